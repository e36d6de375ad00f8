//! Styles, automatic ones included, with inheritance resolved; and the pages
//! that master pages lay out.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::lists::{Lists, OUTLINE};
use super::measure::{percent, twips};
use crate::error::ReadError;
use crate::extract::limits;
use crate::extract::pages::{Line, Sheet, Twips};
use crate::extract::purpose::Purpose;
use crate::extract::symbols::SymbolFont;
use crate::extract::typeface::Font;
use crate::extract::xml::{Ns, Tag, Token, Xml};
use crate::model::Look;

/// A paragraph's or a text's style, or what is said of it so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    parent: Option<String>,
    /// The name that people see.
    display: Option<String>,
    pub(super) outline: Option<u8>,
    pub(super) list: Option<String>,
    pub(super) master: Option<String>,
    pub(super) break_before: Option<bool>,
    pub(super) break_after: Option<bool>,
    pub(super) keep_next: Option<bool>,
    pub(super) before: Option<Twips>,
    pub(super) after: Option<Twips>,
    pub(super) left: Option<Twips>,
    pub(super) right: Option<Twips>,
    pub(super) line: Option<Line>,
    pub(super) hidden: Option<bool>,
    struck: Option<bool>,
    bold: Option<bool>,
    italic: Option<bool>,
    underlined: Option<bool>,
    size: Option<Size>,
    font: Option<Font>,
    /// What its family tree says it is for.
    pub(super) purpose: Purpose,
}

#[derive(Debug, Clone, Copy)]
enum Size {
    HalfPoints(u16),
    Percent(i64),
}

/// How a run looks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunLook {
    pub(super) look: Look,
    pub(super) hidden: bool,
    pub(super) struck: bool,
    pub(super) font: Option<Font>,
}

/// Which styles a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Paragraph,
    Text,
    Section,
    Other,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<(Family, String), Style>,
    defaults: Style,
    layouts: HashMap<String, Sheet>,
    /// Master pages with their layout, and the one that follows.
    masters: HashMap<String, (String, Option<String>)>,
    used_masters: BTreeSet<String>,
    resolved: HashMap<(Family, String), Rc<Style>>,
    fonts: HashMap<String, Font>,
}

/// No real document's styles inherit through more than this.
const LONGEST_LINE: usize = 64;

impl Styles {
    /// Reads the styles of one part; what stands before a damaged place is kept.
    pub(super) fn read(&mut self, part: &str, lists: &mut Lists) -> Result<(), ReadError> {
        let mut xml = Xml::new(part);
        loop {
            let tag = match xml.next()? {
                Token::Start(tag) => tag,
                Token::Eof => return Ok(()),
                Token::End | Token::Text(_) => continue,
            };
            let name = || tag.attr("name").unwrap_or_default().into_owned();
            match (tag.ns, tag.name()) {
                (Ns::OdOffice, "body") => xml.skip()?,
                (Ns::OdStyle, "font-face") => {
                    let family = tag.attr("font-family").unwrap_or_default();
                    let font = Font::named(family.trim_matches(['\'', '"']));
                    self.fonts.insert(name(), font);
                }
                (Ns::OdText, "list-style") => lists.read_style(&mut xml, name())?,
                (Ns::OdText, "outline-style") => lists.read_style(&mut xml, OUTLINE.to_owned())?,
                (Ns::OdStyle, "default-style")
                    if tag.attr("family").as_deref() == Some("paragraph") =>
                {
                    self.defaults = self.read_style(&mut xml, &tag)?;
                }
                (Ns::OdStyle, "style") => {
                    let family = family(&tag);
                    let name = name();
                    let style = self.read_style(&mut xml, &tag)?;
                    if !limits::DEFINITIONS.is_reached_by(self.by_name.len()) {
                        self.by_name.entry((family, name)).or_insert(style);
                    }
                }
                (Ns::OdStyle, "page-layout") => {
                    let name = name();
                    let sheet = read_layout(&mut xml)?;
                    self.layouts.entry(name).or_insert(sheet);
                }
                (Ns::OdStyle, "master-page") => {
                    let layout = tag
                        .attr("page-layout-name")
                        .unwrap_or_default()
                        .into_owned();
                    let next = tag
                        .attr("next-style-name")
                        .map(std::borrow::Cow::into_owned);
                    self.masters.entry(name()).or_insert((layout, next));
                }
                _ => {}
            }
        }
    }

