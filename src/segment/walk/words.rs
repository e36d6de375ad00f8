//! Sentences: which of them are said, by whom and in which role.

use super::{Judged, Part, Piece, Walk, listed};
use crate::identify::{named_body, parties_only};
use crate::language::sentences;
use crate::model::{BoilerplateReason, Passage, RespondentKind, Role, Span};
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
                if !(long && several && !item && has_verb(text))
                    || formality::sentence(text).is_some()
                {
                    self.push(piece.block, piece.span, Judged::Formality(reason));
                    return;
                }
                // A whole paragraph under such a heading is text after all.
                self.enter(Zone::Argument);
            }
            Zone::Opening => {
                let told = long
                    || text.starts_with("att ")
                    || item
                    || (has_verb(text)
                        && (text.split_whitespace().count() >= 4
                            || text.starts_with(char::is_lowercase)))
                    || text.ends_with(['.', '?', '!']);
                if !told {
                    self.push(piece.block, piece.span, Judged::Heading);
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
            && (text.ends_with(':') || text.ends_with(" att") || text.ends_with('–'));
        let last = found.last().copied();
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
            || (leads && (words <= 4 || !has_verb(sentence)))
            || (colon && words <= 5 && !has_verb(sentence))
    }

    pub(super) fn sentence(&mut self, piece: Piece, span: Span, sentence: &str, item: bool) {
        if !sentence.chars().any(char::is_alphanumeric) {
            self.push(
                piece.block,
                span,
                Judged::Formality(BoilerplateReason::Ornament),
            );
            return;
        }
        if self.zone == Zone::Vote {
            self.push(
                piece.block,
                span,
                Judged::Formality(BoilerplateReason::Minutes),
            );
            return;
        }
        if let Some(reason) = formality::sentence(sentence) {
            self.push(piece.block, span, Judged::Formality(reason));
            return;
        }
        // `Hela Sverige ska leva` has a verb, and says nothing but who answers.
        if self
            .identity
            .respondents
            .iter()
            .any(|name| name == sentence)
        {
            self.push(
                piece.block,
                span,
                Judged::Formality(BoilerplateReason::Letterhead),
            );
            return;
        }
        if self.zone != Zone::Decision && self.quoted.hold(sentence) {
            self.push(piece.block, span, Judged::Quoted);
            return;
        }
        let context = if item { self.intro.clone() } else { None };
        let speaker = self.speaker(sentence);
        let role = if speaker.kind == RespondentKind::Party && asked_for(context.as_ref(), sentence)
        {
            Role::Proposal
        } else {
            self.role(&speaker)
        };
        self.push(
            piece.block,
            span,
            Judged::Said {
                role,
                speaker,
                context,
            },
        );
    }

    fn speaker(&mut self, sentence: &str) -> Speaker {
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
        formality::line(text)
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
                || (reason == BoilerplateReason::Letterhead && named_body(text).is_some()))
        {
            self.enter(Zone::Opening);
            self.signing = signature;
        }
        if let Some(names) = parties_only(text)
            && matches!(
                self.zone,
                Zone::Reservation | Zone::SpecialStatement | Zone::Note
            )
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
