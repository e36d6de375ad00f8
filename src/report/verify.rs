//! Proves that each quotation of a report is still verbatim in its source, and
//! says which is not.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Manifest;
use super::printable::printable;
use super::{Format, csv, docx, html, json, labels, markdown, mask, xlsx};
use crate::error::Error;
use crate::model::{Consultation, ContentHash, Lang, Span};

/// A quotation as it stands in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The statement's id; or only a document's, where the place is not known.
    pub id: String,
    /// The words.
    pub text: String,
}

/// What a report quotes, and what it says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proved {
    /// The quotations, in the report's order.
    pub quotations: Vec<Quoted>,
    /// What it says that it has; `None` where that was taken out of it.
    pub manifest: Option<Manifest>,
}

impl Proved {
    /// The documents that are quoted or that are to be, by the first digits of
    /// their hashes.
    pub fn documents(&self) -> BTreeSet<&str> {
        let told = self.manifest.iter().flat_map(|told| &told.quotations);
        self.quotations
            .iter()
            .map(|quoted| &quoted.id)
            .chain(told)
            .map(|id| document_of(id))
            .collect()
    }
}

/// A quotation that the report had and has no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The statement's id, or only a document's.
    pub id: String,
    /// Its words, where they are known.
    pub text: Option<String>,
    /// The file that it stands in.
    pub file: Option<String>,
    /// The page.
    pub page: Option<u32>,
}

/// The texts that quotations are held against.
#[derive(Debug, Default)]
pub struct Sources {
    /// By the first twelve digits of the document's hash.
    documents: BTreeMap<String, String>,
    /// Where each known statement stands, by id.
    statements: BTreeMap<String, (Span, Option<u32>)>,
    /// The files, by the first twelve digits of the document's hash.
    files: BTreeMap<String, String>,
}

/// What became of one quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Word for word.
    Verbatim,
    /// Word for word, but for what is masked.
    Masked,
    /// Word for word as far as it goes; the report marks that it is cut.
    Cut,
    /// Not as in the source.
    Differs {
        /// What stands there.
        source: String,
    },
    /// No such document among the sources.
    NoSource,
}

/// What became of all quotations of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// Number of quotations.
    pub quotations: usize,
    /// Number that are verbatim, cut ones included.
    pub verbatim: usize,
    /// Number that are verbatim but for masked places.
    pub masked: usize,
    /// Those that are not, in the report's order.
    pub wrong: Vec<(Quoted, Outcome)>,
    /// Those that the report had and has no more.
    pub missing: Vec<Missing>,
    /// How many more are missing of which it is not known which.
    pub unknown: usize,
    /// Whether the report says which quotations it had.
    pub is_sealed: bool,
}

/// The first digits of the hash of the document that an id is of; of what may
/// be no statement's id, the whole of it.
pub(super) fn document_of(id: &str) -> &str {
    id.split_once('-').map_or(id, |(document, _)| document)
}

impl Verification {
    /// Whether there are quotations, all that there were, and all of them hold.
    pub fn holds(&self) -> bool {
        let is_complete = self.is_sealed && self.missing.is_empty() && self.unknown == 0;
        self.quotations > 0 && self.wrong.is_empty() && is_complete
    }
}

impl Sources {
    /// Adds a document's text.
    pub fn add_document(&mut self, hash: &ContentHash, text: String) {
        self.documents.insert(hash.short().to_owned(), text);
    }

    /// Adds where a consultation's statements stand, so that a quotation that
    /// was cut short is found too.
    pub fn add_statements(&mut self, consultation: &Consultation) {
        let statements = consultation
            .statements
            .iter()
            .map(|tagged| &tagged.statement);
        self.statements
            .extend(statements.map(|one| (one.id.to_string(), (one.span, one.page))));
        let files = consultation.documents.iter();
        self.files
            .extend(files.map(|one| (one.hash.short().to_owned(), one.file.clone())));
    }

    /// What is known of a quotation that is missing.
    fn tell(&self, id: &str) -> Missing {
        let document = document_of(id);
        let (span, page) = self.statements.get(id).copied().unzip();
        let text = self.documents.get(document).zip(span);
        Missing {
            id: id.to_owned(),
            text: text
                .and_then(|(text, span)| text.get(span.start..span.end))
                .map(|text| normal(&printable(text))),
            file: self.files.get(document).cloned(),
            page: page.flatten(),
        }
    }

