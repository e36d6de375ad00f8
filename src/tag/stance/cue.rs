//! Words and turns of phrase that carry a stance, with negation and scope.
//!
//! Formal wording is near certain when it stands there, but rare in argued
//! text; the milder cues are evidence for the model and never decide alone.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::Stance;

/// A cue as it stands in a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Its place, in bytes.
    pub at: Range<usize>,
    /// What it says, negation counted in.
    pub stance: Stance,
    /// Its name in the table, as evidence names it.
    pub name: &'static str,
    /// Whether it decides where nothing speaks against it.
    pub formal: bool,
}

struct Rule {
    name: &'static str,
    stance: Stance,
    formal: bool,
    /// What it becomes when "inte" follows or stands before.
    negated: Option<Stance>,
    pattern: Regex,
}

type Row = (&'static str, Stance, bool, Option<Stance>, &'static str);

/// Name, stance, formal, stance when negated, pattern. A rule may not match
/// within what an earlier rule took.
const TABLE: &[Row] = &[
    ("asks", Stance::Asks, true, None, r"\?[\s”»)\x22]*$"),
    (
        "inget_att_erinra",
        Stance::NoObjection,
        true,
        None,
        r"\b(?:inget|ingenting|intet)(?: \w+){0,3} att (?:erinra|invända|anmärka)\b|\bingen erinran\b|\butan erinran\b|\binga (?:erinringar|invändningar)\b",
    ),
    (
        "inga_synpunkter",
        Stance::NoObjection,
        true,
        None,
        r"\b(?:inga|inte några|ej några)(?: \w+){0,3} (?:synpunkter|kommentarer)\b|\binga kommentarer\b",
    ),
    (
        "avstår",
        Stance::Abstains,
        true,
        None,
        r"\bavst(?:år|å|ått|od)\b[^.]{0,30}\b(?:yttra|svar|synpunkt|besvara|lämna|kommenter|att ta ställning)\w*|\bdeltar (?:inte|ej) i beslutet\b",
    ),
    (
        "tar_inte_ställning",
        Stance::Abstains,
        true,
        None,
        r"\b(?:tar|ta|tagit) (?:inte|ej|inte någon|ingen) ställning\b|\b(?:inte|ej) tagit ställning\b|\bingen ställning\b",
    ),
    (
        "berörs_inte",
        Stance::Abstains,
        false,
        None,
        r"\b(?:nämnden|styrelsen|bolaget|förvaltningen|verksamheten|vi) (?:inte|ej) berörs\b|\b(?:nämnden|styrelsen|bolaget|förvaltningen|verksamheten|vi) berörs (?:inte|ej)\b|\b(?:faller|ligger) utanför\b",
    ),
    (
        "på_villkor",
        Stance::SupportsWithReservation,
        true,
        None,
        r"\b(?:tillstyrk\w*|ställ\w* sig bakom|bifall\w*|positiv\w*)\b[^.]{0,80}\b(?:under förutsättning|förutsatt att|på villkor|givet att|med förbehåll|med reservation för|med följande|med de (?:synpunkter|kommentarer|förbehåll|tillägg)|med (?:synpunkter|kommentarer|tillägg|beaktande))\b",
    ),
    (
        "i_huvudsak",
        Stance::SupportsWithReservation,
        true,
        None,
        r"\b(?:i huvudsak|i stort|i allt väsentligt|i princip|överlag|i grunden)\b[^.]{0,40}\b(?:tillstyrk\w*|positiv\w*|ställer sig bakom|instäm\w*|bra)\b|\btillstyrk\w*\b[^.]{0,60}\b(?:i huvudsak|i stort|i allt väsentligt|i princip)\b",
    ),
    (
        "i_övrigt",
        Stance::SupportsWithReservation,
        false,
        None,
        r"\bi övrigt\b[^.]{0,40}\b(?:tillstyrk\w*|bifall\w*|positiv\w*|ställer sig bakom)",
    ),
    (
        "avstyrker",
        Stance::Opposes,
        true,
        None,
        r"\bavstyrk(?:er|a|s|te|t|an|ande)\b",
    ),
    (
        "tillstyrker",
        Stance::Supports,
        true,
        Some(Stance::Opposes),
        r"\btillstyrk(?:er|a|s|te|t|an|ande)\b",
    ),
    (
        "bifaller",
        Stance::Supports,
        true,
        Some(Stance::Opposes),
        r"\bbif(?:all|aller|alla|alles|alls)\b",
    ),
    (
        "avslag",
        Stance::Opposes,
        true,
        None,
        r"\b(?:yrkar|yrka|föreslår|begär)\b[^.]{0,30}\bavslag\b|\bavsl(?:å|ås|år)\b",
    ),
    (
        "motsätter_sig",
        Stance::Opposes,
        true,
        None,
        r"\bmotsätt(?:er|a|a)? (?:sig|oss)\b|\bmotsatte (?:sig|oss)\b",
    ),
    ("avråder", Stance::Opposes, true, None, r"\bavråd(?:er|a)\b"),
    ("avvisar", Stance::Opposes, false, None, r"\bavvisar\b"),
    (
        "ställer_sig_bakom",
        Stance::Supports,
        true,
        Some(Stance::Opposes),
        r"\bställ(?:er|a|de) (?:sig|oss)\b[^.]{0,30}\bbakom\b",
    ),
    (
        "instämmer",
        Stance::Supports,
        true,
        Some(Stance::Opposes),
        r"\binstäm(?:mer|ma|ms|de)\b",
    ),
    (
        "delar_bedömningen",
        Stance::Supports,
        true,
        Some(Stance::Opposes),
        r"\bdelar\b[^.]{0,60}\b(?:bedömning|uppfattning|syn|slutsats|åsikt|ståndpunkt|intention|ambition)\w*",
    ),
    (
        "stöder",
        Stance::Supports,
        false,
        Some(Stance::Opposes),
        r"\b(?:nämnden|styrelsen|bolaget|förvaltningen|rådet|partiet|vi|förbundet|föreningen)\b(?: \w+){0,2} stöd(?:jer|er)\b|\bger sitt stöd\b",
    ),
    (
        "välkomnar",
        Stance::Supports,
        true,
        None,
        r"\bvälkomn(?:ar|a|as)\b|\bvälkommet\b",
    ),
    (
        "positiv",
        Stance::Supports,
        false,
        Some(Stance::Doubts),
        r"\bpositiv\w*\b",
    ),
    (
        "är_bra",
        Stance::Supports,
        false,
        Some(Stance::Doubts),
        r"\b(?:är|det är|mycket|väldigt) (?:bra|utmärkt|välkommet|glädjande|önskvärt)\b|\bväl avväg\w*|\bändamålsenlig\w*|\bvälgrundad\w*|\buppskattar\b",
    ),
    (
        "tveksam",
        Stance::Doubts,
        true,
        None,
        r"\btveksam\w*\b|\btvek(?:er|an)\b",
    ),
    (
        "frågande",
        Stance::Doubts,
        true,
        None,
        r"\bställer (?:sig|oss)(?: \w+)? frågande\b",
    ),
    (
        "ifrågasätter",
        Stance::Doubts,
        true,
        None,
        r"\bifrågasätt(?:er|a|s|as)\b|\bifrågasatt\w*",
    ),
    (
        "kritisk",
        Stance::Doubts,
        true,
        None,
        r"\b(?:är|ställer sig|ställer oss|starkt|mycket) kritisk\w*",
    ),
    (
        "befarar",
        Stance::Doubts,
        false,
        None,
        r"\bbefara\w*|\boro(?:as|ad|ade|ande|lig)?\b|\boro för\b|\bser(?: en| stora| vissa)? risk\w*|\bfinns(?: det)?(?: en| stor| uppenbar)? risk\b|\briskera\w*",
    ),
    ("beklagar", Stance::Doubts, false, None, r"\bbeklaga\w*"),
    (
        "brist",
        Stance::Doubts,
        false,
        None,
        r"\bbrist(?:er|fällig\w*)?\b|\botillräcklig\w*|\bsakna[rs]\b|\boklar\w*|\botydlig\w*|\bsvårt? att\b|\bproblematisk\w*",
    ),
    (
        "försämrar",
        Stance::Doubts,
        false,
        None,
        r"\bförsämra\w*|\bförsvår\w*|\bförsvaga\w*|\bnegativ\w*|\borimlig\w*|\bolyckli\w*",
    ),
    (
        "föreslår",
        Stance::ProposesChange,
        true,
        None,
        r"\b(?:föreslår|yrkar|förordar|efterlyser|efterfrågar)\b",
    ),
    (
        "önskar",
        Stance::ProposesChange,
        false,
        None,
        r"\bönskar\b|\bser gärna\b|\bskulle vilja\b|\bvill se\b|\bönskvärt\b",
    ),
    (
        "förtydliga",
        Stance::ProposesChange,
        false,
        None,
        r"\bförtydlig\w*|\btydliggör\w*|\bklargör\w*|\bpreciser\w*|\bkompletter\w*|\bläggas? till\b|\btas bort\b|\bstrykas?\b|\bändras?\b|\bomformuler\w*",
    ),
    (
        "bör",
        Stance::ProposesChange,
        false,
        None,
        r"\bbör\b|\bborde\b|\bbehöver\b|\bmåste\b",
    ),
    (
        "är_viktigt",
        Stance::ProposesChange,
        false,
        None,
        r"\b(?:viktigt|angeläget|nödvändigt|väsentligt) att\b",
    ),
];

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    TABLE
        .iter()
        .map(|&(name, stance, formal, negated, pattern)| Rule {
            name,
            stance,
            formal,
            negated,
            pattern: Regex::new(&format!("(?i){pattern}"))
                .expect("the pattern is a constant that tests compile"),
        })
        .collect()
});

