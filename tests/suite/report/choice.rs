//! Choices from a consultation: every statement that was chosen is printed, with
//! the comments on it, and nobody's name where it is masked.

use std::collections::BTreeSet;

use remiss::model::{Comment, Heeded, RespondentKind, Role, Stance, StatementId};
use remiss::report::{Format, Options, Report, Selection, verify};

use super::fixture::{Answers, Line, ekstad};
use super::{dated, package, whole};

/// Ids that the report prints, those of folded quotations included.
fn printed(report: &Report) -> BTreeSet<StatementId> {
    let in_sections = report.excerpts.iter().flat_map(|excerpt| {
        let groups = excerpt.groups.iter().flat_map(|group| &group.quotations);
        groups.chain(&excerpt.minorities).chain(&excerpt.drafts)
    });
    in_sections
        .chain(&report.untagged)
        .flat_map(|quotation| {
            let also = quotation.also.iter().map(|also| &also.id);
            std::iter::once(&quotation.id).chain(also)
        })
        .cloned()
        .collect()
}

fn with_a_draft() -> Answers {
    let mut answers = ekstad();
    let draft = "Förvaltningen föreslår att nämnden avstyrker avsnittet.";
    answers.add(
        "Tekniska.docx",
        &["Tekniska nämnden"],
        RespondentKind::Board,
        &[
            Line::new("Nämnden avstyrker avsnittet.", &["4"], Stance::Opposes),
            Line::new(draft, &["4"], Stance::Opposes).role(Role::Draft),
            Line::new("Nämnden har även andra frågor.", &[], Stance::Asks),
        ],
    );
    let mut statements = answers.consultation.statements.iter_mut().rev();
    statements.next();
    let draft = &mut statements.next().unwrap().statement;
    let adopted = &statements.next().unwrap().statement.id;
    draft.draft_of = Some(adopted.clone());
    answers
}

#[test]
fn every_statement_that_was_chosen_is_printed() {
    let consultation = with_a_draft().consultation;
    let all = consultation.statements.iter();
    let all: Vec<StatementId> = all.map(|tagged| tagged.statement.id.clone()).collect();
    for ids in std::iter::once(all.as_slice()).chain(all.chunks(1)) {
        let selection = Selection {
            statements: Some(ids.to_vec()),
            ..Selection::default()
        };
        let report = Report::build(&consultation, &selection, &dated());
        assert_eq!(report.cover.statements, ids.len());
        assert_eq!(printed(&report).len(), ids.len(), "{ids:?}");
        for format in [Format::Docx, Format::Html, Format::Markdown] {
            let bytes = format.write(&report, None).unwrap();
            let quoted = verify::read(&bytes).unwrap().quotations;
            for id in printed(&report).iter().filter(|_| ids.len() == 1) {
                assert!(
                    quoted.iter().any(|one| one.id == id.as_str()),
                    "{format}: {id}"
                );
            }
        }
    }
}

#[test]
fn a_comment_on_repeated_words_stands_with_them() {
    let mut answers = ekstad();
    let same = "Antalet indikatorer bör begränsas till högst tio.";
    let statements = answers.consultation.statements.iter();
    let repeated = statements.filter(|tagged| tagged.statement.text == same);
    let second = repeated.map(|tagged| tagged.statement.id.clone()).nth(1);
    answers.consultation.comments = vec![(
        second.unwrap(),
        Comment {
            heeded: Some(Heeded::Partly),
            reason: "Gränsen sätts till tolv.".to_owned(),
            changed_text: String::new(),
        },
    )];
    let report = whole(&answers.consultation);
    let ask = report.requests.iter().find(|ask| ask.text == same).unwrap();
    assert_eq!(ask.comment.heeded, Some(Heeded::Partly));
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap());
        assert!(text.contains("Gränsen sätts till tolv."), "{format}");
    }
    // Open is what has an empty place in the report: neither words that are
    // printed once with all their senders, nor mere background.
    let summary = report.outcomes.unwrap().summary.join(" ");
    let statements = answers.consultation.statements.iter();
    let answered = statements.filter(|tagged| tagged.stance != Some(Stance::None));
    let open = answered.count() - 2;
    assert!(summary.contains(&open.to_string()), "{open}: {summary}");
}

/// What a body says in two papers is printed once, and what is answered to the
/// second stands there in every format.
#[test]
fn a_comment_on_what_a_body_says_again_stands_with_it() {
    for stance in [Stance::ProposesChange, Stance::None] {
        let mut answers = ekstad();
        for file in ["Valnämnden.docx", "Valnämnden bilaga.docx"] {
            answers.add(
                file,
                &["Valnämnden"],
                RespondentKind::Board,
                &[Line::new("Vallokalerna är tjugo.", &["3.1"], stance)],
            );
        }
        let [.., first, second] = answers.consultation.statements.as_mut_slice() else {
            unreachable!("two were added");
        };
        second.statement.duplicate_of = Some(first.statement.id.clone());
        let id = second.statement.id.clone();
        let comment = Comment {
            reason: "Antalet ses över.".to_owned(),
            ..Comment::default()
        };
        answers.consultation.comments = vec![(id, comment)];
        let report = whole(&answers.consultation);
        for format in [Format::Docx, Format::Html, Format::Markdown] {
            let text = package::text(&format.write(&report, None).unwrap());
            assert!(text.contains("Antalet ses över."), "{format} {stance:?}");
        }
    }
}

#[test]
fn a_private_persons_name_is_masked_in_files_names_too() {
    let mut answers = ekstad();
    let line = Line::new("Jag avstyrker förslaget.", &["4"], Stance::Opposes);
    let citizen = RespondentKind::Citizen;
    answers.add(
        "svar_Åsa_Lindqvist.txt",
        &["Åsa Lindqvist"],
        citizen,
        &[line],
    );
    answers.add_again("kopia-lindqvist-åsa.txt");
    let options = Options {
        mask: true,
        ..dated()
    };
    let report = Report::build(&answers.consultation, &Selection::default(), &options);
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap()).to_lowercase();
        assert!(!text.contains("lindqvist"), "{format}");
    }
    // The name of one who answers, and two files.
    assert_eq!(report.masked.unwrap().names, 3);
}
