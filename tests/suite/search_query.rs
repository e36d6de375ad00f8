//! Searches over a small index: query language, filters, facets, order.

use remiss::index::Index;
use remiss::model::{
    Consultation, ContentHash, CountsAs, DocumentRecord, Identity, Manner, Origin, Programme,
    ReadState, RespondentKind, Role, Section, SectionId, Span, Stance, Statement, StatementId,
    Status, Tag, TaggedStatement,
};
use remiss::search::{Counting, Duplicates, Grouping, Hint, Query, Results, Scope, Searcher, Sort};

/// A statement to be: who, when, where, how and what.
#[derive(Clone, Copy)]
pub(crate) struct Line(
    pub(crate) &'static str,
    pub(crate) RespondentKind,
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) Option<Stance>,
    pub(crate) &'static str,
);

pub(crate) fn consultation(name: &str, lines: &[Line]) -> Consultation {
    let mut consultation = Consultation {
        name: name.to_owned(),
        programme: programme(),
        ..Consultation::default()
    };
    for (place, line) in lines.iter().enumerate() {
        let Line(respondent, kind, date, section, stance, text) = *line;
        let hash = ContentHash::of(format!("{name} {place}").as_bytes());
        let mut identity = Identity::unknown();
        identity.respondents = vec![respondent.to_owned()];
        identity.kind = kind;
        identity.date = Some(date.to_owned());
        identity.reference = Some(format!("KS2021/{place}"));
        consultation.documents.push(DocumentRecord {
            file: format!("{place}.docx"),
            part: String::new(),
            hash: hash.clone(),
            file_hash: hash.clone(),
            first_page: 0,
            format: None,
            pages: 1,
            state: ReadState::Read,
            error: None,
            warnings: Vec::new(),
            identity,
            counts_as: CountsAs::Answer,
            overruled: None,
            overall: None,
            copy_of: None,
            ledger: Vec::new(),
        });
        let same = consultation
            .statements
            .iter()
            .find(|tagged| tagged.statement.text == text)
            .map(|tagged| tagged.statement.id.clone());
        consultation.statements.push(TaggedStatement {
            statement: Statement {
                id: StatementId::new(&hash, 0),
                span: Span::new(0, text.len()),
                text: text.to_owned(),
                page: u32::try_from(place).ok().map(|place| place + 1),
                paragraph: 0,
                role: if respondent.is_empty() {
                    Role::Boilerplate
                } else {
                    Role::Argument
                },
                respondents: vec![respondent.to_owned()],
                kind,
                headings: vec!["Inledning".to_owned()],
                context: None,
                duplicate_of: same,
                draft_of: None,
                language: "sv".to_owned(),
                manner: Manner::Text,
            },
            tags: vec![Tag {
                section: SectionId(section.to_owned()),
                score: 1.0,
                confidence: 0.9,
                chosen: true,
                origin: Origin::Rule,
                evidence: Vec::new(),
            }],
            stance,
            stance_confidence: 0.5,
            stance_origin: Origin::Rule,
            stance_evidence: Vec::new(),
            status: Status::Suggested,
        });
    }
    consultation
}

fn programme() -> Programme {
    let section = |id: &str, heading: &str, level, parent| Section {
        id: SectionId(id.to_owned()),
        number: Some(id.to_owned()),
        heading: heading.to_owned(),
        level,
        parent,
        text: String::new(),
        boxes: String::new(),
        page: None,
        span: Span::default(),
    };
    Programme {
        sections: vec![
            section("1", "Inledning", 1, None),
            section("2", "Styrning", 1, None),
            section("2.1", "Uppföljning", 2, Some(1)),
            section("2.10", "Budget", 2, Some(1)),
        ],
        ..Programme::default()
    }
}

pub(crate) fn searcher(consultations: &[Consultation]) -> Searcher {
    let index = Index::in_memory().unwrap();
    let mut writer = index.writer(0, 1).unwrap();
    for consultation in consultations {
        writer.replace(consultation).unwrap();
    }
    writer.commit("").unwrap();
    Searcher::of(index).unwrap()
}

