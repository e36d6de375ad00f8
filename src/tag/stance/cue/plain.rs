//! Plain words that judge or ask, which few officials write and many others do:
//! *urholkar*, *bortser från*, *är utmärkt*, *utred en ny linje*.
//!
//! The model was trained on texts that hardly have them, and takes a sentence
//! with them for one that only tells. They say nothing where the model hears
//! something that goes with them, and are no features of it.

use std::sync::LazyLock;

use regex::Regex;

use super::table::{
    Negated::{Becomes, Gone, Stays},
    Row,
};
use super::{Cue, Rule};
use crate::model::Stance;

/// Name, stance, whether it is formal, what negation makes of it, pattern.
const TABLE: &[Row] = &[
    (
        "skadar",
        Stance::Doubts,
        false,
        Gone,
        r"\b(?:urholka|rubba|underminera|äventyra|spoliera|missgynna|fördyra|försämra|försvaga|försvåra)[rs]\b|\b(?:undergrävs?|undergräver|förstörs?|förfula[rs]|ödelägg(?:er|s)|omöjliggörs?|hotas)\b|\b(?:slås|slår|faller|erodera\w*) (?:\w+ ){0,2}?sönder\b|\bgår (?:\w+ )?(?:förlora[dt]e?|miste)\b|\b(?:stora|oåterkalleliga|betydande) förluster\b|\bförs(?:vag|ämr)ning(?:ar|en|arna)?\b|\bkostnadsdrivande\b|\btränger (?:\w+ )?undan\b|\bminska(?:r|t|de|s)? (?:\w+ )?(?:insyn|trygghet|rättssäkerhet|tillgänglighet|möjlighet|inflytande|tillit|kvalitet|valfrihet|framkomlighet)\w*|\bslår (?:hårt|undan|fel|snett|orättvist)\b",
    ),
    (
        "förbiser",
        Stance::Doubts,
        false,
        Stays,
        r"\binte ens\b|\bbortser (?:\w+ )?från\b|\bmissar (?:att|hur|vad|de[nt]?|en|ett|möjlighet\w*|målet|poängen)\b|\bglömmer (?:\w+ )?bort\b|\b(?:har|är) (?:\w+ )?(?:glömts|förbisetts?|förbisedd\w*)\b|\bförbise[rs]\b|\bta[rs] (?:\w+ )?(?:inte|ej) upp\b|\b(?:nämns|beaktas|behandlas|analyseras|belyses|problematiseras|motiveras|diskuteras) (?:inte|ej|inget\w*|knappt|knappast)\b|\bingen (?:förklaring|analys|redovisning|motivering|hänsyn)\b",
    ),
    (
        "strider_mot",
        Stance::Doubts,
        false,
        Gone,
        r"\b(?:bryter|strider) (?:\w+ )?mot\b|\bi strid (?:med|mot)\b|\bi konflikt med\b|\boförenlig\w*",
    ),
    (
        "går_inte_ihop",
        Stance::Doubts,
        false,
        Stays,
        r"\b(?:inte|ej) (?:möjligt )?(?:att )?förenas? med\b|\b(?:inte|ej) i linje med\b|\brimmar illa\b|\b(?:inte|ej) i överensstämmelse med\b",
    ),
    (
        "orimligt",
        Stance::Doubts,
        false,
        Gone,
        r"\balldeles för \w+|\bför (?:hög[at]?|låg[at]?|stor[at]?|liten|litet|små|lång[at]?|kort|korta|tät[at]?|tätt|få|många|svag[at]?|smal[at]?|otydlig[at]?|vag[at]?|dyr[at]?|sen[at]?|sent) för att\b|\bomöjligt att\b|\bfel väg att\b|\borättvis\w*|\bkrånglig\w*|\boproportion\w*|\bförvåna(?:r|s|nde|d|de)\b|\banmärkningsvär[dt]\w*|\bhäpnadsväckande\b|\bbesvik(?:en|na)\b|\bbeklaglig\w*|\bolycklig[at]?\b|\borimlig[at]?\b|\bolämplig[at]?\b|\bär (?:\w+ )?fel(?:aktig[at]?)?\b|\bsvår[at]? att (?:se|förstå|motivera|genomföra|upptäcka|tolka|överblicka|läsa)\b|\bgodtycklig\w*|\binvänder\b|\bhar (?:\w+ )?invändningar\b|\b(?:väl|lite|något|alldeles) (?:vag|vagt|vaga|snål\w*|snäv\w*|optimistisk\w*|lång\w*|kort\w*)\b|\bhar svårt att\b|\bmissnöjd\w*",
    ),
    (
        "vänder_sig_mot",
        Stance::Opposes,
        false,
        Gone,
        r"\bvänder (?:sig|oss|mig) (?:\w+ ){0,2}?e?mot\b|\b(?:bör|måste|ska) (?:\w+ ){0,2}?(?:avbrytas|underkännas|stoppas|läggas ne[dr]|dras? tillbaka|skrotas|förkastas)\b|^\W*(?:lägg ne[dr]|stoppa|avbryt|skrota)\b",
    ),
    (
        "lovordar",
        Stance::Supports,
        false,
        Becomes(Stance::Doubts),
        r"\b(?:är|blir|framstår som|ser (?:det|detta) som) (?:\w+ ){0,3}?(?:utmärkta?|roligt?|trevligt?|tillfredsställande|ambitiös[at]?|ambitiöst|föredömlig[at]?|välgjor[dt]a?|välskriv\w+|lättläst\w*|exemplarisk[at]?|efterlängta\w+|glädjande|lovvär[dt]a?|väl (?:genomarbeta|genomtänk|avväg|underbygg|utform|beskriv)\w+)\b|\bmed (?:stor )?tillfredsställelse\b|\bvärdesätter\b|\bexemplariskt?\b|\bföredömligt?\b|\b(?:är|ställer (?:sig|oss|mig)|ser) (?:\w+ ){0,2}?positiv[at]* (?:till|på)\b|\bpositiva (?:förändringar|delar(?:na)?)\b|\ben (?:\w+ )?förbättring\b|\binnehåller (?:\w+ )?ambitiös\w*|\blättöverskådlig\w*|\bsnyggt?\b|\blätt att (?:hitta|läsa|förstå|följa)\b|\bpå ett (?:\w+ )?(?:utmärkt|föredömligt|förtjänstfullt) sätt\b|\bser (?:ett )?(?:\w+ )?(?:stort|högt) värde i\b|\bfinner (?:\w+ ){1,4}?(?:riktigt?|rimligt?|välkommen|välkommet|positivt?)\b",
    ),
    (
        "bör_göras",
        Stance::ProposesChange,
        false,
        Stays,
        r"\b(?:bör|borde|måste)\b|\b(?:anser|menar|tycker|önskar) att [^.,;]{1,80}? (?:ska|skall)\b|\b(?:behöver|kan behöva)\b(?: \w+){0,2}? \w+[aeå]s\b|\bbehöver (?:\w+ )?(?:ses över|tas fram|tas bort|tas med)\b|^\W*(?:vi|jag|\p{L}+(?:en|et|na)) vill (?:\w+ )?(?:ha|se)\b|\bönskvärd\b|\bser (?:\w+ )?gärna\b|\bvore (?:\w+ )?välkommet\b",
    ),
    (
        "uppmanar",
        Stance::ProposesChange,
        false,
        Stays,
        r"^\W*(?:utred|inför|bygg|anlägg|inrätta|se (?:till|över)|säkerställ|höj|sänk|stärk|förstärk|undvik|förläng|förkorta|tillåt|förbjud|kartlägg|klargör|planlägg|återställ|tillsätt|avsätt|överväg|reservera|bevara|prioritera|slopa|avskaffa|minska|öka|utöka|begränsa|involvera|samordna|återinför|inkludera|satsa|skapa|värna|låt|gör|ge|ställ|sätt|följ upp|lyft|spara|rusta)\s+\p{L}",
    ),
];

