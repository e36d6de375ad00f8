use std::convert::Infallible;

use unicode_normalization::UnicodeNormalization as _;

use super::person::Settled;
use super::place::likeness;
use super::*;
use crate::model::{
    Anchor, CountsAs, Identity, Origin, ReadState, Role, SectionId, Status, Tag, TaggedStatement,
    Verdict, fixture,
};

/// The text of every document here.
const TEXT: &str = "Målen bör bli färre. Tiden bör förlängas. Planen är bra.";

fn document(file: &str, part: &str, hash: &ContentHash) -> DocumentRecord {
    DocumentRecord {
        file: file.to_owned(),
        part: part.to_owned(),
        hash: hash.clone(),
        file_hash: hash.clone(),
        first_page: 1,
        format: None,
        pages: 1,
        state: ReadState::Read,
        error: None,
        warnings: Vec::new(),
        identity: Identity::unknown(),
        counts_as: CountsAs::Answer,
        overruled: None,
        overall: None,
        copy_of: None,
        ledger: Vec::new(),
    }
}

/// Sections 1, 2 and 3 with these headings.
fn programme_of(headings: [&str; 3]) -> Programme {
    let sections = (headings.iter().zip(1..))
        .map(|(heading, number)| fixture::section(&number.to_string(), heading));
    Programme {
        sections: sections.collect(),
        ..Programme::default()
    }
}

fn programme() -> Programme {
    programme_of(["Mål", "Tid för svar", "Plan"])
}

fn hash(content: &str) -> ContentHash {
    ContentHash::of(content.as_bytes())
}

fn statement(document: &DocumentRecord, start: usize, text: &str) -> Statement {
    Statement {
        id: StatementId::new(&document.hash, start),
        ..fixture::statement(start, "Kulturnämnden", Role::Argument, text)
    }
}

/// The three sentences of [`TEXT`].
fn sentences(document: &DocumentRecord) -> Vec<Statement> {
    TEXT.split_inclusive('.')
        .map(str::trim)
        .map(|sentence| statement(document, TEXT.find(sentence).unwrap(), sentence))
        .collect()
}

fn decision(file: &str, hash: &ContentHash, on: &Statement, verdict: Verdict) -> Decision {
    Decision {
        version: 1,
        statement: Anchor {
            id: on.id.clone(),
            document: hash.clone(),
            file: file.to_owned(),
            quote: on.text.clone(),
            start: on.span.start,
            end: on.span.end,
        },
        verdict,
        by: "Anna".to_owned(),
        at: "2024-03-05T09:00:00Z".to_owned(),
        before: None,
        headings: Vec::new(),
    }
}

fn stance(stance: Stance) -> Verdict {
    Verdict {
        stance: Some(stance),
        ..Verdict::default()
    }
}

fn undo() -> Verdict {
    Verdict {
        undo: true,
        ..Verdict::default()
    }
}

fn applied(
    statements: &mut Vec<Statement>,
    documents: &[DocumentRecord],
    decisions: Vec<Decision>,
) -> Verdicts {
    let decisions = Decisions::new(decisions, documents, |wanted| {
        let texts = wanted.iter();
        let texts = texts.map(|record| (record.hash.clone(), TEXT.to_owned()));
        Ok::<_, Infallible>(texts.collect())
    });
    let Ok(decisions) = decisions;
    apply(statements, documents, &programme(), &decisions)
}

/// What is decided of each statement of one document after these verdicts,
/// each on the statement of that number.
fn stances(verdicts: Vec<(usize, Verdict)>) -> (Vec<Option<Stance>>, usize) {
    let document = document("a.txt", "", &hash("a"));
    let mut statements = sentences(&document);
    let decisions = verdicts
        .into_iter()
        .map(|(at, verdict)| decision("a.txt", &document.hash, &statements[at], verdict))
        .collect();
    let found = applied(&mut statements, &[document], decisions);
    let stances = found
        .people
        .iter()
        .map(|person| Some(person.stance.as_ref()?.what))
        .collect();
    (stances, found.applied)
}

