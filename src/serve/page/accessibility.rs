//! The accessibility statement: what is met, what is known not to be, what was not tried.

use axum::response::Response;
use maud::{Markup, html};

use crate::model::Lang;
use crate::serve::part::shell::{self, Layout};
use crate::serve::problem::answer;
use crate::serve::visit::Visit;

/// `GET /tillganglighet`
pub(super) async fn show(visit: Visit) -> Response {
    let page = match visit.lang {
        Lang::Sv => swedish(&visit),
        Lang::En => english(&visit),
    };
    answer(&visit, Ok(page))
}

fn swedish(visit: &Visit) -> Markup {
    let body = html! {
        h1 { "Tillgänglighet" }
        p.lead { "Arbetsbänken ska kunna användas av alla handläggare. Målet är WCAG 2.2 nivå AA; lagen om tillgänglighet till digital offentlig service hänvisar till WCAG 2.1 genom EN 301 549." }
        h2 { "Så är den byggd" }
        ul {
            li { "Allt fungerar med enbart tangentbord och utan JavaScript; varje läge har en egen adress." }
            li { "Hållning visas med tecken och ord, aldrig enbart med färg. Ljust och mörkt läge och operativsystemets höga kontrast följs." }
            li { "Sidorna går att läsa i 320 bildpunkters bredd utan att rullas i sidled. Matrisen och breda tabeller rullas inom sin egen ram." }
            li { "Snabbtangenter med en tangent kan stängas av under Hjälp." }
            li { "Rörelser förekommer bara om systemet inte bett om minskad rörelse." }
        }
        h2 { "Hur det har prövats" }
        p { "Varje sida prövas automatiskt med axe-core i ljust och mörkt läge, med enbart tangentbord, utan JavaScript och i 320 bildpunkters bredd, vid varje ändring av programmet. En automatisk prövning finner bara en del av bristerna." }
        h2 { "Kända brister och vad som inte är prövat" }
        ul {
            li { "Skärmläsare (NVDA, JAWS, VoiceOver), röststyrning och förstoring till 400 % är inte prövade av användare." }
            li { "Inlästa PDF-sidor som bild har texten bredvid, i dokumentvyn; bilden själv har ingen text." }
            li { "Originalfiler återges som de kom in, med de brister som de kan ha." }
        }
        h2 { "Säg till" }
        p { "Hör av dig till den som förvaltar programmet i din organisation om något inte fungerar. Den myndighet som använder programmet svarar för sin egen tillgänglighetsredogörelse; Digg utövar tillsyn." }
    };
    shell::page(visit, "Tillgänglighet", Layout::Column, &body)
}

fn english(visit: &Visit) -> Markup {
    let body = html! {
        h1 { "Accessibility" }
        p.lead { "Every official should be able to use the workbench. The aim is WCAG 2.2 level AA; the Swedish act refers to WCAG 2.1 by way of EN 301 549." }
        h2 { "How it is built" }
        ul {
            li { "Everything works by keyboard alone and without JavaScript; every state has an address." }
            li { "Stance is shown with a sign and a word, never by colour alone. Light, dark and the system's high contrast are followed." }
            li { "Pages can be read at a width of 320 pixels without scrolling sideways. The matrix and wide tables scroll within their own frame." }
            li { "Single-key shortcuts can be switched off under Help." }
            li { "Nothing moves where the system asks for reduced motion." }
        }
        h2 { "How it was tried" }
        p { "Every page is tried automatically with axe-core in light and dark, by keyboard alone, without JavaScript and at a width of 320 pixels, whenever the program changes. An automatic trial finds only part of the failures." }
        h2 { "Known failures and what was not tried" }
        ul {
            li { "Screen readers (NVDA, JAWS, VoiceOver), voice control and zoom to 400 % were not tried by users." }
            li { "PDF pages shown as pictures have their text beside them, in the document view; the picture itself has none." }
            li { "Original files are given as they came in, with the failures that they may have." }
        }
        h2 { "Tell us" }
        p { "Tell whoever runs the program in your organisation when something does not work. The authority that uses the program answers for its own statement; Digg supervises." }
    };
    shell::page(visit, "Accessibility", Layout::Column, &body)
}
