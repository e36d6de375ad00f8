//! The compilation: one report value, and a writer for each format.
