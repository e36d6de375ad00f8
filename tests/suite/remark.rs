//! What a person writes of a section, with the real binary: it is appended,
//! never lost, and comes back from the reports that it was typed into.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use crate::report::package;
use crate::support::{Run, Workplace};

fn indexed() -> Workplace {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]).ends_with(0);
    place
}

const FILE: &str = "corpus/liten/remarks.jsonl";

fn lines(place: &Workplace) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(place.join(FILE)).unwrap_or_default();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn remark(place: &Workplace, section: &str, texts: &[&str]) -> Run {
    let mut args = vec!["remark", "--section", section, "--by", "Anna Ek"];
    args.extend(texts);
    place.run(&args)
}

/// The report in this format, as bytes.
fn report(place: &Workplace, file: &str) -> Vec<u8> {
    place
        .run(&["excerpt", "-o", file, "--date", "2026-03-01"])
        .ends_with(0);
    fs::read(place.join(file)).unwrap()
}

fn told(place: &Workplace) -> serde_json::Value {
    place.run(&["status", "--json"]).json()["consultations"][0].clone()
}

#[test]
fn a_text_is_appended_and_the_latest_holds() {
    let place = indexed();
    let statements = place.run(&["statements", "--all"]).out();
    let before = report(&place, "före.md");
    remark(
        &place,
        "2.2",
        &["--summary", "Alla vill ha fler kontroller."],
    )
    .ends_with(0);
    let first = fs::read(place.join(FILE)).unwrap();
    remark(
        &place,
        "Lekplatser",
        &["--assessment", "Varje vecka.\n\nDet räcker."],
    )
    .ends_with(0);
    assert!(fs::read(place.join(FILE)).unwrap().starts_with(&first));
    // what is not given stays, and is written with the rest
    let written = lines(&place);
    assert_eq!(written[1]["summary"], "Alla vill ha fler kontroller.");
    assert_eq!(written[1]["section"], "2.2");
    assert_eq!(written[1]["heading"], "Lekplatser");
    let same = remark(
        &place,
        "2.2",
        &["--assessment", "Varje vecka.\n\nDet räcker.\n"],
    );
    assert!(same.ends_with(0).out().contains("inget är ändrat"));
    assert_eq!(lines(&place).len(), 2);

    let text = String::from_utf8(report(&place, "efter.md")).unwrap();
    assert!(
        text.contains("**Bedömning**\n\nVarje vecka.\n\nDet räcker.\n\n"),
        "{text}"
    );
    let status = told(&place);
    assert_eq!(status["assessed"][0], "2.2");
    assert!(!status["unassessed"].as_array().unwrap().is_empty());
    assert_eq!(status["remarks"][0]["by"], "Anna Ek");
    assert!(
        place
            .run(&["status"])
            .out()
            .contains("     1  avsnitt med bedömning")
    );

    // it is no judgement: nothing is tagged otherwise
    assert_eq!(place.run(&["statements", "--all"]).out(), statements);
    remark(&place, "2.2", &["--summary", "", "--assessment", " \n"]).ends_with(0);
    assert_eq!(lines(&place).len(), 3);
    assert!(
        !String::from_utf8(report(&place, "tom.md"))
            .unwrap()
            .contains("**Bedömning**")
    );
    assert_ne!(report(&place, "tom.md"), before, "the checksum tells of it");
}

#[test]
fn indexing_all_anew_gives_the_same_bytes() {
    let place = indexed();
    remark(
        &place,
        "general",
        &["--summary", "Ett.", "--assessment", "Två."],
    )
    .ends_with(0);
    let all = |place: &Workplace| {
        ["a.docx", "a.xlsx", "a.html", "a.md", "a.csv", "a.json"].map(|file| report(place, file))
    };
    let at_once = all(&place);
    let again = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(again["consultations"][0]["changed"], false);
    fs::remove_dir_all(place.join("index")).unwrap();
    place.run(&["index", "corpus"]).ends_with(0);
    assert!(all(&place) == at_once);
    // written elsewhere, it is taken up by the next run, and nothing is read again
    let text = fs::read_to_string(place.join(FILE)).unwrap();
    place.write(FILE, text.replace("Två.", "Tre."));
    let run = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(run["consultations"][0]["changed"], true);
    assert_eq!(run["consultations"][0]["read_anew"], 0);
    assert!(
        String::from_utf8(report(&place, "b.md"))
            .unwrap()
            .contains("Tre.")
    );
}