    /// Holds one quotation against its source. Marks of what is masked stand for
    /// words only where the report is masked.
    pub fn check(&self, quoted: &Quoted, masked: bool) -> Outcome {
        let (short, start) = match quoted.id.split_once('-') {
            Some((short, start)) => (short, start.parse::<usize>().ok()),
            None => (quoted.id.as_str(), None),
        };
        let Some(text) = self.documents.get(short) else {
            return Outcome::NoSource;
        };
        let place = self.statements.get(quoted.id.as_str());
        match (place, start) {
            (Some((span, _)), _) => match text.get(span.start..span.end) {
                Some(source) => compare(&quoted.text, source, Extent::Whole, masked),
                None => Outcome::NoSource,
            },
            (None, Some(start)) => match text.get(start..) {
                Some(source) => compare(&quoted.text, source, Extent::Beginning, masked),
                None => Outcome::NoSource,
            },
            (None, None) => compare(&quoted.text, text, Extent::Anywhere, masked),
        }
    }
}

/// Quotations by id, and what the report says of itself, as a reader finds them.
pub(super) type Written = (Vec<(String, String)>, Option<Manifest>);

/// Reads a report's quotations, whatever its format.
pub fn read(bytes: &[u8]) -> Result<Proved, Error> {
    let format = Format::of(bytes).ok_or_else(|| {
        Error::usage(
            "filen är ingen sammanställning: docx, xlsx, html, md, csv eller json som programmet har skrivit går att pröva",
            "this is no report: expected docx, xlsx, html, md, csv or json that this program has written",
        )
    })?;
    let text = || String::from_utf8_lossy(bytes);
    let (found, manifest) = match format {
        Format::Docx => docx::read::quotations(bytes)?,
        Format::Xlsx => xlsx::quotations(bytes)?,
        Format::Html => html::read(&text()),
        Format::Markdown => markdown::read(&text()),
        Format::Json => json::read(bytes)?,
        Format::Csv => {
            let (found, masked) = csv::quotations(&text());
            // A table holds rows only: it cannot say which it had.
            let manifest = Manifest {
                masked,
                ..Manifest::default()
            };
            (found, Some(manifest))
        }
    };
    Ok(Proved {
        quotations: found
            .into_iter()
            .map(|(id, text)| Quoted { id, text })
            .collect(),
        manifest,
    })
}

/// Holds every quotation against its source, and all of them against what the
/// report says that it has.
pub fn verify(report: Proved, sources: &Sources) -> Verification {
    let manifest = report.manifest;
    let mut verification = Verification {
        is_sealed: manifest.is_some(),
        ..Verification::default()
    };
    let manifest = manifest.unwrap_or_default();
    let found = report.quotations.iter().map(|quoted| quoted.id.as_str());
    let (missing, unknown) = manifest.missing(found);
    verification.missing = missing.iter().map(|id| sources.tell(id)).collect();
    verification.unknown = unknown;
    for quoted in report.quotations {
        verification.quotations += 1;
        match sources.check(&quoted, manifest.masked) {
            Outcome::Verbatim | Outcome::Cut => verification.verbatim += 1,
            Outcome::Masked => verification.masked += 1,
            outcome => verification.wrong.push((quoted, outcome)),
        }
    }
    verification
}

/// How much of the source the quotation is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Beginning,
    Anywhere,
}

fn compare(quotation: &str, source: &str, extent: Extent, masked: bool) -> Outcome {
    let quoted = normal(quotation);
    let original = normal(&printable(source));
    let differs = || Outcome::Differs {
        source: shown(&original, extent, quoted.len()),
    };
    let holds = |quoted: &str, extent: Extent| match extent {
        Extent::Whole => quoted == original,
        Extent::Beginning => starts(&original, quoted).is_some(),
        Extent::Anywhere => find(&original, quoted).is_some(),
    };
    if quoted.is_empty() {
        return differs();
    }
    if holds(&quoted, extent) {
        return Outcome::Verbatim;
    }
    let cut = labels::labels(Lang::Sv).cut;
    if let Some(kept) = quoted.strip_suffix(cut.trim())
        && quotation.len() > 30_000
        && starts(&original, kept.trim_end()).is_some()
    {
        return Outcome::Cut;
    }
    let pieces = mask::pieces(&quoted);
    if masked && pieces.len() > 1 && in_order(&pieces, &original, extent) {
        Outcome::Masked
    } else {
        differs()
    }
}

