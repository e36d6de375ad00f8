//! Views of others that an answer gives back: of a council, a union, a unit or an
//! association that neither is the sender nor belongs to it.
//!
//! What an inquiry, the government or whoever sent the proposal out thinks is part
//! of the matter, and stays with the words of who answers.

use super::view::{according_to, announced, begin_alike, gives_view, subject, unit};
use super::{Piece, Speaker, Walk};
use crate::identify::{is_generic, is_municipality, is_office, is_recipient, key, named_body};
use crate::language::capital;
use crate::model::{Block, BlockKind, RespondentKind};
use crate::segment::claim::argues;
use crate::segment::heading::{PSEUDO, has_verb};
use crate::segment::zone::Zone;

/// Longest line of a letterhead, in characters.
const LINE: usize = 120;

/// Who is meant by no name and is never the sender.
const UNNAMED: &[&str] = &[
    "facken",
    "facket",
    "fackliga organisationer",
    "fackliga organisationerna",
    "fackliga parter",
    "personalorganisationerna",
];
/// Words by which a subject names nobody: `Vår förening`, `Denna nämnd`.
const NO_NAME: &[&str] = &[
    "alla", "andra", "berörda", "den", "denna", "dessa", "detta", "en", "ett", "flera", "inte",
    "men", "många", "några", "när", "om", "som", "så", "varje", "vår", "våra", "vårt", "vissa",
    "övriga", "samma", "enligt", "liksom", "både",
];
/// What a proposer's own paper is called, or does.
const ITS: &[&str] = &[
    "förslag",
    "föreslår",
    "rapport",
    "remiss",
    "utredning",
    "redovisning",
    "hemställan",
    "promemoria",
    "program",
    "plan",
    "skrivelse",
];

