//! One form for all that can be done to a statement: what is written beside
//! what is decided comes along, and joining shows what it joins.

use super::{Answer, Workbench, one_answer, statement};

/// The statement that is open, with the version that is shown.
fn open(page: &Answer) -> String {
    let text = page.text();
    let field = "<input type=\"hidden\" name=\"u\" value=\"";
    let panel = text.split("data-decide").nth(1).expect("a form");
    let value = panel.split(field).nth(1).expect("a statement");
    value.split('"').next().unwrap().to_owned()
}

/// Anna's form on the page of this statement, with these fields in place of what
/// stands there.
fn send(bench: &Workbench, id: &str, changed: &[(&str, &str)]) -> Answer {
    let page = bench.get(&format!("/granska?u={id}"));
    let hidden = [
        "token",
        "visat.avsnitt",
        "visat.stallning",
        "visat.kommentar",
        "visat.beaktas",
        "visat.skal",
        "visat.lydelse",
        "visat.helhet",
    ];
    let mut fields: Vec<(String, String)> = hidden
        .iter()
        .map(|name| ((*name).to_owned(), page.field(name)))
        .collect();
    fields.push(("u".to_owned(), open(&page)));
    let shown = |name: &str| page.field(&format!("visat.{name}"));
    let mut put = |name: &str, value: String| {
        let given = changed.iter().find(|(given, _)| *given == name);
        let value = given.map_or(value, |(_, value)| (*value).to_owned());
        fields.push((name.to_owned(), value));
    };
    for name in ["avsnitt", "stallning", "skal", "lydelse", "helhet"] {
        put(name, shown(name));
    }
    put("namn", "Anna".to_owned());
    put("remiss", "styrning".to_owned());
    put("visat", "1".to_owned());
    put("gor", "spara".to_owned());
    let fields: Vec<(&str, &str)> = (fields.iter())
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    bench.post("/granska/beslut", &fields)
}

fn latest(bench: &Workbench) -> serde_json::Value {
    let log = std::fs::read_to_string(bench.root().join("decisions.jsonl")).unwrap();
    let line: serde_json::Value = serde_json::from_str(log.lines().last().unwrap()).unwrap();
    line["verdict"].clone()
}

#[test]
fn what_is_written_beside_a_decision_is_saved_with_it() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let typed = "Delas i sak.\r\nMen kostnaden är oklar.\r\n";
    let saved = send(&bench, &id, &[("gor", "bekrafta"), ("skal", typed)]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let verdict = latest(&bench);
    assert_eq!(verdict["confirm"], true);
    assert_eq!(
        bench.decisions(),
        1,
        "it is one decision, and one undo: {verdict}"
    );
    assert_eq!(
        verdict["comment"]["reason"],
        "Delas i sak.\nMen kostnaden är oklar."
    );

    // What stands there is not recorded again.
    let untouched = send(&bench, &id, &[]);
    assert_eq!(untouched.status, 422);
    let alone = send(&bench, &id, &[("lydelse", "Ny text.")]);
    let told = bench.get(alone.header("location").unwrap()).text();
    assert!(told.contains("Kommentaren är sparad."));
    assert_eq!(
        latest(&bench),
        serde_json::json!({ "comment": {
            "reason": "Delas i sak.\nMen kostnaden är oklar.",
            "changed_text": "Ny text.",
        } })
    );
    let whole = send(&bench, &id, &[("helhet", "opposes")]);
    assert_eq!(whole.status, 303);
    assert_eq!(
        latest(&bench),
        serde_json::json!({ "overall": { "takes": "opposes" } })
    );
    // Taking a decision back leaves what was written meanwhile.
    send(&bench, &id, &[("gor", "angra"), ("skal", "Annat skäl.")]);
    assert_eq!(latest(&bench)["comment"]["reason"], "Annat skäl.");
}

#[test]
fn after_a_decision_the_first_of_the_list_as_it_now_stands_is_open_and_marked() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let saved = send(&bench, &id, &[("gor", "bekrafta")]);
    let to = saved.header("location").unwrap().to_owned();
    assert!(to.ends_with("#las"), "{to}");
    let page = bench.get(&to);
    let first = page.text();
    let list = first.split("<ol class=\"hits\">").nth(1).unwrap();
    let (first, rest) = list.split_once("</article>").unwrap();
    assert!(first.contains("aria-current=\"true\""), "{first}");
    assert!(!rest.split("</ol>").next().unwrap().contains("aria-current"));
    let seen = open(&page);
    assert!(first.contains(seen.split(':').next().unwrap()));
}

#[test]
fn the_name_is_asked_for_once() {
    let bench = one_answer();
    let page = bench.get("/granska").text();
    assert_eq!(
        page.matches("required").count(),
        2,
        "the panel's and the list's"
    );
    let host = bench.host.clone();
    let known = bench
        .send(&format!(
            "GET /granska HTTP/1.1\r\nHost: {host}\r\nCookie: remiss-namn=Anna\r\nConnection: close\r\n\r\n"
        ))
        .text();
    assert!(known.contains("Du granskar som <b>Anna</b>"));
    assert!(!known.contains("required"));
}

