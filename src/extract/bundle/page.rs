//! What a page shows about whose paper it belongs to: its letterhead, its own
//! page number, the kind of paper that begins on it.

use std::sync::LazyLock;

use regex::Regex;

use super::body::Body;
use crate::extract::limits::PAGES;
use crate::language::MINORITY_PAPERS;
use crate::model::{BlockKind, Document, Layer};

/// A letterhead stands within this many blocks.
const TOP: usize = 9;
/// A page's foot is no more than this many blocks.
const FOOT: usize = 2;
/// A line of a letterhead is no longer.
const LONGEST: usize = 110;

/// What is known of one page.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// Its number in the file.
    pub number: u32,
    /// The number printed on it, and of how many.
    pub printed: Option<Printed>,
    /// Bodies named in its head and foot.
    pub bodies: Vec<Body>,
    /// A body that all papers pass is named at the head.
    pub central: bool,
    /// Case numbers in its head.
    pub cases: Vec<String>,
    /// The kind of paper that its head names.
    pub kind: Option<Kind>,
    /// The head bears a date or a case number, as letters do.
    pub dated: bool,
    /// Parties named in the head.
    pub parties: Vec<String>,
    /// Whether anything stands on it.
    pub has_text: bool,
}

/// A page's printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed {
    pub number: u32,
    pub of: Option<u32>,
}

/// Kinds of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// An extract from minutes.
    Minutes,
    /// The officials' paper.
    Memo,
    /// An answer, a letter.
    Reply,
    /// A party's proposal, reservation or statement.
    Party,
    /// Something attached.
    Attachment,
}

/// All pages of a document, in order.
pub(super) fn all(document: &Document) -> Vec<Page> {
    // What a file says of its pages may be any number.
    let count = (document.properties.pages).min(PAGES.as_u32());
    let count = usize::try_from(count).unwrap_or(0);
    let mut tops: Vec<Vec<&str>> = vec![Vec::new(); count];
    let mut feet: Vec<Vec<&str>> = vec![Vec::new(); count];
    let mut body: Vec<Vec<&str>> = vec![Vec::new(); count];
    for block in &document.blocks {
        let page = document.page_at(block.span.start).unwrap_or(1);
        let Some(at) = usize::try_from(page)
            .ok()
            .and_then(|page| page.checked_sub(1))
        else {
            continue;
        };
        if at >= count {
            continue;
        }
        let words = document.slice(block.span);
        match block.layer {
            Layer::Header => tops[at].push(words),
            Layer::Footer => feet[at].push(words),
            Layer::Body if matches!(block.kind, BlockKind::ListItem(_)) => body[at].push(""),
            Layer::Body => body[at].push(words),
            Layer::Contents | Layer::Comment => {}
        }
    }
    (1..)
        .zip(0..count)
        .map(|(number, at)| read(number, &tops[at], &body[at], &feet[at]))
        .collect()
}

fn read(number: u32, head: &[&str], body: &[&str], foot: &[&str]) -> Page {
    let mut page = Page {
        number,
        has_text: !body.is_empty(),
        ..Page::default()
    };
    let top = (head.iter().chain(body.iter().take(TOP))).flat_map(|block| block.lines());
    let mut in_text = false;
    let mut begun: Option<&str> = None;
    for line in top.filter(|line| !line.is_empty()) {
        // Where sentences begin the letterhead has ended.
        in_text |= line.chars().count() > LONGEST;
        if in_text {
            continue;
        }
        page.look_at(line);
        // A long name in a narrow column: "Rådet för den nationella" and, below
        // it or past the next column's line, "minoriteten romer".
        let name = Body::in_line(line);
        let goes_on =
            |start: &&str| line.starts_with(char::is_lowercase) || start.ends_with(" den");
        if let Some(start) = begun.filter(goes_on) {
            page.look_at(&format!("{start} {line}"));
            begun = None;
        } else if name.is_some_and(|body| body.words.is_empty() && !body.central) {
            begun = Some(line);
        }
    }
    let end = body.len().saturating_sub(FOOT);
    let last = body[end..].iter().flat_map(|block| block.lines());
    let foot = foot.iter().flat_map(|block| block.lines());
    let bare = head.iter().flat_map(|block| block.lines());
    page.printed = foot
        .clone()
        .chain(bare)
        .chain(last)
        .find_map(|line| printed(line, LineOf::Any))
        .or_else(|| {
            foot.clone()
                .find_map(|line| printed(line, LineOf::Furniture))
        });
    for line in foot {
        page.bodies
            .extend(Body::in_line(line).filter(|body| !body.words.is_empty()));
    }
    // A statement by parties is theirs, whatever it calls itself.
    if page.kind == Some(Kind::Reply) && !page.parties.is_empty() {
        page.kind = Some(Kind::Party);
    }
    page.parties.sort();
    page.parties.dedup();
    page.bodies.sort();
    page.bodies.dedup();
    page.cases.sort();
    page.cases.dedup();
    page
}

