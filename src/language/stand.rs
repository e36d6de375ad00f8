//! Formal words that the position of an answer and the stance of a sentence are
//! both told by. Each is a piece of a pattern, for `concat!`.

/// No say in the matter: `finner inte skäl att avge något yttrande`, `har ingen
/// möjlighet att svara`, `lämnar remissen utan åtgärd`.
macro_rules! no_say {
    () => {
        r"\b(?:inte|ej|inget|inga) skäl (?:för )?att (?:avge|lämna|yttra)\b|\bingen möjlighet att (?:yttra|besvara|svara|lämna (?:\w+ )?(?:yttrande|svar|synpunkter))|\b(?:remissen|förslaget|ärendet|skrivelsen|handlingarna) (?:\w+ )?utan åtgärd\b"
    };
}

/// A yes that would have been given, and was not: `skulle ha tillstyrkt`, `hade
/// kunnat ställa sig bakom`.
macro_rules! withheld_yes {
    () => {
        r"\b(?:skulle|hade) (?:\w+ ){0,2}?(?:tillstyrkt|bifallit|stött|ställt (?:sig|oss) bakom|kunnat (?:tillstyrka|bifalla|stödja|ställa (?:sig|oss) bakom))\b|\b(?:tveksam\w*|tvekan|tveka[rs]?|svårt|svårigheter) (?:\w+ ){0,3}?att (?:\w+ ){0,2}?(?:tillstyrka|bifalla|stödja|ställa (?:sig|oss) bakom)\b"
    };
}

pub(crate) use {no_say, withheld_yes};
