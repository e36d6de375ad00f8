//! Who answers, when and under which case number, from whole documents.

use remiss::identify::identify;
use remiss::model::{Block, BlockKind, Document, Layer, Respondent, RespondentKind, Span};

/// A document of these paragraphs; `#` marks the running head, `~` the foot.
pub(crate) fn document(lines: &[&str]) -> Document {
    let mut document = Document::default();
    for line in lines {
        let (layer, words) = match line.split_at_checked(1) {
            Some(("#", rest)) => (Layer::Header, rest),
            Some(("~", rest)) => (Layer::Footer, rest),
            _ => (Layer::Body, *line),
        };
        let start = document.text.len();
        document.text.push_str(words.trim());
        let span = Span::new(start, document.text.len());
        document.text.push('\n');
        let mut block = Block::new(span, BlockKind::Paragraph);
        block.layer = layer;
        document.blocks.push(block);
    }
    document
}

#[track_caller]
fn check(lines: &[&str], file: &str, respondents: &[&str], kind: RespondentKind) {
    let identity = identify(&document(lines), file, &[]);
    assert_eq!(identity.respondents, respondents, "{identity:#?}");
    assert_eq!(identity.kind, kind);
}

#[test]
fn the_letterhead_tells_and_recipients_do_not() {
    check(
        &[
            "Socialnämnden",
            "Datum 2024-05-02",
            "Dnr SN 2024/41",
            "Till kommunstyrelsen",
            "Yttrande över förslag till äldreplan",
            "Nämnden anser att planen är bra.",
        ],
        "a.docx",
        &["Socialnämnden"],
        RespondentKind::Board,
    );
    check(
        &[
            "Kommunstyrelsen",
            "Yttrande från Hyresgästföreningen region Norr över bostadsplanen",
            "Vi har tagit del av planen.",
        ],
        "b.docx",
        &["Hyresgästföreningen region Norr"],
        RespondentKind::Association,
    );
}

#[test]
fn the_board_answers_not_its_office() {
    check(
        &[
            "Socialförvaltningen",
            "Tjänsteutlåtande",
            "Förslag till beslut",
            "Socialnämnden tillstyrker förslaget.",
            "Förvaltningen anser att det är bra.",
        ],
        "c.pdf",
        &["Socialnämnden"],
        RespondentKind::Board,
    );
}

#[test]
fn joint_answers_have_several_respondents() {
    check(
        &[
            "Kommunstyrelsen",
            "Yrkande",
            "2023-11-17",
            "V, S, MP",
            "Yrkande angående revidering av riktlinjen",
            "Det råder stor brist på familjehem.",
        ],
        "d.docx",
        &["Vänsterpartiet", "Socialdemokraterna", "Miljöpartiet"],
        RespondentKind::Party,
    );
}

#[test]
fn the_register_gives_the_name_its_form() {
    let asked = [Respondent {
        aliases: vec!["BUN".to_owned()],
        ..Respondent::new("Barn- och utbildningsnämnden", RespondentKind::Board)
    }];
    let document = document(&["Yttrande över planen", "Vi tillstyrker planen."]);
    let identity = identify(&document, "in/BUN yttrande.docx", &asked);
    assert_eq!(identity.respondents, ["Barn- och utbildningsnämnden"]);
    assert!(
        identity
            .grounds
            .iter()
            .any(|ground| ground.source == "register")
    );
}

#[test]
fn a_party_that_signs_for_its_group_is_the_respondent() {
    check(
        &[
            "Initiativ till kommunstyrelsens möte",
            "Utvärdera styrningen",
            "Programmet antogs för två år sedan och bör nu följas upp.",
            "Med hänvisning till detta föreslår Vänsterpartiet:",
            "Att stadskansliet får i uppdrag att utvärdera programmet.",
            "För Vänsterpartiet i Kommunstyrelsen",
            "Anna Ek och Bo Al",
        ],
        "initiativ.txt",
        &["Vänsterpartiet"],
        RespondentKind::Party,
    );
}

