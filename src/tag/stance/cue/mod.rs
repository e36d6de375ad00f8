//! Words and turns of phrase that carry a stance, with negation and scope.
//!
//! Formal wording is near certain when it stands there, but rare in argued
//! text; the milder cues are evidence for the model and never decide alone.

mod averting;
mod plain;
mod table;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::{is_negated, last_bytes};
use crate::model::{Stance, Statement};
use crate::segment::reports_a_stand;
use table::{Negated, Row, TABLE};

pub use plain::plain;

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

impl Cue {
    /// Whether it finds fault, to whatever degree.
    pub(super) fn finds_fault(&self) -> bool {
        matches!(self.stance, Stance::Doubts | Stance::Opposes)
    }

    /// Whether it approves, with a reservation or by having no objection too.
    pub(super) fn approves(&self) -> bool {
        matches!(
            self.stance,
            Stance::Supports | Stance::SupportsWithReservation | Stance::NoObjection
        )
    }
}

struct Rule {
    name: &'static str,
    stance: Stance,
    formal: bool,
    negated: Negated,
    pattern: Regex,
}

impl Rule {
    fn all(table: &[Row]) -> Vec<Self> {
        table
            .iter()
            .map(|&(name, stance, formal, negated, pattern)| Self {
                name,
                stance,
                formal,
                negated,
                pattern: Regex::new(&format!("(?i){pattern}"))
                    .expect("the pattern is a constant that tests compile"),
            })
            .collect()
    }
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| Rule::all(TABLE));

/// What leads to somebody who might oppose something: `när en part motsätter sig`.
static IF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:när|ifall|om|som) (?:\w+ ){0,2}$")
        .expect("the pattern is a constant that tests compile")
});

/// The cues of a statement, in the order of the table.
pub fn cues(text: &str) -> Vec<Cue> {
    by_rules(text, &RULES)
}

/// Whether a cue is formal wording of a stand that the statement only reports:
/// `Kulturnämnden avstyrker motionen` in the paper of somebody else. Who asks
/// something of another body asks themselves.
pub fn is_reported(statement: &Statement, cue: &Cue) -> bool {
    cue.formal && cue.stance != Stance::Asks && reports_a_stand(statement, &cue.at)
}

/// Whether a statement has a cue of support with a reservation.
pub fn reserves(statement: &Statement) -> bool {
    // no rule behind the last of those can give one, nor take one away
    let is_reserved = |rule: &Rule| rule.stance == Stance::SupportsWithReservation;
    let rules = RULES
        .iter()
        .rposition(is_reserved)
        .map_or(0, |last| last + 1);
    by_rules(&statement.text, &RULES[..rules])
        .iter()
        .any(|cue| cue.stance == Stance::SupportsWithReservation && !is_reported(statement, cue))
}

fn by_rules(text: &str, rules: &[Rule]) -> Vec<Cue> {
    /// What leads to a cue stands no further off, in bytes.
    const LEAD: usize = 200;
    let mut found = Found::default();
    for rule in rules {
        for hit in rule.pattern.find_iter(text) {
            let from = hit.start() - last_bytes(&text[..hit.start()], LEAD).len();
            let lead = &text[from..hit.start()];
            let stands = matches!(rule.name, "motsätter_sig" | "vänder_sig_mot")
                || hit.as_str().starts_with("står");
            if stands && IF.is_match(lead) {
                continue;
            }
            if rule.formal && found.has_taken(&hit.range()) {
                continue;
            }
            if !rule.formal
                && rule.stance == Stance::Doubts
                && let Some(verb) = averting::averted(lead).map(|verb| from + verb)
            {
                // what does not mend a shortcoming leaves it there
                let fails = is_negated(text, verb..hit.end());
                found.push(Cue {
                    at: if fails { hit.range() } else { verb..hit.end() },
                    stance: if fails { rule.stance } else { Stance::Supports },
                    name: if fails { rule.name } else { averting::NAME },
                    formal: false,
                });
                continue;
            }
            let stance = match rule.negated {
                Negated::Stays => rule.stance,
                _ if !is_negated(text, hit.range()) => rule.stance,
                Negated::Gone => continue,
                Negated::Becomes(other) => other,
            };
            found.push(Cue {
                at: hit.range(),
                stance,
                name: rule.name,
                formal: rule.formal,
            });
        }
    }
    found.cues
}

