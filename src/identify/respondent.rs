//! Who answers: candidates from every place that names a body, weighed by how
//! far such a place is to be trusted.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_generic, is_municipality, is_office, is_recipient, key, kind_of, named_body};
use super::lines::{Line, Lines};
use super::party::{parties_in, parties_only};
use super::person::{is_name, is_signature_line};
use super::register::Register;
use crate::model::{Ground, RespondentKind, Span};

/// Who answers, how sure that is and on what it rests.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) respondents: Vec<String>,
    pub(super) kind: RespondentKind,
    pub(super) confidence: f32,
    pub(super) grounds: Vec<Ground>,
}

/// Weights of the places, in the order of their trust.
const TITLE: f32 = 5.0;
const LETTERHEAD: f32 = 4.0;
const DECISION: f32 = 4.0;
const SIGNATURE: f32 = 3.0;
const FILE_NAME: f32 = 2.5;
const MENTION: f32 = 1.0;
/// What is taken from a body that answers are usually sent to, and from an
/// office that works for a board.
const RECIPIENT: f32 = 4.5;
const OFFICE: f32 = 2.5;
const MUNICIPALITY: f32 = 3.0;
/// Below this a candidate is a guess and not named.
const ENOUGH: f32 = 2.0;

pub(super) fn respondent(lines: &Lines<'_>, file: &str, register: &Register<'_>) -> Option<Found> {
    if let Some(found) = parties(lines, file) {
        return Some(found);
    }
    let mut candidates = Candidates::default();
    candidates.titles(lines);
    candidates.letterhead(lines);
    candidates.decisions(lines);
    candidates.signature(lines);
    candidates.register(lines, file, register);
    candidates.file_name(file);
    candidates
        .best(register)
        .or_else(|| repeated(lines))
        .or_else(|| citizen(lines))
}

#[derive(Debug)]
struct Candidate {
    name: String,
    key: String,
    score: f32,
    /// The best weight from each sort of place.
    best: Vec<(String, f32)>,
    /// How far the place that gave the name its form is to be trusted in that.
    form: u8,
    grounds: Vec<Ground>,
}

#[derive(Debug, Default)]
struct Candidates(Vec<Candidate>);

impl Candidates {
    fn add(&mut self, name: &str, weight: f32, source: &str, words: &str, span: Option<Span>) {
        let name = name.trim().trim_end_matches([',', ':', '.']);
        let key = key(name);
        if key.is_empty() || is_generic(name) {
            return;
        }
        let ground = Ground {
            field: "respondent".to_owned(),
            source: source.to_owned(),
            text: words.to_owned(),
            span,
        };
        let shout = name.chars().all(|c| !c.is_lowercase());
        let form = match source {
            _ if shout => 0,
            "letterhead" => 5,
            "title" => 4,
            "signature" => 3,
            "decision" => 2,
            _ => 1,
        };
        match self.0.iter_mut().find(|candidate| candidate.key == key) {
            Some(known) => {
                // The same sort of place counts by its best; more of them add little.
                let place = known.best.iter_mut().find(|(kind, _)| kind == source);
                let again = place.is_some();
                if let Some((_, best)) = place {
                    known.score += (weight - *best).max(0.0) + 0.1;
                    *best = best.max(weight);
                } else {
                    known.score += weight;
                    known.best.push((source.to_owned(), weight));
                }
                if form > known.form {
                    name.clone_into(&mut known.name);
                    known.form = form;
                }
                if !again {
                    known.grounds.push(ground);
                }
            }
            None => self.0.push(Candidate {
                name: if shout {
                    sentence_case(name)
                } else {
                    name.to_owned()
                },
                key,
                score: weight,
                best: vec![(source.to_owned(), weight)],
                form,
                grounds: vec![ground],
            }),
        }
    }

