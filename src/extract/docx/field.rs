//! Fields: of a field only the result is seen, never its instruction.

/// A field that has begun and not yet ended.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What it says to do, as far as read.
    pub(super) instruction: String,
    /// Whether what follows is its result.
    pub(super) in_result: bool,
    /// Where its result leads, and from which byte of the open paragraph.
    pub(super) link: Option<(String, usize)>,
    /// The box of a form: whether it is ticked.
    pub(super) ticked: Option<bool>,
    /// The choices of a form's list, and which of them is taken.
    pub(super) choices: Vec<String>,
    /// The choice that is taken, from 0.
    pub(super) choice: usize,
}

/// No real instruction is longer.
const LONGEST_INSTRUCTION: usize = 8192;

impl Field {
    /// Adds to the instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if self.instruction.len() + text.len() <= LONGEST_INSTRUCTION {
            self.instruction.push_str(text);
        }
    }

    /// Whether its result is a table of contents or the like.
    pub(super) fn makes_contents(&self) -> bool {
        let name = self
            .instruction
            .split_whitespace()
            .next()
            .unwrap_or_default();
        ["TOC", "INDEX", "TOA"]
            .iter()
            .any(|each| name.eq_ignore_ascii_case(each))
    }

    /// What a form field shows, which has no result of its own.
    pub(super) fn form_text(&self) -> Option<&str> {
        match self.ticked {
            Some(true) => Some("☒"),
            Some(false) => Some("☐"),
            None => self.choices.get(self.choice).map(String::as_str),
        }
    }
}

/// The address of a `HYPERLINK` instruction that leads out of the document.
pub(super) fn link_target(instruction: &str) -> Option<String> {
    let instruction = instruction.trim_start();
    let name = instruction
        .get(..9)
        .filter(|name| name.eq_ignore_ascii_case("HYPERLINK"))?;
    let mut rest = instruction[name.len()..].trim_start();
    // `\l "place"` is a place within the document.
    while let Some(after) = rest.strip_prefix('\\') {
        let switch = after.chars().next()?;
        if switch.eq_ignore_ascii_case(&'l') {
            return None;
        }
        rest = after[switch.len_utf8()..].trim_start();
        if matches!(switch, 'o' | 'O' | 't' | 'T') {
            rest = rest.strip_prefix('"')?.split_once('"')?.1.trim_start();
        }
    }
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!target.is_empty() && !target.starts_with('#')).then(|| target.replace("\\\\", "\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_leave_the_document_are_told() {
        let check = |instruction: &str, expected: Option<&str>| {
            assert_eq!(
                link_target(instruction).as_deref(),
                expected,
                "{instruction}"
            );
        };
        check(" HYPERLINK \"mailto:a@b.se\" ", Some("mailto:a@b.se"));
        check(
            "HYPERLINK https://exempel.se \\h",
            Some("https://exempel.se"),
        );
        check(
            "HYPERLINK \\o \"Hjälp\" \"https://exempel.se\"",
            Some("https://exempel.se"),
        );
        check("HYPERLINK \\l \"_Toc1\"", None);
        check("HYPERLINK", None);
        check("REF _Ref5", None);
        check("HYPERLÄNK x", None);
    }
}
