//! Formalities: lines and sentences of form, each known by a rule and given
//! the reason under which the ledger accounts for it.
//!
//! One file per reason holds the patterns. `LINES` are tried on short lines
//! that are no sentence, `SENTENCES` on sentences anywhere. Both are matched on
//! folded text: dashes are `-`, quotation marks `"`, an ellipsis one full stop.

mod attachments;
mod attendance;
mod caption;
mod contact;
mod course;
mod dispatch;
mod e_signature;
mod formula;
mod furniture;
mod handover;
mod instruction;
mod lead_in;
mod letterhead;
mod minutes;
mod note;
mod procedure;
mod recipient;
mod signature;
mod web;

use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder};

use super::claim::claims;
use super::heading::has_verb;
use super::judging::{is_plain_sentence, judges};
use super::overall::clause;
use crate::identify::{is_signature_line, named_body, parties_only};
use crate::language::sentences;
use crate::model::{BoilerplateReason, RespondentKind};

/// Longest line, in characters, that the rules for lines are tried on.
const LINE: usize = 240;

type Rules = (BoilerplateReason, &'static [&'static str]);

/// In the order of trust: the first that matches gives the reason.
const LINES: &[Rules] = &[
    (BoilerplateReason::Furniture, furniture::LINES),
    (BoilerplateReason::ESignature, e_signature::LINES),
    (BoilerplateReason::Contact, contact::LINES),
    (BoilerplateReason::Dispatch, dispatch::LINES),
    (BoilerplateReason::Signature, signature::LINES),
    (BoilerplateReason::Attendance, attendance::LINES),
    (BoilerplateReason::Minutes, minutes::LINES),
    (BoilerplateReason::Recipient, recipient::LINES),
    (BoilerplateReason::Attachments, attachments::LINES),
    (BoilerplateReason::Letterhead, letterhead::LINES),
];

const SENTENCES: &[Rules] = &[
    (BoilerplateReason::ESignature, e_signature::SENTENCES),
    (BoilerplateReason::Formula, formula::SENTENCES),
    (BoilerplateReason::Minutes, minutes::SENTENCES),
    (BoilerplateReason::Signature, signature::SENTENCES),
    (BoilerplateReason::Dispatch, dispatch::SENTENCES),
    (BoilerplateReason::Procedure, procedure::SENTENCES),
    (BoilerplateReason::Procedure, instruction::SENTENCES),
    HANDOVER,
    (BoilerplateReason::Contact, contact::SENTENCES),
    (BoilerplateReason::Letterhead, letterhead::SENTENCES),
    (BoilerplateReason::Caption, caption::SENTENCES),
    (BoilerplateReason::Note, note::SENTENCES),
    (BoilerplateReason::Furniture, web::SENTENCES),
];

const HANDOVER: Rules = (BoilerplateReason::Dispatch, handover::SENTENCES);

/// Patterns over folded text, tried one by one: nearly all are anchored and
/// fail at the first letters.
struct Compiled(Vec<(BoilerplateReason, Regex)>);

impl Compiled {
    fn new(rules: &[Rules]) -> Self {
        let all = rules
            .iter()
            .flat_map(|(reason, patterns)| patterns.iter().map(move |pattern| (*reason, *pattern)));
        let compiled = all.map(|(reason, pattern)| {
            // Capitals tell names from words, in whatever case the rest is written.
            let pattern = folded(pattern)
                .replace(r"\p{Lu}", "(?-i:[A-Z])")
                .replace(r"\p{Ll}", "[a-z]")
                .replace(r"[\p{L}", "[a-z")
                .replace(r"\p{L}", "[a-z]");
            let regex = RegexBuilder::new(&pattern)
                .case_insensitive(true)
                .unicode(false)
                .build()
                .expect("a fixed pattern");
            (reason, regex)
        });
        Self(compiled.collect())
    }

    /// Why a folded text is a formality, if it is one.
    fn reason(&self, folded: &str) -> Option<BoilerplateReason> {
        self.0
            .iter()
            .find(|(_, regex)| regex.is_match(folded.as_bytes()))
            .map(|(reason, _)| *reason)
    }
}