impl Walk<'_> {
    /// Whether the answer is a known body's own and may tell of others: what a party
    /// tells of them is its own argument.
    fn gives_views_of_others(&self) -> bool {
        !self.body.respondents.is_empty() && self.body.kind != RespondentKind::Party
    }

    /// Who else gives a view in a sentence: its subject, whoever it is according
    /// to, or who was named before and is meant by `Rådet`.
    pub(super) fn another(&mut self, sentence: &str) -> Option<Speaker> {
        if !self.gives_views_of_others() {
            return None;
        }
        if let Some(name) = according_to(sentence) {
            let kind = self.kind_of_another(name)?;
            return Some(Speaker::named(name, kind));
        }
        if let Some((name, rest)) = subject(sentence) {
            if is_generic(name) {
                return self.meant_by(name).filter(|_| gives_view(rest, sentence));
            }
            let kind = self.kind_of_another(name)?;
            let other = Speaker::named(name, kind);
            // `Rådet har yttrat sig`: its views follow
            self.named = Some(other.clone());
            return gives_view(rest, sentence).then_some(other);
        }
        None
    }

    /// Whose views stand behind a name and a colon, or under a heading: `Synpunkter
    /// från facken: …`, `Ekstads elevråd: …`.
    pub(super) fn views_of(&self, text: &str) -> Option<Speaker> {
        let (head, rest) = text.split_once(':')?;
        if !self.gives_views_of_others() {
            return None;
        }
        if !(has_verb(rest) || argues(rest.trim())) {
            return None;
        }
        if let Some(speaker) = self.heads_views(head) {
            // `Synpunkter från facken: Vision är kritiskt`
            return Some(speaker);
        }
        let kind = self.kind_of_another(head)?;
        Some(Speaker::named(head, kind))
    }

    /// Whose views a heading announces: `Synpunkter från Ekstads ungdomsråd`,
    /// `Fackens synpunkter`.
    pub(super) fn heads_views(&self, heading: &str) -> Option<Speaker> {
        if !self.gives_views_of_others() {
            return None;
        }
        let name = announced(heading)?;
        let lower = name.to_lowercase();
        let kind = if UNNAMED.contains(&lower.as_str()) {
            let own = self.body.kind == RespondentKind::Union;
            (!own).then_some(RespondentKind::Union)?
        } else {
            self.kind_of_another(&capital(name))?
        };
        Some(Speaker::named(capital(name), kind))
    }

    /// A heading under which others' views stand.
    pub(super) fn others_begin(&mut self, piece: Piece, block: &Block, text: &str) -> bool {
        if !self.zone.argues() || text.chars().count() > LINE || text.ends_with('.') {
            return false;
        }
        let Some(others) = self.heads_views(text.trim_end_matches(':')) else {
            return false;
        };
        let level = block.heading_level().unwrap_or(PSEUDO);
        self.open(piece.block, piece.span, Zone::Argument, level);
        self.views = Some((others, Some(level)));
        true
    }

    /// The body named before that a word of its kind alone stands for.
    fn meant_by(&self, word: &str) -> Option<Speaker> {
        let noun = word.to_lowercase();
        let root = noun.trim_end_matches(['n', 't']).trim_end_matches('e');
        let ends = |name: &String| {
            name.to_lowercase()
                .split_whitespace()
                .any(|word| word.ends_with(&noun) || word.ends_with(root))
        };
        let own = self.body.respondents.iter().any(ends);
        let named = self.named.as_ref()?;
        (!own && named.respondents.iter().any(ends)).then(|| named.clone())
    }

    /// The kind of a named body that is not the sender, no part of it, and not
    /// whose proposal it is.
    fn kind_of_another(&self, name: &str) -> Option<RespondentKind> {
        let mut words = name.split(|c: char| !c.is_alphabetic());
        if words.any(|word| NO_NAME.contains(&word.to_lowercase().as_str())) {
            return None;
        }
        let kind = named_body(name).or_else(|| unit(name))?;
        let other = kind != RespondentKind::Party
            && !is_generic(name)
            // `Myndighetsutövningen inom förvaltningen`, `Stadsledningskontoret`, which asks
            && !name.rsplit(' ').next().is_some_and(|last| last.ends_with(['n', 't']) && is_generic(last))
            && !is_recipient(name)
            && !is_municipality(name)
            && !self.is_of_the_sender(name, kind)
            && !self.proposes(name);
        other.then_some(kind)
    }

    /// Whether a named body is the sender, its office, or one of those that a
    /// municipality, a region or the state is made of.
    fn is_of_the_sender(&self, name: &str, kind: RespondentKind) -> bool {
        let lower = name.to_lowercase();
        let own = self
            .body
            .respondents
            .iter()
            .chain(&self.identity.respondents);
        let mut alike = own.map(|own| own.to_lowercase()).map(|own| {
            key(&own) == key(name)
                || own.contains(&lower)
                || lower.contains(&own)
                || begin_alike(&own, &lower)
        });
        // `Kommunstyrelsen` in the answer of the municipality
        let whole = self.identity.respondents.iter().any(|own| {
            let own = own.to_lowercase();
            ["kommun", "stad", "region", "landsting"]
                .iter()
                .any(|word| own.split_whitespace().any(|part| part.starts_with(word)))
        });
        alike.any(|alike| alike)
            || (whole && kind == RespondentKind::Board)
            || (is_office(name) || unit(name).is_some()) && self.stands_in_a_letterhead(name)
    }

    /// Whether a line of the paper that says nothing has the name: whoever writes.
    fn stands_in_a_letterhead(&self, name: &str) -> bool {
        self.document.blocks.iter().any(|block| {
            let text = self.document.slice(block.span);
            !matches!(block.kind, BlockKind::Note(_))
                && text.chars().count() <= LINE
                && text.contains(name)
                && !text.ends_with('.')
                && !has_verb(text)
                && !argues(text)
                && announced(text).is_none()
                && !text.contains(&format!("{name}:"))
        })
    }

    /// Whether it is the named body's proposal that is answered: the answer says
    /// what it proposes, or the programme has its name.
    fn proposes(&self, name: &str) -> bool {
        let text = &self.document.text;
        let said = text.match_indices(name).any(|(at, _)| {
            let rest = text[at + name.len()..].trim_start_matches('s').trim_start();
            let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
            let before = text[..at].trim_end();
            ITS.iter().any(|its| word.starts_with(its)) || before.ends_with("remiss från")
        });
        said || self.sections.name(name)
    }
}
