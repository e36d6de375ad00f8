//! A PDF's page drawn by hayro, in a process of its own (`remiss draw`). The
//! file is not trusted: it may ask for more stack, memory or time than there
//! is, and what it breaks then is this process and no page of the workbench.

use std::io::{Read, Write};
use std::sync::mpsc;
use std::time::Duration;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// How long it stays when nobody ends it: a little longer than anybody waits.
const LIFE: Duration = Duration::from_secs(20);
/// What it may take of memory: a page of A3 scanned at 600 dpi takes a sixth.
#[cfg(unix)]
const MEMORY: u64 = 1_536 << 20;
/// The longer side of a picture, in pixels.
const LONGEST: f32 = 1_700.0;
/// Pixels for a point, where the page is of an ordinary size.
const SCALE: f32 = 1.9;

/// Draws a page, counted from one, of the PDF that comes in; whether a picture
/// went out.
pub fn draw(page: u32, mut pdf: impl Read + Send + 'static, mut out: impl Write) -> bool {
    limit();
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = pdf.read_to_end(&mut bytes).ok();
        // Nobody hears of it where the time is up.
        let _ = send.send(read.and_then(|_| picture(bytes, page)));
    });
    let drawn = receive.recv_timeout(LIFE).ok().flatten();
    drawn.is_some_and(|png| out.write_all(&png).and_then(|()| out.flush()).is_ok())
}

/// Bounds the memory, and leaves no copy of it behind when it is torn down.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (what, most) in [(Resource::As, MEMORY), (Resource::Core, 0)] {
        let most = Some(most);
        // Refused where the limit is lower already; time is bounded in any case.
        let _ = setrlimit(
            what,
            Rlimit {
                current: most,
                maximum: most,
            },
        );
    }
}

/// There is no such limit; time is bounded.
#[cfg(not(unix))]
fn limit() {}

fn picture(bytes: Vec<u8>, page: u32) -> Option<Vec<u8>> {
    let pdf = Pdf::new(bytes).ok()?;
    let pages = pdf.pages();
    let page = pages.get(page.checked_sub(1)? as usize)?;
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
