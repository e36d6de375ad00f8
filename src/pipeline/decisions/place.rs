//! What makes two texts the same, and where the sections that decisions name stand
//! now.

use std::collections::HashMap;

use crate::model::{Programme, Section, SectionId, Verdict};

pub(in crate::pipeline) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Dice's coefficient over words: 1 for the same words, 0 for none in common.
pub(super) fn likeness(a: &[String], b: &[String]) -> f32 {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in a {
        *counts.entry(word).or_default() += 1;
    }
    let mut common = 0_u16;
    for word in b {
        if let Some(left) = counts.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            common = common.saturating_add(1);
        }
    }
    let total = u16::try_from(a.len() + b.len()).unwrap_or(u16::MAX).max(1);
    2.0 * f32::from(common) / f32::from(total)
}

/// Gives the sections of a verdict the ids that they have in the programme now,
/// by the headings that they had: numbers change when a section is put in.
/// Leaves out those that it no longer has, and gives what they were called.
pub(super) fn find_sections(
    verdict: &mut Verdict,
    headings: &[String],
    programme: &Programme,
) -> Vec<String> {
    let mut gone = Vec::new();
    let Some(sections) = &mut verdict.sections else {
        return gone;
    };
    let mut at = 0;
    sections.retain_mut(|id| {
        let called = headings.get(at).map_or("", String::as_str);
        at += 1;
        let present = present(id, called, programme);
        if let Some(now) = &present {
            id.clone_from(now);
        } else {
            gone.push(format!("{id} {called}").trim().to_owned());
        }
        present.is_some()
    });
    if sections.is_empty() {
        verdict.sections = None;
    }
    gone
}

/// The section that had this id and this heading when it was decided or remarked on: with
/// the same heading, under its id or as the only one; else under its id with a
/// heading like it. Earlier versions kept no heading: there the id has to do.
pub(in crate::pipeline) fn present(
    id: &SectionId,
    called: &str,
    programme: &Programme,
) -> Option<SectionId> {
    /// Half of the words in common make it the same section, reworded.
    const ALIKE: f32 = 0.5;
    if id.is_general() {
        return Some(id.clone());
    }
    let kept = programme.section(id);
    if called.is_empty() {
        return kept.map(|section| section.id.clone());
    }
    let wanted = words(called);
    if let Some(section) = kept.filter(|section| words(&section.heading) == wanted) {
        return Some(section.id.clone());
    }
    let is_called_so = |section: &&Section| words(&section.heading) == wanted;
    let mut same = programme.sections.iter().filter(is_called_so);
    match (same.next(), same.next()) {
        (Some(only), None) => Some(only.id.clone()),
        (Some(_), Some(_)) => None,
        (None, _) => kept
            .filter(|section| likeness(&words(&section.heading), &wanted) >= ALIKE)
            .map(|section| section.id.clone()),
    }
}
