use super::*;
use crate::model::Span;

const SOURCE: &str = "Nämnden tillstyrker inte\nförslaget. Ring Eva Ek, 08-123 456 78, för mer.";

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
