//! Statements, roles, speakers and the ledger, from whole documents.

use proptest::prelude::*;
use remiss::identify::identify;
use remiss::model::{
    Block, BlockKind, BoilerplateReason, ContentHash, Document, Fate, Identity, Layer, Overall,
    Programme, RespondentKind, Role, Section, SectionId, Span, Stance, Statement, TaggedStatement,
    Warning,
};
use remiss::segment::{Segmented, link, segment};
use remiss::tag::{Models, Tagger, amounts_to};

/// A document in which each line is a block: `# ` heading, `- ` list item,
/// `* ` bold line, `^ ` running head, `| ` contents, `> ` comment.
pub(crate) fn document(lines: &[&str]) -> Document {
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

pub(crate) fn read(lines: &[&str]) -> (Document, Segmented) {
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
pub(crate) fn said(found: &Segmented) -> Vec<(Role, String, &str)> {
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

pub(crate) fn texts(found: &Segmented) -> Vec<&str> {
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

/// Who says each sentence that begins so, in the order of `lines`.
#[track_caller]
fn check_speakers(lines: &[&str], expected: &[(&str, Role, &str)]) {
    let (_, found) = read(lines);
    let said = said(&found);
    for (words, role, speaker) in expected {
        let by = said.iter().find(|(_, _, text)| text.starts_with(words));
        let by = by.map(|(role, by, _)| (*role, by.as_str()));
        assert_eq!(by, Some((*role, *speaker)), "{words}");
    }
}

#[test]
fn the_officials_paper_behind_a_minoritys_words_is_the_boards() {
    let note = "Vi återkommer med vårt ställningstagande i kommunstyrelsen.";
    let summary = "Motionen beskriver hur matsvinnet i stadens kök kan minska.";
    let assessment = "Förvaltningen bedömer att frågan redan har utretts av kontoret.";
    // the parties beside the heading, below it, or in the note itself
    for head in [
        &["# Protokollsanteckning (M), (L) och (KD)"][..],
        &["# Protokollsanteckning", "M, L, KD"],
        &["Yttrande M, L, KD", "2024-03-01"],
    ] {
        let mut lines = vec![
            "Socialnämnden",
            "# Beslut",
            "Socialnämnden avstyrker motionen.",
        ];
        lines.extend(head);
        lines.extend([
            note,
            "# Sammanfattning",
            summary,
            "# Bedömning ur ekonomisk dimension",
            assessment,
        ]);
        let (_, found) = read(&lines);
        let said = said(&found);
        let by = |text: &str| {
            let found = said.iter().find(|(_, _, said)| *said == text);
            found.map(|(_, by, _)| by.as_str())
        };
        assert_eq!(
            by(note),
            Some("Moderaterna, Liberalerna, Kristdemokraterna"),
            "{head:?}"
        );
        assert_eq!(by(summary), Some("Socialnämnden"), "{head:?}");
        assert_eq!(by(assessment), Some("Socialnämnden"), "{head:?}");
    }
    check_speakers(
        &[
            "Socialnämnden",
            "# Protokollsanteckning",
            "Anna Ek (S) lämnar följande protokollsanteckning: Vi hade velat se mer.",
            "Svar på remiss om motion av Bo Al (M) om matsvinn",
            "# Förslag till beslut",
            "Socialnämnden avstyrker motionen.",
            "# Beskrivning av ärendet",
            "Motionen föreslår att frukost delas ut i stadens alla skolor.",
        ],
        &[
            ("Anna Ek (S)", Role::Note, "Socialdemokraterna"),
            ("Socialnämnden avstyrker", Role::Draft, "Socialnämnden"),
            ("Motionen föreslår", Role::Argument, "Socialnämnden"),
        ],
    );
}

#[test]
fn a_partys_paper_may_have_a_summary_of_its_own() {
    check_speakers(
        &[
            "Socialnämnden",
            "# Beslut",
            "Socialnämnden tillstyrker planen.",
            "Reservation (S), (V)",
            "# Sammanfattning",
            "Planen leder till sämre vård för många äldre i kommunen.",
            "# Bakgrund",
            "Planen togs fram utan att de äldre tillfrågades om något.",
        ],
        &[
            ("Socialnämnden tillstyrker", Role::Decision, "Socialnämnden"),
            (
                "Planen leder",
                Role::Reservation,
                "Socialdemokraterna, Vänsterpartiet",
            ),
            (
                "Planen togs",
                Role::Reservation,
                "Socialdemokraterna, Vänsterpartiet",
            ),
        ],
    );
}

#[test]
fn who_reserved_themselves_and_whose_motion_it_is_begin_no_paper() {
    check_speakers(
        &[
            "Utdrag ur protokoll",
            "Fritidsnämnden",
            "# Beslut",
            "Fritidsnämnden tillstyrker motionen.",
            "Reservationer Anna Ek (S), Bo Al (S) och Eva Ek (V)",
            "Protokollsutdrag skickas till Kommunstyrelsen",
            "Tjänsteutlåtande Handläggare Utfärdat 2024-04-03 Eva Al",
            "Yttrande till motion av Bo Ek (M) och Anna Al (M) om droger",
            "# Sammanfattning",
            "Motionen lyfter ett angeläget område för hela staden.",
        ],
        &[("Motionen lyfter", Role::Argument, "Fritidsnämnden")],
    );
}

#[test]
fn a_body_that_answers_by_a_note_of_its_minutes_is_no_minority() {
    check_speakers(
        &[
            "Remissvar på planen från Ekstads råd för äldre",
            "Protokollsanteckning:",
            "Rådet menar att planen behöver bli tydligare.",
        ],
        &[("Rådet menar", Role::Argument, "Ekstads råd för äldre")],
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

/// A programme of one section, `Dialog`.
pub(crate) fn dialogue() -> Programme {
    Programme {
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
    }
}

#[test]
fn programme_text_given_back_is_quoted() {
    let programme = dialogue();
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
fn items_that_are_said_yes_or_no_to_are_statements_in_whatever_words() {
    let item = "- De som deltagit i en dialog ska få återkoppling inom tre månader om vilka synpunkter som framförts.";
    for (lead, expected) in [
        ("Nämnden tillstyrker:", 1),
        ("Nämnden ställer sig tveksamt till:", 2),
        ("I programmet står:", 0),
    ] {
        let found = segment(
            &document(&["Kulturnämnden", lead, item]),
            &ContentHash::of(b"x"),
            &Identity::unknown(),
            &[],
            &dialogue(),
        );
        assert_eq!(texts(&found).len(), expected, "{lead}: {:?}", texts(&found));
    }
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
    let (_, identity, found) = read_file(
        &[
            "Initiativ till kommunstyrelsens möte",
            "Programmet antogs för två år sedan och bör nu följas upp av kommunstyrelsen.",
            "Med hänvisning till detta föreslår Vänsterpartiet:",
            "- Att stadskansliet får i uppdrag att utvärdera programmet.",
            "För Vänsterpartiet i Kommunstyrelsen",
        ],
        "svar.docx",
    );
    let asked = found
        .statements
        .iter()
        .find(|statement| statement.text.starts_with("Att "));
    let asked = asked.expect("the item is a statement");
    assert_eq!(asked.role, Role::Proposal);
    assert_eq!(asked.respondents, ["Vänsterpartiet"]);
    let overall = overall(&identity, &found).expect("a position");
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

/// The position that the answer states, else the one that it amounts to.
fn overall(identity: &Identity, found: &Segmented) -> Option<Overall> {
    found.overall.clone().or_else(|| {
        let statements = &found.statements;
        let judged = Tagger::new(Models::embedded()).tag(&Programme::default(), statements, &[]);
        let tagged: Vec<TaggedStatement> = judged
            .into_iter()
            .zip(statements)
            .map(|(tagging, statement)| tagging.on(statement.clone()))
            .collect();
        amounts_to(identity, &tagged)
    })
}

/// The position of the answer that these lines are, and its words.
fn position(lines: &[&str]) -> (Option<Stance>, String) {
    let (_, identity, found) = read_file(lines, "svar.txt");
    overall(&identity, &found)
        .map(|overall| (Some(overall.stance), overall.quote))
        .unwrap_or_default()
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
    let listed = position(&[
        "Ekstads universitet",
        "Yttrande över studieplanen",
        "Universitetet avstyrker:",
        "- att kurserna samlas på ett ställe.",
        "- att avgiften för material höjs.",
    ]);
    let refused = (Some(Stance::Opposes), "Universitetet avstyrker:".to_owned());
    assert_eq!(listed, refused);
}

#[test]
fn who_opposes_a_part_by_its_own_name_supports_with_reservation() {
    let praise = "Förslaget om en statsbidragsprincip är positivt.";
    let refusal = "Förbundet motsätter sig skuldavskrivningar vid sammanläggningar.";
    let others = "Kravet gäller när en part motsätter sig åtgärden.";
    let of = |second| position(&["Ekstads kommunförbund", praise, second]).0;
    assert_eq!(of(refusal), Some(Stance::SupportsWithReservation));
    assert_eq!(of(others), Some(Stance::Supports));
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
        let stance = overall(&identity, &found).map(|overall| overall.stance);
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

const STAND: &str = "Länsstyrelsen avstyrker förslaget om insatser utan behovsprövning.";
const LACK: &str = "Länsstyrelsen saknar en analys av kostnaderna för kommunerna och anser att den måste göras innan lagen kan träda i kraft.";

#[test]
fn nothing_said_under_headings_of_form_is_lost() {
    for heading in [
        "# Bilaga",
        "# Bilaga 1",
        "# Bilaga 1. Synpunkter på enskilda förslag",
        "Bilaga 1. Synpunkter på enskilda förslag",
        "Bilaga: Tabell",
        "Bilagor:",
        "Kopia till:",
        "Kopia till: Socialnämnden",
        "Sändlista:",
        "Expedieras till:",
        "Beslutet skickas till",
        "Utdrag till:",
        "# Handlingar i ärendet",
        "Beslutsunderlag",
        "Närvarande:",
        "Jäv",
        "Beslutsgång",
    ] {
        for under in [
            &[][..],
            &["Betänkandet SOU 2020:47"],
            &["Länsstyrelsen i Ekens län"],
        ] {
            let mut lines = vec![
                "Länsstyrelsen i Eks län",
                "# Yttrande över SOU 2020:47",
                heading,
            ];
            lines.extend(under);
            lines.extend([STAND, LACK]);
            let (_, found) = read(&lines);
            assert_eq!(texts(&found), [STAND, LACK], "{heading} {under:?}");
        }
    }
}

#[test]
fn an_annex_with_text_heads_it_and_is_argument_also_where_it_takes_no_stand() {
    let text = "Insatser utan prövning innebär att fler kommer att söka dem.";
    let (_, found) = read(&[
        "Länsstyrelsen i Eks län",
        "# Yttrande över SOU 2020:47",
        "Länsstyrelsen tillstyrker förslaget.",
        "Bilaga 1. Synpunkter på enskilda förslag",
        "Insatser utan behovsprövning",
        text,
    ]);
    assert_eq!(texts(&found).last(), Some(&text));
    let last = found.statements.last().expect("a statement");
    let above = [
        "Bilaga 1. Synpunkter på enskilda förslag",
        "Insatser utan behovsprövning",
    ];
    assert!(
        last.headings.ends_with(&above.map(str::to_owned)),
        "{:?}",
        last.headings
    );
}

#[test]
fn lists_of_papers_recipients_and_persons_stay_out() {
    let (_, found) = read(&[
        "Länsstyrelsen i Eks län",
        "# Yttrande över SOU 2020:47",
        STAND,
        "Anna Ek",
        "Landshövding",
        "Bilaga 1. Synpunkter på enskilda förslag",
        "Bilaga 2. Betänkandet",
        "Beslutsunderlag",
        "Tjänsteutlåtande 2020-12-01",
        "Hur ska barnen få det bättre?",
        "Yttrande från Föreningen Hela Sverige ska leva 2020-11-02",
        "Kopia till:",
        "Länsstyrelsen i Ekens län",
        "Föreningen Hela Sverige ska leva",
        "Box 12, 123 45 Ekstad",
        "Närvarande:",
        "Anna Ek, ordförande",
        "Bo Al (M), ersättare för Eva Dal (S)",
    ]);
    assert_eq!(texts(&found), [STAND]);
}

#[test]
fn a_contact_line_takes_no_statement_with_it() {
    let (_, found) = read(&[
        "KNIVSTA KOMMUN",
        "Yttrande",
        "Kommunen avstyrker förslaget. Kommunen saknar en analys av kostnaderna. För frågor kontakta Anna Ek, anna.ek@knivsta.se, 018-34 70 00.",
        "Upplysningar i detta ärende lämnas av Anna Ek, tfn 08-123 45 67. Kommunen tillstyrker förslaget i kapitel 3.",
    ]);
    assert_eq!(
        texts(&found),
        [
            "Kommunen avstyrker förslaget.",
            "Kommunen saknar en analys av kostnaderna.",
            "Kommunen tillstyrker förslaget i kapitel 3.",
        ]
    );
}

#[test]
fn a_short_answer_without_full_stop_is_a_statement() {
    for answer in [
        "Inga synpunkter",
        "* Inga synpunkter",
        "# Inga synpunkter",
        "Inget att erinra",
        "Nämnden tillstyrker förslaget",
        "Nämnden avstyrker",
        "Förslaget tillstyrks",
    ] {
        let (_, found) = read(&[
            "KNIVSTA KOMMUN",
            "Socialnämnden",
            "2021-01-15",
            "Yttrande över SOU 2020:47",
            answer,
            "Anna Ek",
            "Ordförande",
        ]);
        let words = answer.trim_start_matches(['*', '#', ' ']);
        assert_eq!(texts(&found), [words]);
        assert!(
            found
                .overall
                .is_some_and(|overall| overall.stance != Stance::None)
        );
        assert_eq!(found.warnings, []);
    }
}

#[test]
fn a_short_answer_under_each_heading_keeps_its_heading() {
    let (_, found) = read(&[
        "Socialnämnden",
        "# Yttrande över SOU 2020:47",
        "Avsnitt 3.1",
        "Inga synpunkter",
        "Avsnitt 3.2",
        "Inga synpunkter",
        "Avsnitt 3.3",
        "Nämnden anser att avsnittet är oklart.",
    ]);
    assert_eq!(texts(&found).len(), 3);
    let mut own = found.statements;
    own.retain(|statement| statement.role == Role::Argument);
    let place = |at: usize| own[at].headings.last().map(String::as_str);
    assert_eq!(place(0), Some("Avsnitt 3.1"));
    assert_eq!(place(1), Some("Avsnitt 3.2"));
    assert_eq!(place(2), Some("Avsnitt 3.3"));
}

#[test]
fn a_verdict_in_the_place_of_a_heading_is_said_and_heads_what_follows() {
    for (heading, says) in [
        ("* Inga synpunkter på avsnitt 3", true),
        ("# Skäl för avslag", false),
        ("# Nämndens synpunkter", false),
        ("* Hur följs avsnittet upp?", false),
        ("* Nämnden avstyrker", true),
        ("# Nämnden avstyrker planen", true),
        ("* Konsekvensutredningen uppfyller inte kraven", true),
        ("# Målet om 25 procent är för lågt", true),
        ("# Taxan drabbar barnfamiljer", true),
        ("# Förslaget om taxa bör utgå", true),
        ("Målen brister i mätbarhet", true),
        ("Bra med årliga handlingsplaner", true),
        ("Taxan drabbar barnfamiljer", true),
        ("Underlaget uppfyller inte kraven", true),
    ] {
        let text = "Avsnittet är väl avvägt och tydligt skrivet.";
        let (_, found) = read(&["Socialnämnden", "Yttrande över SOU 2020:47", heading, text]);
        let words = heading.trim_start_matches(['*', '#', ' ']);
        let expected = if says { vec![words, text] } else { vec![text] };
        assert_eq!(texts(&found), expected, "{heading}");
        assert_eq!(
            found
                .statements
                .last()
                .expect("a statement")
                .headings
                .last()
                .map(String::as_str),
            Some(words)
        );
    }
    let (_, found) = read(&[
        "Socialnämnden",
        "Yttrande över SOU 2020:47",
        "# Skäl för avslag",
        "Anna Ek",
    ]);
    assert!(texts(&found).is_empty());
}

#[test]
fn a_sentence_about_the_chair_is_no_signature() {
    let text = "Ordföranden anser att förslaget ska avstyrkas.";
    let (_, found) = read(&["Socialnämnden", "Yttrande", text, "Anna Ek", "Ordförande"]);
    assert_eq!(texts(&found), [text]);
}

#[test]
fn an_answer_in_which_nothing_was_found_is_told() {
    let warned = |lines: &[&str]| read(lines).1.warnings.contains(&Warning::NothingSaid);
    assert!(warned(&[
        "Socialnämnden",
        "Sändlista:",
        "Regeringskansliet"
    ]));
    assert!(warned(&[
        "Socialnämnden",
        "Yttrande",
        "Anna Ek",
        "Ordförande"
    ]));
    assert!(warned(&[]));
    assert!(!warned(MINUTES));
    assert!(Warning::NothingSaid.needs_attention());
}

#[test]
fn titles_dates_numbers_and_leads_are_no_statements() {
    let (_, found) = read(&[
        "UNICEF Sverige",
        "Stockholm 2021-02-01 Ert dnr S2020/06592",
        "26 april, 2021",
        "Remissvar på slutbetänkande av utredningen Framtidens socialtjänst (Hållbar socialtjänst - en ny socialtjänstlag, SOU 2020:47)",
        "Yttrande till motion av Bo Ek (V) om att utreda solvärme i hela nätet",
        "Yttrande nämndremiss - Motion av Bo Ek (V) om att göra om nätet",
        "UNICEF Sverige avstyrker det nya lagförslaget.",
        "Kontakta aktuell utredare via förbundets växel:",
        "08-613 27 00",
        "Föredragande har varit Anna Ek.",
    ]);
    assert_eq!(
        texts(&found),
        ["UNICEF Sverige avstyrker det nya lagförslaget."]
    );
    let above = &found.statements[0].headings;
    assert!(
        !above.iter().any(|heading| heading.contains("dnr")),
        "{above:?}"
    );
    let (_, found) = read(&[
        "Hässelby stadsdelsnämnd",
        "# Reservation",
        "Bo Al m.fl. (S) och Eva Dal (V) reserverar sig mot beslutet och föreslår nämnden",
        "att avstyrka förslaget",
        "att därutöver anföra",
        "Planen är för dyr.",
    ]);
    assert_eq!(
        texts(&found),
        [
            "Bo Al m.fl. (S) och Eva Dal (V) reserverar sig mot beslutet och föreslår nämnden",
            "att avstyrka förslaget",
            "Planen är för dyr.",
        ]
    );
}

#[test]
fn special_statements_and_motions_have_their_roles() {
    let (_, found) = read(&[
        "Utbildningsnämnden",
        "Sammanträdesprotokoll 2019-06-11",
        "# Förslag till beslut",
        "Utbildningsnämnden avstyrker förslaget.",
        "Ordföranden Anna Ek (M) föreslog bifall till förvaltningens förslag.",
        "# Reservation",
        "Bo Al (V) reserverar sig mot beslutet.",
        "Särskilt uttalande (L)",
        "Lars Lind (L) anser att det är bra att ett samlat anslag införs.",
    ]);
    let said = said(&found);
    let roles: Vec<(Role, &str)> = said
        .iter()
        .map(|(role, by, _)| (*role, by.as_str()))
        .collect();
    assert_eq!(
        roles,
        [
            (Role::Draft, "Utbildningsnämnden"),
            (Role::Proposal, "Moderaterna"),
            (Role::Reservation, "Vänsterpartiet"),
            (Role::SpecialStatement, "Liberalerna"),
        ]
    );
}

/// What is said in a file as it came in, with the date of the answer.
fn said_in(file: &str, text: &str) -> (Vec<String>, Option<String>, Segmented) {
    let parts = remiss::extract::extract(file, text.as_bytes());
    let document = parts[0].outcome.as_ref().expect("text");
    let identity = identify(document, file, &[]);
    let found = segment(
        document,
        &ContentHash::of(text.as_bytes()),
        &identity,
        &[],
        &Programme::default(),
    );
    assert_covers(document, &found);
    let said = texts(&found).into_iter().map(str::to_owned).collect();
    (said, identity.date, found)
}

const MAIL: &str = "From: Eva Ek <eva@ekstad.se>\nTo: remiss@ekby.se\nDate: Mon, 04 Mar 2024 09:00:00 +0100\nSubject: SV: Remiss\nContent-Type: text/plain; charset=utf-8\n\n";
const OWN: &str = "Hej!\n\nEkstads kommun har inget att erinra.\n\nEva Ek\n\n";
const EARLIER: &str = "Från: Remiss <remiss@ekby.se>\nSkickat: den 1 februari 2024 10:00\nTill: eva@ekstad.se\nÄmne: Remiss\n\nVi avstyrker planen. Taxan är för hög.\n";

#[test]
fn the_message_that_is_answered_is_not_the_senders() {
    let ruled = format!("{MAIL}{OWN}-----Ursprungligt meddelande-----\n{EARLIER}");
    let bare = format!("{MAIL}{OWN}{EARLIER}");
    let marked = format!(
        "{MAIL}{OWN}Den 1 feb. 2024 kl. 10:00 skrev Remiss <remiss@ekby.se>:\n\n> Vi avstyrker planen.\n> Taxan är för hög.\n"
    );
    let fields = "Från: Eva Ek <eva@ekstad.se>\nSkickat: den 4 mars 2024 09:00\nTill: remiss@ekby.se\nÄmne: SV: Remiss\n\n";
    let saved = format!("{fields}{OWN}________________________________\n{EARLIER}");
    for (file, text) in [
        ("svar.eml", ruled),
        ("svar.eml", bare),
        ("svar.eml", marked),
        ("svar.txt", saved),
    ] {
        let (said, date, found) = said_in(file, &text);
        assert_eq!(said, ["Ekstads kommun har inget att erinra."], "{text}");
        assert_eq!(date.as_deref(), Some("2024-03-04"), "{text}");
        let quoted = |entry: &&remiss::model::LedgerEntry| entry.fate == Fate::Quoted;
        assert!(found.ledger.iter().filter(quoted).count() > 1, "{text}");
    }
}

#[test]
fn an_answer_within_the_earlier_message_is_the_senders() {
    let between = format!(
        "{MAIL}Den 1 feb. 2024 kl. 10:00 skrev Remiss <remiss@ekby.se>:\n> Vad anser ni om taxan?\n\nTaxan är för hög.\n\n> Vad anser ni om målen?\n\nMålen är bra.\n"
    );
    let (said, _, found) = said_in("svar.eml", &between);
    assert_eq!(said, ["Taxan är för hög.", "Målen är bra."]);
    let answer = found
        .statements
        .iter()
        .find(|statement| statement.text == "Målen är bra.")
        .expect("an answer");
    assert_eq!(
        answer.headings.last().map(String::as_str),
        Some("Vad anser ni om målen?")
    );
    let answers = ["Vi avstyrker planen.", "Taxan är för hög."];
    let below = format!("{MAIL}Se svar nedan.\n\n-----Ursprungligt meddelande-----\n{EARLIER}");
    let passed_on =
        format!("{MAIL}Hej! Här är svaret.\n\n{EARLIER}").replace("Subject: SV:", "Subject: VB:");
    let forwarded = format!(
        "{MAIL}Hej! Vi skickar svaret.\n\n---------- Forwarded message ----------\n\n{EARLIER}"
    );
    for text in [below, passed_on, forwarded] {
        let (said, ..) = said_in("svar.eml", &text);
        for answer in answers {
            assert!(said.iter().any(|own| own == answer), "{text}: {said:?}");
        }
    }
}

#[test]
fn what_an_inquiry_proposes_is_no_wish_of_who_answers() {
    for lead in [
        "I utredningen föreslås följande.",
        "Utredningen föreslår att",
        "I motionen yrkas att:",
    ] {
        let (_, found) = read(&[
            "Socialnämnden",
            "Yttrande över avfallsplan",
            lead,
            "- kommunen bör anta riktlinjer för återbruk",
            "- taxan höjs. Nämnden avstyrker det.",
            "Nämnden ser positivt på målen.",
        ]);
        let said = texts(&found);
        let own = ["Nämnden avstyrker det.", "Nämnden ser positivt på målen."];
        assert!(said.ends_with(&own) && said.len() <= 3, "{said:?}");
        let wish = "kommunen bör anta riktlinjer för återbruk";
        let item = found.statements.iter().find(|item| item.text == wish);
        assert_eq!(item.map(|item| item.role), Some(Role::Quoted));
    }
    let (_, found) = read(&["Socialnämnden", "Nämnden föreslår att", "- taxan sänks"]);
    assert_eq!(texts(&found), ["taxan sänks"]);
}

#[test]
fn questions_with_their_answers_behind_them_are_the_askers() {
    let (_, found) = read(&[
        "Socialnämnden",
        "Fråga 1. Ställer ni er bakom planens mål? Svar: Ja.",
        "Fråga 2. Är taxan rimlig?",
        "Svar: Nej, den är för hög.",
    ]);
    assert_eq!(texts(&found), ["Svar: Ja.", "Svar: Nej, den är för hög."]);
    let first = found
        .statements
        .iter()
        .find(|statement| statement.text == "Svar: Ja.")
        .expect("an answer");
    assert_eq!(
        first.headings.last().map(String::as_str),
        Some("Fråga 1. Ställer ni er bakom planens mål?")
    );
}
