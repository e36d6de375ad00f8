//! How an answer came about, what it keeps to, and what the body is that gives it:
//! told without a view.

use std::sync::LazyLock;

use regex::Regex;

use super::Compiled;
use crate::language::OPINIONS;
use crate::model::BoilerplateReason;
use crate::segment::judging::judges;
use crate::segment::overall::clause;

/// A longer sentence tells more, in characters.
const LONGEST: usize = 420;

/// What was read and answered.
const ANSWERED: &[&str] = &[
    // `Ekrådet har med intresse tagit del av planen och vill framföra sina synpunkter.`
    r"^[^.;:]{2,120}\shar\s+(?:(?:med|nu|även|också|stort|intresse|noga|noggrant)\s+){0,3}(?:tagit\s+del\s+av|läst(?:\s+igenom)?|gått\s+igenom)\s+[^,;]{3,200}?(?:,\s+som\s+[^,;]{3,90})?(?:,?\s+och\s+(?:vill|önskar|lämnar|avger|framför|har)\s[^;]*\b(?:synpunkter|kommentarer|följande|yttrande|svar)\b[^;]*)?\.?$",
    // `I dag har vi besvarat kommunens remiss.`
    r"^[^.;:]{0,90}\bhar\s+(?:(?:vi|idag|i\s+dag|nu|också|\p{Lu}[\p{L} -]{1,60})\s+)?(?:besvarat|svarat\s+på|skrivit\s+(?:ett\s+|sitt\s+|vårt\s+)?(?:\p{L}*svar|yttrande)\s+(?:till|på|om|över)|överlämnat\s+(?:sitt|vårt|ett)\s+(?:\p{L}*svar|\p{L}*yttrande)|yttrat\s+(?:sig|oss)\s+över)\b[^;]*\b\p{L}*(?:remiss|betänkande|utredning|förslag|promemori|samråd|program|plan)\p{L}*\b[^;]*$",
    r"^[^.;:]{2,90}\ssvarar\s+(?:här(?:med)?\s+)?på\s+\p{L}*remiss(?:en)?\b[^;]*$",
    r"^så\s+(?:här\s+)?svarade\s[^,;]*$",
    // `Här är några saker som vi lyfte i vårt svar:`
    r"^här\s+(?:är|följer|kommer)\s[^.;:]{0,80}\b(?:lyfte|lyfter|svarade|synpunkter|svar|kommentarer)\b[^.;:]*:?$",
    r"^[^.;:]{2,90}\svill\s+(?:\p{L}+\s+){0,3}(?:lyfta(?:\s+fram)?|framhålla|framföra|betona)\s+(?:\p{L}+\s+)?följande(?:\s+\p{L}+)?\s*[.:]?$",
    r"^\p{Lu}{2,6}:s\s+(?:synpunkter|kommentarer|svar|yttrande)\b[^.;:]{0,100}\sär\s+följande\s*[.:]?$",
    r"^(?:en\s+)?(?:kort\s+)?(?:sammanställning|sammanfattning)\s+av\s+(?:\p{L}+s\s+|våra\s+|vårt\s+)?\p{L}*(?:synpunkter|kommentarer|remissvar|yttrande|svar)\b[^.;:]*:?$",
    r"^[^.;]{2,160}\b(?:slutsatser|synpunkter|kommentarer|punkter)\b[^.;]{0,60}\b(?:beskrivs|redovisas|utvecklas|presenteras)\s+(?:här\s+)?nedan(?:för)?\s*[.:]?$",
];

