//! What readers tell of files: which limit was reached, which piece was passed
//! over and for what reason, what is damaged, what is to be held against the
//! original. Each is a value of its own with its words in both languages side by
//! side. What a library or another program says is kept as a `detail`; officials
//! read it only where nothing plainer can be said.

mod breach;
mod character_source;
mod cut_sign;
mod doubt;
mod fault;
mod file_format;
mod limit;
mod ocr_failure;
mod other_format;
mod piece;
mod reason;
mod system_answer;
mod unopened;

pub use breach::Breach;
pub use character_source::CharacterSource;
pub use cut_sign::CutSign;
pub use doubt::{Doubt, PageDoubt};
pub use fault::Fault;
pub use file_format::FileFormat;
pub use limit::{Counted, Limit};
pub use ocr_failure::{Complaint, OcrFailure, OcrStep};
pub use other_format::OtherFormat;
pub use piece::Piece;
pub use reason::Reason;
pub use system_answer::SystemAnswer;
pub use unopened::Unopened;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, ReadError, Warning};

    /// Words that stand in English and in no Swedish.
    const ENGLISH: [&str; 8] = ["the", "of", "an", "its", "that", "in one", "was", "with"];

    #[test]
    fn no_word_of_a_vocabulary_stands_in_both_languages() {
        let all = [
            words(CutSign::ALL, CutSign::label),
            words(Doubt::ALL, Doubt::label),
            words(OtherFormat::ALL, OtherFormat::label),
            words(Counted::ALL, Counted::label),
        ];
        for (swedish, english) in all.into_iter().flatten() {
            let padded = format!(" {swedish} ");
            let is_in = |word: &&str| padded.contains(&format!(" {word} "));
            assert_eq!(ENGLISH.iter().find(|word| is_in(word)), None, "{swedish}");
            assert!(!english.contains(['å', 'ä', 'ö']), "{english}");
            assert!(swedish != english || swedish == "PostScript", "{swedish}");
        }
    }

    fn words<T: Copy>(
        all: &[T],
        label: fn(T, Lang) -> &'static str,
    ) -> Vec<(&'static str, &'static str)> {
        let both = |word: &T| (label(*word, Lang::Sv), label(*word, Lang::En));
        all.iter().map(both).collect()
    }

    /// The form that is kept in the index and given as JSON.
    #[test]
    fn what_is_told_is_kept_as_values() {
        let check = |warning: &Warning, expected: &str| {
            let kept = serde_json::to_string(warning).unwrap();
            assert_eq!(kept, expected);
            assert_eq!(&serde_json::from_str::<Warning>(&kept).unwrap(), warning);
        };
        check(
            &Warning::Damaged {
                part: Some("word/styles.xml".to_owned()),
                fault: Fault::Xml {
                    at: 7,
                    breach: Breach::BreaksOff,
                },
            },
            r#"{"warning":"damaged","part":"word/styles.xml","fault":{"kind":"xml","at":7,"breach":{"kind":"breaks_off"}}}"#,
        );
        check(
            &Warning::Damaged {
                part: None,
                fault: Fault::OpenGroup,
            },
            r#"{"warning":"damaged","fault":{"kind":"open_group"}}"#,
        );
        check(
            &Warning::Skipped {
                piece: Piece::RtfBody,
                reason: Reason::Unread {
                    error: ReadError::Limit {
                        limit: Limit::Count {
                            of: Counted::Nesting,
                            most: 4,
                        },
                    },
                },
            },
            r#"{"warning":"skipped","piece":{"kind":"rtf_body"},"reason":{"kind":"unread","error":{"error":"limit","limit":{"kind":"count","of":"nesting","most":4}}}}"#,
        );
        check(
            &Warning::CheckPage {
                page: 2,
                doubt: PageDoubt::FontMissing,
            },
            r#"{"warning":"check_page","page":2,"doubt":{"kind":"font_missing"}}"#,
        );
        check(
            &Warning::DoubtfulCut {
                page: 3,
                pro: vec![CutSign::AnotherSender],
                contra: vec![CutSign::SameCase],
            },
            r#"{"warning":"doubtful_cut","page":3,"pro":["another_sender"],"contra":["same_case"]}"#,
        );
        check(
            &Warning::Unrecognised {
                failure: OcrFailure {
                    page: 3,
                    step: OcrStep::Draw,
                    why: Complaint::System {
                        answer: SystemAnswer::Full,
                    },
                },
            },
            r#"{"warning":"unrecognised","failure":{"page":3,"step":"draw","why":{"kind":"system","answer":{"kind":"full"}}}}"#,
        );
        check(
            &Warning::ProgrammeUnread {
                why: ReadError::Unsupported {
                    found: OtherFormat::Excel,
                },
            },
            r#"{"warning":"programme_unread","why":{"error":"unsupported","found":"excel"}}"#,
        );
    }
}