const BOARD: RespondentKind = RespondentKind::Board;
const COMPANY: RespondentKind = RespondentKind::Company;

fn sample() -> Searcher {
    let lines = [
        Line(
            "Socialnämnden",
            BOARD,
            "2021-03-01",
            "2.1",
            Some(Stance::Supports),
            "Nämnden tillstyrker förslaget om uppföljning.",
        ),
        Line(
            "Valnämnden",
            BOARD,
            "2021-05-02",
            "2.10",
            Some(Stance::Doubts),
            "Budgeten räcker inte till.",
        ),
        Line(
            "Ekhamn Energi AB",
            COMPANY,
            "2022-01-10",
            "general",
            None,
            "Programmet är i huvudsak bra.",
        ),
        Line(
            "Ekhamn Energi AB",
            COMPANY,
            "2022-01-10",
            "2",
            Some(Stance::Opposes),
            "Bolaget avstyrker den nya styrmodellen.",
        ),
        Line(
            "Åkarebolaget",
            COMPANY,
            "2022-01-10",
            "2",
            Some(Stance::Opposes),
            "Bolaget avstyrker den nya styrmodellen.",
        ),
        Line(
            "",
            BOARD,
            "2021-03-01",
            "1",
            None,
            "Justerare och uppföljning.",
        ),
    ];
    searcher(&[consultation("program", &lines)])
}

fn texts(results: &Results) -> Vec<&str> {
    results
        .hits
        .iter()
        .map(|hit| hit.statement.text.as_str())
        .collect()
}

fn find(searcher: &Searcher, query: &str) -> Results {
    searcher.search(&Query::new(query)).unwrap()
}

/// The query finds so many, with these hints.
fn check(query: &str, total: u64, hints: &[Hint]) {
    let results = find(&sample(), query);
    assert_eq!(results.total, total, "{query}: {:?}", texts(&results));
    assert_eq!(results.hints, hints, "{query}");
}

#[test]
fn words_must_all_be_there_in_any_form() {
    check("", 4, &[]);
    check("program", 1, &[]);
    check("budget räcker", 1, &[]);
    check("nämnd uppföljning", 1, &[]);
    check("vad säger bolagen om programmet?", 1, &[]);
}

#[test]
fn operators_quotations_and_fields_work() {
    check("budget ELLER program", 2, &[]);
    check("-bolaget -uppföljning", 1, &[]);
    check("–budget avstyrker", 1, &[]);
    check("”räcker inte”", 1, &[]);
    check("\"inte räcker\"", 0, &[]);
    check("budg*", 1, &[]);
    check("typ:bolag", 2, &[]);
    check("kind:board,company", 4, &[]);
    check("avsnitt:2", 3, &[]);
    check("avsnitt:2.1", 1, &[]);
    check("avsnitt:styrning", 3, &[]);
    check("avsnitt:\"Uppföljning \"", 1, &[]);
    check("enbart:uppföljning", 1, &[]);
    check("ställning:avstyrker", 1, &[]);
    check("år:2021..2021", 2, &[]);
    check("sida:2..3", 2, &[]);
    check("dnr:\"ks 2021/1\"", 1, &[]);
    check("KS2021/1", 1, &[]);
    check("KS 2021/1", 1, &[]);
    check("ks – 2021/1", 1, &[]);
    check("dnr:KS 2021/1", 1, &[]);
    check("\"KS 2021/1\"", 1, &[]);
    check("KS 2021/1 ELLER KS 2021/2", 2, &[]);
    check("-KS 2021/1", 3, &[]);
    check("remiss:program instans:energi", 2, &[]);
    check("(budget ELLER program) -inte", 1, &[]);
}

#[test]
fn whatever_is_typed_gives_results_or_a_hint() {
    check("\"räcker inte", 1, &[Hint::QuoteClosed]);
    check("(budget", 1, &[Hint::ParenthesisClosed]);
    check("budget)", 1, &[Hint::StrayParenthesis]);
    check("ELLER budget -", 1, &[Hint::LoneOperator]);
    check("*get", 0, &[Hint::LeadingWildcard]);
    check(
        "typ:",
        4,
        &[Hint::EmptyField {
            field: remiss::search::FieldName::Kind,
        }],
    );
}

