//! Papers within a document: minutes, the officials' draft, a party's annex.

use super::letterhead::{Letterhead, is_annex};
use super::{Judgement, PaperKind, Piece, Walk};
use crate::identify::named_body;
use crate::model::{BoilerplateReason, RespondentKind, Role};
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
        let beside = heads_draft(text);
        let draft = beside || starts(DRAFTS);
        let minutes = starts(&[
            "utdrag ur protokoll",
            "protokollsutdrag",
            "sammanträdesprotokoll",
        ]) || (lower.starts_with("protokoll")
            && form() == Some(BoilerplateReason::Minutes));
        if is_annex(&lower) {
            self.begin(PaperKind::Minority);
        } else if draft
            && (beside
                || (form().is_some()
                    && (!self.listing() || self.zone == Zone::Signing || is_letterhead(&lower))))
        {
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

/// What officials' papers are called.
const DRAFTS: &[&str] = &[
    "tjänsteutlåtande",
    "tjänsteskrivelse",
    "tjänstemannautlåtande",
];

/// Whether the type of an officials' paper stands beside the name of the office,
/// with its date perhaps: `Tekniska förvaltningen`, `TJÄNSTESKRIVELSE`.
fn heads_draft(text: &str) -> bool {
    let mut cells = text
        .split(['\t', '\n'])
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    let office = cells.next().is_some_and(|cell| named_body(cell).is_some());
    let next = cells.next().unwrap_or_default().to_lowercase();
    let date = |cell: &str| !cell.chars().any(char::is_alphabetic);
    office
        && DRAFTS.iter().any(|kind| {
            next.strip_prefix(kind)
                .is_some_and(|rest| date(rest) && cells.clone().all(date))
        })
}

/// Whether a line is the letterhead of an officials' paper, and not only its
/// name in a list.
fn is_letterhead(lower: &str) -> bool {
    ["handläggare", "utfärdat", "telefon", "e-post"]
        .iter()
        .any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_of_a_paper_stands_beside_its_office() {
        for text in [
            "Tekniska förvaltningen\t\tTJÄNSTESKRIVELSE",
            "Tekniska förvaltningen\tTjänsteutlåtande\n\t\t2030-05-06",
        ] {
            assert!(heads_draft(text), "{text}");
        }
        for text in [
            "Tekniska förvaltningen",
            "Bilaga\tTjänsteskrivelse",
            "Tekniska förvaltningen\tTjänsteskrivelse med bilagor",
            "Tjänsteskrivelse\tTekniska förvaltningen",
        ] {
            assert!(!heads_draft(text), "{text}");
        }
    }
}
