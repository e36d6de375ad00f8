//! Letters with their marks as one character: some programs write `ä` as an
//! `a` with two dots after it, and everything further on looks for `ä`.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::draft::Draft;
use crate::model::{BlockKind, Span};

/// Composes the words of a block and all that hangs on them (Unicode's NFC,
/// under which no text changes its meaning). Marks without a composed form stay.
pub(super) fn compose(draft: &mut Draft) {
    if !is_composed(&draft.text) {
        let (text, moved) = composition(&draft.text);
        draft.text = text;
        for link in &mut draft.links {
            link.span = Span::new(moved.place(link.span.start), moved.place(link.span.end));
        }
        for call in &mut draft.note_calls {
            call.offset = moved.place(call.offset);
        }
        for mark in &mut draft.pages {
            mark.offset = moved.place(mark.offset);
        }
        for (_, offset) in &mut draft.passages {
            *offset = moved.place(*offset);
        }
        for one in &mut draft.inserted {
            *one = Span::new(moved.place(one.start), moved.place(one.end));
        }
    }
    if let Some(number) = &mut draft.number {
        compose_text(number);
    }
    if let BlockKind::Note(label) | BlockKind::Comment(label) = &mut draft.kind {
        compose_text(label);
    }
    for call in &mut draft.note_calls {
        compose_text(&mut call.label);
    }
}

/// Composes a text on which no places hang.
pub(super) fn compose_text(text: &mut String) {
    if !is_composed(text) {
        *text = text.nfc().collect();
    }
}

fn is_composed(text: &str) -> bool {
    text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// Where characters stand after composition.
#[derive(Default)]
struct Moved {
    /// The stretches that changed, in order.
    stretches: Vec<Stretch>,
}

struct Stretch {
    /// Where it stood before.
    before: Span,
    /// Where it ends now.
    end: usize,
}

impl Moved {
    /// Where an offset stands now; one within a letter stands behind it.
    fn place(&self, offset: usize) -> usize {
        let begun = (self.stretches).partition_point(|one| one.before.start < offset);
        let Some(last) = begun.checked_sub(1).map(|at| &self.stretches[at]) else {
            return offset;
        };
        last.end + offset.saturating_sub(last.before.end)
    }
}

/// Composes stretch by stretch, each of a character and what may join it.
fn composition(text: &str) -> (String, Moved) {
    let mut composed = String::with_capacity(text.len());
    let mut moved = Moved::default();
    let mut start = 0;
    let begins = |c: char| {
        canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
    };
    let mut flush = |before: Span| {
        let from = composed.len();
        composed.extend(before.of(text).nfc());
        if composed[from..] != *before.of(text) {
            let end = composed.len();
            moved.stretches.push(Stretch { before, end });
        }
    };
    for (at, c) in text.char_indices() {
        if at > start && begins(c) {
            flush(Span::new(start, at));
            start = at;
        }
    }
    flush(Span::new(start, text.len()));
    (composed, moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        Draft::of(BlockKind::Paragraph, text.to_owned())
    }

    #[test]
    fn letters_and_marks_become_one_and_places_follow() {
        let mut draft = draft("A\u{308}ldrena\u{308}mnden ");
        let link = draft.text.len();
        draft.start_page(2);
        draft.text.push_str("fo\u{308}r");
        draft.link_from(link, "https://exempel.se");
        draft.call_note("a\u{30a}".to_owned());
        draft.text.push_str(" a\u{30a}ret");
        compose(&mut draft);
        assert_eq!(draft.text, "Äldrenämnden för året");
        assert_eq!(&draft.text[draft.pages[0].offset..], "för året");
        assert_eq!(draft.links[0].span.of(&draft.text), "för");
        assert_eq!(&draft.text[draft.note_calls[0].offset..], " året");
        assert_eq!(draft.note_calls[0].label, "å");
    }

    #[test]
    fn marks_without_a_composed_form_stay() {
        for text in ["x\u{323}\u{308} är", "שָׁלוֹם", "ก็", "Blåbär", "日本語"] {
            let mut draft = draft(text);
            compose(&mut draft);
            let composed: String = text.nfc().collect();
            assert_eq!(draft.text, composed);
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            failure_persistence: None,
            ..Default::default()
        })]
        #[test]
        fn it_is_the_whole_in_stretches(text in "[a-cåäö \u{300}-\u{330}\u{1100}-\u{11c2}\u{ac00}-\u{ac20}\u{212b}]{0,40}") {
            let (composed, moved) = composition(&text);
            proptest::prop_assert_eq!(&composed, &text.nfc().collect::<String>());
            for (at, _) in text.char_indices() {
                proptest::prop_assert!(composed.is_char_boundary(moved.place(at)));
            }
            proptest::prop_assert_eq!(moved.place(text.len()), composed.len());
        }
    }
}