    /// A style with all that it inherits.
    pub(super) fn of(&mut self, family: Family, name: &str) -> Rc<Style> {
        let key = (family, name.to_owned());
        if let Some(style) = self.resolved.get(&key) {
            return Rc::clone(style);
        }
        let mut line: Vec<(&str, &Style)> = Vec::new();
        let mut next = Some(name);
        while let Some(name) = next
            && line.len() < LONGEST_LINE
            && !line.iter().any(|(each, _)| *each == name)
            && let Some(style) = self.by_name.get(&(family, name.to_owned()))
        {
            line.push((name, style));
            next = style.parent.as_deref();
        }
        let mut style = if family == Family::Paragraph {
            self.defaults.clone()
        } else {
            Style::default()
        };
        for (name, own) in line.iter().rev() {
            style.override_with(own);
            let seen = own.display.as_deref().unwrap_or(name);
            if let Some(purpose) = purpose_of_name(&seen.replace("_20_", " ")) {
                style.purpose = purpose;
            }
        }
        let style = Rc::new(style);
        self.resolved.insert(key, Rc::clone(&style));
        style
    }

    /// How text of this style looks inside a paragraph that looks like `base`.
    pub(super) fn text(&mut self, base: RunLook, name: &str) -> RunLook {
        self.of(Family::Text, name).look_over(base)
    }

    /// The sheet that the document begins with.
    pub(super) fn sheet(&self) -> Sheet {
        let master = self
            .masters
            .get("Standard")
            .or_else(|| self.masters.values().next());
        let layout = master.and_then(|(layout, _)| self.layouts.get(layout));
        layout.copied().unwrap_or_default()
    }

    /// Says that a page of this master is laid out.
    pub(super) fn use_master(&mut self, name: &str) {
        self.used_masters.insert(name.to_owned());
    }

    /// The master pages that are laid out, and those that follow them.
    pub(super) fn masters_in_use(&self) -> BTreeSet<String> {
        let mut used = self.used_masters.clone();
        used.insert("Standard".to_owned());
        let following = |name: &String| self.masters.get(name)?.1.clone();
        let next: Vec<String> = used.iter().filter_map(following).collect();
        used.extend(next);
        used
    }

    fn read_style(&self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<Style, ReadError> {
        let word = |name: &str| {
            tag.attr(name)
                .filter(|word| !word.is_empty())
                .map(std::borrow::Cow::into_owned)
        };
        let mut style = Style {
            parent: word("parent-style-name"),
            display: word("display-name"),
            outline: tag
                .number("default-outline-level")
                .and_then(|level| u8::try_from(level).ok()),
            // An empty name takes away the outline's number.
            list: tag
                .attr("list-style-name")
                .map(std::borrow::Cow::into_owned),
            master: word("master-page-name"),
            ..Style::default()
        };
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            match xml.next()? {
                Token::Start(tag) => match (tag.ns, tag.name()) {
                    (Ns::OdStyle, "paragraph-properties") => style.take_paragraph(&tag),
                    (Ns::OdStyle, "text-properties") => style.take_text(&tag, &self.fonts),
                    _ => {}
                },
                Token::Eof => break,
                Token::End | Token::Text(_) => {}
            }
        }
        Ok(style)
    }
}

impl Style {
    fn take_paragraph(&mut self, tag: &Tag<'_>) {
        let length = |name: &str| tag.attr(name).and_then(|value| twips(&value));
        let breaks = |name: &str| tag.attr(name).map(|value| value == "page");
        let all = length("margin");
        self.break_before = breaks("break-before").or(self.break_before);
        self.break_after = breaks("break-after").or(self.break_after);
        self.keep_next = tag
            .attr("keep-with-next")
            .map(|value| value == "always")
            .or(self.keep_next);
        self.before = length("margin-top").or(all).or(self.before);
        self.after = length("margin-bottom").or(all).or(self.after);
        self.left = length("margin-left").or(all).or(self.left);
        self.right = length("margin-right").or(all).or(self.right);
        let height = tag.attr("line-height");
        let height = height.and_then(|height| match percent(&height) {
            Some(share) => Some(Line::Times(share * 240 / 100)),
            None => twips(&height).map(Line::Exactly),
        });
        let least = || length("line-height-at-least").map(Line::AtLeast);
        self.line = height.or_else(least).or(self.line);
    }

