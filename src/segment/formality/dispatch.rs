//! Whom the decision is sent to.

pub(super) const LINES: &[&str] = &[
    r"^(?:beslut(?:et)?|protokoll(?:et)?|protokollsutdrag(?:et)?|paragrafen|utdrag(?:et)?|svaret|yttrandet|kopia)\s+(?:ska\s+)?(?:skickas|sänds|expedieras|delges|meddelas|översänds)\s+(?:till)?\b.*$",
    r"^(?:expedieras|expediering|delges|delgivning|sändlista|kopia\s+till|för\s+kännedom(?:\s+till)?|utdrag\s+till|skickas\s+till)\b.*$",
];

pub(super) const SENTENCES: &[&str] = &[
    r"^(?:beslut(?:et)?|protokollet|protokollsutdrag(?:et)?|utdrag(?:et)?)\s+(?:ska\s+)?(?:skickas|sänds|expedieras|delges)\s+till\b",
    r"^[_\s]*(?:expedieras|delges|kopia)\s+(?:till\b|\p{Lu})",
    r"^ange diarienummer\b",
    r"^bifoga (?:protokollsutdrag|tjänsteutlåtande|yttrande)",
    r"^svaren? skickas till\b",
    r"^remissvar(?:et)?\s+(?:sänds|skickas)\s+(?:in\s+)?(?:till|tillsammans)\b",
];
