//! The views on each section in their own words, and what was asked for.

use maud::{Markup, html};

use super::{Page, anchor, head};
use crate::language::capital;
use crate::model::{Comment, Remark, Role, Stance, StatementId};
use crate::report::content::{
    Ask, Change, Context, Cover, Excerpt, Group, Outcomes, Quotation, SectionRef,
};
use crate::report::remarks::Text;
use crate::report::wording;

impl Page {
    pub(super) fn excerpt(&self, excerpt: &Excerpt) -> Markup {
        let title = excerpt.section.label();
        let id = format!("avsnitt-{}", anchor(&excerpt.section));
        html! {
            section {
                @match excerpt.level {
                    0 | 1 => h3 id=(id) { (title) },
                    2 => h4 id=(id) { (title) },
                    3 => h5 id=(id) { (title) },
                    _ => h6 id=(id) { (title) },
                }
                @if let Some(text) = &excerpt.text {
                    div.section-text aria-label=(self.words.section_text) { (text) }
                }
                (Self::sentences(&excerpt.summary))
                (self.remark(excerpt, Text::Summary))
                @if self.for_board { (self.remark(excerpt, Text::Assessment)) }
                @for group in &excerpt.groups { (self.group(group)) }
                @if !excerpt.minorities.is_empty() {
                    @if self.for_board { p.group { (wording::minorities(self.lang, excerpt)) } }
                    @else {
                        p.group { (self.words.minorities) }
                        p.note { (self.words.minorities_note) }
                    }
                    (self.quotations(self.words.minorities, &excerpt.minorities))
                }
                @if !excerpt.drafts.is_empty() {
                    p.group { (self.words.drafts) }
                    (self.quotations(self.words.drafts, &excerpt.drafts))
                }
                @if let Some(told) = wording::not_chosen(self.lang, excerpt) { p.note { (told) } }
                @if !self.for_board { (self.remark(excerpt, Text::Assessment)) }
            }
        }
    }

    /// One of the two texts that the proposer wrote.
    fn remark(&self, excerpt: &Excerpt, text: Text) -> Markup {
        let words = excerpt.remark.as_ref().map_or("", |remark| text.of(remark));
        html! {
            @if !words.is_empty() {
                div.remark {
                    p.group { (text.label(self.lang)) }
                    @for paragraph in Remark::paragraphs(words) { p { (paragraph) } }
                }
            }
        }
    }

    fn group(&self, group: &Group) -> Markup {
        // That there was background is told once, on the cover.
        if self.for_board && group.quotations.is_empty() {
            return html! {};
        }
        let title = match group.stance {
            Some(Stance::None) => self.words.background.to_owned(),
            stance => wording::stance(self.lang, stance),
        };
        html! {
            p.group {
                @if matches!(group.stance, Some(stance) if stance != Stance::None) {
                    (self.stance(group.stance))
                } @else { (title) }
                @if !group.quotations.is_empty() { " (" (wording::group_extent(self.lang, group, self.for_board)) ")" }
            }
            @if !group.quotations.is_empty() { (self.quotations(&title, &group.quotations)) }
            @for told in wording::not_shown(self.lang, group) { p.note { (told) } }
        }
    }

    pub(super) fn quotations(&self, caption: &str, quotations: &[Quotation]) -> Markup {
        let words = self.words;
        html! {
            div.scroll { table.quotations {
                caption.hidden { (caption) }
                @if self.for_board { (head(&[words.respondent, words.statement])) }
                @else { (head(&[words.respondent_and_source, words.statement, words.comment])) }
                tbody { @for quotation in quotations { tr {
                    td {
                        strong { (quotation.respondent) }
                        @if self.for_board { p.source { (wording::brief(self.lang, &quotation.respondent, &quotation.source)) } }
                        @else { p.source { (wording::citation(self.lang, &quotation.source)) } }
                        @if quotation.highlighted && !self.for_board { p.source { strong { (words.highlighted) } } }
                        @if let Some(heading) = &quotation.ticked { p.source { (crate::model::ticked(self.lang, heading)) } }
                        @if !self.for_board || quotation.role != Role::Argument { p.source { (wording::role(self.lang, quotation.role)) @if !self.for_board { ". " (wording::status(self.lang, quotation.status)) } } }
                        @let others = quotation.others();
                        @if !others.is_empty() {
                            p.source {
                                (words.also_from) " (" (others.len()) "): "
                                @for (at, also) in others.iter().enumerate() {
                                    @if at > 0 { "; " }
                                    span data-also=(also.id) { (also.respondent) @if !self.for_board { " (" (wording::citation(self.lang, &also.source)) ")" } }
                                }
                            }
                        }
                    }
                    td {
                        (verbatim(quotation.context.as_ref(), &quotation.id, &quotation.text))
                        @if self.for_board { (self.answers(quotation)) }
                    }
                    @if !self.for_board { td { (self.answers(quotation)) } }
                } } }
            } }
        }
    }

