//! Decision clauses: the formal words that tell a stance.

mod scope;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

pub(super) use scope::{
    asks_for_something, is_of_anothers_views, is_the_proposals_silence, is_told_of,
};

use super::voice::is_reported;
use crate::language::{no_say, withheld_yes};
use crate::model::Stance;
use scope::{asks_behind, is_denied, is_of_something_else};

/// A formal cue and the stance it tells; the first that matches counts.
struct Cue {
    pattern: &'static str,
    stance: Stance,
    rule: &'static str,
}

const CUES: &[Cue] = &[
    Cue {
        pattern: concat!(
            r"\bavst(?:år|å|ått|od)\b[^.;:]{0,120}?\b(?:yttra|yttrande|\w*svar\b|svara\b|besvara|synpunkter|detalj|ställning|ställningstagande|kommenter|kommentarer|lämna|avge|inkomma)|\bavst(?:år|å) (?:från )?(?:att )?(?:tillstyrka|avstyrka|rösta|delta)\b|\btar (?:inte|ej|ingen) ställning|\binte (?:att )?ta(?:ga)? ställning|\butan (?:eget |egna )?ställningstagande|\bberörs (?:inte|ej) av\b|\b(?:avger|lämnar) (?:\w+ )?(?:inget|inte något|ej) (?:yttrande|svar|remissvar)|\b(?:inte|ej) (?:yttra sig|svara på remissen|lämna (?:något )?(?:yttrande|svar|remissvar))|\b(?:inte|ej) delta i beslutet|\bavböj(?:er|a|t)\b[^.;:]{0,40}\b(?:yttra|yttrande|\w*svar\b|svara\b|besvara|synpunkter|kommenter|lämna|avge|inkomma|remiss)|\b(?:inte|ej) (?:kommer att )?(?:att )?(?:yttra oss|besvara remissen|inkomma med (?:något |några )?(?:yttrande|\w*svar|synpunkter))|",
            no_say!()
        ),
        stance: Stance::Abstains,
        rule: "avstår",
    },
    Cue {
        pattern: r"\b(?:avstyrker|motsätter (?:sig|oss|mig)) (?:inte|ej)\b|\b(?:inte|ej|ingen anledning|inget skäl|inga skäl)\s+(?:\w+\s+){0,2}(?:avstyrka|motsätta (?:sig|oss|mig))\b",
        stance: Stance::NoObjection,
        rule: "avstyrker inte",
    },
    Cue {
        pattern: r"\b(?:inte|ej)\s+(?:kan\s+|kunna\s+)?(?:tillstyrk|bifall|biträd|stödj|stödd|ställa (?:sig|oss) bakom|anta)|\b(?:tillstyrker|bifaller|biträder|stödjer|stöder|tillstyrks|bifalls|biträds|välkomnar)\s+(?:inte|ej)\b|\b(?:ställer (?:sig|oss)|är) (?:inte|ej) (?:\w+ )?positiva?\b|\b(?:ställer|ställa|står)\s+(?:sig |oss |mig )?(?:inte|ej)\s+(?:\w+ )?bakom\b|\bkan (?:inte|ej) (?:tillstyrka|bifalla|ställa|stödja|acceptera|godta|godkänna)|\bvill inte att (?:\w+ ){1,3}(?:genomförs|antas|införs|beslutas)|\bprotesterar mot\b",
        stance: Stance::Opposes,
        rule: "tillstyrker inte",
    },
    Cue {
        pattern: r"\bavstyrk|\bavsl(?:å|ås|ag)\b|\bavslår (?:\w+ ){0,3}?\w*(?:förslag|motion|remiss|hemställ|betänkand|program|plan|riktlinj|polic|strategi|reglement|taxa|detta|den\b)|\bavvisar\b|\bavråder från\b|\banser (?:inte|ej) att (?:förslag\w*|program\w*|\w*planen) (?:bör|ska|kan)\b|\bbör (?:inte|ej) (?:genomföras|antas|införas)\b|\bmotsätter (?:sig|oss|mig) (?:\w+ )?(?:(?:på|å|med|i) (?:\w+ ){1,3})?(?:förslag|program|\w*plan|riktlinj|remiss|motion|reglement|detta\b|att\b)|\bsäger nej till (?:förslag|program|plan|riktlinj)|\b(?:är|starkt) emot\b",
        stance: Stance::Opposes,
        rule: "avstyrker",
    },
    Cue {
        pattern: r"\btillstyrk|\bbifall|\bbiträd(?:er|a|es|s)\b|\b(?:ställer|ställde|ställa)\s+(?:sig|oss)\s+(?:\w+\s+){0,3}bakom\b|\bstår\s+(?:\w+\s+){0,2}bakom\b|\b(?:ställer|ställa)\s+(?:sig|oss)\s+(?:\w+\s+){0,3}positiv|\bär (?:\w+ ){0,2}positiva? till (?:det |de |den )?(?:\w+ )?(?:förslaget|förslagen|programmet|\w*planen|riktlinjerna|\w*strategin|\w*policyn|betänkandet|motionen)|\bser (?:\w+ ){0,3}positivt på (?:det |den )?(?:\w+ )?(?:förslaget|förslag|program|\w*plan|riktlinj|\w*strategi|\w*policy|remiss|motion)|\bi (?:huvudsak|stort|allt väsentligt|princip|grunden) positiva? till\b|\bgodkän(?:ner|na|ns) (?:\w+ )?(?:förslag|program|\w*plan|riktlinj|\w*strategi|\w*policy)|\bantas(?:\s*[.,;:)]|\s*$|\s+(?:i|med|som|av|enligt|under|och|efter|utan)\b)|\b(?:antar|anta) (?:(?:det|den|de|detta|denna) (?:\w+ )?)?(?:förslag|\w*programmet|\w*planen|riktlinjerna|\w*strategin|\w*policyn|reglementet|taxan|\w*motionen)|\brevideras i enlighet med\b|\binstämmer i (?:huvudsak|stort|allt väsentligt|princip|grunden)\b|\bingen annan bedömning än\b|\bbesluta enligt (?:\w+ )?förslag|\bsäger ja till (?:(?:det|den|de) )?(?:\w+ )?(?:förslag|\w*program|\w*plan|riktlinj|\w*strategi|\w*polic|motion)",
        stance: Stance::Supports,
        rule: "tillstyrker",
    },
    Cue {
        pattern: r"\b(?:inget|ingenting|intet|inte något|inte någonting) att (?:erinra|invända|tillägga|anföra|framföra)|\b(?:ingen|utan) (?:egen )?erinran|\binga (?:\w+ )?(?:synpunkter|invändningar|erinringar|kommentarer|anmärkningar)|\b(?:inte|ej) (?:ha|har|finner|finns|ser) (?:något|någonting) att (?:erinra|invända|anmärka)|\b(?:inte|ej) (?:ha |har )?några (?:\w+ )?(?:synpunkter|invändningar|erinringar)|\b(?:utan|saknar) (?:synpunkter|invändningar|anmärkning)",
        stance: Stance::NoObjection,
        rule: "ingen erinran",
    },
    Cue {
        pattern: r"\b(?:yrkar|yrkas|föreslår|begär|förordar|hemställer|önskar|vill|kräver|beslutar|anser)\b[^.;:]{0,80}?\båter(?:remiss|remitteras?|förvis(?:as?|ning))\b|\b(?:bör|ska|skall|måste|behöver)\b[^.;:]{0,60}?\båterremiss\b|\båter(?:remitterar|förvisar)\b|\batt (?:\w+ ){0,3}?återremittera\b|\båter(?:remitteras|förvisas)\b|^\W*återremiss\w*\W*$",
        stance: Stance::ProposesChange,
        rule: "återremiss",
    },
];

