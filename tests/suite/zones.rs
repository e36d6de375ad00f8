//! What stands under which heading: whose it is, in which role, and what is no
//! more than form.

use remiss::identify::identify;
use remiss::model::{BlockKind, Cell, ContentHash, Programme, Role};
use remiss::segment::{Segmented, segment};

use crate::segment::{dialogue, document, read, said, texts};

/// All that is said in these lines: role, speaker, words.
#[track_caller]
fn check(lines: &[&str], expected: &[(Role, &str, &str)]) {
    let (_, found) = read(lines);
    let said = said(&found);
    let said: Vec<_> = said
        .iter()
        .map(|(role, by, text)| (*role, by.as_str(), *text))
        .collect();
    assert_eq!(said, expected, "{lines:#?}");
}

/// What is said under this heading of a board's letter.
fn under(heading: &str, lines: &[&str]) -> Vec<String> {
    let mut all = vec!["Kulturnämnden", "Nämnden anser att planen är bra.", heading];
    all.extend(lines);
    let (_, found) = read(&all);
    let said = texts(&found).into_iter().skip(1);
    said.map(str::to_owned).collect()
}

fn with_programme(lines: &[&str], programme: &Programme) -> Segmented {
    let document = document(lines);
    let identity = identify(&document, "svar.docx", &[]);
    segment(&document, &ContentHash::of(b"x"), &identity, &[], programme)
}

#[test]
fn a_paragraph_under_a_list_heading_is_text_and_a_line_is_none() {
    let first = "Besöken på biblioteken har blivit färre under flera år i alla delar av kommunen.";
    let second = "Stadens minsta bibliotek fick hälften så många besök.";
    let both = format!("{first} {second}");
    for heading in [
        "# Bilagor",
        "# Närvarande",
        "# Beslutet skickas till",
        "# Underskrifter",
    ] {
        assert_eq!(under(heading, &[&both]), [first, second], "{heading}");
        let long = format!("{} {first}", first.trim_end_matches('.'));
        assert!(under(heading, &[&long]).is_empty(), "{heading}");
        assert!(
            under(heading, &[&format!("- {both}")]).is_empty(),
            "{heading}"
        );
    }
    let due = "Yttrandet ska vara kommunstyrelsen till handa senast den 3 maj 2024 och skickas till kansliet. Det är öppet alla vardagar.";
    assert!(under("# Beslutet skickas till", &[due]).is_empty());
}

#[test]
fn how_the_vote_was_handled_is_of_form_until_somebody_argues() {
    let vote = "Nämnden har två förslag att ta ställning till.";
    let argued = "Nämnden anser att planen är tydlig.";
    assert!(under("# Beslutsgång", &[vote]).is_empty());
    assert!(
        under(
            "# Beslutsgång",
            &["Ordföranden anser att nämnden bifaller planen."]
        )
        .is_empty()
    );
    assert!(under("# Beslutsgång", &["Mötet är långt."]).is_empty());
    assert!(under("# Beslutsgång", &[&format!("- {argued}")]).is_empty());
    assert_eq!(under("# Beslutsgång", &[argued]), [argued]);
}

#[test]
fn an_answer_may_begin_with_what_is_to_be_done() {
    check(
        &["Kulturnämnden", "att avstyrka förslaget"],
        &[(Role::Argument, "Kulturnämnden", "att avstyrka förslaget")],
    );
    check(
        &["Kulturnämnden", "- fler bänkar i parken"],
        &[(Role::Argument, "Kulturnämnden", "fler bänkar i parken")],
    );
}

#[test]
fn below_a_greeting_short_lines_sign_until_somebody_speaks() {
    let end = ["Med vänlig hälsning", "Anna Ek", "Enheten vid ån"];
    let thanks = "Planen är tydligt skriven.";
    assert!(under("# Slutord", &end).is_empty());
    let mut again = end.to_vec();
    again.extend([thanks, "- fler bänkar"]);
    assert_eq!(under("# Slutord", &again), [thanks, "fler bänkar"]);
}

