//! The places of a document that name a body, and how far each is trusted.

use std::sync::LazyLock;

use regex::Regex;

use super::addressee::{addressee, is_sent_elsewhere};
use super::body::{
    is_emblem, is_generic, is_known, is_municipality, is_office, is_recipient, named_body,
};
use super::candidate::{Candidates, ENOUGH};
use super::file_name::{folded, spaced, stem};
use super::lines::{Line, Lines, is_sentence};
use super::name::{longest_name, name_line, without_lead};
use super::party_paper::{begins_with_party, of_minutes};
use super::register::Register;
use super::subject::{introduced, speaker};
use super::title::{is_sender_label, senders};
use super::unnamed::speaks;
use super::verb::views;
use crate::language::capital;
use crate::model::{Respondent, RespondentKind};

/// Weights of the places, in the order of their trust.
const TITLE: f32 = 5.0;
const LETTERHEAD: f32 = 4.0;
const DECISION: f32 = 4.0;
const ADDRESSED: f32 = 3.0;
const MEETING: f32 = 3.0;
const SIGNATURE: f32 = 3.0;
const FILE_NAME: f32 = 2.5;
const NAMED_FILE: f32 = 4.0;
const SPEAKS: f32 = 2.0;
const MENTION: f32 = 1.0;
/// What is taken from a body that answers are usually sent to, and from an
/// office that works for a board.
const RECIPIENT: f32 = 4.5;
const OFFICE: f32 = 2.5;
const MUNICIPALITY: f32 = 3.0;

/// What is taken from a body that stands where a letter has its addressee.
const SENT_TO: f32 = 2.5;

/// How many lines of the body are searched for a decision.
const DECIDING: usize = 400;

