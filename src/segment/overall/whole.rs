//! Whether a sentence is about what was sent out as a whole, or about a part.

use std::sync::LazyLock;

use regex::Regex;

use crate::identify::is_body_word;
use crate::model::Statement;

/// Whether the sentence takes a stand to what was sent out itself, not to a
/// proposal within it: `tillstyrker förslaget till program`, not `avstyrker
/// förslaget att chefen ska pröva nyanställningar`.
pub(super) fn stands_to_the_whole(text: &str) -> bool {
    is_bare(text) || begins_bare(text) || (about_the_whole(text) && !is_about_a_part(text))
}

/// `Tillstyrker.`, `Nämnden avstyrker`, `Bifalles utan erinran`: an answer that
/// names nothing answers what was sent out.
pub(super) fn is_bare(text: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:[^.:]{1,80}: ?)?(?:(?:vi|jag|(\p{L}+)) )?(?:(?:till|av)styrk(?:er|s|es|an)|bif(?:all|aller|alls|alles)|avslag|avslås)(?: (?:helt|i sin helhet|utan (?:erinran|anmärkning|invändning(?:ar)?|synpunkter|kommentarer|ändringar)))?\W*$")
            .expect("a fixed pattern")
    });
    BARE.captures(text.trim())
        .is_some_and(|hit| hit.get(1).is_none_or(|word| is_body_word(word.as_str())))
}

/// `Tillstyrker med undantag för …`: an answer that begins with what it does
/// and names nothing before it reserves something.
fn begins_bare(text: &str) -> bool {
    static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:till|av)styrk(?:er|s|es)|bif(?:aller|alls|alles))(?:,| med | under | förutsatt| men | utan )")
            .expect("a fixed pattern")
    });
    BEGINS.is_match(text)
}

/// Whether what the sentence judges, before it reserves anything, is a part.
pub(super) fn is_about_a_part(text: &str) -> bool {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:förslaget|tanken|kravet|idén|skrivningen|avsnittet|kapitlet|punkten|paragrafen|regeln|målet) (?:om|att|i avsnitt|på att)\b|\b(?:avsnitt|kapitl?e?|paragraf)(?:en|et|erna)?\b|^\W*\d+(?:\.\d+)+\b|\b(?:den|denna|de|dessa) del(?:en|arna|ar)?\b|s \w+ del(?:en)?\b|\b(?:erinra|erinran|invända|invändningar|synpunkter|kommentarer|anmärka|anföra) (?:mot|på|om|kring|gällande|avseende) (?:att|punkt\w*)\b|\bemot att\b")
            .expect("a fixed pattern")
    });
    let reserved = ["under förutsättning", "förutsatt", "undantag", " men "]
        .iter()
        .filter_map(|words| text.find(words))
        .min()
        .unwrap_or(text.len());
    PART.is_match(&text[..reserved])
}

/// Whether no stand is taken on something of what was sent out: `tar inte
/// ställning till om det bör regleras i lag`, `till behovet utanför staden`,
/// `delar bedömningen men tar inte ställning till avgiften`.
pub(super) fn abstains_from_a_part(text: &str) -> bool {
    static SILENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:inte|ej|ingen|avst(?:år|å|ått|od))\b[^.;:]{0,40}?\bställning(?:stagande)?\b|\bavst(?:år|å|ått|od)\b[^.;:]{0,60}?\b(?:synpunkter|kommentarer|kommentera|yttra (?:sig|oss|mig)|besvara|svara)\b")
            .expect("a fixed pattern")
    });
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^ (?:\w+ )?till (?:om|hur|huruvida|vilk\w+|när|vem|vad)\b|\bbehov(?:et|en)?\b|\butanför\b|\b(?:i|på|till) (?:den|denna|dessa|de|vissa|några|övriga) (?:\w+ )?delar?(?:na|en)?\b|\bförslag(?:et|en) (?:om|att|som|på att)\b")
            .expect("a fixed pattern")
    });
    static AGREES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:delar|instämmer|tillstyrker|välkomnar|stödjer|stöder|positiva?|positivt)\b.*\b(?:men|dock)\b")
            .expect("a fixed pattern")
    });
    static ON: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^ (?:till|om|över|kring|gällande|avseende) \w").expect("a fixed pattern")
    });
    static MATTER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:ärende\w*|remiss\w*|samråd\w*|detta|saken|frågan|\w*(?:förslag|plan|program|strategi|policy|motion)\w*|handling\w*)\b",
        )
        .expect("a fixed pattern")
    });
    // `Det kan vi inte ta ställning till`: what was asked about just before
    static BACK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\W*(?:det|detta|den frågan|dessa frågor)\b[^.;:]*\bställning till\W*$")
            .expect("a fixed pattern")
    });
    if BACK.is_match(text) {
        return true;
    }
    let Some(silent) = SILENT.find(text) else {
        return false;
    };
    let (before, object) = (&text[..silent.start()], &text[silent.end()..]);
    let named = object.chars().any(char::is_alphabetic);
    let on_a_matter = ON.is_match(object) && !about_the_whole(object) && !MATTER.is_match(object);
    PART.is_match(object)
        || on_a_matter
        || (named && AGREES.is_match(before) && !about_the_whole(object))
}

