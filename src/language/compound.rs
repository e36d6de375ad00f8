//! Cuts compounds into their parts.
//!
//! A part may begin a compound, or end it, as the lexicon says; where nothing
//! fits, looser rules are tried. The cut with the fewest and longest parts wins.

use super::lexicon::Lexicon;

/// A part has at least so many letters.
const SHORTEST_PART: usize = 3;
/// Words that are shorter or longer are not cut.
const SHORTEST: usize = 6;
const LONGEST: usize = 60;
/// A word of the dictionary with a part of three letters is cut only beside a
/// part this long: `bilaga` is no `aga`, `målstyrning` is `styrning`.
const BESIDE_SHORT: usize = 5;
/// By the looser rules, parts are this long, or a little shorter beside a part
/// that is much longer: `årsredovisning`.
const LOOSE_PART: usize = 5;
const BESIDE_LOOSE: usize = 7;
/// A part that is in no dictionary has at least so many letters.
const UNKNOWN_PART: usize = 6;

/// How freely parts are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rules {
    /// Only where the lexicon says that a form may stand there.
    Strict,
    /// Any word of the lexicon may begin, any noun may end.
    Loose,
    /// Names may begin: `göteborgsförslaget`.
    Names,
    /// Anything in -s may begin, before a long noun: `rosenlundsverket`.
    Unknown,
}

/// A part of a compound: the byte at which it begins, and what it is as a word.
/// Where three like letters became two, parts share one: remis(s)(s)var.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Constituent<'w> {
    pub(super) start: usize,
    pub(super) text: &'w str,
}

/// The smallest parts of `word`, the last one inflected; none where it is no
/// compound.
pub(super) fn cut<'w>(lexicon: &Lexicon, word: &'w str) -> Vec<Constituent<'w>> {
    let parts = cut_once(lexicon, word);
    let mut smallest = Vec::with_capacity(parts.len());
    for (place, part) in parts.iter().enumerate() {
        let is_last = place + 1 == parts.len();
        let base = match part.text.strip_suffix('s') {
            Some(base) if !is_last && !lexicon.is_known(part.text) => base,
            _ => part.text,
        };
        let within = if lexicon.is_known(base) {
            cut(lexicon, base)
        } else {
            Vec::new()
        };
        let Some((last, before)) = within.split_last() else {
            smallest.push(*part);
            continue;
        };
        smallest.extend(before.iter().map(|inner| Constituent {
            start: part.start + inner.start,
            text: inner.text,
        }));
        smallest.push(Constituent {
            start: part.start + last.start,
            text: &part.text[last.start..],
        });
    }
    smallest
}

fn cut_once<'w>(lexicon: &Lexicon, word: &'w str) -> Vec<Constituent<'w>> {
    if !(SHORTEST..=LONGEST).contains(&letters(word)) || !word.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let is_known = lexicon.is_known(word);
    let tried: &[Rules] = if is_known {
        &[Rules::Strict, Rules::Loose]
    } else {
        &[Rules::Strict, Rules::Loose, Rules::Names, Rules::Unknown]
    };
    for rules in tried {
        let mut cutter = Cutter {
            lexicon,
            word,
            rules: *rules,
            is_known,
            known: vec![Known::NotYet; word.len()],
        };
        if let Some(cut) = cutter.best(0) {
            return cut.parts;
        }
    }
    Vec::new()
}

/// A way to cut, and how bad it is.
#[derive(Debug, Clone)]
struct Cut<'w> {
    parts: Vec<Constituent<'w>>,
    cost: usize,
}

/// Whether the best cut from a place on was looked for, and what it is.
#[derive(Debug, Clone)]
enum Known<'w> {
    NotYet,
    Found(Option<Cut<'w>>),
}

struct Cutter<'l, 'w> {
    lexicon: &'l Lexicon,
    word: &'w str,
    rules: Rules,
    is_known: bool,
    /// By place: the best cut of what follows, once it was looked for.
    known: Vec<Known<'w>>,
}