/// What a duty is that the law lays on somebody, and what `bör` only introduces:
/// `bör noteras`, `måste enligt lagen`.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:bör|måste|borde)\b(?: \w+){0,3}? (?:noteras|nämnas|påpekas|framhållas|understrykas|betonas|sägas|konstateras|tilläggas|erinras|poängteras|medges|förstås)\b|\benligt (?:\w+ )?\w*(?:lag|lagen|förordning|förordningen|föreskrift\w*|direktiv\w*)\b|\bom (?:\w+ ){1,6}bör\b")
        .expect("the pattern is a constant that tests compile")
});

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| Rule::all(TABLE));

/// The plain words of a statement, in the order of the table.
pub fn plain(text: &str) -> Vec<Cue> {
    let mut found = super::by_rules(text, &RULES);
    let tells = TELLS.is_match(text);
    found.retain(|cue| match cue.name {
        "bör_göras" => !(tells || is_part_of_what_is_told(&text[..cue.at.start])),
        "uppmanar" => !says_when(&text[cue.at.clone()], &text[cue.at.end..]),
        _ => true,
    });
    found
}

/// Whether *inför* only says when: `Inför arbetet med planen hölls möten.`
fn says_when(asked: &str, after: &str) -> bool {
    static DEFINITE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\w{2,}(?:en|et|na) (?:av|med|om|till|för|i|på|\w+(?:de|te|ades|er|ar|s))\b")
            .expect("the pattern is a constant that tests compile")
    });
    asked.to_lowercase().contains("inför") && DEFINITE.is_match(after)
}

