//! Statements, roles, speakers and the ledger, from whole documents.

use proptest::prelude::*;
use remiss::identify::identify;
use remiss::model::{
    Block, BlockKind, BoilerplateReason, ContentHash, Document, Fate, Identity, Layer, Programme,
    RespondentKind, Role, Section, SectionId, Span, Stance, Statement,
};
use remiss::segment::{Segmented, link, segment};

/// A document in which each line is a block: `# ` heading, `- ` list item,
/// `* ` bold line, `^ ` running head, `| ` contents, `> ` comment.
fn document(lines: &[&str]) -> Document {
    let mut document = Document::default();
    for line in lines {
        let (mark, words) = match line.split_once(' ') {
            Some((mark @ ("#" | "-" | "*" | "^" | "|" | ">"), words)) => (mark, words),
            _ => ("", *line),
        };
        let start = document.text.len();
        document.text.push_str(words);
        let span = Span::new(start, document.text.len());
        document.text.push('\n');
        let mut block = Block::paragraph(span);
        match mark {
            "#" => block.kind = BlockKind::Heading(1),
            "-" => {
                block.kind = BlockKind::ListItem(0);
                block.number = Some("•".to_owned());
            }
            "*" => block.look.bold = true,
            "^" => block.layer = Layer::Header,
            "|" => block.layer = Layer::Contents,
            ">" => {
                block.layer = Layer::Comment;
                block.kind = BlockKind::Comment("granskare".to_owned());
            }
            _ => {}
        }
        document.blocks.push(block);
    }
    document
}

fn read(lines: &[&str]) -> (Document, Segmented) {
    let (document, _, found) = read_file(lines, "svar.docx");
    (document, found)
}

fn read_file(lines: &[&str], file: &str) -> (Document, Identity, Segmented) {
    let document = document(lines);
    let identity = identify(&document, file, &[]);
    let found = segment(
        &document,
        &ContentHash::of(b"x"),
        &identity,
        &[],
        &Programme::default(),
    );
    (document, identity, found)
}

/// What is said, with its role and speakers, formalities left out.
fn said(found: &Segmented) -> Vec<(Role, String, &str)> {
    found
        .statements
        .iter()
        .filter(|statement| !matches!(statement.role, Role::Boilerplate | Role::Quoted))
        .map(|statement| {
            (
                statement.role,
                statement.respondents.join(", "),
                statement.text.as_str(),
            )
        })
        .collect()
}

fn texts(found: &Segmented) -> Vec<&str> {
    said(found).into_iter().map(|(_, _, text)| text).collect()
}

const MINUTES: &[&str] = &[
    "^ Socialnämnden",
    "Utdrag ur protokoll",
    "Sammanträdesdatum: 2024-04-23",
    "Närvarande: Anna Ek (S), Bo Al (M)",
    "§ 14 Dnr SN 2024/41",
    "# Svar på remiss av äldreplan",
    "# Beslut",
    "- Socialnämnden tillstyrker förslaget till äldreplan med följande synpunkter.",
    "- Socialnämnden översänder förvaltningens tjänsteutlåtande som eget yttrande.",
    "- Socialnämnden förklarar paragrafen omedelbart justerad.",
    "# Yrkanden",
    "Bo Al (M) yrkar avslag på förslaget.",
    "# Beslutsgång",
    "Ordföranden ställer förslagen mot varandra och finner att nämnden bifaller det första.",
    "# Reservation",
    "Moderaterna",
    "Vi kan inte ställa oss bakom planen. Den är för dyr.",
    "# Protokollsutdrag skickas till",
    "Kommunstyrelsen",
    "Vid protokollet",
    "Anna Ek",
    "Sekreterare",
    "Tjänsteutlåtande",
    "Utfärdat 2024-04-02",
    "# Förslag till beslut",
    "- Socialnämnden tillstyrker förslaget till äldreplan med följande synpunkter.",
    "# Bedömning ur ekologisk dimension",
    "Förvaltningen har inte funnit några särskilda aspekter på frågan utifrån denna dimension.",
    "# Förvaltningens bedömning",
    "Förvaltningen ser positivt på planen. Vi föreslår dock följande:",
    "- att målet sänks",
    "- att tiden förlängs. Ett år räcker inte.",
    "Anna Ek",
    "Förvaltningsdirektör",
];