#[test]
fn the_author_of_the_motion_that_is_answered_does_not_answer() {
    check(
        &[
            "Ekstads Hamn AB",
            "Ärende: Motion av Anna Ek (M) och Bo Al (M) om en ny hållplats",
            "Styrelsen beslutar att ställa sig positiv till motionen.",
        ],
        "hamnen.docx",
        &["Ekstads Hamn AB"],
        RespondentKind::Company,
    );
    check(
        &[
            "Vänsterpartiets yttrande över motion av Bo Al (SD) om en ny hållplats",
            "Vi anser att motionen ska avslås.",
        ],
        "svar.docx",
        &["Vänsterpartiet"],
        RespondentKind::Party,
    );
    check(
        &[
            "Kommunstyrelsen",
            "Yrkande – Svar på motion av Bo Al (SD) om en ny hållplats",
            "Vänsterpartiet (V) och Miljöpartiet (MP)",
            "Motionen avslås.",
        ],
        "yrkande.docx",
        &["Vänsterpartiet", "Miljöpartiet"],
        RespondentKind::Party,
    );
}

#[test]
fn parties_beside_their_board_or_their_papers_type_are_the_senders() {
    for (line, expected) in [
        (
            "Yttrande M, D och L i fritidsnämnden",
            &["Moderaterna", "Demokraterna", "Liberalerna"][..],
        ),
        (
            "Vänsterpartiet, Miljöpartiet, fritidsnämnden",
            &["Vänsterpartiet", "Miljöpartiet"],
        ),
        (
            "(S), (V) med instämmande av (MP)",
            &["Socialdemokraterna", "Vänsterpartiet", "Miljöpartiet"],
        ),
        (
            "Yrkande SD, L, särskilt yttrande D",
            &["Sverigedemokraterna", "Liberalerna"],
        ),
        (
            "Yttrande KD, C Ärende 11 2025-02-04",
            &["Kristdemokraterna", "Centerpartiet"],
        ),
    ] {
        check(
            &[
                line,
                "Fritidsnämnden",
                "Yttrande angående – Yrkande från C om en ny hållplats",
                "Vi anser att nämnden bör tillstyrka motionen.",
            ],
            "bilaga3.docx",
            expected,
            RespondentKind::Party,
        );
    }
}

#[test]
fn the_title_of_an_inquiry_is_no_body() {
    check(
        &[
            "Ekstads kommun",
            "YTTRANDE",
            "Myndighet för miljön – en granskning av Naturvårdsverket (SOU 2008:62)",
            "Ekstads kommun anser att det är bra att en översyn har gjorts.",
        ],
        "svar.pdf",
        &["Ekstads kommun"],
        RespondentKind::Authority,
    );
}

#[test]
fn a_board_that_tells_of_parties_papers_is_the_sender() {
    for line in [
        "Fritidsnämnden avstyrker motionen med hänvisning till yttrande från S och V.",
        "Förvaltningen har upprättat ett tjänsteutlåtande. Yttrande från V och MP, bilaga 1.",
        "Handling/ar Tjänsteutlåtande Bilaga 1: Motionen Yrkande från S, V och särskilt yttrande från MP",
        "Nämndens svar rörande Anna Ek (D) och Bo Al (D) motion om en ny hållplats",
    ] {
        check(
            &[
                "Fritidsnämnden",
                "Yttrande över motion om en ny hållplats",
                "Beslut",
                line,
                "Protokollsanteckning (M), (L)",
                "Vi återkommer i kommunstyrelsen med våra synpunkter på frågan.",
            ],
            "bilaga3.docx",
            &["Fritidsnämnden"],
            RespondentKind::Board,
        );
    }
}

#[test]
fn the_register_knows_names_that_tell_nothing() {
    let asked = [
        Respondent {
            aliases: vec!["Eventbolaget".to_owned()],
            ..Respondent::new("Evenemang Ekhamn", RespondentKind::Company)
        },
        Respondent::new("Kulturnämnden", RespondentKind::Board),
        Respondent::new("Vänsterpartiet i Ekhamn", RespondentKind::Party),
    ];
    for (lines, expected) in [
        (
            vec![
                "Evenemang Ekhamn",
                "Till Kulturnämnden",
                "Yttrande",
                "Planen är bra.",
            ],
            "Evenemang Ekhamn",
        ),
        (
            vec![
                "Yttrande från Eventbolaget",
                "Kulturnämnden får gärna återkomma till oss om detta.",
            ],
            "Evenemang Ekhamn",
        ),
        (
            vec![
                "Remissvar",
                "Vänsterpartiet",
                "Vi tycker att planen är bra som helhet.",
            ],
            "Vänsterpartiet i Ekhamn",
        ),
    ] {
        let identity = identify(&document(&lines), "svar.docx", &asked);
        assert_eq!(identity.respondents, [expected], "{identity:#?}");
    }
}

