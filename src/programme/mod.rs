//! From the programme's document to its sections.
//!
//! Takes a [`Document`] and gives a [`Programme`]: headings with their printed
//! numbers, the text below each, boxes, defined terms, and warnings for a
//! person to check. Headings are taken from styles where there are any, else
//! from numbered, bold or short lines. It does not judge whether the document
//! is a programme at all.

mod heading;
mod identifier;
mod number;
mod term;

use crate::model::{BlockKind, Cell, Document, Programme, Section, Span, Warning};
use heading::Heading;

/// Parses the document consulted on into sections.
pub fn parse(document: &Document) -> Programme {
    let (headings, beyond) = heading::find(document);
    let mut sections = outline(document, &headings);
    identifier::name(&mut sections);
    for (place, heading) in headings.iter().enumerate() {
        let end = headings
            .get(place + 1)
            .map_or(document.blocks.len(), |next| next.block);
        fill(document, heading.block + 1..end, &mut sections[place]);
    }
    let mut programme = Programme {
        title: title(document),
        terms: term::defined(&sections),
        warnings: Vec::new(),
        sections,
    };
    programme.warnings = warnings(&programme);
    programme.warnings.extend(long_headings(document));
    programme.warnings.extend(outside(document, &headings));
    programme.warnings.extend(beyond_outline(&beyond));
    programme
}

fn title(document: &Document) -> Option<String> {
    document
        .body()
        .find(|(_, block)| block.kind == BlockKind::Title)
        .map(|(_, block)| document.slice(block.span).to_owned())
        .or_else(|| heading::sole_top(document))
        .or_else(|| document.properties.title.clone())
}

/// Sections with numbers, levels and parents, still without text.
fn outline(document: &Document, headings: &[Heading]) -> Vec<Section> {
    let mut open: Vec<usize> = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    for (place, heading) in headings.iter().enumerate() {
        let above = open.iter().rposition(|&at| {
            heading
                .number
                .as_ref()
                .zip(headings[at].number.as_ref())
                .is_some_and(|(own, other)| own.is_part_of(other))
        });
        match above {
            Some(at) => open.truncate(at + 1),
            None => {
                while open
                    .last()
                    .is_some_and(|&at| headings[at].level >= heading.level)
                {
                    open.pop();
                }
            }
        }
        let block = &document.blocks[heading.block];
        sections.push(Section {
            id: crate::model::SectionId(String::new()),
            number: heading.number.as_ref().map(ToString::to_string),
            heading: heading.text.clone(),
            level: u8::try_from(open.len() + 1).unwrap_or(u8::MAX),
            parent: open.last().copied(),
            text: String::new(),
            boxes: String::new(),
            page: document.page_at(block.span.start),
            span: block.span,
        });
        open.push(place);
    }
    sections
}

/// Puts the text of `blocks` into the section whose heading stands before them.
fn fill(document: &Document, blocks: std::ops::Range<usize>, section: &mut Section) {
    for block in &document.blocks[blocks] {
        if block.layer != crate::model::Layer::Body || heading::is_contents(document, block) {
            continue;
        }
        let text = document.slice(block.span).trim();
        if text.is_empty() || is_template_field(text) {
            continue;
        }
        section.span = Span::new(section.span.start, block.span.end);
        push_line(&mut section.text, text);
        if is_decision_clause(text) || block.cell.is_some_and(|cell| is_box(document, cell)) {
            push_line(&mut section.boxes, text);
        }
    }
}

fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// A field of a Word template that nobody filled in, such as `[Text]`.
fn is_template_field(text: &str) -> bool {
    text.len() < 80 && text.starts_with('[') && text.ends_with(']')
}

/// Words that open the clause of a section in which something is laid down.
fn is_decision_clause(text: &str) -> bool {
    ["beslut:", "ställningstagande:", "riktlinje:", "inriktning:"]
        .iter()
        .any(|opening| text.to_lowercase().starts_with(opening))
}

/// A table of one cell is a box around text.
fn is_box(document: &Document, cell: Cell) -> bool {
    document
        .blocks
        .iter()
        .filter_map(|block| block.cell)
        .filter(|other| other.table == cell.table)
        .all(|other| other.row == cell.row && other.column == cell.column)
}

