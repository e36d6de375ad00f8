//! The fixed wording of a compilation: sentences whose quantifiers are tied to
//! exact counts.

use std::collections::BTreeSet;

use super::content::{Count, Masked, Quotation, SectionRef, Source};
use super::labels::labels;
use crate::language::capital;
use crate::model::{Lang, Role, Stance, Status};

/// Above so many names a sentence gives the number only.
const NAMES: usize = 12;

/// "A", "A och B", "A, B och C".
pub(super) fn list(lang: Lang, names: &[String]) -> String {
    let and = match lang {
        Lang::Sv => " och ",
        Lang::En => " and ",
    };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

/// The counts that a section's sentences rest on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tally<'a> {
    /// Number of answers; `None` where the selection leaves some out.
    pub(super) answered: Option<usize>,
    /// Number that speak of the section.
    pub(super) speaking: usize,
    /// Those that take a position, by stance.
    pub(super) counts: &'a [Count],
    /// How many of the positions a person stands behind.
    pub(super) decided: usize,
    /// The parties and members behind minority statements.
    pub(super) minority: &'a [String],
    /// Number of minority statements.
    pub(super) minority_statements: usize,
}

/// What the sentences speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Object {
    /// A section of the programme.
    Section,
    /// The programme as a whole.
    Programme,
}

/// The sentences on one section, or on the programme as a whole.
pub(super) fn summary(lang: Lang, object: Object, tally: &Tally<'_>) -> Vec<String> {
    let mut sentences = vec![speaking(lang, object, tally)];
    let total: usize = tally
        .counts
        .iter()
        .map(|count| count.respondents.len())
        .sum();
    if total > 0 {
        sentences.extend(in_favour(lang, tally.counts, total));
        for stance in [
            Stance::ProposesChange,
            Stance::Doubts,
            Stance::Opposes,
            Stance::Asks,
            Stance::Abstains,
        ] {
            let named = respondents(tally.counts, stance);
            if !named.is_empty() {
                sentences.push(one_stance(lang, stance, named, total));
            }
        }
        sentences.push(basis(lang, tally.decided, total));
    }
    if tally.minority_statements > 0 {
        sentences.push(minority(lang, tally));
    }
    sentences
}

fn respondents(counts: &[Count], stance: Stance) -> &[String] {
    counts
        .iter()
        .find(|count| count.stance == stance)
        .map_or(&[], |count| &count.respondents)
}

/// How many speak of it at all, and how many of those take a position.
fn speaking(lang: Lang, object: Object, tally: &Tally<'_>) -> String {
    let n = tally.speaking;
    let position: usize = tally
        .counts
        .iter()
        .map(|count| count.respondents.len())
        .sum();
    let object = match (lang, object) {
        (Lang::Sv, Object::Section) => "om avsnittet",
        (Lang::Sv, Object::Programme) => "om programmet som helhet",
        (Lang::En, Object::Section) => "on the section",
        (Lang::En, Object::Programme) => "on the programme as a whole",
    };
    let who = match (lang, n, tally.answered) {
        (Lang::Sv, 0, _) => return format!("Ingen remissinstans yttrar sig {object}."),
        (Lang::En, 0, _) => return format!("No respondent speaks {object}."),
        (Lang::Sv, 1, None) => "En remissinstans yttrar sig".to_owned(),
        (Lang::Sv, n, None) => format!("{n} remissinstanser yttrar sig"),
        (Lang::Sv, 1, Some(1)) => "Den enda remissinstans som svarat yttrar sig".to_owned(),
        (Lang::Sv, 1, Some(all)) => format!("En av {all} remissinstanser som svarat yttrar sig"),
        (Lang::Sv, n, Some(all)) if n == all => {
            format!("Samtliga {all} remissinstanser som svarat yttrar sig")
        }
        (Lang::Sv, n, Some(all)) => format!("{n} av {all} remissinstanser som svarat yttrar sig"),
        (Lang::En, 1, None) => "One respondent speaks".to_owned(),
        (Lang::En, n, None) => format!("{n} respondents speak"),
        (Lang::En, 1, Some(1)) => "The only respondent that answered speaks".to_owned(),
        (Lang::En, 1, Some(all)) => format!("One of {all} respondents that answered speaks"),
        (Lang::En, n, Some(all)) if n == all => {
            format!("All {all} respondents that answered speak")
        }
        (Lang::En, n, Some(all)) => format!("{n} of {all} respondents that answered speak"),
    };
    let stand = match (lang, position) {
        (_, p) if p == n => String::new(),
        (Lang::Sv, 0) => ", utan att ta ställning".to_owned(),
        (Lang::En, 0) => ", without taking a position".to_owned(),
        (Lang::Sv, p) => format!("; {p} av dem tar ställning"),
        (Lang::En, 1) => "; 1 of them takes a position".to_owned(),
        (Lang::En, p) => format!("; {p} of them take a position"),
    };
    format!("{who} {object}{stand}.")
}

