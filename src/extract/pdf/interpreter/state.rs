//! The part of the graphics state that text depends on.

use crate::extract::pdf::matrix::{Matrix, Rect};

/// The part of the graphics state that text depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    pub(super) clip: Rect,
    pub(super) font: Option<usize>,
    pub(super) size: f64,
    pub(super) character_space: f64,
    pub(super) word_space: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
}

impl State {
    /// As it is where a page's content begins.
    pub(super) fn at_start(base: Matrix, clip: Rect) -> Self {
        Self {
            matrix: base,
            clip,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}