#[test]
fn letters_of_all_layouts_tell_who_when_and_which_case() {
    let letters = std::fs::read_to_string("tests/fixtures/letters.txt").unwrap();
    let mut wrong = Vec::new();
    for letter in letters.split("@@ ").skip(2) {
        let (head, body) = letter.split_once('\n').unwrap();
        let head: Vec<&str> = head.split('|').map(str::trim).collect();
        let lines: Vec<&str> = body.lines().collect();
        let identity = identify(&document(&lines), head[0], &[]);
        let found = [
            identity.respondent(),
            kind_word(identity.kind),
            identity.date.unwrap_or_default(),
            identity.reference.unwrap_or_default(),
        ];
        // Capitals of a name that stands in capitals only are not told.
        let same = found[0].to_lowercase() == head[1].to_lowercase();
        let date = head[3].is_empty() || found[2] == head[3];
        if !same || found[1] != head[2] || !date || found[3] != head[4] {
            wrong.push(format!("{}: {found:?}, expected {:?}", head[0], &head[1..]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_nothing_tells_stays_unknown() {
    let identity = identify(
        &document(&["Planen är bra.", "Den bör antas."]),
        "x.txt",
        &[],
    );
    assert!(identity.respondents.is_empty());
    assert_eq!(identity.kind, RespondentKind::Other);
    assert!(identity.confidence.abs() < f32::EPSILON);
}

#[test]
fn date_case_number_and_paragraph_are_read_with_their_places() {
    let document = document(&[
        "#Nämnden för funktionsstöd",
        "#Utdrag ur protokoll (nr 9A)",
        "#Sammanträdesdatum: 2024-10-23",
        "Remiss från kommunstyrelsen om hemvårdsbidrag",
        "§ 183, Dnr N161-1069/24",
        "Nämndens svar ska vara kommunstyrelsen till handa senast den 24 oktober 2024.",
        "Nämnden för funktionsstöd tillstyrker förslaget.",
    ]);
    let identity = identify(&document, "x.docx", &[]);
    assert_eq!(identity.respondents, ["Nämnden för funktionsstöd"]);
    assert_eq!(identity.date.as_deref(), Some("2024-10-23"));
    assert_eq!(identity.reference.as_deref(), Some("N161-1069/24"));
    assert_eq!(identity.minutes_paragraph.as_deref(), Some("§ 183"));
    for ground in &identity.grounds {
        if let (Some(span), "date" | "reference" | "minutes_paragraph") =
            (ground.span, ground.field.as_str())
        {
            assert!(ground.text.contains(document.slice(span)), "{ground:?}");
        }
    }
}

#[test]
fn dates_and_numbers_of_other_papers_are_not_the_answers() {
    let identity = identify(
        &document(&[
            "Stadsmiljönämnden",
            "Tjänsteutlåtande",
            "Motion om avgiftsfri parkering, SLK:s dnr 0541/25 § 71, 0800/25 Nämnden har fått en remiss.",
            "Nämnden tillstyrker motionen.",
            "Riktlinjer för bedrivande av parkeringsverksamhet, beslutad av kommunfullmäktige 2016-02-10",
        ]),
        "x.docx",
        &[],
    );
    assert_eq!(identity.date, None);
    assert_eq!(identity.reference.as_deref(), Some("0800/25"));
    assert_eq!(identity.minutes_paragraph.as_deref(), Some("§ 71"));
    let meeting = "Protokollsutdrag Sammanträdesdatum: 2026-03-24 Anna Ek (S) reserverar sig mot beslutet \
        med hänvisning till yrkandet från S och V, som finns i bilaga 2 till protokollet.";
    let identity = identify(
        &document(&[
            "Socialnämnden Centrum",
            "Tjänsteutlåtande Utfärdat 2026-02-17",
            "Nämnden tillstyrker motionen om fristående barnombud.",
            meeting,
        ]),
        "x.docx",
        &[],
    );
    assert_eq!(identity.date.as_deref(), Some("2026-03-24"));
}

#[test]
fn an_office_that_answers_are_sent_to_heads_its_own_paper() {
    let about = [
        "Kommunstyrelsens kansli har fått i uppdrag att se över avgifterna.",
        "Trafiknämnden beslutade 2023-05-04 att föreslå en ny taxa.",
        "Trafiknämnden föreslås få ansvaret för den.",
    ];
    let paper = |first, own: &[&'static str]| {
        let lines: Vec<&str> = [first].iter().chain(&about).chain(own).copied().collect();
        identify(&document(&lines), "handling.docx", &[]).respondents
    };
    let own = ["Stadsledningskontorets bedömning", "Taxan är rimlig."];
    assert_eq!(
        paper("Stadsledningskontoret", &own),
        ["Stadsledningskontoret"]
    );
    // without a word of its own it is whom the answer is sent to
    assert_eq!(
        paper("Stadsledningskontoret", &["Taxan är rimlig."]),
        ["Trafiknämnden"]
    );
}

#[test]
fn a_council_with_a_long_name_heads_its_minutes() {
    check(
        &[
            "Göteborgs Stads råd för den sverigefinska minoriteten",
            "Protokoll (nr 1)",
            "Ekstads stad",
            "Sammanträdesdatum: 2023-08-28",
            "Tid: 15:00-17:00",
            "§ 12 Remiss riktlinje för familjevård",
            "Mötet valde att ej behandla ärendet då ärendet varit uppe för behandling i februari 2023.",
            "Justering till protokoll den 28/8 2023 §12:",
            "En synpunkt har inkommit och den ska nu tas upp av rådet. Inga övriga synpunkter inkomna.",
            "~Göteborgs Stads råd för den sverigefinska minoriteten",
        ],
        "sverigefinska_radet.docx",
        &["Göteborgs Stads råd för den sverigefinska minoriteten"],
        RespondentKind::Council,
    );
}

/// The kind as every output writes it.
fn kind_word(kind: RespondentKind) -> String {
    let value = serde_json::to_value(kind).unwrap();
    value.as_str().unwrap().to_owned()
}

#[test]
fn party_letters_alone_name_a_file_of_the_party() {
    for (file, expected) in [
        ("in/KD.txt", vec!["Kristdemokraterna"]),
        ("S och M.docx", vec!["Socialdemokraterna", "Moderaterna"]),
        ("L-C.pdf", vec!["Liberalerna", "Centerpartiet"]),
        ("Remissvar MP 2024.pdf", vec!["Miljöpartiet"]),
    ] {
        check(
            &["Vi tillstyrker planen.", "Den är väl avvägd."],
            file,
            &expected,
            RespondentKind::Party,
        );
    }
    // One letter may be any label.
    let identity = identify(&document(&["Vi tillstyrker planen."]), "S.txt", &[]);
    assert_ne!(identity.kind, RespondentKind::Party);
}

#[test]
fn party_letters_behind_the_type_of_a_paper_name_its_parties() {
    check(
        &[
            "Yttrande KD, M, D och L 2022-03-09",
            "Yttrande angående riktlinjer för uppföljning",
            "Vi är i grunden positiva till att uppföljningen blir enklare.",
        ],
        "responses/yttrande.pdf",
        &[
            "Kristdemokraterna",
            "Moderaterna",
            "Demokraterna",
            "Liberalerna",
        ],
        RespondentKind::Party,
    );
    check(
        &[
            "V, S, MP Kretslopp och vattennämnden",
            "Yrkande",
            "Vi vill att taxan ses över redan nästa år.",
        ],
        "responses/yrkande.pdf",
        &["Vänsterpartiet", "Socialdemokraterna", "Miljöpartiet"],
        RespondentKind::Party,
    );
}

#[test]
fn those_whom_a_paper_is_sent_to_do_not_answer() {
    check(
        &[
            "Ekviks kommun",
            "Kommunstyrelsen",
            "Protokollsutdrag",
            "Yttrande över regional utvecklingsstrategi",
            "Kommunstyrelsens beslut",
            "Kommunstyrelsen tillstyrker strategin.",
            "Beslutet skickas till",
            "Region Mellanbygden",
        ],
        "a.txt",
        &["Kommunstyrelsen"],
        RespondentKind::Board,
    );
}

#[test]
fn a_body_speaks_through_those_who_sign_for_it() {
    check(
        &[
            "Hej!",
            "Här kommer synpunkter från Cykelföreningen Trampet på förslaget till cykelplan.",
            "Målen är för låga.",
            "Mats Ort, ordförande i Cykelföreningen Trampet",
        ],
        "mejl.txt",
        &["Cykelföreningen Trampet"],
        RespondentKind::Association,
    );
    check(
        &[
            "Svenska kyrkan",
            "Ekviks församling",
            "Kyrkorådet i Ekviks församling ställer sig positivt till översiktsplanen.",
            "På kyrkorådets vägnar",
            "Tove Lund",
        ],
        "a.txt",
        &["Ekviks församling"],
        RespondentKind::Other,
    );
}

#[test]
fn a_first_line_that_the_file_is_named_after_names_the_sender() {
    let answer = |first: &'static str| {
        [
            first,
            "Sammanfattning av yttrande över förslag till plan",
            "Tar inte ställning. Planen är ett viktigt steg.",
        ]
    };
    check(
        &answer("Ljusinstitutionen"),
        "ljusinstitutionen.md",
        &["Ljusinstitutionen"],
        RespondentKind::Other,
    );
    check(
        &answer("Medlarbyrån i Öst"),
        "medlarbyran_ost.md",
        &["Medlarbyrån i Öst"],
        RespondentKind::Other,
    );
    check(
        &answer("Flera remissinstanser"),
        "flera_remissinstanser.md",
        &[],
        RespondentKind::Other,
    );
    check(
        &answer("Kulturplanen"),
        "kulturplanen_svar.md",
        &[],
        RespondentKind::Other,
    );
}

#[test]
fn a_body_asked_wins_over_anyone_else() {
    let body = |name: &str, kind| Respondent::new(name, kind);
    let asked = [
        body("Miljö- och klimatnämnden", RespondentKind::Board),
        body("Räddningstjänsten Storek", RespondentKind::Authority),
        body(
            "Vänsterpartiet, Miljöpartiet (V, MP)",
            RespondentKind::Party,
        ),
        body("Nätverket för kultur i vården", RespondentKind::Association),
    ];
    let of = |lines: &[&str], file: &str| identify(&document(lines), file, &asked).respondent();
    assert_eq!(
        of(
            &["Miljöförvaltningen", "Tjänsteutlåtande", "Planen är bra."],
            "1.pdf"
        ),
        "Miljö- och klimatnämnden"
    );
    assert_eq!(
        of(
            &["RÄDDNINGSTJÄNSTEN", "Remissvar", "Vi har inga synpunkter."],
            "2.pdf"
        ),
        "Räddningstjänsten Storek"
    );
    assert_eq!(
        of(
            &[
                "Yrkande (MP, V)",
                "Kulturplanen",
                "Vi yrkar att planen kompletteras."
            ],
            "3.pdf"
        ),
        "Vänsterpartiet, Miljöpartiet (V, MP)"
    );
    assert_eq!(
        of(
            &["Till kommunen", "Vi tackar för remissen."],
            "natverket_kultur_i_varden.pdf"
        ),
        "Nätverket för kultur i vården"
    );
    // Who was not asked may answer all the same.
    assert_eq!(
        of(
            &[
                "Hembygdsföreningen Ekbacken",
                "Till Miljö- och klimatnämnden",
                "Yttrande över planen",
                "Miljö- och klimatnämnden har gjort ett bra arbete.",
                "Hembygdsföreningen Ekbacken",
            ],
            "4.pdf"
        ),
        "Hembygdsföreningen Ekbacken"
    );
}

#[test]
fn a_title_names_a_body_of_no_known_kind_where_it_speaks() {
    let title = "Samverkan Ekbygdens remissvar på Gemensam indelning";
    check(
        &[
            title,
            "Samverkan Ekbygden ställer sig positiv till förslagen.",
        ],
        "svar.docx",
        &["Samverkan Ekbygden"],
        RespondentKind::Other,
    );
    check(
        &[title, "Förslagen är välkomna."],
        "svar.docx",
        &[],
        RespondentKind::Other,
    );
}

#[test]
fn answers_without_a_letterhead_tell_by_who_speaks() {
    use RespondentKind::{Association, Authority, Other, Union};
    check(
        &[
            "Ekstads stad, 123 92 Ekstad • Besöksadress: Östra vägen 4, Ekhallen",
            "Telefon: 08-706 00 00 • Organisationsnummer: 212000-0000 • www.ekstad.example",
            "Kommunstyrelsen",
            "Yttrande över remiss",
            "Ekstads stad ser positivt på förslaget.",
        ],
        "a.txt",
        &["Ekstads stad"],
        Authority,
    );
    check(
        &[
            "Granskningsverket är ett särskilt beslutsorgan vars ledamöter utses av regeringen.",
            "Utbildningsdepartementet",
            "Granskningsverkets ställningstagande",
            "Konsekvensutredningen uppfyller inte kraven.",
        ],
        "a.pdf",
        &["Granskningsverket"],
        Authority,
    );
    check(
        &[
            "Nu har vi lämnat vårt remissvar.",
            "Vi tycker inte om den föreslagna modellen för resurser.",
            "Eva Åkesson",
            "Rektor, Ekstads universitet",
        ],
        "eu.txt",
        &["Ekstads universitet"],
        Authority,
    );
    check(
        &[
            "E-kvinnors syn på ny ekvårdslag",
            "E-kvinnor har lämnat synpunkter på utredningen.",
        ],
        "a.txt",
        &["E-kvinnor"],
        Other,
    );
    check(
        &[
            "Lärarnas Riksförbund har givits möjlighet att yttra sig över promemorian.",
            "Förbundet tillstyrker förslaget.",
            "För upplysningar",
            "Pressjour Lärarnas Riksförbund",
        ],
        "a.txt",
        &["Lärarnas Riksförbund"],
        Union,
    );
    check(
        &[
            "Remissvar om en mer likvärdig skola",
            "Utredningen har flera bra förslag. Styrelsen för föreningen Ekens skolchefer stöder denna inriktning.",
        ],
        "a.txt",
        &["Föreningen Ekens skolchefer"],
        Association,
    );
}

#[test]
fn an_abbreviation_that_judges_again_and_again_answers() {
    check(
        &[
            "EKO avstyrker utredningen i sin helhet. EKO vill att staten tar över ansvaret.",
            "Schablonen bör höjas.",
        ],
        "urval.txt",
        &["EKO"],
        RespondentKind::Other,
    );
    for lines in [
        // Once may be anyone.
        &["EKO avstyrker utredningen i sin helhet."],
        // Two of them are told about.
        &["EKO avstyrker utredningen. EKO vill vänta. ASK tillstyrker den."],
    ] {
        check(lines, "urval.txt", &[], RespondentKind::Other);
    }
}

#[test]
fn a_name_above_its_address_heads_the_letter() {
    check(
        &[
            "Ekro",
            "Box 4086",
            "171 04 Ekstad",
            "Remissvar",
            "Vi avstyrker förslaget i dess helhet.",
            "Lise Ek",
            "Förbundsordförande",
        ],
        "a.docx",
        &["Ekro"],
        RespondentKind::Association,
    );
    // A person's letter has the same form.
    check(
        &["Lise Ek", "Box 4086", "171 04 Ekstad", "Förslaget är bra."],
        "a.docx",
        &[],
        RespondentKind::Other,
    );
}

#[test]
fn a_director_general_tells_an_authority() {
    check(
        &[
            "Vård- och ekanalys",
            "Diarienummer 2025/312",
            "2025-12-15",
            "Finansdepartementet",
            "Remissyttrande: Fler möjligheter",
            "Vi avstår från att kommentera förslagen.",
            "Beslut om detta yttrande har fattats av generaldirektören Jan Al.",
        ],
        "a.docx",
        &["Vård- och ekanalys"],
        RespondentKind::Authority,
    );
}

#[test]
fn those_who_head_a_letter_together_answer_together() {
    let letter = |speaks| {
        [
            "Ekby Miljö- och Naturvänner",
            "Naturskyddsföreningen Nacka",
            "Samrådsyttrande 2021-02-23",
            speaks,
        ]
    };
    check(
        &letter("Föreningarna anser att naturreservatet ska inrättas."),
        "a.docx",
        &["Ekby Miljö- och Naturvänner", "Naturskyddsföreningen Nacka"],
        RespondentKind::Association,
    );
    let alone = identify(
        &document(&letter("Vi anser att det är bra.")),
        "a.docx",
        &[],
    );
    assert_eq!(alone.respondents.len(), 1, "{alone:#?}");
}

#[test]
fn two_in_whose_names_a_letter_speaks_answer_both_though_one_is_known() {
    check(
        &[
            "Famna och Eklyan",
            "Gemensamt remissvar om ny plan",
            "Famna och Eklyan har lämnat ett remissvar på denna plan.",
            "Vi avstyrker förslaget om en ny plan.",
        ],
        "responses/famna_eklyan.pdf",
        &["Famna", "Eklyan"],
        RespondentKind::Association,
    );
    check(
        &[
            "Famna och Eklyan",
            "Remissvar om ny plan",
            "Famna avstyrker förslaget om en ny plan.",
        ],
        "responses/famna.pdf",
        &["Famna"],
        RespondentKind::Association,
    );
}

#[test]
fn the_number_of_the_case_that_is_answered_is_not_taken() {
    let reference = |lines: &[&str]| identify(&document(lines), "a.docx", &[]).reference;
    assert_eq!(
        reference(&[
            "Ekby stadsdelsnämnd",
            "Remiss från Trafiknämnden, dnr T 2010-313-01743",
            "Dnr 1.5.3-219-2012",
        ])
        .as_deref(),
        Some("1.5.3-219-2012")
    );
    assert_eq!(
        reference(&[
            "Nätverket för en likvärdig skola",
            "Utbildningsdepartementet",
            "Dnr U2020/02667/S",
        ]),
        None
    );
}

/// The date of a board's answer with these lines between its name and a sentence.
fn date(lines: &[&str]) -> Option<String> {
    let mut all = vec!["Kulturnämnden"];
    all.extend(lines);
    all.push("Kulturnämnden har läst planen och tillstyrker den.");
    identify(&document(&all), "a.docx", &[]).date
}

#[test]
fn a_date_that_is_another_ones_is_not_the_answers() {
    for word in [
        "svar senast",
        "svarstid",
        "sista dag",
        "inkom",
        "remitterad",
        "ert datum",
        "er datum",
        "tillhanda",
        "till handa",
        "utskickad",
        "utsänd",
        "daterad",
        "daterat",
        "förordning",
        "lag (planlag)",
        "giltig",
        "gäller från",
        "reviderad den",
        "antagen",
        "justering",
        "justerat",
        "anslag",
    ] {
        let line = format!("Planen {word} 2024-05-01");
        assert_eq!(date(&[&line]), None, "{line}");
        assert_eq!(date(&["2024-03-05", &line]).as_deref(), Some("2024-03-05"));
    }
}

#[test]
fn the_day_of_the_meeting_goes_before_any_other() {
    let later = "2024-03-05";
    for (cue, before) in [
        (
            "Yttrandet beslutat av nämnden",
            "Sammanträdesdatum 2024-01-01",
        ),
        ("Beslutad av nämnden", "Sammanträdesdatum 2024-01-01"),
        ("Sammanträdesdatum", "Styrelsemöte 2024-01-01"),
        ("Mötesdatum", "Styrelsemöte 2024-01-01"),
        ("Datum för beslut", "Styrelsemöte 2024-01-01"),
        ("Sammanträde", "Datum 2024-01-01"),
        ("Utdrag ur protokoll", "Datum 2024-01-01"),
        ("Protokollsutdrag", "Datum 2024-01-01"),
        ("Styrelsemöte", "Datum 2024-01-01"),
        ("Plats och tid", "Datum 2024-01-01"),
        ("Skickat", "Utfärdat 2024-01-01"),
        ("Datum", "Utfärdat 2024-01-01"),
        ("Enligt beslut", "Utfärdat 2024-01-01"),
        ("Utfärdat", "2024-01-01"),
        ("Utfärdad", "2024-01-01"),
        ("Upprättad", "2024-01-01"),
    ] {
        let line = format!("{cue} {later}");
        assert_eq!(date(&[before, &line]).as_deref(), Some(later), "{line}");
    }
    // a label above its day
    assert_eq!(
        date(&["2024-01-01", "Sammanträdesdatum", later]).as_deref(),
        Some(later)
    );
    let paper =
        "Yttrande över riktlinjer för parkering i hela kommunen, beslutat av nämnden 2024-03-05";
    assert_eq!(date(&["Datum 2024-01-01", paper]).as_deref(), Some(later));
    let other =
        "Riktlinjer för parkering i hela kommunen, beslutade, beslutat av nämnden 2024-03-05";
    assert_eq!(
        date(&["Datum 2024-01-01", other]).as_deref(),
        Some("2024-01-01")
    );
}

#[test]
fn officials_write_to_the_meeting_of_their_board() {
    let to = "Kulturnämnden 2024-03-05";
    assert_eq!(
        date(&["2024-01-01", "Tjänsteutlåtande", to]).as_deref(),
        Some("2024-03-05")
    );
    assert_eq!(date(&["2024-01-01", to]).as_deref(), Some("2024-01-01"));
}

#[test]
fn a_day_below_the_last_sentence_dates_the_letter() {
    for close in ["Ekstad den 5 mars 2024", "2024-03-05", "Beslut 2024-03-05"] {
        let lines = [
            "Kulturnämnden",
            "Kulturnämnden har läst planen och tillstyrker den.",
            close,
        ];
        let date = identify(&document(&lines), "a.docx", &[]).date;
        assert_eq!(date.as_deref(), Some("2024-03-05"), "{close}");
    }
}

#[test]
fn the_bodys_own_number_goes_before_others() {
    let reference = |lines: &[&str]| {
        let mut all = vec!["Kulturnämnden"];
        all.extend(lines);
        identify(&document(&all), "a.docx", &[]).reference
    };
    let own = Some("KN 2024/7".to_owned());
    assert_eq!(reference(&["Dnr KS 2024/12", "Vårt dnr KN 2024/7"]), own);
    assert_eq!(reference(&["Er beteckning: KS 2024/12"]), None);
    assert_eq!(reference(&["Yttrande över planen", "~Dnr KN 2024/7"]), own);
    assert_eq!(reference(&["Diarienummer", "2024-03-05", "KN 2024/7"]), own);
    let long = format!(
        "Planen hör till ärendet Dnr KS 2024/12 {}",
        "och gäller parker ".repeat(25)
    );
    assert_eq!(reference(&[&long]), None);
    let minutes = format!(
        "§ 14 Dnr KN 2024/7 {}",
        "Svar på remiss om planen ".repeat(20)
    );
    assert_eq!(reference(&[&minutes]), own);
}

#[test]
fn boards_of_different_municipalities_that_are_called_alike_are_told_apart() {
    let place = crate::support::Workplace::with_small_consultation();
    for (town, words) in [("Ekviks", "avstyrker"), ("Ekstads", "tillstyrker")] {
        let text = format!(
            "{town} kommun\nSocialnämnden\n2024-03-05\n\nYttrande över program för parker\n\nSocialnämnden {words} förslaget till program. Nämnden anser att lekplatserna är viktiga.\n"
        );
        place.write(&format!("corpus/liten/responses/{town}.txt"), text);
    }
    place.run(&["index", "corpus"]);
    let status = place.run(&["status", "--json"]).json();
    let told = |file: &str| {
        let all = status["documents"].as_array().unwrap();
        let one = all.iter().find(|one| one["file"] == file).unwrap();
        (one["respondent"].clone(), one["overall"].clone())
    };
    let (name, stance) = told("responses/Ekviks.txt");
    assert_eq!(name, "Socialnämnden i Ekviks kommun");
    assert_eq!(stance, "opposes");
    let (name, stance) = told("responses/Ekstads.txt");
    assert_eq!(name, "Socialnämnden i Ekstads kommun");
    assert_eq!(stance, "supports");
    let lines = place.run(&["statements"]).json_lines();
    assert!(
        lines
            .iter()
            .all(|line| line["respondent"] != "Socialnämnden"),
        "its statements go by the same name"
    );
}