impl Candidates {
    /// `Yttrande från X`, `Xs svar på remiss`, `Protokoll fört vid sammanträde med X`.
    pub(super) fn titles(&mut self, lines: &Lines<'_>) {
        static AT: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)\b(?:sammanträde|styrelsesammanträde|styrelsemöte|möte|förmöte)\s+(?:med|i|för)?\s*(.+)$")
                .expect("a fixed pattern")
        });
        // they tell of papers that parties handed in
        let is_minutes = of_minutes(lines);
        let mut labelled = false;
        for line in lines.opening.iter().chain(&lines.heads) {
            for sender in senders(line.text) {
                if !(is_minutes && begins_with_party(sender)) {
                    self.title(sender, TITLE, line);
                }
            }
            if std::mem::replace(&mut labelled, is_sender_label(line.text)) {
                self.title(line.text, TITLE, line);
            }
        }
        for line in lines.opening.iter().chain(&lines.heads) {
            if line.text.len() <= 400
                && let Some(found) = AT.captures(line.text)
                && let Some(name) = found.get(1)
            {
                self.title(name.as_str(), MEETING, line);
            }
        }
    }

    fn title(&mut self, text: &str, weight: f32, line: &Line<'_>) {
        if let Some(name) = longest_name(text).filter(|name| name.chars().count() > 3) {
            let weight = weight - taken(&name).min(weight * 0.6);
            self.add(&name, weight, "title", line.text, Some(line.span));
        }
    }

    /// Lines of the letterhead that are a body's name and nothing else.
    pub(super) fn letterhead(&mut self, lines: &Lines<'_>) {
        for line in &lines.heads {
            if let Some(name) = name_line(line.text) {
                self.head(&name, LETTERHEAD + 0.5 - taken(&name), line);
            }
        }
        for line in &lines.feet {
            if let Some(name) = name_line(line.text) {
                self.head(&name, MENTION - taken(&name).min(0.9), line);
            }
        }
        let by_office = lines.heads.iter().chain(&lines.opening).any(|line| {
            let lower = beginning(line.text, 60).to_lowercase();
            lower.starts_with("tjänsteutlåtande") || lower.starts_with("tjänsteskrivelse")
        });
        let addressee = addressee(lines);
        let mut to = false;
        let mut head = true;
        for (place, line) in lines.opening.iter().enumerate() {
            head &= !ends_letterhead(line.text);
            let addressed = to || starts_with_word(line.text, "till");
            to = line.text.trim_end_matches(':').eq_ignore_ascii_case("till");
            if addressed {
                // Officials address their own board, which then answers.
                if by_office
                    && head
                    && let Some(name) = name_line(without_lead(line.text))
                    && !is_office(&name)
                {
                    self.head(&name, ADDRESSED - taken(&name), line);
                }
                continue;
            }
            // In a short letter the names that sign it stand near its head.
            let closes = lines.closing.iter().any(|other| other.span == line.span)
                && lines.opening[..place]
                    .iter()
                    .any(|line| is_sentence(line.text));
            if closes {
                break;
            }
            let (name, reach) = match lines.opening.get(place + 1) {
                Some(next) => with_place(line, next),
                None => (name_line(line.text), *line),
            };
            let name = name.or_else(|| branch_of_speaker(lines, line.text));
            if let Some(name) = name {
                #[expect(clippy::cast_precision_loss, reason = "at most 32 lines")]
                let weight = LETTERHEAD - 0.06 * place as f32;
                let weight = if head && !closes {
                    weight
                } else {
                    weight * 0.4
                };
                let sent_to = addressee == Some(place);
                let weight = if sent_to { weight - SENT_TO } else { weight };
                self.head(&name, weight - taken(&name), &reach);
            }
        }
    }

    fn head(&mut self, name: &str, weight: f32, line: &Line<'_>) {
        // an emblem far down says nothing, and nothing against its bearer
        let weight = if is_emblem(name) {
            weight.max(0.0)
        } else {
            weight
        };
        self.add(name, weight, "letterhead", line.text, Some(line.span));
    }

    /// `X beslutar att …`, `X tillstyrker …`: the body that decides.
    pub(super) fn decisions(&mut self, lines: &Lines<'_>) {
        static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?:^|[.:!?]\s+|\d\.\s+)((?:Styrelsen för |I styrelsen för |I )?[A-ZÅÄÖ][^.:;!?()]{2,90}?)(?:\s+\([^()]{2,60}\))?(?:\s+(?:beslutar|beslutade|tillstyrker|avstyrker|antar|godkänner|översänder|överlämnar|avstår|avger|hänvisar|lämnar|instämmer|ställer|föreslås|har i huvudsak|har inget|har inga|behandlade|har behandlat|har beslutat|har beretts|har fått|har blivit|har tagit del|har läst|har granskat|har getts|har givits|har erbjudits|har ombetts|har inbjudits|har haft möjlighet|kan inte tillstyrka|begränsar|välkomnar)\b|:)")
                .expect("a fixed pattern")
        });
        static BY: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(?i:beslutad|beslutat|behandlad|behandlat|antagen|antaget) av (.+)$")
                .expect("a fixed pattern")
        });
        // What its board thinks, in whatever sentence.
        static BOARD: LazyLock<Regex> = LazyLock::new(|| {
            let views = views();
            Regex::new(&format!(
                r"\b[Ss]tyrelsen för ([^.:;!?()]{{3,70}}?)\s+(?:{views})\b"
            ))
            .expect("a fixed pattern")
        });
        let first = lines.opening.iter().find(|line| is_sentence(line.text));
        if let Some(line) = first
            && let Some(name) = introduced(beginning(line.text, 200))
        {
            self.subject(name, SPEAKS, 1.9, line);
        }
        for line in lines.body.iter().take(DECIDING) {
            // A decision stands at the head of its paragraph.
            for found in DECIDES.captures_iter(beginning(line.text, 300)) {
                self.subject(&found[1], DECISION, 3.0, line);
            }
        }
        for line in lines.body.iter().take(DECIDING).chain(&lines.closing) {
            if line.text.len() <= 160
                && let Some(found) = BY.captures(line.text)
                && let Some(name) = longest_name(&found[1])
            {
                let weight = DECISION - taken(&name).min(3.0);
                self.add(&name, weight, "decision", line.text, Some(line.span));
            }
        }
        let elsewhere = is_sent_elsewhere(lines);
        for line in &lines.opening {
            if let Some(name) = speaker(beginning(line.text, 200)) {
                let own = elsewhere && is_municipality(name);
                let most = if own { 0.0 } else { 1.9 };
                self.subject(name, SPEAKS, most, line);
            }
            for found in BOARD.captures_iter(line.text) {
                self.subject(&capital(&found[1]), SPEAKS, 1.9, line);
            }
        }
    }

    fn subject(&mut self, words: &str, weight: f32, most: f32, line: &Line<'_>) {
        let name = without_lead(words);
        if named_body(name).is_some_and(|kind| kind != RespondentKind::Party) {
            // A municipality's emblem stands on all its papers, but where it is
            // the subject it speaks.
            let least = if is_municipality(name) {
                most.min(1.0)
            } else {
                most
            };
            let weight = weight - taken(name).min(least);
            self.add(name, weight, "decision", words, Some(line.span));
        }
    }

    /// The names that close the paper, and the body that its writer speaks for.
    pub(super) fn signature(&mut self, lines: &Lines<'_>) {
        for line in &lines.opening {
            if let Some(name) = spoken_for(line.text) {
                let weight = SIGNATURE - taken(&name);
                self.add(&name, weight, "signature", line.text, Some(line.span));
            }
        }
        for line in &lines.closing {
            if starts_with_word(line.text, "till") {
                continue;
            }
            let name = name_line(without_lead(line.text)).or_else(|| signer_of(line.text));
            if let Some(name) = name {
                let weight = SIGNATURE - taken(&name);
                self.add(&name, weight, "signature", line.text, Some(line.span));
            }
        }
    }

    /// Bodies of the register: in the places above under whatever name, else
    /// where they are mentioned in the opening, and in the file's name.
    pub(super) fn register(&mut self, lines: &Lines<'_>, file: &str, register: &Register<'_>) {
        if register.is_empty() {
            return;
        }
        for line in lines.heads.iter().chain(&lines.opening) {
            for asked in senders(line.text)
                .into_iter()
                .filter_map(|sender| register.leading(sender))
            {
                self.asked(asked, TITLE, line);
            }
        }
        let near = lines
            .heads
            .iter()
            .chain(&lines.opening)
            .map(|line| (line, LETTERHEAD));
        for (line, weight) in near.chain(lines.closing.iter().map(|line| (line, SIGNATURE))) {
            // A name that the words of a body already tell has its weight.
            if name_line(line.text).is_none_or(|name| is_generic(&name))
                && let Some(asked) = register
                    .whole(without_lead(line.text))
                    .or_else(|| alone(register, line.text))
            {
                self.asked(asked, weight, line);
            }
        }
        for line in lines.body.iter().take(DECIDING) {
            let text = beginning(without_lead(line.text), 160);
            if let Some(asked) = register.leading(text)
                && named_body(&asked.name).is_none()
                && DOES.is_match(text)
            {
                // So long a name stands there by no chance.
                let long = asked.name.split_whitespace().count() >= 4;
                self.asked(asked, if long { DECISION } else { SPEAKS }, line);
            }
        }
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
        let in_file = register.named_in_file(file);
        for asked in &in_file {
            self.add(&asked.name, NAMED_FILE, "register", file, None);
        }
        // A file that is named by words of one body's name alone.
        if in_file.is_empty()
            && let Some(asked) = register.hinted_in_file(file)
            && !is_recipient(&asked.name)
        {
            self.add(&asked.name, NAMED_FILE, "register", file, None);
        }
    }

    fn asked(&mut self, asked: &Respondent, weight: f32, line: &Line<'_>) {
        let weight = weight - taken(&asked.name).min(weight * 0.9);
        self.add(&asked.name, weight, "register", line.text, Some(line.span));
    }

    /// Adds weight to what the file's name repeats; names a body by it alone
    /// only where nothing else does.
    pub(super) fn file_name(&mut self, file: &str) {
        self.confirm(&folded(stem(file)), stem(file), FILE_NAME);
        if self.highest() < ENOUGH
            && let Some(name) = longest_name(&spaced(stem(file)))
            // One letter may be a party's or any label.
            && name.chars().count() > 1
        {
            self.add(&name, FILE_NAME, "file_name", stem(file), None);
        }
    }
}

