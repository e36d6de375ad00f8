//! The marks that mail programs put before a subject.

/// Before what is passed on, in lower case; `vidarebefordrat` and its like as well.
const PASSED_ON: &[&str] = &["fw", "fwd", "vb", "vs"];

/// Before a reply.
const REPLIES: &[&str] = &["re", "sv"];

/// Whether a subject says that the message passes on what another wrote: `VB: …`.
pub(crate) fn is_passed_on(subject: &str) -> bool {
    marked(subject).is_some_and(|(mark, _)| passes_on(&mark))
}

/// A subject without the marks of a reply or of passing on.
pub(crate) fn without_marks(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((mark, behind)) = marked(rest) {
        if !passes_on(&mark) && !REPLIES.contains(&mark.as_str()) {
            break;
        }
        rest = behind.trim();
    }
    rest
}

/// What stands before the first colon, in lower case, and what behind it.
fn marked(subject: &str) -> Option<(String, &str)> {
    let (mark, behind) = subject.split_once(':')?;
    Some((mark.trim().to_lowercase(), behind))
}

fn passes_on(mark: &str) -> bool {
    PASSED_ON.contains(&mark) || mark.starts_with("vidare") && !mark.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_known_by_its_marks() {
        for subject in ["VB: Remiss", "Vidarebefordrat: Remiss", " Fwd : Remiss"] {
            assert!(is_passed_on(subject), "{subject}");
        }
        for subject in ["SV: VB: Remiss", "Vidare arbete: planen", "Remiss"] {
            assert!(!is_passed_on(subject), "{subject}");
        }
        assert_eq!(without_marks("SV: VB: Inga synpunkter"), "Inga synpunkter");
        assert_eq!(without_marks("Svar: Ja"), "Svar: Ja");
    }
}