/// The words that lead to the last statement of a board's letter.
fn lead(lines: &[&str]) -> Option<String> {
    let mut all = vec!["Kulturnämnden"];
    all.extend(lines);
    let (_, found) = read(&all);
    let last = found.statements.last().expect("a statement");
    last.context.as_ref().map(|passage| passage.text.clone())
}

#[test]
fn an_item_keeps_the_words_that_lead_to_its_own_list() {
    for leads in [
        "Nämnden avstyrker:",
        "Kostnaderna listas nedan.",
        "Vi vill att",
        "Nämnden avstyrker –",
    ] {
        assert_eq!(
            lead(&[leads, "- nya bänkar i parken"]).as_deref(),
            Some(leads)
        );
    }
    let no = "Nämnden avstyrker:";
    assert_eq!(
        lead(&[no, "- dessa mål:", "- nya bänkar i parken"]).as_deref(),
        Some(no)
    );
    let text = "Planen gäller i fyra år.";
    assert_eq!(lead(&[no, "- mål 3", text, "- nya bänkar i parken"]), None);
}

#[test]
fn a_decision_is_a_statement_and_what_only_leads_to_it_is_none() {
    let of = |lines: &[&str], expected: &[&str]| {
        let mut all = vec!["Kulturnämnden", "# Beslut"];
        all.extend(lines);
        let (_, found) = read(&all);
        assert_eq!(texts(&found), expected);
        assert!(
            said(&found)
                .iter()
                .all(|(role, ..)| *role == Role::Decision)
        );
    };
    let item = "att tillstyrka planen.";
    let listed = format!("- {item}");
    of(&["Kulturnämnden beslutar att", &listed], &[item]);
    let own = "Kulturnämnden föreslår i detta ärende kommunstyrelsen besluta att";
    of(&[own, &listed], &[item]);
    of(&["Kulturnämnden beslutar följande:", &listed], &[item]);
    let long = "Kulturnämnden beslutar att tillstyrka planen i alla dess delar och att till kommunstyrelsen framföra nedan angivna synpunkter på målen:";
    of(&[long, &listed], &[long, item]);
    // what is form in a letter may be decided
    of(&["- Utdrag ur planen stryks"], &["Utdrag ur planen stryks"]);
    of(
        &["I Kulturnämnden", "tillstyrka planen"],
        &["tillstyrka planen"],
    );
    let quoted = "De som deltagit i en dialog ska få återkoppling inom tre månader om vilka synpunkter som framförts.";
    let found = with_programme(&["Kulturnämnden", "# Beslut", quoted], &dialogue());
    assert_eq!(texts(&found), [quoted]);
}

#[test]
fn what_follows_a_decision_argues() {
    let yes = "Kulturnämnden tillstyrker planen.";
    let text = "Fler bänkar i parken behöver ställas ut.";
    for between in [
        &["# Parker"][..],
        &["Med vänlig hälsning", "Anna Ek"],
        &["Kulturnämnden"],
    ] {
        let mut lines = vec!["Kulturnämnden", "# Beslut", yes];
        lines.extend(between);
        lines.push(text);
        check(
            &lines,
            &[
                (Role::Decision, "Kulturnämnden", yes),
                (Role::Argument, "Kulturnämnden", text),
            ],
        );
    }
    assert_eq!(
        under("# Bilagor", &["# Barnens behov", "Fler bänkar i parken."]),
        ["Fler bänkar i parken."]
    );
}

