//! List styles and the counters of lists: gives each item the number or mark
//! that is printed before it.

use std::collections::HashMap;

use crate::error::ReadError;
use crate::extract::limits;
use crate::extract::number_format::NumberFormat;
use crate::extract::symbols::{self, SymbolFont};
use crate::extract::xml::{Ns, Tag, Token, Xml};

/// Levels of one list.
const LEVELS: usize = 10;

/// The longest text around a number: it is repeated for each item.
const LONGEST_TEXT: usize = 100;

/// The name under which the outline of headings counts; no list style can
/// have it, for it is no XML name.
pub(super) const OUTLINE: &str = "/outline";

/// All list styles, and where the counting stands.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: HashMap<String, [Level; LEVELS]>,
    counters: HashMap<String, [Option<i64>; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
enum Level {
    Number {
        format: NumberFormat,
        prefix: String,
        suffix: String,
        start: i64,
        /// How many levels are printed, this one included.
        shown: usize,
    },
    Bullet(String),
    #[default]
    Nothing,
}

impl Lists {
    /// Reads the list style that has just begun, up to its end. The first
    /// style of a name holds.
    pub(super) fn read_style(&mut self, xml: &mut Xml<'_>, name: String) -> Result<(), ReadError> {
        let outside = xml.depth() - 1;
        let mut levels: [Level; LEVELS] = Default::default();
        let mut bullet_at = None;
        while xml.depth() > outside {
            let tag = match xml.next()? {
                Token::Start(tag) => tag,
                Token::Eof => break,
                Token::End | Token::Text(_) => continue,
            };
            let at = || {
                let level = tag
                    .number("level")
                    .and_then(|level| usize::try_from(level).ok());
                level.unwrap_or(1).clamp(1, LEVELS) - 1
            };
            match (tag.ns, tag.name()) {
                (Ns::OdText, "list-level-style-number" | "outline-level-style") => {
                    levels[at()] = number_level(&tag);
                    bullet_at = None;
                }
                (Ns::OdText, "list-level-style-bullet") => {
                    let mark = tag.attr("bullet-char").unwrap_or_default();
                    let mark = mark.chars().take(LONGEST_TEXT).collect();
                    bullet_at = Some(at());
                    levels[at()] = Level::Bullet(mark);
                }
                (Ns::OdText, "list-level-style-image") => {
                    levels[at()] = Level::Bullet("•".to_owned());
                }
                (Ns::OdStyle, "text-properties") => {
                    let font = (tag.attr("font-name"))
                        .or_else(|| tag.attr("font-family"))
                        .and_then(|name| SymbolFont::named(name.trim_matches(['\'', '"'])));
                    if let Some(Level::Bullet(mark)) = bullet_at.map(|at| &mut levels[at]) {
                        *mark = mark
                            .chars()
                            .map(|c| symbols::seen(font, c).unwrap_or('•'))
                            .collect();
                    }
                }
                _ => {}
            }
        }
        if !limits::DEFINITIONS.is_reached_by(self.styles.len()) {
            self.styles.entry(name).or_insert(levels);
        }
        Ok(())
    }

    /// A list of this style begins anew.
    pub(super) fn restart(&mut self, style: &str) {
        self.counters.remove(style);
    }

    /// Counts an item and gives its mark, if the level prints one. `start` is
    /// the number that the item asks for.
    pub(super) fn next(&mut self, style: &str, level: usize, start: Option<i64>) -> Option<String> {
        let levels = self.styles.get(style)?;
        let level = level.min(LEVELS - 1);
        let (format, prefix, suffix, shown) = match &levels[level] {
            Level::Nothing => return None,
            Level::Bullet(mark) => {
                let mark = mark.trim();
                return Some(if mark.is_empty() { "•" } else { mark }.to_owned());
            }
            Level::Number {
                format,
                prefix,
                suffix,
                shown,
                ..
            } => (format, prefix, suffix, *shown),
        };
        let mut counters = self.counters.get(style).copied().unwrap_or_default();
        let first = |at: usize| match &levels[at] {
            Level::Number { start, .. } => *start,
            Level::Bullet(_) | Level::Nothing => 1,
        };
        counters[level] = Some(start.unwrap_or_else(|| {
            counters[level].map_or_else(|| first(level), |number| number.saturating_add(1))
        }));
        for below in &mut counters[level + 1..] {
            *below = None;
        }
        match self.counters.get_mut(style) {
            Some(place) => *place = counters,
            None => drop(self.counters.insert(style.to_owned(), counters)),
        }
        if *format == NumberFormat::None {
            return None;
        }
        let numbers: Vec<String> = ((level + 1).saturating_sub(shown)..=level)
            .filter_map(|at| match &levels[at] {
                Level::Number { format, .. } => {
                    let number = counters[at].unwrap_or_else(|| first(at));
                    Some(format.print(number, false)).filter(|number| !number.is_empty())
                }
                Level::Bullet(_) | Level::Nothing => None,
            })
            .collect();
        let printed = format!("{prefix}{}{suffix}", numbers.join("."));
        let printed = printed.trim();
        (!printed.is_empty()).then(|| printed.to_owned())
    }
}

fn number_level(tag: &Tag<'_>) -> Level {
    let word = |name: &str| -> String {
        let word = tag.attr(name).unwrap_or_default();
        word.chars().take(LONGEST_TEXT).collect()
    };
    let shown = tag
        .number("display-levels")
        .and_then(|shown| usize::try_from(shown).ok());
    Level::Number {
        format: NumberFormat::open_document(
            &word("num-format"),
            tag.attr("num-letter-sync").as_deref() == Some("true"),
        ),
        prefix: word("num-prefix"),
        suffix: word("num-suffix"),
        start: tag.number("start-value").unwrap_or(1),
        shown: shown.unwrap_or(1).clamp(1, LEVELS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_numbered_by_level() {
        let text = "<s xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
            xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'>\
            <text:list-level-style-number text:level='1' style:num-format='I' style:num-suffix='.'/>\
            <text:list-level-style-number text:level='2' style:num-format='1' text:display-levels='2' style:num-prefix='('  style:num-suffix=')'/>\
            <text:list-level-style-bullet text:level='3' text:bullet-char='\u{f0b7}'><style:text-properties style:font-name='Symbol'/></text:list-level-style-bullet>\
            </s>";
        let mut lists = Lists::default();
        let mut xml = Xml::new(text);
        assert!(matches!(xml.next(), Ok(Token::Start(_))));
        lists.read_style(&mut xml, "L".to_owned()).unwrap();
        let row = [
            (0, None),
            (1, None),
            (1, Some(5)),
            (2, None),
            (0, None),
            (1, None),
            (3, None),
        ];
        let marks: Vec<_> = (row.iter())
            .map(|(level, start)| lists.next("L", *level, *start).unwrap_or("–".to_owned()))
            .collect();
        assert_eq!(marks, ["I.", "(I.1)", "(I.5)", "•", "II.", "(II.1)", "–"]);
        lists.restart("L");
        assert_eq!(lists.next("L", 0, None).as_deref(), Some("I."));
        assert_eq!(lists.next("okänd", 0, None), None);
    }
}
