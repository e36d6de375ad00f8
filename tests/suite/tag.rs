//! Tagging as the pipeline uses it: sections, stance, evidence, decisions.

use remiss::model::{
    ContentHash, EvidenceRule, Manner, Origin, Programme, RespondentKind, Role, Section, SectionId,
    Span, Stance, Statement, StatementId, TaggedStatement,
};
use remiss::tag::{Decided, Models, Open, Tagger, Tagging, order, unclaimed_criticism};

/// A programme of three numbered sections.
fn programme() -> Programme {
    let section = |number: &str, heading: &str, text: &str| Section {
        id: SectionId(number.to_owned()),
        number: Some(number.to_owned()),
        heading: heading.to_owned(),
        level: 1,
        parent: None,
        text: text.to_owned(),
        boxes: String::new(),
        page: None,
        span: Span::new(0, 0),
    };
    Programme {
        title: Some("Program för kommunens parker".to_owned()),
        sections: vec![
            section(
                "1",
                "Syfte",
                "Programmet anger hur parkerna ska skötas och utvecklas.",
            ),
            section(
                "2",
                "Gräsytor",
                "Gräsytor klipps varannan vecka under sommaren.",
            ),
            section(
                "3",
                "Lekplatser",
                "Lekplatser kontrolleras varje månad och rustas upp vart tionde år.",
            ),
        ],
        terms: Vec::new(),
        warnings: Vec::new(),
    }
}

/// Statements of one document, under these headings.
fn statements(lines: &[(&str, &str)]) -> Vec<Statement> {
    let hash = ContentHash::of(b"svar");
    let mut start = 0;
    lines
        .iter()
        .enumerate()
        .map(|(paragraph, (heading, text))| {
            let span = Span::new(start, start + text.len());
            start = span.end + 1;
            Statement {
                id: StatementId::new(&hash, span.start),
                span,
                text: (*text).to_owned(),
                page: None,
                paragraph,
                role: Role::Argument,
                respondents: vec!["Kulturnämnden".to_owned()],
                kind: RespondentKind::Board,
                headings: Some(*heading)
                    .filter(|h| !h.is_empty())
                    .map(str::to_owned)
                    .into_iter()
                    .collect(),
                context: None,
                duplicate_of: None,
                draft_of: None,
                language: "sv".to_owned(),
                manner: Manner::Text,
            }
        })
        .collect()
}

fn tagged(lines: &[(&str, &str)], decided: &[Decided]) -> Vec<Tagging> {
    Tagger::new(Models::embedded()).tag(&programme(), &statements(lines), decided)
}

fn best(tagging: &Tagging) -> &str {
    tagging.tags[0].section.as_str()
}

const LINES: &[(&str, &str)] = &[
    ("", "Kulturnämnden tillstyrker förslaget till program."),
    (
        "",
        "Lekplatserna behöver kontrolleras oftare än varje månad.",
    ),
    ("", "Under sommaren växer gräsytor fort."),
    ("3 Lekplatser", "Kontrollerna bör dokumenteras."),
    ("", "I avsnitt 2 saknas ett ansvar."),
];

#[test]
fn words_headings_and_references_lead_to_the_section() {
    let taggings = tagged(LINES, &[]);
    let found: Vec<&str> = taggings.iter().map(best).collect();
    assert_eq!(found, ["general", "3", "2", "3", "2"]);
}

#[test]
fn every_statement_has_three_candidates_and_a_chosen_one() {
    for tagging in tagged(LINES, &[]) {
        assert!(tagging.tags.len() >= 3);
        assert!(tagging.tags[0].chosen);
        assert!(
            tagging
                .tags
                .windows(2)
                .all(|pair| pair[0].score >= pair[1].score)
        );
        assert!(
            tagging
                .tags
                .iter()
                .all(|tag| (0.0..=1.0).contains(&tag.confidence))
        );
    }
}

