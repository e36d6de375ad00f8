//! One respondent's position on one section, from all it says there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use crate::model::{
    About, Consultation, DocumentRecord, Lang, Overall, Role, Stance, Statement, Status,
    TaggedStatement, bare,
};

/// Who stands behind a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The machine suggests it.
    Suggested,
    /// A person decided it, or the statements that it rests on.
    Decided,
}

impl Basis {
    /// Who stands behind a statement of this status.
    pub(super) const fn of(status: Status) -> Self {
        match status {
            Status::Decided => Self::Decided,
            Status::Suggested | Status::Auto => Self::Suggested,
        }
    }
}

/// What made a position from the statements behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The answer states it itself.
    Stated,
    /// The answer does not: it is what its statements amount to.
    Inferred,
    /// A person decided where the answer stands.
    Decided,
    /// One statement at least opposes, and no praise outweighs that.
    Objection,
    /// There is support with a reservation.
    Reservation,
    /// There is support beside a doubt or a request.
    SupportBesideCriticism,
    /// Nothing weightier is there.
    Weightiest,
    /// What the machine reads as support, of one that opposes the whole in so
    /// many words: no position that counts.
    AgainstTheWhole,
}

impl Rule {
    /// Whether the answer as a whole made it, and not the sum of statements.
    pub(super) const fn is_of_the_answer(self) -> bool {
        matches!(self, Self::Stated | Self::Inferred | Self::Decided)
    }

    /// Whether the statements that take a position made it.
    pub(super) const fn is_of_statements(self) -> bool {
        !self.is_of_the_answer() && !matches!(self, Self::AgainstTheWhole)
    }

    /// The rule in words.
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Stated, Lang::Sv) => "svaret säger det självt",
            (Self::Stated, Lang::En) => "the answer says so itself",
            (Self::Inferred, Lang::Sv) => "utläst ur svaret",
            (Self::Inferred, Lang::En) => "inferred from the answer",
            (Self::Decided, Lang::Sv) => "en person har bestämt det",
            (Self::Decided, Lang::En) => "a person decided it",
            (Self::Objection, Lang::Sv) => "en invändning uppvägs inte av beröm",
            (Self::Objection, Lang::En) => "praise does not outweigh an objection",
            (Self::Reservation, Lang::Sv) => "stöd med förbehåll",
            (Self::Reservation, Lang::En) => "support with a reservation",
            (Self::SupportBesideCriticism, Lang::Sv) => "stöd jämte tvekan eller önskemål",
            (Self::SupportBesideCriticism, Lang::En) => "support beside a doubt or a request",
            (Self::Weightiest, Lang::Sv) => "det som väger tyngst",
            (Self::Weightiest, Lang::En) => "what weighs most",
            (Self::AgainstTheWhole, Lang::Sv) => {
                "avstyrker helheten; ogranskat stöd här räknas inte"
            }
            (Self::AgainstTheWhole, Lang::En) => {
                "opposes the whole; unreviewed support here is not counted"
            }
        }
    }
}

/// A position on one section, or on the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The stance.
    pub stance: Stance,
    /// Who stands behind it.
    pub basis: Basis,
    /// What made it.
    pub rule: Rule,
}

impl Position {
    /// What it is called where there is room for some words.
    pub fn label(self, lang: Lang) -> String {
        match self.rule {
            Rule::AgainstTheWhole => self.rule.label(lang).to_owned(),
            Rule::Inferred => format!("{} ({})", self.stance.label(lang), self.rule.label(lang)),
            Rule::Stated
            | Rule::Decided
            | Rule::Objection
            | Rule::Reservation
            | Rule::SupportBesideCriticism
            | Rule::Weightiest => self.stance.label(lang).to_owned(),
        }
    }

    /// Its sign where there is room for no word, with [`Position::INFERRED`]
    /// where the answer does not state it.
    pub fn sign(self) -> String {
        let mark = match self.rule {
            Rule::Inferred => Self::INFERRED,
            Rule::Stated
            | Rule::Decided
            | Rule::Objection
            | Rule::Reservation
            | Rule::SupportBesideCriticism
            | Rule::Weightiest
            | Rule::AgainstTheWhole => "",
        };
        format!("{}{mark}", self.stance.glyph())
    }

    /// What marks a position that the answer does not state itself.
    pub const INFERRED: &'static str = "*";

    /// Whether it counts for a stance.
    pub fn is_taken(self) -> bool {
        self.stance != Stance::None
    }
}

/// What of a statement makes a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// Its role.
    pub role: Role,
    /// Its stance; `None` where nothing is known.
    pub stance: Option<Stance>,
    /// Who stands behind it.
    pub status: Status,
}

impl Judged {
    const fn basis(self) -> Basis {
        Basis::of(self.status)
    }
}

