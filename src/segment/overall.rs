//! The position of an answer as a whole, from its decision clause, else from
//! what it argues about the proposal as a whole.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Identity, Overall, RespondentKind, Role, Stance, Statement};

/// The position of the answer that these statements make up.
pub(super) fn overall(statements: &[Statement], identity: &Identity) -> Option<Overall> {
    let own = |statement: &&Statement| {
        statement.respondents == identity.respondents || identity.kind == RespondentKind::Party
    };
    let of = |role: Role| {
        statements
            .iter()
            .filter(own)
            .filter(move |statement| statement.role == role)
    };
    let formal = [Role::Decision, Role::Proposal, Role::Draft]
        .into_iter()
        .find_map(|role| {
            let clauses: Vec<&Statement> = of(role).collect();
            let found = clauses
                .iter()
                .find_map(|statement| judged(statement, "decision"))?;
            Some(qualified(found, &clauses))
        });
    if formal.is_some() {
        return formal;
    }
    let argued: Vec<&Statement> = of(Role::Argument)
        .chain(of(Role::Note))
        .chain(of(Role::Reservation))
        .chain(of(Role::SpecialStatement))
        .collect();
    let explicit = argued
        .iter()
        .filter_map(|statement| judged(statement, "argument"))
        .find(|found| {
            // Silence and a call for more work are about the whole unless they say of what.
            let silent = matches!(
                found.stance,
                Stance::Abstains | Stance::NoObjection | Stance::ProposesChange
            );
            stands_to_the_whole(&found.quote) || (silent && !is_about_a_part(&found.quote))
        })
        .map(|found| {
            let soft = found.quote.to_lowercase().contains("positiv");
            let turns = argued
                .iter()
                .find(|statement| statement.text == found.quote)
                .is_some_and(|statement| turned(&argued, statement));
            if turns || refuses_a_part(&argued) || (soft && objects(&argued)) {
                reserved(found)
            } else {
                found
            }
        });
    if explicit.is_some() {
        return explicit;
    }
    let whole: Vec<&Statement> = argued
        .iter()
        .copied()
        .filter(|statement| stands_to_the_whole(&statement.text))
        .collect();
    softly(&argued, &whole)
        .or_else(|| by_parts(&argued))
        .or_else(|| {
            of(Role::Proposal)
                .next()
                .map(|statement| taken(statement, Stance::ProposesChange, "proposal"))
        })
        .or_else(|| {
            let mut asking = argued
                .iter()
                .filter(|statement| PROPOSES.is_match(&statement.text));
            let first = asking.next()?;
            let demanded = identity.kind == RespondentKind::Party && first.text.contains("yrkar");
            if !demanded && argued.len() > 2 {
                asking.next()?;
            }
            Some(taken(first, Stance::ProposesChange, "argument:föreslår"))
        })
        .or_else(|| softly(&argued, &argued))
        // No words of it tell that it takes no position.
        .or_else(|| {
            (!argued.is_empty()).then(|| Overall {
                stance: Stance::None,
                quote: String::new(),
                rule: "no_position".to_owned(),
            })
        })
}

/// A consent among decision clauses that also ask for changes is not without reserve.
fn qualified(found: Overall, clauses: &[&Statement]) -> Overall {
    static ASKS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:föreslår|uppmanar|förordar|yrkar|efterlyser)\b[^.]*\b(?:att|ändr|kompletter|höj|sänk|stryk)|\b(?:bör|behöver) (?:\w+ )?(?:ändras|kompletteras|förtydligas|strykas|höjas|sänkas|ses över)\b")
            .expect("a fixed pattern")
    });
    let other = clauses
        .iter()
        .filter(|statement| statement.text != found.quote)
        .filter(|statement| clause(&statement.text).is_none());
    if other
        .clone()
        .any(|statement| ASKS.is_match(&statement.text))
    {
        reserved(found)
    } else {
        found
    }
}

fn reserved(mut found: Overall) -> Overall {
    if found.stance == Stance::Supports {
        found.stance = Stance::SupportsWithReservation;
    }
    found
}

/// What formal words about parts of the proposal add up to.
fn by_parts(argued: &[&Statement]) -> Option<Overall> {
    let judged: Vec<Overall> = argued
        .iter()
        .filter_map(|statement| judged(statement, "part"))
        .filter(|found| found.stance != Stance::ProposesChange)
        .collect();
    let opposes = |found: &&Overall| found.stance == Stance::Opposes;
    let no = judged.iter().find(opposes);
    let yes = judged.iter().find(|found| !opposes(found));
    let mut found = yes.or(no)?.clone();
    if yes.is_some() && no.is_some() {
        found.stance = Stance::SupportsWithReservation;
    }
    Some(found)
}

