//! Signs that Markdown would act upon.

/// The text on one line, with every sign that Markdown would act upon escaped.
pub(super) fn escaped(text: &str) -> String {
    escaped_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

pub(super) fn escaped_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let digits_before = at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        let acts = matches!(
            sign,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '$'
                | '^'
                | '='
        ) || (at == 0 && matches!(sign, '+' | '-' | ':'))
            || (digits_before && matches!(sign, '.' | ')'));
        if acts {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// Takes the escapes off again.
pub(super) fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\\'
            && let Some(next) = signs.next_if(char::is_ascii_punctuation)
        {
            out.push(next);
        } else {
            out.push(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(escaped_line(text), expected);
        assert_eq!(plain(expected), text);
    }

    #[test]
    fn markup_is_escaped_and_comes_back() {
        check(
            "Nämnden tillstyrker, 3.2 (nej) – ja.",
            "Nämnden tillstyrker, 3.2 (nej) – ja.",
        );
        check("<b>*fet*</b>", r"\<b\>\*fet\*\</b\>");
        check("1. lista", r"1\. lista");
        check("- punkt", r"\- punkt");
        check("[länk](x) | \\", r"\[länk\](x) \| \\");
    }
}
