//! What the elements of HTML mean for reading: which begin a block, which
//! end another one implicitly, which are not shown.

use super::tokens::Tag;

/// Elements without content and end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements that stand inside a line; all others begin and end a block.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "input"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "math"
            | "meter"
            | "output"
            | "q"
            | "ruby"
            | "rp"
            | "rt"
            | "s"
            | "samp"
            | "select"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "svg"
            | "template"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "area"
            | "map"
            | "link"
            | "meta"
            | "style"
            | "script"
            | "button"
            | "textarea"
            | "noscript"
            | "option"
            | "optgroup"
            | "o:p"
            | "st1:personname"
    )
}

/// Which open elements a start tag ends, and at which element the search for
/// them stops.
pub(super) fn implied_end(
    name: &str,
) -> Option<(&'static [&'static str], &'static [&'static str])> {
    const TABLE: &[&str] = &["table"];
    const LISTS: &[&str] = &["ul", "ol", "menu", "dir", "table", "td", "th", "dl"];
    const CELLS: &[&str] = &["td", "th", "caption"];
    Some(match name {
        "li" => (&["li"], LISTS),
        "dt" | "dd" => (&["dt", "dd"], LISTS),
        "td" | "th" => (CELLS, TABLE),
        "tr" => (&["tr"], TABLE),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot"], TABLE),
        "option" => (&["option"], &["select"]),
        "body" => (&["head"], &[]),
        _ if is_inline(name) || is_void(name) && name != "hr" => return None,
        // A block ends the paragraph that it would stand in.
        _ => (
            &["p"],
            &[
                "td",
                "th",
                "caption",
                "table",
                "div",
                "li",
                "blockquote",
                "section",
                "article",
                "body",
            ],
        ),
    })
}

/// Whether an end tag that has no start tag within a cell ends nothing: what
/// stands in a cell does not close the table around it.
pub(super) fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th" | "caption")
}

/// Whether the element belongs to the frame of a table.
pub(super) fn is_table_part(name: &str) -> bool {
    is_cell(name) || matches!(name, "table" | "tr" | "tbody" | "thead" | "tfoot")
}

/// Elements whose content is not text of the page at all.
pub(super) fn is_apart(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "template"
            | "svg"
            | "datalist"
            | "audio"
            | "video"
            | "canvas"
            | "object"
    )
}

/// Elements that a page's head is made of; others end it.
pub(super) fn is_of_head(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "head"
            | "base"
            | "basefont"
            | "link"
            | "meta"
            | "title"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "object"
            | "xml"
    ) || name.contains(':')
}

/// Whether it is one of the answers to choose from that was not chosen.
pub(super) fn is_unchosen(tag: &Tag<'_>) -> bool {
    tag.name == "option" && !tag.has("selected")
}

/// What a field of a form shows: what was written into it, or whether it was
/// ticked.
pub(super) fn field_value(tag: &Tag<'_>) -> Option<String> {
    let kind = tag.get("type").unwrap_or_default().to_ascii_lowercase();
    match kind.as_str() {
        "checkbox" | "radio" => Some(if tag.has("checked") { "☒" } else { "☐" }.to_owned()),
        "hidden" | "submit" | "reset" | "button" | "image" | "file" | "password" | "color"
        | "range" => None,
        _ => tag.get("value").map(std::borrow::Cow::into_owned),
    }
}

/// Whether the element's own attributes hide it.
pub(super) fn is_hidden(tag: &Tag<'_>) -> bool {
    if tag.has("hidden") {
        return true;
    }
    let Some(style) = tag.get("style") else {
        return false;
    };
    let style = compact(&style);
    declares(&style, "display", "none")
        || declares(&style, "visibility", "hidden")
        || declares(&style, "mso-hide", "all")
}

/// How the element makes its text look: bold, italic, underlined.
pub(super) fn look(tag: &Tag<'_>) -> (bool, bool, bool) {
    let style = tag.get("style").map(|style| compact(&style));
    let styled = |key: &str, values: &[&str]| {
        style
            .as_ref()
            .is_some_and(|style| values.iter().any(|value| declares(style, key, value)))
    };
    let name = tag.name.as_str();
    (
        matches!(name, "b" | "strong")
            || styled("font-weight", &["bold", "bolder", "700", "800", "900"]),
        matches!(name, "i" | "em") || styled("font-style", &["italic"]),
        name == "u" || styled("text-decoration", &["underline"]),
    )
}

/// The level that Outlook and Word give a list paragraph, and whether this is
/// the mark they write out before it.
pub(super) fn office_list(tag: &Tag<'_>) -> Option<OfficeList> {
    let style = compact(&tag.get("style")?);
    let value = style
        .split(';')
        .find_map(|each| each.strip_prefix("mso-list:"))?;
    if value == "ignore" {
        return Some(OfficeList::Mark);
    }
    let level = value.split_once("level")?.1;
    let level: u8 = level
        .chars()
        .map_while(|sign| sign.to_digit(10))
        .next()
        .and_then(|digit| u8::try_from(digit).ok())?;
    Some(OfficeList::Item(level.saturating_sub(1)))
}

/// What `mso-list` says about an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfficeList {
    /// A list item of this level.
    Item(u8),
    /// The printed mark of one.
    Mark,
}

/// A style attribute in lower case and without white space.
fn compact(style: &str) -> String {
    style
        .chars()
        .filter(|sign| !sign.is_whitespace())
        .map(|sign| sign.to_ascii_lowercase())
        .collect()
}

fn declares(style: &str, key: &str, value: &str) -> bool {
    style.split(';').any(|each| {
        each.split_once(':').is_some_and(|(found, given)| {
            found == key && given.strip_suffix("!important").unwrap_or(given) == value
        })
    })
}