    /// `Yttrande från X`, `Xs svar på remiss`, `Protokoll fört vid sammanträde med X`.
    fn titles(&mut self, lines: &Lines<'_>) {
        static FROM: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)\b(?:yttrande|remissyttrande|remissvar|remissutlåtande|svar|synpunkter|tankar|skrivelse|utlåtande)\b[^.:;]{0,90}?\bfrån\s+(.+)$")
                .expect("a fixed pattern")
        });
        static THEIRS: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(.{3,80}?)s\s+(?i:remissvar|svar|yttrande|remissyttrande|synpunkter)\b")
                .expect("a fixed pattern")
        });
        static MEETING: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)\b(?:sammanträde|styrelsesammanträde|styrelsemöte|möte|förmöte)\s+(?:med|i|för)?\s*(.+)$")
                .expect("a fixed pattern")
        });
        for (pattern, weight) in [(&*FROM, TITLE), (&*THEIRS, TITLE), (&*MEETING, 3.0)] {
            for line in lines.opening.iter().chain(&lines.heads) {
                if line.text.len() > 400 {
                    continue;
                }
                if let Some(found) = pattern.captures(line.text)
                    && let Some(name) = longest_name(&found[1])
                    && name.chars().count() > 3
                {
                    let weight = weight - taken(&name).min(weight * 0.6);
                    self.add(&name, weight, "title", line.text, Some(line.span));
                }
            }
        }
    }

    /// Lines of the letterhead that are a body's name and nothing else.
    fn letterhead(&mut self, lines: &Lines<'_>) {
        for line in &lines.heads {
            if let Some(name) = name_line(line.text) {
                self.add(
                    &name,
                    LETTERHEAD + 0.5 - taken(&name),
                    "letterhead",
                    line.text,
                    Some(line.span),
                );
            }
        }
        for line in &lines.feet {
            if let Some(name) = name_line(line.text) {
                self.add(
                    &name,
                    MENTION - taken(&name).min(0.9),
                    "letterhead",
                    line.text,
                    Some(line.span),
                );
            }
        }
        let mut to = false;
        let mut head = true;
        for (place, line) in lines.opening.iter().enumerate() {
            head &= !ends_letterhead(line.text);
            let addressed = to || starts_with_word(line.text, "till");
            to = line.text.trim_end_matches(':').eq_ignore_ascii_case("till");
            if addressed {
                continue;
            }
            if let Some(name) = name_line(line.text) {
                #[expect(clippy::cast_precision_loss, reason = "at most 32 lines")]
                let weight = LETTERHEAD - 0.06 * place as f32;
                let weight = if head { weight } else { weight * 0.4 };
                self.add(
                    &name,
                    weight - taken(&name),
                    "letterhead",
                    line.text,
                    Some(line.span),
                );
            }
        }
    }

    /// `X beslutar att …`, `X tillstyrker …`: the body that decides.
    fn decisions(&mut self, lines: &Lines<'_>) {
        static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?:^|[.:!?]\s+|\d\.\s+)((?:Styrelsen för |I styrelsen för |I )?[A-ZÅÄÖ][^.:;!?()]{2,90}?)(?:\s+\([A-ZÅÄÖ]{2,5}\))?(?:\s+(?:beslutar|beslutade|tillstyrker|avstyrker|antar|godkänner|översänder|överlämnar|avstår|lämnar|instämmer|ställer|har i huvudsak|har inget|har inga|har beslutat|har beretts|har fått|har blivit|kan inte tillstyrka|begränsar|välkomnar)\b|:)")
                .expect("a fixed pattern")
        });
        for line in lines.body.iter().take(400) {
            // A decision stands at the head of its paragraph.
            let head = beginning(line.text, 300);
            for found in SUBJECT.captures_iter(head) {
                let name = without_lead(&found[1]);
                if named_body(name).is_some() {
                    self.add(
                        name,
                        DECISION - taken(name).min(3.0),
                        "decision",
                        &found[1],
                        Some(line.span),
                    );
                }
            }
        }
    }

    fn signature(&mut self, lines: &Lines<'_>) {
        for line in &lines.closing {
            let name = without_lead(line.text);
            if let Some(name) = name_line(name) {
                self.add(
                    &name,
                    SIGNATURE - taken(&name),
                    "signature",
                    line.text,
                    Some(line.span),
                );
            }
        }
    }

    fn register(&mut self, lines: &Lines<'_>, file: &str, register: &Register<'_>) {
        for line in lines.heads.iter().chain(&lines.opening) {
            if line.text.len() > 300 || starts_with_word(line.text, "till") {
                continue;
            }
            for asked in register.named_in(line.text) {
                let weight = if is_recipient(&asked.name) {
                    0.2
                } else {
                    MENTION
                };
                self.add(&asked.name, weight, "register", line.text, Some(line.span));
            }
        }
        for asked in register.named_in_file(file) {
            self.add(&asked.name, FILE_NAME + 1.5, "register", file, None);
        }
    }

    /// Adds weight to what the file's name repeats; names a body by it alone
    /// only where nothing else does.
    fn file_name(&mut self, file: &str) {
        let folded = folded(stem(file));
        for candidate in &mut self.0 {
            let parts: Vec<String> = candidate.key.split(' ').map(folded_word).collect();
            if parts.iter().all(|part| folded.contains(part.as_str())) {
                candidate.score += FILE_NAME;
                candidate.grounds.push(Ground {
                    field: "respondent".to_owned(),
                    source: "file_name".to_owned(),
                    text: stem(file).to_owned(),
                    span: None,
                });
            }
        }
        if self.0.iter().all(|candidate| candidate.score < ENOUGH)
            && let Some(name) = longest_name(&spaced(stem(file)))
        {
            self.add(&name, FILE_NAME, "file_name", stem(file), None);
        }
    }

    fn best(mut self, register: &Register<'_>) -> Option<Found> {
        for candidate in &mut self.0 {
            if let Some(asked) = register.find(&candidate.name) {
                candidate.score += if is_recipient(&asked.name) { 0.0 } else { 2.0 };
                asked.name.clone_into(&mut candidate.name);
                candidate.key = key(&asked.name);
            }
        }
        let mut merged: Vec<Candidate> = Vec::new();
        for candidate in self.0 {
            match merged
                .iter_mut()
                .find(|known| same_key(&known.key, &candidate.key))
            {
                Some(known) => {
                    known.score += candidate.score;
                    if candidate.form > known.form {
                        known.name.clone_from(&candidate.name);
                        known.form = candidate.form;
                    }
                    known.grounds.extend(candidate.grounds);
                }
                None => merged.push(candidate),
            }
        }
        // The order of discovery decides between equals.
        let best = merged
            .iter()
            .enumerate()
            .max_by(|(a, x), (b, y)| x.score.total_cmp(&y.score).then(b.cmp(a)))
            .map(|(place, _)| place)?;
        let runner_up = merged
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != best)
            .map(|(_, candidate)| candidate.score)
            .fold(0.0_f32, f32::max);
        let chosen = merged.swap_remove(best);
        if chosen.score < ENOUGH {
            return None;
        }
        let known = register.find(&chosen.name);
        let kind = known
            .map(|asked| asked.kind)
            .or_else(|| kind_of(&chosen.name))
            .unwrap_or(RespondentKind::Other);
        Some(Found {
            confidence: confidence(chosen.score, runner_up),
            respondents: vec![chosen.name],
            kind,
            grounds: chosen.grounds,
        })
    }
}

