use super::*;

const TEXT: &str = "# Remissen\ntitle = \"Plan\" # så heter den\ndue = 2025-04-30\n\n# Nämnder\n[[respondents]]\nname = 'Kulturnämnden'   # alltid sen\nkind = 'board'\naliases = [\n  'KN', # i dagligt tal\n]\n\n[[respondents]]\nkind = \"board\"\nname = \"Socialnämnden\"\n\n# Svaren\n[[documents]]\nfile = \"responses/a.txt\" # ett svar\ndate = \"2025-01-02\"\n# slut\n";

fn path() -> &'static Path {
    Path::new("consultation.toml")
}

fn description(text: &str) -> Description {
    Description::of(&Config::parse(text, path()).unwrap())
}

/// What the text becomes, which must then say what was wanted.
fn changed(text: &str, change: impl FnOnce(&mut Description)) -> String {
    let mut wanted = description(text);
    change(&mut wanted);
    let after = wanted.written_over(text, path()).unwrap();
    let names = |one: &Description| -> Vec<Respondent> {
        one.asked.iter().map(|(_, one)| one.clone()).collect()
    };
    let said = description(&after);
    assert_eq!(names(&said), names(&wanted), "{after}");
    let bare = |one: Description| Description {
        asked: Vec::new(),
        ..one
    };
    assert_eq!(bare(said), bare(wanted), "{after}");
    after
}

fn respondent(name: &str) -> (Option<usize>, Respondent) {
    (None, Respondent::new(name, RespondentKind::Company))
}

#[test]
fn what_is_not_changed_stays_byte_for_byte() {
    for text in [
        TEXT.to_owned(),
        TEXT.replace('\n', "\r\n"),
        format!("\u{feff}{TEXT}"),
        TEXT.trim_end().to_owned(),
        TEXT.replacen('\n', "\r\n", 3),
        String::new(),
    ] {
        assert_eq!(changed(&text, |_| {}), text);
        let due = changed(&text, |one| one.due = Some("2025-05-16".to_owned()));
        if !text.is_empty() {
            assert_eq!(due, text.replace("2025-04-30", "2025-05-16"));
        }
    }
}

#[test]
fn a_key_is_set_where_it_stands_and_added_where_it_does_not() {
    let after = changed(TEXT, |one| {
        one.title = Some("Plan \"A\"\\".to_owned());
        one.reference = Some("KS 2025/1".to_owned());
    });
    assert!(after.starts_with("# Remissen\ntitle = "), "{after}");
    assert!(after.contains("# så heter den\n"), "{after}");
    assert!(after.contains("due = 2025-04-30\nreference = \"KS 2025/1\"\n\n# Nämnder\n"));
    let gone = changed(TEXT, |one| (one.title, one.due) = (None, None));
    for kept in ["# Remissen\n", "# så heter den\n", "# Nämnder\n"] {
        assert!(gone.contains(kept), "{kept} {gone}");
    }
    let gone = changed("# Remissen\ntitle = \"A\" # b\n", |one| one.title = None);
    assert_eq!(gone, "# Remissen\n# b\n");
}

#[test]
fn those_asked_are_renamed_removed_and_added() {
    let after = changed(TEXT, |one| {
        one.asked[0].1.name = "Kultur- och fritidsnämnden".to_owned();
        one.asked[0].1.aliases.push("KFN".to_owned());
        one.asked.remove(1);
        one.asked.push(respondent("Hamn AB"));
    });
    assert!(
        after.contains("name = \"Kultur- och fritidsnämnden\"   # alltid sen\nkind = 'board'\n"),
        "{after}"
    );
    assert!(
        after.contains("'KN', \"KFN\", # i dagligt tal\n"),
        "{after}"
    );
    assert!(after.contains("\n\n[[respondents]]\nname = \"Hamn AB\"\nkind = \"company\"\n"));
    assert!(
        after.ends_with("date = \"2025-01-02\"\n# slut\n"),
        "{after}"
    );

    let first = changed(TEXT, |one| drop(one.asked.remove(0)));
    assert!(first.contains("\n# Nämnder\n"), "{first}");
    let none = changed(TEXT, |one| one.asked.clear());
    assert!(none.contains("# Nämnder\n"), "{none}");
    assert!(!none.contains("[[respondents]]"), "{none}");
    let again = changed(&none, |one| one.asked.push(respondent("Hamn AB")));
    assert!(again.contains("[[respondents]]\nname = \"Hamn AB\""));
}

