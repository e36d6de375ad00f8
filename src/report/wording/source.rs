//! Where a quotation stands: reference, file and page.

use crate::model::Lang;
use crate::report::content::{Also, Source};
use crate::report::labels::labels;

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
    let words = labels(lang);
    let mut parts = Vec::new();
    if let Some(paragraph) = &source.minutes_paragraph {
        parts.push(paragraph.clone());
    }
    parts.push(file(source));
    if let Some(page) = source.page {
        parts.push(format!(
            "{}\u{a0}{page}",
            if source.page_is_reckoned {
                words.about_page
            } else {
                words.page_short
            }
        ));
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
