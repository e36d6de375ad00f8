//! How much is masked.

use serde::Serialize;

/// How much was masked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Masked {
    /// Personal identity numbers and co-ordination numbers.
    pub identity_numbers: usize,
    /// Telephone numbers.
    pub telephones: usize,
    /// E-mail addresses.
    pub e_mails: usize,
    /// Names of those who signed, and of private persons who answered.
    pub names: usize,
}

impl Masked {
    /// All of them together.
    pub const fn total(self) -> usize {
        self.identity_numbers + self.telephones + self.e_mails + self.names
    }
}
