//! Recipients.

pub(super) const LINES: &[&str] = &[
    r"^[-_ >]*(?:ursprungligt meddelande|originalmeddelande|original message|vidarebefordrat meddelande|forwarded message)[-_ ]*$",
    r"^till\s*:\s*.*$",
    r"^till$",
    r"^till\s+(?:kommun|region|stads|lands|riks|nämnd|styrelse|regering|kultur|social|barn|bygg|miljö|utbildning|tekniska)\p{L}*(?:styrelsen?|fullmäktige|nämnden?|kontoret|kansliet|departementet|en|förvaltningen)?(?:\s+(?:och|i|för|,)\s*.*)?[^.?!]{0,60}$",
    r"^(?:mottagare|adressat|remittent|beställare)\s*:?\s*.*$",
    r"^(?:från|ämne|skickat|kopia|cc|bcc)\s*:\s*.+$",
    r"^\p{Lu}\p{L}+departementet$",
    r"^(?:hej|hejsan|god dag)[!,.]?(?:\s+\p{L}+)?[!,.]?$",
    r"^(?:er|ert)\s+(?:beteckning|referens|ref|dnr|diarienummer|datum)\b.*$",
];
