//! Progress as server-sent events, for pages that wait for a run.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use serde_json::json;

use super::bench::Bench;
use super::visit::Visit;

/// How often a quiet line is kept open.
const BEAT: Duration = Duration::from_secs(10);

/// `GET /inlasning/handelser`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let lang = visit.lang;
    let mut watch = bench.watch.subscribe();
    watch.mark_changed();
    let stream = unfold(Some(watch), move |watch| async move {
        let mut watch = watch?;
        watch.changed().await.ok()?;
        let progress = watch.borrow_and_update().clone();
        let data = json!({
            "running": progress.running,
            "done": progress.done,
            "files": progress.files,
            "words": progress.words(lang),
        });
        let event = Event::default().event("framsteg").data(data.to_string());
        let rest = progress.running.then_some(watch);
        Some((Ok::<_, Infallible>(event), rest))
    });
    Sse::new(stream)
        .keep_alive(KeepAlive::new().interval(BEAT))
        .into_response()
}
