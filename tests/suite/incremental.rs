//! Indexing again, changing files, being interrupted, and writing twice at once.

use std::fs;
use std::process::Stdio;

use crate::support::Workplace;

#[test]
fn a_second_run_reads_nothing_and_changes_nothing() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let statements = place.run(&["statements"]).ends_with(0).out();
    let snapshots = listing(&place);
    let again = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(again["consultations"][0]["read_anew"], 0);
    assert_eq!(again["consultations"][0]["changed"], false);
    assert_eq!(listing(&place), snapshots);
    assert_eq!(place.run(&["statements"]).out(), statements);
}

#[test]
fn only_what_changed_is_read_and_what_is_gone_leaves() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    place.write(
        "corpus/liten/responses/Socialnämnden.txt",
        "Socialnämnden har inget att erinra.\n",
    );
    let added = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(added["consultations"][0]["read_anew"], 1);
    assert!(
        place
            .run(&["statements"])
            .out()
            .contains("inget att erinra")
    );
    fs::remove_file(place.join("corpus/liten/responses/Socialnämnden.txt")).unwrap();
    let removed = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(removed["consultations"][0]["read_anew"], 0);
    assert!(
        !place
            .run(&["statements"])
            .out()
            .contains("inget att erinra")
    );
}

#[test]
fn a_consultation_whose_folder_is_gone_leaves_the_index() {
    let place = Workplace::with_small_consultation();
    place.write(
        "corpus/annan/responses/a.txt",
        "Vi tillstyrker förslaget.\n",
    );
    place.run(&["index", "corpus"]);
    fs::remove_dir_all(place.join("corpus/annan")).unwrap();
    let run = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(run["removed"][0], "annan");
    assert!(!place.run(&["statements"]).out().contains("\"annan\""));
}

#[test]
fn the_last_consultation_leaves_the_index_when_its_folder_is_gone() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    fs::remove_dir_all(place.join("corpus/liten")).unwrap();
    let run = place.run(&["index", "corpus"]).ends_with(0);
    assert!(run.out().contains("har lämnat indexet"), "{}", run.out());
    place.run(&["search", "lekplatser"]).ends_with(1);
    for folder in ["extractions", "undecided", "snapshots"] {
        let folder = place.join("index").join(folder);
        assert_eq!(fs::read_dir(folder).unwrap().count(), 0, "no text is left");
    }
    let run = place.run(&["index", "corpus"]).ends_with(2);
    assert!(
        run.err().contains("ingen remiss finns här"),
        "{}",
        run.err()
    );
}

/// As when a share is not there for a while.
#[test]
fn no_decision_takes_another_consultation_out_of_the_index() {
    let place = Workplace::with_small_consultation();
    place.write(
        "annan/ny/responses/a.txt",
        "Skolnämnden avstyrker förslaget om vägar.\n",
    );
    place.run(&["index", "corpus"]);
    place.run(&["index", "annan"]);
    let kept = |folder: &str| {
        let folder = place.join("index").join(folder);
        fs::read_dir(folder).unwrap().count()
    };
    let before = (kept("extractions"), kept("snapshots"));
    let lines = place
        .run(&["statements", "--consultation", "liten"])
        .json_lines();
    let id = lines[0]["id"].as_str().unwrap().to_owned();
    fs::rename(place.join("annan"), place.join("borta")).unwrap();
    place
        .run(&["decide", &id, "--by", "Anna", "--stance", "doubts"])
        .ends_with(0);
    assert_eq!((kept("extractions"), kept("snapshots")), before);
    place.run(&["search", "vägar"]).ends_with(0);

    // Nor does the main job on another corpus, which tells of it.
    let run = place.run(&["index", "corpus"]);
    assert!(run.out().contains("! ny: mappen nås inte"), "{}", run.out());
    let told = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(told["out_of_reach"][0], "ny");
    assert_eq!(told["removed"].as_array().unwrap().len(), 0);
    place.run(&["search", "vägar"]).ends_with(0);

    // It is found again where it lies now.
    let told = place.run(&["index", "borta", "--json"]).json();
    assert_eq!(told["consultations"][0]["name"], "ny");
    let told = place.run(&["index", "borta", "--json"]).json();
    assert_eq!(told["out_of_reach"].as_array().unwrap().len(), 0);
}

