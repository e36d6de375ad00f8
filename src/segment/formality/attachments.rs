//! Attachments and papers behind the matter.

pub(super) const LINES: &[&str] = &[
    r"^bilag(?:a|or)\s*(?:nr\s*)?\d{0,2}\s*[:._-]?\s*.*[^.?!]$",
    r"^bilag(?:a|or)\s*\d{0,2}\s*:?$",
    r"^handling(?:ar)?\s+\d{4}(?:\s+nr|[:/-])\s*\d+\b",
    r"^(?:\p{L}+s\s+)?(?:tjänsteutlåtande|tjänsteskrivelse)\w*,?\s+(?:daterad?t?|utsänd|upprättad|\d{4}-).*$",
    r"^(?:tjänsteutlåtande|tjänsteskrivelse)\w*\s+(?:från|av|den)\s.*[^.?!]$",
    r"^yttrande från\s.*\d{4}-\d\d-\d\d.{0,20}$",
];