/// Whether what should be stands in a quotation, or in a clause of a sentence
/// that gives no view: `Förslaget innebär att vårdaren måste …`.
fn is_part_of_what_is_told(before: &str) -> bool {
    static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i) (?:att|som|där|då|när|eftersom|vilket|vilka|hur|om) ")
            .expect("the pattern is a constant that tests compile")
    });
    static VIEW: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:anser|menar|tycker|tror|vill|önskar|framhåller|påpekar|understryker|betonar|framför|yrkar|poängterar|hävdar|uppfattning|åsikt|synpunkt\w*|mening|är det|gäller)\b")
            .expect("the pattern is a constant that tests compile")
    });
    before.contains(['”', '“', '"', '»']) || (CLAUSE.is_match(before) && !VIEW.is_match(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(stance: impl Into<Option<Stance>>, texts: &[&str]) {
        let stance = stance.into();
        for text in texts {
            let heard = plain(text).first().map(|cue| cue.stance);
            assert_eq!(heard, stance, "{text}");
        }
    }

    #[test]
    fn before_something_is_no_call_to_begin_with_it() {
        let asks = [
            "Inför en avgift på lördagar.",
            "Inför parkeringsavgift i centrum.",
        ];
        check(Stance::ProposesChange, &asks);
        let tells = "Inför arbetet med planen bjöd kommunen in till möten.";
        check(None, &[tells, "Inför sommaren anställdes fler vakter."]);
    }

    #[test]
    fn what_does_damage_or_leaves_something_out_finds_fault() {
        check(
            Stance::Doubts,
            &[
                "Om taxan införs rubbas balansen mellan stad och land.",
                "Tryggheten i Ekstad urholkas.",
                "Planen bortser helt från cykeltrafiken.",
                "Inte ens den egna policyn nämns.",
                "Omorganisationen har minskat insynen i arbetet.",
                "Husen är för höga för att kvarteret ska få sol.",
                "Programmet missar hur målen ska nås.",
                "Stråken nämns inte i kartan.",
                "Utbyggnaden bryter mot översiktsplanen.",
                "Utbyggnaden går inte att förena med klimatmålen.",
                "Gränsen är alldeles för hög.",
                "Det är svårt att förstå hur taxan har räknats fram.",
            ],
        );
        check(
            Stance::Opposes,
            &[
                "Vi vänder oss starkt emot utbyggnaden.",
                "Planarbetet bör avbrytas.",
            ],
        );
        check(
            None,
            &[
                "Taxan är inte orimlig.",
                "Planen bryter inte mot lagen.",
                "Lagen gäller den som vänder sig mot en person.",
            ],
        );
    }

    #[test]
    fn plain_praise_is_heard() {
        check(
            Stance::Supports,
            &[
                "Målet om fler cykelbanor är också utmärkt.",
                "Rådet noterar med tillfredsställelse att bristerna är åtgärdade.",
                "Kontoret är positiva till att målen lyfts in.",
                "Bestämmelserna är tillfredsställande.",
            ],
        );
        check(Stance::Doubts, &["Lösningen är inte tillfredsställande."]);
    }

    #[test]
    fn wishes_need_no_formal_verb() {
        check(
            Stance::ProposesChange,
            &[
                "Utred en spårväg till Norrängen.",
                "Inför lägre hastighet vid skolorna.",
                "Bullret måste lösas på annat sätt.",
                "Kopplingen till barnens rättigheter borde ha gjorts.",
                "Det vore välkommet om frågan övervägdes.",
                "Alliansen vill ha snöröjda cykelvägar till hallarna.",
                "Föreningen anser att tomterna inte bör understiga tusen kvadratmeter.",
            ],
        );
        check(
            None,
            &[
                "Förslaget innebär att vårdaren måste leva i samma hushåll.",
                "Enligt lagen måste samråd ske.",
                "Det bör noteras att taxan gäller från maj.",
                "Sidan 4: ”Målen bör nås till 2030”.",
            ],
        );
    }
}
