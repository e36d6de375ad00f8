//! `styles.xml`: what a style makes of a paragraph or a run, inheritance
//! resolved. Gives nothing but looked-up values; the text is not seen here.

use std::collections::HashMap;

use super::properties::{ParagraphProps, RunProps};
use crate::error::ReadError;
use crate::extract::limits;
use crate::extract::purpose::Purpose;
use crate::extract::xml::{Ns, Tag, Token, Xml};

/// A style with all that it inherits.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// What its paragraphs are.
    pub(super) purpose: Purpose,
    /// Its paragraph properties; for a paragraph style only.
    pub(super) paragraph: ParagraphProps,
    /// Its run properties, without the document's defaults.
    pub(super) run: RunProps,
    /// Whether it marks the prompt of a form field that is not filled in.
    pub(super) prompt: bool,
    id: String,
    based_on: Option<String>,
}

/// No real style inherits through more; Word itself stops before.
const LONGEST_LINE: usize = 64;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    fallback: Style,
    /// What holds where no style says anything.
    pub(super) default_run: RunProps,
    /// The same for paragraphs.
    pub(super) default_paragraph: ParagraphProps,
    /// The numbering that numbering styles point to.
    numberings: HashMap<String, i64>,
}

/// A style as it stands in the file.
#[derive(Debug, Default)]
struct Written {
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProps,
    run: RunProps,
    character: bool,
}

impl Styles {
    /// Reads the part; what stands before a damaged place is kept.
    pub(super) fn read(text: &str) -> (Self, Result<(), ReadError>) {
        let mut written = HashMap::new();
        let mut styles = Self::default();
        let mut default_style = None;
        let mut xml = Xml::new(text);
        let outcome = loop {
            match xml.next() {
                Ok(Token::Start(tag)) if tag.is(Ns::Word, "rPrDefault") => {
                    let mut inner = Written::default();
                    if let Err(error) = read_style(&mut xml, &mut inner) {
                        break Err(error);
                    }
                    styles.default_run = inner.run;
                }
                Ok(Token::Start(tag)) if tag.is(Ns::Word, "pPrDefault") => {
                    let mut inner = Written::default();
                    if let Err(error) = read_style(&mut xml, &mut inner) {
                        break Err(error);
                    }
                    styles.default_paragraph = inner.paragraph;
                }
                Ok(Token::Start(tag)) if tag.is(Ns::Word, "style") => {
                    let id = tag.attr("styleId").unwrap_or_default().into_owned();
                    let kind = tag.attr("type").unwrap_or_default().into_owned();
                    let is_default =
                        matches!(tag.attr("default").as_deref(), Some("1" | "true" | "on"));
                    let mut style = Written {
                        character: kind == "character",
                        ..Written::default()
                    };
                    let outcome = read_style(&mut xml, &mut style);
                    if let Some(number) = style.paragraph.number_id.filter(|_| kind == "numbering")
                    {
                        styles.numberings.insert(id.clone(), number);
                    }
                    if is_default && kind == "paragraph" {
                        default_style = Some(id.clone());
                    }
                    if !limits::DEFINITIONS.is_reached_by(written.len()) {
                        written.entry(id).or_insert(style);
                    }
                    if let Err(error) = outcome {
                        break Err(error);
                    }
                }
                Ok(Token::Eof) => break Ok(()),
                Ok(Token::Start(_) | Token::End | Token::Text(_)) => {}
                Err(error) => break Err(error),
            }
        };
        styles.by_id = (written.keys())
            .map(|id| (id.clone(), inherited(id, &written)))
            .collect();
        if let Some(style) = default_style.and_then(|id| styles.by_id.get(&id)) {
            styles.fallback = style.clone();
        }
        (styles, outcome)
    }

    /// The style of this id; the default paragraph style for none.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.by_id.get(id))
            .unwrap_or(&self.fallback)
    }

    /// The ids from this style up to its root; a circle ends.
    pub(super) fn line<'s>(&'s self, style: &'s Style) -> impl Iterator<Item = &'s str> {
        let above = |style: &&'s Style| self.by_id.get(style.based_on.as_deref()?);
        std::iter::successors(Some(style), above)
            .take(LONGEST_LINE)
            .map(|style| style.id.as_str())
    }

    /// Whether this character style is that of form fields' prompts.
    pub(super) fn is_prompt(&self, id: &str) -> bool {
        self.by_id.get(id).is_some_and(|style| style.prompt)
    }

    /// A character style's run properties, if there is such a style.
    pub(super) fn character(&self, id: &str) -> Option<&RunProps> {
        self.by_id.get(id).map(|style| &style.run)
    }

    /// The numbering that the numbering style of this id points to.
    pub(super) fn numbering(&self, id: &str) -> Option<i64> {
        self.numberings.get(id).copied()
    }
}

/// Reads one style up to its end.
fn read_style(xml: &mut Xml<'_>, style: &mut Written) -> Result<(), ReadError> {
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        let tag = match xml.next()? {
            Token::Start(tag) => tag,
            Token::Eof => break,
            Token::End | Token::Text(_) => continue,
        };
        if tag.ns != Ns::Word {
            continue;
        }
        match tag.name() {
            "name" => style.name = value(&tag),
            "basedOn" => style.based_on = Some(value(&tag)),
            // Conditional formats of tables, and earlier states of the style.
            "tblStylePr" | "pPrChange" | "rPrChange" => xml.skip()?,
            "pPr" | "rPr" => {}
            _ => {
                style.paragraph.take(&tag);
                style.run.take(&tag);
            }
        }
    }
    Ok(())
}

