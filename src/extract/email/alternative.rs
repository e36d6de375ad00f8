//! Whether a message's plain text says more than its page does: programs send
//! both, and mean the same by them; but not always.

use std::collections::HashSet;

/// How many words in a row must be missing from the page to count: links and
/// pictures are written out in the plain text, and are no longer.
const RUN: usize = 6;

/// A single word says nothing that a page leaves out.
const FEWEST: usize = 2;

/// What the plain text says that the page does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// Nothing of weight.
    None,
    /// A sentence or more.
    Some,
    /// Most of it: it is another text.
    Most,
}

/// Holds a plain text against the text of the page.
pub(super) fn difference(plain: &str, page: &str) -> Difference {
    let (plain, page) = (words(plain), words(page));
    let known: HashSet<&[String]> = page.windows(3).collect();
    let (mut missing, mut run, mut longest) = (0, 0, 0);
    for three in plain.windows(3.min(plain.len().max(1))) {
        let is_known = match three {
            [_, _, _] => known.contains(three),
            _ => three.iter().all(|word| page.contains(word)),
        };
        run = if is_known { 0 } else { run + 1 };
        missing += usize::from(!is_known);
        longest = longest.max(run);
    }
    let all = plain.len().saturating_sub(2).max(1);
    if plain.len() < FEWEST || missing == 0 {
        Difference::None
    } else if missing * 2 > all && (longest >= RUN || missing == all) {
        Difference::Most
    } else if longest >= RUN {
        Difference::Some
    } else {
        Difference::None
    }
}

/// The words of a text in lower case, without addresses, and without what
/// stands for a picture: `[cid:…]`, `[En bild som visar …]`.
fn words(text: &str) -> Vec<String> {
    const LONGEST_LABEL: usize = 300;
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '<']) {
        plain.push_str(&rest[..at]);
        plain.push(' ');
        let close = if rest[at..].starts_with('[') {
            ']'
        } else {
            '>'
        };
        let label = rest[at..].find(close).filter(|end| *end <= LONGEST_LABEL);
        rest = &rest[at + label.map_or(1, |end| end + 1)..];
    }
    plain.push_str(rest);
    plain
        .split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains('@'))
        .flat_map(|word| word.split(|sign: char| !sign.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_in_other_clothes_is_no_difference() {
        let page = "Föreningen tillstyrker förslaget, se planen. Vi vill att parken blir större.";
        for plain in [
            page,
            "FÖRENINGEN tillstyrker\nförslaget, se planen\n<https://exempel.se/a/lang/adress>.\n* Vi vill att parken\n  blir större.",
            "[En bild som visar text och mycket annat som en maskin skrev]\nFöreningen tillstyrker förslaget, se planen. Vi vill att parken blir större.",
            "",
        ] {
            assert_eq!(difference(plain, page), Difference::None, "{plain}");
        }
    }

    #[test]
    fn another_text_and_one_sentence_more() {
        let page = "Hej, se bilaga.";
        assert_eq!(difference("Vi avstyrker.", page), Difference::Most);
        assert_eq!(
            difference("Vi avstyrker avsnitt 2, för medel saknas helt.", page),
            Difference::Most
        );
        let page = "Föreningen tillstyrker förslaget i dess helhet och tackar för remissen.";
        let plain = format!("{page} Men vi avstyrker avsnitt 2, eftersom medel saknas.");
        assert_eq!(difference(&plain, page), Difference::Some);
    }
}