/// Text in ASCII, a character for a character: word boundaries and classes of
/// letters cost a fraction of what they cost in Unicode.
fn folded(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'Å' | 'Ä' | 'Á' | 'À' => 'A',
            'ö' | 'ø' | 'ó' => 'o',
            'Ö' | 'Ø' | 'Ó' => 'O',
            'é' | 'è' | 'ë' => 'e',
            'É' | 'È' => 'E',
            'ü' => 'u',
            'Ü' => 'U',
            '–' | '—' | '‑' => '-',
            '”' | '“' | '»' | '«' => '"',
            '’' | '‘' => '\'',
            '…' => '.',
            '§' => '\u{1}',
            c if c.is_ascii() => c,
            c if c.is_whitespace() => ' ',
            c if c.is_lowercase() => 'x',
            c if c.is_alphabetic() => 'X',
            _ => '\u{2}',
        })
        .collect()
}

/// Whether a sentence says that an answer comes with the paper: `Bifogat finns
/// nämndens yttrande.`
pub(super) fn hands_over(sentence: &str) -> bool {
    static RULES: LazyLock<Compiled> = LazyLock::new(|| {
        Compiled::new(&[HANDOVER, (BoilerplateReason::Dispatch, handover::LEADS)])
    });
    RULES.reason(&folded(sentence)).is_some()
}

/// Why a short line is a formality, if it is one.
pub(super) fn line(text: &str) -> Option<BoilerplateReason> {
    let text = text.trim();
    if !text.chars().any(char::is_alphanumeric) {
        return Some(BoilerplateReason::Ornament);
    }
    if text.chars().count() > LINE || (is_plain_sentence(text) && sentence(text).is_none()) {
        return None;
    }
    by_looks(text).filter(|_| !says_something(text))
}

/// Why the look of a line, or a part of it, is that of a formality.
fn by_looks(text: &str) -> Option<BoilerplateReason> {
    static RULES: LazyLock<Compiled> = LazyLock::new(|| Compiled::new(LINES));
    if let Some(reason) = RULES.reason(&folded(text)) {
        return Some(reason);
    }
    if is_signature_line(text) {
        return Some(BoilerplateReason::Signature);
    }
    let bare = without_type(text.trim_end_matches([':', ',']));
    if parties_only(bare).is_some() {
        return Some(BoilerplateReason::Letterhead);
    }
    named_body(bare)
        .filter(|kind| *kind != RespondentKind::Party && !has_verb(bare))
        .map(|_| BoilerplateReason::Letterhead)
}

/// Whether a line that looks like a formality holds a sentence that says
/// something: `Kommunen avstyrker. För frågor kontakta Anna Ek, 018-34 70 00.`
fn says_something(text: &str) -> bool {
    let all = sentences(text);
    all.iter().map(|span| span.of(text)).any(|one| {
        let told = one.ends_with(['.', '!', '?']) && has_verb(one) && by_looks(one).is_none();
        (told || claims(one)) && sentence(one).is_none()
    })
}

/// `Remissvar Ekstads pensionärsråd` without the type of paper.
fn without_type(line: &str) -> &str {
    const TYPES: &[&str] = &[
        "Remissvar ",
        "Yttrande ",
        "Protokoll ",
        "Tjänsteutlåtande ",
        "Tjänsteskrivelse ",
    ];
    TYPES
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .unwrap_or(line)
}

