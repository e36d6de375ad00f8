//! The page of a consultation's details: what is typed there stands in
//! `consultation.toml`, beside whatever people wrote in it by hand.

use std::fs;

use super::{Answer, Workbench, one_answer};

const FILE: &str = "# Remissen\ntitle = \"Program för styrning\" # så heter den\ndue = 2025-04-30\n\n# Nämnder\n[[respondents]]\nname = \"Kulturnämnden\" # alltid i tid\nkind = \"board\"\naliases = [\"KN\"]\n\n[[respondents]]\nname = \"Socialnämnden\"\nkind = \"board\"\n";

/// The fields of the page, as a browser sends them back; a test changes some.
struct Form(Vec<(String, String)>);

impl Form {
    /// What stands in the form of this page: hidden fields, inputs and the options
    /// that are chosen.
    fn of(page: &Answer) -> Self {
        let text = page.text();
        let form = text
            .split_once("action=\"/uppgifter\"")
            .expect("the page has the form")
            .1;
        let form = form.split("</form>").next().unwrap();
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut select = String::new();
        for tag in form.split('<').skip(1) {
            let value = |name: &str| {
                let start = format!("{name}=\"");
                let at = tag.find(&start)? + start.len();
                Some(plain(tag[at..].split('"').next()?))
            };
            let tag_name = tag.split([' ', '>']).next().unwrap();
            let name = value(" name");
            match tag_name {
                "input" if !tag.contains("type=\"checkbox\"") || tag.contains(" checked") => {
                    fields.extend(name.zip(value("value")));
                }
                "textarea" => {
                    let typed = tag.split_once('>').unwrap().1.trim_start_matches('\n');
                    fields.extend(name.map(|name| (name, plain(typed))));
                }
                "select" => select = name.unwrap(),
                "option" if tag.contains(" selected") => {
                    fields.push((select.clone(), value("value").unwrap()));
                }
                _ => {}
            }
        }
        Self(fields)
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    fn send(&self, bench: &Workbench) -> Answer {
        let pairs: Vec<(&str, &str)> = (self.0.iter())
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        bench.post("/uppgifter", &pairs)
    }
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

fn described(text: &str) -> Workbench {
    let bench = one_answer();
    fs::write(bench.root().join("consultation.toml"), text).unwrap();
    bench
}

fn file(bench: &Workbench) -> String {
    fs::read_to_string(bench.root().join("consultation.toml")).unwrap()
}

/// The page that a saved form leads to, once the consultation is read in.
fn saved(bench: &Workbench, answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    bench.wait_for_run();
    bench.get(answer.header("location").unwrap()).text()
}

#[test]
fn what_is_typed_stands_in_the_file_and_everywhere_and_comments_stay() {
    let bench = described(FILE);
    let form = Form::of(&bench.get("/uppgifter"));
    assert_eq!(form.get("namn.0"), "Kulturnämnden");
    assert_eq!(form.get("andra.0"), "KN");
    assert_eq!(form.get("typ.0"), "board");
    assert_eq!(form.get("sista"), "2025-04-30");
    let same = form.send(&bench);
    assert!(same.header("location").unwrap().contains("gjort=inget"));
    assert_eq!(file(&bench), FILE);

    let form = Form::of(&bench.get("/uppgifter"))
        .with("titel", "Program för <styrning> & \"ledning\"")
        .with("dnr", "KS 2025/1")
        .with("sista", "2025-05-16")
        .with("namn.0", "Kultur- och fritidsnämnden")
        .with("bort.1", "1")
        .with("namn.2", "Ekstads Hamn AB");
    let page = saved(&bench, &form.send(&bench));
    assert!(
        page.contains("Sparat, och remissen är inläst på nytt"),
        "{page}"
    );
    let text = file(&bench);
    for kept in [
        "# Remissen\ntitle = ",
        " # så heter den\ndue = 2025-05-16\nreference = \"KS 2025/1\"\n",
        "\n# Nämnder\n[[respondents]]\nname = \"Kultur- och fritidsnämnden\" # alltid i tid\n",
        "[[respondents]]\nname = \"Ekstads Hamn AB\"\nkind = \"company\"\n",
    ] {
        assert!(text.contains(kept), "{kept}\n{text}");
    }
    assert!(!text.contains("Socialnämnden"), "{text}");
    let page = bench.get("/remiss").text();
    assert!(page.contains("<h1>Program för &lt;styrning&gt; &amp; &quot;ledning&quot;</h1>"));
    assert!(page.contains("sista svarsdag 2025-05-16"), "{page}");
    assert!(bench.get("/instanser").text().contains("Ekstads Hamn AB"));
}

#[test]
fn what_is_wrong_is_told_beside_its_field_and_nothing_is_lost() {
    let bench = described(FILE);
    let form = Form::of(&bench.get("/uppgifter"))
        .with("titel", "Ny <titel>")
        .with("utsand", "31 februari")
        .with("sista", "2025-02-30")
        .with("antaget", "0025-01-01")
        .with("namn.2", "Kulturnämnden")
        .with("namn.1", " ")
        .with("typ.0", "nämnden")
        .with("klistra", "Hamnen;bollag\nÄldrenämnden");
    let refused = form.send(&bench);
    assert_eq!(refused.status, 422);
    let page = refused.text();
    for told in [
        "”31 februari” är inget datum",
        "”2025-02-30” är inget datum",
        "Året är 25. Kontrollera det.",
        "”Kulturnämnden” står redan i listan.",
        "Skriv ett namn, eller kryssa för Ta bort.",
        "Välj en typ i listan.",
        "Rad 1: Hamnen. ”bollag” är ingen typ",
        "7 uppgifter behöver rättas.",
        "aria-describedby=\"sista-fel\" aria-invalid=\"true\"",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    let again = Form::of(&refused);
    for name in ["titel", "utsand", "sista", "antaget", "namn.2", "klistra"] {
        assert_eq!(again.get(name), form.get(name), "{name}");
    }
    let order = Form::of(&bench.get("/uppgifter"))
        .with("utsand", "2025-06-01")
        .with("antaget", "2025-05-01")
        .send(&bench);
    let page = order.text();
    assert!(
        page.contains("Sista svarsdag ligger före den dag"),
        "{page}"
    );
    assert!(
        page.contains("Programmet kan inte ha antagits före"),
        "{page}"
    );
    let long = Form::of(&bench.get("/uppgifter")).with("titel", &"å".repeat(201));
    assert!(long.send(&bench).text().contains("Högst 200 får plats."));
    assert_eq!(file(&bench), FILE);
}

#[test]
fn a_pasted_list_is_added_and_what_stood_there_is_told() {
    let bench = described(FILE);
    let pasted = "Namn\tTyp\nÄldrenämnden\nkn\nEkstads Hamn AB\tbolag\tHamnen\nSocialnämnden\nÄldrenämnden\n";
    let looked = Form::of(&bench.get("/uppgifter"))
        .with("klistra", pasted)
        .with("gor", "klistra")
        .send(&bench);
    assert_eq!(looked.status, 200);
    let page = looked.text();
    assert!(page.contains("Inget är sparat än."), "{page}");
    assert!(
        page.contains("lades inte till en gång till: Äldrenämnden, kn, Socialnämnden."),
        "{page}"
    );
    let form = Form::of(&looked);
    assert_eq!(form.get("namn.2"), "Äldrenämnden");
    assert_eq!(
        (form.get("typ.3"), form.get("andra.3")),
        ("company", "Hamnen")
    );
    assert_eq!(form.get("klistra"), "");
    assert_eq!(file(&bench), FILE);

    let straight = Form::of(&bench.get("/uppgifter")).with("klistra", pasted);
    let page = saved(&bench, &straight.send(&bench));
    assert!(page.contains("stod redan i listan"), "{page}");
    assert!(page.contains("Äldrenämnden, Socialnämnden."), "{page}");
    let text = file(&bench);
    assert!(text.starts_with(FILE), "{text}");
    assert!(
        text.ends_with("name = \"Ekstads Hamn AB\"\nkind = \"company\"\naliases = [\"Hamnen\"]\n"),
        "{text}"
    );
    assert_eq!(text.matches("[[respondents]]").count(), 4);
}

#[test]
fn more_rows_come_without_a_script_and_keep_what_is_typed() {
    let bench = described(FILE);
    let form = Form::of(&bench.get("/uppgifter"));
    let more = form
        .with("titel", "Halvskriven")
        .with("namn.2", "Äldrenämnden")
        .with("gor", "fler")
        .send(&bench);
    assert_eq!(more.status, 200);
    let form = Form::of(&more);
    assert_eq!(form.get("rader"), "15");
    assert_eq!(form.get("titel"), "Halvskriven");
    let page = saved(&bench, &form.with("namn.14", "Valnämnden").send(&bench));
    assert!(page.contains("Sparat"), "{page}");
    assert!(file(&bench).ends_with("\n[[respondents]]\nname = \"Äldrenämnden\"\nkind = \"board\"\n\n[[respondents]]\nname = \"Valnämnden\"\nkind = \"board\"\n"));
}

#[test]
fn who_answered_without_being_asked_is_ticked_and_added() {
    let bench = described("title = \"Plan\"\n");
    let token = bench.get("/inlasning").field("token");
    let again = [("token", token.as_str()), ("remiss", "styrning")];
    assert_eq!(bench.post("/inlasning/om", &again).status, 303);
    bench.wait_for_run();
    let page = bench.get("/uppgifter");
    assert!(
        page.text()
            .contains("name=\"funnen\" value=\"Kulturnämnden\"")
    );
    let form = Form::of(&page).with("funnen", "Kulturnämnden");
    let stranger = Form::of(&page).with("funnen", "Någon annan").send(&bench);
    assert!(stranger.header("location").unwrap().contains("gjort=inget"));
    let after = saved(&bench, &form.send(&bench));
    assert!(!after.contains("name=\"funnen\""), "{after}");
    assert_eq!(
        file(&bench),
        "title = \"Plan\"\n\n[[respondents]]\nname = \"Kulturnämnden\"\nkind = \"board\"\n"
    );
    assert!(bench.get("/remiss").text().contains("av 1 tillfrågade"));
}

#[test]
fn whoever_was_later_keeps_what_they_typed_and_loses_nothing_of_the_others() {
    let bench = described(FILE);
    let anna = Form::of(&bench.get("/uppgifter"))
        .with("titel", "Annas titel")
        .with("namn.1", "Annas nämnd")
        .with("namn.2", "Annas AB");
    // Somebody changes the file by hand meanwhile: a title, one more, one less.
    let meanwhile = FILE
        .replace("Program för styrning", "Bos titel")
        .replace("Socialnämnden", "Valnämnden");
    fs::write(bench.root().join("consultation.toml"), &meanwhile).unwrap();
    let late = anna.send(&bench);
    assert_eq!(late.status, 409);
    assert_eq!(file(&bench), meanwhile);
    let page = late.text();
    assert!(page.contains("Någon hann före."), "{page}");
    assert!(page.contains("<dt>Titel</dt><dd>Bos titel</dd>"), "{page}");
    assert!(page.contains("Tillagd av någon annan"), "{page}");
    assert!(
        page.contains("Borttagen eller omdöpt av någon annan"),
        "{page}"
    );
    let form = Form::of(&late);
    assert_eq!(form.get("titel"), "Annas titel");
    assert_eq!(form.get("namn.1"), "Annas nämnd");
    saved(&bench, &form.send(&bench));
    let text = file(&bench);
    for name in [
        "Annas titel",
        "Annas nämnd",
        "Annas AB",
        "Valnämnden",
        "# alltid i tid",
    ] {
        assert!(text.contains(name), "{name}\n{text}");
    }
    // A comment is nobody's field.
    let form = Form::of(&bench.get("/uppgifter")).with("dnr", "KS 1");
    fs::write(
        bench.root().join("consultation.toml"),
        format!("# hej\n{text}"),
    )
    .unwrap();
    saved(&bench, &form.send(&bench));
    assert!(file(&bench).starts_with("# hej\n# Remissen\n"));
}

#[test]
fn a_broken_file_is_told_of_with_its_line_and_not_written_over() {
    let bench = described(FILE);
    let form = Form::of(&bench.get("/uppgifter")).with("titel", "Min titel");
    let broken = FILE.replace("due = 2025-04-30", "du = <b>");
    fs::write(bench.root().join("consultation.toml"), &broken).unwrap();
    let page = bench.get("/uppgifter").text();
    assert!(page.contains("consultation.toml:3:"), "{page}");
    assert!(page.contains("<code>du = &lt;b&gt;</code>"), "{page}");
    assert!(!page.contains(bench.root().to_str().unwrap()), "{page}");
    assert!(!page.contains("action=\"/uppgifter\""), "{page}");
    let refused = form.send(&bench);
    assert_eq!(refused.status, 409);
    assert_eq!(Form::of(&refused).get("titel"), "Min titel");
    assert_eq!(file(&bench), broken);
    let document = bench.get("/instanser?instans=Kulturn%C3%A4mnden").text();
    assert!(document.contains("consultation.toml:3:"), "{document}");
}

#[test]
fn the_programme_is_chosen_among_the_files_of_the_folder() {
    let bench = described("");
    fs::create_dir(bench.root().join("underlag")).unwrap();
    fs::write(
        bench.root().join("underlag/plan.md"),
        "# Plan för vatten\n\n## 1 Dricksvatten\n\nVattnet ska räcka.\n",
    )
    .unwrap();
    let page = bench.get("/uppgifter");
    assert!(page.text().contains("Nu läses programme.md."));
    let elsewhere = Form::of(&page).with("forslag", "../annan.md").send(&bench);
    assert_eq!(elsewhere.status, 422);
    let answer = Form::of(&page).with("forslag", "responses/kulturnämnden.txt");
    assert_eq!(answer.send(&bench).status, 422);
    let chosen = Form::of(&page).with("forslag", "underlag/plan.md");
    let after = saved(&bench, &chosen.send(&bench));
    assert!(after.contains("Nu läses underlag/plan.md."), "{after}");
    assert_eq!(file(&bench), "programme = \"underlag/plan.md\"\n");
    assert!(bench.get("/program").text().contains("Dricksvatten"));
}

#[test]
fn a_form_of_another_start_or_site_changes_nothing() {
    let bench = described(FILE);
    let form = Form::of(&bench.get("/uppgifter")).with("titel", "Min titel");
    let stale = form.with("token", "annan").send(&bench);
    assert_eq!(stale.status, 403);
    let again = Form::of(&stale);
    assert_eq!(again.get("titel"), "Min titel");
    let pairs: Vec<(&str, &str)> = (again.0.iter())
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let foreign = bench.post_with("/uppgifter", &pairs, "Origin: http://annan.example\r\n");
    assert_eq!(foreign.status, 403);
    assert_eq!(file(&bench), FILE);
    saved(&bench, &again.send(&bench));
    assert!(file(&bench).contains("Min titel"));
    let english = bench.get("/uppgifter?lang=en").text();
    assert!(english.contains("<h1>Details</h1>") && english.contains("Answers due"));
}

#[test]
fn a_proposal_is_added_beside_the_one_that_is_there() {
    let bench = described(FILE);
    let token = bench.get("/uppgifter").field("token");
    let add = |token: &str, name: &str, content: &str| {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"remiss\"\r\n\r\nstyrning\r\n--x\r\nContent-Disposition: form-data; name=\"forslagsfil\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n"
        );
        bench.send(&format!(
            "POST /uppgifter/forslag HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len(),
            host = bench.host
        ))
    };
    let plan = "# Plan för vatten\n\n## 1 Dricksvatten\n\nVattnet ska räcka.\n";
    assert_eq!(add("annan", "programme.md", plan).status, 403);
    assert_eq!(add(&token, "plan.exe", "MZ\u{0}\u{1}").status, 422);
    assert_eq!(add(&token, "plan.xlsx", "x").status, 422);
    assert_eq!(file(&bench), FILE);
    let page = saved(&bench, &add(&token, "../programme.md", plan));
    assert!(page.contains("Nu läses programme (2).md."), "{page}");
    let programme = fs::read_to_string(bench.root().join("programme.md")).unwrap();
    assert_eq!(programme, super::PROGRAMME);
    let text = file(&bench);
    assert_eq!(text.replace("programme = \"programme (2).md\"\n", ""), FILE);
    assert!(bench.get("/program").text().contains("Dricksvatten"));
    let names: Vec<_> = (fs::read_dir(bench.root()).unwrap())
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn what_is_said_of_documents_that_are_not_there_is_taken_away() {
    let said = "\n[[documents]]\nfile = \"responses/borta.pdf\"\nrespondents = [\"Bos nämnd\"]\n";
    let bench = described(&format!("{FILE}{said}"));
    let page = bench.get("/uppgifter");
    assert!(page.text().contains("responses/borta.pdf"));
    let form = Form::of(&page).with("glom", "responses/kulturnämnden.txt");
    assert!(
        form.send(&bench)
            .header("location")
            .unwrap()
            .contains("gjort=inget")
    );
    let form = Form::of(&page).with("glom", "responses/borta.pdf");
    let after = saved(&bench, &form.send(&bench));
    assert!(!after.contains("borta.pdf"), "{after}");
    assert_eq!(file(&bench), FILE);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_comes_back() {
    use std::os::unix::fs::PermissionsExt as _;
    let bench = described(FILE);
    let form = Form::of(&bench.get("/uppgifter")).with("titel", "Min titel");
    let path = bench.root().join("consultation.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let refused = form.send(&bench);
    assert_eq!(refused.status, 500);
    assert!(
        refused.text().contains("Det gick inte att spara: "),
        "{}",
        refused.text()
    );
    assert_eq!(Form::of(&refused).get("titel"), "Min titel");
    assert_eq!(file(&bench), FILE);
}
