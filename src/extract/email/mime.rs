//! E-mail as it was sent: header fields, a body, attachments.

use std::collections::HashSet;

use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::alternative::{Difference, difference};
use super::{Attachment, Content, Mail, finish, is_reply_head, outside, picture, push_field};
use crate::extract::builder::DocumentBuilder;
use crate::extract::encoding::{self, Decoded};
use crate::extract::text::Quoting;
use crate::extract::{html, limits, text};
use crate::model::{Doubt, Fault, FileFormat, Format, Piece, ReadError, Reason, Warning};

/// Reads an e-mail.
pub(in crate::extract) fn read(bytes: &[u8]) -> Result<Mail, ReadError> {
    // Messages in messages are built as a chain, which is taken down link by
    // link on the stack: no chain is let in that would exhaust it.
    limits::MESSAGES.check(memchr::memmem::find_iter(bytes, b"essage/").count())?;
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(ReadError::Damaged {
            format: FileFormat::Email,
            fault: Fault::NoHeaderFields,
        })?;
    let mut builder = DocumentBuilder::new(Format::Email);
    push_fields(&message, &mut builder);
    let plain = alternative(&message, &mut builder);
    // What an earlier message says must not seem to go on in the other text.
    let (first, last) = match plain {
        Some((plain, true)) => (Vec::new(), plain),
        Some((plain, false)) => (plain, Vec::new()),
        None => (Vec::new(), Vec::new()),
    };
    for part in first.into_iter().chain(message.html_bodies()).chain(last) {
        push_body(&message, part, &mut builder);
    }
    if outside::says_more(&message) {
        builder.warn(Warning::Skipped {
            piece: Piece::OutsideParts,
            reason: Reason::Unshown,
        });
    }
    let shown = shown(&message);
    let mut attachments = Vec::new();
    for part in message.attachments() {
        // A message with a text and a page for body has both in one list, and
        // pictures of the page in the other.
        let number = attachments.len() + 1;
        if let Some(attachment) = attachment(part, number, &shown, &mut builder) {
            attachments.push(attachment);
        }
    }
    Ok(Mail {
        text: finish(builder, &attachments),
        attachments,
    })
}

fn push_fields(message: &Message<'_>, builder: &mut DocumentBuilder) {
    let from = message.from().map(addresses);
    let subject = message.subject().map(str::to_owned);
    let date = message
        .date()
        .filter(|date| date.is_valid())
        .map(mail_parser::DateTime::to_rfc3339);
    // a person's own mail bears `no`, or nothing
    let automatic = message
        .header_raw("Auto-Submitted")
        .map(|value| value.trim().to_lowercase())
        .filter(|value| value != "no");
    for (field, value) in [
        ("From", &from),
        ("To", &message.to().map(addresses)),
        ("Cc", &message.cc().map(addresses)),
        ("Date", &date),
        ("Subject", &subject),
        ("Auto-Submitted", &automatic),
    ] {
        push_field(builder, field, value.as_deref().unwrap_or(""));
    }
    let properties = builder.properties();
    properties.author = from.filter(|from| !from.is_empty());
    properties.title = subject.filter(|subject| !subject.trim().is_empty());
    properties.created = date;
}

fn addresses(address: &Address<'_>) -> String {
    let each: Vec<String> = address
        .iter()
        .map(|one| match (one.name(), one.address()) {
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (one, other) => one.or(other).unwrap_or("").to_owned(),
        })
        .collect();
    each.join(", ")
}

fn push_body(message: &Message<'_>, part: &MessagePart<'_>, builder: &mut DocumentBuilder) {
    match &part.body {
        PartType::Text(text) => {
            let decoded = repaired(message, part, text);
            text::warn_unknown(&decoded, builder);
            let quoting = Quoting::Marked;
            text::push(&decoded.text, quoting, builder);
        }
        PartType::Html(page) => {
            let decoded = repaired(message, part, page);
            text::warn_unknown(&decoded, builder);
            html::push(&decoded.text, builder);
        }
        // A picture that stands between two texts.
        PartType::Binary(_)
        | PartType::InlineBinary(_)
        | PartType::Message(_)
        | PartType::Multipart(_) => {}
    }
}

