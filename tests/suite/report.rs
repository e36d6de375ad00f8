//! The compilation: what it says, and that every format carries it unharmed
//! there and back.

mod board;
mod choice;
mod comments;
mod counts;
mod fixture;
mod formats;
mod highlight;
mod length;
mod lines;
pub(crate) mod package;
mod proof;
mod reader;
mod remarks;
mod selection;
mod word;

use fixture::{Answers, Line, ekstad};
use remiss::model::{Consultation, Lang, RespondentKind, Role, Stance, Status};
use remiss::report::verify::{self, Sources};
use remiss::report::{Format, Options, Report, Selection};

fn whole(consultation: &Consultation) -> Report {
    Report::build(consultation, &Selection::default(), &dated())
}

fn dated() -> Options {
    Options {
        date: Some("2025-05-20".to_owned()),
        by: Some("Stadsledningskontoret".to_owned()),
        ..Options::default()
    }
}

fn sources(answers: &Answers) -> Sources {
    let mut sources = Sources::default();
    sources.add_statements(&answers.consultation);
    for (hash, text) in &answers.texts {
        sources.add_document(hash, text.clone());
    }
    sources
}

#[track_caller]
fn excerpt<'a>(report: &'a Report, section: &str) -> &'a remiss::report::Excerpt {
    report
        .excerpts
        .iter()
        .find(|excerpt| excerpt.section.id.as_str() == section)
        .expect("the section is in the report")
}

#[test]
fn a_section_tells_exact_counts_and_names() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    assert_eq!(
        excerpt(&report, "3.2").summary,
        [
            "5 av 7 remissinstanser som svarat yttrar sig om avsnittet.",
            "Två remissinstanser, 2 av 5, tillstyrker eller lämnar utan erinran: 1 tillstyrker (Kulturnämnden) och 1 har ingen erinran (Ekstads Hamn AB).",
            "En remissinstans föreslår ändringar: Pensionärsrådet.",
            "Två remissinstanser, 2 av 5, avstyrker: Socialnämnden och Ekstad Energi AB.",
            "Av 5 ställningstaganden är 1 granskat och 4 maskinens förslag.",
            "Därutöver finns 2 uttalanden i reservationer och liknande av Ekstadspartiet (EP); de räknas inte in.",
        ]
    );
    assert_eq!(
        excerpt(&report, "4").summary,
        ["Ingen remissinstans yttrar sig om avsnittet."]
    );
}

#[test]
fn the_order_is_the_programmes_with_the_whole_first() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let ids: Vec<&str> = report
        .excerpts
        .iter()
        .map(|excerpt| excerpt.section.id.as_str())
        .collect();
    assert_eq!(ids, ["general", "1", "3", "3.1", "3.2", "4"]);
}

#[test]
fn a_minority_never_counts_as_the_board() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let section = excerpt(&report, "3.2");
    let counted: Vec<&String> = section
        .counts
        .iter()
        .flat_map(|count| &count.respondents)
        .collect();
    assert!(!counted.contains(&&"Ekstadspartiet (EP)".to_owned()));
    assert_eq!(section.minorities.len(), 2);
    assert!(
        section
            .minorities
            .iter()
            .all(|one| one.respondent == "Ekstadspartiet (EP)")
    );
    assert_eq!(report.minority_requests.len(), 1);
    assert!(
        report
            .requests
            .iter()
            .all(|ask| !ask.text.contains("halvårsvis"))
    );
}

#[test]
fn the_same_words_are_folded_with_their_senders() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let folded: Vec<_> = excerpt(&report, "3.1")
        .groups
        .iter()
        .flat_map(|group| &group.quotations)
        .filter(|quotation| !quotation.also.is_empty())
        .collect();
    assert_eq!(folded.len(), 1);
    assert_eq!(folded[0].respondent, "Socialnämnden");
    assert_eq!(folded[0].also[0].respondent, "Ekstad Energi AB");
    let ask = report.requests.iter().find(|ask| ask.id == folded[0].id);
    assert_eq!(
        ask.unwrap().respondents,
        ["Socialnämnden", "Ekstad Energi AB"]
    );
}

#[test]
fn drafts_count_only_where_nothing_else_is_argued() {
    let mut answers = ekstad();
    let text = "Förvaltningen avstyrker avsnittet.";
    answers.add(
        "Tekniska nämnden.docx",
        &["Tekniska nämnden"],
        RespondentKind::Board,
        &[Line::new(text, &["4"], Stance::Opposes).role(Role::Draft)],
    );
    let alone = whole(&answers.consultation);
    assert_eq!(
        excerpt(&alone, "4").counts[0].respondents,
        ["Tekniska nämnden"]
    );
    answers.add(
        "Tekniska nämnden, beslut.docx",
        &["Tekniska nämnden"],
        RespondentKind::Board,
        &[Line::new(
            "Nämnden tillstyrker avsnittet.",
            &["4"],
            Stance::Supports,
        )],
    );
    let adopted = whole(&answers.consultation);
    let section = excerpt(&adopted, "4");
    assert_eq!(section.counts[0].stance, Stance::Supports);
    assert_eq!(section.drafts[0].text, text);
}

