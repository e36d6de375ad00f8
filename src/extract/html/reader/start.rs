//! What the start of an element brings about.

use super::open::{Anchor, List, Numbering, Open, Table};
use super::{DEPTH, Reader};
use crate::extract::html::element::{self, OfficeList};
use crate::extract::html::tokens::Tag;
use crate::model::{BlockKind, Layer, Look};

impl Reader<'_> {
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if !element::is_of_head(name) {
            self.end_head();
        }
        if let Some((ended, stops)) = element::implied_end(name) {
            self.end_implied(ended, stops);
        }
        match name {
            "br" if self.hidden == 0 => return self.line_break(),
            "hr" => return self.flush(),
            "meta" => return self.meta(tag),
            "input" if self.hidden == 0 && !element::is_hidden(tag) => return self.field(tag),
            _ if element::is_void(name) => return,
            _ => {}
        }
        if !element::is_inline(name) {
            self.flush();
        }
        if self.open.len() >= DEPTH {
            return;
        }
        let open = self.enter(tag);
        self.open.push(open);
    }

    /// Ends the head of the page where its end tag is missing.
    pub(super) fn end_head(&mut self) {
        if self.open.last().is_some_and(|open| open.name == "head") {
            self.close_from(self.open.len() - 1);
        }
    }

    /// Adds what was entered into a form, apart from the words around it.
    fn field(&mut self, tag: &Tag<'_>) {
        if let Some(value) = element::field_value(tag) {
            self.text(" ");
            self.text(&value);
            self.text(" ");
        }
    }

    /// Does what a start tag brings about.
    pub(super) fn enter(&mut self, tag: &Tag<'_>) -> Open {
        let name = tag.name.as_str();
        let (bold, italic, underlined) = element::look(tag);
        let mut open = Open {
            name: name.to_owned(),
            hidden: element::is_apart(name)
                || element::is_unchosen(tag)
                || element::is_hidden(tag)
                || name == "del",
            unchosen: element::is_unchosen(tag),
            deleted: name == "del",
            pre: matches!(name, "pre" | "textarea" | "xmp" | "listing" | "plaintext"),
            look: Look {
                bold,
                italic,
                underlined,
                half_points: 0,
            },
            quote: name == "blockquote",
            kind: block_kind(tag),
            ..Open::default()
        };
        match name {
            "del" => self.changes.1 += 1,
            "ins" => self.changes.0 += 1,
            "ul" | "ol" | "menu" | "dir" => {
                open.list = true;
                self.lists.push(List::of(tag));
            }
            "li" => {
                open.item = true;
                self.item_mark = Some(self.next_mark(tag));
            }
            "table" => open.table = Some(self.begin_table(tag)),
            "tr" => self.begin_row(),
            "td" | "th" => {
                if let Some(table) = self.table() {
                    table.row.get_or_insert(0);
                }
            }
            "a" => self.begin_link(tag, &mut open),
            _ => {}
        }
        match element::office_list(tag) {
            Some(OfficeList::Mark) => {
                open.mark = true;
                // What stands before it on the line is not the item's text.
                self.item_mark.get_or_insert((0, String::new())).1.clear();
                self.draft.text.clear();
                self.space = false;
            }
            Some(OfficeList::Item(level)) => self.item_mark = Some((level, String::new())),
            None => {}
        }
        if let Some(layer) = layer_of(tag, &self.open) {
            open.outer_layer = Some(self.layer);
            self.layer = layer;
        }
        self.hidden += usize::from(open.hidden);
        self.quote += usize::from(open.quote);
        self.pre += usize::from(open.pre);
        self.styled.bold += usize::from(bold);
        self.styled.italic += usize::from(italic);
        self.styled.underlined += usize::from(underlined);
        open
    }

    fn begin_table(&mut self, tag: &Tag<'_>) -> Table {
        // A table around this one is there to place things.
        if let Some(outer) = self.table() {
            outer.layout = true;
        }
        Table {
            number: self.builder.next_table(),
            row: None,
            column: 0,
            widest: 0,
            from: self.pieces.len(),
            layout: tag.get("role").is_some_and(|role| role == "presentation"),
        }
    }

    fn begin_row(&mut self) {
        if let Some(table) = self.table() {
            table.row = Some(table.row.map_or(0, |row| row + 1));
            table.column = 0;
        }
    }

    fn next_mark(&mut self, tag: &Tag<'_>) -> (u8, String) {
        let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let Some(list) = self.lists.last_mut() else {
            return (0, "•".to_owned());
        };
        if let Some(value) = tag.get("value").and_then(|value| value.parse().ok()) {
            list.next = value;
        }
        let mark = match list.style {
            Numbering::Bullet => "•".to_owned(),
            Numbering::Letter if (1..=26).contains(&list.next) => {
                let offset = u8::try_from(list.next - 1).unwrap_or(0);
                format!("{}.", char::from(b'a' + offset))
            }
            Numbering::Letter | Numbering::Number => format!("{}.", list.next),
        };
        list.next = list.next.saturating_add(1);
        (level, mark)
    }

    fn begin_link(&mut self, tag: &Tag<'_>, open: &mut Open) {
        let Some(target) = tag.get("href") else {
            return;
        };
        let name = tag.get("name").or_else(|| tag.get("id"));
        if let (Some(target), Some(name)) = (target.strip_prefix('#'), name) {
            open.anchor = Some(Anchor {
                name: name.into_owned(),
                target: target.to_owned(),
                start: self.draft.text.len(),
            });
        } else if ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| target.trim_start().starts_with(scheme))
        {
            let start = self.draft.text.len() + usize::from(self.space);
            open.link = Some((start, target.trim().to_owned()));
        }
    }

    pub(super) fn meta(&mut self, tag: &Tag<'_>) {
        let (Some(name), Some(content)) = (tag.get("name"), tag.get("content")) else {
            return;
        };
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        let properties = self.builder.properties();
        match name.to_ascii_lowercase().as_str() {
            "author" => properties.author = Some(content.to_owned()),
            "created" => properties.created = Some(content.to_owned()),
            _ => {}
        }
    }
}

fn block_kind(tag: &Tag<'_>) -> Option<BlockKind> {
    let level = match tag.name.as_str() {
        "h1" => 1,
        "h2" => 2,
        "h3" => 3,
        "h4" => 4,
        "h5" => 5,
        "h6" => 6,
        "caption" | "figcaption" => return Some(BlockKind::Caption),
        "p" => {
            let class = tag.get("class")?.to_ascii_lowercase();
            return match class.as_str() {
                "msotitle" | "title" => Some(BlockKind::Title),
                "msocaption" => Some(BlockKind::Caption),
                _ => None,
            };
        }
        _ => return None,
    };
    Some(BlockKind::Heading(level))
}

/// The layer that an element begins: LibreOffice's page header and footer,
/// and the page's own navigation and footer.
fn layer_of(tag: &Tag<'_>, open: &[Open]) -> Option<Layer> {
    let title = tag.get("title");
    match (tag.name.as_str(), title.as_deref()) {
        ("div", Some("header")) => Some(Layer::Header),
        ("div", Some("footer")) => Some(Layer::Footer),
        ("nav", _) => Some(Layer::Contents),
        ("footer", _) => {
            let inside = |open: &Open| matches!(open.name.as_str(), "article" | "section" | "main");
            (!open.iter().any(inside)).then_some(Layer::Footer)
        }
        _ => None,
    }
}
