//! Whom a title names as the sender: `Yttrande från X`, `Xs svar på remiss`,
//! `Avsändare: X`.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_municipality, is_office, is_recipient, named_body};
use super::field::{WHO, before_label};
use crate::model::RespondentKind;

/// A longer line that ends in a full stop is a sentence, in characters, unless
/// it begins as titles do: `Kontoret har begärt yttrande från socialnämnden.`
const LONGEST_TITLE: usize = 90;

/// What stands where a title names its sender, each from the name's first
/// letter on; what follows the name may stand there too.
pub(super) fn senders(line: &str) -> Vec<&str> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"^(?i:från|svar från|yttrande från|{WHO})\s*:\s*(.+)$"
        ))
        .expect("a fixed pattern")
    });
    // Below the title, on a line of its own.
    static BELOW: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(?:från|Från)\s+([^.@<]{3,90})$").expect("a fixed pattern"));
    static THEIRS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.{2,80}?):?s\s+(?:gemensamma\s+)?(?i:remissvar|remissyttrande|svar|yttrande|synpunkter|utlåtande|kommentarer|tankar|inspel|ställningstaganden?|syn på)\b")
            .expect("a fixed pattern")
    });
    // What a decision makes of its draft: `antas som Ekstads kommuns yttrande`.
    static MADE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:antas|antar|godkänns|godkänner|godkänna|anta|överlämnas|överlämna|överlämnar|översänds|översända|översänder|avges|lämnas)\b[^.;:]{0,120}?\bsom ([^.;:,]{3,80}?):?s (?:eget |egna |samlade |gemensamma )?(?:remissvar|remissyttrande|svar|yttrande)\b")
            .expect("a fixed pattern")
    });
    // Behind the paper's type, where it closes the title: `Avfallsplan – yttrande X`.
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[–—,:-] ?)(?i:remissvar|remissyttrande|yttrande|synpunkter)\s+(\p{Lu}[^.:;,–—]{2,80})$")
            .expect("a fixed pattern")
    });
    // `Remissvar Socialnämnden`, perhaps with its date: no paper is sent under that
    // title to the board that it names.
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:remissvar|remissyttrande) (\p{Lu}[^\d.:;,–—]{2,80}?)(?:[ ,]+[\d -]+)?$")
            .expect("a fixed pattern")
    });
    if line.len() > 400 {
        return Vec::new();
    }
    let mut found: Vec<&str> = Vec::new();
    let closing = CLOSING.captures(line).and_then(|captures| captures.get(1));
    found.extend(
        closing
            .map(|name| name.as_str())
            .filter(|name| may_close(name)),
    );
    let whole = WHOLE.captures(line).and_then(|captures| captures.get(1));
    found.extend(
        whole
            .map(|name| name.as_str())
            .filter(|name| is_answering_board(name)),
    );
    let made = MADE.captures(line).and_then(|captures| captures.get(1));
    found.extend(made.map(|name| name.as_str()));
    // A sentence that begins with a body's name is no title.
    let theirs = (!line.ends_with('.')).then_some(&*THEIRS);
    for pattern in [&*LABEL, &*BELOW].into_iter().chain(theirs) {
        let name = pattern.captures(line).and_then(|captures| captures.get(1));
        found.extend(name.map(|name| before_label(without_matter(name.as_str()))));
    }
    found.extend(after_from(line));
    found
}

/// Whether a name that closes a title is its sender's. Boards meet there, and a
/// municipality's name may be that of the proposal.
fn may_close(name: &str) -> bool {
    use RespondentKind::{Association, Authority, Company, Other, Union};
    matches!(
        named_body(name),
        Some(Association | Authority | Company | Other | Union)
    ) && !is_municipality(name)
        && !is_recipient(name)
}

/// Whether a name is a board's that answers, not one that answers are sent to.
fn is_answering_board(name: &str) -> bool {
    named_body(name) == Some(RespondentKind::Board) && !is_recipient(name) && !is_office(name)
}

/// A name without what its paper is said to be: `Sammanfattning av Ekbergas`
/// before `synpunkter`.
fn without_matter(name: &str) -> &str {
    const MATTERS: &[&str] = &[
        "Sammanfattning av ",
        "Sammandrag av ",
        "Synpunkter från ",
        "Svar från ",
        "Utdrag ur ",
    ];
    MATTERS
        .iter()
        .find_map(|matter| name.strip_prefix(matter))
        .filter(|name| name.starts_with(char::is_uppercase))
        .unwrap_or(name)
}

