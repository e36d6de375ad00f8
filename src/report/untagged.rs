//! Statements that no section was found for.

use super::content::Quotation;
use super::labels::labels;
use super::material::Material;
use crate::model::Lang;

/// The chosen statements without a section, as quoted.
pub(super) fn untagged(material: &Material<'_>) -> Vec<Quotation> {
    material
        .quotations
        .iter()
        .filter(|quotation| quotation.sections.is_empty())
        .cloned()
        .collect()
}

/// The heading above them where they are no appendix: its name without the number.
pub(super) fn without_section(lang: Lang) -> &'static str {
    let title = labels(lang).appendix_untagged;
    title.split_once(". ").map_or(title, |(_, name)| name)
}
