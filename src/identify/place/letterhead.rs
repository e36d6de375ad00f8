//! The letterhead: lines that are a body's name and nothing else.

use super::{ADDRESSED, LETTERHEAD, MENTION, SENT_TO, beginning, starts_with_word, taken};
use crate::identify::addressee::addressee;
use crate::identify::body::{is_emblem, is_known, is_office, named_body};
use crate::identify::candidate::Candidates;
use crate::identify::lines::{Line, Lines, is_sentence};
use crate::identify::name::{name_line, without_lead};
use crate::identify::unnamed::speaks;

impl Candidates {
    /// Lines of the letterhead that are a body's name and nothing else.
    pub(in crate::identify) fn letterhead(&mut self, lines: &Lines<'_>) {
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
}

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
