//! A filled-in report, held against what is recorded: what it would add, what it
//! would replace, and what nothing can be made of. Takes what was
//! [read](crate::report::comments::read) from the file; writes nothing.

use std::collections::HashMap;

use serde::Serialize;

use super::Written;
use crate::model::{
    Comment, Consultation, ContentHash, DocumentRecord, Lang, Programme, Remark, SectionId,
    StatementId, Verdict, cited_page,
};
use crate::report::SectionRef;
use crate::report::comments::{Copied, Field, Filled, FilledIn};
use crate::report::outside::{Outside, Place};
use crate::report::remarks::{self, Text};

/// What came back, in the order of the programme; what is recorded already is
/// not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The statements and sections of which something is written.
    pub rows: Vec<Row>,
    /// What was written where nothing is read, with the statement that it stands at.
    pub outside: Vec<(Option<Spot>, Outside)>,
}

/// What is written of a statement or a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is about.
    pub about: About,
    /// What becomes of it.
    pub what: What,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum About {
    /// A statement.
    Statement(Spot),
    /// A section.
    Section(SectionId),
    /// A statement that the consultation does not have, with the report's words of it.
    LostStatement(StatementId, String),
    /// A section that the programme does not have.
    LostSection,
}

/// A statement as a person finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The statement.
    pub id: StatementId,
    /// Who says it.
    pub respondents: Vec<String>,
    /// Its sections, most fitting first.
    pub sections: Vec<SectionId>,
    /// Its page, and whether pages of such files are reckoned.
    pub page: Option<(u32, bool)>,
    /// What it says.
    pub quote: String,
}

/// What becomes of what is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum What {
    /// It is to be recorded.
    New(Change),
    /// Something else was recorded since the report was written.
    Contradicted(Change),
    /// It has more letters than are kept.
    Long(Change),
    /// An outcome that is none of the three.
    Unclear(String),
    /// A cell that is there more than once, with different texts.
    Copied(Name, Vec<String>),
    /// What it is about is not there.
    Lost(Change),
}

/// What is recorded now, and what would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Change {
    /// The comment on a statement.
    Comment(Comment, Comment),
    /// One of the texts on a section.
    Remark(Text, String, String),
}

/// Which cell it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Name {
    /// One of a statement's.
    Comment(Field),
    /// One of a section's.
    Remark(Text),
}

/// One cell, as a person reads of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it is called.
    pub name: &'static str,
    /// What is recorded.
    pub now: String,
    /// What was written; several texts where the cell was copied.
    pub written: Vec<String>,
}

impl Name {
    const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Comment(field) => field.label(lang),
            Self::Remark(text) => text.label(lang),
        }
    }
}

impl Returned {
    /// What is in the report and not in the consultation.
    pub fn of(consultation: &Consultation, filled_in: &FilledIn) -> Self {
        let known = Known::of(consultation);
        let mut rows: Vec<Row> = Vec::new();
        for filled in &filled_in.changed {
            let about = known.about(&filled.id, filled_in);
            rows.extend(
                known
                    .comment(filled, &about)
                    .map(|what| Row { about, what }),
            );
        }
        rows.extend(filled_in.unclear.iter().map(|(id, given)| Row {
            about: known.about(id, filled_in),
            what: What::Unclear(given.clone()),
        }));
        rows.extend(filled_in.copied.iter().map(|copied| {
            let Copied { id, field, texts } = copied;
            Row {
                about: known.about(id, filled_in),
                what: What::Copied(Name::Comment(*field), texts.clone()),
            }
        }));
        rows.extend((filled_in.remarks.iter()).filter_map(|filled| remark(consultation, filled)));
        rows.sort_by_cached_key(|row| known.order(row));
        let spot = |outside: &Outside| match &outside.at {
            Place::Beside(id) => known.spot(id),
            Place::Margin | Place::Column(..) | Place::Row => None,
        };
        let outside = filled_in.outside.iter();
        Self {
            rows,
            outside: outside.map(|one| (spot(one), one.clone())).collect(),
        }
    }

    /// The comments to record: those that are new, and of those that contradict
    /// what is recorded the ones that replace it nevertheless, by their places.
    pub fn verdicts(&self, replaces: impl Fn(usize) -> bool) -> Vec<(StatementId, Verdict)> {
        let taken = self.taken(replaces);
        let verdict = |row: &Row| match (&row.about, row.change()?) {
            (About::Statement(spot), Change::Comment(_, then)) => {
                let verdict = Verdict {
                    comment: Some(then.clone()),
                    ..Verdict::default()
                };
                Some((spot.id.clone(), verdict))
            }
            _ => None,
        };
        taken.filter_map(verdict).collect()
    }

