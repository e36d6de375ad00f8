//! A covering letter's words that the answer comes with it.

/// Whatever is handed over in so many words.
pub(super) const LEADS: &[&str] = &[
    // `Härmed överlämnas verkets yttrande.`
    r"^härmed\s+(?:överlämna|lämna|avge|översänd|inkommer)\p{L}*\b[^,.;]+[.:]?$",
    r"^[^,.;:]+\s(?:lämnar|avger|inkommer|överlämnar|översänder)\s+härmed\b[^,.;]+[.:]?$",
];

/// What tells that it comes with the paper.
pub(super) const SENTENCES: &[&str] = &[
    // `Översänder härmed nämndens yttrande.`
    r"^(?:(?:jag|vi)\s+)?(?:bifogar|överlämnar|översänder|skickar|sänder)\s+(?:här(?:med)?\s+)?[^,.;]{0,60}\b\p{L}*(?:yttrande|svar|synpunkter)\p{L}*\b[^,;]*$",
    // `Yttrandet finns i bifogad fil.`
    r"^(?:vårt\s+|nämndens\s+|styrelsens\s+|kommunens\s+|bolagets\s+|föreningens\s+)?(?:yttrandet?|svaret?|remissvaret?|remissyttrandet?|synpunkterna|synpunkter)\s+(?:finns|återfinns|följer|framgår|ligger|bifogas|biläggs|skickas)\s+(?:(?:här|nu)\s+)?(?:(?:i|av|som|med)\s+)?(?:(?:den|det|de)\s+)?(?:bifoga|bilag|bilaga|pdf|fil)\p{L}*\b[^,;]{0,60}$",
    r"^(?:här(?:med)?|bifogat|bifogad|i bifogad fil|som bilaga)\s+(?:bifogas|finner\s+(?:ni|du)|finns|kommer|följer|översänds|översänder|skickas|skickar)\b[^,;]{0,80}\b\p{L}*(?:yttrande|svar|synpunkter)\p{L}*\b[^,;]*$",
];
