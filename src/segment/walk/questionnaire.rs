//! Questions of a form that the respondent fills in: they head the answers
//! below them and are not the respondent's own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::option::Options;
use super::{Judgement, Walk};
use crate::language::sentences;
use crate::model::{BlockKind, Document, Passage, Span};
use crate::segment::piece::Piece;
use crate::segment::reply::Reply;

/// Longest question of a form, in characters.
const LONGEST: usize = 400;
/// One question with an answer may be the writer's own.
const FEWEST: usize = 2;

/// Where the questions of a form begin: questions alone in their paragraph,
/// numbered or put to the reader, under each of which an answer stands; and
/// whatever leads to options or to a reply.
pub(super) fn questions(document: &Document, body: &[Piece], options: &Options) -> BTreeSet<usize> {
    let pairs = || body.windows(2).map(|pair| (&pair[0], &pair[1]));
    let led: BTreeSet<usize> = pairs()
        .filter(|(asked, next)| {
            let chosen = options.ticked(next).is_some() && options.ticked(asked).is_none();
            let replied = || {
                is_question(document, asked) && Reply::begins(document.slice(next.span)).is_some()
            };
            (chosen && leads(document, asked)) || replied()
        })
        .map(|(asked, _)| asked.span.start)
        .collect();
    let mut found: BTreeSet<usize> = pairs()
        .filter(|(asked, next)| {
            is_question(document, asked)
                && (is_numbered(document, asked) || is_put_to_the_reader(document, asked))
                && answers(document, next)
        })
        .map(|(asked, _)| asked.span.start)
        .collect();
    let answered = found.union(&led).count();
    let asked: BTreeSet<usize> = body
        .iter()
        .filter(|piece| is_question(document, piece))
        .filter(|piece| {
            is_a_forms(document, piece) || (answered >= FEWEST && is_numbered(document, piece))
        })
        .map(|piece| piece.span.start)
        .collect();
    if answered < FEWEST && (answered == 0 || asked.len() < FEWEST) {
        found.clear();
    } else {
        // those that were left without an answer
        found.extend(asked);
    }
    found.extend(led);
    found
}

/// Where the choices of a form begin that stand there without a box that could be read:
/// lines one after the other that reply differently to what stands above them.
pub(super) fn unmarked(document: &Document, body: &[Piece], options: &Options) -> BTreeSet<usize> {
    let choice = |piece: &Piece| {
        let plain = piece.mark.is_none() && document.blocks[piece.block].cell.is_none();
        let reply = Reply::whole(document.slice(piece.span));
        reply.filter(|_| plain && options.ticked(piece).is_none())
    };
    let choices: Vec<Option<Reply>> = body.iter().map(choice).collect();
    let mut found = BTreeSet::new();
    for (at, pair) in choices.windows(2).enumerate() {
        if let [Some(one), Some(other)] = pair
            && one != other
        {
            found.extend([body[at].span.start, body[at + 1].span.start]);
        }
    }
    found
}

/// Whether a piece can be what a form asks before its options.
fn leads(document: &Document, piece: &Piece) -> bool {
    let text = document.slice(piece.span);
    text.chars().count() <= LONGEST && !text.ends_with('.') && sentences(text).len() == 1
}

/// Pieces in which a question of a form has its answer behind it, and those that
/// begin with what is to be written there, cut in two: `Fråga 1. Är planen bra?` and
/// `Ja.`, `Kommentar:` and `Bra.`
pub(super) fn apart(document: &Document, body: Vec<Piece>) -> Vec<Piece> {
    let mut found = Vec::with_capacity(body.len());
    for piece in body {
        let mut rest = piece;
        for cut in [answer_behind, behind_prompt] {
            let Some(at) = cut(document.slice(rest.span)) else {
                continue;
            };
            let end = rest.span.start + at;
            found.push(Piece {
                span: Span::new(rest.span.start, end).trimmed(&document.text),
                ..rest
            });
            rest = Piece {
                span: Span::new(end, rest.span.end).trimmed(&document.text),
                mark: None,
                ..rest
            };
        }
        found.push(rest);
    }
    found
}

/// Where the text begins behind the words for what is to be written.
fn behind_prompt(text: &str) -> Option<usize> {
    let end = text.find(':')? + 1;
    let told = text[end..].contains(char::is_alphanumeric);
    (told && is_prompt(&text[..end])).then_some(end)
}

/// Where the answer begins behind a question.
fn answer_behind(text: &str) -> Option<usize> {
    static ANSWERED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:Fråga\s+\d{1,2}\b[^?]{3,400}\?()\s+\S|[^?]{8,400}\?()\s+Svar\s*:|[^?]{8,400}\?()\s+(?:Ja|Nej|Delvis)\b)")
            .expect("a fixed pattern")
    });
    let found = ANSWERED.captures(text)?;
    let end = found.iter().skip(1).flatten().next()?.start();
    (!text[end..].contains('?')).then_some(end)
}

fn is_question(document: &Document, piece: &Piece) -> bool {
    let text = document.slice(piece.span);
    text.ends_with('?') && text.chars().count() <= LONGEST && sentences(text).len() == 1
}

/// `1. …`, `Fråga 2: …`, `3) …`
fn is_numbered(document: &Document, piece: &Piece) -> bool {
    let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let text = document.slice(piece.span);
    piece.mark.is_some_and(|mark| digit(document.slice(mark)))
        || document.blocks[piece.block]
            .number
            .as_deref()
            .is_some_and(digit)
        || text.starts_with(|c: char| c.is_ascii_digit())
        || text.starts_with("Fråga ")
}

