//! Who was asked, as pasted from a spreadsheet.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::problem::Problem;
use super::visit::Visit;
use crate::identify;
use crate::model::{Respondent, RespondentKind};

/// Respondents in a list, at most.
pub(super) const RESPONDENTS: usize = 5_000;
/// Rows that are told to be odd, at most.
const ROWS_TOLD: usize = 10;

/// Rows as they are pasted from a spreadsheet: name, kind, other names. Gives the
/// names that an earlier row has, too.
pub(super) fn respondents(
    visit: &Visit,
    pasted: &str,
) -> Result<(Vec<Respondent>, Vec<String>), Problem> {
    let mut list: Vec<Respondent> = Vec::new();
    let mut names: HashSet<String> = HashSet::new();
    let mut repeated = Vec::new();
    let mut odd: Vec<String> = Vec::new();
    for (number, row) in pasted.lines().enumerate() {
        let sign = if row.contains('\t') { '\t' } else { ';' };
        let mut cells = row.split(sign).map(str::trim);
        let name = cells.next().unwrap_or_default();
        if name.is_empty() || list.is_empty() && is_heading(name) {
            continue;
        }
        if !names.insert(name.nfc().collect()) {
            repeated.push(name.to_owned());
            continue;
        }
        let kind = match cells.next().filter(|cell| !cell.is_empty()) {
            None => kind_of(name),
            Some(cell) => cell.parse().unwrap_or_else(|_| {
                odd.push(format!(
                    "{} {}: {name}. ”{cell}” {}",
                    visit.t("Rad", "Row"),
                    number + 1,
                    visit.t(
                        "är ingen typ av remissinstans.",
                        "is no kind of respondent."
                    )
                ));
                RespondentKind::Other
            }),
        };
        let aliases = cells
            .flat_map(|cell| cell.split(','))
            .map(str::trim)
            .filter(|alias| !alias.is_empty())
            .map(str::to_owned)
            .collect();
        list.push(Respondent {
            name: name.to_owned(),
            kind,
            aliases,
        });
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
    odd.push(format!(
        "{} {}.",
        visit.t("Typerna är:", "The kinds are:"),
        kinds(visit)
    ));
    Err(Problem::Field(odd.join("\n")))
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
}
