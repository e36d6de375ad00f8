//! What leads to a list, and what it says for its items: who tillstyrker in the
//! words before it tillstyrker them, who says what is lacking finds fault.

use std::sync::LazyLock;

use regex::Regex;

use super::cue::{self, Cue};
use super::reply;
use crate::model::{Evidence, EvidenceRule, Role, Stance, Statement};

/// So many words may stand between the formal ones and the list:
/// `avstyrker följande förslag:`.
const BETWEEN: usize = 4;

/// What a statement rests on where the words before its list settle it, or its
/// reply to a question.
pub(super) fn evidence(
    statement: &Statement,
    lead: Option<&Cue>,
    stance: Stance,
) -> Option<Evidence> {
    let lead = lead.filter(|lead| lead.stance == stance)?;
    let replies = lead.name == reply::NAME;
    let words = if replies {
        &statement.text
    } else {
        let context = statement.lead().map(|context| &context.text);
        context.or_else(|| statement.headings.last())?
    };
    Some(Evidence {
        text: words[lead.at.clone()].to_owned(),
        rule: if replies {
            EvidenceRule::Reply
        } else {
            EvidenceRule::LeadIn
        },
    })
}

/// Whether a statement goes on with the item that the one before it began: what
/// leads to the list leads to the first sentence of each item.
pub(super) fn goes_on(before: &Statement, next: &Statement) -> bool {
    /// Between two items stands at least a mark, in bytes.
    const BETWEEN: usize = 2;
    let same = before.context.is_some()
        && before.context == next.context
        && before.paragraph == next.paragraph
        && before.id.document() == next.id.document();
    let gap = next.span.start.checked_sub(before.span.end);
    same && gap.is_some_and(|gap| gap <= BETWEEN)
        && before.text.ends_with(['.', '!', '?', ')', '”'])
}

/// The formal wording that leads to the list which a statement is an item of,
/// where the statement has none of its own.
pub(super) fn leading(statement: &Statement, cues: &[Cue]) -> Option<Cue> {
    if cue::decide(cues).is_some() {
        return None;
    }
    let Some(context) = statement.lead() else {
        return leaning(statement, cues);
    };
    let said = cue::cues(&context.text)
        .into_iter()
        .filter(|cue| cue.formal && leads(cue.stance, statement.role))
        .max_by_key(|cue| cue.at.end);
    let Some(said) = said else {
        return request(statement, cues).or_else(|| leaning(statement, cues));
    };
    let rest = &context.text[said.at.end..];
    let ends = rest.ends_with(':') || rest.ends_with(" att") || rest.ends_with('–');
    (ends && rest.split_whitespace().count() <= BETWEEN).then_some(said)
}

/// What is said to be needed, or thought that should be, before a list without
/// words of its own for it: `Stora förändringar krävs ifråga om:`, `Rådet anser:`
/// before `Att en redovisning görs`.
fn request(statement: &Statement, cues: &[Cue]) -> Option<Cue> {
    static NEEDED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:krävs|behövs|efterfrågas|kan utvecklas|(?:bör|behöver|måste|kan) (?:\w+ ){0,4}(?:utvecklas|förtydligas|förbättras|kompletteras|stärkas|tydliggöras|beaktas|utredas|ses över|läggas till))\b[^.:;]{0,60}[:;–]$")
            .expect("the pattern is a constant that tests compile")
    });
    // `Det krävs ett förslag där:`, `yrkade att fullmäktige skulle besluta`
    static WANTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:krävs|behövs|efterfrågas)\b[^.:;]{0,60}\b(?:där|att|som)\s*[:;–]?$|\b(?:yrkade|yrkar|föreslog|föreslår|hemställer|begär)\b[^.:;]{0,60}\bbesluta(?:r|de)?(?: att| följande)?\s*[:–]?$")
            .expect("the pattern is a constant that tests compile")
    });
    static THINKS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:anser|menar|tycker|vill)(?: att)?\s*:$")
            .expect("the pattern is a constant that tests compile")
    });
    static SHOULD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:ska|skall)\b|^(?:att )?(?:\w+ ){1,4}(?:görs|införs|redovisas|utreds|inrättas|tas fram|ses över|säkerställs|stärks)\b")
            .expect("the pattern is a constant that tests compile")
    });
    let lead = statement.lead()?.text.trim_end();
    let plain = cues.iter().all(|cue| cue.stance == Stance::ProposesChange);
    if !plain || !leads(Stance::ProposesChange, statement.role) {
        return None;
    }
    let thinks = THINKS
        .find(lead)
        .filter(|_| SHOULD.is_match(&statement.text));
    // what somebody thinks should be is a wish for certain; what a need is of may
    // be told in words of its own
    let certain = thinks.or_else(|| WANTED.find(lead));
    let formal = certain.is_some();
    let hit = certain.or_else(|| NEEDED.find(lead))?;
    Some(Cue {
        at: hit.range(),
        stance: Stance::ProposesChange,
        name: "lead_in",
        formal,
    })
}

