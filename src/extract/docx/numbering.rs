//! `numbering.xml` and the counters that run through a document: gives each
//! numbered paragraph the number or mark that is printed before it.

use std::collections::{HashMap, HashSet};

use super::properties::{ParagraphProps, RunProps};
use super::styles::{Style, Styles};
use crate::error::ReadError;
use crate::extract::limits;
use crate::extract::number_format::NumberFormat;
use crate::extract::symbols::{self, SymbolFont};
use crate::extract::typeface::Font;
use crate::extract::xml::{Ns, Tag, Token, Xml};

/// Levels of one list.
const LEVELS: usize = 9;

/// The longest text of a level: it is repeated for each of its paragraphs.
const LONGEST_TEXT: usize = 255;

/// The definitions, and where the counting stands.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<i64, Abstract>,
    numbers: HashMap<i64, Number>,
    counters: HashMap<i64, [Option<i64>; LEVELS]>,
    /// Restarts that have been carried out, by numbering and level.
    restarted: HashSet<(i64, usize)>,
}

/// A number or mark as printed, and the level it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// The mark; empty where the level prints nothing.
    pub(super) mark: String,
    /// From 0.
    pub(super) level: u8,
}

#[derive(Debug, Clone, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// The numbering style that holds the levels instead.
    linked_style: Option<String>,
}

#[derive(Debug, Clone)]
struct Level {
    start: i64,
    format: NumberFormat,
    text: String,
    /// Counting begins anew after this level (from 1); 0 never.
    restart: Option<i64>,
    /// All numbers in the text are decimal.
    legal: bool,
    style: Option<String>,
    font: Option<SymbolFont>,
    english: bool,
    paragraph: ParagraphProps,
}

#[derive(Debug, Clone, Default)]
struct Number {
    of: i64,
    overrides: HashMap<usize, Override>,
}

#[derive(Debug, Clone, Default)]
struct Override {
    start: Option<i64>,
    level: Option<Box<Level>>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: NumberFormat::Decimal,
            text: String::new(),
            restart: None,
            legal: false,
            style: None,
            font: None,
            english: false,
            paragraph: ParagraphProps::default(),
        }
    }
}