    /// The texts on sections to record, by the same rule.
    pub fn written(&self, replaces: impl Fn(usize) -> bool) -> Vec<Written> {
        let mut all: Vec<Written> = Vec::new();
        for row in self.taken(replaces) {
            let (About::Section(section), Some(Change::Remark(text, _, then))) =
                (&row.about, row.change())
            else {
                continue;
            };
            let at = all.iter().position(|one| one.section == *section);
            let at = at.unwrap_or_else(|| {
                all.push(Written {
                    section: section.clone(),
                    summary: None,
                    assessment: None,
                    seen: None,
                });
                all.len() - 1
            });
            match text {
                Text::Summary => all[at].summary = Some(then.clone()),
                Text::Assessment => all[at].assessment = Some(then.clone()),
            }
        }
        all
    }

    fn taken(&self, replaces: impl Fn(usize) -> bool) -> impl Iterator<Item = &Row> {
        let is_taken = move |(place, row): &(usize, &Row)| match &row.what {
            What::New(_) => true,
            What::Contradicted(_) => replaces(*place),
            What::Long(_) | What::Unclear(_) | What::Copied(..) | What::Lost(_) => false,
        };
        let rows = self.rows.iter().enumerate().filter(is_taken);
        rows.map(|(_, row)| row)
    }

    /// What the rows are known by: another value where any of them, or what is
    /// recorded of it, is not what it was.
    pub fn known_by(&self) -> String {
        let rows = serde_json::to_vec(&self.rows).expect("words and numbers are valid JSON");
        ContentHash::of(&rows).short().to_owned()
    }
}

impl Row {
    /// What would be recorded; `None` where nothing can be.
    const fn change(&self) -> Option<&Change> {
        match &self.what {
            What::New(change) | What::Contradicted(change) => Some(change),
            What::Long(_) | What::Unclear(_) | What::Copied(..) | What::Lost(_) => None,
        }
    }

    /// Its cells, as a person reads of them.
    pub fn cells(&self, lang: Lang) -> Vec<Cell> {
        let cell = |name: Name, now: &str, written: Vec<String>| Cell {
            name: name.label(lang),
            now: now.to_owned(),
            written,
        };
        match &self.what {
            What::New(change)
            | What::Contradicted(change)
            | What::Long(change)
            | What::Lost(change) => match change {
                Change::Comment(now, then) => [Field::Heeded, Field::Reason, Field::ChangedText]
                    .map(|field| (field, field.of(now, lang), field.of(then, lang)))
                    .into_iter()
                    .filter(|(_, now, then)| now != then)
                    .map(|(field, now, then)| cell(Name::Comment(field), &now, vec![then]))
                    .collect(),
                Change::Remark(text, now, then) => {
                    vec![cell(Name::Remark(*text), now, vec![then.clone()])]
                }
            },
            What::Unclear(given) => {
                vec![cell(Name::Comment(Field::Heeded), "", vec![given.clone()])]
            }
            What::Copied(name, texts) => vec![cell(*name, "", texts.clone())],
        }
    }
}

impl About {
    /// By whom, of which section, on which page.
    pub fn in_words(&self, programme: &Programme, lang: Lang) -> String {
        match (self, lang) {
            (Self::Statement(spot), _) => spot.in_words(programme, lang),
            (Self::Section(id), _) => SectionRef::of(programme, id, lang).label(),
            (Self::LostStatement(..), Lang::Sv) => "Uttalande som inte finns kvar".to_owned(),
            (Self::LostStatement(..), Lang::En) => "Statement that is no longer there".to_owned(),
            (Self::LostSection, Lang::Sv) => {
                "Avsnitt som inte finns i förslaget, eller har fått en annan rubrik".to_owned()
            }
            (Self::LostSection, Lang::En) => {
                "Section that is not in the proposal, or has got another heading".to_owned()
            }
        }
    }
}

