//! E-mails into a [`Document`] and their attachments: `.eml` as sent
//! ([`mime`]), `.msg` as Outlook saves it ([`outlook`]).
//!
//! Sender, recipients, date and subject stand in the header layer. What the
//! message gives back of an earlier one is kept: its blocks bear `>` as their
//! printed mark, as mail programs write it.

mod alternative;
mod lzfu;
pub(super) mod mime;
pub(super) mod outlook;
mod outside;
mod picture;

use super::builder::{DocumentBuilder, Draft};
use crate::language::{is_passed_on, without_marks};
use crate::model::ReadError;
use crate::model::{BlockKind, Document, Layer};

/// A message taken apart.
pub(super) struct Mail {
    /// Its own text.
    pub text: Result<Document, ReadError>,
    /// What was sent with it, in order.
    pub attachments: Vec<Attachment>,
}

/// Something sent with a message, or attached to a PDF.
pub(super) struct Attachment {
    /// Its file name, or what stands for it.
    pub name: String,
    /// What it holds.
    pub content: Content,
}

/// What an attachment holds.
pub(super) enum Content {
    /// A file.
    File(Vec<u8>),
    /// A message as it was sent.
    Message(Vec<u8>),
    /// A message that has no bytes of its own.
    Mail(Box<Mail>),
    /// Nothing that can be read.
    Unread(ReadError),
}

/// Adds a header field as the mail has it.
fn push_field(builder: &mut DocumentBuilder, field: &str, value: &str) {
    let value: Vec<&str> = value.split_whitespace().collect();
    if value.is_empty() {
        return;
    }
    let mut draft = Draft::of(
        BlockKind::Paragraph,
        format!("{field}: {}", value.join(" ")),
    );
    draft.layer = Layer::Header;
    builder.push(draft);
}

/// The finished document of a message. Where it has no text and nothing came with
/// it, the subject is its text; without one it is an error.
fn finish(mut builder: DocumentBuilder, attachments: &[Attachment]) -> Result<Document, ReadError> {
    if builder.len_of(Layer::Body) == 0 && attachments.is_empty() {
        // Who writes all of it on the subject line has written it there.
        let subject = builder.properties().title.clone().unwrap_or_default();
        let text = without_marks(&subject);
        if !text.contains(char::is_alphabetic) {
            return Err(ReadError::NoText);
        }
        builder.push(Draft::of(BlockKind::Paragraph, text.to_owned()));
    }
    let mut document = builder.finish();
    mark_earlier_message(&mut document);
    Ok(document)
}

/// Marks all that follows the head of an earlier message as quoted. A message
/// that only passes another one on has its say in what it passes on: there
/// nothing is marked.
fn mark_earlier_message(document: &mut Document) {
    let subject = document.properties.title.as_deref().unwrap_or("");
    if is_passed_on(subject) {
        return;
    }
    let body: Vec<usize> = document.body().map(|(at, _)| at).collect();
    let text_of = |at: usize| document.slice(document.blocks[at].span);
    let start = body.iter().enumerate().skip(1).find(|(nth, at)| {
        let next = body.get(nth + 1..).unwrap_or_default();
        is_reply_head(text_of(**at), next.iter().take(3).map(|at| text_of(*at)))
    });
    let Some((nth, _)) = start else { return };
    for at in &body[nth..] {
        let number = &mut document.blocks[*at].number;
        *number = match number.take() {
            Some(mark) if mark.starts_with('>') => Some(format!(">{mark}")),
            Some(mark) => Some(format!("> {mark}")),
            None => Some(">".to_owned()),
        };
    }
}

/// Whether a block opens the copy of an earlier message: a ruled caption, or
/// `Från:` and `Skickat:` within a few blocks.
fn is_reply_head<'a>(text: &'a str, mut next: impl Iterator<Item = &'a str>) -> bool {
    let bare = text.trim_matches(['-', '_', ' ', '\t']).to_lowercase();
    if [
        "ursprungligt meddelande",
        "original message",
        "originalmeddelande",
    ]
    .contains(&bare.as_str())
    {
        return true;
    }
    let has = |text: &str, fields: &[&str]| {
        text.lines().any(|line| {
            let line = line.trim_start().to_lowercase();
            fields.iter().any(|field| line.starts_with(field))
        })
    };
    let sent = ["skickat:", "sent:", "datum:", "date:"];
    // Plain text that was wrapped anew holds all fields in one line.
    let in_line = |text: &str| {
        let low = text.to_lowercase();
        sent.iter().any(|field| low.contains(&format!(" {field}")))
    };
    has(text, &["från:", "from:"])
        && (has(text, &sent) || in_line(text) || next.any(|text| has(text, &sent)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_text_without_its_marks() {
        assert_eq!(
            without_marks(" SV: Fwd: Inget att erinra "),
            "Inget att erinra"
        );
        assert_eq!(without_marks("Remiss: ja"), "Remiss: ja");
    }

    #[test]
    fn heads_of_earlier_messages() {
        let head = |text: &str, next: &[&str]| is_reply_head(text, next.iter().copied());
        assert!(head("-----Ursprungligt meddelande-----", &[]));
        assert!(head("Från: Anna\nSkickat: den 3 mars", &[]));
        assert!(head("Från: Anna Skickat: den 3 mars Till: Bo", &[]));
        assert!(head("From: Anna", &["Sent: Monday"]));
        assert!(!head("Från: och med i år", &["gäller detta"]));
    }
}
