//! Core properties: what the file says about itself.

use crate::extract::package::{Package, Relationships};
use crate::extract::xml::{Ns, Token, Xml};
use crate::model::Properties;

/// Takes title, author and date; a file without them, or with a damaged part,
/// says nothing about itself.
pub(super) fn read(package: &mut Package<'_>, root: &Relationships, properties: &mut Properties) {
    let Some(part) = root
        .values()
        .find(|r| r.kind == "core-properties" && !r.external)
    else {
        return;
    };
    let Ok(Some(text)) = package.xml(&part.target) else {
        return;
    };
    let mut xml = Xml::new(&text);
    while let Ok(token) = xml.next() {
        let tag = match token {
            Token::Start(tag) if tag.ns == Ns::DublinCore => tag,
            Token::Eof => break,
            Token::Start(_) | Token::End | Token::Text(_) => continue,
        };
        let place = match tag.name() {
            "title" => &mut properties.title,
            "creator" => &mut properties.author,
            "created" => &mut properties.created,
            _ => continue,
        };
        let Ok(value) = xml.text() else {
            break;
        };
        let value = value.trim();
        if !value.is_empty() {
            *place = Some(value.to_owned());
        }
    }
}
