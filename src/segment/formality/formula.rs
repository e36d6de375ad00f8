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
    r"^(?:tack|vi tackar) för (?:möjligheten|att vi (?:fått|får)|remissen)\b.*$",
];
