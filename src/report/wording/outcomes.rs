//! What became of the statements that were commented on.

use crate::language::by_number;
use crate::model::Lang;

/// How many statements were commented on, by what came of it.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Commented {
    /// Heeded.
    pub(in crate::report) yes: usize,
    /// Heeded in part.
    pub(in crate::report) partly: usize,
    /// Not heeded.
    pub(in crate::report) no: usize,
    /// Commented without an outcome.
    pub(in crate::report) without: usize,
    /// Not commented yet.
    pub(in crate::report) open: usize,
}

/// What the comments amount to.
pub(in crate::report) fn outcomes(lang: Lang, counts: Commented) -> Vec<String> {
    let Commented {
        yes,
        partly,
        no,
        without,
        open,
    } = counts;
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
                    by_number(
                        commented,
                        "uttalande är kommenterat",
                        "uttalanden är kommenterade"
                    )
                ),
                format!(
                    "{open} {} utan kommentar.",
                    by_number(open, "uttalande är ännu", "uttalanden är ännu")
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
                    by_number(commented, "statement is", "statements are")
                ),
                format!(
                    "{open} {} without a comment.",
                    by_number(open, "statement is still", "statements are still")
                ),
            ]
        }
    }
}
