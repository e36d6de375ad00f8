//! What was odd about a document, as data: carried with it, counted in every
//! summary, and fatal only under `--strict`.

use serde::{Deserialize, Serialize};

use super::{CountsAs, Format, Lang, phrase};

/// Something odd that did not keep a document from being read.
///
/// Variants that a person must act on make the document need attention; see
/// [`Warning::needs_attention`].
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error,
)]
#[serde(rename_all = "snake_case", tag = "warning")]
#[non_exhaustive]
pub enum Warning {
    /// A page holds images and no text: it is scanned.
    #[error("page {page} is scanned and has no text")]
    PageWithoutText {
        /// The page, counted from 1.
        page: u32,
    },
    /// Text was read from pictures by a recogniser and may be wrong.
    #[error("page {page} was read by OCR, confidence {confidence} of 100")]
    OcrText {
        /// The page, counted from 1.
        page: u32,
        /// Mean confidence of the words, 0 to 100.
        confidence: u8,
    },
    /// Glyphs without a known character; each stands as U+FFFD in the text.
    #[error("{count} characters could not be read (font {font})")]
    UnknownCharacters {
        /// The font's name.
        font: String,
        /// How many.
        count: usize,
    },
    /// Tracked changes were read as accepted.
    #[error(
        "tracked changes read as accepted: {inserted} insertions, {deleted} deletions by {authors}"
    )]
    TrackedChanges {
        /// Insertions, moves included.
        inserted: usize,
        /// Deletions.
        deleted: usize,
        /// Who made them, joined by commas.
        authors: String,
    },
    /// A piece of the file that may say something was not read.
    #[error("{what} was not read: {why}")]
    Skipped {
        /// Which piece.
        what: String,
        /// For what reason.
        why: String,
    },
    /// A piece of the file that says nothing of the matter was left out.
    #[error("{what} was left out: {why}")]
    LeftOut {
        /// Which piece.
        what: String,
        /// For what reason.
        why: String,
    },
    /// A limit was reached; what lies beyond it was not read.
    #[error("{limit} reached; the rest was not read")]
    LimitReached {
        /// The limit with its value.
        limit: String,
    },
    /// Text in the file that is hidden was left out.
    #[error("hidden text left out: {characters} characters")]
    HiddenText {
        /// How much.
        characters: usize,
    },
    /// The reader of this format is known to lose some text.
    #[error("check against the original: {why}")]
    CheckOriginal {
        /// What may be wrong.
        why: String,
    },
    /// A page may have lost text, or have other characters than it shows.
    #[error("check page {page} against the original: {why}")]
    CheckPage {
        /// The page, counted from 1.
        page: u32,
        /// What may be wrong.
        why: String,
    },
    /// The file is damaged; what could be read was read.
    #[error("the file is damaged: {what}")]
    Damaged {
        /// Where or how.
        what: String,
    },
    /// The file's name promises another format than its content has.
    #[error("named .{ending}, but the content is {}; read as that", .format.name(Lang::En))]
    Misnamed {
        /// The ending of its name.
        ending: String,
        /// What it is.
        format: Format,
    },
    /// A bundle was cut here, but the place is doubtful.
    #[error("doubtful start of a new document on page {page}: {why}")]
    DoubtfulCut {
        /// First page of the part.
        page: u32,
        /// What speaks for and against.
        why: String,
    },
    /// The respondent could not be told.
    #[error(
        "the respondent could not be told; say who it is on the document's page in the workbench, or in consultation.toml, with file and respondents under [[documents]]"
    )]
    UnknownRespondent,
    /// The machine takes the document for something else than an answer.
    #[error(
        "not counted as an answer: {taken_for}; if it is one, say so on the document's page in the workbench"
    )]
    NotCounted {
        /// What for.
        taken_for: CountsAs,
    },
    /// A section of the programme has no text to tag by.
    #[error("section {section} has no text")]
    SectionWithoutText {
        /// Its number and heading.
        section: String,
    },
    /// A paragraph of the programme has a heading's style, but not its length.
    #[error("a paragraph in heading style is too long for a heading and was read as text: {text}")]
    LongHeading {
        /// How it begins.
        text: String,
    },
    /// Running text of the programme stands above its first heading.
    #[error(
        "{paragraphs} paragraphs of the proposal stand above its first heading, in no section: {text}"
    )]
    OutsideSections {
        /// How many paragraphs.
        paragraphs: usize,
        /// How the first begins.
        text: String,
    },
    /// Numbered lines of the programme do not continue its numbering.
    #[error(
        "{lines} numbered lines do not continue the proposal's numbering and were read as text, the first: {text}"
    )]
    BeyondOutline {
        /// How many lines.
        lines: usize,
        /// How the first begins.
        text: String,
    },
    /// The programme's file could not be read.
    #[error("the proposal sent out could not be read: {why}; every statement is general")]
    ProgrammeUnread {
        /// Why.
        why: super::ReadError,
    },
    /// The programme has no sections that could be found.
    #[error("no sections found in the proposal; every statement is general")]
    NoSections,
    /// No file of the programme was found.
    #[error(
        "no proposal was found: put the document that was sent out in the consultation's folder as programme.docx, or choose it under Details in the workbench; every statement is general"
    )]
    NoProgramme,
    /// `consultation.toml` speaks of a file that is not there.
    #[error(
        "consultation.toml names `{file}`, which is not there{}",
        .nearest.as_ref().map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
    )]
    NoSuchFile {
        /// The file as it is named, with its part.
        file: String,
        /// The one that is named most like it.
        nearest: Option<String>,
    },
    /// The answer is worded critically, but no statement was judged critical.
    #[error("an objection may be here, but no statement is judged critical: {quote}")]
    UnclaimedCriticism {
        /// The wording.
        quote: String,
    },
    /// The document was read, and nothing in it was taken for a statement.
    #[error(
        "no statement was found: read the original; if it says something, add those words as a text file of their own, beside it"
    )]
    NothingSaid,
    /// The text is not in Swedish.
    #[error("the text, or a part of it, seems to be in another language ({language})")]
    OtherLanguage {
        /// ISO 639-1 code.
        language: String,
    },
}