/// The plain text of a message that has a page as well, where the page is
/// empty or another text, and whether it gives back an earlier message.
fn alternative<'m>(
    message: &'m Message<'_>,
    builder: &mut DocumentBuilder,
) -> Option<(Vec<&'m MessagePart<'m>>, bool)> {
    let plain: Vec<&MessagePart<'_>> = (message.text_body.iter())
        .filter(|part| !message.html_body.contains(part))
        .filter_map(|part| message.part(*part))
        .collect();
    if plain.is_empty() {
        return None;
    }
    let each = plain.iter().filter_map(|part| {
        let text = part.text_contents()?;
        Some(repaired(message, part, text).text)
    });
    let text = each.collect::<Vec<_>>().join("\n");
    let mut page = DocumentBuilder::new(Format::Email);
    for part in message.html_bodies() {
        push_body(message, part, &mut page);
    }
    let is_blank = page.is_empty();
    let found = difference(&text, &page.finish().text);
    let doubt = match found {
        Difference::Some => Some(Doubt::PlainTextSaysMore),
        Difference::Most if !is_blank => Some(Doubt::TwoTexts),
        Difference::None | Difference::Most => None,
    };
    if let Some(doubt) = doubt {
        builder.warn(Warning::CheckOriginal { doubt });
    }
    let lines: Vec<&str> = text.lines().collect();
    let gives_back = lines.iter().enumerate().any(|(at, line)| {
        let next = lines[at + 1..].iter().take(3).copied();
        is_reply_head(line, next)
    });
    (is_blank || found == Difference::Most).then_some((plain, gives_back))
}

/// The text of a part; decoded anew from its bytes where the declared
/// character set did not fit them.
fn repaired(message: &Message<'_>, part: &MessagePart<'_>, text: &str) -> Decoded {
    let fits = Decoded {
        text: text.to_owned(),
        encoding: "utf-8",
        unknown: 0,
    };
    if !text.contains(char::REPLACEMENT_CHARACTER) {
        return fits;
    }
    let start = usize::try_from(part.offset_body).unwrap_or(usize::MAX);
    let end = usize::try_from(part.offset_end).unwrap_or(usize::MAX);
    let Some(raw) = message.raw_message.get(start..end) else {
        return fits;
    };
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    match (bytes, matches!(part.body, PartType::Html(_))) {
        (Some(bytes), true) => html::decode(&bytes),
        (Some(bytes), false) => encoding::decode(&bytes),
        (None, _) => fits,
    }
}

/// The ids of the pictures that the message's page shows within it.
fn shown<'m>(message: &'m Message<'_>) -> HashSet<&'m str> {
    let ids = (message.attachments()).filter_map(MimeHeaders::content_id);
    let pages = message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(page) => Some(page.as_bytes()),
        _ => None,
    });
    picture::shown(ids, pages)
}

/// Whether a part is a picture that the message shows within its page.
fn is_shown_within(part: &MessagePart<'_>, shown: &HashSet<&str>) -> bool {
    let disposition = part.content_disposition();
    !disposition.is_some_and(mail_parser::ContentType::is_attachment)
        && part.content_id().is_some_and(|id| shown.contains(id))
}

