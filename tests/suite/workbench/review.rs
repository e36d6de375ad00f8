//! The review form: what is recorded, what is told of it, and the way back.

use super::{Answer, Workbench, one_answer, statement};

/// Posts a verdict of Anna's, and follows to the page that comes of it.
fn decide(bench: &Workbench, fields: &[(&str, &str)]) -> Answer {
    let token = bench.get("/granska").field("token");
    let mut all = vec![
        ("token", token.as_str()),
        ("remiss", "styrning"),
        ("namn", "Anna"),
    ];
    all.extend_from_slice(fields);
    let saved = bench.post("/granska/beslut", &all);
    assert_eq!(saved.status, 303, "{}", saved.text());
    bench.get(saved.header("location").unwrap())
}

#[test]
fn several_decided_at_once_are_undone_together() {
    let bench = one_answer();
    let ids = ["tydliga", "gånger"].map(|words| statement(&bench, words));
    let seen = |version: usize| ids.clone().map(|id| format!("{id}:{version}"));
    let [one, two] = seen(0);
    let page = decide(
        &bench,
        &[
            ("u", &one),
            ("u", &two),
            ("stallning", "doubts"),
            ("gor", "spara"),
        ],
    );
    assert!(page.text().contains("Sparat: 2 uttalanden."));
    assert!(page.text().contains("Ångra alla 2"));
    let [one, two] = seen(1);
    let page = decide(&bench, &[("u", &one), ("u", &two), ("gor", "angra")]).text();
    assert!(page.contains("Ångrat: 2 uttalanden."));
    assert!(!page.contains("Ångra alla"), "nothing is left to undo");
    assert_eq!(bench.decisions(), 4, "they are appended, never removed");
    for id in &ids {
        let api = bench.get(&format!("/api/uttalande?u={id}"));
        let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
        assert_ne!(found["statement"]["status"], "decided");
    }
}

#[test]
fn a_comment_or_an_undo_is_told_as_what_it_is_and_is_no_review() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let page = decide(
        &bench,
        &[
            ("u", &format!("{id}:0")),
            ("skal", "Bra."),
            ("gor", "kommentar"),
        ],
    )
    .text();
    assert!(page.contains("Kommentaren är sparad."));
    assert!(!page.contains("av Anna"), "who comments does not review");
    let page = decide(
        &bench,
        &[
            ("u", &format!("{id}:1")),
            ("stallning", "doubts"),
            ("gor", "spara"),
        ],
    );
    let judged = bench.get(&format!("/granska?u={id}")).text();
    assert!(judged.contains("av Anna"), "{}", page.text());
    let page = decide(&bench, &[("u", &format!("{id}:2")), ("gor", "angra")]).text();
    assert!(page.contains("<b>Ångrat.</b>"));
    assert!(!page.contains("av Anna"));
}

#[test]
fn only_what_was_changed_or_confirmed_is_recorded() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let page = bench.get(&format!("/granska?u={id}"));
    let (section, stance) = (page.field("visat.avsnitt"), page.field("visat.stallning"));
    let other = if stance == "doubts" { "asks" } else { "doubts" };
    let form = |version: usize, stance_now: &str, what: &str| {
        let fields = [
            ("token", page.field("token")),
            ("remiss", "styrning".to_owned()),
            ("namn", "Anna".to_owned()),
            ("u", format!("{id}:{version}")),
            ("visat", "1".to_owned()),
            ("visat.avsnitt", section.clone()),
            ("visat.stallning", stance.clone()),
            ("avsnitt", section.clone()),
            ("stallning", stance_now.to_owned()),
            ("gor", what.to_owned()),
        ];
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        bench.post("/granska/beslut", &fields)
    };
    let latest = || {
        let log = std::fs::read_to_string(bench.root().join("decisions.jsonl")).unwrap();
        let line: serde_json::Value = serde_json::from_str(log.lines().last().unwrap()).unwrap();
        line["verdict"].clone()
    };
    let untouched = form(0, &stance, "spara");
    assert_eq!(untouched.status, 422, "nothing was changed");
    assert_eq!(bench.decisions(), 0);
    // The same form comes back, with why and with what was typed.
    let again = untouched.text();
    assert!(again.contains("Inget är ändrat, och inget är sparat."));
    assert!(again.contains("data-decide") && again.contains("value=\"Anna\""));
    let seen = format!("<input type=\"hidden\" name=\"u\" value=\"{id}:0\">");
    assert!(again.contains(&seen));

    let saved = form(0, other, "spara");
    assert_eq!(latest(), serde_json::json!({ "stance": other }));
    let told = bench.get(saved.header("location").unwrap()).text();
    assert!(told.contains("Hållningen är sparad."));
    assert!(told.contains("Avsnittet är fortfarande maskinens förslag."));
    let head = bench.get(&format!("/granska?u={id}")).text();
    assert!(head.contains("Hållningen granskad"));

    form(1, other, "bekrafta");
    let both = serde_json::json!({ "sections": [section], "stance": other });
    assert_eq!(latest(), both, "what was changed, with what is confirmed");
    form(2, &stance, "bekrafta");
    let confirmed = serde_json::json!({ "sections": [section], "stance": stance, "confirm": true });
    assert_eq!(latest(), confirmed);
}

