//! Bodies of the register, wherever they are named.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    DECIDING, DECISION, LETTERHEAD, MENTION, NAMED_FILE, SIGNATURE, SPEAKS, TITLE, beginning,
    starts_with_word, taken,
};
use crate::identify::body::{is_generic, is_recipient, named_body};
use crate::identify::candidate::Candidates;
use crate::identify::lines::{Line, Lines};
use crate::identify::name::{name_line, without_lead};
use crate::identify::register::Register;
use crate::identify::title::senders;
use crate::identify::verb::views;
use crate::model::Respondent;

impl Candidates {
    /// Bodies of the register: in the places above under whatever name, else
    /// where they are mentioned in the opening, and in the file's name.
    pub(in crate::identify) fn register(
        &mut self,
        lines: &Lines<'_>,
        file: &str,
        register: &Register<'_>,
    ) {
        if register.is_empty() {
            return;
        }
        for line in lines.heads.iter().chain(&lines.opening) {
            for asked in senders(line.text)
                .into_iter()
                .filter_map(|sender| register.leading(sender))
            {
                self.asked(asked, TITLE, line);
            }
        }
        let near = lines
            .heads
            .iter()
            .chain(&lines.opening)
            .map(|line| (line, LETTERHEAD));
        for (line, weight) in near.chain(lines.closing.iter().map(|line| (line, SIGNATURE))) {
            // A name that the words of a body already tell has its weight.
            if name_line(line.text).is_none_or(|name| is_generic(&name))
                && let Some(asked) = register
                    .whole(without_lead(line.text))
                    .or_else(|| alone(register, line.text))
            {
                self.asked(asked, weight, line);
            }
        }
        for line in lines.body.iter().take(DECIDING) {
            let text = beginning(without_lead(line.text), 160);
            if let Some(asked) = register.leading(text)
                && named_body(&asked.name).is_none()
                && DOES.is_match(text)
            {
                // So long a name stands there by no chance.
                let long = asked.name.split_whitespace().count() >= 4;
                self.asked(asked, if long { DECISION } else { SPEAKS }, line);
            }
        }
        for line in lines.heads.iter().chain(&lines.opening) {
            if line.text.len() > 300 || starts_with_word(line.text, "till") {
                continue;
            }
            for asked in register.named_in(line.text) {
                let weight = if is_recipient(&asked.name) {
                    0.2
                } else {
                    MENTION
                };
                self.add(&asked.name, weight, "register", line.text, Some(line.span));
            }
        }
        let in_file = register.named_in_file(file);
        for asked in &in_file {
            self.add(&asked.name, NAMED_FILE, "register", file, None);
        }
        // A file that is named by words of one body's name alone.
        if in_file.is_empty()
            && let Some(asked) = register.hinted_in_file(file)
            && !is_recipient(&asked.name)
        {
            self.add(&asked.name, NAMED_FILE, "register", file, None);
        }
    }

    fn asked(&mut self, asked: &Respondent, weight: f32, line: &Line<'_>) {
        let weight = weight - taken(&asked.name).min(weight * 0.9);
        self.add(&asked.name, weight, "register", line.text, Some(line.span));
    }
}

/// The body asked that a kind of body means, alone on its line: `Räddningstjänsten`.
fn alone<'a>(register: &Register<'a>, line: &str) -> Option<&'a Respondent> {
    is_generic(line).then(|| register.akin(line)).flatten()
}

/// What a body that answers does in the first words of a sentence.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    let views = views();
    Regex::new(&format!(r"^.{{2,80}}?\s(?:{views}|beslutar|har|är)\b")).expect("a fixed pattern")
});
