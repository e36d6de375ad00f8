//! How lines end. The editor of TOML ends every line in one way; people's
//! programs have theirs.

use std::collections::{HashMap, VecDeque};

/// What some programs put before a text.
const MARK: char = '\u{feff}';

/// The text `after` with its lines ended as they are in `text`; `before` is
/// `text` as the editor writes it.
pub(super) fn as_in(text: &str, before: &str, after: &str) -> String {
    let mut ends: HashMap<&str, VecDeque<&str>> = HashMap::new();
    let mark = text.strip_prefix(MARK);
    let lines = mark.unwrap_or(text).split_inclusive('\n');
    let usual = if text.contains("\r\n") { "\r\n" } else { "\n" };
    for (line, own) in before.lines().zip(lines) {
        let end = &own[own.trim_end_matches(['\r', '\n']).len()..];
        ends.entry(line).or_default().push_back(end);
    }
    let mut written = String::with_capacity(text.len().max(after.len()));
    written.extend(mark.map(|_| MARK));
    let mut lines = after.lines().peekable();
    while let Some(line) = lines.next() {
        written.push_str(line);
        let end = ends.get_mut(line).and_then(VecDeque::pop_front);
        written.push_str(match end {
            // the last line may end with the text, and no other
            Some(end) if !end.is_empty() || lines.peek().is_none() => end,
            _ => usual,
        });
    }
    written
}