impl Numbering {
    /// Reads the part; what stands before a damaged place is kept.
    pub(super) fn read(text: &str, english: bool) -> (Self, Result<(), ReadError>) {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text);
        let outcome = loop {
            let tag = match xml.next() {
                Ok(Token::Start(tag)) if tag.ns == Ns::Word => tag,
                Ok(Token::Start(_) | Token::End | Token::Text(_)) => continue,
                Ok(Token::Eof) => break Ok(()),
                Err(error) => break Err(error),
            };
            let read = match tag.name() {
                "abstractNum" => {
                    let id = tag.number("abstractNumId").unwrap_or_default();
                    read_abstract(&mut xml, english).map(|read| {
                        if !limits::DEFINITIONS.is_reached_by(numbering.abstracts.len()) {
                            numbering.abstracts.entry(id).or_insert(read);
                        }
                    })
                }
                "num" => {
                    let id = tag.number("numId").unwrap_or_default();
                    read_number(&mut xml, english).map(|read| {
                        if !limits::DEFINITIONS.is_reached_by(numbering.numbers.len()) {
                            numbering.numbers.entry(id).or_insert(read);
                        }
                    })
                }
                _ => Ok(()),
            };
            if read.is_err() {
                break read;
            }
        };
        (numbering, outcome)
    }

    /// The number of the next paragraph with these numbering properties: its
    /// own, or those of its style.
    pub(super) fn next(
        &mut self,
        own: &ParagraphProps,
        style: &Style,
        styles: &Styles,
    ) -> Option<Printed> {
        let inherited = &style.paragraph;
        let id = (own.number_id.or(inherited.number_id)).filter(|id| *id != 0)?;
        let definition = self.definition(id, styles)?;
        let by_style = || {
            let levels = &self.abstracts.get(&definition)?.levels;
            (styles.line(style)).find_map(|style| {
                levels
                    .iter()
                    .position(|level| level.style.as_deref() == Some(style))
            })
        };
        let written = |level: Option<u8>| level.map(usize::from).filter(|level| *level < LEVELS);
        // A style's level is the one that names the style; only a paragraph's
        // own numbering says its level itself.
        let level = written(own.number_level)
            .or_else(|| {
                if own.number_id.is_some() {
                    None
                } else {
                    by_style()
                }
            })
            .or_else(|| written(inherited.number_level))
            .unwrap_or(0);
        let mark = self.count(id, definition, level)?;
        Some(Printed {
            mark,
            level: u8::try_from(level).unwrap_or_default(),
        })
    }

    /// What a level says about its paragraphs.
    pub(super) fn paragraph(&self, id: i64, level: u8, styles: &Styles) -> Option<&ParagraphProps> {
        let definition = self.definition(id, styles)?;
        let level = usize::from(level).min(LEVELS - 1);
        Some(&self.level(id, definition, level)?.paragraph)
    }

    /// The abstract numbering that holds the levels, links followed.
    fn definition(&self, id: i64, styles: &Styles) -> Option<i64> {
        let mut definition = self.numbers.get(&id)?.of;
        // A style that links back to itself must not lead on for ever.
        for _ in 0..8 {
            let Some(style) = &self.abstracts.get(&definition)?.linked_style else {
                break;
            };
            let linked = styles.numbering(style).and_then(|id| self.numbers.get(&id));
            match linked {
                Some(number) if number.of != definition => definition = number.of,
                _ => break,
            }
        }
        Some(definition)
    }

    fn level(&self, id: i64, definition: i64, level: usize) -> Option<&Level> {
        let replaced = (self.numbers.get(&id))
            .and_then(|number| number.overrides.get(&level)?.level.as_deref());
        replaced.or_else(|| Some(&self.abstracts.get(&definition)?.levels[level]))
    }

    fn start(&self, id: i64, definition: i64, level: usize) -> i64 {
        let replaced =
            (self.numbers.get(&id)).and_then(|number| number.overrides.get(&level)?.start);
        replaced
            .or_else(|| self.level(id, definition, level).map(|level| level.start))
            .unwrap_or(1)
    }

    /// Moves the counters on and prints the level's text.
    fn count(&mut self, id: i64, definition: i64, level: usize) -> Option<String> {
        let mut counters = self.counters.get(&definition).copied().unwrap_or_default();
        let starts: [i64; LEVELS] = std::array::from_fn(|at| self.start(id, definition, at));
        let overridden = (self.numbers.get(&id)).is_some_and(|number| {
            number
                .overrides
                .get(&level)
                .is_some_and(|o| o.start.is_some())
        });
        if overridden && self.restarted.insert((id, level)) {
            counters[level] = None;
        }
        counters[level] = Some(match counters[level] {
            Some(number) => number.saturating_add(1),
            None => starts[level],
        });
        for (below, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restart = self
                .level(id, definition, below)
                .and_then(|level| level.restart);
            let begins_anew = match restart {
                None => true,
                Some(after) => usize::try_from(after).is_ok_and(|after| level < after),
            };
            if begins_anew {
                *counter = None;
            }
        }
        self.counters.insert(definition, counters);
        let this = self.level(id, definition, level)?;
        if this.format == NumberFormat::Bullet {
            return Some(bullet(this));
        }
        let mut printed = String::new();
        let mut chars = this.text.chars().peekable();
        while let Some(c) = chars.next() {
            let named = (c == '%')
                .then(|| chars.peek().and_then(|c| c.to_digit(10)))
                .flatten();
            let Some(at) = named.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1))
            else {
                printed.push(c);
                continue;
            };
            chars.next();
            let other = self.level(id, definition, at)?;
            let number = counters[at].unwrap_or(starts[at]);
            let format = match &other.format {
                NumberFormat::None => continue,
                _ if this.legal => &NumberFormat::Decimal,
                format => format,
            };
            printed.push_str(&format.print(number, other.english));
        }
        Some(printed.trim().to_owned())
    }
}

/// The mark of a bulleted level.
fn bullet(level: &Level) -> String {
    let mark: String = (level.text.chars())
        .map(|c| match symbols::seen(level.font, c) {
            // The letter o of a typewriter font stands for a ring.
            Some('o') => '◦',
            Some(c) => c,
            None => '•',
        })
        .collect();
    let mark = mark.trim();
    if mark.is_empty() {
        "•".to_owned()
    } else {
        mark.to_owned()
    }
}

/// Reads one `abstractNum` up to its end.
fn read_abstract(xml: &mut Xml<'_>, english: bool) -> Result<Abstract, ReadError> {
    let outside = xml.depth() - 1;
    let mut read = Abstract::default();
    while xml.depth() > outside {
        let tag = match xml.next()? {
            Token::Start(tag) if tag.ns == Ns::Word => tag,
            Token::Eof => break,
            Token::Start(_) | Token::End | Token::Text(_) => continue,
        };
        match tag.name() {
            "numStyleLink" => read.linked_style = tag.attr("val").map(std::borrow::Cow::into_owned),
            "lvl" => {
                let at = tag
                    .number("ilvl")
                    .and_then(|level| usize::try_from(level).ok());
                let level = read_level(xml, english)?;
                if let Some(place) = at.and_then(|at| read.levels.get_mut(at)) {
                    *place = level;
                }
            }
            _ => {}
        }
    }
    Ok(read)
}