fn judged(statement: &Statement, source: &str) -> Option<Overall> {
    let (stance, rule) = clause(&statement.text)?;
    Some(taken(statement, stance, &format!("{source}:{rule}")))
}

fn taken(statement: &Statement, stance: Stance, rule: &str) -> Overall {
    Overall {
        stance,
        quote: statement.text.clone(),
        rule: rule.to_owned(),
    }
}

/// A formal cue and the stance it tells; the first that matches counts.
struct Cue {
    pattern: &'static str,
    stance: Stance,
    rule: &'static str,
}

const CUES: &[Cue] = &[
    Cue {
        pattern: r"\bavstår\w*\b.*\b(?:yttra|yttrande|svar|synpunkter|ställning|lämna|avge)|\btar (?:inte|ej|ingen) ställning|\binte (?:att )?ta(?:ga)? ställning|\bavstå från att\b|\butan (?:eget |egna )?ställningstagande|\bberörs (?:inte|ej) av\b|\b(?:avger|lämnar) (?:\w+ )?(?:inget|inte något|ej) (?:yttrande|svar|remissvar)|\b(?:inte|ej) (?:yttra sig|svara på remissen|lämna (?:något )?(?:yttrande|svar|remissvar))|\b(?:inte|ej) delta i beslutet",
        stance: Stance::Abstains,
        rule: "avstår",
    },
    Cue {
        pattern: r"\b(?:inte|ej)\s+(?:kan\s+|kunna\s+)?(?:tillstyrk|bifall|biträd|stödj|stödd|ställa (?:sig|oss) bakom|anta)|\b(?:tillstyrker|bifaller|biträder|stödjer|stöder)\s+(?:inte|ej)\b|\b(?:ställer|ställa|står)\s+(?:sig |oss |mig )?(?:inte|ej)\s+(?:\w+ )?bakom\b|\bkan (?:inte|ej) (?:tillstyrka|bifalla|ställa|stödja|acceptera|godta|godkänna)|\bvill inte att (?:\w+ ){1,3}(?:genomförs|antas|införs|beslutas)|\bprotesterar mot\b",
        stance: Stance::Opposes,
        rule: "tillstyrker inte",
    },
    Cue {
        pattern: r"\bavstyrk|\bavsl(?:å|ås|ag)\b|\bavvisar\b|\bavråder från\b|\banser (?:inte|ej) att (?:förslag\w*|program\w*|\w*planen) (?:bör|ska|kan)\b|\bbör (?:inte|ej) (?:genomföras|antas|införas)\b|\bmotsätter (?:sig|oss|mig) (?:\w+ )?(?:förslag|program|plan|riktlinj|remiss|motion|reglement|detta\b)|\bsäger nej till (?:förslag|program|plan|riktlinj)|\b(?:är|starkt) emot\b",
        stance: Stance::Opposes,
        rule: "avstyrker",
    },
    Cue {
        pattern: r"\btillstyrk|\bbifall|\bbiträd|\b(?:ställer|ställde|ställa)\s+(?:sig|oss)\s+(?:\w+\s+){0,3}bakom\b|\bstår\s+(?:\w+\s+){0,2}bakom\b|\b(?:ställer|ställa)\s+(?:sig|oss)\s+(?:\w+\s+){0,3}positiv|\bgodkän(?:ner|na|ns) (?:\w+ )?(?:förslag|program|\w*plan|riktlinj|\w*strategi|\w*policy)|\bantas\b|\b(?:antar|anta) (?:förslag|program|plan|riktlinj)|\brevideras i enlighet med\b",
        stance: Stance::Supports,
        rule: "tillstyrker",
    },
    Cue {
        pattern: r"\b(?:inget|ingenting|intet|inte något|inte någonting) att (?:erinra|invända|tillägga)|\b(?:ingen|utan) (?:egen )?erinran|\binga (?:\w+ )?(?:synpunkter|invändningar|erinringar|kommentarer|anmärkningar)|\b(?:inte|ej) (?:ha |har )?några (?:\w+ )?(?:synpunkter|invändningar|erinringar)|\b(?:utan|saknar) (?:synpunkter|invändningar|anmärkning)",
        stance: Stance::NoObjection,
        rule: "ingen erinran",
    },
    Cue {
        pattern: r"\b(?:återremit|återförvis)",
        stance: Stance::ProposesChange,
        rule: "återremiss",
    },
];