/// The same key, or one with a longer last word: `funktionsrätt`, `funktionsrättsfrågor`.
fn same_key(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long.strip_prefix(short).is_some_and(|rest| {
        rest.is_empty() || (short.len() > 8 && rest.len() <= 9 && !rest.contains(' '))
    })
}

/// Sure where the score is high and no other body comes near.
fn confidence(score: f32, runner_up: f32) -> f32 {
    let strength = (score / 9.0).min(1.0);
    let margin = ((score - runner_up) / 4.0).clamp(0.0, 1.0);
    (0.3 + 0.4 * strength + 0.28 * margin).min(0.98)
}

/// A paper by one or several parties: their names stand alone in the letterhead.
fn parties(lines: &Lines<'_>, file: &str) -> Option<Found> {
    const PAPERS: &[&str] = &[
        "yrkande",
        "yttrande",
        "motion",
        "reservation",
        "protokollsanteckning",
        "röstförklaring",
        "alternativt förslag",
        "interpellation",
        "skrivelse",
        "initiativ",
    ];
    let first = lines
        .opening
        .iter()
        .take_while(|line| line.text.chars().count() < 220)
        .take(14);
    let mut names: Vec<String> = Vec::new();
    let mut grounds = Vec::new();
    let mut paper = false;
    let mut minutes = false;
    for line in lines.heads.iter().take(6).chain(first) {
        let lower = line.text.to_lowercase();
        paper |= PAPERS.iter().any(|word| lower.contains(word));
        minutes |= lower.contains("protokollsutdrag")
            || lower.contains("utdrag ur")
            || lower.starts_with('§')
            || lower.contains("sammanträdesdatum");
        let Some(found) = parties_only(line.text).or_else(|| mixed(line)) else {
            continue;
        };
        for name in found {
            // `Ekstadspartiet` and `Ekstadspartiet (EP)` are one; the longer form is kept.
            let known = names.iter_mut().find(|known| key(known) == key(&name));
            match known {
                Some(known) if known.len() < name.len() => *known = name,
                Some(_) => {}
                None => names.push(name),
            }
        }
        grounds.push(Ground {
            field: "respondent".to_owned(),
            source: "letterhead".to_owned(),
            text: line.text.to_owned(),
            span: Some(line.span),
        });
    }
    if minutes {
        return None;
    }
    if names.is_empty() && PAPERS.iter().any(|word| file.to_lowercase().contains(word)) {
        let text = lines
            .closing
            .iter()
            .map(|line| line.text)
            .collect::<Vec<_>>();
        names = text
            .iter()
            .flat_map(|line| parties_only(without_lead(line)).unwrap_or_default())
            .collect();
        names.dedup();
        grounds.push(Ground {
            field: "respondent".to_owned(),
            source: "signature".to_owned(),
            text: text.join(" "),
            span: lines.closing.first().map(|line| line.span),
        });
    }
    if names.is_empty() && paper {
        names = in_file_name(file);
        grounds.push(Ground {
            field: "respondent".to_owned(),
            source: "file_name".to_owned(),
            text: stem(file).to_owned(),
            span: None,
        });
    }
    (!names.is_empty() && (paper || grounds.len() > 1 || names.len() > 1)).then_some(Found {
        respondents: names,
        kind: RespondentKind::Party,
        confidence: 0.9,
        grounds,
    })
}

