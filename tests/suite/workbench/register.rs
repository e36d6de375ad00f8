//! Those that have not answered: reminders to them, and what is written down of them.

use std::fs;
use std::process::Stdio;

use super::{ANSWER, Answer, Workbench, remiss};

const FILE: &str = "title = \"Program för styrning\"\nreference = \"KS 2025/7\"\ndue = 2025-04-30 # efter nämnden\n\n[[respondents]]\nname = \"Kulturnämnden\"\nkind = \"board\"\n\n[[respondents]]\nname = \"Miljönämnden\" # ringde\nkind = \"board\"\nemail = \"miljo@ekstad.example\"\nextended_until = 2025-05-15\n\n[[respondents]]\nname = \"Socialnämnden\"\nkind = \"board\"\nemail = [\"social@ekstad.example\", \"bo+remiss@ekstad.example\"]\n\n[[respondents]]\nname = \"Tekniska nämnden\"\nkind = \"board\"\n";

fn bench() -> Workbench {
    let asks = "Miljönämnden\n\nNämnden begär anstånd med svar till den 15 maj.\n";
    let bench = Workbench::over(&[("kulturnämnden.txt", ANSWER), ("miljö.txt", asks)]);
    fs::write(bench.root().join("consultation.toml"), FILE).unwrap();
    let index = remiss(bench.corpus.path(), &["index", "corpus"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    // the request for more time needs a person
    assert_eq!(index.code(), Some(3));
    bench
}

fn file(bench: &Workbench) -> String {
    fs::read_to_string(bench.root().join("consultation.toml")).unwrap()
}

fn post(bench: &Workbench, path: &str, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    let token = page.field("token");
    let mut all = vec![("token", token.as_str()), ("remiss", "styrning")];
    all.extend(fields);
    bench.post(path, &all)
}

fn many(bench: &Workbench, fields: &[(&str, &str)]) -> Answer {
    post(
        bench,
        "/instanser/paminnelser",
        &bench.get("/instanser"),
        fields,
    )
}

/// The page that a saved form leads to, once it is read in.
fn saved(bench: &Workbench, answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    bench.wait_for_run();
    bench.get(answer.header("location").unwrap()).text()
}

#[test]
fn those_awaited_stand_with_the_least_time_first_and_a_reminder_ready() {
    let bench = bench();
    let page = bench.get("/instanser").text();
    let (_, awaited) = page.split_once("id=\"ej-svarat\"").unwrap();
    let (rows, reminders) = awaited.split_once("id=\"paminnelse\"").unwrap();
    let places = ["Socialnämnden", "Tekniska nämnden", "Miljönämnden"]
        .map(|name| rows.find(&format!(">{name}</a>")).expect(name));
    assert!(places.is_sorted(), "{places:?}");
    assert!(!rows.contains(">Kulturnämnden</a>"));
    let subject = "subject=P%C3%A5minnelse%3A%20svar%20p%C3%A5%20remissen%20%E2%80%9DProgram%20f%C3%B6r%20styrning%E2%80%9D%20%28dnr%20KS%202025%2F7%29&amp;body=Hej%21%0D%0A%0D%0A";
    for (body, to) in [
        (
            "Socialnämnden",
            "social@ekstad.example,bo%2Bremiss@ekstad.example",
        ),
        ("Miljönämnden", "miljo@ekstad.example"),
    ] {
        let (_, row) = rows.split_once(&format!(">{body}</a>")).unwrap();
        let row = row.split("</tr>").next().unwrap();
        assert!(row.contains(&format!("mailto:{to}?{subject}")), "{row}");
    }
    let (_, row) = rows.split_once(">Miljönämnden</a>").unwrap();
    assert!(row.contains(">miljö.txt</a>: begär anstånd"), "{row}");
    assert!(page.contains("Sista svarsdag 2025-04-30."));
    // one reminder for each last day, in blind copy
    assert!(reminders.contains(&format!(
        "mailto:?bcc=social@ekstad.example,bo%2Bremiss@ekstad.example&amp;{subject}"
    )));
    assert!(reminders.contains("Utan e-postadress: Tekniska nämnden."));
    assert!(reminders.contains("Till dem som inte har svarat och inte har anstånd (2)"));
    assert!(reminders.contains("(dnr KS 2025/7). Sista svarsdag: 2025-04-30.\n"));
    assert!(reminders.contains("Till dem som har anstånd till 2025-05-15 (1)"));
    assert!(reminders.contains("Ni har anstånd till och med 2025-05-15.\n"));
    // The letter is Swedish in whatever language the official reads.
    let english = bench.get("/instanser?lang=en").text();
    assert!(english.contains("Have not answered"));
    assert!(english.contains(subject));
}

#[test]
fn a_reminder_and_more_time_are_written_down_beside_what_people_wrote() {
    let bench = bench();
    let both = [
        ("instans", "Socialnämnden"),
        ("instans", "Miljönämnden"),
        ("pamind", "2025-05-02"),
        ("till", "2025-05-20"),
        ("gor", "pamind"),
    ];
    let page = saved(&bench, &many(&bench, &both));
    assert!(page.contains("Sparat, och remissen är inläst på nytt"));
    let written = FILE
        .replace(
            "extended_until = 2025-05-15\n",
            "extended_until = 2025-05-15\nreminded = [\"2025-05-02\"]\n",
        )
        .replace(
            "\"bo+remiss@ekstad.example\"]\n",
            "\"bo+remiss@ekstad.example\"]\nreminded = [\"2025-05-02\"]\n",
        );
    assert_eq!(file(&bench), written);
    let rows = page.split("id=\"ej-svarat\"").nth(1).unwrap();
    assert_eq!(rows.matches(">2025-05-02</td>").count(), 2, "{rows}");
    // once more is no change
    let again = many(&bench, &both);
    assert!(again.header("location").unwrap().contains("gjort=inget"));

    let time = [
        ("instans", "Tekniska nämnden"),
        ("till", "2025-05-20"),
        ("gor", "anstand"),
    ];
    let page = saved(&bench, &many(&bench, &time));
    assert!(page.contains("Till dem som har anstånd till 2025-05-20 (1)"));
    assert!(page.contains("inte svarat, anstånd till 2025-05-20"));
    assert!(file(&bench).ends_with(
        "name = \"Tekniska nämnden\"\nkind = \"board\"\nextended_until = \"2025-05-20\"\n"
    ));
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let bench = bench();
    for (fields, told) in [
        (
            &[("pamind", "2025-05-02"), ("gor", "pamind")][..],
            "Kryssa för de instanser",
        ),
        (
            &[("instans", "Socialnämnden"), ("gor", "anstand")][..],
            "Ange en dag.",
        ),
        (
            &[
                ("instans", "Socialnämnden"),
                ("pamind", "31 februari"),
                ("gor", "pamind"),
            ][..],
            "”31 februari” är inget datum",
        ),
        (
            &[
                ("instans", "Socialnämnden"),
                ("till", "2025-04-30"),
                ("gor", "anstand"),
            ][..],
            "Anståndet slutar inte efter sista svarsdag, 2025-04-30.",
        ),
        (
            &[
                ("instans", "Valnämnden"),
                ("pamind", "2025-05-02"),
                ("gor", "pamind"),
            ][..],
            "Valnämnden står inte längre i listan",
        ),
        (
            &[("instans", "Socialnämnden"), ("pamind", "2025-05-02")][..],
            "Välj med knapparna",
        ),
    ] {
        let answer = many(&bench, fields);
        assert_eq!(answer.status, 422, "{told}");
        assert!(answer.text().contains(told), "{told}\n{}", answer.text());
        let is_kept = answer.text().contains("value=\"Socialnämnden\" checked");
        assert_eq!(is_kept, fields.contains(&("instans", "Socialnämnden")));
    }
    let stale = [
        ("token", "gammal"),
        ("remiss", "styrning"),
        ("instans", "Socialnämnden"),
        ("pamind", "2025-05-02"),
        ("gor", "pamind"),
    ];
    assert_eq!(bench.post("/instanser/paminnelser", &stale).status, 403);
    assert_eq!(file(&bench), FILE);
    fs::write(bench.root().join("consultation.toml"), "title = \n").unwrap();
    let broken = many(
        &bench,
        &[
            ("instans", "Socialnämnden"),
            ("pamind", "2025-05-02"),
            ("gor", "pamind"),
        ],
    );
    assert_eq!(broken.status, 409);
    assert_eq!(file(&bench), "title = \n");
}

#[test]
fn one_that_will_not_answer_is_awaited_no_longer_until_that_is_taken_back() {
    let bench = bench();
    let at = "/instanser?instans=Socialn%C3%A4mnden";
    let page = bench.get(at);
    assert!(
        page.text()
            .contains("Tillfrågad, men inget svar har kommit in.")
    );
    let seal = page.field("sett");
    let form = |seal: &str, declined: &str| {
        let fields = [
            ("instans", "Socialnämnden"),
            ("sett", seal),
            ("epost", "Bo Ek <bo@ekstad.example>; social@ekstad.example"),
            ("pamind", "2025-05-10; 2025-05-02"),
            ("avstar", declined),
            ("anteckning", "Berörs inte, <mejl> av Bo"),
        ];
        post(&bench, "/instanser/kontakt", &page, &fields)
    };
    let answer = form(&seal, "2025-05-12");
    let shown = saved(&bench, &answer);
    assert!(shown.contains("Berörs inte, &lt;mejl&gt; av Bo"), "{shown}");
    let (_, written) = FILE.split_once("name = \"Tekniska").unwrap();
    let text = file(&bench);
    assert!(text.contains("email = [\"bo@ekstad.example\", \"social@ekstad.example\"]\nreminded = [\"2025-05-02\", \"2025-05-10\"]\ndeclined = \"2025-05-12\"\nnote = \"Berörs inte, <mejl> av Bo\"\n"), "{text}");
    assert!(text.ends_with(written));
    let list = bench.get("/instanser").text();
    assert!(
        list.contains("avstår från att svara (2025-05-12)"),
        "{list}"
    );
    let (_, awaited) = list.split_once("id=\"ej-svarat\"").unwrap();
    assert!(
        awaited.starts_with(">Har inte svarat <span class=\"soft\">(2)</span>"),
        "{awaited}"
    );
    // somebody who saw what stood before
    let late = form(&seal, "");
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Någon hann före."));
    assert_eq!(file(&bench), text);
    // who has read what stands now may
    let now = late.field("sett");
    saved(&bench, &form(&now, ""));
    assert!(!file(&bench).contains("declined"));
    assert!(
        bench
            .get("/instanser")
            .text()
            .contains("Har inte svarat <span class=\"soft\">(3)</span>")
    );

    let fields = [
        ("instans", "Socialnämnden"),
        ("sett", &bench.get(at).field("sett")),
        ("epost", "social@"),
        ("pamind", "2025-05-02; igår"),
    ];
    let wrong = post(&bench, "/instanser/kontakt", &page, &fields);
    assert_eq!(wrong.status, 422);
    for told in [
        "Socialnämnden: ”social@” är ingen e-postadress.",
        "”igår” är inget datum",
        "value=\"social@\"",
    ] {
        assert!(wrong.text().contains(told), "{told}");
    }
    let unknown = post(
        &bench,
        "/instanser/kontakt",
        &page,
        &[("instans", "Valnämnden"), ("epost", "v@ekstad.example")],
    );
    assert_eq!(unknown.status, 404);
}

#[test]
fn a_pasted_list_gives_addresses_to_those_it_names() {
    let bench = bench();
    let page = bench.get("/uppgifter");
    let seal = page.field("sett");
    let list = "Namn\tTyp\tE-post\nHamn AB\thamn@ekstad.example\tHamnen\nValnämnden\tnämnd\tVN\tval@ekstad.example, bo@ekstad.example\nKulturnämnden\t\tKN\tKulturen <kultur@ekstad.example>\nValnämnden\t\t\tanna@ekstad.example";
    let fields = [
        ("sett", seal.as_str()),
        ("rader", "1"),
        ("var.0", "Kulturnämnden"),
        ("namn.0", "Kulturnämnden"),
        ("typ.0", "board"),
        ("klistra", list),
        ("gor", "klistra"),
    ];
    let shown = post(&bench, "/uppgifter", &page, &fields);
    assert_eq!(shown.status, 200);
    let value = |name: &str| shown.field(name);
    assert_eq!(value("epost.0"), "kultur@ekstad.example");
    assert_eq!(
        (value("namn.1"), value("andra.1")),
        ("Hamn AB".to_owned(), "Hamnen".to_owned())
    );
    assert_eq!(value("epost.1"), "hamn@ekstad.example");
    assert_eq!(value("andra.2"), "VN");
    assert_eq!(
        value("epost.2"),
        "val@ekstad.example; bo@ekstad.example; anna@ekstad.example"
    );
    let wrong = [
        ("sett", seal.as_str()),
        ("rader", "0"),
        (
            "klistra",
            "Valnämnden;val@ekstad.example\nHamn AB;bolag;hamn@ekstad",
        ),
        ("gor", "klistra"),
    ];
    let wrong = post(&bench, "/uppgifter", &page, &wrong);
    assert_eq!(wrong.status, 422);
    assert!(
        wrong
            .text()
            .contains("Rad 2: Hamn AB. ”hamn@ekstad” är ingen e-postadress."),
        "{}",
        wrong.text()
    );
}