#[test]
fn each_role_has_its_own_speaker() {
    let (_, found) = read(MINUTES);
    assert_eq!(
        said(&found),
        [
            (
                Role::Decision,
                "Socialnämnden".to_owned(),
                "Socialnämnden tillstyrker förslaget till äldreplan med följande synpunkter."
            ),
            (
                Role::Proposal,
                "Moderaterna".to_owned(),
                "Bo Al (M) yrkar avslag på förslaget."
            ),
            (
                Role::Reservation,
                "Moderaterna".to_owned(),
                "Vi kan inte ställa oss bakom planen."
            ),
            (
                Role::Reservation,
                "Moderaterna".to_owned(),
                "Den är för dyr."
            ),
            (
                Role::Draft,
                "Socialnämnden".to_owned(),
                "Socialnämnden tillstyrker förslaget till äldreplan med följande synpunkter."
            ),
            (
                Role::Argument,
                "Socialnämnden".to_owned(),
                "Förvaltningen ser positivt på planen."
            ),
            (
                Role::Argument,
                "Socialnämnden".to_owned(),
                "att målet sänks"
            ),
            (
                Role::Argument,
                "Socialnämnden".to_owned(),
                "att tiden förlängs."
            ),
            (
                Role::Argument,
                "Socialnämnden".to_owned(),
                "Ett år räcker inte."
            ),
        ]
    );
}

#[test]
fn formalities_have_their_reason() {
    let (document, found) = read(MINUTES);
    let reason = |words: &str| {
        found.ledger.iter().find_map(|entry| match entry.fate {
            Fate::Boilerplate { reason } if document.slice(entry.span).starts_with(words) => {
                Some(reason)
            }
            _ => None,
        })
    };
    assert_eq!(
        reason("Sammanträdesdatum"),
        Some(BoilerplateReason::Minutes)
    );
    assert_eq!(reason("Närvarande"), Some(BoilerplateReason::Attendance));
    assert_eq!(
        reason("Socialnämnden översänder"),
        Some(BoilerplateReason::Procedure)
    );
    assert_eq!(
        reason("Socialnämnden förklarar"),
        Some(BoilerplateReason::Minutes)
    );
    assert_eq!(reason("Kommunstyrelsen"), Some(BoilerplateReason::Dispatch));
    assert_eq!(
        reason("Förvaltningsdirektör"),
        Some(BoilerplateReason::Signature)
    );
    assert_eq!(
        reason("Förvaltningen har inte funnit"),
        Some(BoilerplateReason::Formula)
    );
}

#[test]
fn a_name_that_reads_like_a_sentence_is_no_statement() {
    let name = "Föreningen Ekstad ska leva";
    let answer = format!("{name} har inget att erinra mot förslaget.");
    let (_, identity, found) = read_file(&["# Remissvar", name, &answer], "svar.docx");
    assert_eq!(identity.respondents, [name]);
    assert_eq!(texts(&found), [answer.as_str()]);
}

#[test]
fn items_keep_the_words_that_introduce_them_and_headings_above() {
    let (_, found) = read(MINUTES);
    let item = |text: &str| {
        let mut all = found.statements.iter();
        all.find(|statement| statement.text == text)
            .expect("the item is a statement")
    };
    let first = item("att målet sänks");
    assert_eq!(
        first.context.as_ref().map(|passage| passage.text.as_str()),
        Some("Vi föreslår dock följande:")
    );
    assert_eq!(
        first.headings.last().map(String::as_str),
        Some("Förvaltningens bedömning")
    );
}

#[test]
fn the_decision_tells_the_position_and_leads_the_draft() {
    let (_, found) = read(MINUTES);
    let overall = found.overall.as_ref().expect("the decision takes a stand");
    assert_eq!(overall.stance, Stance::SupportsWithReservation);
    assert!(overall.quote.starts_with("Socialnämnden tillstyrker"));
    let mut statements = found.statements.clone();
    link(&mut statements);
    let of = |role: Role| {
        let mut all = statements.iter();
        all.find(|statement| statement.role == role)
            .expect("both roles are there")
    };
    assert_eq!(
        of(Role::Draft).draft_of.as_ref(),
        Some(&of(Role::Decision).id)
    );
    assert_eq!(of(Role::Decision).duplicate_of, None);
}

