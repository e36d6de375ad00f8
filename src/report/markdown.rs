//! The report as Markdown. Each quotation is a block quote after a comment
//! that carries its statement id.

use std::fmt::Write as _;

use super::content::{Ask, Excerpt, Quotation, Report, SectionRef};
use super::cover::facts;
use super::labels::{Labels, labels};
use super::wording;
use crate::language::capital;
use crate::model::{Comment, Lang, Stance};

/// Writes the report.
pub(super) fn write(report: &Report) -> Vec<u8> {
    let mut page = Page {
        out: String::new(),
        lang: report.lang,
        words: labels(report.lang),
    };
    page.cover(report);
    page.overview(report);
    page.heading(2, page.words.sections);
    page.sentences(&[page.words.sections_note.to_owned()]);
    for excerpt in &report.excerpts {
        page.excerpt(excerpt);
    }
    page.asks(page.words.requests, &report.requests);
    if !report.minority_requests.is_empty() {
        page.asks(page.words.minority_requests, &report.minority_requests);
    }
    if let Some(outcomes) = &report.outcomes {
        page.heading(2, page.words.outcomes);
        page.sentences(&outcomes.summary);
        for change in &outcomes.changes {
            page.item(&format!(
                "{}: {} – {}",
                wording::sections(report.lang, &change.sections),
                wording::list(report.lang, &change.respondents),
                answer(report.lang, &change.comment)
            ));
        }
        page.out.push('\n');
    }
    page.appendices(report);
    page.out.into_bytes()
}

struct Page {
    out: String,
    lang: Lang,
    words: &'static Labels,
}

impl Page {
    fn cover(&mut self, report: &Report) {
        let cover = &report.cover;
        let words = self.words;
        self.heading(1, &format!("{}: {}", words.compilation, cover.title));
        for (name, value) in facts(cover, words) {
            self.item(&format!("{name}: {value}"));
        }
        self.item(&format!("{}: {}", words.statements, cover.statements));
        self.out.push('\n');
    }

    fn overview(&mut self, report: &Report) {
        let words = self.words;
        if let Some(participation) = &report.participation {
            self.heading(2, words.participation);
            self.sentences(&participation.summary);
        }
        if let Some(positions) = &report.positions {
            self.heading(2, words.positions);
            self.sentences(&positions.summary);
            self.header(&[words.respondent, words.kind, words.position]);
            for answer in &positions.answers {
                let position = answer.stance.map_or_else(
                    || words.unknown_position.to_owned(),
                    |stance| marked(self.lang, stance),
                );
                self.row(&[&answer.respondent, answer.kind.label(self.lang), &position]);
            }
            self.out.push('\n');
        }
        if let Some(matrix) = &report.matrix
            && !matrix.columns.is_empty()
        {
            self.heading(2, words.matrix);
            let mut names = vec![words.respondent];
            let sections = matrix.columns.iter().map(|column| &column.section);
            names.extend(sections.map(|section| wording::short(self.lang, section)));
            self.header(&names);
            for row in &matrix.rows {
                let mut cells = vec![row.respondent.as_str()];
                cells.extend(
                    row.cells
                        .iter()
                        .map(|cell| cell.map_or("", |position| position.stance.glyph())),
                );
                self.row(&cells);
            }
            self.out.push('\n');
            for stance in Stance::ALL.iter().filter(|stance| **stance != Stance::None) {
                self.item(&marked(self.lang, *stance));
            }
            self.out.push('\n');
        }
    }

