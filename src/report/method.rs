//! How a compilation was made, in words: the appendix that lets a reader judge it.

use super::content::UnreadDocument;
use super::cover::left_out;
use super::material::Material;
use super::omission;
use super::printable::printable;
use super::wording;
use crate::language::by_number;
use crate::model::{Lang, ReadState, Status};

/// The paragraphs, most important first.
pub(super) fn paragraphs(material: &Material<'_>) -> Vec<String> {
    let made_by = &material.consultation.made_by;
    let chosen = material.chosen.len();
    let (auto, decided) = (material.with(Status::Auto), material.decided());
    let unreviewed = chosen - decided;
    let programme = material
        .consultation
        .programme_file
        .as_ref()
        .map(|(file, hash)| format!("{file} ({})", hash.short()));
    let lost = material.consultation.lost_decisions.len();
    let lang = material.options.lang;
    let left_out = left_out(material).map(|parts| omission::paragraph(lang, &parts));
    let mut paragraphs = match lang {
        Lang::Sv => {
            let mut paragraphs = vec![
                "Svaren har lästs in och delats i uttalanden, en mening eller punkt i taget. Varje uttalande har förts till avsnitt i det remitterade förslaget och fått en hållning. Maskinen föreslår och en person granskar; det som är granskat ändras aldrig av maskinen.".to_owned(),
                "Varje citat är ordagrant och har ett uttalande-id som leder till dokumentet och platsen i det. Varje citat kan prövas mot sin källa. Sidor i Word-filer är ungefärliga.".to_owned(),
                "En remissinstans ställningstagande till ett avsnitt läggs samman av vad den själv yttrar och beslutar där; tjänsteförslag räknas bara där instansen saknar egen argumenterad text. Granskade uttalanden går före ogranskade. Ett avstyrkande väger alltid tyngst. Stöd tillsammans med tvekan eller ändringsförslag räknas som tillstyrkan med förbehåll. I övrigt gäller det första som finns av tvekan, ändringsförslag, tillstyrkan, ingen erinran, fråga och avstående. En instans som uttryckligen avstyrker helheten räknas inte som tillstyrkande till ett avsnitt förrän en person har granskat dess uttalanden där.".to_owned(),
                "Ställningstagandet till förslaget som helhet är det som svaret självt uttrycker. Där svaret inte gör det är ställningstagandet utläst ur vad svaret anför, vägt samman av maskinen; det är utmärkt i tabellen och bör läsas mot svaret.".to_owned(),
                "Reservationer, särskilda yttranden, protokollsanteckningar och yrkanden redovisas för sig och räknas aldrig som remissinstansens ställningstagande. Ett gemensamt svar räknas för var och en som står bakom det.".to_owned(),
                "Mängdorden är bundna till tal: samtliga = alla; det helt övervägande antalet = minst 85 procent; flertalet = mer än hälften; hälften; några = mindre än en tredjedel men minst tre. Däremellan står bara talet.".to_owned(),
                match decided {
                    0 => format!("Inget av {chosen} uttalanden är granskat av en person; maskinen är säker på {auto} av dem."),
                    _ => format!("Av {chosen} uttalanden är {decided} {} av en person och {unreviewed} inte; av de senare är maskinen säker på {auto}.", by_number(decided, "granskat", "granskade")),
                },
            ];
            if lost > 0 {
                paragraphs.push(format!("{lost} tidigare beslut återfinner inte sitt uttalande eller sitt avsnitt och är inte tillämpade; de är kvar i underlaget."));
            }
            paragraphs.push(format!(
                "Samma underlag och samma beslut ger samma sammanställning, tecken för tecken. För den som vill göra om den: program remiss {}, läsare {}, modeller {}; det remitterade dokumentet {}; underlagets kontrollsumma {}.",
                or_dash(&made_by.program),
                made_by.reader,
                or_dash(&made_by.models),
                programme.as_deref().unwrap_or("–"),
                or_dash(&made_by.corpus),
            ));
            paragraphs
        }
        Lang::En => {
            let mut paragraphs = vec![
                "The answers were read and split into statements, a sentence or bullet at a time. Each statement was tagged to sections of the proposal sent out and given a stance. The machine suggests and a person reviews; the machine never changes what is reviewed.".to_owned(),
                "Each quotation is verbatim and has a statement id that leads to the document and the place in it. Each can be proved against its source. Pages of Word files are approximate.".to_owned(),
                "A respondent's position on a section is combined from what it argues and decides there itself; officials' drafts count only where it has no argued text of its own. Reviewed statements go before others. An objection always weighs most. Support beside a doubt or a request counts as support with reservation. Else the first counts that is there of doubt, request, support, no objection, question and abstention. A respondent that opposes the whole in so many words is not counted as supporting a section until a person has reviewed what it says there.".to_owned(),
                "The position on the proposal as a whole is the one that the answer expresses itself. Where it expresses none, the position is inferred from what the answer says, weighed together by the machine; it is marked in the table and should be read against the answer.".to_owned(),
                "Reservations, special statements, notes and members' proposals are told apart and never count as the respondent's position. A joint answer counts for each body behind it.".to_owned(),
                "Quantifiers are tied to counts: all; the great majority = at least 85 per cent; most = more than half; half; some = less than a third, but at least three. In between the number stands alone.".to_owned(),
                match decided {
                    0 => format!("None of {chosen} statements is reviewed by a person; the machine is sure of {auto} of them."),
                    _ => format!("Of {chosen} statements {decided} {} reviewed by a person and {unreviewed} not; of the latter, the machine is sure of {auto}.", by_number(decided, "is", "are")),
                },
            ];
            if lost > 0 {
                paragraphs.push(format!("{lost} earlier decisions no longer find their statement or section and are not applied; they are kept."));
            }
            paragraphs.push(format!(
                "The same source and decisions give the same compilation, sign for sign. For whoever wants to make it again: program remiss {}, reader {}, models {}; the document sent out {}; checksum of the source {}.",
                or_dash(&made_by.program),
                made_by.reader,
                or_dash(&made_by.models),
                programme.as_deref().unwrap_or("–"),
                or_dash(&made_by.corpus),
            ));
            paragraphs
        }
    };
    for more in [highlighted(material), lost_remarks(material)] {
        let last = paragraphs.len() - 1;
        paragraphs.splice(last..last, more);
    }
    if let Some(left_out) = left_out {
        paragraphs.insert(0, left_out);
    }
    paragraphs
}

