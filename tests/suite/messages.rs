//! What the program says when something is wrong, as an official reads it: in
//! Swedish, with the thing by its name and what to do.

use std::path::{Path, PathBuf};

use remiss::extract::extract;
use remiss::model::Lang;

use crate::report::package;
use crate::support::Workplace;

/// Fails unless the run says each of these on stderr.
#[track_caller]
fn check(place: &Workplace, args: &[&str], code: i32, said: &[&str]) {
    let err = place.run(args).ends_with(code).err();
    for words in said {
        assert!(err.contains(words), "{words:?} is not said: {err}");
    }
}

#[test]
fn arguments_are_refused_in_the_language_asked_for() {
    let place = Workplace::new();
    check(
        &place,
        &["serch", "x"],
        2,
        &["fel: kommandot `serch` finns inte", "råd: menade du"],
    );
    check(
        &place,
        &["search", "x", "--stance", "emot"],
        2,
        &["fel: `emot` går inte att ge", "välj bland tillstyrker, "],
    );
    let english = place.run(&["serch", "x", "--lang", "en"]).ends_with(2);
    assert!(english.err().contains("unrecognized subcommand"));
    let help = place.run(&["--help"]).ends_with(0);
    assert!(help.err().is_empty() && help.out().contains("Commands:"));
}

#[test]
fn folders_and_files_that_are_not_there_are_told_with_what_to_do() {
    let place = Workplace::with_small_consultation();
    check(
        &place,
        &["index", "nowhere"],
        2,
        &[
            "nowhere: kunde inte gås igenom: finns inte",
            "råd: se efter",
        ],
    );
    let answer = "corpus/liten/responses/Kulturnämnden.txt";
    check(
        &place,
        &["index", answer],
        2,
        &["Kulturnämnden.txt: kunde inte gås igenom: är ingen mapp"],
    );
    check(
        &place,
        &["extract", "corpus"],
        2,
        &["corpus: kunde inte läsas: är en mapp", "råd: ange en fil"],
    );
    place.run(&["index", "corpus"]).ends_with(0);
    check(
        &place,
        &["excerpt", "-o", "saknas/x.docx"],
        2,
        &[
            "saknas/x.docx: kunde inte skrivas: finns inte",
            "råd: mappen",
        ],
    );
    check(
        &place,
        &["excerpt", "--format", "docx", "-o", "x.pdf"],
        2,
        &["ändelsen .pdf passar inte formatet docx"],
    );
    check(
        &place,
        &["verify", answer],
        2,
        &["Kulturnämnden.txt: filen är ingen sammanställning"],
    );
    check(
        &place,
        &["excerpt", "--template", answer, "-o", "x.docx"],
        2,
        &[
            "Kulturnämnden.txt: kan inte användas som mall: den är inget Word-dokument",
            "råd: öppna den i Word och spara den som",
        ],
    );
    place.copy("tests/fixtures/docx", "corpus/annan/responses");
    check(
        &place,
        &["evaluate", "corpus"],
        2,
        &["corpus: här finns flera remisser (annan, liten); ange mappen"],
    );
}

#[test]
fn a_selection_that_nothing_fits_says_why() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]).ends_with(0);
    let section = ["avsnittet `9.9` finns inte"];
    // a section is a name, as a consultation is: one rule for all commands
    for name in [&["--consultation", "liten"][..], &[]] {
        let with = |command: &[&'static str]| [command, &["--section", "9.9"], name].concat();
        check(&place, &with(&["search", "x"]), 2, &section);
        check(&place, &with(&["statements"]), 2, &section);
        check(&place, &with(&["excerpt"]), 2, &section);
    }
    check(
        &place,
        &["statements", "--section", "2.3"],
        2,
        &["avsnittet `2.3` finns inte", "menade du `2.1`?"],
    );
    let id = place.run(&["statements"]).json_lines()[0]["id"].clone();
    check(
        &place,
        &[
            "decide",
            id.as_str().unwrap(),
            "--section",
            "2.3",
            "--by",
            "A",
        ],
        2,
        &["avsnittet `2.3` finns inte", "menade du `2.1`?"],
    );
    check(
        &place,
        &["statements", "--respondent", "Kulturnämden"],
        1,
        &[
            "remissinstansen `Kulturnämden` finns inte",
            "menade du `Kulturnämnden`?",
        ],
    );
    check(
        &place,
        &["search", "", "--from", "2025-01-02", "--to", "2025-01-01"],
        1,
        &["--from ligger efter --to"],
    );
    check(
        &place,
        &["statements", "--consultation", "helt annan"],
        2,
        &[
            "remissen `helt annan` finns inte",
            "råd: `remiss status` visar",
        ],
    );
}