#[test]
fn what_was_agreed_with_one_is_written_beside_its_name() {
    let after = changed(TEXT, |one| {
        let contact = &mut one.asked[0].1.contact;
        contact.email = vec!["kultur@ekstad.example".to_owned()];
        contact.extended_until = Some("2025-05-15".to_owned());
        contact.remind("2025-05-02");
        contact.note = Some("Nämnd 14 maj".to_owned());
    });
    let (before, _) = TEXT.split_once("\n[[respondents]]\nkind").unwrap();
    assert!(after.starts_with(before), "{after}");
    assert!(
        after.contains("]\nemail = [\"kultur@ekstad.example\"]\nreminded = [\"2025-05-02\"]\nextended_until = \"2025-05-15\"\nnote = \"Nämnd 14 maj\"\n"),
        "{after}"
    );
    let again = changed(&after, |one| {
        let contact = &mut one.asked[0].1.contact;
        contact.remind("2025-04-20");
        contact.extended_until = None;
    });
    assert!(
        again.contains("reminded = [\"2025-04-20\", \"2025-05-02\"]\n"),
        "{again}"
    );
    assert!(!again.contains("extended_until"), "{again}");
    // as a person wrote it by hand
    let text = "[[respondents]]\nname = \"A\"\nkind = \"board\"\nemail = \"a@b.example\" # växeln\nextended_until = 2025-05-15\nreminded = [2025-05-02]\n";
    let after = changed(text, |one| {
        let contact = &mut one.asked[0].1.contact;
        contact.email.push("c@d.example".to_owned());
        contact.extended_until = Some("2025-05-20".to_owned());
        contact.remind("2025-05-16");
    });
    assert!(
        after.contains("email = [\"a@b.example\", \"c@d.example\"] # växeln\nextended_until = 2025-05-20\nreminded = [2025-05-02, \"2025-05-16\"]\n"),
        "{after}"
    );
}

#[test]
fn a_list_between_brackets_stays_one() {
    let text = "respondents = [\n  # Nämnder\n  { name = \"A\", kind = \"board\" }, # a\n  # Bolag\n  { name = \"B\", kind = \"company\" },\n  # slut\n]\n";
    let after = changed(text, |one| {
        one.asked[0].1.kind = RespondentKind::Party;
        one.asked.push(respondent("C"));
    });
    assert!(
        after.contains("{ name = \"A\", kind = \"party\" }, # a\n"),
        "{after}"
    );
    let fewer = changed(text, |one| one.asked.truncate(1));
    assert!(
        fewer.contains("# Bolag") && fewer.contains("# slut"),
        "{fewer}"
    );
    let empty = changed("respondents = []\n", |one| one.asked.push(respondent("C")));
    assert!(empty.contains("[[respondents]]\nname = \"C\""), "{empty}");
}

#[test]
fn facts_of_a_document_come_and_go() {
    let facts = |text: &str, facts: &DocumentFacts| {
        let after = facts.written_over(text, path()).unwrap();
        let said = Config::parse(&after, path()).unwrap();
        let said = said.facts(&facts.file, &facts.part).cloned();
        assert_eq!(said.unwrap_or_default().is_empty(), facts.is_empty());
        after
    };
    let mut one = DocumentFacts {
        file: "responses/a.txt".to_owned(),
        respondents: vec!["Kulturnämnden".to_owned()],
        kind: Some(RespondentKind::Board),
        minutes_paragraph: Some("§ 12".to_owned()),
        ..DocumentFacts::default()
    };
    let after = facts(TEXT, &one);
    let (before, _) = TEXT.split_once("date = ").unwrap();
    assert!(after.starts_with(before), "{after}");
    assert!(
        after.contains("respondents = [\"Kulturnämnden\"]"),
        "{after}"
    );
    assert!(after.contains("# slut\n"), "{after}");
    one.part = "b.pdf".to_owned();
    let other = facts(TEXT, &one);
    assert!(
        other.starts_with(TEXT.trim_end_matches("# slut\n")),
        "{other}"
    );
    assert!(other.contains("[[documents]]\nfile = \"responses/a.txt\"\npart = \"b.pdf\"\n"));
    let nothing = DocumentFacts {
        file: "responses/a.txt".to_owned(),
        ..DocumentFacts::default()
    };
    let without = facts(TEXT, &nothing);
    assert!(without.contains("# Svaren\n") && without.contains("# slut\n"));
    assert!(!without.contains("[[documents]]"), "{without}");
    assert_eq!(facts("", &nothing), "");
    assert_eq!(facts("", &one).lines().next(), Some("[[documents]]"),);
}

#[test]
fn a_broken_text_is_told_of_and_not_changed() {
    for text in [
        "title = \n",
        "titel = \"A\"\n",
        "title = \"A\"\ntitle = \"B\"\n",
    ] {
        let error = Description::default()
            .written_over(text, path())
            .unwrap_err();
        assert!(matches!(error, Error::Config { .. }), "{error}");
    }
}
