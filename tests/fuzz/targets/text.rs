//! Plain text and Markdown: the first byte chooses.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, text)) = data.split_first() else {
        return;
    };
    let name = if first % 2 == 0 { "fuzz.txt" } else { "fuzz.md" };
    remiss::extract::extract(name, text);
});
