//! How to use the workbench, on one page.

use axum::response::Response;
use maud::{Markup, html};

use crate::model::{Lang, Role, Stance};
use crate::serve::part::shell::{self, Layout};
use crate::serve::part::{section, stance};
use crate::serve::problem::answer;
use crate::serve::visit::Visit;

/// `GET /hjalp`
pub(super) async fn show(visit: Visit) -> Response {
    let page = match visit.lang {
        Lang::Sv => swedish(&visit),
        Lang::En => english(&visit),
    };
    answer(&visit, Ok(page))
}

/// What a query can hold: an example and what it finds.
const QUERIES: [(&str, &str, &str); 11] = [
    (
        "uppföljning mål",
        "båda orden, i alla böjningar och som led i sammansättningar",
        "both words, in all forms and inside compounds",
    ),
    (
        "\"god ekonomisk hushållning\"",
        "orden i följd",
        "the words in sequence",
    ),
    ("taxa ELLER avgift", "något av orden", "either word"),
    (
        "taxa -hamn",
        "det första men inte det andra",
        "the first but not the second",
    ),
    ("styr*", "alla ord som börjar så", "all words that begin so"),
    (
        "avsnitt:3.2",
        "om ett avsnitt, med dess underavsnitt; rubriken går också bra: avsnitt:\"…\"",
        "about a section, its subsections included; its heading does as well: avsnitt:\"…\"",
    ),
    (
        "enbart:3",
        "om avsnittet självt, utan dess underavsnitt",
        "about the section itself, without its subsections",
    ),
    (
        "N160-1101/24",
        "svaren med det diarienumret, och texter som nämner det",
        "the answers with that case number, and texts that mention it",
    ),
    (
        "typ:bolag ställning:avstyrker",
        "bolagen som avstyrker",
        "companies that oppose",
    ),
    (
        "instans:kulturnämnden",
        "vad en instans säger",
        "what one respondent says",
    ),
    (
        "år:2025 roll:reservation",
        "reservationer i svar från ett år",
        "reservations in answers of a year",
    ),
];

const KEYS: [(&str, &str, &str); 13] = [
    ("/", "till sökrutan", "to the search box"),
    ("j", "nästa träff eller uttalande", "next hit or statement"),
    (
        "k",
        "föregående träff eller uttalande",
        "previous hit or statement",
    ),
    (
        "c",
        "kopiera citatet med källa",
        "copy the quotation with its source",
    ),
    ("m", "till matrisen", "to the matrix"),
    ("g", "granska uttalandet", "review the statement"),
    (
        "b",
        "bekräfta maskinens förslag (på sidan Granska)",
        "confirm the machine's suggestion (on the review page)",
    ),
    (
        "1–9",
        "välj hållning, i listans ordning (på sidan Granska)",
        "choose the stance, in the order of the list (on the review page)",
    ),
    (
        "a",
        "välj avsnitt (på sidan Granska)",
        "choose the section (on the review page)",
    ),
    (
        "s",
        "spara det ändrade (på sidan Granska)",
        "save what was changed (on the review page)",
    ),
    (
        "u",
        "ångra det senaste beslutet (på sidan Granska)",
        "undo the latest decision (on the review page)",
    ),
    ("o", "öppna originalet", "open the original"),
    ("?", "den här hjälpen", "this help"),
];

fn keys(visit: &Visit) -> Markup {
    html! {
        table.list {
            thead { tr { th scope="col" { (visit.t("Tangent", "Key")) } th scope="col" { (visit.t("Gör", "Does")) } } }
            tbody { @for (key, sv, en) in KEYS { tr { th scope="row" { kbd { (key) } } td { (visit.t(sv, en)) } } } }
        }
        p #tangentval hidden {
            label.check { input #tangenter-pa type="checkbox" checked; (visit.t("Använd snabbtangenter i den här webbläsaren", "Use keyboard shortcuts in this browser")) }
        }
    }
}

