//! The closed vocabularies: one declaration per word gives the variant, its
//! wire name and what officials read in Swedish and English.

use serde::{Deserialize, Serialize};

/// The language that people read; the data itself is never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Swedish, the default.
    #[default]
    Sv,
    /// English.
    En,
}

/// A sentence in the language asked for, as for `format!`: the Swedish, then the
/// English, so that neither can be missing.
macro_rules! told {
    ($lang:expr, $sv:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::model::Lang::Sv => format!($sv),
            $crate::model::Lang::En => format!($en),
        }
    };
}

pub(crate) use told;

/// A word that is not in a closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not a {vocabulary}; expected one of {expected}")]
pub struct UnknownWord {
    /// What stood there.
    pub given: String,
    /// The name of the vocabulary, in English.
    pub vocabulary: &'static str,
    /// The wire names that are known, joined by commas.
    pub expected: String,
    /// The Swedish words that are known, joined by commas.
    pub expected_in_swedish: String,
}

macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        $name:ident as $noun:literal {
            $($(#[$vmeta:meta])* $variant:ident = $wire:literal, $sv:literal, $en:literal;)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $wire)] $variant,)+
        }

        impl $name {
            /// Every word, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name used in files, on the command line and in addresses.
            pub const fn wire(self) -> &'static str {
                match self { $(Self::$variant => $wire),+ }
            }

            /// The word that a person reads.
            pub const fn label(self, lang: $crate::model::Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, $crate::model::Lang::Sv) => $sv, (Self::$variant, $crate::model::Lang::En) => $en,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.wire())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;

            /// Takes the wire name or either label, in any case.
            fn from_str(given: &str) -> Result<Self, $crate::model::UnknownWord> {
                let wanted = given.trim().to_lowercase();
                Self::ALL
                    .iter()
                    .copied()
                    .find(|word| {
                        wanted == word.wire()
                            || wanted == word.label($crate::model::Lang::Sv)
                            || wanted == word.label($crate::model::Lang::En)
                    })
                    .ok_or_else(|| {
                        let all = |name: fn(Self) -> &'static str| {
                            Self::ALL.iter().copied().map(name).collect::<Vec<_>>().join(", ")
                        };
                        $crate::model::UnknownWord {
                            given: given.to_owned(),
                            vocabulary: $noun,
                            expected: all(Self::wire),
                            expected_in_swedish: all(|word| word.label($crate::model::Lang::Sv)),
                        }
                    })
            }
        }
    };
}

pub(super) use vocabulary;

vocabulary! {
    /// What a document that came in counts as. Only an answer has statements; of
    /// the rest it is told why they have none.
    CountsAs as "reason" {
        /// An answer to the consultation.
        Answer = "answer", "svar", "answer";
        /// An answer that its sender has replaced by a later one.
        Replaced = "replaced", "ersatt av ett senare svar", "replaced by a later answer";
        /// An answer to something else.
        OtherMatter = "other_matter", "gäller ett annat ärende", "about another matter";
        /// The proposal itself, come back without a word.
        Proposal = "proposal", "är förslaget självt", "the proposal itself";
        /// A request for more time.
        Extension = "extension", "begär anstånd", "asks for more time";
        /// A covering letter, a receipt, an attachment.
        NoAnswer = "no_answer", "inget svar (följebrev, kvitto, bilaga)", "no answer (covering letter, receipt, attachment)";
    }
}

impl CountsAs {
    /// What everything counted as before there was a choice.
    pub(super) const fn answer() -> Self {
        Self::Answer
    }
}

vocabulary! {
    /// What a statement says of the proposal (shared definition: the codebook).
    Stance as "stance" {
        /// Agrees, welcomes, finds good.
        Supports = "supports", "tillstyrker", "supports";
        /// Yes, but; on condition; in the main.
        SupportsWithReservation = "supports_with_reservation", "tillstyrker med förbehåll", "supports with reservation";
        /// Nothing to object.
        NoObjection = "no_objection", "ingen erinran", "no objection";
        /// Takes no position.
        Abstains = "abstains", "avstår", "abstains";
        /// Worry, risk, lack: a negative judgement short of no.
        Doubts = "doubts", "tveksam", "doubts";
        /// Says no.
        Opposes = "opposes", "avstyrker", "opposes";
        /// Asks that something be changed, added, removed or made clear.
        ProposesChange = "proposes_change", "föreslår ändring", "proposes change";
        /// Asks a direct question.
        Asks = "asks", "frågar", "asks";
        /// Judged to take no position: fact, background, law.
        None = "none", "inget ställningstagande", "no position";
    }
}

impl Stance {
    /// A sign that stands for the stance beside its word and colour, so that
    /// it is told apart without colour. Every common typeface has it.
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Supports => "+",
            Self::SupportsWithReservation => "±",
            Self::NoObjection => "○",
            Self::Abstains => "◊",
            Self::Doubts => "≈",
            Self::Opposes => "−",
            Self::ProposesChange => "Δ",
            Self::Asks => "?",
            Self::None => "·",
        }
    }
}

