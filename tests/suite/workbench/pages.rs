//! What each page shows.

use super::{ANSWER, Workbench, one_answer, serve, statement};

pub(super) const PAGES: [&str; 15] = [
    "/",
    "/remiss",
    "/sok",
    "/sok?q=uppf%C3%B6ljning",
    "/program",
    "/program?avsnitt=general",
    "/matris",
    "/instanser",
    "/inlasning",
    "/granska",
    "/samstammighet",
    "/rapporter",
    "/ny",
    "/hjalp",
    "/tillganglighet",
];

#[test]
fn every_page_answers_in_both_languages_under_a_strict_policy() {
    let bench = one_answer();
    for page in PAGES {
        for lang in ["sv", "en"] {
            let sign = if page.contains('?') { '&' } else { '?' };
            let answer = bench.get(&format!("{page}{sign}lang={lang}"));
            let text = answer.text();
            assert_eq!(answer.status, 200, "{page}: {text}");
            assert!(text.contains(&format!("<html lang=\"{lang}\">")), "{page}");
            assert!(!text.contains(" style="), "{page} has an inline style");
            assert!(
                !text.contains("<style") && !text.contains("onclick"),
                "{page}"
            );
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        }
    }
}

#[test]
fn a_page_about_something_that_is_not_there_says_so() {
    let bench = one_answer();
    for page in [
        "/nope",
        "/dokument?u=abc-1",
        "/dokument?d=../../etc/passwd",
        "/original?d=../consultation.toml",
        "/original?d=%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/a/../../Cargo.toml",
        "/a/%2e%2e%2fapp.css",
        "/program?avsnitt=99",
        "/instanser?instans=Ingen",
        "/sok?remiss=..%2F..",
        "/export?format=exe",
        "/sida?d=abc&sida=1",
    ] {
        let answer = bench.get(page);
        assert_eq!(answer.status, 404, "{page}");
        assert!(!answer.text().contains("root:"), "{page}");
    }
}

#[test]
fn the_interface_tells_the_headings_above_a_statement() {
    let answer = "# Yttrande från kulturnämnden\n\n## Uppföljning\n\nNämnden anser att uppföljningen behöver bli enklare.\n";
    let bench = Workbench::over(&[("kulturnämnden.md", answer)]);
    let id = statement(&bench, "enklare");
    let api = bench.get(&format!("/api/uttalande?u={id}"));
    let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
    let headings = found["statement"]["headings"].as_array().unwrap();
    assert_eq!(headings.last().unwrap(), "Uppföljning");
}

#[test]
fn a_day_narrows_what_is_exported_and_reviewed() {
    let early = ANSWER.replace("Yttrande", "2024-03-05\n\nYttrande");
    let late = "Tekniska nämnden\n\n2025-04-11\n\nYttrande över program för styrning\n\nTekniska nämnden avstyrker förslaget om uppföljning av gatorna.\n";
    let bench = Workbench::over(&[("kulturnämnden.txt", &early), ("tekniska.txt", late)]);
    let rows = bench.get("/export?format=csv&fran=2025-01-01").text();
    assert!(
        rows.contains("gatorna") && !rows.contains("Kulturnämnden"),
        "{rows}"
    );
    let page = bench.get("/granska?fran=2025-01-01").text();
    assert!(
        page.contains("gatorna") && !page.contains("Kulturnämnden"),
        "{page}"
    );
    let last = bench.get(&format!("/granska?sida={}", u64::MAX));
    assert_eq!(last.status, 200);
    assert!(last.text().contains("gatorna"));
}

#[test]
fn a_report_is_as_long_as_the_form_says() {
    let bench = one_answer();
    let form = bench.get("/rapporter").text();
    assert!(form.contains("name=\"utan\" value=\"bilaga\" checked"));
    let whole = bench.get("/export?format=md&datum=2026-03-02").text();
    assert!(whole.contains("- Datum: 2026-03-02") && !whole.contains("Utelämnat"));
    let short = bench
        .get("/export?format=md&utan=bilaga&utan=bakgrund&hogst=1&citat=datum")
        .text();
    assert!(short.contains("- Utelämnat: Bilaga 1"), "{short}");
    assert!(short.contains("citat utöver 1"), "{short}");
    // a table has every statement, and says nothing else
    let rows = bench.get("/export?format=csv").text();
    assert_eq!(
        bench.get("/export?format=csv&utan=bilaga&hogst=1").text(),
        rows
    );
    // an address with choices fills the form
    let form = bench.get("/rapporter?format=html&hogst=3").text();
    assert!(form.contains("value=\"html\" checked") && form.contains("value=\"3\""));
    assert!(!form.contains("value=\"bilaga\" checked"));
}

