//! Case numbers (diarienummer) in their many shapes.

use std::sync::LazyLock;

use regex::Regex;

use super::date::dates;
use crate::language::last_bytes;
use crate::model::Span;

/// What stands before a case number. `own` and `theirs` tell whose it is.
static CUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?P<whose>vår[ta]?|er[ta]?|ers|externt?)?\s*(?:diarienummer|diarienr|dnr|d[:.]nr|diarie-?nr|ärendenummer|ärendenr|ärende\s?nr|ärende-?id|ärendebeteckning|beteckning|referens(?:/(?:dnr|diarienummer))?|ref\.?(?:\s?nr)?|målnummer|dokumentnummer)(?:\s*\(åberopas(?: vid [^)]*)?\))?\s*[.:]*\s*(?:\d{1,3}\s*\()?",
    )
    .expect("a fixed pattern")
});

/// How many paragraphs of a line are asked for their number.
const MOST: usize = 20;
/// What cites another's minutes stands no further before the paragraph, in bytes.
const CITED: usize = 200;

/// Shapes that are told apart from all other numbers by their letters.
static LETTERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:",
        r"(?:19|20)\d\d/[A-ZÅÄÖ]{2,5}\s?\d{2,5}(?:\s\d{3})?(?:-\d{1,4})?", // 2017/KS 0001 001
        r"|\d\d/[A-ZÅÄÖ]{2,5}\s?\d{2,5}(?:-\d{1,4})?",                     // 09/KS 0334
        r"|[A-ZÅÄÖ]{1,7}\d{0,4}[-/. ]?\s?(?:19|20)\d\d\s?[-/:.]\s?\d{1,6}(?:[-/][\dA-ZÅÄÖ]{1,4}[a-zåäö]{0,3}\b)?", // KS 2018/114, M2026/00123/Nm
        r"|[A-ZÅÄÖ][a-zåäö](?:19|20)\d\d/\d{1,6}(?:/[A-ZÅÄÖ]{1,4}[a-zåäö]{0,3}\b)?", // Fi2026/01234
        r"|[A-ZÅÄÖ][a-zåäö]-(?:19|20)\d\d/\d{4} \d{4}", // Af-2024/0011 2233
        r"|[A-ZÅÄÖ]{1,6}\d{0,4}[-/ ]\d{2}[/:]\d{2,6}",  // EH 25/031
        r"|[A-ZÅÄÖ]{1,6}\d{0,4}[-/ ]\d{1,6}[-/](?:(?:19|20)\d\d|\d\d)", // N161-1069/24, KS-612/2008
        r")"
    ))
    .expect("a fixed pattern")
});

/// Shapes of digits alone: a case number only where something says so.
static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\d{2,6}/\d{2,4}|(?:19|20)\d\d[-/:]\d{1,6}|\d{1,6}-(?:19|20)\d\d)")
        .expect("a fixed pattern")
});

/// What may stand after a cue beyond the shapes above: county boards'
/// `418-9012-2022`, the police's `A412.338/2022`, plans of records
/// `1.5.1-402/2016`, and a number with the key of its file.
static CUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[A-ZÅÄÖ]{1,6}[ -]?){0,3}\d[\d.]*[-/:]\d+(?:[-/.:]\d+)*|[A-ZÅÄÖ]{2,6}/\d{4,8}")
        .expect("a fixed pattern")
});

/// Prefixes of laws, bills and reports, whose numbers look the same.
const LAWS: &[&str] = &[
    "SOSFS", "SFS", "HSLF", "HSLF-FS", "FS", "AFS", "BFS", "SOU", "Ds", "DS", "Prop", "Bet", "Skr",
    "Dir", "H", "LIFS", "SKOLFS", "TSFS", "NFS", "MSBFS", "JO", "RÅ", "NJA", "PM", "Lag", "EU",
    "EG",
];

/// A case number, whose it is, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// As written.
    pub(super) number: String,
    /// Its place in the line.
    pub(super) span: Span,
    /// What says that it is a case number.
    pub(super) how: How,
}

