//! Sentences: which of them are said, by whom and in which role.

use std::sync::LazyLock;

use regex::Regex;

use super::{Judged, Part, Piece, Walk, listed};
use crate::identify::{named_body, parties_only};
use crate::language::sentences;
use crate::model::{BoilerplateReason, Passage, RespondentKind, Role, Span};
use crate::segment::claim::{argues, claims, stands};
use crate::segment::formality;
use crate::segment::heading::{self, has_verb};
use crate::segment::speaker::Speaker;
use crate::segment::zone::Zone;

impl Walk<'_> {
    /// Judges a piece that is neither heading nor line of form.
    pub(super) fn text(&mut self, piece: Piece, text: &str, item: bool, next: Option<&Piece>) {
        let long =
            text.chars().count() >= 90 && text.trim_end().ends_with(['.', '?', '!', '”', ')']);
        match self.zone {
            Zone::Attachments | Zone::Dispatch | Zone::Attendance | Zone::Signing => {
                let reason = listed(self.zone).unwrap_or(BoilerplateReason::Procedure);
                let several = sentences(text).len() > 1 || text.chars().count() >= 200;
                let paragraph = long
                    && several
                    && !item
                    && has_verb(text)
                    && formality::sentence(text).is_none();
                if !paragraph && !holds_claim(text) {
                    self.push(piece.block, piece.span, Judged::Formality(reason));
                    return;
                }
                // What argues under such a heading is text after all.
                self.enter(Zone::Argument);
            }
            Zone::Vote if !item && leaves_vote(text) => self.enter(Zone::Argument),
            Zone::Opening | Zone::Decision if !item && is_title(text) => {
                self.push_heading(piece);
                self.heading(heading::PSEUDO - 2, piece.span);
                return;
            }
            Zone::Opening => {
                let told = long
                    || claims(text)
                    || text.starts_with("att ")
                    || item
                    || (has_verb(text)
                        && (text.split_whitespace().count() >= 4
                            || text.starts_with(char::is_lowercase)))
                    || text.ends_with(['.', '?', '!']);
                if !told {
                    self.push_heading(piece);
                    self.heading(heading::PSEUDO - 2, piece.span);
                    return;
                }
                self.enter(Zone::Argument);
            }
            _ => {}
        }
        if self.signing && !long && !has_verb(text) && text.chars().count() < 90 {
            self.push(
                piece.block,
                piece.span,
                Judged::Formality(BoilerplateReason::Signature),
            );
            return;
        }
        self.signing = false;
        self.introduction(piece, text, item, next);
    }

    /// Splits into sentences; keeps the one that leads to a list as its context.
    fn introduction(&mut self, piece: Piece, text: &str, item: bool, next: Option<&Piece>) {
        let document = self.document;
        let found: Vec<Span> = sentences(text)
            .into_iter()
            .map(|span| span.shifted(piece.span.start))
            .collect();
        let leads = next.is_some_and(|next| self.is_item(next))
            && (text.ends_with(':')
                || text.ends_with(" att")
                || text.ends_with('–')
                || announces(text));
        let last = found.last().copied();
        let several = found.len() > 1;
        for span in found {
            let sentence = document.slice(span);
            let lead = leads && Some(span) == last;
            if lead && !item {
                self.intro = Some(Passage {
                    span,
                    text: sentence.to_owned(),
                });
            }
            if self.bare_lead(sentence, lead) {
                self.push(piece.block, span, Judged::Context);
                continue;
            }
            // A name, a number or an address between sentences.
            if several
                && !has_verb(sentence)
                && formality::line(sentence) == Some(BoilerplateReason::Contact)
            {
                self.push(
                    piece.block,
                    span,
                    Judged::Formality(BoilerplateReason::Contact),
                );
                continue;
            }
            self.sentence(piece, span, sentence, item);
        }
    }

    /// Words that only lead to what follows: `I kommunstyrelsen:`, `Vi föreslår att`.
    fn bare_lead(&self, sentence: &str, leads: bool) -> bool {
        let words = sentence.split_whitespace().count();
        let decides = matches!(self.zone, Zone::Decision | Zone::ProposedDecision);
        let colon = sentence.ends_with(':');
        let besluta = sentence.ends_with("besluta")
            || sentence.ends_with("beslutar")
            || sentence.ends_with("besluta att")
            || sentence.ends_with("beslutar att");
        (decides && (colon || besluta) && words <= 16)
            || only_leads(sentence)
            || (leads && (words <= 4 || !has_verb(sentence)))
            || (colon && words <= 5 && !has_verb(sentence))
    }

    pub(super) fn sentence(&mut self, piece: Piece, span: Span, sentence: &str, item: bool) {
        let judged = self.judged(sentence, item);
        self.push(piece.block, span, judged);
    }

    /// What a sentence is, where it stands.
    pub(super) fn judged(&mut self, sentence: &str, item: bool) -> Judged {
        if !sentence.chars().any(char::is_alphanumeric) {
            return Judged::Formality(BoilerplateReason::Ornament);
        }
        if self.zone == Zone::Vote {
            return Judged::Formality(BoilerplateReason::Minutes);
        }
        if let Some(reason) = formality::sentence(sentence) {
            return Judged::Formality(reason);
        }
        // `Hela Sverige ska leva` has a verb, and says nothing but who answers.
        if self
            .identity
            .respondents
            .iter()
            .any(|name| name == sentence)
        {
            return Judged::Formality(BoilerplateReason::Letterhead);
        }
        let context = if item { self.intro.clone() } else { None };
        // who tillstyrker a list says so of each item, in the programme's words or not
        let is_judged = || context.as_ref().is_some_and(|lead| stands(&lead.text));
        if self.zone != Zone::Decision && self.quoted.hold(sentence) && !is_judged() {
            return Judged::Quoted;
        }
        let speaker = self.speaker(sentence);
        let role = if speaker.kind == RespondentKind::Party
            && (asked_for(context.as_ref(), sentence) || self.is_moved(sentence))
        {
            Role::Proposal
        } else {
            self.role(&speaker)
        };
        Judged::Said {
            role,
            speaker,
            context,
        }
    }

    /// `Ordföranden Anna Ek (M) föreslog bifall`: a member's motion at the
    /// meeting, under whatever heading.
    fn is_moved(&self, sentence: &str) -> bool {
        self.zone == Zone::ProposedDecision && self.part == Part::Minutes && moves(sentence)
    }

    fn speaker(&mut self, sentence: &str) -> Speaker {
        if self.is_moved(sentence)
            && let Some(mover) = Speaker::named_in(sentence, Role::Proposal)
        {
            return mover;
        }
        match self.zone {
            Zone::Motions => Speaker::named_in(sentence, Role::Proposal)
                .or_else(|| self.paper.clone())
                .unwrap_or_else(|| Speaker::minority(self.identity, Role::Proposal)),
            Zone::Reservation | Zone::SpecialStatement | Zone::Note => {
                let role = self.zone_role();
                if let Some(known) = &self.minority {
                    return known.clone();
                }
                let speaker = self
                    .paper
                    .clone()
                    .or_else(|| Speaker::named_in(sentence, role))
                    .unwrap_or_else(|| Speaker::minority(self.identity, role));
                self.minority = Some(speaker.clone());
                speaker
            }
            _ => self.paper.clone().unwrap_or_else(|| self.body.clone()),
        }
    }

    fn role(&self, speaker: &Speaker) -> Role {
        let party = speaker.kind == RespondentKind::Party;
        match self.zone {
            Zone::Decision if self.paper.is_none() => Role::Decision,
            Zone::Decision | Zone::ProposedDecision if party => Role::Proposal,
            Zone::ProposedDecision => Role::Draft,
            Zone::Motions => Role::Proposal,
            Zone::Reservation | Zone::SpecialStatement | Zone::Note => self.zone_role(),
            _ if self.part == Part::Draft && self.rejected && self.paper.is_none() => Role::Draft,
            _ => speaker.role,
        }
    }

    pub(super) fn zone_role(&self) -> Role {
        match self.zone {
            Zone::Reservation => Role::Reservation,
            Zone::SpecialStatement => Role::SpecialStatement,
            _ => Role::Note,
        }
    }

    /// Why a line is of form here. In lists of papers and recipients every
    /// line is, and is left to the zone; items of a list argue.
    pub(super) fn form(&self, text: &str, item: bool) -> Option<BoilerplateReason> {
        if matches!(self.zone, Zone::Attachments | Zone::Dispatch)
            || (item && matches!(self.zone, Zone::Decision | Zone::ProposedDecision))
        {
            return None;
        }
        // An answer that goes through the programme has its headings.
        let section = self.zone != Zone::Opening && self.heads_section(text);
        formality::line(text).filter(|_| !section)
    }

    pub(super) fn formality(&mut self, piece: Piece, text: &str, reason: BoilerplateReason) {
        let signature = matches!(
            reason,
            BoilerplateReason::Signature | BoilerplateReason::ESignature
        );
        if signature {
            self.signing = true;
        }
        let leaves = matches!(
            self.zone,
            Zone::Decision | Zone::ProposedDecision | Zone::Vote | Zone::Motions
        );
        if leaves
            && (signature
                || (reason == BoilerplateReason::Letterhead
                    && named_body(text).is_some()
                    // `I Kulturnämnden` tells where what follows is to be decided.
                    && !text.starts_with("I ")))
        {
            self.enter(Zone::Opening);
            self.signing = signature;
        }
        if let Some(names) = parties_only(text)
            && self.zone.is_minoritys()
        {
            self.minority = Some(Speaker::parties(names, self.zone_role()));
        }
        self.push(piece.block, piece.span, Judged::Formality(reason));
    }

    /// A note argues where it holds a sentence of its own; most only refer.
    pub(super) fn note(&mut self, piece: Piece, text: &str) {
        let told = has_verb(text) || (text.ends_with('.') && text.split_whitespace().count() >= 6);
        let refers = !told
            || text.contains("http")
            || text.contains("www.")
            || ["se ", "jfr", "prop", "sou ", "ds ", "exempelvis", "dnr"]
                .iter()
                .any(|word| text.to_lowercase().starts_with(word));
        if refers {
            self.push(
                piece.block,
                piece.span,
                Judged::Formality(BoilerplateReason::Note),
            );
        } else {
            for span in sentences(text) {
                let span = span.shifted(piece.span.start);
                self.sentence(piece, span, self.document.slice(span), false);
            }
        }
    }
}

