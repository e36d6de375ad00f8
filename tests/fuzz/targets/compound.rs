//! A compound file: an old Word document or a saved Outlook message, by the
//! seed that it grew from.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    remiss::extract::extract("fuzz.doc", data);
});
