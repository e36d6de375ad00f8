//! Matrix, respondents and positions: the same on every page.

use remiss::model::{Lang, Stance};

use super::{ANSWER, Workbench};

/// What stands in an attribute after each occurrence of `before`.
fn attributes<'a>(html: &'a str, before: &str) -> Vec<&'a str> {
    html.split(before)
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
        .collect()
}

#[test]
fn a_folded_group_of_the_matrix_sums_up_its_rows() {
    let bodies = [
        ("Kulturnämnden", "tillstyrker förslaget till program"),
        ("Socialnämnden", "tillstyrker förslaget till program"),
        ("Miljönämnden", "avstyrker förslaget till program"),
        ("Ekstads kommun", "avstyrker förslaget till program"),
    ];
    let answers: Vec<(String, String)> = bodies
        .iter()
        .map(|(name, stance)| {
            let answer = ANSWER.replace("tillstyrker förslaget till program", stance);
            (format!("{name}.txt"), answer.replace("Kulturnämnden", name))
        })
        .collect();
    let given: Vec<(&str, &str)> = answers
        .iter()
        .map(|(name, answer)| (name.as_str(), answer.as_str()))
        .collect();
    let bench = Workbench::over(&given);

    let all = bench.get("/matris").text();
    let folded = bench.get("/matris?grupp=hopfalld").text();
    assert_eq!(attributes(&folded, "class=\"cell").len(), 0, "{folded}");
    let groups: Vec<&str> = all.split("<tr class=\"grp\"").skip(1).collect();
    let sums: Vec<&str> = folded.split("<tr class=\"grp sums\"").skip(1).collect();
    assert!(groups.len() >= 2, "{all}");
    assert_eq!(groups.len(), sums.len());
    let mut compared = 0;
    for (group, sums) in groups.into_iter().zip(sums) {
        let cells: Vec<(&str, &str)> = attributes(group, "title=\"")
            .into_iter()
            .filter_map(|title| title.split_once(", ")?.1.split_once(": "))
            .collect();
        for sum in attributes(sums, "title=\"") {
            let Some((_, sum)) = sum.split_once(", ").filter(|(_, sum)| sum.contains(": ")) else {
                continue;
            };
            let (section, counts) = sum.split_once(": ").unwrap();
            let (speaking, stances) = counts.split_once(": ").unwrap_or((counts, ""));
            let own = || cells.iter().filter(|(of, _)| *of == section);
            assert_eq!(leading(speaking), own().count(), "{sum}");
            for stance in stances.split(", ").filter(|stance| !stance.is_empty()) {
                let word = stance.split_once(' ').unwrap().1;
                let count = own()
                    .filter(|(_, said)| said.to_lowercase().starts_with(&format!("{word} (")))
                    .count();
                assert_eq!(leading(stance), count, "{sum}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 3, "{folded}");

    // An opened group has its rows, the others stay one row each.
    let way = attributes(&folded, "<a href=\"/matris?")
        .into_iter()
        .find(|way| way.contains("grupp=board"))
        .unwrap()
        .replace("&amp;", "&");
    let opened = bench
        .get(&format!("/matris?{}", way.split('#').next().unwrap()))
        .text();
    assert!(opened.contains("aria-expanded=\"true\""), "{opened}");
    assert!(opened.contains("aria-expanded=\"false\""), "{opened}");
    assert!(opened.contains(">Miljönämnden</a>"), "{opened}");
    assert!(!opened.contains(">Ekstads kommun</a>"), "{opened}");
}

fn leading(text: &str) -> usize {
    let digits = text.split_once(' ').map_or(text, |(digits, _)| digits);
    digits.parse().unwrap()
}

#[test]
fn the_signs_are_those_of_the_report_and_a_body_stands_the_same_on_every_page() {
    let bench = Workbench::over(&[
        ("kultur.txt", ANSWER),
        (
            "social.txt",
            "Socialnämnden\n\nUppföljningen är för dyr. Målen är svåra att följa upp.\n",
        ),
    ]);
    let matrix = bench.get("/matris?remiss=styrning").text();
    for stance in Stance::ALL {
        let sign = format!("aria-hidden=\"true\">{}<", stance.glyph());
        assert!(matrix.contains(&sign), "{stance}");
    }
    // A nought beside a sign reads as part of it.
    assert!(!matrix.contains("<small aria-hidden=\"true\">0</small>"));
    assert!(matrix.contains("<sup>*</sup>"), "inferred from the answer");
    let list = bench.get("/instanser?remiss=styrning").text();
    let overview = bench.get("/remiss?remiss=styrning").text();
    let report = bench.get("/export?remiss=styrning&format=json").text();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let answers = report["positions"]["answers"].as_array().unwrap();
    assert!(!answers.is_empty());
    for answer in answers {
        let name = answer["respondent"].as_str().unwrap();
        let Some(stance) = answer["stance"].as_str() else {
            continue;
        };
        let stance: Stance = stance.parse().unwrap();
        let word = stance.label(Lang::Sv);
        let row = list.split(&format!(">{name}</a>")).nth(1).unwrap();
        let row = row.split("</tr>").next().unwrap().to_lowercase();
        assert!(row.contains(&format!("</span>{word}<")), "{name}: {row}");
        let before = overview.split(&format!(">{name}</a>")).next().unwrap();
        let row = before.rsplit("<tr>").next().unwrap().to_lowercase();
        assert!(row.contains(&format!("</span>{word}<")), "{name}: {row}");
        let cell = format!("{name}, Förslaget som helhet: ");
        let inferred = answer["inferred"] == true;
        let after = overview.split(&format!(">{name}</a>")).nth(1).unwrap();
        let marked = after.starts_with(" <span class=\"soft small\">(utläst ur svaret)");
        assert_eq!(marked, inferred, "{name}");
        let row = list.split(&format!(">{name}</a>")).nth(1).unwrap();
        let row = row.split("</tr>").next().unwrap();
        assert_eq!(row.contains(">utläst ur svaret<"), inferred, "{name}");
        match matrix.split(&cell).nth(1) {
            Some(rest) => assert!(rest.to_lowercase().starts_with(word), "{name}"),
            None => assert_eq!(stance, Stance::None, "{name}"),
        }
    }
}

#[test]
fn senders_without_a_name_have_rows_and_pages_of_their_own() {
    let bench = Workbench::over(&[
        ("kultur.txt", ANSWER),
        (
            "utan namn.txt",
            "Uppföljningen bör ske oftare.\n\nMålen är otydliga.\n",
        ),
        (
            "också utan.txt",
            "Uppföljningen är för dyr.\n\nMålen är svåra att följa upp.\n",
        ),
    ]);
    let list = bench.get("/instanser?remiss=styrning").text();
    let matrix = bench.get("/matris?remiss=styrning").text();
    // called as in the report, and told by their files
    for title in ["Okänd avsändare 1", "Okänd avsändare 2"] {
        for page in [&list, &matrix] {
            assert_eq!(page.matches(&format!(">{title}<")).count(), 1, "{title}");
        }
    }
    for name in ["utan namn.txt", "också utan.txt"] {
        assert!(list.contains(&format!(">{name}<")), "{name}");
    }
    let overview = bench.get("/remiss?remiss=styrning").text();
    let spoken = "data-h=\"Instanser\">";
    let numbers = |page: &str| -> Vec<usize> {
        let cells = page.split(spoken).skip(1);
        cells
            .map(|cell| cell.split('<').next().unwrap().parse().unwrap())
            .collect()
    };
    let most = numbers(&overview).into_iter().max();
    assert_eq!(most, Some(3), "the section counts those without a name");
    let rows: Vec<&str> = attributes(&list, "/instanser?remiss=styrning&amp;d=");
    assert_eq!(rows.len(), 2, "{rows:?}");
    let pages: Vec<String> = rows
        .iter()
        .map(|short| {
            bench
                .get(&format!("/instanser?remiss=styrning&d={short}"))
                .text()
        })
        .collect();
    let says = |words: &str| pages.iter().filter(|page| page.contains(words)).count();
    assert_eq!(says("Uppföljningen bör ske oftare."), 1);
    assert_eq!(says("Uppföljningen är för dyr."), 1);
    let cells = attributes(&matrix, "class=\"cell ");
    assert!(cells.len() > 2, "{cells:?}");
    for to in attributes(&matrix, "href=\"/instanser?") {
        if let Some((page, anchor)) = to.replace("&amp;", "&").split_once('#') {
            let page = bench.get(&format!("/instanser?{page}")).text();
            assert!(page.contains(&format!("id=\"{anchor}\"")), "{to}");
        }
    }
    let unheard = bench.get("/instanser?remiss=styrning&d=000000000000");
    assert_eq!(unheard.status, 404);
}

#[test]
fn a_cell_leads_to_what_its_figure_counts_without_the_sections_below() {
    let programme = "# Program för styrning\n\n## 1 Uppföljning\n\nMålen följs upp.\n\n### 1.1 Redovisning\n\nTaxor redovisas till kommunstyrelsen.\n";
    let answer = "Kulturnämnden\n\nYttrande över program för styrning\n\nKulturnämnden tillstyrker avsnitt 1 om uppföljning.\n\nKulturnämnden anser att avsnitt 1.1 om redovisning av taxor bör strykas.\n\nAvsnitt 1.1 är otydligt.\n";
    let bench = Workbench::on(programme, &[("kulturnämnden.txt", answer)], &[]);
    let matrix = bench.get("/matris?remiss=styrning&kapitel=alla").text();
    let mut compared = Vec::new();
    for cell in matrix.split("<a class=\"cell ").skip(1) {
        let cell = cell.split("</a>").next().unwrap();
        let to = attributes(cell, "href=\"")[0].replace("&amp;", "&");
        // a position as a whole stands on the body's own page
        if !to.starts_with("/sok") {
            continue;
        }
        let shown = cell.rsplit("<small aria-hidden=\"true\">").next().unwrap();
        // of a cell that not all of it carries, the title has the number
        let title = attributes(cell, "title=\"")[0];
        let told = title.rsplit(", ").next().unwrap();
        let figure = if shown.split('<').next().unwrap().contains('/') {
            leading(told)
        } else {
            leading(&shown.replace('<', " "))
        };
        let found = bench.get(&to.replace("/sok", "/api/uttalanden")).body;
        let found: serde_json::Value = serde_json::from_slice(&found).unwrap();
        assert_eq!(found["total"], figure, "{to}");
        compared.push(to);
    }
    assert!(
        compared
            .iter()
            .any(|to| to.contains("enbart%3A1&") || to.ends_with("enbart%3A1")),
        "{compared:?}"
    );
}

#[test]
fn a_chapter_never_stands_for_one_of_its_sections() {
    let programme = "# Program för styrning\n\n## 1 Uppföljning\n\n### 1.1 Redovisning\n\nTaxor redovisas till kommunstyrelsen.\n\n### 1.2 Rapporter\n\nRapporter lämnas varje kvartal.\n\n### 1.3 Budget\n\nBudgeten beslutas i november.\n";
    let divided = "Kulturnämnden\n\nYttrande över program för styrning\n\nKulturnämnden tillstyrker avsnitt 1.1 om redovisning.\n\nKulturnämnden tillstyrker avsnitt 1.2 om rapporter.\n\nKulturnämnden avstyrker avsnitt 1.3 om budget.\n";
    let alike = "Socialnämnden\n\nYttrande över program för styrning\n\nSocialnämnden avstyrker avsnitt 1.1 om redovisning.\n\nSocialnämnden avstyrker avsnitt 1.3 om budget.\n";
    let answers = [("kultur.txt", divided), ("social.txt", alike)];
    let bench = Workbench::on(programme, &answers, &[]);
    let matrix = bench.get("/matris?remiss=styrning&kapitel=hopfalld").text();
    let cell = |name: &str| {
        let label = format!("title=\"{name}, 1 Uppföljning: ");
        let (before, after) = matrix.split_once(&label).expect(name);
        let class = before.rsplit("<a class=\"").next().unwrap();
        let class = class.split('"').next().unwrap().to_owned();
        (class, after.split("</a>").next().unwrap().to_owned())
    };
    let (class, shown) = cell("Kulturnämnden");
    assert_eq!(class, "cell mixed");
    assert!(
        shown.starts_with("olika i 3 avsnitt: 2 tillstyrker, 1 avstyrker, 3 uttalanden"),
        "{shown}"
    );
    for sign in ["+<small>2</small>", "−<small>1</small>"] {
        assert!(shown.contains(sign), "{shown}");
    }
    let (class, shown) = cell("Socialnämnden");
    assert_eq!(class, "cell st-opposes");
    assert!(shown.starts_with("Avstyrker"), "{shown}");
    // the row of all counts sections, one by one
    assert!(matrix.contains("2 tillstyrker, 3 avstyrker"), "{matrix}");
    assert!(matrix.contains("Ett hopfällt kapitel läggs inte ihop"));
}
