//! Who was present and who took part.

pub(super) const LINES: &[&str] = &[
    r"^(?:närvarande|beslutande|frånvarande|närvarolista)\b.*$",
    r"^(?:övriga|också|även|ej)\s+(?:närvarande|deltagare|tjänstgörande)\b.*$",
    r"^(?:tjänstgörande )?ersättare\b\s*(?:[:,]|$)",
    r"^(?:ledamot|ersättare|vice ordförande|ordförande|sekreterare|adjungerad|tjänstgörande)\s*,\s*\p{Lu}.*$",
    r"^(?:\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?(?:\s\p{Lu}\p{L}+){1,3}\s*\((?:\p{Lu}{1,4})\)[,;]?\s*(?:och\s+)?){2,}\.?$",
];
