//! E-mail as Outlook saves it (.msg): a compound file of numbered properties
//! (MS-OXMSG).

use std::collections::HashSet;

use super::{Attachment, Content, Mail, finish, lzfu, picture, push_field};
use crate::extract::builder::DocumentBuilder;
use crate::extract::compound::Compound;
use crate::extract::encoding::{self, Charset};
use crate::extract::text::Quoting;
use crate::extract::{html, limits, rtf, text};
use crate::model::{Fault, FileFormat, Format, OtherFormat, Piece, ReadError, Reason, Warning};

/// Numbers of properties, as MS-OXPROPS has them.
mod tag {
    pub(super) const SUBJECT: u16 = 0x0037;
    pub(super) const SUBMITTED: u16 = 0x0039;
    pub(super) const SENDER_NAME: u16 = 0x0C1A;
    pub(super) const SENDER_ADDRESS: u16 = 0x0C1F;
    pub(super) const SENDER_SMTP: u16 = 0x5D01;
    pub(super) const DISPLAY_TO: u16 = 0x0E04;
    pub(super) const DISPLAY_CC: u16 = 0x0E03;
    pub(super) const DELIVERED: u16 = 0x0E06;
    pub(super) const BODY: u16 = 0x1000;
    pub(super) const RTF: u16 = 0x1009;
    pub(super) const HTML: u16 = 0x1013;
    pub(super) const CODE_PAGE: u16 = 0x3FDE;
    pub(super) const MESSAGE_CODE_PAGE: u16 = 0x3FFD;
    pub(super) const ATTACHED: u16 = 0x3701;
    pub(super) const ATTACHED_NAME: u16 = 0x3704;
    pub(super) const ATTACHED_LONG_NAME: u16 = 0x3707;
    pub(super) const ATTACHED_DISPLAY_NAME: u16 = 0x3001;
    pub(super) const ATTACHED_MIME: u16 = 0x370E;
    pub(super) const ATTACHED_CONTENT_ID: u16 = 0x3712;
    pub(super) const MESSAGE_CLASS: u16 = 0x001A;
}

/// Types of properties.
mod kind {
    pub(super) const TEXT: u16 = 0x001F;
    pub(super) const BYTES_OF_TEXT: u16 = 0x001E;
    pub(super) const BINARY: u16 = 0x0102;
    pub(super) const STORAGE: u16 = 0x000D;
}

/// Reads a saved message.
pub(in crate::extract) fn read(bytes: &[u8]) -> Result<Mail, ReadError> {
    let mut store = Store {
        file: Compound::open(bytes, FileFormat::OutlookMessage)?,
        lost: Vec::new(),
    };
    store.message("/", 32, 0)
}

/// The compound file, and what of the message that is being read is not there.
struct Store<'a> {
    file: Compound<'a>,
    lost: Vec<Warning>,
}