#[test]
fn a_draft_under_an_alias_is_the_boards_too() {
    let mut answers = ekstad();
    let asked = &mut answers.consultation.about.asked;
    let board = asked.iter_mut().find(|one| one.name == "Valnämnden");
    board.unwrap().aliases = vec!["Valkansliet".to_owned()];
    answers.add(
        "Tjänsteskrivelse.docx",
        &["Valkansliet"],
        RespondentKind::Board,
        &[Line::new("Kansliet avstyrker avsnittet.", &["4"], Stance::Opposes).role(Role::Draft)],
    );
    answers.add(
        "Valnämnden.docx",
        &["Valnämnden (VN)"],
        RespondentKind::Board,
        &[Line::new(
            "Nämnden tillstyrker avsnittet.",
            &["4"],
            Stance::Supports,
        )],
    );
    let report = whole(&answers.consultation);
    let section = excerpt(&report, "4");
    let stances: Vec<Stance> = section.counts.iter().map(|count| count.stance).collect();
    assert_eq!(stances, [Stance::Supports]);
    assert_eq!(section.drafts.len(), 1);
}

#[test]
fn who_answered_is_told_by_name() {
    let answers = ekstad();
    let participation = whole(&answers.consultation).participation.unwrap();
    assert_eq!(
        participation.summary,
        [
            "7 remissinstanser tillfrågades. 6 av dem har svarat (86 procent).",
            "1 har inte svarat: Valnämnden.",
            "Därutöver har 1 svarat utan att vara tillfrågad: Föreningen Levande Ekstad.",
            "Sammanlagt räknas 7 remissinstanser som svarande.",
            "Ett svar är daterat efter sista svarsdag: Föreningen Levande Ekstad.",
        ]
    );
}

#[test]
fn a_body_that_says_the_same_twice_is_not_named_as_another() {
    let mut answers = ekstad();
    let twice = "Vi vill ha en tidplan.";
    let line = || Line::new(twice, &["3.2"], Stance::ProposesChange);
    for file in ["Valnämnden.docx", "Valnämnden igen.docx"] {
        answers.add(file, &["Valnämnden"], RespondentKind::Board, &[line()]);
    }
    let mut first = None;
    for tagged in &mut answers.consultation.statements {
        if tagged.statement.text == twice {
            tagged.statement.duplicate_of.clone_from(&first);
            first.get_or_insert_with(|| tagged.statement.id.clone());
        }
    }
    let report = whole(&answers.consultation);
    let quotations = (excerpt(&report, "3.2").groups.iter()).flat_map(|group| &group.quotations);
    let folded: Vec<_> = quotations.filter(|one| one.text == twice).collect();
    assert_eq!((folded.len(), folded[0].also.len()), (1, 1));
    for format in [Format::Markdown, Format::Html, Format::Docx] {
        let bytes = format.write(&report, None).unwrap();
        let text = match format {
            Format::Docx => package::text(&bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        let named = text.split("Samma text även från").skip(1);
        for rest in named {
            let named: String = rest.chars().take(40).collect();
            assert!(!named.contains("Valnämnden"), "{format}: {named}");
        }
    }
}

#[test]
fn no_quotation_is_marked_as_a_proposal_or_as_confirmed() {
    let report = whole(&ekstad().consultation);
    let markdown = String::from_utf8(Format::Markdown.write(&report, None).unwrap()).unwrap();
    assert!(markdown.contains("Yttrande, Ej granskad."), "{markdown}");
    assert!(markdown.contains("✓ Granskad."));
    for misread in ["Förslag.", "Maskinbekräftad"] {
        assert!(!markdown.contains(misread), "{misread}");
    }
    let statuses = [Status::Suggested, Status::Auto];
    for status in statuses {
        assert!(status.review(Lang::Sv).starts_with("ej granskad"));
        assert!(status.review(Lang::En).starts_with("not reviewed"));
    }
}

#[test]
fn a_silent_consultation_is_a_report_too() {
    let report = whole(&Consultation::default());
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        assert!(
            verify::read(&bytes).unwrap().quotations.is_empty(),
            "{format}"
        );
    }
}

#[test]
fn decided_goes_before_suggested() {
    let mut answers = ekstad();
    answers.add(
        "Ny.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &[
            Line::new("Valnämnden avstyrker.", &["4"], Stance::Opposes),
            Line::new(
                "Valnämnden har inget att erinra.",
                &["4"],
                Stance::NoObjection,
            )
            .status(Status::Decided),
        ],
    );
    let report = whole(&answers.consultation);
    assert_eq!(excerpt(&report, "4").counts[0].stance, Stance::NoObjection);
}
