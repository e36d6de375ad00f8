//! Reads the quotations of such a page back.

use super::escape::plain;

/// Reads quotations back: id and text.
pub(in crate::report) fn read(text: &str) -> Vec<(String, String)> {
    let mut quotations = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(id) = line
            .strip_prefix("<!-- ")
            .and_then(|line| line.strip_suffix(" -->"))
        else {
            continue;
        };
        let mut quoted: Vec<String> = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('>')) {
            let line = line.strip_prefix("> ").unwrap_or(&line[1..]);
            quoted.push(plain(line));
        }
        quotations.push((id.to_owned(), quoted.join("\n")));
    }
    quotations
}
