//! The derived state under `index/`: extractions by content hash, what is made
//! of a consultation's files before any decision, a snapshot per consultation,
//! the lock, and the manifest that says which snapshots
//! count. Knows nothing of how they are made.
//!
//! The manifest has no file of its own: it travels as the payload of the
//! search index's commit, so that one atomic step replaces everything.

mod files;
mod lock;
mod manifest;
mod snapshot;

pub use files::{Store, Variant};
pub use lock::Lock;
pub use manifest::{Entry, Manifest};
pub use snapshot::{Opened, Snapshot};