#[test]
fn one_of_the_texts_may_come_by_stdin() {
    let place = indexed();
    let args = [
        "remark",
        "--section",
        "2.2",
        "--by",
        "A",
        "--assessment",
        "-",
        "--summary",
    ];
    let mut child = place
        .command(&[&args[..], &["Kort."]].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("Ett.\r\n\r\nTvå.\n".as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(lines(&place)[0]["assessment"], "Ett.\n\nTvå.");
    let both = place.run(&[&args[..], &["-"]].concat()).ends_with(2);
    assert!(both.err().contains("bara den ena texten"), "{}", both.err());
}

#[test]
fn what_cannot_be_written_says_why() {
    let place = indexed();
    let wrong = remark(&place, "2.9", &["--summary", "x"]).ends_with(2);
    assert!(
        wrong.err().contains("avsnittet `2.9` finns inte"),
        "{}",
        wrong.err()
    );
    assert!(wrong.err().contains("menade du"), "{}", wrong.err());
    let none = remark(&place, "2.2", &[]).ends_with(2);
    assert!(none.err().contains("det saknas"), "{}", none.err());
    let long = "å".repeat(20_001);
    let long = remark(&place, "2.2", &["--summary", &long]).ends_with(2);
    assert!(long.err().contains("högst 20000 tecken"), "{}", long.err());
    assert!(!place.join(FILE).exists());
}

#[test]
fn a_broken_line_is_told_and_nothing_is_written_behind_it() {
    let place = indexed();
    remark(&place, "2.2", &["--summary", "x"]).ends_with(0);
    let text = fs::read_to_string(place.join(FILE)).unwrap();
    let broken = format!("{text}Anna: stryk detta\n");
    place.write(FILE, &broken);
    for run in [
        place.run(&["index", "corpus"]),
        remark(&place, "2.2", &["--summary", "y"]),
    ] {
        let told = run.ends_with(2).err();
        assert!(
            told.contains("remarks.jsonl:2: inte en sammanfattning med bedömning"),
            "{told}"
        );
        assert!(told.contains("råd: ta en kopia av filen"), "{told}");
    }
    assert_eq!(fs::read_to_string(place.join(FILE)).unwrap(), broken);
    // a line that breaks off never took effect
    place.write(FILE, format!("{text}{{\"version\":1,\"sec"));
    place.run(&["index", "corpus"]).ends_with(0);
    remark(&place, "2.2", &["--summary", "z"]).ends_with(0);
    assert_eq!(lines(&place).len(), 2);
}

#[test]
fn a_text_follows_its_heading_and_is_told_where_that_is_gone() {
    let place = indexed();
    remark(&place, "2.1", &["--assessment", "Om gräs."]).ends_with(0);
    remark(&place, "2.2", &["--assessment", "Om lek."]).ends_with(0);
    let programme = fs::read_to_string(place.join("corpus/liten/programme.md")).unwrap();
    let anew = programme
        .replace(
            "### 2.1 Gräsytor\n\nGräsytor klipps varannan vecka under sommaren.\n\n",
            "",
        )
        .replace("### 2.2 Lekplatser", "### 2.1 Lekplatser");
    assert_ne!(anew, programme);
    place.write("corpus/liten/programme.md", anew);
    let run = place.run(&["index", "corpus"]).ends_with(3);
    assert!(run.out().contains("till avsnitt som inte längre är kvar"));
    let text = String::from_utf8(report(&place, "ny.md")).unwrap();
    let section = text.rsplit("# 2.1 Lekplatser").next().unwrap();
    assert!(section.contains("**Bedömning**\n\nOm lek."), "{text}");
    assert!(!text.contains("Om gräs."));
    assert!(text.contains("2.1 Gräsytor"), "the method tells of it");
    let status = place.run(&["status"]).ends_with(3).out();
    assert!(
        status.contains("! sammanfattning eller bedömning vars avsnitt inte längre finns: 2.1 Gräsytor «Om gräs.» (Anna Ek)"),
        "{status}"
    );
    assert_eq!(told(&place)["lost_remarks"][0]["assessment"], "Om gräs.");
    // nothing is lost: when the section comes back, so does the text
    place.write("corpus/liten/programme.md", programme);
    place.run(&["index", "corpus"]).ends_with(0);
    let text = String::from_utf8(report(&place, "igen.md")).unwrap();
    assert!(text.contains("Om gräs.") && text.contains("Om lek."));
}

#[test]
fn what_is_typed_into_word_and_excel_is_recorded_once() {
    let place = indexed();
    let word = report(&place, "r.docx");
    let typed = package::fill_word_section(&word, "Bedömning", &["Ja.", "Nej <alls>."]);
    place.write("r.docx", &typed);
    // it is not written over
    let again = place.run(&["excerpt", "-o", "r.docx"]).ends_with(2);
    assert!(
        again.err().contains("1 ifylld text som inte är sparad"),
        "{}",
        again.err()
    );
    place
        .run(&["comments", "r.docx", "--by", "Bo", "--dry-run"])
        .ends_with(0);
    assert!(!place.join(FILE).exists());
    let run = place
        .run(&["comments", "r.docx", "--by", "Bo"])
        .ends_with(0);
    assert!(
        run.out().contains("Förslaget som helhet · Bedömning: Ja."),
        "{}",
        run.out()
    );
    assert!(
        run.err()
            .contains("1 sammanfattning eller bedömning sparad"),
        "{}",
        run.err()
    );
    assert_eq!(lines(&place)[0]["assessment"], "Ja.\n\nNej <alls>.");
    assert_eq!(lines(&place)[0]["by"], "Bo");
    assert!(!place.join("corpus/liten/decisions.jsonl").exists());
    place
        .run(&["comments", "r.docx", "--by", "Bo"])
        .ends_with(1);
    place.run(&["verify", "r.docx"]).ends_with(0);

    // the other text by Excel: the first stays
    let excel = report(&place, "r.xlsx");
    place.write(
        "r.xlsx",
        package::fill_sheet(&excel, 3, "L2", "Alla\nvill."),
    );
    place
        .run(&["comments", "r.xlsx", "--by", "Bo"])
        .ends_with(0);
    let last = lines(&place).pop().unwrap();
    assert_eq!(last["summary"], "Alla\nvill.");
    assert_eq!(last["assessment"], "Ja.\n\nNej <alls>.");
    let word = report(&place, "r.docx");
    assert!(package::text(&word).contains("Nej &lt;alls&gt;."));
    place
        .run(&["comments", "r.docx", "--by", "Bo"])
        .ends_with(1);
}

#[test]
fn a_text_that_changed_meanwhile_is_told_and_replaced_only_when_asked() {
    let place = indexed();
    let word = report(&place, "r.docx");
    place.write(
        "r.docx",
        package::fill_word_section(&word, "Bedömning", &["Ur Word."]),
    );
    remark(&place, "general", &["--assessment", "Ur terminalen."]).ends_with(0);
    let run = place
        .run(&["comments", "r.docx", "--by", "Bo"])
        .ends_with(3);
    assert!(
        run.out()
            .contains("! Förslaget som helhet · Bedömning: «Ur Word.» (förut: «Ur terminalen.») – har fått en annan lydelse"),
        "{}",
        run.out()
    );
    assert_eq!(lines(&place).len(), 1);
    place
        .run(&["comments", "r.docx", "--by", "Bo", "--overwrite"])
        .ends_with(0);
    assert_eq!(lines(&place)[1]["assessment"], "Ur Word.");
}

#[test]
fn a_text_on_a_section_that_was_renamed_is_told_and_not_put_elsewhere() {
    let place = indexed();
    let word = report(&place, "r.docx");
    let document = package::text(&word);
    // the last section, not the programme as a whole
    let mark = document.rsplit("w:name=\"_r_").next().unwrap();
    let mark: String = mark.chars().take(14).collect();
    let first: String = document
        .split("w:name=\"_r_")
        .nth(2)
        .unwrap()
        .chars()
        .take(14)
        .collect();
    assert!(first.ends_with("_a") && mark.ends_with("_a") && first != mark);
    let typed = package::fill_word_section(&word, "Bedömning", &["Om lek."]);
    let moved = package::replace(&typed, &first, "000000000000_a");
    place.write("r.docx", moved);
    let run = place
        .run(&["comments", "r.docx", "--by", "Bo"])
        .ends_with(3);
    assert!(
        run.out().contains("! Avsnitt som inte finns i förslaget"),
        "{}",
        run.out()
    );
    assert!(run.out().contains("«Om lek.»"));
    place.run(&["excerpt", "-o", "r.docx"]).ends_with(2);
}