#[test]
fn the_last_verdict_counts_and_what_it_leaves_out_stays() {
    let document = document("a.txt", "", &hash("a"));
    let mut statements = sentences(&document);
    let comment = |reason: &str| {
        Some(Comment {
            reason: reason.to_owned(),
            ..Comment::default()
        })
    };
    let on = |verdict, by: &str| Decision {
        by: by.to_owned(),
        ..decision("a.txt", &document.hash, &statements[0], verdict)
    };
    let section = |id: &str| Some(vec![SectionId(id.to_owned())]);
    let decisions = vec![
        on(
            Verdict {
                sections: section("1"),
                stance: Some(Stance::Supports),
                role: Some(Role::Decision),
                comment: comment("först"),
                ..Verdict::default()
            },
            "Anna",
        ),
        on(
            Verdict {
                sections: section("2"),
                stance: Some(Stance::Opposes),
                role: Some(Role::Draft),
                comment: comment("sedan"),
                ..Verdict::default()
            },
            "Bo",
        ),
        on(Verdict::default(), "Cia"),
    ];
    let found = applied(&mut statements, std::slice::from_ref(&document), decisions);
    let person = &found.people[0];
    let sections = person.sections.as_ref().unwrap();
    let stance = person.stance.as_ref().unwrap();
    assert_eq!(Some(&sections.what), section("2").as_ref());
    assert_eq!(stance.what, Stance::Opposes);
    assert_eq!(person.role, Some(Role::Draft));
    assert_eq!(person.comment, comment("sedan"));
    // who says nothing of it has not decided it
    assert_eq!((sections.by.as_str(), stance.by.as_str()), ("Bo", "Bo"));
    assert_eq!(statements[0].role, Role::Draft);
    assert_eq!(statements[1].role, Role::Argument);
    let told = (statements[0].id.clone(), comment("sedan").unwrap());
    assert_eq!(found.comments, [told]);
    assert_eq!(found.applied, 3);
}

#[test]
fn an_undo_takes_back_all_of_its_own_statement_and_nothing_else() {
    use Stance::{Doubts, Opposes, Supports};
    let (told, applied) = stances(vec![
        (0, stance(Opposes)),
        (0, stance(Supports)),
        (1, stance(Doubts)),
        (0, undo()),
    ]);
    assert_eq!(told, [None, Some(Doubts), None]);
    assert_eq!(applied, 1);
    let again = stances(vec![(0, stance(Opposes)), (0, undo()), (0, stance(Doubts))]);
    assert_eq!(again, (vec![Some(Doubts), None, None], 1));
}

#[test]
fn an_undo_finds_what_it_takes_back_though_the_document_changed_between() {
    let (before, now) = (hash("förr"), hash("nu"));
    let old = document("a.txt", "", &before);
    let new = document("a.txt", "", &now);
    let sentence = "Tiden bör förlängas.";
    for order in [[&old, &new], [&new, &old]] {
        let mut statements = vec![statement(&new, 40, sentence)];
        let place = |document: &DocumentRecord| if document.hash == before { 10 } else { 40 };
        let on = |document: &DocumentRecord, verdict| {
            let said = statement(document, place(document), sentence);
            decision("a.txt", &document.hash, &said, verdict)
        };
        let decisions = vec![on(order[0], stance(Stance::Opposes)), on(order[1], undo())];
        let found = applied(&mut statements, std::slice::from_ref(&new), decisions);
        assert!(found.people[0].stance.is_none());
    }
}

#[test]
fn what_was_decided_of_words_that_are_gone_is_kept_and_told() {
    let document = document("a.txt", "", &hash("a"));
    let mut statements = sentences(&document);
    let gone = statement(&document, 0, "Avgiften för parkering bör avskaffas helt.");
    let decisions = vec![
        decision("a.txt", &document.hash, &gone, stance(Stance::Opposes)),
        decision(
            "a.txt",
            &document.hash,
            &statements[1],
            stance(Stance::Doubts),
        ),
    ];
    let found = applied(&mut statements, &[document], decisions.clone());
    assert_eq!(found.lost.len(), 1);
    assert_eq!(found.lost[0].decision, decisions[0]);
    assert_eq!(found.lost[0].lost, Lost::Statement);
    assert_eq!(found.applied, 1);
}

