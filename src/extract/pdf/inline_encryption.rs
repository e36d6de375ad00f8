//! Files whose trailer holds the encryption dictionary itself, where most
//! refer to it. lopdf opens only the latter; a small update at the end of the
//! file turns the one into the other.

use lopdf::{Dictionary, Object};

/// No encryption dictionary is nested deeper.
const DEEPEST: usize = 4;

/// The file with its encryption dictionary as an object of its own; nothing
/// where it is one already.
pub(super) fn moved_out(bytes: &[u8], trailer: &Dictionary) -> Option<Vec<u8>> {
    let encrypt = trailer.get(b"Encrypt").ok()?.as_dict().ok()?;
    let size = trailer.get(b"Size").ok()?.as_i64().ok()?;
    let number = u32::try_from(size).ok()?;
    let previous = last_table(bytes)?;
    let mut file = bytes.to_vec();
    file.push(b'\n');
    let place = file.len();
    file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
    write_entries(&mut file, encrypt, DEEPEST);
    let table = file.len() + b"\nendobj\n".len();
    file.extend_from_slice(
        format!(
            "\nendobj\nxref\n{number} 1\n{place:010} 00000 n \ntrailer\n<</Size {}/Encrypt {number} 0 R/Prev {previous}",
            u64::from(number) + 1
        )
        .as_bytes(),
    );
    for key in [&b"Root"[..], b"Info", b"ID"] {
        if let Ok(value) = trailer.get(key) {
            write_name(&mut file, key);
            write(&mut file, value, DEEPEST);
        }
    }
    file.extend_from_slice(format!(">>\nstartxref\n{table}\n%%EOF\n").as_bytes());
    Some(file)
}

/// Where the file says that its last table of objects lies.
fn last_table(bytes: &[u8]) -> Option<usize> {
    let mark = b"startxref";
    let at = memchr::memmem::rfind(bytes, mark)? + mark.len();
    let digits: String = (bytes.get(at..)?.iter().map(|byte| char::from(*byte)))
        .skip_while(char::is_ascii_whitespace)
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

fn write_entries(file: &mut Vec<u8>, dict: &Dictionary, depth: usize) {
    file.extend_from_slice(b"<<");
    for (key, value) in dict {
        write_name(file, key);
        write(file, value, depth);
    }
    file.extend_from_slice(b">>");
}

fn write(file: &mut Vec<u8>, object: &Object, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else {
        file.extend_from_slice(b" null");
        return;
    };
    match object {
        Object::Boolean(value) => file.extend_from_slice(format!(" {value}").as_bytes()),
        Object::Integer(value) => file.extend_from_slice(format!(" {value}").as_bytes()),
        Object::Name(name) => write_name(file, name),
        Object::String(text, _) => {
            file.push(b'<');
            for byte in text {
                file.extend_from_slice(format!("{byte:02x}").as_bytes());
            }
            file.push(b'>');
        }
        Object::Array(members) => {
            file.push(b'[');
            for member in members {
                write(file, member, depth);
            }
            file.push(b']');
        }
        Object::Dictionary(dict) => write_entries(file, dict, depth),
        Object::Reference((number, generation)) => {
            file.extend_from_slice(format!(" {number} {generation} R").as_bytes());
        }
        Object::Null | Object::Real(_) | Object::Stream(_) => file.extend_from_slice(b" null"),
    }
}

fn write_name(file: &mut Vec<u8>, name: &[u8]) {
    file.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() {
            file.push(*byte);
        } else {
            file.extend_from_slice(format!("#{byte:02x}").as_bytes());
        }
    }
}
