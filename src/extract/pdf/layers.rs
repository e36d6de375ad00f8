//! Optional content: the layers that a viewer can switch off, and which of
//! them are off when the file is opened.

use std::collections::HashSet;

use lopdf::{Object, ObjectId};

use super::objects::{File, as_dict};

/// Which layers are off.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: HashSet<ObjectId>,
}

impl Layers {
    pub(super) fn load(file: &File) -> Self {
        let mut layers = Self::default();
        let Some(properties) = file.catalog().and_then(|c| file.dict(c, b"OCProperties")) else {
            return layers;
        };
        let Some(default) = file.dict(properties, b"D") else {
            return layers;
        };
        let ids = |array: Option<&[Object]>| -> Vec<ObjectId> {
            (array.unwrap_or_default().iter())
                .filter_map(|object| object.as_reference().ok())
                .collect()
        };
        if file.name(default, b"BaseState") == Some(b"OFF") {
            layers.off.extend(ids(file.array(properties, b"OCGs")));
            for on in ids(file.array(default, b"ON")) {
                layers.off.remove(&on);
            }
        }
        layers.off.extend(ids(file.array(default, b"OFF")));
        layers
    }

    /// Whether what belongs to this layer, or set of layers, is not shown.
    pub(super) fn hides(&self, file: &File, object: &Object) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if let Object::Reference(id) = object
            && self.off.contains(id)
        {
            return true;
        }
        let Some(dict) = as_dict(file.resolve(object)) else {
            return false;
        };
        if file.name(dict, b"Type") != Some(b"OCMD") {
            return false;
        }
        let members: Vec<&Object> = match dict.get(b"OCGs") {
            Ok(reference @ Object::Reference(_)) => match file.resolve(reference) {
                Object::Array(members) => members.iter().collect(),
                _ => vec![reference],
            },
            Ok(Object::Array(members)) => members.iter().collect(),
            _ => return false,
        };
        let is_off =
            |member: &&Object| member.as_reference().is_ok_and(|id| self.off.contains(&id));
        match file.name(dict, b"P") {
            Some(b"AllOn") => members.iter().any(is_off),
            Some(b"AnyOff") => !members.iter().any(is_off),
            Some(b"AllOff") => !members.iter().all(is_off),
            _ => !members.is_empty() && members.iter().all(is_off),
        }
    }
}
