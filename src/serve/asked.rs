//! Who was asked, as pasted from a spreadsheet.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::problem::Problem;
use super::visit::Visit;
use crate::identify;
use crate::model::{Respondent, RespondentKind, is_mail_address};

/// Respondents in a list, at most.
pub(super) const RESPONDENTS: usize = 5_000;
/// Rows that are told to be odd, at most.
const ROWS_TOLD: usize = 10;

/// Rows as they are pasted from a spreadsheet: name, kind, other names, and e-mail
/// addresses wherever they stand. Gives the names that an earlier row has, too: what
/// such a row adds is its addresses.
pub(super) fn respondents(
    visit: &Visit,
    pasted: &str,
) -> Result<(Vec<Respondent>, Vec<String>), Problem> {
    let mut list: Vec<Respondent> = Vec::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut repeated = Vec::new();
    let mut odd: Vec<String> = Vec::new();
    let mut is_odd_kind = false;
    for (number, row) in pasted.lines().enumerate() {
        let sign = if row.contains('\t') { '\t' } else { ';' };
        let mut cells = row.split(sign).map(str::trim);
        let name = cells.next().unwrap_or_default();
        if name.is_empty() || list.is_empty() && is_heading(name) {
            continue;
        }
        let cells: Vec<&str> = cells.collect();
        let (of_mail, others): (Vec<&str>, Vec<&str>) =
            cells.iter().partition(|cell| cell.contains('@'));
        let mut tell = |what: &str, why: &str| {
            let row = visit.t("Rad", "Row");
            odd.push(format!("{row} {}: {name}. ”{what}” {why}", number + 1));
        };
        let mut email = Vec::new();
        for address in of_mail.iter().flat_map(|cell| addresses(cell)) {
            if is_mail_address(address) {
                add(&mut email, address);
            } else {
                tell(address, no_address(visit));
            }
        }
        let key: String = name.nfc().collect();
        if let Some(at) = names.get(&key) {
            let first: &mut Respondent = &mut list[*at];
            for address in &email {
                add(&mut first.contact.email, address);
            }
            repeated.push(name.to_owned());
            continue;
        }
        names.insert(key, list.len());
        let mut one = Respondent::new(name, kind_of(name));
        let mut others = others.into_iter();
        // An address may stand in the place of the kind.
        let is_in_place = cells.first().is_some_and(|cell| !cell.contains('@'));
        let second = others.next().filter(|cell| !cell.is_empty());
        let mut spare = None;
        match second.map(|cell| (cell, cell.parse())) {
            None => {}
            Some((_, Ok(kind))) => one.kind = kind,
            Some((cell, Err(_))) if !is_in_place => spare = Some(cell),
            Some((cell, Err(_))) => {
                is_odd_kind = true;
                tell(
                    cell,
                    visit.t(
                        "är ingen typ av remissinstans.",
                        "is no kind of respondent.",
                    ),
                );
            }
        }
        one.aliases = (spare.into_iter().chain(others))
            .flat_map(|cell| cell.split(','))
            .map(str::trim)
            .filter(|alias| !alias.is_empty())
            .map(str::to_owned)
            .collect();
        one.contact.email = email;
        list.push(one);
        if list.len() > RESPONDENTS {
            return Err(Problem::TooLarge(
                visit.t("För många rader.", "Too many rows.").to_owned(),
            ));
        }
    }
    if odd.is_empty() {
        return Ok((list, repeated));
    }
    odd.truncate(ROWS_TOLD);
    if is_odd_kind {
        let kinds_are = visit.t("Typerna är:", "The kinds are:");
        odd.push(format!("{kinds_are} {}.", kinds(visit)));
    }
    Err(Problem::Field(odd.join("\n")))
}

/// That this is no address, and how one is written.
pub(super) const fn no_address<'a>(visit: &Visit) -> &'a str {
    visit.t(
        "är ingen e-postadress. Skriv den som kultur@ekstad.example.",
        "is no e-mail address. Write it as kultur@ekstad.example.",
    )
}

/// The addresses in a cell, or what stands in their places. Names that mail programs
/// put before an address in pointed brackets are no part of it.
pub(super) fn addresses(cell: &str) -> impl Iterator<Item = &str> {
    let has_names = cell.contains('<');
    cell.split(|sign: char| sign.is_whitespace() || [',', ';', '<', '>'].contains(&sign))
        .map(|one| one.strip_prefix("mailto:").unwrap_or(one))
        .filter(move |one| !one.is_empty() && (!has_names || one.contains('@')))
}

/// Adds an address to those that are there, unless it is one of them.
pub(super) fn add(email: &mut Vec<String>, address: &str) -> bool {
    let is_new = !email.iter().any(|one| one.eq_ignore_ascii_case(address));
    if is_new {
        email.push(address.to_owned());
    }
    is_new
}

/// The kinds that a respondent can be of.
pub(super) fn kinds(visit: &Visit) -> String {
    let labels: Vec<&str> = RespondentKind::ALL
        .iter()
        .map(|kind| kind.label(visit.lang))
        .collect();
    labels.join(", ")
}

/// Whether the first cell is a column's heading, as it comes along from a
/// spreadsheet.
fn is_heading(cell: &str) -> bool {
    const HEADINGS: [&str; 9] = [
        "namn",
        "name",
        "instans",
        "instanser",
        "remissinstans",
        "remissinstanser",
        "respondent",
        "respondents",
        "tillfrågad",
    ];
    HEADINGS.contains(&cell.to_lowercase().trim_end_matches(':'))
}

/// The kind that a name tells by itself.
pub(super) fn kind_of(name: &str) -> RespondentKind {
    identify::kind_of(name).unwrap_or(RespondentKind::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_kind() {
        assert_eq!(kind_of("Kulturnämnden"), RespondentKind::Board);
        assert_eq!(kind_of("Ekstads Hamn AB"), RespondentKind::Company);
        assert_eq!(kind_of("Socialstyrelsen"), RespondentKind::Authority);
        assert_eq!(kind_of("Åsa"), RespondentKind::Other);
    }

    #[test]
    fn addresses_are_taken_out_of_what_mail_programs_write() {
        let of = |cell| addresses(cell).collect::<Vec<_>>();
        assert_eq!(
            of("Bo Ek <bo@ekstad.example>, mailto:a@ekstad.example"),
            ["bo@ekstad.example", "a@ekstad.example"]
        );
        assert_eq!(of("a@ekstad.example b@"), ["a@ekstad.example", "b@"]);
    }
}
