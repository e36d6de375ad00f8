//! Pictures of pages: of PDFs that ask for more than there is, too.

use std::time::{Duration, Instant};

use remiss::model::ContentHash;

use super::changes::children;
use super::{ANSWER, Workbench};
use crate::made_pdf::{MadePdf, stream};

/// A page whose colour is told by a function nested so deep that whoever reads
/// it runs out of stack.
fn nested() -> String {
    let deep = 200_000;
    let function = stream(&format!("{}{}", "{".repeat(deep), "}".repeat(deep))).replacen(
        "<<",
        "<</FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1]",
        1,
    );
    let page = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>\
        /Shading<</S0<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 500 500]/Function 10 0 R>>>>>>>>";
    pdf(&MadePdf::page(&text("/S0 sh"))
        .with_object(3, page)
        .with_object(10, &function))
}

/// A page with a line of ten thousand million dashes.
fn dashed() -> String {
    pdf(&MadePdf::page(&text(
        "[0.00001] 0 d 0 0 m 100000 100000 l S",
    )))
}

fn text(more: &str) -> String {
    format!("BT /F1 12 Tf 72 700 Td (Styrelsen tillstyrker planen.) Tj ET {more}")
}

fn pdf(made: &MadePdf) -> String {
    String::from_utf8(made.bytes()).unwrap()
}

fn picture(bench: &Workbench, pdf: &str) -> super::Answer {
    let hash = ContentHash::of(pdf.as_bytes());
    let short = hash.short();
    bench.get(&format!("/sida.png?remiss=styrning&d={short}&sida=1"))
}

#[cfg(target_os = "linux")]
#[test]
fn a_pdf_that_breaks_what_draws_it_breaks_no_page() {
    let (nested, dashed) = (nested(), dashed());
    let whole = pdf(&MadePdf::page(&text("0 0 m 100 100 l S")));
    let bench = Workbench::over(&[
        ("kulturnämnden.txt", ANSWER),
        ("nästlad.pdf", &nested),
        ("streckad.pdf", &dashed),
        ("hel.pdf", &whole),
    ]);
    std::thread::scope(|scope| {
        let odd = [&nested, &dashed, &dashed].map(|pdf| scope.spawn(|| picture(&bench, pdf)));
        assert_eq!(bench.get("/?remiss=styrning").status, 200);
        for answer in odd {
            let answer = answer.join().unwrap();
            assert_eq!(answer.status, 422, "{}", answer.head);
        }
    });
    let drawn = picture(&bench, &whole);
    assert_eq!(drawn.status, 200, "{}", drawn.text());
    assert!(drawn.body.starts_with(b"\x89PNG"));
    let start = Instant::now();
    while !children(bench.child.id()).is_empty() {
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "a process is left"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
