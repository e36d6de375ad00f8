//! The three cookies: language, name, sign-in. Values are percent-encoded.

use axum::http::header::{self, HeaderMap, HeaderValue};

use super::address::escape_into;

/// The language of the pages.
pub(super) const LANG: &str = "remiss-lang";
/// The name under which decisions are kept.
pub(super) const NAME: &str = "remiss-namn";
/// The sign-in.
pub(super) const SESSION: &str = "remiss-session";

/// The value of a cookie.
pub(super) fn get(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .and_then(|(_, value)| decode(value))
        .filter(|value| !value.is_empty())
}

/// A `Set-Cookie` value that lasts `seconds`; 0 removes it. Not readable by
/// scripts, not sent from other sites.
pub(super) fn set(name: &str, value: &str, seconds: u32) -> HeaderValue {
    let mut written = format!("{name}=");
    escape_into(&mut written, value);
    written.push_str("; Path=/; HttpOnly; SameSite=Strict; Max-Age=");
    written.push_str(&seconds.to_string());
    HeaderValue::try_from(written).expect("percent-encoded text is a valid header")
}

fn decode(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            b'+' => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_read_back() {
        let set = set(NAME, "Åsa; Öberg=%", 60);
        let mut headers = HeaderMap::new();
        let pair = set.to_str().unwrap().split("; ").next().unwrap().to_owned();
        headers.insert(header::COOKIE, format!("a=b; {pair}").parse().unwrap());
        assert_eq!(get(&headers, NAME).as_deref(), Some("Åsa; Öberg=%"));
    }

    #[test]
    fn a_broken_value_is_no_value() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("remiss-namn=%f"));
        assert_eq!(get(&headers, NAME), None);
    }
}
