//! What formal wording settles, whatever the model makes of the rest, and what
//! plain words say where it hears nothing: who says that they do not refuse is not
//! critical, who would have liked to see something asks for it, and who tells what
//! the proposal says has not said it. What leads to a list ([`super::lead`]) goes
//! before the item's own milder words.

use std::sync::LazyLock;

use regex::Regex;

use super::context::{CRITICAL, NOTHING, group_of, grouped, likeliest};
use super::cue::{self, Cue};
use super::linear::{CLASSES, Likely};
use crate::model::Stance;

/// So likely is a stance that leads to the list, at least.
const LED: f32 = 0.85;

/// So likely is what a statement says in formal words, where the model thinks
/// the opposite.
const SAID: f32 = 0.7;

/// So likely is what plain words say, where the model hears nothing.
const HEARD: f32 = 0.55;

/// A refusal or doubt that the model is less sure of than this is a wish, where
/// no word finds fault and one asks.
const FAINT: f32 = 0.6;

/// Raises what formal wording settles; whether there is any.
pub(super) fn settle(likely: &mut Likely, text: &str, lead: Option<&Cue>, cues: &[Cue]) -> bool {
    let best = likeliest(&grouped(likely));
    if let Some(lead) = lead
        && (lead.formal || best == NOTHING)
    {
        hold(likely, lead.stance, LED);
        return true;
    }
    if let Some(said) = cue::plain_judgement(text, cues) {
        if best != CRITICAL {
            hold(likely, said.stance, SAID);
        }
        return true;
    }
    let said = cue::decide(cues)
        .or_else(|| cue::criticism(cues))
        .or_else(|| cue::wish(text, cues))
        .or_else(|| cue::retelling(text, cues))
        .or_else(|| cue::assent(text, cues));
    if let Some(said) = said {
        // `stöder i huvudsak` is no whole yes
        let partly = said.name == "i_huvudsak" && is(Stance::Supports, best);
        let covered = is(Stance::ProposesChange, best) && is_all_of(text, said, cues);
        if opposite(best, said.stance) || partly || covered {
            hold(likely, said.stance, SAID);
        }
        return true;
    }
    if (best == CRITICAL || best == NOTHING) && cannot_judge(text, cues) {
        hold(likely, Stance::Abstains, SAID);
        return true;
    }
    if best == NOTHING
        && let Some(judged) = cue::comment(text, cues)
    {
        hold(likely, judged.stance, HEARD);
        return true;
    }
    if best == NOTHING && calls_for(text) {
        hold(likely, Stance::ProposesChange, SAID);
        return true;
    }
    false
}

/// Raises what plain words say, where the model hears nothing or what nothing in
/// the statement says.
pub(super) fn hear(likely: &mut Likely, cues: &[Cue], plain: &[Cue]) {
    let retold = cues.iter().any(|cue| cue.name == "återger");
    if plain.is_empty() || retold {
        return;
    }
    let fault = plain.iter().find(|cue| cue.finds_fault());
    let praise = plain.iter().find(|cue| cue.approves());
    let wish = plain
        .iter()
        .find(|cue| cue.stance == Stance::ProposesChange);
    let finds_fault = fault.is_some() || cues.iter().any(Cue::finds_fault);
    let approves = praise.is_some() || cues.iter().any(Cue::approves);
    let groups = grouped(likely);
    let best = likeliest(&groups);
    let supports = is(Stance::Supports, best);
    let faint = best == CRITICAL && groups[CRITICAL] < FAINT && !finds_fault;
    let unheard = best == NOTHING || (supports && !approves);
    let said = if let Some(wish) = wish.filter(|_| unheard || (faint && !approves)) {
        wish
    } else if let Some(fault) = fault.filter(|_| unheard) {
        fault
    } else if let Some(praise) = praise.filter(|_| !finds_fault && (best == NOTHING || faint)) {
        praise
    } else {
        return;
    };
    hold(likely, said.stance, HEARD);
}

/// Whether a stance is of this group.
fn is(stance: Stance, group: usize) -> bool {
    group_of(stance) == Some(group)
}

