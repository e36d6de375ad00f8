//! Titles that name who answers.

use std::sync::LazyLock;

use regex::Regex;

use super::{LETTERHEAD, MEETING, TITLE, taken};
use crate::identify::body::is_known;
use crate::identify::candidate::Candidates;
use crate::identify::field::{filled_in, is_sender_label, is_written_name};
use crate::identify::lines::{Line, Lines, is_sentence};
use crate::identify::name::{longest_name, name_line};
use crate::identify::party_group::parties_of_group;
use crate::identify::party_paper::{begins_with_party, of_minutes};
use crate::identify::title::senders;
use crate::language::is_passed_on;

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
        let mut told = false;
        for line in lines.opening.iter().chain(&lines.heads) {
            // `Synpunkter från elevrådet` within the answer heads what others think
            let heads_others = told && line.text.to_lowercase().starts_with("synpunkter från ");
            told |= is_sentence(line.text);
            for sender in senders(line.text) {
                if !(heads_others || is_minutes && begins_with_party(sender)) {
                    self.title(sender, TITLE, line);
                }
            }
            let below = std::mem::replace(&mut labelled, is_sender_label(line.text));
            if below {
                self.title(line.text, TITLE, line);
            }
            let written = filled_in(line.text)
                .or_else(|| Some(line.text).filter(|name| below && is_written_name(name)));
            // a name that tells no kind
            if let Some(name) = written
                && longest_name(name).is_none()
            {
                self.add(name, TITLE, "title", line.text, Some(line.span));
            }
        }
        self.mail(lines);
        for line in lines.opening.iter().chain(&lines.heads) {
            if line.text.len() <= 400
                && let Some(found) = AT.captures(line.text)
                && let Some(name) = found.get(1)
            {
                self.title(name.as_str(), MEETING, line);
            }
        }
    }

    /// The body whose name stands in the field of a message's sender, unless it
    /// passes on what another wrote: `From: Ekens vänner <…>`.
    fn mail(&mut self, lines: &Lines<'_>) {
        let passed_on = |line: &Line<'_>| {
            let subject = ["Subject: ", "Ämne: "]
                .iter()
                .find_map(|field| line.text.strip_prefix(field));
            subject.is_some_and(is_passed_on)
        };
        if lines.heads.iter().any(passed_on) {
            return;
        }
        for line in &lines.heads {
            let name = line.mail_sender().and_then(|sender| {
                // `Liberalerna i Ekstad`
                let party = || parties_of_group(sender)?.into_iter().next();
                name_line(sender).or_else(party)
            });
            if let Some(name) = name {
                let weight = LETTERHEAD - taken(&name);
                self.add(&name, weight, "letterhead", line.text, Some(line.span));
            }
        }
    }

    fn title(&mut self, text: &str, weight: f32, line: &Line<'_>) {
        let long = |name: &String| {
            let short = name.chars().count() <= 3;
            // `LO`, not any letters
            !short || (is_known(name) && name.chars().all(char::is_uppercase))
        };
        if let Some(name) = longest_name(text).filter(long) {
            let weight = weight - taken(&name).min(weight * 0.6);
            self.add(&name, weight, "title", line.text, Some(line.span));
        }
    }
}
