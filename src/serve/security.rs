//! The gate that every request passes: by which name we were called, from
//! which site, by whom; and the headers that every answer carries.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::Access;
use super::bench::{Bench, same_secret};
use super::cookie;
use super::visit::Reader;

/// Nothing but our own files, no inline script or style, no frames.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How long a sign-in lasts, in seconds.
const SESSION_SECONDS: i64 = 12 * 3600;

/// What the gate needs to know.
#[derive(Clone)]
pub(super) struct Gate {
    pub(super) bench: Arc<Bench>,
    pub(super) bound: SocketAddr,
}

/// Lets the request through or refuses it in a word.
pub(super) async fn gate(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let response = match gate.check(&request) {
        Ok(reader) => {
            request.extensions_mut().insert(reader);
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    };
    with_headers(response)
}

/// Why a request is not let through.
#[derive(Debug, PartialEq, Eq)]
enum Refusal {
    Host,
    Origin,
    Identity,
    SignIn(String),
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Host => (
                StatusCode::MISDIRECTED_REQUEST,
                "Fel adress: sidan svarar bara på sitt eget namn. / Wrong host.\n",
            )
                .into_response(),
            Self::Origin => (
                StatusCode::FORBIDDEN,
                "Begäran kom från en annan webbplats och är avvisad. / Cross-site request refused.\n",
            )
                .into_response(),
            Self::Identity => (
                StatusCode::UNAUTHORIZED,
                "Inloggningen saknas: den görs av proxyn framför. / Not signed in at the proxy.\n",
            )
                .into_response(),
            Self::SignIn(back) => Redirect::to(&back).into_response(),
        }
    }
}

impl Gate {
    fn check(&self, request: &Request) -> Result<Reader, Refusal> {
        let headers = request.headers();
        let host = text(headers, &header::HOST).ok_or(Refusal::Host)?;
        if headers.get_all(header::HOST).iter().count() != 1 || !self.is_us(host) {
            return Err(Refusal::Host);
        }
        if *request.method() != Method::GET && *request.method() != Method::HEAD {
            same_site(headers, host)?;
        }
        let path = request.uri().path();
        if path.starts_with("/a/") {
            return Ok(Reader::default());
        }
        self.reader(headers, request)
    }

    /// Whether `host` is a name of ours: the loopback's names on our port, an
    /// address as such where we listen to others, or a name that was given.
    fn is_us(&self, host: &str) -> bool {
        let (name, port) = split_port(host);
        let own_port = port.map_or(self.bound.port() == 80, |port| {
            port.parse() == Ok(self.bound.port())
        });
        let given = self
            .bench
            .config
            .hosts
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name) || known.eq_ignore_ascii_case(host));
        let address = name
            .trim_start_matches('[')
            .trim_end_matches(']')
            .parse::<IpAddr>();
        let ours = match address {
            Ok(address) => address.is_loopback() || !self.bound.ip().is_loopback(),
            Err(_) => name.eq_ignore_ascii_case("localhost"),
        };
        given || (ours && own_port)
    }

    fn reader(&self, headers: &HeaderMap, request: &Request) -> Result<Reader, Refusal> {
        match &self.bench.config.access {
            Access::Open => Ok(Reader {
                name: cookie::get(headers, cookie::NAME),
                ..Reader::default()
            }),
            Access::Header(name) => {
                let named = HeaderName::try_from(name.as_str())
                    .ok()
                    .and_then(|name| headers.get(name))
                    .and_then(person)
                    .ok_or(Refusal::Identity)?;
                Ok(Reader {
                    name: Some(named),
                    fixed: true,
                    signed_in: false,
                })
            }
            Access::Password(_) => {
                let path = request.uri().path();
                let session = cookie::get(headers, cookie::SESSION);
                match session.and_then(|session| self.bench.read_session(&session)) {
                    Some(name) => Ok(Reader {
                        name: Some(name),
                        fixed: true,
                        signed_in: true,
                    }),
                    None if path == "/logga-in" => Ok(Reader::default()),
                    None => {
                        let asked = request
                            .uri()
                            .path_and_query()
                            .map_or("/", |asked| asked.as_str());
                        let back = if request.method() == Method::GET {
                            asked
                        } else {
                            "/"
                        };
                        Err(Refusal::SignIn(super::address::address(
                            "/logga-in",
                            [("till", back)],
                        )))
                    }
                }
            }
        }
    }
}

