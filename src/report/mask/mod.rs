//! Masking of personal data in what a report quotes. The documents themselves
//! are never touched.

mod name;
mod number;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::content::Masked;
use super::labels::labels;
use crate::model::{Consultation, Lang};
use name::{private_persons, replace_in_file_name, replace_words, signed};
use number::{IDENTITY, TELEPHONE, is_identity_number, is_telephone};

/// Replaces personal data and counts it.
#[derive(Debug, Default)]
pub(super) struct Mask {
    lang: Lang,
    /// Names with what stands for them, longest first.
    names: Vec<(String, String)>,
    /// How many of them are private persons who answered.
    pub(super) persons: usize,
    /// What stands again and again and is counted already.
    counted: BTreeSet<String>,
    /// What was replaced so far.
    pub(super) masked: Masked,
}

static E_MAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+").expect("a valid pattern")
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
        let persons = names.len();
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
            persons,
            counted: BTreeSet::new(),
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

    /// The same, counted the first time only: for what stands in the report
    /// again and again.
    pub(super) fn apply_once(&mut self, text: &str) -> String {
        let masked = self.masked;
        let shown = self.apply(text);
        self.count_once(text, masked);
        shown
    }

    /// The same for a file's name, where other signs stand for the spaces.
    pub(super) fn apply_to_file(&mut self, name: &str) -> String {
        let masked = self.masked;
        let mut shown = self.apply(name);
        for (person, stand_in) in &self.names {
            self.masked.names += replace_in_file_name(&mut shown, person, stand_in);
        }
        self.count_once(name, masked);
        shown
    }

    /// Takes the count back to `before` where this text was counted already.
    fn count_once(&mut self, text: &str, before: Masked) {
        if self.masked != before && !self.counted.insert(text.to_owned()) {
            self.masked = before;
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut mask = Mask {
            lang: Lang::Sv,
            names: vec![("Eva Ek".to_owned(), "[namn maskerat]".to_owned())],
            persons: 0,
            counted: BTreeSet::new(),
            masked: Masked::default(),
        };
        assert_eq!(mask.apply(text), expected);
    }

    #[test]
    fn identity_numbers_need_a_date_and_their_form_or_a_check_digit() {
        check("född 811228-9874.", "född [personnummer maskerat].");
        check("19811228-9874", "[personnummer maskerat]");
        check("811288-9871", "[personnummer maskerat]");
        check("org.nr 212000-1355", "org.nr 212000-1355");
        // a digit is wrong, as of a scanned page or a slip of the hand
        check("811228-9875", "[personnummer maskerat]");
        check("811228–9875", "[personnummer maskerat]");
        check("811228\u{2011}9875", "[personnummer maskerat]");
        check("19850412-1236", "[personnummer maskerat]");
        check("198504121236", "[personnummer maskerat]");
        check("19850412 1236", "[personnummer maskerat]");
        // ten digits alone may be anything
        check("8112289874", "[personnummer maskerat]");
        check("8112289875", "8112289875");
        check("811228 9875", "811228 9875");
        check("811328-9875", "811328-9875");
        check("bg 991231-12345", "bg 991231-12345");
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
    fn a_name_in_a_files_name_has_other_signs_between_its_parts() {
        let mut mask = Mask {
            names: vec![("Åsa Lindqvist".to_owned(), "Privatperson 1".to_owned())],
            ..Mask::default()
        };
        for (file, wanted) in [
            ("svar_Åsa_Lindqvist.txt", "svar_Privatperson 1.txt"),
            ("åsa-lindqvist.pdf", "Privatperson 1.pdf"),
            ("in/Lindqvist.Åsa.docx", "in/Privatperson 1.docx"),
            ("AsaLindqvistsson_Åsa.txt", "AsaLindqvistsson_Åsa.txt"),
            ("Åsa Lindqvists svar.txt", "Privatperson 1s svar.txt"),
        ] {
            assert_eq!(mask.apply_to_file(file), wanted);
        }
        let counted = mask.masked.names;
        assert_eq!(counted, 4);
        mask.apply_to_file("svar_Åsa_Lindqvist.txt");
        assert_eq!(mask.masked.names, counted, "a file is counted once");
    }

    #[test]
    fn a_masked_text_comes_apart_at_its_marks() {
        assert_eq!(pieces("ring [telefonnummer maskerat] nu"), ["ring ", " nu"]);
        assert_eq!(pieces("ring nu"), ["ring nu"]);
    }
}
