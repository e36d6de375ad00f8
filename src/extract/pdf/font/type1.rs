//! The encoding that a Type 1 font file carries in its clear text.

use std::collections::HashMap;

use super::super::content::{Lexer, Operand, is_space};

/// The names that the font gives to codes: `dup 65 /A put`.
pub(super) fn encoding(bytes: &[u8]) -> HashMap<u8, Vec<u8>> {
    let mut names = HashMap::new();
    let clear = memchr::memmem::find(bytes, b"eexec").map_or(bytes, |end| &bytes[..end]);
    let Some(start) = memchr::memmem::find(clear, b"/Encoding") else {
        return names;
    };
    let rest = &clear[start + b"/Encoding".len()..];
    let end = memchr::memmem::find_iter(rest, b"def")
        .find(|at| {
            let alone_before = at
                .checked_sub(1)
                .is_some_and(|before| is_space(rest[before]));
            alone_before && rest.get(at + 3).is_none_or(|after| is_space(*after))
        })
        .unwrap_or(rest.len());
    let mut lexer = Lexer::new(&rest[..end]);
    while let Some(operator) = lexer.next_operator() {
        if operator == b"put"
            && let [.., Operand::Number(code), Operand::Name(name)] = &lexer.operands[..]
            && (0.0..256.0).contains(code)
        {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "in range"
            )]
            names.insert(*code as u8, name.to_vec());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_up_to_the_end_of_the_array() {
        let font = b"/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n\
            dup 65 /Aring put\ndup 66/b put\nreadonly def\ndup 67 /x put eexec";
        let names = encoding(font);
        assert_eq!(names.get(&65).map(Vec::as_slice), Some(&b"Aring"[..]));
        assert_eq!(names.get(&66).map(Vec::as_slice), Some(&b"b"[..]));
        assert!(!names.contains_key(&67));
    }
}
