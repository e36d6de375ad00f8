//! What a support with reservation is reserved by, where the words that it rests
//! on do not say so themselves.

use std::sync::LazyLock;

use regex::Regex;

use super::content::{Condition, Context};
use super::leaning::leans;
use super::material::Material;
use crate::model::{Role, Stance, StatementId};

/// Words that stand for no condition of their own: "Vi föreslår".
const FEW: usize = 4;

/// Whether these words say themselves what the reservation is.
fn says_it_itself(text: &str) -> bool {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:under förutsättning|förutsatt) att\b|\bpå villkor\b|\bmed (?:undantag|förbehåll|reservation) (?:för|av|att)\b|\bmed (?:\w+ ){0,2}(?:tillägg|ändring|justering|komplettering)\w* att\b|\bförutom\b|\bså länge\b|\b(?:först|endast|bara) (?:när|om|sedan|efter)\b|\b(?:men|dock|däremot)\b",
        )
        .expect("a fixed pattern")
    });
    SAID.is_match(text)
}

/// The reservation nearest to the words with this id, of what `body` says in that
/// document itself; `None` where they state it themselves or nothing is reserved.
pub(super) fn condition(
    material: &Material<'_>,
    body: usize,
    clause: &StatementId,
    text: &str,
) -> Option<Condition> {
    if says_it_itself(text) {
        return None;
    }
    let is_own = |at: &usize| {
        let tagged = material.chosen[*at];
        tagged.statement.id.document() == clause.document()
            && tagged.statement.id != *clause
            && material.counts(tagged)
            && (material.speakers[*at].iter()).any(|speaker| speaker.body == Some(body))
    };
    let reserves = |at: &usize| {
        matches!(
            material.chosen[*at].stance,
            Some(
                Stance::ProposesChange
                    | Stance::Doubts
                    | Stance::Opposes
                    | Stance::SupportsWithReservation
            )
        )
    };
    let all: Vec<usize> = (0..material.chosen.len())
        .filter(is_own)
        .filter(reserves)
        .collect();
    let place = start(clause);
    let own = (material.chosen.iter()).find(|tagged| tagged.statement.id == *clause);
    let role = own.map(|tagged| tagged.statement.role);
    // "i övrigt" points back to what stands before it
    let is_rest = text.to_lowercase().contains("i övrigt");
    let at = all.iter().copied().min_by_key(|at| {
        let statement = &material.chosen[*at].statement;
        let quotation = &material.quotations[*at];
        let is_before = statement.span.start < place;
        (
            statement.text.split_whitespace().count() <= FEW,
            // a decision is reserved by what is decided beside it
            role == Some(Role::Decision) && statement.role != Role::Decision,
            is_before != is_rest,
            quotation.context.is_none() && leans(&statement.text),
            material.chosen[*at].stance == Some(Stance::Doubts),
            statement.span.start.abs_diff(place),
        )
    })?;
    let quotation = &material.quotations[at];
    Some(Condition {
        context: quotation.context.clone(),
        quote: Context {
            id: quotation.id.clone(),
            text: quotation.text.clone(),
        },
        of: all.len(),
    })
}

/// Where a statement begins in its document.
fn start(id: &StatementId) -> usize {
    let start = id.as_str().rsplit_once('-').map(|(_, start)| start);
    start.and_then(|start| start.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::says_it_itself;

    #[test]
    fn a_reservation_in_name_only_does_not_say_what_it_is() {
        for text in [
            "Nämnden tillstyrker förslaget under förutsättning att kapitel 3 arbetas om.",
            "Bolaget tillstyrker programmet med undantag för beloppsgränserna.",
            "Programmet är bra, men det måste bli enklare att läsa.",
            "Nämnden tillstyrker planen med tillägget att cyklister nämns.",
        ] {
            assert!(says_it_itself(text), "{text}");
        }
        for text in [
            "Rådet tillstyrker programmet med följande synpunkter.",
            "Nämnden tillstyrker i huvudsak förslaget.",
            "att programmet i övrigt antas i enlighet med remissförslaget",
            "Nämnden tillstyrker med förbehåll förslaget.",
        ] {
            assert!(!says_it_itself(text), "{text}");
        }
    }
}
