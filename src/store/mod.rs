//! The derived state under `index/`: extractions by content hash, a snapshot
//! per consultation, the lock.