#[test]
fn a_decision_finds_its_words_at_their_place_then_nearest_then_nearly_the_same() {
    let (a, b) = (
        document("a.txt", "", &hash("a")),
        document("b.txt", "", &hash("b")),
    );
    let documents = [a.clone(), b.clone()];
    let known = Documents::new(&documents);
    let said = "Tiden för att lämna svar på planen bör förlängas med en månad.";
    let edited = said.replace("en månad", "två månader");
    let statements = [
        statement(&a, 10, said),
        statement(&a, 500, said),
        statement(&a, 900, &edited),
        statement(&b, 300, said),
    ];
    let find = |file: &str, start: usize, quote: &str| {
        let of = if file == "a.txt" { &a } else { &b };
        let on = statement(of, start, quote);
        let anchor = decision(file, &of.hash, &on, Verdict::default()).statement;
        let mut ground = Ground::new(statements.to_vec(), &known);
        let at = ground.place(&anchor)?;
        let id = &ground.statement(at).id;
        statements.iter().position(|statement| statement.id == *id)
    };
    assert_eq!(find("a.txt", 10, said), Some(0));
    assert_eq!(find("a.txt", 500, said), Some(1));
    assert_eq!(find("a.txt", 400, said), Some(1));
    assert_eq!(find("a.txt", 200, said), Some(0));
    assert_eq!(find("b.txt", 10, said), Some(3));
    assert_eq!(find("a.txt", 900, &edited), Some(2));
    // the same place alone is not enough, the same words go before it
    assert_eq!(find("a.txt", 900, said), Some(1));
    assert_eq!(
        find("b.txt", 300, &said.replace("en månad", "ett år")),
        Some(3)
    );
    assert_eq!(find("a.txt", 10, "Avgiften bör sänkas."), None);
    // as some systems write it: letters and their marks apart
    let apart: String = said.nfd().collect();
    assert_eq!(find("b.txt", 300, &apart), Some(3));
    let alike = "Tiden för parkering bör kortas med en månad.";
    assert_eq!(find("a.txt", 10, alike), None);
    let often = words("nej nej nej");
    assert!((likeness(&often, &words("nej")) - 0.5).abs() < 1e-6);
    assert!((likeness(&words("nej"), &often) - 0.5).abs() < 1e-6);
}

#[test]
fn copies_and_parts_keep_their_own_decisions() {
    let content = hash("svar");
    let copy = content.as_copy("b.txt", "");
    let anchor = |of: &ContentHash, file: &str| {
        let on = statement(&document(file, "", of), 0, TEXT);
        decision(file, of, &on, Verdict::default()).statement
    };
    let found = |of: &ContentHash, file: &str, documents: &[(&str, &str, &ContentHash)]| {
        let documents: Vec<_> = documents
            .iter()
            .map(|(file, part, hash)| document(file, part, hash))
            .collect();
        let found = Documents::new(&documents).of(&anchor(of, file))?;
        Some((found.file.clone(), found.part.clone()))
    };
    let told = |file: &str, part: &str| Some((file.to_owned(), part.to_owned()));
    let both = [("a.txt", "", &content), ("b.txt", "", &copy)];
    // decided when `b.txt` was the only one, and when it was the copy
    assert_eq!(found(&content, "b.txt", &both), told("b.txt", ""));
    assert_eq!(found(&copy, "b.txt", &both[..]), told("b.txt", ""));
    let alone = [("b.txt", "", &content)];
    assert_eq!(found(&copy, "b.txt", &alone), told("b.txt", ""));
    // renamed, and written anew
    assert_eq!(found(&content, "gammal.txt", &both), told("a.txt", ""));
    assert_eq!(found(&hash("nytt"), "a.txt", &both), told("a.txt", ""));
    assert_eq!(found(&hash("nytt"), "annan.txt", &both), None);
    let second = content.as_copy("c.pdf", "2");
    let parts = [("c.pdf", "2", &second), ("c.pdf", "1", &content)];
    assert_eq!(found(&content, "c.pdf", &parts), told("c.pdf", "1"));
    let other = hash("annat svar");
    let parts = [("c.pdf", "1", &other), ("c.pdf", "2", &content)];
    assert_eq!(found(&second, "c.pdf", &parts), told("c.pdf", "2"));
}