static NOT_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:inte|ej|aldrig|varken)(?: \w+){0,2}\s*$")
        .expect("the pattern is a constant that tests compile")
});
static NOT_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:dock |därför |således |emellertid |alltså )?(?:inte|ej)\b")
        .expect("the pattern is a constant that tests compile")
});
static NOT_WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:inte|ej)\b").expect("the pattern is a constant that tests compile")
});

/// The names of all cues, in the order of the table.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|row| row.0)
}

/// The cues of a statement, in the order of the table.
pub fn cues(text: &str) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    for rule in RULES.iter() {
        for hit in rule.pattern.find_iter(text) {
            let taken = found
                .iter()
                .any(|cue| cue.at.start < hit.end() && hit.start() < cue.at.end);
            if taken && rule.formal {
                continue;
            }
            let negated = rule.negated.filter(|_| is_negated(text, hit.range()));
            found.push(Cue {
                at: hit.range(),
                stance: negated.unwrap_or(rule.stance),
                name: rule.name,
                formal: rule.formal,
            });
        }
    }
    found
}

/// Whether "inte" stands right after, within, or just before in the same clause.
fn is_negated(text: &str, at: Range<usize>) -> bool {
    let clause = clause_start(text, at.start);
    NOT_AFTER.is_match(&text[at.end..])
        || NOT_WITHIN.is_match(&text[at.clone()])
        || NOT_BEFORE.is_match(&text[clause..at.start])
}

