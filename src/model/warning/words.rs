//! Warnings in the words that a person reads, both languages side by side.

use std::fmt;

use super::Warning;
use crate::model::{CutSign, Lang, told};

impl Warning {
    /// The words that a person reads; English is what `Display` gives.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::PageWithoutText { page } => told!(
                lang,
                "sidan {page} är inskannad och har ingen text",
                "page {page} is scanned and has no text"
            ),
            Self::OcrText { page, confidence } => told!(
                lang,
                "sidan {page} är läst med teckentolkning (OCR), säkerhet {confidence} av 100",
                "page {page} was read by OCR, confidence {confidence} of 100"
            ),
            Self::Unrecognised { failure } => {
                let failure = failure.in_words(lang);
                told!(
                    lang,
                    "teckentolkningen (OCR) misslyckades: {failure}",
                    "OCR failed: {failure}"
                )
            }
            Self::UnknownCharacters { source, count } => {
                let source = source.in_words(lang);
                told!(
                    lang,
                    "{count} tecken kunde inte läsas ({source})",
                    "{count} characters could not be read ({source})"
                )
            }
            Self::TrackedChanges {
                inserted,
                deleted,
                authors,
            } => {
                let by = match authors.as_str() {
                    "" => String::new(),
                    authors => told!(lang, " av {authors}", " by {authors}"),
                };
                told!(
                    lang,
                    "spårade ändringar är lästa som godkända: {inserted} tillägg och {deleted} strykningar{by}",
                    "tracked changes read as accepted: {inserted} insertions, {deleted} deletions{by}"
                )
            }
            Self::Skipped { piece, reason } => {
                let (piece, reason) = (piece.in_words(lang), reason.in_words(lang));
                told!(
                    lang,
                    "en del av filen är inte läst: {piece} ({reason})",
                    "{piece} was not read: {reason}"
                )
            }
            Self::LeftOut { piece, reason } => {
                let (piece, reason) = (piece.in_words(lang), reason.in_words(lang));
                told!(
                    lang,
                    "en del av filen är utelämnad: {piece} ({reason})",
                    "{piece} was left out: {reason}"
                )
            }
            Self::LimitReached { limit } => {
                let limit = limit.in_words(lang);
                told!(
                    lang,
                    "en gräns är nådd ({limit}); resten är inte läst",
                    "{limit} reached; the rest was not read"
                )
            }
            Self::StruckText { characters } => told!(
                lang,
                "överstruken text är utelämnad: {characters} tecken",
                "text that is struck through left out: {characters} characters"
            ),
            Self::HiddenText { characters } => told!(
                lang,
                "dold text är utelämnad: {characters} tecken",
                "hidden text left out: {characters} characters"
            ),
            Self::CheckOriginal { doubt } => {
                let doubt = doubt.label(lang);
                told!(
                    lang,
                    "jämför med originalet: {doubt}",
                    "check against the original: {doubt}"
                )
            }
            Self::CheckPage { page, doubt } => {
                let doubt = doubt.in_words(lang);
                told!(
                    lang,
                    "jämför sidan {page} med originalet: {doubt}",
                    "check page {page} against the original: {doubt}"
                )
            }
            Self::Damaged { part: None, fault } => {
                let fault = fault.in_words(lang);
                told!(
                    lang,
                    "filen är skadad: {fault}",
                    "the file is damaged: {fault}"
                )
            }
            Self::Damaged {
                part: Some(part),
                fault,
            } => {
                let fault = fault.in_words(lang);
                told!(
                    lang,
                    "filen är skadad: {part}: {fault}",
                    "the file is damaged: {part}: {fault}"
                )
            }
            Self::Misnamed { ending, format } => {
                let format = format.name(lang);
                told!(
                    lang,
                    "filen heter .{ending}, men innehållet är {format} och har lästs som det",
                    "named .{ending}, but the content is {format}; read as that"
                )
            }
            Self::DoubtfulCut { page, pro, contra } => {
                let signs = signs(pro, contra, lang);
                told!(
                    lang,
                    "osäkert om ett nytt dokument börjar på sidan {page}: {signs}",
                    "doubtful start of a new document on page {page}: {signs}"
                )
            }
            Self::UnknownRespondent => told!(
                lang,
                "avsändaren kunde inte utläsas; ange den på dokumentets sida i arbetsbänken, eller i consultation.toml, med file och respondents under [[documents]]",
                "the respondent could not be told; say who it is on the document's page in the workbench, or in consultation.toml, with file and respondents under [[documents]]"
            ),
            Self::NotCounted { taken_for } => {
                let taken_for = taken_for.label(lang);
                told!(
                    lang,
                    "räknas inte som svar: {taken_for}; är det ett svar, ange det på dokumentets sida i arbetsbänken",
                    "not counted as an answer: {taken_for}; if it is one, say so on the document's page in the workbench"
                )
            }
            Self::SectionWithoutText { section } => told!(
                lang,
                "avsnitt {section} har ingen text",
                "section {section} has no text"
            ),
            Self::LongHeading { text } => told!(
                lang,
                "ett stycke med rubrikformat är för långt för en rubrik och har lästs som text: {text}",
                "a paragraph in heading style is too long for a heading and was read as text: {text}"
            ),
            Self::OutsideSections { paragraphs, text } => told!(
                lang,
                "text före den första rubriken hör inte till något avsnitt ({paragraphs} stycken): {text}",
                "{paragraphs} paragraphs of the proposal stand above its first heading, in no section: {text}"
            ),
            Self::BeyondOutline { lines, text } => told!(
                lang,
                "numrerade rader fortsätter inte förslagets numrering och har lästs som text ({lines} rader), den första: {text}",
                "{lines} numbered lines do not continue the proposal's numbering and were read as text, the first: {text}"
            ),
            Self::ProgrammeUnread { why } => {
                let why = why.in_words(lang);
                told!(
                    lang,
                    "det remitterade förslaget kunde inte läsas: {why}; allt gäller förslaget som helhet",
                    "the proposal sent out could not be read: {why}; every statement is general"
                )
            }
            Self::NoSections => told!(
                lang,
                "förslaget har inga avsnitt som gick att finna; allt gäller förslaget som helhet",
                "no sections found in the proposal; every statement is general"
            ),
            Self::NoProgramme => told!(
                lang,
                "det remitterade förslaget hittades inte: lägg det i remissens mapp som programme.docx, eller välj det under Uppgifter i arbetsbänken; allt gäller förslaget som helhet",
                "no proposal was found: put the document that was sent out in the consultation's folder as programme.docx, or choose it under Details in the workbench; every statement is general"
            ),
            Self::NoSuchFile { file, nearest } => {
                let meant = match nearest {
                    None => String::new(),
                    Some(near) => {
                        told!(lang, "; menade du `{near}`?", "; did you mean `{near}`?")
                    }
                };
                told!(
                    lang,
                    "consultation.toml nämner `{file}`, som inte finns{meant}",
                    "consultation.toml names `{file}`, which is not there{meant}"
                )
            }
            Self::UnclaimedCriticism { quote } => told!(
                lang,
                "här kan finnas en invändning, men inget uttalande är bedömt som kritiskt: {quote}",
                "an objection may be here, but no statement is judged critical: {quote}"
            ),
            Self::CommentsNotCounted { comments } => told!(
                lang,
                "kommentarer i filen räknas inte som en del av svaret ({comments}); läs dem på dokumentets sida",
                "comments in the file are not counted as part of the answer ({comments}); read them on the document's page"
            ),
            Self::StruckInProposal => told!(
                lang,
                "i den här kopian av förslaget är text struken; det som bara är struket blir inget uttalande, så läs originalet",
                "text of the proposal was struck in this copy of it; what is only struck is no statement, so read the original"
            ),
            Self::ChoicesUnmarked => told!(
                lang,
                "svarsalternativ utan kryss som gick att läsa är inga uttalanden: se originalet",
                "choices of a form without a mark that could be read are no statements: look at the original"
            ),
            Self::NothingSaid => told!(
                lang,
                "inget uttalande hittades: läs originalet; om det säger något, lägg de orden i en egen textfil bredvid",
                "no statement was found: read the original; if it says something, add those words as a text file of their own, beside it"
            ),
            Self::OtherLanguage { language } => told!(
                lang,
                "texten, eller en del av den, tycks vara på ett annat språk ({language})",
                "the text, or a part of it, seems to be in another language ({language})"
            ),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Lang::En))
    }
}

