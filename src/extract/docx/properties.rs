//! Paragraph and run properties: the few that change what a reader sees, the
//! printed number, the look or the page. The same elements stand in styles,
//! in numbering levels and on paragraphs and runs themselves.

use crate::extract::pages::Line;
use crate::extract::typeface::Font;
use crate::extract::xml::Tag;

/// Properties of a run; nothing, where they are not said.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RunProps {
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Italic.
    pub(super) italic: Option<bool>,
    /// Underlined.
    pub(super) underlined: Option<bool>,
    /// Hidden.
    pub(super) vanish: Option<bool>,
    pub(super) struck: Option<bool>,
    /// A paragraph mark that only ends a run-in heading.
    pub(super) special_vanish: Option<bool>,
    /// Size in half points.
    pub(super) half_points: Option<u16>,
    /// The typeface, as far as it matters.
    pub(super) font: Option<Font>,
    /// Whether the language is English; for numbers in words.
    pub(super) english: Option<bool>,
    /// The character style.
    pub(super) style: Option<String>,
}

/// Properties of a paragraph; nothing, where they are not said.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ParagraphProps {
    /// The paragraph style.
    pub(super) style: Option<String>,
    /// The numbering; 0 takes away an inherited one.
    pub(super) number_id: Option<i64>,
    /// The numbering's level, from 0.
    pub(super) number_level: Option<u8>,
    /// The outline level, 0 to 8; 9 is running text.
    pub(super) outline: Option<u8>,
    /// Whether a page begins before it.
    pub(super) page_break_before: Option<bool>,
    /// Whether it stays on the page of what follows.
    pub(super) keep_next: Option<bool>,
    /// Whether its lines stay on one page.
    pub(super) keep_lines: Option<bool>,
    /// Space above, in twentieths of a point.
    pub(super) before: Option<i64>,
    /// Space below.
    pub(super) after: Option<i64>,
    /// The line's height.
    pub(super) line: Option<Line>,
    /// No space between paragraphs of one style.
    pub(super) contextual: Option<bool>,
    /// Indent at the left, in twentieths of a point.
    pub(super) left: Option<i64>,
    /// Indent at the right.
    pub(super) right: Option<i64>,
}

macro_rules! override_each {
    ($into:expr, $from:expr, $($field:ident)+) => {
        $(if $from.$field.is_some() { $into.$field.clone_from(&$from.$field); })+
    };
}

impl RunProps {
    /// Takes the property that this element says, if it is one of these.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "b" => self.bold = Some(tag.is_on()),
            "i" => self.italic = Some(tag.is_on()),
            "u" => self.underlined = Some(tag.is_on()),
            "vanish" => self.vanish = Some(tag.is_on()),
            "strike" | "dstrike" => self.struck = Some(tag.is_on()),
            "specVanish" => self.special_vanish = Some(tag.is_on()),
            "sz" => self.half_points = tag.number("val").and_then(|size| u16::try_from(size).ok()),
            "rStyle" => self.style = tag.attr("val").map(std::borrow::Cow::into_owned),
            "rFonts" => {
                let name = ["ascii", "hAnsi", "cs"]
                    .into_iter()
                    .find_map(|each| tag.attr(each));
                if let Some(name) = name {
                    self.font = Some(Font::named(&name));
                }
            }
            "lang" => {
                if let Some(language) = tag.attr("val") {
                    self.english = Some(language.starts_with("en"));
                }
            }
            _ => {}
        }
    }

    /// Lets what `other` says hold over what this says.
    pub(super) fn override_with(&mut self, other: &Self) {
        override_each!(self, other, bold italic underlined vanish struck special_vanish half_points font english);
    }

    /// These properties of a paragraph's style with those of a character
    /// style: bold and its like toggle, so that emphasis stands out in bold text.
    pub(super) fn toggled_with(&mut self, character: &Self) {
        let toggled = |a: Option<bool>, b: Option<bool>| match (a, b) {
            (Some(a), Some(b)) => Some(a != b),
            (a, b) => b.or(a),
        };
        let bold = toggled(self.bold, character.bold);
        let italic = toggled(self.italic, character.italic);
        let vanish = toggled(self.vanish, character.vanish);
        let struck = toggled(self.struck, character.struck);
        self.override_with(character);
        (self.bold, self.italic, self.vanish) = (bold, italic, vanish);
        self.struck = struck;
    }
}

impl ParagraphProps {
    /// Takes the property that this element says, if it is one of these.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "pStyle" => self.style = tag.attr("val").map(std::borrow::Cow::into_owned),
            "numId" => self.number_id = tag.number("val"),
            "ilvl" => {
                self.number_level = tag.number("val").and_then(|level| u8::try_from(level).ok());
            }
            "outlineLvl" => {
                self.outline = tag.number("val").and_then(|level| u8::try_from(level).ok());
            }
            "pageBreakBefore" => self.page_break_before = Some(tag.is_on()),
            "keepNext" => self.keep_next = Some(tag.is_on()),
            "keepLines" => self.keep_lines = Some(tag.is_on()),
            "contextualSpacing" => self.contextual = Some(tag.is_on()),
            "spacing" => {
                self.before = measure(tag, "before").or(self.before);
                self.after = measure(tag, "after").or(self.after);
                if let Some(height) = measure(tag, "line") {
                    self.line = Some(match tag.attr("lineRule").as_deref() {
                        Some("exact") => Line::Exactly(height),
                        Some("atLeast") => Line::AtLeast(height),
                        _ => Line::Times(height),
                    });
                }
            }
            "ind" => {
                let left = measure(tag, "left").or_else(|| measure(tag, "start"));
                let right = measure(tag, "right").or_else(|| measure(tag, "end"));
                self.left = left.or(self.left);
                self.right = right.or(self.right);
            }
            _ => {}
        }
    }

    /// Lets what `other` says hold over what this says.
    pub(super) fn override_with(&mut self, other: &Self) {
        override_each!(
            self, other,
            number_id number_level outline page_break_before keep_next keep_lines
            before after line contextual left right
        );
    }
}

/// A measure that must be small enough to reckon with.
fn measure(tag: &Tag<'_>, name: &str) -> Option<i64> {
    /// Twice the height of the largest sheet that Word knows.
    const WIDEST: i64 = 2 * 31_680;
    tag.number(name).map(|value| value.clamp(-WIDEST, WIDEST))
}
