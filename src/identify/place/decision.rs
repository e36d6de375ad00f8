//! The body that decides, or speaks as the subject of its sentences.

use std::sync::LazyLock;

use regex::Regex;

use super::{DECIDING, DECISION, SPEAKS, beginning, taken};
use crate::identify::addressee::is_sent_elsewhere;
use crate::identify::body::{is_generic, is_municipality, named_body};
use crate::identify::candidate::Candidates;
use crate::identify::key::key;
use crate::identify::lines::{Line, Lines, is_sentence};
use crate::identify::name::{longest_name, without_lead};
use crate::identify::subject::{introduced, sides, speaker, tasked};
use crate::identify::verb::views;
use crate::language::capital;
use crate::model::RespondentKind;

impl Candidates {
    /// `X beslutar att …`, `X tillstyrker …`: the body that decides.
    pub(in crate::identify) fn decisions(&mut self, lines: &Lines<'_>) {
        static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?:^|[.:!?]\s+|\d\.\s+)((?:Styrelsen för |I styrelsen för |I )?[A-ZÅÄÖ][^.:;!?()]{2,90}?)(?:\s+\([^()]{2,60}\))?(?:\s+(?:beslutar|beslutade|tillstyrker|avstyrker|antar|godkänner|översänder|överlämnar|avstår|avger|hänvisar|lämnar|instämmer|ställer|föreslås|har i huvudsak|har inget|har inga|behandlade|har behandlat|har beslutat|har beretts|har fått|har blivit|har tagit del|har läst|har granskat|har getts|har givits|har erbjudits|har ombetts|har inbjudits|har haft möjlighet|kan inte tillstyrka|begränsar|välkomnar)\b|:)")
                .expect("a fixed pattern")
        });
        static BY: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(?i:beslutad|beslutat|behandlad|behandlat|antagen|antaget) av (.+)$")
                .expect("a fixed pattern")
        });
        // What its board thinks, in whatever sentence.
        static BOARD: LazyLock<Regex> = LazyLock::new(|| {
            let views = views();
            Regex::new(&format!(
                r"\b[Ss]tyrelsen för ([^.:;!?()]{{3,70}}?)\s+(?:{views})\b"
            ))
            .expect("a fixed pattern")
        });
        let first = lines.opening.iter().find(|line| is_sentence(line.text));
        if let Some(line) = first
            && let Some(name) = introduced(beginning(line.text, 200)).or_else(|| {
                tasked(beginning(line.text, 200)).filter(|name| !others_speak(lines, name))
            })
        {
            self.subject(name, SPEAKS, 1.9, line);
        }
        for line in lines.body.iter().take(DECIDING) {
            // A decision stands at the head of its paragraph.
            for found in DECIDES.captures_iter(beginning(line.text, 300)) {
                self.subject(&found[1], DECISION, 3.0, line);
            }
        }
        for line in lines.body.iter().take(DECIDING).chain(&lines.closing) {
            if line.text.len() <= 160
                && let Some(found) = BY.captures(line.text)
                && let Some(name) = longest_name(&found[1])
            {
                let weight = DECISION - taken(&name).min(3.0);
                self.add(&name, weight, "decision", line.text, Some(line.span));
            }
        }
        let elsewhere = is_sent_elsewhere(lines);
        for line in &lines.opening {
            if let Some(name) = speaker(beginning(line.text, 200)) {
                let own = elsewhere && is_municipality(name);
                let most = if own { 0.0 } else { 1.9 };
                self.subject(name, SPEAKS, most, line);
            }
            for found in BOARD.captures_iter(line.text) {
                self.subject(&capital(&found[1]), SPEAKS, 1.9, line);
            }
        }
    }

    pub(super) fn subject(&mut self, words: &str, weight: f32, most: f32, line: &Line<'_>) {
        let name = without_lead(words);
        if named_body(name).is_some_and(|kind| kind != RespondentKind::Party) {
            // A municipality's emblem stands on all its papers, but where it is
            // the subject it speaks.
            let least = if is_municipality(name) {
                most.min(1.0)
            } else {
                most
            };
            let weight = weight - taken(name).min(least);
            self.add(name, weight, "decision", words, Some(line.span));
        }
    }
}

/// Whether a body gives its view in the opening, and not the one of this name:
/// the task that the paper begins with is then not the sender's.
fn others_speak(lines: &Lines<'_>, name: &str) -> bool {
    lines
        .opening
        .iter()
        .filter_map(|line| sides(beginning(line.text, 200)))
        .any(|other| named_body(other).is_some() && !is_generic(other) && key(other) != key(name))
}