#[test]
fn statements_are_cut_where_a_person_says_and_nowhere_else() {
    let document = document("a.txt", "", &hash("a"));
    let cut = |offsets: &[usize]| {
        let mut statements = vec![statement(&document, 0, TEXT)];
        let verdict = Verdict {
            split_at: offsets.to_vec(),
            ..Verdict::default()
        };
        let on = vec![decision("a.txt", &document.hash, &statements[0], verdict)];
        applied(&mut statements, std::slice::from_ref(&document), on);
        for one in &statements {
            assert_eq!(one.span.of(TEXT), one.text);
            assert_eq!(one.id, StatementId::new(&document.hash, one.span.start));
        }
        let texts: Vec<String> = statements.into_iter().map(|one| one.text).collect();
        texts
    };
    let second = TEXT.find("Tiden").unwrap();
    let third = TEXT.find("Planen").unwrap();
    let parts = [
        "Målen bör bli färre.",
        "Tiden bör förlängas.",
        "Planen är bra.",
    ];
    assert_eq!(cut(&[second, third]), parts);
    assert_eq!(cut(&[third, second, second, second - 1]), parts);
    // at the ends, beyond them, and inside a letter
    let inside = TEXT.find('å').unwrap() + 1;
    assert_eq!(cut(&[0, inside, TEXT.len(), TEXT.len() + 9]), [TEXT]);
}

#[test]
fn statements_are_joined_within_their_document_only() {
    let (a, b) = (
        document("a.txt", "", &hash("a")),
        document("b.txt", "", &hash("b")),
    );
    let documents = [a.clone(), b.clone()];
    let join = |at: usize| {
        let mut statements = sentences(&a);
        statements.extend(sentences(&b));
        let verdict = Verdict {
            join_next: true,
            ..Verdict::default()
        };
        let on = decision("a.txt", &a.hash, &statements[at], verdict);
        applied(&mut statements, &documents, vec![on]);
        let texts: Vec<String> = statements.into_iter().map(|one| one.text).collect();
        texts
    };
    let joined = join(1);
    assert_eq!(joined.len(), 5);
    assert_eq!(joined[1], "Tiden bör förlängas. Planen är bra.");
    assert_eq!(join(2).len(), 6);
}

#[test]
fn lessons_are_told_in_the_order_in_which_they_were_decided() {
    let document = document("a.txt", "", &hash("a"));
    let mut statements = sentences(&document);
    let section = Verdict {
        sections: Some(vec![SectionId("1".to_owned())]),
        ..Verdict::default()
    };
    let role = Verdict {
        role: Some(Role::Note),
        ..Verdict::default()
    };
    let on = |at: usize, verdict| decision("a.txt", &document.hash, &statements[at], verdict);
    let decisions = vec![on(2, stance(Stance::Doubts)), on(0, section), on(1, role)];
    let found = applied(&mut statements, &[document], decisions);
    let order: Vec<usize> = found.decided.iter().map(|one| one.statement).collect();
    assert_eq!(order, [2, 0]);
}

fn tagged() -> TaggedStatement {
    let tag = |id: &str, chosen| Tag {
        section: SectionId(id.to_owned()),
        score: 0.5,
        confidence: 0.5,
        chosen,
        origin: Origin::Rule,
        evidence: Vec::new(),
    };
    TaggedStatement {
        statement: statement(&document("a.txt", "", &hash("a")), 0, TEXT),
        tags: vec![tag("1", true), tag("2", false)],
        stance: Some(Stance::Supports),
        stance_confidence: 0.5,
        stance_origin: Origin::Rule,
        stance_evidence: Vec::new(),
        status: Status::Suggested,
    }
}

fn by_anna<T>(what: T) -> Settled<T> {
    let by = "Anna".to_owned();
    Settled { what, by }
}

