//! OpenDocument text: the input is a flat file, or an archive if it begins
//! like one.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for part in remiss::extract::extract("fuzz.fodt", data) {
        if let Ok(document) = part.outcome {
            for block in &document.blocks {
                assert!(!document.slice(block.span).is_empty());
            }
            remiss::extract::markdown::render(&document);
            remiss::extract::plain::render(&document);
        }
    }
});
