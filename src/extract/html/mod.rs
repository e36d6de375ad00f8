//! HTML into a [`Document`]: headings, lists, tables, links, footnotes as
//! Word and LibreOffice write them. Scripts, styles and hidden elements are
//! left out; nothing is fetched.

mod entities;
mod element;
mod reader;
mod tokens;

use super::builder::DocumentBuilder;
use super::encoding::{self, Decoded};
use super::{limits, text};
use crate::model::ReadError;
use crate::model::{Document, Format};

/// How far into a page its encoding may be declared; browsers look as far.
const DECLARATION: usize = 4096;

/// Reads a web page or an Office program's HTML in whatever encoding.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let decoded = decode(bytes);
    limits::PART_BYTES.check(decoded.text.len())?;
    let mut builder = DocumentBuilder::new(Format::Html);
    text::warn_unknown(&decoded, &mut builder);
    push(&decoded.text, &mut builder);
    if builder.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(builder.finish())
}

/// Adds the blocks of HTML source to a document.
pub(super) fn push(source: &str, builder: &mut DocumentBuilder) {
    reader::Reader::new(builder).read(source);
}

/// Decodes a page by its byte order mark, by what it declares, or by guess.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    match declared(&bytes[..bytes.len().min(DECLARATION)]) {
        Some(label) => encoding::decode_labelled(bytes, &label),
        None => encoding::decode(bytes),
    }
}

