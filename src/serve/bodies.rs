//! Who was asked or answered, with what each one says on which section.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::held::{Held, Statements};
use super::visit::Visit;
use crate::model::{About, Consultation, DocumentRecord, RespondentKind, SectionId, bare};
use crate::report;

/// What is known of who a body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sender {
    /// Its name.
    Named(String),
    /// A private person who gives no name, known by the answer.
    Unnamed(Answer),
    /// Nothing but the answer.
    Unknown(Answer),
}

/// The answer of a sender without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// The first digits of the document's hash, as in addresses.
    short: String,
    /// Its number among the likes of it; `None` where it is the only one.
    number: Option<usize>,
}

/// A body that was asked or that answered, or a minority that speaks in an answer.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// Who it is.
    pub(super) sender: Sender,
    /// The names that its statements and documents go under, where they differ.
    pub(super) known_as: BTreeSet<String>,
    /// Its kind.
    pub(super) kind: RespondentKind,
    /// Its place in the list of those asked, if it is there.
    pub(super) asked: Option<usize>,
    /// Places of its documents.
    pub(super) documents: Vec<usize>,
    /// Places of what it says for itself.
    pub(super) statements: Vec<usize>,
}

impl Body {
    fn named(name: &str, kind: RespondentKind, asked: Option<usize>) -> Self {
        Self {
            asked,
            ..Self::of(Sender::Named(name.to_owned()), kind)
        }
    }

    fn of(sender: Sender, kind: RespondentKind) -> Self {
        Self {
            sender,
            known_as: BTreeSet::new(),
            kind,
            asked: None,
            documents: Vec::new(),
            statements: Vec::new(),
        }
    }

    fn know_as(&mut self, name: &str) {
        if !self.is_called(name) {
            self.known_as.insert(name.to_owned());
        }
    }

    /// Its name; what one calls it where it has none.
    pub(super) fn title(&self, visit: &Visit) -> String {
        let (who, answer) = match &self.sender {
            Sender::Named(name) => return name.clone(),
            Sender::Unnamed(answer) => (visit.t("Privatperson", "Private person"), answer),
            Sender::Unknown(answer) => (visit.t("Okänd avsändare", "Unknown sender"), answer),
        };
        report::nameless(who, answer.number)
    }

    /// Its place in the list of bodies, as a parameter.
    pub(super) fn as_param(&self) -> (&'static str, &str) {
        match &self.sender {
            Sender::Named(name) => ("instans", name),
            Sender::Unnamed(answer) | Sender::Unknown(answer) => ("d", &answer.short),
        }
    }

    /// Whether it is called this.
    pub(super) fn is_called(&self, name: &str) -> bool {
        matches!(&self.sender, Sender::Named(own) if own == name) || self.known_as.contains(name)
    }

    /// Whether it has no name, and is known by the answer in this document.
    pub(super) fn is_behind(&self, short: &str) -> bool {
        self.as_param() == ("d", short)
    }

    /// Whether it can be told who it is.
    pub(super) const fn is_known(&self) -> bool {
        !matches!(self.sender, Sender::Unknown(_))
    }

    /// Every name it goes under, as a search's parameters; `None` where it has
    /// none to search for.
    pub(super) fn as_params(&self) -> Option<Vec<(&str, &str)>> {
        let Sender::Named(name) = &self.sender else {
            return None;
        };
        let names = std::iter::once(name).chain(&self.known_as);
        Some(names.map(|name| ("instans", name.as_str())).collect())
    }
}

/// A list of bodies that grows as names come up.
#[derive(Default)]
struct Register {
    list: Vec<Body>,
    /// Place in `list` by bare name and alias.
    known: HashMap<String, usize>,
}

impl Register {
    /// With those asked.
    fn of(about: &About) -> Self {
        let mut register = Self::default();
        for (at, asked) in about.each_asked() {
            let place = register.list.len();
            for name in asked.names() {
                register.known.entry(bare(name)).or_insert(place);
            }
            let body = Body::named(&asked.name, asked.kind, Some(at));
            register.list.push(body);
        }
        register
    }

    /// The place of the body of this name.
    fn enter(&mut self, name: &str, kind: RespondentKind) -> usize {
        let place = *self.known.entry(bare(name)).or_insert_with(|| {
            self.list.push(Body::named(name, kind, None));
            self.list.len() - 1
        });
        self.list[place].know_as(name);
        place
    }

    /// The place of a new body, the sender without a name of this document.
    fn enter_nameless(&mut self, document: &DocumentRecord) -> usize {
        let answer = Answer {
            short: document.hash.short().to_owned(),
            number: None,
        };
        let sender = if document.identity.is_unnamed_person() {
            Sender::Unnamed(answer)
        } else {
            Sender::Unknown(answer)
        };
        self.list.push(Body::of(sender, document.identity.kind));
        self.list.len() - 1
    }