fn warnings(programme: &Programme) -> Vec<Warning> {
    let sections = &programme.sections;
    if sections.is_empty() {
        return vec![Warning::NoSections];
    }
    let mut has_text: Vec<bool> = sections.iter().map(|s| !s.text.is_empty()).collect();
    for place in (0..sections.len()).rev() {
        if let Some(parent) = sections[place].parent.filter(|_| has_text[place]) {
            has_text[parent] = true;
        }
    }
    sections
        .iter()
        .zip(has_text)
        .filter(|(_, has_text)| !has_text)
        .map(|(section, _)| Warning::SectionWithoutText {
            section: section.number.as_ref().map_or_else(
                || section.heading.clone(),
                |number| format!("{number} {}", section.heading),
            ),
        })
        .collect()
}

fn long_headings(document: &Document) -> impl Iterator<Item = Warning> {
    heading::disguised(document).map(|line| Warning::LongHeading {
        text: beginning(&line),
    })
}

/// How a paragraph begins: enough to show which it is.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 80;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Running text above the first heading, which no section holds.
fn outside(document: &Document, headings: &[Heading]) -> Option<Warning> {
    /// Shorter ones are a title page's: names, dates, who adopted it.
    const WORDS: usize = 8;
    let first = headings.first()?.block;
    let mut outside = document
        .body()
        .take_while(|(place, _)| *place < first)
        .filter(|(_, block)| {
            matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem(_))
                && block.cell.is_none()
                && !heading::is_contents(document, block)
        })
        .map(|(_, block)| document.slice(block.span).trim())
        .filter(|text| text.ends_with(['.', '!', '?']))
        .filter(|text| text.split_whitespace().count() >= WORDS);
    let text = beginning(outside.next()?);
    let paragraphs = 1 + outside.count();
    Some(Warning::OutsideSections { paragraphs, text })
}