/// What follows `från` where it tells who answers, not who asked.
fn after_from(line: &str) -> Vec<&str> {
    static TYPE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:yttrande|remissyttrande|remissvar|remissutlåtande|samrådsyttrande|svar|synpunkter|tankar|skrivelse|utlåtande|kommentarer)\b")
            .expect("a fixed pattern")
    });
    /// What is sent out or handed in by those who do not answer.
    const ASKED: &[&str] = &[
        "remiss",
        "remissen",
        "återremiss",
        "återremissen",
        "motion",
        "motionen",
        "skrivelse",
        "skrivelsen",
        "begäran",
        "promemoria",
        "förfrågan",
        "förslag",
        "förslaget",
        "uppdrag",
        "uppdraget",
        "medborgarförslag",
        "initiativ",
        "betänkande",
        "betänkandet",
        "rapport",
        "rapporten",
        "ärende",
        "ärendet",
        "program",
        "plan",
        "remitterad",
        "inkommen",
        "översänt",
        "avvikelse",
        "avvikelser",
    ];
    let Some(kind) = TYPE.find(line) else {
        return Vec::new();
    };
    let is_sentence = line.ends_with('.') && line.chars().count() > LONGEST_TITLE;
    if is_sentence && kind.start() > 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = kind.end();
    while let Some(hit) = line[at..].find("från ") {
        let start = at + hit;
        at = start + "från ".len();
        let before = line[..start].trim_end();
        let apart = line[..start].ends_with([' ', '\t', '\u{a0}']);
        if !apart || before[kind.end().min(before.len())..].contains(['.', ':', ';']) {
            continue;
        }
        let last = before
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default()
            .to_lowercase();
        // `Skrivelse från X` is X's own; `yttrande över skrivelse från X` is not.
        if before.len() <= kind.end() || !ASKED.contains(&last.as_str()) {
            found.push(line[at..].trim_start());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(senders(line), expected, "{line}");
    }

    #[test]
    fn titles_name_the_sender() {
        check("Yttrande från socialnämnden", &["socialnämnden"]);
        check("Remissvar på ärende dnr 0905/21 från rådet", &["rådet"]);
        check(
            "Akademikerförbundet SSR:s synpunkter på planen",
            &["Akademikerförbundet SSR"],
        );
        check("Naturverkets ställningstagande", &["Naturverket"]);
        check("E-kvinnors syn på skolplanen", &["E-kvinnor"]);
        check(
            "Avfallsplan 2024 – yttrande Ekens vänner",
            &["Ekens vänner"],
        );
        check("Yttrande Socialnämnden", &[]);
        check("Remissvar Socialnämnden", &["Socialnämnden"]);
        check(
            "Remissvar Tekniska nämnden 2024-03-04",
            &["Tekniska nämnden"],
        );
        check("Remissvar Kommunstyrelsen", &[]);
        check("Remissvar Kulturplan för Ekstad", &[]);
        check("Sammanfattning av Ekbergas synpunkter", &["Ekberga"]);
        check(
            "Sammanfattning av remissinstansernas synpunkter",
            &["Sammanfattning av remissinstanserna"],
        );
        check("Avsändare: Ekstad Energi AB", &["Ekstad Energi AB"]);
        check(
            "Kontorets skrivelse i ärendet antas som Ekstads kommuns yttrande till regionen.",
            &["Ekstads kommun"],
        );
        check(
            "Skrivelse från Hyresgästföreningen",
            &["Hyresgästföreningen"],
        );
    }

    #[test]
    fn the_next_field_of_a_form_is_no_part_of_a_name() {
        check(
            "Namn på organisation: Ekens förening Kontaktperson: Bo Ek",
            &["Ekens förening"],
        );
    }

    #[test]
    fn those_who_asked_are_no_senders() {
        check("Svar på remiss från kommunstyrelsen", &[]);
        check("Yttrande över motion från Vänsterpartiet", &[]);
        check("Yttrande över skrivelse från Trafikverket", &[]);
        check("Planen gäller från 2024", &[]);
        check(
            "Kontoret har begärt att nämnden ska yttra sig över motionen, och vill ha yttrande från socialnämnden.",
            &[],
        );
    }
}