/// What speaks for a cut, and then what speaks against it.
fn signs(pro: &[CutSign], contra: &[CutSign], lang: Lang) -> String {
    let listed = |signs: &[CutSign]| {
        let words: Vec<&str> = signs.iter().map(|sign| sign.label(lang)).collect();
        words.join(", ")
    };
    let (pro, contra) = (listed(pro), listed(contra));
    if contra.is_empty() {
        return pro;
    }
    told!(lang, "{pro}; men {contra}", "{pro}; but {contra}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_follow_the_language() {
        let warning = Warning::PageWithoutText { page: 3 };
        assert_eq!(warning.in_words(Lang::En), warning.to_string());
        assert_eq!(
            warning.in_words(Lang::Sv),
            "sidan 3 är inskannad och har ingen text"
        );
    }

    #[test]
    fn what_speaks_for_a_cut_stands_before_what_speaks_against_it() {
        let warning = Warning::DoubtfulCut {
            page: 2,
            pro: vec![CutSign::AnotherSender, CutSign::Letterhead],
            contra: vec![CutSign::SameCase],
        };
        assert_eq!(
            warning.in_words(Lang::Sv),
            "osäkert om ett nytt dokument börjar på sidan 2: en annan avsändare, ett brevhuvud; men samma diarienummer"
        );
    }
}
