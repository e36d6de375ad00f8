//! Reading documents in and taking decisions up, in a process of its own: what
//! it needs of memory goes back to the system when it ends, and a document
//! that breaks it does not break the pages. It stays for a while after its last
//! order, so that one decision after the other finds what it remembers.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::corpus;
use crate::error::{Error, Holder};
use crate::model::{Lang, SystemAnswer, told};
use crate::ocr::Ocr;
use crate::pipeline::{Event, Look, Settings, index};
use crate::tag::{Models, Tagger};

/// How long it waits for another order.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is to be read in.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Order {
    /// The consultation's folder.
    pub(super) folder: PathBuf,
    /// The derived state.
    pub(super) index: PathBuf,
    /// Whether scanned pages are to be recognised.
    pub(super) ocr: bool,
}

impl Order {
    /// The consultation's name.
    pub(super) fn name(&self) -> String {
        corpus::name_of(&self.folder)
    }
}

/// What is told of the work, a line each.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Told {
    /// A consultation is begun.
    Begin {
        /// Its name.
        consultation: String,
        /// Number of its files.
        files: usize,
    },
    /// A file is done.
    Read {
        /// Whether it was read, not taken from what is kept.
        anew: bool,
    },
    /// Everything is read; statements are split, tagged and indexed.
    Tag,
    /// The order is carried out.
    Done,
    /// Another program is writing.
    Locked {
        /// The lock file.
        path: PathBuf,
        /// Who holds it.
        holder: Holder,
    },
    /// It did not work.
    Failed {
        /// Why, in Swedish.
        swedish: String,
        /// Why, in English.
        english: String,
    },
}

/// The other side: carries out orders, a line each, until there are no more or
/// none comes for a while.
pub fn work(models: Models, orders: impl BufRead + Send + 'static, told: impl Write + Send) {
    let tagger = Arc::new(Tagger::new(models));
    let told = Mutex::new(told);
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let lines = orders.lines().map_while(Result::ok);
        for order in lines.map_while(|line| serde_json::from_str::<Order>(&line).ok()) {
            if send.send(order).is_err() {
                return;
            }
        }
    });
    while let Ok(order) = receive.recv_timeout(PATIENCE) {
        carry_out(order, &tagger, &told);
        if !tagger.remembers() {
            // Another process is as good, and this one has grown.
            return;
        }
    }
}

fn carry_out(order: Order, tagger: &Arc<Tagger>, told: &Mutex<impl Write + Send>) {
    let stop = AtomicBool::new(false);
    let tell = |what: &Told| {
        let mut line = serde_json::to_vec(what).expect("words and numbers are valid JSON");
        line.push(b'\n');
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.write_all(&line).and_then(|()| told.flush()).is_err() {
            // Nobody is left to hear of it.
            stop.store(true, Ordering::Relaxed);
        }
    };
    let outcome = settings(order, tagger).and_then(|settings| {
        let report = |event: &Event<'_>| {
            tell(&match *event {
                Event::Begin {
                    consultation,
                    files,
                } => Told::Begin {
                    consultation: consultation.to_owned(),
                    files,
                },
                Event::Read { anew, .. } => Told::Read { anew },
                Event::Tag { .. } => Told::Tag,
            });
        };
        index(&settings, &report, &stop)
    });
    tell(&match outcome {
        Ok(_) => Told::Done,
        Err(Error::Locked { path, holder }) => Told::Locked { path, holder },
        Err(error) => Told::Failed {
            swedish: error.in_words(Lang::Sv),
            english: error.in_words(Lang::En),
        },
    });
}

fn settings(order: Order, tagger: &Arc<Tagger>) -> Result<Settings, Error> {
    let recogniser = order.ocr.then(Ocr::find).transpose();
    Ok(Settings {
        corpus: order.folder,
        index: order.index,
        // one that was named on the command line is known to the index
        programme: None,
        jobs: 0,
        ocr: recogniser.map_err(|missing| Error::Work {
            swedish: missing.in_words(Lang::Sv),
            english: missing.in_words(Lang::En),
        })?,
        tagger: tagger.clone(),
        look: Look::Quick,
    })
}

/// This side: gives orders, and has somebody who carries them out.
#[derive(Debug)]
pub(super) struct Worker {
    /// Trained weights to use in place of the built-in ones.
    models: Option<PathBuf>,
    hired: Mutex<Option<Hired>>,
}