/// What says that a number is a case number, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// `Vårt dnr`.
    Ours,
    /// Right behind the paragraph of the minutes: `§ 13, 1400/23`.
    Paragraph,
    /// `Dnr`, `Diarienummer`.
    Cue,
    /// It stands alone on its line, or after a paragraph sign.
    Alone,
    /// `Er beteckning`.
    Theirs,
}

/// A line that tells who asked, up to the number of the case.
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:remiss|skrivelse|inbjudan|begäran|förfrågan)[\w-]* (?:från|av) ")
        .expect("a fixed pattern")
});

/// Whose number the next line holds, where this one is a cue and nothing else.
pub(super) fn cue_alone(line: &str) -> Option<How> {
    let cue = CUE.captures(line)?;
    let whole = cue.get(0)?;
    let before = line[..whole.start()].trim().trim_end_matches(':');
    let how = match whose(&cue) {
        How::Cue if belongs_to_asker(before) => How::Theirs,
        how => how,
    };
    // In columns another label, or the addressee, may stand before it.
    let may_lead = before.is_empty()
        || all_labels(before)
        || is_owner(before)
        || (how != How::Cue && is_column(before));
    (may_lead && line[whole.end()..].trim().is_empty()).then_some(how)
}

/// Whether these words are labels and nothing else: `Handläggare Datum`.
fn all_labels(before: &str) -> bool {
    const LABELS: &[&str] = &[
        "avdelning",
        "datum",
        "dokumenttyp",
        "enhet",
        "handläggare",
        "kontaktperson",
        "sida",
        "telefon",
        "tjänsteställe",
    ];
    before
        .split([' ', ',', '/'])
        .filter(|word| !word.is_empty())
        .all(|word| LABELS.contains(&word.to_lowercase().as_str()))
}

/// Whether a label is somebody's: `Ekverkets diarienummer`.
fn is_owner(before: &str) -> bool {
    is_column(before) && before.ends_with('s') && before.split_whitespace().count() <= 6
}

/// Whether it is those who ask whose number the label is.
fn belongs_to_asker(before: &str) -> bool {
    let lower = before.to_lowercase();
    is_owner(before)
        && ["departementets", "regeringskansliets", "kommunstyrelsens"]
            .iter()
            .any(|asker| lower.ends_with(asker))
}

/// Whether a few words without a number may stand in the column beside a label.
fn is_column(before: &str) -> bool {
    before.chars().count() <= 60
        && before.starts_with(char::is_uppercase)
        && !before.contains(|c: char| c.is_ascii_digit() || ".:;()".contains(c))
}

fn whose(cue: &regex::Captures<'_>) -> How {
    let word = cue.name("whose").map(|word| word.as_str().to_lowercase());
    match word.as_deref() {
        Some(word) if word.starts_with('v') => How::Ours,
        Some(_) => How::Theirs,
        None => How::Cue,
    }
}

/// The case number that a line begins with, after a cue on the line before.
pub(super) fn after_cue(line: &str, how: How) -> Option<Numbered> {
    // `Datum Diarienummer` heads `2024-03-01 KN 2024/7`.
    let from = dates(line)
        .first()
        .filter(|date| date.span.start == 0)
        .map_or(0, |date| {
            let rest = &line[date.span.end..];
            date.span.end + (rest.len() - rest.trim_start().len())
        });
    if let Some(end) = at_start(&line[from..]) {
        return Some(numbered(line, from, from + end, how));
    }
    // In columns the number closes the line.
    let hit = LETTERED.find_iter(line).last()?;
    let closes = hit.end() == line.trim_end().len() && !CUE.is_match(line);
    let lead = line[..hit.start()].trim_end();
    let apart = line[..hit.start()].ends_with(' ') && lead.chars().count() <= 60;
    (closes && apart && !is_law(hit.as_str())).then(|| numbered(line, hit.start(), hit.end(), how))
}

