//! When an answer was given, under which case number, in which paragraph of
//! the minutes.

use std::sync::LazyLock;

use regex::Regex;

use super::addressee::addressee as addressee_of;
use super::body::{is_office, is_recipient, named_body};
use super::date::dates;
use super::lines::{Line, Lines};
use super::reference::{
    How, after_cue, cue_alone, is_anothers, is_ministrys, of_body, of_those_who_ask, references,
};
use crate::model::{Ground, Identity, Span};

/// A value and what it rests on.
pub(super) type Fact = Option<(String, Ground)>;

/// How a line leads to its date, the surest first.
const DATE_CUES: &[(&str, u8)] = &[
    ("beslutad av", 0),
    ("beslutat av", 0),
    ("sammanträdesdatum", 1),
    ("mötesdatum", 1),
    ("datum för beslut", 1),
    ("sammanträde", 2),
    ("utdrag ur protokoll", 2),
    ("protokollsutdrag", 2),
    ("styrelsemöte", 2),
    ("plats och tid", 2),
    ("skickat", 3),
    ("datum", 3),
    ("enligt beslut", 4),
    ("utfärdat", 5),
    ("utfärdad", 5),
    ("upprättad", 5),
];

/// Words that make a date another one than the answer's.
const OTHER_DATES: &[&str] = &[
    "senast",
    "svarstid",
    "sista",
    "inkom",
    "remitterad",
    "ert datum",
    "er datum",
    "tillhanda",
    "till handa",
    "utskickad",
    "utsänd",
    "daterad",
    "daterat",
    "förordning",
    "lag (",
    "giltig",
    "gäller från",
    "reviderad den",
    "antagen",
    "justering",
    "justerat",
    "anslag",
];

/// The date of the answer: the meeting's where there was one, else the letter's.
pub(super) fn date(lines: &Lines<'_>) -> Fact {
    let mut best: Option<(u8, usize, String, Ground)> = None;
    let mut consider = |rank: u8, place: usize, line: &Line<'_>, from: usize| {
        let Some(found) = dates(&line.text[from..]).into_iter().next() else {
            return;
        };
        if best
            .as_ref()
            .is_none_or(|(known, at, ..)| (rank, place) < (*known, *at))
        {
            let span = found.span.shifted(line.span.start + from);
            let ground = ground("date", line.text, span);
            best = Some((rank, place, found.iso, ground));
        }
    };
    let near = lines.heads.iter().chain(&lines.opening);
    // Officials write to the meeting at which their board decides.
    let by_office = near.clone().any(|line| {
        let lower = line.text.to_lowercase();
        lower.starts_with("tjänsteutlåtande") || lower.starts_with("tjänsteskrivelse")
    });
    let mut cue_before: Option<u8> = None;
    for (place, line) in near.enumerate() {
        let lower = line.text.to_lowercase();
        if let Some(rank) = cue_before.take() {
            consider(rank, place, line, 0);
        }
        let short = line.text.chars().count() < 260;
        let cue = DATE_CUES
            .iter()
            .filter_map(|(cue, rank)| lower.find(cue).map(|at| (*rank, at + cue.len())))
            .min();
        match cue {
            Some((rank, from)) if short && !other_date(&lower) => {
                // Lower-casing may move offsets only in letters that no cue holds.
                let from = if line.text.is_char_boundary(from) {
                    from
                } else {
                    0
                };
                consider(rank, place, line, from);
                if dates(line.text).is_empty() && lower.trim_end_matches([':', ' ']).len() <= 24 {
                    cue_before = Some(rank);
                }
            }
            _ if standing_alone(line.text) => {
                // Officials address their board with the day of its meeting.
                let rank = if addressed_board(lines, line) { 2 } else { 6 };
                consider(rank, place, line, 0);
            }
            _ if short
                && !of_another_paper(&lower)
                && (addressed_with_date(line.text)
                    || (by_office && board_with_date(line.text))) =>
            {
                consider(2, place, line, 0);
            }
            _ if place < lines.heads.len() && beside_a_type(line.text) => {
                consider(6, place, line, 0);
            }
            _ if short
                && !other_date(&lower)
                && line.text.chars().count() < 90
                && lower.starts_with('§') =>
            {
                consider(7, place, line, 0);
            }
            _ => {}
        }
    }
    for (place, line) in lines.closing.iter().enumerate() {
        let lower = line.text.to_lowercase();
        let short = line.text.chars().count() < 60;
        if lower.starts_with("enligt beslut") || lower.starts_with("beslut") {
            consider(4, 1_000 + place, line, 0);
        } else if standing_alone(line.text) || (short && place_and_date(line.text)) {
            consider(7, 1_000 + place, line, 0);
        } else if short && lower.contains("dag för justering") || lower.starts_with("justeringsdag")
        {
            consider(9, 1_000 + place, line, 0);
        }
    }
    // A paper may carry the minutes after the letter: their date is the answer's.
    for (place, line) in lines.body.iter().enumerate() {
        let short = line.text.chars().count() < 110;
        if let Some(from) = meeting_with_date(line.text) {
            consider(4, 2_000 + place, line, from);
        }
        let lower = if short {
            line.text.to_lowercase()
        } else {
            continue;
        };
        let rank = ["beslutad av", "beslutat av", "behandlat av", "behandlad av"]
            .iter()
            .any(|cue| lower.contains(cue) && !of_another_paper(&lower))
            .then_some(2)
            .or_else(|| {
                (lower.contains("sammanträdesdatum") || lower.starts_with("utdrag ur protokoll"))
                    .then_some(8)
            });
        if let Some(rank) = rank {
            consider(rank, 2_000 + place, line, 0);
        }
    }
    if let Some((_, _, iso, ground)) = best {
        return Some((iso, ground));
    }
    // Last, a date that heads or closes a longer line of the opening.
    for line in lines.opening.iter().take(12) {
        if line.text.chars().count() < 120
            && !other_date(&line.text.to_lowercase())
            && let Some(found) = dates(line.text).into_iter().next()
        {
            let span = found.span.shifted(line.span.start);
            return Some((found.iso, ground("date", line.text, span)));
        }
    }
    None
}