impl Store<'_> {
    /// Reads the message in a storage, whose property table has a header of
    /// this length.
    fn message(&mut self, at: &str, header: usize, depth: usize) -> Result<Mail, ReadError> {
        limits::NESTING.check(depth)?;
        let outer = std::mem::take(&mut self.lost);
        let fixed = self.fixed(at, header);
        let charset = Self::charset(&fixed);
        let mut builder = DocumentBuilder::new(Format::Email);
        let subject = self.text(at, tag::SUBJECT, charset);
        let name = self.text(at, tag::SENDER_NAME, charset);
        let address = self
            .text(at, tag::SENDER_SMTP, charset)
            .or_else(|| self.text(at, tag::SENDER_ADDRESS, charset))
            // Within an organisation the address is a path in its directory.
            .filter(|address| address.contains('@'));
        let from = match (name, address) {
            (Some(name), Some(address)) if name != address => Some(format!("{name} <{address}>")),
            (one, other) => one.or(other),
        };
        let date = fixed
            .time(tag::SUBMITTED)
            .or_else(|| fixed.time(tag::DELIVERED));
        for (field, value) in [
            ("From", &from),
            ("To", &self.text(at, tag::DISPLAY_TO, charset)),
            ("Cc", &self.text(at, tag::DISPLAY_CC, charset)),
            ("Date", &date),
            ("Subject", &subject),
        ] {
            push_field(&mut builder, field, value.as_deref().unwrap_or(""));
        }
        let properties = builder.properties();
        properties.author = from;
        properties.title = subject;
        properties.created = date;
        self.push_body(at, charset, &mut builder);
        let attachments = self.attachments(at, charset, depth, &mut builder);
        let class = self.text(at, tag::MESSAGE_CLASS, charset);
        let encrypted = class.is_some_and(|class| class.eq_ignore_ascii_case("IPM.Note.SMIME"));
        let lost = std::mem::replace(&mut self.lost, outer);
        for warning in &lost {
            builder.warn(warning.clone());
        }
        let text = if encrypted {
            Err(ReadError::Encrypted)
        } else {
            // What is lost may have been the text.
            finish(builder, &attachments).map_err(|error| match (error, lost.into_iter().next()) {
                (ReadError::NoText, Some(Warning::LimitReached { limit })) => {
                    ReadError::Limit { limit }
                }
                (ReadError::NoText, Some(Warning::Damaged { fault, .. })) => ReadError::Damaged {
                    format: FileFormat::OutlookMessage,
                    fault,
                },
                (error, _) => error,
            })
        };
        Ok(Mail { text, attachments })
    }

    /// The page if there is one, else the text, else the RTF.
    fn push_body(&mut self, at: &str, charset: Charset, builder: &mut DocumentBuilder) {
        if let Some(page) = self.bytes(at, tag::HTML, kind::BINARY) {
            let decoded = html::decode(&page);
            text::warn_unknown(&decoded, builder);
            return html::push(&decoded.text, builder);
        }
        if let Some(page) = self.text(at, tag::HTML, charset) {
            return html::push(&page, builder);
        }
        if let Some(body) = self.text(at, tag::BODY, charset) {
            return text::push(&body, Quoting::Marked, builder);
        }
        let Some(packed) = self.bytes(at, tag::RTF, kind::BINARY) else {
            return;
        };
        let Some(source) = lzfu::unpack(&packed) else {
            if !packed.is_empty() {
                self.lost.push(Warning::Damaged {
                    part: Some(stream_name(tag::RTF, kind::BINARY)),
                    fault: Fault::Senseless,
                });
            }
            return;
        };
        match rtf::read(&source) {
            Ok(document) => builder.append(document),
            Err(ReadError::NoText) => {}
            Err(error) => builder.warn(Warning::Skipped {
                piece: Piece::RtfBody,
                reason: Reason::Unread { error },
            }),
        }
    }

    fn attachments(
        &mut self,
        at: &str,
        charset: Charset,
        depth: usize,
        builder: &mut DocumentBuilder,
    ) -> Vec<Attachment> {
        let storages: Vec<String> = (self.file.storages(at).into_iter())
            .filter(|name| name.starts_with("__attach_"))
            .map(|name| join(at, &name))
            .collect();
        let inner = self.inner_pictures(at, &storages, charset);
        let mut attachments = Vec::new();
        for storage in &storages {
            if limits::DOCUMENTS.is_exceeded_by(attachments.len() + 1) {
                builder.warn(limits::DOCUMENTS.warning());
                break;
            }
            let name = [
                tag::ATTACHED_LONG_NAME,
                tag::ATTACHED_NAME,
                tag::ATTACHED_DISPLAY_NAME,
            ]
            .into_iter()
            .find_map(|name| self.text(storage, name, charset))
            .unwrap_or_else(|| format!("bilaga {}", attachments.len() + 1));
            if inner.contains(storage) {
                builder.warn(picture::within(name, self.attached_size(storage)));
                continue;
            }
            let content = self.attached(storage, &name, depth);
            if let Content::File(bytes) = &content
                && picture::is_small(bytes)
            {
                builder.warn(picture::within(name, bytes.len()));
                continue;
            }
            attachments.push(Attachment { name, content });
        }
        attachments
    }

    /// Those of these storages whose picture the message's page shows within
    /// it. The page is read once for all of them, and let go before they are
    /// read.
    fn inner_pictures(
        &mut self,
        at: &str,
        storages: &[String],
        charset: Charset,
    ) -> HashSet<String> {
        let pictures: Vec<(String, &String)> = (storages.iter())
            .filter_map(|storage| {
                let mime = self.text(storage, tag::ATTACHED_MIME, charset)?;
                let id = self.text(storage, tag::ATTACHED_CONTENT_ID, charset)?;
                (mime.to_lowercase().starts_with("image/")).then_some((id, storage))
            })
            .collect();
        if pictures.is_empty() {
            return HashSet::new();
        }
        let packed = self.bytes(at, tag::RTF, kind::BINARY);
        let pages = [
            self.bytes(at, tag::HTML, kind::BINARY),
            self.bytes(at, tag::HTML, kind::TEXT),
            self.bytes(at, tag::HTML, kind::BYTES_OF_TEXT),
            // It may hold the page in the disguise of RTF.
            packed.and_then(|packed| lzfu::unpack(&packed)),
        ];
        let pages = pages.into_iter().flatten().map(|mut page| {
            // Two bytes a character, as Unicode is stored here, become one.
            page.retain(|byte| *byte != 0);
            page
        });
        let shown = picture::shown(pictures.iter().map(|(id, _)| id.as_str()), pages);
        (pictures.iter())
            .filter(|(id, _)| shown.contains(id.as_str()))
            .map(|(_, storage)| (*storage).clone())
            .collect()
    }

    /// How many bytes an attached file has, without reading it.
    fn attached_size(&self, storage: &str) -> usize {
        let path = join(storage, &stream_name(tag::ATTACHED, kind::BINARY));
        self.file.len_of(&path)
    }

    fn attached(&mut self, storage: &str, name: &str, depth: usize) -> Content {
        let inner = join(storage, &stream_name(tag::ATTACHED, kind::STORAGE));
        if self.file.has_storage(&inner) {
            if !self.file.has(&join(&inner, PROPERTIES)) {
                return Content::Unread(ReadError::Unsupported {
                    found: OtherFormat::EmbeddedObject,
                });
            }
            return match self.message(&inner, 24, depth + 1) {
                Ok(mail) => Content::Mail(Box::new(mail)),
                Err(error) => Content::Unread(error),
            };
        }
        let path = join(storage, &stream_name(tag::ATTACHED, kind::BINARY));
        let Some(stream) = self.file.stream(&path) else {
            return Content::Unread(LINKED);
        };
        if let Some(error) = stream.refusal(name, FileFormat::OutlookMessage) {
            return Content::Unread(error);
        }
        self.lost.extend(stream.warning(name));
        if stream.bytes.is_empty() {
            return Content::Unread(LINKED);
        }
        Content::File(stream.bytes)
    }

    fn text(&mut self, at: &str, tag: u16, charset: Charset) -> Option<String> {
        let text = if let Some(bytes) = self.bytes(at, tag, kind::TEXT) {
            encoding::decode_as(&bytes, Charset::Web(encoding_rs::UTF_16LE)).text
        } else {
            let bytes = self.bytes(at, tag, kind::BYTES_OF_TEXT)?;
            encoding::decode_as(&bytes, charset).text
        };
        let text = text.trim_end_matches('\0');
        (!text.trim().is_empty()).then(|| text.to_owned())
    }

    fn bytes(&mut self, at: &str, tag: u16, kind: u16) -> Option<Vec<u8>> {
        self.stream(&join(at, &stream_name(tag, kind)))
    }

    fn stream(&mut self, path: &str) -> Option<Vec<u8>> {
        let stream = self.file.stream(path)?;
        self.lost
            .extend(stream.warning(path.trim_start_matches('/')));
        (!stream.bytes.is_empty()).then_some(stream.bytes)
    }

    /// The properties of fixed length.
    fn fixed(&mut self, at: &str, header: usize) -> Fixed {
        let bytes = self.stream(&join(at, PROPERTIES)).unwrap_or_default();
        Fixed(bytes.get(header..).unwrap_or_default().to_vec())
    }

    fn charset(fixed: &Fixed) -> Charset {
        [tag::MESSAGE_CODE_PAGE, tag::CODE_PAGE]
            .into_iter()
            .filter_map(|tag| fixed.value(tag))
            .find_map(|value| {
                Charset::code_page(i64::from(u32::try_from(value & 0xFFFF_FFFF).ok()?))
            })
            .unwrap_or(Charset::Web(encoding_rs::WINDOWS_1252))
    }
}

/// What a message says of an attachment that is kept elsewhere.
const LINKED: ReadError = ReadError::Unsupported {
    found: OtherFormat::LinkedAttachment,
};

const PROPERTIES: &str = "__properties_version1.0";

/// The table of properties whose value fits in eight bytes.
struct Fixed(Vec<u8>);

impl Fixed {
    fn value(&self, tag: u16) -> Option<u64> {
        let row = (self.0.chunks_exact(16)).find(|row| row[2..4] == tag.to_le_bytes())?;
        row[8..16].try_into().ok().map(u64::from_le_bytes)
    }

    /// A point in time as RFC 3339, in universal time.
    fn time(&self, tag: u16) -> Option<String> {
        // Tenths of microseconds since 1601.
        let seconds = i64::try_from(self.value(tag)? / 10_000_000).ok()? - 11_644_473_600;
        let time = jiff::Timestamp::from_second(seconds).ok()?;
        (seconds > 0).then(|| time.to_string())
    }
}

fn stream_name(tag: u16, kind: u16) -> String {
    format!("__substg1.0_{tag:04X}{kind:04X}")
}

fn join(at: &str, name: &str) -> String {
    format!("{}/{name}", at.trim_end_matches('/'))
}
