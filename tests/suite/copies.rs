//! The proposal sent back with the answer in comments and tracked changes.

use std::fmt::Write as _;

use serde_json::Value;

use crate::extract_docx::word;
use crate::made_pdf::MadePdf;
use crate::support::Workplace;

/// The proposal: heading, and the sentences of its section.
const SECTIONS: &[(&str, &str)] = &[
    ("1 Syfte", "Planen anger hur kommunens kolonilotter sköts."),
    (
        "2 Vatten",
        "Kommunen drar vatten till alla områden. Kranarna stängs i oktober.",
    ),
    (
        "3 Arrende",
        "Arrendet är fyra hundra kronor om året. Köplatsen är gratis.",
    ),
    ("4 Odling", "Gifter används inte på lotterna."),
];

/// A consultation on the proposal, and one answer.
fn answered(name: &str, answer: &[u8]) -> Workplace {
    let place = Workplace::new();
    let mut proposal = "# Plan för kolonilotter\n".to_owned();
    for (heading, text) in SECTIONS {
        write!(proposal, "\n## {heading}\n\n{text}\n").unwrap();
    }
    place.write("corpus/lotter/programme.md", proposal);
    place.write(&format!("corpus/lotter/responses/{name}"), answer);
    place.run(&["index", "corpus"]);
    place
}

fn statements(place: &Workplace) -> Vec<Value> {
    place.run(&["statements"]).json_lines()
}

/// What is said, the number of its section and its stance.
fn said(place: &Workplace) -> Vec<(String, String, String)> {
    let of = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    (statements(place).iter())
        .map(|one| {
            let number = of(&one["sections"][0]["number"]);
            (of(&one["text"]), number, of(&one["stance"]))
        })
        .collect()
}

fn told(expected: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    (expected.iter())
        .map(|(text, number, stance)| {
            (
                (*text).to_owned(),
                (*number).to_owned(),
                (*stance).to_owned(),
            )
        })
        .collect()
}