/// Whether the line follows `Till`, `X` or `Till X`, with X a body and no recipient.
fn addressed_board(lines: &Lines<'_>, line: &Line<'_>) -> bool {
    let opening = &lines.opening;
    let Some(place) = opening.iter().position(|other| other.span == line.span) else {
        return false;
    };
    let Some(before) = place.checked_sub(1).map(|at| opening[at].text) else {
        return false;
    };
    let label = place.checked_sub(2).map(|at| opening[at].text);
    let labelled =
        label.is_some_and(|label| label.trim_end_matches(':').eq_ignore_ascii_case("till"));
    match addressee(before) {
        Some(name) => is_board(name),
        None => labelled && is_board(before),
    }
}

/// What follows `Till` on its line.
fn addressee(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("Till")?.trim_start_matches(':');
    rest.starts_with(' ').then(|| rest.trim())
}

/// `Till Valnämnden 2024-02-14`
fn addressed_with_date(line: &str) -> bool {
    addressee(line).is_some_and(board_with_date)
}

/// `Valnämnden 2024-02-14`
fn board_with_date(text: &str) -> bool {
    let found = dates(text);
    found.len() == 1
        && found.first().is_some_and(|date| {
            let name = text[..date.span.start].trim_end_matches([' ', ',']);
            text.len() - date.span.end <= 2 && is_board(name) && !is_office(name)
        })
}

fn is_board(name: &str) -> bool {
    named_body(name).is_some() && !is_recipient(name)
}

/// Where the date begins in `Sammanträdesdatum: 2026-03-24 Ledamöter …`, however
/// long the line is.
fn meeting_with_date(line: &str) -> Option<usize> {
    static MEETING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bsammanträdesdatum\s*[:–-]?\s*").expect("a fixed pattern")
    });
    let from = MEETING.find(line)?.end();
    dates(&line[from..])
        .first()
        .is_some_and(|date| date.span.start == 0)
        .then_some(from)
}

/// Whether the date of a line is another one than the answer's.
fn other_date(lower: &str) -> bool {
    OTHER_DATES.iter().any(|word| lower.contains(word)) || of_another_paper(lower)
}

/// Whether a line tells by whom another paper than an answer was decided:
/// `Riktlinjer för parkering, beslutad av fullmäktige 2016-02-10`.
fn of_another_paper(lower: &str) -> bool {
    const ANSWERS: &[&str] = &["yttrande", "svar", "skrivelse", "utlåtande"];
    ["beslutad av", "beslutat av"]
        .iter()
        .filter_map(|cue| lower.find(cue))
        .map(|at| &lower[..at])
        .any(|paper| paper.chars().count() > 30 && !ANSWERS.iter().any(|word| paper.contains(word)))
}

/// A line of nothing but a date, perhaps with a place or a label of one word.
fn standing_alone(text: &str) -> bool {
    let found = dates(text);
    let Some(date) = found.first() else {
        return false;
    };
    let rest = text.len() - date.span.len();
    found.len() == 1 && rest <= 3
}

/// `Yttrande 2025-04-23`: a short running head with one date.
fn beside_a_type(text: &str) -> bool {
    text.chars().count() <= 60 && dates(text).len() == 1 && !other_date(&text.to_lowercase())
}

/// `Göteborg den 27 maj 2021`, `Ekstad 2025-04-28`.
fn place_and_date(text: &str) -> bool {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[A-ZÅÄÖ][a-zåäö]+(?: [A-ZÅÄÖ][a-zåäö]+)?,?\s+(?:den\s+)?$")
            .expect("a fixed pattern")
    });
    dates(text).first().is_some_and(|date| {
        PLACE.is_match(&text[..date.span.start]) && text.len() - date.span.end <= 2
    })
}

/// The respondent's own case number; those of several who answer together, where
/// their letters tell whose they are. `asked` is the number of the consultation.
pub(super) fn reference(lines: &Lines<'_>, who: &Identity, asked: Option<&str>) -> Fact {
    of_several(lines, &who.respondents).or_else(|| of_one(lines, who, asked))
}