#[test]
fn a_minoritys_words_are_its_own_to_the_end_and_no_further() {
    let minutes = [
        "Utdrag ur protokoll",
        "Kulturnämnden",
        "# Beslut",
        "Kulturnämnden tillstyrker planen.",
    ];
    let yes = (
        Role::Decision,
        "Kulturnämnden",
        "Kulturnämnden tillstyrker planen.",
    );
    let of = |lines: &[&str], expected: &[(Role, &str, &str)]| {
        let mut all = minutes.to_vec();
        all.extend(lines);
        let mut told = vec![yes];
        told.extend(expected);
        check(&all, &told);
    };
    let named = "Bo Al (V) anser att planen är dyr.";
    let dear = "Den kostar staden för mycket.";
    for (heading, role) in [
        ("# Reservation", Role::Reservation),
        ("# Särskilt yttrande", Role::SpecialStatement),
        ("# Protokollsanteckning", Role::Note),
    ] {
        of(
            &[heading, named, dear],
            &[
                (role, "Vänsterpartiet", named),
                (role, "Vänsterpartiet", dear),
            ],
        );
    }
    // each heading has its own minority
    of(
        &[
            "# Reservation",
            "Moderaterna",
            dear,
            "# Särskilt yttrande",
            named,
        ],
        &[
            (Role::Reservation, "Moderaterna", dear),
            (Role::SpecialStatement, "Vänsterpartiet", named),
        ],
    );
    // what the officials' paper says is told by the minority here
    let told = "Tjänsteutlåtandet saknar en analys av kostnaderna.";
    of(
        &["# Reservation", named, told],
        &[
            (Role::Reservation, "Vänsterpartiet", named),
            (Role::Reservation, "Vänsterpartiet", told),
        ],
    );
    // and here it begins
    let text = "Planen är tydlig och lätt att följa.";
    of(
        &[
            "# Reservation",
            named,
            "Tjänsteutlåtande",
            "Kulturförvaltningen",
            text,
        ],
        &[
            (Role::Reservation, "Vänsterpartiet", named),
            (Role::Argument, "Kulturnämnden", text),
        ],
    );
    let member = "Ledamoten från Hörselföreningen Sundet lämnar ett yttrande om planen.";
    of(
        &["# Särskilt yttrande", member],
        &[(Role::SpecialStatement, "Hörselföreningen Sundet", member)],
    );
    // the type of the paper stands above its party
    of(
        &["Protokollsbilaga 1", "Reservation", "Moderaterna", dear],
        &[(Role::Reservation, "Moderaterna", dear)],
    );
    of(
        &[
            "Protokollsbilaga 1",
            "Yttrande",
            "Centerpartiet",
            "# Beslut",
            "Centerpartiet avstyrker planen.",
        ],
        &[(
            Role::Proposal,
            "Centerpartiet",
            "Centerpartiet avstyrker planen.",
        )],
    );
}

#[test]
fn a_paper_begins_without_the_headings_of_the_one_before() {
    let (_, found) = read(&[
        "Utdrag ur protokoll",
        "Kulturnämnden",
        "# Reservation",
        "Bo Al (V) anser att planen är dyr.",
        "Tjänsteutlåtande",
        "Planen är tydlig och lätt att följa.",
    ]);
    let last = found.statements.last().expect("a statement");
    assert_eq!(last.headings, [""; 0]);
}

#[test]
fn a_draft_that_the_meeting_rejected_is_not_the_boards_view() {
    use Role::{Argument, Decision, Draft};
    let text = "Planen är tydlig och lätt att följa.";
    let roles = |decision: &str| {
        let (_, found) = read(&[
            "Utdrag ur protokoll",
            "Kulturnämnden",
            "# Beslut",
            decision,
            "# Bakgrund",
            "Planen gäller i fyra år.",
            "Tjänsteutlåtande",
            text,
        ]);
        said(&found)
            .iter()
            .map(|(role, ..)| *role)
            .collect::<Vec<_>>()
    };
    let rejected = "Nämnden beslutar att avslå förvaltningens förslag.";
    assert_eq!(roles(rejected), [Decision, Argument, Draft]);
    let adopted =
        "Nämnden beslutar att bifalla förvaltningens förslag och att avslå förvaltningens tidplan.";
    assert_eq!(roles(adopted), [Decision, Argument, Argument]);
    assert_eq!(
        roles("Nämnden tillstyrker planen."),
        [Decision, Argument, Argument]
    );
    let put =
        "Ordföranden ställer förvaltningens förslag mot yrkandet från S och finner att nämnden";
    let chosen = format!("{put} beslutar enligt yrkandet från S.");
    assert_eq!(roles(&chosen), [Argument, Draft]);
    let chosen = format!("{put} har bifallit yrkandet från S.");
    assert_eq!(roles(&chosen), [Argument, Draft]);
    let kept = format!("{put} beslutar i enlighet med förvaltningens förslag.");
    assert_eq!(roles(&kept), [Argument, Argument]);
}