/// Why a sentence is a formality, if it is one.
pub(super) fn sentence(text: &str) -> Option<BoilerplateReason> {
    static RULES: LazyLock<Compiled> = LazyLock::new(|| Compiled::new(SENTENCES));
    let folded = folded(text);
    let known = RULES.reason(&folded).filter(|reason| match reason {
        // `… tillstyrker förslaget och översänder tjänsteutlåtandet` decides.
        BoilerplateReason::Procedure => clause(text).is_none() && !judges(text),
        BoilerplateReason::Contact => !claims(text),
        BoilerplateReason::Formula | BoilerplateReason::Furniture => !judges(text),
        _ => true,
    });
    if known.is_none() && note::is_letter_spaced(text) {
        return Some(BoilerplateReason::Note);
    }
    known.or_else(|| {
        let told = lead_in::leads(text, &folded) || course::tells(text, &folded);
        told.then_some(BoilerplateReason::Procedure)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_line(text: &str, expected: Option<BoilerplateReason>) {
        assert_eq!(line(text), expected, "{text}");
    }

    #[track_caller]
    fn check_sentence(text: &str, expected: Option<BoilerplateReason>) {
        assert_eq!(sentence(text), expected, "{text}");
    }

    #[test]
    fn lines_of_form_have_their_reason() {
        use BoilerplateReason as R;
        check_line("Sida 1 (4)", Some(R::Furniture));
        check_line("1(4)", Some(R::Furniture));
        check_line("– 2 –", Some(R::Furniture));
        check_line("Justerares signatur", Some(R::Signature));
        check_line("Telefon: 0000-12 34 56", Some(R::Contact));
        check_line(
            "Postadress Box 14, 000 02 Ekstad Org.nr 550000-0014",
            Some(R::Contact),
        );
        check_line("Sammanträdesdatum: 2023-09-26", Some(R::Minutes));
        check_line("Tjänsteutlåtande", Some(R::Letterhead));
        check_line("Dnr N161-1069/24", Some(R::Letterhead));
        check_line("2030/0489", Some(R::Letterhead));
        check_line("2025-04-02", Some(R::Letterhead));
        check_line("Till kommunstyrelsen", Some(R::Recipient));
        check_line("Beslutet skickas till: Kommunstyrelsen", Some(R::Dispatch));
        check_line("Ordförande Anna Svensson (S)", Some(R::Signature));
        check_line("Anna Ek, samhällspolitisk utredare", Some(R::Signature));
        check_line(
            "För Gamla Ekstads styrelse. Bo Ek och Al Bo.",
            Some(R::Signature),
        );
        check_line("Med vänlig hälsning", Some(R::Signature));
        check_line("Katarina Ek-Dahl, föredragande", Some(R::Signature));
        check_line("Socialnämnden Centrum", Some(R::Letterhead));
        check_line("________", Some(R::Ornament));
        check_line("Bilaga 1. Förslag till program", Some(R::Attachments));
        check_line("Ja-röster: Anna Ek (S), Bo Al (V)", Some(R::Minutes));
        check_line("08-613 27 00", Some(R::Contact));
        check_line("+46 8 613 27 00", Some(R::Contact));
        check_line("26 april, 2021", Some(R::Letterhead));
        check_line("Moderaterna", Some(R::Letterhead));
        check_line("Remissvar Ekstads pensionärsråd", Some(R::Letterhead));
        check_line(
            "Protokollet i detta ärende förklaras omedelbart justerat.",
            Some(R::Minutes),
        );
        // no sentence of its own stands beside these numbers
        for text in [
            "Stadens kontaktcenter för alla frågor. Telefon 08-123 45 67",
            "Telefon 08-123 45 67. Växeln är öppen alla vardagar",
            "Yttrandet ska vara kommunstyrelsen till handa senast den 3 maj. Kontakt: Anna Ek, tfn 08-123 45 67",
        ] {
            check_line(text, Some(R::Contact));
        }
        check_line(
            "Stockholm 2021-02-01 Ert dnr S2020/06592",
            Some(R::Letterhead),
        );
    }

    #[test]
    fn lines_that_say_something_are_kept() {
        for text in [
            "Planen är bra.",
            "HBTQ-rådet byter namn till HBT+rådet",
            "Att tillstyrka förslaget",
            "tillstyrker förslaget till riktlinje",
            "Till vem ska man vända sig?",
            "Tillgängligheten bör öka",
            "Kontakt med anhöriga är viktigt",
            "Ordföranden anser att förslaget ska avstyrkas.",
            "Närvarande ledamöter anser att förslaget ska avstyrkas.",
            "Anslag till kulturen har minskat under flera år.",
            "Forskningen intygar att kultur är bra för hälsan.",
            "Närvarande vuxna på fritidsgårdarna minskar brottsligheten.",
            "På uppdrag av kommunen utreds nu stängning av biblioteken.",
            "Justerade mål gör planen lättare att följa.",
            "Resultat: färre barn läser böcker på fritiden.",
            "Kulturnämnden avstyrker",
            "Kommunen avstyrker förslaget. För frågor kontakta Anna Ek, anna.ek@knivsta.se, 018-34 70 00.",
            "Planen är bra. För frågor kontakta Anna Ek, anna.ek@ekstad.se.",
            "Besöken har blivit färre varje år. För frågor kontakta Anna Ek, anna.ek@ekstad.se, 018-34 70 00.",
            "Upplysningar i ärendet lämnas av Anna Ek, tfn 08-123 45 67. Kommunen avstyrker förslaget.",
        ] {
            check_line(text, None);
        }
    }

    #[test]
    fn a_paragraph_is_no_line_of_form() {
        let list = "Förslag till program för stadens parker och lekplatser, ".repeat(5);
        check_line(&format!("Bilaga 1. {list}"), None);
        let met = "föreningar i staden, ".repeat(15);
        check_sentence(
            &format!("Nämnden har träffat {met}och lämnar följande synpunkter."),
            None,
        );
    }

    #[test]
    fn sentences_of_form_have_their_reason() {
        use BoilerplateReason as R;
        check_sentence(
            "Förvaltningen har inte funnit några särskilda aspekter på frågan utifrån denna dimension.",
            Some(R::Formula),
        );
        check_sentence(
            "Paragrafen förklaras omedelbart justerad.",
            Some(R::Minutes),
        );
        check_sentence(
            "Nämnden översänder förvaltningens tjänsteutlåtande som eget yttrande till kommunstyrelsen.",
            Some(R::Procedure),
        );
        check_sentence(
            "Tekniska nämnden föreslår kommunstyrelsen besluta att överlämna förvaltningens underlag som stadens yttrande till Storstads kommun.",
            Some(R::Procedure),
        );
        check_sentence(
            "Yttrandet ska vara kommunstyrelsen tillhanda senast 29 april 2024.",
            Some(R::Procedure),
        );
        for text in [
            "Detta yttrande har beslutats av generaldirektören Anna Ek.",
            "Föredragande har varit juristen Anna Ek.",
            "Föredragande i ärendet har varit Anna Ek, Avdelningen för planering.",
            "Vid den slutliga handläggningen har också avdelningschefen Anna Ek deltagit.",
            "I beslutet deltog Bo Al, ordförande, och Anna Ek.",
            "Ärendet föredrogs av Anna Ek.",
            "Ärendet har föredragits av utredaren Anna Ek.",
            "Utredaren Anna Ek har varit föredragande.",
            "Beslut om detta yttrande har fattats av generaldirektören Anna Ek.",
            "Beslut i detta ärende har fattats av generaldirektören Anna Ek.",
            "Yttrandet har beslutats av direktören Bo Al med handläggaren Anna Ek som föredragande.",
            "Verket behandlade ärendet vid sammanträde den 21 oktober 2020.",
            "Svar senast 2026-03-01 till kommunstyrelsen.",
            "Sista svarsdag: 1 mars 2026",
            "Begäran om yttrande över förslag till plan för kultur i Ekstad",
            "Studeranderepresentanter har informerats och haft tillfälle att yttra sig.",
            "Godkänna förvaltningens tjänsteutlåtande som svar på remissen.",
            "Kontorets skrivelse i ärendet antas som Ekstads kommuns yttrande till regionen.",
            "Kryssa i det svar som stämmer bäst och motivera gärna.",
            "Motivera gärna ert svar.",
            "Kulturnämnden har beretts tillfälle att yttra sig över planen.",
            "Ekviks kommun har beretts tillfälle att inom ramen för samrådet yttra sig.",
            "Läs gärna hela vårt korta men innehållsrika remissvar.",
            "I svaret följs betänkandets disposition.",
            "Länsstyrelsen i Ekstads län har beretts möjlighet att yttra sig över SOU 2030:47.",
            "Rådet har fått möjlighet att lämna synpunkter på betänkandet Träd i staden (SOU 2030:1).",
            "Medlemmarna gavs tillfälle att lämna synpunkter på huvudförslagen.",
            "Se bilaga 4 till protokollet.",
            "Svaret är indelat i två delar, där den första gäller remissen.",
            "Sista dag för svar är den 4 augusti 2030.",
            "Motionen är även översänd till Ekstads Bostäder AB för yttrande.",
            "Ingen samverkan har skett i detta ärende.",
            "De redovisas i bifogade bilagor och utgör nämndens svar.",
            "Yttranden har inkommit från båda fakulteterna.",
            "Läs hela remissvaret här.",
            "Yttrandet har utformats med stöd av de synpunkter som framkom vid mötet.",
            "Med hänsyn till remisstiden har planen inte internremitterats till nämnderna.",
            "Läs hela remissyttrandet över förslaget till plan som pdf.",
            "Socialnämnden har att yttra sig om en motion som kommit från Anna Ek (L).",
            "Anna Ek redogör för ärendet.",
            "Anna Ek och Bo Al föredrar ärendet.",
            "Utredaren från stadsledningskontoret redogör för programmet och för de frågor som har ställts.",
            "Stadsbyggnadsdirektören Anna Ek presenterar förslaget till plan.",
            "VD Bo Al föredrar ärendet.",
            "Kommunstyrelsen föreslås besluta att avge yttrande till departementet i enlighet med framtaget förslag.",
            "Kommunstyrelsen överlämnar bifogat yttrande, till Ekstads region, som samrådssvar över planen.",
            "Nämnden har att ta ställning till följande två att-satser:",
            "I remissvaret lämnas synpunkter på betänkandet, förslagen och deras följder.",
        ] {
            check_sentence(text, Some(R::Procedure));
        }
        for text in [
            "För frågor kontakta Anna Ek, anna.ek@knivsta.se, 018-34 70 00.",
            "Upplysningar i ärendet lämnas av Anna Ek, tfn 08-123 45 67.",
            "Kontakta aktuell utredare via förbundets växel:",
        ] {
            check_sentence(text, Some(R::Contact));
        }
        check_sentence(
            "Dokumentet är elektroniskt underskrivet.",
            Some(R::ESignature),
        );
    }

    #[test]
    fn what_messages_are_sent_with_is_no_statement() {
        use BoilerplateReason as R;
        for text in [
            "Tack för påminnelsen.",
            "Hej, vidarebefordrar detta som kom till registraturen.",
            "Vidarebefordras för kännedom.",
            "Diariefört på EK 2030/118-44.",
            "Tänk på miljön innan du skriver ut detta mejl!",
            "Skickat från min telefon",
            "Detta är ett automatiskt meddelande och går inte att besvara.",
            "Ett nytt svar har kommit in via webbformuläret.",
            "Jag samtycker till att uppgifterna sparas: Ja",
        ] {
            check_sentence(text, Some(R::Formula));
        }
        check_sentence("bifogat finner ni vårt yttrande.", Some(R::Dispatch));
        check_line("/Eva", Some(R::Signature));
        for text in [
            "Tack för ett bra program!",
            "Tänk på miljön när staden byggs.",
            "Jag samtycker till att planen antas.",
            "Diarieföringen bör bli bättre.",
        ] {
            check_sentence(text, None);
        }
    }

    #[test]
    fn what_a_page_on_the_web_has_around_an_answer_is_no_statement() {
        for text in [
            "Vill du läsa hela remissvaret, klicka på länken nedan:",
            "Klicka här för att läsa hela remissvaret.",
            "Ta del av remissvaret",
            "Ladda ner remissyttrande (PDF)",
            "Läs samrådsyttrande för detaljplan Eklunden",
            "Hela vårt remissvar kan läsas här: https://ekstad.example/svar",
            "Detta remissvar är utlagt på webben som https://ekstad.example/svar.html",
            "Fullversion av planen finns att hämta på webben.",
            "Ekverkets yttrande över kommunens plan >>",
            "Kontaktformulär EKO",
            "Publicerad 2030-02-01",
            "Utgiven 2030",
            "Se bilder tagna inom område 5.",
        ] {
            check_sentence(text, Some(BoilerplateReason::Furniture));
        }
        for text in [
            "Ta del av erfarenheterna i andra kommuner, som är bättre.",
            "Läs planen en gång till.",
            "Vill du läsa planen behöver du ett konto.",
            "Planen är publicerad utan samråd.",
            "Handlingarna bör finnas att läsa på webben.",
            "Publicerad statistik saknas för 2030",
            "Ladda ner appen, säger kommunen, men den fungerar inte.",
            "Se bilden av staden som en helhet.",
        ] {
            check_sentence(text, None);
        }
    }

    #[test]
    fn what_is_left_of_notes_and_captions_is_no_statement() {
        use BoilerplateReason as R;
        check_sentence("2022-08-29.", Some(R::Note));
        check_sentence("Eriksson och Lindstedt 2022-08-26.", Some(R::Note));
        check_sentence(
            "Ra p p o rt Su n d Kon ku rre n s 2022-08-29",
            Some(R::Note),
        );
        check_sentence("Figur 1.", Some(R::Caption));
        check_sentence("Tabell 12", Some(R::Caption));
    }

    #[test]
    fn sentences_that_judge_are_kept() {
        for text in [
            "Figur 1 är missvisande.",
            "Figur 1 saknas.",
            "Ikraftträdande 2027-01-01.",
            "Tillstyrks 2022-08-29.",
            "Nä m n de n a v s t y r k e r f ö r s l a g e t",
            "Vi är i år på en ö.",
            "Nämnden tillstyrker förslaget och översänder tjänsteutlåtandet som eget yttrande.",
            "Nämnden bifaller motionen och översänder tjänsteutlåtandet som eget yttrande.",
            "Nämnden bifaller motionen och lämnar följande synpunkter.",
            "Utredningen presenterar förslag som riskerar att göra fler hemlösa.",
            "Betänkandet presenterar förslag utan att redogöra för kostnaderna.",
            "Anna Ek presenterar förslag som vi inte delar.",
            "Nämnden har fått alltför kort tid att yttra sig, och alldeles för få har fått möjlighet att lämna synpunkter.",
            "Invånarna har inte beretts möjlighet att lämna synpunkter på planen.",
            "Nämnden har inte fått möjlighet att lämna synpunkter på planen.",
            "Nämnden har sent fått möjlighet att lämna synpunkter på planen.",
            "Se till att planen följs.",
            "Yttrandet har utformats för snabbt.",
            "Med en alltför kort remisstid har planen inte internremitterats.",
            "Sista dag för svar är för tidig.",
            "Läs planen en gång till.",
            "Läs hela svaret, där bristerna i planen är allvarliga.",
            "Nämnden beslutar att avstyrka planen och avge yttrande enligt förslaget.",
            "Nämnden har att ta ställning till följande brister i planen, som är allvarliga.",
            "Remisstiden var för kort, svaren skulle lämnas senast den 2 maj.",
            "Förvaltningen ser inga särskilda risker.",
            "I remissvaret lämnas synpunkter på bristerna i förslaget, som är allvarliga.",
            "Vi avstår från att yttra oss.",
            "Ärendet har väckt stor oro i kommunen.",
            "Nämnden föreslår att kontakt tas via en ny adress i stället för info@ekstad.se.",
            "I ärendet saknas en analys av kostnaderna.",
            "Svarstiden är för kort.",
            "Motivera målen bättre.",
            "Nämnden har inte beretts tillfälle att yttra sig i tid.",
            "Svar senast i mars är inte möjligt att ge, eftersom nämnden inte sammanträder då.",
            "Svar senast i mars är inte möjligt.",
            "Sista dagen den 1 mars 2026 är för tidig.",
            "Remissen har skickats ut med alldeles för kort svarstid.",
            "Vi tackar för möjligheten att yttra oss men avstyrker förslaget i sin helhet.",
            "Inga konsekvenser för barn har analyserats, vilket är en allvarlig brist.",
            "Beslut om att utöka stödet bör fattas nationellt och kopplas till statliga medel.",
            "I övrigt åberopas att förslaget strider mot kommunallagen och därför bör avvisas.",
        ] {
            check_sentence(text, None);
        }
    }
}