/// Hours of work are not thrown away for a folder that was away for a while.
#[test]
fn what_was_recognised_of_pages_outlasts_one_run_without_the_folder() {
    let place = Workplace::with_small_consultation();
    place.write(
        "corpus/annan/responses/a.txt",
        "Vi tillstyrker förslaget om broar.\n",
    );
    place.run(&["index", "corpus"]);
    // What a run with a recogniser keeps, under its name.
    let recognise = || {
        let mut renamed = 0;
        for file in fs::read_dir(place.join("index/extractions")).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if fs::read_to_string(&path).unwrap().contains("broar") {
                fs::rename(
                    &path,
                    path.with_file_name(name.replace(".json", "-ocr.json")),
                )
                .unwrap();
                renamed += 1;
            }
        }
        renamed
    };
    assert_eq!(recognise(), 1);
    let (here, away) = (place.join("corpus/annan"), place.join("annan"));
    fs::rename(&here, &away).unwrap();
    let run = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(run["removed"][0], "annan");
    place.run(&["search", "broar"]).ends_with(1);
    fs::rename(&away, &here).unwrap();
    let run = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(run["consultations"][0]["name"], "annan");
    assert_eq!(run["consultations"][0]["read_anew"], 0);
    place.run(&["search", "broar"]).ends_with(0);

    fs::rename(&here, &away).unwrap();
    place.run(&["index", "corpus"]);
    place.run(&["index", "corpus"]);
    fs::rename(&away, &here).unwrap();
    let run = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(run["consultations"][0]["read_anew"], 1);
}

/// Nothing of what a decision trusts hides a file that was changed.
#[test]
fn a_decision_takes_up_a_file_that_was_changed_since() {
    let place = Workplace::with_small_consultation();
    let file = place.join("corpus/liten/responses/Tekniska nämnden.txt");
    place.run(&["index", "corpus"]);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("avstyrker", "avvisar  ")).unwrap();
    let lines = place.run(&["statements"]).json_lines();
    let id = lines[0]["id"].as_str().unwrap().to_owned();
    place
        .run(&["decide", &id, "--by", "Anna", "--stance", "doubts"])
        .ends_with(0);
    assert!(place.run(&["statements"]).out().contains("avvisar"));
}

#[test]
fn an_index_of_another_version_forgets_no_consultation() {
    let place = Workplace::with_small_consultation();
    place.write(
        "annan/ny/responses/a.txt",
        "Skolnämnden avstyrker förslaget om vägar.\n",
    );
    place.run(&["index", "corpus"]);
    place.run(&["index", "annan"]);
    let extractions = || {
        fs::read_dir(place.join("index/extractions"))
            .unwrap()
            .count()
    };
    let (statements, kept) = (place.run(&["statements"]).out(), extractions());
    let meta = place.join("index/search/meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    fs::write(&meta, text.replace("\"record_", "\"record_0")).unwrap();
    place.run(&["statements"]).ends_with(2);
    let told = place.run(&["index", "corpus", "--json"]).json();
    assert_eq!(told["consultations"][1]["name"], "ny");
    assert_eq!(told["consultations"][1]["read_anew"], 0);
    assert_eq!(place.run(&["statements"]).out(), statements);
    place.run(&["search", "vägar"]).ends_with(0);
    assert_eq!(extractions(), kept);
}

#[cfg(unix)]
#[test]
fn an_index_that_is_out_of_reach_is_left_as_it_is() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let meta = place.join("index/search/meta.json");
    let text = fs::read(&meta).unwrap();
    fs::remove_file(&meta).unwrap();
    // a file that cannot be read, for whoever runs the tests
    fs::create_dir(&meta).unwrap();
    place.run(&["index", "corpus"]).ends_with(2);
    fs::remove_dir(&meta).unwrap();
    fs::write(&meta, text).unwrap();
    place.run(&["search", "lekplatser"]).ends_with(0);
}

#[test]
fn a_decision_that_cannot_be_taken_up_is_told_as_saved() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let lines = place.run(&["statements"]).json_lines();
    let id = lines[0]["id"].as_str().unwrap();
    let lock = fs::File::options()
        .write(true)
        .open(place.join("index/lock"))
        .unwrap();
    lock.lock().unwrap();
    let run = place
        .run(&["decide", id, "--by", "Anna", "--stance", "doubts"])
        .ends_with(3);
    assert!(
        run.out()
            .contains("Sparat i liten/decisions.jsonl, men syns inte än")
    );
    assert!(run.err().contains("någon annan skriver"), "{}", run.err());
    drop(lock);
    place.run(&["index", "corpus"]);
    let lines = place.run(&["statements"]).json_lines();
    let line = lines.iter().find(|line| line["id"] == id).unwrap();
    assert_eq!(line["stance"], "doubts");
}

