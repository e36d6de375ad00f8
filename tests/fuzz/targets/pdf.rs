//! The PDF reader on any bytes: it gives a document whose parts hold together,
//! or an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use remiss::extract::pdf;
use remiss::model::Span;

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = pdf::read(bytes) else {
        return;
    };
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end, "blocks stand in order");
        assert!(!document.slice(block.span).trim().is_empty(), "blocks say something");
        end = block.span.end;
    }
    for link in &document.links {
        document.slice(link.span);
    }
    for call in &document.note_calls {
        assert!(document.text.is_char_boundary(call.offset));
    }
    let all = [Span::new(0, document.text.len())];
    let places = pdf::rectangles(bytes, &[], &all).expect("it was read a moment ago");
    assert!(places[0].iter().all(|place| place.page >= 1));
});