#[test]
fn every_selection_comes_in_every_format() {
    let bench = one_answer();
    for selection in [
        "",
        "&q=uppf%C3%B6ljning",
        "&instans=Kulturn%C3%A4mnden",
        "&avsnitt=general",
    ] {
        for (format, start) in [
            ("docx", "PK"),
            ("xlsx", "PK"),
            ("html", "<!"),
            ("md", "#"),
            ("csv", "\u{feff}"),
            ("json", "{"),
            ("jsonld", "{"),
        ] {
            let answer = bench.get(&format!("/export?format={format}{selection}"));
            assert_eq!(
                answer.status,
                200,
                "{format} {selection}: {}",
                answer.text()
            );
            assert!(
                answer.body.starts_with(start.as_bytes()),
                "{format} {selection}"
            );
            let how = answer.header("content-disposition").unwrap();
            assert!(
                how.starts_with("attachment") && how.ends_with(format),
                "{how}"
            );
        }
    }
}

#[test]
fn the_description_of_the_interface_names_what_answers() {
    let bench = one_answer();
    let answer = bench.get("/api/openapi.json");
    let description: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let id = statement(&bench, "tydliga");
    for path in description["paths"].as_object().unwrap().keys() {
        let answer = bench.get(&format!("{path}?u={id}"));
        let value: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(value["version"], 1, "{path}");
    }
}

#[test]
fn where_nothing_is_read_the_pages_say_how_to_begin() {
    let corpus = tempfile::tempdir().unwrap();
    let (child, host) = serve(corpus.path(), &[]);
    let bench = Workbench {
        child,
        host,
        corpus,
    };
    let found = bench.get("/sok?q=skola");
    assert_eq!(found.status, 404);
    let text = found.text();
    assert!(
        text.contains("Ingenting är inläst ännu") && text.contains("under Ny remiss"),
        "{text}"
    );
}

#[test]
fn what_the_machine_confirmed_is_not_called_reviewed() {
    let bench = Workbench::over(&[(
        "kulturnämnden.txt",
        "Kulturnämnden\n\nYttrande över program för styrning\n\nKaffet i matsalen är gott.\n\n2 Uppföljning\n\nI avsnitt 2 Uppföljning står att uppföljningen ska redovisas till kommunstyrelsen.\n",
    )]);
    assert!(
        bench
            .get("/")
            .text()
            .contains("0 av 2; maskinen är säker på 1 till"),
        "{}",
        bench.get("/").text()
    );
    // nor does it fill the bar of what is reviewed
    let bar = "<i class=\"st-supports g0\"></i><i class=\"st-none g100\"></i>";
    assert!(bench.get("/").text().contains(bar));
    let id = statement(&bench, "kaffet");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    assert_eq!(bench.doubt(&token, &id, 0).status, 303);
    assert!(
        bench
            .get("/")
            .text()
            .contains("1 av 2; maskinen är säker på 1 till")
    );
}

/// The number that stands right before these words.
fn number_before(page: &str, words: &str) -> usize {
    let before = page.split(words).next().unwrap();
    let digits = before.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let start = digits.rfind(|sign: char| !sign.is_ascii_digit());
    digits[start.map_or(0, |at| at + 1)..].parse().unwrap()
}

#[test]
fn the_same_thing_has_the_same_number_on_every_page() {
    let again = "Tekniska nämnden\n\nYttrande över program för styrning\n\nTekniska nämnden avstyrker förslaget om uppföljning av gatorna.\n\nTekniska nämnden avstyrker förslaget om uppföljning av gatorna.\n";
    let bench = Workbench::over(&[("kulturnämnden.txt", ANSWER), ("tekniska.txt", again)]);
    let overview = bench.get("/remiss?remiss=styrning").text();
    let all = number_before(&overview, "</a><small> varav");
    let different = number_before(&overview, " olika, om");
    assert!(different < all);
    let found = bench.get("/sok?remiss=styrning").text();
    assert_eq!(number_before(&found, "</b> olika uttalanden"), different);
    let queue = bench.get("/granska?remiss=styrning").text();
    let left = number_before(&overview, " olika uttalanden är kvar att granska.");
    assert_eq!(number_before(&queue, "</b> att granska"), left);
}

#[test]
fn a_section_that_is_not_there_is_told_and_examples_name_one_that_is() {
    let bench = one_answer();
    let none = bench
        .get("/sok?remiss=styrning&q=avsnitt%3Afinnsinte")
        .text();
    assert!(none.contains("Avsnittet ”finnsinte” finns inte."), "{none}");
    let there = bench.get("/sok?remiss=styrning&q=avsnitt%3A2").text();
    assert!(!there.contains("finns inte."));
    let help = bench.get("/hjalp?remiss=styrning").text();
    assert!(
        help.contains("avsnitt:1<") && !help.contains("avsnitt:3.2"),
        "{help}"
    );
}

