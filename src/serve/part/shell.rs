//! The page around every page: head, menu, foot.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::language::by_number;
use crate::model::Lang;
use crate::report::is_steering;
use crate::serve::assets;
use crate::serve::visit::Visit;

/// How the main part is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Layout {
    /// Running text of a readable width.
    Column,
    /// The whole width.
    Wide,
    /// Panes that scroll by themselves; the body brings its own `main`.
    Panes,
}

/// A whole page.
pub(in crate::serve) fn page(visit: &Visit, title: &str, layout: Layout, body: &Markup) -> Markup {
    let lang = match visit.lang {
        Lang::Sv => "sv",
        Lang::En => "en",
    };
    let page = html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) @if let Some(current) = &visit.current { " – " (current.consultation.about.title) } " – Remiss" }
                link rel="icon" href=(assets::href("icon.svg"));
                link rel="stylesheet" href=(assets::href("app.css"));
                script src=(assets::href("app.js")) defer {}
            }
            body class=[(layout == Layout::Panes).then_some("panes")] {
                a.skip href="#innehall" { (visit.t("Till innehållet", "To the content")) }
                (head(visit))
                @match layout {
                    Layout::Column => main #innehall tabindex="-1" { div.column { (body) } },
                    Layout::Wide => main #innehall tabindex="-1" { div.wide { (body) } },
                    Layout::Panes => (body),
                }
                (foot(visit))
                div #live.vh aria-live="polite" {}
                div #toast role="status" {}
            }
        }
    };
    PreEscaped(shown(page.into_string()))
}

/// A page as a browser may show it: what stands in titles, file names and texts
/// turns no writing direction, as in reports and on the terminal.
fn shown(page: String) -> String {
    // Forms give lines back with both signs.
    let steers = |sign: char| sign != '\r' && is_steering(sign);
    if page.contains(steers) {
        page.replace(steers, "\u{fffd}")
    } else {
        page
    }
}

fn head(visit: &Visit) -> Markup {
    html! {
        header.top {
            a.brand href="/" { "Remiss" }
            @if let Some(current) = &visit.current {
                a.prog href=(visit.link("/remiss")) {
                    (current.consultation.about.title)
                    @if let Some(reference) = &current.consultation.about.reference {
                        span.dnr { (reference) }
                    }
                }
            }
            nav aria-label=(visit.t("Huvudmeny", "Main menu")) {
                (item(visit, "/sok", visit.t("Sök", "Search"), None))
                @if let Some(current) = &visit.current {
                    (item(visit, "/program", visit.t("Förslaget", "Proposal"), None))
                    (item(visit, "/matris", visit.t("Matris", "Matrix"), None))
                    (item(visit, "/instanser", visit.t("Instanser", "Respondents"), None))
                    (item(visit, "/granska", visit.t("Granska", "Review"), None))
                    (item(visit, "/rapporter", visit.t("Rapporter", "Reports"), None))
                    (item(visit, "/inlasning", visit.t("Inläsning", "Files"), Some(current.needs_attention())))
                } @else {
                    (item(visit, "/ny", visit.t("Ny remiss", "New consultation"), None))
                    (item(visit, "/hjalp", visit.t("Hjälp", "Help"), None))
                }
            }
        }
    }
}

fn item(visit: &Visit, path: &str, name: &str, attention: Option<usize>) -> Markup {
    let here = visit.path == path;
    html! {
        a href=(visit.link(path)) aria-current=[here.then_some("page")] {
            (name)
            @if let Some(count) = attention.filter(|count| *count > 0) {
                span.warn {
                    (count) span.vh { " " (visit.t("dokument behöver ses över", "documents need attention")) }
                }
            }
        }
    }
}

fn foot(visit: &Visit) -> Markup {
    html! {
        footer.foot {
            a href=(visit.link("/hjalp")) { (visit.t("Hjälp", "Help")) }
            a href=(visit.link("/hjalp#tangenter")) { (visit.t("Snabbtangenter", "Keyboard shortcuts")) }
            a href=(visit.link("/tillganglighet")) { (visit.t("Tillgänglighet", "Accessibility")) }
            @match visit.lang {
                Lang::Sv => a href=(visit.here_in("en")) lang="en" hreflang="en" { "English" },
                Lang::En => a href=(visit.here_in("sv")) lang="sv" hreflang="sv" { "Svenska" },
            }
            span { (visit.t("Allt körs på den här datorn. Inget skickas vidare.", "Everything runs on this machine. Nothing is sent anywhere.")) }
            @if visit.reader.signed_in {
                form method="post" action="/logga-ut" {
                    input type="hidden" name="token" value=(visit.token);
                    button.lnk { (visit.t("Logga ut", "Sign out")) " " (visit.reader.name.as_deref().unwrap_or_default()) }
                }
            }
        }
    }
}

/// The hidden fields that every form which changes something carries.
pub(in crate::serve) fn token(visit: &Visit) -> Markup {
    html! {
        input type="hidden" name="token" value=(visit.token);
        @if let Some(current) = &visit.current {
            input type="hidden" name="remiss" value=(current.name());
        }
    }
}

/// A count with the word in the right number.
pub(in crate::serve) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), by_number(number, one, many))
}

/// How many of those that answered did so with what could not be read.
pub(in crate::serve) fn of_which_unread(visit: &Visit, number: usize) -> String {
    let of = visit.t("varav", "of which");
    let those = count(
        number,
        visit.t("ej inläst", "unread"),
        visit.t("ej inlästa", "unread"),
    );
    format!("{of} {those}")
}

/// A number with narrow spaces between thousands.
pub(in crate::serve) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('\u{202f}');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{grouped, shown};

    #[test]
    fn nothing_on_a_page_turns_the_writing_direction() {
        assert_eq!(
            shown("a\u{202e}fdp.exe\u{1b}[2J\r\n\tå".to_owned()),
            "a\u{fffd}fdp.exe\u{fffd}[2J\r\n\tå"
        );
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1\u{202f}234\u{202f}567");
    }
}