#[test]
fn evidence_is_words_that_stand_there() {
    let statements = statements(LINES);
    let programme = programme();
    for (statement, tagging) in statements.iter().zip(tagged(LINES, &[])) {
        for evidence in tagging
            .tags
            .iter()
            .flat_map(|tag| &tag.evidence)
            .chain(&tagging.stance_evidence)
        {
            let stands = statement.text.contains(&evidence.text)
                || statement.headings.contains(&evidence.text)
                || programme
                    .sections
                    .iter()
                    .any(|section| section.heading == evidence.text);
            assert!(
                stands && !evidence.text.is_empty(),
                "{evidence:?} in {}",
                statement.text
            );
        }
    }
    let reference = &tagged(LINES, &[])[4].tags[0].evidence[0];
    assert_eq!(
        (&reference.rule, reference.text.as_str()),
        (&EvidenceRule::Reference, "avsnitt 2")
    );
}

#[test]
fn stance_follows_formal_wording_and_its_negation() {
    let taggings = tagged(
        &[
            ("", "Nämnden tillstyrker förslaget."),
            ("", "Nämnden kan inte tillstyrka förslaget."),
            ("", "Nämnden har inget att erinra."),
            ("", "Hur ska klippningen betalas?"),
        ],
        &[],
    );
    let found: Vec<Option<Stance>> = taggings.iter().map(|tagging| tagging.stance).collect();
    let expected = [
        Stance::Supports,
        Stance::Opposes,
        Stance::NoObjection,
        Stance::Asks,
    ];
    assert_eq!(found, expected.map(Some));
}

#[test]
fn a_decision_teaches_like_statements_and_is_named() {
    let lines = [
        ("", "Belysningen längs gångvägarna bör förstärkas."),
        ("", "Belysningen längs gångvägarna bör förstärkas snarast."),
    ];
    let decided = [Decided {
        statement: 0,
        sections: Some(vec![SectionId("3".to_owned())]),
        stance: None,
    }];
    let taggings = tagged(&lines, &decided);
    assert_eq!(best(&taggings[1]), "3");
    let names = taggings[1].tags[0]
        .evidence
        .iter()
        .any(|evidence| matches!(evidence.rule, EvidenceRule::Taught { .. }));
    assert!(names, "{:?}", taggings[1].tags[0].evidence);
}

#[test]
fn the_same_input_gives_the_same_tags() {
    assert_eq!(tagged(LINES, &[]), tagged(LINES, &[]));
}

#[test]
fn what_is_remembered_changes_nothing() {
    let decided = [Decided {
        statement: 1,
        sections: Some(vec![SectionId("3".to_owned())]),
        stance: Some(Stance::Doubts),
    }];
    let tagger = Tagger::new(Models::embedded());
    let tag = |lines, decided| tagger.tag(&programme(), &statements(lines), decided);
    let first = tag(LINES, &[]);
    let taught = tag(LINES, &decided);
    assert_ne!(first, taught);
    assert_eq!(taught, tagged(LINES, &decided));
    assert_eq!(tag(&LINES[1..], &[]), tagged(&LINES[1..], &[]));
    assert_eq!(tag(LINES, &[]), first);
}

#[test]
fn without_sections_everything_is_general() {
    let tagger = Tagger::new(Models::embedded());
    let taggings = tagger.tag(&Programme::default(), &statements(LINES), &[]);
    assert!(taggings.iter().all(|tagging| best(tagging) == "general"));
}

fn with_stance(lines: &[(&str, &str)], stance: Option<Stance>) -> Vec<TaggedStatement> {
    statements(lines)
        .into_iter()
        .zip(tagged(lines, &[]))
        .map(|(statement, tagging)| TaggedStatement {
            statement,
            tags: tagging.tags,
            stance,
            stance_confidence: 0.5,
            stance_origin: Origin::Rule,
            stance_evidence: Vec::new(),
            status: tagging.status,
        })
        .collect()
}

#[test]
fn critical_wording_without_a_critical_statement_is_flagged() {
    let lines = [("", "Nämnden ser en risk för att kostnaderna ökar.")];
    let neutral = with_stance(&lines, Some(Stance::None));
    let flagged = unclaimed_criticism(&neutral.iter().collect::<Vec<_>>());
    assert_eq!(flagged.as_deref(), Some(lines[0].1));
    let critical = with_stance(&lines, Some(Stance::Doubts));
    assert_eq!(
        unclaimed_criticism(&critical.iter().collect::<Vec<_>>()),
        None
    );
}

