//! Marks of electronic signing.

pub(super) const LINES: &[&str] = &[
    r"^(?:signerat|undertecknat|underskrivet)\s+(?:av|med|dokument)\b",
    r"\bbank-?id\b.*\b(?:signer|underskr|undertecknat)",
    r"^(?:signaturcertifikat|signeringsdatum|verifikat|transaktion)\b",
    r"\b(?:e-?signer|digital(?:t)? (?:signer|underskr|signatur)|elektronisk(?:t)? (?:signer|underskr|underteckna|godkän))",
];

pub(super) const SENTENCES: &[&str] = &[
    r"\b(?:dokument|handling|beslut|protokoll|yttrande|skrivelse)\w*\b.*\b(?:elektroniskt|digitalt)\s+(?:signera|underskriv|underteckna|godkän|fastställ|justera)",
    r"\b(?:elektroniskt|digitalt)\s+(?:signera|underskriv|underteckna)",
    r"^underskriftens giltighet\b",
    r"\bsaknar därför (?:namn)?underskrift",
    r"^beslutet är fattat digitalt\b",
];
