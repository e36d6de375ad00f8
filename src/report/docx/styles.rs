//! The styles that a report uses: its own, or a template's where it has them.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::error::ReportFault;

/// The styles that ship with the program.
pub(super) const OWN: &str = include_str!("../assets/styles.xml");

/// A style by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Normal,
    Title,
    Subtitle,
    Heading(u8),
    ContentsHeading,
    Contents(u8),
    Fact,
    Group,
    Cell,
    Head,
    Mark,
    Row,
    Source,
    Quote,
    Read,
    Introduction,
    Background,
    BackgroundSource,
    SectionText,
    Table,
}

impl Style {
    /// The style's id in the program's own styles.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading(0 | 1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(3) => "Heading3",
            Self::Heading(4) => "Heading4",
            Self::Heading(5) => "Heading5",
            Self::Heading(_) => "Heading6",
            Self::ContentsHeading => "TOCHeading",
            Self::Contents(0 | 1) => "TOC1",
            Self::Contents(2) => "TOC2",
            Self::Contents(_) => "TOC3",
            Self::Fact => "RemissFact",
            Self::Group => "RemissGroup",
            Self::Cell => "RemissCell",
            Self::Head => "RemissHead",
            Self::Mark => "RemissMark",
            Self::Row => "RemissRow",
            Self::Source => "RemissSource",
            Self::Quote => "RemissQuote",
            Self::Read => "RemissRead",
            Self::Introduction => "RemissIntroduction",
            Self::Background => "RemissBackground",
            Self::BackgroundSource => "RemissBackgroundSource",
            Self::SectionText => "RemissSectionText",
            Self::Table => "RemissTable",
        }
    }
}

/// One style of a styles part: id, name, and its markup.
struct Entry<'a> {
    id: String,
    name: String,
    markup: &'a str,
}

/// A template's styles with ours added where it has none of that name, and our
/// ids where the template calls a style of the same name otherwise.
pub(super) fn merged(theirs: &str) -> Result<(String, BTreeMap<String, String>), ReportFault> {
    let known: BTreeMap<String, String> = entries(theirs)?
        .into_iter()
        .map(|entry| (entry.name.to_lowercase(), entry.id))
        .collect();
    let mut renamed = BTreeMap::new();
    let mut added = Vec::new();
    for entry in entries(OWN)? {
        match known.get(&entry.name.to_lowercase()) {
            Some(id) if *id == entry.id => {}
            Some(id) => {
                renamed.insert(entry.id, id.clone());
            }
            None => added.push(entry),
        }
    }
    let Some(end) = theirs.rfind("</w:styles>") else {
        return Err(ReportFault::BrokenStyles);
    };
    let mut styles = theirs[..end].to_owned();
    for entry in added {
        styles.push_str(&rename(
            &entry.markup.replace(" w:default=\"1\"", ""),
            &renamed,
        ));
    }
    styles.push_str(&theirs[end..]);
    Ok((styles, renamed))
}

/// The markup with style ids as the template calls them.
pub(super) fn rename(markup: &str, renamed: &BTreeMap<String, String>) -> String {
    let mut markup = markup.to_owned();
    for (ours, theirs) in renamed {
        for element in ["pStyle", "rStyle", "tblStyle", "basedOn", "next"] {
            markup = markup.replace(
                &format!("<w:{element} w:val=\"{ours}\"/>"),
                // The mark keeps a name that was just put in from being taken again.
                &format!("<w:{element} w:val=\"\u{1}{theirs}\"/>"),
            );
        }
    }
    markup.replace('\u{1}', "")
}

fn entries(styles: &str) -> Result<Vec<Entry<'_>>, ReportFault> {
    let mut reader = Reader::from_str(styles);
    let mut found = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    loop {
        let before = position(&reader);
        match reader
            .read_event()
            .map_err(|error| ReportFault::other(&error))?
        {
            Event::Start(start) if start.name().as_ref() == "w:style" => {
                open = Some((before, attribute(&start, "w:styleId"), String::new()));
            }
            Event::Empty(empty) if empty.name().as_ref() == "w:name" => {
                if let Some((_, _, name)) = &mut open {
                    *name = attribute(&empty, "w:val");
                }
            }
            Event::End(end) if end.name().as_ref() == "w:style" => {
                if let Some((from, id, name)) = open.take() {
                    let markup = &styles[from..position(&reader)];
                    found.push(Entry { id, name, markup });
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn attribute(element: &quick_xml::events::BytesStart<'_>, name: &str) -> String {
    element
        .attributes()
        .flatten()
        .find(|own| own.key.as_ref() == name)
        .map(|own| own.value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_keeps_its_styles_under_its_names() {
        let theirs = concat!(
            "<w:styles xmlns:w=\"x\">",
            "<w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"heading 1\"/></w:style>",
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
            "</w:styles>"
        );
        let (styles, renamed) = merged(theirs).unwrap();
        assert_eq!(renamed["Heading1"], "Rubrik1");
        assert!(!styles.contains("w:styleId=\"Heading1\""));
        assert!(styles.contains("w:styleId=\"RemissQuote\""));
        assert_eq!(styles.matches("w:default=\"1\"").count(), 1);
        assert_eq!(
            rename("<w:pStyle w:val=\"Heading1\"/>", &renamed),
            "<w:pStyle w:val=\"Rubrik1\"/>"
        );
    }

    #[test]
    fn every_style_is_there() {
        let ids: Vec<String> = entries(OWN).unwrap().into_iter().map(|e| e.id).collect();
        for style in [
            Style::Quote,
            Style::Table,
            Style::Heading(6),
            Style::Contents(3),
        ] {
            assert!(ids.iter().any(|id| id == style.mark()), "{style:?}");
        }
    }
}
