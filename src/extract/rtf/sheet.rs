//! The style sheet: what a paragraph's style number stands for.

use std::collections::BTreeMap;

use crate::model::BlockKind;

/// Styles are based on styles no deeper than this.
const BASES: usize = 16;

/// One paragraph style.
#[derive(Debug, Default)]
pub(super) struct Style {
    pub(super) name: String,
    pub(super) based_on: Option<i32>,
    pub(super) outline: Option<u8>,
}

/// What a style makes of its paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A block of this kind.
    Kind(BlockKind),
    /// An entry of a table of contents.
    Contents,
}

/// All paragraph styles by number.
#[derive(Debug, Default)]
pub(super) struct StyleSheet(BTreeMap<i32, Style>);

impl StyleSheet {
    pub(super) fn add(&mut self, number: i32, style: Style) {
        self.0.insert(number, style);
    }

    /// What the style, or the nearest that it is based on, makes of a paragraph.
    pub(super) fn meaning(&self, number: i32) -> Option<Meaning> {
        let mut number = number;
        for _ in 0..BASES {
            let style = self.0.get(&number)?;
            let meaning = by_name(&style.name);
            if meaning.is_some() {
                return meaning;
            }
            if let Some(level @ 0..=8) = style.outline {
                return Some(Meaning::Kind(BlockKind::Heading(level + 1)));
            }
            number = style.based_on?;
        }
        None
    }
}

fn by_name(name: &str) -> Option<Meaning> {
    let name = name.trim().to_lowercase();
    match name.as_str() {
        "title" | "titel" | "rubrik" => return Some(Meaning::Kind(BlockKind::Title)),
        "caption" | "beskrivning" => return Some(Meaning::Kind(BlockKind::Caption)),
        _ => {}
    }
    let (word, level) = name.rsplit_once(' ')?;
    let level: u8 = level.parse().ok().filter(|level| (1..=9).contains(level))?;
    match word {
        "heading" | "rubrik" => Some(Meaning::Kind(BlockKind::Heading(level))),
        "toc" | "innehåll" | "contents" => Some(Meaning::Contents),
        _ => None,
    }
}
