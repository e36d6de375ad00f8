//! What stands in a message of several parts before the first and after the
//! last of them, where no mail program shows it.

use mail_parser::{Message, MimeHeaders};

use crate::extract::encoding;

/// Programs write one or two sentences there for those without MIME.
const USUAL: usize = 60;

/// Whether something is said outside the parts that is not the usual notice.
pub(super) fn says_more(message: &Message<'_>) -> bool {
    let root = message.root_part();
    let Some(boundary) = (root.content_type()).and_then(|kind| kind.attribute("boundary")) else {
        return false;
    };
    let place = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let Some(body) = message.raw_message.get(place(root.offset_body)..) else {
        return false;
    };
    let mark = format!("--{boundary}");
    let Some(first) = memchr::memmem::find(body, mark.as_bytes()) else {
        return false;
    };
    let close = format!("{mark}--");
    let after = memchr::memmem::rfind(body, close.as_bytes())
        .map_or(&body[body.len()..], |at| &body[at + close.len()..]);
    [&body[..first], after].into_iter().any(is_more)
}

fn is_more(outside: &[u8]) -> bool {
    let text = encoding::decode(outside).text;
    let words = (text.split_whitespace())
        .filter(|word| word.contains(char::is_alphabetic))
        .count();
    let usual = words <= USUAL && text.to_ascii_uppercase().contains("MIME");
    words > 1 && !usual
}