fn value(tag: &Tag<'_>) -> String {
    tag.attr("val").unwrap_or_default().into_owned()
}

/// The style with everything it inherits; a circle ends where it closes.
fn inherited(id: &str, written: &HashMap<String, Written>) -> Style {
    let mut line: Vec<&str> = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next
        && line.len() < LONGEST_LINE
        && !line.contains(&id)
        && let Some(style) = written.get(id)
    {
        line.push(id);
        next = style.based_on.as_deref();
    }
    let name = written.get(id).map(|style| style.name.to_lowercase());
    let mut style = Style {
        prompt: name.is_some_and(|name| {
            matches!(
                name.as_str(),
                "placeholder text" | "platshållartext" | "platshållare"
            )
        }),
        id: id.to_owned(),
        based_on: written.get(id).and_then(|style| style.based_on.clone()),
        ..Style::default()
    };
    for id in line.iter().rev() {
        let own = &written[*id];
        style.paragraph.override_with(&own.paragraph);
        style.run.override_with(&own.run);
        if own.character {
            continue;
        }
        if let Some(purpose) = purpose_of(own, id) {
            style.purpose = purpose;
        }
    }
    style
}

/// What the style itself says it is for: its outline level first, then its
/// name, then its id; nothing, where it leaves that to its ancestors.
fn purpose_of(style: &Written, id: &str) -> Option<Purpose> {
    let named = if style.name.is_empty() {
        purpose_of_name(id)
    } else {
        purpose_of_name(&style.name)
    };
    match (style.paragraph.outline, named) {
        (_, Some(named @ (Purpose::Contents | Purpose::Title))) => Some(named),
        (Some(level), _) if level < 9 => Some(Purpose::Heading(level + 1)),
        (Some(_), Some(Purpose::Heading(_)) | None) => Some(Purpose::Text),
        (_, named) => named,
    }
}

/// What a style of this name is for, in the languages Word is localized to.
/// Modern files have the English name whatever the language; old ones and
/// those of other producers have the local one.
fn purpose_of_name(name: &str) -> Option<Purpose> {
    const HEADINGS: &[&str] = &[
        "heading",
        "rubrik",
        "överskrift",
        "overskrift",
        "otsikko",
        "überschrift",
        "ueberschrift",
        "berschrift",
        "titre",
        "título",
        "titulo",
        "titolo",
        "kop",
        "nagłówek",
        "nadpis",
        "заголовок",
        "fyrirsögn",
        "címsor",
        "başlık",
        "見出し",
        "标题",
        "標題",
        "제목",
    ];
    const TITLES: &[&str] = &[
        "title",
        "rubrik",
        "titel",
        "dokumenttitel",
        "tittel",
        "otsikko",
        "titre",
        "título",
        "titolo",
        "tytuł",
        "název",
    ];
    const CAPTIONS: &[&str] = &[
        "caption",
        "beskrivning",
        "bildtext",
        "tabelltext",
        "figurtext",
        "bildetekst",
        "billedtekst",
        "kuvaotsikko",
        "beschriftung",
        "légende",
    ];
    const CONTENTS: &[&str] = &[
        "toc",
        "contents",
        "innehåll",
        "innehll",
        "innehållsförteckning",
        "table of figures",
        "figurförteckning",
        "inh",
        "indholdsfortegnelse",
        "inhaltsverzeichnis",
        "verzeichnis",
        "sisluet",
    ];
    let name = name.trim().to_lowercase();
    let spread = name.replace(['_', '-'], " ");
    let stem = spread.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &spread[stem.len()..];
    let stem = stem.trim_end();
    if CONTENTS.contains(&stem) && (!digits.is_empty() || stem.len() > 4)
        || matches!(
            spread.as_str(),
            "toc heading"
                | "tocheading"
                | "contents heading"
                | "innehållsförteckningsrubrik"
                | "innehllsfrteckningsrubrik"
        )
    {
        return Some(Purpose::Contents);
    }
    if let Ok(level @ 1..=9) = digits.parse::<u8>()
        && HEADINGS.contains(&stem)
    {
        return Some(Purpose::Heading(level));
    }
    if digits.is_empty() && TITLES.contains(&stem) {
        return Some(Purpose::Title);
    }
    CAPTIONS.contains(&stem).then_some(Purpose::Caption)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_a_style_is_for() {
        let check = |name: &str, expected: Option<Purpose>| {
            assert_eq!(purpose_of_name(name), expected, "{name}");
        };
        check("heading 2", Some(Purpose::Heading(2)));
        check("Rubrik 4", Some(Purpose::Heading(4)));
        check("Rubrik4", Some(Purpose::Heading(4)));
        check("Rubrik", Some(Purpose::Title));
        check("heading", None);
        check("heading 10", None);
        check("toc 3", Some(Purpose::Contents));
        check("Innehåll 1", Some(Purpose::Contents));
        check("TOC Heading", Some(Purpose::Contents));
        check("caption", Some(Purpose::Caption));
        check("Underrubrik", None);
        check("Normal", None);
        check("List Bullet 2", None);
    }

    #[test]
    fn a_circle_of_styles_ends() {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let text = format!(
            "<w:styles xmlns:w='{word}'>\
             <w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='B'/><w:rPr><w:b/></w:rPr></w:style>\
             <w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/><w:rPr><w:i/></w:rPr></w:style>\
             </w:styles>"
        );
        let (styles, outcome) = Styles::read(&text);
        assert_eq!(outcome, Ok(()));
        let style = styles.paragraph(Some("A"));
        assert_eq!((style.run.bold, style.run.italic), (Some(true), Some(true)));
    }
}
