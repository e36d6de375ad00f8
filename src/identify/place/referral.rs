//! Who sent the proposal out, and who was to answer: what the paper tells of
//! its own way.

use std::sync::LazyLock;

use regex::Regex;

use super::{DECIDING, DECISION, TITLE, beginning};
use crate::identify::body::{is_generic, named_body};
use crate::identify::candidate::Candidates;
use crate::identify::lines::Lines;
use crate::identify::party_paper::of_minutes;
use crate::identify::verb::{ANSWERS, views};
use crate::language::capital;
use crate::model::RespondentKind;

impl Candidates {
    /// The body that gives itself a short name, the board in which a yes or a
    /// no was moved or decided, and those who sent the proposal out.
    pub(in crate::identify) fn referral(&mut self, lines: &Lines<'_>) {
        let is_minutes = of_minutes(lines);
        for line in lines.body.iter().take(DECIDING) {
            if let Some(name) = calls_itself(line.text) {
                self.subject(name, TITLE, 3.0, line);
            }
            // elsewhere a party or an office moves that a board should say so
            let moved = is_minutes.then(|| boards(&MOVED, line.text));
            for name in boards(&DECIDED, line.text)
                .into_iter()
                .chain(moved.unwrap_or_default())
            {
                self.subject(&name, DECISION, 3.0, line);
            }
        }
        for line in &lines.opening {
            for name in sent_out(beginning(line.text, 400)) {
                self.asks(name);
            }
        }
    }
}

/// `Landstinget Ekbygden, nedan kallat landstinget, har valt att lämna
/// synpunkter`: no paper shortens the name of another whose view it tells.
fn calls_itself(line: &str) -> Option<&str> {
    static CALLED: LazyLock<Regex> = LazyLock::new(|| {
        let views = views();
        Regex::new(&format!(
            r"(?:^|[.!?]\s+)(\p{{Lu}}[^.:;!?()]{{2,80}}?)(?: \(|, )(?i:nedan|fortsättningsvis|framöver|hädanefter|härefter|här|i det följande|i texten)(?: \p{{L}}+)?,? ([^.,;:()]{{2,60}}?)(?:\)|,)\s+(?:{views}|{ANSWERS}|har (?:fått|beretts|getts|givits|erbjudits|tagit del|granskat)|tackar)\b"
        ))
        .expect("a fixed pattern")
    });
    /// Those who make proposals and those who apply are shortened as well.
    const ASKING: &[&str] = &[
        "bolaget",
        "delegationen",
        "exploatören",
        "kommittén",
        "motionären",
        "sökanden",
        "utredaren",
        "utredningen",
    ];
    let found = CALLED.captures(line)?;
    let short = found.get(2)?.as_str().to_lowercase();
    (!ASKING.contains(&short.as_str())).then(|| found.get(1).map(|name| name.as_str()))?
}

/// `yrkar att socialnämnden Norr tillstyrker`
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:yrkar|yrkade|föreslår|föreslås|föreslog)\b[^.;:]{0,40}?\batt ((?:[\p{L}-]+,? ){1,6}?)(?:tillstyrker|avstyrker)\b")
        .expect("a fixed pattern")
});

/// `har skolnämnden beslutat enligt`
static DECIDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\bhar ((?:[\p{L}-]+,? ){1,6}?)beslutat (?:enligt|i enlighet med|att (?:tillstyrka|avstyrka|avge))\b")
        .expect("a fixed pattern")
});

/// The boards whose names stand within the sentence that tells of their answer.
fn boards(told: &Regex, line: &str) -> Vec<String> {
    told.captures_iter(line)
        .filter_map(|found| Some(capital(found.get(1)?.as_str().trim_end())))
        .filter(|name| named_body(name) == Some(RespondentKind::Board) && !is_generic(name))
        .collect()
}

/// The bodies that have sent out what is answered: `Ekviks regionplanenämnd,
/// Region Ekvik, har skickat förslaget på remiss till …`.
fn sent_out(line: &str) -> Vec<&str> {
    static SENT: LazyLock<Regex> = LazyLock::new(|| {
        const HOW: &str = r"(?:på remiss|för yttrande|för synpunkter|på samråd|för samråd)";
        Regex::new(&format!(
            r"(?:^|[.!?]\s+)(\p{{Lu}}[^.:;!?()]{{2,110}}?),? har (?:\p{{Ll}}+ ){{0,2}}?(?:remitterat\b|(?:skickat|sänt|översänt|överlämnat)\b[^.;:]{{0,160}}?\b{HOW}\b)"
        ))
        .expect("a fixed pattern")
    });
    SENT.captures_iter(line)
        .filter_map(|found| found.get(1))
        .flat_map(|names| names.as_str().split(", "))
        .filter(|name| named_body(name).is_some())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_shortens_its_name_speaks() {
        for (line, expected) in [
            (
                "Vi har läst planen. Landstinget Ekbygden, nedan kallat landstinget, har valt att lämna synpunkter.",
                Some("Landstinget Ekbygden"),
            ),
            (
                "Ekarnas förbund (fortsättningsvis förbundet) välkomnar planen.",
                Some("Ekarnas förbund"),
            ),
            (
                "Utredningen om ekar, nedan kallad utredningen, föreslår en plan.",
                None,
            ),
            ("Ekvind AB, nedan kallat bolaget, har ansökt om lov.", None),
            (
                "Ekvind AB, nedan kallat bolaget, anser att lovet ska ges.",
                None,
            ),
        ] {
            assert_eq!(calls_itself(line), expected, "{line}");
        }
    }

    #[test]
    fn boards_decide_within_the_sentence() {
        for (line, expected) in [
            (
                "Bo Ek (E) yrkar att socialnämnden Norr tillstyrker motionen.",
                "Socialnämnden Norr",
            ),
            (
                "Med fem röster mot fyra har skolnämnden beslutat enligt yrkandet.",
                "Skolnämnden",
            ),
            (
                "Kontoret föreslår att barn- och ungdomsnämnden avstyrker förslaget.",
                "Barn- och ungdomsnämnden",
            ),
        ] {
            let found = [boards(&MOVED, line), boards(&DECIDED, line)].concat();
            assert_eq!(found, [expected], "{line}");
        }
        for line in [
            "Bo Ek yrkar att kulturnämnden får i uppdrag att utreda frågan.",
            "Därför har kulturnämnden beslutat att öppna museet.",
            "Bo Ek yrkar att nämnden tillstyrker motionen.",
            "Vi föreslår att regeringen avstyrker förslaget.",
        ] {
            let found = [boards(&MOVED, line), boards(&DECIDED, line)].concat();
            assert_eq!(found, Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn those_who_sent_the_proposal_out_are_known() {
        assert_eq!(
            sent_out(
                "Regionplanenämnden, Region Ekvik, har skickat förslaget till plan på remiss till Ekstads kommun."
            ),
            ["Regionplanenämnden", "Region Ekvik"]
        );
        assert_eq!(sent_out("Ekverket har remitterat planen."), ["Ekverket"]);
        assert_eq!(
            sent_out("Ekverket har översänt sitt yttrande."),
            Vec::<&str>::new()
        );
    }
}
