//! Reads back what officials wrote into the cells of a Word or Excel report. Each cell carries a seal of what stood in it when it was written, so
//! that only what a person changed since then counts: an older copy of the
//! report never overwrites a newer comment that it merely lacks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::labels::labels;
use super::manifest::Manifest;
use super::outside::Outside;
use super::{Format, docx, remarks, xlsx};
use crate::error::Error;
use crate::model::{Comment, Heeded, Lang, StatementId, has_same_words, tidy};

/// One of the three cells of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Whether it is heeded.
    Heeded,
    /// Why.
    Reason,
    /// The new wording.
    ChangedText,
}

impl Field {
    /// What it is called.
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Heeded => labels(lang).heeded,
            Self::Reason => labels(lang).reason,
            Self::ChangedText => labels(lang).changed_text,
        }
    }

    /// What stands in it of a comment.
    pub fn of(self, comment: &Comment, lang: Lang) -> String {
        match self {
            Self::Heeded => {
                (comment.heeded).map_or_else(String::new, |heeded| heeded.label(lang).to_owned())
            }
            Self::Reason => comment.reason.clone(),
            Self::ChangedText => comment.changed_text.clone(),
        }
    }
}

/// What was found in a filled-in report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledIn {
    /// What the report's consultation is known by
    /// ([`mark_of`](super::manifest::mark_of) its name), where it says so.
    pub consultation: Option<String>,
    /// What was written or changed, by statement.
    pub changed: Vec<Filled>,
    /// Whether it has cells to fill in at all; the version for the board has none.
    pub has_cells: bool,
    /// Number of statements whose cells are as they were.
    pub untouched: usize,
    /// Outcomes that are none of the three, with the statement.
    pub unclear: Vec<(StatementId, String)>,
    /// What was written or changed of whole sections.
    pub remarks: Vec<remarks::Filled>,
    /// Cells that are there more than once, as where one was copied, and were
    /// changed to different texts: none of them counts.
    pub copied: Vec<Copied>,
    /// What the report quotes of the statements whose cells were changed.
    pub quoted: BTreeMap<StatementId, String>,
    /// What was written where nothing is read.
    pub outside: Vec<Outside>,
}

/// A cell that is there more than once, with all its texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// The statement.
    pub id: StatementId,
    /// Which of its cells.
    pub field: Field,
    /// What it was changed to.
    pub texts: Vec<String>,
}

/// What a person changed in the cells of one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// The statement.
    pub id: StatementId,
    outcome: Option<(Option<Heeded>, String)>,
    reason: Option<(String, String)>,
    changed_text: Option<(String, String)>,
}

impl Filled {
    /// The comment as it becomes; cells that were not touched stay.
    pub fn onto(&self, current: &Comment) -> Comment {
        // Whose lines a program has only divided otherwise keeps its own.
        let text = |new: &Option<(String, String)>, current: &String| match new {
            Some((text, _)) if !has_same_words(text, current) => text.clone(),
            _ => current.clone(),
        };
        Comment {
            heeded: match &self.outcome {
                Some((heeded, _)) => *heeded,
                None => current.heeded,
            },
            reason: text(&self.reason, &current.reason),
            changed_text: text(&self.changed_text, &current.changed_text),
        }
    }

    /// Whether a cell that was changed here has got another comment elsewhere
    /// since the report was written.
    pub fn contradicts(&self, current: &Comment) -> bool {
        let outcome = self.outcome.as_ref().is_some_and(|(heeded, sealed)| {
            *heeded != current.heeded
                && !labels_of(current.heeded).any(|label| seal(label) == *sealed)
        });
        let differs = |new: &Option<(String, String)>, current: &str| {
            new.as_ref().is_some_and(|(text, sealed)| {
                !has_same_words(text, current) && seal(current) != *sealed
            })
        };
        outcome
            || differs(&self.reason, &current.reason)
            || differs(&self.changed_text, &current.changed_text)
    }
}

fn labels_of(heeded: Option<Heeded>) -> impl Iterator<Item = &'static str> {
    [Lang::Sv, Lang::En]
        .into_iter()
        .map(move |lang| heeded.map_or("", |heeded| heeded.label(lang)))
}

/// All cells of a report, and what it says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) comments: BTreeMap<String, Cells>,
    pub(super) remarks: remarks::Cells,
    pub(super) manifest: Option<Manifest>,
    /// The words of each statement that is quoted, by its id.
    pub(super) quoted: BTreeMap<String, String>,
    pub(super) outside: Vec<Outside>,
}