#[test]
fn a_persons_verdict_stands_on_top_and_the_machines_behind_it() {
    let person = Person {
        sections: Some(by_anna(vec![
            SectionId("2".to_owned()),
            SectionId("3".to_owned()),
        ])),
        stance: Some(by_anna(Stance::Opposes)),
        ..Person::default()
    };
    let told = person.on_top(tagged());
    let tags: Vec<(&str, bool, Origin)> = told
        .tags
        .iter()
        .map(|tag| (tag.section.as_str(), tag.chosen, tag.origin))
        .collect();
    let expected = [
        ("2", true, Origin::Person),
        ("3", true, Origin::Person),
        ("1", false, Origin::Rule),
    ];
    assert_eq!(tags, expected);
    assert_eq!(told.stance, Some(Stance::Opposes));
    assert!((told.stance_confidence - 1.0).abs() < 1e-6);
    assert_eq!(told.stance_origin, Origin::Person);
    assert_eq!(told.stance_evidence[0].text, "Anna");
    assert_eq!(told.status, Status::Decided);
}

#[test]
fn what_tags_nothing_and_takes_no_stand_changes_nothing_of_it() {
    let only = |person: Person| person.on_top(tagged());
    let of_section = only(Person {
        sections: Some(by_anna(vec![SectionId("1".to_owned())])),
        ..Person::default()
    });
    assert_eq!(of_section.status, Status::Decided);
    assert_eq!(of_section.stance_origin, Origin::Rule);
    let of_stance = only(Person {
        stance: Some(by_anna(Stance::Opposes)),
        ..Person::default()
    });
    assert_eq!(of_stance.status, Status::Decided);
    assert_eq!(of_stance.tags, tagged().tags);
    let of_role = only(Person {
        role: Some(Role::Boilerplate),
        ..Person::default()
    });
    assert_eq!(of_role.status, Status::Decided);
    let commented = only(Person {
        comment: Some(Comment::default()),
        ..Person::default()
    });
    assert_eq!(commented, tagged());
}

#[test]
fn the_last_word_on_the_whole_answer_holds() {
    let document = document("a.txt", "", &hash("a"));
    let overall = |verdicts: Vec<(usize, Verdict)>| {
        let mut statements = sentences(&document);
        let decisions = verdicts
            .into_iter()
            .map(|(at, verdict)| decision("a.txt", &document.hash, &statements[at], verdict))
            .collect();
        let found = applied(&mut statements, std::slice::from_ref(&document), decisions);
        assert!(found.decided.is_empty(), "no statement is judged by it");
        found.overall.get(document.hash.short()).cloned()
    };
    let takes = |stance| Verdict {
        overall: Some(OverallVerdict::Takes(stance)),
        ..Verdict::default()
    };
    let as_read = || Verdict {
        overall: Some(OverallVerdict::AsRead),
        ..Verdict::default()
    };
    let told = overall(vec![
        (0, takes(Stance::Supports)),
        (1, takes(Stance::Opposes)),
    ])
    .unwrap();
    assert_eq!(told.stance, Stance::Opposes);
    assert_eq!(told.quote, "Tiden bör förlängas.");
    assert_eq!(told.by.as_deref(), Some("Anna"));
    assert!(!told.inferred);
    let none = overall(vec![(1, takes(Stance::None))]).unwrap();
    assert_eq!(none.quote, "", "no position rests on no words");
    let left = overall(vec![(1, takes(Stance::Opposes)), (0, as_read())]);
    assert_eq!(left, None, "it is the machine's again");
    let back = overall(vec![
        (0, takes(Stance::Supports)),
        (1, takes(Stance::Opposes)),
        (1, undo()),
    ]);
    assert_eq!(back.unwrap().stance, Stance::Supports);
}

/// The sections of a verdict on these, so called then, among the programme's
/// headings now, and what is lost.
fn found_again(ids: &[&str], called: &[&str], now: [&str; 3]) -> (Vec<String>, Vec<String>) {
    let mut verdict = Verdict {
        sections: Some(ids.iter().map(|id| SectionId((*id).to_owned())).collect()),
        ..Verdict::default()
    };
    let called: Vec<String> = called.iter().map(|one| (*one).to_owned()).collect();
    let gone = find_sections(&mut verdict, &called, &programme_of(now));
    let ids = verdict.sections.into_iter().flatten();
    (ids.map(|id| id.0).collect(), gone)
}

