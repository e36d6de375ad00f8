//! Bodies that a document may come from, each with the weight of the places
//! that name it.

use super::body::{is_generic, is_municipality, is_office, is_recipient, joint, kind_of};
use super::file_name::folded;
use super::key::{key, same_key};
use super::name::sentence_case;
use super::register::Register;
use super::respondent::Found;
use crate::model::{Ground, RespondentKind, Span};

/// Below this a candidate is a guess and not named.
pub(super) const ENOUGH: f32 = 2.0;

/// What speaks for one of those asked, over anyone else.
const ASKED: f32 = 4.0;

/// What speaks against one that sent out what is answered.
const ASKING: f32 = 4.0;

/// How far a letterhead is trusted to write a name in full.
const LETTERHEAD_FORM: u8 = 5;

#[derive(Debug)]
struct Candidate {
    name: String,
    key: String,
    score: f32,
    /// The best weight from each sort of place.
    best: Vec<(String, f32)>,
    /// How far the place that gave the name its form is to be trusted in that.
    form: u8,
    grounds: Vec<Ground>,
}

impl Candidate {
    /// Whether nothing but a mention in the opening speaks for it.
    fn only_mentioned(&self) -> bool {
        self.best
            .iter()
            .all(|(source, weight)| source == "register" && *weight <= 1.0)
    }

    /// Whether nothing but a letterhead and mentions speak for it.
    fn only_headed(&self) -> bool {
        self.best
            .iter()
            .all(|(source, _)| matches!(source.as_str(), "letterhead" | "register"))
    }

    /// Whether it both heads the paper and is the subject of a decision.
    fn heads_and_decides(&self) -> bool {
        let from = |source: &str| self.grounds.iter().any(|ground| ground.source == source);
        from("letterhead") && from("decision") && !is_municipality(&self.name)
    }
}

/// Everyone named, in the order of discovery, and the keys of those who sent
/// out what is answered.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    named: Vec<Candidate>,
    asking: Vec<String>,
}

impl Candidates {
    /// Counts a place that names a body.
    pub(super) fn add(
        &mut self,
        name: &str,
        weight: f32,
        source: &str,
        words: &str,
        span: Option<Span>,
    ) {
        let name = of_its_board(name.trim().trim_end_matches([',', ':', '.']));
        let key = key(name);
        if key.is_empty() || is_generic(name) {
            return;
        }
        let ground = Ground::respondent(source, words, span);
        let shout = name.chars().all(|c| !c.is_lowercase());
        let form = match source {
            _ if shout => 0,
            "letterhead" => LETTERHEAD_FORM,
            "title" => 4,
            "signature" => 3,
            "decision" => 2,
            _ => 1,
        };
        match self.named.iter_mut().find(|candidate| candidate.key == key) {
            Some(known) => {
                // The same sort of place counts by its best; more of them add little.
                let place = known.best.iter_mut().find(|(kind, _)| kind == source);
                let again = place.is_some();
                if let Some((_, best)) = place {
                    known.score += (weight - *best).max(0.0) + 0.1;
                    *best = best.max(weight);
                } else {
                    known.score += weight;
                    known.best.push((source.to_owned(), weight));
                }
                if form > known.form {
                    name.clone_into(&mut known.name);
                    known.form = form;
                }
                if !again {
                    known.grounds.push(ground);
                }
            }
            None => self.named.push(Candidate {
                name: if shout {
                    sentence_case(name)
                } else {
                    name.to_owned()
                },
                key,
                score: weight,
                best: vec![(source.to_owned(), weight)],
                form,
                grounds: vec![ground],
            }),
        }
    }

    /// Tells that a body sent out what is answered.
    pub(super) fn asks(&mut self, name: &str) {
        self.asking.push(key(name));
    }

    /// The weight of the heaviest.
    pub(super) fn highest(&self) -> f32 {
        self.named
            .iter()
            .map(|candidate| candidate.score)
            .fold(0.0, f32::max)
    }

    /// Adds weight to those whose names stand in these words of a file's name.
    pub(super) fn confirm(&mut self, words: &str, file: &str, weight: f32) {
        for candidate in &mut self.named {
            if candidate
                .key
                .split(' ')
                .map(folded)
                .all(|part| words.contains(part.as_str()))
            {
                candidate.score += weight;
                candidate
                    .grounds
                    .push(Ground::respondent("file_name", file, None));
            }
        }
    }