/// Cues, and which bytes lie in them: that is asked at each hit of each rule.
#[derive(Default)]
struct Found {
    cues: Vec<Cue>,
    taken: Vec<bool>,
}

impl Found {
    fn push(&mut self, cue: Cue) {
        if self.taken.len() < cue.at.end {
            self.taken.resize(cue.at.end, false);
        }
        self.taken[cue.at.clone()].fill(true);
        self.cues.push(cue);
    }

    fn has_taken(&self, at: &Range<usize>) -> bool {
        let end = at.end.min(self.taken.len());
        self.taken[at.start.min(end)..end].contains(&true)
    }
}

/// Where the last adversative of a text in lower case stands: what follows it
/// weighs more.
pub fn last_turn(lower: &str) -> Option<usize> {
    [
        " men ",
        " dock ",
        " däremot ",
        " emellertid ",
        " samtidigt ",
    ]
    .iter()
    .filter_map(|turn| lower.rfind(turn))
    .max()
}

/// The stance that formal wording gives by itself, with the cue; `None` where
/// there is none, or where two disagree.
pub fn verdict(text: &str) -> Option<Cue> {
    decide(&cues(text)).cloned()
}

/// [`verdict`] on the cues of a statement.
pub fn decide(cues: &[Cue]) -> Option<&Cue> {
    let strong: Vec<&Cue> = cues.iter().filter(|cue| is_position(cue)).collect();
    let mut first = *strong.first()?;
    if first.stance == Stance::NoObjection {
        // who supports has no objection either
        let supports = strong.iter().find(|cue| cue.stance == Stance::Supports);
        first = supports.unwrap_or(&first);
    }
    let disagree = strong
        .iter()
        .any(|cue| cue.stance != first.stance && !is_milder(cue.stance, first.stance));
    (!disagree).then_some(first)
}

/// The first formal wording that criticises, where none approves.
pub fn criticism(cues: &[Cue]) -> Option<&Cue> {
    let sides = || {
        cues.iter().filter(|cue| {
            cue.formal
                && !matches!(
                    cue.stance,
                    Stance::None | Stance::Asks | Stance::ProposesChange | Stance::Abstains
                )
        })
    };
    sides().next().filter(|_| sides().all(Cue::finds_fault))
}

/// A plain judgement that finds fault, in a sentence that says no more: `Taxan är
/// för hög.`
pub fn plain_judgement<'c>(text: &str, cues: &'c [Cue]) -> Option<&'c Cue> {
    /// A sentence of more words says more.
    const WORDS: usize = 12;
    let plain =
        text.split_whitespace().count() <= WORDS && last_turn(&text.to_lowercase()).is_none();
    let judged = cues.iter().find(|cue| cue.name == "omdöme")?;
    let only = cues.iter().all(Cue::finds_fault);
    (plain && only).then_some(judged)
}

/// A past wish, or what is to be done with the text, where nothing approves in
/// formal words: what the proposal has not done, somebody still asks for.
pub fn wish<'c>(text: &str, cues: &'c [Cue]) -> Option<&'c Cue> {
    let approves = cues
        .iter()
        .any(|cue| cue.formal && matches!(cue.stance, Stance::Supports | Stance::NoObjection));
    // what follows on `önskar att` is what is asked for, `lättläst` or not
    let leads = |wish: &Cue| {
        wish.name == "önskar"
            && text[wish.at.end..].starts_with(" att ")
            && cues.iter().all(|cue| cue.at.start >= wish.at.start)
    };
    let wish = cues.iter().find(|cue| {
        matches!(cue.name, "hade_önskat" | "uppmaning" | "vore_välkommet") || leads(cue)
    });
    wish.filter(|_| !approves)
}

/// What is thought of something told, in a clause of its own behind it: `Nämnden ska
/// ansvara för detta, vilket vi ser som en brist`.
pub fn comment<'c>(text: &str, cues: &'c [Cue]) -> Option<&'c Cue> {
    let behind = text.rfind(", vilket ")?;
    cues.iter()
        .find(|cue| cue.at.start > behind && (cue.finds_fault() || cue.approves()))
}