/// The stance that a decision clause tells, and the rule.
pub(super) fn clause(text: &str) -> Option<(Stance, &'static str)> {
    static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        CUES.iter()
            .map(|cue| Regex::new(&format!("(?i){}", cue.pattern)).expect("a fixed pattern"))
            .collect()
    });
    static RESERVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bunder förutsättning|\bförutsatt att\b|\bmed förbehåll|\bde förbehåll|\bpå villkor|\bmed (?:beaktande|reservation|hänsyn tagen|tillägg|justering)|\bdelvis\b|\bi (?:stora |vissa )?delar\b|\btill (?:viss|övervägande) del\b|\bförutom\b|\bmed undantag|\bi huvudsak\b|\bi stort\b|\bi princip\b|\bi allt väsentligt\b|\bi övrigt\b|\bmen\b|\bdock\b|\bsamt i enlighet med följande|\bmed\b.{0,60}\b(?:synpunkt|kommentar|tillägg|ändring|förslag|revidering)")
            .expect("a fixed pattern")
    });
    // Someone else's words tell nothing of the speaker.
    static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:motionen|motionärerna|utredningen|stadsledningskontoret)\b|^kommun(?:fullmäktige|styrelsen) (?:har|hade|beslutade|ska|kan|bör|behöver|får|föreslår|föreslås)\b|\bförvaltningens förslag till beslut\b")
            .expect("a fixed pattern")
    });
    static FORMAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\btillstyrk|\bbifall|\bbiträd|\bbakom\b|\bantas?\b|\bpositiv")
            .expect("a fixed pattern")
    });
    // What would follow if someone decided so is no stand.
    static SUPPOSED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:i|för) det fall\b|\bifall\b|\bom\b[^,.;]{0,60}\bskulle\b|\bvid (?:ett )?(?:bifall|avslag)\b")
            .expect("a fixed pattern")
    });
    // A draft of the answer is approved, not what was sent out.
    static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bgodkän.*\b(?:\w*yttrande|\w*svar|protokoll|tjänste\w+)|\b(?:\w*yttrande|\w*svar|tjänste\w+)\w*\b.*\bgodkän")
            .expect("a fixed pattern")
    });
    let text = SUPPOSED.find(text).map_or(text, |hit| &text[..hit.start()]);
    if REPORTED.is_match(text) {
        return None;
    }
    let place = PATTERNS.iter().position(|pattern| pattern.is_match(text))?;
    let cue = &CUES[place];
    if cue.rule == "tillstyrker" && DRAFT.is_match(text) && !FORMAL.is_match(text) {
        return None;
    }
    // What gives the reason reserves nothing.
    let clause = text.split(" eftersom ").next().unwrap_or(text);
    let reserved = RESERVED.is_match(clause);
    let stance = match cue.stance {
        Stance::Supports if reserved => Stance::SupportsWithReservation,
        // `avstyrker avsnitt 3 men har i övrigt inget att erinra`
        Stance::Opposes
            if {
                let lower = text.to_lowercase();
                lower.contains("i övrigt") || lower.contains("delvis")
            } =>
        {
            Stance::SupportsWithReservation
        }
        stance => stance,
    };
    Some((stance, cue.rule))
}

static PROPOSES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:föreslår|yrkar|vill att|önskar att|efterlyser)\b|\bbör\b")
        .expect("a fixed pattern")
});

/// Whether the sentence takes a stand to what was sent out itself, not to a
/// proposal within it: `tillstyrker förslaget till program`, not `avstyrker
/// förslaget att chefen ska pröva nyanställningar`.
fn stands_to_the_whole(text: &str) -> bool {
    about_the_whole(text) && !is_about_a_part(text)
}

/// Whether what the sentence judges, before it reserves anything, is a part.
fn is_about_a_part(text: &str) -> bool {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:förslaget|tanken|kravet|idén|skrivningen|avsnittet|kapitlet|punkten|paragrafen|regeln|målet) (?:om|att|i avsnitt|på att)\b|\bavsnitt(?:et)?\b|\b(?:den|de) delen\b")
            .expect("a fixed pattern")
    });
    let reserved = ["under förutsättning", "förutsatt", "undantag", " men "]
        .iter()
        .filter_map(|words| text.find(words))
        .min()
        .unwrap_or(text.len());
    PART.is_match(&text[..reserved])
}

