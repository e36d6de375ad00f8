//! One page put in its place: its head and foot, its body line by line, its
//! notes and remarks.

use super::Assembler;
use super::block::{add_link, on_page};
use crate::extract::builder::PassageId;
use crate::extract::pdf::contents;
use crate::extract::pdf::glyph::Tag;
use crate::extract::pdf::line::Line;
use crate::extract::pdf::note::{self, NotePart};
use crate::extract::pdf::page::PageLines;
use crate::extract::pdf::paragraph::Paragraph;
use crate::model::{BlockKind, Layer};

impl Assembler<'_> {
    /// Puts one page, of which these lines are head and foot.
    pub(super) fn put(
        &mut self,
        mut page: PageLines,
        furniture: Vec<(usize, Layer)>,
        tagged: bool,
    ) {
        let mut layers: Vec<Layer> = vec![Layer::Body; page.lines.len()];
        // A page that would be left empty says what it says.
        let furniture = if furniture.len() < page.lines.len() {
            furniture
        } else {
            Vec::new()
        };
        for (line, layer) in furniture
            .into_iter()
            .chain(std::mem::take(&mut page.marked))
        {
            layers[line] = layer;
        }
        self.put_furniture(&page.lines, &layers, page.number);
        let in_body: Vec<usize> = (0..page.lines.len())
            .filter(|at| layers[*at] == Layer::Body)
            .collect();
        let passages: Vec<PassageId> = (page.remarks.iter())
            .map(|_| self.builder.next_passage())
            .collect();
        let notes = self.put_body(&mut page, in_body, tagged, &passages);
        for paragraph in notes {
            self.keep_note(paragraph, page.number);
        }
        for (remark, passage) in page.remarks.into_iter().zip(passages) {
            let kind = BlockKind::Comment(remark.author);
            let mut draft = on_page(kind, Layer::Comment, page.number, &remark.text);
            draft.about = Some(passage);
            self.push(draft, None, Vec::new());
        }
    }

    /// Puts the lines of the body; gives the notes among them.
    fn put_body(
        &mut self,
        page: &mut PageLines,
        in_body: Vec<usize>,
        tagged: bool,
        passages: &[PassageId],
    ) -> Vec<Paragraph> {
        let lines: Vec<&Line> = in_body.iter().map(|at| &page.lines[*at]).collect();
        let is_contents = contents::lines(&lines);
        let structure = tagged.then_some(self.structure);
        let note_parts = note::parts(&lines, self.usual.body().size, structure);
        let labels = note::labels(&note_parts);
        let mut notes: Vec<Paragraph> = Vec::new();
        for (place, at) in in_body.into_iter().enumerate() {
            let line = &mut page.lines[at];
            let right = line
                .cell_end
                .or(page.margins.get(line.region as usize).copied())
                .map_or(line.x1, |right| right.max(line.x1));
            match &note_parts[place] {
                NotePart::None => {}
                part => {
                    self.note_line(line, right, part, &mut notes);
                    continue;
                }
            }
            let calls = note::take_calls(line, &labels);
            let line = &page.lines[at];
            if is_contents.get(place) == Some(&true) {
                self.close();
                let draft = on_page(BlockKind::Paragraph, Layer::Contents, line.page, &line.text);
                self.push(draft, None, line.places.clone());
                continue;
            }
            let element = match line.tag {
                Tag::Element(element) if tagged => Some(self.structure.get(element)),
                _ => None,
            };
            let start = self.body_line(line, right, element);
            if let (Some(start), Some(open)) = (start, &mut self.open) {
                open.calls.extend(
                    calls
                        .into_iter()
                        .map(|(offset, label)| (offset + start, label)),
                );
                for (_, from, to, target) in page.links.iter().filter(|link| link.0 == at) {
                    add_link(&mut open.links, (from + start, to + start), target);
                }
                for (_, from, to, remark) in page.passages.iter().filter(|one| one.0 == at) {
                    let marks = [
                        (from + start, passages[*remark]),
                        (to + start, passages[*remark]),
                    ];
                    open.passages.extend(marks);
                }
            }
        }
        notes
    }

    /// Keeps a note until the paragraph that calls it has ended.
    fn keep_note(&mut self, mut paragraph: Paragraph, page: u32) {
        paragraph.harden();
        let label = paragraph
            .calls
            .first()
            .map(|call| call.1.clone())
            .unwrap_or_default();
        let kind = BlockKind::Note(label);
        let draft = on_page(kind, Layer::Body, page, &paragraph.text);
        self.notes.push((draft, paragraph.places));
    }

    fn put_furniture(&mut self, lines: &[Line], layers: &[Layer], page: u32) {
        for layer in [Layer::Header, Layer::Footer] {
            let mut rows: Vec<&Line> = lines
                .iter()
                .zip(layers)
                .filter(|(_, each)| **each == layer)
                .map(|(line, _)| line)
                .collect();
            rows.sort_by(|a, b| {
                a.baseline
                    .total_cmp(&b.baseline)
                    .then(a.x0.total_cmp(&b.x0))
            });
            for line in rows {
                let draft = on_page(BlockKind::Paragraph, layer, page, &line.text);
                self.push(draft, None, line.places.clone());
            }
        }
    }

    fn note_line(&self, line: &Line, right: f32, part: &NotePart, notes: &mut Vec<Paragraph>) {
        match (part, notes.last_mut()) {
            (NotePart::None | NotePart::Label, _) => {}
            (NotePart::More, Some(last)) => {
                last.push(line, right, &self.words);
            }
            (NotePart::More, None) => notes.push(Paragraph::new(line, right, 0.0)),
            (NotePart::Start { label, text }, _) => {
                let mut paragraph = Paragraph::new(line, right, 0.0);
                paragraph.cut_front(*text);
                paragraph.calls = vec![(0, label.clone())];
                notes.push(paragraph);
            }
        }
    }
}
