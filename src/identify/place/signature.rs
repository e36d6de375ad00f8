//! The names that close a paper, and the body that its writer speaks for.

use std::sync::LazyLock;

use regex::Regex;

use super::{SIGNATURE, starts_with_word, taken};
use crate::identify::body::is_generic;
use crate::identify::candidate::Candidates;
use crate::identify::lines::Lines;
use crate::identify::name::{longest_name, name_line, with_type, without_lead};

impl Candidates {
    /// The names that close the paper, and the body that its writer speaks for.
    pub(in crate::identify) fn signature(&mut self, lines: &Lines<'_>) {
        for line in &lines.opening {
            if let Some(name) = spoken_for(line.text) {
                let weight = SIGNATURE - taken(&name);
                self.add(&name, weight, "signature", line.text, Some(line.span));
            }
        }
        // a sentence may run on behind it
        for line in lines.body.iter().rev().take(3) {
            if let Some(name) = board_of(line.text) {
                let name = with_type(lines, name);
                self.add(&name, SIGNATURE, "signature", line.text, Some(line.span));
            }
        }
        for line in &lines.closing {
            if starts_with_word(line.text, "till") {
                continue;
            }
            let name = name_line(without_lead(line.text)).or_else(|| signer_of(line.text));
            if let Some(name) = name {
                let weight = SIGNATURE - taken(&name);
                self.add(&name, weight, "signature", line.text, Some(line.span));
            }
        }
    }
}

/// The body for whose board a paper is signed, whatever its name tells: `För
/// Gamla Ekstads styrelse, Bo Ek`.
fn board_of(line: &str) -> Option<&str> {
    static BOARD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:För |På uppdrag av )(\p{Lu}[\p{L}&-]*(?: [\p{L}&-]+){0,6}?)s styrelse\s*(?:[.,:]|$)")
            .expect("a fixed pattern")
    });
    let name = BOARD.captures(line)?.get(1)?.as_str();
    (!is_generic(name)).then_some(name)
}

/// The body that the writer speaks for: `Undertecknad är ordförande i Ekens
/// vänner`, `Jag skriver som ordförande för …`; an employee is a person.
fn spoken_for(line: &str) -> Option<String> {
    static OFFICER: LazyLock<Regex> = LazyLock::new(|| {
        const OFFICE: &str = r"(?:ordförande|ordföranden|styrelseledamot|ledamot av styrelsen|sekreterare|generalsekreterare|kassör|verksamhetsledare|talesperson|företrädare|ombud|representant)";
        Regex::new(&format!(
            r"\b(?i:undertecknade?(?: \p{{Lu}}\p{{L}}+){{0,3}},?(?: som)? är|i egenskap av|jag (?:skriver|svarar|yttrar mig)(?: här)? (?:som|för)) (?:\p{{Ll}}+ )?{OFFICE} (?:i|för|av|på|vid|inom) (\p{{Lu}}.*)$"
        ))
        .expect("a fixed pattern")
    });
    longest_name(&OFFICER.captures(line)?[1]).filter(|_| !line.contains("privatperson"))
}

/// The body that a person signs for: `Bo Ek, ordförande i Ekstads hembygdsförening`.
fn signer_of(line: &str) -> Option<String> {
    static FOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i:ordförande|sekreterare|kassör|ledamot|direktör|chef|ledare|ombud|person|rektor|\bvd)(?:,| i| för| på| vid)\s+(\p{Lu}.+)$")
            .expect("a fixed pattern")
    });
    (line.chars().count() <= 120)
        .then(|| FOR.captures(line))
        .flatten()
        .and_then(|found| name_line(&found[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs_for_a_board_names_its_body() {
        for (line, expected) in [
            ("För Gamla Ekstads styrelse,", Some("Gamla Ekstad")),
            (
                "För Ekens vänners styrelse. Bo Ek och Al Bo.",
                Some("Ekens vänner"),
            ),
            ("För styrelsen, Bo Ek", None),
            ("För Föreningens styrelse", None),
            ("För Ekstads styrelsearbete", None),
        ] {
            assert_eq!(board_of(line), expected, "{line}");
        }
    }
}
