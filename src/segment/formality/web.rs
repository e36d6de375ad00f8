//! What a page on the web has around an answer: links to the whole of it, when it
//! was put there.

pub(super) const SENTENCES: &[&str] = &[
    // `Vill du läsa hela remissvaret, klicka på länken nedan:`
    r"^vill\s+(?:du|ni)\s+läsa\s+[^.;]{0,40}\b\p{L}*(?:remissvar|remissyttrande|yttrande|svar)\p{L}*\b[^;]*$",
    r"^klicka\s+(?:här|på\s+länken|på\s+bilden|nedan)\b[^;,]*$",
    r"^(?:ta\s+del\s+av|läs)\s+(?:hela\s+|också\s+|även\s+|gärna\s+)?(?:vårt\s+|\p{L}+s\s+)?(?:samråds|gransknings|remiss)?(?:remissvar|remissyttrande|yttrande|svar)(?:et|t)?\b[^,;]*$",
    r"^ladda\s+(?:ner|ned|hem)\s[^,;]*$",
    // `Hela vårt remissvar kan läsas här: https://…`
    r"\b\p{L}*(?:svar|yttrande|version|rapport|remiss|plan|program|handling)\p{L}*\b[^.;]{0,60}\s(?:kan\s+(?:läsas|hämtas|laddas\s+ner)|finns\s+att\s+(?:läsa|hämta|ladda\s+ner)|är\s+(?:utlagt|utlagd|publicerat|publicerad)|läses)\s+(?:i\s+sin\s+helhet\s+)?(?:här|via|på\s+(?:webben|internet|nätet|vår\s+\p{L}+|[^.;]{0,40}\b(?:hemsida|webb\p{L}*)|www|https?))\b[^;]*$",
    r"^kontaktformulär\b[^.;]*$",
    r"^(?:utgiven|publicerad|publicerat|uppdaterad|senast\s+(?:uppdaterad|ändrad))(?:\s+(?:den|av|i)\b)?[^.;\p{L}]{0,12}(?:\p{L}{3,9}\s+)?\d{4}\b[^.;\p{L}]{0,14}$",
    // a link by its arrows
    r"^[^.;:]{5,120}\s?>>$",
    r"^se\s+(?:bilder|fotografier|foton|kartor)\s+(?:\p{L}+\s+){0,2}(?:inom|från|nedan)\b[^,;]{0,60}$",
];
