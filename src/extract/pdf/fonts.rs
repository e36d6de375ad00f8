//! The fonts of a document: read once each, kept while they are needed.

use std::collections::HashMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::font::Font;
use super::limits;
use super::objects::{File, as_dict};

/// How the text of a font looks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct FontStyle {
    pub(super) name: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// The fonts of a document.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    loaded: Vec<(Font, u16)>,
    places: HashMap<Key, usize>,
    styles: Vec<FontStyle>,
    style_places: HashMap<FontStyle, u16>,
}

/// What tells fonts apart: their object, or where the dictionary lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Object(ObjectId),
    Place(usize),
    /// The font that stands in for those that are not there.
    StandIn,
}

impl Fonts {
    /// The place of a font among those loaded; reads it where it is new.
    pub(super) fn load(&mut self, file: &File, object: &Object) -> Option<usize> {
        let dict = as_dict(file.resolve(object))?;
        let key = match object {
            Object::Reference(id) => Key::Object(*id),
            _ => Key::Place(std::ptr::from_ref::<Dictionary>(dict).addr()),
        };
        if let Some(place) = self.places.get(&key) {
            return Some(*place);
        }
        if self.loaded.len() >= limits::DOCUMENT_FONTS {
            return None;
        }
        Some(self.add(key, Font::load(file, dict)))
    }

    /// The place of the font that stands in for one that is not there: its
    /// codes are those that Swedish text is mostly written in.
    pub(super) fn stand_in(&mut self, file: &File) -> usize {
        if let Some(place) = self.places.get(&Key::StandIn) {
            return *place;
        }
        let mut dict = Dictionary::new();
        dict.set("Subtype", "TrueType");
        dict.set("BaseFont", "Helvetica");
        self.add(Key::StandIn, Font::load(file, &dict))
    }

    fn add(&mut self, key: Key, font: Font) -> usize {
        let style = self.style_of(&font);
        self.loaded.push((font, style));
        self.places.insert(key, self.loaded.len() - 1);
        self.loaded.len() - 1
    }

    /// A loaded font and the number of its style.
    pub(super) fn get(&mut self, place: usize) -> Option<(&mut Font, u16)> {
        self.loaded
            .get_mut(place)
            .map(|(font, style)| (font, *style))
    }

    /// Forgets fonts when many have gathered; called between pages.
    pub(super) fn make_room(&mut self) {
        if self.loaded.len() > limits::FONTS {
            self.loaded.clear();
            self.places.clear();
        }
    }

    /// The styles met so far, by number.
    pub(super) fn styles(&self) -> &[FontStyle] {
        &self.styles
    }

    fn style_of(&mut self, font: &Font) -> u16 {
        let style = FontStyle {
            name: font.name.clone(),
            bold: font.bold,
            italic: font.italic,
        };
        if let Some(place) = self.style_places.get(&style) {
            return *place;
        }
        let place = u16::try_from(self.styles.len()).unwrap_or(u16::MAX);
        if place < u16::MAX {
            self.styles.push(style.clone());
            self.style_places.insert(style, place);
        }
        place
    }
}