/// The case numbers of a line in its order.
pub(super) fn references(line: &str) -> Vec<Numbered> {
    let mut found: Vec<Numbered> = Vec::new();
    for cue in CUE.captures_iter(line) {
        let Some(whole) = cue.get(0) else { continue };
        let how = match whose(&cue) {
            // `Remiss från X, dnr …` tells the case that is answered.
            How::Cue if ASKED.is_match(&line[..whole.start()]) => How::Theirs,
            // So does a parenthesis behind what it is about.
            How::Cue if names_another(&line[..whole.start()]) => How::Theirs,
            How::Cue if is_remitted(&line[..whole.start()], &line[whole.end()..]) => How::Theirs,
            how => how,
        };
        let rest = &line[whole.end()..];
        if let Some(number) = at_start(rest) {
            found.push(numbered(line, whole.end(), whole.end() + number, how));
        }
    }
    if let Some(own) = behind_paragraph(line) {
        found.retain(|other| other.span != own.span);
        found.push(own);
    }
    if found.is_empty() {
        found.extend(
            alone(line)
                .or_else(|| behind_title(line))
                .or_else(|| beside_date(line)),
        );
    }
    found
}

/// The numbers that a line tells to be those of the ones who ask: `Er beteckning …`.
pub(super) fn of_those_who_ask(line: &str) -> Vec<String> {
    CUE.captures_iter(line)
        .filter(|cue| whose(cue) == How::Theirs)
        .filter_map(|cue| {
            let rest = &line[cue.get(0)?.end()..];
            Some(rest[..at_start(rest)?].trim().to_owned())
        })
        .collect()
}

/// Whether what stands before a cue makes its number that of something else
/// that is named: `(Grönstrategin, dnr …`, `om föräldramöten, SLK:s dnr …`.
fn names_another(before: &str) -> bool {
    static BODY: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b[A-ZÅÄÖ]{2,4}(?::?s)?$").expect("a fixed pattern"));
    let before = before.trim_end();
    let in_parenthesis = open_parenthesis(before).is_some_and(|words| !words.is_empty());
    // The abbreviation of a body is its own letterhead where nothing stands before it.
    let of_a_body = BODY
        .find(before)
        .is_some_and(|body| before[..body.start()].chars().count() > 40);
    in_parenthesis || of_a_body
}

/// Whether a sentence tells what others have sent out under the number in its
/// parenthesis: `Kommunstyrelsen har (dnr …) överlämnat förslaget till …`.
fn is_remitted(before: &str, after: &str) -> bool {
    const SENDING: &[&str] = &[
        "begärt",
        "berett",
        "inbjudit",
        "remitterat",
        "skickat",
        "sänt",
        "översänt",
        "överlämnat",
    ];
    let text = after.split_once(')').map_or("", |(_, rest)| rest);
    let is_sent = |words: &str| {
        words
            .split(|c: char| !c.is_alphanumeric())
            .take(12)
            .any(|word| SENDING.contains(&word.to_lowercase().as_str()))
    };
    before.trim_end().ends_with('(')
        && before.chars().count() > 20
        && before.split_whitespace().any(|word| word == "har")
        && text.trim_start().starts_with(char::is_lowercase)
        && (is_sent(text) || is_sent(before.rsplit(" har ").next().unwrap_or_default()))
}

/// What stands in a parenthesis that is still open at the end of a text.
fn open_parenthesis(text: &str) -> Option<&str> {
    let words = &text[text.rfind('(')? + 1..];
    (!words.contains(')')).then_some(words)
}

/// The number right behind the paragraph of the minutes, wherever that stands.
fn behind_paragraph(line: &str) -> Option<Numbered> {
    static PARAGRAPH: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"§\s*\d{1,4}[,.]?\s+").expect("a fixed pattern"));
    PARAGRAPH.find_iter(line).take(MOST).find_map(|hit| {
        if cites_minutes(last_bytes(&line[..hit.start()], CITED)) {
            return None;
        }
        let rest = &line[hit.end()..];
        let cue = CUE.find(rest).filter(|cue| cue.start() == 0);
        let from = hit.end() + cue.map_or(0, |cue| cue.end());
        let number = at_start(&line[from..])?;
        // A cue may lead to a number of any shape, digits alone need their stroke.
        let told = cue.is_some()
            || LETTERED
                .find(&line[from..])
                .is_some_and(|found| found.start() == 0)
            || line[from..from + number].contains('/');
        told.then(|| numbered(line, from, from + number, How::Paragraph))
    })
}

