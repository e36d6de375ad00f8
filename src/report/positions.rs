//! The position of each answer on the programme as a whole.

use super::condition::condition;
use super::content::{Answer, Context, Count, KindRow, Positions, Quotation};
use super::mask::Mask;
use super::material::{Material, words};
use super::position::{Basis, Position, Rule, Stated};
use super::standing::{Standing, Whole};
use super::wording::{self, Object};
use crate::model::{RespondentKind, Stance, StatementId, TaggedStatement};

/// Each answer's position, as `general` has it, and the counts by kind.
pub(super) fn positions(
    material: &Material<'_>,
    whole: &Whole<'_>,
    general: &Standing,
    mut mask: Option<&mut Mask>,
) -> Positions {
    let answers: Vec<Answer> = material
        .bodies
        .list
        .iter()
        .enumerate()
        .filter(|(_, body)| body.has_answered())
        .map(|(place, _)| {
            let stated = whole[place].as_ref();
            answer(material, place, stated, general, mask.as_deref_mut())
        })
        .collect();
    let counts = general.counts(material);
    Positions {
        summary: wording::summary(
            material.options.lang,
            Object::Programme,
            &general.tally(material, &counts),
        ),
        kinds: kinds(&answers),
        answers,
    }
}

fn kinds(answers: &[Answer]) -> Vec<KindRow> {
    RespondentKind::ALL
        .iter()
        .filter_map(|kind| {
            let of_kind: Vec<&Answer> = answers.iter().filter(|a| a.kind == *kind).collect();
            (!of_kind.is_empty()).then(|| KindRow {
                kind: *kind,
                answers: of_kind.len(),
                counts: counts(&of_kind),
                unknown: of_kind.iter().filter(|a| a.stance.is_none()).count(),
            })
        })
        .collect()
}

fn counts(answers: &[&Answer]) -> Vec<Count> {
    let positions: Vec<(Stance, String)> = answers
        .iter()
        .filter_map(|answer| Some((answer.stance?, answer.respondent.clone())))
        .collect();
    Count::by_stance(&positions)
}

/// The position of one body with the words that it rests on: its answer's own
/// clause, or the first statement on the whole that carries it.
fn answer(
    material: &Material<'_>,
    body: usize,
    stated: Option<&Stated<'_, &TaggedStatement>>,
    general: &Standing,
    mut mask: Option<&mut Mask>,
) -> Answer {
    let position = general.of(body);
    let speaks = stated.is_some() || general.bodies.iter().any(|stand| stand.body == body);
    let mut quoted = |id: StatementId, text: &str| {
        (!text.is_empty()).then(|| Context {
            id,
            text: words(text, mask.as_deref_mut()),
        })
    };
    let (quote, source) = match (position, stated) {
        (Some(position), _) if !position.rule.is_of_the_answer() => {
            let carrier = carrier(material, body, general, position);
            (
                carrier.map(|quotation| Context {
                    id: quotation.id.clone(),
                    text: quotation.text.clone(),
                }),
                carrier.map(|quotation| quotation.source.clone()),
            )
        }
        (_, Some(stated)) => {
            let mut source = material.sources[stated.document].clone();
            source.page = stated.clause.and_then(|tagged| tagged.statement.page);
            let quote = if let Some(tagged) = stated.clause {
                quoted(tagged.statement.id.clone(), &tagged.statement.text)
            } else {
                let document = &material.consultation.documents[stated.document];
                let short = document.hash.short().to_owned();
                quoted(StatementId(short), &stated.overall.quote)
            };
            (quote, Some(source))
        }
        (_, None) => (None, None),
    };
    let condition = (quote.as_ref())
        .filter(|_| position.is_some_and(|taken| taken.stance == Stance::SupportsWithReservation))
        .and_then(|quote| condition(material, body, &quote.id, &quote.text));
    Answer {
        condition,
        respondent: material.printed[body].clone(),
        kind: material.bodies.list[body].kind,
        stance: position
            .map(|position| position.stance)
            .or_else(|| speaks.then_some(Stance::None)),
        basis: position
            .map(|position| position.basis)
            .or_else(|| stated.map(|stated| stated.basis))
            .unwrap_or(Basis::Suggested),
        inferred: position.is_some_and(|position| position.rule == Rule::Inferred),
        quote,
        source,
    }
}

/// The first statement on the whole that the body's position rests on.
fn carrier<'a>(
    material: &'a Material<'_>,
    body: usize,
    general: &Standing,
    position: Position,
) -> Option<&'a Quotation> {
    let stance = match position.rule {
        Rule::SupportBesideCriticism => Stance::Supports,
        Rule::Stated
        | Rule::Inferred
        | Rule::Decided
        | Rule::Objection
        | Rule::Reservation
        | Rule::Weightiest
        | Rule::AgainstTheWhole => position.stance,
    };
    let carries = |at: &&usize| {
        let tagged = material.chosen[**at];
        tagged.stance == Some(stance)
            && Basis::of(tagged.status) == position.basis
            && material.counts(tagged)
            && material.speakers[**at]
                .iter()
                .any(|speaker| speaker.body == Some(body))
    };
    let at = general.members.iter().find(carries)?;
    Some(&material.quotations[*at])
}