#[test]
fn who_moves_something_moves_it_at_a_meeting_only() {
    let moved = "Ordföranden Anna Ek (M) föreslog att planen antas.";
    check(
        &["Kulturnämnden", "# Förslag till beslut", moved],
        &[(Role::Draft, "Kulturnämnden", moved)],
    );
    check(
        &[
            "Utdrag ur protokoll",
            "Kulturnämnden",
            "# Förslag till beslut",
            moved,
        ],
        &[(Role::Proposal, "Moderaterna", moved)],
    );
}

#[test]
fn a_partys_own_paper_argues_under_its_motions_and_proposes_where_it_asks() {
    let dear = "Planen kostar staden för mycket.";
    let item = "Att planen kortas.";
    let listed = format!("- {item}");
    check(
        &["Moderaterna", "Yttrande över planen", "# Yrkande", dear],
        &[(Role::Argument, "Moderaterna", dear)],
    );
    for (lead, role) in [
        ("Moderaterna yrkar följande:", Role::Proposal),
        ("Moderaterna ser gärna följande:", Role::Argument),
    ] {
        let (_, found) = read(&["Moderaterna", "Yttrande över planen", dear, lead, &listed]);
        let said = said(&found);
        let last = said.last().expect("a statement");
        assert_eq!((last.0, last.2), (role, item), "{lead}");
    }
}

#[test]
fn a_section_of_the_programme_heads_what_is_said_of_it() {
    let named = |heading: &str| {
        let mut programme = dialogue();
        heading.clone_into(&mut programme.sections[0].heading);
        programme
    };
    let text = "Fler bänkar i parken.";
    let letter = |heading| {
        [
            "Kulturnämnden",
            "Nämnden anser att planen är bra.",
            heading,
            text,
        ]
    };
    let last = |lines: &[&str], programme: &Programme| {
        let found = with_programme(lines, programme);
        let last = found.statements.last().cloned().expect("a statement");
        (last.text, last.headings.last().cloned().unwrap_or_default())
    };
    // one word that lists persons in minutes, and one of form
    for heading in ["Ersättare", "Kontakt"] {
        let found = last(&letter(heading), &named(heading));
        assert_eq!(found, (text.to_owned(), heading.to_owned()));
    }
    let nothing = with_programme(&letter("Ersättare"), &dialogue());
    assert!(!texts(&nothing).contains(&text));
    let minutes = [
        "Utdrag ur protokoll",
        "Kulturnämnden",
        "# Beslut",
        "Nämnden tillstyrker planen.",
        "Ersättare",
        text,
    ];
    let nothing = with_programme(&minutes, &named("Ersättare"));
    assert!(!texts(&nothing).contains(&text));
}

#[test]
fn the_number_of_a_heading_is_told_with_it() {
    let mut numbered = document(&[
        "Kulturnämnden",
        "# Parker",
        "Nämnden anser att planen är bra.",
    ]);
    numbered.blocks[1].number = Some("3.2".to_owned());
    let identity = identify(&numbered, "svar.docx", &[]);
    let hash = ContentHash::of(b"x");
    let found = segment(&numbered, &hash, &identity, &[], &Programme::default());
    let last = found.statements.last().expect("a statement");
    assert_eq!(last.headings, ["3.2 Parker"]);
}

#[test]
fn the_options_of_a_form_are_nobodys_answer() {
    let title = ["Kulturnämnden", "Yttrande över planen"];
    for box_of in ["□", "☐"] {
        let [yes, no] = ["Tillstyrks", "Avstyrks"].map(|option| format!("{box_of} {option}"));
        let (_, found) = read(&[title[0], title[1], &yes, &no]);
        assert_eq!(texts(&found), [""; 0]);
        assert_eq!(found.overall, None);
        let (_, found) = read(&[title[0], title[1], &yes, "☒ Avstyrks"]);
        assert_eq!(texts(&found), ["Avstyrks"]);
        // a box may only mark the items of a list
        let item = format!("{box_of} Nämnden avstyrker planen.");
        let (_, found) = read(&[title[0], title[1], &item]);
        assert_eq!(texts(&found), ["Nämnden avstyrker planen."]);
    }
}