/// "Flertalet, 9 av 14,": the quantifier, always with its count.
pub(super) fn quantity(lang: Lang, n: usize, total: usize) -> String {
    let sv = lang == Lang::Sv;
    match (n, total) {
        (0, _) if sv => "Ingen".to_owned(),
        (0, _) => "None".to_owned(),
        (1, 1) if sv => "Den enda som tar ställning".to_owned(),
        (1, 1) => "The only one to take a position".to_owned(),
        (2, 2) if sv => "Båda".to_owned(),
        (2, 2) => "Both".to_owned(),
        _ if n == total && sv => format!("Samtliga {n}"),
        _ if n == total => format!("All {n}"),
        _ => {
            let word = match (n, sv) {
                (1, true) => "En remissinstans",
                (1, false) => "One respondent",
                (2, true) => "Två remissinstanser",
                (2, false) => "Two respondents",
                _ if n * 2 == total && sv => "Hälften",
                _ if n * 2 == total => "Half",
                _ if n * 2 < total && sv => "Några",
                _ if n * 2 < total => "Some",
                _ if n * 100 >= total * 85 && sv => "Det helt övervägande antalet",
                _ if n * 100 >= total * 85 => "The great majority",
                (_, true) => "Flertalet",
                (_, false) => "Most",
            };
            let of = labels(lang).of;
            format!("{word}, {n} {of} {total},")
        }
    }
}

/// What those in favour do: support, support with reservation, no objection.
fn in_favour(lang: Lang, counts: &[Count], total: usize) -> Option<String> {
    let classes = [
        (Stance::Supports, "tillstyrker", "support it"),
        (
            Stance::SupportsWithReservation,
            "tillstyrker med förbehåll",
            "support it with reservation",
        ),
        (
            Stance::NoObjection,
            "har ingen erinran",
            "have no objection",
        ),
    ];
    let present: Vec<(Stance, &str, &str, &[String])> = classes
        .into_iter()
        .map(|(stance, sv, en)| (stance, sv, en, respondents(counts, stance)))
        .filter(|(_, _, _, named)| !named.is_empty())
        .collect();
    let n: usize = present.iter().map(|(_, _, _, named)| named.len()).sum();
    match present.as_slice() {
        // Of a single one its own sentence says enough.
        [] if total == 1 => None,
        [] => Some(
            match lang {
                Lang::Sv => "Ingen av dem tillstyrker eller lämnar utan erinran.",
                Lang::En => "None of them supports or leaves without objection.",
            }
            .to_owned(),
        ),
        [(stance, _, _, named)] => Some(one_stance(lang, *stance, named, total)),
        several => {
            let details: Vec<String> = several
                .iter()
                .map(|(_, sv, en, named)| {
                    let verb = match lang {
                        Lang::Sv => sv,
                        Lang::En => en,
                    };
                    format!("{} {verb}{}", named.len(), in_brackets(lang, named))
                })
                .collect();
            let who = quantity(lang, n, total);
            let details = list(lang, &details);
            Some(match lang {
                Lang::Sv => format!("{who} tillstyrker eller lämnar utan erinran: {details}."),
                Lang::En => format!("{who} support or leave without objection: {details}."),
            })
        }
    }
}