/// One statement's cells as they stand in a file: text and seal each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cells {
    pub(super) heeded: Cell,
    pub(super) reason: Cell,
    pub(super) changed_text: Cell,
}

impl Cells {
    /// The same cells once more.
    pub(super) fn meet(&mut self, other: &Self) {
        self.heeded.meet(&other.heeded.text, &other.heeded.sealed);
        self.reason.meet(&other.reason.text, &other.reason.sealed);
        let changed_text = &other.changed_text;
        self.changed_text
            .meet(&changed_text.text, &changed_text.sealed);
    }

    /// Takes the cells that are there and changed in `other`, or missing here.
    pub(super) fn give_way_to(&mut self, other: Self) {
        for (own, other) in [
            (&mut self.heeded, other.heeded),
            (&mut self.reason, other.reason),
            (&mut self.changed_text, other.changed_text),
        ] {
            if own.sealed.is_empty() || other.is_changed() {
                *own = other;
            }
        }
    }
}

/// One cell: what stands in it, and the seal of what stood in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    text: String,
    sealed: String,
    /// What else was written into copies of it.
    others: Vec<String>,
}

impl Cell {
    /// A cell with this text.
    pub(super) fn new(text: &str, sealed: &str) -> Self {
        Self {
            text: tidy(text),
            sealed: sealed.to_owned(),
            others: Vec::new(),
        }
    }

    /// Whether it is in the file at all.
    pub(super) fn is_sealed(&self) -> bool {
        !self.sealed.is_empty()
    }

    fn is_changed(&self) -> bool {
        self.is_sealed() && seal(&self.text) != self.sealed
    }

    /// The same cell once more: the changed one counts, and of two that were
    /// changed to different texts neither.
    pub(super) fn meet(&mut self, text: &str, sealed: &str) {
        let other = Self::new(text, sealed);
        if !self.is_changed() {
            if other.is_changed() || !self.is_sealed() {
                *self = other;
            }
        } else if other.is_changed() && seal(text) != seal(&self.text) {
            self.others.push(other.text);
        }
    }

    /// Text and seal, where the text is not what was sealed; all texts, where
    /// it cannot be told which of them counts.
    fn changed(self) -> Result<Option<(String, String)>, Vec<String>> {
        if self.others.is_empty() {
            Ok(self.is_changed().then_some((self.text, self.sealed)))
        } else {
            let mut texts = self.others;
            texts.insert(0, self.text);
            texts.dedup();
            Err(texts)
        }
    }
}

/// Reads the comments of a filled-in Word or Excel report.
pub fn read(bytes: &[u8]) -> Result<FilledIn, Error> {
    let found = match Format::of(bytes) {
        Some(Format::Docx) => docx::read::comments(bytes),
        Some(Format::Xlsx) => xlsx::comments(bytes),
        _ => {
            return Err(Error::usage(
                "kommentarer läses bara ur sammanställningar i Word och Excel",
                "comments are read from Word and Excel reports only",
            ));
        }
    }?;
    let has_cells = !found.comments.is_empty() || !found.remarks.is_empty();
    let gathered = gather(found.comments);
    let mut quoted = found.quoted;
    let touched = (gathered.changed.iter().map(|one| &one.id))
        .chain(gathered.unclear.iter().map(|(id, _)| id))
        .chain(gathered.copied.iter().map(|one| &one.id));
    let quoted = touched
        .filter_map(|id| Some((id.clone(), quoted.remove(id.as_str())?)))
        .collect();
    Ok(FilledIn {
        has_cells,
        consultation: found.manifest.map(|manifest| manifest.consultation),
        remarks: found.remarks.changed(),
        quoted,
        outside: found.outside,
        ..gathered
    })
}

fn gather(cells: BTreeMap<String, Cells>) -> FilledIn {
    let mut filled_in = FilledIn::default();
    for (id, cells) in cells {
        let id = StatementId(id);
        let before = filled_in.copied.len();
        let mut take = |field: Field, cell: Cell| {
            cell.changed().unwrap_or_else(|texts| {
                let id = id.clone();
                filled_in.copied.push(Copied { id, field, texts });
                None
            })
        };
        let outcome = take(Field::Heeded, cells.heeded);
        let reason = take(Field::Reason, cells.reason);
        let changed_text = take(Field::ChangedText, cells.changed_text);
        let is_unclear = filled_in.copied.len() > before;
        let outcome = outcome.and_then(|(text, sealed)| match outcome_of(&text) {
            Ok(heeded) => Some((heeded, sealed)),
            Err(given) => {
                filled_in.unclear.push((id.clone(), given));
                None
            }
        });
        let filled = Filled {
            id,
            outcome,
            reason,
            changed_text,
        };
        if filled.outcome.is_none() && filled.reason.is_none() && filled.changed_text.is_none() {
            filled_in.untouched += usize::from(!is_unclear);
        } else {
            filled_in.changed.push(filled);
        }
    }
    filled_in
}