/// The label after `charset=` in a `meta` element, or after `encoding=` in an
/// XML declaration.
fn declared(start: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let rest = ["charset=", "encoding="]
        .into_iter()
        .find_map(|key| start.split_once(key).map(|(_, rest)| rest))?;
    let label: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | ':'))
        .collect();
    // A page that could be searched as bytes is not in the encoding it names here.
    (!label.is_empty() && !label.starts_with("utf-16")).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::block_lines::block_lines;
    use crate::model::Warning;

    fn check(source: &str, expected: &[&str]) {
        let document = read(source.as_bytes()).expect("HTML");
        assert_eq!(block_lines(&document), expected);
    }

    #[test]
    fn blocks_without_their_end_tags() {
        check(
            "<h2>Mål</h2>Lös text<p>Ett\n  stycke<p>Två<ul><li>a<li>b<ol type=a><li>c<li>d</ol></ul>slut",
            &[
                "h2|Mål",
                "Lös text",
                "Ett stycke",
                "Två",
                "l0|•|a",
                "l0|•|b",
                "l1|a.|c",
                "l1|b.|d",
                "slut",
            ],
        );
    }

    #[test]
    fn breaks_and_white_space() {
        check(
            "<div>rad ett<br>rad två<br><br>ny del</div><pre>a  b\nc</pre>",
            &["rad ett\nrad två", "ny del", "a  b\nc"],
        );
    }

    #[test]
    fn what_was_entered_into_a_form() {
        check(
            "<form><p>Instans: <input type=text value='Kulturnämnden'>.<p>Ställning: <select><option>Tillstyrker</option><option selected>Avstyrker<option>Avstår</select><p><input type=checkbox checked>Vi yttrar oss<input type=radio>senare<input type=hidden value=7><input type=submit value=Skicka>",
            &[
                "Instans: Kulturnämnden .",
                "Ställning: Avstyrker",
                "☒ Vi yttrar oss ☐ senare",
            ],
        );
    }

    #[test]
    fn tables_that_hold_data_and_tables_that_hold_the_page() {
        check(
            "<table><tr><td><p>Hela sidan</p><table><tr><th>Avsnitt<th>Synpunkt<tr><td>2.1<td>bra</table></td></tr></table>",
            &[
                "Hela sidan",
                "1.0:0|Avsnitt",
                "1.0:1|Synpunkt",
                "1.1:0|2.1",
                "1.1:1|bra",
            ],
        );
    }

    #[test]
    fn what_is_hidden_is_left_out_and_told() {
        let document = read(
            b"<head><style>p{}</style><title>T &amp; U</title></head><p>syns</p><p style='display: none'>dold</p><p hidden>dold<p>syns",
        )
        .expect("HTML");
        assert_eq!(document.text, "syns\nsyns");
        assert_eq!(document.properties.title.as_deref(), Some("T & U"));
        assert_eq!(document.warnings, [Warning::HiddenText { characters: 8 }]);
    }

    #[test]
    fn what_old_browsers_would_show_is_read() {
        check(
            "<p>Ett.<xmp>Två <b></xmp><noscript><p>Tre.</noscript><p>Fyra.",
            &["Ett.", "Två <b>", "Tre.", "Fyra."],
        );
        check(
            "<frameset><frame src=x></frameset><noframes><body><p>Fem.</noframes>",
            &["Fem."],
        );
    }

    #[test]
    fn a_head_that_is_not_closed_ends_where_the_page_begins() {
        check(
            "<html><head><meta><title>T</title>Ett.<p>Två.",
            &["Ett.", "Två."],
        );
        check("<p>Ett.<head><ul><li>Två.</ul>", &["Ett.", "l0|•|Två."]);
    }

    #[test]
    fn what_an_open_comment_or_style_takes_with_it_is_told() {
        for source in ["<p>Ett.<!-- <p>Två.", "<p>Ett.<style>p{}<p>Två."] {
            let document = read(source.as_bytes()).expect("HTML");
            assert_eq!(document.text, "Ett.");
            assert!(matches!(document.warnings[..], [Warning::Damaged { .. }]));
        }
        // a paragraph ends a picture, as browsers have it
        let document = read("<p>Ett.<svg><p>Två.".as_bytes()).expect("HTML");
        assert_eq!(document.text, "Ett.\nTvå.");
    }

    #[test]
    fn links_lead_outside() {
        let document =
            read(b"<p>Se <a href='https://exempel.se/?a=1&amp;b=2'>planen</a> och <a href='#b'>nedan</a>.")
                .expect("HTML");
        assert_eq!(document.text, "Se planen och nedan.");
        assert_eq!(document.links.len(), 1);
        assert_eq!(document.slice(document.links[0].span), "planen");
        assert_eq!(document.links[0].target, "https://exempel.se/?a=1&b=2");
    }

    #[test]
    fn a_link_that_its_paragraph_does_not_end_is_dropped_and_the_text_stays() {
        check(
            "<p>x<a href='https://exempel.se'>b<br><br>åå</a>.",
            &["xb", "åå."],
        );
    }

    #[test]
    fn footnotes_stand_after_their_call() {
        let source = "<p>Först<a name=c1 href='#n1'><sup>1</sup></a> sagt.<p>Sedan.<div id=x><p><a name=n1 href='#c1'>1</a> Källan.</p></div>";
        check(source, &["Först sagt.", "n1|Källan.", "Sedan."]);
        let document = read(source.as_bytes()).expect("HTML");
        assert_eq!(document.note_calls[0].offset, "Först".len());
    }

    #[test]
    fn quotations_and_furniture() {
        check(
            "<div title=header><p>Huvud</div><p>Svar<blockquote><p>fråga</blockquote><footer>Fot</footer>",
            &["Svar", ">|fråga", "Header: Huvud", "Footer: Fot"],
        );
    }

    #[test]
    fn list_marks_that_outlook_writes_as_text() {
        check(
            "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>punkt</p>",
            &["l1|2.|punkt"],
        );
    }

    #[test]
    fn declared_encodings() {
        let text =
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>åäö–";
        let bytes = encoding_rs::WINDOWS_1252.encode(text).0;
        assert_eq!(read(&bytes).expect("HTML").text, "åäö–");
    }

    #[test]
    fn deep_nesting_is_read_through() {
        let source = format!(
            "{}inne{}",
            "<div><b>".repeat(20_000),
            "</div>".repeat(20_000)
        );
        assert_eq!(read(source.as_bytes()).expect("HTML").text, "inne");
    }
}
