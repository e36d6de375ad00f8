//! The parts that pages are put together from.

pub(super) mod shell;
pub(super) mod stance;
