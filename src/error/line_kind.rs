//! What stands on the lines of the files that the program appends to.

use crate::model::Lang;

/// What a line of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A decision, in `decisions.jsonl`.
    Decision,
    /// A remark, in `remarks.jsonl`.
    Remark,
}

impl LineKind {
    /// That a line is none.
    pub(super) const fn is_none(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Decision, Lang::Sv) => "inte ett beslut",
            (Self::Decision, Lang::En) => "not a decision",
            (Self::Remark, Lang::Sv) => "inte en sammanfattning med bedömning",
            (Self::Remark, Lang::En) => "not a remark",
        }
    }
}