/// What a body that answers does in the first words of a sentence.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    let views = views();
    Regex::new(&format!(r"^.{{2,80}}?\s(?:{views}|beslutar|har|är)\b")).expect("a fixed pattern")
});

/// A name that the next line completes: `Länsstyrelsen`, `Skåne`.
fn with_place<'a>(line: &Line<'a>, next: &Line<'a>) -> (Option<String>, Line<'a>) {
    let lower = line.text.to_lowercase();
    let place = next.text.split_whitespace().count() <= 3
        && next.text.split_whitespace().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || c == '-')
        })
        && named_body(next.text).is_none()
        && !ends_letterhead(next.text)
        && !PAPERS.contains(&next.text.to_lowercase().as_str());
    let county = lower == "länsstyrelsen"
        && next.text.split_whitespace().count() <= 5
        && next.text.ends_with("län");
    if county || (place && matches!(lower.as_str(), "länsstyrelsen" | "räddningstjänsten")) {
        let line_of = Line {
            text: line.text,
            span: crate::model::Span::new(line.span.start, next.span.end),
        };
        return (Some(format!("{} {}", line.text, next.text)), line_of);
    }
    (name_line(line.text), *line)
}

/// The branch of a body known by a word of every day, which speaks under that
/// word: `Kommunal Ekbygden`, then `Kommunal anser …`.
fn branch_of_speaker(lines: &Lines<'_>, line: &str) -> Option<String> {
    let (body, place) = line.split_once(' ')?;
    let place = place.strip_prefix("i ").unwrap_or(place);
    let is_place = place.split_whitespace().count() <= 2
        && place.split_whitespace().all(|word| {
            word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
        });
    (is_place && is_known(body) && speaks(lines, body)).then(|| line.to_owned())
}