/// Whether a yes at the head of a sentence is all that it says, and a wish in it
/// is part of what is said yes to: `stödjer förslaget att utreda vad som behövs`.
fn is_all_of(text: &str, said: &Cue, cues: &[Cue]) -> bool {
    /// The head of a sentence, in bytes.
    const HEAD: usize = 60;
    let Some(that) = text[said.at.end..].find(" att ") else {
        return false;
    };
    said.stance == Stance::Supports
        && said.at.start < HEAD
        && cue::last_turn(&text.to_lowercase()).is_none()
        && (cues.iter())
            .filter(|cue| cue.stance == Stance::ProposesChange)
            .all(|cue| cue.at.start > said.at.end + that)
}

/// `Verket kan inte bedöma om lagen behövs`, where nothing else finds fault.
fn cannot_judge(text: &str, cues: &[Cue]) -> bool {
    static CANNOT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bkan(?: \w+){0,2} (?:inte|ej) (?:\w+ )?(?:bedöma (?:om|huruvida)|ta(?:ga)? ställning)\b")
            .expect("the pattern is a constant that tests compile")
    });
    let plain = cues
        .iter()
        .all(|cue| matches!(cue.stance, Stance::Abstains | Stance::ProposesChange));
    plain && CANNOT.is_match(text)
}

/// `Viktigt är att …`, `Det är även viktigt att …`: a sentence that begins so
/// asks for what follows.
fn calls_for(text: &str) -> bool {
    static CALLS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\W*(?:(?:det är|det blir|här är det) (?:\w+ )?(?:viktigt|angeläget|nödvändigt|väsentligt)|(?:viktigt|angeläget|nödvändigt|väsentligt) (?:är|blir))(?: även| också| dock| därför| samtidigt| då)? att\b")
            .expect("the pattern is a constant that tests compile")
    });
    // what is stressed is told, not asked for
    static STRESSES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^ (?:\w+ )?(?:framhålla|påpeka|notera|understryka|betona|poängtera|påminna|komma ihåg|lyfta|nämna|säga|veta|förstå)\b")
            .expect("the pattern is a constant that tests compile")
    });
    CALLS
        .find(text)
        .is_some_and(|hit| !STRESSES.is_match(&text[hit.end()..]))
}

/// Whether the model takes for a refusal what consents, or the reverse, for
/// nothing what supports or asks, for a yes what asks, or for the speaker's own
/// what is only told.
fn opposite(best: usize, said: Stance) -> bool {
    match said {
        Stance::Supports | Stance::NoObjection => best == CRITICAL || best == NOTHING,
        Stance::Opposes | Stance::Doubts => {
            best == NOTHING || is(Stance::Supports, best) || is(Stance::NoObjection, best)
        }
        Stance::ProposesChange => best == NOTHING || is(Stance::Supports, best),
        Stance::None => best != NOTHING,
        Stance::SupportsWithReservation | Stance::Abstains => best == NOTHING,
        Stance::Asks => false,
    }
}

