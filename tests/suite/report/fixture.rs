//! A small consultation in code: every stance, a reservation, a repeated
//! sentence, one that was not asked and one that did not answer.

use remiss::model::{
    About, Consultation, ContentHash, CountsAs, DocumentRecord, Fate, Format, Identity,
    LedgerEntry, Manner, Origin, Overall, Programme, ReadState, Respondent, RespondentKind, Role,
    Section, SectionId, Span, Stance, Statement, StatementId, Status, Tag, TaggedStatement,
};

/// A consultation, and the texts that its documents have.
pub(super) struct Answers {
    pub(super) consultation: Consultation,
    pub(super) texts: Vec<(ContentHash, String)>,
}

/// One statement of an answer.
#[derive(Clone)]
pub(super) struct Line {
    text: String,
    sections: Vec<SectionId>,
    stance: Stance,
    role: Role,
    status: Status,
    speaker: Option<(String, RespondentKind)>,
}

impl Line {
    pub(super) fn new(text: &str, sections: &[&str], stance: Stance) -> Self {
        Self {
            text: text.to_owned(),
            sections: sections
                .iter()
                .map(|id| SectionId((*id).to_owned()))
                .collect(),
            stance,
            role: Role::Argument,
            status: Status::Suggested,
            speaker: None,
        }
    }

    pub(super) fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    pub(super) fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    pub(super) fn by(mut self, party: &str, role: Role) -> Self {
        self.speaker = Some((party.to_owned(), RespondentKind::Party));
        self.role(role)
    }
}

impl Answers {
    /// Adds an answer whose text is its lines.
    pub(super) fn add(&mut self, file: &str, names: &[&str], kind: RespondentKind, lines: &[Line]) {
        let text = lines
            .iter()
            .map(|line| line.text.as_str())
            .collect::<Vec<_>>()
            .join("\n");
        let hash = ContentHash::of(format!("{file}\0{text}").as_bytes());
        let mut start = 0;
        let mut ledger = Vec::new();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        for (block, line) in lines.iter().enumerate() {
            let span = Span::new(start, start + line.text.len());
            start = span.end + 1;
            let id = StatementId::new(&hash, span.start);
            ledger.push(LedgerEntry {
                block,
                span,
                fate: Fate::Statement { id: id.clone() },
            });
            let duplicate_of = self
                .consultation
                .statements
                .iter()
                .find(|tagged| tagged.statement.text == line.text)
                .map(|tagged| tagged.statement.id.clone());
            let (respondents, kind) = match &line.speaker {
                Some((party, kind)) => (vec![party.clone()], *kind),
                None => (names.clone(), kind),
            };
            self.consultation.statements.push(TaggedStatement {
                statement: Statement {
                    id,
                    span,
                    text: line.text.clone(),
                    page: Some(1),
                    paragraph: block,
                    role: line.role,
                    respondents,
                    kind,
                    headings: Vec::new(),
                    context: None,
                    duplicate_of,
                    draft_of: None,
                    language: "sv".to_owned(),
                    manner: Manner::Text,
                },
                tags: line.sections.iter().map(chosen).collect(),
                stance: Some(line.stance),
                stance_confidence: 0.8,
                stance_origin: Origin::Rule,
                stance_evidence: Vec::new(),
                status: line.status,
            });
        }
        self.consultation.documents.push(DocumentRecord {
            file: format!("responses/{file}"),
            part: String::new(),
            hash: hash.clone(),
            file_hash: hash.clone(),
            first_page: 0,
            format: Some(Format::Docx),
            pages: 1,
            state: ReadState::Read,
            error: None,
            warnings: Vec::new(),
            identity: Identity {
                respondents: names,
                kind,
                date: Some("2025-04-10".to_owned()),
                reference: Some(format!("2025/{}", self.texts.len() + 1)),
                minutes_paragraph: None,
                confidence: 1.0,
                grounds: Vec::new(),
            },
            counts_as: CountsAs::Answer,
            overruled: None,
            overall: lines
                .iter()
                .find(|line| line.role == Role::Decision)
                .map(|line| Overall {
                    stance: line.stance,
                    quote: line.text.clone(),
                    rule: remiss::model::OverallRule::Decision,
                    inferred: false,
                    by: None,
                }),
            copy_of: None,
            ledger,
        });
        self.texts.push((hash, text));
    }

    /// Adds the last answer's file once more under another name.
    pub(super) fn add_again(&mut self, file: &str) {
        let mut again = self.consultation.documents.last().unwrap().clone();
        let (_, text) = self.texts.last().unwrap().clone();
        again.copy_of = Some(std::mem::replace(
            &mut again.file,
            format!("responses/{file}"),
        ));
        let first = again.hash;
        again.hash = first.of_part(&again.file).of_part("");
        let said: Vec<TaggedStatement> = self
            .consultation
            .statements
            .iter()
            .filter(|tagged| tagged.statement.id.document() == first.short())
            .cloned()
            .collect();
        for mut tagged in said {
            let statement = &mut tagged.statement;
            let id = StatementId::new(&again.hash, statement.span.start);
            statement.duplicate_of = Some(std::mem::replace(&mut statement.id, id));
            self.consultation.statements.push(tagged);
        }
        self.texts.push((again.hash.clone(), text));
        self.consultation.documents.push(again);
    }

