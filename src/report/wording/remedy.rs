//! What to do about a document that was read with remarks.

use crate::model::{Lang, ReadError, Warning};

/// What these warnings ask of a person.
pub(in crate::report) fn remedy(lang: Lang, warnings: &[Warning]) -> String {
    let look = match lang {
        Lang::Sv => "jämför med originalet",
        Lang::En => "compare with the original",
    };
    let attention = || warnings.iter().filter(|warning| warning.needs_attention());
    if attention().all(|warning| matches!(warning, Warning::NotCounted { .. })) {
        return match (attention().next(), lang) {
            (None, _) => String::new(),
            (Some(_), Lang::Sv) => "kontrollera att det inte är ett svar".to_owned(),
            (Some(_), Lang::En) => "check that it is no answer".to_owned(),
        };
    }
    let is_nameless = warnings.contains(&Warning::UnknownRespondent);
    let is_doubtful = warnings
        .iter()
        .any(|warning| warning.needs_attention() && *warning != Warning::UnknownRespondent);
    match (is_nameless, is_doubtful) {
        (true, true) => format!("{look}; {}", name_the_sender(lang)),
        (true, false) => name_the_sender(lang).to_owned(),
        (false, _) => look.to_owned(),
    }
}

/// What is to be done about an answer whose sender is not known; how, `remiss
/// status` and the workbench say.
const fn name_the_sender(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "ange avsändaren",
        Lang::En => "name the sender",
    }
}

/// What can be done about a document that is not read, as a reader of the report
/// needs to know it; what to run, `remiss status` and the workbench say.
pub(in crate::report) const fn unread(lang: Lang, error: &ReadError) -> &'static str {
    let (swedish, english) = match error {
        ReadError::Scanned { .. } | ReadError::Unrecognised { .. } => (
            "läs originalet, eller be avsändaren om svaret som text",
            "read the original, or ask the sender for the answer as text",
        ),
        ReadError::Unsupported { .. } | ReadError::Packed { .. } => (
            "läs originalet, eller be avsändaren om svaret i Word eller PDF",
            "read the original, or ask the sender for the answer in Word or PDF",
        ),
        ReadError::Encrypted => (
            "be avsändaren om en kopia utan lösenord",
            "ask the sender for a copy without password",
        ),
        ReadError::Empty | ReadError::Damaged { .. } => (
            "be avsändaren om filen på nytt",
            "ask the sender for the file again",
        ),
        ReadError::NoText => (
            "läs originalet: det kan vara bilder",
            "read the original: it may be pictures",
        ),
        ReadError::Limit { .. } => (
            "läs originalet, eller be avsändaren om en mindre fil",
            "read the original, or ask the sender for a smaller file",
        ),
        ReadError::Io { .. } => (
            "läs originalet; filen behöver läsas in på nytt",
            "read the original; the file has to be read in again",
        ),
    };
    match lang {
        Lang::Sv => swedish,
        Lang::En => english,
    }
}

/// What is odd about a document, as a reader of the report needs to know it.
pub(in crate::report) fn reason(lang: Lang, warning: &Warning) -> String {
    match (warning, lang) {
        (Warning::UnknownRespondent, Lang::Sv) => "avsändaren är inte känd".to_owned(),
        (Warning::UnknownRespondent, Lang::En) => "the sender is not known".to_owned(),
        (Warning::CommentsNotCounted { comments }, Lang::Sv) => {
            format!("kommentarer i filen räknas inte som en del av svaret ({comments})")
        }
        (Warning::CommentsNotCounted { comments }, Lang::En) => {
            format!("comments in the file are not counted as part of the answer ({comments})")
        }
        (Warning::NothingSaid, Lang::Sv) => "inget uttalande hittades".to_owned(),
        (Warning::NothingSaid, Lang::En) => "no statement was found".to_owned(),
        (Warning::StruckInProposal, Lang::Sv) => {
            "svaret stryker text i förslaget; det som bara är struket är inte med här".to_owned()
        }
        (Warning::StruckInProposal, Lang::En) => {
            "the answer strikes text of the proposal; what is only struck is not included here"
                .to_owned()
        }
        (Warning::UnclaimedCriticism { quote }, Lang::Sv) => {
            format!("här kan finnas en invändning som inte är räknad: {quote}")
        }
        (Warning::UnclaimedCriticism { quote }, Lang::En) => {
            format!("an objection may be here that is not counted: {quote}")
        }
        _ => warning.in_words(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CountsAs;

    fn check(warnings: &[Warning], expected: &str) {
        assert_eq!(remedy(Lang::En, warnings), expected);
    }

    #[test]
    fn each_remark_has_its_own_remedy() {
        let name = name_the_sender(Lang::En);
        let page = Warning::PageWithoutText { page: 2 };
        check(&[Warning::UnknownRespondent], name);
        check(std::slice::from_ref(&page), "compare with the original");
        check(
            &[Warning::UnknownRespondent, page],
            &format!("compare with the original; {name}"),
        );
        let taken_for = CountsAs::Proposal;
        check(
            &[Warning::NotCounted { taken_for }],
            "check that it is no answer",
        );
        check(&[], "");
    }
}