#[test]
fn facets_are_counted_without_their_own_filter() {
    let searcher = sample();
    for text in ["", "bolaget ELLER budget ELLER program ELLER uppföljning"] {
        let mut query = Query::new(text);
        query.filters.kinds = vec![COMPANY];
        let results = searcher.search(&query).unwrap();
        assert_eq!(results.total, 2, "{text}");
        let kinds: Vec<u64> = results.facets.kinds.iter().map(|kind| kind.count).collect();
        assert_eq!(kinds[..2], [2, 2], "{text}");
        let sections: Vec<(&str, u64)> = results
            .facets
            .sections
            .iter()
            .map(|section| (section.value.section.id.as_str(), section.count))
            .collect();
        assert_eq!(
            sections,
            [("general", 1), ("1", 0), ("2", 1), ("2.1", 0), ("2.10", 0)],
            "{text}"
        );
        let respondents: Vec<(&str, u64)> = results
            .facets
            .respondents
            .iter()
            .map(|one| (one.value.as_str(), one.count))
            .collect();
        assert_eq!(
            respondents,
            [("Ekhamn Energi AB", 2), ("Åkarebolaget", 1)],
            "{text}"
        );
    }
}

#[test]
fn repeated_statements_are_folded_unless_asked_for() {
    let searcher = sample();
    let mut query = Query::new("styrmodellen");
    let folded = searcher.search(&query).unwrap();
    assert_eq!((folded.total, folded.hits[0].statement.copies), (1, 2));
    query.duplicates = Duplicates::Shown;
    assert_eq!(searcher.search(&query).unwrap().total, 2);
    // the copy is found where the first is not looked for
    query.duplicates = Duplicates::Folded;
    query.filters.respondents = vec!["åkarebolaget".to_owned()];
    assert_eq!(searcher.search(&query).unwrap().total, 1);
}

#[test]
fn furniture_is_found_only_when_asked_for() {
    let searcher = sample();
    let mut query = Query::new("justerare");
    assert_eq!(searcher.search(&query).unwrap().total, 0);
    query.scope = Scope::Everything;
    assert_eq!(searcher.search(&query).unwrap().total, 1);
}

#[test]
fn hits_are_sorted_and_paged() {
    let searcher = sample();
    let mut query = Query {
        sort: Sort::Date,
        counting: Counting::HitsOnly,
        ..Query::default()
    };
    query.duplicates = Duplicates::Shown;
    let dates = |results: &Results| -> Vec<String> {
        results
            .hits
            .iter()
            .filter_map(|hit| hit.statement.date.clone())
            .collect()
    };
    let all = dates(&searcher.search(&query).unwrap());
    assert_eq!(
        all,
        [
            "2022-01-10",
            "2022-01-10",
            "2022-01-10",
            "2021-05-02",
            "2021-03-01"
        ]
    );
    query.limit = 2;
    query.offset = 3;
    assert_eq!(dates(&searcher.search(&query).unwrap()), all[3..]);
    query.sort = Sort::Respondent;
    query.offset = 0;
    query.limit = 10;
    let results = searcher.search(&query).unwrap();
    let names: Vec<&str> = results
        .hits
        .iter()
        .map(|hit| hit.statement.respondents[0].as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Ekhamn Energi AB",
            "Ekhamn Energi AB",
            "Socialnämnden",
            "Valnämnden",
            "Åkarebolaget"
        ]
    );
    query.sort = Sort::Programme;
    let results = searcher.search(&query).unwrap();
    assert_eq!(results.hits[0].sections[0].id.as_str(), "general");
    assert_eq!(results.hits[4].sections[0].heading, "Budget");
}

