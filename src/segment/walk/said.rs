//! What a sentence is where it stands, whose words it holds and in which role.

use super::lead::{reports, would_be_decided};
use super::motion::{asked_for, mover, moves, moves_a_decision, who_reserves};
use super::title::{is_title, names_a_paper};
use super::{Judgement, PaperKind, Walk};
use crate::language::is_present;
use crate::model::{BoilerplateReason, RespondentKind, Role};
use crate::segment::claim::{argues, stands};
use crate::segment::formality;
use crate::segment::reply::Reply;
use crate::segment::speaker::Speaker;
use crate::segment::zone::Zone;

/// `Yttrande över motion av Anna Ek (L) om kallbadhus`: the paper's own title, in
/// the middle of it.
fn names_the_paper(line: &str) -> bool {
    let lower = line.to_lowercase();
    let own = ["yttrande ", "remissvar ", "remissyttrande "];
    own.iter().any(|word| lower.starts_with(word)) && !line.ends_with('.') && is_title(line)
}

impl Walk<'_> {
    /// What a sentence is, where it stands.
    pub(super) fn judged(&mut self, sentence: &str, item: bool) -> Judgement {
        if !sentence.chars().any(char::is_alphanumeric) {
            return Judgement::Formality(BoilerplateReason::Ornament);
        }
        if self.zone == Zone::Vote {
            return Judgement::Formality(BoilerplateReason::Minutes);
        }
        if let Some(reason) = formality::sentence(sentence) {
            return Judgement::Formality(reason);
        }
        if names_the_paper(sentence) || (!item && names_a_paper(sentence)) {
            return Judgement::Formality(BoilerplateReason::Letterhead);
        }
        // `Hela Sverige ska leva` has a verb, and says nothing but who answers.
        if self
            .identity
            .respondents
            .iter()
            .any(|name| name == sentence)
        {
            return Judgement::Formality(BoilerplateReason::Letterhead);
        }
        let asked = self.replied_to(sentence);
        let led = if item { self.intro.clone() } else { None };
        let context = led.or(asked).or_else(|| self.numbered.clone());
        // who tillstyrker a list says so of each item, in the programme's words or not
        let is_judged = || context.as_ref().is_some_and(|lead| stands(&lead.text));
        if self.zone != Zone::Decision && self.gives_back(sentence) && !is_judged() {
            return Judgement::Quoted;
        }
        // What an inquiry proposes, item by item, is no wish of who retells it.
        if context.as_ref().is_some_and(|lead| reports(&lead.text))
            && (!argues(sentence) || would_be_decided(sentence))
        {
            return Judgement::Quoted;
        }
        let moved = context
            .as_ref()
            .map(|lead| lead.text.as_str())
            .filter(|lead| self.is_moved(lead))
            .or_else(|| self.is_moved(sentence).then_some(sentence));
        let mover = moved.and_then(|words| {
            Speaker::named_in(mover(words, &self.initials), Role::Proposal, &self.initials)
        });
        let speaker = mover.unwrap_or_else(|| self.speaker(sentence));
        let role = if speaker.kind == RespondentKind::Party
            && (asked_for(context.as_ref(), sentence) || moved.is_some())
        {
            Role::Proposal
        } else {
            self.role(&speaker)
        };
        Judgement::Said {
            role,
            speaker,
            context,
        }
    }

    /// Whether a sentence is the programme's, given back. In a copy of it a short one
    /// is, too, but for a word that replies to it.
    fn gives_back(&self, sentence: &str) -> bool {
        let copied = || self.copied && Reply::whole(sentence).is_none();
        self.quoted.hold(sentence) || (copied() && self.quoted.hold_whole(sentence))
    }

    /// `Ordföranden Anna Ek (M) föreslog bifall`: a member's motion at the
    /// meeting, under whatever heading.
    fn is_moved(&self, sentence: &str) -> bool {
        let proposed = self.zone == Zone::ProposedDecision && self.paper_kind == PaperKind::Minutes;
        let met =
            self.paper_kind == PaperKind::Minutes || self.identity.minutes_paragraph.is_some();
        let argued = matches!(
            self.zone,
            Zone::Opening | Zone::Argument | Zone::Background | Zone::Handling
        );
        (proposed && moves(sentence)) || (met && argued && moves_a_decision(sentence))
    }

    pub(super) fn speaker(&mut self, sentence: &str) -> Speaker {
        match self.zone {
            Zone::Motions => Speaker::named_in(sentence, Role::Proposal, &self.initials)
                .or_else(|| self.paper.clone())
                .unwrap_or_else(|| Speaker::minority(self.identity, Role::Proposal)),
            Zone::Reservation | Zone::SpecialStatement | Zone::Note => {
                let role = self.zone_role();
                if self.paper.is_none()
                    && let Some(names) = who_reserves(sentence, &self.initials)
                {
                    self.minority = Some(Speaker::parties(names, role));
                }
                if let Some(known) = &self.minority {
                    return known.clone();
                }
                let speaker = self
                    .paper
                    .clone()
                    .or_else(|| Speaker::named_in(sentence, role, &self.initials))
                    .unwrap_or_else(|| Speaker::minority(self.identity, role));
                self.minority = Some(speaker.clone());
                speaker
            }
            Zone::Referral if self.paper.is_none() => self.retold(sentence),
            zone => self
                .paper
                .clone()
                .or_else(|| self.one_of_several(sentence))
                .or_else(|| {
                    zone.argues()
                        .then(|| self.anothers_view(sentence))
                        .flatten()
                })
                .unwrap_or_else(|| self.body.clone()),
        }
    }

    /// Whose view besides the sender's a sentence gives, by its own words or by
    /// those that it stands under.
    fn anothers_view(&mut self, sentence: &str) -> Option<Speaker> {
        self.another(sentence)
            .or_else(|| self.views.as_ref().map(|(others, _)| others.clone()))
    }

    /// The one of those who answer together that a sentence has for its subject:
    /// `Kulturnämnden anser därutöver …`.
    fn one_of_several(&self, sentence: &str) -> Option<Speaker> {
        let all = &self.body.respondents;
        let name = all.iter().find(|name| {
            let rest = sentence.strip_prefix(name.as_str());
            let next = rest.and_then(|rest| rest.strip_prefix(' '));
            next.and_then(|rest| rest.split(' ').next())
                .is_some_and(|verb| verb == "har" || is_present(verb))
        })?;
        (all.len() > 1).then(|| Speaker {
            respondents: vec![name.clone()],
            ..self.body.clone()
        })
    }

    pub(super) fn role(&self, speaker: &Speaker) -> Role {
        let party = speaker.kind == RespondentKind::Party;
        match self.zone {
            Zone::Decision if self.paper.is_none() => Role::Decision,
            Zone::Decision | Zone::ProposedDecision if party => Role::Proposal,
            Zone::ProposedDecision => Role::Draft,
            Zone::Motions => Role::Proposal,
            Zone::Reservation | Zone::SpecialStatement | Zone::Note => self.zone_role(),
            _ if self.paper_kind == PaperKind::Draft && self.rejected && self.paper.is_none() => {
                Role::Draft
            }
            _ => speaker.role,
        }
    }

    pub(super) fn zone_role(&self) -> Role {
        self.zone.minoritys_role()
    }
}