/// "Några, 3 av 14, avstyrker: A, B och C."
fn one_stance(lang: Lang, stance: Stance, named: &[String], total: usize) -> String {
    let one = named.len() == 1;
    let verb = match (lang, stance, one) {
        (Lang::Sv, Stance::Supports, _) => "tillstyrker",
        (Lang::Sv, Stance::SupportsWithReservation, _) => "tillstyrker med förbehåll",
        (Lang::Sv, Stance::NoObjection, _) => "har ingen erinran",
        (Lang::Sv, Stance::Abstains, _) => "avstår från att ta ställning",
        (Lang::Sv, Stance::Doubts, true) => "är tveksam",
        (Lang::Sv, Stance::Doubts, false) => "är tveksamma",
        (Lang::Sv, Stance::Opposes, _) => "avstyrker",
        (Lang::Sv, Stance::ProposesChange, _) => "föreslår ändringar",
        (Lang::Sv, Stance::Asks, _) => "ställer frågor",
        (Lang::Sv, Stance::None, _) => "tar inte ställning",
        (Lang::En, Stance::Supports, true) => "supports it",
        (Lang::En, Stance::Supports, false) => "support it",
        (Lang::En, Stance::SupportsWithReservation, true) => "supports it with reservation",
        (Lang::En, Stance::SupportsWithReservation, false) => "support it with reservation",
        (Lang::En, Stance::NoObjection, true) => "has no objection",
        (Lang::En, Stance::NoObjection, false) => "have no objection",
        (Lang::En, Stance::Abstains, true) => "abstains",
        (Lang::En, Stance::Abstains, false) => "abstain",
        (Lang::En, Stance::Doubts, true) => "is doubtful",
        (Lang::En, Stance::Doubts, false) => "are doubtful",
        (Lang::En, Stance::Opposes, true) => "opposes it",
        (Lang::En, Stance::Opposes, false) => "oppose it",
        (Lang::En, Stance::ProposesChange, true) => "asks for changes",
        (Lang::En, Stance::ProposesChange, false) => "ask for changes",
        (Lang::En, Stance::Asks, true) => "asks questions",
        (Lang::En, Stance::Asks, false) => "ask questions",
        (Lang::En, Stance::None, true) => "takes no position",
        (Lang::En, Stance::None, false) => "take no position",
    };
    let list = if named.len() > NAMES {
        String::new()
    } else {
        format!(": {}", self::list(lang, named))
    };
    format!("{} {verb}{list}.", quantity(lang, named.len(), total))
}

fn in_brackets(lang: Lang, named: &[String]) -> String {
    if named.len() > NAMES {
        String::new()
    } else {
        format!(" ({})", list(lang, named))
    }
}

/// How many of the positions a person stands behind.
fn basis(lang: Lang, decided: usize, total: usize) -> String {
    let left = total - decided;
    match (lang, decided, left) {
        (Lang::Sv, 0, 1) => "Ställningstagandet är maskinens förslag och inte granskat.".to_owned(),
        (Lang::Sv, 0, _) => {
            format!("Alla {total} ställningstaganden är maskinens förslag och inte granskade.")
        }
        (Lang::Sv, 1, 0) => "Ställningstagandet är granskat.".to_owned(),
        (Lang::Sv, _, 0) => format!("Alla {total} ställningstaganden är granskade."),
        (Lang::Sv, _, _) => format!(
            "Av {total} ställningstaganden är {decided} {} och {left} maskinens förslag.",
            if decided == 1 {
                "granskat"
            } else {
                "granskade"
            }
        ),
        (Lang::En, 0, 1) => "The position is the machine's suggestion, not reviewed.".to_owned(),
        (Lang::En, 0, _) => {
            format!("All {total} positions are the machine's suggestions, not reviewed.")
        }
        (Lang::En, 1, 0) => "The position is reviewed.".to_owned(),
        (Lang::En, _, 0) => format!("All {total} positions are reviewed."),
        (Lang::En, _, _) => format!(
            "Of {total} positions, {decided} {} reviewed and {left} {} the machine's {}.",
            if decided == 1 { "is" } else { "are" },
            if left == 1 { "is" } else { "are" },
            if left == 1 {
                "suggestion"
            } else {
                "suggestions"
            },
        ),
    }
}

