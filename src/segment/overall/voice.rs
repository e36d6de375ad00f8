//! Whose stand a sentence tells: the speaker's own, or one that it reports,
//! questions or only supposes.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::identify::{parties_in, parties_only};
use crate::language::last_bytes;
use crate::model::{RespondentKind, Role};

/// Who takes a stand stands no further before it, in bytes.
const REACH: usize = 600;

/// Whether the words at `at`, which take a stand, are the speaker's own.
pub(super) fn is_own(
    text: &str,
    at: &Range<usize>,
    kind: RespondentKind,
    respondents: &[String],
) -> bool {
    let before = &text[..at.start];
    let after = &text[at.end..];
    !(is_judged(before)
        || is_weighed(text)
        || is_reported(text, at, respondents)
        || is_subject(text, after)
        || (kind != RespondentKind::Party && is_moved(text))
        || refuses_a_motion_to_it(&text[at.clone()], after)
        || is_anothers(before, after, kind, respondents))
}

/// `Vi delar inte bedömningen att motionen bör avstyrkas`: another's stand,
/// judged.
fn is_judged(before: &str) -> bool {
    static JUDGED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:delar|instämmer|håller) (?:\w+ )?(?:inte|ej)\b|\b(?:inte|ej|inget|inga|utan) (?:\w+ )?(?:skäl|grund|argument) (?:för )?att\b|\b(?:mot|beklagar|kritiserar|ifrågasätter|motsätter (?:oss|sig|mig)) (?:\w+ ){0,3}(?:beslut|ställningstagande)\w*(?: om| på)? att\b|\b(?:beklaga\w*|förvåna\w*|förvånande|anmärkningsvärt|olyckligt|oroande|oro|besvik\w*|kritiska?|motivering\w*)\b[^.]{0,20} att\b|\bsom\b(?: \w+){0,2} (?:står|ställer|ställt)(?: \w+)?$|\bsom $")
            .expect("a fixed pattern")
    });
    JUDGED.is_match(before)
}

/// `Motionen avvisar`, `Stadsledningskontoret bedömer att … bör avslås`: what
/// somebody else says, who is not the speaker. What is done to a motion is the
/// speaker's doing: `Motionen avstyrks`.
pub(super) fn is_reported(text: &str, at: &Range<usize>, respondents: &[String]) -> bool {
    static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(motionen|motionärerna|motionären|utredningen|stadsledningskontoret|kommun(?:fullmäktige|styrelsen) (?:har|hade|beslutade|ska|kan|bör|behöver|får|föreslår|föreslås))\b|\bförvaltningens förslag till beslut\b")
            .expect("a fixed pattern")
    });
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:föreslår|anser|menar|vill|yrkar|syftar|anför|framför|hemställer|bedömer|ställer|skriver|konstaterar|har)\b")
            .expect("a fixed pattern")
    });
    let Some(found) = OTHERS.captures(text) else {
        return false;
    };
    let Some(name) = found.get(1) else {
        return true;
    };
    let subject = name.as_str().to_lowercase();
    let first = subject.split(' ').next().unwrap_or_default();
    if respondents
        .iter()
        .any(|own| own.to_lowercase().starts_with(first))
    {
        return false;
    }
    if subject != "motionen" && subject != "utredningen" {
        return true;
    }
    let word = text[at.start..]
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let between = text.get(name.end()..at.start).unwrap_or_default();
    let is_done = word.ends_with('s') || word == "utan" || between.contains(" lämnas");
    !is_done || SAYS.is_match(between)
}

/// `Kommunfullmäktige ställer sig bakom motionen`, in what somebody else argues:
/// a decision that is moved, not the stand of who answers.
pub(super) fn is_a_higher_bodys(
    before: &str,
    role: Role,
    kind: RespondentKind,
    respondents: &[String],
) -> bool {
    static HIGHER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:att )?((?:kommun|region|landstings)?(?:fullmäktige)|(?:kommun|region|landstings)styrelsen|riksdagen)(?: \w+)? $")
            .expect("a fixed pattern")
    });
    let may_be = matches!(
        kind,
        RespondentKind::Board
            | RespondentKind::Company
            | RespondentKind::Council
            | RespondentKind::Other
    );
    let Some(found) = HIGHER.captures(before).filter(|_| may_be) else {
        return false;
    };
    let name = found[1].to_lowercase();
    // who answers may be the one that has no name in the paper
    let unknown = respondents.is_empty() && !name.ends_with("fullmäktige");
    role == Role::Argument
        && !unknown
        && !respondents
            .iter()
            .any(|own| own.to_lowercase().contains(&name) || own.to_lowercase().contains("kommun"))
}

