//! Reads the quotations of such a page back.

use crate::report::manifest::Manifest;
use crate::report::verify::Written;

/// What stands around the manifest in the page's head.
pub(super) const MANIFEST: [&str; 2] = ["<meta name=\"remiss\" content=\"", "\">"];

/// Reads quotations back, and what the report says of itself.
pub(in crate::report) fn read(page: &str) -> Written {
    const MARK: &str = " data-statement=\"";
    let mut quotations = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find(MARK) {
        rest = &rest[at + MARK.len()..];
        let Some((id, after)) = rest.split_once('"') else {
            break;
        };
        let text = after
            .split_once('>')
            .and_then(|(_, after)| after.split_once("</blockquote>"))
            .map(|(text, _)| plain(text));
        if let Some(text) = text {
            quotations.push((plain(id), text));
        }
        rest = after;
    }
    let [before, after] = MANIFEST;
    let manifest = page
        .split_once(before)
        .and_then(|(_, rest)| rest.split_once(after))
        .and_then(|(line, _)| Manifest::read(line));
    (quotations, manifest)
}

/// Takes the escapes off again.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}
