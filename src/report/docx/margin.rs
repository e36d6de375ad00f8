//! Comments that people put in the margin of a Word report: nothing is read from
//! them, and that is told.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::failed;
use super::read::attribute;
use crate::error::{Action, Error, ReportFault};
use crate::report::outside::{Outside, Place};
use crate::report::package::{self, Parts};

/// The part that has them.
pub(super) const PART: &str = "word/comments.xml";

/// What each of these numbers says, in their order: a template may have others.
pub(super) fn comments(parts: &Parts, numbers: &BTreeSet<String>) -> Result<Vec<Outside>, Error> {
    let Some(xml) = package::text(parts, PART) else {
        return Ok(Vec::new());
    };
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let mut text = String::new();
    let mut number = String::new();
    let mut is_text = false;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| failed(Action::Read, ReportFault::other(&error)))?;
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "comment" => {
                    text.clear();
                    number = attribute(&start, "id");
                }
                "p" if !text.is_empty() => text.push('\n'),
                "t" => is_text = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "comment" if numbers.contains(&number) => {
                    found.extend(Outside::new(Place::Margin, &text));
                }
                "t" => is_text = false,
                _ => {}
            },
            Event::Text(piece) if is_text => text.push_str(&package::unescaped(&piece)),
            Event::GeneralRef(name) if is_text => {
                text.push_str(&package::unescaped(&format!("&{};", &*name)));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
