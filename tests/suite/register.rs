//! What was agreed with those asked: more time, reminders, who will not answer. By the
//! real binary, on the command line and in the reports.

use std::io::Read;

use super::support::Workplace;

const FILE: &str = "title = \"Program för parker\"\nreference = \"KS 2024/7\"\ndue = 2024-03-04\n\n[[respondents]]\nname = \"Kulturnämnden\"\nkind = \"board\"\nemail = \"kultur@ekstad.example\"\nextended_until = 2024-03-06\n\n[[respondents]]\nname = \"Tekniska nämnden\"\nkind = \"board\"\nextended_until = 2024-03-08\n\n[[respondents]]\nname = \"Miljönämnden\"\nkind = \"board\"\nextended_until = 2024-03-20\nreminded = [2024-03-09]\n\n[[respondents]]\nname = \"Socialnämnden\"\nkind = \"board\"\nreminded = [2024-03-05, 2024-03-09]\n\n[[respondents]]\nname = \"Valnämnden\"\nkind = \"board\"\ndeclined = 2024-02-20\nnote = \"Berörs inte\"\n";

fn place() -> Workplace {
    let place = Workplace::with_small_consultation();
    place.write("corpus/liten/consultation.toml", FILE);
    place.run(&["index", "corpus", "--quiet"]);
    place
}

#[test]
fn status_tells_who_was_late_who_had_more_time_and_whom_to_remind_first() {
    let place = place();
    let told = place.run(&["status"]).out();
    for line in [
        "  svarat: 2 av tillfrågade 5\n",
        "  har inte svarat: Socialnämnden (påmind 2024-03-05, 2024-03-09); Miljönämnden (anstånd till 2024-03-20; påmind 2024-03-09)\n",
        "  avstår från att svara: Valnämnden (2024-02-20; Berörs inte)\n",
        "  svarat efter sista dag: Tekniska nämnden\n",
        "  svarat inom anstånd: Kulturnämnden\n",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let json = place.run(&["status", "--json"]).json();
    let told = &json["consultations"][0];
    assert_eq!(
        told["silent"],
        serde_json::json!(["Miljönämnden", "Socialnämnden"])
    );
    assert_eq!(told["declined"], serde_json::json!(["Valnämnden"]));
    assert_eq!(told["late"], serde_json::json!(["Tekniska nämnden"]));
    assert_eq!(
        told["within_extension"],
        serde_json::json!(["Kulturnämnden"])
    );
    let first = &told["register"][0];
    assert_eq!(first["email"], serde_json::json!(["kultur@ekstad.example"]));
    assert_eq!(first["extended_until"], "2024-03-06");
}

#[test]
fn the_report_counts_late_answers_by_each_ones_last_day() {
    let place = place();
    let page = place.run(&["excerpt", "--format", "html"]).out();
    for sentence in [
        "5 remissinstanser tillfrågades. 2 av dem har svarat (40 procent).",
        "En har meddelat att den avstår från att svara: Valnämnden.",
        "2 har inte svarat: Miljönämnden och Socialnämnden.",
        "Ett svar är daterat efter sista svarsdag: Tekniska nämnden.",
        "Ett svar är daterat efter sista svarsdag men inom det anstånd som getts: Kulturnämnden.",
    ] {
        assert!(page.contains(sentence), "{sentence}\n{page}");
    }
    for cell in [
        "<td>2024-03-05 (inom anstånd)</td>",
        "<td>2024-03-11 (sent)</td>",
        "<td>anstånd till 2024-03-20</td>",
        "<td>avstår</td>",
    ] {
        assert!(page.contains(cell), "{cell}");
    }
    // Whom one writes to, and the official's own notes, are nobody else's matter.
    assert!(!page.contains("ekstad.example"));
    assert!(!page.contains("Berörs inte"));

    place.run(&["excerpt", "--format", "xlsx", "-o", "ut.xlsx"]);
    let file = std::fs::File::open(place.join("ut.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut strings = String::new();
    archive
        .by_name("xl/sharedStrings.xml")
        .unwrap()
        .read_to_string(&mut strings)
        .unwrap();
    for cell in [
        ">Anstånd till<",
        ">Påmind<",
        ">Avstår, meddelat<",
        ">inom anstånd<",
        ">avstår<",
        "2024-03-05\n2024-03-09",
    ] {
        assert!(strings.contains(cell), "{cell}\n{strings}");
    }
    assert!(!strings.contains("ekstad.example"));
}

#[test]
fn what_is_agreed_is_taken_up_without_reading_anything_anew() {
    let place = place();
    let before = place.run(&["statements"]).out();
    let more = FILE.replace(
        "name = \"Socialnämnden\"\n",
        "name = \"Socialnämnden\"\nemail = [\"social@ekstad.example\"]\nextended_until = 2024-03-25\n",
    );
    place.write("corpus/liten/consultation.toml", &more);
    let run = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(run["consultations"][0]["changed"], true, "{run}");
    assert_eq!(run["consultations"][0]["read_anew"], 0, "{run}");
    let told = place.run(&["status"]).out();
    assert!(
        told.contains("Socialnämnden (anstånd till 2024-03-25; "),
        "{told}"
    );
    assert_eq!(place.run(&["statements"]).out(), before);
    let run = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(run["consultations"][0]["changed"], false, "{run}");
}

#[test]
fn what_is_no_address_or_date_is_told_with_its_line_and_whose_it_is() {
    let place = place();
    for (from, to, told) in [
        (
            "\"kultur@ekstad.example\"",
            "\"kultur\"",
            "8: `kultur`, for `Kulturnämnden`, is no e-mail address",
        ),
        ("= 2024-03-08", "= \"8 mars\"", "14: `8 mars` is not a date"),
        ("declined", "declines", "did you mean `declined`?"),
    ] {
        place.write("corpus/liten/consultation.toml", FILE.replace(from, to));
        let run = place.run(&["index", "corpus", "--lang", "en"]).ends_with(2);
        assert!(run.err().contains(told), "{}", run.err());
    }
}
