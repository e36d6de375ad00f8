//! Text that is neither heading nor line of form: its sentences, one by one.

use std::sync::LazyLock;

use regex::Regex;

use super::lead::{announces, breaks_off, only_leads};
use super::title::is_title;
use super::{Judgement, Piece, Walk, listed};
use crate::identify::{named_body, parties_only};
use crate::language::sentences;
use crate::model::{BoilerplateReason, Manner, Passage, Span};
use crate::segment::claim::{argues, claims};
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
                    self.push(piece.block, piece.span, Judgement::Formality(reason));
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
                    || (text.ends_with(';') && text.chars().count() >= 90)
                    || (has_verb(text)
                        && (text.split_whitespace().count() >= 4
                            || text.starts_with(char::is_lowercase)))
                    || text.ends_with(['.', '?', '!']);
                if !told {
                    if let Some(said) = self.saying_heading(piece) {
                        self.enter(Zone::Argument);
                        self.push(piece.block, piece.span, said);
                    } else {
                        self.push_heading(piece);
                    }
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
                Judgement::Formality(BoilerplateReason::Signature),
            );
            return;
        }
        self.signing = false;
        self.introduction(piece, text, item, next);
    }

    /// Splits into sentences; keeps the one that leads to a list as its context.
    fn introduction(&mut self, piece: Piece, text: &str, item: bool, next: Option<&Piece>) {
        let document = self.document;
        // `Synpunkter från facken: …` holds for its paragraph
        self.views.take_if(|(_, level)| level.is_none());
        if self.zone.argues()
            && self.views.is_none()
            && let Some(others) = self.views_of(text)
        {
            self.views = Some((others, None));
        }
        let found: Vec<Span> = sentences(text)
            .into_iter()
            .map(|span| span.shifted(piece.span.start))
            .collect();
        let leads = next.is_some_and(|next| self.is_item(next))
            && (text.ends_with(':')
                || text.ends_with(" att")
                || text.ends_with('–')
                || breaks_off(text)
                || announces(text));
        let last = found.last().copied();
        let several = found.len() > 1;
        for span in found {
            let sentence = document.slice(span);
            let lead = leads && Some(span) == last;
            if lead && !item {
                self.number = None;
                self.intro = Some(Passage {
                    span,
                    text: sentence.to_owned(),
                });
            }
            if self.bare_lead(sentence, lead) {
                self.push(piece.block, span, Judgement::Context);
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
                    Judgement::Formality(BoilerplateReason::Contact),
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
        let mut judged = self.judged(sentence, item);
        // A word put in is the answer, however little it weighs.
        if judged == Judgement::Quoted
            && self.manner(span) != Manner::Text
            && !self.quoted.hold_whole(sentence)
        {
            let speaker = self.speaker(sentence);
            judged = Judgement::Said {
                role: self.role(&speaker),
                speaker,
                context: None,
            };
        }
        self.push(piece.block, span, judged);
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
        self.push(piece.block, piece.span, Judgement::Formality(reason));
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
                Judgement::Formality(BoilerplateReason::Note),
            );
        } else {
            for span in sentences(text) {
                let span = span.shifted(piece.span.start);
                self.sentence(piece, span, self.document.slice(span), false);
            }
        }
    }
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