fn beyond_outline(beyond: &[Heading]) -> Option<Warning> {
    let first = beyond.first()?;
    let number = first.number.as_ref().map(ToString::to_string);
    Some(Warning::BeyondOutline {
        lines: beyond.len(),
        text: beginning(&format!("{} {}", number.unwrap_or_default(), first.text)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    /// One block a line: `# ` and `## ` for styled headings, `* ` for bold.
    fn document(source: &str) -> Document {
        let mut document = Document::default();
        for line in source.lines().map(str::trim).filter(|l| !l.is_empty()) {
            let hashes = line.bytes().take_while(|&b| b == b'#').count();
            let text = line.trim_start_matches(['#', '*']).trim();
            let start = document.text.len();
            document.text.push_str(text);
            let mut block = Block::paragraph(Span::new(start, document.text.len()));
            if hashes > 0 {
                block.kind = BlockKind::Heading(u8::try_from(hashes).expect("few"));
            }
            block.look.bold = line.starts_with('*');
            document.text.push('\n');
            document.blocks.push(block);
        }
        document
    }

    fn check(source: &str, expected: &[(&str, u8, &str)]) {
        let programme = parse(&document(source));
        let found: Vec<_> = programme
            .sections
            .iter()
            .map(|s| (s.id.as_str(), s.level, s.heading.as_str()))
            .collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn styled_headings_carry_their_printed_numbers() {
        check(
            "# 1 Inledning\nText.\n## 1.1 Syfte\nText här.\n# 2 Ansvar\nText.",
            &[
                ("1", 1, "Inledning"),
                ("1.1", 2, "Syfte"),
                ("2", 1, "Ansvar"),
            ],
        );
    }

    #[test]
    fn a_single_heading_above_all_others_is_the_title() {
        let source = "# Program för styrning\nInledande ord.\n## Mål\nText.\n## Ansvar\nText.";
        check(source, &[("mal", 1, "Mål"), ("ansvar", 1, "Ansvar")]);
        let title = parse(&document(source)).title;
        assert_eq!(title.as_deref(), Some("Program för styrning"));
    }

    #[test]
    fn numbers_that_restart_are_told_apart_by_the_heading_above() {
        check(
            "# Råd A\n## § 1 Syfte\nText.\n## § 2 Möten\nText.\n# Råd B\n## § 1 Syfte\nText.\n## § 2 Möten\nText.",
            &[
                ("rad-a", 1, "Råd A"),
                ("rad-a.1", 2, "Syfte"),
                ("rad-a.2", 2, "Möten"),
                ("rad-b", 1, "Råd B"),
                ("rad-b.1", 2, "Syfte"),
                ("rad-b.2", 2, "Möten"),
            ],
        );
    }

    #[test]
    fn numbered_lines_are_headings_where_nothing_is_styled() {
        check(
            "Program för styrning\n1 Inledning\nProgrammet gäller alla nämnder.\n1. Den första punkten i en lista med en hel mening.\n2 Mål\n2.1 Indikatorer\nMålen mäts årligen.\n3 Ansvar\nNämnderna ansvarar.",
            &[
                ("1", 1, "Inledning"),
                ("2", 1, "Mål"),
                ("2.1", 2, "Indikatorer"),
                ("3", 1, "Ansvar"),
            ],
        );
    }

    #[test]
    fn bold_lines_are_headings_where_nothing_is_styled_or_numbered() {
        check(
            "* Mål\nVi ska bli bättre på att följa upp våra mål.\n* Uppföljning\nUppföljning sker varje år.",
            &[("mal", 1, "Mål"), ("uppfoljning", 1, "Uppföljning")],
        );
    }

    #[test]
    fn contents_lists_give_no_sections() {
        check(
            "Innehåll\n1 Mål ........ 3\n2 Ansvar ........ 4\n1 Mål\nText om mål.\n2 Ansvar\nText om ansvar.",
            &[("1", 1, "Mål"), ("2", 1, "Ansvar")],
        );
    }

    #[test]
    fn a_long_clause_in_heading_style_is_a_heading_and_a_paragraph_is_not() {
        let clause = "Att staden ska ta fram en handlingsplan med åtgärder på kort och lång sikt för hur lokalerna kan användas bättre av föreningslivet, på kvällar, helger och lov";
        let clause = format!("{clause}, utan att skolornas egen verksamhet störs");
        let paragraph = format!("{clause}. {clause}.");
        let source = format!("## Syfte\nText.\n## {clause}\nText.\n## {paragraph}\nText.");
        let programme = parse(&document(&source));
        let headings: Vec<_> = programme.sections.iter().map(|s| &s.heading).collect();
        assert_eq!(headings, ["Syfte", &clause]);
        assert!(programme.sections[1].text.contains(&paragraph));
        let [Warning::LongHeading { text }] = programme.warnings.as_slice() else {
            panic!("{:?}", programme.warnings);
        };
        assert!(paragraph.starts_with(text.trim_end_matches('…')), "{text}");
    }

    #[test]
    fn a_leaf_without_text_is_warned_of() {
        let programme = parse(&document("# 1 Mål\n## 1.1 Syfte\nText.\n# 2 Ansvar"));
        assert_eq!(
            programme.warnings,
            [Warning::SectionWithoutText {
                section: "2 Ansvar".to_owned()
            }]
        );
        assert_eq!(
            parse(&document("Bara text.")).warnings,
            [Warning::NoSections]
        );
    }

    #[test]
    fn inserted_paragraphs_stand_between() {
        check(
            "1 § Uppgift\nRådet ska vara ett forum.\n2 § Ledamöter\nRådet består av nio.\n2 a § Ersättare\nDet finns fyra ersättare.\n3 § Möten\nRådet sammanträder.",
            &[
                ("1", 1, "Uppgift"),
                ("2", 1, "Ledamöter"),
                ("2a", 1, "Ersättare"),
                ("3", 1, "Möten"),
            ],
        );
    }

    #[test]
    fn what_no_section_holds_is_told() {
        let programme = parse(&document(
            "1 Mål\nText om mål.\n2 Ansvar\nText om ansvar.\n7 Uppföljning\nText om den.\n8 Revidering\nText om den.",
        ));
        let text = "7 Uppföljning".to_owned();
        assert_eq!(
            programme.warnings,
            [Warning::BeyondOutline { lines: 2, text }]
        );
        let above = "Staden ska ha minst tjugo bibliotek som är öppna alla dagar.";
        let programme = parse(&document(&format!(
            "Plan för Ekstad\nAntagen 2024.\n{above}\n## 1 Mål\nText.\n## 2 Ansvar\nText."
        )));
        let (paragraphs, text) = (1, above.to_owned());
        assert_eq!(
            programme.warnings,
            [Warning::OutsideSections { paragraphs, text }]
        );
    }

    #[test]
    fn a_figure_after_a_tab_is_no_page() {
        let programme = parse(&document(
            "## 1 Mål\nAndel nöjda besökare ska vara\t85\n## 2 Ansvar\nText.",
        ));
        assert!(programme.sections[0].text.ends_with("85"));
    }
}
