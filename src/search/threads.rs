//! Parts of a search are done side by side, as many as the machine has cores.
//!
//! What they give comes in their order, whichever was done first.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, mpsc};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};
use tantivy::Searcher;

/// In a smaller index one thread is done before another has woken up; the tests
/// have small ones.
const WORTH_HELP: u64 = if cfg!(test) { 1 } else { 50_000 };

/// So long it takes a thread to fall asleep and to wake up again, or longer.
const WAKING_UP: Duration = Duration::from_micros(200);

/// The threads that help the one that searches, which does not wait for those
/// that read documents in; none on a single core.
static HELPERS: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let helpers = available_parallelism().map_or(0, |cores| cores.get() - 1);
    (helpers > 0)
        .then(|| ThreadPoolBuilder::new().num_threads(helpers).build().ok())
        .flatten()
});

/// Whether the index is so large that other threads should help.
pub(super) fn is_worth_help(searcher: &Searcher) -> bool {
    searcher.num_docs() >= WORTH_HELP
}

/// Does `work` for each number below `parts`; gives the sums that the threads
/// came to, in no certain order. With `helped`, other threads take some of the
/// numbers; one that wakes up late finds none left, and nobody waits for it.
pub(super) fn add_up<A, E>(
    parts: usize,
    helped: bool,
    begin: impl Fn() -> A + Send + Sync + 'static,
    work: impl Fn(&mut A, usize) -> Result<(), E> + Send + Sync + 'static,
) -> Result<Vec<A>, E>
where
    A: Send + 'static,
    E: Send + 'static,
{
    let shared = Arc::new(Shared {
        next: AtomicUsize::new(0),
        parts,
        begin,
        work,
    });
    let (tell, told) = mpsc::channel();
    if let Some(helpers) = HELPERS.as_ref().filter(|_| helped) {
        let call = Call::new();
        for _ in 1..parts.min(helpers.current_num_threads() + 1) {
            let (shared, tell) = (Arc::clone(&shared), tell.clone());
            helpers.spawn(move || {
                let (done, sum) = shared.run();
                drop(shared);
                if done > 0 {
                    // nobody listens where the search came to grief
                    let _ = tell.send((done, sum));
                }
                drop(tell);
                call.linger();
            });
        }
    }
    drop(tell);
    let (mut done, sum) = shared.run();
    let mut sums: Vec<Result<A, E>> = sum.into_iter().collect();
    while done < parts {
        let (parts, sum) = patiently(&told).expect("a helper tells of the parts it took");
        done += parts;
        sums.extend(sum);
    }
    sums.into_iter().collect()
}

/// Those who help are awake, and stay so between the parts of a search.
pub(super) struct Awake(());

impl Awake {
    /// Wakes them up: they will be called soon.
    pub(super) fn begin() -> Self {
        if let Some(helpers) = HELPERS.as_ref() {
            let call = Call::new();
            for _ in 0..helpers.current_num_threads() {
                helpers.spawn(move || call.linger());
            }
        }
        Self(())
    }
}

impl Drop for Awake {
    /// Whoever still waits for a call is let go.
    fn drop(&mut self) {
        Call::new();
    }
}

/// How often helpers were called.
static CALLS: AtomicUsize = AtomicUsize::new(0);

/// The number of a call.
#[derive(Clone, Copy)]
struct Call(usize);

impl Call {
    /// The next one; it ends the waiting for it.
    fn new() -> Self {
        Self(CALLS.fetch_add(1, Ordering::Relaxed) + 1)
    }

    /// Waits for the next call for as long as falling asleep and being woken up
    /// would take.
    fn linger(self) {
        let _ = look_for(|| (CALLS.load(Ordering::Relaxed) != self.0).then_some(()));
    }
}

/// Receives what is told; falls asleep only where that pays.
fn patiently<T>(told: &mpsc::Receiver<T>) -> Result<T, mpsc::RecvError> {
    let found = look_for(|| match told.try_recv() {
        Ok(told) => Some(Ok(told)),
        Err(mpsc::TryRecvError::Empty) => None,
        Err(mpsc::TryRecvError::Disconnected) => Some(Err(mpsc::RecvError)),
    });
    found.unwrap_or_else(|| told.recv())
}

/// Looks again and again for as long as falling asleep and being woken up would
/// take.
fn look_for<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    while begun.elapsed() < WAKING_UP {
        let found = look();
        if found.is_some() {
            return found;
        }
        std::hint::spin_loop();
    }
    None
}

/// What `work` gives for each number below `parts`, in their order; `helped` as
/// in [`add_up`].
pub(super) fn in_order<T, E>(
    parts: usize,
    helped: bool,
    work: impl Fn(usize) -> Result<T, E> + Send + Sync + 'static,
) -> Result<Vec<T>, E>
where
    T: Send + 'static,
    E: Send + 'static,
{
    let lists = add_up(parts, helped, Vec::new, move |list, number| {
        list.push((number, work(number)?));
        Ok(())
    })?;
    let mut all: Vec<(usize, T)> = lists.into_iter().flatten().collect();
    all.sort_unstable_by_key(|(number, _)| *number);
    Ok(all.into_iter().map(|(_, found)| found).collect())
}

/// What the threads of one search share.
struct Shared<B, W> {
    next: AtomicUsize,
    parts: usize,
    begin: B,
    work: W,
}

impl<A, E, B: Fn() -> A, W: Fn(&mut A, usize) -> Result<(), E>> Shared<B, W> {
    /// Takes parts as long as there are any: how many, and what they came to.
    fn run(&self) -> (usize, Option<Result<A, E>>) {
        let mut done = 0;
        let mut sum = None;
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= self.parts {
                return (done, sum);
            }
            done += 1;
            let so_far = sum.get_or_insert_with(|| Ok((self.begin)()));
            if let Ok(all) = so_far
                && let Err(error) = (self.work)(all, number)
            {
                *so_far = Err(error);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_done_once_and_given_in_its_order() {
        for helped in [false, true] {
            let found = in_order(50, helped, |number| Ok::<_, ()>(number * 2));
            assert_eq!(found, Ok((0..50).map(|number| number * 2).collect()));
            let none = in_order(0, helped, Ok::<usize, ()>);
            assert_eq!(none, Ok(Vec::new()));
        }
    }

    #[test]
    fn an_error_in_any_part_is_given() {
        for helped in [false, true] {
            let found = in_order(50, helped, |number| {
                (number != 30).then_some(()).ok_or("no")
            });
            assert_eq!(found, Err("no"));
        }
    }
}