#[test]
fn a_partys_paper_in_a_bundle_is_never_the_boards_view() {
    let (_, found) = read(&[
        "Utdrag ur protokoll",
        "§ 9 Dnr SN 2024/41",
        "# Beslut",
        "Socialnämnden tillstyrker motionen.",
        "Vid protokollet",
        "Protokollsbilaga 1. Socialnämnden 2024-10-23 § 9",
        "Yttrande",
        "2024-10-22",
        "Centerpartiet",
        "# Yttrande angående äldreplanen",
        "Det finns en oro för att planen leder till sämre vård för många äldre i kommunen.",
        "Tjänsteutlåtande",
        "Socialförvaltningen",
        "# Förvaltningens bedömning",
        "Förvaltningen ser inga hinder mot att planen antas och genomförs under nästa år.",
    ]);
    let said = said(&found);
    let by = |words: &str| {
        let mut all = said.iter();
        all.find(|(_, _, text)| text.starts_with(words))
            .map(|(role, by, _)| (*role, by.as_str()))
    };
    assert_eq!(
        by("Det finns en oro"),
        Some((Role::SpecialStatement, "Centerpartiet"))
    );
    assert_eq!(
        by("Förvaltningen ser"),
        Some((Role::Argument, "Socialnämnden"))
    );
}

#[test]
fn headings_run_into_their_text_open_zones() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Utdrag ur protokoll Sammanträdesdatum: 2024-03-27",
        "Beslut Kulturnämnden avstyrker motionen.",
        "Handlingar 1. Yrkande från M den 27 mars 2024, 2. Tjänsteutlåtande den 14 mars 2024",
        "Protokollsanteckning Anna Ek (KD) lägger protokollsanteckning enligt följande:",
        "”Om jag hade fått rösta hade jag röstat nej.”",
        "Protokollsutdrag skickas till Kommunstyrelsen",
    ]);
    assert_eq!(
        said(&found),
        [
            (
                Role::Decision,
                "Kulturnämnden".to_owned(),
                "Kulturnämnden avstyrker motionen."
            ),
            (
                Role::Note,
                "Kristdemokraterna".to_owned(),
                "”Om jag hade fått rösta hade jag röstat nej.”"
            ),
        ]
    );
}

#[test]
fn a_letter_of_two_lines_loses_nothing() {
    let (_, found) = read(&[
        "Valnämnden",
        "Valnämnden har inget att erinra mot förslaget.",
        "Med vänlig hälsning",
        "Valsamordnaren",
    ]);
    assert_eq!(
        texts(&found),
        ["Valnämnden har inget att erinra mot förslaget."]
    );
    assert_eq!(
        found.overall.map(|overall| overall.stance),
        Some(Stance::NoObjection)
    );
}

#[test]
fn text_under_a_list_heading_is_kept_where_it_argues() {
    let (_, found) = read(&[
        "Ekstads pensionärsråd",
        "# Bilagor",
        "Förslag till program",
        "Rådet vill dessutom framhålla att planen saknar mål för de äldsta. Det är en allvarlig brist som måste åtgärdas innan planen antas av fullmäktige.",
    ]);
    assert_eq!(texts(&found).len(), 2);
}

#[test]
fn programme_text_given_back_is_quoted() {
    let programme = Programme {
        sections: vec![Section {
            id: SectionId("1".to_owned()),
            number: None,
            heading: "Dialog".to_owned(),
            level: 1,
            parent: None,
            text: "De som deltagit i en dialog ska få återkoppling inom tre månader om vilka synpunkter som framförts.".to_owned(),
            boxes: String::new(),
            page: None,
            span: Span::default(),
        }],
        ..Programme::default()
    };
    let document = document(&[
        "# Dialog",
        "De som deltagit i en dialog ska få återkoppling inom tre månader om vilka synpunkter som framförts.",
        "Regeln om återkoppling är utmärkt.",
    ]);
    let found = segment(
        &document,
        &ContentHash::of(b"x"),
        &Identity::unknown(),
        &[],
        &programme,
    );
    assert_eq!(texts(&found), ["Regeln om återkoppling är utmärkt."]);
    assert!(found.ledger.iter().any(|entry| entry.fate == Fate::Quoted));
}

