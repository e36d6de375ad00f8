//! Scores against labelled consultations.