/// Whether an item is what a party asks the meeting to decide:
/// `Med hänvisning till ovanstående föreslår Vänsterpartiet:`, `att …`.
fn asked_for(intro: Option<&Passage>, item: &str) -> bool {
    let Some(intro) = intro else { return false };
    let lower = intro.text.to_lowercase();
    let asks = ["föreslår", "yrkar", "hemställer"]
        .iter()
        .any(|verb| lower.contains(verb));
    // What some exports leave before the words: `[bookmark: _GoBack]`.
    let words = match item.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, rest)) => rest,
        None => item,
    };
    let begins = words
        .split(|c: char| !c.is_alphabetic())
        .find(|word| !word.is_empty());
    asks && (lower.ends_with(" att") || begins.is_some_and(|word| word.to_lowercase() == "att"))
}

/// Whether some sentence of a paragraph takes a stand or tells what a body thinks.
fn holds_claim(text: &str) -> bool {
    sentences(text)
        .iter()
        .map(|span| span.of(text))
        .any(|sentence| claims(sentence) && formality::sentence(sentence).is_none())
}

/// Whether a paragraph after the vote argues, and tells nothing of the vote.
fn leaves_vote(text: &str) -> bool {
    static VOTE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)röst|yrka|proposition|bifall|avsl(?:å|ag)|ordförande|\bmot varandra\b|\bfinner\b",
        )
        .expect("a fixed pattern")
    });
    text.ends_with('.')
        && !VOTE.is_match(text)
        && sentences(text).iter().any(|span| argues(span.of(text)))
}