#[test]
fn sections_are_found_by_their_headings_when_numbers_change() {
    let same = ["Mål", "Tid", "Plan"];
    let check = |ids: &[&str], called: &[&str], now, found: &[&str], gone: &[&str]| {
        let (ids, lost) = found_again(ids, called, now);
        assert_eq!(ids, found, "{called:?} {now:?}");
        assert_eq!(lost, gone, "{called:?} {now:?}");
    };
    check(&["2"], &["Tid"], same, &["2"], &[]);
    check(&["2"], &["Tid"], ["Syfte", "Mål", "Tid"], &["3"], &[]);
    check(
        &["2", "1"],
        &["Tid", "Mål"],
        ["Tid", "Mål", "Plan"],
        &["1", "2"],
        &[],
    );
    // reworded under its number
    check(
        &["2"],
        &["Tid"],
        ["Mål", "Tid för svar", "Plan"],
        &["2"],
        &[],
    );
    // another section got the number
    check(
        &["2"],
        &["Tid"],
        ["Mål", "Avgifter", "Plan"],
        &[],
        &["2 Tid"],
    );
    // two are called so, neither has the number
    check(&["3"], &["Tid"], ["Tid", "Tid", "Plan"], &[], &["3 Tid"]);
    check(&["2"], &["Tid"], ["Tid", "Tid", "Plan"], &["2"], &[]);
    // earlier versions kept no heading
    check(&["2"], &[], same, &["2"], &[]);
    check(&["7"], &[], same, &[], &["7"]);
    check(
        &["general", "2"],
        &["", "Tid"],
        ["Mål", "Avgifter", "Plan"],
        &["general"],
        &["2 Tid"],
    );
}

#[test]
fn what_was_decided_of_a_statement_is_kept_when_it_is_joined_to_the_one_before() {
    let document = document("a.txt", "", &hash("a"));
    let mut statements = sentences(&document);
    let comment = |reason: &str| Verdict {
        comment: Some(Comment {
            reason: reason.to_owned(),
            ..Comment::default()
        }),
        ..Verdict::default()
    };
    let join = Verdict {
        join_next: true,
        ..Verdict::default()
    };
    let on = |at: usize, verdict| decision("a.txt", &document.hash, &statements[at], verdict);
    let decisions = vec![
        on(0, comment("ett")),
        on(1, comment("två")),
        on(1, stance(Stance::Opposes)),
        on(0, join),
    ];
    let found = applied(&mut statements, &[document], decisions);
    assert_eq!(
        statements[0].text,
        "Målen bör bli färre. Tiden bör förlängas."
    );
    assert_eq!(found.comments.len(), 1);
    assert_eq!(found.comments[0].1.reason, "ett\ntvå");
    let stance = found.people[0].stance.as_ref().map(|settled| settled.what);
    assert_eq!(stance, Some(Stance::Opposes));
    assert!(found.lost.is_empty());
}

#[test]
fn what_was_highlighted_stays_so_until_somebody_says_otherwise() {
    let highlight = |highlight| Verdict {
        highlight: Some(highlight),
        ..Verdict::default()
    };
    let join = || Verdict {
        join_next: true,
        ..Verdict::default()
    };
    let played = |verdicts: Vec<(usize, Verdict)>| {
        let document = document("a.txt", "", &hash("a"));
        let mut statements = sentences(&document);
        let decisions = (verdicts.into_iter())
            .map(|(at, verdict)| decision("a.txt", &document.hash, &statements[at], verdict))
            .collect();
        let found = applied(&mut statements, &[document], decisions);
        // it judges nothing, and nothing learns from it
        let decided = found.decided.len();
        let highlighted = (statements.iter())
            .map(|statement| found.highlighted.contains(&statement.id))
            .collect::<Vec<_>>();
        (highlighted, decided)
    };
    let on = highlight(true);
    assert_eq!(played(vec![(0, on.clone())]).0, [true, false, false]);
    assert_eq!(played(vec![(0, on.clone())]).1, 0);
    let both = vec![(0, on.clone()), (0, stance(Stance::Opposes))];
    assert_eq!(played(both), (vec![true, false, false], 1));
    let taken_back = vec![(0, on.clone()), (0, highlight(false))];
    assert_eq!(played(taken_back).0, [false; 3]);
    assert_eq!(played(vec![(0, on.clone()), (0, undo())]).0, [false; 3]);
    let joined = vec![(1, on), (0, highlight(false)), (0, join())];
    assert_eq!(played(joined).0, [true, false]);
}

