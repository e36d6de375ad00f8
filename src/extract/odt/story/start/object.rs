//! What is drawn: boxes, and objects with words of their own.

use crate::error::ReadError;
use crate::extract::odt::story::{Frame, Holder, Setting, Story, read};
use crate::extract::pages::{Pager, Sheet};
use crate::extract::xml::Tag;

impl Story<'_, '_> {
    pub(super) fn start_draw(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, ReadError> {
        match tag.name() {
            "object" => {
                if let Some(target) = tag.attr("href") {
                    self.add_object(&target);
                }
                Ok(Some(Frame::Pass))
            }
            // A picture of what was read from the object itself.
            "image" | "glue-point" | "enhanced-geometry" => self.pass_over(),
            _ => {
                self.holders.push(Holder::Box);
                Ok(Some(Frame::Box))
            }
        }
    }

    /// Adds the words of an embedded object: a chart or a formula.
    fn add_object(&mut self, target: &str) {
        let name = target.trim_start_matches("./").trim_end_matches('/');
        if self.setting.embedded || name.is_empty() || name.contains(':') {
            return;
        }
        let part = self.shared.package.as_mut();
        let Some(Ok(Some(text))) = part.map(|package| package.xml(&format!("{name}/content.xml")))
        else {
            return;
        };
        let setting = Setting {
            margins_of: None,
            embedded: true,
        };
        let mut pager = Pager::new(Sheet::default(), true);
        let (drafts, _) = read(&text, setting, self.shared, self.builder, &mut pager);
        let cell = self.cell();
        for mut draft in drafts {
            draft.cell = cell;
            self.deliver(draft);
        }
    }
}
