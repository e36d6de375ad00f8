//! Sign-in, where the workbench is open to others than this machine.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Extension, Form, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use maud::{Markup, html};

use crate::serve::Access;
use crate::serve::address::Params;
use crate::serve::bench::{Bench, same_secret};
use crate::serve::cookie;
use crate::serve::decide::check_token;
use crate::serve::part::shell::{self, Layout, token};
use crate::serve::problem::{Problem, answer};
use crate::serve::security::Caller;
use crate::serve::visit::Visit;

/// How long a sign-in lasts, in seconds.
const SESSION: u32 = 12 * 3600;
/// How long a wrong password takes to be refused, and any other of the same machine to
/// be looked at meanwhile: it makes guessing slow, over however many connections.
const PAUSE: Duration = Duration::from_secs(1);

/// `GET /logga-in`
pub(super) async fn show(visit: Visit) -> Response {
    let page = page(&visit, false);
    answer(&visit, Ok(page))
}

fn page(visit: &Visit, wrong: bool) -> Markup {
    let title = visit.t("Logga in", "Sign in");
    let body = html! {
        h1 { (title) }
        @if wrong { p.note.bad role="alert" { (visit.t("Namn saknas eller lösenordet är fel.", "The name is missing or the password is wrong.")) } }
        form method="post" action="/logga-in" {
            (token(visit))
            input type="hidden" name="till" value=(visit.params.get("till").unwrap_or("/"));
            label.field for="namn" { (visit.t("Ditt namn", "Your name")) }
            p.help { (visit.t("Det står bakom dina beslut.", "It stands behind your decisions.")) }
            input #namn name="namn" required maxlength="80" autocomplete="name";
            label.field for="losenord" { (visit.t("Lösenord", "Password")) }
            input #losenord name="losenord" type="password" required autocomplete="current-password";
            div.actions { button.btn.prim { (title) } }
        }
    };
    shell::page(visit, title, Layout::Column, &body)
}

/// `POST /logga-in`
pub(super) async fn enter(
    State(bench): State<Arc<Bench>>,
    Extension(Caller(machine)): Extension<Caller>,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Params::new(pairs);
    if let Err(problem) = check_token(&visit, &fields) {
        return problem.page(&visit);
    }
    let Access::Password(password) = &bench.config.access else {
        return Problem::NotFound.page(&visit);
    };
    let name = fields.get("namn").unwrap_or_default().trim();
    let plain =
        !name.is_empty() && name.chars().count() <= 80 && !name.chars().any(char::is_control);
    let given = fields.get("losenord").unwrap_or_default();
    if !plain || !is_right(&bench, machine, given, password).await {
        let page = page(&visit, true);
        return (StatusCode::UNAUTHORIZED, Html(page.into_string())).into_response();
    }
    let to = fields.get("till").and_then(place_of_ours);
    let to = to.as_deref().unwrap_or("/");
    let session = bench.new_session(name);
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().append(
        header::SET_COOKIE,
        cookie::set(cookie::SESSION, &session, SESSION),
    );
    response
}

/// Whether this is the password: of each machine one is tried at a time, and none for a
/// while after a wrong one. Who hangs up does not shorten that.
async fn is_right(bench: &Bench, machine: IpAddr, given: &str, password: &str) -> bool {
    let trying = bench.guessing.turn(machine).await;
    let right = same_secret(given, password);
    if !right {
        let pause = tokio::spawn(async move {
            tokio::time::sleep(PAUSE).await;
            drop(trying);
        });
        // A task that only sleeps has nothing to fail with.
        let _ended = pause.await;
    }
    right
}

/// Path and query of a place of ours, written anew; `None` for all else. A
/// browser passes over tabs and line ends, and takes a backslash for a slash:
/// `/` and either of them begins another site's address.
fn place_of_ours(given: &str) -> Option<String> {
    let odd = |sign: char| sign.is_control() || sign.is_whitespace() || sign == '\\';
    if !given.starts_with('/') || given.starts_with("//") || given.contains(odd) {
        return None;
    }
    let uri: Uri = given.parse().ok()?;
    uri.path_and_query().map(ToString::to_string)
}

/// `POST /logga-ut`
pub(super) async fn leave(
    State(bench): State<Arc<Bench>>,
    headers: HeaderMap,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    if let Err(problem) = check_token(&visit, &Params::new(pairs)) {
        return problem.page(&visit);
    }
    if let Some(session) = cookie::get(&headers, cookie::SESSION) {
        bench.end_session(&session);
    }
    let mut response = Redirect::to("/logga-in").into_response();
    response
        .headers_mut()
        .append(header::SET_COOKIE, cookie::set(cookie::SESSION, "", 0));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_sign_in_comes_a_page_of_ours() {
        let check =
            |given: &str, wanted: Option<&str>| assert_eq!(place_of_ours(given).as_deref(), wanted);
        check(
            "/sok?q=m%C3%A5l&typ=board",
            Some("/sok?q=m%C3%A5l&typ=board"),
        );
        check("/", Some("/"));
        for elsewhere in [
            "//evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\\evil.example",
            "/ /evil.example",
            "https://evil.example/",
            "evil.example",
        ] {
            check(elsewhere, None);
        }
    }
}