/// Whether a paragraph sign behind this cites what another meeting decided:
/// `(KF 2023-02-23 § 29`, `kommunstyrelsens uppdrag 2022-10-05, § 698`.
fn cites_minutes(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ',']);
    let in_parenthesis = open_parenthesis(before).is_some();
    let behind_date = dates(before)
        .last()
        .filter(|date| date.span.end == before.len())
        .is_some_and(|date| {
            let label = before[..date.span.start].trim_end_matches([' ', ':']);
            !label.is_empty() && !label.to_lowercase().ends_with("datum")
        });
    in_parenthesis || behind_date
}

fn at_start(rest: &str) -> Option<usize> {
    if !dates(rest.split_whitespace().next().unwrap_or_default()).is_empty() {
        return None;
    }
    [&*LETTERED, &*DIGITS, &*CUED]
        .iter()
        .filter_map(|pattern| pattern.find(rest))
        .filter(|hit| hit.start() == 0 && hit.len() >= 4 && !is_law(hit.as_str()))
        .map(|hit| hit.end())
        .max()
}

/// A number that is all of a line, but for a paragraph sign or a parenthesis.
fn alone(line: &str) -> Option<Numbered> {
    static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:[A-ZÅÄÖ]{1,5}\s)?§\s*\d{1,4}[\s,.]*|(?i:yttrande|remissvar|tjänsteskrivelse|tjänsteutlåtande|protokoll|protokollsutdrag|missiv|skrivelse|beslut)\s+)?\(?")
            .expect("a fixed pattern")
    });
    let from = PARAGRAPH.find(line).map_or(0, |hit| hit.end());
    let rest = &line[from..];
    let lettered = LETTERED.find(rest).filter(|hit| hit.start() == 0);
    let digits = DIGITS
        .find(rest)
        .filter(|hit| hit.start() == 0 && hit.as_str().contains('/'));
    let hit = lettered.or(digits).filter(|hit| !is_law(hit.as_str()))?;
    let after = rest[hit.end()..].trim_start_matches([')', ',', '.', ' ']);
    let told = after.is_empty() || (from > 0 && lettered.is_some());
    told.then(|| numbered(line, from, from + hit.end(), How::Alone))
}

/// A lettered number that closes the line of a paragraph of the minutes:
/// `§ 31 Remissyttrande – friluftsplan (FRI 2018/22)`.
fn behind_title(line: &str) -> Option<Numbered> {
    static PARAGRAPH: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(?:[A-ZÅÄÖ]{1,5}\s)?§\s*\d").expect("a fixed pattern"));
    if line.len() > 200 || !PARAGRAPH.is_match(line) {
        return None;
    }
    let hit = LETTERED.find_iter(line).last()?;
    let closes = line[hit.end()..].trim_matches([')', '.', ' ']).is_empty();
    (closes && !is_law(hit.as_str())).then(|| numbered(line, hit.start(), hit.end(), How::Alone))
}

/// A number that closes a short line behind its date: `Enheten för ekar
/// 2024-03-01 LS-EK16-0793`.
fn beside_date(line: &str) -> Option<Numbered> {
    static MIXED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[A-ZÅÄÖ]{1,6}(?:-[A-ZÅÄÖ]{1,6}\d{0,4})?-\d{3,6}$").expect("a fixed pattern")
    });
    const OTHERS: &[&str] = &["ankom", "inkom", "remiss", "ert ", "er "];
    let date = dates(line).into_iter().next()?;
    let lower = line[..date.span.start].to_lowercase();
    if line.chars().count() > 100 || OTHERS.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let rest = &line[date.span.end..];
    let from = date.span.end + (rest.len() - rest.trim_start().len());
    let number = line[from..].trim_end();
    let lettered = LETTERED
        .find(number)
        .is_some_and(|hit| hit.start() == 0 && hit.end() == number.len());
    ((lettered || MIXED.is_match(number)) && !is_law(number))
        .then(|| numbered(line, from, from + number.len(), How::Alone))
}

