//! Stance as colour, sign and word: never by colour alone.

use maud::{Markup, html};

use crate::language::capital;
use crate::model::{Lang, Origin, Stance, Status, TaggedStatement};
use crate::report::Rule;
use crate::serve::visit::Visit;

/// The sign of a stance, the same as in reports; one for what is not assessed.
pub(in crate::serve) const fn sign(stance: Option<Stance>) -> &'static str {
    match stance {
        Some(stance) => stance.glyph(),
        None => "…",
    }
}

/// The class that gives a stance its colour.
pub(in crate::serve) const fn class(stance: Option<Stance>) -> &'static str {
    match stance {
        Some(Stance::Supports) => "st-supports",
        Some(Stance::SupportsWithReservation) => "st-reserved",
        Some(Stance::NoObjection) => "st-noobjection",
        Some(Stance::Abstains) => "st-abstains",
        Some(Stance::Doubts) => "st-doubts",
        Some(Stance::Opposes) => "st-opposes",
        Some(Stance::ProposesChange) => "st-change",
        Some(Stance::Asks) => "st-asks",
        Some(Stance::None) | None => "st-none",
    }
}

/// The word of a stance, with a capital.
pub(in crate::serve) fn word(stance: Option<Stance>, lang: Lang) -> String {
    stance.map_or_else(
        || match lang {
            Lang::Sv => "Ej bedömd".to_owned(),
            Lang::En => "Not assessed".to_owned(),
        },
        |stance| capital(stance.label(lang)),
    )
}

/// The sign alone, in its colour; the word must stand beside it.
pub(in crate::serve) fn glyph(stance: Option<Stance>) -> Markup {
    html! { span class={ "gl " (class(stance)) } aria-hidden="true" { (sign(stance)) } }
}

/// Sign and word.
pub(in crate::serve) fn badge(visit: &Visit, stance: Option<Stance>) -> Markup {
    html! {
        span class={ "st " (class(stance)) } {
            (glyph(stance)) (word(stance, visit.lang))
        }
    }
}

/// That a position is inferred from the answer, in small words.
pub(in crate::serve) fn inferred(visit: &Visit) -> Markup {
    html! { span.soft.small { (Rule::Inferred.label(visit.lang)) } }
}

/// Whether a person has reviewed tag and stance.
pub(in crate::serve) fn status(visit: &Visit, status: Status) -> Markup {
    let review = capital(status.review(visit.lang));
    match status {
        Status::Suggested => html! { span.status.suggested { (review) } },
        Status::Auto => html! { span.status.auto { (review) } },
        Status::Decided => html! { span.status.decided { "✓ " (review) } },
    }
}

/// The same, and which of the two where it is one of them.
pub(in crate::serve) fn reviewed(visit: &Visit, tagged: &TaggedStatement) -> Markup {
    let part = match (
        tagged.is_sectioned_by_person(),
        tagged.stance_origin == Origin::Person,
    ) {
        (true, false) => visit.t("Avsnittet granskat", "Section reviewed"),
        (false, true) => visit.t("Hållningen granskad", "Stance reviewed"),
        (true, true) | (false, false) => return status(visit, tagged.status),
    };
    html! { span.status.decided { "✓ " (part) } }
}

/// A bar of how many take each stance, with the counts in words.
pub(in crate::serve) fn distribution(visit: &Visit, counts: &[(Stance, usize)]) -> Markup {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let spoken = counts
        .iter()
        .map(|(stance, count)| format!("{count} {}", stance.label(visit.lang)))
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        @if total > 0 {
            span.dist role="img" aria-label=(spoken) title=(spoken) {
                @for (stance, count) in counts {
                    i class={ (class(Some(*stance))) " g" (share(*count, total)) } {}
                }
            }
        }
    }
}

/// A share in whole per cent, at least 1 where there is anything.
pub(in crate::serve) fn share(part: usize, whole: usize) -> usize {
    if part == 0 || whole == 0 {
        return 0;
    }
    (part * 100 / whole).clamp(1, 100)
}

/// What all signs mean.
pub(in crate::serve) fn key(visit: &Visit) -> Markup {
    html! {
        ul.key aria-label=(visit.t("Teckenförklaring", "Key")) {
            @for stance in Stance::ALL {
                li { (badge(visit, Some(*stance))) }
            }
        }
    }
}