fn queries(visit: &Visit) -> Markup {
    html! {
        table.list {
            thead { tr { th scope="col" { (visit.t("Skriv", "Write")) } th scope="col" { (visit.t("Finner", "Finds")) } } }
            tbody { @for (query, sv, en) in QUERIES { tr { th scope="row" { code { (example(visit, query)) } } td { (visit.t(sv, en)) } } } }
        }
    }
}

/// The example with a section that there is.
fn example(visit: &Visit, query: &str) -> String {
    match query.split_once(':') {
        Some((field @ ("avsnitt" | "enbart"), _)) => {
            format!("{field}:{}", section::example(visit))
        }
        _ => query.to_owned(),
    }
}

fn words(visit: &Visit) -> Markup {
    html! {
        ul { @for stance in Stance::ALL { li { (stance::badge(visit, Some(*stance))) } } li { (stance::badge(visit, None)) } }
        p { (visit.t("Roller: ", "Roles: ")) @for (at, role) in Role::ALL.iter().enumerate() { @if at > 0 { ", " } (role.label(visit.lang)) } "." }
    }
}

fn swedish(visit: &Visit) -> Markup {
    let body = html! {
        h1 { "Hjälp" }
        p.lead { "Maskinen läser, delar upp och föreslår. Du avgör. Ditt beslut skrivs aldrig över." }
        h2 { "Så går arbetet till" }
        ol {
            li { "Lägg till svaren under " b { "Inläsning" } ". Det som inte kunde läsas står överst, med skäl och vad du kan göra." }
            li { "Sök, eller läs avsnitt för avsnitt under " b { "Förslaget" } ". Varje citat är ordagrant och leder till sin sida i originalet." }
            li { "Granska maskinens förslag under " b { "Granska" } ". Det som lär maskinen mest kommer först, och dess övriga förslag blir bättre genast." }
            li { "Skriv en sammanfattning och en bedömning av varje avsnitt under " b { "Förslaget" } "." }
            li { "Hämta sammanställningen under " b { "Rapporter" } ", hela eller ett urval." }
        }
        h2 { "Uppgifter om remissen" }
        p { "Titel, diarienummer, datum, vilken fil som är förslaget och vilka som tillfrågades skrivs under " b { "Uppgifter" } ", som nås från remissens första sida. En lista över instanser går att klistra in, och de som har svarat utan att stå i listan går att kryssa för." }
        p { "Läste maskinen fel avsändare, datum eller diarienummer anger du det rätta på dokumentets sida, eller under " b { "Instanser" } " om avsändaren är okänd. Där står också vad maskinen läste och var, och du kan gå tillbaka till det." }
        h2 #paminnelser { "Påminnelser och anstånd" }
        p { "Under " b { "Instanser" } " står överst de som inte har svarat: de utan anstånd först, sedan de med anstånd. Där finns en färdig påminnelse till var och en och till alla, med remissens titel, diarienummer och sista svarsdag, att öppna i ditt e-postprogram eller kopiera. Programmet skickar ingenting. E-postadresserna anges under " b { "Uppgifter" } " eller på instansens egen sida." }
        p { "Skriv upp vilka som är påminda och vilka som har anstånd och till när. På instansens egen sida rättar du det, och anger om den avstår från att svara; då påminns den inte mer. Ett svar som kommer efter sista svarsdag men inom anståndet räknas inte som sent. Påminnelser och anstånd står i Excel, och anstånd och de som avstår i sammanställningen; e-postadresser och anteckningar står inte där." }
        h2 { "Sammanfattning och bedömning" }
        p { "Under varje avsnitt i " b { "Förslaget" } " finns två rutor. I " b { "Sammanfattning" } " skriver du vad som har sagts om avsnittet; den står under avsnittets rubrik i sammanställningen. I " b { "Bedömning" } " skriver du vad ni gör med synpunkterna, och varför; den står efter citaten. Översikten visar vilka avsnitt som har en bedömning. Maskinen ändrar aldrig texterna, och tidigare lydelser finns kvar." }
        p { "Försvinner ett avsnitt ur förslaget står dess texter under programmet i stort. Kopiera det som ska vara kvar till rätt avsnitt, och ta sedan bort dem där." }
        h2 { "Vilka citat som står i rapporten" }
        p { "Under varje avsnitt i " b { "Förslaget" } " kan du lyfta fram uttalanden. De står då först i avsnittet i rapporten, märkta Framlyft. I versionen till nämnden återges bara de framlyfta i de avsnitt som har några, med en rad om hur många uttalanden som finns därutöver; allt räknas ändå med i meningar och tabeller. Reservationer och liknande återges alla, om inte någon av dem är framlyft. Detsamma går att välja när du granskar ett uttalande, och under fliken Framlyfta ser du vilka som är valda." }
        h2 { "En ifylld rapport tillbaka" }
        p { "Rapporten i Word och Excel har rutor att fylla i, också för den som inte har arbetsbänken: Beaktas, Skäl och Ändrad text vid uttalandena, Sammanfattning och Bedömning vid avsnitten. När filen kommer tillbaka väljer du den under " b { "Rapporter" } ", vid " b { "Läs in en ifylld rapport" } ". Först visas vad som skulle sparas, vad som har ändrats sedan rapporten gjordes och vad som inte kan förstås; inget sparas förrän du säger till. Bara rutorna läses: text bredvid dem och kommentarer i marginalen räknas upp, men sparas inte." }
        h2 { "Sökning" }
        (queries(visit))
        h2 #tangenter { "Snabbtangenter" }
        (keys(visit))
        h2 { "Hållning, ställningstagande och roller" }
        p { b { "Hållning" } " är vad ett uttalande säger om förslaget. " b { "Ställningstagande" } " är var en instans står, till ett avsnitt eller till helheten; det läggs samman av vad den säger där. Orden är desamma på sidorna och i rapporterna." }
        p { "Varje uttalande har en hållning med färg, tecken och ord. " b { "Ej granskad" } " betyder att maskinen föreslår och ingen person har sett på det, även där maskinen är säker; " b { "✓ Granskad" } " att en person har beslutat." }
        (words(visit))
        p { "Reservationer, särskilda yttranden, protokollsanteckningar och yrkanden hör till den som står bakom dem och räknas aldrig som nämndens eller styrelsens ställningstagande." }
        h2 { "Två som granskar" }
        p { "Var och en skriver sitt namn när den beslutar. När två har beslutat om samma uttalanden visas hur ofta de är överens (Cohens kappa) under " b { "Granska" } "." }
        h2 { "Var allt finns" }
        p { "Allt ligger i remissens mapp på den här datorn: svaren i " code { "responses" } ", besluten i " code { "decisions.jsonl" } ", sammanfattningar och bedömningar i " code { "remarks.jsonl" } ", uppgifterna i " code { "consultation.toml" } ". Inget skickas någonstans. För program finns ett JSON-gränssnitt, beskrivet i " a href="/api/openapi.json" { "OpenAPI" } "." }
    };
    shell::page(visit, "Hjälp", Layout::Column, &body)
}

