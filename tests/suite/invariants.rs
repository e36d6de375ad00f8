//! The invariants of `lib.rs` that a test can hold: the order of the layers,
//! who prints, who touches the disk, where each foreign library lives.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the bottom up, as the table in `lib.rs` has them.
fn layers() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|name| name.trim_end_matches([';', '{', ' ']).to_owned())
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every source file with its path under `src/`, tests within it cut off.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root().join("src")).unwrap();
                let text = fs::read_to_string(&path).unwrap();
                // `#[cfg(test)]` alone may stand over one item amid the code
                let code = text
                    .split("#[cfg(test)]\nmod tests")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                found.push((name.to_string_lossy().replace('\\', "/"), code));
            }
        }
    }
    found.sort();
    found
}

/// Lines of code that are no comment, with their number.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(number, line)| (number + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn module_of(file: &str) -> &str {
    file.split('/')
        .next()
        .unwrap_or(file)
        .trim_end_matches(".rs")
}

/// Fails with every line of `src/` for which `wrong` holds.
fn forbid(what: &str, wrong: impl Fn(&str, &str) -> bool) {
    let mut found = Vec::new();
    for (file, text) in sources() {
        for (number, line) in code_lines(&text) {
            if wrong(&file, line) {
                found.push(format!("src/{file}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn a_module_uses_only_modules_that_stand_above_it_on_the_map() {
    let layers = layers();
    let rank = |name: &str| layers.iter().position(|layer| layer == name);
    forbid(
        "several modules of the crate in one `use`, which hides them",
        |_, line| line.contains("crate::{"),
    );
    forbid(
        "a module uses one that stands below it on the map",
        |file, line| {
            let Some(own) = rank(module_of(file)) else {
                return false;
            };
            (used(file, line).into_iter().filter_map(rank)).any(|used| used > own)
        },
    );
}

/// What a line names of the crate's modules: behind `crate::`, and behind as
/// many `super::` as lead from the file's module to the crate.
fn used<'a>(file: &str, line: &'a str) -> Vec<&'a str> {
    let own = file.trim_end_matches(".rs").trim_end_matches("/mod");
    let to_the_crate = "super::".repeat(own.split('/').count());
    ["crate::", &to_the_crate]
        .iter()
        .flat_map(|before| line.split(before).skip(1))
        .filter_map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        })
        .collect()
}

#[test]
fn modules_are_seen_however_they_are_named() {
    let check = |file: &str, line: &'static str, expected: &[&str]| {
        assert_eq!(used(file, line), expected, "{file}: {line}");
    };
    check("tag/matrix.rs", "use crate::cli::exit::Exit;", &["cli"]);
    check(
        "tag/section/mod.rs",
        "use super::super::serve::ask;",
        &["serve"],
    );
    check("tag/section/rank.rs", "use super::super::term;", &[]);
    check(
        "tag/mod.rs",
        "let to = super::report::Format::Csv;",
        &["report"],
    );
    check("error.rs", "pub(super) use super::model::Lang;", &["model"]);
}

#[test]
fn the_map_names_every_module() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for layer in layers() {
        assert!(
            lib.contains(&format!("[`{layer}`]")),
            "the table in lib.rs lacks {layer}"
        );
    }
}

#[test]
fn only_cli_prints_and_nothing_below_it_ends_the_program() {
    let prints = [
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "stdout()",
        "stderr()",
    ];
    forbid("prints outside cli", |file, line| {
        module_of(file) != "cli" && prints.iter().any(|word| line.contains(word))
    });
    forbid("ends the program outside cli", |file, line| {
        module_of(file) != "cli" && line.contains("process::exit")
    });
}

/// The one file of a judging stage that reads: it loads the weights before
/// anything is judged.
const LOADS_WEIGHTS: &str = "tag/models.rs";

#[test]
fn judging_stages_touch_no_disk_and_start_no_process() {
    let pure = [
        "model",
        "language",
        "extract",
        "programme",
        "identify",
        "segment",
        "tag",
        "report",
    ];
    forbid("input or output in a pure stage", |file, line| {
        pure.contains(&module_of(file))
            && file != LOADS_WEIGHTS
            && [
                "std::fs",
                "fs::read",
                "fs::write",
                "fs::File",
                "std::process",
                "std::net",
            ]
            .iter()
            .any(|word| line.contains(word))
    });
}

#[test]
fn results_do_not_depend_on_the_clock() {
    let timeless = [
        "model",
        "corpus",
        "language",
        "extract",
        "programme",
        "identify",
        "segment",
        "tag",
        "index",
        "search",
        "report",
        "evaluate",
    ];
    forbid(
        "the clock in a stage whose results must be the same each time",
        |file, line| {
            timeless.contains(&module_of(file))
                && ["Timestamp::now", "SystemTime::now", "Zoned::now"]
                    .iter()
                    .any(|word| line.contains(word))
        },
    );
}

#[test]
fn each_foreign_library_stays_in_its_module() {
    let homes: [(&str, &[&str]); 5] = [
        ("lopdf::", &["extract/pdf"]),
        ("docx_rs::", &["report/docx"]),
        ("tantivy::", &["index", "search"]),
        ("clap::", &["cli"]),
        ("axum::", &["serve"]),
    ];
    for (library, places) in homes {
        forbid(&format!("{library} outside {places:?}"), |file, line| {
            line.contains(library) && !places.iter().any(|place| file.starts_with(place))
        });
    }
}

#[test]
fn nothing_is_left_for_later_and_nothing_is_commented_out() {
    let words = ["todo!", "unimplemented!", "TODO", "FIXME", "XXX", "dbg!("];
    let mut found = Vec::new();
    for (file, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("src/{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