impl Spot {
    /// By whom, of which section, on which page.
    pub fn in_words(&self, programme: &Programme, lang: Lang) -> String {
        let unknown = match lang {
            Lang::Sv => "Okänd avsändare",
            Lang::En => "Unknown sender",
        };
        let names = match self.respondents.as_slice() {
            [] => unknown.to_owned(),
            names => names.join(", "),
        };
        let section = match (self.sections.first(), lang) {
            (Some(id), _) => SectionRef::of(programme, id, lang).label(),
            (None, Lang::Sv) => "utan avsnitt".to_owned(),
            (None, Lang::En) => "without a section".to_owned(),
        };
        let page = self
            .page
            .map(|(page, reckoned)| cited_page(lang, page, reckoned));
        let parts: Vec<String> = [names, section].into_iter().chain(page).collect();
        parts.join(", ")
    }
}

/// What is recorded, and where each statement stands.
struct Known<'a> {
    consultation: &'a Consultation,
    places: HashMap<&'a StatementId, usize>,
    comments: HashMap<&'a StatementId, &'a Comment>,
}

impl<'a> Known<'a> {
    fn of(consultation: &'a Consultation) -> Self {
        let statements = consultation.statements.iter().enumerate();
        let comments = consultation.comments.iter();
        Self {
            consultation,
            places: statements
                .map(|(at, tagged)| (&tagged.statement.id, at))
                .collect(),
            comments: comments.map(|(id, comment)| (id, comment)).collect(),
        }
    }

    fn spot(&self, id: &StatementId) -> Option<Spot> {
        let tagged = &self.consultation.statements[*self.places.get(id)?];
        let document = self.consultation.document_of(id);
        let reckoned = document.is_some_and(DocumentRecord::pages_are_reckoned);
        Some(Spot {
            id: id.clone(),
            respondents: tagged.statement.respondents.clone(),
            sections: tagged.sections().cloned().collect(),
            page: tagged.statement.page.map(|page| (page, reckoned)),
            quote: tagged.statement.text.clone(),
        })
    }

    fn about(&self, id: &StatementId, filled_in: &FilledIn) -> About {
        self.spot(id).map_or_else(
            || {
                let quote = filled_in.quoted.get(id).cloned().unwrap_or_default();
                About::LostStatement(id.clone(), quote)
            },
            About::Statement,
        )
    }

    /// What becomes of a comment; `None` where it is recorded already, or where
    /// nothing is lost with it.
    fn comment(&self, filled: &Filled, about: &About) -> Option<What> {
        let known = self.comments.get(&filled.id).copied();
        let now = known.cloned().unwrap_or_default();
        let then = filled.onto(&now);
        if then == now {
            return None;
        }
        if matches!(about, About::LostStatement(..)) {
            return Some(What::Lost(Change::Comment(now, then)));
        }
        let is_contradicted = filled.contradicts(&now);
        let is_long = then.is_long();
        let change = Change::Comment(now, then);
        Some(if is_long {
            What::Long(change)
        } else if is_contradicted {
            What::Contradicted(change)
        } else {
            What::New(change)
        })
    }

    /// Section by section, each with its texts before what is said of it.
    fn order(&self, row: &Row) -> (usize, usize, usize) {
        let rank = |id: &SectionId| {
            let sections = &self.consultation.programme.sections;
            let at = sections.iter().position(|section| section.id == *id);
            at.map_or(0, |at| at + 1)
        };
        let last = usize::MAX;
        match &row.about {
            About::Section(id) => (rank(id), 0, 0),
            About::Statement(spot) => {
                let place = self.places.get(&spot.id).copied();
                (
                    spot.sections.first().map_or(last - 1, rank),
                    1,
                    place.unwrap_or(last),
                )
            }
            About::LostStatement(..) | About::LostSection => (last, 0, 0),
        }
    }
}

/// What becomes of a text on a section; `None` where it is recorded already.
fn remark(consultation: &Consultation, filled: &remarks::Filled) -> Option<Row> {
    let section = filled.section(consultation);
    let now = (section.as_ref())
        .map(|section| filled.text.recorded(consultation, section))
        .unwrap_or_default();
    if filled.is_recorded(&now) {
        return None;
    }
    let is_long = filled.words.chars().count() > Remark::LETTERS;
    let is_contradicted = filled.contradicts(&now);
    let change = Change::Remark(filled.text, now, filled.words.clone());
    let what = if !filled.others.is_empty() {
        let all = std::iter::once(&filled.words).chain(&filled.others);
        What::Copied(Name::Remark(filled.text), all.cloned().collect())
    } else if section.is_none() {
        What::Lost(change)
    } else if is_long {
        What::Long(change)
    } else if is_contradicted {
        What::Contradicted(change)
    } else {
        What::New(change)
    };
    let about = section.map_or(About::LostSection, About::Section);
    Some(Row { about, what })
}
