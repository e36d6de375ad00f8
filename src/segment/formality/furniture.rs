//! Running heads and feet, page numbers.

pub(super) const LINES: &[&str] = &[
    r"^(?:sid(?:a|an)?\.?|page)\s*\d+(?:\s*(?:\(\s*\d+\s*\)|av\s*\d+|/\s*\d+))?$",
    r"^\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|av\s+\d{1,3})$",
    r"^-\s*\d{1,3}\s*-$",
    r"^.+\s(?:sida\s*)?\d{1,3}\s*\(\s*\d{1,3}\s*\)$",
    r"^(?:forts\.?|fortsättning)\s+(?:på\s+)?§",
];
