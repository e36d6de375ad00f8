//! Rich Text Format into a [`Document`], with a tokenizer of our own.
//!
//! The one crate for it keeps neither tables, lists, notes nor style names,
//! and brings a web-assembly runtime along. Unknown words are ignored and
//! unknown destinations skipped, as the format's specification (1.9.1) asks.

mod charset;
mod destination;
mod reader;
mod sheet;
mod tokens;

use super::limits;
use crate::model::Document;
use crate::model::ReadError;

/// Reads an RTF file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    limits::PART_BYTES.check(bytes.len())?;
    let start = bytes
        .iter()
        .position(|byte| *byte == b'{')
        .unwrap_or(bytes.len());
    let builder = reader::Reader::new().read(&bytes[start..]);
    if builder.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(builder.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::block_lines::block_lines;
    use crate::model::{Fault, Warning};

    fn check(source: &str, expected: &[&str]) {
        let document = read(source.as_bytes()).expect("RTF");
        assert_eq!(block_lines(&document), expected);
    }

    #[test]
    fn swedish_letters_in_every_spelling() {
        check(
            r"{\rtf1\ansi\ansicpg1252\uc1 n\'e4mnden \u229\'e5 \u8211- {\uc2\u246ab}\u-10179?\u-8704?\par}",
            &["nämnden å – ö😀"],
        );
        check(r"{\rtf1\mac \'8c\'8a\'9a}", &["åäö"]);
        check(r"{\rtf1\pc \'86\'84\'94}", &["åäö"]);
        check(
            r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}\f0\'e5\f1\'b3\f0\'f6}",
            &["åłö"],
        );
    }

    #[test]
    fn headings_by_name_outline_and_inheritance() {
        check(
            r"{\rtf1{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Rubrik 2;}{\s3\sbasedon2 Egen;}{\s4\outlinelevel3 X;}{\s5 Title;}}\pard\s1 A\par\pard\s2 B\par\pard\s3 C\par\pard\s4 D\par\pard\outlinelevel1 E\par\pard\s5 F\par\pard G\par}",
            &["h1|A", "h2|B", "h2|C", "h4|D", "h2|E", "t|F", "G"],
        );
    }

    #[test]
    fn lists_carry_their_printed_mark() {
        check(
            r"{\rtf1\pard{\listtext\pard\plain\f1\'b7\tab}\ilvl0\ls1 ett\par\pard{\listtext a)\tab}\ilvl1\ls1 tv\'e5\par{\listtext\pard\plain}\pard\ls0 tre\par{\pntext 2.1\tab}{\*\pn\pnlvlbody}\outlinelevel0 fyra\par}",
            &["l0|•|ett", "l1|a)|två", "tre", "h1|2.1|fyra"],
        );
    }

    #[test]
    fn tables_and_nested_tables() {
        check(
            r"{\rtf1\pard f\'f6re\par\trowd\cellx1\cellx2\pard\intbl A\cell B\par C\cell\row\trowd\pard\intbl D\cell\pard\intbl\itap2 E\nestcell F\nestcell{\*\nesttableprops\trowd\nestrow}\pard\intbl G\cell\row\pard efter\par\trowd\intbl H\cell\row}",
            &[
                "före", "0.0:0|A", "0.0:1|B", "0.0:1|C", "0.1:0|D", "1.0:0|E", "1.0:1|F",
                "0.1:1|G", "efter", "2.0:0|H",
            ],
        );
    }

    #[test]
    fn rows_of_tables_too_deep_to_tell_apart_still_follow_each_other() {
        check(
            r"{\rtf1\pard\intbl\itap40 a\nestcell\nestrow b\nestcell\nestrow}",
            &["31.0:0|a", "31.1:0|b"],
        );
    }

    #[test]
    fn notes_comments_heads_and_feet() {
        check(
            r"{\rtf1{\header\pard Huvud\par}{\footer Fot\par}\pard F\'f6rst{\super\chftn}{\footnote\pard{\super\chftn} Not ett.\par} sagt.\par Sedan{\*\atnid AB}{\*\atnauthor Anna}\chatn{\*\annotation\pard Varf\'f6r?\par}.\par}",
            &[
                "Först sagt.",
                "n1|Not ett.",
                "Sedan.",
                "Header: Huvud",
                "Footer: Fot",
                "cAnna|Comment: Varför?",
            ],
        );
    }

    #[test]
    fn fields_give_their_result() {
        let source = r#"{\rtf1{\field{\*\fldinst TOC \\o}{\fldrslt\pard Inneh\'e5ll 1\par}}\pard Se {\field{\*\fldinst{ HYPERLINK "https://exempel.se"}}{\fldrslt{\ul planen}}} nu.\par}"#;
        check(source, &["Se planen nu.", "Contents: Innehåll 1"]);
        let document = read(source.as_bytes()).expect("RTF");
        assert_eq!(document.slice(document.links[0].span), "planen");
        assert_eq!(document.links[0].target, "https://exempel.se");
    }

    #[test]
    fn what_is_hidden_or_deleted_is_left_out_and_told() {
        let document = read(
            br"{\rtf1{\*\revtbl{Unknown;}{Bo;}}syns{\v dolt}\b0{\deleted\revauthdel1 bort}{\revised\revauth1 ny}{\pict 0102}{\*\okand x}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard ruta\par}}{\shprslt x}}\par}",
        )
        .expect("RTF");
        assert_eq!(document.text, "synsny\nruta");
        assert_eq!(
            document.warnings,
            [
                Warning::TrackedChanges {
                    inserted: 1,
                    deleted: 1,
                    authors: "Bo".to_owned()
                },
                Warning::HiddenText { characters: 4 },
            ]
        );
    }

    #[test]
    fn looks_and_properties() {
        let document = read(
            br"{\rtf1{\info{\title Svar}{\author Anna}{\creatim\yr2026\mo3\dy9}{\nofpages2}}\pard\b\fs28 Rubrik\b0\par\plain text}",
        )
        .expect("RTF");
        assert!(document.blocks[0].look.bold);
        assert_eq!(document.blocks[0].look.half_points, 28);
        assert!(!document.blocks[1].look.bold);
        assert_eq!(document.properties.title.as_deref(), Some("Svar"));
        assert_eq!(document.properties.created.as_deref(), Some("2026-03-09"));
        assert_eq!(document.properties.pages, 2);
    }

    #[test]
    fn what_follows_a_brace_too_many_is_read_and_told() {
        let told = [Warning::Damaged {
            part: None,
            fault: Fault::BeyondEnd,
        }];
        for (source, expected) in [
            (
                r"{\rtf1\ansi Ett.\par }Vi avst\'e5r.\par}",
                "Ett.\nVi avstår.",
            ),
            (
                "{\\rtf1\\ansi Ett.\\par }\r\n{\\rtf1\\ansi Tv\\'e5.\\par}",
                "Ett.\nTvå.",
            ),
            (
                r"{\rtf1\ansi{\fonttbl{\f0\fswiss A;}}}{\f1\froman\fcharset238 B;}}\pard\f1 Vi \'b3.\par}",
                "Vi ł.",
            ),
        ] {
            let document = read(source.as_bytes()).expect("RTF");
            assert_eq!(document.text, expected);
            assert_eq!(document.warnings, told, "{source}");
        }
        for rest in ["\r\n\0", " }}\n", "{\\*\\okand x}"] {
            let source = format!("{{\\rtf1 Ett.}}{rest}");
            assert_eq!(
                read(source.as_bytes()).expect("RTF").warnings,
                [],
                "{rest:?}"
            );
        }
        let document = read(b"{\\rtf1 Ett.}\x01\x02\x03PK\x03").expect("RTF");
        assert_eq!(document.text, "Ett.");
        assert_eq!(document.warnings, told);
    }

    #[test]
    fn damaged_files_are_read_as_far_as_they_go() {
        let document = read(b"{\\rtf1 text {\\b mer").expect("RTF");
        assert_eq!(document.text, "text mer");
        assert!(matches!(document.warnings[0], Warning::Damaged { .. }));
        let deep = format!("{{\\rtf1 a{}b", "{\\b ".repeat(100_000));
        assert_eq!(read(deep.as_bytes()).expect("RTF").text, "ab");
        assert_eq!(read(b"{\\rtf1\\bin99999999 x}"), Err(ReadError::NoText));
    }
}