#[test]
fn a_file_that_was_changed_and_renamed_keeps_its_decisions_by_words_of_its_own() {
    let before = document("gammal.txt", "", &hash("a"));
    let now = document("ny.txt", "", &hash("b"));
    let long = "Tiden bör förlängas till hösten för alla nämnder.";
    let found = |others: &[&str], text: &str| {
        let decided = decision(
            "gammal.txt",
            &before.hash,
            &statement(&before, 0, text),
            stance(Stance::Opposes),
        );
        let mut statements = vec![statement(&now, 7, text)];
        statements.extend(
            (100..)
                .zip(others)
                .map(|(at, text)| statement(&now, at, text)),
        );
        applied(&mut statements, std::slice::from_ref(&now), vec![decided]).applied
    };
    assert_eq!(found(&[], long), 1);
    assert_eq!(found(&[long], long), 0, "it may be either");
    assert_eq!(found(&[], "Tiden bör förlängas."), 0, "it may be anybody's");
}

/// A sentence of twelve words that few others have.
fn sentence(number: usize) -> String {
    let word = |place: usize| format!("ord{}", (number * 31 + place * 7_919) % 4_001);
    (0..12).map(word).collect::<Vec<_>>().join(" ")
}

/// Each statement held against each decision would take hours.
#[test]
fn many_decisions_find_their_changed_words_among_many_statements() {
    const MANY: usize = 10_000;
    let document = document("a.txt", "", &hash("a"));
    let mut statements: Vec<Statement> = (0..MANY)
        .map(|number| statement(&document, number * 100, &sentence(number)))
        .collect();
    let mut decisions: Vec<Decision> = (0..MANY)
        .map(|number| {
            let before = sentence(number).replacen("ord", "annat", 1);
            let said = statement(&document, number * 100 + 7, &before);
            decision("a.txt", &document.hash, &said, stance(Stance::Doubts))
        })
        .collect();
    let first = statements[0].clone();
    decisions.push(decision("a.txt", &document.hash, &first, undo()));
    let found = applied(&mut statements, &[document], decisions);
    assert_eq!((found.lost.len(), found.applied), (0, MANY - 1));
    let undecided = (found.people.iter()).filter(|person| person.stance.is_none());
    assert_eq!(undecided.count(), 1);
}

/// The rule, told without any index.
fn looked_for_everywhere(anchor: &Anchor, statements: &[Statement]) -> Option<StatementId> {
    let quote = words(&anchor.quote);
    let distance = |statement: &&Statement| statement.span.start.abs_diff(anchor.start);
    let is_there = |statement: &&Statement| {
        statement.span.start == anchor.start && statement.text == anchor.quote
    };
    let same = |statement: &&Statement| words(&statement.text) == quote;
    let alike = |statement: &&Statement| likeness(&words(&statement.text), &quote) >= 0.8;
    (statements.iter().find(is_there))
        .or_else(|| statements.iter().filter(same).min_by_key(distance))
        .or_else(|| statements.iter().filter(alike).min_by_key(distance))
        .map(|statement| statement.id.clone())
}

proptest::proptest! {
    #[test]
    fn an_index_finds_what_looking_everywhere_finds(
        texts in proptest::collection::vec("([a-d] ){0,9}", 1..30),
        quotes in proptest::collection::vec(("([a-d] ){0,9}", 0_usize..300), 1..30),
    ) {
        let documents = [document("a.txt", "", &hash("a"))];
        let known = Documents::new(&documents);
        let statements: Vec<Statement> = (texts.iter().zip(0..))
            .map(|(text, number)| statement(&documents[0], number * 10, text))
            .collect();
        let mut ground = Ground::new(statements.clone(), &known);
        for (quote, start) in &quotes {
            let said = statement(&documents[0], *start, quote);
            let anchor = decision("a.txt", &documents[0].hash, &said, undo()).statement;
            let found = ground.place(&anchor).map(|at| ground.statement(at).id.clone());
            proptest::prop_assert_eq!(found, looked_for_everywhere(&anchor, &statements));
        }
    }
}