fn minority(lang: Lang, tally: &Tally<'_>) -> String {
    let n = tally.minority_statements;
    let names = if tally.minority.is_empty() || tally.minority.len() > NAMES {
        String::new()
    } else {
        let from = match lang {
            Lang::Sv => " av ",
            Lang::En => " by ",
        };
        format!("{from}{}", list(lang, tally.minority))
    };
    match (lang, n) {
        (Lang::Sv, 1) => format!(
            "Därutöver finns ett uttalande i reservationer och liknande{names}; det räknas inte in."
        ),
        (Lang::Sv, n) => format!(
            "Därutöver finns {n} uttalanden i reservationer och liknande{names}; de räknas inte in."
        ),
        (Lang::En, 1) => format!(
            "Beside these there is one statement in reservations and the like{names}; it is not counted."
        ),
        (Lang::En, n) => format!(
            "Beside these there are {n} statements in reservations and the like{names}; they are not counted."
        ),
    }
}

/// Who was asked, who answered, and who did not.
#[derive(Debug)]
pub(super) struct Turnout<'a> {
    /// Number asked.
    pub(super) asked: usize,
    /// Number of those asked that answered.
    pub(super) answered: usize,
    /// Number that answered, asked or not.
    pub(super) all_answered: usize,
    /// Those asked that did not answer.
    pub(super) silent: &'a [String],
    /// Those that answered without being asked.
    pub(super) uninvited: &'a [String],
    /// Those whose answer is dated after the last day.
    pub(super) late: &'a [String],
    /// Number of documents whose sender is not known.
    pub(super) nameless: usize,
}

/// The response rate in sentences; silence is named, not only counted.
pub(super) fn participation(lang: Lang, turnout: &Turnout<'_>) -> Vec<String> {
    let Turnout {
        asked,
        answered,
        all_answered,
        silent,
        uninvited,
        late,
        nameless,
    } = turnout;
    let sv = lang == Lang::Sv;
    let mut sentences = Vec::new();
    if *asked == 0 {
        sentences.push(if sv {
            format!(
                "{all_answered} {} svarat. Vilka som tillfrågades är inte angivet.",
                if *all_answered == 1 {
                    "remissinstans har"
                } else {
                    "remissinstanser har"
                }
            )
        } else {
            format!(
                "{all_answered} {} answered. Who was asked is not stated.",
                if *all_answered == 1 {
                    "respondent has"
                } else {
                    "respondents have"
                }
            )
        });
    } else {
        let percent = (answered * 100 + asked / 2) / asked;
        sentences.push(if sv {
            format!("{asked} remissinstanser tillfrågades. {answered} av dem har svarat ({percent} procent).")
        } else {
            format!("{asked} respondents were asked. {answered} of them answered ({percent} per cent).")
        });
        sentences.push(match (silent.len(), sv) {
            (0, true) => "Alla tillfrågade har svarat.".to_owned(),
            (0, false) => "All that were asked answered.".to_owned(),
            (n, true) => format!("{n} har inte svarat: {}.", list(lang, silent)),
            (n, false) => format!("{n} did not answer: {}.", list(lang, silent)),
        });
    }
    match (uninvited.len(), sv) {
        (0, _) => {}
        (n, true) => sentences.push(format!(
            "Därutöver har {n} svarat utan att vara {}: {}.",
            if n == 1 {
                "tillfrågad"
            } else {
                "tillfrågade"
            },
            list(lang, uninvited)
        )),
        (n, false) => sentences.push(format!(
            "Beside these {n} answered without being asked: {}.",
            list(lang, uninvited)
        )),
    }
    match (late.len(), sv) {
        (0, _) => {}
        (1, true) => sentences.push(format!(
            "Ett svar är daterat efter sista svarsdag: {}.",
            list(lang, late)
        )),
        (n, true) => sentences.push(format!(
            "{n} svar är daterade efter sista svarsdag: {}.",
            list(lang, late)
        )),
        (1, false) => sentences.push(format!(
            "One answer is dated after the last day: {}.",
            list(lang, late)
        )),
        (n, false) => sentences.push(format!(
            "{n} answers are dated after the last day: {}.",
            list(lang, late)
        )),
    }
    match (nameless, sv) {
        (0, _) => {}
        (1, true) => sentences.push("Ett dokuments avsändare är inte känd.".to_owned()),
        (n, true) => sentences.push(format!("{n} dokuments avsändare är inte kända.")),
        (1, false) => sentences.push("The sender of one document is not known.".to_owned()),
        (n, false) => sentences.push(format!("The senders of {n} documents are not known.")),
    }
    sentences
}

/// What to do about a document that was read with remarks.
pub(super) const fn look(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "jämför med originalet",
        Lang::En => "compare with the original",
    }
}