/// What the words that lead to a list say as a sentence of their own, for an item
/// that says nothing itself: `Nämnden saknar:`, `är positiv till:`, `Vi vill ha:`.
fn leaning(statement: &Statement, cues: &[Cue]) -> Option<Cue> {
    static WANTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:vill|önskar|begär|kräver|efterlyser|efterfrågar|föreslår|uppmanar)\b[^.:;]{0,60}(?: att|\s*[:–])$")
            .expect("the pattern is a constant that tests compile")
    });
    let heading = || {
        let heading = statement.headings.last()?;
        heading.ends_with(':').then_some(heading.as_str())
    };
    let context = statement.lead().map(|context| context.text.trim_end());
    let lead = context.or_else(heading)?;
    let takes_sides = |cue: &&Cue| !matches!(cue.stance, Stance::None | Stance::ProposesChange);
    if !lead.ends_with([':', '–']) && !lead.ends_with(" att")
        || cues.iter().any(|cue| takes_sides(&cue))
    {
        return None;
    }
    let wants = WANTS
        .find(lead)
        .map(|hit| (hit.range(), Stance::ProposesChange));
    let said = || {
        let mut said = cue::cues(lead);
        said.extend(cue::plain(lead));
        said.into_iter()
            .filter(|cue| !matches!(cue.stance, Stance::None | Stance::Asks))
            .max_by_key(|cue| cue.at.end)
            .map(|cue| (cue.at, cue.stance))
    };
    let (at, stance) = wants.or_else(said)?;
    leads(stance, statement.role).then_some(Cue {
        at,
        stance,
        name: "lead_in",
        formal: false,
    })
}

/// Whether items take on a stance that leads to them. What somebody proposes to
/// decide is no change asked for.
fn leads(stance: Stance, role: Role) -> bool {
    match stance {
        Stance::Asks | Stance::None => false,
        Stance::ProposesChange => !matches!(role, Role::Decision | Role::Draft),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Passage, Span, fixture};

    /// An item of a list that these words lead to.
    fn item(lead: &str, role: Role) -> Statement {
        let text = "fyraåriga överenskommelser";
        Statement {
            context: Some(Passage {
                span: Span::new(0, lead.len()),
                text: lead.to_owned(),
            }),
            ..fixture::statement(0, "Kulturnämnden", role, text)
        }
    }

    #[track_caller]
    fn check_lead(words: &str, role: Role, expected: Option<Stance>) {
        let found = leading(&item(words, role), &[]);
        assert_eq!(found.map(|cue| cue.stance), expected, "{words}");
    }

    #[test]
    fn formal_words_right_before_a_list_lead_to_its_items() {
        use Stance::{Doubts, Opposes, ProposesChange, Supports};
        let own = Role::Argument;
        check_lead("Nämnden tillstyrker:", own, Some(Supports));
        check_lead(
            "Nämnden avstyrker taxan men tillstyrker:",
            own,
            Some(Supports),
        );
        check_lead("Nämnden avstyrker förslagen att", own, Some(Opposes));
        check_lead("Nämnden avstyrker följande –", own, Some(Opposes));
        check_lead("Nämnden föreslår att:", own, Some(ProposesChange));
        // what is proposed to decide is no change asked for
        check_lead("Nämnden föreslår att:", Role::Decision, None);
        check_lead("Nämnden föreslår att:", Role::Draft, None);
        check_lead("Nämnden avstyrker planen.", own, None);
        check_lead(
            "Nämnden avstyrker allt som sägs om avgifter och mål i planen:",
            own,
            None,
        );
        check_lead("Vi ser en fördel i:", own, Some(Supports));
        check_lead("Nämnden saknar:", own, Some(Doubts));
        check_lead("Föreningen vänder sig mot planerna på:", own, Some(Opposes));
        check_lead("Rådet är positivt till:", own, Some(Supports));
        check_lead("Kulturnämnden vill:", own, Some(ProposesChange));
        check_lead("Programmet gäller:", own, None);
        check_lead("Enligt utredningens förslag:", own, None);
    }

    #[test]
    fn words_lead_to_the_first_sentence_of_an_item_alone() {
        let first = item("Nämnden tillstyrker:", Role::Argument);
        let first = Statement {
            text: "fyraåriga överenskommelser.".to_owned(),
            span: Span::new(30, 60),
            ..first
        };
        let at = |start: usize| Statement {
            text: "De bör samordnas.".to_owned(),
            span: Span::new(start, start + 17),
            ..first.clone()
        };
        assert!(goes_on(&first, &at(61)));
        // behind a mark
        assert!(!goes_on(&first, &at(64)));
        let elsewhere = Statement {
            paragraph: first.paragraph + 1,
            ..at(61)
        };
        assert!(!goes_on(&first, &elsewhere));
        let plain = Statement {
            context: None,
            ..at(61)
        };
        assert!(!goes_on(&plain, &plain));
    }

    #[test]
    fn own_formal_words_go_before_those_that_lead() {
        let own = cue::cues("Förslaget om avgifter avstyrks.");
        assert!(leading(&item("Nämnden tillstyrker:", Role::Argument), &own).is_none());
    }

    #[test]
    fn the_words_that_lead_are_evidence_of_their_own_stance_only() {
        let item = item("Nämnden tillstyrker:", Role::Argument);
        let led = leading(&item, &[]);
        let told = evidence(&item, led.as_ref(), Stance::Supports).unwrap();
        assert_eq!(
            (told.text.as_str(), told.rule),
            ("tillstyrker", EvidenceRule::LeadIn)
        );
        assert!(evidence(&item, led.as_ref(), Stance::Doubts).is_none());
    }
}