/// The body asked that a kind of body means, alone on its line: `Räddningstjänsten`.
fn alone<'a>(register: &Register<'a>, line: &str) -> Option<&'a Respondent> {
    is_generic(line).then(|| register.akin(line)).flatten()
}

/// The body that the writer speaks for: `Undertecknad är ordförande i Ekens
/// vänner`, `Jag skriver som ordförande för …`; an employee is a person.
fn spoken_for(line: &str) -> Option<String> {
    static OFFICER: LazyLock<Regex> = LazyLock::new(|| {
        const OFFICE: &str = r"(?:ordförande|ordföranden|styrelseledamot|ledamot av styrelsen|sekreterare|generalsekreterare|kassör|verksamhetsledare|talesperson|företrädare|ombud|representant)";
        Regex::new(&format!(
            r"\b(?i:undertecknade?(?: \p{{Lu}}\p{{L}}+){{0,3}},?(?: som)? är|i egenskap av|jag (?:skriver|svarar|yttrar mig)(?: här)? (?:som|för)) (?:\p{{Ll}}+ )?{OFFICE} (?:i|för|av|på|vid|inom) (\p{{Lu}}.*)$"
        ))
        .expect("a fixed pattern")
    });
    longest_name(&OFFICER.captures(line)?[1]).filter(|_| !line.contains("privatperson"))
}

/// The body that a person signs for: `Bo Ek, ordförande i Ekstads hembygdsförening`.
fn signer_of(line: &str) -> Option<String> {
    static FOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i:ordförande|sekreterare|kassör|ledamot|direktör|chef|ledare|ombud|person|rektor|\bvd)(?:,| i| för| på| vid)\s+(\p{Lu}.+)$")
            .expect("a fixed pattern")
    });
    (line.chars().count() <= 120)
        .then(|| FOR.captures(line))
        .flatten()
        .and_then(|found| name_line(&found[1]))
}

/// Types of paper, alone on their line.
const PAPERS: &[&str] = &[
    "datum",
    "diarienummer",
    "missiv",
    "protokoll",
    "protokollsutdrag",
    "remissvar",
    "remissyttrande",
    "samrådsyttrande",
    "tjänsteskrivelse",
    "tjänsteutlåtande",
    "yttrande",
];

fn taken(name: &str) -> f32 {
    if is_recipient(name) {
        RECIPIENT
    } else if is_office(name) {
        OFFICE
    } else if is_emblem(name) {
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
        || (line.ends_with(" beslut") && line.split_whitespace().count() <= 6)
        || HEADINGS.contains(&line.trim_end_matches(':').to_lowercase().as_str())
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .next()
        .is_some_and(|first| first.to_lowercase() == word)
}
