//! The structure tree of a tagged file: which marked content is a heading, a
//! paragraph, a list item, a table cell or a note, and in which order they are
//! to be read.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::limits;
use super::objects::File;

/// The blocks of the structure tree.
#[derive(Debug, Default)]
pub(super) struct Structure {
    elements: Vec<Element>,
    places: HashMap<(Option<ObjectId>, u32), u32>,
}

/// One block, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) role: ElementRole,
    /// How deep in lists; 0 outside.
    pub(super) list_level: u8,
    /// Its place in the order of reading: a mark stands before what it marks.
    pub(super) order: u32,
    /// Which list item or note it lies in, if in one.
    pub(super) item: Option<u32>,
    /// Table, row and column, if it lies in a table.
    pub(super) cell: Option<(u32, u32, u32)>,
    pub(super) in_note: bool,
    pub(super) in_contents: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementRole {
    Title,
    Heading(u8),
    Paragraph,
    Caption,
    /// The mark of a list item or a note.
    Label,
    /// Content that lies in no block of its own: lines tell the paragraphs.
    Loose,
}

/// What a node hands down to its children.
#[derive(Debug, Clone, Copy)]
struct Context {
    page: Option<ObjectId>,
    /// The block that content belongs to.
    block: Option<u32>,
    /// Whether that block is more than a group.
    in_block: bool,
    around: Element,
    table: Option<u32>,
    row: Option<usize>,
}

/// Counters of the tables and rows met.
#[derive(Default)]
struct Counters {
    tables: Vec<u32>,
    rows: Vec<(u32, u32)>,
    items: u32,
}

const OUTSIDE: Element = Element {
    role: ElementRole::Loose,
    order: 0,
    list_level: 0,
    item: None,
    cell: None,
    in_note: false,
    in_contents: false,
};

impl Structure {
    /// Reads the tree; empty where the file is not tagged.
    pub(super) fn load(file: &File) -> Self {
        let mut structure = Self::default();
        let Some(root) = file.catalog().and_then(|c| file.dict(c, b"StructTreeRoot")) else {
            return structure;
        };
        let roles = file.dict(root, b"RoleMap");
        let mut counters = Counters::default();
        let mut seen = HashSet::new();
        let start = Context {
            page: None,
            block: None,
            in_block: false,
            around: OUTSIDE,
            table: None,
            row: None,
        };
        let mut open: Vec<(&Object, Context)> = Vec::new();
        push_kids(file, root, start, &mut open);
        let mut steps = 0usize;
        while let Some((object, context)) = open.pop() {
            steps += 1;
            if steps > limits::STRUCTURE_ELEMENTS {
                break;
            }
            if let Object::Reference(id) = object
                && !seen.insert(*id)
            {
                continue;
            }
            match file.resolve(object) {
                Object::Integer(id) => structure.place(context, context.page, *id),
                Object::Dictionary(dict) if dict.has_type(b"MCR") => {
                    let id = file.integer(dict, b"MCID").unwrap_or(-1);
                    let reference = |key| dict.get(key).and_then(Object::as_reference).ok();
                    let owner = reference(b"Stm").or(reference(b"Pg")).or(context.page);
                    structure.place(context, owner, id);
                }
                Object::Dictionary(dict) if dict.has(b"S") => {
                    let inner = structure.enter(file, dict, roles, context, &mut counters);
                    push_kids(file, dict, inner, &mut open);
                }
                _ => {}
            }
        }
        structure
    }

    /// Whether the file is not tagged.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The block that marked content belongs to.
    pub(super) fn element(&self, owner: Option<ObjectId>, id: u32) -> Option<u32> {
        self.places.get(&(owner, id)).copied()
    }

    /// A block by its number.
    pub(super) fn get(&self, number: u32) -> Element {
        self.elements
            .get(number as usize)
            .copied()
            .unwrap_or(OUTSIDE)
    }

    fn place(&mut self, context: Context, owner: Option<ObjectId>, id: i64) {
        let Ok(id) = u32::try_from(id) else { return };
        if let Some(block) = context.block {
            self.places.insert((owner, id), block);
        }
    }

    fn add(&mut self, element: Element, within: Option<u32>) -> Option<u32> {
        let number = u32::try_from(self.elements.len()).ok()?;
        let place = match (element.role, within) {
            (ElementRole::Label, Some(within)) => within.saturating_mul(2),
            _ => number.saturating_mul(2).saturating_add(1),
        };
        self.elements.push(Element {
            order: place,
            ..element
        });
        Some(number)
    }

