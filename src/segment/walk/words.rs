//! Sentences: which of them are said, by whom and in which role.

use std::sync::LazyLock;

use regex::Regex;

use super::{Judged, Part, Piece, Walk, listed};
use crate::identify::{named_body, parties_in, parties_only};
use crate::language::sentences;
use crate::model::{BoilerplateReason, Passage, RespondentKind, Role, Span};
use crate::segment::claim::{argues, claims, stands};
use crate::segment::declare::has_finite_verb;
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
        // What an inquiry proposes, item by item, is no wish of who retells it.
        if context.as_ref().is_some_and(|lead| reports(&lead.text)) && !argues(sentence) {
            return Judged::Quoted;
        }
        let moved = context
            .as_ref()
            .map(|lead| lead.text.as_str())
            .filter(|lead| self.is_moved(lead))
            .or_else(|| self.is_moved(sentence).then_some(sentence));
        let mover = moved.and_then(|words| Speaker::named_in(words, Role::Proposal));
        let speaker = mover.unwrap_or_else(|| self.speaker(sentence));
        let role = if speaker.kind == RespondentKind::Party
            && (asked_for(context.as_ref(), sentence) || moved.is_some())
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
        let proposed = self.zone == Zone::ProposedDecision && self.part == Part::Minutes;
        let met = self.part == Part::Minutes || self.identity.minutes_paragraph.is_some();
        let argued = matches!(
            self.zone,
            Zone::Opening | Zone::Argument | Zone::Background | Zone::Handling
        );
        (proposed && moves(sentence)) || (met && argued && moves_a_decision(sentence))
    }

    fn speaker(&mut self, sentence: &str) -> Speaker {
        match self.zone {
            Zone::Motions => Speaker::named_in(sentence, Role::Proposal)
                .or_else(|| self.paper.clone())
                .unwrap_or_else(|| Speaker::minority(self.identity, Role::Proposal)),
            Zone::Reservation | Zone::SpecialStatement | Zone::Note => {
                let role = self.zone_role();
                if self.paper.is_none()
                    && let Some(names) = who_reserves(sentence)
                {
                    self.minority = Some(Speaker::parties(names, role));
                }
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
            Zone::Referral if self.paper.is_none() => self.retold(sentence),
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
        self.zone.minoritys_role()
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

/// Whether a lead tells what an inquiry or a motion proposes, and nothing of what
/// the speaker thinks of it: `I utredningen föreslås följande.`
fn reports(lead: &str) -> bool {
    static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:i|enligt)\s+)?(?:(?:den|det|detta|denna)\s+)?(?:(?:remitterade|aktuella|föreliggande|statliga)\s+)?(?:\p{L}*utredning(?:en|ens)?|\p{L}*betänkandet|\p{L}*utredaren|motionen|motionären|motionärerna|kommittén|remissen|promemorian|departementet|medborgarförslaget|förslagsställaren)\b[^.;:]*?\b(?:föreslår|föreslås|yrkar|yrkas|rekommenderar|rekommenderas)\b")
            .expect("a fixed pattern")
    });
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:vi|anser|bör|avstyrk\p{L}*|tillstyrk\p{L}*|saknar|saknas|inte|ej|positiv\p{L}*|tveksam\p{L}*)\b")
            .expect("a fixed pattern")
    });
    REPORTS.is_match(lead) && !OWN.is_match(lead)
}

