//! A list of tables, written as `[[respondents]]` each or between brackets.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

use super::handed_on::{before, hand_on, put_before, remove_key, text};

/// Such a list.
pub(super) enum List<'a> {
    /// A heading each.
    Headed(&'a mut ArrayOfTables),
    /// Between brackets, after the key.
    Bracketed(&'a mut Array),
}

impl<'a> List<'a> {
    /// The list under this key; `None` where there is none.
    pub(super) fn of(document: &'a mut DocumentMut, key: &str) -> Option<Self> {
        match document.get_mut(key)? {
            Item::ArrayOfTables(tables) => Some(Self::Headed(tables)),
            Item::Value(Value::Array(array)) => Some(Self::Bracketed(array)),
            Item::None | Item::Value(_) | Item::Table(_) => None,
        }
    }

    /// The table at this place.
    pub(super) fn into_table(self, at: usize) -> Option<&'a mut dyn TableLike> {
        match self {
            Self::Headed(tables) => Some(tables.get_mut(at)?),
            Self::Bracketed(array) => Some(array.get_mut(at)?.as_inline_table_mut()?),
        }
    }
}

/// Takes the table at this place away. What stands in it goes with it; what
/// stands before it may be said of all that follow.
pub(super) fn remove(document: &mut DocumentMut, key: &str, at: usize) {
    match List::of(document, key) {
        Some(List::Headed(tables)) => {
            let gone = tables.remove(at);
            let comments = text(gone.decor().prefix());
            match tables.get_mut(at) {
                Some(next) if comments.contains('#') => put_before(next.decor_mut(), comments),
                Some(_) => {}
                None => hand_on(document, gone.position(), comments),
            }
            if (document.get(key)).is_some_and(|item| {
                item.as_array_of_tables()
                    .is_some_and(ArrayOfTables::is_empty)
            }) {
                document.remove(key);
            }
        }
        Some(List::Bracketed(array)) => {
            let gone = array.remove(at);
            let comments = before(&gone);
            if comments.contains('#') {
                if let Some(next) = array.get_mut(at) {
                    put_before(next.decor_mut(), comments);
                } else {
                    let own = array.trailing().as_str().unwrap_or_default();
                    let own = format!("{}{own}", comments.trim_end());
                    array.set_trailing(own);
                }
            }
        }
        None => {}
    }
}

/// Adds a table at the end, as the others are written.
pub(super) fn push(document: &mut DocumentMut, key: &str, mut table: Table) {
    // An empty list between brackets says nothing that headings do not.
    let is_empty = |item: &Item| {
        let array = item.as_array();
        array.is_some_and(|array| {
            array.is_empty()
                && !array
                    .trailing()
                    .as_str()
                    .is_some_and(|own| own.contains('#'))
        })
    };
    if document.get(key).is_some_and(is_empty) {
        remove_key(document.as_table_mut(), key);
    }
    match List::of(document, key) {
        Some(List::Headed(tables)) => tables.push(table),
        Some(List::Bracketed(array)) => array.push(table.into_inline_table()),
        None => {
            if document.as_table().is_empty() && document.trailing().as_str() == Some("") {
                table.decor_mut().set_prefix("");
            }
            let mut tables = ArrayOfTables::new();
            tables.push(table);
            document.insert(key, Item::ArrayOfTables(tables));
        }
    }
}
