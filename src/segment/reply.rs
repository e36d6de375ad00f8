//! Replies: the words that answer a question of a form, `Ja`, `Delvis`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::claim;
use crate::model::Statement;

/// What a reply says to the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reply {
    Yes,
    /// Yes to a part, or with a reservation.
    Partly,
    No,
    /// The question is left without an answer: `Vet ej`.
    Unknown,
}

/// In the order in which they are tried: `Ja, delvis` is more than a yes.
static WORDS: LazyLock<[(Reply, Regex); 4]> = LazyLock::new(|| {
    let of = |reply, words: &str| {
        let pattern = format!(r"(?i)^(?:svar\s*:\s*)?({words})(?:\W|$)");
        let regex = Regex::new(&pattern).expect("a fixed pattern");
        (reply, regex)
    };
    [
        of(
            Reply::Unknown,
            r"vet (?:ej|inte)|(?:har )?ingen (?:åsikt|uppfattning|synpunkt)|varken (?:eller|ja eller nej|bra eller dåligt)|(?:ej|inte|icke) (?:aktuellt|relevant|tillämpligt|tillämpbart)|(?:kan|går) (?:ej|inte)(?: att)? (?:bedöma|besvara|ta ställning)|tar (?:ej|inte|ingen) ställning|avstår",
        ),
        of(
            Reply::Partly,
            r"(?:(?:ja|nej|jo)[,;]? )?(?:delvis|till viss del|i viss (?:mån|utsträckning)|till en viss (?:del|gräns)|i (?:huvudsak|stort(?: sett)?)|både ja och nej|både och|ja och nej)|(?:(?:in)?stämmer|tillstyrk(?:er|s)|håller med)[,;]? (?:delvis|till viss del|till stor del|i (?:huvudsak|stort)|med (?:förbehåll|ändring(?:ar)?|kommentar(?:er)?|reservation|tillägg))",
        ),
        of(
            Reply::No,
            r"nej|nä|inte alls|(?:in)?stämmer (?:inte|ej)(?: alls)?|håller (?:inte|ej) med|tillstyrk(?:er|s) (?:inte|ej)|avstyrk(?:er|s)|i (?:mycket )?(?:låg|liten) (?:grad|utsträckning)",
        ),
        of(
            Reply::Yes,
            r"ja|jo|jadå|ok(?:ej)?|absolut|självklart|givetvis|(?:in)?stämmer(?: helt(?: och hållet)?| till fullo| väl)?|håller(?: helt)? med|tillstyrk(?:er|s)|i (?:mycket )?(?:hög|stor) (?:grad|utsträckning)",
        ),
    ]
});

impl Reply {
    /// The reply that a text begins with, and where its words stand. Words that
    /// begin sentences of other kinds, too, are a reply only where nothing but a
    /// sign follows: `Absolut!`, not `Absolut nödvändigt är tillsynen`.
    pub(crate) fn begins(text: &str) -> Option<(Self, Range<usize>)> {
        let (reply, words) = WORDS.iter().find_map(|(reply, pattern)| {
            let words = pattern.captures(text)?.get(1)?;
            Some((*reply, words.range()))
        })?;
        let alone = text[words.end..]
            .trim_start()
            .chars()
            .next()
            .is_none_or(|next| !next.is_alphanumeric());
        let plain = text[words.clone()]
            .split(|c: char| !c.is_alphabetic())
            .next()
            .is_some_and(|first| {
                matches!(
                    first.to_lowercase().as_str(),
                    "ja" | "jo" | "nej" | "nä" | "delvis"
                )
            });
        (alone || plain).then_some((reply, words))
    }

    /// The reply that a text is, with nothing else in it.
    pub(crate) fn whole(text: &str) -> Option<Self> {
        let (reply, words) = Self::begins(text)?;
        let rest = &text[words.end..];
        (!rest.chars().any(char::is_alphanumeric)).then_some(reply)
    }
}

/// Whether a text is the mark that somebody set in a box or under a column, and
/// no word.
pub(crate) fn is_tick(text: &str) -> bool {
    matches!(
        text.trim(),
        "X" | "x"
            | "☒"
            | "☑"
            | "✗"
            | "✘"
            | "✓"
            | "✔"
            | "■"
            | "●"
            | "[x]"
            | "[X]"
            | "(x)"
            | "(X)"
    )
}

/// The heading of the column that a form's mark stands in, where a statement is
/// nothing but the mark.
pub(crate) fn ticked_under(statement: &Statement) -> Option<&str> {
    (statement.headings.last())
        .filter(|_| is_tick(&statement.text))
        .map(String::as_str)
}

/// Whether a statement is but the reply to a question of a form or to what heads a
/// row: by itself it says nothing of the whole.
pub(crate) fn only_replies(statement: &Statement) -> bool {
    let text = statement.text.as_str();
    let asked = statement.context.as_ref();
    asked.is_some_and(|asked| !asked.text.trim_end().ends_with([':', '–']))
        && (is_tick(text) || Reply::whole(text).is_some() || claim::answers(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_known_by_its_first_words() {
        use Reply::{No, Partly, Unknown, Yes};
        let reply = |text| Reply::begins(text).map(|(reply, _)| reply);
        for (text, expected) in [
            ("Ja", Some(Yes)),
            ("Svar: Ja.", Some(Yes)),
            ("Ja, men taxan är för hög.", Some(Yes)),
            ("Ja det tycker vi", Some(Yes)),
            ("Instämmer helt", Some(Yes)),
            ("Instämmer", Some(Yes)),
            ("Delvis. Ansvaret är oklart.", Some(Partly)),
            ("Ja, delvis", Some(Partly)),
            ("Instämmer delvis", Some(Partly)),
            ("Tillstyrker med ändringar", Some(Partly)),
            ("Nej, den slår mot familjer.", Some(No)),
            ("Instämmer inte alls", Some(No)),
            ("Avstyrks", Some(No)),
            ("Vet ej", Some(Unknown)),
            ("Varken eller", Some(Unknown)),
            ("Jagen är många", None),
            ("Absolut nödvändigt är tillsynen", None),
            ("Instämmer i målen", None),
            ("Planen är bra.", None),
            ("Nejonögat hotas.", None),
        ] {
            assert_eq!(reply(text), expected, "{text}");
        }
    }

    #[test]
    fn a_whole_reply_has_nothing_else_in_it() {
        assert_eq!(Reply::whole("Nej."), Some(Reply::No));
        assert_eq!(Reply::whole("Svar: Ja."), Some(Reply::Yes));
        assert_eq!(Reply::whole("Nej, taxan är för hög."), None);
    }

    #[test]
    fn a_tick_is_no_word() {
        assert!(is_tick(" X ") && is_tick("☒") && !is_tick("XX") && !is_tick("☐"));
    }
}
