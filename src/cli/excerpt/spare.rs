//! A report that a person has written in is not written over.

use std::path::Path;

use crate::error::{Action, Error};
use crate::language::by_number;
use crate::model::{Consultation, Lang};
use crate::pipeline::Returned;
use crate::report::comments;

/// Refuses to write over a report with comments that are recorded nowhere else.
pub(super) fn spare(path: &Path, consultation: &Consultation) -> Result<(), Error> {
    // A pipe or device is not read: it would wait for ever.
    if !path.is_file() {
        return Ok(());
    }
    let bytes = std::fs::read(path).map_err(Error::io(path, Action::Read))?;
    let filled_in = match comments::read(&bytes) {
        Ok(filled_in) => filled_in,
        // Whole or damaged, Word and Excel files begin so.
        Err(why) if bytes.starts_with(b"PK") => {
            let path = path.display();
            let (swedish, english) = (why.in_words(Lang::Sv), why.in_words(Lang::En));
            return Err(Error::usage(
                format!(
                    "{path}: filen finns redan och kan inte läsas ({swedish}); i den kan stå text som inte är sparad. Flytta den, eller skriv till en annan fil"
                ),
                format!(
                    "{path}: the file is there and cannot be read ({english}); texts may be filled in there that are not recorded. Move it, or write to another file"
                ),
            ));
        }
        // What is no report of ours holds no comments of ours.
        Err(_) => return Ok(()),
    };
    let returned = Returned::of(consultation, &filled_in);
    let (lost, outside) = (returned.rows.len(), returned.outside.len());
    let path = path.display();
    if lost == 0 && outside == 0 {
        return Ok(());
    }
    if lost == 0 {
        return Err(Error::usage(
            format!(
                "{path}: där står {outside} {} utanför rutorna, som inte kan sparas; flytta filen, eller skriv till en annan",
                by_number(outside, "text", "texter")
            ),
            format!(
                "{path}: {outside} {} there outside the cells and cannot be recorded; move the file, or write to another",
                by_number(outside, "text stands", "texts stand")
            ),
        ));
    }
    Err(Error::usage(
        format!(
            "{path}: där står {lost} {}; spara först med `remiss comments {path} --by NAMN`, eller skriv till en annan fil",
            by_number(
                lost,
                "ifylld text som inte är sparad",
                "ifyllda texter som inte är sparade"
            )
        ),
        format!(
            "{path}: {lost} {} not recorded; record first with `remiss comments {path} --by NAME`, or write to another file",
            by_number(
                lost,
                "text is filled in there that is",
                "texts are filled in there that are"
            )
        ),
    ))
}
