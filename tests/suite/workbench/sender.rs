//! Who sent a document, as a person says it, and back to what the machine reads.

use std::fs;

use super::{ANSWER, Answer, Workbench, one_answer};

const UNKNOWN: &str = "Hej\n\nVi tycker att målen är otydliga och avstyrker förslaget.\n";

/// The address of the document of this name.
fn address(bench: &Workbench, name: &str) -> String {
    let page = bench.get("/inlasning").text();
    let (before, _) = page.split_once(&format!("\">{name}</a>")).unwrap();
    before
        .rsplit_once("href=\"")
        .unwrap()
        .1
        .replace("&amp;", "&")
}

/// A form for the document on this page, with the fields that a test gives.
fn save(bench: &Workbench, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    let text = page.text();
    let form = text.split_once("action=\"/dokument/avsandare\"").unwrap().1;
    let value = |name: &str| {
        let start = format!("name=\"{name}\" value=\"");
        let at = form.find(&start).unwrap() + start.len();
        form[at..].split('"').next().unwrap().to_owned()
    };
    let hidden = ["token", "remiss", "d", "sett"].map(|name| (name, value(name)));
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for (name, value) in &hidden {
        if !fields.iter().any(|(given, _)| given == name) {
            pairs.push((name, value));
        }
    }
    pairs.extend(fields);
    bench.post("/dokument/avsandare", &pairs)
}

fn saved(bench: &Workbench, answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    bench.wait_for_run();
    let location = answer.header("location").unwrap();
    bench.get(location.split('#').next().unwrap()).text()
}

fn file(bench: &Workbench) -> String {
    fs::read_to_string(bench.root().join("consultation.toml")).unwrap()
}

#[test]
fn a_person_says_who_sent_a_document_and_goes_back_to_the_machine() {
    let bench = one_answer();
    let before = file(&bench);
    let place = address(&bench, "kulturnämnden.txt");
    let page = bench.get(&place);
    assert!(
        page.text().contains("Maskinen läste: <b>Kulturnämnden</b>"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("<option value=\"Kulturnämnden\">"));
    let fields = [
        ("avsandare", "Fritidsnämnden <Ö>"),
        ("avsandare", "KULTURNÄMNDEN"),
        ("typ", "council"),
        ("datum", "2025-04-02"),
        ("dnr", "FN 2025/7"),
        ("paragraf", "§ 12"),
    ];
    let after = saved(&bench, &save(&bench, &page, &fields));
    assert!(
        after.contains("Sparat, och remissen är inläst på nytt"),
        "{after}"
    );
    for told in [
        "Fritidsnämnden &lt;Ö&gt;, Kulturnämnden",
        "Angivet av en person",
        "Maskinen läste: <b>Kulturnämnden</b> (",
        "<dd>FN 2025/7</dd>",
        "<dd>§ 12</dd>",
        "Gå tillbaka till maskinens läsning",
        "value=\"2025-04-02\"",
    ] {
        assert!(after.contains(told), "{told}\n{after}");
    }
    assert_eq!(
        file(&bench),
        format!(
            "{before}\n[[documents]]\nfile = \"responses/kulturnämnden.txt\"\nrespondents = [\"Fritidsnämnden <Ö>\", \"Kulturnämnden\"]\nkind = \"council\"\ndate = \"2025-04-02\"\nreference = \"FN 2025/7\"\nminutes_paragraph = \"§ 12\"\n"
        )
    );
    assert!(
        bench
            .get("/instanser")
            .text()
            .contains("Fritidsnämnden &lt;Ö&gt;")
    );
    let back = save(&bench, &bench.get(&place), &[("gor", "maskinen")]);
    let after = saved(&bench, &back);
    assert!(!after.contains("Angivet av en person"), "{after}");
    assert_eq!(file(&bench), before);
}

#[test]
fn an_unknown_sender_is_named_on_the_page_of_respondents() {
    let bench = Workbench::over(&[("a.txt", UNKNOWN), ("b.txt", ANSWER)]);
    let page = bench.get("/instanser");
    assert!(
        page.text().contains("Ange avsändare: a.txt"),
        "{}",
        page.text()
    );
    assert!(!page.text().contains("[[documents]]"), "{}", page.text());
    let fields = [("avsandare", "Valnämnden"), ("ater", "instanser")];
    let answer = save(&bench, &page, &fields);
    assert!(
        answer
            .header("location")
            .unwrap()
            .starts_with("/instanser?")
    );
    let after = saved(&bench, &answer);
    assert!(
        after.contains("Valnämnden") && !after.contains("Ange avsändare"),
        "{after}"
    );
    assert!(
        after.contains("Sparat, och remissen är inläst på nytt"),
        "{after}"
    );
}

#[test]
fn what_cannot_be_saved_comes_back_with_what_stands_now() {
    let bench = one_answer();
    let place = address(&bench, "kulturnämnden.txt");
    let page = bench.get(&place);
    let wrong = [("avsandare", "Min <nämnd>"), ("datum", "i våras")];
    let refused = save(&bench, &page, &wrong);
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(text.contains("”i våras” är inget datum"), "{text}");
    assert!(text.contains("value=\"Min &lt;nämnd&gt;\""), "{text}");
    assert!(text.contains("value=\"i våras\""), "{text}");

    let title = file(&bench).replace("Program för styrning", "En annan titel");
    let said = "\n[[documents]]\nfile = \"responses/kulturnämnden.txt\"\nrespondents = [\"Bos nämnd\"] # Bo vet\n";
    fs::write(
        bench.root().join("consultation.toml"),
        format!("{title}{said}"),
    )
    .unwrap();
    let late = save(&bench, &page, &[("avsandare", "Min nämnd")]);
    assert_eq!(late.status, 409);
    let text = late.text();
    assert!(
        text.contains("Någon hann före.") && text.contains("<dd>Bos nämnd</dd>"),
        "{text}"
    );
    assert!(text.contains("value=\"Min nämnd\""), "{text}");
    let again = save(&bench, &late, &[("avsandare", "Min nämnd")]);
    saved(&bench, &again);
    assert!(file(&bench).contains("respondents = [\"Min nämnd\"] # Bo vet\n"));

    let stale = [("token", "annan"), ("avsandare", "Min andra nämnd")];
    let stale = save(&bench, &bench.get(&place), &stale);
    assert_eq!(stale.status, 403);
    assert!(stale.text().contains("value=\"Min andra nämnd\""));
    assert!(!file(&bench).contains("Min andra nämnd"));
}

#[test]
fn what_is_no_answer_is_kept_and_counts_for_nothing() {
    let bench = one_answer();
    let place = address(&bench, "kulturnämnden.txt");
    let said = bench.get("/sok").text();
    assert!(said.contains("Kulturnämnden"), "{said}");
    let page = saved(
        &bench,
        &save(&bench, &bench.get(&place), &[("raknas", "replaced")]),
    );
    assert!(page.contains("Ersatt av ett senare svar"), "{page}");
    assert!(
        file(&bench).contains("counts_as = \"replaced\""),
        "{}",
        file(&bench)
    );
    let listed = bench.get("/inlasning").text();
    assert!(listed.contains("Räknas inte: "), "{listed}");
    let silent = bench.get("/instanser").text();
    assert!(silent.contains("Har inte svarat</dt><dd>1"), "{silent}");
    assert!(
        silent.contains("kulturnämnden.txt</a>: ersatt av ett senare svar"),
        "{silent}"
    );
    let page = saved(
        &bench,
        &save(&bench, &bench.get(&place), &[("gor", "maskinen")]),
    );
    assert!(!page.contains("Räknas inte som svar"), "{page}");
}