    /// What is answered to a quotation and to the same words from others.
    fn answers(&self, quotation: &Quotation) -> Markup {
        let words = self.words;
        html! {
            @match &quotation.commented_at {
                Some(section) => @if !self.for_board { p.note { (words.commented_at) " " (section.label()) } },
                None => (self.comment(&quotation.comment)),
            }
            @for also in quotation.also.iter().filter(|also| also.comment != Comment::default()) {
                p.source { (also.respondent) ":" }
                (self.comment(&also.comment))
            }
        }
    }

    fn comment(&self, comment: &Comment) -> Markup {
        let words = self.words;
        html! {
            @if let Some(heeded) = comment.heeded { p { strong { (capital(heeded.label(self.lang))) } } }
            @if !comment.reason.is_empty() { p.lines { (comment.reason) } }
            @if !comment.changed_text.is_empty() { p.lines { (words.changed_text) ": " (comment.changed_text) } }
        }
    }

    pub(super) fn asks(&self, id: &str, title: &str, asks: &[Ask], cover: &Cover) -> Markup {
        let words = self.words;
        html! {
            section {
                h2 id=(id) { (title) }
                @if asks.is_empty() { p { (words.no_requests(cover)) } } @else {
                    div.scroll { table {
                        caption.hidden { (title) }
                        (head(&[words.section, words.statement, words.respondent, words.heeded]))
                        tbody { @for ask in asks { tr {
                            td { (self.sections(&ask.sections)) }
                            td {
                                (verbatim(ask.context.as_ref(), &ask.id, &ask.text))
                            }
                            td { (wording::list(self.lang, &ask.respondents)) }
                            td { @if let Some(heeded) = ask.comment.heeded { (heeded.label(self.lang)) } }
                        } } }
                    } }
                }
            }
        }
    }

    pub(super) fn sections(&self, sections: &[SectionRef]) -> Markup {
        html! {
            @for (at, section) in sections.iter().enumerate() {
                @if at > 0 { ", " }
                a href={ "#avsnitt-" (anchor(section)) } { (wording::short(self.lang, section)) }
            }
            @if sections.is_empty() { (self.words.not_assessed) }
        }
    }

    pub(super) fn outcomes(&self, outcomes: &Outcomes) -> Markup {
        let words = self.words;
        html! {
            section {
                h2 id="utfall" { (words.outcomes) }
                (Self::sentences(&outcomes.summary))
                @if !outcomes.changes.is_empty() {
                    div.scroll { table {
                        caption.hidden { (words.outcomes) }
                        (head(&[words.section, words.respondent, words.comment]))
                        tbody { @for Change { sections, respondents, comment, .. } in &outcomes.changes { tr {
                            td { (self.sections(sections)) }
                            td { (wording::list(self.lang, respondents)) }
                            td { (self.comment(comment)) }
                        } } }
                    } }
                }
            }
        }
    }
}

/// A statement's own words, after those that introduce it.
pub(super) fn verbatim(context: Option<&Context>, id: &StatementId, text: &str) -> Markup {
    html! {
        @if let Some(context) = context {
            blockquote.introduction lang="sv" data-statement=(context.id) { (context.text) }
        }
        blockquote lang="sv" data-statement=(id) { (text) }
    }
}
