//! Compiles the Swedish hunspell dictionary, and the irregular words of
//! `irregular.txt`, into the two files that `remiss` embeds.
//!
//! `cargo run --manifest-path lexicon/make/Cargo.toml -- /usr/share/hunspell/sv_SE lexicon`
//!
//! `swedish.fst` maps each form to a line of `swedish.tsv`; a line says which
//! words such a form belongs to and what it may be in a compound. Words are
//! written as edits of the form: bytes to drop from its end, and what to add.

mod affix;
mod words;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use words::Words;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(dictionary), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: make-lexicon DICTIONARY-WITHOUT-ENDING FOLDER".into());
    };
    let folder = Path::new(&folder);
    let mut words = Words::default();
    words.add_dictionary(
        &fs::read_to_string(format!("{dictionary}.aff"))?,
        &fs::read_to_string(format!("{dictionary}.dic"))?,
    );
    words.add_irregular(&fs::read_to_string(folder.join("irregular.txt"))?);

    let lines: Vec<(String, String)> = words.lines().collect();
    let mut numbers: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, line) in &lines {
        let next = numbers.len() as u64;
        numbers.entry(line).or_insert(next);
    }
    let mut map = fst::MapBuilder::memory();
    for (form, line) in &lines {
        map.insert(form, numbers[line.as_str()])?;
    }
    let mut table: Vec<(&str, u64)> = numbers.into_iter().collect();
    table.sort_by_key(|(_, number)| *number);
    let mut text = String::new();
    for (line, _) in table {
        writeln!(text, "{line}")?;
    }
    let bytes = map.into_inner()?;
    println!("{} forms, {} lines, {} bytes", lines.len(), text.lines().count(), bytes.len());
    fs::write(folder.join("swedish.fst"), bytes)?;
    fs::write(folder.join("swedish.tsv"), text)?;
    Ok(())
}