/// Whether the sentence is about what was sent out as a whole.
fn about_the_whole(text: &str) -> bool {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:förslag(?:et|en)?s?|\w*programmets?|program|\w*planens?|riktlinje\w*|reglement\w*|remissen|regelverket|systemet|motion|motionens?|promemorians?|betänkandets?|utredningens? förslag|överenskommelsen|taxan|föreskrifterna|\w*strategins?|\w*policyns?|tjänsteutlåtandet|revidering(?:en|ar|arna)?|remissvar\w*|återremissen|yrkandet|synpunkter)\b|\b(?:är|starkt) emot\b")
            .expect("a fixed pattern")
    });
    WHOLE.is_match(text)
}

static CONTRA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\btveksam|\b(?:ut)?ökad (?:arbets)?(?:belastning|börda)|\bkritisk|\bifrågasätt|\bfrågande till\b|\boro(?:a[drs]|liga?)?\b|\brisk(?:er|erar)?\b|\bsaknar\b|\bbrist|\bförsvaga|\bförsämr|\binte tillräcklig|\botydlig|\b(?:inte|ej) (?:är |vara )?(?:möjligt?|rimligt?|realistiskt?)\b|\borimlig|\borealistisk|\bbekymr|\bsvårighet|\boklar|\bbefarar\b|\bfarhåg|\bdålig|\bskeptisk|\bfrågetecken|\bproblematisk|\bkan inte se\b|\bnegativ")
        .expect("a fixed pattern")
});

/// Whether several sentences object or ask for changes; in a short answer few
/// of them weigh.
fn objects(argued: &[&Statement]) -> bool {
    let objecting = argued
        .iter()
        .filter(|statement| PROPOSES.is_match(&statement.text) || CONTRA.is_match(&statement.text))
        .count();
    objecting >= (argued.len() / 3).clamp(2, 4)
}

/// Whether a formal no is said to a part of the proposal.
fn refuses_a_part(argued: &[&Statement]) -> bool {
    argued
        .iter()
        .filter_map(|statement| judged(statement, "part"))
        .any(|part| part.stance == Stance::Opposes)
}

/// The position that softer words about the whole add up to.
fn softly(argued: &[&Statement], whole: &[&Statement]) -> Option<Overall> {
    static PRO: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bpositiv\w*\b|\bvälkomna|\buppskattar\b|\bglada? (?:över|att|för)\b|\bnöjda? med\b|\bgillar\b|\b(?:jätte|super)bra\b|\bdelar (?:\w+ ){0,4}(?:bedömning|uppfattning|syn|ambition|mål)|\b(?:ett|en) (?:(?:mycket|väldigt|riktigt|i grunden|i stort) )?(?:bra|gedige[nt]|välarbeta[dt]|genomarbeta[dt]) (?:\w*program|\w*plan|förslag|\w*strategi|\w*policy|dokument)\b|(?:programmet|förslaget|planen|riktlinjen|strategin|policyn) (?:(?:i stort|i huvudsak|i sin helhet|som helhet) )?är (?:(?:mycket|i huvudsak|i stort|i grunden|på det hela taget|överlag|i stora drag) )?(?:bra|väl |utförlig|tydlig)|\binstämmer\b|\bstöd(?:jer|er)\b")
            .expect("a fixed pattern")
    });
    let pro: Vec<&&Statement> = whole
        .iter()
        .filter(|statement| PRO.is_match(&statement.text))
        .collect();
    let contra: Vec<&&Statement> = whole
        .iter()
        .filter(|statement| CONTRA.is_match(&statement.text))
        .collect();
    match (pro.first(), contra.first()) {
        (Some(yes), None) => {
            let lower = yes.text.to_lowercase();
            let reserved = objects(argued)
                || refuses_a_part(argued)
                || [
                    " men ",
                    " dock ",
                    "i huvudsak",
                    "i stort",
                    "i allt väsentligt",
                    "i princip",
                ]
                .iter()
                .any(|words| lower.contains(words))
                || turned(argued, yes);
            let stance = if reserved {
                Stance::SupportsWithReservation
            } else {
                Stance::Supports
            };
            Some(taken(yes, stance, "argument:positiv"))
        }
        (Some(yes), Some(_)) if pro.len() * 2 >= contra.len() => Some(taken(
            yes,
            Stance::SupportsWithReservation,
            "argument:positiv med förbehåll",
        )),
        (_, Some(no)) => Some(taken(no, Stance::Doubts, "argument:tveksam")),
        (None, None) => None,
    }
}

