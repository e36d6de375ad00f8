//! The outside program that reads scanned pages.
