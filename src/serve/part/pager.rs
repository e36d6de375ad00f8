//! The way to the page before and the page after, under a long list.

use maud::{Markup, html};

use crate::serve::visit::Visit;

/// Links to the neighbours of `page`, of so many; nothing where there is one.
pub(in crate::serve) fn pager(
    visit: &Visit,
    page: usize,
    pages: usize,
    to: impl Fn(usize) -> String,
) -> Markup {
    html! {
        @if pages > 1 {
            nav.pager aria-label=(visit.t("Sidor", "Pages")) {
                @if page > 1 { a.btn href=(to(page - 1)) rel="prev" { "← " (visit.t("Föregående", "Previous")) } }
                span { (visit.t("Sida", "Page")) " " (page) " " (visit.t("av", "of")) " " (pages) }
                @if page < pages { a.btn href=(to(page + 1)) rel="next" { (visit.t("Nästa", "Next")) " →" } }
            }
        }
    }
}