/// The parties of those who reserve themselves or hand in a statement, where a
/// sentence begins with them: `Karin Berg (SD) reserverar sig med följande …`.
fn who_reserves(sentence: &str) -> Option<Vec<String>> {
    static ACTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.{1,200}?)\s+(?:reserverar\s+sig|reserverade\s+sig|ansluter\s+sig|vill\s+(?:anteckna|reservera)|(?:vill\s+)?(?:anmäl|lämna|avge|avgav|inkom)\p{L}*\s[^.:]{0,60}\b\p{L}*(?:reservation|yttrande|uttalande|anteckning|förklaring|mening)\p{L}*)\b")
            .expect("a fixed pattern")
    });
    static MEMBERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:[Vv]ice )?\p{L}+\s+)?(?:\p{Lu}[\p{L}.-]+(?:\s\p{Lu}[\p{L}.-]+){1,3}\s*\(\p{L}{1,4}\)(?:,\s*|\s+och\s+|\s+samt\s+)?)+$")
            .expect("a fixed pattern")
    });
    let found = ACTS.captures(sentence)?;
    let who = &found[1];
    parties_only(who)
        .or_else(|| MEMBERS.is_match(who).then(|| parties_in(who)))
        .filter(|names| !names.is_empty())
}

/// `Ordförande Anna Ek (M) yrkar att nämnden ska besluta följande`: what a member
/// moves, outside of any heading for it. What a motion once asked for is none.
fn moves_a_decision(sentence: &str) -> bool {
    static YRKAR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[^.;:]*\(\p{L}{1,4}\)[^.;:]*\byrka(?:r|de)\b").expect("a fixed pattern")
    });
    let lower = sentence.to_lowercase();
    moves(sentence) && YRKAR.is_match(sentence) && !lower.contains("motion")
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
pub(in crate::segment) fn is_title(text: &str) -> bool {
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
    // `Remissyttrande reviderad lokalplan för skolan.`: no more than a name.
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:remiss(?:yttrande|svar|utlåtande))\s+[-–]?\s*\p{L}")
            .expect("a fixed pattern")
    });
    let text = text.trim_end();
    if text.chars().count() <= 160
        && NAMED.is_match(text)
        && sentences(text).len() == 1
        && !text.contains(':')
        && !has_finite_verb(text)
    {
        return true;
    }
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
            "Remissyttrande reviderad lokalplan kring förskola och skola.",
        ] {
            assert!(is_title(text), "{text}");
        }
        for text in [
            "Synpunkter på planen.",
            "Remissvaret bygger på en enkät.",
            "Remissvar lämnas i maj.",
            "Yttrande över planen. Den är bra.",
            "Yttrande över planen kommer i maj",
            &format!("Yttrande över planen{}", ", och dess mål".repeat(25)),
        ] {
            assert!(!is_title(text), "{text}");
        }
    }

    #[test]
    fn what_an_inquiry_proposes_is_told_from_what_is_thought_of_it() {
        for lead in [
            "I utredningen föreslås följande.",
            "Utredningen föreslår att",
            "Motionären yrkar att:",
            "I det remitterade betänkandet föreslås bland annat:",
        ] {
            assert!(reports(lead), "{lead}");
        }
        for lead in [
            "Nämnden föreslår att",
            "Utredningen föreslår inte att",
            "Det som utredningen föreslår bör ändras så att:",
            "Vi anser om det som utredningen föreslår:",
        ] {
            assert!(!reports(lead), "{lead}");
        }
    }

    #[test]
    fn who_hands_in_a_reservation_is_its_speaker() {
        let who = |text: &str| who_reserves(text).map(|names| names.join(", "));
        assert_eq!(
            who("Karin Berg (SD) reserverar sig med följande motivering: Taxan är orimlig."),
            Some("Sverigedemokraterna".to_owned())
        );
        assert_eq!(
            who("Bo Ek (MP) och Åke Al (S) reserverar sig."),
            Some("Miljöpartiet, Socialdemokraterna".to_owned())
        );
        assert_eq!(
            who("(L) vill anteckna att taxan är hög."),
            Some("Liberalerna".to_owned())
        );
        assert_eq!(
            who("Vi anser att Bo Ek (MP) reserverar sig för ofta."),
            None
        );
        assert_eq!(
            who("Moderaterna lämnar följande protokollsanteckning."),
            Some("Moderaterna".to_owned())
        );
        assert_eq!(who("Moderaterna lämnar hushållen i sticket."), None);
        assert_eq!(who("Planen lämnar mycket att önska."), None);
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
