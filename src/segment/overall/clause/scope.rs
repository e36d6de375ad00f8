//! What formal words are about: a stand that is taken now and to what was sent
//! out, one that is told of, negated, or followed by what is asked for after all.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::{is_negated, last_bytes};

/// Whether it is the proposal that takes no stand, or who made it: `Programmet tar
/// inte ställning till var badet ska ligga`, `beklagar att utredaren avstått`.
pub(in crate::segment::overall) fn is_the_proposals_silence(text: &str, at: &Range<usize>) -> bool {
    static SILENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:avst(?:å|o)|(?:inte |ej )?ta(?:r|git)? )").expect("a fixed pattern")
    });
    static PROPOSAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:\w*(?:programmet|planen|förslaget|strategin|policyn|utredningen|betänkandet|promemorian|motionen)|riktlinjen|riktlinjerna|utredaren|motionären|motionärerna|regeringen|kommittén)(?: \w+){0,3} $")
            .expect("a fixed pattern")
    });
    SILENT.is_match(&text[at.clone()]) && PROPOSAL.is_match(last_bytes(&text[..at.start], 120))
}

/// Whether the words tell of what was decided before, or will be when something
/// else has happened: `har tidigare avstyrkt`, `innan planen antas`.
pub(in crate::segment::overall) fn is_told_of(text: &str, at: &Range<usize>) -> bool {
    static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:tidigare|förra|föregående|redan|(?:yttrande|remissvar|svar)\w*\b[^.;:]{0,60}\b(?:19|20)\d\d|fullmäktige (?:har|hade|beslutade|beslöt))\b[^.;:]*$")
            .expect("a fixed pattern")
    });
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:till|av)styrk(?:t|te|tes|ts)|ställ(?:de|t)\b|bifallit|bifölls?|avslog|avslogs|avslagit|åter(?:remiss|remitter|förvis))")
            .expect("a fixed pattern")
    });
    static AWAITED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:innan|förrän|när|då|tills|sedan|efter att)(?: [\w-]+){1,4} $|\b(?:förutsätts|förväntas|väntas|beräknas|planeras|avses|kommer att|kan|hinner) (?:\w+ )?$")
            .expect("a fixed pattern")
    });
    static SHALL: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\bsk(?:a|all) (?:\w+ )?$").expect("a fixed pattern"));
    static WANTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:anser|föreslår|yrkar|vill|förordar|tycker|menar)\b")
            .expect("a fixed pattern")
    });
    // what happens to matters, and not to this one
    static MATTERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:ärenden|som|när|då|om|kan|brukar|ofta|ibland)\b")
            .expect("a fixed pattern")
    });
    static SENT_BACK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^åter(?:remitteras|förvisas)$").expect("a fixed pattern")
    });
    let before = &text[..at.start];
    let rest = &text[at.start..];
    let word = &rest[..rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len())];
    (DONE.is_match(word) && EARLIER.is_match(before))
        || (SENT_BACK.is_match(word) && MATTERS.is_match(before))
        || (word.eq_ignore_ascii_case("antas")
            && (AWAITED.is_match(before) || (SHALL.is_match(before) && !WANTS.is_match(before))))
}

/// Whether a refusal has an object of its own that nobody sent out: `avslå
/// ansökningar om dispens`.
pub(super) fn is_of_something_else(text: &str, at: &Range<usize>) -> bool {
    static REFUSAL: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)^avsl(?:å|ag)$").expect("a fixed pattern"));
    static SENT_OUT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:\s*(?:$|[.,;:)(–-])| (?:med|av|då|eftersom|och|samt|för|till|i|från|enligt|utan|under|eller|utifrån|helt|att)\b|(?: på)?(?: [\w-]+){0,5}? \w*(?:förslag|motion|remiss|hemställ|betänkand|program|plan|riktlinj|polic|strategi|reglement|tax[ao]|yrkande|ärende|punkt|skrivelse|initiativ|promemori|överenskommelse|detta|den|det|dem|de|samma|§|\d))")
            .expect("a fixed pattern")
    });
    REFUSAL.is_match(&text[at.clone()]) && !SENT_OUT.is_match(&text[at.end..])
}

/// Whether agreement is with what somebody else wrote about the matter, which
/// tells nothing of what that was: `ställer sig bakom de synpunkter som förbundet
/// framför`, `instämmer i Ekverkets yttrande`. The speaker's own papers are its own.
pub(in crate::segment::overall) fn is_of_anothers_views(text: &str, at: &Range<usize>) -> bool {
    static AGREES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bbakom$|^(?:instäm|biträd|delar$|ansluter)").expect("a fixed pattern")
    });
    static VIEWS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\w*\s+(?:i\s+|med\s+|sig\s+till\s+)?((?:[\w:-]+\s+){0,5}?)(?:synpunkter|remissvar|remissyttrande|yttrande|skrivelse|uttalande|svar)(?:na|et|en|n|t)?\b([^.;:]{0,80})")
            .expect("a fixed pattern")
    });
    static ANOTHERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^,?\s+(?:\w+\s+)?(?:som|från|av)\s").expect("a fixed pattern")
    });
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\s)(?:\p{Lu}[\w:-]*s|\w+(?:ets|ens|ernas))\s+(?:\w+\s+)?$")
            .expect("a fixed pattern")
    });
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)förvaltning|kontor|nämnd|styrels|tjänste|utskott|bolag|utredning|motion|betänkande|\b(?:nedan|ovan|denna|detta|vår[at]?|bifoga\w*)\b")
            .expect("a fixed pattern")
    });
    // `bakom förslaget och de synpunkter som …`
    static BOTH: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\b(?:och|samt)\b").expect("a fixed pattern"));
    if !AGREES.is_match(&text[at.clone()]) {
        return false;
    }
    VIEWS.captures(&text[at.end..]).is_some_and(|views| {
        let own = OWN.is_match(&views[1]) || OWN.is_match(&views[2]) || BOTH.is_match(&views[1]);
        !own && (ANOTHERS.is_match(&views[2]) || NAMED.is_match(&views[1]))
    })
}

/// Whether what the word at `at` says is negated by words around it; those of a
/// cue that holds a negation are counted in it.
pub(super) fn is_denied(text: &str, at: &Range<usize>) -> bool {
    static NEGATION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:inte|ej|aldrig|ing(?:a|en|et))\b").expect("a fixed pattern")
    });
    let rest = &text[at.end..];
    let word = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    !NEGATION.is_match(&text[at.clone()]) && is_negated(text, at.start..at.end + word)
}

/// Whether behind words without an objection something is asked for after all.
pub(super) fn asks_behind(after: &str) -> bool {
    static TURN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\b(?:men|dock|däremot)\b").expect("a fixed pattern"));
    TURN.find(after)
        .is_some_and(|turn| asks_for_something(&after[turn.end()..]))
}

/// Whether the words ask for something, or miss it.
pub(in crate::segment::overall) fn asks_for_something(text: &str) -> bool {
    static ASKS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:bör|måste|behöver|saknar|saknas|efterlyser|föreslår|önskar att|önskar se|vill att|vill se)\b")
            .expect("a fixed pattern")
    });
    ASKS.is_match(text)
}
