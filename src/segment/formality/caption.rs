//! What stands under figures and tables, where it is nothing but the number.

pub(super) const SENTENCES: &[&str] = &[
    r"^(?:figur|fig|tabell|tab|diagram|bild|karta|foto|illustration)\.?\s*\d{1,3}[a-z]?\s*[.:]?$",
];
