//! Which properties hold where: pages of 512 bytes, each with the properties
//! of a stretch of the file (MS-DOC 2.9.33, 2.9.195).

use super::bytes::Bytes;
use super::sprm::{Paragraph, Run};

const PAGE: usize = 512;

/// Properties by place in the main stream.
#[derive(Debug)]
pub(super) struct Formatted<T>(Vec<(u32, u32, T)>);

impl<T: Copy + Default> Formatted<T> {
    /// What holds at this place.
    pub(super) fn at(&self, place: u32) -> T {
        let after = self.0.partition_point(|(start, _, _)| *start <= place);
        after
            .checked_sub(1)
            .map(|at| &self.0[at])
            .filter(|(_, end, _)| place < *end)
            .map_or_else(T::default, |(_, _, value)| *value)
    }

    /// Reads all pages that the table names.
    fn read(
        main: Bytes<'_>,
        table: Bytes<'_>,
        entry: usize,
        one: fn(Bytes<'_>, usize) -> T,
    ) -> Self {
        let mut all = Vec::new();
        let pages = table.0.len().saturating_sub(4) / 8;
        for nth in 0..pages {
            let Some(number) = table.size((pages + 1) * 4 + nth * 4) else {
                break;
            };
            let page = number
                .checked_mul(PAGE)
                .and_then(|start| main.part(start, PAGE));
            let Some(page) = page else { continue };
            let count = usize::from(page.0[PAGE - 1]);
            for run in 0..count {
                let (Some(start), Some(end)) = (page.u32(run * 4), page.u32(run * 4 + 4)) else {
                    break;
                };
                let Some(offset) = page.u8((count + 1) * 4 + run * entry) else {
                    break;
                };
                let value = match usize::from(offset) * 2 {
                    0 => T::default(),
                    at => one(page, at),
                };
                if start < end {
                    all.push((start, end, value));
                }
            }
        }
        all.sort_by_key(|(start, end, _)| (*start, *end));
        Self(all)
    }
}

impl Formatted<Paragraph> {
    /// The properties of paragraphs.
    pub(super) fn paragraphs(main: Bytes<'_>, table: Bytes<'_>) -> Self {
        Self::read(main, table, 13, |page, at| {
            let mut paragraph = Paragraph::default();
            // The length counts pairs of bytes; 0 says that the next byte does.
            let (start, length) = match page.u8(at) {
                Some(0) => (at + 2, usize::from(page.u8(at + 1).unwrap_or(0)) * 2),
                Some(pairs) => (at + 1, usize::from(pairs) * 2 - 1),
                None => return paragraph,
            };
            if let Some(properties) = page.part(start, length) {
                paragraph.style = properties.u16(0).unwrap_or(0);
                paragraph.apply(properties.from(2));
            }
            paragraph
        })
    }
}

impl Formatted<Run> {
    /// The properties of runs of characters.
    pub(super) fn runs(main: Bytes<'_>, table: Bytes<'_>) -> Self {
        Self::read(main, table, 1, |page, at| {
            let mut run = Run::default();
            let length = usize::from(page.u8(at).unwrap_or(0));
            if let Some(modifiers) = page.part(at + 1, length) {
                run.apply(modifiers);
            }
            run
        })
    }
}