/// The stance that a decision clause tells, and the rule.
pub(in crate::segment) fn clause(text: &str) -> Option<(Stance, &'static str)> {
    clause_where(text, |at| !is_reported(text, at, &[]))
}

/// How much of a sentence is searched for formal words, in bytes.
const LONGEST: usize = 4_000;

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    CUES.iter()
        .map(|cue| Regex::new(&format!("(?i){}", cue.pattern)).expect("a fixed pattern"))
        .collect()
});

/// [`clause`], of those words alone that `counts` by their place.
pub(super) fn clause_where(
    text: &str,
    counts: impl Fn(&Range<usize>) -> bool,
) -> Option<(Stance, &'static str)> {
    static RESERVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bunder förutsättning|\bförutsatt att\b|\bmed förbehåll|\bde förbehåll|\bpå villkor|\bmed (?:beaktande|reservation|hänsyn tagen|tillägg|justering)|\bdelvis\b|\b(?:stora|vissa|flera|många|väsentliga) (?:\w+ )?delar\b|\b(?:de flesta|merparten|flertalet|huvud(?:delen|parten)|(?:den )?största delen|större delen|det mesta|majoriteten) (?:av )?(?:(?:de|dess|planens|motionens|\w+ets|\w+ens) )?(?:\w+ )?(?:\w*förslag|\w*plan|\w*program|åtgärd|punkt|mål|bedömning|rekommendation|slutsats|betänkande|remiss|motion|inriktning)|\bi (?:dessa|dom|de (?:flesta|övriga)) (?:\w+ )?delar\b|\bhar (?:(?:vissa|några|flera|många|dock|starka|allvarliga) ){0,2}invändningar\b|\btill (?:viss|övervägande) del\b|\bförutom\b|\bmed undantag|\b(?:först|endast|bara) (?:när|om|sedan|efter|under)\b|\bi huvudsak\b|\bi stort\b|\bi princip\b|\bi allt väsentligt\b|\bi övrigt\b|\bmen\b|\bdock\b|\bdäremot\b|\bsamt i enlighet med följande|\bmed (?:följande|nedanstående|vissa|några|egna|dessa|de) (?:\w+ ){0,2}förslag|\bmed (?:\w+ ){0,2}förslag (?:på|till|om) (?:ändring|förtydlig|förändring|förbättring|justering|komplettering|revidering|tillägg)")
            .expect("a fixed pattern")
    });
    static WITH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bmed (?:\w+ ){0,5}?(?:synpunkt|kommentar|tillägg|ändring|justering|komplettering|revidering)")
            .expect("a fixed pattern")
    });
    // `med glädje och har inga synpunkter`
    static APART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:har|inga|inte|och|utan)\b").expect("a fixed pattern")
    });
    static FORMAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\btillstyrk|\bbifall|\bbiträd(?:er|a|es|s)\b|\bbakom\b|\bantas?\b|\bpositiv",
        )
        .expect("a fixed pattern")
    });
    // What would follow if someone decided so is no stand.
    static SUPPOSED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:i|för) det fall\b|\bifall\b|\bom\b[^,.;]{0,60}\bskulle\b|\bvid (?:ett )?(?:eventuellt )?(?:bifall|avslag|tillstyrkande|beslut om)\b|\bom (?:\w+ ){1,2}(?:bifalls|avslås|tillstyrks|avstyrks|antas)\b|",
            withheld_yes!()
        ))
            .expect("a fixed pattern")
    });
    // A draft of the answer is approved, not what was sent out.
    static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bgodkän.*\b(?:\w*yttrande|\w*svar|protokoll|tjänste\w+)|\b(?:\w*yttrande|\w*svar|tjänste\w+)\w*\b.*\bgodkän")
            .expect("a fixed pattern")
    });
    // So is one that is made the answer: `skrivelsen antas som nämndens yttrande`.
    static ADOPTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b\w*(?:skrivelse|yttrande|utlåtande|svar)\w*(?: (?:i ärendet|till \w+|på remissen|över \w+|daterat? \S+)){0,2}\s+(?:antas|anta|antar)\b|\banta(?:s|r)?\b[^.;:]{0,160}\bsom (?:[^.;:]{0,80}\s)?(?:eget |egna )?(?:remissvar|remissyttrande|svar|yttrande)\b")
            .expect("a fixed pattern")
    });
    // `är i grunden positiv men kan inte acceptera avgifterna`
    static YES_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:tillstyrk|instämmer|positiv|välkomnar|stöd(?:jer|er)\b|bakom\b)[^.;]*\b(?:men|dock)\b")
            .expect("a fixed pattern")
    });
    // A no beside a yes in the same sentence is a no to a part.
    static PARTLY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bi övrigt\b|\bdelvis\b|\btillstyrk|\binstämmer\b|\bställer (?:sig|oss) (?:\w+ )?bakom\b|\bpositiva? till (?:\w+ )?(?:delar|flera|vissa|några|många|de flesta)\b")
            .expect("a fixed pattern")
    });
    // `och i övrigt anta yttrandet` is procedure
    static ADOPTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bi övrigt (?:anta|antar|godkänna|godkänner|överlämna|överlämnar|översända|åberopa|hänvisa till) ")
            .expect("a fixed pattern")
    });
    // what goes on for pages without a full stop is no clause
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let text = SUPPOSED.find(text).map_or(text, |hit| &text[..hit.start()]);
    let mut hits = CUES
        .iter()
        .zip(PATTERNS.iter())
        .filter_map(|(cue, pattern)| {
            let own = pattern
                .find_iter(text)
                .map(|hit| hit.range())
                .filter(|at| cue.stance != Stance::Opposes || !is_denied(text, at))
                .filter(|at| !(is_adoption(&text[at.clone()]) && ADOPTED.is_match(text)))
                .filter(|at| !is_told_of(text, at) && !is_of_something_else(text, at))
                .filter(|at| !is_of_anothers_views(text, at))
                .filter(|at| !is_the_proposals_silence(text, at))
                .find(&counts)?;
            Some((cue, own))
        });
    let first = hits.next()?;
    // `avstyrker förslaget och avstår från detaljsynpunkter`
    let yields = matches!(first.0.stance, Stance::Abstains | Stance::NoObjection);
    let beside = yields
        .then(|| hits.find(|(cue, at)| answers_beside(text, &first.1, cue, at)))
        .flatten();
    let (cue, at) = beside.unwrap_or(first);
    // `Ingen av ledamöterna tillstyrker förslaget.`
    if cue.stance == Stance::Supports && is_denied(text, &at) {
        return Some((Stance::Opposes, "avstyrker"));
    }
    if cue.rule == "tillstyrker" && DRAFT.is_match(text) && !FORMAL.is_match(text) {
        return None;
    }
    // What gives the reason reserves nothing.
    let clause = text.split(" eftersom ").next().unwrap_or(text);
    let own = own_part(text, &at, &counts);
    let clause = clause.get(own..).unwrap_or_default();
    let adopted = ADOPTS.find(clause);
    let clause = adopted.map_or(clause, |hit| &clause[..hit.start()]);
    let reserved = RESERVED.is_match(clause)
        || WITH
            .find_iter(clause)
            .any(|hit| !APART.is_match(hit.as_str()));
    let stance = match cue.stance {
        Stance::Supports if reserved => Stance::SupportsWithReservation,
        // `har inget att erinra men anser att taxan bör sänkas`
        Stance::NoObjection if asks_behind(&text[at.end..]) => Stance::SupportsWithReservation,
        // `avstyrker avsnitt 3 men har i övrigt inget att erinra`
        Stance::Opposes if cue.rule == "avstyrker" && PARTLY.is_match(&text[own..]) => {
            Stance::SupportsWithReservation
        }
        Stance::Opposes if YES_BEFORE.is_match(text.get(own..at.start).unwrap_or_default()) => {
            Stance::SupportsWithReservation
        }
        stance => stance,
    };
    Some((stance, cue.rule))
}

