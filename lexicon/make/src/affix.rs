//! The part of hunspell's affix language that the Swedish dictionary uses.

use std::collections::HashMap;

/// A suffix rule.
pub struct Suffix {
    strip: String,
    add: String,
    /// What must stand before the suffix: one set of letters per place.
    condition: Vec<Letters>,
    /// Flags that the new form has.
    pub flags: String,
}

struct Letters {
    letters: String,
    negated: bool,
}

impl Suffix {
    /// The form that the rule makes of `word`, if it applies.
    pub fn apply(&self, word: &str) -> Option<String> {
        let stem = word.strip_suffix(self.strip.as_str())?;
        let letters: Vec<char> = word.chars().collect();
        let from = letters.len().checked_sub(self.condition.len())?;
        let fits = letters[from..]
            .iter()
            .zip(&self.condition)
            .all(|(letter, allowed)| allowed.letters.contains(*letter) != allowed.negated);
        fits.then(|| format!("{stem}{}", self.add))
    }
}

/// The suffix rules of an `.aff` file, by flag.
pub fn suffixes(aff: &str) -> HashMap<char, Vec<Suffix>> {
    let mut rules: HashMap<char, Vec<Suffix>> = HashMap::new();
    for line in aff.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let ["SFX", flag, strip, add, condition, ..] = fields[..] else {
            continue;
        };
        let (add, flags) = add.split_once('/').unwrap_or((add, ""));
        let nothing = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
        let Some(flag) = flag.chars().next() else { continue };
        rules.entry(flag).or_default().push(Suffix {
            strip: nothing(strip),
            add: nothing(add),
            condition: letters(condition),
            flags: flags.to_owned(),
        });
    }
    rules
}

fn letters(condition: &str) -> Vec<Letters> {
    let mut sets = Vec::new();
    let mut rest = condition.chars();
    while let Some(letter) = rest.next() {
        match letter {
            '.' => sets.push(Letters { letters: String::new(), negated: true }),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                let negated = inside.starts_with('^');
                sets.push(Letters { letters: inside.trim_start_matches('^').to_owned(), negated });
            }
            other => sets.push(Letters { letters: other.to_string(), negated: false }),
        }
    }
    sets
}
