//! Minutes of a meeting that took up more than the proposal: the paragraph that
//! is about it is the answer, and what stands under the others is not.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::sections::Sections;
use crate::language::words;
use crate::model::{Document, Programme};
use crate::segment::piece::Piece;

/// Longest heading of a paragraph, in characters.
const LONGEST: usize = 160;
/// A later paragraph of the same minutes is numbered this much higher, at most.
const STEP: u32 = 40;
/// Shortest word of a title that tells one matter from another, in characters.
const WORD: usize = 6;
/// Words that the titles of many proposals have.
const COMMON: &[&str] = &[
    "förslag",
    "förslaget",
    "remiss",
    "remissen",
    "reviderad",
    "reviderade",
    "revidering",
    "riktlinje",
    "riktlinjer",
    "strategi",
    "program",
    "policy",
    "handlingsplan",
    "yttrande",
    "kommunen",
    "kommunens",
    "staden",
    "stadens",
    "regionen",
    "regionens",
    "gällande",
    "avseende",
    "åren",
];

/// The words of the proposal's title by which a matter is known to be about it.
#[derive(Debug, Default)]
pub(in crate::segment) struct Title(Vec<String>);

impl Title {
    /// Those of a programme; none where its title has only common words.
    pub(in crate::segment) fn of(programme: &Programme) -> Self {
        let title = programme.title.as_deref().unwrap_or_default();
        // `för Ekstad`: a name within the title is that of a place
        let in_capitals = title.to_uppercase() == title;
        let plain = title
            .split_whitespace()
            .enumerate()
            .filter(|(at, word)| *at == 0 || in_capitals || !word.starts_with(char::is_uppercase));
        let telling = plain
            .flat_map(|(_, word)| words(word))
            .filter(|word| word.chars().count() >= WORD && !COMMON.contains(&word.as_str()));
        Self(telling.collect())
    }

    /// Whether a heading names the proposal: half of the words, in any form.
    fn is_named_in(&self, heading: &str) -> bool {
        let named: Vec<String> = words(heading).collect();
        let stands = |word: &&String| {
            let stem: String = word.chars().take(word.chars().count() - 1).collect();
            named.iter().any(|known| known.starts_with(&stem))
        };
        let found = self.0.iter().filter(stands).count();
        found > 0 && found * 2 >= self.0.len()
    }
}

/// A paragraph of the minutes.
struct Paragraph {
    /// Where it begins among the pieces.
    at: usize,
    number: u32,
    is_answer: bool,
}

/// Where the pieces begin that stand under other paragraphs of the minutes than
/// the one that holds the proposal's title. None where no paragraph does, or the
/// numbers are those of the proposal.
pub(super) fn other_matters(
    document: &Document,
    body: &[Piece],
    title: &Title,
    sections: &Sections,
) -> BTreeSet<usize> {
    if title.0.is_empty() {
        return BTreeSet::new();
    }
    let text = |at: usize| document.slice(body[at].span);
    let mut found: Vec<Paragraph> = Vec::new();
    let mut highest: Option<u32> = None;
    for at in 0..body.len() {
        let Some((number, heading)) = numbered(text(at)) else {
            continue;
        };
        if sections.hold(heading) || sections.has_paragraph(number) {
            return BTreeSet::new();
        }
        // `§ 61` and `Dnr SN 2030/4` alone: the title stands below
        let below = (at + 1..body.len().min(at + 3)).map(text);
        let bare = !heading.contains(char::is_alphabetic) || heading.contains("nr ");
        let is_answer = title.is_named_in(heading)
            || (bare && below.into_iter().any(|line| title.is_named_in(line)));
        // an agenda at the head of the minutes names them all once before
        let is_again = found.iter().any(|known| known.number == number);
        let is_next =
            highest.is_none_or(|before| (before..=before + STEP).contains(&number)) || is_again;
        if is_next {
            highest = Some(number);
        } else if !is_answer {
            // `§ 4` within the answer: the proposal's own
            continue;
        }
        found.push(Paragraph {
            at,
            number,
            is_answer,
        });
    }
    let answers: BTreeSet<u32> = (found.iter())
        .filter(|paragraph| paragraph.is_answer)
        .map(|paragraph| paragraph.number)
        .collect();
    let is_met = || {
        let first = found.first().map_or(0, |first| first.at);
        (0..=first).any(|at| is_of_meeting(text(at)))
    };
    if answers.is_empty() || !is_met() {
        return BTreeSet::new();
    }
    let ends = (found.iter().skip(1).map(|next| next.at)).chain([body.len()]);
    (found.iter().zip(ends))
        .filter(|(paragraph, _)| !answers.contains(&paragraph.number))
        .flat_map(|(paragraph, end)| {
            let under = &body[paragraph.at..end];
            let is_papers = |piece: &Piece| begins_paper(document.slice(piece.span), title);
            let own = under.iter().skip(1).position(is_papers);
            &under[..own.map_or(under.len(), |own| own + 1)]
        })
        .map(|piece| piece.span.start)
        .collect()
}

