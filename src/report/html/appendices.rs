//! Every answer in full, what could not be placed or read, and how it was done.

use maud::{Markup, html};

use super::{Page, head};
use crate::report::Omission;
use crate::report::content::{LedgerTotal, Report, Response, UnreadDocument};
use crate::report::untagged::without_section;
use crate::report::wording;

impl Page {
    pub(super) fn appendices(&self, report: &Report) -> Markup {
        let words = self.words;
        if self.for_board {
            return html! {
                section { h2 id="om" { (words.about_compilation) } (Self::sentences(&report.method)) }
            };
        }
        if report.participation.is_none() {
            let untagged = without_section(self.lang);
            return html! {
                @if !report.untagged.is_empty() {
                    section { h2 { (untagged) } (self.quotations(untagged, &report.untagged)) }
                }
                section { h2 { (words.method) } (Self::sentences(&report.method)) }
            };
        }
        html! {
            section {
                h2 id="bilaga-1" { (words.appendix_responses) }
                @if report.omissions.contains(&Omission::Appendix) { p { (words.appendix_left_out) } }
                @else { @for response in &report.responses { (self.response(response)) } }
            }
            section {
                h2 id="bilaga-2" { (words.appendix_untagged) }
                @if report.untagged.is_empty() { p { (words.nothing_untagged) } }
                @else { (self.quotations(words.appendix_untagged, &report.untagged)) }
            }
            section {
                h2 id="bilaga-3" { (words.appendix_unread) }
                (self.unread(&report.unread))
            }
            section {
                h2 id="bilaga-4" { (words.appendix_ledger) }
                (self.ledger(&report.ledger))
            }
            section { h2 id="bilaga-5" { (words.appendix_method) } (Self::sentences(&report.method)) }
        }
    }

    fn unread(&self, unread: &[UnreadDocument]) -> Markup {
        let words = self.words;
        html! {
            @if unread.is_empty() { p { (words.nothing_unread) } } @else {
                div.scroll { table {
                    caption.hidden { (words.appendix_unread) }
                    (head(&[words.file, words.respondent, words.state, words.why, words.remedy]))
                    tbody { @for document in unread { tr {
                        td { (document.name()) }
                        td { (document.respondent) }
                        td { (document.state.label(self.lang)) }
                        td { (document.reasons.join("; ")) }
                        td { (document.remedy) }
                    } } }
                } }
            }
        }
    }

    fn ledger(&self, totals: &[LedgerTotal]) -> Markup {
        let words = self.words;
        html! {
            div.scroll { table {
                caption.hidden { (words.appendix_ledger) }
                (head(&[words.fate, words.stretches, words.share]))
                tbody { @for total in totals { tr {
                    td { (total.fate) } td { (total.stretches) } td { (total.share(totals)) }
                } } }
            } }
        }
    }

    fn response(&self, response: &Response) -> Markup {
        let words = self.words;
        let name = if response.respondent.is_empty() {
            words.unknown_sender
        } else {
            &response.respondent
        };
        html! {
            h3 { (name) }
            p.source { (wording::citation(self.lang, &response.source)) ". " (response.state.label(self.lang)) ". " (response.hash) }
            @if let Some(copy) = &response.copy_of { p { (words.copy_of) " " (copy) } }
            @else if response.statements.is_empty() { p { (words.no_statements) } }
            @else {
                div.scroll { table {
                    caption.hidden { (name) }
                    (head(&[words.statement, words.section, words.stance, words.role]))
                    tbody { @for quotation in &response.statements { tr {
                        td { blockquote lang="sv" id={ "u-" (quotation.id) } data-statement=(quotation.id) { (quotation.text) } }
                        td { (self.sections(&quotation.sections)) }
                        td { (self.stance(quotation.stance)) " " (wording::status(self.lang, quotation.status)) }
                        td { (wording::role(self.lang, quotation.role)) }
                    } } }
                } }
            }
        }
    }
}