    fn excerpt(&mut self, excerpt: &Excerpt) {
        self.heading(excerpt.level + 2, &excerpt.section.label());
        if let Some(text) = &excerpt.text {
            self.item(self.words.section_text);
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                let _ = writeln!(self.out, "\n  {}", escaped(line));
            }
            self.out.push('\n');
        }
        self.sentences(&excerpt.summary);
        for group in &excerpt.groups {
            let title = match group.stance {
                Some(Stance::None) => self.words.background.to_owned(),
                Some(stance) => marked(self.lang, stance),
                None => self.words.not_assessed.to_owned(),
            };
            self.strong(&title);
            for quotation in &group.quotations {
                self.quotation(quotation);
            }
            if group.left_out > 0 {
                self.sentences(&[format!("{} {}", group.left_out, self.words.left_out)]);
            }
        }
        for (title, quotations) in [
            (self.words.minorities, &excerpt.minorities),
            (self.words.drafts, &excerpt.drafts),
        ] {
            if !quotations.is_empty() {
                self.strong(title);
                for quotation in quotations {
                    self.quotation(quotation);
                }
            }
        }
    }

    fn quotation(&mut self, quotation: &Quotation) {
        if let Some(context) = &quotation.context {
            self.quote(context.id.as_str(), &context.text);
        }
        self.quote(quotation.id.as_str(), &quotation.text);
        let mut line = format!(
            "{} ({}). {}, {}.",
            quotation.respondent,
            wording::citation(self.lang, &quotation.source),
            wording::role(self.lang, quotation.role),
            wording::status(self.lang, quotation.status),
        );
        if !quotation.also.is_empty() {
            let _ = write!(
                line,
                " {} {}: {}.",
                self.words.also_from,
                quotation.also.len(),
                wording::also(self.lang, &quotation.also)
            );
        }
        let _ = writeln!(self.out, "— {}\n", escaped(&line));
        let answer = answer(self.lang, &quotation.comment);
        if !answer.is_empty() {
            let _ = writeln!(
                self.out,
                "**{}:** {}\n",
                self.words.comment,
                escaped(&answer)
            );
        }
    }

    fn asks(&mut self, title: &str, asks: &[Ask]) {
        self.heading(2, title);
        if asks.is_empty() {
            self.sentences(&[self.words.nothing_requested.to_owned()]);
        }
        for ask in asks {
            if let Some(context) = &ask.context {
                self.quote(context.id.as_str(), &context.text);
            }
            self.quote(ask.id.as_str(), &ask.text);
            let sections: Vec<String> = ask.sections.iter().map(SectionRef::label).collect();
            let line = format!(
                "{} – {}",
                wording::list(self.lang, &ask.respondents),
                sections.join(", ")
            );
            let _ = writeln!(self.out, "— {}\n", escaped(&line));
        }
    }

    fn appendices(&mut self, report: &Report) {
        let words = self.words;
        if report.participation.is_none() {
            self.heading(2, words.method);
            self.sentences(&report.method);
            return;
        }
        self.heading(2, words.appendix_responses);
        for response in &report.responses {
            let name = if response.respondent.is_empty() {
                words.unknown_sender
            } else {
                &response.respondent
            };
            self.heading(
                3,
                &format!(
                    "{name} ({})",
                    wording::citation(self.lang, &response.source)
                ),
            );
            if let Some(copy) = &response.copy_of {
                self.sentences(&[format!("{} {copy}.", words.copy_of)]);
            } else if response.statements.is_empty() {
                self.sentences(&[words.no_statements.to_owned()]);
            }
            for quotation in &response.statements {
                self.quote(quotation.id.as_str(), &quotation.text);
                let line = format!(
                    "{}; {}; {}; {}",
                    wording::sections(self.lang, &quotation.sections),
                    wording::stance(self.lang, quotation.stance),
                    wording::role(self.lang, quotation.role),
                    wording::status(self.lang, quotation.status)
                );
                let _ = writeln!(self.out, "— {}\n", escaped(&line));
            }
        }
        self.heading(2, words.appendix_untagged);
        if report.untagged.is_empty() {
            self.sentences(&[words.nothing_untagged.to_owned()]);
        }
        for quotation in &report.untagged {
            self.quotation(quotation);
        }
        self.heading(2, words.appendix_unread);
        if report.unread.is_empty() {
            self.sentences(&[words.nothing_unread.to_owned()]);
        } else {
            self.header(&[words.file, words.state, words.why, words.remedy]);
            for document in &report.unread {
                self.row(&[
                    &format!("{} {}", document.file, document.part),
                    document.state.label(self.lang),
                    &document.reasons.join("; "),
                    &document.remedy,
                ]);
            }
            self.out.push('\n');
        }
        self.heading(2, words.appendix_ledger);
        self.header(&[words.fate, words.stretches, words.bytes]);
        for total in &report.ledger {
            self.row(&[
                &total.fate,
                &total.stretches.to_string(),
                &total.bytes.to_string(),
            ]);
        }
        self.out.push('\n');
        self.heading(2, words.appendix_method);
        self.sentences(&report.method);
    }

    fn heading(&mut self, level: u8, text: &str) {
        let marks = "######";
        let level = usize::from(level).clamp(1, marks.len());
        let _ = writeln!(self.out, "{} {}\n", &marks[..level], escaped(text));
    }

    fn strong(&mut self, text: &str) {
        let _ = writeln!(self.out, "**{}**\n", escaped(text));
    }

    fn sentences(&mut self, sentences: &[String]) {
        for sentence in sentences {
            let _ = writeln!(self.out, "{}\n", escaped(sentence));
        }
    }

    fn item(&mut self, text: &str) {
        let _ = writeln!(self.out, "- {}", escaped(text));
    }

    fn quote(&mut self, id: &str, text: &str) {
        let _ = writeln!(self.out, "<!-- {id} -->");
        for line in text.split('\n') {
            let _ = writeln!(self.out, "> {}", escaped_line(line.trim()));
        }
        self.out.push('\n');
    }

    fn header(&mut self, names: &[&str]) {
        self.row(names);
        let _ = writeln!(self.out, "|{}", " --- |".repeat(names.len()));
    }

    fn row(&mut self, cells: &[&str]) {
        self.out.push('|');
        for cell in cells {
            let _ = write!(self.out, " {} |", escaped(cell));
        }
        self.out.push('\n');
    }
}