/// Reads one `num` up to its end.
fn read_number(xml: &mut Xml<'_>, english: bool) -> Result<Number, ReadError> {
    let outside = xml.depth() - 1;
    let mut read = Number::default();
    let mut at = 0;
    while xml.depth() > outside {
        let tag = match xml.next()? {
            Token::Start(tag) if tag.ns == Ns::Word => tag,
            Token::Eof => break,
            Token::Start(_) | Token::End | Token::Text(_) => continue,
        };
        match tag.name() {
            "abstractNumId" => read.of = tag.number("val").unwrap_or_default(),
            "lvlOverride" => at = level_of(&tag),
            "startOverride" => read.overrides.entry(at).or_default().start = tag.number("val"),
            "lvl" => {
                let level = Box::new(read_level(xml, english)?);
                read.overrides.entry(at).or_default().level = Some(level);
            }
            _ => {}
        }
    }
    Ok(read)
}

/// Reads one `lvl` up to its end.
fn read_level(xml: &mut Xml<'_>, english: bool) -> Result<Level, ReadError> {
    let outside = xml.depth() - 1;
    let mut run = RunProps::default();
    let mut level = Level {
        english,
        ..Level::default()
    };
    let mut custom = false;
    while xml.depth() > outside {
        let tag = match xml.next()? {
            Token::Start(tag) if tag.ns == Ns::Word => tag,
            Token::Eof => break,
            Token::Start(_) | Token::End | Token::Text(_) => continue,
        };
        match tag.name() {
            "start" => level.start = tag.number("val").unwrap_or(1),
            // A custom format has a plain one beside it for older readers.
            "numFmt" if !custom => {
                let name = tag.attr("val").unwrap_or_default();
                custom = name == "custom";
                level.format = NumberFormat::named(&name, tag.attr("format").as_deref());
            }
            "lvlText" => {
                let text = tag.attr("val").unwrap_or_default();
                level.text = text.chars().take(LONGEST_TEXT).collect();
            }
            "lvlRestart" => level.restart = tag.number("val"),
            "isLgl" => level.legal = tag.is_on(),
            "pStyle" => level.style = tag.attr("val").map(std::borrow::Cow::into_owned),
            _ => {
                level.paragraph.take(&tag);
                run.take(&tag);
            }
        }
    }
    level.english = run.english.unwrap_or(english);
    if let Some(Font::Symbols(font)) = run.font {
        level.font = Some(font);
    }
    Ok(level)
}

fn level_of(tag: &Tag<'_>) -> usize {
    let level = tag
        .number("ilvl")
        .and_then(|level| usize::try_from(level).ok());
    level.unwrap_or_default().min(LEVELS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// Numbers a row of (numbering, level) and gives the marks.
    fn check(definitions: &str, row: &[(i64, u8)], expected: &str) {
        let text = format!("<w:numbering xmlns:w='{WORD}'>{definitions}</w:numbering>");
        let (mut numbering, outcome) = Numbering::read(&text, false);
        assert_eq!(outcome, Ok(()));
        let styles = Styles::default();
        let marks: Vec<_> = (row.iter())
            .map(|(id, level)| {
                let own = ParagraphProps {
                    number_id: Some(*id),
                    number_level: Some(*level),
                    ..ParagraphProps::default()
                };
                let printed = numbering.next(&own, &Style::default(), &styles);
                printed.map_or("–".to_owned(), |printed| printed.mark)
            })
            .collect();
        assert_eq!(marks.join(" | "), expected);
    }

    const OUTLINE: &str = "<w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:isLgl/><w:lvlText w:val='%1.%2 %3)'/></w:lvl>\
        <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlRestart w:val='0'/><w:lvlText w:val='(%4)'/></w:lvl>\
        </w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
        <w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='1'><w:startOverride w:val='5'/></w:lvlOverride></w:num>\
        <w:num w:numId='3'><w:abstractNumId w:val='9'/></w:num>";

    #[test]
    fn levels_count_and_begin_anew() {
        check(
            OUTLINE,
            &[(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)],
            "I. | I.1 | I.2 | 1.2 1) | II. | II.1 | 2.1 1)",
        );
    }

    #[test]
    fn a_level_may_count_through() {
        check(
            OUTLINE,
            &[(1, 0), (1, 3), (1, 0), (1, 3)],
            "I. | (1) | II. | (2)",
        );
    }

    #[test]
    fn an_override_restarts_once() {
        check(
            OUTLINE,
            &[(1, 0), (1, 1), (2, 1), (2, 1), (1, 1)],
            "I. | I.1 | I.5 | I.6 | I.7",
        );
    }

    #[test]
    fn a_numbering_without_definition_prints_nothing() {
        check(OUTLINE, &[(3, 0), (7, 0), (0, 0)], "– | – | –");
    }
}