fn english(visit: &Visit) -> Markup {
    let body = html! {
        h1 { "Help" }
        p.lead { "The machine reads, splits and suggests. You decide. Your decision is never overwritten." }
        h2 { "How the work goes" }
        ol {
            li { "Add the answers under " b { "Files" } ". What could not be read stands first, with the reason and what you can do." }
            li { "Search, or read section by section under " b { "Proposal" } ". Every quotation is verbatim and leads to its page in the original." }
            li { "Review the machine's suggestions under " b { "Review" } ". What teaches the machine most comes first, and its other suggestions improve at once." }
            li { "Write a summary and an assessment of each section under " b { "Proposal" } "." }
            li { "Fetch the compilation under " b { "Reports" } ", whole or a selection." }
        }
        h2 { "Details of the consultation" }
        p { "Title, reference, dates, which file is the proposal and who was asked are written under " b { "Details" } ", to be found from the consultation's first page. A list of respondents can be pasted, and those who answered without being in the list can be ticked." }
        p { "Where the machine misread sender, date or reference, say what is right on the document's page, or under " b { "Respondents" } " if the sender is unknown. It says there, too, what the machine read and where, and you can go back to that." }
        h2 #paminnelser { "Reminders and more time" }
        p { "Under " b { "Respondents" } " those that have not answered stand first: those without more time, then those with. There is a ready reminder to each and to all, in Swedish, with the consultation's title, reference and last day, to be opened in your mail program or copied. The program sends nothing. E-mail addresses are given under " b { "Details" } " or on the respondent's own page." }
        p { "Write down who was reminded, and who has more time and until when. On the respondent's own page you put that right, and say if it will not answer; it is then reminded no more. An answer after the last day but within the time given does not count as late. Reminders and time given stand in Excel, time given and those that will not answer in the compilation; e-mail addresses and notes do not." }
        h2 { "Summary and assessment" }
        p { "Each section of the " b { "Proposal" } " has two boxes. Under " b { "Summary" } " you write what was said of the section; it stands below the section's heading in the compilation. Under " b { "Assessment" } " you write what is done with the views, and why; it stands after the quotations. The overview shows which sections have an assessment. The machine never changes the texts, and earlier versions are kept." }
        p { "Where a section leaves the proposal, its texts stand with the programme as a whole. Copy what is to stay to the right section, then remove them there." }
        h2 { "Which quotations stand in the report" }
        p { "Under each section of the " b { "Proposal" } " you can highlight statements. They then stand first in the section in the report, marked Highlighted. In the version for the board, the highlighted alone are quoted of those sections that have any, with a line on how many more there are; all of it counts in sentences and tables nevertheless. Reservations and the like are all quoted, unless one of them is highlighted. The same can be chosen when you review a statement, and the tab Highlighted shows which are chosen." }
        h2 { "A filled-in report back" }
        p { "The report in Word and Excel has cells to fill in, also for those without the workbench: Heeded, Reason and Changed text at the statements, Summary and Assessment at the sections. When the file comes back, choose it under " b { "Reports" } ", at " b { "Bring a filled-in report back" } ". You see first what would be saved, what has changed since the report was made and what cannot be understood; nothing is saved until you say so. Only the cells are read: text beside them and comments in the margin are listed, but not saved." }
        h2 { "Search" }
        (queries(visit))
        h2 #tangenter { "Keyboard shortcuts" }
        (keys(visit))
        h2 { "Stance, position and roles" }
        p { b { "Stance" } " is what a statement says of the proposal. " b { "Position" } " is where a respondent stands, on a section or on the whole; it is put together from what it says there. The words are the same on the pages and in the reports." }
        p { "Every statement has a stance with colour, sign and word. " b { "Not reviewed" } " means that the machine suggests and no person has looked at it, also where the machine is sure; " b { "✓ Reviewed" } " that a person has decided." }
        (words(visit))
        p { "Reservations, special statements, notes and members' proposals belong to those behind them and never count as the body's own position." }
        h2 { "Two readers" }
        p { "Each gives a name when deciding. When two have decided on the same statements, their agreement (Cohen's kappa) is shown under " b { "Review" } "." }
        h2 { "Where everything is" }
        p { "Everything lies in the consultation's folder on this machine: the answers in " code { "responses" } ", the decisions in " code { "decisions.jsonl" } ", summaries and assessments in " code { "remarks.jsonl" } ", the details in " code { "consultation.toml" } ". Nothing is sent anywhere. For programs there is a JSON interface, described in " a href="/api/openapi.json" { "OpenAPI" } "." }
    };
    shell::page(visit, "Help", Layout::Column, &body)
}
