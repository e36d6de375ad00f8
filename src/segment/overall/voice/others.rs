//! Who else stands before a stand as the one who takes it: another party, another
//! body.

use std::sync::LazyLock;

use regex::Regex;

use crate::identify::{parties_in, parties_only};
use crate::language::last_bytes;
use crate::model::RespondentKind;

/// Who takes a stand stands no further before it, in bytes.
const REACH: usize = 600;

/// Whether somebody else stands before the words as who takes the stand, and
/// not the speaker behind them.
pub(in crate::segment::overall) fn is_anothers(
    before: &str,
    after: &str,
    kind: RespondentKind,
    respondents: &[String],
) -> bool {
    let before = last_bytes(before, REACH);
    if says_we(before) || do_we(after) {
        return false;
    }
    let own: Vec<String> = respondents.iter().map(|name| name.to_lowercase()).collect();
    is_another_party(before, &own) || is_another_body(before, after, &own, kind)
}

/// What has been done, and by whom the words do not say otherwise.
static PAST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:beslutade|beslöt|beslut|har|hade|valde|valt|röstade|föreslog|ansåg|väljer)\b",
    )
    .expect("a fixed pattern")
});

/// `S, V och MP avvisar`, `att Vänsterpartiet väljer att avslå`, in the paper of
/// somebody else.
fn is_another_party(before: &str, own: &[String]) -> bool {
    let (parties, acts) = match listed(before) {
        Some(parties) => (parties, true),
        None => (parties_in(before), PAST.is_match(before)),
    };
    acts && !parties.is_empty()
        && !parties
            .iter()
            .any(|party| own.contains(&party.to_lowercase()))
}

/// `Trots detta föreslår förvaltningen att …` in a party's paper, another
/// board's answer in that of an office.
fn is_another_body(before: &str, after: &str, own: &[String], kind: RespondentKind) -> bool {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b((?:\w+-,? (?:och|samt) )?\w*(?:förvaltningen|kontoret|nämnden|styrelsen|nämnd|nämnder|nämnderna|regeringen|regering|majoriteten|minoriteten|tjänsteutlåtandet|styret))(?:\b|s (?:bedömning|ställningstagande|uppfattning|beslut)\b)")
            .expect("a fixed pattern")
    });
    // `övriga nämnderna`: not those who speak
    static ALL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:andra|övriga|samtliga|alla|flera|några|vissa|berörda) $")
            .expect("a fixed pattern")
    });
    /// Who has no say of its own in a party's paper.
    const OFFICES: [&str; 7] = [
        "förvaltning",
        "kontoret",
        "majoritet",
        "minoritet",
        "tjänsteutlåtande",
        "regering",
        "styret",
    ];
    // who stands nearest is who decides
    let Some(found) = BODY.captures_iter(before).last() else {
        return false;
    };
    let name = found[1].to_lowercase();
    if kind == RespondentKind::Party {
        // a party that moves what its board shall answer writes in its name,
        // unless it sets its own stand against the board's
        let acted = PAST.is_match(&before[found.get(0).map_or(0, |whole| whole.end())..]);
        return acted || but_we(after) || OFFICES.iter().any(|office| name.contains(office));
    }
    let by_kind_alone = matches!(
        name.as_str(),
        "förvaltningen" | "kontoret" | "nämnden" | "styrelsen"
    );
    // `Nämnderna tillstyrker`, where several answer together
    let together = own.len() > 1
        && matches!(
            name.as_str(),
            "nämnderna" | "styrelserna" | "förvaltningarna" | "kontoren"
        )
        && !ALL.is_match(&before[..found.get(1).map_or(0, |name| name.start())]);
    // `Samtliga nämnder`, in the answer of one of them
    let several = name.ends_with("nämnder") || name.ends_with("nämnderna");
    let same = |own: &String| begins_alike(own, &name) && (!several || own.contains(&name));
    !by_kind_alone && !together && !own.is_empty() && !own.iter().any(same)
}

/// The parties of a list of abbreviations that stands right before:
/// `Att V, S och MP avvisar`.
fn listed(before: &str) -> Option<Vec<String>> {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b([A-ZÅÄÖ]{1,2}(?:, [A-ZÅÄÖ]{1,2})*,? och [A-ZÅÄÖ]{1,2})(?: \w+)?\s*$")
            .expect("a fixed pattern")
    });
    parties_only(&LIST.captures(before)?[1])
}

/// `Till skillnad från Socialnämnden tillstyrker vi …`: who speaks stands right
/// behind the verb, whose end `after` may begin with.
fn do_we(after: &str) -> bool {
    static WE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\w*\s+(?:vi|jag|undertecknad\w*)\b").expect("a fixed pattern")
    });
    WE.is_match(after)
}

/// `Nämnden tillstyrker planen, men vi avstyrker den`: the speaker sets itself
/// against who stands before.
fn but_we(after: &str) -> bool {
    static BUT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^[^.;:]{0,80}\b(?:men|medan|däremot)\b,? (?:\w+ )?(?:vi|jag)\b")
            .expect("a fixed pattern")
    });
    BUT.is_match(after)
}

fn says_we(text: &str) -> bool {
    static WE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:vi|oss|jag|undertecknad\w*)\b").expect("a fixed pattern")
    });
    WE.is_match(text)
}

/// Whether a body's name holds the beginning of another's, so that they belong
/// together: `grundskolenämnden`, `grundskoleförvaltningen`.
fn begins_alike(own: &str, other: &str) -> bool {
    const ENOUGH: usize = 6;
    let beginning = other
        .split_whitespace()
        .find(|word| word.chars().count() >= ENOUGH)
        .map(|word| word.chars().take(ENOUGH).collect::<String>());
    own.contains(other) || beginning.is_some_and(|beginning| own.contains(&beginning))
}