#[test]
fn hits_are_grouped_by_respondent() {
    let query = Query {
        grouping: Grouping::Respondent { hits: 1 },
        ..Query::new("")
    };
    let results = sample().search(&query).unwrap();
    let groups: Vec<(&str, u64, usize)> = results
        .groups
        .iter()
        .map(|group| (group.respondent.as_str(), group.total, group.hits.len()))
        .collect();
    assert_eq!(
        groups,
        [
            ("Ekhamn Energi AB", 2, 1),
            ("Åkarebolaget", 1, 1),
            ("Socialnämnden", 1, 1),
            ("Valnämnden", 1, 1)
        ]
    );
}

#[test]
fn a_misspelt_word_gives_a_suggestion() {
    let results = find(&sample(), "Budgeetn räcker");
    assert_eq!(results.suggestion.as_deref(), Some("budgeten räcker"));
    assert!(find(&sample(), "zzzzzz").suggestion.is_none());
}

#[test]
fn a_replaced_consultation_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::open_or_create(dir.path()).unwrap();
    assert_eq!(index.committed().unwrap(), None);
    let line = |text| Line("Valnämnden", BOARD, "2021-05-02", "1", None, text);
    let mut writer = index.writer(0, 1).unwrap();
    writer
        .replace(&consultation(
            "a",
            &[line("Gammal åsikt."), line("En till.")],
        ))
        .unwrap();
    writer
        .replace(&consultation("b", &[line("En annan åsikt.")]))
        .unwrap();
    writer.commit("one").unwrap();
    let searcher = Searcher::open(dir.path()).unwrap();
    assert_eq!(find(&searcher, "").total, 3);
    let mut writer = index.writer(0, 1).unwrap();
    writer
        .replace(&consultation("a", &[line("Ny åsikt.")]))
        .unwrap();
    writer.remove("b");
    writer.commit("two").unwrap();
    assert_eq!(find(&searcher, "").total, 3);
    searcher.reload().unwrap();
    assert_eq!(texts(&find(&searcher, "")), ["Ny åsikt."]);
    assert_eq!(
        Index::open_or_create(dir.path())
            .unwrap()
            .committed()
            .unwrap()
            .as_deref(),
        Some("two")
    );
    let names: Vec<String> = searcher
        .consultations()
        .into_iter()
        .map(|about| about.name)
        .collect();
    assert_eq!(names, ["a"]);
}

/// The cells of the rows of all tables in `page` that begin with such a heading.
fn rows(page: &str, heading: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut in_table = false;
    for line in page.lines() {
        if !line.starts_with('|') {
            in_table = false;
        } else if line.starts_with(heading) {
            in_table = true;
        } else if in_table && !line.starts_with("|---") {
            let cells = line.trim_matches('|').split(" | ");
            rows.push(cells.map(|cell| cell.trim().to_owned()).collect());
        }
    }
    rows
}

#[test]
fn every_example_of_the_manual_page_finds_what_it_says() {
    let page = include_str!("../../docs/search.md");
    let statements: Vec<Vec<String>> = rows(page, "| nr |");
    let lines: Vec<Line> = statements
        .iter()
        .map(|cells| {
            let cell = |n: usize| -> &'static str { cells[n].clone().leak() };
            Line(
                cell(1),
                cell(2).parse().unwrap(),
                cell(3),
                cell(4),
                Some(cell(5).parse().unwrap()),
                cell(6),
            )
        })
        .collect();
    let searcher = searcher(&[consultation("exempel", &lines)]);
    let examples = rows(page, "| sökning");
    assert!(examples.len() > 30, "{} examples", examples.len());
    for example in examples {
        let query = example[0].trim_matches('`');
        let results = find(&searcher, query);
        let mut found: Vec<String> = results
            .hits
            .iter()
            .filter_map(|hit| lines.iter().position(|line| line.5 == hit.statement.text))
            .map(|place| (place + 1).to_string())
            .collect();
        found.sort();
        let expected = example[1].replace('–', "");
        assert_eq!(found.join(", "), expected, "{query}");
        if let Some(says) = example.get(2) {
            let hints: Vec<String> = results
                .hints
                .iter()
                .map(|hint| hint.message(remiss::model::Lang::Sv))
                .collect();
            assert!(hints.contains(says), "{query}: {hints:?}");
        }
    }
}

