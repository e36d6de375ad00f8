//! A report that is made shorter says so, counts the same, and is proved.

use remiss::report::verify;
use remiss::report::{Format, Omission, Options, Report, Selection};

use super::fixture::ekstad;
use super::{dated, package, sources, whole};
use crate::support::Workplace;

#[test]
fn what_is_left_out_is_told_and_counts_nevertheless() {
    let answers = ekstad();
    let all = whole(&answers.consultation);
    let options = Options {
        without: Omission::ALL.to_vec(),
        ..dated()
    };
    let limited = Selection {
        limit: Some(1),
        ..Selection::default()
    };
    let short = Report::build(&answers.consultation, &limited, &options);
    assert_eq!(short.positions, all.positions);
    assert_eq!(short.matrix, all.matrix);
    for (one, other) in short.excerpts.iter().zip(&all.excerpts) {
        assert_eq!(one.summary, other.summary);
        assert_eq!(one.counts, other.counts);
    }
    let told = "Bilaga 1 med alla uttalanden, svar för svar, skäl och bakgrund utan eget ställningstagande i avsnitten och citat utöver 1 per hållning och avsnitt";
    assert_eq!(short.cover.left_out.as_deref(), Some(told));
    assert!(short.method[0].contains(told) && short.method[0].contains("under Rapporter"));
    let background = "Nämnden följer i dag upp målen två gånger per år.";
    for format in Format::ALL.iter().filter(|format| format.is_prose()) {
        let bytes = format.write(&short, None).unwrap();
        let text = package::text(&bytes);
        // once on the cover, once where it is told how the report was made
        assert_eq!(text.matches(told).count(), 2, "{format}");
        assert!(text.contains("Bilagan är utelämnad."), "{format}");
        assert!(text.contains("Ett uttalande är utelämnat."), "{format}");
        assert!(!text.contains(background), "{format}");
        let verification = verify::verify(verify::read(&bytes).unwrap(), &sources(&answers));
        assert!(verification.holds(), "{format}: {verification:?}");
        let whole = package::text(&format.write(&all, None).unwrap());
        assert!(
            whole.contains(background) && !whole.contains("utelämnad"),
            "{format}"
        );
    }
}

#[test]
fn what_would_leave_nothing_or_says_nothing_is_refused() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    for (arguments, told) in [
        (&["--limit", "0"][..], "--limit 0 visar inga citat"),
        (
            &["--limit", "1", "--format", "csv"],
            "csv har alla uttalanden",
        ),
        (
            &["--without", "appendix", "--format", "json"],
            "--without gäller Word",
        ),
    ] {
        let run = place.run(&[&["excerpt"], arguments].concat()).ends_with(2);
        assert!(run.err().contains(told), "{}", run.err());
    }
    let run = place.run(&[
        "excerpt",
        "--without",
        "appendix,background",
        "--limit",
        "2",
    ]);
    assert!(run.ends_with(0).out().contains("Utelämnat"));
}