#[test]
fn the_first_column_of_a_table_heads_its_rows() {
    let cells = [
        ["Avsnitt", "Synpunkt"],
        ["Parker", "Nämnden anser att parkerna behöver fler bänkar."],
        ["Lekplatser", "Nämnden anser att lekplatserna är för få."],
    ];
    let mut lines = vec![
        "Kulturnämnden",
        "Nämnden anser att planen är bra.",
        "# Bilagor",
    ];
    lines.extend(cells.iter().flatten());
    let mut table = document(&lines);
    for (at, block) in table.blocks.iter_mut().skip(3).enumerate() {
        let place = u32::try_from(at).unwrap();
        block.cell = Some(Cell {
            table: 1,
            row: place / 2,
            column: place % 2,
        });
    }
    let identity = identify(&table, "svar.docx", &[]);
    let hash = ContentHash::of(b"x");
    let found = segment(&table, &hash, &identity, &[], &Programme::default());
    let told: Vec<_> = found
        .statements
        .iter()
        .filter(|statement| statement.role == Role::Argument)
        .skip(1)
        .map(|statement| {
            (
                statement.text.as_str(),
                statement.headings.last().map(String::as_str),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (cells[1][1], Some("Parker")),
            (cells[2][1], Some("Lekplatser"))
        ]
    );
}

#[test]
fn a_note_argues_where_it_says_something_of_its_own() {
    let mut noted = document(&[
        "Kulturnämnden",
        "Nämnden anser att planen är bra.",
        "Se prop. 2019/20:1.",
        "Kostnaderna är högre än vad planen anger.",
    ]);
    for block in &mut noted.blocks[2..] {
        block.kind = BlockKind::Note("1".to_owned());
    }
    let identity = identify(&noted, "svar.docx", &[]);
    let hash = ContentHash::of(b"x");
    let found = segment(&noted, &hash, &identity, &[], &Programme::default());
    assert_eq!(
        texts(&found),
        [
            "Nämnden anser att planen är bra.",
            "Kostnaderna är högre än vad planen anger."
        ]
    );
}

#[test]
fn each_member_who_reserves_speaks_for_a_party_of_its_own() {
    check(
        &[
            "Utdrag ur protokoll",
            "Kulturnämnden",
            "# Beslut",
            "Kulturnämnden tillstyrker planen.",
            "# Reservationer",
            "Anna Ros (V) reserverar sig mot beslutet.",
            "Karin Berg (SD) reserverar sig med följande motivering: Taxan är orimlig.",
            "Den drabbar barnen.",
        ],
        &[
            (
                Role::Decision,
                "Kulturnämnden",
                "Kulturnämnden tillstyrker planen.",
            ),
            (
                Role::Reservation,
                "Vänsterpartiet",
                "Anna Ros (V) reserverar sig mot beslutet.",
            ),
            (
                Role::Reservation,
                "Sverigedemokraterna",
                "Karin Berg (SD) reserverar sig med följande motivering: Taxan är orimlig.",
            ),
            (
                Role::Reservation,
                "Sverigedemokraterna",
                "Den drabbar barnen.",
            ),
        ],
    );
}

#[test]
fn the_title_of_a_partys_paper_tells_what_all_of_it_is() {
    let text = "Vi anser att planen ska avslås.";
    for (title, role) in [
        (
            "Reservation mot kommunfullmäktiges beslut",
            Role::Reservation,
        ),
        ("Reservation, § 12 Avfallsplan", Role::Reservation),
        ("Reservation ärende 7, avfallsplan", Role::Reservation),
        ("Reservation mot beslut i KS 2024-03-04", Role::Reservation),
        (
            "Reservation mot beslut fattat av kommunfullmäktige 2024-08-27; ärende nr 2 (Dnr 2024-0156) Förfrågan om deltagande i en plan",
            Role::Reservation,
        ),
        (
            "Särskilt yttrande till § 12 Avfallsplan",
            Role::SpecialStatement,
        ),
        ("Synpunkter på avfallsplan", Role::Argument),
    ] {
        check(
            &[title, "# Bakgrund", text, "Karin Berg (SD)"],
            &[(role, "Sverigedemokraterna", text)],
        );
    }
    let reserves = "S och V reserverar sig härmed mot beslutet i ärende 7 om avfallsplan för alla hushåll med följande motivering;";
    check(
        &[
            "Reservation mot beslut fattat av kommunfullmäktige 2024-08-27",
            reserves,
            "Planen borde ha avslagits.",
            "För Socialdemokraterna",
        ],
        &[
            (
                Role::Reservation,
                "Socialdemokraterna, Vänsterpartiet",
                reserves,
            ),
            (
                Role::Reservation,
                "Socialdemokraterna, Vänsterpartiet",
                "Planen borde ha avslagits.",
            ),
        ],
    );
}

#[test]
fn what_is_moved_or_decided_without_a_heading_has_its_role() {
    let lead = "Ordförande Bo Ek (M) yrkar att nämnden ska besluta följande:";
    check(
        &[
            "Utdrag ur protokoll",
            "Kulturnämnden",
            "§ 22 Yttrande över avfallsplan",
            lead,
            "• Nämnden tillstyrker planen.",
            "• Taxan bör ses över.",
            "# Beslut",
            "Kulturnämnden tillstyrker planen.",
        ],
        &[
            (Role::Proposal, "Moderaterna", lead),
            (Role::Proposal, "Moderaterna", "Nämnden tillstyrker planen."),
            (Role::Proposal, "Moderaterna", "Taxan bör ses över."),
            (
                Role::Decision,
                "Kulturnämnden",
                "Kulturnämnden tillstyrker planen.",
            ),
        ],
    );
    check(
        &[
            "Ekhamns Energi AB",
            "Protokoll styrelsemöte 2024-03-04",
            "Styrelsen beslutade",
            "att tillstyrka planen, samt",
            "att framföra att taxan bör ses över.",
        ],
        &[
            (
                Role::Decision,
                "Ekhamns Energi AB",
                "att tillstyrka planen, samt",
            ),
            (
                Role::Decision,
                "Ekhamns Energi AB",
                "att framföra att taxan bör ses över.",
            ),
        ],
    );
    check(
        &[
            "Kulturnämnden",
            "Tjänsteutlåtande",
            "# Förslag till beslut",
            "Kulturnämndens förslag till kommunfullmäktiges beslut",
            "att tillstyrka planen",
        ],
        &[(Role::Draft, "Kulturnämnden", "att tillstyrka planen")],
    );
}

#[test]
fn what_other_bodies_answered_is_theirs() {
    check(
        &[
            "Yttrande från Kulturnämnden över avfallsplan",
            "Nämnden anser att planen är bra.",
            "# Remisser",
            "Stadsledningskontoret ser positivt på målen. Kontoret anser dock att taxan är hög.",
            "Socialnämnden ser inga hinder för planen.",
            "# Nämndens synpunkter",
            "Taxan bör ses över.",
        ],
        &[
            (
                Role::Argument,
                "Kulturnämnden",
                "Nämnden anser att planen är bra.",
            ),
            (
                Role::Argument,
                "Stadsledningskontoret",
                "Stadsledningskontoret ser positivt på målen.",
            ),
            (
                Role::Argument,
                "Stadsledningskontoret",
                "Kontoret anser dock att taxan är hög.",
            ),
            (
                Role::Argument,
                "Socialnämnden",
                "Socialnämnden ser inga hinder för planen.",
            ),
            (Role::Argument, "Kulturnämnden", "Taxan bör ses över."),
        ],
    );
}

#[test]
fn what_is_left_of_signatures_and_titles_says_nothing() {
    let own = "Nämnden anser att planen är bra.";
    for scrap in [
        "Sign.",
        "Ordf. Justerare Exp. datum Sign.",
        "(Sid 231)",
        "Siv Sahl (c)\ngruppledare",
        "Vänligen bekräfta att detta har diarieförts!",
        "Saken: Synpunkt på samråd / Yttrande över plan för torget.",
    ] {
        check(
            &["Kulturnämnden", own, scrap],
            &[(Role::Argument, "Kulturnämnden", own)],
        );
    }
    check(
        &[
            "Kulturnämnden",
            "Remissyttrande reviderad lokalplan kring förskola och skola.",
            own,
        ],
        &[(Role::Argument, "Kulturnämnden", own)],
    );
}
