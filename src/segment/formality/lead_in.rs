//! How an answer opens: the body was asked, the paper came in, what it says
//! follows. Such a sentence judges nothing; what it leads to stands after it.

use std::sync::LazyLock;

use regex::Regex;

use super::{Compiled, handover};
use crate::model::BoilerplateReason;
use crate::segment::overall::clause;

/// A longer sentence tells more than that an answer follows, in characters.
const LONGEST: usize = 320;

const SENTENCES: &[&str] = &[
    // `Universitetet har följande att anföra.`
    r"\b(?:anför|anföra|framför|framföra|lämnar|lämnas|lämna|avger|avge|redovisar|redovisa|har|svarar|uttalar)\s+(?:\p{L}+\s+){0,2}följande(?:\s+att\s+(?:anföra|framföra|säga))?(?:\s+\p{L}*(?:synpunkter|kommentarer|kommentar|yttrande|svar|påpekanden|medskick))?(?:\s+att\s+(?:lämna|framföra|anföra))?(?:\s+(?:på|över|om|till|angående|gällande|avseende|kring)\s[^.;:]+)?\s*[.:]?$",
    // `Verket har anmodats av Finansdepartementet att inkomma med synpunkter.`
    r"^[^.;:]+\shar\s+(?:\p{L}+\s+){0,2}(?:anmodats|ombetts|inbjudits|blivit\s+(?:ombe|inbjud)\p{L}+)\b[^;]*\b(?:inkomma|yttra\s+sig|synpunkter|yttrande|remiss|svara|besvara)\b[^;]*$",
    // `Kommunen har mottagit rubricerad remiss.`
    r"^[^.;:]+\shar\s+(?:\p{L}+\s+)?(?:mottagit|erhållit|fått)\s+(?:en\s+|(?:rubricera|ovanstående|nämnd|ovan nämn)\p{L}*\s+(?:\p{L}+\s+på\s+)?)\p{L}*remiss(?:en)?\b[^,;]*$",
    // `Nämnden har fått remissen av kommunstyrelsen.`
    r"^[^.;:]{2,160}\shar\s+(?:\p{L}+\s+){0,3}(?:mottagit|erhållit|fått)\s+(?:en\s+)?\p{L}*remiss(?:en)?\s+(?:av|från|om|på|över|för|gällande|avseende|angående|rörande)\s[^;]+$",
    // `Nämnden har fått en motion av Anna Ek (S) om kallbadhus för yttrande.`
    r"^[^.;:]{2,160}\shar\s+(?:\p{L}+\s+){0,3}(?:mottagit|erhållit|fått)\s[^;]*\b(?:på\s+remiss|för\s+(?:besvarande|\p{L}*yttrande)|med\s+(?:begäran|anmodan)\s+om\s+\p{L}*yttrande)\b[^;]*$",
    // `Nämnden har fått i uppdrag att yttra sig över en motion.`
    r"^[^.;:]{2,160}\shar\s+(?:\p{L}+\s+){0,3}fått\s+(?:i\s+)?uppdrag\s+att\s+(?:yttra\s+sig|besvara|svara\s+på)\s[^;]+$",
    // `Förbundet har lämnat ett remissvar över betänkandet.`
    r"^\p{Lu}[^.;:]{1,160}\s(?:har\s+(?:\p{L}+\s+)?(?:gett\s+in|givit\s+in|lämnat(?:\s+in)?|avgett|avgivit|avlämnat|inkommit\s+med|skickat\s+in)|lämnade|avgav)\s+(?:ett\s+|sitt\s+|vårt\s+|sina\s+|våra\s+)?(?:\p{L}*yttrande|\p{L}*svar|synpunkter)(?:\s+(?:på|över|till|om|i|angående|gällande|avseende)\s[^;]+)?\s*\.?$",
    // `Den 2 oktober mottog förbundet betänkandet på remiss.`
    r"^[^.;:]{0,60}\b(?:mottog|erhöll)\s[^;]*\b(?:på\s+remiss|för\s+(?:\p{L}*yttrande|besvarande)|remiss(?:en)?\s+(?:av|från|om|på|över|gällande|avseende|angående))\b[^;]*$",
    // `Departementet har remitterat rubricerat betänkande.`
    r"^[^,.;:]{2,80}\shar\s+remitterat\s+(?:rubricera|ovanstående|nämnd|ovan\s+nämn)\p{L}*\s[^,;]*$",
    // `Förbundets synpunkter på förslagen är följande:`
    r"^[^.;:]{2,80}\s(?:synpunkter|kommentarer|svar|yttrande)\b[^.;:]{0,100}\sär\s+följande\s*[.:]?$",
    // `Följande punkter vill regionen särskilt lyfta fram:`
    r"^följande\s+(?:\p{L}+\s+){0,2}\p{L}*(?:punkter|synpunkter|frågor|kommentarer)\s+vill\s+[^.;:]{2,60}\s(?:lyfta|framföra|framhålla|lämna|betona)\b[^.;:]*[.:]?$",
    // `Det är från detta perspektiv vårt yttrande tar sin utgångspunkt.`
    r"^det\s+är\s+(?:från|utifrån|ur)\s+(?:detta|dessa)\s+(?:perspektiv|utgångspunkter|roll)\b[^,;]*\b(?:yttrande|remissvar|svar|synpunkter)\p{L}*\b[^,;]*$",
    // `Betänkandet har remitterats till Skatteverket för yttrande.`
    r"^[^;]+\shar\s+(?:även\s+|också\s+)?remitterats\s+(?:för\s+yttrande\s+)?till\s[^;]+$",
    // `Förbundet är remissinstans för betänkandet.`
    r"^[^.;:]+\s(?:är|har\s+utsetts\s+till)\s+remissinstans\s+(?:för|till|i)\s[^;]+$",
    // `Nedan följer våra synpunkter.`
    r"^(?:(?:här\s+)?nedan|i\s+det\s+följande)\s+(?:följer|redovisa|redogör|lämna|kommentera|presentera|utveckla)\p{L}*\s[^,;]+[.:]?$",
    // `Yttrandet följer betänkandets disposition.`
    r"^(?:yttrandet|remissvaret|svaret|synpunkterna|kommentarerna|rubrikerna|numreringen)\b[^,.;]*\b(?:följer|redovisas|lämnas|hänvisar|anges|presenteras)\b[^;]*\b(?:disposition|ordning|kapitelindelning|numrering|rubriker|struktur|avsnittsindelning)\p{L}*\b[^,.;]*[.:]?$",
];

