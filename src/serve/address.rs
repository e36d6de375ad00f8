//! Addresses: query parameters in their order, and how they are written.

use std::fmt::Write as _;

/// The parameters of one address, in order; a name may occur several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Params(Vec<(String, String)>);

impl Params {
    /// Parameters as they came in; empty values are left out.
    pub(super) fn new(pairs: Vec<(String, String)>) -> Self {
        Self(
            pairs
                .into_iter()
                .filter(|(_, value)| !value.trim().is_empty())
                .collect(),
        )
    }

    /// The first value of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values of this name.
    pub(super) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every parameter.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The first value of this name, read as a `T`; `None` where it is none.
    pub(super) fn parse<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether this name has this value.
    pub(super) fn holds(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|held| held == value)
    }

    /// The same with this value alone under the name.
    pub(super) fn with(&self, name: &str, value: &str) -> Self {
        let mut changed = self.without(name);
        changed.0.push((name.to_owned(), value.to_owned()));
        changed
    }

    /// The same with one value more under the name.
    pub(super) fn with_more(&self, name: &str, value: &str) -> Self {
        let mut changed = self.clone();
        if !changed.holds(name, value) {
            changed.0.push((name.to_owned(), value.to_owned()));
        }
        changed
    }

    /// The same without the name.
    pub(super) fn without(&self, name: &str) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(key, _)| key != name)
                .cloned()
                .collect(),
        )
    }

    /// The same without one value of the name.
    pub(super) fn without_value(&self, name: &str, value: &str) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(key, held)| key != name || held != value)
                .cloned()
                .collect(),
        )
    }

    /// The address of `path` with these parameters.
    pub(super) fn at(&self, path: &str) -> String {
        address(path, self.pairs())
    }
}

/// The address of `path` with parameters, written so that any text is safe in
/// it; a fragment in `path` goes last.
pub(super) fn address<'a>(
    path: &str,
    params: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let (path, fragment) = path
        .split_once('#')
        .map_or((path, None), |(path, fragment)| (path, Some(fragment)));
    let mut written = path.to_owned();
    let mut sign = '?';
    for (name, value) in params {
        written.push(sign);
        escape_into(&mut written, name);
        written.push('=');
        escape_into(&mut written, value);
        sign = '&';
    }
    if let Some(fragment) = fragment {
        written.push('#');
        written.push_str(fragment);
    }
    written
}

/// Percent-encodes everything but letters, digits and `-._~` of ASCII.
pub(super) fn escape_into(written: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                written.push(char::from(byte));
            }
            b' ' => written.push('+'),
            other => write!(written, "%{other:02X}").expect("a string takes any text"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_safe_in_an_address() {
        assert_eq!(
            address("/sok", [("q", "å \"&=#"), ("typ", "board")]),
            "/sok?q=%C3%A5+%22%26%3D%23&typ=board"
        );
        assert_eq!(address("/hjalp#x", [("a", "b")]), "/hjalp?a=b#x");
    }

    #[test]
    fn a_name_keeps_its_other_values() {
        let params = Params::new(
            [("typ", "board"), ("typ", "party"), ("q", " ")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
        );
        assert_eq!(
            params.without_value("typ", "board").at("/sok"),
            "/sok?typ=party"
        );
        assert_eq!(params.with("typ", "union").at("/sok"), "/sok?typ=union");
    }
}
