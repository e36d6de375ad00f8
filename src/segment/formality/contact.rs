//! Addresses, telephone numbers, e-mail, case officer.

pub(super) const LINES: &[&str] = &[
    r"^(?:handläggare|kontaktperson|kontakt|föredragande|referens|ansvarig handläggare)\s*(?::|$|\t)",
    r"^(?:handläggare|kontaktperson)\s+\p{Lu}\p{Ll}+\s",
    r"^(?:tel(?:efon)?|tfn|mobil|växel|fax|telefax|e-?post(?:adress)?|mejl|mail|webb(?:plats)?|hemsida|internet)\b\s*[:.]?\s*(?:[\d+(]|\S+@|www|https?:|$|\+)",
    r"^(?:post|besöks|gatu|leverans|faktura)?adress\b",
    r"\borg(?:anisations)?\.?\s?-?n(?:umme)?r\b",
    r"\b(?:bank|plus)giro\b",
    r"^\S+@\S+\.\S+[.,;]?$",
    r"^(?:https?://|www\.)\S+$",
    r"^box\s+\d",
    r"\b\d{3}\s\d{2}\s+\p{Lu}\p{L}+(?:\s|,|$).*$",
    r"^.*\b(?:telefon|tel|tfn|växel)\s*[:.]?\s*\+?\d[\d\s()-]{5,}",
    r"^.*\S+@\S+\.\w{2,}.{0,40}$",
];
