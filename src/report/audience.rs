//! Whom a report is for: the one who works on with it, or those who decide.

/// Whom a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// The official who goes on writing in it: cells to fill in, every source by
    /// its file, appendices that account for everything.
    #[default]
    Official,
    /// The board that reads it: what was said and what is thought of it, with
    /// nothing to fill in and nothing about how files were read.
    Board,
}

impl Audience {
    /// Whether it is the board.
    pub fn is_board(self) -> bool {
        self == Self::Board
    }
}