/// Whether the pieces stand in the source in this order, with no more between
/// them than what is masked can hide.
fn in_order(pieces: &[&str], source: &str, extent: Extent) -> bool {
    /// The longest name or address that is masked.
    const HIDDEN: usize = 120;
    let mut rest = source;
    let last = pieces.len() - 1;
    for (at, piece) in pieces.iter().enumerate() {
        let found = if at == 0 && extent != Extent::Anywhere {
            starts(rest, piece).map(|end| (0, end))
        } else if at == last && extent == Extent::Whole {
            ends(rest, piece)
        } else {
            find(rest, piece)
        };
        match found {
            Some((start, end)) if at == 0 || start <= HIDDEN => rest = &rest[end..],
            _ => return false,
        }
    }
    true
}

/// White space as single spaces: line breaks differ between formats.
fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the beginning of `source` ends that is the same as `quoted`.
fn starts(source: &str, quoted: &str) -> Option<usize> {
    source.starts_with(quoted).then_some(quoted.len())
}

fn ends(source: &str, quoted: &str) -> Option<(usize, usize)> {
    source
        .ends_with(quoted)
        .then(|| (source.len() - quoted.len(), source.len()))
}

fn find(source: &str, quoted: &str) -> Option<(usize, usize)> {
    source
        .find(quoted)
        .map(|start| (start, start + quoted.len()))
}

