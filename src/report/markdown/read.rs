//! Reads the quotations of such a page back.

use super::escape::plain;
use crate::report::manifest::Manifest;
use crate::report::verify::Written;

/// Reads quotations back, and what the report says of itself.
pub(in crate::report) fn read(text: &str) -> Written {
    let mut quotations = Vec::new();
    let mut manifest = None;
    let mut id = "";
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let comment = line
            .strip_prefix("<!-- ")
            .and_then(|line| line.strip_suffix(" -->"));
        if let Some(found) = comment.and_then(Manifest::read) {
            manifest = manifest.or(Some(found));
            continue;
        }
        if let Some(found) = comment {
            id = found;
            if !lines.peek().is_some_and(|line| is_quoted(line)) {
                // A quotation whose words are gone.
                quotations.push((id.to_owned(), String::new()));
            }
            continue;
        }
        if !is_quoted(line) {
            continue;
        }
        // Quoted words that no id stands above belong to none.
        let mut quoted = vec![words(line)];
        // A line that is not marked goes on with the quotation until one is empty.
        while let Some(line) = lines.next_if(|line| is_quoted(line) || !line.trim().is_empty()) {
            quoted.push(words(line));
        }
        quotations.push((std::mem::take(&mut id).to_owned(), quoted.join("\n")));
    }
    (quotations, manifest)
}

/// Whether the line is marked as a quotation.
fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

fn words(line: &str) -> String {
    let line = line.trim_start();
    let line = line.strip_prefix('>').unwrap_or(line);
    plain(line.strip_prefix(' ').unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_as_quoted_is_read_as_quoted() {
        let page =
            "<!-- a-1 -->\n> Nämnden tillstyrker\ninte alls\n\n> utan id\n\ntext\n<!-- b-2 -->\n\n";
        let (quotations, manifest) = read(page);
        let quotations: Vec<(&str, &str)> = quotations
            .iter()
            .map(|(id, text)| (id.as_str(), text.as_str()))
            .collect();
        assert_eq!(
            quotations,
            [
                ("a-1", "Nämnden tillstyrker\ninte alls"),
                ("", "utan id"),
                ("b-2", "")
            ]
        );
        assert_eq!(manifest, None);
    }
}