/// The parties whose abbreviations close a file's name: `yrkande_s_v_mp`.
fn in_file_name(file: &str) -> Vec<String> {
    let stem = stem(file);
    let words: Vec<&str> = stem
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let start = words
        .iter()
        .rposition(|word| parties_only(&word.to_uppercase()).is_none())
        .map_or(0, |place| place + 1);
    parties_only(&words[start..].join(" ").to_uppercase()).unwrap_or_default()
}

/// A short letterhead line that holds parties beside a paper's type and date.
fn mixed(line: &Line<'_>) -> Option<Vec<String>> {
    let lower = line.text.to_lowercase();
    let typed = ["yrkande", "yttrande", "reservation", "motion"]
        .iter()
        .any(|word| lower.starts_with(word) || lower.contains(&format!(" {word} ")));
    let short = line.text.chars().count() < 130 && !line.text.ends_with('.');
    let names = parties_in(line.text);
    (typed && short && !lower.contains("angående") && !lower.contains("från") && !names.is_empty())
        .then_some(names)
}

/// A body whose name tells nothing, but which both heads and signs the paper.
fn repeated(lines: &Lines<'_>) -> Option<Found> {
    let line = lines
        .heads
        .iter()
        .chain(lines.opening.iter().take(4))
        .find(|line| {
            let words = line.text.split_whitespace().count();
            (1..=6).contains(&words)
                && line.text.starts_with(char::is_uppercase)
                && !line
                    .text
                    .contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '§'))
                && lines.closing.iter().any(|close| {
                    close.text.trim_end_matches(',') == line.text && close.span != line.span
                })
        })?;
    let association = lines.body.iter().any(|other| {
        let lower = other.text.to_lowercase();
        lower.contains("förening") || lower.contains("våra medlemmar")
    });
    Some(Found {
        respondents: vec![line.text.to_owned()],
        kind: if association {
            RespondentKind::Association
        } else {
            RespondentKind::Other
        },
        confidence: 0.5,
        grounds: vec![Ground {
            field: "respondent".to_owned(),
            source: "signature".to_owned(),
            text: line.text.to_owned(),
            span: Some(line.span),
        }],
    })
}

