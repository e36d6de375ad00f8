//! Papers within a document: minutes, the officials' draft, a party's annex.

use std::sync::LazyLock;

use regex::Regex;

use super::letterhead::{Letterhead, is_annex};
use super::{Judgement, PaperKind, Piece, Walk};
use crate::model::{BoilerplateReason, Document, RespondentKind, Role};
use crate::segment::formality;
use crate::segment::speaker::Speaker;
use crate::segment::zone::{Zone, run_in};

impl Walk<'_> {
    /// A letterhead within the document: another paper begins.
    pub(super) fn part_begins(&mut self, piece: Piece, text: &str) -> bool {
        if text.chars().count() > 260 {
            return false;
        }
        let lower = text.to_lowercase();
        let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
        let form = || formality::line(text);
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
        if is_annex(&lower) {
            self.begin(PaperKind::Minority);
        } else if draft && form().is_some() && (!self.listing() || is_letterhead(&lower)) {
            self.begin(PaperKind::Draft);
        } else if minutes && form().is_some_and(|reason| reason != BoilerplateReason::Dispatch) {
            if self.paper_kind != PaperKind::Minutes {
                self.begin(PaperKind::Minutes);
            }
        } else {
            return self.minority_paper(piece, text);
        }
        let reason = form().unwrap_or(BoilerplateReason::Letterhead);
        self.push(piece.block, piece.span, Judgement::Formality(reason));
        true
    }

    /// The letterhead of a party's paper within the body's document.
    fn minority_paper(&mut self, piece: Piece, text: &str) -> bool {
        let Some(head) = Letterhead::of(text).filter(|_| !self.lists_minority(text)) else {
            return false;
        };
        if self.zone == Zone::Opening && head.role.is_some() {
            self.paper_role = head.role;
        }
        if head.names.is_empty() {
            return false;
        }
        let minority_zone = self.zone.is_minoritys();
        if self.identity.kind == RespondentKind::Party && !minority_zone {
            return false;
        }
        if minority_zone && head.is_alone {
            self.minority = Some(Speaker::parties(head.names, self.zone_role()));
        } else if self.zone == Zone::Opening || !head.is_alone {
            let role = head
                .role
                .or(self.paper_role)
                .unwrap_or(Role::SpecialStatement);
            let mut all = match (&self.paper, self.zone) {
                (Some(paper), Zone::Opening) => paper.respondents.clone(),
                _ => Vec::new(),
            };
            for name in head.names {
                if !all.contains(&name) {
                    all.push(name);
                }
            }
            self.begin(PaperKind::Minority);
            self.paper_role = Some(role);
            self.paper = Some(Speaker::parties(all, role));
        } else {
            return false;
        }
        self.push(
            piece.block,
            piece.span,
            Judgement::Formality(BoilerplateReason::Letterhead),
        );
        true
    }

    /// Who reserved themselves, listed in minutes: `Reservationer Anna Ek (S)`.
    fn lists_minority(&self, text: &str) -> bool {
        self.paper_kind == PaperKind::Minutes
            && run_in(text).is_some_and(|(_, zone)| zone.is_minoritys())
    }

    /// Whether what stands here is a minority's.
    pub(super) fn is_minoritys(&self) -> bool {
        self.paper.is_some() || self.zone.is_minoritys()
    }

    /// Another paper begins.
    pub(super) fn begin(&mut self, paper_kind: PaperKind) {
        self.paper_kind = paper_kind;
        self.zone = Zone::Opening;
        self.paper = None;
        self.minority = None;
        self.paper_role = None;
        self.signing = false;
        self.intro = None;
        self.headings.clear();
    }
}

/// Whether a line is the letterhead of an officials' paper, and not only its
/// name in a list.
fn is_letterhead(lower: &str) -> bool {
    ["handläggare", "utfärdat", "telefon", "e-post"]
        .iter()
        .any(|word| lower.contains(word))
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
    let refused = rejected.iter().any(|words| lower.contains(words)) || chose_another(&lower);
    refused && !adopted.iter().any(|words| lower.contains(words))
}

/// Whether the chair put the officials' proposal against another, and found that
/// the meeting chose that one.
fn chose_another(lower: &str) -> bool {
    static AGAINST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:förvaltningens|kontorets|bolagets|tjänsteutlåtandets)\s+förslag(?:\s+till\s+\p{L}+)?\s+mot\s+[^.;]{0,200}?\bfinner\s+(?:att\s+|sig\s+)?[^.;]{0,60}?\b(?:bifall\p{L}*|besluta(?:r|t)?\s+(?:i\s+enlighet\s+med|enligt))\s+(?:\p{L}+\s+)?(?:\p{L}*yrkande|[^.;]{1,60}\b\p{L}*(?:yrkande|förslag)\p{L}*)")
            .expect("a fixed pattern")
    });
    static OFFICIALS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:förvaltningens|kontorets|bolagets|tjänsteutlåtandets)\s+förslag\p{L}*$")
            .expect("a fixed pattern")
    });
    AGAINST
        .find(lower)
        .is_some_and(|found| !OFFICIALS.is_match(found.as_str()))
}
