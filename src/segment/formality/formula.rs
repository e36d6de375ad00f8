//! Phrases of courtesy or form.

pub(super) const SENTENCES: &[&str] = &[
    r"\binte\s+(?:har\s+)?(?:funnit|identifierat)\s+några\s+(?:särskilda\s+)?(?:aspekter|konsekvenser)\b.*$",
    r"^(?:inga|inget|ej)\s+(?:särskil(?:da|t)\s+)?(?:aspekter|konsekvenser|att beakta)\b.*$",
    r"^inget särskilt att (?:beakta|tillägga|notera)",
    r"^(?:ärendet|frågan) (?:bedöms|har) (?:inte|ej) (?:bedömts\s+)?(?:ha|medföra|någon|några)\s+(?:särskilda\s+)?(?:aspekter|påverkan på denna dimension)\b.*$",
    r"^(?:ej|inte) (?:aktuellt|relevant|tillämpligt)\.?$",
    r"^(?:tack|vi tackar) för (?:möjligheten|att vi (?:fått|får)|remissen)\b.*$",
];
