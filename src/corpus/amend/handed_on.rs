//! Comments that stand with something that is taken away: they are a person's
//! words, and go to what comes next.

use toml_edit::{Decor, DocumentMut, Item, RawString, TableLike, Value};

/// Takes a key away, and gives its comments to the key that follows it in the
/// table, or that stands before it. Gives them back where there is none.
pub(super) fn remove_key<T: TableLike + ?Sized>(table: &mut T, key: &str) -> Option<String> {
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let comments = comments_of(table, key);
    table.remove(key);
    if comments.is_empty() {
        return None;
    }
    let at = keys.iter().position(|one| one == key).unwrap_or(0);
    let is_value = |key: &&String| table.get(key).is_some_and(Item::is_value);
    if let Some(next) = keys[at + 1..].iter().find(is_value) {
        if let Some(mut key) = table.key_mut(next) {
            let decor = key.leaf_decor_mut();
            let own = text(decor.prefix()).to_owned();
            decor.set_prefix(comments + &own);
        }
        None
    } else if let Some(value) =
        (keys[..at].iter().rfind(is_value)).and_then(|key| table.get_mut(key)?.as_value_mut())
    {
        let own = text(value.decor().suffix()).to_owned();
        let comments = comments.trim_end();
        value.decor_mut().set_suffix(format!("{own}\n{comments}"));
        None
    } else {
        Some(comments)
    }
}

/// The comments before a key and behind its value, each line whole.
fn comments_of<T: TableLike + ?Sized>(table: &T, key: &str) -> String {
    let before = table.key(key).and_then(|key| key.leaf_decor().prefix());
    let value = table.get(key).and_then(Item::as_value);
    let behind = value.and_then(|value| value.decor().suffix());
    let mut comments = String::new();
    if let Some(before) = Some(text(before)).filter(|before| before.contains('#')) {
        comments.push_str(before);
    }
    if let Some(behind) = Some(text(behind).trim()).filter(|behind| !behind.is_empty()) {
        comments.push_str(behind);
        comments.push('\n');
    }
    comments
}

/// Gives comments that stood before the table at `place` to the one after it,
/// or to the end of the text.
pub(super) fn hand_on(document: &mut DocumentMut, place: Option<isize>, comments: &str) {
    if !comments.contains('#') {
        return;
    }
    let next = document
        .iter()
        .filter_map(|(_, item)| item.as_array_of_tables())
        .flatten()
        .filter_map(toml_edit::Table::position)
        .filter(|position| place.is_none_or(|place| *position > place))
        .min();
    let tables = document.iter_mut();
    let next = tables
        .filter_map(|(_, item)| item.as_array_of_tables_mut())
        .flat_map(|list| list.iter_mut())
        .find(|table| next.is_some() && table.position() == next);
    if let Some(table) = next {
        put_before(table.decor_mut(), comments);
    } else {
        let own = document.trailing().as_str().unwrap_or_default();
        let own = format!("{comments}{own}");
        document.set_trailing(own);
    }
}

/// Puts comments before whatever this surrounds.
pub(super) fn put_before(decor: &mut Decor, comments: &str) {
    let own = text(decor.prefix()).to_owned();
    decor.set_prefix(format!("{comments}{own}"));
}

/// What stands before a value.
pub(super) fn before(value: &Value) -> &str {
    text(value.decor().prefix())
}

pub(super) fn text(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}