    /// The one that most speaks for, if that is enough.
    pub(super) fn best(mut self, register: &Register<'_>) -> Option<Found> {
        // Who sent the proposal out heads the answer as its addressee.
        let asking = std::mem::take(&mut self.asking);
        for candidate in &mut self.named {
            if candidate.only_headed() && asking.contains(&candidate.key) {
                candidate.score -= ASKING;
            }
        }
        for candidate in &mut self.named {
            let asked = register.find(&candidate.name).or_else(|| {
                let plain = is_municipality(&candidate.name) || is_recipient(&candidate.name);
                (!plain).then(|| register.akin(&candidate.name)).flatten()
            });
            if let Some(asked) = asked {
                candidate.score += if is_recipient(&asked.name) {
                    0.0
                } else if candidate.only_mentioned() {
                    1.0
                } else {
                    ASKED
                };
                asked.name.clone_into(&mut candidate.name);
                candidate.key = key(&asked.name);
            }
        }
        let mut merged: Vec<Candidate> = Vec::new();
        for candidate in self.named {
            match merged
                .iter_mut()
                .find(|known| same_key(&known.key, &candidate.key))
            {
                Some(known) => {
                    known.score += candidate.score;
                    if candidate.form > known.form {
                        known.name.clone_from(&candidate.name);
                        known.form = candidate.form;
                    }
                    known.grounds.extend(candidate.grounds);
                }
                None => merged.push(candidate),
            }
        }
        shorter_into_longer(&mut merged);
        // The order of discovery decides between equals.
        let best = merged
            .iter()
            .enumerate()
            .max_by(|(a, x), (b, y)| x.score.total_cmp(&y.score).then(b.cmp(a)))
            .map(|(place, _)| place)?;
        let runner_up = merged
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != best)
            .map(|(_, candidate)| candidate.score)
            .fold(0.0_f32, f32::max);
        // One that answers are sent to may answer itself, by its own decision.
        let best = if merged[best].score >= ENOUGH {
            best
        } else {
            merged.iter().position(Candidate::heads_and_decides)?
        };
        let chosen = merged.swap_remove(best);
        let known = register.find(&chosen.name);
        let kind = known
            .map(|asked| asked.kind)
            .or_else(|| kind_of(&chosen.name))
            // a branch whose place tells nothing: `Kommunal Ekbygden`
            .or_else(|| kind_of(chosen.name.split(' ').next()?))
            .unwrap_or(RespondentKind::Other);
        let respondents = match known {
            Some(_) => vec![chosen.name],
            None => joint(&chosen.name)
                .into_iter()
                .map(|name| {
                    register
                        .find(&name)
                        .map_or(name, |asked| asked.name.clone())
                })
                .collect(),
        };
        Some(Found {
            confidence: confidence(chosen.score, runner_up),
            respondents,
            kind,
            grounds: chosen.grounds,
        })
    }
}

/// `Stadsdelsnämnden` in the text is the `Stadsdelsnämnden Norra Ekstad` of the
/// letterhead: the shorter name's weight counts for the one longer name it fits.
fn shorter_into_longer(candidates: &mut Vec<Candidate>) {
    let mut place = 0;
    while place < candidates.len() {
        let short = &candidates[place];
        let plain =
            is_recipient(&short.name) || is_municipality(&short.name) || is_office(&short.name);
        let mut longer = candidates
            .iter()
            .enumerate()
            .filter(|(_, other)| {
                other.form >= LETTERHEAD_FORM
                    && !is_office(&other.name)
                    && (other
                        .key
                        .strip_prefix(short.key.as_str())
                        .is_some_and(is_branch)
                        || is_owned(other, short))
            })
            .map(|(at, _)| at);
        let first = longer.next();
        match first {
            Some(at) if !plain && longer.next().is_none() => {
                let short = candidates.remove(place);
                let at = if at > place { at - 1 } else { at };
                candidates[at].score += short.score;
                candidates[at].grounds.extend(short.grounds);
            }
            _ => place += 1,
        }
    }
}

/// `Föreningen Gamla Ekstads styrelse` answers for `Föreningen Gamla Ekstad`.
fn of_its_board(name: &str) -> &str {
    use RespondentKind::{Association, Other, Union};
    name.strip_suffix("s styrelse")
        .filter(|body| matches!(kind_of(body), Some(Association | Other | Union)))
        .filter(|body| !is_generic(body))
        .unwrap_or(name)
}

/// `Cykelföreningen` in the text is the `Ekstads cykelförening` of the letterhead.
/// Boards are called without their municipality.
fn is_owned(longer: &Candidate, short: &Candidate) -> bool {
    let owner = longer
        .key
        .strip_suffix(short.key.as_str())
        .and_then(|before| before.strip_suffix(' '));
    kind_of(&longer.name) != Some(RespondentKind::Board)
        && !short.name.contains(' ')
        && owner.is_some_and(|owner| owner.ends_with('s') && !owner.contains(' '))
}

/// Whether what follows a body's name makes it a part of the same body that
/// answers under it: a place, or a branch as in `Rädda Barnens lokalförening`.
fn is_branch(rest: &str) -> bool {
    const BRANCHES: &[&str] = &["lokal", "krets", "avdelning", "distrikt", "region"];
    rest.starts_with(' ')
        || rest
            .strip_prefix("s ")
            .is_some_and(|rest| BRANCHES.iter().any(|branch| rest.starts_with(branch)))
}

/// Sure where the score is high and no other body comes near.
fn confidence(score: f32, runner_up: f32) -> f32 {
    let strength = (score / 9.0).min(1.0);
    let margin = ((score - runner_up) / 4.0).clamp(0.0, 1.0);
    (0.3 + 0.4 * strength + 0.28 * margin).min(0.98)
}
