//! Titles that name who answers.

use std::sync::LazyLock;

use regex::Regex;

use super::{MEETING, TITLE, taken};
use crate::identify::candidate::Candidates;
use crate::identify::lines::{Line, Lines};
use crate::identify::name::longest_name;
use crate::identify::party_paper::{begins_with_party, of_minutes};
use crate::identify::title::{is_sender_label, senders};

impl Candidates {
    /// `Yttrande från X`, `Xs svar på remiss`, `Protokoll fört vid sammanträde med X`.
    pub(in crate::identify) fn titles(&mut self, lines: &Lines<'_>) {
        static AT: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)\b(?:sammanträde|styrelsesammanträde|styrelsemöte|möte|förmöte)\s+(?:med|i|för)?\s*(.+)$")
                .expect("a fixed pattern")
        });
        // they tell of papers that parties handed in
        let is_minutes = of_minutes(lines);
        let mut labelled = false;
        for line in lines.opening.iter().chain(&lines.heads) {
            for sender in senders(line.text) {
                if !(is_minutes && begins_with_party(sender)) {
                    self.title(sender, TITLE, line);
                }
            }
            if std::mem::replace(&mut labelled, is_sender_label(line.text)) {
                self.title(line.text, TITLE, line);
            }
        }
        for line in lines.opening.iter().chain(&lines.heads) {
            if line.text.len() <= 400
                && let Some(found) = AT.captures(line.text)
                && let Some(name) = found.get(1)
            {
                self.title(name.as_str(), MEETING, line);
            }
        }
    }

    fn title(&mut self, text: &str, weight: f32, line: &Line<'_>) {
        if let Some(name) = longest_name(text).filter(|name| name.chars().count() > 3) {
            let weight = weight - taken(&name).min(weight * 0.6);
            self.add(&name, weight, "title", line.text, Some(line.span));
        }
    }
}
