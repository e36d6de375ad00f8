//! Whether a sentence is about what was sent out as a whole, or about a part.

use std::sync::LazyLock;

use regex::Regex;

/// Whether the sentence takes a stand to what was sent out itself, not to a
/// proposal within it: `tillstyrker förslaget till program`, not `avstyrker
/// förslaget att chefen ska pröva nyanställningar`.
pub(super) fn stands_to_the_whole(text: &str) -> bool {
    about_the_whole(text) && !is_about_a_part(text)
}

/// Whether what the sentence judges, before it reserves anything, is a part.
pub(super) fn is_about_a_part(text: &str) -> bool {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:förslaget|tanken|kravet|idén|skrivningen|avsnittet|kapitlet|punkten|paragrafen|regeln|målet) (?:om|att|i avsnitt|på att)\b|\bavsnitt(?:et)?\b|\b(?:den|de) delen\b")
            .expect("a fixed pattern")
    });
    let reserved = ["under förutsättning", "förutsatt", "undantag", " men "]
        .iter()
        .filter_map(|words| text.find(words))
        .min()
        .unwrap_or(text.len());
    PART.is_match(&text[..reserved])
}

/// Whether the sentence is about what was sent out as a whole.
fn about_the_whole(text: &str) -> bool {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:förslag(?:et|en)?s?|\w*programmets?|program|\w*planens?|riktlinje\w*|reglement\w*|remissen|regelverket|systemet|motion|motionens?|promemorians?|betänkandets?|utredningens? förslag|överenskommelsen|taxan|föreskrifterna|\w*strategins?|\w*policyns?|tjänsteutlåtandet|revidering(?:en|ar|arna)?|remissvar\w*|återremissen|yrkandet|synpunkter)\b|\b(?:är|starkt) emot\b")
            .expect("a fixed pattern")
    });
    WHOLE.is_match(text)
}
