//! What the start of an element means.

mod object;
mod paragraph;
mod table;

use std::rc::Rc;

use super::{Frame, Holder, LONGEST_NAME, List, Story};
use crate::error::ReadError;
use crate::extract::xml::{Ns, Tag};
use crate::model::Layer;

impl Story<'_, '_> {
    /// Takes the start of an element; gives its frame, or nothing where the
    /// element was passed over with all that it holds.
    pub(super) fn start(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, ReadError> {
        match tag.ns {
            Ns::OdText => self.start_text(tag),
            Ns::OdTable => self.start_table(tag),
            Ns::OdOffice => self.start_office(tag),
            Ns::OdDraw => self.start_draw(tag),
            Ns::OdStyle => self.start_margin(tag),
            Ns::DublinCore => match self.frames.last_mut() {
                Some(Frame::Annotation { author, .. }) if tag.name() == "creator" => {
                    *author = self.xml.text()?.trim().chars().take(LONGEST_NAME).collect();
                    Ok(None)
                }
                _ => self.pass_over(),
            },
            _ if tag.name() == "annotation" => self.pass_over(),
            // Formulas are written in MathML, whose words are text.
            _ if matches!(tag.name(), "mi" | "mn" | "mo" | "mtext") && self.setting.embedded => {
                Ok(Some(Frame::Inline))
            }
            _ if tag.name() == "math" && self.setting.embedded => {
                Ok(Some(self.start_paragraph(None, None)))
            }
            // An extension, such as a content control, around words.
            _ if self.is_in_words() => Ok(Some(Frame::Inline)),
            _ => Ok(Some(Frame::Pass)),
        }
    }

    /// Passes over the element with all that it holds.
    fn pass_over(&mut self) -> Result<Option<Frame>, ReadError> {
        self.xml.skip()?;
        Ok(None)
    }

    fn start_text(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, ReadError> {
        // Paragraphs of margins are read within margins only.
        if self.is_elsewhere() {
            return Ok(Some(Frame::Pass));
        }
        let count = |name: &str, most: i64| tag.number(name).unwrap_or(1).clamp(1, most);
        if self.start_mark(tag) {
            return Ok(Some(Frame::Pass));
        }
        Ok(Some(match tag.name() {
            "p" => self.start_paragraph(tag.attr("style-name").as_deref(), None),
            "h" => {
                let level = count("outline-level", 10);
                let level = u8::try_from(level).unwrap_or(1);
                let frame = self.start_paragraph(tag.attr("style-name").as_deref(), Some(level));
                if tag.attr("is-list-header").as_deref() == Some("true")
                    && let Some(paragraph) = self.paragraphs.last_mut()
                {
                    paragraph.number = None;
                }
                frame
            }
            "span" => self.start_span(tag),
            "a" => {
                let target = tag
                    .attr("href")
                    .filter(|target| !target.is_empty() && !target.starts_with('#'));
                Frame::Link {
                    start: self.paragraphs.last().map_or(0, |p| p.draft.text.len()),
                    target: target.map(std::borrow::Cow::into_owned),
                }
            }
            "list" => self.start_list(tag),
            "list-item" | "list-header" => {
                if let Some(list) = self.lists.last_mut() {
                    list.numbered = false;
                    list.header = tag.name() == "list-header";
                    list.start = tag.number("start-value");
                }
                Frame::Item
            }
            "note" => {
                self.holders.push(Holder::Note);
                Frame::Note {
                    label: String::new(),
                    first: self.paragraphs.last().map_or(0, |p| p.after.len()),
                }
            }
            "note-citation" => Frame::Citation,
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index"
            | "object-index" | "user-index" => {
                self.contents += 1;
                Frame::Contents
            }
            "section" => {
                let hidden = tag.attr("display").is_some_and(|display| display != "true");
                if hidden {
                    self.hidden += 1;
                    Frame::Hidden
                } else {
                    Frame::Pass
                }
            }
            "hidden-text" | "hidden-paragraph" => {
                let is_hidden = tag.attr("is-hidden").is_none_or(|hidden| hidden == "true");
                if is_hidden {
                    self.shared.unshown.hidden +=
                        tag.attr("string-value").map_or(0, |t| t.chars().count());
                    return self.pass_over();
                }
                Frame::Inline
            }
            "placeholder" => {
                self.shared.unshown.prompts += 1;
                return self.pass_over();
            }
            "changed-region" => return self.changed_region(tag.attr("id").as_deref()),
            "change-start" | "change-end" => {
                self.change(tag);
                Frame::Pass
            }
            // Sources of indexes, and what fields are made of.
            "table-of-content-source"
            | "alphabetical-index-source"
            | "illustration-index-source"
            | "table-index-source"
            | "object-index-source"
            | "user-index-source"
            | "bibliography-source"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "dde-connection-decls"
            | "ruby-text"
            | "script"
            | "meta-field-source" => {
                return self.pass_over();
            }
            // Every other element within a paragraph is a field or a mark.
            _ if self.is_in_words() => Frame::Inline,
            _ => Frame::Pass,
        }))
    }

    /// Takes an element that stands for characters or a break; gives whether
    /// it is one.
    fn start_mark(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "s" => {
                let spaces =
                    usize::try_from(tag.number("c").unwrap_or(1).clamp(1, 1000)).unwrap_or(1);
                self.push_exact(&" ".repeat(spaces));
            }
            "tab" => {
                self.push_exact("\t");
            }
            "line-break" => {
                self.push_exact("\n");
            }
            "soft-page-break" => {
                self.soft_page_break();
            }
            _ => return false,
        }
        true
    }

    /// Whether the innermost frame holds words of the open paragraph.
    fn is_in_words(&self) -> bool {
        matches!(
            self.frames.last(),
            Some(Frame::Paragraph | Frame::Span(_) | Frame::Link { .. } | Frame::Inline)
        )
    }

    /// Notes where a tracked insertion begins or ends.
    fn change(&mut self, tag: &Tag<'_>) {
        let id = tag.attr("change-id").unwrap_or_default();
        if !self.insertions.contains(&*id) {
            return;
        }
        self.inserting = if tag.name() == "change-start" {
            self.inserting + 1
        } else {
            self.inserting.saturating_sub(1)
        };
    }

    /// Counts a tracked change, and passes over what was deleted.
    fn changed_region(&mut self, id: Option<&str>) -> Result<Option<Frame>, ReadError> {
        use crate::extract::xml::Token;
        let outside = self.xml.depth() - 1;
        while self.xml.depth() > outside {
            match self.xml.next()? {
                Token::Start(tag) => match (tag.ns, tag.name()) {
                    (Ns::OdText, "insertion") => {
                        self.shared.unshown.inserted += 1;
                        self.insertions.extend(id.map(str::to_owned));
                    }
                    (Ns::OdText, "deletion") => self.shared.unshown.deleted += 1,
                    (Ns::DublinCore, "creator") => {
                        let author = self.xml.text()?.trim().to_owned();
                        if !author.is_empty() {
                            self.shared.unshown.authors.insert(author);
                        }
                    }
                    _ => {}
                },
                Token::Eof => break,
                Token::End | Token::Text(_) => {}
            }
        }
        Ok(None)
    }

    fn start_office(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, ReadError> {
        let margins = self.setting.margins_of.is_some();
        match tag.name() {
            "meta" | "settings" | "scripts" | "font-face-decls" | "styles" | "automatic-styles"
            | "forms" | "event-listeners" => self.pass_over(),
            "master-styles" if !margins => self.pass_over(),
            "body" if margins => self.pass_over(),
            "annotation" => {
                let about = self.builder.next_passage();
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.draft.mark_passage(about);
                }
                if let Some(name) = tag.attr("name") {
                    self.passages.insert(name.into_owned(), about);
                }
                self.holders.push(Holder::Comment);
                Ok(Some(Frame::Annotation {
                    author: String::new(),
                    about,
                    first: self.paragraphs.last().map_or(0, |p| p.after.len()),
                }))
            }
            "annotation-end" => {
                let passage = tag.attr("name").and_then(|name| self.passages.get(&*name));
                if let (Some(passage), Some(paragraph)) = (passage, self.paragraphs.last_mut()) {
                    paragraph.draft.mark_passage(*passage);
                }
                Ok(Some(Frame::Pass))
            }
            _ => Ok(Some(Frame::Pass)),
        }
    }

    fn start_margin(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, ReadError> {
        let Some(used) = &self.setting.margins_of else {
            return self.pass_over();
        };
        let layer = match tag.name() {
            "master-page" => {
                return match tag.attr("name") {
                    Some(name) if used.contains(&*name) => Ok(Some(Frame::Pass)),
                    _ => self.pass_over(),
                };
            }
            "header" | "header-left" | "header-first" => Layer::Header,
            "footer" | "footer-left" | "footer-first" => Layer::Footer,
            "region-left" | "region-center" | "region-right" => return Ok(Some(Frame::Pass)),
            _ => return self.pass_over(),
        };
        if tag.attr("display").as_deref() == Some("false") {
            return self.pass_over();
        }
        self.layer = layer;
        Ok(Some(Frame::Margin))
    }

    fn start_list(&mut self, tag: &Tag<'_>) -> Frame {
        let own = tag.attr("style-name").map(Rc::<str>::from);
        let style = own.or_else(|| self.lists.last().and_then(|list| list.style.clone()));
        let is_outermost = self.lists.is_empty();
        let continues = tag.attr("continue-numbering").as_deref() == Some("true")
            || tag
                .attr("continue-list")
                .is_some_and(|id| self.list_ids.contains(&*id));
        if let (Some(style), true, false) = (&style, is_outermost, continues) {
            self.shared.lists.restart(style);
        }
        if let Some(id) = tag.attr("id") {
            self.list_ids.insert(id.into_owned());
        }
        self.lists.push(List {
            style,
            numbered: true,
            start: None,
            header: false,
        });
        Frame::List
    }
}