/// `Remissvar på slutbetänkande av …`, `Yttrande över SOU 2020:47`: a title,
/// however long.
pub(super) fn is_title(text: &str) -> bool {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:remissvar|remissyttrande|yttrande|\p{L}*yrkande|svar|synpunkter|remiss)\s+(?:på|av|över|angående|gällande|avseende|rörande|om|till|med anledning av|(?:\p{L}+\s+)?[-–]\s+motion)\s")
            .expect("a fixed pattern")
    });
    // Some end even a title with a full stop, where it says what it is about.
    static ENDED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\p{L}+\s+(?:över|angående|gällande|avseende|rörande|på\s+(?:remiss|motion)|[-–]\s+motion)")
            .expect("a fixed pattern")
    });
    // What the proposal is to do stands in clauses of its own.
    static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\s(?:att|som|hur|där|vilka?)\s").expect("a fixed pattern")
    });
    let text = text.trim_end();
    let main = CLAUSE
        .find(text)
        .map_or(text, |clause| &text[..clause.start()]);
    text.chars().count() <= 300
        && TITLE.is_match(text)
        && (!text.ends_with(['.', '!']) || (ENDED.is_match(text) && sentences(text).len() == 1))
        && !has_verb(main)
}

/// Whether a paragraph ends by telling that a list follows: `Kostnaderna listas nedan.`
fn announces(text: &str) -> bool {
    static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:nedan(?:stående)?|enligt\s+följande|följande(?:\s+\p{L}+){0,2}|(?:i|som)\s+punktform)\.$")
            .expect("a fixed pattern")
    });
    FOLLOWS.is_match(text.trim_end())
}

