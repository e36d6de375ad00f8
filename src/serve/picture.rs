//! A PDF's page as it looks. The file is not trusted: it is drawn in a process
//! apart, few at a time, which is ended when it takes too long.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::bench::Bench;
use super::original;
use super::problem::Problem;
use super::visit::Visit;

/// Pages drawn at once.
static DRAWING: Semaphore = Semaphore::const_new(2);
/// How long drawing may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// The largest picture that is taken: that of a page of noise.
const LARGEST: u64 = 16 << 20;
/// How a picture ends that is whole.
const END: &[u8] = b"IEND\xaeB`\x82";

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
    if page == 0 {
        return Err(Problem::NotFound);
    }
    let bytes = tokio::task::block_in_place(|| original::read(&loaded, record))?;
    let turn = tokio::time::timeout(PATIENCE, DRAWING.acquire())
        .await
        .map_err(|_| Problem::CannotDraw)?
        .map_err(|_| Problem::CannotDraw)?;
    let (_drawing, pipes) = Drawing::begin(page, turn).ok_or(Problem::CannotDraw)?;
    let work = tokio::task::spawn_blocking(move || pipes.picture(&bytes));
    tokio::time::timeout(PATIENCE, work)
        .await
        .ok()
        .and_then(Result::ok)
        .flatten()
        .ok_or(Problem::CannotDraw)
}

/// A process that draws a page. It is ended when nobody waits for it any more.
struct Drawing(Option<(Child, SemaphorePermit<'static>)>);

/// What it is spoken to by.
struct Pipes(ChildStdin, ChildStdout);

impl Drawing {
    fn begin(page: u32, turn: SemaphorePermit<'static>) -> Option<(Self, Pipes)> {
        let mut child = Command::new(std::env::current_exe().ok()?)
            .args(["draw", "--page", &page.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let drawing = Self(Some((child, turn)));
        pipes.map(|(pdf, png)| (drawing, Pipes(pdf, png)))
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        if let Some((mut child, turn)) = self.0.take() {
            // It may have ended by itself.
            let _ = child.kill();
            std::thread::spawn(move || {
                let _ = child.wait();
                // Its place is free when its memory is.
                drop(turn);
            });
        }
    }
}

impl Pipes {
    fn picture(self, pdf: &[u8]) -> Option<Vec<u8>> {
        let Self(mut into, out) = self;
        into.write_all(pdf).ok()?;
        drop(into);
        let mut png = Vec::new();
        out.take(LARGEST).read_to_end(&mut png).ok()?;
        png.ends_with(END).then_some(png)
    }
}
