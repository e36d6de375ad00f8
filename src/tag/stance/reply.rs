//! What a reply to the question of a form stands for: `Nej` under `Är taxan
//! rimlig?` finds fault, under `Har ni några invändningar?` it consents.

use std::sync::LazyLock;

use regex::Regex;

use super::cue::{self, Cue};
use crate::language::is_number_of_section;
use crate::model::{Stance, Statement};
use crate::segment::{Reply, ticked_under};

/// The name of the rule.
pub(super) const NAME: &str = "reply";

/// What a yes to the question says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// That the respondent stands for it; a no refuses.
    Stand,
    /// That it is good; a no finds fault.
    Merit,
    /// That something is wrong.
    Fault,
    /// That something is to be changed.
    Change,
    /// That there is something to say.
    Remarks,
}

/// In the order in which they are tried: `Finns det risker med de bra förslagen?`
/// asks for a fault.
static QUESTIONS: LazyLock<[(Question, Regex); 5]> = LazyLock::new(|| {
    let of = |question, words: &str| {
        let regex = Regex::new(&format!(r"(?i)\b(?:{words})")).expect("a fixed pattern");
        (question, regex)
    };
    [
        of(
            Question::Change,
            r"(?:bör|ska|behöver|måste|borde) (?:\w+ ){0,6}(?:ändras|läggas till|tas bort|strykas|förtydligas|kompletteras|utvecklas|justeras|omformuleras|prioriteras annorlunda)\b|(?:vill|önskar) (?:ni|du|er\w*) (?:\w+ ){0,6}(?:ändra|lägga till|ta bort|stryka|förtydliga|komplettera)\b|behov av (?:ändring|förtydligande|komplettering|tillägg)\w*",
        ),
        of(
            Question::Fault,
            r"sakna[rs]?\b|risk\w*|hinder\b|problem\w*|svårighet\w*|svårt\b|nackdel\w*|otydlig\w*|oklar\w*|invändning\w*|erinra\w*|brist\w*|negativ\w*|motsätter\b|avstyrker\b|(?:är|emot) (?:\w+ ){0,3}emot\b|för (?:hög|låg|lång|kort|dyr|stor|liten|vag|detaljerad)\w*\b",
        ),
        of(
            Question::Remarks,
            r"(?:synpunkt|kommentar|förslag på|inspel|tillägg|medskick|övrigt att)\w*",
        ),
        of(
            Question::Stand,
            r"instämm\w+|tillstyrk\w*|ställer (?:ni|du|sig|er\w*|\w+en)\b(?: \w+){0,3} bakom|stöd(?:jer|er)\b|håller (?:ni|du) med|delar (?:ni|du|\w+en)\b|godkänn\w+|accepter\w+|samtyck\w+|(?:är|har) (?:ni|du) (?:\w+ ){0,2}(?:överens|eniga?)\b|för eller emot",
        ),
        of(
            Question::Merit,
            r"positiv\w*|bra\b|god\w{0,2}\b|rimlig\w*|tydlig\w*|lämplig\w*|relevant\w*|ändamålsenlig\w*|tillräcklig\w*|väl(?:avväg|grunda|funger|beskriv)\w*|begriplig\w*|lätt\w*|realistisk\w*|möjlig\w*|genomförbar\w*|rätt\b|viktig\w*|angelägen?\w*|fungera\w*|bidra\w*|nytt\w*|framgår\b|speglar\b|fångar\b|täcker\b|stämmer\b|överensstämmer\b|nöjda?\b|motsvarar\b",
        ),
    ]
});

impl Question {
    fn of(text: &str) -> Option<Self> {
        // a yes or no to a section is one to what it proposes
        if is_number_of_section(text) {
            return Some(Self::Stand);
        }
        let found = QUESTIONS.iter().find(|(_, words)| words.is_match(text));
        found.map(|(question, _)| *question)
    }

    fn answered(self, reply: Reply) -> Option<Stance> {
        Some(match (self, reply) {
            (_, Reply::Unknown) => Stance::Abstains,
            (Self::Stand | Self::Merit, Reply::Yes) => Stance::Supports,
            (Self::Stand | Self::Merit, Reply::Partly) => Stance::SupportsWithReservation,
            (Self::Stand, Reply::No) => Stance::Opposes,
            (Self::Merit, Reply::No) | (Self::Fault, Reply::Yes | Reply::Partly) => Stance::Doubts,
            (Self::Change, Reply::Yes | Reply::Partly) => Stance::ProposesChange,
            (Self::Fault | Self::Change | Self::Remarks, Reply::No) => Stance::NoObjection,
            (Self::Remarks, Reply::Yes | Reply::Partly) => return None,
        })
    }
}

