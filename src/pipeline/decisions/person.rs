//! What people decided about one statement, put together from their verdicts.

use crate::model::{
    Comment, Evidence, EvidenceRule, Origin, Role, SectionId, Stance, Status, Tag, TaggedStatement,
    Verdict,
};

/// What people decided about one statement.
#[derive(Debug, Clone, Default)]
pub(in crate::pipeline) struct Person {
    pub(super) sections: Option<Settled<Vec<SectionId>>>,
    pub(super) stance: Option<Settled<Stance>>,
    pub(super) role: Option<Role>,
    pub(super) comment: Option<Comment>,
    pub(super) highlight: Option<bool>,
    pub(super) order: usize,
}

/// What a person settled, and who: another may since have settled something
/// else about the same statement.
#[derive(Debug, Clone)]
pub(super) struct Settled<T> {
    pub(super) what: T,
    pub(super) by: String,
}

impl<T> Settled<T> {
    /// The evidence behind it: who decided.
    fn evidence(&self) -> Vec<Evidence> {
        vec![Evidence {
            text: self.by.clone(),
            rule: EvidenceRule::Decision,
        }]
    }
}

impl Person {
    pub(super) fn take(&mut self, verdict: &Verdict, by: &str, order: usize) {
        if let Some(sections) = &verdict.sections {
            self.sections = Some(Settled {
                what: sections.clone(),
                by: by.to_owned(),
            });
        }
        if let Some(stance) = verdict.stance {
            self.stance = Some(Settled {
                what: stance,
                by: by.to_owned(),
            });
        }
        self.role = verdict.role.or(self.role);
        if let Some(comment) = &verdict.comment {
            self.comment = Some(comment.clone());
        }
        self.highlight = verdict.highlight.or(self.highlight);
        self.order = order;
    }

    /// Takes in what was decided of the statement that follows and is one with
    /// this now: what this one has stays, of comments nothing is dropped, and what was
    /// highlighted still is.
    pub(super) fn take_in(&mut self, next: Self) {
        let both = |one: String, other: &str| match (one.as_str(), other) {
            (_, "") => one,
            ("", other) => other.to_owned(),
            (one, other) => format!("{one}\n{other}"),
        };
        self.sections = self.sections.take().or(next.sections);
        self.stance = self.stance.take().or(next.stance);
        self.role = self.role.or(next.role);
        self.highlight = self.highlight.max(next.highlight);
        self.comment = match (self.comment.take(), next.comment) {
            (Some(own), Some(next)) => Some(Comment {
                heeded: own.heeded.or(next.heeded),
                reason: both(own.reason, &next.reason),
                changed_text: both(own.changed_text, &next.changed_text),
            }),
            (own, next) => own.or(next),
        };
        self.order = self.order.max(next.order);
    }

    /// Puts the person's verdict on top of the machine's; the machine's
    /// candidates stay behind it, to be seen.
    pub(in crate::pipeline) fn on_top(self, mut tagged: TaggedStatement) -> TaggedStatement {
        if let Some(settled) = &self.sections {
            let sections = &settled.what;
            for tag in &mut tagged.tags {
                tag.chosen = false;
            }
            tagged.tags.retain(|tag| !sections.contains(&tag.section));
            let chosen = sections.iter().map(|section| Tag {
                section: section.clone(),
                score: 0.0,
                confidence: 1.0,
                chosen: true,
                origin: Origin::Person,
                evidence: settled.evidence(),
            });
            tagged.tags.splice(0..0, chosen);
        }
        if let Some(settled) = &self.stance {
            tagged.stance = Some(settled.what);
            tagged.stance_confidence = 1.0;
            tagged.stance_origin = Origin::Person;
            tagged.stance_evidence = settled.evidence();
        }
        if self.sections.is_some() || self.stance.is_some() || self.role.is_some() {
            tagged.status = Status::Decided;
        }
        tagged
    }
}
