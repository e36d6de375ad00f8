//! The statements listed, with a tick each.

use maud::{Markup, html};

use super::LISTED;
use super::carried::list_params;
use crate::serve::history;
use crate::serve::loaded::Loaded;
use crate::serve::part::{pager, quote, section, stance};
use crate::serve::visit::Visit;

pub(super) fn list(
    visit: &Visit,
    loaded: &Loaded,
    shown: &[usize],
    chosen: Option<usize>,
) -> Markup {
    html! {
        ol.hits {
            @for place in shown {
                @let tagged = loaded.shown(*place);
                @let id = tagged.statement.id.as_str();
                li {
                    article.hit aria-current=[(chosen == Some(*place)).then_some("true")] {
                        div.pick {
                            input type="checkbox" form="flera" name="u" value=(format!("{id}:{}", history::version(&loaded.decisions, &tagged.statement.id)))
                                aria-label=(format!("{} {}", visit.t("Välj:", "Choose:"), start(&tagged.statement.text)));
                            h2 { a href=(list_params(visit).with("u", id).at("/granska#las")) { (quote::speaker(visit, &tagged.statement.respondents)) } }
                        }
                        div.line {
                            (stance::badge(visit, tagged.stance))
                            @for id in tagged.sections() { span { (section::name(visit, loaded, id)) } }
                            (stance::reviewed(visit, &tagged))
                            (quote::highlighted(visit, loaded, &tagged.statement.id))
                        }
                        (quote::led(&tagged.statement))
                        (quote::words(visit, &tagged.statement))
                        (quote::ticked(visit, &tagged.statement))
                    }
                }
            }
        }
    }
}

/// The first words of a text.
fn start(text: &str) -> String {
    text.split_whitespace()
        .take(8)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The way to the rest of the list.
pub(super) fn pager(visit: &Visit, page: usize, total: usize) -> Markup {
    let pages = total.div_ceil(LISTED).max(1);
    pager::pager(visit, page, pages, |page| {
        list_params(visit)
            .with("sida", &page.to_string())
            .at("/granska")
    })
}