/// The course of the consultation.
const SENT_OUT: &[&str] = &[
    // `Ekstads kommun har för samråd remitterat ett förslag till plan.`
    r"^[^.;:]{2,90}\shar\s+(?:för\s+samråd\s+)?remitterat\s[^;]*$",
    r"^[^.;:]{2,60}\s(?:kommun|stad|länsstyrelsen|regionen?|region\s\p{Lu}\p{L}+|länsstyrelsen\si\s[^.;:]{2,30}|verket|myndigheten)\s+har\s+(?:upprättat|tagit\s+fram|utarbetat)\s+(?:ett\s+|en\s+)?(?:[\p{L}/-]+\s+){0,3}\p{L}*(?:förslag|utkast|plan|program|strategi)\p{L}*\b[^,;]*$",
    r"^[^.;:]{2,90}\s(?:är|har\s+varit)\s+(?:nu\s+)?(?:utställ[dt]|ute\s+på\s+(?:samråd|remiss|granskning))\s[^,;]*$",
    r"^[^.;:]{2,90}\syttrade\s+sig\s+(?:den\s+)?\d{1,4}[^;]{4,140}$",
    r"^enligt\s+\d{1,2}\s+kap[^;]{3,90}\bska(?:ll)?\s[^.;]{2,80}\b(?:avge|lämna)\s+ett\s[^.;]*yttrande\b[^;]*$",
    r"^(?:detta|det\s+här)\s+(?:gransknings|samråds)?yttrande\p{L}*\s+(?:utgör|ska)\b[^;]*\b(?:redovisas|bifogas|samordnade)\b[^;]*$",
    r"^[^.;:]{2,90}\shar\s+(?:fått|beviljats|medgetts|medgivits)\s+(?:förlängd|längre|utsträckt)\s+(?:remiss|svars)?tid\b[^,;]*$",
    // `Departementet har berett EKO tillfälle att yttra sig, och EKO inkommer härmed med svar.`
    r"^[^.;:]{2,160}\bhar\s+(?:nu\s+)?(?:beretts|berett|gett|givits|erbjudits|erbjudit)\s+(?:\p{Lu}[\p{L} -]{1,40}\s+)?(?:möjlighet|tillfälle)(?:en)?\s+att\s+(?:yttra\s+sig|lämna\s+(?:\p{L}+\s+)?(?:synpunkter|svar|\p{L}*yttrande)|svara|inkomma|avge)\b[^;]*$",
];

/// How the answer is laid out.
const LAID_OUT: &[&str] = &[
    r"^(?:yttrandet|remissvaret|svaret)\s+inleds\s+med\s[^;]*$",
    r"^(?:slutligen|därefter|avslutningsvis|först|sedan|inledningsvis)\s+(?:kommenteras|behandlas|redovisas)\s[^;]*$",
    r"^vi\s+lämnar\s+(?:\p{L}+\s+)?(?:kommentarer|synpunkter)\s+(?:på|om|till)\s[^;]*\b(?:därefter|separat|nedan|först)\b[^;]*$",
    r"^[^.;:]{2,90}\s(?:yttrar\s+(?:sig|oss)|svarar)\s+(?:med\s+utgångspunkt\s+(?:i|från)|utifrån)\s[^;]*$",
    r"^[^.;:]{2,90}\sutgår\s+i\s+(?:sitt|detta|vårt)\s+(?:remissvar|yttrande|svar)\s+från\s[^;]*$",
    r"^(?:(?:vårt|detta|det\s+här)\s+(?:remissvar|yttrande|svar)|yttrandet|remissvaret|svaret)\s+(?:bygger|baseras|grundas|utgår)\s+(?:på|från|i)\s[^;]*$",
];

/// What the body is.
const PRESENTS: &[&str] = &[
    r"^\p{Lu}[^.;:]{1,100}\bär\s+(?:en|ett)\s+(?:[^.;:]{0,90}[\s-])?\p{L}*(?:förening|förbund|organisation|fackförbund|stiftelse)\s*(?:,|med|för|som|av|bildad\p{L}*|grundad\p{L}*)\s[^;]*$",
    r"^\p{Lu}[^.;:]{2,100}\s(?:har|samlar|organiserar|företräder|består\s+(?:\p{L}+\s+)?av)\s+(?:(?:drygt|cirka|ca|omkring|närmare|runt|över|totalt|sammanlagt)\s+)?\d[\d ]*\s?(?:[\p{L} -]{0,40}\s)?\p{L}*(?:medlemmar|medlemsföretag|medlemsföreningar|medlemsorganisationer|föreningar)\b[^;]*$",
    r"^\p{Lu}[^.;:]{2,80}\sär\s+remiss(?:organ|instans)\b[^;]*$",
];

/// Whether a sentence only tells of the answer's course, its layout or its sender;
/// `folded` is the same sentence.
pub(super) fn tells(text: &str, folded: &str) -> bool {
    fn compiled<const N: usize>(rules: [&'static [&'static str]; N]) -> Compiled {
        Compiled::new(&rules.map(|patterns| (BoilerplateReason::Procedure, patterns)))
    }
    static COURSE: LazyLock<Compiled> = LazyLock::new(|| compiled([ANSWERED, SENT_OUT, LAID_OUT]));
    static SENDER: LazyLock<Compiled> = LazyLock::new(|| compiled([PRESENTS]));
    // what `det` is may be anything
    const OTHERS: &[&str] = &["De", "Den", "Denna", "Dessa", "Det", "Detta", "Här", "Som"];
    let first = text.split(' ').next().unwrap_or_default();
    text.chars().count() <= LONGEST
        && (COURSE.reason(folded).is_some()
            || (!OTHERS.contains(&first) && SENDER.reason(folded).is_some()))
        && !judges(text)
        && !says_more(text)
}

