//! The order of the stages: from a corpus folder to a committed index.