/// The number and the heading of a paragraph: `§ 61 Yttrande över planen`.
fn numbered(line: &str) -> Option<(u32, &str)> {
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\p{Lu}{2,5}\s)?(?:§\s*(\d{1,4})|(\d{1,4})\s*§)(?:/\d{2,4})?(?:[\s.:,–-]+(\S.*))?$")
            .expect("a fixed pattern")
    });
    if line.chars().count() > LONGEST || line.ends_with(['.', ';']) {
        return None;
    }
    let found = NUMBERED.captures(line)?;
    let number = found.get(1).or_else(|| found.get(2))?;
    let heading = found.get(3).map_or("", |heading| heading.as_str());
    // `§ 4 och § 5 bör slås ihop`
    let titled = heading.is_empty() || heading.starts_with(|c: char| !c.is_lowercase());
    Some((number.as_str().parse().ok()?, heading)).filter(|_| titled)
}

/// Whether a line begins a paper behind the minutes, which may be about any of the
/// matters, or names the proposal again.
fn begins_paper(line: &str, title: &Title) -> bool {
    const PAPERS: &[&str] = &["tjänste", "protokollsbilaga", "bilaga"];
    let lower = line.to_lowercase();
    line.chars().count() <= LONGEST
        && !line.ends_with(['.', ';'])
        && (title.is_named_in(line) || PAPERS.iter().any(|paper| lower.starts_with(paper)))
}

/// Whether a line tells that the paper is from a meeting.
fn is_of_meeting(line: &str) -> bool {
    let lower = line.to_lowercase();
    [
        "protokoll",
        "anteckningar",
        "sammanträd",
        "möte",
        "närvarande",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Span, fixture};
    use crate::segment::piece::pieces;

    /// The lines that are taken for another matter.
    fn others<'a>(lines: &[&'a str], programme: &Programme) -> Vec<&'a str> {
        let mut document = Document::default();
        for line in lines {
            let start = document.text.len();
            document.text.push_str(line);
            let span = Span::new(start, document.text.len());
            document.text.push('\n');
            document.blocks.push(Block::paragraph(span));
        }
        let sections = Sections::of(programme);
        let body: Vec<Piece> = (document.blocks.iter().enumerate())
            .flat_map(|(place, block)| pieces(&document, place, block, &sections))
            .collect();
        let found = other_matters(&document, &body, &Title::of(programme), &sections);
        let starts = body.iter().zip(lines);
        starts
            .filter(|(piece, _)| found.contains(&piece.span.start))
            .map(|(_, line)| *line)
            .collect()
    }

    fn plan() -> Programme {
        Programme {
            title: Some("Förslag till avfallsplan för Ekstad".to_owned()),
            ..Programme::default()
        }
    }

    const MINUTES: &[&str] = &[
        "Socialnämnden, protokoll 2030-05-20",
        "§ 60 Mötet öppnas",
        "Ordföranden hälsar välkommen.",
        "§ 61 Yttrande över avfallsplanen",
        "Nämnden avstyrker planen.",
        "§ 4 Sortering",
        "Nämnden vill ha fler kärl.",
        "§ 62 Budget",
        "Nämnden avstyrker budgeten.",
    ];

    #[test]
    fn other_paragraphs_of_the_minutes_are_other_matters() {
        assert_eq!(
            others(MINUTES, &plan()),
            [
                "§ 60 Mötet öppnas",
                "Ordföranden hälsar välkommen.",
                "§ 62 Budget",
                "Nämnden avstyrker budgeten.",
            ]
        );
        let below = [
            "Protokoll",
            "§ 7",
            "Avfallsplan",
            "Bra.",
            "§ 8",
            "Badplatsen",
            "Sliten.",
        ];
        let agenda = [
            &["Protokoll", "§ 61 Avfallsplan", "§ 62 Budget"][..],
            &MINUTES[3..],
        ]
        .concat();
        assert_eq!(
            others(&agenda, &plan()),
            ["§ 62 Budget", "§ 62 Budget", "Nämnden avstyrker budgeten."]
        );
        let papers = [
            MINUTES,
            &["Bilaga 1", "Synpunkter på kärlen", "Kärlen är för få."],
        ]
        .concat();
        assert_eq!(others(&papers, &plan()), others(MINUTES, &plan()));
        assert_eq!(others(&below, &plan()), ["§ 8", "Badplatsen", "Sliten."]);
    }

    #[test]
    fn an_answer_numbered_by_paragraphs_is_whole() {
        let letter = [
            "Yttrande över avfallsplanen",
            "§ 1 Avfallsplanens syfte",
            "Bra.",
            "§ 2 Kärl",
            "För få.",
        ];
        assert_eq!(others(&letter, &plan()), [""; 0]);
        // no paragraph holds the title
        let other = Programme {
            title: Some("Parkeringsnorm".to_owned()),
            ..Programme::default()
        };
        assert_eq!(others(MINUTES, &other), [""; 0]);
        // the numbers are those of the proposal
        let numbered = Programme {
            sections: vec![fixture::section("§ 62", "Budget")],
            ..plan()
        };
        assert_eq!(others(MINUTES, &numbered), [""; 0]);
    }

    #[test]
    fn a_title_is_known_by_what_is_its_own() {
        let title = Title::of(&plan());
        assert!(title.is_named_in("Remiss: Avfallsplan 2030"));
        assert!(!title.is_named_in("Förslag till budget för Ekstad"));
    }
}