    /// Enters those behind each document; gives the place of the one that has
    /// no name, where there is one.
    fn enter_senders(&mut self, documents: &[DocumentRecord]) -> Vec<Option<usize>> {
        let mut nameless: Vec<Option<usize>> = Vec::with_capacity(documents.len());
        for (at, document) in documents.iter().enumerate() {
            let identity = &document.identity;
            if !document.is_answer() {
                nameless.push(None);
                continue;
            }
            if !identity.is_unnamed_person() && !document.has_unknown_sender() {
                for name in &identity.respondents {
                    let place = self.enter(name, identity.kind);
                    self.list[place].documents.push(at);
                }
                nameless.push(None);
                continue;
            }
            // the same content again is no new answer
            let place = match document.original(&documents[..at]) {
                Some(original) => nameless[original],
                None => Some(self.enter_nameless(document)),
            };
            if let Some(place) = place {
                self.list[place].documents.push(at);
            }
            nameless.push(place);
        }
        nameless
    }
}

/// Those asked or answering, by kind; and those behind reservations, special
/// statements, notes and proposals.
pub(super) fn bodies(
    consultation: &Consultation,
    statements: &Statements,
) -> (Vec<Body>, Vec<Body>) {
    let mut bodies = Register::of(&consultation.about);
    let nameless = bodies.enter_senders(&consultation.documents);
    let mut minorities = Register::default();
    let mut entered: HashMap<u32, Vec<usize>> = HashMap::new();
    for (document, range) in statements.ranges.iter().enumerate() {
        let own = &consultation.documents[document].identity.respondents;
        for at in range.clone() {
            let held = &statements.all[at];
            if !held.is_counted() {
                continue;
            }
            let names = &statements.speakers[held.speakers as usize];
            if held.role.is_minority() {
                for name in names {
                    let place = minorities.enter(name, held.kind);
                    minorities.list[place].statements.push(at);
                }
            } else if let Some(place) =
                nameless[document].filter(|_| **names == **own || names.is_empty())
            {
                bodies.list[place].statements.push(at);
            } else {
                let places = entered.entry(held.speakers).or_insert_with(|| {
                    let enter = |name: &String| bodies.enter(name, held.kind);
                    names.iter().map(enter).collect()
                });
                for place in places {
                    bodies.list[*place].statements.push(at);
                }
            }
        }
    }
    let (mut bodies, mut minorities) = (bodies.list, minorities.list);
    // A stable sort keeps the order asked within each kind.
    bodies.sort_by_key(|body| (body.kind, !body.is_known()));
    number(&mut bodies);
    minorities.sort_by(|a, b| (a.kind, a.as_param()).cmp(&(b.kind, b.as_param())));
    (bodies, minorities)
}

/// Numbers those without a name, as the reports do.
fn number(bodies: &mut [Body]) {
    let (mut unnamed, mut unknown): (Vec<&mut Answer>, Vec<&mut Answer>) = Default::default();
    for body in bodies {
        match &mut body.sender {
            Sender::Named(_) => {}
            Sender::Unnamed(answer) => unnamed.push(answer),
            Sender::Unknown(answer) => unknown.push(answer),
        }
    }
    for alike in [unnamed, unknown] {
        if alike.len() > 1 {
            for (at, answer) in alike.into_iter().enumerate() {
                answer.number = Some(at + 1);
            }
        }
    }
}

/// Places of statements by body and section; the programme as a whole stands
/// after the last section.
pub(super) type Cells = BTreeMap<(usize, usize), Vec<usize>>;

/// What each of these bodies says on which section, as far as it is `wanted`.
pub(super) fn cells(
    consultation: &Consultation,
    statements: &Statements,
    bodies: &[Body],
    wanted: impl Fn(&Held) -> bool,
) -> Cells {
    let columns: HashMap<&SectionId, usize> = consultation
        .programme
        .sections
        .iter()
        .enumerate()
        .map(|(place, section)| (&section.id, place))
        .collect();
    let general = columns.len();
    let column = |section: &SectionId| {
        if section.is_general() {
            Some(general)
        } else {
            columns.get(section).copied()
        }
    };
    let by_number: Vec<BTreeSet<usize>> = statements
        .sections
        .iter()
        .map(|ids| ids.iter().filter_map(column).collect())
        .collect();
    let mut cells = Cells::new();
    for (row, body) in bodies.iter().enumerate() {
        for place in &body.statements {
            let held = &statements.all[*place];
            if wanted(held) {
                for column in &by_number[held.sections as usize] {
                    cells.entry((row, *column)).or_default().push(*place);
                }
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Respondent;

    #[test]
    fn a_party_is_one_body_with_and_without_its_letters() {
        let asked = Respondent::new("Ekstadspartiet (EP)", RespondentKind::Party);
        let about = About {
            asked: vec![asked.clone(), asked],
            ..About::default()
        };
        let mut register = Register::of(&about);
        let place = register.enter("Ekstadspartiet", RespondentKind::Party);
        assert_eq!((place, register.list.len()), (0, 1));
        let names = register.list[place].as_params().unwrap();
        assert_eq!(names.len(), 2, "{names:?}");
    }
}