/// The numbers of those who answer together, in their order.
fn of_several(lines: &Lines<'_>, respondents: &[String]) -> Fact {
    /// Longest line of a letterhead, in characters.
    const LONGEST: usize = 160;
    if respondents.len() < 2 {
        return None;
    }
    let near = || lines.heads.iter().chain(&lines.opening).chain(&lines.feet);
    let mut numbers: Vec<&str> = Vec::new();
    let mut first = None;
    for name in respondents {
        let found = near()
            .filter(|line| line.text.chars().count() <= LONGEST)
            .find_map(|line| Some((line, of_body(line.text, name)?)));
        let Some((line, (from, to))) = found else {
            continue;
        };
        let number = line.text[from..to].trim();
        if !numbers.contains(&number) {
            numbers.push(number);
            let span = Span::new(from, to).shifted(line.span.start);
            first.get_or_insert_with(|| ground("reference", line.text, span));
        }
    }
    Some((numbers.join(", "), first?))
}

fn of_one(lines: &Lines<'_>, who: &Identity, case: Option<&str>) -> Fact {
    let mut best: Option<(u8, usize, String, Ground)> = None;
    let mut cue: Option<How> = None;
    let near = || lines.heads.iter().chain(&lines.opening).chain(&lines.feet);
    // What one line tells to be theirs is theirs in any other.
    let asked: Vec<String> = near()
        .flat_map(|line| of_those_who_ask(line.text))
        .map(|number| without_blanks(&number))
        .collect();
    // `Ekstads kommun`, `KS 2024/887-212`: theirs, whom the letter is addressed to
    let theirs = addressee_of(lines).and_then(|at| lines.opening.get(at + 1));
    for (place, line) in near().enumerate() {
        let long = line.text.chars().count() > 400;
        let before = cue.take();
        // In a row of labels the date may stand between the label and its number.
        cue = cue_alone(line.text).or_else(|| before.filter(|_| standing_alone(line.text)));
        let found = before
            .and_then(|how| after_cue(line.text, how))
            .map_or_else(|| references(line.text), |found| vec![found]);
        for found in found {
            let others = found.how != How::Ours
                && (is_ministrys(&found.number) || asked.contains(&without_blanks(&found.number)));
            let letters = found.how != How::Ours
                && (is_anothers(&found.number, who.kind, &who.respondents)
                    || case.is_some_and(|case| {
                        without_blanks(case) == without_blanks(&found.number)
                            && !(who.respondents.iter())
                                .any(|name| of_body(&found.number, name).is_some())
                    }));
            if found.how == How::Theirs || others || letters {
                continue;
            }
            if long && found.how != How::Paragraph {
                continue;
            }
            if found.how == How::Alone && theirs.is_some_and(|other| other.span == line.span) {
                continue;
            }
            // The number beside the minutes' paragraph is the body's own; a title
            // may name the case that it answers, and running text any.
            let length = line.text.chars().count();
            let rank = match found.how {
                How::Ours => 0,
                How::Paragraph => 1,
                How::Cue | How::Alone if line.text.contains('§') && length < 60 => 1,
                How::Cue if length <= 70 => 1,
                How::Alone => 2,
                How::Cue if length <= 160 => 3,
                How::Cue | How::Theirs => 4,
            };
            if best
                .as_ref()
                .is_none_or(|(known, at, ..)| (rank, place) < (*known, *at))
            {
                let span = found.span.shifted(line.span.start);
                best = Some((
                    rank,
                    place,
                    found.number,
                    ground("reference", line.text, span),
                ));
            }
        }
    }
    best.map(|(_, _, number, ground)| (number, ground))
}

fn without_blanks(number: &str) -> String {
    number.split_whitespace().collect()
}

/// The paragraph of the minutes, as written.
pub(super) fn minutes_paragraph(lines: &Lines<'_>) -> Fact {
    static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[A-ZÅÄÖ]{2,5}\s)?(§\s?\d{1,4}(?:/\d{2,4})?)|(?:,|\s)(§\s?\d{1,4}(?:/\d{2,4})?)\s*(?:$|,|\s(?:Dnr|Ärende))")
            .expect("a fixed pattern")
    });
    lines
        .opening
        .iter()
        .chain(&lines.heads)
        .filter(|line| line.text.chars().count() < 300 || has_paragraphs_number(line.text))
        .find_map(|line| {
            let found = PARAGRAPH.captures(line.text)?;
            let hit = found.get(1).or_else(|| found.get(2))?;
            let span = Span::new(hit.start(), hit.end()).shifted(line.span.start);
            Some((
                hit.as_str().to_owned(),
                ground("minutes_paragraph", line.text, span),
            ))
        })
}

/// Whether a line holds a case number right behind a paragraph of minutes.
fn has_paragraphs_number(line: &str) -> bool {
    references(line)
        .iter()
        .any(|found| found.how == How::Paragraph)
}

fn ground(field: &str, text: &str, span: Span) -> Ground {
    Ground::new(field, "letterhead", text, Some(span))
}