/// What those who decide need to know of how it was made: what is quoted, who
/// has judged it, and what is not there.
pub(super) fn to_the_board(
    material: &Material<'_>,
    untagged: usize,
    unread: &[UnreadDocument],
) -> Vec<String> {
    let lang = material.options.lang;
    let chosen = material.chosen.len();
    let decided = material.decided();
    let mut sentences = vec![match lang {
        Lang::Sv => "Citaten är ordagranna. Sidor i Word-filer är ungefärliga. Reservationer, särskilda yttranden och yrkanden redovisas för sig och räknas inte som remissinstansens ställningstagande.".to_owned(),
        Lang::En => "Quotations are verbatim. Pages of Word files are approximate. Reservations, special statements and members' proposals are told apart and do not count as the respondent's position.".to_owned(),
    }];
    sentences.push(match (lang, decided) {
        (Lang::Sv, 0) => "Ingen person har granskat uttalandenas avsnitt och hållning; de är maskinens förslag.".to_owned(),
        (Lang::Sv, all) if all == chosen => "En person har granskat avsnitt och hållning för varje uttalande.".to_owned(),
        (Lang::Sv, some) => format!("En person har granskat avsnitt och hållning för {some} av {chosen} uttalanden; för övriga är de maskinens förslag."),
        (Lang::En, 0) => "Nobody has reviewed the sections and stances of the statements; they are the machine's suggestion.".to_owned(),
        (Lang::En, all) if all == chosen => "A person has reviewed section and stance of every statement.".to_owned(),
        (Lang::En, some) => format!("A person has reviewed section and stance of {some} of {chosen} statements; those of the others are the machine's suggestion."),
    });
    sentences.push(match (lang, material.selection.limit) {
        (Lang::Sv, None) => "Under varje avsnitt återges ett citat för varje ställningstagande som någon remissinstans har där, alltid ett för ändringsförslag och ett för avstyrkanden, och ett från var och en som har reserverat sig eller liknande. Programmet väljer i första hand det som är besvarat eller granskat, därnäst ett som stämmer med instansens samlade ställningstagande och kan läsas för sig självt. Talen vid hållningen räknar alla uttalanden.".to_owned(),
        (Lang::Sv, Some(n)) => format!("Under varje avsnitt återges högst {n} citat per hållning, och högst {n} från var och en som har reserverat sig eller liknande. Programmet väljer i första hand det som är besvarat eller granskat, därnäst det som stämmer med instansens samlade ställningstagande och kan läsas för sig självt. Talen vid hållningen räknar alla uttalanden."),
        (Lang::En, None) => "Each section has one quotation of each position that any respondent has there, always one of changes asked for and one of objections, and one of each who has made a reservation or the like. The program chooses first what is answered or reviewed, then one that agrees with the respondent's combined position and can be read by itself. The figures beside a stance count all statements.".to_owned(),
        (Lang::En, Some(n)) => format!("Each section has at most {n} quotations of each stance, and at most {n} of each who has made a reservation or the like. The program chooses first what is answered or reviewed, then what agrees with the respondent's combined position and can be read by itself. The figures beside a stance count all statements."),
    });
    if material.quotations.iter().any(|one| one.highlighted) {
        sentences.push(match lang {
            Lang::Sv => "I avsnitt där den som upprättat rapporten har lyft fram uttalanden återges bara de; övriga räknas med i meningar och tabeller och står i den fullständiga sammanställningen. För reservationer och liknande gäller detsamma för sig.".to_owned(),
            Lang::En => "Where whoever made the report has highlighted statements of a section, those alone are quoted; the others count in sentences and tables and stand in the full compilation. The same goes for reservations and the like by themselves.".to_owned(),
        });
    }
    if untagged > 0 {
        sentences.push(match lang {
            Lang::Sv => format!("{untagged} {} har inte förts till något avsnitt och återges bara i den fullständiga sammanställningen.", by_number(untagged, "uttalande", "uttalanden")),
            Lang::En => format!("{untagged} {} to no section and stand in the full compilation only.", by_number(untagged, "statement belongs", "statements belong")),
        });
    }
    let missing: Vec<String> = (unread.iter())
        .filter(|document| document.state == ReadState::Unread)
        .map(|document| match document.respondent.as_str() {
            "" => document.file.clone(),
            name => name.to_owned(),
        })
        .collect();
    if !missing.is_empty() {
        let names = wording::list(lang, &missing);
        sentences.push(match lang {
            Lang::Sv => format!("Inte läst, och därför inte med: {names}."),
            Lang::En => format!("Not read, and so not included: {names}."),
        });
    }
    sentences.extend(lost_remarks(material));
    sentences
}

