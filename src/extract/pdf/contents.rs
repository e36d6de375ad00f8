//! Tables of contents, told by their dots.

use super::line::Line;

/// Lines with dots that make a table of contents.
const LEAST: usize = 3;

/// Which of a page's lines are entries of a table of contents.
pub(super) fn lines(lines: &[&Line]) -> Vec<bool> {
    let entries: Vec<bool> = lines.iter().map(|line| is_entry(&line.text)).collect();
    if entries.iter().filter(|entry| **entry).count() < LEAST {
        return Vec::new();
    }
    entries
}

/// A heading, dots, and a page number.
fn is_entry(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if before.len() == text.len() || text.len() - before.len() > 4 {
        return false;
    }
    let is_leader = |c: char| matches!(c, '.' | '…' | '·' | '_' | ' ');
    let title = before.trim_end_matches(is_leader);
    let leader = &before[title.len()..];
    let dots = leader.chars().filter(|c| *c != ' ').count();
    title.chars().any(char::is_alphabetic) && (dots >= 4 || leader.contains("……"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_before_a_number_make_an_entry() {
        for (text, expected) in [
            ("1 Inledning ........................ 3", true),
            ("Ansvar . . . . . . . . 12", true),
            ("Ansvar ... 12", false),
            ("Kostnaden är 1 250 000", false),
            ("Se vidare ......", false),
        ] {
            assert_eq!(is_entry(text), expected, "{text}");
        }
    }
}