/// Whether a no is said to one proposal of an inquiry: `avstyrker utredningens
/// förslag att taxan höjs`.
pub(super) fn refuses_one_proposal(text: &str) -> bool {
    static ONE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:utredningens|betänkandets|promemorians|kommitténs|regeringens|departementets) förslag (?:om )?att\b")
            .expect("a fixed pattern")
    });
    ONE.is_match(text)
}

/// Whether a no names nothing but `förslaget`, which may be one of several.
pub(super) fn could_be_one_of_several(text: &str) -> bool {
    static ONE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\bförslag(?:et|en)?\b").expect("a fixed pattern"));
    static ALL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bhelhet\b|\bhelt\b|\b(?:motion|program|\w*plan|betänkande|remiss|utredning|promemoria|riktlinje|reglement|tax|\w*strategi|\w*policy)\w*\b")
            .expect("a fixed pattern")
    });
    ONE.is_match(text) && !ALL.is_match(text)
}

/// Whether what the sentence says holds for what is left when something else
/// has been said.
pub(super) fn is_of_the_rest(text: &str) -> bool {
    static REST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:övrigt|ytterligare|utöver|därutöver|förutom)\b")
            .expect("a fixed pattern")
    });
    REST.is_match(text)
}

/// Whether a statement that names nothing (`Inga synpunkter.`, `Avstyrks.`)
/// answers the heading that it stands under: one of several of the answer's own
/// that name what it is about.
pub(super) fn answers_under_its_heading(argued: &[&Statement], statement: &Statement) -> bool {
    static SILENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\W*(?:\w+ (?:har|avger|lämnar) )?(?:inga|inget|ingen|inte några|ingenting)\b(?: \w+){0,4}\W*$")
            .expect("a fixed pattern")
    });
    let Some(heading) = heading_of_a_part(statement) else {
        return false;
    };
    (is_bare(&statement.text)
        || SILENT.is_match(&statement.text)
        || could_be_one_of_several(&statement.text))
        && argued
            .iter()
            .filter_map(|other| heading_of_a_part(other))
            .any(|other| other != heading)
}

/// The heading over a statement, where it names what the statement is about.
fn heading_of_a_part(statement: &Statement) -> Option<&str> {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)yttrande|svar|ställningstag|synpunkt|sammanfatt|bedömning|beslut|inställning|slutsats|övergripande|generell|allmän|helhet|kommentar|remiss|\bförslaget$|nämnden|styrelsen|bakgrund|ärende|skäl|motiv|övervägand|inledning|avslut|förslag till")
            .expect("a fixed pattern")
    });
    let heading = statement.headings.last()?;
    (!WHOLE.is_match(heading)).then_some(heading.as_str())
}

/// Whether a statement stands as an item of its own or under the heading of a
/// part: `3. Hamngatan. Bolaget avstyrker förslaget.`
pub(super) fn is_on_a_part(statement: &Statement) -> bool {
    static ITEM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\W*\d+(?:\.\d+)*[.):]?\s").expect("a fixed pattern"));
    ITEM.is_match(&statement.text) || heading_of_a_part(statement).is_some()
}

/// Whether the sentence is about what was sent out as a whole.
fn about_the_whole(text: &str) -> bool {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:förslag(?:et|en)?s?|\w*programmets?|program|\w*planens?|riktlinje\w*|reglement\w*|remissen|regelverket|systemet|motion|motionens?|promemorians?|betänkandets?|utredningens? förslag|överenskommelsen|taxan|föreskrifterna|\w*strategins?|\w*policyns?|tjänsteutlåtandet|revidering(?:en|ar|arna)?|remissvar\w*|återremissen|yrkandet|synpunkter)\b|\b(?:är|starkt) emot\b")
            .expect("a fixed pattern")
    });
    WHOLE.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_names_nothing_answers_the_whole() {
        for text in [
            "Tillstyrker.",
            "Avstyrks",
            "Bifalles.",
            "Nämnden tillstyrker.",
            "Ställningstagande: Tillstyrker utan erinran.",
            "Tillstyrker med undantag för avgifterna.",
        ] {
            assert!(stands_to_the_whole(text), "{text}");
        }
        for text in [
            "Punkten tillstyrks.",
            "Tillstyrker avgiften.",
            "Skäl för avslag",
        ] {
            assert!(!stands_to_the_whole(text), "{text}");
        }
    }

    #[test]
    fn a_part_that_is_only_reserved_leaves_the_stand_to_the_whole() {
        for text in [
            "Nämnden tillstyrker planen under förutsättning att avsnittet om avgifter stryks.",
            "Nämnden tillstyrker planen, förutsatt att avsnittet om avgifter stryks.",
            "Nämnden tillstyrker planen med undantag av avsnittet om avgifter.",
            "Nämnden tillstyrker planen men inte avsnittet om avgifter.",
        ] {
            assert!(stands_to_the_whole(text), "{text}");
        }
        assert!(is_about_a_part(
            "Nämnden tillstyrker avsnittet om avgifter."
        ));
    }
}