/// `ska ange om den tillstyrker eller avstyrker`: both, so neither.
fn is_weighed(text: &str) -> bool {
    static BOTH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:tillstyrk\w*|bif\w*|avstyrk\w*|avsl\w*) (?:eller|respektive|alternativt) (?:\w+ )?(?:tillstyrk|bif|avstyrk|avsl)")
            .expect("a fixed pattern")
    });
    BOTH.is_match(text)
}

/// `Att avstyrka motionen riskerar att …`: what the sentence speaks about, not
/// what it does.
fn is_subject(text: &str, after: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:riskerar|innebär|visar|vore|blir|skulle|betyder|sänder|är|ska (?:\w+ )?(?:inte|ej))\b",
        )
        .expect("a fixed pattern")
    });
    static PARTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[,;:]|\b(?:som|eftersom|då|där|samt)\b").expect("a fixed pattern")
    });
    let infinitive = text
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("att "));
    infinitive
        && VERB
            .find(after)
            .is_some_and(|verb| !PARTED.is_match(&after[..verb.start()]))
}

/// `Bo Ek (M) yrkar att motionen ska tillstyrkas`, `Ja-röst för att avstyrka`:
/// what was moved and voted on.
fn is_moved(text: &str) -> bool {
    static MOVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\([A-ZÅÄÖ]{1,4}\)[^.]{0,80}\byrka(?:r|de)\b|\b[Yy]rka\w*\b[^.]{0,80}\bvägnar\b|\b(?:[Jj]a|[Nn]ej)-röst(?:en|er)? (?:för|innebär)\b")
            .expect("a fixed pattern")
    });
    MOVED.is_match(text)
}

/// `avslå yrkandet från M`: what others moved in the same matter, not the matter.
fn refuses_a_motion_to_it(words: &str, after: &str) -> bool {
    static REFUSED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)^av(?:sl|styrk)").expect("a fixed pattern"));
    static MOVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\w*(?: på)?(?: \w+){0,2} \w*(?:yrkande\w*|förslag\w* från)\b")
            .expect("a fixed pattern")
    });
    REFUSED.is_match(words) && MOVED.is_match(after)
}

