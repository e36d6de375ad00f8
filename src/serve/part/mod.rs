//! The parts that pages are put together from.

pub(super) mod facets;
pub(super) mod field;
pub(super) mod pager;
pub(super) mod quote;
pub(super) mod reader;
pub(super) mod remedy;
pub(super) mod section;
pub(super) mod shell;
pub(super) mod stance;
pub(super) mod text;
pub(super) mod typed;
pub(super) mod who;