/// The outcome that a cell's words name, in either language; an empty cell names none.
fn outcome_of(given: &str) -> Result<Option<Heeded>, String> {
    let word = given.trim().to_lowercase();
    match word.as_str() {
        "" => Ok(None),
        "ja" => Ok(Some(Heeded::Yes)),
        "delvis" => Ok(Some(Heeded::Partly)),
        "nej" | "ej" => Ok(Some(Heeded::No)),
        word => word.parse().map(Some).map_err(|_| given.trim().to_owned()),
    }
}

/// The seal of one cell's text; how white space stands does not count.
pub(super) fn seal(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let hash = blake3::hash(text.as_bytes());
    hash.to_hex().as_str()[..8].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_read_in_either_language() {
        assert_eq!(outcome_of("beaktas delvis"), Ok(Some(Heeded::Partly)));
        assert_eq!(outcome_of("Beaktas ej "), Ok(Some(Heeded::No)));
        assert_eq!(outcome_of("heeded"), Ok(Some(Heeded::Yes)));
        assert_eq!(outcome_of("Ja"), Ok(Some(Heeded::Yes)));
        assert_eq!(outcome_of(" "), Ok(None));
        assert_eq!(outcome_of("kanske"), Err("kanske".to_owned()));
    }

    fn filled(reason: &str, was: &str) -> FilledIn {
        let cell = |text: &str, was: &str| Cell::new(text, &seal(was));
        let cells = Cells {
            heeded: cell("", ""),
            reason: cell(reason, was),
            changed_text: cell("", ""),
        };
        gather(BTreeMap::from([("a-1".to_owned(), cells)]))
    }

    #[test]
    fn only_what_was_changed_counts_and_the_rest_stays() {
        assert_eq!(filled("nej", " nej ").untouched, 1);
        let changed = &filled("därför", "").changed[0];
        let current = Comment {
            heeded: Some(Heeded::Yes),
            ..Comment::default()
        };
        let comment = changed.onto(&current);
        assert_eq!(comment.heeded, Some(Heeded::Yes));
        assert_eq!(comment.reason, "därför");
        assert!(!changed.contradicts(&current));
    }

    #[test]
    fn a_cell_that_got_another_comment_meanwhile_is_told() {
        let changed = &filled("därför", "").changed[0];
        let current = Comment {
            reason: "annat skäl".to_owned(),
            ..Comment::default()
        };
        assert!(changed.contradicts(&current));
    }

    #[test]
    fn of_a_cell_that_is_there_twice_the_changed_one_counts_and_of_two_neither() {
        let met = |texts: &[&str]| {
            let mut cells = Cells {
                heeded: Cell::new("", &seal("")),
                changed_text: Cell::new("", &seal("")),
                ..Cells::default()
            };
            for text in texts {
                cells.reason.meet(text, &seal("gammalt"));
            }
            gather(BTreeMap::from([("a-1".to_owned(), cells)]))
        };
        for texts in [["gammalt", "mitt"], ["mitt", "gammalt"], ["mitt", " mitt"]] {
            let read = met(&texts);
            assert_eq!(read.changed[0].onto(&Comment::default()).reason, "mitt");
            assert_eq!(read.copied, []);
        }
        let read = met(&["mitt", "gammalt", "annat"]);
        assert_eq!((read.changed.len(), read.untouched), (0, 0));
        let copied = Copied {
            id: StatementId("a-1".to_owned()),
            field: Field::Reason,
            texts: vec!["mitt".to_owned(), "annat".to_owned()],
        };
        assert_eq!(read.copied, [copied]);
    }

    #[test]
    fn a_cell_may_be_emptied() {
        let changed = &filled("", "gammalt skäl").changed[0];
        let current = Comment {
            reason: "gammalt skäl".to_owned(),
            ..Comment::default()
        };
        assert!(!changed.contradicts(&current));
        assert_eq!(changed.onto(&current), Comment::default());
    }
}