#[test]
fn a_decision_gives_what_indexing_all_anew_gives() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let id = |words: &str| {
        let lines = place.run(&["statements"]).json_lines();
        let line = lines
            .iter()
            .find(|line| line["text"].as_str().unwrap().contains(words))
            .unwrap();
        line["id"].as_str().unwrap().to_owned()
    };
    let decide = |words: &str, verdict: &[&str]| {
        let id = id(words);
        let mut args = vec!["decide", &id, "--by", "Anna"];
        args.extend(verdict);
        place.run(&args).ends_with(0);
    };
    decide("varje vecka", &["--section", "2.2", "--stance", "supports"]);
    decide("varannan vecka", &["--split-before", "om att"]);
    decide("om att gräsytor", &["--role", "boilerplate"]);
    decide("tillstyrker", &["--join-next"]);
    let at_once = place.run(&["statements", "--all"]).out();
    assert!(at_once.contains("\"om att gräsytor klipps"), "{at_once}");
    fs::remove_dir_all(place.join("index")).unwrap();
    place.run(&["index", "corpus"]);
    assert_eq!(place.run(&["statements", "--all"]).out(), at_once);

    // Where a text that a decision cuts is no longer kept, all is read again.
    fs::remove_dir_all(place.join("index/extractions")).unwrap();
    decide("Hur ska klippningen", &["--stance", "asks"]);
    let kept = place.run(&["statements", "--all"]).out();
    assert!(kept.contains("\"om att gräsytor klipps"), "{kept}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let place = Workplace::new();
    place.copy("corpus/ekstad-kulturplan", "corpus/ekstad-kulturplan");
    place.run(&["index", "corpus", "--jobs", "1", "--index", "one"]);
    place.run(&["index", "corpus", "--jobs", "2", "--index", "two"]);
    let one = place
        .run(&["statements", "--all", "--index", "one"])
        .ends_with(0)
        .out();
    let two = place
        .run(&["statements", "--all", "--index", "two"])
        .ends_with(0)
        .out();
    assert_eq!(one, two);
}

#[test]
fn a_second_writer_is_told_who_holds_the_lock() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let lock = fs::File::options()
        .write(true)
        .open(place.join("index/lock"))
        .unwrap();
    lock.lock().unwrap();
    let run = place.run(&["index", "corpus"]).ends_with(2);
    assert!(run.err().contains("någon annan skriver"), "{}", run.err());
    assert!(run.err().contains("råd:"), "{}", run.err());
}

/// Killed at many moments, the index is either as before or as after; the
/// next run gives what an undisturbed run gives.
#[test]
fn killed_at_any_moment_the_state_is_whole() {
    let place = Workplace::new();
    place.copy("corpus/ekstad-kulturplan", "corpus/ekstad-kulturplan");
    place.run(&["index", "corpus", "--index", "undisturbed"]);
    let whole = place
        .run(&["statements", "--all", "--index", "undisturbed"])
        .ends_with(0)
        .out();
    for files_seen in 0..10 {
        let mut child = place
            .command(&["index", "corpus", "--index", "killed"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wait_for_files(&place, files_seen, &mut child);
        child.kill().unwrap();
        child.wait().unwrap();
        let after_kill = place.run(&["statements", "--all", "--index", "killed"]);
        if after_kill.code() == 0 {
            assert_eq!(after_kill.out(), whole);
        }
        if files_seen % 2 == 1 {
            fs::remove_dir_all(place.join("killed")).unwrap();
        }
    }
    place.run(&["index", "corpus", "--index", "killed"]);
    assert_eq!(
        place
            .run(&["statements", "--all", "--index", "killed"])
            .out(),
        whole
    );
}

/// Waits until at least this many extractions are kept, or the run is over:
/// a moment that depends on the work done, not on time.
fn wait_for_files(place: &Workplace, count: usize, child: &mut std::process::Child) {
    let folder = place.join("killed/extractions");
    loop {
        let kept = fs::read_dir(&folder).map_or(0, Iterator::count);
        if kept >= count || child.try_wait().unwrap().is_some() {
            return;
        }
        std::thread::yield_now();
    }
}

fn listing(place: &Workplace) -> Vec<(String, std::time::SystemTime)> {
    let mut files = Vec::new();
    for folder in ["index/extractions", "index/snapshots", "index/search"] {
        for entry in fs::read_dir(place.join(folder)).unwrap() {
            let entry = entry.unwrap();
            let changed = entry.metadata().unwrap().modified().unwrap();
            files.push((entry.path().display().to_string(), changed));
        }
    }
    files.sort();
    files
}
