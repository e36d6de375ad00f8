//! Joining a statement with the one that follows: what that is, and what stands
//! in the way. What is joined is one quotation, with all that stands between.

use maud::{Markup, html};

use crate::model::{Document, Span, TaggedStatement};
use crate::serve::bench::Bench;
use crate::serve::loaded::Loaded;
use crate::serve::part::{quote, section, stance};
use crate::serve::visit::Visit;

/// Letters that a list's numbering has at most (`iv`, `a`).
const MARK: usize = 3;

/// The statement that follows in the same document.
pub(in crate::serve) struct Follower {
    place: usize,
    tagged: TaggedStatement,
    /// Why the two cannot be one.
    pub(in crate::serve) hindrance: Option<Hindrance>,
}

/// Why two statements cannot be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) enum Hindrance {
    /// Somebody else speaks, or in another part of the answer.
    Speaker,
    /// It stands under another heading.
    Heading(String),
    /// Words that belong to neither stand between them.
    Between(String),
    /// The document's text is not at hand.
    Unread,
}

impl Hindrance {
    /// Told to a person.
    pub(in crate::serve) fn in_words(&self, visit: &Visit) -> String {
        match self {
            Self::Speaker => visit.t(
                "De kan inte slås ihop: nästa uttalande är någon annans, eller hör till en annan del av svaret.",
                "They cannot be joined: the next statement is somebody else's, or belongs to another part of the answer.",
            ).to_owned(),
            Self::Heading(heading) => format!(
                "{} ”{heading}”.",
                visit.t(
                    "De kan inte slås ihop: nästa uttalande står under en annan rubrik,",
                    "They cannot be joined: the next statement stands under another heading,",
                )
            ),
            Self::Between(words) => format!(
                "{} ”{words}”",
                visit.t(
                    "De kan inte slås ihop: mellan dem står annan text, som skulle hamna i citatet:",
                    "They cannot be joined: other text stands between them, and would get into the quotation:",
                )
            ),
            Self::Unread => visit.t(
                "De kan inte slås ihop: dokumentets text går inte att läsa just nu.",
                "They cannot be joined: the document's text cannot be read just now.",
            ).to_owned(),
        }
    }
}

/// What follows the statement at this place, if anything does.
pub(in crate::serve) fn follower(bench: &Bench, loaded: &Loaded, place: usize) -> Option<Follower> {
    let (at, record) = loaded.document_of(place)?;
    let next = place + 1;
    if !loaded.of_document(at).contains(&next) {
        return None;
    }
    let (one, other) = (loaded.shown(place), loaded.shown(next));
    let document = bench.text(record).ok();
    Some(Follower {
        place: next,
        hindrance: hindrance(&one, &other, document.as_deref()),
        tagged: other,
    })
}

fn hindrance(
    one: &TaggedStatement,
    other: &TaggedStatement,
    document: Option<&Document>,
) -> Option<Hindrance> {
    let (one, other) = (&one.statement, &other.statement);
    let is_other_part =
        one.role != other.role && one.role.is_position() && other.role.is_position();
    if one.respondents != other.respondents || is_other_part {
        return Some(Hindrance::Speaker);
    }
    if one.headings != other.headings {
        let heading = other.headings.last().cloned().unwrap_or_default();
        return Some(Hindrance::Heading(heading));
    }
    let Some(document) = document else {
        return Some(Hindrance::Unread);
    };
    let gap = Span::new(one.span.end, other.span.start.max(one.span.end));
    let words = gap.of(&document.text).trim();
    let letters = words.chars().filter(|sign| sign.is_alphabetic()).count();
    (letters > MARK).then(|| Hindrance::Between(words.to_owned()))
}

/// The statement that would be joined, and the button that joins it.
pub(super) fn offer(visit: &Visit, loaded: &Loaded, follower: &Follower) -> Markup {
    let held = loaded.at(follower.place);
    let statement = &follower.tagged.statement;
    html! {
        p { (visit.t("Nästa uttalande i svaret:", "The next statement of the answer:")) }
        (quote::words(visit, statement))
        p.line.small {
            @if let Some(page) = held.page { span { (visit.t("s.", "p.")) " " (page) } }
            (stance::badge(visit, held.stance))
            (quote::role(visit, held.role))
            (section::links(visit, loaded, loaded.sections(follower.place)))
        }
        @match &follower.hindrance {
            Some(hindrance) => p.note { (hindrance.in_words(visit)) },
            None => div.actions { button.btn name="gor" value="slaihop" { (visit.t("Slå ihop de två", "Join the two")) } },
        }
    }
}
