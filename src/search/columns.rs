//! The columns of one segment: what every search looks at.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::columnar::{Column, ColumnValues};
use tantivy::fastfield::FastFieldReaders;
use tantivy::{DocId, SegmentReader, TantivyError};

use super::rows::{Row, Rows};
use crate::index::SEPARATOR;

/// Documents are looked at so many at a time: columns are read faster so.
pub(super) const BLOCK: usize = 128;

/// The columns of a segment, and what their numbers stand for.
pub(super) struct Segment {
    bits: Arc<dyn ColumnValues<u64>>,
    place: Arc<dyn ColumnValues<u64>>,
    speaker: Arc<dyn ColumnValues<u64>>,
    twins: Arc<dyn ColumnValues<u64>>,
    pub(super) order: Arc<dyn ColumnValues<u64>>,
    pub(super) date: Arc<dyn ColumnValues<u64>>,
    /// By number in `place`: the consultation.
    pub(super) consultations: Vec<u32>,
    /// By number in `place`: the nodes that a statement counts under.
    pub(super) nodes: Lists,
    /// By number in `speaker`: numbers of respondents.
    pub(super) speakers: Lists,
}

/// A column, and how its value is put into a row.
type ColumnOfRow<'a> = (&'a dyn ColumnValues<u64>, fn(&mut Row, u32));

impl Segment {
    /// The rows of these documents, [`BLOCK`] at most: out of all rows where
    /// they were made, else out of the columns.
    pub(super) fn look_up(&self, all: Option<&Rows>, documents: &[DocId], rows: &mut [Row]) {
        if let Some(all) = all {
            let found = all.look_up(documents);
            for (row, packed) in rows.iter_mut().zip(found) {
                *row = all.row(packed);
            }
            return;
        }
        let mut values = [0; BLOCK];
        let values = &mut values[..documents.len()];
        for (column, set) in self.columns() {
            column.get_vals(documents, values);
            for (row, value) in rows.iter_mut().zip(&*values) {
                set(row, number(*value));
            }
        }
    }

    /// The set of statements that say the same which the document is one of.
    pub(super) fn set_of(&self, document: DocId) -> u32 {
        number(self.twins.get_val(document))
    }

    /// Of all documents: the closed vocabularies, places, speakers and sets.
    pub(super) fn all_values(&self) -> [Vec<u32>; 4] {
        let mut values = vec![0; self.bits.num_vals() as usize];
        self.columns().map(|(column, _)| {
            column.get_range(0, &mut values);
            values.iter().copied().map(number).collect()
        })
    }

    /// The columns of a row.
    fn columns(&self) -> [ColumnOfRow<'_>; 4] {
        [
            (&*self.bits, |row, value| row.bits = value),
            (&*self.place, |row, value| row.place = value),
            (&*self.speaker, |row, value| row.speaker = value),
            (&*self.twins, |row, value| row.is_twin = value != 0),
        ]
    }

    /// Reads what is needed for any search.
    pub(super) fn read(
        reader: &SegmentReader,
        speakers: &[String],
        respondents: &HashMap<&str, u32>,
        known: &HashMap<&str, (u32, HashMap<&str, u32>)>,
    ) -> Result<Self, TantivyError> {
        let columns = reader.fast_fields();
        let mut consultations = Vec::new();
        let mut nodes = Lists::default();
        for joined in strings(columns, "place")? {
            let mut names = joined.split(SEPARATOR);
            if let Some((number, numbers)) = names.next().and_then(|name| known.get(name)) {
                consultations.push(*number);
                nodes.push(names.filter_map(|id| numbers.get(id).copied()));
            } else {
                // a consultation that was removed since; none of its
                // statements is alive
                consultations.push(0);
                nodes.push(std::iter::empty());
            }
        }
        let mut numbers = Lists::default();
        for joined in speakers {
            let names = joined.split(SEPARATOR);
            numbers.push(names.filter_map(|name| respondents.get(name).copied()));
        }
        Ok(Self {
            bits: columns.column_first_or_default("bits")?,
            order: columns.column_first_or_default("order")?,
            date: columns.column_first_or_default("date")?,
            place: ordinals(columns, "place", reader.max_doc())?,
            speaker: ordinals(columns, "speaker", reader.max_doc())?,
            twins: columns.column_first_or_default("twins")?,
            consultations,
            nodes,
            speakers: numbers,
        })
    }
}

/// The values of all columns that a row is made of are far below 2^32.
fn number(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Lists of numbers, one after the other in memory.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Where each list ends.
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    fn push(&mut self, list: impl Iterator<Item = u32>) {
        self.numbers.extend(list);
        let end = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
    }

    /// The list of this number.
    pub(super) fn of(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.numbers[start as usize..self.ends[number] as usize]
    }

    /// How many lists there are.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// All lists, by number.
    pub(super) fn each(&self) -> impl Iterator<Item = &[u32]> {
        (0..).take(self.len()).map(|number| self.of(number))
    }
}

/// Every string of a column, by number.
pub(super) fn strings(columns: &FastFieldReaders, name: &str) -> Result<Vec<String>, TantivyError> {
    let mut strings = Vec::new();
    if let Some(column) = columns.str(name)? {
        let mut stream = column.dictionary().stream()?;
        while stream.advance() {
            strings.push(String::from_utf8_lossy(stream.key()).into_owned());
        }
    }
    Ok(strings)
}

fn ordinals(
    columns: &FastFieldReaders,
    name: &str,
    documents: u32,
) -> Result<Arc<dyn ColumnValues<u64>>, TantivyError> {
    let column = columns.str(name)?.map_or_else(
        || Column::build_empty_column(documents),
        |column| column.ords().clone(),
    );
    Ok(column.first_or_default_col(0))
}
