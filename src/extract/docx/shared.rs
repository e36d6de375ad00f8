//! What all parts of one document share while they are read.

use std::collections::{BTreeMap, BTreeSet};

use super::numbering::Numbering;
use super::sections::Section;
use super::styles::Styles;
use crate::extract::builder::{DocumentBuilder, Draft, PassageId};
use crate::extract::number_format::NumberFormat;
use crate::extract::package::{Package, Relationship};
use crate::extract::unshown::Unshown;
use crate::extract::xml::Tag;
use crate::extract::{self, Nest};
use crate::model::{Document, Reason};

/// The document's parts beside the one that is read, and what was counted.
pub(super) struct Shared<'p> {
    pub(super) package: Package<'p>,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) notes: Notes,
    pub(super) unshown: Unshown,
    /// The page on which each comment is anchored.
    pub(super) comment_pages: BTreeMap<i64, u32>,
    /// The passage that each comment is about.
    pub(super) passages: BTreeMap<i64, PassageId>,
    /// The page on which each section begins.
    pub(super) section_pages: Vec<u32>,
    /// The style of the paragraph before.
    pub(super) last_style: Option<String>,
    nest: Nest<'p>,
    embedded: BTreeSet<String>,
}

/// The notes that wait to be called.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// By whether endnote, and id.
    waiting: BTreeMap<(bool, i64), Vec<Draft>>,
    footnotes: Counter,
    endnotes: Counter,
}

/// How notes of one sort are numbered.
#[derive(Debug, Default)]
pub(super) struct Counter {
    /// How the document's settings print it.
    pub(super) format: NumberFormat,
    /// How many have been called.
    pub(super) count: i64,
}

impl<'p> Shared<'p> {
    /// Nothing read yet.
    pub(super) fn new(package: Package<'p>, nest: Nest<'p>) -> Self {
        Self {
            package,
            styles: Styles::default(),
            numbering: Numbering::default(),
            notes: Notes::default(),
            unshown: Unshown::default(),
            comment_pages: BTreeMap::new(),
            passages: BTreeMap::new(),
            section_pages: vec![1],
            last_style: None,
            nest,
            embedded: BTreeSet::new(),
        }
    }

    /// Reads a file that is embedded as text, or says why not.
    pub(super) fn embedded(&mut self, relationship: &Relationship) -> Result<Document, Reason> {
        if relationship.external {
            return Err(Reason::Elsewhere);
        }
        // Each part is told once: a file may not multiply itself.
        if !self.embedded.insert(relationship.target.clone()) {
            return Err(Reason::Repeated);
        }
        let unread = |error| Reason::Unread { error };
        let bytes = (self.package.part(&relationship.target)).map_err(unread)?;
        let bytes = bytes.ok_or(Reason::Missing)?;
        extract::document(&bytes, self.nest.deeper()).map_err(unread)
    }

    /// Counts a tracked insertion.
    pub(super) fn insert(&mut self, tag: &Tag<'_>) {
        self.unshown.inserted += 1;
        self.author(tag);
    }

    /// Counts a tracked deletion.
    pub(super) fn delete(&mut self, tag: &Tag<'_>) {
        self.unshown.deleted += 1;
        self.author(tag);
    }

    fn author(&mut self, tag: &Tag<'_>) {
        if let Some(author) = tag.attr("author").filter(|author| !author.is_empty()) {
            self.unshown.authors.insert(author.into_owned());
        }
    }

    /// Tells of what was met in the package and of what was counted.
    pub(super) fn warn(self, builder: &mut DocumentBuilder) {
        for warning in self.package.into_warnings() {
            builder.warn(warning);
        }
        self.unshown.warn(builder);
    }
}

impl Notes {
    /// Keeps a note until it is called.
    pub(super) fn keep(&mut self, is_endnote: bool, id: i64, drafts: Vec<Draft>) {
        self.waiting.entry((is_endnote, id)).or_insert(drafts);
    }

    /// The note's blocks, at its first call.
    pub(super) fn take(&mut self, is_endnote: bool, id: i64) -> Vec<Draft> {
        self.waiting.remove(&(is_endnote, id)).unwrap_or_default()
    }

    /// How much text the notes hold that were never called where it is seen.
    pub(super) fn uncalled(&self) -> usize {
        let drafts = self.waiting.values().flatten();
        drafts.map(|draft| draft.text.chars().count()).sum()
    }

    /// How notes of this sort are numbered.
    pub(super) fn counter(&mut self, is_endnote: bool) -> &mut Counter {
        if is_endnote {
            &mut self.endnotes
        } else {
            &mut self.footnotes
        }
    }

    /// The mark of the next note.
    pub(super) fn next_label(&mut self, is_endnote: bool, section: Option<&Section>) -> String {
        let own = section.and_then(|section| {
            if is_endnote {
                section.endnotes.as_ref()
            } else {
                section.footnotes.as_ref()
            }
        });
        let counter = self.counter(is_endnote);
        counter.count += 1;
        own.unwrap_or(&counter.format).print(counter.count, false)
    }
}
