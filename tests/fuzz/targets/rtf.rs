//! A Rich Text document.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut file = b"{\\rtf1".to_vec();
    file.extend_from_slice(data);
    remiss::extract::extract("fuzz.rtf", &file);
});
