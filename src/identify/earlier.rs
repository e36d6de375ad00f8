//! What a message gives back of an earlier one: the blocks that the reader
//! marked with `>`, and in a message that was saved as another kind of file
//! what follows the head of the message that it answers.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Block, Document, Format};

/// The blocks of the body that are an earlier message's. What is written
/// between or below quoted lines is the sender's own, and so is a message that
/// is only passed on.
pub(crate) fn earlier(document: &Document) -> BTreeSet<usize> {
    let body: Vec<Line<'_>> = document
        .body()
        .map(|(at, block)| Line::of(document, at, block))
        .collect();
    let mut found = BTreeSet::new();
    let head = head(document, &body);
    let passed_on = head.is_some_and(|at| {
        (body[at.saturating_sub(1)..=at].iter()).any(|line| passes_on(line.text))
    });
    if passed_on {
        return found;
    }
    let until = head.unwrap_or(body.len());
    for (nth, line) in body[..until].iter().enumerate() {
        let quoted = line.depth > 0 && (document.format == Format::Email || !found.is_empty());
        let leads = (leads(line.text) || is_caption(line.text))
            && body.get(nth + 1).is_some_and(|next| next.depth > 0);
        if quoted || leads {
            found.insert(line.block);
        }
    }
    if let Some(at) = head {
        found.extend(after_head(&body[at..]));
    }
    found
}

/// A block of the body, and how deep it is quoted.
struct Line<'a> {
    block: usize,
    text: &'a str,
    depth: usize,
}

impl<'a> Line<'a> {
    fn of(document: &'a Document, at: usize, block: &Block) -> Self {
        let text = document.slice(block.span);
        let marks = |text: &str| {
            text.chars()
                .take_while(|c| matches!(c, '>' | ' '))
                .filter(|c| *c == '>')
                .count()
        };
        let printed = block.number.as_deref().map_or(0, marks);
        let depth = if printed == 0 && document.format == Format::Text {
            marks(text)
        } else {
            printed
        };
        Self {
            block: at,
            text,
            depth,
        }
    }
}

/// Where the head of the earlier message stands.
fn head(document: &Document, body: &[Line<'_>]) -> Option<usize> {
    let heads = (0..body.len()).filter(|at| is_head(&body[*at..]));
    if document.format == Format::Email {
        // The reader marked all that follows, unless the message is passed on.
        return heads
            .filter(|at| body[*at].depth > 0)
            .find(|at| body[*at..].iter().all(|line| line.depth > 0));
    }
    // Several messages in one file may each be an answer: only a reply gives back
    // what it replies to.
    let told = |line: &Line<'_>| line.text.ends_with(['.', '!', '?']) && line.text.contains(' ');
    heads
        .filter(|at| body[..*at].iter().any(told))
        .find(|at| is_caption(body[*at].text) || is_answered(&body[..*at], &body[*at..]))
}

/// Whether the message before answers the one that begins here.
fn is_answered(before: &[Line<'_>], here: &[Line<'_>]) -> bool {
    let top = before.iter().take(FIELDS);
    let reply = top.clone().any(|line| {
        let subject = field(line.text, &["ämne:", "subject:"]);
        subject.is_some_and(|text| {
            let lower = text.to_lowercase();
            ["sv:", "re:", "svar:"]
                .iter()
                .any(|mark| lower.starts_with(mark))
        })
    });
    let sender = top
        .filter_map(|line| field(line.text, &["från:", "from:"]))
        .flat_map(|text| text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>')))
        .find(|word| word.contains('@'));
    let sent_to = |address: &str| {
        let to = here.iter().take(FIELDS);
        to.filter_map(|line| field(line.text, &["till:", "to:"]))
            .any(|text| text.contains(address))
    };
    reply || sender.is_some_and(sent_to)
}

/// How many lines the head of a message may have.
const FIELDS: usize = 6;

fn field<'a>(text: &'a str, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| {
        let head = text.get(..name.len())?;
        (head.to_lowercase() == *name).then(|| text[name.len()..].trim())
    })
}

/// A ruled caption, or `Från:` and `Skickat:` within a few lines.
fn is_head(lines: &[Line<'_>]) -> bool {
    let has = |text: &str, names: &[&str]| {
        text.lines().any(|line| {
            let line = line.trim_start_matches(['>', ' ']).to_lowercase();
            names.iter().any(|name| line.starts_with(name))
        })
    };
    let sent = ["skickat:", "sent:", "datum:", "date:"];
    let Some(first) = lines.first() else {
        return false;
    };
    let lower = first.text.to_lowercase();
    is_caption(first.text)
        || (has(first.text, &["från:", "from:"])
            && (sent.iter().any(|name| lower.contains(&format!(" {name}")))
                || lines.iter().take(4).any(|line| has(line.text, &sent))))
}

/// `-----Ursprungligt meddelande-----`
fn is_caption(text: &str) -> bool {
    let bare = text.trim_matches(['-', '_', ' ', '\t', '>']).to_lowercase();
    matches!(
        bare.as_str(),
        "ursprungligt meddelande" | "original message" | "originalmeddelande"
    )
}

/// `---------- Vidarebefordrat meddelande ----------`
fn passes_on(text: &str) -> bool {
    let bare = text
        .trim_start_matches(['-', '_', ' ', '\t', '>'])
        .to_lowercase();
    [
        "vidarebefordrat meddelande",
        "forwarded message",
        "vidarebefordrat brev",
    ]
    .iter()
    .any(|words| bare.starts_with(words))
}

/// `Den 1 mars 2024 kl. 10.00 skrev Bo Ek <bo@exempel.se>:`
fn leads(text: &str) -> bool {
    static LEADS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^>*\s*(?:(?:den|on|på|am)\b.{3,160}\b(?:skrev|wrote)\b.{0,120}|.{3,160}\b(?:skrev|wrote)\s*(?:följande)?:)$")
            .expect("a fixed pattern")
    });
    LEADS.is_match(text.trim())
}

