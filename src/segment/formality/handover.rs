//! A covering letter's words that the answer comes with it.

pub(super) const SENTENCES: &[&str] = &[
    r"^(?:här(?:med)?|bifogat|bifogad|i bifogad fil|som bilaga)\s+(?:bifogas|finner\s+(?:ni|du)|finns|kommer|följer|översänds|översänder|skickas|skickar)\b[^,;]{0,80}\b\p{L}*(?:yttrande|svar|synpunkter)\p{L}*\b[^,;]*$",
];