/// How many statements a search chose.
pub(super) fn hits(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Sv, 1) => "ett utvalt uttalande".to_owned(),
        (Lang::Sv, n) => format!("{n} utvalda uttalanden"),
        (Lang::En, 1) => "one chosen statement".to_owned(),
        (Lang::En, n) => format!("{n} chosen statements"),
    }
}

/// What the comments amount to: heeded, in part, not, commented without an
/// outcome, and not yet commented.
pub(super) fn outcomes(
    lang: Lang,
    yes: usize,
    partly: usize,
    no: usize,
    without: usize,
    open: usize,
) -> Vec<String> {
    let commented = yes + partly + no + without;
    match lang {
        Lang::Sv => {
            let rest = if without == 0 {
                String::new()
            } else {
                format!("; för {without} är utfallet inte angivet")
            };
            vec![
                format!(
                    "{commented} {}: {yes} beaktas, {partly} beaktas delvis och {no} beaktas ej{rest}.",
                    if commented == 1 {
                        "uttalande är kommenterat"
                    } else {
                        "uttalanden är kommenterade"
                    }
                ),
                format!(
                    "{open} {} utan kommentar.",
                    if open == 1 {
                        "uttalande är ännu"
                    } else {
                        "uttalanden är ännu"
                    }
                ),
            ]
        }
        Lang::En => {
            let rest = if without == 0 {
                String::new()
            } else {
                format!("; for {without} no outcome is given")
            };
            vec![
                format!(
                    "{commented} {} commented: {yes} heeded, {partly} heeded in part and {no} not heeded{rest}.",
                    if commented == 1 {
                        "statement is"
                    } else {
                        "statements are"
                    }
                ),
                format!(
                    "{open} {} without a comment.",
                    if open == 1 {
                        "statement is still"
                    } else {
                        "statements are still"
                    }
                ),
            ]
        }
    }
}

/// "dnr SN 2025/41, § 34, Yttrande.pdf, s. 2"
pub(super) fn citation(lang: Lang, source: &Source) -> String {
    let words = labels(lang);
    let mut parts = Vec::new();
    if let Some(reference) = &source.reference {
        parts.push(match lang {
            Lang::Sv => format!("dnr {reference}"),
            Lang::En => format!("ref. {reference}"),
        });
    }
    if let Some(paragraph) = &source.minutes_paragraph {
        parts.push(paragraph.clone());
    }
    parts.push(file(source));
    if let Some(page) = source.page {
        parts.push(format!(
            "{}\u{a0}{page}",
            if source.page_is_reckoned {
                words.about_page
            } else {
                words.page_short
            }
        ));
    }
    parts.join(", ")
}

/// The file's own name with its part, without folders.
pub(super) fn file(source: &Source) -> String {
    let name = source.file.rsplit('/').next().unwrap_or(&source.file);
    if source.part.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({})", source.part)
    }
}

/// Suggested, confirmed by the machine, or reviewed.
pub(super) const fn status(lang: Lang, status: Status) -> &'static str {
    let words = labels(lang);
    match status {
        Status::Suggested => words.suggestion,
        Status::Auto => words.confirmed,
        Status::Decided => words.decided,
    }
}

/// The stance with a capital, or that there is none.
pub(super) fn stance(lang: Lang, stance: Option<Stance>) -> String {
    stance.map_or_else(
        || labels(lang).not_assessed.to_owned(),
        |stance| capital(stance.label(lang)),
    )
}

/// The role with a capital.
pub(super) fn role(lang: Lang, role: Role) -> String {
    capital(role.label(lang))
}

