//! Phrases of courtesy or form.

pub(super) const SENTENCES: &[&str] = &[
    r"^(?:hej|hejsan|god dag)(?:\s+\p{Lu}\p{L}+)?[!,.]?$",
    r"^(?:vänligen|var\s+(?:vänlig|god)\s+och)\s+(?:bekräfta|återkoppla|diarieför|registrera)\b.*$",
    r"^(?:saken|ärende|ämne|angående)\s*:\s*[^.?!]*(?:\p{L}*remiss|samråd|yttrande|synpunkt|svar|motion)\b[^.?!]*\.?$",
    r"\binte\s+(?:har\s+)?(?:funnit|identifierat)\s+några\s+(?:särskilda\s+)?(?:aspekter|konsekvenser)\b.*$",
    r"^(?:inga|inget|ej)\s+(?:särskil(?:da|t)\s+)?(?:aspekter|konsekvenser|att beakta)\b.*$",
    r"^inget särskilt att (?:beakta|tillägga|notera)",
    r"^(?:ärendet|frågan) (?:bedöms|har) (?:inte|ej) (?:bedömts\s+)?(?:ha|medföra|någon|några)\s+(?:särskilda\s+)?(?:aspekter|påverkan på denna dimension)\b.*$",
    r"^(?:ej|inte) (?:aktuellt|relevant|tillämpligt)\.?$",
    // what messages are sent with
    r"^(?:tack|vi tackar) för (?:påminnelsen|utskicket|inbjudan|(?:ditt|ert) (?:mejl|mail|meddelande|brev))\b[^,;]{0,40}$",
    r"^(?:hej,?\s+)?(?:jag\s+|vi\s+)?vidarebefordra(?:r|s)\b[^;]{0,120}$",
    r"^diarieför(?:t|d|s|es)\b[^,;]{0,80}$",
    r"^(?:fyi|för kännedom)[.!]?$",
    r"^tänk på miljön\b[^;]{0,60}\bskriv(?:er|a)\s+ut\b[^;]{0,60}$",
    r"^skickat från min \p{L}+\.?$",
    r"^detta är ett automati\p{L}+ (?:meddelande|svar|utskick|mejl)\b[^;]{0,80}$",
    r"^ett nytt (?:svar|remissvar|meddelande) har (?:kommit in|inkommit|registrerats)\b[^;]{0,80}$",
    r"^ditt meddelande (?:lästes|har lästs|har tagits emot)\b[^;]{0,60}$",
    r"^(?:jag|vi) samtycker till att\b[^;]{0,60}\b(?:uppgifter|personuppgifter)\p{L}*\b[^;]{0,60}$",
    r"^(?:tack|vi tackar) för (?:möjligheten|att vi (?:fått|får)|remissen)\b.*$",
];
