//! Choosing what the report quotes: on the section's page, in the review, and back.

use super::{Answer, Workbench, one_answer, statement};

const WORDS: &str = "uppföljningen bör ske tre gånger";
const PAGE: &str = "/program?avsnitt=2";

fn toggle(bench: &Workbench, token: &str, id: &str, version: usize, name: &str) -> Answer {
    let fields = [
        ("token", token),
        ("remiss", "styrning"),
        ("gor", "vaxla"),
        ("ater", "program"),
        ("ater.vem", "2"),
        ("namn", name),
        ("u", &format!("{id}:{version}")),
    ];
    bench.post("/granska/beslut", &fields)
}

#[test]
fn a_statement_is_highlighted_on_its_sections_page_and_no_longer() {
    let bench = one_answer();
    let page = bench.get(PAGE);
    let token = page.field("token");
    let id = statement(&bench, WORDS);
    let button = format!("<button class=\"lnk\" form=\"lyft\" name=\"u\" value=\"{id}:0\">");
    assert!(page.text().contains(&button), "{}", page.text());
    assert!(!page.text().contains("Lyfts fram i rapporten"));
    // it belongs to somebody
    let nameless = toggle(&bench, &token, &id, 0, "");
    assert_eq!(nameless.status, 422);
    assert_eq!(bench.decisions(), 0);
    assert_eq!(toggle(&bench, "fel", &id, 0, "Anna").status, 403);

    let saved = toggle(&bench, &token, &id, 0, "Anna");
    assert_eq!(saved.status, 303, "{}", saved.text());
    let location = saved.header("location").unwrap();
    assert!(location.ends_with(&format!("#u-{id}")), "{location}");
    let text = bench.get(location.split('#').next().unwrap()).text();
    for told in ["<p>Sparat.", "Lyfts fram i rapporten", "Lyft inte fram"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(text.contains(&format!("value=\"{id}:1\"")), "{text}");
    let board = bench.get("/export?format=md&version=namnden").text();
    assert!(board.contains(WORDS), "{board}");
    assert!(
        board.contains("I avsnitt där uttalanden är framlyfta"),
        "{board}"
    );
    let reports = bench.get("/rapporter").text();
    assert!(reports.contains("1 uttalande är framlyft"), "{reports}");
    let listed = bench.get("/granska?visa=lyfta").text();
    assert!(listed.contains("<b>1</b> framlyfta"), "{listed}");
    assert!(listed.contains(WORDS), "{listed}");

    // whoever saw the page before that is told
    assert_eq!(toggle(&bench, &token, &id, 0, "Bo").status, 409);
    assert_eq!(toggle(&bench, &token, &id, 1, "Bo").status, 303);
    assert!(!bench.get(PAGE).text().contains("Lyfts fram i rapporten"));
    assert_eq!(bench.decisions(), 2);
}

#[test]
fn it_is_saved_beside_other_decisions_in_the_review_and_undone() {
    let bench = one_answer();
    let id = statement(&bench, WORDS);
    let page = bench.get(&format!("/granska?u={id}"));
    let token = page.field("token");
    assert!(
        page.text().contains("name=\"lyft\" value=\"1\">"),
        "{}",
        page.text()
    );
    let send = |version: usize, more: &[(&str, &str)]| {
        let seen = format!("{id}:{version}");
        let mut fields = vec![
            ("token", token.as_str()),
            ("remiss", "styrning"),
            ("u", seen.as_str()),
            ("namn", "Anna"),
            ("visat", "1"),
            ("visat.avsnitt", "2"),
            ("visat.stallning", "proposes_change"),
            ("avsnitt", "2"),
            ("stallning", "proposes_change"),
        ];
        fields.extend_from_slice(more);
        bench.post("/granska/beslut", &fields)
    };
    let saved = send(0, &[("gor", "spara"), ("visat.lyft", "0"), ("lyft", "1")]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let location = saved.header("location").unwrap();
    assert!(location.contains("gjort=lyft"), "{location}");
    let text = bench.get(location.split('#').next().unwrap()).text();
    assert!(text.contains("Lyfts fram i rapporten."), "{text}");
    assert!(
        text.contains("name=\"lyft\" value=\"1\" checked>"),
        "{text}"
    );
    // it judges nothing
    assert!(text.contains("lyfte fram i rapporten"), "{text}");
    assert!(bench.get("/granska").text().contains("0 granskade"));

    let same = send(1, &[("gor", "spara"), ("visat.lyft", "1"), ("lyft", "1")]);
    assert_eq!(same.status, 422);
    let undone = send(1, &[("gor", "angra"), ("visat.lyft", "1"), ("lyft", "1")]);
    assert_eq!(undone.status, 303, "{}", undone.text());
    let listed = bench.get("/granska?visa=lyfta").text();
    assert!(listed.contains("<b>0</b> framlyfta"), "{listed}");
}

#[test]
fn several_are_highlighted_at_once() {
    let bench = one_answer();
    let page = bench.get("/granska");
    let token = page.field("token");
    assert!(
        page.text()
            .contains("<button class=\"btn\" name=\"gor\" value=\"lyft\">")
    );
    let (one, other) = (
        statement(&bench, WORDS),
        statement(&bench, "Målen är tydliga"),
    );
    let fields = [
        ("token", token.as_str()),
        ("remiss", "styrning"),
        ("gor", "lyft"),
        ("namn", "Anna"),
        ("u", &format!("{one}:0")),
        ("u", &format!("{other}:0")),
    ];
    let saved = bench.post("/granska/beslut", &fields);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let listed = bench.get("/granska?visa=lyfta&lang=en").text();
    assert!(listed.contains("<b>2</b> highlighted"), "{listed}");
    let full = bench.get("/export?format=md").text();
    assert!(full.matches(" Framlyft.").count() >= 2, "{full}");
}
