//! What should be said about a query, in plain words.

use super::FieldName;
use crate::model::Lang;

/// What should be said about a query that was taken a little otherwise than typed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hint {
    /// A quotation mark was missing.
    QuoteClosed,
    /// A closing parenthesis was missing.
    ParenthesisClosed,
    /// A closing parenthesis stood alone.
    StrayParenthesis,
    /// Nothing stood between parentheses.
    EmptyParentheses,
    /// `ELLER` or `-` had nothing to work on.
    LoneOperator,
    /// A field that does not exist.
    UnknownField {
        /// Its name.
        name: String,
    },
    /// A field without a value.
    EmptyField {
        /// Which.
        field: FieldName,
    },
    /// A value that the field cannot have.
    UnknownValue {
        /// The field.
        field: FieldName,
        /// What was typed.
        value: String,
        /// The nearest that it can have, in Swedish.
        nearest: Option<String>,
    },
    /// A `*` before a word.
    LeadingWildcard,
    /// A `*` within a word.
    InnerWildcard,
    /// A `*` between quotation marks.
    QuotedWildcard,
    /// Too few letters before a `*`.
    ShortPrefix,
    /// More words than are searched for.
    TooLong,
    /// Parentheses within parentheses, too many.
    TooDeep,
    /// No statement has all the words; those with most of them are given.
    Relaxed,
    /// A section that no programme searched has.
    UnknownSection {
        /// What was typed.
        value: String,
    },
    /// A consultation that is not in the index.
    UnknownConsultation {
        /// What was typed.
        value: String,
    },
}

impl Hint {
    /// The hint in words.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Sv => self.swedish(),
            Lang::En => self.english(),
        }
    }

    fn swedish(&self) -> String {
        match self {
            Self::QuoteClosed => "Citattecknet avslutades.".to_owned(),
            Self::ParenthesisClosed => "Parentesen avslutades.".to_owned(),
            Self::StrayParenthesis => "En ensam parentes lämnades utan avseende.".to_owned(),
            Self::EmptyParentheses => "En tom parentes lämnades utan avseende.".to_owned(),
            Self::LoneOperator => {
                "Ett ensamt ELLER eller minustecken lämnades utan avseende.".to_owned()
            }
            Self::UnknownField { name } => {
                format!("Fältet ”{name}” finns inte; det söktes som vanliga ord.")
            }
            Self::EmptyField { field } => {
                format!("Fältet ”{}” saknade värde.", field.label(Lang::Sv))
            }
            Self::UnknownValue {
                field,
                value,
                nearest,
            } => {
                let field = field.label(Lang::Sv);
                let question = nearest
                    .as_ref()
                    .map(|nearest| format!(" Menade du ”{nearest}”?"))
                    .unwrap_or_default();
                format!(
                    "”{value}” är inget värde för ”{field}”; det söktes som vanliga ord.{question}"
                )
            }
            Self::LeadingWildcard => {
                "Tecknet * kan bara stå sist i ett ord. Delar av sammansatta ord hittas ändå."
                    .to_owned()
            }
            Self::InnerWildcard => {
                "Tecknet * kan bara stå sist i ett ord; det som följde lämnades utan avseende."
                    .to_owned()
            }
            Self::QuotedWildcard => {
                "Tecknet * gäller inte inom citattecken; orden söktes precis som de står."
                    .to_owned()
            }
            Self::ShortPrefix => "Minst två bokstäver behövs före *.".to_owned(),
            Self::TooLong => "Sökningen var för lång; bara den första delen användes.".to_owned(),
            Self::TooDeep => "För många parenteser inuti varandra.".to_owned(),
            Self::Relaxed => {
                "Inget uttalande har alla orden; här visas de som har flest av dem.".to_owned()
            }
            Self::UnknownSection { value } => format!("Avsnittet ”{value}” finns inte."),
            Self::UnknownConsultation { value } => format!("Remissen ”{value}” finns inte."),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::QuoteClosed => "The quotation mark was closed.".to_owned(),
            Self::ParenthesisClosed => "The parenthesis was closed.".to_owned(),
            Self::StrayParenthesis => "A stray parenthesis was ignored.".to_owned(),
            Self::EmptyParentheses => "An empty parenthesis was ignored.".to_owned(),
            Self::LoneOperator => "An OR or minus sign that stood alone was ignored.".to_owned(),
            Self::UnknownField { name } => {
                format!("There is no field `{name}`; it was taken as ordinary words.")
            }
            Self::EmptyField { field } => {
                format!("The field `{}` had no value.", field.label(Lang::En))
            }
            Self::UnknownValue {
                field,
                value,
                nearest,
            } => {
                let field = field.label(Lang::En);
                let question = nearest
                    .as_ref()
                    .map(|nearest| format!(" Did you mean `{nearest}`?"))
                    .unwrap_or_default();
                format!(
                    "`{value}` is no value of `{field}`; it was taken as ordinary words.{question}"
                )
            }
            Self::LeadingWildcard => {
                "A * can only end a word. Parts of compound words are found anyway.".to_owned()
            }
            Self::InnerWildcard => {
                "A * can only end a word; what came after it was ignored.".to_owned()
            }
            Self::QuotedWildcard => {
                "A * counts for nothing between quotation marks; the words were looked for as they stand."
                    .to_owned()
            }
            Self::ShortPrefix => "At least two letters are needed before a *.".to_owned(),
            Self::TooLong => "The query was too long; only its beginning was used.".to_owned(),
            Self::TooDeep => "Too many parentheses within each other.".to_owned(),
            Self::Relaxed => {
                "No statement has all the words; these have the most of them.".to_owned()
            }
            Self::UnknownSection { value } => format!("There is no section `{value}`."),
            Self::UnknownConsultation { value } => format!("There is no consultation `{value}`."),
        }
    }
}
