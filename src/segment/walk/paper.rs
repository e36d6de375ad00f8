//! Papers within a document: minutes, the officials' draft, a party's annex.

use super::{Judged, Part, Piece, Walk};
use crate::identify::{parties_in, parties_only};
use crate::model::{BoilerplateReason, Document, RespondentKind, Role};
use crate::segment::formality;
use crate::segment::heading::has_verb;
use crate::segment::speaker::Speaker;
use crate::segment::zone::Zone;

impl Walk<'_> {
    /// A letterhead within the document: another paper begins.
    pub(super) fn part_begins(&mut self, piece: Piece, text: &str) -> bool {
        if text.chars().count() > 260 {
            return false;
        }
        let lower = text.to_lowercase();
        let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
        let form = || formality::line(text);
        let annex = starts(&["protokollsbilaga", "bilaga till protokoll", "bilaga till §"]);
        let draft = starts(&[
            "tjänsteutlåtande",
            "tjänsteskrivelse",
            "tjänstemannautlåtande",
        ]);
        let minutes = starts(&[
            "utdrag ur protokoll",
            "protokollsutdrag",
            "sammanträdesprotokoll",
        ]) || (lower.starts_with("protokoll")
            && form() == Some(BoilerplateReason::Minutes));
        if annex {
            self.begin(Part::Minority);
        } else if draft && form().is_some() && !self.listing() {
            self.begin(Part::Draft);
        } else if minutes && form().is_some_and(|reason| reason != BoilerplateReason::Dispatch) {
            if self.part != Part::Minutes {
                self.begin(Part::Minutes);
            }
        } else {
            return self.minority_paper(piece, text, &lower);
        }
        let reason = form().unwrap_or(BoilerplateReason::Letterhead);
        self.push(piece.block, piece.span, Judged::Formality(reason));
        true
    }

    /// The letterhead of a party's paper within the body's document.
    fn minority_paper(&mut self, piece: Piece, text: &str, lower: &str) -> bool {
        const TYPES: &[(&str, Role)] = &[
            ("yrkande", Role::Proposal),
            ("reservation", Role::Reservation),
            ("särskilt yttrande", Role::SpecialStatement),
            ("särskilt uttalande", Role::SpecialStatement),
            ("protokollsanteckning", Role::Note),
            ("röstförklaring", Role::Note),
            ("yttrande", Role::SpecialStatement),
        ];
        let line = text.chars().count() < 170 && !text.ends_with('.') && !has_verb(text);
        if !line {
            return false;
        }
        let role = TYPES
            .iter()
            .find(|(word, _)| lower.contains(word))
            .map(|(_, role)| *role);
        let title = lower.contains("angående")
            || lower.contains("gällande")
            || lower.contains("över ")
            || lower.contains("avseende");
        let typed = role.filter(|_| !title);
        if self.zone == Zone::Opening && typed.is_some() {
            self.paper_role = typed;
        }
        let alone = parties_only(text);
        let glued = typed
            .is_some()
            .then(|| parties_in(text))
            .filter(|names| !names.is_empty() && !lower.contains("från"));
        let Some(names) = alone.clone().or(glued) else {
            return false;
        };
        let minority_zone = matches!(
            self.zone,
            Zone::Reservation | Zone::SpecialStatement | Zone::Note
        );
        if self.identity.kind == RespondentKind::Party && !minority_zone {
            return false;
        }
        if minority_zone && alone.is_some() {
            self.minority = Some(Speaker::parties(names, self.zone_role()));
        } else if self.zone == Zone::Opening || alone.is_none() {
            let role = typed.or(self.paper_role).unwrap_or(Role::SpecialStatement);
            let mut all = match (&self.paper, self.zone) {
                (Some(paper), Zone::Opening) => paper.respondents.clone(),
                _ => Vec::new(),
            };
            all.extend(
                names
                    .into_iter()
                    .filter(|name| !all.contains(name))
                    .collect::<Vec<_>>(),
            );
            self.begin(Part::Minority);
            self.paper_role = Some(role);
            self.paper = Some(Speaker::parties(all, role));
        } else {
            return false;
        }
        self.push(
            piece.block,
            piece.span,
            Judged::Formality(BoilerplateReason::Letterhead),
        );
        true
    }

    fn begin(&mut self, part: Part) {
        self.part = part;
        self.zone = Zone::Opening;
        self.paper = None;
        self.minority = None;
        self.paper_role = None;
        self.signing = false;
        self.intro = None;
        self.headings.clear();
    }
}

/// Whether the meeting decided otherwise than the officials proposed, so that
/// their draft in the same file is not the answer.
pub(super) fn draft_rejected(document: &Document) -> bool {
    let lower = document.text.to_lowercase();
    let rejected = [
        "avslå förvaltningens",
        "avslå tjänsteutlåtandet",
        "avslår förvaltningens",
        "avslå kontorets",
        "bifaller inte förvaltningens",
    ];
    let adopted = [
        "eget yttrande",
        "sitt yttrande",
        "enligt förvaltningens",
        "enlighet med förvaltningens",
        "antar förvaltningens",
        "enligt tjänsteutlåtandet",
        "bifalla förvaltningens",
        "bifalla tjänsteutlåtandet",
        "bifall till förvaltningens",
    ];
    rejected.iter().any(|words| lower.contains(words))
        && !adopted.iter().any(|words| lower.contains(words))
}