/// Whether a view, a demand or an abstention stands in the sentence as well.
fn says_more(text: &str) -> bool {
    static MORE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:men|dock|emellertid|däremot|inte|ej|avstår|erinran?|vilket|bra|rätt\s+att|ska\s+kunna|delar)\b")
            .expect("a fixed pattern")
    });
    // `vill framföra följande` leads
    const LEADING: &[&str] = &["vill", "önskar", "framhåller"];
    let view = text
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| OPINIONS.contains(&word) && !LEADING.contains(&word));
    view || MORE.is_match(text) || clause(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::formality::folded;

    #[test]
    fn how_an_answer_came_about_is_no_statement() {
        for text in [
            "Ekrådet har med intresse tagit del av Ekstads förslag till plan och vill framföra sina synpunkter i det följande.",
            "Ekrådet har tagit del av samrådshandlingarna för planen, som finns utställda till den 6 juni.",
            "I dag har vi besvarat kommunens remiss om ekar.",
            "Idag har EKO besvarat departementets remiss om ekar.",
            "Ekförbundet har idag överlämnat sitt remissvar över utredningen Träd i staden, SOU 2030:1.",
            "Eklyan svarar på remiss ”Träd i staden (SOU 2030:1)”.",
            "Så här svarade EKO på remissen.",
            "Här är några saker vi särskilt lyfte i vårt svar till regeringen:",
            "Eklyan vill särskilt lyfta fram följande",
            "EKO:s synpunkter på utredningens förslag är följande:",
            "Dessa och några slutsatser som vi särskilt vill lyfta beskrivs nedan.",
            "En kort sammanställning av förbundets synpunkter på respektive förslag:",
            "Ekstads kommun har för samråd remitterat förslag till plan till regionen.",
            "Ekstads kommun har upprättat ett förslag till plan för hela kommunen.",
            "Planen är utställd för granskning enligt 3 kap 12 § plan- och bygglagen.",
            "Länsstyrelsen yttrade sig 2027-09-11 över samrådsversionen av planen.",
            "Enligt 3 kap 16 § plan- och bygglagen ska länsstyrelsen avge ett granskningsyttrande över planen.",
            "Ekkontoret har fått förlängd remisstid till 2027-04-30.",
            "Ekdepartementet har berett EKO tillfälle att yttra sig över Träd i staden och EKO inkommer härmed med sitt svar.",
            "Ekens centralorganisation, EKO, har beretts möjlighet att yttra sig över betänkandet.",
            "Yttrandet inleds med en sammanfattning, därefter behandlas varje del.",
            "Slutligen kommenteras de enskilda paragraferna.",
            "Eklyan utgår i sitt remissvar från ett barnrättsperspektiv.",
            "Ekverket yttrar sig med utgångspunkt i uppdraget att företräda ekarna.",
            "Vårt svar bygger på den kunskap vi har samlat.",
            "Ekrådet är en partipolitiskt obunden förening, bildad 1969, med både personer och föreningar som medlemmar.",
            "Ekförbundet är ett yrkes- och fackförbund för trädvårdare.",
            "Förbundet har drygt 114 000 medlemmar.",
            "Ekrådet är remissorgan i kommunala planfrågor.",
        ] {
            assert!(tells(text, &folded(text)), "{text}");
        }
    }

    #[test]
    fn what_is_said_beside_it_is_kept() {
        for text in [
            "Ekrådet har tagit del av planen och avstår från att svara.",
            "Ekrådet har läst planen och anser att den är tunn.",
            "Ekrådet har tagit del av planen, men för sent.",
            "Vi bedömer att kontoret har besvarat remissen väl.",
            "Kommunen har inte besvarat våra frågor om planen.",
            "Kommunen har upprättat en plan som är alltför tunn.",
            "Kommunens plan är utställd för sent.",
            "Länsstyrelsen yttrade sig 2027 och avstyrkte planen.",
            "Vi menar att det är en förening för alla som bör stödjas.",
            "Det är en stor organisation som ska ställa om.",
            "Ekrådet har 40 medlemmar men behöver fler.",
            "Planen utgår från våra behov.",
            "Detta bygger på en lång erfarenhet.",
            "Slutligen kommenterar vi att kostnaden saknas.",
            "Eklyan svarar på remissen att förslaget bör stoppas.",
            "Vi begränsar vårt svar till avsnitt 3.",
            "Sammanfattning av bristerna i planen:",
            "Medborgarna har svarat på enkäten.",
        ] {
            assert!(!tells(text, &folded(text)), "{text}");
        }
    }
}
