//! What was odd about a document, as data: carried with it, counted in every
//! summary, and fatal only under `--strict`.

mod words;

use serde::{Deserialize, Serialize};

use super::{
    CharacterSource, CountsAs, CutSign, Doubt, Fault, Format, Limit, OcrFailure, PageDoubt, Piece,
    ReadError, Reason,
};

/// Something odd that did not keep a document from being read.
///
/// Variants that a person must act on make the document need attention; see
/// [`Warning::needs_attention`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "warning")]
#[non_exhaustive]
pub enum Warning {
    /// A page holds images and no text: it is scanned.
    PageWithoutText {
        /// The page, counted from 1.
        page: u32,
    },
    /// Text was read from pictures by a recogniser and may be wrong.
    OcrText {
        /// The page, counted from 1.
        page: u32,
        /// Mean confidence of the words, 0 to 100.
        confidence: u8,
    },
    /// A recogniser failed on a scanned page.
    Unrecognised {
        /// What failed.
        failure: OcrFailure,
    },
    /// Glyphs or bytes without a known character; each stands as U+FFFD in the text.
    UnknownCharacters {
        /// Where they stand.
        source: CharacterSource,
        /// How many.
        count: usize,
    },
    /// Tracked changes were read as accepted.
    TrackedChanges {
        /// Insertions, moves included.
        inserted: usize,
        /// Deletions.
        deleted: usize,
        /// Who made them, joined by commas.
        authors: String,
    },
    /// A piece of the file that may say something was not read.
    Skipped {
        /// Which piece.
        piece: Piece,
        /// For what reason.
        reason: Reason,
    },
    /// A piece of the file that says nothing of the matter was left out.
    LeftOut {
        /// Which piece.
        piece: Piece,
        /// For what reason.
        reason: Reason,
    },
    /// A limit was reached; what lies beyond it was not read.
    LimitReached {
        /// The limit.
        limit: Limit,
    },
    /// Text in the file that is hidden was left out.
    HiddenText {
        /// How much.
        characters: usize,
    },
    /// Text that is struck through was left out.
    StruckText {
        /// How much.
        characters: usize,
    },
    /// The reader of this format is known to lose some text.
    CheckOriginal {
        /// What may be wrong.
        doubt: Doubt,
    },
    /// A page may have lost text, or have other characters than it shows.
    CheckPage {
        /// The page, counted from 1.
        page: u32,
        /// What may be wrong.
        doubt: PageDoubt,
    },
    /// The file is damaged; what could be read was read.
    Damaged {
        /// The part that is, where it is not the file as a whole.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<String>,
        /// In what way.
        fault: Fault,
    },
    /// The file's name promises another format than its content has.
    Misnamed {
        /// The ending of its name.
        ending: String,
        /// What it is.
        format: Format,
    },
    /// A bundle was cut here, but the place is doubtful.
    DoubtfulCut {
        /// First page of the part.
        page: u32,
        /// What speaks for it.
        pro: Vec<CutSign>,
        /// What speaks against it.
        contra: Vec<CutSign>,
    },
    /// The respondent could not be told.
    UnknownRespondent,
    /// The machine takes the document for something else than an answer.
    NotCounted {
        /// What for.
        taken_for: CountsAs,
    },
    /// A section of the programme has no text to tag by.
    SectionWithoutText {
        /// Its number and heading.
        section: String,
    },
    /// A paragraph of the programme has a heading's style, but not its length.
    LongHeading {
        /// How it begins.
        text: String,
    },
    /// Running text of the programme stands above its first heading.
    OutsideSections {
        /// How many paragraphs.
        paragraphs: usize,
        /// How the first begins.
        text: String,
    },
    /// Numbered lines of the programme do not continue its numbering.
    BeyondOutline {
        /// How many lines.
        lines: usize,
        /// How the first begins.
        text: String,
    },
    /// The programme's file could not be read.
    ProgrammeUnread {
        /// Why.
        why: ReadError,
    },
    /// The programme has no sections that could be found.
    NoSections,
    /// No file of the programme was found.
    NoProgramme,
    /// `consultation.toml` speaks of a file that is not there.
    NoSuchFile {
        /// The file as it is named, with its part.
        file: String,
        /// The one that is named most like it.
        nearest: Option<String>,
    },
    /// The answer is worded critically, but no statement was judged critical.
    UnclaimedCriticism {
        /// The wording.
        quote: String,
    },
    /// The file has comments, and is no copy of the proposal: they may be notes of
    /// those who wrote it.
    CommentsNotCounted {
        /// How many paragraphs of comments.
        comments: usize,
    },
    /// Words of the proposal were struck: no statement tells of it.
    StruckInProposal,
    /// Choices of a form stand one after the other, and no mark tells which was made.
    ChoicesUnmarked,
    /// The document was read, and nothing in it was taken for a statement.
    NothingSaid,
    /// The text is not in Swedish.
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
                | Self::Unrecognised { .. }
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
                | Self::CommentsNotCounted { .. }
                | Self::StruckInProposal
                | Self::ChoicesUnmarked
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
}