#[test]
fn another_language_is_told_by_statement_and_document() {
    let (_, found) = read(&[
        "We think that the plan is good and that it should be adopted by the council.",
        "The targets are not clear and they must be followed up with the staff.",
    ]);
    assert!(
        found
            .statements
            .iter()
            .all(|statement| statement.language == "en")
    );
    assert_eq!(found.warnings.len(), 1);
}

/// The entries of each block cover its visible text exactly, in order.
fn assert_covers(document: &Document, found: &Segmented) {
    let mut entries = found.ledger.iter().peekable();
    for (place, block) in document.blocks.iter().enumerate() {
        let mut at = block.span.start;
        while let Some(entry) = entries.next_if(|entry| entry.block == place) {
            assert!(
                at <= entry.span.start && entry.span.end <= block.span.end,
                "{entry:?}"
            );
            assert!(document.text[at..entry.span.start].trim().is_empty());
            assert_eq!(entry.span, entry.span.trimmed(&document.text));
            assert!(!entry.span.is_empty());
            at = entry.span.end;
        }
        assert!(
            document.text[at..block.span.end].trim().is_empty(),
            "{:?}",
            &document.text[at..block.span.end]
        );
    }
    assert!(entries.next().is_none());
}

fn assert_verbatim(document: &Document, statements: &[Statement]) {
    let mut last = 0;
    for statement in statements {
        assert_eq!(statement.text, document.slice(statement.span));
        assert!(statement.span.start >= last);
        last = statement.span.end;
    }
}

#[test]
fn the_ledger_covers_minutes() {
    let (document, found) = read(MINUTES);
    assert_covers(&document, &found);
    assert_verbatim(&document, &found.statements);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_covers_every_visible_character(
        lines in prop::collection::vec(
            prop_oneof![
                Just("# Beslut".to_owned()),
                Just("# Reservation".to_owned()),
                Just("Bilagor".to_owned()),
                Just("Tjänsteutlåtande".to_owned()),
                Just("Anna Ek (M), Bo Al (S)".to_owned()),
                Just("1. a) – Nämnden avstyrker. Yrkanden Bo Al (M) yrkar bifall:".to_owned()),
                "(# |- |\\* |\\^ |> |\\| )?[A-Za-zÅÄÖåäö0-9 .,:;?!()§”•–\\-]{1,90}",
            ],
            1..24,
        )
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (document, found) = read(&lines);
        assert_covers(&document, &found);
        assert_verbatim(&document, &found.statements);
    }
}

#[test]
fn a_minority_is_never_merged_with_the_board() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Utdrag ur protokoll",
        "# Beslut",
        "Kulturnämnden tillstyrker planen.",
        "# Reservation",
        "Undertecknade ledamöter anser att planen är för dyr och borde ha återremitterats.",
    ]);
    let minority = found
        .statements
        .iter()
        .find(|statement| statement.role == Role::Reservation);
    let minority = minority.expect("the reservation is a statement");
    assert_eq!(minority.kind, RespondentKind::Party);
    assert_eq!(minority.respondents, ["Minoritet i Kulturnämnden"]);
}

#[test]
fn what_a_party_asks_the_meeting_to_decide_is_its_proposal() {
    let (_, found) = read(&[
        "Initiativ till kommunstyrelsens möte",
        "Programmet antogs för två år sedan och bör nu följas upp av kommunstyrelsen.",
        "Med hänvisning till detta föreslår Vänsterpartiet:",
        "- Att stadskansliet får i uppdrag att utvärdera programmet.",
        "För Vänsterpartiet i Kommunstyrelsen",
    ]);
    let asked = found
        .statements
        .iter()
        .find(|statement| statement.text.starts_with("Att "));
    let asked = asked.expect("the item is a statement");
    assert_eq!(asked.role, Role::Proposal);
    assert_eq!(asked.respondents, ["Vänsterpartiet"]);
    let overall = found.overall.expect("a position");
    assert_eq!(overall.stance, Stance::ProposesChange);
    assert_eq!(overall.quote, asked.text);
}