#[test]
fn a_case_number_is_found_with_and_without_blanks() {
    let line = |text| Line("A", BOARD, "2021-01-01", "1", None, text);
    let mut one = consultation(
        "dnr",
        &[line("Taxan är hög."), line("Annat."), line("Mer.")],
    );
    for (document, number) in one
        .documents
        .iter_mut()
        .zip(["N160-1101/24", "KS 2024/0412"])
    {
        document.identity.reference = Some(number.to_owned());
    }
    let searcher = searcher(&[one]);
    for (query, found) in [
        ("N160-1101/24", "Taxan är hög."),
        ("N160 - 1101/24", "Taxan är hög."),
        ("N160 – 1101/24", "Taxan är hög."),
        ("n160- 1101/24 taxan", "Taxan är hög."),
        ("KS 2024/0412", "Annat."),
        ("KS2024/0412", "Annat."),
        ("(KS 2024/0412)", "Annat."),
    ] {
        let results = find(&searcher, query);
        let texts: Vec<&str> = (results.hits.iter())
            .map(|hit| hit.statement.text.as_str())
            .collect();
        assert_eq!(texts, [found], "{query}");
        assert_eq!(results.hints, [], "{query}");
    }
    // a whole number and a word of its own
    for query in ["dnr:N160-1101/2 4", "N160-1101/2 4"] {
        assert!(find(&searcher, query).hits.is_empty(), "{query}");
    }
}

#[test]
fn a_heading_may_have_commas_of_its_own() {
    let line = |section, text| Line("A", BOARD, "2021-01-01", section, None, text);
    let lines = [line("1", "Taxan är hög."), line("2.1", "Taxan är låg.")];
    let mut one = consultation("avsnitt", &lines);
    "Mål, medel och budget".clone_into(&mut one.programme.sections[0].heading);
    let searcher = searcher(&[one]);
    let found = |query: &str| {
        let results = find(&searcher, query);
        (results.hits.len(), results.hints)
    };
    assert_eq!(found("avsnitt:\"Mål, medel och budget\""), (1, Vec::new()));
    assert_eq!(found("avsnitt:\"1, 2.1\""), (2, Vec::new()));
    assert_eq!(found("avsnitt:1,2.1"), (2, Vec::new()));
    let unknown = |value: &str| Hint::UnknownSection {
        value: value.to_owned(),
    };
    assert_eq!(
        found("avsnitt:\"1, Finns inte\""),
        (1, vec![unknown("Finns inte")])
    );
}

#[test]
fn what_is_said_goes_before_who_says_it() {
    // The shorter a text, the more a word in it weighs.
    let long = "I förvaltningens beskrivning av hur äldre får hjälp i hemmet saknas det som rör vård och som medborgarna frågar efter mest.";
    let lines = [
        Line("Vårdnämnden", BOARD, "2021-01-01", "1", None, "Bra."),
        Line(
            "Vårdnämnden",
            BOARD,
            "2021-01-01",
            "1",
            None,
            "Vård är bra.",
        ),
        Line("Kulturnämnden", BOARD, "2021-01-01", "1", None, long),
        Line("Vårdnämnden", BOARD, "2021-01-01", "1", None, "Nej."),
    ];
    let searcher = searcher(&[consultation("vard", &lines)]);
    for (query, most) in [("vård", 4), ("vård ELLER finnsinte", 4), ("vård -nej", 3)] {
        let results = find(&searcher, query);
        let texts: Vec<&str> = (results.hits.iter())
            .map(|hit| hit.statement.text.as_str())
            .collect();
        assert_eq!(texts[..2], ["Vård är bra.", long], "{query}");
        assert_eq!(texts.len(), most, "{query}: {texts:?}");
        assert!(results.suggestion.is_none());
    }
    // A word that only names have is known, and found with others.
    let results = find(&searcher, "kulturnämnden medborgarna");
    assert_eq!(results.hits.len(), 1);
    assert_eq!(results.hints, []);
}