impl From<&TaggedStatement> for Judged {
    fn from(tagged: &TaggedStatement) -> Self {
        Self {
            role: tagged.statement.role,
            stance: tagged.stance,
            status: tagged.status,
        }
    }
}

/// Which statements count as their respondents' own: what they argue or decide,
/// or their officials' draft where they have no argued text.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Those with an argued text of their own, by the name that they are known by.
    arguing: BTreeSet<String>,
    /// Documents of unknown senders that have one.
    unnamed: BTreeSet<String>,
    /// The bare name of those asked, by each name that they go by.
    known: BTreeMap<String, String>,
}

impl Own {
    /// Of all the statements of a consultation.
    pub fn of(consultation: &Consultation) -> Self {
        let mut own = Self::among(&consultation.about);
        for Statement {
            id,
            role,
            respondents,
            ..
        } in consultation
            .statements
            .iter()
            .map(|tagged| &tagged.statement)
        {
            own.hear(*role, respondents, id.document());
        }
        own
    }

    /// Of nobody yet: those asked are the same by any of their names.
    pub fn among(about: &About) -> Self {
        let mut known = BTreeMap::new();
        for (_, asked) in about.each_asked() {
            for name in asked.names() {
                known.entry(bare(name)).or_insert_with(|| bare(&asked.name));
            }
        }
        Self {
            known,
            ..Self::default()
        }
    }

    /// One name for each body, whichever it goes by.
    fn name(&self, name: &str) -> String {
        let name = bare(name);
        self.known.get(&name).cloned().unwrap_or(name)
    }

    /// Whether a statement counts.
    pub(super) fn counts(&self, statement: &Statement) -> bool {
        let document = statement.id.document();
        self.holds(statement.role, &statement.respondents, document)
    }

    /// Takes note that these say something in this role, in the document whose
    /// hash begins so.
    pub fn hear(&mut self, role: Role, respondents: &[String], document: &str) {
        if role != Role::Argument {
            return;
        }
        if respondents.is_empty() && !self.unnamed.contains(document) {
            self.unnamed.insert(document.to_owned());
        }
        for name in respondents {
            self.arguing.insert(self.name(name));
        }
    }

    /// Whether what these say in this role counts. Unknown senders are told
    /// apart by their documents.
    pub fn holds(&self, role: Role, respondents: &[String], document: &str) -> bool {
        match role {
            Role::Argument | Role::Decision => true,
            Role::Draft if respondents.is_empty() => !self.unnamed.contains(document),
            Role::Draft => !respondents
                .iter()
                .any(|name| self.arguing.contains(&self.name(name))),
            Role::Reservation
            | Role::SpecialStatement
            | Role::Note
            | Role::Proposal
            | Role::Quoted
            | Role::Boilerplate => false,
        }
    }
}

/// What one of a respondent's answers says of the whole, in so many words or by
/// what it amounts to.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a, Clause> {
    /// The place of its document in the consultation.
    pub document: usize,
    /// The words that it rests on.
    pub overall: &'a Overall,
    /// The statement that holds them.
    pub clause: Option<Clause>,
    /// The stance: a person's where one has decided the whole or its clause.
    pub stance: Stance,
    /// Who stands behind it.
    pub basis: Basis,
}

impl<'a, Clause: Copy + Into<Judged>> Stated<'a, Clause> {
    /// Of the latest of those documents of the consultation, `chosen` by their
    /// places, that states a position; `clause` finds the statement of the
    /// document at a place that holds its words.
    pub fn of(
        documents: &'a [DocumentRecord],
        chosen: &[usize],
        clause: impl FnOnce(usize, &Overall) -> Option<Clause>,
    ) -> Option<Self> {
        let (document, overall) = chosen
            .iter()
            .filter_map(|&at| Some((at, documents[at].overall.as_ref()?)))
            .max_by_key(|(at, _)| (documents[*at].identity.date.as_deref(), *at))?;
        let clause = clause(document, overall);
        // Whoever decides one of the statements that it was inferred from has
        // not decided the whole, and what is decided of the whole goes before
        // what is decided of its clause.
        let is_clause_the_whole = !overall.inferred && overall.by.is_none();
        let decided = clause
            .filter(|_| is_clause_the_whole)
            .map(Into::into)
            .filter(|judged| judged.basis() == Basis::Decided)
            .and_then(|judged| judged.stance);
        Some(Self {
            document,
            overall,
            clause,
            stance: decided.unwrap_or(overall.stance),
            basis: if decided.is_some() || overall.by.is_some() {
                Basis::Decided
            } else {
                Basis::Suggested
            },
        })
    }

    /// The position, where one is taken.
    pub fn position(&self) -> Option<Position> {
        (self.stance != Stance::None).then_some(Position {
            stance: self.stance,
            basis: self.basis,
            rule: if self.overall.by.is_some() {
                Rule::Decided
            } else if self.overall.inferred {
                Rule::Inferred
            } else {
                Rule::Stated
            },
        })
    }
}