/// Whether a sentence only leads to the answer; `folded` is the same sentence.
pub(super) fn leads(text: &str, folded: &str) -> bool {
    static LEADS: LazyLock<Compiled> = LazyLock::new(|| {
        let rules = [SENTENCES, handover::LEADS];
        Compiled::new(&rules.map(|patterns| (BoilerplateReason::Procedure, patterns)))
    });
    text.chars().count() <= LONGEST && LEADS.reason(folded).is_some() && !says_more(text)
}

/// Whether a sentence that leads to an answer does more than that: judges, names
/// the part that it leads to, or tells who speaks.
fn says_more(text: &str) -> bool {
    static JUDGES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:men|dock|emellertid|inte|ej|alltför|för\s+(?:kort|sen|lite)\p{L}*|positiv\p{L}*|negativ\p{L}*|tveksam\p{L}*|kritisk\p{L}*|välkomna\p{L}*|instämmer|delar|bra|som\s+(?:har|fått)|(?:att|när|om|sedan)\s+(?:\p{L}+\s+){1,3}har)\b")
            .expect("a fixed pattern")
    });
    // what the paper that came in is about tells nothing of the body's view
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:motion\p{L}*|förslag\p{L}*|remiss\p{L}*)\b[^.;:]*?\b(?:om\s+att|som\s+föreslår|med\s+förslag\s+om)\b")
            .expect("a fixed pattern")
    });
    static DEMANDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:bör|ska|behöver|avsnitt\p{L}*|kapitel|kap|punkt\p{L}*|sid\p{L}*|förslag\p{L}*\s+\d+)\b|§")
            .expect("a fixed pattern")
    });
    // `Anna Ek (S) och Bo Al (V) lämnar följande yttrande.`
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[^.;:]*\(\p{Lu}{1,3}\)|(?i:ledam|ordförande|ersätta))[^.;:]*\b(?:lämna|avge|anför|framför|inkom)\p{L}*\b")
            .expect("a fixed pattern")
    });
    let before = TITLE.find(text).map_or(text, |title| &text[..title.end()]);
    JUDGES.is_match(text)
        || DEMANDS.is_match(before)
        || NAMES.is_match(text)
        || clause(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::formality::folded;

    #[test]
    fn what_only_leads_to_an_answer_is_form() {
        for text in [
            "Ekstads universitet har anmodats av Regeringskansliet (Utbildningsdepartementet) att inkomma med synpunkter på betänkandet (SOU 2025:1).",
            "Universitetet har följande att anföra.",
            "Verket får med anledning av remissen anföra följande.",
            "Förbundet vill därför framföra följande synpunkter på betänkandet:",
            "Utifrån de intressen som verket har att bevaka lämnas följande synpunkter.",
            "Universitetet har följande synpunkter att lämna på remissen.",
            "Förbundet har som remissinstans följande synpunkter.",
            "Kommunen har tagit del av betänkandet och lämnar följande yttrande.",
            "Rubricerat betänkande har remitterats till Ekstads kommun för yttrande.",
            "Nämnden har mottagit en remiss angående en motion om kallbadhus.",
            "Förbundet har fått rubricerat betänkande på remiss.",
            "Nämnden för inköp har fått motionen på remiss.",
            "Även förskolenämnden, grundskolenämnden samt äldre-, vård- och omsorgsnämnden har fått motionen på remiss.",
            "Nämnden har mottagit remiss av ”Motion från Anna Ek (KD) om att utfärda busskortet” för yttrande.",
            "Idrottsnämnden har fått i uppdrag att yttra sig över en motion av Bo Al (M) och Anna Ek (L) om att Ekstad ska införa ett kulturkort.",
            "Nämnden har fått en remiss från kommunstyrelsen om en motion om kulturkort.",
            "Kulturnämnden har från stadsledningskontoret fått Motion av Bo Al (M) om måltider för yttrande.",
            "Ekstads Bad AB har fått en motion av Bo Al (L) om att stadens bad ska vara öppna på lördagar översänd för yttrande.",
            "Nämnden lämnar härmed sitt yttrande.",
            "Härmed överlämnas verkets yttrande.",
            "Förbundet är remissinstans för betänkandet SOU 2022:1 ”Nästa steg”.",
            "Här nedan följer våra synpunkter på mer detaljerad nivå.",
            "Rubrikerna nedan följer utredningens kapitelindelning.",
            "Ekförbundet har gett in ett remissyttrande över betänkandet Träd i staden (SOU 2030:1).",
            "Ekförbunden A och B har lämnat svar på remissen Träd i staden (SOU 2030:1).",
            "Ekförbundet lämnade ett remissvar till departementet på remissen Träd i staden.",
            "Den 2 oktober 2030 mottog Ekförbundet (EF) betänkandet Träd i staden (SOU 2030:1) från departementet på remiss.",
            "Miljödepartementet har remitterat rubricerad utredning.",
            "Ekförbundets synpunkter på utredningens förslag är följande:",
            "Följande sammanfattade huvudpunkter vill regionen särskilt lyfta fram:",
            "Det är från detta perspektiv vårt yttrande tar sin utgångspunkt.",
        ] {
            assert!(leads(text, &folded(text)), "{text}");
        }
    }

    #[test]
    fn what_says_more_is_kept() {
        for text in [
            "Nämnden är positiv till förslaget och lämnar följande synpunkter.",
            "Rådet tillstyrker remissen med följande kommentarer.",
            "Nämnden lämnar följande synpunkter på avsnitt 3:",
            "Vi har fått en remiss som är alltför tunn.",
            "Förslaget har följande brister.",
            "Kommunen har inte fått rubricerad remiss.",
            "Nämnden har fått en motion om kulturkort på remiss och är positiv till den.",
            "De nämnder som har fått motionen på remiss har olika uppdrag.",
            "Nämnden har fått remissen för sent.",
            "Boende har fått komma med synpunkter på gestaltningen.",
            "Rådet har fått möjlighet att yttra sig över riktlinjen.",
            "Nämnden har fått kännedom om en ny lag och anser att yttrandet bör vänta.",
            "Nämnden har fått många remisser under sommaren.",
            "Anna Ek (S) och Bo Al (V) lämnar följande yttrande.",
            "Ledamoten från Hörselföreningen Sundet lämnar följande yttrande.",
            "Motionen har remitterats till nämnden men inte till råden.",
            "Synpunkterna bör redovisas i den ordning de kommer in.",
            "Handlingsplanen har följande mål.",
            "Nedan kommenteras förslagen i kapitel 3.",
            "Förbundet har tidigare lämnat synpunkter som inte har beaktats.",
            "Förbundet har lämnat synpunkter på avsnitt 3.",
            "Departementet har remitterat en utredning.",
            "att vi får svar när vi har lämnat synpunkter",
            "Vi förutsätter att kommunen har lämnat synpunkter.",
            "Nämnden mottog beskedet för sent.",
            "Det är ur detta perspektiv planen är så viktig.",
        ] {
            assert!(!leads(text, &folded(text)), "{text}");
        }
    }
}
