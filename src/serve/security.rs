//! The gate that every request passes: by which name we were called, from
//! which site, by whom; and the headers that every answer carries.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::Access;
use super::bench::{Bench, same_secret};
use super::cookie;
use super::pace;
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

/// The address that a connection comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// The machine of whoever asks, as far as it is known: behind a proxy, what that says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caller(pub(super) IpAddr);

/// Lets the request through or refuses it in a word.
pub(super) async fn gate(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let secure = gate.is_secure(request.headers());
    let response = match gate.check(&request) {
        Ok(reader) => {
            let caller = gate.caller(&request);
            request.extensions_mut().insert(reader);
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    };
    let response = with_headers(response);
    if secure {
        with_secure_cookies(response)
    } else {
        response
    }
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

    /// Whether the connection comes from a proxy that is believed.
    fn is_from_proxy(&self, request: &Request) -> bool {
        let peer = request.extensions().get::<Peer>();
        peer.is_some_and(|Peer(peer)| self.bench.config.proxies.contains(peer))
    }

    /// Who asks: the last of those that a proxy tells of, which it saw itself.
    fn caller(&self, request: &Request) -> Caller {
        let peer = request.extensions().get::<Peer>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |Peer(peer)| *peer);
        let told = || {
            let all = request.headers().get_all("x-forwarded-for");
            let last = all.iter().next_back()?.to_str().ok()?.rsplit(',').next()?;
            last.trim().parse().ok()
        };
        let told: Option<IpAddr> = self.is_from_proxy(request).then(told).flatten();
        Caller(pace::machine(told.unwrap_or(peer)))
    }

    /// Whether browsers come by https: a proxy says so of a name of its own. Who says so
    /// untruly gets cookies that are sent by https alone.
    fn is_secure(&self, headers: &HeaderMap) -> bool {
        let scheme = text(headers, &HeaderName::from_static("x-forwarded-proto"));
        !self.bench.config.hosts.is_empty()
            && scheme.is_some_and(|scheme| scheme.trim().eq_ignore_ascii_case("https"))
    }

    fn reader(&self, headers: &HeaderMap, request: &Request) -> Result<Reader, Refusal> {
        match &self.bench.config.access {
            Access::Open => Ok(Reader {
                name: cookie::get(headers, cookie::NAME),
                ..Reader::default()
            }),
            Access::Header(name) => {
                // On an address of this machine alone a proxy need not be named.
                if !self.bench.config.proxies.is_empty() && !self.is_from_proxy(request) {
                    return Err(Refusal::Identity);
                }
                let mut told = headers.get_all(name).iter();
                // Of two, the first may be the browser's own.
                let (Some(one), None) = (told.next(), told.next()) else {
                    return Err(Refusal::Identity);
                };
                let named = person(one).ok_or(Refusal::Identity)?;
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

/// What a sign-in's cookie says.
struct Session {
    until: i64,
    number: u64,
    name: String,
}

impl Bench {
    /// The cookie's value for a sign-in under this name, good from now on.
    pub(super) fn new_session(&self, name: &str) -> String {
        let until = jiff::Timestamp::now().as_second() + SESSION_SECONDS;
        let number = self.sessions.fetch_add(1, Ordering::Relaxed);
        let signed = self.sign("session", &format!("{until}.{number}.{name}"));
        format!("{until}.{number}.{signed}.{name}")
    }

    /// The name behind a session that is ours and not over.
    pub(super) fn read_session(&self, session: &str) -> Option<String> {
        let session = self.session(session)?;
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        (!ended.contains_key(&session.number)).then_some(session.name)
    }

    /// Ends a session before its time.
    pub(super) fn end_session(&self, session: &str) {
        let Some(session) = self.session(session) else {
            return;
        };
        let now = jiff::Timestamp::now().as_second();
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.retain(|_, until| *until > now);
        ended.insert(session.number, session.until);
    }

    /// A session that is ours and whose time is not over.
    fn session(&self, session: &str) -> Option<Session> {
        let mut parts = session.splitn(4, '.');
        let until: i64 = parts.next()?.parse().ok()?;
        let number: u64 = parts.next()?.parse().ok()?;
        let signed = parts.next()?;
        let name = parts.next()?;
        let wanted = self.sign("session", &format!("{until}.{number}.{name}"));
        let live = until > jiff::Timestamp::now().as_second();
        (live && same_secret(signed, &wanted)).then(|| Session {
            until,
            number,
            name: name.to_owned(),
        })
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

fn with_secure_cookies(mut response: Response) -> Response {
    if let header::Entry::Occupied(mut cookies) = response.headers_mut().entry(header::SET_COOKIE) {
        for cookie in cookies.iter_mut() {
            let written = [cookie.as_bytes(), b"; Secure"].concat();
            if let Ok(secure) = HeaderValue::from_bytes(&written) {
                *cookie = secure;
            }
        }
    }
    response
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
