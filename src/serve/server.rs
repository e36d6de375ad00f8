//! Listens and serves: connections limited in number, in time for their head, in how
//! fast their body comes, and in how long they may stand still.

use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::http::header;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{Instant, Sleep};

use super::bench::Bench;
use super::pace::{Machines, Pace, Paced};
use super::security::Peer;
use super::{Config, routes};
use crate::error::Error;
use crate::model::SystemAnswer;

/// Connections served at once; more wait.
const CONNECTIONS: usize = 256;
/// How long a request's head may take.
const HEAD: Duration = Duration::from_secs(10);
/// How long a connection may stand still in the midst of something.
const STILL: Duration = Duration::from_secs(30);

/// Serves until interrupted.
pub(super) fn run(config: Config, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    let address = config.listen;
    let failed = |error: std::io::Error| Error::Serve {
        address: address.to_string(),
        answer: SystemAnswer::from(&error),
    };
    let proxies = config.proxies.clone();
    let bench = Arc::new(Bench::new(config)?);
    let warming = bench.clone();
    std::thread::spawn(move || warming.warm());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()
        .map_err(failed)?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        let router = routes::router(bench, bound);
        ready(bound);
        tokio::select! {
            () = accept(listener, router, &proxies) => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        Ok(())
    })
}

async fn accept(listener: TcpListener, router: axum::Router, proxies: &[IpAddr]) {
    let machines = Machines::default();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        let Ok((stream, from)) = listener.accept().await else {
            // Out of file handles, most likely: let others finish first.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let from = from.ip().to_canonical();
        // A proxy has the connections of all who come through it.
        let is_shared = from.is_loopback() || proxies.contains(&from);
        let of_machine = machines.place(from);
        if of_machine.is_none() && !is_shared {
            continue;
        }
        let router = TowerToHyperService::new(router.clone());
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let media = request.headers().get(header::CONTENT_TYPE);
            let pace = Pace::of(media.map(header::HeaderValue::as_bytes));
            let mut request = request.map(|body| Paced::new(body, pace));
            request.extensions_mut().insert(Peer(from));
            router.call(request)
        });
        tokio::spawn(async move {
            // A client that breaks off or is too slow is no error of ours.
            let _ = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .max_buf_size(64 * 1024)
                .serve_connection(Impatient::new(stream), service)
                .await;
            drop((place, of_machine));
        });
    }
}

/// A connection that breaks when neither side gets on for a while.
struct Impatient {
    inner: TokioIo<TcpStream>,
    deadline: Pin<Box<Sleep>>,
}

impl Impatient {
    fn new(stream: TcpStream) -> Self {
        // Small answers go out at once.
        let _ = stream.set_nodelay(true);
        Self {
            inner: TokioIo::new(stream),
            deadline: Box::pin(tokio::time::sleep(STILL)),
        }
    }

    fn watch<T>(
        &mut self,
        context: &mut Context<'_>,
        polled: Poll<std::io::Result<T>>,
    ) -> Poll<std::io::Result<T>> {
        if polled.is_ready() {
            self.deadline.as_mut().reset(Instant::now() + STILL);
            return polled;
        }
        match self.deadline.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(std::io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl Read for Impatient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<std::io::Result<()>> {
        let polled = Pin::new(&mut self.inner).poll_read(context, buffer);
        self.watch(context, polled)
    }
}

impl Write for Impatient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let polled = Pin::new(&mut self.inner).poll_write(context, bytes);
        self.watch(context, polled)
    }

    fn poll_flush(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        let polled = Pin::new(&mut self.inner).poll_flush(context);
        self.watch(context, polled)
    }

    fn poll_shutdown(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}