/// Wording that gives back what the proposal says, where the statement adds
/// nothing of its own to it.
pub fn retelling<'c>(text: &str, cues: &'c [Cue]) -> Option<&'c Cue> {
    static ADDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:vi|oss|jag|vår|vårt|våra|anser|menar|tycker|önskar|väl|bra|konkret|tydligt?|utförligt|inte|ej|ingen|inget|inga|vilket|eftersom|men|dock|däremot|emellertid)\b|[–?]")
            .expect("the pattern is a constant that tests compile")
    });
    static CONTENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\batt\b").expect("the pattern is a constant that tests compile")
    });
    static NEGATION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:inte|ej|ingen|inget|inga)$")
            .expect("the pattern is a constant that tests compile")
    });
    let told = cues.iter().find(|cue| cue.name == "återger")?;
    let only = cues
        .iter()
        .all(|cue| matches!(cue.stance, Stance::None | Stance::ProposesChange));
    // what is told to be so, or not to be, is told
    let rest = &text[told.at.end..];
    let content = CONTENT.find(rest).map_or(rest.len(), |that| that.end());
    let adds = ADDS
        .find_iter(rest)
        .any(|hit| hit.start() < content || !NEGATION.is_match(hit.as_str()));
    (only && !adds).then_some(told)
}

/// Agreement by what the speaker does with the matter, where nothing criticises:
/// `bifaller tjänsteutlåtandet`.
pub fn assent<'c>(text: &str, cues: &'c [Cue]) -> Option<&'c Cue> {
    let critical = |cue: &Cue| cue.formal && cue.finds_fault();
    (cues.iter())
        .find(|cue| cue.name == "bifaller" && cue.stance == Stance::Supports)
        .filter(|cue| text[cue.at.clone()].eq_ignore_ascii_case("bifaller"))
        .filter(|_| !cues.iter().any(critical))
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
            | "ja_men"
            | "avstyrker"
            | "tillstyrker"
            | "avslag"
            | "motsätter_sig"
            | "är_emot"
            | "avråder"
            | "ska_inte_antas"
            | "ställer_sig_bakom"
            | "stöder_förslaget"
    )
}