#[test]
fn like_this_gives_others_and_not_itself() {
    let lines = [
        Line(
            "A",
            BOARD,
            "2021-01-01",
            "1",
            None,
            "Målstyrningen kräver tydliga indikatorer.",
        ),
        Line(
            "B",
            BOARD,
            "2021-01-01",
            "1",
            None,
            "Vi saknar indikatorer för målen i styrningen.",
        ),
        Line("C", BOARD, "2021-01-01", "1", None, "Taxan bör sänkas."),
        Line(
            "D",
            BOARD,
            "2021-01-01",
            "1",
            None,
            "Tydliga indikatorer behövs.",
        ),
    ];
    let consultation = consultation("lika", &lines);
    let id = consultation.statements[0].statement.id.clone();
    let hits = searcher(&[consultation]).more_like_this(&id, 10).unwrap();
    let found: Vec<&str> = hits
        .iter()
        .map(|hit| hit.statement.respondents[0].as_str())
        .collect();
    assert_eq!(found, ["D", "B"]);
    assert!(!hits[0].marks.is_empty());
}

#[test]
fn what_came_since_the_last_visit_is_told() {
    let line = |text| Line("A", BOARD, "2021-01-01", "1", None, text);
    let query = Query::new("taxa");
    let before = searcher(&[consultation("ny", &[line("Taxan är hög.")])]);
    let mut kept = remiss::corpus::SavedSearch::default();
    remiss::search::mark_seen(&mut kept, &before.all(&query).unwrap().exact());
    let lines = [line("Taxan är hög."), line("Sänk taxorna."), line("Annat.")];
    let after = searcher(&[consultation("ny", &lines)]);
    let hits = after.all(&query).unwrap().exact();
    assert_eq!(hits.len(), 2);
    assert_eq!(remiss::search::new_since(&kept, &hits).len(), 1);
}

/// Reports and lists take what the pages show, in their order; kept searches
/// only what has all the words.
#[test]
fn all_that_is_found_is_what_the_pages_show() {
    let searcher = sample();
    for (text, is_relaxed) in [
        ("", false),
        ("bolaget styrmodell", false),
        ("uppföljning", false),
        ("budget månsken", true),
        ("avstyrker styrmodell månsken", true),
        ("ingenting", false),
    ] {
        let query = Query::new(text);
        let found = searcher.all(&query).unwrap();
        let shown = Query {
            duplicates: remiss::search::Duplicates::Shown,
            ..query
        };
        let results = searcher.search(&shown).unwrap();
        let listed: Vec<_> = (results.hits.iter())
            .map(|hit| hit.statement.id.clone())
            .collect();
        assert_eq!(found.ids, listed, "{text}");
        assert_eq!(found.hints, results.hints, "{text}");
        assert_eq!(found.is_relaxed(), is_relaxed, "{text}");
        let exact = if is_relaxed { Vec::new() } else { listed };
        assert_eq!(found.exact(), exact, "{text}");
    }
}

mod any_query {
    use proptest::prelude::*;

    use super::*;

    /// Pieces that queries are made of, well formed or not.
    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("ELLER".to_owned()),
            Just("-".to_owned()),
            Just("(".to_owned()),
            Just(")".to_owned()),
            Just("\"".to_owned()),
            Just("*".to_owned()),
            "[a-zåäö]{1,12}\\*?",
            "(typ|avsnitt|år|sida|dnr|remiss|instans|ställning|x):[a-zåäö0-9.,\"]{0,8}",
            "\\PC{0,6}",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn gives_results(pieces in proptest::collection::vec(piece(), 0..24), spaced: bool) {
            thread_local!(static SAMPLE: Searcher = sample());
            let text = pieces.join(if spaced { " " } else { "" });
            SAMPLE.with(|searcher| {
                let results = find(searcher, &text);
                for hit in &results.hits {
                    for mark in &hit.marks {
                        prop_assert!(hit.statement.text.get(mark.start..mark.end).is_some());
                    }
                }
                Ok(())
            })?;
        }
    }
}