/// What a Mac hands over has letters and their marks apart.
#[test]
fn names_are_found_however_their_letters_are_written() {
    let place = Workplace::with_small_consultation();
    let apart = "Kulturna\u{308}mnden";
    place.write(
        "corpus/parkomra\u{30a}de/programme.md",
        "# Program\n\n## 1 Mål\n\nParker.\n",
    );
    place.write(
        "corpus/parkomra\u{30a}de/responses/Svar fra\u{30a}n en.txt",
        "Bolaget Grönt AB\n\nVi tillstyrker förslaget.\n",
    );
    place.write(
        "corpus/parkomra\u{30a}de/consultation.toml",
        "[[documents]]\nfile = \"responses/Svar från en.txt\"\nrespondents = [\"Trädgårdsbolaget\"]\n",
    );
    place.run(&["index", "corpus"]).ends_with(0);
    let found = place
        .run(&["statements", "--respondent", apart])
        .ends_with(0);
    assert!(found.out().contains("Kulturnämnden"));
    place
        .run(&["search", "tillstyrker", "--respondent", apart])
        .ends_with(0);
    let named = place
        .run(&["statements", "--consultation", "parkområde"])
        .ends_with(0);
    assert!(named.out().contains("Trädgårdsbolaget"), "{}", named.out());
}

#[test]
fn nobody_decides_without_a_name() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]).ends_with(0);
    let statements = place.run(&["statements"]).json_lines();
    let id = statements[0]["id"].as_str().unwrap();
    check(
        &place,
        &["decide", id, "--confirm", "--by", " "],
        2,
        &["går inte att ge som `--by <NAME>`; där ska stå ett namn"],
    );
    check(
        &place,
        &["decide", id, "--by", "Anna Ek"],
        2,
        &["inget att besluta: ange --section"],
    );
    assert!(!place.join("corpus/liten/decisions.jsonl").exists());
}

#[test]
fn a_report_with_comments_of_its_own_is_not_written_over() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]).ends_with(0);
    let write = ["excerpt", "-o", "rapport.docx"];
    place.run(&write).ends_with(0);
    place.run(&write).ends_with(0);
    let bytes = std::fs::read(place.join("rapport.docx")).unwrap();
    let id = package::first_control(&bytes);
    let filled = package::fill_word(&bytes, &id, "r", "Rimligt krav.");
    place.write("rapport.docx", &filled);
    check(
        &place,
        &write,
        2,
        &[
            "rapport.docx: där står 1 ifylld text som inte är sparad",
            "remiss comments rapport.docx",
        ],
    );
    assert_eq!(std::fs::read(place.join("rapport.docx")).unwrap(), filled);
    let recorded = place
        .run(&["comments", "rapport.docx", "--by", "Anna Ek"])
        .ends_with(0);
    assert!(
        recorded.err().contains("1 kommentar sparad"),
        "{}",
        recorded.err()
    );
    place.run(&write).ends_with(0);

    // One that is damaged may hold some, and so may one that cannot be read.
    let damaged = &filled[..filled.len() / 2];
    place.write("rapport.docx", damaged);
    check(
        &place,
        &write,
        2,
        &["rapport.docx: filen finns redan och kan inte läsas"],
    );
    assert_eq!(std::fs::read(place.join("rapport.docx")).unwrap(), damaged);
    // What is no report is none of ours to spare.
    place.write("rapport.docx", "hej");
    place.run(&write).ends_with(0);
}

#[test]
fn explain_and_search_speak_the_language_asked_for() {
    let place = Workplace::with_small_consultation();
    place.write(
        "corpus/liten/responses/utan namn.txt",
        "Uppföljningen är för dyr och borde ske mer sällan.\n",
    );
    place.run(&["index", "corpus"]);
    let found = place.run(&["search", "uppföljningen dyr"]).ends_with(0);
    assert!(found.out().contains("Okänd avsändare"), "{}", found.out());
    let statements = place.run(&["statements"]).ends_with(0).json_lines();
    let mut told_of = 0;
    for line in &statements {
        let id = line["id"].as_str().unwrap();
        let text = line.to_string();
        for name in ["words", "own_heading", "whole_programme", "model"] {
            if text.contains(&format!("\"rule\":\"{name}\"")) {
                told_of += 1;
                let told = place.run(&["explain", id]).ends_with(0).out();
                assert!(!told.contains(&format!("{name}:")), "{told}");
            }
        }
    }
    assert!(told_of > 0, "some evidence has a rule with an English name");
    let any = statements[0]["id"].as_str().unwrap();
    let told = place.run(&["explain", any]).ends_with(0).out();
    assert!(told.contains("läge: ej granskad"), "{told}");
}

