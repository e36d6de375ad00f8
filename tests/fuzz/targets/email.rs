//! An e-mail as it was sent.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut file = b"MIME-Version: 1.0\nSubject: x\n".to_vec();
    file.extend_from_slice(data);
    remiss::extract::extract("fuzz.eml", &file);
});