/// Which quotations stand first, and why, where a person chose any.
fn highlighted(material: &Material<'_>) -> Option<String> {
    let number = (material.quotations.iter())
        .filter(|one| one.highlighted)
        .count();
    Some(match (material.options.lang, number) {
        (_, 0) => return None,
        (Lang::Sv, n) => format!(
            "{n} {} lyfts fram av den som granskat: de står först under sitt ställningstagande i varje avsnitt och är märkta ”Framlyft”. I versionen till nämnden återges bara de framlyfta i de avsnitt som har några.",
            by_number(n, "uttalande", "uttalanden")
        ),
        (Lang::En, n) => format!(
            "{n} {} highlighted by a reviewer: they stand first under their stance in each section and are marked “Highlighted”. In the version for the board, the highlighted alone are quoted of those sections that have any.",
            by_number(n, "statement is", "statements are")
        ),
    })
}

/// That texts on sections that have left the programme are not printed.
fn lost_remarks(material: &Material<'_>) -> Option<String> {
    let lost = &material.consultation.lost_remarks;
    if lost.is_empty() {
        return None;
    }
    let sections: Vec<String> = (lost.iter())
        .map(|remark| {
            let label = format!("{} {}", remark.section, remark.heading);
            printable(label.trim()).into_owned()
        })
        .collect();
    let sections = wording::list(material.options.lang, &sections);
    Some(match material.options.lang {
        Lang::Sv => format!(
            "Sammanfattning eller bedömning finns till avsnitt som inte längre är kvar i förslaget och är inte med: {sections}. Texterna är kvar i underlaget."
        ),
        Lang::En => format!(
            "There is a summary or an assessment of sections that are no longer in the proposal, which is left out: {sections}. The texts are kept."
        ),
    })
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}