/// Whether the sentence after a positive one turns: `Vi vill dock även se …`.
fn turned(argued: &[&Statement], yes: &Statement) -> bool {
    static TURN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:dock|däremot|emellertid)\b|^men\b").expect("a fixed pattern")
    });
    argued
        .iter()
        .position(|statement| statement.id == yes.id)
        .and_then(|place| argued.get(place + 1))
        .is_some_and(|next| TURN.is_match(&next.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Stance>) {
        assert_eq!(clause(text).map(|(stance, ..)| stance), expected, "{text}");
    }

    #[test]
    fn decision_clauses_tell_the_position() {
        check(
            "Socialnämnden tillstyrker förslaget.",
            Some(Stance::Supports),
        );
        check(
            "Nämnden beslutar att tillstyrka planen under förutsättning att 3.2 ändras.",
            Some(Stance::SupportsWithReservation),
        );
        check(
            "Rådet tillstyrker remissen med följande synpunkter.",
            Some(Stance::SupportsWithReservation),
        );
        check("Kulturnämnden avstyrker motionen.", Some(Stance::Opposes));
        check(
            "Styrelsen kan inte tillstyrka programmet i dess nuvarande form.",
            Some(Stance::Opposes),
        );
        check(
            "Rådet beslutar att inte bifalla förslaget.",
            Some(Stance::Opposes),
        );
        check(
            "Nämnden avstyrker enprocentsregeln men har i övrigt inget att erinra.",
            Some(Stance::SupportsWithReservation),
        );
        check(
            "Äldrenämnden har inget att invända mot förslaget.",
            Some(Stance::NoObjection),
        );
        check(
            "Nämnden avstår från att yttra sig över förslaget.",
            Some(Stance::Abstains),
        );
        check(
            "Nämnden beslutar att inte ta ställning till förslaget.",
            Some(Stance::Abstains),
        );
        check(
            "Bolaget ställer sig i huvudsak bakom förslaget.",
            Some(Stance::SupportsWithReservation),
        );
    }

    #[test]
    fn reservations_and_refusals_take_many_forms() {
        use Stance::{Abstains, NoObjection, Opposes, Supports, SupportsWithReservation};
        for (text, expected) in [
            (
                "Nämnden tillstyrker delvis förslaget.",
                SupportsWithReservation,
            ),
            (
                "Nämnden tillstyrker förslaget med beaktande av vad som framförs nedan.",
                SupportsWithReservation,
            ),
            (
                "Nämnden godkänner förslaget till plan med ändringen att mål 3 tas bort.",
                SupportsWithReservation,
            ),
            ("Nämnden godkänner förslaget till plan.", Supports),
            ("Kommunstyrelsen tillstyrker strategin.", Supports),
            ("Förbundet avvisar förslaget om sänkt ersättning.", Opposes),
            (
                "Förbundet anser inte att förslaget bör genomföras.",
                Opposes,
            ),
            ("Jag motsätter mig förslaget att stänga vägen.", Opposes),
            (
                "Nämnden beslutar att inte ha några synpunkter på policyn.",
                NoObjection,
            ),
            (
                "Nämnden beslutar att avstå från att lämna yttrande.",
                Abstains,
            ),
        ] {
            check(text, Some(expected));
        }
        check("Nämnden godkänner förslaget till yttrande.", None);
        check("Kommunstyrelsen har remitterat förslaget om avslag.", None);
    }

    #[test]
    fn soft_words_object_only_where_the_whole_is_meant() {
        assert!(CONTRA.is_match("Nämnden kan inte se nyttan med programmet."));
        assert!(CONTRA.is_match("Programmet är problematiskt."));
        assert!(stands_to_the_whole("Programmet bygger in risker."));
        assert!(!stands_to_the_whole(
            "Förslaget att analysera risker är bra."
        ));
    }

    #[test]
    fn what_is_only_supposed_is_no_stand() {
        check(
            "Frågan behöver utredas i det fall fullmäktige skulle bifalla motionen.",
            None,
        );
        check(
            "Nämnden lämnar remissen utan eget ställningstagande.",
            Some(Stance::Abstains),
        );
    }

    #[test]
    fn clauses_without_a_stand_tell_none() {
        check("Nämnden översänder yttrandet.", None);
        check("Rådet godkänner svaret.", None);
    }
}
