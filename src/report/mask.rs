//! Masking of personal data in what a report quotes. The documents themselves
//! are never touched.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::content::Masked;
use super::labels::labels;
use crate::model::{BoilerplateReason, Consultation, Fate, Lang, RespondentKind, Role, Span};

/// Replaces personal data and counts it.
#[derive(Debug, Default)]
pub(super) struct Mask {
    lang: Lang,
    /// Names with what stands for them, longest first.
    names: Vec<(String, String)>,
    /// What was replaced so far.
    pub(super) masked: Masked,
}

static E_MAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+").expect("a valid pattern")
});
static IDENTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:\d{2})?\d{6}[ ]?[-+–]?[ ]?\d{4}\b").expect("a valid pattern")
});
static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:\+|\b00)46[\s-]?(?:\(0\))?[\s-]?[1-9]\d{0,2}[\s/–-]*\d{2,3}(?:[\s-]?\d{2,3}){1,3}\b",
        r"|\b0[1-9]\d{0,2}(?:\s?[-–/]\s?|\s)\d{2,3}(?:[\s-]?\d{2,3}){1,2}\b",
        r"|\b07\d{8}\b",
    ))
    .expect("a valid pattern")
});
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?",
        r" (?:(?:af|av|von|de) )?",
        r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?"
    ))
    .expect("a valid pattern")
});
/// What stands for something masked, in either language.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\[(?:personnummer|telefonnummer|e-postadress|namn) maskerat\]",
        r"|\[(?:identity number|telephone number|e-mail address|name) masked\]",
        r"|\b(?:Privatperson|Private person) \d+",
    ))
    .expect("a valid pattern")
});

impl Mask {
    /// A mask that knows who signed the answers and which private persons answered.
    pub(super) fn new(lang: Lang, consultation: &Consultation) -> Self {
        let person = labels(lang).private_person;
        let mut names: Vec<(String, String)> = private_persons(consultation)
            .into_iter()
            .enumerate()
            .map(|(at, name)| (name, format!("{person} {}", at + 1)))
            .collect();
        let known: BTreeSet<String> = names.iter().map(|(name, _)| name.clone()).collect();
        let mark = mark(lang, "namn", "name");
        names.extend(
            signed(consultation)
                .into_iter()
                .filter(|name| !known.contains(name))
                .map(|name| (name, mark.clone())),
        );
        names.sort_by(|(one, _), (other, _)| {
            other.len().cmp(&one.len()).then_with(|| one.cmp(other))
        });
        Self {
            lang,
            names,
            masked: Masked::default(),
        }
    }

    /// The text with personal data replaced.
    pub(super) fn apply(&mut self, text: &str) -> String {
        let lang = self.lang;
        let masked = &mut self.masked;
        let text = E_MAIL.replace_all(text, |_: &Captures<'_>| {
            masked.e_mails += 1;
            mark(lang, "e-postadress", "e-mail address")
        });
        let text = IDENTITY.replace_all(&text, |found: &Captures<'_>| {
            if is_identity_number(&found[0]) {
                masked.identity_numbers += 1;
                mark(lang, "personnummer", "identity number")
            } else {
                found[0].to_owned()
            }
        });
        let text = TELEPHONE.replace_all(&text, |found: &Captures<'_>| {
            if is_telephone(&found[0]) {
                masked.telephones += 1;
                mark(lang, "telefonnummer", "telephone number")
            } else {
                found[0].to_owned()
            }
        });
        let mut text = text.into_owned();
        for (name, stand_in) in &self.names {
            masked.names += replace_words(&mut text, name, stand_in);
        }
        text
    }

    /// The same, not counted: for what stands in the report again and again.
    pub(super) fn apply_uncounted(&mut self, text: &str) -> String {
        let masked = self.masked;
        let text = self.apply(text);
        self.masked = masked;
        text
    }
}

fn mark(lang: Lang, sv: &str, en: &str) -> String {
    match lang {
        Lang::Sv => format!("[{sv} maskerat]"),
        Lang::En => format!("[{en} masked]"),
    }
}

/// The pieces of a text between what is masked; one piece where nothing is.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    MARK.split(text).collect()
}

/// A personal identity number or co-ordination number: a date that can be, and
/// the right check digit.
fn is_identity_number(found: &str) -> bool {
    let digits: Vec<u32> = found.chars().filter_map(|sign| sign.to_digit(10)).collect();
    let Some(short) = digits.len().checked_sub(10).map(|from| &digits[from..]) else {
        return false;
    };
    let month = short[2] * 10 + short[3];
    let day = short[4] * 10 + short[5];
    let sum: u32 = short
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let weighed = if at % 2 == 0 { digit * 2 } else { *digit };
            weighed / 10 + weighed % 10
        })
        .sum();
    (1..=12).contains(&month)
        && ((1..=31).contains(&day) || (61..=91).contains(&day))
        && sum.is_multiple_of(10)
}

