//! A PDF's page as it looks, drawn by hayro. The file is not trusted: drawing
//! runs apart, few at a time, and is given up when it takes too long.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use tokio::sync::Semaphore;

use super::bench::Bench;
use super::original;
use super::problem::Problem;
use super::visit::Visit;

/// Pages drawn at once.
static DRAWING: Semaphore = Semaphore::const_new(2);
/// How long drawing may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// The longer side of a picture, in pixels.
const LONGEST: f32 = 1_700.0;
/// Pixels for a point, where the page is of an ordinary size.
const SCALE: f32 = 1.9;

/// `GET /sida.png?d=DOCUMENT&sida=PAGE`
pub(super) async fn show(State(_): State<Arc<Bench>>, visit: Visit) -> Response {
    match draw(&visit).await {
        Ok(png) => (
            [
                (header::CONTENT_TYPE, "image/png"),
                // The document's hash is in the address.
                (header::CACHE_CONTROL, "private, max-age=86400"),
            ],
            png,
        )
            .into_response(),
        Err(problem) => problem.page(&visit),
    }
}

async fn draw(visit: &Visit) -> Result<Vec<u8>, Problem> {
    let loaded = visit.current.clone().ok_or(Problem::WhichConsultation)?;
    let short = visit.params.get("d").ok_or(Problem::NotFound)?;
    let page: u32 = visit.params.parse("sida").ok_or(Problem::NotFound)?;
    let (_, record) = loaded.document(short).ok_or(Problem::NotFound)?;
    let place = page.checked_sub(1).ok_or(Problem::NotFound)? as usize;
    let bytes = tokio::task::block_in_place(|| original::read(&loaded, record))?;
    let turn = tokio::time::timeout(PATIENCE, DRAWING.acquire())
        .await
        .map_err(|_| Problem::CannotDraw)?
        .map_err(|_| Problem::CannotDraw)?;
    let work = tokio::task::spawn_blocking(move || {
        // The place is given back when the drawing ends, not when we stop waiting.
        let _turn = turn;
        catch_unwind(AssertUnwindSafe(|| picture(bytes, place)))
            .ok()
            .flatten()
    });
    tokio::time::timeout(PATIENCE, work)
        .await
        .ok()
        .and_then(Result::ok)
        .flatten()
        .ok_or(Problem::CannotDraw)
}

fn picture(bytes: Vec<u8>, place: usize) -> Option<Vec<u8>> {
    let pdf = Pdf::new(bytes).ok()?;
    let pages = pdf.pages();
    let page = pages.get(place)?;
    let (width, height) = page.render_dimensions();
    let scale = SCALE.min(LONGEST / width.max(height).max(1.0));
    let drawn = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    drawn.into_png().ok()
}