/// As much of the source as helps to see the difference.
fn shown(source: &str, extent: Extent, length: usize) -> String {
    match extent {
        Extent::Whole => source.to_owned(),
        Extent::Beginning => source.chars().take(length.clamp(80, 400)).collect(),
        Extent::Anywhere => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "Nämnden tillstyrker inte\nförslaget. Ring Eva Ek, 08-123 456 78, för mer.";

    fn check(quotation: &str, extent: Extent, verbatim: Option<Outcome>) {
        let outcome = compare(quotation, SOURCE, extent, true);
        match verbatim {
            Some(expected) => assert_eq!(outcome, expected, "{quotation}"),
            None => assert!(matches!(outcome, Outcome::Differs { .. }), "{quotation}"),
        }
    }

    #[test]
    fn a_changed_word_is_found_and_a_line_break_is_none() {
        check(SOURCE, Extent::Whole, Some(Outcome::Verbatim));
        check(
            "Nämnden tillstyrker inte förslaget.",
            Extent::Beginning,
            Some(Outcome::Verbatim),
        );
        check("Nämnden tillstyrker förslaget.", Extent::Beginning, None);
        check("Nämnden tillstyrker", Extent::Whole, None);
        check("", Extent::Beginning, None);
    }

    #[test]
    fn masked_places_are_skipped_but_the_rest_must_hold() {
        check(
            "Nämnden tillstyrker inte förslaget. Ring [namn maskerat], [telefonnummer maskerat], för mer.",
            Extent::Whole,
            Some(Outcome::Masked),
        );
        check(
            "Nämnden tillstyrker förslaget. Ring [namn maskerat], för mer.",
            Extent::Whole,
            None,
        );
    }

    #[test]
    fn a_report_that_is_not_masked_has_no_masks() {
        let quotation = SOURCE.replace("Eva Ek", "[namn maskerat]");
        let outcome = compare(&quotation, SOURCE, Extent::Whole, false);
        assert!(matches!(outcome, Outcome::Differs { .. }));
        let outcome = compare(&quotation, SOURCE, Extent::Whole, true);
        assert_eq!(outcome, Outcome::Masked);
    }

    #[test]
    fn a_stand_in_is_only_what_it_stands_for() {
        assert_eq!(
            compare("a\u{fffd}b", "a\u{202e}b", Extent::Whole, false),
            Outcome::Verbatim
        );
        assert!(matches!(
            compare("a\u{fffd}b", "axb", Extent::Whole, false),
            Outcome::Differs { .. }
        ));
    }

    #[test]
    fn a_masked_place_hides_no_more_than_a_name_and_nothing_at_the_ends() {
        for quotation in [
            "tillstyrker inte förslaget. Ring [namn maskerat], 08-123 456 78, för mer.",
            "Nämnden tillstyrker inte förslaget. Ring [namn maskerat], 08-123 456 78, för",
        ] {
            check(quotation, Extent::Whole, None);
        }
        let between = "och planen är bra ".repeat(9);
        let source = format!("Nämnden tillstyrker {between}förslaget.");
        let quotation = "Nämnden tillstyrker [namn maskerat]förslaget.";
        let outcome = compare(quotation, &source, Extent::Whole, true);
        assert!(matches!(outcome, Outcome::Differs { .. }));
    }

    #[test]
    fn only_a_long_quotation_may_be_cut_and_only_where_it_is_marked() {
        let cut = labels::labels(Lang::Sv).cut;
        let source = "Planen är bra. ".repeat(3_000);
        let long = format!("{}{cut}", &source[..31_500]);
        assert_eq!(compare(&long, &source, Extent::Whole, false), Outcome::Cut);
        for other in [
            format!("{}{cut}", &source[..300]),
            long.replacen("bra", "dålig", 1),
            source[..31_500].to_owned(),
        ] {
            let outcome = compare(&other, &source, Extent::Whole, false);
            assert!(matches!(outcome, Outcome::Differs { .. }));
        }
    }

    /// The sources of one document, with one statement known by its place.
    fn sources() -> (Sources, String, String) {
        let hash = ContentHash::of(b"svar");
        let mut sources = Sources::default();
        sources.add_document(&hash, SOURCE.to_owned());
        let id = format!("{}-0", hash.short());
        let end = SOURCE.find(" Ring").unwrap();
        sources
            .statements
            .insert(id.clone(), (Span::new(0, end), None));
        (sources, hash.short().to_owned(), id)
    }

    #[test]
    fn a_quotation_is_held_against_its_own_place() {
        let (mut sources, document, id) = sources();
        let outcome = |sources: &Sources, id: &str, text: &str| {
            let quoted = Quoted {
                id: id.to_owned(),
                text: text.to_owned(),
            };
            sources.check(&quoted, false)
        };
        let whole = "Nämnden tillstyrker inte förslaget.";
        let ring = SOURCE.find("Ring").unwrap();
        let unknown = format!("{document}-{ring}");
        for (id, text) in [
            (&id, whole),
            (&unknown, "Ring Eva Ek"),
            (&document, "08-123 456 78"),
        ] {
            assert_eq!(outcome(&sources, id, text), Outcome::Verbatim, "{text}");
        }
        for (id, text) in [
            (&id, "Nämnden tillstyrker"),
            (&unknown, whole),
            (&document, "Nämnden avstyrker"),
        ] {
            let outcome = outcome(&sources, id, text);
            assert!(matches!(outcome, Outcome::Differs { .. }), "{text}");
        }
        let beyond = SOURCE.len() + 1;
        for id in ["annat-0", "annat", &format!("{document}-{beyond}")] {
            assert_eq!(outcome(&sources, id, whole), Outcome::NoSource, "{id}");
        }
        sources
            .statements
            .insert(id.clone(), (Span::new(0, beyond), None));
        assert_eq!(outcome(&sources, &id, whole), Outcome::NoSource);
    }

    #[test]
    fn a_report_holds_where_all_that_it_had_is_there_word_for_word() {
        let (sources, _, id) = sources();
        let report = |text: &str, ids: &[&str], number: usize, masked: bool| Proved {
            quotations: vec![Quoted {
                id: id.clone(),
                text: text.to_owned(),
            }],
            manifest: Some(Manifest {
                masked,
                number,
                quotations: ids.iter().map(|id| (*id).to_owned()).collect(),
                ..Manifest::default()
            }),
        };
        let whole = "Nämnden tillstyrker inte förslaget.";
        let good = report(whole, &[&id], 1, false);
        let unsealed = Proved {
            manifest: None,
            ..good.clone()
        };
        assert!(verify(good, &sources).holds());
        let empty = Proved {
            quotations: Vec::new(),
            manifest: Some(Manifest::default()),
        };
        let masked = "Nämnden [namn maskerat] förslaget.";
        assert!(verify(report(masked, &[&id], 1, true), &sources).holds());
        for broken in [
            unsealed,
            empty,
            report(whole, &[&id, &id], 2, false),
            report(whole, &[&id], 2, false),
            report("Nämnden tillstyrker förslaget.", &[&id], 1, false),
            report(masked, &[&id], 1, false),
        ] {
            assert!(!verify(broken.clone(), &sources).holds(), "{broken:?}");
        }
        let other = report(whole, &["annat-7"], 1, false);
        assert_eq!(other.documents().len(), 2);
    }
}