#[test]
fn damage_in_what_people_wrote_is_told_with_its_line() {
    let place = Workplace::with_small_consultation();
    let toml = "corpus/liten/consultation.toml";
    let index = ["index", "corpus"];
    place.write(toml, "title = \"X\"\ndue = \"i vår\"\n");
    check(
        &place,
        &index,
        2,
        &[
            "consultation.toml:2: `i vår` är inget datum; skriv det som 2021-05-31",
            "råd: rätta raden",
        ],
    );
    place.write(toml, "[[respondents]]\nname = \"A\"\nkind = \"nämden\"\n");
    check(
        &place,
        &index,
        2,
        &["consultation.toml:3: värdet `nämden` är okänt"],
    );
    let asked = "[[respondents]]\nname = \"A\"\nkind = \"board\"\n";
    for (line, told) in [
        (
            "email = [\"a@b\"]",
            "consultation.toml:4: `a@b`, för `A`, är ingen e-postadress",
        ),
        ("email = 7", "consultation.toml:4: fel slags värde: `7`"),
        (
            "extended_untill = 2025-05-01",
            "menade du `extended_until`?",
        ),
    ] {
        place.write(toml, format!("{asked}{line}\n"));
        check(&place, &index, 2, &[told]);
    }
    place.write(toml, "title = 7\n");
    check(&place, &index, 2, &["consultation.toml:1: fel slags värde"]);
    place.write(toml, "");
    place.write("corpus/liten/decisions.jsonl", "{\"version\":1}\n");
    check(
        &place,
        &index,
        2,
        &["decisions.jsonl:1: inte ett beslut", "råd: ta en kopia"],
    );
}

/// Every warning and reason that the files of the tests give.
#[test]
fn reasons_and_warnings_have_no_english_in_them() {
    const ENGLISH: [&str; 9] = [
        " the ", " is ", " not ", " of ", " its ", " it ", " a ", " an ", " was ",
    ];
    let mut seen = 0;
    let mut english = Vec::new();
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for part in extract(&name, &std::fs::read(&path).unwrap()) {
            let said: Vec<String> = match &part.outcome {
                Ok(document) => document
                    .warnings
                    .iter()
                    .map(|each| each.in_words(Lang::Sv))
                    .collect(),
                Err(error) => vec![error.in_words(Lang::Sv), error.hint_in(Lang::Sv).to_owned()],
            };
            for words in said {
                seen += 1;
                let padded = format!(" {} ", words.replace(['(', ')', ':', ';', ','], " "));
                if ENGLISH.iter().any(|word| padded.contains(word)) {
                    english.push(format!("{name}: {words}"));
                }
            }
        }
    }
    assert_eq!(english, Vec::<String>::new());
    assert!(seen > 20, "{seen}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn many_sections_without_text_are_told_in_one_line() {
    let place = Workplace::with_small_consultation();
    let outline: Vec<String> = (3..9)
        .map(|number| format!("## {number} Rubrik {number}\n\n"))
        .collect();
    let outline = outline.concat();
    let programme = std::fs::read_to_string(place.join("corpus/liten/programme.md")).unwrap();
    place.write(
        "corpus/liten/programme.md",
        format!("{programme}\n{outline}"),
    );
    place.run(&["index", "corpus"]).ends_with(0);
    let status = place.run(&["status"]).ends_with(0).out();
    let folded = "! förslaget: 6 avsnitt har ingen text: 3 Rubrik 3; 4 Rubrik 4; 5 Rubrik 5 och 3 till (alla med --sections)";
    assert!(status.contains(folded), "{status}");
    let all = place.run(&["status", "--sections"]).ends_with(0).out();
    assert_eq!(all.matches("har ingen text").count(), 6, "{all}");
}

#[test]
fn a_facet_without_values_has_no_heading_and_no_value_is_blank() {
    let place = Workplace::new();
    place.write(
        "corpus/liten/responses/utan namn.txt",
        "Uppföljningen är för dyr och borde ske mer sällan.\n",
    );
    place.run(&["index", "corpus"]);
    let told = place.run(&["search", "uppföljningen", "--facets"]).out();
    assert!(!told.lines().any(|line| line == "År"), "{told}");
    assert!(
        told.contains("\nInstans\n     1  Okänd avsändare"),
        "{told}"
    );
}