#[test]
fn the_numbers_of_the_review_add_up() {
    let bench = one_answer();
    send(
        &bench,
        &statement(&bench, "tydliga"),
        &[("gor", "bekrafta")],
    );
    let page = bench.get("/granska").text();
    let sums = page.split("<p class=\"exp\"><span>").nth(1).unwrap();
    let sums = sums.split("</span>").next().unwrap();
    let numbers: Vec<usize> = sums
        .split(|sign: char| !sign.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    assert_eq!(numbers[0], numbers[1..].iter().sum::<usize>(), "{sums}");
    assert!(sums.contains("1 granskade"), "{sums}");
    let reviewed = bench.get("/granska?visa=granskade").text();
    assert!(reviewed.contains("<b>1</b> granskade"));
}

const HEADED: &str = "Kulturnämnden\n\nYttrande över program för styrning\n\nMål\n\nKulturnämnden anser att målen är tydliga. Målen bör vara färre än i dag.\n\nUppföljning\n\nUppföljningen bör ske tre gånger om året och redovisas öppet.\n";

#[test]
fn what_is_joined_is_shown_before_and_nothing_is_joined_across_a_heading() {
    let bench = Workbench::over(&[("Kulturnämnden.txt", HEADED)]);
    let first = statement(&bench, "tydliga");
    let page = bench.get(&format!("/granska?u={first}")).text();
    let offer = page.split("Nästa uttalande i svaret:").nth(1).unwrap();
    let offer = offer.split("</details>").next().unwrap();
    assert!(offer.contains("Målen bör vara färre än i dag."), "{offer}");
    assert!(offer.contains("value=\"slaihop\""));

    let last = statement(&bench, "färre");
    let page = bench.get(&format!("/granska?u={last}")).text();
    assert!(page.contains("under en annan rubrik"));
    assert!(!page.contains("value=\"slaihop\""));
    let refused = send(&bench, &last, &[("gor", "slaihop")]);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("under en annan rubrik"));
    assert_eq!(bench.decisions(), 0);

    let joined = send(&bench, &first, &[("gor", "slaihop")]);
    assert_eq!(joined.status, 303, "{}", joined.text());
    let page = bench.get(joined.header("location").unwrap()).text();
    assert!(page.contains("tydliga. Målen bör vara färre än i dag."));
}

/// An answer that says one thing twice.
const TWICE: &str = "Kulturnämnden\n\nYttrande över program för styrning\n\nSammanfattning\n\nMålen är tydliga och lätta att förstå för alla som berörs.\n\nMål\n\nNämnden vill ha färre mål än i dag. Målen är tydliga och lätta att förstå för alla som berörs.\n";

#[test]
fn what_the_same_sender_says_again_in_the_same_words_has_the_same_verdict() {
    let bench = Workbench::over(&[("Kulturnämnden.txt", TWICE)]);
    let id = statement(&bench, "tydliga");
    let saved = send(&bench, &id, &[("stallning", "doubts"), ("skal", "Ja.")]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(bench.decisions(), 2);
    assert_eq!(latest(&bench), serde_json::json!({ "stance": "doubts" }));
    let page = bench.get(saved.header("location").unwrap()).text();
    assert!(page.contains("Sparat: 2 uttalanden."), "{page}");
    assert!(page.contains("med samma ord, av samma avsändare"));
    assert!(page.contains("Ångra alla 2"));
}

#[test]
fn what_a_colleague_decided_of_the_same_words_meanwhile_stands() {
    let bench = Workbench::over(&[("Kulturnämnden.txt", TWICE)]);
    let answer = bench.get("/api/uttalanden?q=tydliga&upprepat=1");
    let found: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let ids: Vec<&str> = (found["hits"].as_array().unwrap().iter())
        .map(|hit| hit["statement"]["id"].as_str().unwrap())
        .collect();
    let [mine, theirs] = ids[..] else {
        panic!("said twice: {ids:?}");
    };
    // Nothing that is decided from now on is taken up.
    std::fs::write(bench.root().join("consultation.toml"), "titel = 1\n").unwrap();
    let token = bench.get("/granska").field("token");
    assert_eq!(bench.doubt(&token, theirs, 0).status, 303);
    let saved = send(&bench, mine, &[("stallning", "opposes")]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let log = std::fs::read_to_string(bench.root().join("decisions.jsonl")).unwrap();
    let of_theirs: Vec<serde_json::Value> = (log.lines())
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["statement"]["id"] == theirs)
        .collect();
    assert_eq!(of_theirs.len(), 1, "{log}");
    assert_eq!(of_theirs[0]["verdict"]["stance"], "doubts");
    assert_eq!(bench.decisions(), 2);
}

#[test]
fn a_reply_stands_with_its_question_in_the_lists() {
    let form = "Kulturnämnden\n\nFråga 1. Tillstyrker ni målen i planen?\n\nJa\n\nFråga 2. Är målen tydliga?\n\nNej\n";
    let bench = Workbench::over(&[("kulturnämnden.txt", form)]);
    for page in ["/granska", "/sok"] {
        let text = bench.get(page).text();
        assert!(
            text.contains("class=\"led\" lang=\"sv\">Fråga 2. Är målen tydliga?</p>"),
            "{page} {text}"
        );
    }
}
