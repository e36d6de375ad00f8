//! The run that reads documents in: one at a time, in the background, with
//! its progress for pages and events.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use super::bench::Bench;
use super::work::{BrokeOff, Order, Told, broke_off};
use crate::error::Error;
use crate::model::Lang;

/// How long a decision waits before it looks whether another is taken up.
const MOMENT: Duration = Duration::from_millis(10);

/// How far the latest run is.
#[derive(Debug, Clone, Default)]
pub(super) struct Progress {
    /// Whether it is still going on.
    pub(super) running: bool,
    /// The consultation at hand.
    pub(super) consultation: String,
    /// Files in it.
    pub(super) files: usize,
    /// Of them done.
    pub(super) done: usize,
    /// Of them read, not taken from what is kept.
    pub(super) anew: usize,
    /// Whether everything is read and statements are being tagged.
    pub(super) tagging: bool,
    /// The consultations whose turn is still to come.
    pub(super) waiting: BTreeSet<String>,
    /// What came of the latest run of each consultation.
    pub(super) outcomes: BTreeMap<String, Result<(), Arc<Error>>>,
}

impl Progress {
    /// Whether the consultation of this name is being read in.
    pub(super) fn is_at_work_on(&self, name: &str) -> bool {
        self.running && self.consultation == name
    }

    /// Whether it is, or will be.
    pub(super) fn concerns(&self, name: &str) -> bool {
        self.is_at_work_on(name) || self.waiting.contains(name)
    }

    /// The same in a sentence.
    pub(super) fn words(&self, lang: Lang) -> String {
        match (lang, self.tagging && self.running) {
            (Lang::Sv, true) => {
                "Alla filer är lästa; uttalandena märks och görs sökbara.".to_owned()
            }
            (Lang::En, true) => "All files are read; statements are tagged and indexed.".to_owned(),
            (Lang::Sv, false) => format!(
                "{} av {} filer klara, {} nyinlästa.",
                self.done, self.files, self.anew
            ),
            (Lang::En, false) => format!(
                "{} of {} files done, {} read anew.",
                self.done, self.files, self.anew
            ),
        }
    }
}

impl Bench {
    /// How far the latest run is.
    pub(super) fn progress(&self) -> Progress {
        self.watch.borrow().clone()
    }

    /// Has the folder read in, as soon as what was ordered before is done. What
    /// waits already is not ordered twice.
    pub(super) fn order(self: &Arc<Self>, order: Order) {
        let mut orders = self.orders();
        let name = order.name();
        if !orders.contains(&order) {
            orders.push_back(order);
        }
        // Under the lock of the orders: a run that ends looks there last.
        let mut started = false;
        self.watch.send_modify(|progress| {
            progress.waiting.insert(name);
            started = !progress.running;
            progress.running = true;
        });
        drop(orders);
        if started {
            let bench = self.clone();
            std::thread::spawn(move || bench.work_off(|order| bench.work(order)));
        }
    }

    fn orders(&self) -> MutexGuard<'_, VecDeque<Order>> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The right to have a decision taken up at once; `None` while documents are
    /// being read. Another decision is waited for.
    pub(super) fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        loop {
            match self.writing.try_lock() {
                Ok(turn) => return Some(turn),
                Err(TryLockError::Poisoned(turn)) => return Some(turn.into_inner()),
                Err(TryLockError::WouldBlock) if self.watch.borrow().running => return None,
                Err(TryLockError::WouldBlock) => std::thread::sleep(MOMENT),
            }
        }
    }

    /// Remembers that what was to be read in of this consultation could not be.
    pub(super) fn failed(&self, name: String, error: Error) {
        self.watch.send_modify(|progress| {
            progress.outcomes.insert(name, Err(Arc::new(error)));
        });
    }

    /// Carries out one order after the other until none is left. What goes wrong
    /// with one, in whatever way, is its outcome and ends no other.
    fn work_off(&self, work: impl Fn(&Order) -> Result<(), Arc<Error>>) {
        loop {
            let mut orders = self.orders();
            let Some(order) = orders.pop_front() else {
                self.watch.send_modify(|progress| progress.running = false);
                return;
            };
            drop(orders);
            let name = order.name();
            self.watch.send_modify(|progress| {
                progress.waiting.remove(&name);
                progress.consultation.clone_from(&name);
                (progress.files, progress.done, progress.anew) = (0, 0, 0);
                progress.tagging = false;
            });
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&order)));
            let outcome =
                outcome.unwrap_or_else(|_| Err(Arc::new(broke_off(&BrokeOff::InTheMidst))));
            self.watch.send_modify(|progress| {
                // it is over as soon as it can be told, whatever waits
                progress.consultation.clear();
                progress.outcomes.insert(name, outcome);
            });
        }
    }

    fn work(&self, order: &Order) -> Result<(), Arc<Error>> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let report = |told: &Told| {
            self.watch.send_modify(|progress| match told {
                Told::Begin {
                    consultation,
                    files,
                } => {
                    consultation.clone_into(&mut progress.consultation);
                    progress.files = *files;
                    progress.done = 0;
                    progress.anew = 0;
                    progress.tagging = false;
                }
                Told::Read { anew } => {
                    // The programme is read too, and is none of the files.
                    progress.done = (progress.done + 1).min(progress.files);
                    progress.anew += usize::from(*anew);
                }
                Told::Tag => progress.tagging = true,
                Told::Done | Told::Locked { .. } | Told::Failed { .. } => {}
            });
        };
        let outcome = (self.worker)
            .carry_out(order, report)
            .and_then(|()| self.refresh())
            .map_err(Arc::new);
        self.warm();
        drop(writing);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::serve::{Access, Config};

    #[test]
    fn what_breaks_one_order_ends_no_other() {
        let dir = tempfile::tempdir().unwrap();
        let bench = Bench::new(Config {
            corpus: dir.path().to_owned(),
            index: dir.path().join("index"),
            listen: ([127, 0, 0, 1], 0).into(),
            hosts: Vec::new(),
            access: Access::Open,
            proxies: Vec::new(),
            models: None,
        });
        let bench = bench.unwrap();
        for name in ["a", "b"] {
            bench.orders().push_back(Order {
                folder: dir.path().join(name),
                index: dir.path().join("index"),
                ocr: false,
            });
        }
        bench.watch.send_modify(|progress| progress.running = true);
        bench.work_off(|order| {
            assert_eq!(
                order.folder.file_name(),
                Path::new("b").file_name(),
                "broken"
            );
            Ok(())
        });
        let progress = bench.progress();
        assert!(!progress.running);
        assert!(progress.outcomes["a"].is_err());
        assert!(progress.outcomes["b"].is_ok());
    }
}