impl Page {
    fn look_at(&mut self, line: &str) {
        match Body::in_line(line) {
            Some(body) if body.central => self.central = true,
            Some(body) if !body.words.is_empty() => self.bodies.push(body),
            _ => {}
        }
        if let Some(case) = CASE.captures(line).or_else(|| CASE_OF_ITEM.captures(line)) {
            self.cases.push(
                case[1]
                    .split_whitespace()
                    .collect::<String>()
                    .to_uppercase(),
            );
            self.dated = true;
        }
        self.dated |= DATED.is_match(line);
        if self.kind.is_none() {
            self.kind = kind(line);
        }
        self.parties.extend(parties(line));
    }

    /// Whether this page goes on with the paper of the page before it.
    pub(super) fn continues(&self, before: &Self) -> bool {
        match (before.printed, self.printed) {
            (Some(before), Some(here)) => {
                here.number == before.number + 1 && here.of == before.of && here.number > 1
            }
            _ => false,
        }
    }

    /// Whether a paper may begin here, going by this page alone.
    pub(super) fn opens(&self) -> bool {
        self.printed.is_some_and(|printed| printed.number == 1) || self.kind.is_some() || self.dated
    }

    /// Whether a paper ends here by its own count.
    pub(super) fn ends(&self) -> bool {
        self.printed
            .is_some_and(|printed| printed.of == Some(printed.number))
    }
}

static CASE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:vårt? )?(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr|ärendebeteckning|beteckning)\b[ .:]*((?:[a-zåäö]{1,8}[ -]?)?[0-9][0-9/:. -]*[0-9])",
    )
    .expect("a valid pattern")
});
static CASE_OF_ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^§ ?[0-9]+,? +(?:[Dd]nr[ .:]*)?((?:[A-ZÅÄÖ]{1,8}[ -]?)?[0-9]+(?:-[0-9]+)?[/-][0-9]+)",
    )
    .expect("a valid pattern")
});
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:datum|utfärdat|sammanträdesdatum|sammanträde|diarienummer|dnr|handläggare)\b|(?:20[0-9]{2}-[01][0-9]-[0-3][0-9])$)",
    )
    .expect("a valid pattern")
});
static OF_TOTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[ \t])(?:sidan?[ :]*)?([0-9]{1,3}) ?(?:\(| av |/) ?([0-9]{1,3})\)?$")
        .expect("a valid pattern")
});
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:sidan?[ :]*|- ?)?([0-9]{1,3})(?: ?-)?$").expect("a valid pattern")
});

#[derive(Clone, Copy, PartialEq, Eq)]
enum LineOf {
    /// Only a number of a total counts: others may be anything.
    Any,
    /// A number alone counts as well.
    Furniture,
}

fn printed(line: &str, place: LineOf) -> Option<Printed> {
    let line = line.trim();
    if let Some(found) = OF_TOTAL.captures(line) {
        let number: u32 = found[1].parse().ok()?;
        let of: u32 = found[2].parse().ok()?;
        return (1..=of).contains(&number).then_some(Printed {
            number,
            of: Some(of),
        });
    }
    if place == LineOf::Furniture {
        let number = ALONE.captures(line)?[1].parse().ok()?;
        return Some(Printed { number, of: None });
    }
    None
}

/// The kind of paper that a line names: the line is its name, or begins so
/// and is short.
fn kind(line: &str) -> Option<Kind> {
    const BOARDS: &[(&str, Kind)] = &[
        ("protokollsutdrag", Kind::Minutes),
        ("utdrag ur", Kind::Minutes),
        ("sammanträdesprotokoll", Kind::Minutes),
        ("protokoll", Kind::Minutes),
        ("tjänsteutlåtande", Kind::Memo),
        ("tjänsteskrivelse", Kind::Memo),
    ];
    const OTHERS: &[(&str, Kind)] = &[
        ("tilläggsyrkande", Kind::Party),
        ("återremissyrkande", Kind::Party),
        ("bilaga", Kind::Attachment),
        ("yttrande", Kind::Reply),
        ("remissvar", Kind::Reply),
        ("remissyttrande", Kind::Reply),
        ("svar på remiss", Kind::Reply),
        ("synpunkter", Kind::Reply),
        ("skrivelse", Kind::Reply),
    ];
    let line = line.trim().to_lowercase();
    if line.split_whitespace().count() > 9 {
        return None;
    }
    let named = |name: &str| {
        line.strip_prefix(name)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            // "Socialnämnden Protokollsutdrag", on one line of the letterhead.
            || line.ends_with(&format!(" {name}"))
    };
    let minoritys = MINORITY_PAPERS.iter().map(|(name, _)| (*name, Kind::Party));
    let names = BOARDS.iter().copied().chain(minoritys);
    names
        .chain(OTHERS.iter().copied())
        .find(|(name, _)| named(name))
        .map(|(_, kind)| kind)
}