#[test]
fn who_sends_a_proposal_back_is_flagged() {
    let lines = [
        ("", "Familjer behöver stöd."),
        ("", "Planen återremitteras för att förtydliga stödet."),
    ];
    let tagged = with_stance(&lines, Some(Stance::None));
    let flagged = unclaimed_criticism(&tagged.iter().collect::<Vec<_>>());
    assert_eq!(flagged.as_deref(), Some(lines[1].1));
}

#[test]
fn what_is_unsure_and_like_many_others_is_asked_first_and_its_like_later() {
    let open = |text, sure| Open { text, sure };
    let statements = [
        open("Biblioteket öppnar klockan nio.", 0.3),
        open("Avgiften för hamnen bör sänkas för alla båtar.", 0.9),
        open("Avgiften för hamnen bör sänkas för små båtar.", 0.3),
        open("För små båtar bör avgiften för hamnen sänkas.", 0.3),
    ];
    assert_eq!(order(&statements), [2, 0, 3, 1]);
}

#[test]
fn a_section_cited_in_so_many_words_goes_before_all_else() {
    for (text, cited) in [
        (
            "Universitetet tillstyrker förslaget i avsnitt 3.",
            &["3"][..],
        ),
        (
            "Vi har synpunkter på avsnitten 1, 2 och 3.",
            &["1", "2", "3"],
        ),
        ("Kapitel 2 handlar om helheten i programmet.", &["2"]),
    ] {
        let tagging = tagged(&[("", text)], &[]).remove(0);
        let mut chosen: Vec<&str> = (tagging.tags.iter())
            .filter(|tag| tag.chosen)
            .map(|tag| tag.section.as_str())
            .collect();
        chosen.sort_unstable();
        assert_eq!(chosen, cited, "{text}");
    }
}

#[test]
fn the_chapter_of_a_law_is_no_section() {
    for text in [
        "Enligt 2 kap. 3 § kommunallagen ska alla behandlas lika.",
        "Enligt kapitel 3 i skollagen ska alla behandlas lika.",
    ] {
        let tagging = tagged(&[("", text)], &[]).remove(0);
        let named = (tagging.tags.iter())
            .flat_map(|tag| &tag.evidence)
            .any(|evidence| evidence.rule == EvidenceRule::Reference);
        assert!(!named, "{text}: {:?}", tagging.tags);
    }
}

#[test]
fn a_heading_numbered_by_the_answer_itself_is_no_number_of_the_programme() {
    let own = tagged(
        &[
            ("1. Lekplatsernas framtid", "Barnen behöver fler gungor."),
            ("2. Om klippning av gräs", "Maskinerna är gamla."),
        ],
        &[],
    );
    let section = (own[0].tags.iter()).find(|tag| tag.section.as_str() != "general");
    assert_eq!(section.unwrap().section.as_str(), "3", "{:?}", own[0].tags);
    let following = tagged(
        &[
            ("2 Gräsytor", "Maskinerna är gamla."),
            ("3 Lekplatser", "Barnen behöver fler gungor."),
            ("1 Syfte", "Det här är för smalt."),
        ],
        &[],
    );
    assert_eq!(best(&following[2]), "1", "{:?}", following[2].tags);
}

#[test]
fn the_name_of_what_was_sent_out_leads_to_no_section_on_its_own_task() {
    let mut programme = programme();
    programme.sections[0].heading = "Utredningens uppdrag".to_owned();
    programme.sections[0].text = "Utredningen har haft i uppdrag att se över parkerna.".to_owned();
    let lines = [
        ("", "Vi delar utredningens syn i det mesta."),
        ("", "Att utredningen skickas ut nu är bra."),
    ];
    for tagging in Tagger::new(Models::embedded()).tag(&programme, &statements(&lines), &[]) {
        assert_ne!(best(&tagging), "1", "{:?}", tagging.tags);
        let drawn = (tagging.tags.iter())
            .flat_map(|tag| &tag.evidence)
            .any(|evidence| {
                evidence.rule == EvidenceRule::Words && evidence.text.starts_with("utredning")
            });
        assert!(!drawn, "{:?}", tagging.tags);
    }
}