#[derive(Debug)]
struct Hired {
    orders: ChildStdin,
    told: BufReader<ChildStdout>,
}

impl Worker {
    /// Nobody is hired before there is an order.
    pub(super) fn new(models: Option<PathBuf>) -> Self {
        Self {
            models,
            hired: Mutex::new(None),
        }
    }

    /// Has an order carried out; `report` is told how far it is.
    pub(super) fn carry_out(&self, order: &Order, report: impl Fn(&Told)) -> Result<(), Error> {
        let mut hired = self.hired.lock().unwrap_or_else(PoisonError::into_inner);
        let mut worker = match hired.take() {
            Some(worker) => worker,
            None => self.hire()?,
        };
        let mut outcome = worker.carry_out(order, &report);
        if outcome.is_none() {
            // It had waited long enough: another one is hired.
            worker = self.hire()?;
            outcome = worker.carry_out(order, &report);
        }
        let outcome = outcome.unwrap_or_else(|| Err(broke_off(&BrokeOff::Silent)));
        if !matches!(outcome, Err(Error::Work { .. })) {
            *hired = Some(worker);
        }
        outcome
    }

    fn hire(&self) -> Result<Hired, Error> {
        let failed =
            |error: std::io::Error| broke_off(&BrokeOff::System(SystemAnswer::from(&error)));
        let mut command = Command::new(std::env::current_exe().map_err(failed)?);
        command.arg("work");
        if let Some(folder) = &self.models {
            command.arg("--models").arg(folder);
        }
        let mut child = command
            // The system's allocator keeps what many threads have freed, else.
            .env("MALLOC_ARENA_MAX", "2")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let both = child.stdin.take().zip(child.stdout.take());
        wait_for_the_end_of(child);
        let (orders, told) = both.ok_or_else(|| broke_off(&BrokeOff::Deaf))?;
        Ok(Hired {
            orders,
            told: BufReader::new(told),
        })
    }
}

/// A process that has ended is forgotten by the system once it was waited for.
fn wait_for_the_end_of(mut child: Child) {
    std::thread::spawn(move || {
        // How it ended is known from what it told.
        let _ended = child.wait();
    });
}

impl Hired {
    /// `None` where it does not hear, or does not say a word.
    fn carry_out(&mut self, order: &Order, report: &impl Fn(&Told)) -> Option<Result<(), Error>> {
        let Ok(mut line) = serde_json::to_vec(order) else {
            return Some(Err(broke_off(&BrokeOff::NoName)));
        };
        line.push(b'\n');
        self.orders.write_all(&line).ok()?;
        let mut words = 0;
        loop {
            let mut line = String::new();
            let length = self.told.read_line(&mut line).unwrap_or(0);
            if length == 0 && words == 0 {
                return None;
            }
            words += 1;
            match serde_json::from_str(&line) {
                Ok(Told::Done) => return Some(Ok(())),
                Ok(Told::Locked { path, holder }) => {
                    return Some(Err(Error::Locked { path, holder }));
                }
                Ok(Told::Failed { swedish, english }) => {
                    return Some(Err(Error::Work { swedish, english }));
                }
                Ok(told) => report(&told),
                Err(_) => return Some(Err(broke_off(&BrokeOff::InTheMidst))),
            }
        }
    }
}

/// How a reading may break off.
pub(super) enum BrokeOff {
    /// It ended before it told anything.
    Silent,
    /// It ended while it told something.
    InTheMidst,
    /// It takes no orders.
    Deaf,
    /// The folder's name cannot be told it.
    NoName,
    /// The system did not let it.
    System(SystemAnswer),
}

impl BrokeOff {
    fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Silent => told!(lang, "den slutade utan ett ord", "it ended without a word"),
            Self::InTheMidst => told!(lang, "den bröts av mitt i", "it broke off in the midst"),
            Self::Deaf => told!(lang, "den svarar inte", "it cannot be spoken to"),
            Self::NoName => told!(
                lang,
                "mappens namn är inte text",
                "the folder's name is no text"
            ),
            Self::System(answer) => answer.in_words(lang),
        }
    }
}

/// That the work broke off, and how.
pub(super) fn broke_off(how: &BrokeOff) -> Error {
    Error::Work {
        swedish: format!("inläsningen avbröts ({})", how.in_words(Lang::Sv)),
        english: format!("reading broke off ({})", how.in_words(Lang::En)),
    }
}