impl<'w> Cutter<'_, 'w> {
    /// The best cut of the word from `start` on, in two parts or more.
    fn best(&mut self, start: usize) -> Option<Cut<'w>> {
        if let Known::Found(cut) = &self.known[start] {
            return cut.clone();
        }
        let mut best: Option<Cut<'w>> = None;
        let word = self.word;
        for at in self.beginnings(&word[start..]) {
            let first = Constituent {
                start,
                text: &word[start..start + at],
            };
            for rest in [Some(start + at), shared_letter(first)]
                .into_iter()
                .flatten()
            {
                for cut in [self.in_two(first, rest), self.in_more(first, rest)] {
                    if let Some(cut) = cut
                        && best.as_ref().is_none_or(|best| cut.cost < best.cost)
                    {
                        best = Some(cut);
                    }
                }
            }
        }
        self.known[start] = Known::Found(best.clone());
        best
    }

    fn in_two(&self, first: Constituent<'w>, rest: usize) -> Option<Cut<'w>> {
        let last = Constituent {
            start: rest,
            text: &self.word[rest..],
        };
        let fits = self.may_end(last.text, first.text) && self.agree(first.text, last.text);
        fits.then(|| Cut {
            cost: cost(first.text) + cost(last.text) + LONGEST - letters(last.text),
            parts: vec![first, last],
        })
    }

    fn in_more(&mut self, first: Constituent<'w>, rest: usize) -> Option<Cut<'w>> {
        if letters(&self.word[rest..]) < 2 * SHORTEST_PART {
            return None;
        }
        let mut cut = self.best(rest)?;
        let next = cut.parts.first()?;
        if !self.agree(first.text, next.text) {
            return None;
        }
        cut.parts.insert(0, first);
        cut.cost += cost(first.text);
        Some(cut)
    }

    /// The lengths of the parts that `rest` may begin with.
    fn beginnings(&self, rest: &str) -> Vec<usize> {
        let mut lengths = Vec::new();
        let known = self.lexicon.prefixes(rest);
        for (length, place) in &known {
            let may_begin = match self.rules {
                Rules::Strict => place.may_begin(),
                Rules::Loose => place.may_begin() || place.may_begin_loosely(),
                Rules::Names | Rules::Unknown => {
                    place.may_begin() || place.may_begin_loosely() || place.is_name()
                }
            };
            if may_begin {
                lengths.push(*length);
            }
            let is_genitive =
                self.rules >= Rules::Names && place.is_name() && rest[*length..].starts_with('s');
            if is_genitive {
                lengths.push(length + 1);
            }
        }
        if self.rules == Rules::Unknown {
            let in_s = rest.match_indices('s').map(|(at, _)| at + 1);
            lengths.extend(in_s.filter(|length| {
                letters(&rest[..*length]) >= UNKNOWN_PART
                    && !known.iter().any(|(known, _)| known == length)
            }));
        }
        lengths.retain(|length| letters(&rest[..*length]) >= SHORTEST_PART && *length < rest.len());
        lengths.sort_unstable();
        lengths.dedup();
        lengths
    }

    fn may_end(&self, part: &str, before: &str) -> bool {
        if letters(part) < SHORTEST_PART {
            return false;
        }
        let Some(place) = self.lexicon.place(part) else {
            return false;
        };
        match self.rules {
            Rules::Strict => place.may_end(),
            Rules::Loose | Rules::Names => {
                let is_plain = letters(part) >= LOOSE_PART
                    || before.ends_with('s')
                    || letters(before) >= LOOSE_PART;
                place.may_end() || (place.may_end_loosely() && is_plain)
            }
            Rules::Unknown => place.may_end() && letters(part) >= LOOSE_PART,
        }
    }

    /// Whether two parts may stand side by side in a word that the dictionary
    /// has as a whole, and that may so have a meaning of its own.
    fn agree(&self, first: &str, next: &str) -> bool {
        if !self.is_known {
            return true;
        }
        let (first, next) = (letters(first), letters(next));
        let shortest = first.min(next);
        let longest = first.max(next);
        if self.rules == Rules::Loose {
            return shortest >= LOOSE_PART || (shortest > SHORTEST_PART && longest >= BESIDE_LOOSE);
        }
        shortest > SHORTEST_PART || longest >= BESIDE_SHORT
    }
}

/// Where the next part begins if it shares a letter with this one: three like
/// letters are written as two, as in remiss + svar.
fn shared_letter(part: Constituent<'_>) -> Option<usize> {
    let mut letters = part.text.chars().rev();
    let last = letters.next()?;
    let is_double = letters.next() == Some(last) && letters.nth(1).is_some();
    is_double.then(|| part.start + part.text.len() - last.len_utf8())
}

/// Few parts before many, long parts before short.
fn cost(part: &str) -> usize {
    match letters(part) {
        0..=3 => 1_400,
        4 => 1_100,
        _ => 1_000,
    }
}

fn letters(word: &str) -> usize {
    word.chars().count()
}
