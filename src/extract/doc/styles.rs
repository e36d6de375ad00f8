//! The style sheet: what a paragraph's style is, by its built-in number and
//! not by its name, which is another in every language (MS-DOC 2.9.271).

use super::bytes::Bytes;
use super::sprm::Paragraph;
use crate::model::BlockKind;

/// Styles are based on styles no deeper than this.
const BASES: usize = 16;
/// Says that a style is based on none.
const NONE: u16 = 0x0FFF;

#[derive(Debug, Default, Clone)]
struct Style {
    built_in: u16,
    based_on: Option<u16>,
    properties: Paragraph,
}

/// All styles, by number.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

/// What a style says about its paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The kind of block.
    pub kind: Option<BlockKind>,
    /// An entry of a table of contents.
    pub contents: bool,
    /// The list that its paragraphs are items of, and at which level.
    pub list: Option<u16>,
    pub level: Option<u8>,
}

impl Styles {
    pub(super) fn read(sheet: Bytes<'_>) -> Self {
        let mut styles = Vec::new();
        let Some(head) = sheet.u16(0).map(usize::from) else {
            return Self(styles);
        };
        let (Some(count), Some(base)) = (sheet.u16(2), sheet.u16(4)) else {
            return Self(styles);
        };
        let mut at = 2 + head;
        for _ in 0..count {
            let Some(length) = sheet.u16(at).map(usize::from) else {
                break;
            };
            let style = sheet.part(at + 2, length).filter(|_| length > 0);
            styles.push(style.map_or_else(Style::default, |style| one(style, usize::from(base))));
            at += 2 + length + length % 2;
        }
        Self(styles)
    }

    /// What the style, or those that it is based on, say.
    pub(super) fn meaning(&self, number: u16) -> Meaning {
        let mut meaning = Meaning::default();
        let mut number = Some(number);
        for _ in 0..BASES {
            let Some(style) = number.and_then(|number| self.0.get(usize::from(number))) else {
                break;
            };
            if meaning.kind.is_none() {
                meaning.kind = match (style.built_in, style.properties.outline) {
                    (level @ 1..=9, _) => u8::try_from(level).ok().map(BlockKind::Heading),
                    (62, _) => Some(BlockKind::Title),
                    (34, _) => Some(BlockKind::Caption),
                    (_, Some(level @ 0..=8)) => Some(BlockKind::Heading(level + 1)),
                    _ => None,
                };
            }
            meaning.contents |= (19..=27).contains(&style.built_in);
            meaning.list = meaning.list.or(style.properties.list);
            meaning.level = meaning.level.or(style.properties.level);
            number = style.based_on;
        }
        meaning
    }
}

fn one(source: Bytes<'_>, base: usize) -> Style {
    let word = |at: usize| source.u16(at).unwrap_or(0);
    let based_on = word(2) >> 4;
    let mut style = Style {
        built_in: word(0) & 0x0FFF,
        based_on: (based_on != NONE).then_some(based_on),
        properties: Paragraph::default(),
    };
    let is_paragraph = word(2) & 0xF == 1;
    let name = usize::from(word(base));
    // The name, its length and its end; then what the style sets.
    let at = base + 2 + name * 2 + 2;
    if is_paragraph && let Some(length) = source.u16(at).map(usize::from) {
        let start = at + 2 + at % 2;
        if let Some(properties) = source.part(start, length) {
            style.properties.apply(properties.from(2));
        }
    }
    style
}
