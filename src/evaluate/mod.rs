//! Scores against labelled consultations, and training on them.

pub mod fit;
pub mod labelled;
pub mod pairing;
mod scores;
mod teaching;

pub use labelled::{Case, Label};
pub use scores::{Agreement, Bin, Measure, Scores, merged, scores};
pub use teaching::{Taught, taught};