/// Swedish numbers have eight to ten digits with their zero.
fn is_telephone(found: &str) -> bool {
    let digits = found.chars().filter(char::is_ascii_digit).count();
    if found.starts_with('+') || found.starts_with("00") {
        (9..=14).contains(&digits)
    } else {
        (8..=10).contains(&digits)
    }
}

/// Replaces the name wherever it stands as whole words, its genitive included;
/// gives how often.
fn replace_words(text: &mut String, name: &str, stand_in: &str) -> usize {
    let mut replaced = 0;
    let mut from = 0;
    while let Some(found) = text[from..].find(name) {
        let start = from + found;
        let end = start + name.len();
        let after = text[end..].strip_prefix('s').unwrap_or(&text[end..]);
        let inside_word = text[..start].ends_with(char::is_alphanumeric)
            || after.starts_with(char::is_alphanumeric);
        if inside_word {
            from = end;
        } else {
            text.replace_range(start..end, stand_in);
            from = start + stand_in.len();
            replaced += 1;
        }
    }
    replaced
}

/// Private persons who answered, in the order of their answers.
fn private_persons(consultation: &Consultation) -> Vec<String> {
    let mut seen = BTreeSet::new();
    consultation
        .documents
        .iter()
        .filter(|document| document.identity.kind == RespondentKind::Citizen)
        .flat_map(|document| &document.identity.respondents)
        .filter(|name| !name.is_empty() && seen.insert((*name).clone()))
        .cloned()
        .collect()
}

/// Names under letters, in electronic signatures and of case officers.
fn signed(consultation: &Consultation) -> BTreeSet<String> {
    let asked = consultation.about.asked.iter();
    let bodies: Vec<&String> = asked
        .flat_map(|asked| std::iter::once(&asked.name).chain(&asked.aliases))
        .chain(
            consultation
                .documents
                .iter()
                .flat_map(|document| &document.identity.respondents),
        )
        .collect();
    let mut names = BTreeSet::new();
    let ranges = consultation.statements_by_document();
    for (document, range) in consultation.documents.iter().zip(ranges) {
        let signatures: Vec<Span> = document
            .ledger
            .iter()
            .filter(|entry| is_signature(&entry.fate))
            .map(|entry| entry.span)
            .collect();
        if signatures.is_empty() {
            continue;
        }
        let texts = consultation.statements[range].iter().filter(|tagged| {
            tagged.statement.role == Role::Boilerplate
                && signatures
                    .iter()
                    .any(|span| span.overlaps(tagged.statement.span))
        });
        for tagged in texts {
            names.extend(
                NAME.find_iter(&tagged.statement.text)
                    .map(|found| found.as_str().to_owned()),
            );
        }
    }
    names.retain(|name| !bodies.iter().any(|body| body.contains(name.as_str())));
    names
}

const fn is_signature(fate: &Fate) -> bool {
    matches!(
        fate,
        Fate::Boilerplate {
            reason: BoilerplateReason::Signature
                | BoilerplateReason::ESignature
                | BoilerplateReason::Contact
        }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut mask = Mask {
            lang: Lang::Sv,
            names: vec![("Eva Ek".to_owned(), "[namn maskerat]".to_owned())],
            masked: Masked::default(),
        };
        assert_eq!(mask.apply(text), expected);
    }

    #[test]
    fn identity_numbers_need_a_date_and_a_check_digit() {
        check("född 811228-9874.", "född [personnummer maskerat].");
        check("19811228-9874", "[personnummer maskerat]");
        check("811288-9871", "[personnummer maskerat]");
        check("org.nr 212000-1355", "org.nr 212000-1355");
        check("811228-9875", "811228-9875");
    }

    #[test]
    fn telephone_numbers_in_swedish_shapes() {
        check("ring 08-123 456 78", "ring [telefonnummer maskerat]");
        check("070-123 45 67,", "[telefonnummer maskerat],");
        check("0701234567", "[telefonnummer maskerat]");
        check("+46 (0)8 123 456 78", "[telefonnummer maskerat]");
        check("0512-123 45", "[telefonnummer maskerat]");
        check(
            "dnr KS 2024/0412 den 2025-04-30",
            "dnr KS 2024/0412 den 2025-04-30",
        );
        check("2024–2027, 10 000 kr, 0,5 %", "2024–2027, 10 000 kr, 0,5 %");
    }

    #[test]
    fn e_mail_and_names() {
        check(
            "Eva Ek (eva.ek@ekstad.se) och Eva Eklund; Eva Eks yrkande",
            "[namn maskerat] ([e-postadress maskerat]) och Eva Eklund; [namn maskerat]s yrkande",
        );
    }

    #[test]
    fn a_masked_text_comes_apart_at_its_marks() {
        assert_eq!(pieces("ring [telefonnummer maskerat] nu"), ["ring ", " nu"]);
        assert_eq!(pieces("ring nu"), ["ring nu"]);
    }
}