impl Bench {
    /// The cookie's value for a sign-in under this name, good from now on.
    pub(super) fn new_session(&self, name: &str) -> String {
        let until = jiff::Timestamp::now().as_second() + SESSION_SECONDS;
        let signed = self.sign("session", &format!("{until}.{name}"));
        format!("{until}.{signed}.{name}")
    }

    /// The name behind a session that is ours and not over.
    pub(super) fn read_session(&self, session: &str) -> Option<String> {
        let mut parts = session.splitn(3, '.');
        let until: i64 = parts.next()?.parse().ok()?;
        let signed = parts.next()?;
        let name = parts.next()?;
        let wanted = self.sign("session", &format!("{until}.{name}"));
        let live = until > jiff::Timestamp::now().as_second();
        (live && same_secret(signed, &wanted)).then(|| name.to_owned())
    }

    /// What a form of this person must send back.
    pub(super) fn token(&self, reader: &Reader) -> String {
        let who = if reader.fixed {
            reader.name.as_deref().unwrap_or_default()
        } else {
            ""
        };
        self.sign("token", who)
    }
}

/// A request that changes something must come from our own pages: a browser
/// says so in `Origin`, or at least in `Sec-Fetch-Site`. (Programs that are no
/// browser say neither; they still need the token.)
fn same_site(headers: &HeaderMap, host: &str) -> Result<(), Refusal> {
    let origin_name = header::ORIGIN;
    if let Some(origin) = headers.get(&origin_name) {
        let origin = origin.to_str().unwrap_or_default();
        let own = ["http://", "https://"].iter().any(|scheme| {
            origin
                .strip_prefix(scheme)
                .is_some_and(|rest| rest.eq_ignore_ascii_case(host))
        });
        return if own { Ok(()) } else { Err(Refusal::Origin) };
    }
    match text(headers, &HeaderName::from_static("sec-fetch-site")) {
        None | Some("same-origin" | "none") => Ok(()),
        Some(_) => Err(Refusal::Origin),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// The person that a proxy names: UTF-8, or else Latin-1, in which a header
/// may be as well.
fn person(value: &HeaderValue) -> Option<String> {
    let bytes = value.as_bytes();
    let named = std::str::from_utf8(bytes).map_or_else(
        |_| bytes.iter().copied().map(char::from).collect(),
        str::to_owned,
    );
    let named = named.trim();
    let plain = !named.is_empty() && !named.chars().any(char::is_control);
    plain.then(|| named.to_owned())
}

fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if !name.contains(':') || name.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    }
}

fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "private, no-cache"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_told_from_an_address() {
        assert_eq!(split_port("localhost:80"), ("localhost", Some("80")));
        assert_eq!(split_port("[::1]:80"), ("[::1]", Some("80")));
        assert_eq!(split_port("[::1]"), ("[::1]", None));
        assert_eq!(split_port("remiss.se"), ("remiss.se", None));
    }

    #[test]
    fn a_proxy_names_people_in_utf_8_or_latin_1() {
        let check = |bytes: &[u8], wanted: Option<&str>| {
            let value = HeaderValue::from_bytes(bytes).unwrap();
            assert_eq!(person(&value).as_deref(), wanted);
        };
        check("Åsa Öberg".as_bytes(), Some("Åsa Öberg"));
        check(b"\xc5sa \xd6berg", Some("Åsa Öberg"));
        check(b" Anna Ek ", Some("Anna Ek"));
        check(b" ", None);
        check(b"Anna\x85Ek", None);
    }

    #[test]
    fn only_our_own_pages_may_change_anything() {
        let check = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            same_site(&headers, "127.0.0.1:8270").is_ok()
        };
        assert!(check(&[("origin", "http://127.0.0.1:8270")]));
        assert!(check(&[]));
        assert!(check(&[("sec-fetch-site", "same-origin")]));
        assert!(!check(&[("origin", "http://127.0.0.1:9")]));
        assert!(!check(&[("origin", "null")]));
        assert!(!check(&[("sec-fetch-site", "cross-site")]));
        assert!(!check(&[("sec-fetch-site", "same-site")]));
    }
}
