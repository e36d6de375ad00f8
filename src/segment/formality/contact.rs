//! Addresses, telephone numbers, e-mail, case officer.

pub(super) const LINES: &[&str] = &[
    r"^(?:handläggare|kontaktperson|kontakt|föredragande|referens|ansvarig handläggare)\s*(?::|$|\t)",
    r"^(?:handläggare|kontaktperson)\s+\p{Lu}\p{Ll}+\s",
    r"^(?:tel(?:efon)?|tfn|mobil|växel|fax|telefax|e-?post(?:adress)?|mejl|mail|webb(?:plats)?|hemsida|internet)\b\s*[:.]?\s*(?:[\d+(]|\S+@|www|https?:|$|\+)",
    r"^(?:post|besöks|gatu|leverans|faktura)?adress\b",
    r"\borg(?:anisations)?\.?\s?-?n(?:umme)?r\b",
    r"\b(?:bank|plus)giro\b",
    r"^(?:0\d{1,3}(?:\s?[-/]\s?|\s)|\+46[\s-]?\(?0?\)?[\s-]?\d{1,3}[\s-]\s?)\d{2,3}(?:\s?\d{2,3}){1,3}$",
    r"^\S+@\S+\.\S+[.,;]?$",
    r"^(?:https?://|www\.)\S+$",
    r"^box\s+\d",
    r"\b\d{3}\s\d{2}\s+\p{Lu}\p{L}+(?:\s|,|$).*$",
    r"^.*\b(?:telefon|tel|tfn|växel)\s*[:.]?\s*\+?\d[\d\s()-]{5,}",
    r"^.*\S+@\S+\.\w{2,}.{0,40}$",
];

pub(super) const SENTENCES: &[&str] = &[
    r"\S+@\S+\.\w{2,}",
    r"\b(?:telefon(?:nummer)?|tel|tfn|växel)\s*[:.]?\s*\+?\d[\d\s()-]{5,}",
    r"^(?:(?:närmare|ytterligare|eventuella)\s+)?(?:upplysningar|frågor)\b.*\b(?:kontakta|lämnas av|besvaras av|ställas till|ställs till|hänvisas till)\b",
    r"^(?:för|vid)\s+(?:(?:ytterligare|närmare|eventuella|mer)\s+)?(?:frågor|upplysningar|information)\b.*\bkontakta\b",
    r"^kontakta\s+(?:gärna\s+)?(?:\p{Lu}|(?:aktuell|ansvarig|vår|handläggande)\s|oss\b|mig\b|handläggar|utredar)",
];