impl Warning {
    /// Whether a person should look at the document because of it.
    pub const fn needs_attention(&self) -> bool {
        matches!(
            self,
            Self::PageWithoutText { .. }
                | Self::OcrText { .. }
                | Self::UnknownCharacters { .. }
                | Self::Skipped { .. }
                | Self::LimitReached { .. }
                | Self::CheckOriginal { .. }
                | Self::CheckPage { .. }
                | Self::Damaged { .. }
                | Self::DoubtfulCut { .. }
                | Self::UnknownRespondent
                | Self::NotCounted { .. }
                | Self::ProgrammeUnread { .. }
                | Self::UnclaimedCriticism { .. }
                | Self::NothingSaid
        )
    }

    /// Whether it is about what the consultation's folder holds, and so to be
    /// told at once.
    pub const fn is_notice(&self) -> bool {
        matches!(
            self,
            Self::NoProgramme | Self::NoSuchFile { .. } | Self::ProgrammeUnread { .. }
        )
    }

    /// Whether it tells of a scan that a recogniser may still read.
    pub const fn is_scan(&self) -> bool {
        match self {
            Self::PageWithoutText { .. } => true,
            Self::ProgrammeUnread { why } => why.is_scan(),
            _ => false,
        }
    }

    /// The same in the words that a person reads; English is what `Display` gives.
    pub fn in_words(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Sv => self.in_swedish(),
        }
    }

    fn in_swedish(&self) -> String {
        match self {
            Self::PageWithoutText { page } => {
                format!("sidan {page} är inskannad och har ingen text")
            }
            Self::OcrText { page, confidence } => format!(
                "sidan {page} är läst med teckentolkning (OCR), säkerhet {confidence} av 100"
            ),
            Self::UnknownCharacters { font, count } => {
                format!("{count} tecken kunde inte läsas (typsnitt {font})")
            }
            Self::TrackedChanges {
                inserted,
                deleted,
                authors,
            } => format!(
                "spårade ändringar är lästa som godkända: {inserted} tillägg och {deleted} strykningar av {authors}"
            ),
            Self::Skipped { what, why } => format!(
                "en del av filen är inte läst: {} ({})",
                phrase::of_reader(what),
                phrase::of_reader(why)
            ),
            Self::LeftOut { what, why } => format!(
                "en del av filen är utelämnad: {} ({})",
                phrase::of_reader(what),
                phrase::of_reader(why)
            ),
            Self::LimitReached { limit } => {
                format!(
                    "en gräns är nådd ({}); resten är inte läst",
                    phrase::of_reader(limit)
                )
            }
            Self::HiddenText { characters } => {
                format!("dold text är utelämnad: {characters} tecken")
            }
            Self::CheckOriginal { why } => {
                format!("jämför med originalet: {}", phrase::of_reader(why))
            }
            Self::CheckPage { page, why } => format!(
                "jämför sidan {page} med originalet: {}",
                phrase::of_reader(why)
            ),
            Self::Damaged { what } => format!("filen är skadad: {}", phrase::of_reader(what)),
            Self::Misnamed { ending, format } => format!(
                "filen heter .{ending}, men innehållet är {} och har lästs som det",
                format.name(Lang::Sv)
            ),
            Self::DoubtfulCut { page, why } => {
                format!(
                    "osäkert om ett nytt dokument börjar på sidan {page}: {}",
                    phrase::of_reader(why)
                )
            }
            Self::UnknownRespondent => {
                "avsändaren kunde inte utläsas; ange den på dokumentets sida i arbetsbänken, eller i consultation.toml, med file och respondents under [[documents]]".to_owned()
            }
            Self::NotCounted { taken_for } => format!(
                "räknas inte som svar: {}; är det ett svar, ange det på dokumentets sida i arbetsbänken",
                taken_for.label(Lang::Sv)
            ),
            Self::SectionWithoutText { section } => format!("avsnitt {section} har ingen text"),
            Self::LongHeading { text } => format!(
                "ett stycke med rubrikformat är för långt för en rubrik och har lästs som text: {text}"
            ),
            Self::OutsideSections { paragraphs, text } => format!(
                "text före den första rubriken hör inte till något avsnitt ({paragraphs} stycken): {text}"
            ),
            Self::BeyondOutline { lines, text } => format!(
                "numrerade rader fortsätter inte förslagets numrering och har lästs som text ({lines} rader), den första: {text}"
            ),
            Self::ProgrammeUnread { why } => format!(
                "det remitterade förslaget kunde inte läsas: {}; allt gäller förslaget som helhet",
                why.in_words(Lang::Sv)
            ),
            Self::NoSections => {
                "förslaget har inga avsnitt som gick att finna; allt gäller förslaget som helhet"
                    .to_owned()
            }
            Self::NoProgramme => {
                "det remitterade förslaget hittades inte: lägg det i remissens mapp som programme.docx, eller välj det under Uppgifter i arbetsbänken; allt gäller förslaget som helhet".to_owned()
            }
            Self::NoSuchFile { file, nearest } => {
                let meant = (nearest.as_ref())
                    .map_or_else(String::new, |near| format!("; menade du `{near}`?"));
                format!("consultation.toml nämner `{file}`, som inte finns{meant}")
            }
            Self::UnclaimedCriticism { quote } => {
                format!(
                    "här kan finnas en invändning, men inget uttalande är bedömt som kritiskt: {quote}"
                )
            }
            Self::NothingSaid => {
                "inget uttalande hittades: läs originalet; om det säger något, lägg de orden i en egen textfil bredvid"
                    .to_owned()
            }
            Self::OtherLanguage { language } => {
                format!("texten, eller en del av den, tycks vara på ett annat språk ({language})")
            }
        }
    }
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
}