/// `Fråga 1. Har ni synpunkter på avsnitt 3.6?`: numbered and put to the reader.
fn is_a_forms(document: &Document, piece: &Piece) -> bool {
    let text = document.slice(piece.span);
    is_numbered(document, piece)
        && (text.starts_with("Fråga ") || is_put_to_the_reader(document, piece))
}

fn is_put_to_the_reader(document: &Document, piece: &Piece) -> bool {
    static READER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:ni|er|ert|era|du|din|ditt|dina|remissinstansen|remissinstanserna)\b")
            .expect("a fixed pattern")
    });
    READER.is_match(document.slice(piece.span))
}

/// Whether the piece is no further question or item of a list of them.
fn answers(document: &Document, next: &Piece) -> bool {
    let item =
        next.mark.is_some() || matches!(document.blocks[next.block].kind, BlockKind::ListItem(_));
    !item
        && document.blocks[next.block].heading_level().is_none()
        && !document.slice(next.span).ends_with('?')
}

/// Whether a line only says what is to be written under a question:
/// `Motivering:`, `Kommentar`.
fn is_prompt(text: &str) -> bool {
    static PROMPT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:eventuell|er|ev\.?|din) )?(?:motiver(?:ing|a)|kommentar(?:er)?|svar|synpunkter|utveckla|förklaring|fritext(?:svar)?)(?: (?:gärna )?(?:era?|ert|ditt|din) (?:svar|ställningstagande|synpunkt(?:er)?))?\s*[:.]?$")
            .expect("a fixed pattern")
    });
    PROMPT.is_match(text)
}

/// Whether a line is the name of a field and nothing was written in it:
/// `Övriga synpunkter`.
pub(super) fn is_empty_field(text: &str) -> bool {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:övriga|andra|ytterligare|allmänna|generella|eventuella|era|dina)\s+)(?:synpunkter|kommentarer|upplysningar|medskick)(?:\s+(?:på|om|kring|till)\s+[^:;?!]{2,90}[^.:;?!])?\s*:?$")
            .expect("a fixed pattern")
    });
    FIELD.is_match(text.trim())
}

impl Walk<'_> {
    /// Accounts for the question of a form, and keeps it for the reply to it.
    pub(super) fn question(&mut self, block: usize, span: Span, level: u8) {
        self.push(block, span, Judgement::Heading);
        self.heading(level, span);
        self.asked = Some(Passage {
            span,
            text: self.document.slice(span).to_owned(),
        });
        self.unanswered = true;
    }

    /// A line under a question that is the reply to it and nothing more, whatever it
    /// looks like, or that only says what is to be written there.
    pub(super) fn reply(&mut self, piece: Piece, text: &str) -> bool {
        if self.asked.is_some() && is_prompt(text) {
            self.push(piece.block, piece.span, Judgement::Context);
            return true;
        }
        let replies = self.asked.is_some() && Reply::whole(text).is_some();
        if replies {
            let said = self.replied(piece);
            self.push(piece.block, piece.span, said);
        }
        replies
    }

    /// What a piece is that answers by a word or a tick: said, with the question.
    pub(super) fn replied(&mut self, piece: Piece) -> Judgement {
        let speaker = self.speaker(self.document.slice(piece.span));
        Judgement::Said {
            role: self.role(&speaker),
            speaker,
            context: self.asked.clone(),
        }
    }

    /// The question that the first sentence under it replies to.
    pub(super) fn replied_to(&mut self, sentence: &str) -> Option<Passage> {
        let first = std::mem::take(&mut self.unanswered);
        Reply::begins(sentence).filter(|_| first)?;
        self.asked.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_written_is_no_answer() {
        for prompt in ["Motivering:", "Kommentar", "Motivera gärna ert svar:"] {
            assert!(is_prompt(prompt), "{prompt}");
        }
        assert!(!is_prompt("Kommentar: taxan är hög"));
        assert!(is_empty_field("Övriga synpunkter"));
        assert!(is_empty_field("Era synpunkter på avsnitt 3.5:"));
        assert!(!is_empty_field("Inga övriga synpunkter"));
        assert!(!is_empty_field("Övriga synpunkter saknas."));
        assert_eq!(behind_prompt("Kommentar: taxan är hög"), Some(10));
        assert_eq!(behind_prompt("Vi undrar: är taxan hög"), None);
    }

    #[test]
    fn an_answer_behind_its_question_is_found() {
        let rest = |text: &str| answer_behind(text).map(|at| text[at..].trim().to_owned());
        assert_eq!(
            rest("Fråga 1. Ställer ni er bakom målen? Svar: Ja."),
            Some("Svar: Ja.".to_owned())
        );
        assert_eq!(
            rest("Fråga 2. Är taxan rimlig? Nej, den är för hög."),
            Some("Nej, den är för hög.".to_owned())
        );
        assert_eq!(
            rest("Är taxan rimlig? Svar: Nej."),
            Some("Svar: Nej.".to_owned())
        );
        assert_eq!(rest("Är taxan rimlig? Ja."), Some("Ja.".to_owned()));
        assert_eq!(rest("Är taxan rimlig? Vi tror inte det."), None);
        assert_eq!(rest("Fråga 1. Är taxan rimlig?"), None);
    }
}