    fn date_last(&mut self, date: &str) {
        let last = self.consultation.documents.last_mut().unwrap();
        last.identity.date = Some(date.to_owned());
    }
}

fn chosen(section: &SectionId) -> Tag {
    Tag {
        section: section.clone(),
        score: 1.0,
        confidence: 0.9,
        chosen: true,
        origin: Origin::Rule,
        evidence: Vec::new(),
    }
}

fn programme() -> Programme {
    let section = |id: &str, heading: &str, level, parent| Section {
        id: SectionId(id.to_owned()),
        number: Some(id.to_owned()),
        heading: heading.to_owned(),
        level,
        parent,
        text: format!("Text om {}.", heading.to_lowercase()),
        boxes: String::new(),
        page: None,
        span: Span::default(),
    };
    Programme {
        sections: vec![
            section("1", "Inledning", 1, None),
            section("3", "Planering och uppföljning", 1, None),
            section("3.1", "Mål och indikatorer", 2, Some(1)),
            section("3.2", "Uppföljning av mål och budget", 2, Some(1)),
            section("4", "Roller och ansvar", 1, None),
        ],
        ..Programme::default()
    }
}

/// The register of those asked, and no answer yet.
fn nothing_answered() -> Answers {
    use RespondentKind::{Board, Company, Council};
    let asked = [
        ("Kulturnämnden", Board),
        ("Socialnämnden", Board),
        ("Valnämnden", Board),
        ("Ekstads Hamn AB", Company),
        ("Ekstad Energi AB", Company),
        ("Pensionärsrådet", Council),
        ("Ungdomsrådet", Council),
    ];
    Answers {
        consultation: Consultation {
            name: "ekstad".to_owned(),
            about: About {
                title: "Program för ledning och styrning".to_owned(),
                reference: Some("KS 2024/0412".to_owned()),
                sent: Some("2025-01-20".to_owned()),
                due: Some("2025-04-30".to_owned()),
                adopted: None,
                asked: asked
                    .iter()
                    .map(|(name, kind)| Respondent::new(*name, *kind))
                    .collect(),
            },
            programme: programme(),
            ..Consultation::default()
        },
        texts: Vec::new(),
    }
}

/// The consultation of a city that does not exist.
pub(super) fn ekstad() -> Answers {
    use RespondentKind::{Association, Board, Company, Council};
    use Stance::{Asks, Doubts, NoObjection, Opposes, ProposesChange, Supports};
    let mut answers = nothing_answered();
    let same = "Antalet indikatorer bör begränsas till högst tio.";
    answers.add(
        "Kulturnämnden.docx",
        &["Kulturnämnden"],
        Board,
        &[
            Line::new(
                "Kulturnämnden tillstyrker förslaget.",
                &["general"],
                Supports,
            )
            .role(Role::Decision),
            Line::new(
                "Nämnden välkomnar en tydligare uppföljning.",
                &["3.2"],
                Supports,
            ),
            Line::new(
                "Nämnden följer i dag upp målen två gånger per år.",
                &["3.2"],
                Stance::None,
            ),
        ],
    );
    answers.add("Socialnämnden.docx", &["Socialnämnden"], Board, &[
        Line::new(
            "Socialnämnden avstyrker kravet på fyra rapporter, som försvagar nämndernas planering.",
            &["3.2"],
            Opposes,
        )
        .status(Status::Decided),
        Line::new(same, &["3.1"], ProposesChange),
        Line::new("Vi reserverar oss mot nämndens beslut.", &["3.2"], Opposes)
            .by("Ekstadspartiet (EP)", Role::Reservation),
        Line::new("Uppföljning bör i stället ske halvårsvis.", &["3.2"], ProposesChange)
            .by("Ekstadspartiet (EP)", Role::Reservation),
    ]);
    answers.add(
        "Hamnen.docx",
        &["Ekstads Hamn AB"],
        Company,
        &[Line::new(
            "Bolaget har inget att erinra mot avsnittet.",
            &["3.2"],
            NoObjection,
        )],
    );
    answers.add(
        "Energi.docx",
        &["Ekstad Energi AB"],
        Company,
        &[
            Line::new(same, &["3.1"], ProposesChange),
            Line::new("Bolaget motsätter sig avsnitt 3.2.", &["3.2"], Opposes),
        ],
    );
    answers.add(
        "Pensionärsrådet.docx",
        &["Pensionärsrådet"],
        Council,
        &[Line::new(
            "Rådet föreslår att äldre hörs vid varje uppföljning.",
            &["3.2", "3.1"],
            ProposesChange,
        )],
    );
    answers.add(
        "Ungdomsrådet.docx",
        &["Ungdomsrådet"],
        Council,
        &[Line::new(
            "Hur ska unga få veta vad som beslutats?",
            &["1"],
            Asks,
        )],
    );
    answers.add(
        "Levande Ekstad.docx",
        &["Föreningen Levande Ekstad"],
        Association,
        &[Line::new(
            "Föreningen är tveksam till programmets längd.",
            &["general"],
            Doubts,
        )],
    );
    answers.date_last("2025-05-02");
    answers
}
