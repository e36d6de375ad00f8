//! Whose this very answer is by a sentence that tells of it, whatever else the
//! paper tells of others.

use std::sync::LazyLock;

use regex::Regex;

use super::{TITLE, taken};
use crate::identify::body::{is_municipality, may_be_name, named_body};
use crate::identify::candidate::Candidates;
use crate::identify::lines::Lines;
use crate::identify::own_words::is_own_name;
use crate::identify::person::is_name;
use crate::model::RespondentKind;

/// What an answer is called.
const PAPER: &str = "(?:remissvar|remissyttrande|samrådsyttrande|yttrande|svar|synpunkter)";

impl Candidates {
    /// `Idag har X besvarat remissen`, `Så svarade X på remissen`, `Här kommer Xs
    /// svar`, `X lämnar detta svar för Y och Z`.
    pub(in crate::identify) fn answered(&mut self, lines: &Lines<'_>) {
        for line in &lines.opening {
            for name in answering(line.text) {
                let known = named_body(name).is_some_and(|kind| kind != RespondentKind::Party);
                let own = !is_name(name) && is_own_name(lines, name);
                if known || own {
                    let least = if is_municipality(name) { 1.0 } else { 3.0 };
                    let weight = TITLE - taken(name).min(least);
                    self.add(name, weight, "decision", line.text, Some(line.span));
                }
            }
        }
    }
}

/// The names of those whose answer a line tells of.
fn answering(line: &str) -> Vec<&str> {
    static TOLD: LazyLock<[Regex; 4]> = LazyLock::new(|| {
        const WHEN: &str = r"(?:[Nn]u|[Ii]dag|[Ii] dag|[Ii] går|[Hh]ärmed|(?:[Ii] )?[Vv]eckan|[Dd]en \d{1,2} \p{Ll}+(?: \d{4})?)";
        const NAMED: &str = r"\p{Lu}[\p{L}&-]*(?: [\p{L}&-]+){0,5}?";
        const REMISS: &str = r"[^.:;]{0,80}?\b\p{Ll}*remiss(?:en|er|erna)?\b";
        [
            // `Idag har EKO besvarat departementets remiss`
            format!(r"(?:^|[.!?]\s+){WHEN} har ({NAMED}) (?:besvarat|svarat på|yttrat sig över){REMISS}"),
            // `EKO har svarat på remissen`
            format!(
                r"(?:^|[.!?]\s+)({NAMED}) har (?:{WHEN} )?(?:besvarat|svarat på){REMISS}"
            ),
            // `Så här svarade EKO på remissen`, `Här kommer Eken AB:s svar`
            format!(
                r"(?:^|[.!?,]\s+)(?:[Ss]å (?:här )?svarade ({NAMED}) på \p{{Ll}}*remissen\b|(?:[Hh]är(?:med)? (?:kommer|följer|översänds|är)|[Bb]ifogat (?:finns|finner (?:ni|du))|[Jj]ag (?:bifogar|skickar|översänder)(?: här| härmed)?|[Vv]i (?:bifogar|skickar|översänder)(?: här| härmed)?) ({NAMED}?):?s (?:\p{{Ll}}+ )?{PAPER}\b)"
            ),
            // `Byarnas samråd lämnar detta svar för Norra byn och Södra byn`
            format!(
                r"(?:^|[.!?]\s+)({NAMED}) (?:lämnar|avger) (?:härmed )?(?:detta|det här) (?:gemensamma )?{PAPER} (?:för|på uppdrag av|å|på) \p{{Lu}}"
            ),
        ]
        .map(|pattern| Regex::new(&pattern).expect("a fixed pattern"))
    });
    TOLD.iter()
        .flat_map(|pattern| pattern.captures_iter(line))
        .filter_map(|found| found.iter().skip(1).flatten().next())
        .map(|name| name.as_str())
        .filter(|name| may_be_name(name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_tells_of_this_answer_gives_it() {
        for (line, expected) in [
            (
                "Idag har EKO besvarat Trädepartementets remiss om ekar.",
                "EKO",
            ),
            (
                "Den 3 maj har Ekens vänner svarat på remissen.",
                "Ekens vänner",
            ),
            (
                "Ekkampen har i dag svarat på en remiss om ekar.",
                "Ekkampen",
            ),
            ("Så här svarade EKO på remissen.", "EKO"),
            (
                "Hej! Här kommer Eken Parkering AB:s svar.",
                "Eken Parkering AB",
            ),
            (
                "Härmed översänds Ekstads Vatten AB:s yttrande.",
                "Ekstads Vatten AB",
            ),
            (
                "Byarnas samråd lämnar detta svar för Norra byn och Södra byn.",
                "Byarnas samråd",
            ),
            (
                "Ekrådet avger detta yttrande på uppdrag av Eken, Linden och Almen.",
                "Ekrådet",
            ),
        ] {
            assert!(
                answering(line)
                    .first()
                    .is_some_and(|name| name.starts_with(expected)),
                "{line}: {:?}",
                answering(line)
            );
        }
        for line in [
            "Idag har vi besvarat kommunens remiss.",
            "Ekverket har besvarat frågan.",
            "Vi delar det som Ekverket har besvarat remissen med.",
            "Här är Ekstads plan bra.",
            "Ekverket lämnar detta till kommunen.",
        ] {
            assert_eq!(answering(line), Vec::<&str>::new(), "{line}");
        }
    }
}