/// A ministry's number: it names the case that is answered, and is the
/// respondent's own only where the respondent says so.
pub(super) fn is_ministrys(number: &str) -> bool {
    static MINISTRY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:Ju|Fi|Fö|Ku|UD|LI|KN|[ASUNMI])\s?(?:19|20)\d\d/\d{4,5}(?:/[A-ZÅÄÖ]{1,4}[a-zåäö]{0,3})?$")
            .expect("a fixed pattern")
    });
    MINISTRY.is_match(number)
}

fn numbered(line: &str, from: usize, to: usize, how: How) -> Numbered {
    let how = if matches!(how, How::Alone | How::Paragraph) && is_ministrys(line[from..to].trim()) {
        How::Theirs
    } else {
        how
    };
    Numbered {
        number: line[from..to].trim().to_owned(),
        span: Span::new(from, to),
        how,
    }
}

fn is_law(number: &str) -> bool {
    let prefix: String = number
        .chars()
        .take_while(|c| c.is_alphabetic() || *c == '-')
        .collect();
    LAWS.contains(&prefix.trim_end_matches('-')) || !dates(number).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[(&str, How)]) {
        let found = references(line);
        let found: Vec<(&str, How)> = found.iter().map(|n| (n.number.as_str(), n.how)).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn all_shapes_are_read_after_a_cue() {
        for number in [
            "KS 2018/114",
            "KS/2018:245",
            "KS/2013:1210",
            "2017/KS 0001 001",
            "2023/BUN 0214",
            "2016/KS0123",
            "STK-2014-1045",
            "0993/12",
            "KS-612/2008",
            "09/KS 0334",
            "KU.2017.3",
            "M2008/2398/A",
            "Fi2026/01234",
            "N161-1069/24",
            "FAB 2024-00057",
            "2025-00312",
            "EH 25/031",
            "P-2025:17",
            "25/KS 0412-18",
            "418-9012-2022",
            "511-2210-23",
            "A412.338/2022",
            "1.5.1-402/2016",
            "HE-DNR-2023-712",
            "HSN/231456",
            "Af-2024/0011 2233",
            "IFN 2021/00045-1.3.2",
        ] {
            check(&format!("Dnr {number}"), &[(number, How::Cue)]);
        }
    }

    #[test]
    fn ours_and_theirs_are_told_apart() {
        check(
            "Vår beteckning: EE-2025-0118 Er beteckning: KS 2024/0412",
            &[("EE-2025-0118", How::Ours), ("KS 2024/0412", How::Theirs)],
        );
        check(
            "remiss KS 2024/0412 (vårt dnr VAL 2025/3)",
            &[("VAL 2025/3", How::Ours)],
        );
        check(
            "Remiss från Trafiknämnden, dnr T 2024-313-01743",
            &[("T 2024-313-01743", How::Theirs)],
        );
    }

    #[test]
    fn the_number_behind_the_paragraph_is_the_boards_and_that_of_the_title_is_not() {
        check(
            "Yttrande till motion om föräldramöten (SLK dnr 0807/23) § 13, 1400/23",
            &[("0807/23", How::Theirs), ("1400/23", How::Paragraph)],
        );
        check(
            "Motion om att införa en bonus § 138, Dnr N161-0768/25 Nämnden har fått en remiss.",
            &[("N161-0768/25", How::Paragraph)],
        );
        check(
            "Yttrande över motion om rutiner för anmälan av hot mot personal, SLK:s dnr 0571/23",
            &[("0571/23", How::Theirs)],
        );
        check(
            "Både strategin (Grönstrategi, dnr 0480/11) och planen gäller.",
            &[("0480/11", How::Theirs)],
        );
        check("KS dnr 2021/33", &[("2021/33", How::Cue)]);
        check("Yttrande (dnr 2021/33)", &[("2021/33", How::Cue)]);
        check(
            "Protokollsutdrag Sammanträdesdatum: 2024-12-10 § 191 AVO-2024-01959 Svar",
            &[("AVO-2024-01959", How::Paragraph)],
        );
        check(
            "I ärendet om administration (KF 2023-02-23 § 29, dnr 0128/22) redovisas",
            &[("0128/22", How::Theirs)],
        );
        check(
            "Styrelsens uppdrag 2022-10-05, § 698, 0553/21 att se över",
            &[],
        );
        check("enligt 5 kap. 3 § 1 plan- och bygglagen", &[]);
    }

    #[test]
    fn a_ministrys_number_alone_is_the_case_that_is_answered() {
        check("(Fi2026/01234)", &[("Fi2026/01234", How::Theirs)]);
        check("Vårt dnr Fi2026/01234", &[("Fi2026/01234", How::Ours)]);
        check("M 2026/00123/Nm", &[("M 2026/00123/Nm", How::Theirs)]);
        check("Dnr M2026/00123/Nm", &[("M2026/00123/Nm", How::Cue)]);
    }

    #[test]
    fn what_others_sent_out_is_not_the_answers_case() {
        check(
            "Ekstads arbetsutskott har den 3 maj (DNR KS 2017/30.212) överlämnat en studie.",
            &[("KS 2017/30.212", How::Theirs)],
        );
        check(
            "Nämnden har behandlat remissen (dnr KS 2017/30) och anför",
            &[("KS 2017/30", How::Cue)],
        );
    }

    #[test]
    fn a_number_may_stand_behind_its_date_or_close_its_column() {
        check(
            "2025-06-05 EKN 2025-00040",
            &[("EKN 2025-00040", How::Alone)],
        );
        check(
            "Enheten för ekar 2026-08-22 LS-EK16-0793",
            &[("LS-EK16-0793", How::Alone)],
        );
        check("Inkom 2025-06-05 EKN 2025-00040", &[]);
        for (label, how) in [
            ("HANDLÄGGARE DATUM DIARIENR", Some(How::Cue)),
            ("Finansdepartementet Vår referens/dnr:", Some(How::Ours)),
            ("Ekverkets diarienummer", Some(How::Cue)),
            ("Externt diarienummer", Some(How::Theirs)),
            ("Regeringskansliets diarienummer", Some(How::Theirs)),
            ("Ange ditt diarienummer", None),
        ] {
            assert_eq!(cue_alone(label), how, "{label}");
        }
        let found = after_cue("Ekonomiska avdelningen EK 2026-5", How::Ours);
        assert_eq!(
            found.map(|found| found.number).as_deref(),
            Some("EK 2026-5")
        );
        assert_eq!(after_cue("Vårt dnr EK 2026-5", How::Theirs), None);
    }

    #[test]
    fn a_date_may_stand_between_the_cue_and_its_number() {
        assert_eq!(cue_alone("Datum Diarienummer"), Some(How::Cue));
        let found = after_cue("2024-03-01 KN 2024/7", How::Cue).map(|found| found.number);
        assert_eq!(found.as_deref(), Some("KN 2024/7"));
    }

    #[test]
    fn a_cue_may_stand_on_the_line_before() {
        assert_eq!(cue_alone("Diarienummer"), Some(How::Cue));
        assert_eq!(cue_alone("Er referens:"), Some(How::Theirs));
        assert_eq!(cue_alone("Diarienummer och datum"), None);
        let found = after_cue("1.3.5-2022-1123", How::Cue).map(|found| found.number);
        assert_eq!(found.as_deref(), Some("1.3.5-2022-1123"));
        assert_eq!(after_cue("2024-03-01", How::Cue), None);
    }

    #[test]
    fn a_line_of_its_own_tells() {
        check("N164-0848/23", &[("N164-0848/23", How::Alone)]);
        check("§ 183, N161-1069/24", &[("N161-1069/24", How::Paragraph)]);
        check("0905/21", &[("0905/21", How::Alone)]);
        check(
            "§ 31 Friluftsplan (FRI 2018/22)",
            &[("FRI 2018/22", How::Alone)],
        );
        check("§ 31 Yttrande över SOU 2018:22", &[]);
    }

    #[test]
    fn laws_dates_and_telephones_are_not_case_numbers() {
        check("SOSFS 2011:9", &[]);
        check("SFS 2001:453", &[]);
        check("2023-09-26", &[]);
        check("Datum 2025-04-11", &[]);
        check("Ärende nr: 2.1.8", &[]);
        check("Telefon 031-365 00 00", &[]);
        check("Enligt KS 2024/0412 ska svar lämnas.", &[]);
    }
}