/// Words that lead to what is said and say nothing: `att därutöver anföra`.
fn only_leads(sentence: &str) -> bool {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:samt\s+)?att\s+(?:(?:därutöver|härutöver|dessutom|även|också|i övrigt)\s+)*(?:anföra|framföra|uttala|yttra|svara)(?:\s+(?:följande|enligt följande))?[:.]?$")
            .expect("a fixed pattern")
    });
    LEAD.is_match(sentence.trim())
}

/// Whether a named member or the chair moves something.
fn moves(sentence: &str) -> bool {
    static MOVES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:[Vv]ice )?[Oo]rdföranden?|Ledamot(?:en)?|Ledamöterna|\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+){1,3} \(\p{L}+\))[^.]*?\b(?:föreslog|föreslår|yrkade|yrkar)\b")
            .expect("a fixed pattern")
    });
    MOVES.is_match(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_sentences() {
        for text in [
            "Yttrande över motion om solvärme",
            "Yttrande över motion om solvärme.",
            "Yttrande över motion om att staden ska bygga solvärme",
            "Remissvar på betänkandet Framtidens parker",
        ] {
            assert!(is_title(text), "{text}");
        }
        for text in [
            "Synpunkter på planen.",
            "Yttrande över planen. Den är bra.",
            "Yttrande över planen kommer i maj",
            &format!("Yttrande över planen{}", ", och dess mål".repeat(25)),
        ] {
            assert!(!is_title(text), "{text}");
        }
    }

    #[test]
    fn items_are_asked_for_where_their_lead_asks() {
        let lead = |text: &str| Passage {
            span: Span::default(),
            text: text.to_owned(),
        };
        let asks = lead("Vi yrkar:");
        assert!(asked_for(Some(&asks), "Att planen kortas."));
        assert!(asked_for(
            Some(&asks),
            "[bookmark: _GoBack]att planen kortas."
        ));
        assert!(asked_for(Some(&lead("Vi yrkar att")), "planen kortas."));
        assert!(!asked_for(Some(&asks), "Planen är lång."));
        assert!(!asked_for(Some(&lead("Vi ser:")), "Att planen kortas."));
        assert!(!asked_for(None, "Att planen kortas."));
    }
}