fn attachment(
    part: &MessagePart<'_>,
    number: usize,
    shown: &HashSet<&str>,
    builder: &mut DocumentBuilder,
) -> Option<Attachment> {
    let (kind, subkind) =
        part.content_type()
            .map_or((String::new(), String::new()), |content_type| {
                let subtype = content_type.subtype().unwrap_or("").to_lowercase();
                (content_type.ctype().to_lowercase(), subtype)
            });
    let name = match (part.attachment_name(), part.message()) {
        (Some(name), _) => name.to_owned(),
        (None, Some(inner)) => inner.subject().unwrap_or("e-post").to_owned(),
        (None, None) => format!("bilaga {number}"),
    };
    if kind == "image" && (is_shown_within(part, shown) || picture::is_small(part.contents())) {
        builder.warn(picture::within(name, part.contents().len()));
        return None;
    }
    let formality = match subkind.as_str() {
        "pkcs7-signature" | "x-pkcs7-signature" | "pgp-signature" => Some(Reason::Signature),
        "calendar" | "ics" => Some(Reason::Invitation),
        "delivery-status" | "disposition-notification" => Some(Reason::DeliveryNotice),
        _ => None,
    };
    if let Some(reason) = formality {
        builder.warn(Warning::LeftOut {
            piece: Piece::Part { name },
            reason,
        });
        return None;
    }
    let enveloped = subkind.ends_with("pkcs7-mime")
        && !part
            .content_type()
            .and_then(|content_type| content_type.attribute("smime-type"))
            .is_some_and(|kind| kind.starts_with("signed"));
    let content = if enveloped || subkind == "encrypted" {
        Content::Unread(ReadError::Encrypted)
    } else if part.is_message() {
        Content::Message(part.contents().to_vec())
    } else {
        Content::File(part.contents().to_vec())
    };
    Some(Attachment { name, content })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Layer;

    fn check(source: &[u8], body: &[&str], attachments: &[&str]) -> Mail {
        let mail = read(source).expect("an e-mail");
        let document = mail.text.as_ref().expect("text");
        let found: Vec<String> = document
            .body()
            .map(|(_, block)| {
                let words = document.slice(block.span);
                match &block.number {
                    Some(number) => format!("{number}|{words}"),
                    None => words.to_owned(),
                }
            })
            .collect();
        assert_eq!(found, body);
        let names: Vec<&str> = mail
            .attachments
            .iter()
            .map(|each| each.name.as_str())
            .collect();
        assert_eq!(names, attachments);
        mail
    }

    #[test]
    fn fields_and_quoted_reply() {
        let mail = check(
            "From: =?utf-8?Q?=C3=85sa_=C3=96berg?= <asa@exempel.se>\r\nTo: remiss@ekstad.se\r\nDate: Mon, 9 Mar 2026 10:00:00 +0100\r\nSubject: =?iso-8859-1?Q?Svar_p=E5_remiss?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nF=F6reningen tillstyrker.\r\n\r\nDen 1 mars skrev Bo:\r\n> Vad tycker ni?\r\n".as_bytes(),
            &["Föreningen tillstyrker.", "Den 1 mars skrev Bo:", ">|Vad tycker ni?"],
            &[],
        );
        let document = mail.text.expect("text");
        let fields: Vec<&str> = document
            .blocks
            .iter()
            .filter(|block| block.layer == Layer::Header)
            .map(|block| document.slice(block.span))
            .collect();
        assert_eq!(
            fields,
            [
                "From: Åsa Öberg <asa@exempel.se>",
                "To: remiss@ekstad.se",
                "Date: 2026-03-09T10:00:00+01:00",
                "Subject: Svar på remiss",
            ]
        );
    }

    #[test]
    fn bytes_that_belie_their_declaration() {
        check(
            b"From: a@exempel.se\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nN\xe4mnden avst\xe5r f\xf6r g\xe4rna.\n",
            &["Nämnden avstår för gärna."],
            &[],
        );
    }

    #[test]
    fn a_plain_text_beside_an_empty_page_or_another_one_is_read() {
        let source = |plain: &str, page: &str| {
            format!(
                "From: a@exempel.se\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=A\n\n--A\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--A\nContent-Type: text/html; charset=utf-8\n\n{page}\n--A--\n"
            )
        };
        let warnings = |mail: Mail| mail.text.expect("text").warnings;
        let mail = check(
            source("Vi avstyrker.", "<p>&nbsp;</p>").as_bytes(),
            &["Vi avstyrker."],
            &[],
        );
        assert_eq!(warnings(mail), []);
        let mail = check(
            source("Vi avstyrker förslaget helt.", "<p>Se bilagan.").as_bytes(),
            &["Vi avstyrker förslaget helt.", "Se bilagan."],
            &[],
        );
        assert!(matches!(
            warnings(mail)[..],
            [Warning::CheckOriginal { .. }]
        ));
        let mail = check(
            source("Vi\navstyrker *inte*.", "<p>Vi avstyrker <b>inte</b>.").as_bytes(),
            &["Vi avstyrker inte."],
            &[],
        );
        assert_eq!(warnings(mail), []);
    }

    #[test]
    fn what_stands_outside_the_parts_is_told() {
        let source = |before: &str, after: &str| {
            format!(
                "From: a@exempel.se\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=A\n\n{before}\n--A\nContent-Type: text/plain\n\nHej\n--A--\n{after}\n"
            )
        };
        for (before, after, told) in [
            ("", "", false),
            ("This is a multi-part message in MIME format.", "", false),
            ("Vi avstyrker avsnitt 2.", "", true),
            ("", "Vi avstyrker avsnitt 2.", true),
        ] {
            let mail = check(source(before, after).as_bytes(), &["Hej"], &[]);
            let warnings = mail.text.expect("text").warnings;
            assert_eq!(!warnings.is_empty(), told, "{before}|{after}");
        }
    }

    #[test]
    fn pages_pictures_files_and_messages() {
        let source = "From: a@exempel.se\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain\n\nplatt\n--B\nContent-Type: text/html; charset=utf-8\n\n<p>Se <b>bilagan</b>.<img src=\"cid:x\"></p><p>-----Ursprungligt meddelande-----<p>Fr\u{e5}ga\n--B--\n--A\nContent-Type: image/png; name=logo.png\nContent-ID: <x>\nContent-Transfer-Encoding: base64\n\niVBORw==\n--A\nContent-Type: text/plain; name=svar.txt\nContent-Disposition: attachment; filename=svar.txt\n\nSvaret\n--A\nContent-Type: message/rfc822\n\nFrom: b@exempel.se\nSubject: inre\n\nInre text\n--A--\n";
        let mail = check(
            source.as_bytes(),
            &[
                "Se bilagan.",
                ">|-----Ursprungligt meddelande-----",
                ">|Fråga",
            ],
            &["svar.txt", "inre"],
        );
        let document = mail.text.expect("text");
        assert!(
            matches!(&document.warnings[0], Warning::LeftOut { piece: Piece::Part { name }, .. } if name == "logo.png")
        );
        assert!(
            matches!(&mail.attachments[0].content, Content::File(bytes) if bytes.starts_with(b"Svaret"))
        );
    }

    #[test]
    fn a_photographed_answer_is_an_attachment() {
        let mail = |disposition: &str, page: &str, picture: &str| {
            format!(
                "From: a@exempel.se\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: text/html\n\n{page}\n--A\nContent-Type: image/jpeg; name=svar.jpg\nContent-Disposition: {disposition}; filename=svar.jpg\nContent-ID: <x>\n\n{picture}\n--A--\n"
            )
        };
        let shown = "<p>Hej<img src=\"cid:x\">";
        check(
            mail("attachment", shown, "abc").as_bytes(),
            &["Hej"],
            &["svar.jpg"],
        );
        check(
            mail("inline", "<p>Hej", "abc").as_bytes(),
            &["Hej"],
            &["svar.jpg"],
        );
        check(
            mail("inline", "<p>Hej<img src=\"cid:x10\">", "abc").as_bytes(),
            &["Hej"],
            &["svar.jpg"],
        );
        let logo = check(mail("inline", shown, "abc").as_bytes(), &["Hej"], &[]);
        let large = "abcd\n".repeat(30_000);
        let page = check(mail("inline", shown, &large).as_bytes(), &["Hej"], &[]);
        for (mail, looked_at) in [(logo, false), (page, true)] {
            let warnings = mail.text.expect("text").warnings;
            assert_eq!(warnings.iter().any(Warning::needs_attention), looked_at);
        }
    }

    #[test]
    fn a_chain_of_messages_is_refused() {
        let source = "Content-Type: message/rfc822\n\n".repeat(100_000);
        assert!(matches!(
            read(source.as_bytes()),
            Err(ReadError::Limit { .. })
        ));
    }
}
