//! How fast whoever asks must send, and how many connections one may have: so that
//! nobody keeps others out by being slow.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::BoxError;
use hyper::body::{Body, Buf, Frame, SizeHint};
use tokio::time::{Instant, Sleep};

/// Connections of one machine at once.
const OF_ONE: usize = 32;

/// How long a form without files may take, as a whole.
const FORM: Pace = Pace {
    within: Duration::from_secs(30),
    bytes: None,
};
/// How fast a form with files must come: 64 kB in each half minute.
const FILES: Pace = Pace {
    within: Duration::from_secs(30),
    bytes: Some(64 << 10),
};

/// How fast a form must come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    within: Duration,
    /// So many bytes give as much time again.
    bytes: Option<usize>,
}

impl Pace {
    /// The pace for a form of this media type.
    pub(super) fn of(media: Option<&[u8]>) -> Self {
        if media.is_some_and(|media| media.starts_with(b"multipart/form-data")) {
            FILES
        } else {
            FORM
        }
    }
}

/// What a client sends, broken off where it comes too slowly.
pub(super) struct Paced<B> {
    inner: B,
    pace: Pace,
    came: usize,
    deadline: Pin<Box<Sleep>>,
}

impl<B> Paced<B> {
    pub(super) fn new(inner: B, pace: Pace) -> Self {
        Self {
            inner,
            pace,
            came: 0,
            deadline: Box::pin(tokio::time::sleep(pace.within)),
        }
    }
}

impl<B> Body for Paced<B>
where
    B: Body + Unpin,
    B::Data: Unpin,
    B::Error: Into<BoxError>,
{
    type Data = B::Data;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, BoxError>>> {
        let Poll::Ready(next) = Pin::new(&mut self.inner).poll_frame(context) else {
            // What is there already is taken, however long ago it came.
            ready!(self.deadline.as_mut().poll(context));
            return Poll::Ready(Some(Err(std::io::Error::from(
                std::io::ErrorKind::TimedOut,
            )
            .into())));
        };
        if let Some(Ok(frame)) = &next {
            self.came += frame.data_ref().map_or(0, Buf::remaining);
            if self.pace.bytes.is_some_and(|bytes| self.came >= bytes) {
                self.came = 0;
                let within = self.pace.within;
                self.deadline.as_mut().reset(Instant::now() + within);
            }
        }
        Poll::Ready(next.map(|next| next.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// The machine that an address is of: one has all that begin like its own, where
/// addresses are handed out by the network.
pub(super) fn machine(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from(network))
        }
        address @ IpAddr::V4(_) => address,
    }
}

/// How many connections each machine has.
#[derive(Debug, Clone, Default)]
pub(super) struct Machines(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection's place among those of its machine.
#[derive(Debug)]
pub(super) struct Place {
    machines: Machines,
    machine: IpAddr,
}

impl Machines {
    /// A place for a connection; none where the machine has enough.
    pub(super) fn place(&self, address: IpAddr) -> Option<Place> {
        let machine = machine(address);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = all.entry(machine).or_default();
        if *number == OF_ONE {
            return None;
        }
        *number += 1;
        Some(Place {
            machines: self.clone(),
            machine,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut all = (self.machines.0.lock()).unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = all.get_mut(&self.machine) {
            *number -= 1;
            if *number == 0 {
                all.remove(&self.machine);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use axum::body::Bytes;

    use super::*;

    /// Sends so many bytes again and again, with a pause before each time, and ends
    /// after so many times; never, where that is not told.
    struct Dribble {
        bytes: usize,
        times: Option<usize>,
        pause: Pin<Box<Sleep>>,
        sent: VecDeque<usize>,
    }

    const PAUSE: Duration = Duration::from_millis(5);

    impl Body for Dribble {
        type Data = Bytes;
        type Error = std::io::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
            if self.times == Some(self.sent.len()) {
                return Poll::Ready(None);
            }
            ready!(self.pause.as_mut().poll(context));
            self.pause.as_mut().reset(Instant::now() + PAUSE);
            let bytes = self.bytes;
            self.sent.push_back(bytes);
            Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![0; bytes])))))
        }
    }

    /// How many bytes came, or that it was broken off.
    fn received(bytes: usize, times: Option<usize>, pace: Pace) -> Option<usize> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        runtime.block_on(async {
            let dribble = Dribble {
                bytes,
                times,
                pause: Box::pin(tokio::time::sleep(PAUSE)),
                sent: VecDeque::new(),
            };
            let body = axum::body::Body::new(Paced::new(dribble, pace));
            let all = axum::body::to_bytes(body, usize::MAX).await;
            all.ok().map(|bytes| bytes.len())
        })
    }

    #[test]
    fn a_body_that_never_ends_is_broken_off_however_often_a_byte_comes() {
        let within = Duration::from_millis(200);
        for bytes in [None, Some(1_000_000)] {
            assert_eq!(received(1, None, Pace { within, bytes }), None);
        }
    }

    #[test]
    fn files_may_take_long_as_long_as_they_come() {
        let hour = Duration::from_hours(1);
        let form = Pace {
            within: hour,
            bytes: None,
        };
        assert_eq!(received(3, Some(4), form), Some(12));
        // Twice as long as is given at once.
        let files = Pace {
            within: PAUSE * 100,
            bytes: Some(10),
        };
        assert_eq!(received(10, Some(200), files), Some(2_000));
    }

    #[test]
    fn one_machine_has_so_many_connections_and_gets_more_as_they_end() {
        let machines = Machines::default();
        let one: IpAddr = "192.0.2.1".parse().unwrap();
        let mut places: Vec<_> = (0..OF_ONE).map(|_| machines.place(one).unwrap()).collect();
        assert!(machines.place(one).is_none());
        assert!(
            machines
                .place("::ffff:192.0.2.1".parse().unwrap())
                .is_none()
        );
        assert!(machines.place("192.0.2.2".parse().unwrap()).is_some());
        places.pop();
        assert!(machines.place(one).is_some());
        let beside = |address: &str| machine(address.parse().unwrap());
        assert_eq!(beside("2001:db8::1"), beside("2001:db8::2:1"));
        assert_ne!(beside("2001:db8::1"), beside("2001:db8:0:1::1"));
    }
}
