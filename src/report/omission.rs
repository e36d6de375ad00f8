//! What makes a report shorter, and how the report tells that it is.

use super::labels::labels;
use super::wording;
use crate::language::capital;
use crate::model::Lang;

/// A part that a report is asked to leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Omission {
    /// The appendix with every statement of every answer.
    Appendix,
    /// Statements without a position of their own, in the sections.
    Background,
}

impl Omission {
    /// Every part that may be left out.
    pub const ALL: &'static [Self] = &[Self::Appendix, Self::Background];

    /// The part in words.
    const fn in_words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Appendix, Lang::Sv) => "bilaga 1 med alla uttalanden, svar för svar",
            (Self::Appendix, Lang::En) => "appendix 1 with all statements, answer by answer",
            (Self::Background, Lang::Sv) => {
                "skäl och bakgrund utan eget ställningstagande i avsnitten"
            }
            (Self::Background, Lang::En) => {
                "reasons and background without a position of their own in the sections"
            }
        }
    }
}

/// All that is left out, as the cover tells it; `None` where nothing is.
pub(super) fn left_out(lang: Lang, parts: &[Omission], limit: Option<usize>) -> Option<String> {
    let mut told: Vec<String> = parts
        .iter()
        .map(|part| part.in_words(lang).to_owned())
        .collect();
    told.extend(limit.map(|limit| match lang {
        Lang::Sv => format!("citat utöver {limit} per hållning och avsnitt"),
        Lang::En => format!("quotations beyond {limit} of each stance in a section"),
    }));
    (!told.is_empty()).then(|| capital(&wording::list(lang, &told)))
}

/// What a report to the board leaves out, as its cover tells it.
pub(super) fn left_out_for_board(lang: Lang, limit: Option<usize>, is_chosen: bool) -> String {
    let chosen = match (lang, is_chosen) {
        (_, false) => "",
        (Lang::Sv, true) => ". I avsnitt där uttalanden är framlyfta, övriga uttalanden",
        (Lang::En, true) => ". In sections where statements are highlighted, the other statements",
    };
    let limited = match (lang, limit) {
        (Lang::Sv, None) => "Citat utöver ett för varje ställningstagande i ett avsnitt".to_owned(),
        (Lang::Sv, Some(n)) => format!("Citat utöver {n} per hållning och avsnitt"),
        (Lang::En, None) => "Quotations beyond one of each position in a section".to_owned(),
        (Lang::En, Some(n)) => format!("Quotations beyond {n} of each stance in a section"),
    };
    let told = match lang {
        Lang::Sv => {
            "skäl och bakgrund utan eget ställningstagande, och bilagorna; allt finns i den fullständiga sammanställningen"
        }
        Lang::En => {
            "reasons and background without a position of their own, and the appendices; the full compilation has it all"
        }
    };
    format!("{limited}, {told}{chosen}")
}

/// The same as a paragraph on how the report was made, with where the rest is.
pub(super) fn paragraph(lang: Lang, left_out: &str) -> String {
    let words = labels(lang);
    let whole = match lang {
        Lang::Sv => {
            "Allt räknas ändå med i meningar och tabeller. Den fullständiga sammanställningen görs i arbetsbänken, under Rapporter, utan dessa val; Excel har alltid alla uttalanden, ett per rad."
        }
        Lang::En => {
            "All of it counts in sentences and tables nevertheless. The full compilation is made in the workbench, under Reports, without these choices; Excel always has all statements, one a row."
        }
    };
    format!("{}: {left_out}. {whole}", words.left_out)
}
