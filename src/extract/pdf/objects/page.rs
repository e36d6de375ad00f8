//! The pages of a file, with what each takes over from the tree that leads to it.

use std::collections::HashSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::File;
use super::value::as_dict;
use crate::extract::limits as shared;
use crate::extract::pdf::matrix::Rect;

/// The pages of a file, and what their tree says of them.
pub(in crate::extract::pdf) struct Pages<'a> {
    /// The pages in order.
    pub(in crate::extract::pdf) pages: Vec<Page<'a>>,
    /// How many there should be.
    pub(in crate::extract::pdf) told: Option<usize>,
}

/// One page, with what it inherits from the page tree.
#[derive(Debug, Clone)]
pub(in crate::extract::pdf) struct Page<'a> {
    /// Its object, as structure and links refer to it.
    pub(in crate::extract::pdf) id: Option<ObjectId>,
    /// Its dictionary.
    pub(in crate::extract::pdf) dict: &'a Dictionary,
    /// Fonts, forms and the like that its content names.
    pub(in crate::extract::pdf) resources: Option<&'a Dictionary>,
    /// What of it is shown, in its own coordinates.
    pub(in crate::extract::pdf) shown: Rect,
    /// By how many quarter turns it is shown turned, clockwise.
    pub(in crate::extract::pdf) turns: u8,
}

impl File {
    /// The pages, at most as many as are read of any document.
    pub(in crate::extract::pdf) fn pages(&self) -> Pages<'_> {
        let root = (self.catalog()).and_then(|catalog| self.dict(catalog, b"Pages"));
        Pages {
            pages: self.page_list(),
            told: root
                .and_then(|root| self.integer(root, b"Count"))
                .and_then(|count| usize::try_from(count).ok()),
        }
    }

    fn page_list(&self) -> Vec<Page<'_>> {
        let most = shared::PAGES.as_usize();
        let root = self.catalog().and_then(|c| c.get(b"Pages").ok());
        let mut pages = Vec::new();
        let mut seen = HashSet::new();
        let mut open: Vec<(&Object, Inherited<'_>)> = root
            .map(|root| (root, Inherited::default()))
            .into_iter()
            .collect();
        while let Some((object, inherited)) = open.pop() {
            let id = object.as_reference().ok();
            if pages.len() >= most || id.is_some_and(|id| !seen.insert(id)) {
                continue;
            }
            let Some(dict) = as_dict(self.resolve(object)) else {
                continue;
            };
            let inherited = inherited.with(self, dict);
            match self.array(dict, b"Kids") {
                Some(kids) if self.name(dict, b"Type") != Some(b"Page") => {
                    open.extend(kids.iter().rev().map(|kid| (kid, inherited)));
                }
                _ => pages.push(inherited.page(id, dict)),
            }
        }
        if pages.is_empty() {
            // No tree leads to them; they may be there all the same.
            pages = self
                .objects()
                .filter_map(|(id, object)| Some((id, as_dict(object)?)))
                .filter(|(_, dict)| dict.has_type(b"Page"))
                .take(most)
                .map(|(id, dict)| Inherited::default().with(self, dict).page(Some(id), dict))
                .collect();
        }
        pages
    }
}

/// What a page takes over from the nodes above it.
#[derive(Debug, Clone, Copy, Default)]
struct Inherited<'a> {
    resources: Option<&'a Dictionary>,
    media: Option<Rect>,
    crop: Option<Rect>,
    turns: Option<i64>,
}

impl<'a> Inherited<'a> {
    fn with(self, file: &'a File, dict: &'a Dictionary) -> Self {
        Self {
            resources: file.dict(dict, b"Resources").or(self.resources),
            media: file.rect(dict, b"MediaBox").or(self.media),
            crop: file.rect(dict, b"CropBox").or(self.crop),
            turns: file.integer(dict, b"Rotate").or(self.turns),
        }
    }

    fn page(self, id: Option<ObjectId>, dict: &'a Dictionary) -> Page<'a> {
        const LETTER: Rect = Rect::new(0.0, 0.0, 612.0, 792.0);
        let media = self
            .media
            .filter(|media| !media.is_empty())
            .unwrap_or(LETTER);
        let shown = self
            .crop
            .map(|crop| crop.intersection(media))
            .filter(|shown| !shown.is_empty())
            .unwrap_or(media);
        let turns = self.turns.unwrap_or(0).div_euclid(90).rem_euclid(4);
        Page {
            id,
            dict,
            resources: self.resources,
            shown,
            turns: u8::try_from(turns).unwrap_or(0),
        }
    }
}