/// The sections' numbers or headings, joined by commas.
pub(super) fn sections(lang: Lang, sections: &[SectionRef]) -> String {
    sections
        .iter()
        .map(|section| short(lang, section))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a section is called where there is little room.
pub(super) fn short(lang: Lang, section: &SectionRef) -> &str {
    match &section.number {
        Some(number) => number,
        None if section.id.is_general() => labels(lang).general_short,
        None => &section.heading,
    }
}

/// How many statements from how many respondents these quotations hold, the
/// folded ones included.
pub(super) fn group_extent(lang: Lang, quotations: &[Quotation]) -> String {
    let statements = quotations.iter().map(|one| 1 + one.also.len()).sum();
    let respondents: BTreeSet<&str> = quotations
        .iter()
        .flat_map(|one| {
            let also = one.also.iter().map(|also| also.respondent.as_str());
            std::iter::once(one.respondent.as_str()).chain(also)
        })
        .collect();
    extent(lang, statements, respondents.len())
}

/// What was masked, in one sentence.
pub(super) fn masked(lang: Lang, masked: Masked) -> String {
    let Masked {
        identity_numbers,
        telephones,
        e_mails,
        names,
    } = masked;
    match lang {
        Lang::Sv => format!(
            "Personuppgifter i citaten är maskerade: {identity_numbers} personnummer, {telephones} telefonnummer, {e_mails} e-postadresser och {names} namn. Originalen är orörda."
        ),
        Lang::En => format!(
            "Personal data in the quotations is masked: {identity_numbers} identity numbers, {telephones} telephone numbers, {e_mails} e-mail addresses and {names} names. The originals are untouched."
        ),
    }
}

/// "7 uttalanden från 5 remissinstanser"
fn extent(lang: Lang, statements: usize, respondents: usize) -> String {
    match lang {
        Lang::Sv => format!(
            "{statements} {} från {respondents} {}",
            if statements == 1 {
                "uttalande"
            } else {
                "uttalanden"
            },
            if respondents == 1 {
                "remissinstans"
            } else {
                "remissinstanser"
            },
        ),
        Lang::En => format!(
            "{statements} {} by {respondents} {}",
            if statements == 1 {
                "statement"
            } else {
                "statements"
            },
            if respondents == 1 {
                "respondent"
            } else {
                "respondents"
            },
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(n: usize, total: usize, expected: &str) {
        assert_eq!(quantity(Lang::Sv, n, total), expected);
    }

    #[test]
    fn quantifiers_are_tied_to_counts() {
        check(0, 14, "Ingen");
        check(1, 14, "En remissinstans, 1 av 14,");
        check(2, 14, "Två remissinstanser, 2 av 14,");
        check(3, 14, "Några, 3 av 14,");
        check(7, 14, "Hälften, 7 av 14,");
        check(8, 14, "Flertalet, 8 av 14,");
        check(9, 14, "Flertalet, 9 av 14,");
        check(12, 14, "Det helt övervägande antalet, 12 av 14,");
        check(14, 14, "Samtliga 14");
        check(2, 2, "Båda");
        check(1, 1, "Den enda som tar ställning");
        check(2, 3, "Två remissinstanser, 2 av 3,");
    }

    fn count(stance: Stance, names: &[&str]) -> Count {
        Count {
            stance,
            respondents: names.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    #[test]
    fn support_comes_first_and_the_exceptions_are_named() {
        let counts = [
            count(Stance::Supports, &["A", "B", "C"]),
            count(Stance::NoObjection, &["D"]),
            count(Stance::Opposes, &["E"]),
        ];
        let tally = Tally {
            answered: Some(9),
            speaking: 6,
            counts: &counts,
            decided: 1,
            minority: &["EP".to_owned()],
            minority_statements: 2,
        };
        assert_eq!(
            summary(Lang::Sv, Object::Section, &tally),
            [
                "6 av 9 remissinstanser som svarat yttrar sig om avsnittet; 5 av dem tar ställning.",
                "Flertalet, 4 av 5, tillstyrker eller lämnar utan erinran: 3 tillstyrker (A, B och C) och 1 har ingen erinran (D).",
                "En remissinstans, 1 av 5, avstyrker: E.",
                "Av 5 ställningstaganden är 1 granskat och 4 maskinens förslag.",
                "Därutöver finns 2 uttalanden i reservationer och liknande av EP; de räknas inte in.",
            ]
        );
    }

    #[test]
    fn a_silent_section_says_so() {
        let tally = Tally {
            answered: Some(9),
            speaking: 0,
            counts: &[],
            decided: 0,
            minority: &[],
            minority_statements: 0,
        };
        assert_eq!(
            summary(Lang::Sv, Object::Section, &tally),
            ["Ingen remissinstans yttrar sig om avsnittet."]
        );
        assert_eq!(
            summary(Lang::En, Object::Programme, &tally),
            ["No respondent speaks on the programme as a whole."]
        );
    }
}
