//! The export of a web survey: a row that names its columns, and below it an answer
//! in each row. Read as running text it would be one answer of many senders.

/// Fewest columns of such a table.
const COLUMNS: usize = 3;
/// Longest name of a column, in characters: it may be a question.
const LONGEST: usize = 300;
/// What the columns beside the answers are called, one of them at least.
const KNOWN: &[&str] = &[
    "id",
    "svarsid",
    "löpnummer",
    "tid",
    "tidpunkt",
    "tidsstämpel",
    "datum",
    "namn",
    "organisation",
    "förening",
    "remissinstans",
    "avsändare",
    "respondent",
    "e-post",
    "e-postadress",
    "epost",
    "timestamp",
    "name",
    "email",
];

/// Whether a text is a table with an answer in each row.
pub(super) fn is_of_answers(text: &str) -> bool {
    [';', ',', '\t'].into_iter().any(|separator| {
        let mut rows = rows(text, separator);
        let Some(head) = rows.next() else {
            return false;
        };
        let names: Vec<String> = (head.iter())
            .map(|name| name.trim().to_lowercase())
            .collect();
        let is_named = names.len() >= COLUMNS
            && names.iter().all(|name| name.chars().count() <= LONGEST)
            && names.iter().any(|name| KNOWN.contains(&name.as_str()));
        let mut below = 0;
        is_named
            && rows.all(|row| {
                below += 1;
                row.len() == names.len()
            })
            && below > 0
    })
}

/// The rows of a table, without those that are empty. What stands within quotation
/// marks is one cell, whatever it holds.
fn rows(text: &str, separator: char) -> impl Iterator<Item = Vec<String>> {
    let mut signs = text.trim_start_matches('\u{feff}').chars().peekable();
    std::iter::from_fn(move || {
        signs.peek()?;
        let (mut row, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
        while let Some(sign) = signs.next() {
            match sign {
                '"' if is_quoted && signs.peek() == Some(&'"') => {
                    signs.next();
                    cell.push('"');
                }
                '"' => is_quoted = !is_quoted,
                '\n' if !is_quoted => break,
                sign if sign == separator && !is_quoted => row.push(std::mem::take(&mut cell)),
                sign => cell.push(sign),
            }
        }
        row.push(cell);
        Some(row)
    })
    .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_export_of_a_survey_is_known_by_its_first_row() {
        for text in [
            "Svarsid;Namn;Vad tycker du om taxan?\n1;Anna A;Den är hög.\n2;Norra byalaget;\"Bra; \"\"äntligen\"\".\nTack!\"\n",
            "Id,Organisation,Motivering\r\n1,Norra byalaget,\"Buller, och damm.\"\r\n",
            "\u{feff}Datum\tE-post\tSvar\n2030-05-02\ta@ekstad.example\tNej\n",
        ] {
            assert!(is_of_answers(text), "{text}");
        }
        for text in [
            "",
            "Id;Namn;Svar\n",
            "Datum, tid, plats\nNämnden anser att taxan är hög.\n",
            "Kulturnämnden\n\nNämnden vill ha fler kärl, lägre taxa, och bättre tider.\n",
            "Namn: Anna\nDatum: 2030\n",
        ] {
            assert!(!is_of_answers(text), "{text}");
        }
    }
}