/// Makes a stance at least so likely.
fn hold(likely: &mut Likely, stance: Stance, at_least: f32) {
    let Some(class) = CLASSES.iter().position(|class| *class == stance) else {
        return;
    };
    if likely[class] >= at_least {
        return;
    }
    let left = (1.0 - at_least) / (1.0 - likely[class]).max(1e-6);
    for value in likely.iter_mut() {
        *value *= left;
    }
    likely[class] = at_least;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::stance::linear::NUMBER;

    /// What settles where the model thinks `thought` and the words are `text`.
    fn settled(thought: Stance, text: &str) -> Stance {
        let rest = 0.4 / f32::from(u8::try_from(NUMBER - 1).unwrap());
        let mut likely: Likely =
            std::array::from_fn(|at| if CLASSES[at] == thought { 0.6 } else { rest });
        settle(&mut likely, text, None, &cue::cues(text));
        let sum: f32 = likely.iter().sum();
        assert!((sum - 1.0).abs() < 1e-3, "{sum}");
        let best = (0..NUMBER).max_by(|a, b| likely[*a].total_cmp(&likely[*b]));
        CLASSES[best.unwrap()]
    }

    #[test]
    fn formal_words_settle_what_the_model_takes_for_the_opposite() {
        use Stance::{
            Abstains, Asks, Doubts, NoObjection, None as Nothing, Opposes, ProposesChange, Supports,
        };
        for (thought, text, expected) in [
            (Doubts, "Nämnden tillstyrker planen.", Supports),
            (Nothing, "Nämnden tillstyrker planen.", Supports),
            (Doubts, "Nämnden har inget att erinra.", NoObjection),
            (Supports, "Nämnden avstyrker planen.", Opposes),
            (NoObjection, "Nämnden avstyrker planen.", Opposes),
            (Supports, "Vi ifrågasätter taxan.", Doubts),
            (Nothing, "Vi hade gärna sett en tidplan.", ProposesChange),
            (Supports, "Vi hade gärna sett en tidplan.", ProposesChange),
            (
                Doubts,
                "Utredningen föreslår att avgifterna slopas.",
                Nothing,
            ),
            (
                Nothing,
                "Staden ska svara för driften, vilket är en brist.",
                Doubts,
            ),
            (
                Supports,
                "Rådet önskar att planen finns på lättläst svenska.",
                ProposesChange,
            ),
            (Nothing, "Taxan är för hög.", Doubts),
            (Supports, "Taxan är orimlig.", Doubts),
            (Nothing, "Avgiften slår hårt mot småföretag.", Doubts),
            (Supports, "Planen gör mer skada än nytta.", Doubts),
            (Nothing, "Taxan är inte för hög.", Nothing),
            (Nothing, "Taxan är för hög men planen är bra.", Nothing),
            (Nothing, "Nämnden säger ja till planen.", Supports),
            (Doubts, "Nämnden ser inga problem med planen.", NoObjection),
            (Nothing, "Ta bort taxan.", ProposesChange),
            (
                Nothing,
                "Texten på sidan 4 ska lyda: ”Avfall”.",
                ProposesChange,
            ),
            (
                Nothing,
                "Slutsatsen måste avspeglas i planen.",
                ProposesChange,
            ),
            (
                Doubts,
                "Med dessa skäl bifaller vi tjänsteutlåtandet.",
                Supports,
            ),
            (
                Doubts,
                "Vi ser inte att frågan vinner på återremiss och bifaller därför förslaget.",
                Supports,
            ),
            (
                Nothing,
                "Nämnden står bakom förslaget att flytta hamnen.",
                Supports,
            ),
            (
                Nothing,
                "De partier som står bakom motionen är få.",
                Nothing,
            ),
            (
                Doubts,
                "Verket kan inte bedöma om ansvaret bör regleras i lag.",
                Abstains,
            ),
            (
                Doubts,
                "Verket kan inte bedöma om lagen behövs, då en analys saknas.",
                Doubts,
            ),
            (
                Nothing,
                "Viktigt är även att barnen får komma till tals.",
                ProposesChange,
            ),
            (
                Nothing,
                "Det är viktigt att framhålla att staden växer.",
                Nothing,
            ),
            (
                Doubts,
                "Utredningens uppdrag har varit att se över lagen.",
                Nothing,
            ),
            (
                Doubts,
                "Betänkandet innehåller ett förslag till ny lag.",
                Nothing,
            ),
            (
                Doubts,
                "Avtalet fastställer att platsen inte får hyras ut till partier.",
                Nothing,
            ),
            (Doubts, "Betänkandet innehåller brister.", Doubts),
            (Doubts, "Av förslaget framgår inte att taxan höjs.", Doubts),
            (Doubts, "Definitionen är otydlig.", Doubts),
            // what is no opposite stays
            (
                ProposesChange,
                "Nämnden tillstyrker planen.",
                ProposesChange,
            ),
            (Asks, "Nämnden avstyrker planen.", Asks),
            (Nothing, "Nämnden har inget att erinra.", NoObjection),
            (
                ProposesChange,
                "Nämnden stödjer förslaget att låta kontoret se vad som behöver göras.",
                Supports,
            ),
            (
                ProposesChange,
                "Nämnden stödjer förslaget men målen behöver förtydligas.",
                ProposesChange,
            ),
        ] {
            assert_eq!(settled(thought, text), expected, "{thought} {text}");
        }
    }
}