#[test]
fn questions_of_a_form_head_their_answers() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Svar på frågor om kulturplanen",
        "1. Anser ni att planen är tydlig?",
        "Ja, i huvudsak är planen tydlig.",
        "2. Vilka mål saknar er organisation?",
        "Vi saknar mål för biblioteken.",
    ]);
    assert_eq!(
        texts(&found),
        [
            "Ja, i huvudsak är planen tydlig.",
            "Vi saknar mål för biblioteken."
        ]
    );
    let answer = &found.statements.last().expect("an answer").headings;
    assert!(
        answer
            .last()
            .is_some_and(|heading| heading.contains("Vilka mål saknar")),
        "{answer:?}"
    );
}

#[test]
fn a_respondents_own_questions_stay_statements() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Yttrande över kulturplanen",
        "Nämnden har tagit del av planen och har följande frågor.",
        "Hur ska planen betalas?",
        "Planen nämner inga pengar alls för de nya uppdragen.",
        "- 1. Hur har ni räknat?",
        "- 2. Vem följer upp målen?",
    ]);
    let texts = texts(&found);
    assert!(texts.contains(&"Hur ska planen betalas?"), "{texts:?}");
    assert!(
        texts.iter().any(|text| text.contains("Hur har ni räknat?")),
        "{texts:?}"
    );
    assert!(
        texts
            .iter()
            .any(|text| text.contains("Vem följer upp målen?")),
        "{texts:?}"
    );
}

/// The position of the answer that these lines are, and its words.
fn position(lines: &[&str]) -> (Option<Stance>, String) {
    let (_, found) = read(lines);
    let quote = found.overall.as_ref().map(|overall| overall.quote.clone());
    (
        found.overall.map(|overall| overall.stance),
        quote.unwrap_or_default(),
    )
}

#[test]
fn an_answer_about_parts_alone_has_the_position_that_they_add_up_to() {
    let both = position(&[
        "Trafiknämnden",
        "Yttrande över godsplanen",
        "Trafiknämnden tillstyrker förslaget om samlastning i city.",
        "Trafiknämnden avstyrker avsnittet om leveranser på natten.",
    ]);
    assert_eq!(both.0, Some(Stance::SupportsWithReservation));
    let one = position(&[
        "Skolverket",
        "Yttrande",
        "Skolverket tillstyrker förslaget om ett nytt syfte för fritidshemmet.",
    ]);
    assert_eq!(one.0, Some(Stance::Supports));
}

#[test]
fn an_answer_without_a_position_quotes_nothing() {
    let none = position(&[
        "Ekstads hembygdsförening",
        "Yttrande över kulturplanen",
        "Föreningen bildades år 1923 och har två hundra medlemmar i hela kommunen.",
        "Vi har varit med i arbetet med planen sedan förra året.",
        "Under våren höll vi ett möte om den i hembygdsgården.",
    ]);
    assert_eq!(none, (Some(Stance::None), String::new()));
}

#[test]
fn answers_of_all_shapes_tell_who_answers_and_with_which_position() {
    let answers = std::fs::read_to_string("tests/fixtures/answers.txt").unwrap();
    let mut wrong = Vec::new();
    for answer in answers.split("@@ ").skip(2) {
        let (head, body) = answer.split_once('\n').unwrap();
        let head: Vec<&str> = head.split('|').map(str::trim).collect();
        let lines: Vec<&str> = body.lines().collect();
        let (_, identity, found) = read_file(&lines, head[0]);
        let wire = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let stance = found.overall.map(|overall| overall.stance);
        let told = [
            identity.respondent(),
            wire(serde_json::to_value(identity.kind).unwrap()),
            identity.date.unwrap_or_default(),
            identity.reference.unwrap_or_default(),
            wire(serde_json::to_value(stance).unwrap()),
        ];
        // Capitals of a name that stands in capitals only are not told.
        let same = told[0].to_lowercase() == head[1].to_lowercase();
        let facts = told[1..4] == head[2..5];
        if !same || !facts || !head[5].split('/').any(|position| position == told[4]) {
            wrong.push(format!("{}: {told:?}, expected {:?}", head[0], &head[1..]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