/// The blocks of the message whose head stands first. Where all that it says is
/// quoted, what stands unquoted below is the sender's own.
fn after_head(lines: &[Line<'_>]) -> Vec<usize> {
    let shallow = lines.iter().map(|line| line.depth).min().unwrap_or(0);
    let quoted = lines.iter().position(|line| line.depth > shallow);
    let is_field = |line: &Line<'_>| {
        let name = line.text.split(':').next().unwrap_or_default();
        is_caption(line.text) || (name.len() < line.text.len() && !name.trim().contains(' '))
    };
    let own_from = quoted.filter(|at| lines[..*at].iter().all(is_field));
    lines
        .iter()
        .enumerate()
        .filter(|(nth, line)| own_from.is_none_or(|from| *nth < from || line.depth > shallow))
        .map(|(_, line)| line.block)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    /// What of these lines is an earlier message's: `>` is the printed mark.
    #[track_caller]
    fn check(format: Format, lines: &[&str], expected: &[&str]) {
        let mut document = Document {
            format,
            ..Document::default()
        };
        for line in lines {
            let words = if format == Format::Email {
                line.trim_start_matches('>').trim_start()
            } else {
                line
            };
            let start = document.text.len();
            document.text.push_str(words);
            let mut block = Block::paragraph(Span::new(start, document.text.len()));
            let marks = line.len() - line.trim_start_matches('>').len();
            if format == Format::Email && marks > 0 {
                block.number = Some(">".repeat(marks));
            }
            document.text.push('\n');
            document.blocks.push(block);
        }
        let found = earlier(&document);
        let found: Vec<&str> = found
            .iter()
            .map(|at| document.slice(document.blocks[*at].span))
            .collect();
        assert_eq!(found, expected, "{lines:?}");
    }

    #[test]
    fn what_follows_the_head_in_a_mail_is_earlier() {
        check(
            Format::Email,
            &[
                "Vi har inget att erinra.",
                ">-----Ursprungligt meddelande-----",
                ">Från: Remiss",
                ">Skickat: den 1 februari 2024",
                ">Vi avstyrker planen.",
            ],
            &[
                "-----Ursprungligt meddelande-----",
                "Från: Remiss",
                "Skickat: den 1 februari 2024",
                "Vi avstyrker planen.",
            ],
        );
    }

    #[test]
    fn what_is_typed_between_and_below_is_the_senders() {
        check(
            Format::Email,
            &[
                "Den 1 feb. 2024 skrev Bo:",
                ">Vad anser ni om taxan?",
                "Taxan är för hög.",
                ">Och om målen?",
                "Målen är bra.",
            ],
            &[
                "Den 1 feb. 2024 skrev Bo:",
                "Vad anser ni om taxan?",
                "Och om målen?",
            ],
        );
        check(
            Format::Email,
            &[
                "-----Ursprungligt meddelande-----",
                ">>Från: Remiss",
                ">>Skickat: den 1 februari 2024",
                ">>Vad anser ni?",
                ">Vi avstyrker planen.",
            ],
            &[
                "-----Ursprungligt meddelande-----",
                "Från: Remiss",
                "Skickat: den 1 februari 2024",
                "Vad anser ni?",
            ],
        );
    }

    #[test]
    fn what_is_passed_on_is_no_earlier_message() {
        check(
            Format::Email,
            &[
                "Här är svaret.",
                "---------- Vidarebefordrat meddelande ----------",
                ">Från: Eva",
                ">Datum: 1 februari 2024",
                ">Vi avstyrker planen.",
            ],
            &[],
        );
    }

    #[test]
    fn a_reply_saved_as_text_is_told_from_several_messages() {
        let reply = |subject| {
            vec![
                "Från: Eva <eva@gnesta.se>",
                "Skickat: den 4 mars 2024",
                subject,
                "Vi har inget att erinra.",
                "Från: Remiss <remiss@ekeby.se>",
                "Skickat: den 1 februari 2024",
                "Till: Alla",
                "Vi avstyrker planen.",
            ]
        };
        check(Format::Text, &reply("Ämne: SV: Remiss"), &reply("")[4..]);
        check(Format::Text, &reply("Ämne: Remiss"), &[]);
        let mut answered = reply("Ämne: Remiss");
        answered[6] = "Till: eva@gnesta.se";
        check(Format::Text, &answered, &answered[4..]);
        check(
            Format::Text,
            &[
                "Till: Ekeby",
                "Från: Socialnämnden",
                "Datum: 2024-03-04",
                "Vi avstyrker.",
            ],
            &[],
        );
    }

    #[test]
    fn quoted_lines_of_a_text_need_who_wrote_them() {
        let lines = [
            "Vi har inget att erinra.",
            "Den 1 mars 2024 skrev Bo:",
            "> Vi avstyrker.",
        ];
        check(Format::Text, &lines, &lines[1..]);
        check(Format::Text, &["Målet bör vara", "> 5 procent"], &[]);
    }
}