    fn take_text(&mut self, tag: &Tag<'_>, fonts: &HashMap<String, Font>) {
        let weight = tag.attr("font-weight").map(|weight| {
            weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
        });
        let slant = tag
            .attr("font-style")
            .map(|slant| slant == "italic" || slant == "oblique");
        let line = tag.attr("text-underline-style").map(|line| line != "none");
        self.bold = weight.or(self.bold);
        self.italic = slant.or(self.italic);
        self.underlined = line.or(self.underlined);
        let through = tag.attr("text-line-through-style");
        self.struck = through.map(|line| line != "none").or(self.struck);
        self.hidden = tag
            .attr("display")
            .map(|display| display == "none")
            .or(self.hidden);
        if let Some(size) = tag.attr("font-size") {
            let points = twips(&size).and_then(|twips| u16::try_from(twips / 10).ok());
            self.size = match (points, percent(&size)) {
                (Some(half_points), _) => Some(Size::HalfPoints(half_points)),
                (None, Some(share)) => Some(Size::Percent(share)),
                (None, None) => self.size,
            };
        }
        if let Some(name) = tag.attr("font-name") {
            let known = fonts.get(&*name).copied();
            self.font = Some(known.unwrap_or_else(|| Font::named(&name)));
        } else if let Some(family) = tag.attr("font-family") {
            self.font = Some(Font::named(family.trim_matches(['\'', '"'])));
        }
    }

    fn override_with(&mut self, other: &Self) {
        macro_rules! each {
            ($($field:ident)+) => {
                $(if other.$field.is_some() { self.$field.clone_from(&other.$field); })+
            };
        }
        each!(outline list master break_before break_after keep_next before after left right line);
        each!(hidden struck bold italic underlined font);
        self.size = match (self.size, other.size) {
            (Some(Size::HalfPoints(size)), Some(Size::Percent(share))) => {
                Some(Size::HalfPoints(share_of(size, share)))
            }
            (old, new) => new.or(old),
        };
    }

    /// How text of this style looks over what is around it.
    pub(super) fn look_over(&self, base: RunLook) -> RunLook {
        RunLook {
            look: Look {
                bold: self.bold.unwrap_or(base.look.bold),
                italic: self.italic.unwrap_or(base.look.italic),
                underlined: self.underlined.unwrap_or(base.look.underlined),
                half_points: match self.size {
                    Some(Size::HalfPoints(size)) => size,
                    Some(Size::Percent(share)) => share_of(base.look.half_points, share),
                    None => base.look.half_points,
                },
            },
            hidden: self.hidden.unwrap_or(base.hidden),
            struck: self.struck.unwrap_or(base.struck),
            font: self.font.or(base.font),
        }
    }
}

impl RunLook {
    /// Its symbol font, if it has one.
    pub(super) fn symbols(self) -> Option<SymbolFont> {
        match self.font {
            Some(Font::Symbols(font)) => Some(font),
            Some(Font::Letters(_)) | None => None,
        }
    }
}

fn share_of(size: u16, share: i64) -> u16 {
    u16::try_from(i64::from(size) * share / 100).unwrap_or(size)
}

fn family(tag: &Tag<'_>) -> Family {
    match tag.attr("family").as_deref() {
        Some("paragraph") => Family::Paragraph,
        Some("text") => Family::Text,
        Some("section") => Family::Section,
        _ => Family::Other,
    }
}

fn read_layout(xml: &mut Xml<'_>) -> Result<Sheet, ReadError> {
    let mut sheet = Sheet::default();
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        match xml.next()? {
            Token::Start(tag) if tag.is(Ns::OdStyle, "page-layout-properties") => {
                let set = |place: &mut Twips, name: &str| {
                    if let Some(value) = tag.attr(name).and_then(|value| twips(&value)) {
                        *place = value.max(0);
                    }
                };
                set(&mut sheet.width, "page-width");
                set(&mut sheet.height, "page-height");
                for place in [
                    &mut sheet.top,
                    &mut sheet.bottom,
                    &mut sheet.left,
                    &mut sheet.right,
                ] {
                    set(place, "margin");
                }
                set(&mut sheet.top, "margin-top");
                set(&mut sheet.bottom, "margin-bottom");
                set(&mut sheet.left, "margin-left");
                set(&mut sheet.right, "margin-right");
            }
            Token::Start(_) | Token::End | Token::Text(_) => {}
            Token::Eof => break,
        }
    }
    Ok(sheet)
}

/// What a style of this name is for; OpenDocument's own names are English.
fn purpose_of_name(name: &str) -> Option<Purpose> {
    let name = name.to_lowercase();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &name[stem.len()..];
    match (stem.trim_end(), digits.parse::<u8>()) {
        ("title" | "titel" | "dokumenttitel", Err(_)) => Some(Purpose::Title),
        ("heading" | "rubrik", Ok(level @ 1..=10)) => Some(Purpose::Heading(level)),
        ("caption" | "bildtext" | "beskrivning", Err(_)) => Some(Purpose::Caption),
        ("contents" | "innehåll" | "toc", Ok(_)) | ("contents heading" | "toc heading", _) => {
            Some(Purpose::Contents)
        }
        _ => None,
    }
}
