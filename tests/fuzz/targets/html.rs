//! A web page.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    remiss::extract::extract("fuzz.html", data);
});