/// Negation does not reach over a comma or an adversative.
fn clause_start(text: &str, before: usize) -> usize {
    [", ", " men ", " dock ", " utan ", ": "]
        .iter()
        .filter_map(|edge| text[..before].rfind(edge).map(|at| at + edge.len()))
        .max()
        .unwrap_or(0)
}

/// The stance that formal wording gives by itself, with the cue; `None` where
/// there is none, or where two disagree.
pub fn verdict(text: &str) -> Option<Cue> {
    let formal: Vec<Cue> = cues(text).into_iter().filter(|cue| cue.formal).collect();
    let strong: Vec<&Cue> = formal.iter().filter(|cue| is_position(cue)).collect();
    let first = *strong.first()?;
    let support_and_no = strong.iter().any(|c| c.stance == Stance::Supports)
        && strong.iter().any(|c| c.stance == Stance::Opposes);
    let disagree = strong
        .iter()
        .any(|cue| cue.stance != first.stance && !is_milder(cue.stance, first.stance));
    if support_and_no || disagree {
        return None;
    }
    Some(first.clone())
}

/// Wording that takes a position on the whole and is near certain.
fn is_position(cue: &Cue) -> bool {
    matches!(
        cue.name,
        "asks"
            | "inget_att_erinra"
            | "inga_synpunkter"
            | "avstår"
            | "tar_inte_ställning"
            | "på_villkor"
            | "i_huvudsak"
            | "avstyrker"
            | "tillstyrker"
            | "avslag"
            | "motsätter_sig"
            | "avråder"
            | "ställer_sig_bakom"
    )
}

fn is_milder(cue: Stance, than: Stance) -> bool {
    cue == Stance::Supports && than == Stance::SupportsWithReservation
}

/// Whether the words of a statement sound critical, with the words.
pub fn critical_wording(text: &str) -> Option<&str> {
    cues(text)
        .into_iter()
        .find(|cue| matches!(cue.stance, Stance::Opposes | Stance::Doubts))
        .map(|cue| &text[cue.at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Stance>) {
        assert_eq!(verdict(text).map(|cue| cue.stance), expected, "{text}");
    }

    #[test]
    fn formal_wording_decides() {
        check("Nämnden tillstyrker förslaget.", Some(Stance::Supports));
        check("Nämnden tillstyrker inte förslaget.", Some(Stance::Opposes));
        check(
            "Nämnden kan inte tillstyrka förslaget.",
            Some(Stance::Opposes),
        );
        check("Rådet avstyrker remissen.", Some(Stance::Opposes));
        check(
            "Bolaget har inget att erinra mot förslaget.",
            Some(Stance::NoObjection),
        );
        check("Nämnden avstår från att yttra sig.", Some(Stance::Abstains));
        check(
            "Rådet tillstyrker remissen med kommentarer.",
            Some(Stance::SupportsWithReservation),
        );
        check("Hur ska uppföljningen gå till?", Some(Stance::Asks));
    }

    #[test]
    fn negation_keeps_to_its_clause() {
        check(
            "Det är inte lätt, men nämnden tillstyrker förslaget.",
            Some(Stance::Supports),
        );
    }

    #[test]
    fn words_without_polarity_decide_nothing() {
        check("Nämnden anser att förslaget bör bedömas.", None);
        check("Nämnden tillstyrker målen men avstyrker avgiften.", None);
    }

    #[test]
    fn critical_wording_is_found() {
        assert_eq!(
            critical_wording("Det finns en risk att kostnaden ökar."),
            Some("finns en risk")
        );
        assert_eq!(critical_wording("Nämnden tackar för remissen."), None);
    }
}
