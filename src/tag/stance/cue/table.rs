//! The cues: what wording carries which stance, and what negation makes of it.

use crate::language::{no_say, withheld_yes};
use crate::model::Stance;
use Negated::{Becomes, Gone, Stays};

/// What a cue is when it is negated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Negated {
    /// The same: negation is part of it, or says nothing about it.
    Stays,
    /// Nothing: who does not fear a risk has said no more than that.
    Gone,
    /// Another stance.
    Becomes(Stance),
}

pub(super) type Row = (&'static str, Stance, bool, Negated, &'static str);

/// What is sent out, and who makes it, by how the words begin.
macro_rules! proposers {
    () => {
        r"utredning|förslag|remiss|promemori|program|betänkande|plan|policy|strategi|riktlinje|regeringen|departement|kommittén"
    };
}

/// Name, stance, whether it is formal, what negation makes of it, pattern. A
/// formal rule may not match within what an earlier rule took.
pub(super) const TABLE: &[Row] = &[
    ("asks", Stance::Asks, true, Stays, r"\?[\s”»)\x22]*$"),
    (
        "återger",
        Stance::None,
        true,
        Gone,
        concat!(
            r"^\W*(?:(?:vidare|även|dessutom|dock|i|enligt|av|den|det|de|föreslagna|reviderade|nya|nuvarande|liggande|remitterade) ){0,4}\w*(?:",
            proposers!(),
            r")\w*(?: (?:förslag|bedömning|betänkande|dokument)\w*)? (?:(?:också|även|vidare|dessutom|dock) )?(?:föreslår|föreslås|omfattar|handlar om|anger|anges|anför|anförs|bedömer|konstaterar|konstateras|beskriver|beskrivs|framgår|redovisar|redovisas|redogör|syftar)\b|^\W*(?:(?:vidare|dessutom|även|därför|här|också) )?(?:anser|menar|föreslår|bedömer|konstaterar|skriver|anför) (?:utredningen|utredaren|kommittén|regeringen|departementet|motionären|motionärerna)\b|^\W*(?:utredningen|utredaren|kommittén|motionären|motionärerna) (?:\w+ )?(?:anser|menar|lägger|lämnar|pekar på)\b|^\W*det (?:anges|föreslås|framgår|beskrivs|redovisas|lämnas)\b|^\W*(?:(?:vidare|även|dessutom|här|där|detta|i sak|samtidigt|också|det) ){1,3}(?:anges|framgår|beskrivs|redovisas)\b|^\W*enligt (?:(?:den|det|de) )?(?:\w+ )?\w*(?:",
            proposers!(),
            r")\w*|^\W*(?:(?:utredningens|kommitténs|utredarens) (?:uppdrag|direktiv|syfte)|(?:syftet|målet|uppdraget) med (?:utredningen|översynen|betänkandet|remissen|promemorian))\b[^.,;:]{0,40}? (?:har varit|är|var|omfattade?|omfattar) att\b|^\W*\w*(?:betänkandet|utredningen|promemorian|remissen) (?:innehåller|består av)\b|^\W*definitionen\b[^.,;:]{0,60} är (?:en|ett|den|det|de)\b|^\W*(?:avtalet|rutinen|lagen|förordningen|direktivet)\b[^.,;:]{0,40} (?:fastställer|föreskriver|stadgar|anger)\b",
        ),
    ),
    (
        "inget_att_erinra",
        Stance::NoObjection,
        true,
        Stays,
        r"\b(?:inget|ingenting|intet)(?: \w+){0,3} att (?:erinra|invända|anmärka|anföra|tillägga|framföra)\b|\b(?:inte|ej) (?:ha|har|finner|finns|ser) (?:något|någonting) att (?:erinra|invända|anmärka)\b|\bingen erinran\b|\butan erinran\b|\binga (?:\w+ ){0,2}(?:erinringar|invändningar)\b|\b(?:inget|ingenting) emot\b|\b(?:ser|finner) (?:inga|inget|inte några) (?:\w+ )?(?:problem|hinder)\b|\binnebär inga (?:\w+ )?(?:problem|hinder) för\b",
    ),
    (
        "inga_synpunkter",
        Stance::NoObjection,
        true,
        Stays,
        r"\b(?:inga|inte några|ej några|utan)(?: \w+){0,3} (?:synpunkter|kommentarer)\b",
    ),
    (
        "avstår",
        Stance::Abstains,
        true,
        Stays,
        concat!(
            r"\bavst(?:år|å|ått|od)\b[^.]{0,30}\b(?:yttra|svar|synpunkt|besvara|lämna|kommenter|att ta ställning)\w*|\bdeltar (?:inte|ej) i beslutet\b|\bavböj(?:er|a|t)\b[^.]{0,40}\b(?:yttra|\w*svar\b|svara\b|synpunkt|besvara|kommenter|remiss)|\b(?:avger|lämnar) (?:\w+ )?(?:inget|inte något|ej) (?:\w+ )?(?:yttrande|\w*svar)\b|\b(?:inte|ej) (?:kommer att )?(?:att )?(?:yttra (?:sig|oss)|svara på remissen|besvara remissen|(?:inkomma med|lämna) (?:något |några )?(?:yttrande|\w*svar|synpunkter))\b|",
            no_say!()
        ),
    ),
    (
        "tar_inte_ställning",
        Stance::Abstains,
        true,
        Stays,
        r"\b(?:tar|ta|tagit) (?:inte|ej|inte någon|ingen) ställning\b|\b(?:inte|ej) tagit ställning\b|\bingen ställning\b|\bha[rft]? (?:\w+ )?ingen (?:\w+ )?(?:preferens|åsikt|uppfattning)\b|\bvarken (?:tillstyrk|avstyrk|bifall|avsl|stöd)\w* eller (?:avstyrk|tillstyrk|avsl|bifall|avvis)\w*",
    ),
    (
        "berörs_inte",
        Stance::Abstains,
        false,
        Stays,
        r"\b(?:nämnden|styrelsen|bolaget|förvaltningen|verksamheten|vi) (?:inte|ej) berörs\b|\b(?:nämnden|styrelsen|bolaget|förvaltningen|verksamheten|vi) berörs (?:inte|ej)\b|\b(?:faller|ligger) utanför\b",
    ),
    (
        "hade_tillstyrkt",
        Stance::Doubts,
        true,
        Stays,
        withheld_yes!(),
    ),
    (
        "på_villkor",
        Stance::SupportsWithReservation,
        true,
        Becomes(Stance::Opposes),
        r"\b(?:tillstyrk\w*|ställ\w* sig bakom|bifall\w*|positiv\w*|lämpar sig (?:\w+ )?väl)\b[^.]{0,80}\b(?:under förutsättning|om (?:\w+ )?hänsyn tas|förutsatt att|på villkor|givet att|(?:först|endast|bara) (?:när|om|sedan|efter|under)|med förbehåll|med reservation för|med följande|med de (?:synpunkter|kommentarer|förbehåll|tillägg)|med (?:synpunkter|kommentarer|tillägg|beaktande))\b",
    ),
    (
        "i_huvudsak",
        Stance::SupportsWithReservation,
        true,
        Becomes(Stance::Doubts),
        r"\b(?:i huvudsak|i stort|i allt väsentligt|i princip|överlag|i grunden)\b[^.]{0,40}\b(?:tillstyrk\w*|positiv\w*|ställer sig bakom|instäm\w*|stöd(?:jer|er)|välkomnar|bra)\b|\bställer (?:sig|oss) i (?:huvudsak|stort|allt väsentligt|princip) bakom\b|\b(?:tillstyrk\w*|stöd(?:jer|er)|välkomnar|instäm\w*)\b[^.]{0,60}\b(?:i huvudsak|i stort|i allt väsentligt|i princip)\b",
    ),
    (
        "ja_men",
        Stance::SupportsWithReservation,
        true,
        Becomes(Stance::Opposes),
        r"\b(?:tillstyrk(?:er|a|s)|ställer (?:sig|oss) bakom|bifaller)\b[^.]{0,120}\b(?:men att|dock med|med undantag|men med|men föreslår|men anser|men vill)\b",
    ),
    (
        "positiv_men",
        Stance::SupportsWithReservation,
        false,
        Gone,
        r"\b(?:positiv\w*|välkomn\w+|uppskatta\w*|instämmer|delar|glada? över|(?:jätte|super)?bra)\b[^.]{0,120}\b(?:men|dock|emellertid|däremot)\b",
    ),
    (
        "i_övrigt",
        Stance::SupportsWithReservation,
        false,
        Gone,
        r"\bi övrigt\b[^.]{0,40}\b(?:tillstyrk\w*|bifall\w*|positiv\w*|ställer (?:sig|oss) bakom)|\b(?:tillstyrk\w*|bifall\w*)\b[^.]{0,40}\bi övrigt\b",
    ),
    (
        "avstyrker",
        Stance::Opposes,
        true,
        Becomes(Stance::NoObjection),
        r"\bavstyrk(?:er|a|s|te|t|an|ande)\b|\bavvisar (?:\w+ ){0,3}\w*(?:förslag|motion)\w*",
    ),
    (
        "tillstyrker",
        Stance::Supports,
        true,
        Becomes(Stance::Opposes),
        r"\btillstyrk(?:er|a|s|te|t|an|ande)\b",
    ),
    (
        "bifaller",
        Stance::Supports,
        true,
        Becomes(Stance::Opposes),
        r"\bbif(?:all|aller|alla|alles|alls)\b",
    ),
    (
        "avslag",
        Stance::Opposes,
        true,
        Gone,
        r"\b(?:yrkar|yrka|föreslår|begär)\b[^.]{0,30}\bavslag(?:[.,;:)]|$| på (?:\w+ ){0,2}\w*(?:motion|förslag|yrkande|program|plan|riktlinje|remiss|hemställ|betänkande|promemori|reglement|tax|ärende|punkt|skrivelse|beslut|initiativ)\w*| (?:till|av|i|med|och|då|eftersom)\b)|\bavsl(?:å|ås|år)\b",
    ),
    (
        "motsätter_sig",
        Stance::Opposes,
        true,
        Becomes(Stance::NoObjection),
        r"\bmotsätt(?:er|a)? (?:\w+ )?(?:sig|oss|mig)\b|\bmotsatte (?:\w+ )?(?:sig|oss|mig)\b",
    ),
    (
        "avråder",
        Stance::Opposes,
        true,
        Becomes(Stance::NoObjection),
        r"\bavråd(?:er|a)\b",
    ),
    (
        "är_emot",
        Stance::Opposes,
        true,
        Becomes(Stance::NoObjection),
        concat!(
            r"\b(?:är|starkt|helt) emot\b|\bsäger nej till\b|\bprotestera(?:r|t)? mot\b|\b(?:fördöm(?:er|s)|förkasta[rs]|underkänn(?:er|s)|ogilla[rs]|tar avstånd från|vänder (?:sig|oss) e?mot) (?:\w+ ){0,4}?\w*(?:",
            proposers!(),
            r")",
        ),
    ),
    (
        "ska_inte_antas",
        Stance::Opposes,
        true,
        Stays,
        r"\b(?:anser|bedömer|menar|tycker) (?:\w+ )?(?:inte|ej) att [^.;]{1,100} (?:kan|bör|ska|skall) (?:\w+ )?(?:antas|godkännas|genomföras|fastställas)\b|\b(?:kan|bör|ska|skall|får) (?:\w+ )?(?:inte|ej) (?:\w+ )?(?:antas|godkännas|fastställas)\b",
    ),
    ("avvisar", Stance::Opposes, false, Gone, r"\bavvisar\b"),
    (
        "oacceptabel",
        Stance::Doubts,
        false,
        Gone,
        r"\boacceptab\w*|\bdåligt? (?:idé|förslag|lösning|genomtänk\w*)|\bvarnar för\b|\bdras? tillbaka\b|\bdrogs? tillbaka\b",
    ),
    (
        "ställer_sig_bakom",
        Stance::Supports,
        true,
        Becomes(Stance::Opposes),
        r"\bställ(?:er|a|de) (?:sig|oss)\b[^.]{0,30}\bbakom\b|\bstår(?: (?:helt|fullt|också|även|därför|till fullo|fortsatt|alltjämt)){0,2} bakom (?:(?:den|det|de|detta|denna|dessa) )?(?:[\w-]+ ){0,2}?\w*(?:förslag|motion|plan|program|inriktning|bedömning|remiss|betänkande|strategi|policy|riktlinj|ambition|intention|mål|tank|utredning)\w*",
    ),
    (
        "instämmer",
        Stance::Supports,
        true,
        Becomes(Stance::Opposes),
        r"\binstäm(?:mer|ma|ms|de)\b",
    ),
    (
        "delar_bedömningen",
        Stance::Supports,
        true,
        Becomes(Stance::Opposes),
        r"\bdelar\b[^.]{0,60}\b(?:(?:bedömning|uppfattning|synsätt|slutsats|åsikt|ståndpunkt|intention|ambition|problembild|problembeskrivning|lägesbild)\w*|(?:analys(?:en)?|bilden|syn(?:en)?)\b)",
    ),
    (
        "stöder_förslaget",
        Stance::Supports,
        true,
        Becomes(Stance::Opposes),
        r"\bsäger ja till\b|\b(?:ge|ger|uttala|uttalar|uttrycka|uttrycker) (?:\w+ )?(?:vårt|sitt|mitt|fullt|starkt|helhjärtat) (?:\w+ )?stöd (?:till|för|åt)\b|\bstöd(?:jer|er)\b(?: \w+){0,4} (?:förslag\w*|inriktning\w*|bedömning\w*|ambition\w*|intention\w*|program(?:met)?|\w*plan(?:en)?|\w*policy(?:n)?|\w*strategi(?:n)?|riktlinje\w*|utredning\w*|remissen|detta)\b",
    ),
    (
        "stöder",
        Stance::Supports,
        false,
        Becomes(Stance::Opposes),
        r"\bstöd(?:jer|er)\b|\bger sitt stöd\b|\bgillar\b",
    ),
    (
        "vore_välkommet",
        Stance::ProposesChange,
        true,
        Stays,
        r"\bvore (?:\w+ ){0,2}(?:välkommet|önskvärt|bra|positivt|värdefullt|lämpligt|klokt|rimligt|bäst) (?:om|att|med)\b|\bskulle (?:\w+ )?(?:välkomna|uppskatta|vinna på)\b|\bser (?:\w+ ){0,2}gärna\b",
    ),
    (
        "välkomnar",
        Stance::Supports,
        true,
        Becomes(Stance::Doubts),
        r"\bvälkomn(?:ar|a|as)\b|\bvälkommet\b",
    ),
    (
        "håller_med",
        Stance::Supports,
        true,
        Becomes(Stance::Opposes),
        r"\bhåll(?:er|a)\b(?: \w+){0,2}? med (?:om|i)\b|\bskriv(?:er|a) under på\b|\bav samma (?:åsikt|uppfattning|mening)\b",
    ),
    (
        "positiv",
        Stance::Supports,
        false,
        Becomes(Stance::Doubts),
        r"\bpositiv\w*\b",
    ),
    (
        "är_bra",
        Stance::Supports,
        false,
        Becomes(Stance::Doubts),
        r"\b(?:jätte|super)bra\b|\bväl ?betänk\w*|\b(?:är|det är|mycket|väldigt) (?:bra|utmärkt|välkommet|glädjande|önskvärt)\b|\bväl avväg\w*|\bändamålsenlig\w*|\bvälgrundad\w*|\buppskatta[rs]\b|\bgläd(?:er|jande)\b|\blovvär[dt]\w*|\bklok[at]?\b|\bi rätt riktning\b|\ben förbättring\b|\b(?:väl )?genomarbet\w*|\bgedig\w*|\bväl(?: ?formul| ?skriv| ?genomtänk| ?underbygg| ?utform| ?strukturer| ?belys)\w*|\bgenomtänk\w*|\blättläs\w*|\bförtjänstfull\w*|\buppfyller (?:\w+ )?krav\w*",
    ),
    (
        "fördel",
        Stance::Supports,
        false,
        Gone,
        r"\b(?:en|stora?|ser) fördel(?:ar)?\b|\bfördel(?:en|arna)\b|\ben styrka\b|\bmervärde\w*",
    ),
    (
        "främjar",
        Stance::Supports,
        false,
        Gone,
        r"\bfrämja[rs]?\b|\bbidra[rs]? till (?:en |ett |att )?(?:öka\w*|bättre|förbättra\w*|stärk\w*|större|högre)\b|\b(?:förbättrar|underlättar|förenklar|stärker)\b",
    ),
    (
        "tveksam",
        Stance::Doubts,
        true,
        Gone,
        r"\btveksam\w*\b|\btvek(?:er|an)\b",
    ),
    (
        "frågande",
        Stance::Doubts,
        true,
        Gone,
        r"\bställer (?:sig|oss)(?: \w+)? frågande\b",
    ),
    (
        "ifrågasätter",
        Stance::Doubts,
        true,
        Gone,
        r"\bifrågasätt(?:er|a|s|as)\b|\bifrågasatt\w*",
    ),
    (
        "kritisk",
        Stance::Doubts,
        true,
        Gone,
        r"\b(?:är|ställer sig|ställer oss|starkt|mycket) kritisk\w*",
    ),
    (
        "befarar",
        Stance::Doubts,
        false,
        Gone,
        r"\bbefara\w*|\boro(?:as|ad|ade|ande|lig)?\b|\boro för\b|\bser(?: en| stora| vissa)? risk\w*|\bfinns(?: det)?(?: en| stor| uppenbar)? risk\b|\briskera\w*",
    ),
    ("beklagar", Stance::Doubts, false, Gone, r"\bbeklaga\w*"),
    (
        "brist",
        Stance::Doubts,
        false,
        Gone,
        r"\bbrist(?:er|fällig\w*)?\b|\botillräcklig\w*|\bsakna[rs]\b|\boklar\w*|\botydlig\w*|\bsvårt? att\b|\bproblematisk\w*|\balltför\b|\bför (?:låga?|lågt|höga?|högt|korta?|kort|snäva?|snävt|vaga?|vagt|få|lite|svaga?|svagt|generella?|generellt|allmän|allmänt|detaljerade?|detaljerat|ensidiga?|ensidigt)\b|\b(?:illa|dåligt|svagt|bristfälligt) (?:underbygg|genomtänk|förankra|utred|belys|motivera|utforma)\w*|\bunderskatta\w*|\bundervärder\w*|\bverkningslös\w*|\btandlös\w*|\bkontraproduktiv\w*|\bineffektiv\w*|\brättsosäk\w*|\bgodtyckl\w*",
    ),
    (
        "omdöme",
        Stance::Doubts,
        false,
        Gone,
        concat!(
            r"^\W*\w*(?:",
            proposers!(),
            r"|tax|avgift)\w* (?:\w+ )?(?:drabbar|missgynnar|diskriminerar|slår (?:hårt|orättvist|fel|snett)) \w+|\b(?:är|känns|blir|verkar|framstår som) (?:\w+ ){0,2}?(?:(?:allt ?för|för) (?:låga?|lågt|höga?|högt|korta?|kort|snäva?|snävt|vaga?|vagt|få|små|litet|liten|stora?|stort|dyra?|dyrt|långa?|långt|svaga?|svagt|sen|sent|sena|generella?|generellt|allmänna?|allmänt|detaljerade?|detaljerat|ensidiga?|ensidigt|oprecisa?|ambitiösa?)|orimliga?|orimligt|orättvisa?|orättvist|felaktiga?|felaktigt|fel|undermåliga?|undermåligt|urusla?|uruselt|oambitiösa?|oambitiöst|missvisande|underskattade|orealistiska?|orealistiskt|olämpliga?|olämpligt|kontraproduktiva?|kontraproduktivt|obegripliga?|obegripligt|ogenomtänkta?|ogenomtänkt|ohållbara?|ohållbart|onödiga?|onödigt)(?: (?:satta?|satt|ställda?|tilltagna?|tilltaget|beräknade?))?\W*$|\bmer skada än nytta\b|\b(?:uselt|uruselt|dåligt) förslag\b",
        ),
    ),
    (
        "försämrar",
        Stance::Doubts,
        false,
        Gone,
        r"\bförsämra\w*|\bförsvår\w*|\bförsvaga\w*|\bnegativ\w*|\borimlig\w*|\bolyckli\w*",
    ),
    (
        "föreslår",
        Stance::ProposesChange,
        true,
        Gone,
        r"\b(?:föreslår|yrkar|förordar|efterlyser|efterfrågar)\b",
    ),
    (
        "hade_önskat",
        Stance::ProposesChange,
        true,
        Gone,
        r"\bhade(?: \w+){0,3} (?:önskat|föredragit)\b|\b(?:gärna|hellre) (?:hade )?(?:sett|velat)\b|\bhade(?: \w+){0,2} (?:gärna|hellre)(?: \w+){0,2} (?:sett|velat|önskat)\b",
    ),
    (
        "uppmaning",
        Stance::ProposesChange,
        false,
        Gone,
        r"^\W*(?:ta bort|stryk|behåll|ändra|lägg (?:till|in)|byt(?: ut)?|ersätt|förtydliga|komplettera|flytta|formulera om|omformulera|korrigera|precisera|tydliggör|justera|använd|skriv)\b|\b(?:ska|bör) (?:i stället |istället )?lyda\b|\b(?:måste|behöver|bör) (?:\w+ ){0,2}?(?:avspeglas|framgå|läggas till|tas bort|strykas|utgå|ändras|förtydligas|kompletteras|omformuleras|omarbetas)\b",
    ),
    (
        "önskar",
        Stance::ProposesChange,
        false,
        Gone,
        r"\bönskar\b|\bser gärna\b|\bskulle vilja\b|\bvill se\b|\bönskvärt\b",
    ),
    (
        "vore_bra",
        Stance::ProposesChange,
        false,
        Stays,
        r"\bmed fördel\b|\bvore (?:\w+ ){0,2}(?:bra|fördelaktigt|önskvärt|värdefullt|lämpligt|klokt|positivt)\b|\bkan vara bra att\b|\bskulle (?:önska|behöva)\b",
    ),
    (
        "förtydliga",
        Stance::ProposesChange,
        false,
        Stays,
        r"\bförtydlig\w*|\btydliggör\w*|\bklargör\w*|\bpreciser\w*|\bkompletter\w*|\bläggas? till\b|\btas bort\b|\bstrykas?\b|\bändras?\b|\bomformuler\w*",
    ),
    (
        "bör",
        Stance::ProposesChange,
        false,
        Stays,
        r"\bbör\b|\bborde\b|\bbehöver\b|\bmåste\b",
    ),
    (
        "är_viktigt",
        Stance::ProposesChange,
        false,
        Gone,
        r"\b(?:viktigt|angeläget|nödvändigt|väsentligt) att\b",
    ),
];
