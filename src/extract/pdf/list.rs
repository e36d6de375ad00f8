//! The marks of list items and the numbers of headings at the start of a line.

/// Signs that open a list item.
fn is_bullet(character: char) -> bool {
    matches!(
        character,
        '•' | '·'
            | '●'
            | '○'
            | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '►'
            | '▶'
            | '➢'
            | '➤'
            | '✓'
            | '✔'
            | '‣'
            | '⁃'
            | '∙'
            | '*'
            | '–'
            | '—'
            | '-'
            | '−'
            | '\u{f020}'..='\u{f0ff}'
    )
}

/// Whether the whole text is a list mark, a form's box or a section number.
pub(super) fn is_mark(text: &str) -> bool {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => is_bullet(only) || matches!(only, 'o' | '☐' | '☒'),
        _ => item_number(text) || section_number(text),
    }
}

/// `a)`, `1.`, `(ii)`, `12)`.
fn item_number(text: &str) -> bool {
    let (inner, opened) = match text.strip_prefix('(') {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let inner = match inner.strip_suffix(')') {
        Some(inner) => inner,
        None if opened => return false,
        None => match inner.strip_suffix('.') {
            Some(inner) => inner,
            None => return false,
        },
    };
    let digits = inner.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&inner.len());
    let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic());
    let is_roman = |b| matches!(b, b'i' | b'v' | b'x');
    let roman = (2..=5).contains(&inner.len()) && inner.bytes().all(is_roman);
    digits || letter || roman
}

/// `2`, `2.1`, `2.1.3.`.
fn section_number(text: &str) -> bool {
    let inner = text.strip_suffix('.').unwrap_or(text);
    let is_part =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    inner.split('.').count() <= 6 && inner.split('.').all(is_part)
}

/// The list mark at the start of a text, and where the text goes on.
pub(super) fn mark(text: &str) -> Option<(&str, usize)> {
    let (first, rest) = text.split_once(' ')?;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return None;
    }
    let mut characters = first.chars();
    let bullet = match (characters.next(), characters.next()) {
        (Some('o'), None) => rest.starts_with(char::is_uppercase),
        (Some(only), None) => is_bullet(only),
        _ => false,
    };
    (bullet || item_number(first)).then_some((first, text.len() - rest.len()))
}

/// The section number at the start of a heading, and where its words begin.
pub(super) fn heading_number(text: &str) -> Option<(&str, usize)> {
    let (first, rest) = text.split_once(' ')?;
    let words = rest.trim_start();
    let start = text.len() - words.len();
    let is_words = words.starts_with(char::is_alphabetic);
    // `§ 7 Ansvar`
    if first == "§"
        && let Some((number, after)) = words.split_once(' ')
        && section_number(number)
        && after.trim_start().starts_with(char::is_alphabetic)
    {
        return Some((
            &text[..start + number.len()],
            text.len() - after.trim_start().len(),
        ));
    }
    (is_words && (section_number(first) || item_number(first))).then_some((first, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (text, expected) in [
            ("• Kommunen", Some("•")),
            ("a) att", Some("a)")),
            ("(ii) att", Some("(ii)")),
            ("1. Nämnden", Some("1.")),
            ("– Vi anser", Some("–")),
            ("o Uppföljning", Some("o")),
            ("o och", None),
            ("Nämnden anser", None),
            ("2026. Därefter", None),
            ("-", None),
            ("kl. 10", None),
        ] {
            assert_eq!(mark(text).map(|(mark, _)| mark), expected, "{text}");
        }
    }

    #[test]
    fn heading_numbers_are_told_from_figures() {
        for (text, expected) in [
            ("2.1 Avsnitt 5.3", Some(("2.1", "Avsnitt 5.3"))),
            ("1. Sammanfattning", Some(("1.", "Sammanfattning"))),
            ("3 Ansvar", Some(("3", "Ansvar"))),
            ("§ 7 Ansvar", Some(("§ 7", "Ansvar"))),
            ("2026 års budget", None),
            ("1 250 000 kr", None),
            ("Ansvar", None),
        ] {
            let found = heading_number(text).map(|(number, start)| (number, &text[start..]));
            assert_eq!(found, expected, "{text}");
        }
    }
}