/// Parties in a line that lists nothing else, or that stand in brackets.
fn parties(line: &str) -> Vec<String> {
    let listed = |text: &str| -> Option<Vec<String>> {
        let words = text
            .split([',', ' ', '\t'])
            .map(|word| word.trim_matches(['(', ')', '.']).to_lowercase())
            .filter(|word| !word.is_empty() && word != "och");
        let parties: Vec<String> = words.map(|word| party(&word)).collect::<Option<_>>()?;
        (!parties.is_empty()).then_some(parties)
    };
    if let Some(all) = listed(line) {
        return all;
    }
    // "Yttrande Socialdemokraterna, Vänsterpartiet" and "2023-11-03 (M, D, L, KD)"
    let rest = line.split_once(' ').map_or("", |(_, rest)| rest);
    listed(rest)
        .or_else(|| {
            let (_, rest) = line.split_once('(')?;
            listed(rest.split(')').next()?)
        })
        .unwrap_or_default()
}

/// A party in the riksdag or a large council by its letters, which its name
/// stands for as well.
fn party(word: &str) -> Option<String> {
    const PARTIES: &[(&str, &str)] = &[
        ("s", "socialdemokraterna"),
        ("m", "moderaterna"),
        ("v", "vänsterpartiet"),
        ("mp", "miljöpartiet"),
        ("c", "centerpartiet"),
        ("l", "liberalerna"),
        ("kd", "kristdemokraterna"),
        ("sd", "sverigedemokraterna"),
        ("d", "demokraterna"),
    ];
    let found = PARTIES
        .iter()
        .find(|(short, long)| word == *short || word == *long);
    found.map(|(short, _)| (*short).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_numbers() {
        let check = |line: &str, expected: Option<(u32, Option<u32>)>| {
            let found = printed(line, LineOf::Furniture).map(|page| (page.number, page.of));
            assert_eq!(found, expected, "{line}");
        };
        check("Sida 1 (6)", Some((1, Some(6))));
        check(
            "Göteborgs Stad, tjänsteutlåtande Sida 2 (6",
            Some((2, Some(6))),
        );
        check("3/4", Some((3, Some(4))));
        check("Sida 2 av 3", Some((2, Some(3))));
        check("7 (4)", None);
        check("12", Some((12, None)));
        check("- 3 -", Some((3, None)));
        check("Tel 031-365 00 00", None);
        assert_eq!(printed("12", LineOf::Any), None);
    }

    #[test]
    fn kinds_and_parties() {
        assert_eq!(kind("Utdrag ur Protokoll (nr 2)"), Some(Kind::Minutes));
        assert_eq!(kind("Tjänsteutlåtande"), Some(Kind::Memo));
        assert_eq!(kind("Yrkande angående översyn"), Some(Kind::Party));
        assert_eq!(kind("Särskilt uttalande (M)"), Some(Kind::Party));
        assert_eq!(kind("Yttranden från alla"), None);
        assert_eq!(kind("Kulturnämnden Protokollsutdrag"), Some(Kind::Minutes));
        assert_eq!(parties("M, D, L, KD"), ["m", "d", "l", "kd"]);
        assert_eq!(parties("2023-11-03 (M, D)"), ["m", "d"]);
        assert_eq!(
            parties("Yttrande Socialdemokraterna, Vänsterpartiet"),
            ["s", "v"]
        );
        assert!(parties("I dag (se nedan)").is_empty());
    }

    #[test]
    fn case_numbers() {
        let check = |line: &str, expected: Option<&str>| {
            let mut page = Page::default();
            page.look_at(line);
            assert_eq!(page.cases.first().map(String::as_str), expected, "{line}");
        };
        check("Diarienummer N166-0573/23", Some("N166-0573/23"));
        check("Dnr FAB 2024-00057", Some("FAB2024-00057"));
        check("§ 144 N160-1101/24", Some("N160-1101/24"));
        check("§ 194, N165-0441/23", Some("N165-0441/23"));
        check("Svar på remiss (SLK dnr 1316/22)", None);
    }
}
