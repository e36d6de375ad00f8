//! The report as Markdown. Each quotation is a block quote after a comment
//! that carries its statement id.

mod appendices;
mod asks;
mod escape;
mod excerpt;
mod overview;
mod page;
mod read;

pub(super) use read::read;

use super::content::Report;
use super::manifest::Manifest;
use page::Page;

/// Writes the report.
pub(super) fn write(report: &Report) -> Vec<u8> {
    let mut page = Page::new(report.lang, report.audience.is_board());
    page.cover(report);
    page.overview(report);
    page.heading(2, page.words.sections);
    page.sentences(&[page.words.sections_note.to_owned()]);
    if page.for_board && report.cover.decided == 0 {
        page.sentences(&[page.words.all_suggested.to_owned()]);
    }
    for excerpt in &report.excerpts {
        page.excerpt(excerpt);
    }
    if !page.for_board {
        page.asks(page.words.requests, &report.requests, &report.cover);
    }
    if !page.for_board && !report.minority_requests.is_empty() {
        page.asks(
            page.words.minority_requests,
            &report.minority_requests,
            &report.cover,
        );
    }
    if let Some(outcomes) = &report.outcomes {
        page.outcomes(outcomes);
    }
    page.appendices(report);
    let (quotations, _) = read(&page.out);
    let manifest = Manifest::of(report, quotations.into_iter().map(|(id, _)| id));
    page.out.extend(["<!-- ", &manifest.line(), " -->\n"]);
    page.out.into_bytes()
}