/// A letter in the first person without any body behind it.
fn citizen(lines: &Lines<'_>) -> Option<Found> {
    static FIRST_PERSON: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b(?:Jag|jag|mig|min|mina)\b").expect("a fixed pattern"));
    let line = lines
        .body
        .iter()
        .find(|line| FIRST_PERSON.is_match(line.text))?;
    Some(Found {
        respondents: vec!["Privatperson".to_owned()],
        kind: RespondentKind::Citizen,
        confidence: 0.4,
        grounds: vec![Ground {
            field: "respondent".to_owned(),
            source: "text".to_owned(),
            text: FIRST_PERSON
                .find(line.text)
                .map_or("", |hit| hit.as_str())
                .to_owned(),
            span: Some(line.span),
        }],
    })
}

/// The name on a letterhead line, without the type of paper that may follow it.
fn name_line(line: &str) -> Option<String> {
    let line = line.trim().trim_end_matches([':', ',']);
    // `Anna Ek, Kommunal` is a person that stands for a body.
    if is_signature_line(line) || line.split(',').any(|part| is_name(part.trim())) {
        return None;
    }
    let line = match line.find(" (") {
        Some(at) if line.ends_with(')') => &line[..at],
        _ => line,
    };
    if named_body(line).is_some_and(|kind| kind != RespondentKind::Party) {
        return Some(line.to_owned());
    }
    if line.chars().count() > 90 || !line.contains(',') || line.contains('(') {
        return None;
    }
    let named = line
        .split(',')
        .map(str::trim)
        .filter(|name| named_body(name).is_some_and(|kind| kind != RespondentKind::Party));
    let mut first = None;
    for name in named {
        if !is_municipality(name) {
            return Some(name.to_owned());
        }
        first = first.or(Some(name));
    }
    first.map(str::to_owned)
}

/// The longest beginning of a text that is a body's name.
fn longest_name(text: &str) -> Option<String> {
    let text = without_lead(text);
    let end = text
        .find(['.', ':', ';', '(', '”', '"'])
        .unwrap_or(text.len());
    let mut rest = text[..end].trim_end_matches([',', ' ']);
    loop {
        let mut name = rest.to_owned();
        if let Some(first) = rest.chars().next().filter(|c| c.is_lowercase()) {
            name = first.to_uppercase().chain(rest.chars().skip(1)).collect();
        }
        if named_body(&name).is_some() {
            return Some(name);
        }
        rest = rest.rsplit_once(' ')?.0.trim_end_matches([',', ' ']);
    }
}

/// A name without the words that lead to it.
fn without_lead(text: &str) -> &str {
    const LEADS: &[&str] = &[
        "Styrelsen för ",
        "I styrelsen för ",
        "styrelsen för ",
        "Beslut i ",
        "För ",
        "I ",
        "Vid ",
        "Utdrag ur protokoll ",
        "Remissvar från ",
        "Svar från ",
        "Protokoll ",
        "Vi i ",
        "vi i ",
        "fört vid ",
        "Beslut I ",
    ];
    let mut rest = text.trim();
    while let Some(lead) = LEADS.iter().find(|lead| rest.starts_with(**lead)) {
        rest = rest[lead.len()..].trim_start();
    }
    rest
}

fn taken(name: &str) -> f32 {
    if is_recipient(name) {
        RECIPIENT
    } else if is_office(name) {
        OFFICE
    } else if is_municipality(name) {
        MUNICIPALITY
    } else {
        0.0
    }
}

/// At most so many bytes from the beginning of a text.
fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Text, or a heading that never stands in a letterhead.
fn ends_letterhead(line: &str) -> bool {
    const HEADINGS: &[&str] = &[
        "bakgrund",
        "beslut",
        "förslag till beslut",
        "inledning",
        "sammanfattning",
        "ärendet",
        "ärendebeskrivning",
        "beskrivning av ärendet",
        "synpunkter",
        "yttrandet",
        "yrkandet",
    ];
    line.chars().count() > 130
        || HEADINGS.contains(&line.trim_end_matches(':').to_lowercase().as_str())
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .next()
        .is_some_and(|first| first.to_lowercase() == word)
}

fn sentence_case(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A file's name without folders and ending.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn spaced(stem: &str) -> String {
    let text = stem.replace(['_', '+'], " ");
    text.trim_start_matches(|c: char| !c.is_alphabetic())
        .to_owned()
}

/// Lower case without diacritics, as file names are often written.
pub(super) fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'ö' | 'ø' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            other => other,
        })
        .collect()
}

fn folded_word(word: &str) -> String {
    folded(word)
}