vocabulary! {
    /// What a part of a document is, and so whose words it holds.
    Role as "role" {
        /// The response's argued body.
        Argument = "argument", "yttrande", "argument";
        /// The body's own decision.
        Decision = "decision", "beslut", "decision";
        /// The officials' draft, where a body decides on it.
        Draft = "draft", "tjänsteförslag", "draft";
        /// A minority's reservation.
        Reservation = "reservation", "reservation", "reservation";
        /// A special statement.
        SpecialStatement = "special_statement", "särskilt yttrande", "special statement";
        /// A note to the minutes.
        Note = "note", "protokollsanteckning", "note to the minutes";
        /// A proposal put by a party.
        Proposal = "proposal", "yrkande", "member's proposal";
        /// Programme text given back.
        Quoted = "quoted", "återgiven text", "quoted text";
        /// Formalities: letterhead, signatures, attendance, page furniture.
        Boilerplate = "boilerplate", "formalia", "boilerplate";
    }
}

impl Role {
    /// Whether these are somebody's words in the matter: neither programme text
    /// given back nor a formality.
    pub const fn is_position(self) -> bool {
        !matches!(self, Self::Quoted | Self::Boilerplate)
    }

    /// Whether these are the words of a minority or a party, never the body's
    /// own.
    pub const fn is_minority(self) -> bool {
        matches!(
            self,
            Self::Reservation | Self::SpecialStatement | Self::Note | Self::Proposal
        )
    }
}

vocabulary! {
    /// What sort of body a respondent is.
    RespondentKind as "kind of respondent" {
        /// A board or committee of a municipality or region.
        Board = "board", "nämnd", "board";
        /// A company, mostly owned by the municipality.
        Company = "company", "bolag", "company";
        /// A political party, or members that act for one.
        Party = "party", "parti", "party";
        /// A state or regional authority.
        Authority = "authority", "myndighet", "authority";
        /// An advisory council.
        Council = "council", "råd", "council";
        /// A trade union or a body of staff and employer.
        Union = "union", "fackförbund", "union";
        /// An association.
        Association = "association", "förening", "association";
        /// A private person.
        Citizen = "citizen", "privatperson", "citizen";
        /// None of these, or not known.
        Other = "other", "övrig", "other";
    }
}

vocabulary! {
    /// How sure a tag is and who stands behind it.
    Status as "status" {
        /// The machine suggests; a person has yet to look.
        Suggested = "suggested", "förslag", "suggested";
        /// Confirmed by the machine, where measured precision allows it.
        Auto = "auto", "maskinbekräftad", "confirmed by machine";
        /// Decided by a person.
        Decided = "decided", "granskad", "decided";
    }
}

impl Status {
    /// Whether a person has reviewed it, as one shows it: what the machine
    /// suggests or is sure of must not look reviewed, and a suggestion not like
    /// a proposal of whoever is quoted.
    pub const fn review(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Suggested, Lang::Sv) => "ej granskad",
            (Self::Suggested, Lang::En) => "not reviewed",
            (Self::Auto, Lang::Sv) => "ej granskad, maskinen är säker",
            (Self::Auto, Lang::En) => "not reviewed, the machine is sure",
            (Self::Decided, Lang::Sv) => "granskad",
            (Self::Decided, Lang::En) => "reviewed",
        }
    }
}

vocabulary! {
    /// Who made a tag.
    Origin as "origin" {
        /// The machine's rules and models.
        Rule = "rule", "maskin", "rule";
        /// A person.
        Person = "person", "person", "person";
    }
}

vocabulary! {
    /// What tells the position of an answer as a whole.
    OverallRule as "rule" {
        /// What is decided, moved or proposed to be decided, in so many words.
        Decision = "decision", "beslutet", "the decision";
        /// The motion that the meeting decided by.
        Motion = "motion", "det yrkande som beslutet följer", "the motion that was carried";
        /// What is argued about the whole, in so many words.
        Argument = "argument", "ställningstagandet till helheten", "the stand on the whole";
        /// What all its statements amount to.
        Statements = "statements", "utläst ur svaret", "read from the answer";
        /// A person's decision.
        Person = "person", "en persons beslut", "a person's decision";
    }
}

vocabulary! {
    /// How a document came out of the reading.
    ReadState as "state" {
        /// Read, nothing to remark.
        Read = "read", "inläst", "read";
        /// Read, but a person should look.
        Attention = "attention", "behöver ses över", "needs attention";
        /// Not read.
        Unread = "unread", "ej inläst", "unread";
    }
}

vocabulary! {
    /// How far the proposer heeds a statement.
    Heeded as "outcome" {
        /// The programme is changed accordingly.
        Yes = "yes", "beaktas", "heeded";
        /// In part.
        Partly = "partly", "beaktas delvis", "heeded in part";
        /// Not.
        No = "no", "beaktas ej", "not heeded";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_by_wire_name_and_label() {
        for stance in Stance::ALL {
            assert_eq!(stance.wire().parse(), Ok(*stance));
            assert_eq!(stance.label(Lang::Sv).to_uppercase().parse(), Ok(*stance));
        }
    }

    #[test]
    fn an_unknown_word_tells_what_is_known() {
        let error = "bolaget".parse::<RespondentKind>().unwrap_err();
        assert!(error.to_string().contains("company"), "{error}");
    }
}
