//! The sender's name and emblem, document type, case number, date.

/// `KS-612/2008`, `FV-1655-25`.
macro_rules! case_number {
    () => {
        r"\p{Lu}{1,6}\d{0,4}[-/ ]?\d{2,6}[-/:]\d{2,6}(?:[-/]\d+)?"
    };
}

pub(super) const LINES: &[&str] = &[
    r"^(?:tjänsteutlåtande|tjänsteskrivelse|tjänstemannaförslag|yttrande|remissvar|remissyttrande|remissutlåtande|missiv|promemoria|pm|skrivelse|beslutsförslag|svar på (?:åter)?remiss|motion|(?:tilläggs|återremiss|ändrings|avslags|bifalls|gemensamt |reviderat |alternativt )*yrkande|alternativt förslag|gemensamt yttrande|protokollsanteckning|interpellation|initiativärende)(?:\s+(?:\d{4}-\d\d-\d\d|\(.{1,30}\)|(?:\p{Lu}{1,2},?\s?)+|\d.{0,30}|(?:utfärdat|handläggare|diarienummer|ärende|dnr|datum).*))?$",
    r"^(?:utfärdat|utfärdad|upprättad|upprättat|datum|utskriftsdatum|version|status|sekretess|sidor|utgåva)\s*:?\s*(?:den\s+)?(?:\d.*)?$",
    r"^datum\s+\d{4}.*$",
    r"^(?:19|20)\d\d/\d{4,6}(?:-\d{1,3})?$",
    r"^(?:\d{2}|\d{4})-?\d{2}-?\d{2}(?:\s+.{0,40})?$",
    r"^(?:den\s+)?\d{1,2}\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december),?\s+\d{4}$",
    r"^\p{Lu}\p{L}+,?\s+(?:den\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}\s+\p{L}+,?\s+\d{4})\s+(?:er|ert|vår|vårt|dnr|diarie\p{L}*|ref\p{L}*)\b[^.?!]{0,60}$",
    r"^(?:vår[ta]?\s+)?(?:dnr|diarie\s?n(?:umme)?r|diarienr|d:nr|ärende\s?n(?:umme)?r|ärende|beteckning|referens|ref\.?(?:\s?nr)?)\s*[:.]?\s*[\p{L}\d].*\d[^.?!]{0,40}$",
    r"^(?:vår[ta]?\s+)(?:dnr|diarienummer|beteckning|referens|datum)\b.*$",
    r"^(?:diarienummer|dnr|ärendenummer|diarienr|ärende)$",
    concat!("^", case_number!(), "$"),
    r"^\d{3,5}/\d{2}$|^\d{1,2}(?:\.\d{1,2}){1,3}$|^\d{1,3}$",
    r"^\d{4}/\p{Lu}{2,4}\s?\d{2,5}$",
    r"^(?:avdelning(?:en)?|enhet(?:en)?|stab(?:en)?|sektion(?:en)?|kansli(?:et)?)\s+(?:för\s+)?[\p{L}, -]{3,60}$",
    r"^\(?(?:\p{Lu}{1,2}(?:,\s*|\s+och\s+|\s+)){1,9}\p{Lu}{1,2}\)?$",
    r"^(?:styrelsens?|verkställande|regions?)\s?direktören?$",
    r"^\p{Lu}{2,4}s?:?s? ärendenummer\b.{0,40}$",
];

pub(super) const SENTENCES: &[&str] = &[concat!(
    r"^(?:(?:dnr|diarie\s?n(?:umme)?r|diarienr|ärende\s?n(?:umme)?r|beteckning|referens)\s*[:.]?\s*)?(?:\p{Lu}{1,6}\s)?",
    case_number!(),
    r"\.?$"
)];
