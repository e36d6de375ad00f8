//! Who stands behind what is written: asked for once, then told, with the way
//! to change it.

use maud::{Markup, html};

use crate::serve::visit::Visit;

/// What the name is given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Doing {
    Reviewing,
    Writing,
}

impl Doing {
    const fn words<'a>(self, visit: &Visit) -> &'a str {
        match self {
            Self::Reviewing => visit.t("Du granskar som", "You review as"),
            Self::Writing => visit.t("Du skriver som", "You write as"),
        }
    }
}

/// The field for the name, folded away where the browser remembers it; `given`
/// is what was typed before.
pub(in crate::serve) fn who(visit: &Visit, id: &str, doing: Doing, given: Option<&str>) -> Markup {
    let known = visit.reader.name.as_deref();
    let is_as_known = given.is_none_or(|given| known == Some(given));
    let name = given.or(known);
    html! {
        @match known {
            Some(name) if visit.reader.fixed => p.who { (doing.words(visit)) " " b { (name) } },
            Some(name) if is_as_known => {
                details.who {
                    summary { (doing.words(visit)) " " b { (name) } " · " span.lnk { (visit.t("byt", "change")) } }
                    (field(visit, id, doing, Some(name), false))
                }
            }
            _ => div.who { (field(visit, id, doing, name, true)) },
        }
    }
}

/// What is folded away is not required: a browser could not show that it is
/// missing.
fn field(visit: &Visit, id: &str, doing: Doing, name: Option<&str>, is_required: bool) -> Markup {
    let label = match doing {
        Doing::Reviewing => visit.t(
            "Ditt namn, för det du granskar och lyfter fram",
            "Your name, for what you review and highlight",
        ),
        Doing::Writing => visit.t(
            "Ditt namn, för det du skriver",
            "Your name, for what you write",
        ),
    };
    html! {
        label for=(id) { (label) } " "
        input id=(id) name="namn" required[is_required] maxlength="80" autocomplete="name" value=[name];
    }
}