/// The stance of a statement that replies to the question before it, with the
/// reply's place in the statement; `None` where it replies to none, or says in
/// formal words of its own what it stands for.
pub(super) fn replied(statement: &Statement, cues: &[Cue]) -> Option<Cue> {
    let asked = &statement.context.as_ref()?.text;
    let text = statement.text.as_str();
    let ticked = ticked_under(statement);
    let words = ticked.unwrap_or(text);
    let (mut reply, mut at) = Reply::begins(words)?;
    if ticked.is_some() {
        at = 0..text.len();
    }
    let bare = ticked.is_some() || Reply::whole(text).is_some();
    if !bare && cue::decide(cues).is_some() {
        return None;
    }
    let turns = || cue::last_turn(&text[at.end..].to_lowercase()).is_some();
    if reply == Reply::Yes && turns() {
        reply = Reply::Partly;
    }
    // `Tillstyrker` needs no question to be understood, `Ja` does.
    let asks = asked.trim_end().ends_with(['?', ':']) || is_number_of_section(asked);
    let question = if asks || bare {
        Question::of(asked)
    } else {
        None
    };
    let states = || {
        let words = if ticked.is_some() {
            words
        } else {
            &words[at.clone()]
        };
        !cue::cues(words).is_empty()
    };
    let question = question.or_else(|| states().then_some(Question::Stand))?;
    Some(Cue {
        at,
        stance: question.answered(reply)?,
        name: NAME,
        formal: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Passage, Role, Span, fixture};

    fn stance(asked: &str, text: &str, column: Option<&str>) -> Option<Stance> {
        let statement = Statement {
            context: Some(Passage {
                span: Span::new(0, asked.len()),
                text: asked.to_owned(),
            }),
            headings: column.map(str::to_owned).into_iter().collect(),
            ..fixture::statement(0, "Kulturnämnden", Role::Argument, text)
        };
        replied(&statement, &cue::cues(text)).map(|cue| cue.stance)
    }

    #[test]
    fn a_reply_says_what_the_question_asks() {
        use Stance::{
            Abstains, Doubts, NoObjection, Opposes, ProposesChange, Supports,
            SupportsWithReservation,
        };
        for (asked, reply, expected) in [
            ("Instämmer ni i målen?", "Ja", Some(Supports)),
            (
                "Instämmer ni i målen?",
                "Delvis",
                Some(SupportsWithReservation),
            ),
            ("Tillstyrker ni förslaget?", "Nej.", Some(Opposes)),
            (
                "Är taxan rimlig?",
                "Nej, den slår mot familjer.",
                Some(Doubts),
            ),
            (
                "Är taxan rimlig?",
                "Ja, men den är krånglig.",
                Some(SupportsWithReservation),
            ),
            ("Ser ni några risker?", "Ja", Some(Doubts)),
            ("Ser ni några risker?", "Nej", Some(NoObjection)),
            ("Saknas något i den bra planen?", "Nej", Some(NoObjection)),
            ("Bör något mål ändras?", "Ja", Some(ProposesChange)),
            ("Har ni synpunkter på taxan?", "Nej", Some(NoObjection)),
            ("Har ni synpunkter på taxan?", "Ja", None),
            ("Är planen tydlig?", "Vet ej", Some(Abstains)),
            ("Hur många bor i huset?", "Ja", None),
            ("Avsnitt 3.3", "Nej", Some(Opposes)),
            ("3.3", "Nej, det är för dyrt.", Some(Opposes)),
            ("sid 7, 3.3", "Ja", Some(Supports)),
            ("Planens mål om återbruk", "Instämmer inte", Some(Opposes)),
            (
                "2 Taxa",
                "Tillstyrker med ändringar",
                Some(SupportsWithReservation),
            ),
        ] {
            assert_eq!(stance(asked, reply, None), expected, "{asked} {reply}");
        }
    }

    #[test]
    fn a_tick_replies_with_what_heads_its_column() {
        let asked = "Är taxan rimlig?";
        assert_eq!(stance(asked, "X", Some("Nej")), Some(Stance::Doubts));
        assert_eq!(stance(asked, "X", Some("Prioritet")), None);
    }

    #[test]
    fn formal_words_of_ones_own_go_before_the_reply() {
        let text = "Ja, nämnden avstyrker taxan.";
        assert_eq!(stance("Är taxan rimlig?", text, None), None);
    }
}