/// Where the speaker's own part of a sentence begins, that takes a stand at
/// `at`: behind the turn away from one that others took, or that it took itself
/// before (`har tidigare avstyrkt planen men kan nu ställa sig bakom den`). Such
/// a turn reserves nothing.
fn own_part(text: &str, at: &Range<usize>, counts: impl Fn(&Range<usize>) -> bool) -> usize {
    static TURN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\b(?:men|medan|däremot)\b").expect("a fixed pattern"));
    let before = text.get(..at.start).unwrap_or_default();
    let Some(turn) = TURN.find_iter(before).last() else {
        return 0;
    };
    let mut stands = PATTERNS
        .iter()
        .flat_map(|pattern| pattern.find_iter(&before[..turn.start()]))
        .map(|hit| counts(&hit.range()) && !is_told_of(text, &hit.range()))
        .peekable();
    if stands.peek().is_some() && !stands.any(|is_own| is_own) {
        turn.end()
    } else {
        0
    }
}

/// Whether the words are those by which a paper is adopted.
fn is_adoption(words: &str) -> bool {
    words.to_lowercase().starts_with("anta")
}

/// Whether a yes or no stands beside an abstention and not in it: before it, in
/// a part of the sentence of its own, or as what the speaker does after all.
fn answers_beside(text: &str, silent: &Range<usize>, cue: &Cue, at: &Range<usize>) -> bool {
    static PARTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)[,;]|\b(?:och|men|samt|utan)\b").expect("a fixed pattern")
    });
    static DOES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:tillstyrker|avstyrker|bifaller|avslår|biträder|motsätter|ställer)\b")
            .expect("a fixed pattern")
    });
    let says = matches!(cue.stance, Stance::Supports | Stance::Opposes);
    let before = at.end <= silent.start && PARTED.is_match(&text[at.end..silent.start]);
    let after = at.start >= silent.start
        && DOES.is_match(&text[at.start..])
        && PARTED.is_match(&text[silent.start..at.start]);
    says && (before || after)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod wordings;