impl<'a> Stated<'a, &'a TaggedStatement> {
    /// The same in a consultation with all its statements; `ranges` are those
    /// of its documents.
    pub fn among(
        consultation: &'a Consultation,
        ranges: &[Range<usize>],
        chosen: &[usize],
    ) -> Option<Self> {
        Self::of(&consultation.documents, chosen, |document, overall| {
            consultation.statements[ranges[document].clone()]
                .iter()
                .find(|tagged| is_clause(overall, &tagged.statement.text))
        })
    }
}

/// Whether a statement with these words is the clause that a document's
/// position as a whole rests on.
pub fn is_clause(overall: &Overall, words: &str) -> bool {
    let wanted = overall.quote.trim();
    !wanted.is_empty() && words.contains(wanted)
}

/// A respondent's position on the programme as a whole: what its answer states
/// or amounts to, also where that is no position. Its statements on the whole
/// have had their say in that; whoever decides one of them decides no more than
/// that one. `own` is what they amount to, and counts only for who has no
/// answer of its own, such as one that argues in another's.
pub fn on_the_whole<Clause: Copy + Into<Judged>>(
    own: impl FnOnce() -> Option<Position>,
    stated: Option<&Stated<'_, Clause>>,
) -> Option<Position> {
    stated.map_or_else(own, Stated::position)
}

/// A respondent's position on a section, which its statements there amount to.
/// One that opposes the whole in so many words is not counted as in favour of a
/// section by what no person has reviewed.
pub fn on_a_section<Clause: Copy + Into<Judged>>(
    own: Option<Position>,
    stated: Option<&Stated<'_, Clause>>,
) -> Option<Position> {
    let opposes =
        stated.is_some_and(|stated| stated.stance == Stance::Opposes && !stated.overall.inferred);
    own.map(|position| match (position.stance, position.basis) {
        (
            Stance::Supports | Stance::SupportsWithReservation | Stance::NoObjection,
            Basis::Suggested,
        ) if opposes => Position {
            stance: Stance::None,
            basis: Basis::Suggested,
            rule: Rule::AgainstTheWhole,
        },
        _ => position,
    })
}

/// The position that these statements, of one respondent on one section, amount
/// to. A minority's (a reservation, a special statement, a note, a party's
/// proposal) is never mixed with the body's: where both are given, only the
/// body's count.
///
/// What a person decided counts before what the machine suggests: where any of
/// the statements that take a position is decided, only decided ones count. An
/// objection is never outweighed by praise:
///
/// 1. any that opposes: opposes;
/// 2. support with a reservation, or support beside a doubt or a request:
///    supports with reservation;
/// 3. else the first of doubts, proposes change, supports, no objection, asks,
///    abstains that is there.
///
/// `None` where nothing takes a position.
pub fn combined(statements: impl IntoIterator<Item: Into<Judged>>) -> Option<Position> {
    let (basis, taken) = taken(statements)?;
    let holds = |stance: Stance| taken.contains(&stance);
    let wants_more = holds(Stance::Doubts) || holds(Stance::ProposesChange);
    let (stance, rule) = if holds(Stance::Opposes) {
        (Stance::Opposes, Rule::Objection)
    } else if holds(Stance::SupportsWithReservation) {
        (Stance::SupportsWithReservation, Rule::Reservation)
    } else if holds(Stance::Supports) && wants_more {
        (
            Stance::SupportsWithReservation,
            Rule::SupportBesideCriticism,
        )
    } else {
        [
            Stance::Doubts,
            Stance::ProposesChange,
            Stance::Supports,
            Stance::NoObjection,
            Stance::Asks,
            Stance::Abstains,
        ]
        .into_iter()
        .find(|stance| holds(*stance))
        .map(|stance| (stance, Rule::Weightiest))?
    };
    Some(Position {
        stance,
        basis,
        rule,
    })
}

/// The stances that count for a position, and who stands behind them; `None`
/// where nothing takes a position.
pub(super) fn taken(
    statements: impl IntoIterator<Item: Into<Judged>>,
) -> Option<(Basis, Vec<Stance>)> {
    let mut given: Vec<Judged> = statements.into_iter().map(Into::into).collect();
    if given.iter().any(|judged| !judged.role.is_minority()) {
        given.retain(|judged| !judged.role.is_minority());
    }
    let taken: Vec<(Stance, Basis)> = given
        .into_iter()
        .filter_map(|judged| match judged.stance {
            Some(Stance::None) | None => None,
            Some(stance) => Some((stance, judged.basis())),
        })
        .collect();
    let basis = taken.iter().map(|(_, basis)| *basis).max()?;
    let counted = taken.iter().filter(|(_, own)| *own == basis);
    Some((basis, counted.map(|(stance, _)| *stance).collect()))
}