    /// What an element means for what lies in it.
    fn enter(
        &mut self,
        file: &File,
        dict: &Dictionary,
        roles: Option<&Dictionary>,
        mut context: Context,
        counters: &mut Counters,
    ) -> Context {
        if let Ok(Object::Reference(page)) = dict.get(b"Pg") {
            context.page = Some(*page);
        }
        let role = standard_role(file, dict, roles);
        let mut around = context.around;
        let mut block = |role: ElementRole, around: Element, context: &mut Context| {
            context.around = around;
            context.block = self.add(Element { role, ..around }, context.block);
            context.in_block = role != ElementRole::Loose;
        };
        match role {
            b"P" => block(ElementRole::Paragraph, around, &mut context),
            b"Title" => block(ElementRole::Title, around, &mut context),
            b"Caption" => block(ElementRole::Caption, around, &mut context),
            b"H" => block(ElementRole::Heading(1), around, &mut context),
            [b'H', digit @ b'1'..=b'9'] => {
                block(ElementRole::Heading(digit - b'0'), around, &mut context);
            }
            b"TOC" => {
                around.in_contents = true;
                context.around = around;
            }
            b"TOCI" | b"LBody" => block(ElementRole::Paragraph, around, &mut context),
            b"Note" | b"FENote" => {
                around.in_note = true;
                around.item = Some(counters.next_item());
                block(ElementRole::Paragraph, around, &mut context);
            }
            b"L" => {
                around.list_level = around.list_level.saturating_add(1);
                context.around = around;
                context.block = None;
                context.in_block = false;
            }
            b"LI" => {
                around.item = Some(counters.next_item());
                block(ElementRole::Paragraph, around, &mut context);
            }
            b"Lbl" if around.item.is_some() && !around.in_contents => {
                block(ElementRole::Label, around, &mut context);
            }
            b"Table" => {
                context.table = u32::try_from(counters.tables.len()).ok();
                counters.tables.push(0);
                context.block = None;
                context.in_block = false;
                context.row = None;
            }
            b"TR" => context.row = counters.next_row(context.table),
            b"TD" | b"TH" => {
                around.cell = counters.next_cell(context.table, context.row);
                around.list_level = 0;
                block(ElementRole::Paragraph, around, &mut context);
            }
            // Parts of a line, by whatever name, stay in their block.
            _ if context.in_block => {}
            // Groups: what lies directly in them is in no block.
            _ => block(ElementRole::Loose, around, &mut context),
        }
        context
    }
}

impl Counters {
    fn next_item(&mut self) -> u32 {
        self.items += 1;
        self.items
    }

    fn next_row(&mut self, table: Option<u32>) -> Option<usize> {
        let next = self.tables.get_mut(table? as usize)?;
        self.rows.push((*next, 0));
        *next += 1;
        Some(self.rows.len() - 1)
    }

    fn next_cell(&mut self, table: Option<u32>, row: Option<usize>) -> Option<(u32, u32, u32)> {
        let (row, next) = self.rows.get_mut(row?)?;
        *next += 1;
        Some((table?, *row, *next - 1))
    }
}

fn push_kids<'a>(
    file: &'a File,
    dict: &'a Dictionary,
    context: Context,
    open: &mut Vec<(&'a Object, Context)>,
) {
    match dict.get(b"K") {
        Ok(reference @ Object::Reference(_)) => match file.resolve(reference) {
            Object::Array(kids) => open.extend(kids.iter().rev().map(|kid| (kid, context))),
            _ => open.push((reference, context)),
        },
        Ok(Object::Array(kids)) => open.extend(kids.iter().rev().map(|kid| (kid, context))),
        Ok(kid) => open.push((kid, context)),
        Err(_) => {}
    }
}

/// The standard role of an element, through the map of the file's own roles.
fn standard_role<'a>(
    file: &'a File,
    dict: &'a Dictionary,
    roles: Option<&'a Dictionary>,
) -> &'a [u8] {
    let mut role = file.name(dict, b"S").unwrap_or_default();
    for _ in 0..8 {
        match roles.and_then(|roles| file.name(roles, role)) {
            Some(next) if next != role => role = next,
            _ => break,
        }
    }
    role
}