#[test]
fn where_a_whole_answer_stands_is_decided_on_its_page_and_left_to_the_machine_again() {
    let bench = Workbench::over(&[(
        "Kulturnämnden.txt",
        "Kulturnämnden\n\nYttrande över program för styrning\n\nKulturnämnden anser att målen är tydliga och bra. Uppföljningen bör ske tre gånger om året.\n",
    )]);
    let body = "/instanser?instans=Kulturn%C3%A4mnden";
    let page = bench.get(body);
    assert!(page.text().contains("utläst ur svaret"));
    let send = |page: &Answer, whole: &str| {
        let fields = [
            ("token", page.field("token")),
            ("remiss", "styrning".to_owned()),
            ("u", page.field("u")),
            ("visat.helhet", page.field("visat.helhet")),
            ("ater", page.field("ater")),
            ("ater.vem", page.field("ater.vem")),
            ("helhet", whole.to_owned()),
            ("namn", "Anna".to_owned()),
            ("gor", "helhet".to_owned()),
        ];
        let fields: Vec<(&str, &str)> = (fields.iter())
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        bench.post("/granska/beslut", &fields)
    };
    let untouched = send(&page, "as-read");
    assert_eq!(untouched.status, 422, "nothing was changed");

    let saved = send(&page, "opposes");
    assert_eq!(saved.status, 303);
    let told = bench.get(saved.header("location").unwrap());
    assert!(
        told.text()
            .contains("Svarets ställningstagande i sin helhet är sparat.")
    );
    assert!(told.text().contains("bestämt av Anna"));
    assert!(!told.text().contains("utläst ur svaret"));
    let report = bench.get("/export?format=json");
    let report: serde_json::Value = serde_json::from_slice(&report.body).unwrap();
    let answer = &report["positions"]["answers"][0];
    assert_eq!(answer["stance"], "opposes");
    assert_eq!(answer["basis"], "decided");
    assert_eq!(answer["inferred"], false);
    let id = page.field("u");
    let id = id.rsplit_once(':').unwrap().0;
    let statement = bench.get(&format!("/api/uttalande?u={id}")).text();
    assert!(
        !statement.contains(r#""status":"decided""#),
        "the statement is not judged"
    );

    // Who still has the old page overwrites nobody's word.
    let late = send(&page, "supports");
    assert_eq!(late.status, 409);
    let kept = r#"<option value="supports" selected"#;
    assert!(late.text().contains(kept), "what was chosen is still there");
    assert_eq!(bench.decisions(), 1);

    let back = send(&bench.get(body), "as-read");
    assert_eq!(back.status, 303);
    assert!(bench.get(body).text().contains("utläst ur svaret"));
}

#[test]
fn a_statement_named_thrice_in_one_form_is_decided_once() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let seen = format!("{id}:0");
    let fields = [
        ("u", seen.as_str()),
        ("u", &seen),
        ("u", &seen),
        ("stallning", "doubts"),
        ("gor", "spara"),
    ];
    decide(&bench, &fields);
    assert_eq!(bench.decisions(), 1);
}

#[test]
fn a_form_that_is_not_taken_comes_back_as_it_was_filled_in() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let token = bench.get("/granska").field("token");
    let seen = format!("{id}:0");
    let send = |more: &[(&str, &str)]| {
        let mut fields = vec![
            ("token", token.as_str()),
            ("remiss", "styrning"),
            ("u", &seen),
        ];
        fields.extend_from_slice(more);
        bench.post("/granska/beslut", &fields)
    };
    let nameless = send(&[
        ("visat", "1"),
        ("avsnitt", "2"),
        ("stallning", "doubts"),
        ("roll", "reservation"),
        ("lista.visa", "utan"),
    ]);
    assert_eq!(nameless.status, 422);
    let page = nameless.text();
    assert!(page.contains("Skriv ditt namn"), "{page}");
    for chosen in ["2", "doubts", "reservation"] {
        let option = format!("<option value=\"{chosen}\" selected");
        assert!(page.contains(&option), "{chosen}");
    }
    assert_eq!(nameless.field("lista.visa"), "utan");
    let comment = send(&[("gor", "kommentar"), ("skal", "Texten förtydligas")]);
    assert_eq!(comment.status, 422);
    assert!(comment.text().contains("\nTexten förtydligas</textarea>"));
    assert_eq!(bench.decisions(), 0);
}

#[test]
fn words_that_cannot_be_read_are_told_and_none_stand_in_their_place() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let page = format!("/granska?u={id}");
    assert!(bench.get(&page).text().contains("data-copy="));
    for kept in std::fs::read_dir(bench.corpus.path().join("index/snapshots")).unwrap() {
        // In place: the workbench has it open.
        let path = kept.unwrap().path();
        let length = std::fs::metadata(&path).unwrap().len();
        let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        std::io::copy(
            &mut std::io::Read::take(std::io::repeat(b' '), length),
            &mut file,
        )
        .unwrap();
    }
    let text = bench.get(&page).text();
    assert!(text.contains("Uttalandets ord kan inte läsas"), "{text}");
    assert!(!text.contains("<blockquote class=\"quote\""), "{text}");
    assert!(
        !text.contains("data-copy="),
        "nothing is there to be quoted"
    );
}
