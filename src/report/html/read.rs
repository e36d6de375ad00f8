//! Reads the quotations of such a page back.

/// Reads quotations back: id and text.
pub(in crate::report) fn read(page: &str) -> Vec<(String, String)> {
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
    quotations
}

/// Takes the escapes off again.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}
