//! Where a quotation stands: reference, file and page.

use crate::model::{Lang, cited_page};
use crate::report::content::{Also, Source};

/// "dnr SN 2025/41, § 34, Yttrande.pdf, s. 2"
pub(in crate::report) fn citation(lang: Lang, source: &Source) -> String {
    let place = place(lang, source);
    match (&source.reference, lang) {
        (Some(reference), Lang::Sv) => format!("dnr {reference}, {place}"),
        (Some(reference), Lang::En) => format!("ref. {reference}, {place}"),
        (None, _) => place,
    }
}

/// "§ 34, Yttrande.pdf, s. 2"
pub(in crate::report) fn place(lang: Lang, source: &Source) -> String {
    let mut parts = Vec::new();
    if let Some(paragraph) = &source.minutes_paragraph {
        parts.push(paragraph.clone());
    }
    parts.push(file(source));
    if let Some(page) = source.page {
        parts.push(cited_page(lang, page, source.page_is_reckoned));
    }
    parts.join(", ")
}

/// "Valnämnden (Svar.pdf, s. 1); Kulturnämnden (Yttrande.docx, s. 2)"
pub(in crate::report) fn also(lang: Lang, also: &[&Also]) -> String {
    let each = |also: &&Also| format!("{} ({})", also.respondent, citation(lang, &also.source));
    also.iter().map(each).collect::<Vec<_>>().join("; ")
}

/// The file's own name with its part, without folders.
pub(in crate::report) fn file(source: &Source) -> String {
    let name = source.file.rsplit('/').next().unwrap_or(&source.file);
    if source.part.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({})", source.part)
    }
}

/// The file as `consultation.toml` names it, with its part.
pub(in crate::report) fn path(source: &Source) -> String {
    if source.part.is_empty() {
        source.file.clone()
    } else {
        format!("{}, part {}", source.file, source.part)
    }
}

/// "s. 2": where a quotation stands, for those who read it below the name of
/// the one who says it and do not open files: the file only where that name and
/// the page do not tell it.
pub(in crate::report) fn brief(lang: Lang, speaker: &str, source: &Source) -> String {
    let mut parts = Vec::new();
    // Of a joint answer each that signed is a part.
    if !source.sender.is_empty() && !source.sender.contains(speaker) {
        parts.push(source.sender.clone());
    }
    parts.extend(source.minutes_paragraph.clone());
    if !source.is_only {
        parts.push(file(source));
    }
    parts.extend((source.page).map(|page| cited_page(lang, page, source.page_is_reckoned)));
    parts.join(", ")
}