#[test]
fn what_is_not_there_is_told_to_a_program_as_json() {
    let bench = one_answer();
    for path in ["/api/avsnitt?remiss=zzz", "/api/finns-inte"] {
        let answer = bench.get(path);
        assert_eq!(answer.status, 404, "{path}");
        let told: serde_json::Value = serde_json::from_slice(&answer.body).expect(path);
        assert_eq!(told["version"], 1, "{told}");
        assert!(told["error"].as_str().is_some(), "{told}");
    }
}

/// What only has most of the words is listed, and said to be so, in the list,
/// in reports and in reviews; a kept search does not count it as news.
#[test]
fn hits_with_most_of_the_words_are_told_wherever_they_go() {
    let bench = one_answer();
    let query = "q=uppf%C3%B6ljningen+m%C3%A5nsken";
    let said = "Inget uttalande har alla orden";
    for page in ["/sok", "/granska", "/rapporter"] {
        let text = bench.get(&format!("{page}?remiss=styrning&{query}")).text();
        assert!(text.contains(said), "{page}: {text}");
    }
    let report = bench.get(&format!("/export?remiss=styrning&format=md&{query}"));
    let report = report.text();
    assert!(report.contains("tre gånger om året"), "{report}");
    assert!(
        report.contains("inget uttalande har alla orden"),
        "{report}"
    );
    let page = bench.get(&format!("/rapporter?remiss=styrning&{query}"));
    let kept = bench.post(
        "/rapporter/spara",
        &[
            ("token", &page.field("token")),
            ("remiss", "styrning"),
            ("sokning", &format!("?{query}")),
            ("sokningens-namn", "Månsken"),
        ],
    );
    assert_eq!(kept.status, 303, "{}", kept.text());
    let text = bench.get("/rapporter?remiss=styrning").text();
    let row = text.split(">Månsken</a>").nth(1).unwrap();
    let row = row.split("</tr>").next().unwrap();
    assert!(
        row.contains("<td class=\"n\">0</td><td class=\"n\">0</td>"),
        "{row}"
    );
}

#[test]
fn the_version_for_the_board_is_no_choice_by_date() {
    let bench = one_answer();
    let board = bench.get("/export?format=md&version=namnden").text();
    assert!(board.contains("## Om sammanställningen"), "{board}");
    assert!(board.contains("> Kulturnämnden tillstyrker"), "{board}");
    assert!(!board.contains("- Urval:"), "{board}");
    // what is chosen by date stays so on the page of reports
    let page = bench
        .get("/rapporter?fran=2020-01-01&till=2024-12-31")
        .text();
    assert!(
        page.contains("type=\"hidden\" name=\"till\" value=\"2024-12-31\""),
        "{page}"
    );
    assert!(page.contains("type=\"radio\" name=\"version\""), "{page}");
}

/// A copy of a proposal in which the second of four paragraphs has a comment.
const COMMENTED: &str = "<office:document \
    xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:dc='http://purl.org/dc/elements/1.1/' \
    office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text>\
    <text:h text:outline-level='1'>1 Parker</text:h>\
    <text:p>Gräset klipps varje vecka.</text:p><text:p><office:annotation office:name='a'>\
    <dc:creator>Eva &lt;Ek&gt;</dc:creator><text:p>Vi avstyrker detta.</text:p>\
    </office:annotation>Lekplatser ses över på våren.<office:annotation-end office:name='a'/>\
    </text:p><text:p>Gungor byts vart femte år.</text:p><text:p>Bänkar målas gröna.</text:p>\
    </office:text></office:body></office:document>";

#[test]
fn a_comment_that_answers_stands_behind_what_it_is_about() {
    let programme = "# Plan\n\n## 1 Parker\n\nGräset klipps varje vecka.\n\nLekplatser ses över på våren.\n\nGungor byts vart femte år.\n\nBänkar målas gröna.\n";
    let bench = Workbench::on(programme, &[("Kulturnämnden.fodt", COMMENTED)], &[]);
    let id = statement(&bench, "Vi avstyrker detta.");
    let text = bench.get(&format!("/dokument?u={id}")).text();
    let place = |words: &str| {
        text.rfind(words)
            .unwrap_or_else(|| panic!("{words}: {text}"))
    };
    let order = ["våren.", "Eva &lt;Ek&gt;", "Vi avstyrker detta.", "Gungor"].map(place);
    assert!(order.is_sorted(), "{order:?} {text}");
    let found = bench.get("/sok?q=avstyrker").text();
    assert!(found.contains("Kommentar i filen"), "{found}");
    assert!(found.contains("Lekplatser ses över på våren."), "{found}");
}
