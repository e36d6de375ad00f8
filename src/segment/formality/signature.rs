//! Names and titles under a paper, and the words that lead to them.

pub(super) const LINES: &[&str] = &[
    r"^(?:(?:ordf(?:örande)?|just(?:erare|erat)?|sekr(?:eterare)?|exp(?:edierat)?|datum|sign(?:atur)?|utdragsbestyrkande|paraf)\b\.?[\s:/,]*)+$",
    r"^\p{Lu}\p{Ll}+(?:[- ]\p{Lu}\p{Ll}+){1,3}\s*\(\p{L}{1,4}\)[\s,]*(?:(?:\p{L}+\s+)?\p{L}*(?:ledare|ordförande|ledamot|råd|sekreterare|ersättare|ombud))?$",
    r"^(?:vid|vi) protokollet\b.*$",
    r"^(?:protokollet\s+)?justera(?:s|t|de)\b.*$",
    r"^justera(?:nde|re|res signatur(?:er)?)\b.*$",
    r"^(?:ordförandens?|justerandes?|sekreterarens?|justerarnas?)\s+sign(?:atur(?:er)?)?\b.*$",
    r"^justerings?(?:person(?:er)?|man|män|dag|datum)\b.*$",
    r"^(?:dag|datum|tid|plats) för justering?(?:en|ande)?\b.*$",
    r"^(?:underskrift(?:er)?|namnförtydligande|namnteckning|ort och datum|signatur)\b.*$",
    r"^(?:datum)?\s*underskrift\s+namnförtydligande",
    r"^(?:utdrags?(?:et)?s?|protokollsutdrag(?:et)?s?|rätt)\s*(?:bestyrka(?:s|nde)|riktighet|utdraget|utdrag)\b.*$",
    r"\b(?:intygas|bestyrks|betygar|intygar)\s*(?:av|i tjänsten)?\b.*$",
    r"^(?:med )?(?:vänlig|bästa|många|varma)\w*\s+häls?ning(?:ar)?\b.*$",
    r"^(?:mvh|hälsningar|högaktningsfullt)\b.*$",
    r"^(?:enligt|på)\s+(?:uppdrag|delegation)\b.*$",
    r"^enligt beslut i\b.*$",
    r"^(?:beslutad|beslutat|behandlad|behandlat|antaget|antagen|fastställt)\s+av\s.+\d{4}.{0,30}$",
    r"^för\s+(?:styrelsen|nämnden|rådet|föreningen|förbundet|partiet|\p{Lu}).*[^.?!:]$",
    r"^för\s+(?:styrelsen|nämnden|rådet|föreningen|förbundet|partiet)[,]?$",
    r"^/\s?\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?$",
    // `För Gamla Ekstads styrelse. Bo Ek och Al Bo.`
    r"^för\s+\p{Lu}[^.;:]{1,60}s\s+styrelse[.,:]?(?:\s+\p{Lu}[\p{L}-]+(?:(?:,|\s+och|\s+&)?\s+\p{Lu}[\p{L}-]+){1,7}\.?)?$",
    r"^arbetsgrupp(?:en)?\s*:\s*\p{Lu}",
    r"^(?:\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?,?\s+)?(?:den\s+)?\d{1,2}\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\s+\d{4}\.?$",
    r"^\p{Lu}\p{Ll}+,?\s+\d{4}-\d\d-\d\d$",
    r"^_{3,}|^\.{4,}",
    r"\s_{5,}|\.{6,}\s*\p{Lu}",
    r"^(?:verkställande direktör|vd|styrelsens ordförande|ordförande|vice ordförande|sekreterare|nämndsekreterare|gruppledare)(?:en)?(?:\s+(?:och|samt)\s+.{3,40})?$",
    r"^\p{Lu}\p{Ll}+(?:[- ]\p{Lu}\p{Ll}+){1,3},\s+(?:föredragande|handläggare|beredande|vid protokollet)\.?$",
    r"^\p{L}+s\s+(?:ledamöter|fullmäktigegrupp|ledamot|grupp|styrelse)(?:\s+(?:i|på|för)\s.*[^.?!])?$",
];

pub(super) const SENTENCES: &[&str] = &[
    r"^rätt utdrag(?:et)? (?:ur protokoll(?:et)? )?(?:betygar|intygar|intygas|bestyrks)\b",
    r"^utdrag ur protokoll fört\b",
    r"^(?:utdragets?|protokollsutdragets?|avskriftens) (?:riktighet|bestyrk)",
];