/// Whether somebody else stands before the words as who takes the stand, and
/// not the speaker behind them.
pub(super) fn is_anothers(
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

#[cfg(test)]
mod tests {
    use super::super::clause::clause_where;
    use super::*;
    use crate::model::Stance;

    #[track_caller]
    fn check(kind: RespondentKind, name: &str, text: &str, expected: Option<Stance>) {
        let respondents = [name.to_owned()];
        let told = clause_where(text, |at| is_own(text, at, kind, &respondents));
        assert_eq!(told.map(|(stance, _)| stance), expected, "{text}");
    }

    #[test]
    fn what_an_office_or_another_party_wants_is_not_the_partys_stand() {
        let check = |text, expected| check(RespondentKind::Party, "Liberalerna", text, expected);
        check(
            "Trots detta föreslår förvaltningen att motionen ska avslås.",
            None,
        );
        check(
            "Vi delar inte förvaltningens bedömning att motionen bör avstyrkas.",
            None,
        );
        check(
            "Att V, S och MP avvisar även detta förslag är en brist.",
            None,
        );
        check(
            "Vi ser med oro på att Vänsterpartiet väljer att avslå motionen.",
            None,
        );
        check("Att avstyrka motionen riskerar att öka skillnaderna.", None);
        check("Det är inte skäl att avstå från att svara.", None);
        check("De partier som står bakom motionen kan ändra lagen.", None);
        check("Vi avslår yrkandet från M.", None);
        check("Vi reserverar oss mot beslutet att avstyrka planen.", None);
        check("Vi beklagar beslutet att avslå motionen.", None);
        check(
            "Mot denna bakgrund tillstyrker grundskolenämnden motionen.",
            Some(Stance::Supports),
        );
        check(
            "Liberalerna väljer att avslå motionen.",
            Some(Stance::Opposes),
        );
        check(
            "Tjänsteutlåtandets förslag till beslut avslås.",
            Some(Stance::Opposes),
        );
        check(
            "Socialnämnden avstyrker planen, men vi tillstyrker den.",
            Some(Stance::Supports),
        );
        check(
            "Äldrenämnden tillstyrker planen medan vi avstyrker den.",
            Some(Stance::Opposes),
        );
        check(
            "Grundskolenämnden tillstyrker motionen, men vill se fler platser.",
            Some(Stance::SupportsWithReservation),
        );
    }

    #[test]
    fn an_office_that_answers_itself_reports_nobody() {
        let text = "Stadsledningskontoret avstyrker förslaget till kulturplan.";
        check(
            RespondentKind::Board,
            "Stadsledningskontoret",
            text,
            Some(Stance::Opposes),
        );
        check(RespondentKind::Board, "Kulturnämnden", text, None);
    }

    #[test]
    fn what_was_moved_and_what_other_boards_answered_is_not_the_boards_stand() {
        let check = |text, expected| {
            check(RespondentKind::Board, "Grundskolenämnden", text, expected);
        };
        check("Bo Ek (M) yrkar att motionen ska tillstyrkas.", None);
        check("Ja-röst för att avstyrka motionen.", None);
        check("Nämnden ska ange om den tillstyrker eller avstyrker.", None);
        check("Socialnämnd Norr tillstyrker förslaget.", None);
        check("Vid ett eventuellt bifall behövs medel.", None);
        check(
            "Grundskoleförvaltningen föreslår att motionen avslås.",
            Some(Stance::Opposes),
        );
        check(
            "Med fem ja-röster mot sex nej-röster beslutar nämnden att tillstyrka motionen.",
            Some(Stance::Supports),
        );
    }

    #[test]
    fn who_else_is_named_takes_the_stand_and_who_is_not_does_not() {
        use Stance::{NoObjection, Opposes, Supports};
        let board = |text, expected| {
            check(RespondentKind::Board, "Grundskolenämnden", text, expected);
        };
        board("Kommunfullmäktige beslutade att avslå planen.", None);
        board("Utredningen avstyrker förslaget.", None);
        board(
            "Förvaltningens förslag till beslut var att avslå planen.",
            None,
        );
        board("Motionen avslås.", Some(Opposes));
        board("Motionen lämnas utan bifall.", Some(Opposes));
        board("Motionen besvaras utan erinran.", Some(NoObjection));
        board("Nämnden avslår yrkandet från M.", None);
        board("Nämnden bifaller yrkandet från M.", Some(Supports));
        board(
            "Efter att ha hört Socialnämnden vill vi tillstyrka planen.",
            Some(Supports),
        );
        board(
            "Efter samråd med socialnämnden har grundskolenämnden beslutat att tillstyrka planen.",
            Some(Supports),
        );
        board("S, V och MP avvisar förslaget.", None);
        board("Samtliga nämnder tillstyrker planen.", None);
        board(
            "Att avslå planen, som är omfattande, är rimligt.",
            Some(Opposes),
        );
        board(
            "Nämnden föreslår att avslå planen, vilket är rimligt.",
            Some(Opposes),
        );
        board("Nämnden beslutar att avslå yrkandet från M.", None);
        board(
            "Till skillnad från Socialnämnden tillstyrker vi planen.",
            Some(Supports),
        );
        board(
            "Nämnden avstyrker planen och ser att målet är rimligt.",
            Some(Opposes),
        );
        board("Utredningen avstyrks.", Some(Opposes));
        check(
            RespondentKind::Board,
            "Kulturkontoret",
            "Nämnden tillstyrker planen.",
            Some(Supports),
        );
        check(
            RespondentKind::Board,
            "Kommunstyrelsen",
            "Kommunstyrelsen har beslutat att avstyrka planen.",
            Some(Opposes),
        );
        assert!(!is_anothers(
            "Trafiknämnden ",
            "",
            RespondentKind::Other,
            &[]
        ));
        let party = |text, expected| check(RespondentKind::Party, "Liberalerna", text, expected);
        party(
            "Vi yrkar på Liberalernas vägnar att motionen avslås.",
            Some(Opposes),
        );
        party("Nämnden beslutade att avslå motionen.", None);
        party("Nämnden avslår motionen.", Some(Opposes));
        party("Vänsterpartiets motion avslås.", Some(Opposes));
    }
}
