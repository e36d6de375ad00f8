//! Scores against labelled consultations, and training on them.

mod confusion;
pub mod fit;
pub mod labelled;
mod measure;
pub mod pairing;
mod random;
mod scores;
mod sections;
mod teaching;

pub use confusion::merged;
pub use labelled::{Case, Label};
pub use measure::Measure;
pub use scores::{Agreement, Scores, scores};
pub use sections::Bin;
pub use teaching::{Taught, taught};
