//! From a document's blocks to statements with roles and speakers, and the
//! ledger of what became of every block.

use crate::model::{
    ContentHash, Document, Fate, Identity, LedgerEntry, Overall, Programme, Respondent, Role,
    Statement, StatementId,
};
use crate::warning::Warning;

/// What one document gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Segmented {
    /// Statements in the order of the text, `quoted` and `boilerplate` roles included.
    pub statements: Vec<Statement>,
    /// What became of every block.
    pub ledger: Vec<LedgerEntry>,
    /// The position of the answer as a whole.
    pub overall: Option<Overall>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// Splits `document` into statements. `asked` is the register of those asked.
pub fn segment(
    document: &Document,
    hash: &ContentHash,
    identity: &Identity,
    asked: &[Respondent],
    programme: &Programme,
) -> Segmented {
    let _ = (asked, programme);
    let mut segmented = Segmented::default();
    for (paragraph, block) in document.body() {
        let id = StatementId::new(hash, block.span.start);
        segmented.ledger.push(LedgerEntry {
            block: paragraph,
            span: block.span,
            fate: Fate::Statement { id: id.clone() },
        });
        segmented.statements.push(Statement {
            id,
            span: block.span,
            text: document.slice(block.span).to_owned(),
            page: document.page_at(block.span.start),
            paragraph,
            role: Role::Argument,
            respondents: identity.respondents.clone(),
            kind: identity.kind,
            headings: Vec::new(),
            context: None,
            duplicate_of: None,
            draft_of: None,
            language: "sv".to_owned(),
        });
    }
    segmented
}

/// Links repeated statements, and drafts to what was adopted, over all
/// statements of a consultation in its order.
pub fn link(statements: &mut [Statement]) {
    let _ = statements;
}