/// What leads to the statement that says so.
fn led(place: &Workplace, text: &str) -> String {
    let all = statements(place);
    let one = all.iter().find(|one| one["text"] == text).expect(text);
    let id = one["id"].as_str().unwrap();
    place.run(&["explain", id]).out()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn range(id: u32, text: &str) -> String {
    format!(
        "<w:commentRangeStart w:id='{id}'/>{}<w:commentRangeEnd w:id='{id}'/>\
         <w:r><w:commentReference w:id='{id}'/></w:r>",
        run(text)
    )
}

fn comment(id: u32, text: &str) -> String {
    format!(
        "<w:comment w:id='{id}' w:author='Eva Ek'><w:p>{}</w:p></w:comment>",
        run(text)
    )
}

/// A Word file of the proposal, in which some words are replaced by these runs.
fn copied(changes: &[(&str, String)]) -> String {
    let mut body = String::new();
    for (heading, text) in SECTIONS {
        write!(
            body,
            "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>{}</w:p>",
            run(heading)
        )
        .unwrap();
        let mut runs = run(text);
        for (words, changed) in changes {
            let broken = format!("</w:t></w:r>{changed}<w:r><w:t xml:space='preserve'>");
            runs = runs.replace(words, &broken);
        }
        write!(body, "<w:p>{runs}</w:p>").unwrap();
    }
    body
}

#[test]
fn comments_in_word_are_the_answer() {
    let body = copied(&[
        ("till alla områden", range(3, "till alla områden")),
        ("fyra hundra kronor", range(5, "fyra hundra kronor")),
        ("Köplatsen", range(6, "Köplatsen")),
    ]);
    let comments = [
        comment(3, "Det är bra att alla får vatten!"),
        comment(5, "Vi avstyrker höjningen. Varför är arrendet så högt?"),
        comment(6, "Bra!"),
    ];
    let file = word(&body, &[("comments", "comments.xml", &comments.concat())]);
    let place = answered("Ekstads koloniförening.docx", &file);
    assert_eq!(
        said(&place),
        told(&[
            ("Det är bra att alla får vatten!", "2", "supports"),
            ("Vi avstyrker höjningen.", "3", "opposes"),
            ("Varför är arrendet så högt?", "3", "asks"),
            ("Bra!", "3", "supports"),
        ])
    );
    let why = led(&place, "Bra!");
    assert!(
        why.contains("Köplatsen är gratis.") && !why.contains("Arrendet"),
        "{why}"
    );
    let found = place.run(&["search", "avstyrker", "--json"]).json();
    assert_eq!(found["total"], 1, "{found}");
    let status = place.run(&["status"]).out();
    assert!(!status.contains("kommentarer i filen"), "{status}");
}

#[test]
fn comments_in_a_draft_are_told_and_not_counted() {
    let body = format!(
        "<w:p>{}</w:p><w:p>{}</w:p>",
        run("Koloniföreningen tillstyrker planen."),
        range(0, "Arrendet bör sänkas."),
    );
    let file = word(
        &body,
        &[(
            "comments",
            "comments.xml",
            &comment(0, "Kolla detta med Bo."),
        )],
    );
    let place = answered("Ekstads koloniförening.docx", &file);
    assert_eq!(said(&place).len(), 2);
    let status = place.run(&["status"]);
    let told = status.out();
    assert!(
        told.contains("kommentarer i filen räknas inte som en del av svaret (1)"),
        "{told}"
    );
}

#[test]
fn tracked_changes_in_a_copy_are_wishes() {
    let changed = |new: &str| {
        format!(
            "<w:del w:id='1' w:author='Eva Ek'><w:r><w:delText>x</w:delText></w:r></w:del>\
             <w:ins w:id='2' w:author='Eva Ek'>{}</w:ins>",
            run(new)
        )
    };
    let body = copied(&[
        ("i oktober", changed("i november")),
        (
            "på lotterna.",
            format!(
                "{}{}",
                run("på lotterna."),
                changed(" Kompost finns på varje lott.")
            ),
        ),
    ]);
    let place = answered("Ekstads koloniförening.docx", &word(&body, &[]));
    assert_eq!(
        said(&place),
        told(&[
            ("Kranarna stängs i november.", "2", "proposes_change"),
            ("Kompost finns på varje lott.", "4", "proposes_change"),
        ])
    );
    let status = place.run(&["status"]).out();
    assert!(
        status.contains("det som bara är struket blir inget uttalande"),
        "{status}"
    );
}

#[test]
fn comments_and_changes_in_libreoffice_are_the_answer() {
    let mut body = "<text:tracked-changes><text:changed-region text:id='c1'><text:insertion>\
        <office:change-info/></text:insertion></text:changed-region></text:tracked-changes>"
        .to_owned();
    for (heading, text) in SECTIONS {
        let text = text
            .replace(
                "vatten",
                "<office:annotation office:name='a1'><dc:creator>Eva</dc:creator>\
                 <text:p>Vi avstyrker detta.</text:p></office:annotation>vatten<office:annotation-end office:name='a1'/>",
            )
            .replace(
                "i oktober",
                "i <text:change-start text:change-id='c1'/>november<text:change-end text:change-id='c1'/>",
            );
        write!(
            body,
            "<text:h text:outline-level='1'>{heading}</text:h><text:p>{text}</text:p>"
        )
        .unwrap();
    }
    let file = format!(
        "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
         xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
         xmlns:dc='http://purl.org/dc/elements/1.1/' \
         office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text>\
         {body}</office:text></office:body></office:document>"
    );
    let place = answered("Ekstads koloniförening.fodt", file.as_bytes());
    assert_eq!(
        said(&place),
        told(&[
            ("Kranarna stängs i november.", "2", "proposes_change"),
            ("Vi avstyrker detta.", "2", "opposes"),
        ])
    );
    let why = led(&place, "Vi avstyrker detta.");
    assert!(
        why.contains("Kommunen drar vatten till alla områden."),
        "{why}"
    );
}

#[test]
fn notes_on_a_pdf_are_the_answer() {
    let mut content = String::new();
    for (at, (heading, text)) in (0..).zip(SECTIONS) {
        let y = 760 - at * 90;
        write!(content, "BT /F1 16 Tf 72 {y} Td ({heading}) Tj ET ").unwrap();
        let y = y - 30;
        write!(content, "BT /F1 11 Tf 72 {y} Td ({text}) Tj ET ").unwrap();
    }
    // beside the text of section 2, and over words of section 3
    let notes = [
        "<</Type/Annot/Subtype/Text/Rect[500 636 520 656]/Contents(Vi avstyrker detta.)>>",
        "<</Type/Annot/Subtype/Highlight/Rect[72 545 200 565]/QuadPoints[72 562 200 562 72 546 200 546]\
         /Contents(Vad kostar det?)>>",
    ];
    let file = MadePdf::page(&content).with_annotations(&notes).bytes();
    let place = answered("Ekstads koloniförening.pdf", &file);
    assert_eq!(
        said(&place),
        told(&[
            ("Vi avstyrker detta.", "2", "opposes"),
            ("Vad kostar det?", "3", "asks"),
        ])
    );
    let why = led(&place, "Vad kostar det?");
    assert!(
        why.contains("Arrendet") && !why.contains("Köplatsen"),
        "{why}"
    );
}