/// The stance with its sign.
fn marked(lang: Lang, stance: Stance) -> String {
    format!("{} {}", stance.glyph(), capital(stance.label(lang)))
}

/// The proposer's answer on one line; empty where there is none.
fn answer(lang: Lang, comment: &Comment) -> String {
    let words = labels(lang);
    let mut parts = Vec::new();
    if let Some(heeded) = comment.heeded {
        parts.push(capital(heeded.label(lang)));
    }
    if !comment.reason.is_empty() {
        parts.push(comment.reason.clone());
    }
    if !comment.changed_text.is_empty() {
        parts.push(format!("{}: {}", words.changed_text, comment.changed_text));
    }
    parts.join(". ")
}

/// The text on one line, with every sign that Markdown would act upon escaped.
fn escaped(text: &str) -> String {
    escaped_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn escaped_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let digits_before = at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        let acts = matches!(
            sign,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '$'
                | '^'
                | '='
        ) || (at == 0 && matches!(sign, '+' | '-' | ':'))
            || (digits_before && matches!(sign, '.' | ')'));
        if acts {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// Reads quotations back: id and text.
pub(super) fn read(text: &str) -> Vec<(String, String)> {
    let mut quotations = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(id) = line
            .strip_prefix("<!-- ")
            .and_then(|line| line.strip_suffix(" -->"))
        else {
            continue;
        };
        let mut quoted: Vec<String> = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('>')) {
            let line = line.strip_prefix("> ").unwrap_or(&line[1..]);
            quoted.push(plain(line));
        }
        quotations.push((id.to_owned(), quoted.join("\n")));
    }
    quotations
}

/// Takes the escapes off again.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\\'
            && let Some(next) = signs.next_if(char::is_ascii_punctuation)
        {
            out.push(next);
        } else {
            out.push(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(escaped_line(text), expected);
        assert_eq!(plain(expected), text);
    }

    #[test]
    fn markup_is_escaped_and_comes_back() {
        check(
            "Nämnden tillstyrker, 3.2 (nej) – ja.",
            "Nämnden tillstyrker, 3.2 (nej) – ja.",
        );
        check("<b>*fet*</b>", r"\<b\>\*fet\*\</b\>");
        check("1. lista", r"1\. lista");
        check("- punkt", r"\- punkt");
        check("[länk](x) | \\", r"\[länk\](x) \| \\");
    }
}