fn is_milder(cue: Stance, than: Stance) -> bool {
    matches!(
        (cue, than),
        (Stance::Supports, Stance::SupportsWithReservation)
            | (Stance::NoObjection, Stance::Supports)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first words that sound critical.
    fn critical(text: &str) -> Option<&str> {
        let cues = cues(text);
        let mut critical = cues.iter().filter(|cue| cue.finds_fault());
        critical.next().map(|cue| &text[cue.at.clone()])
    }

    fn check(text: &str, expected: Option<Stance>) {
        assert_eq!(verdict(text).map(|cue| cue.stance), expected, "{text}");
    }

    #[test]
    fn a_yes_that_is_hard_to_give_is_doubt_and_what_would_be_reasonable_a_wish() {
        let only = |text: &str| match cues(text).as_slice() {
            [cue] => Some(cue.stance),
            _ => None,
        };
        let hard = "Rådet har svårt att ställa sig bakom målen.";
        assert_eq!(critical(hard), Some("svårt att ställa sig bakom"));
        assert_eq!(verdict(hard), None);
        let wish = "Det vore rimligt att staden betalar.";
        assert_eq!(only(wish), Some(Stance::ProposesChange));
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
            "Föreningen anser inte att planen i Ekstad kan antas.",
            Some(Stance::Opposes),
        );
        check(
            "Vi vill uttrycka vårt stöd till förslaget.",
            Some(Stance::Supports),
        );
        check("Bolaget har ingen åsikt om taxan.", Some(Stance::Abstains));
        check("Rådet delar kommitténs syn på frågan.", None);
        check(
            "Rådet lämnar synpunkter på de delar som regeringen ber om synpunkter på.",
            None,
        );
        check("Rådet avvisar detta förslag.", Some(Stance::Opposes));
        check(
            "Föreningen fördömer planens förslag om taxan.",
            Some(Stance::Opposes),
        );
        check(
            "Rådet vänder sig mot den nya planen.",
            Some(Stance::Opposes),
        );
        check("Föreningen fördömer allt våld.", None);
        check(
            "Föreslår att avslag på ansökan inte ska kunna överklagas.",
            None,
        );
        check(
            "Rådet har inga allvarliga invändningar.",
            Some(Stance::NoObjection),
        );
        check(
            "Bolaget har inget att erinra mot förslaget.",
            Some(Stance::NoObjection),
        );
        check("Nämnden avstår från att yttra sig.", Some(Stance::Abstains));
        check("Kravet gäller när en part motsätter sig åtgärden.", None);
        check(
            "Rådet tillstyrker remissen med kommentarer.",
            Some(Stance::SupportsWithReservation),
        );
        check("Hur ska uppföljningen gå till?", Some(Stance::Asks));
    }

    #[test]
    fn negation_has_its_scope() {
        check(
            "Nämnden avstyrker inte förslaget utan tillstyrker det i sin helhet.",
            Some(Stance::Supports),
        );
        check(
            "Nämnden har inga invändningar utan tillstyrker förslaget.",
            Some(Stance::Supports),
        );
        check(
            "Nämnden kan inte, som förslaget nu är skrivet, tillstyrka det.",
            Some(Stance::Opposes),
        );
        check(
            "Ingen av nämndens ledamöter tillstyrker förslaget.",
            Some(Stance::Opposes),
        );
        check(
            "Nämnden varken tillstyrker eller avstyrker förslaget.",
            Some(Stance::Abstains),
        );
        check(
            "Nämnden kan varken bifalla eller avslå förslaget.",
            Some(Stance::Abstains),
        );
    }

    #[test]
    fn the_cues_of_a_sentence_of_pages_are_all_found() {
        let times = 8_000;
        let found = cues(&"tillstyrker ".repeat(times));
        assert_eq!(found.len(), times);
        assert!(found.iter().all(|cue| cue.stance == Stance::Supports));
        assert!(cues(&"inte ".repeat(times)).is_empty());
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
    fn a_shortcoming_that_is_averted_is_no_criticism() {
        assert_eq!(critical("Förslaget minskar de negativa effekterna."), None);
        assert_eq!(
            critical("Förslaget minskar inte de negativa effekterna."),
            Some("negativa")
        );
        assert_eq!(
            critical("Resurserna minskar och verksamheten försämras."),
            Some("försämras")
        );
    }

    #[test]
    fn critical_wording_is_found() {
        assert_eq!(
            critical("Det finns en risk att kostnaden ökar."),
            Some("finns en risk")
        );
        assert_eq!(critical("Nämnden tackar för remissen."), None);
    }

    #[test]
    fn only_formal_wording_takes_a_position() {
        for (name, _, formal, ..) in TABLE {
            let cue = Cue {
                at: 0..0,
                stance: Stance::Supports,
                name,
                formal: *formal,
            };
            assert!(*formal || !is_position(&cue), "{name}");
        }
    }

    #[test]
    fn positions_that_differ_decide_nothing() {
        for text in [
            "Nämnden tillstyrker målen men avstyrker avgiften.",
            "Nämnden avstyrker avgiften men tillstyrker målen.",
            "Nämnden har inget att erinra mot målen men avstår från att yttra sig om taxan.",
        ] {
            check(text, None);
        }
        check(
            "Nämnden har inget att erinra utan tillstyrker planen.",
            Some(Stance::Supports),
        );
    }

    #[test]
    fn what_others_say_beside_a_criticism_a_wish_or_a_retelling_counts() {
        let one = |text: &str| criticism(&cues(text)).is_some();
        assert!(one("Vi ifrågasätter taxan."));
        assert!(!one("Vi ifrågasätter taxan men instämmer i målen."));
        let wish = |text: &str| wish(text, &cues(text)).is_some();
        assert!(wish("Vi hade gärna sett en tidplan."));
        assert!(!wish(
            "Nämnden tillstyrker planen men hade gärna sett en tidplan."
        ));
        let told = |text: &str| retelling(text, &cues(text)).is_some();
        assert!(told("Enligt förslaget ska vården samlas."));
        assert!(!told(
            "Enligt förslaget ska vården samlas, vilket gör den dyr."
        ));
        assert!(!told("Enligt förslaget försämras vården."));
    }

    #[test]
    fn a_merit_that_is_lessened_is_not_averted() {
        let found = cues("Planen minskar de positiva effekterna.");
        assert!(
            found.iter().all(|cue| cue.name != averting::NAME),
            "{found:?}"
        );
    }
}
