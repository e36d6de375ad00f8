//! What people write of sections, put where it belongs: a remark finds its
//! section by number and heading, so that it survives a programme that is
//! numbered anew; one that finds none is kept and told.
//!
//! Remarks change no tag and no statement: one is taken up by changing what the
//! snapshot says of the consultation, and nothing is read or judged again.

use std::collections::BTreeSet;
use std::path::Path;

use super::catalogue::Catalogue;
use super::decide::{Decider, Saved};
use super::decisions::{present, words};
use crate::corpus;
use crate::error::{Error, Thing};
use crate::index::Index;
use crate::model::{Consultation, ContentHash, Programme, Remark, SectionId, tidy};
use crate::store::{Manifest, Store};

/// Memory that is needed to commit what holds no statement, in bytes.
const LITTLE_MEMORY: usize = 15_000_000;

/// What a person writes of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The section.
    pub section: SectionId,
    /// What was said of it, summed up; `None` leaves what stands there.
    pub summary: Option<String>,
    /// The proposer's assessment; `None` leaves what stands there.
    pub assessment: Option<String>,
    /// How many remarks the section had when the person saw it; `None` where
    /// that does not matter.
    pub seen: Option<usize>,
}

impl Written {
    /// How many texts it is.
    pub fn texts(&self) -> usize {
        usize::from(self.summary.is_some()) + usize::from(self.assessment.is_some())
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the disk.
    Saved,
    /// It says what stood there already, and was not written.
    Same,
    /// Somebody else wrote meanwhile, and it was not written.
    Late,
}

/// Records what a person writes, then takes it up. An error means that nothing
/// is recorded.
pub fn remark(
    index_dir: &Path,
    consultation: &Consultation,
    written: &[Written],
    decider: &Decider,
) -> Result<(Vec<Outcome>, Saved), Error> {
    let root = (Catalogue::open(index_dir)?.entry(&consultation.name)?)
        .folder
        .clone();
    let outcomes = write_remarks(&root, consultation, written, decider)?;
    let saved = if outcomes.contains(&Outcome::Saved) {
        take_up_remarks(index_dir, &consultation.name)
    } else {
        Ok(())
    };
    Ok((
        outcomes,
        saved.map_or_else(Saved::Later, |()| Saved::TakenUp),
    ))
}

/// Appends what a person writes to the `remarks.jsonl` in this folder, and
/// tells what became of each. Nobody else writes in between.
pub fn write_remarks(
    root: &Path,
    consultation: &Consultation,
    written: &[Written],
    decider: &Decider,
) -> Result<Vec<Outcome>, Error> {
    let headings = (written.iter())
        .map(|one| {
            check_length(one)?;
            heading(consultation, &one.section)
        })
        .collect::<Result<Vec<String>, Error>>()?;
    let mut outcomes = Vec::new();
    corpus::append_remarks(root, |lines| {
        let (mut known, lost) = placed(&consultation.programme, lines);
        let mut new = Vec::new();
        for (one, heading) in written.iter().zip(headings) {
            let on = |remark: &&Remark| remark.section == one.section;
            let before = (known.iter().rfind(on)).or_else(|| lost.iter().find(on));
            let text = |new: &Option<String>, stands: Option<&String>| match new {
                Some(text) => tidy(text),
                None => stands.cloned().unwrap_or_default(),
            };
            let remark = Remark {
                version: 1,
                section: one.section.clone(),
                heading,
                summary: text(&one.summary, before.map(|before| &before.summary)),
                assessment: text(&one.assessment, before.map(|before| &before.assessment)),
                by: decider.by.clone(),
                at: decider.at.clone(),
            };
            let is_same = before.map_or(remark.is_empty(), |before| {
                (&before.summary, &before.assessment) == (&remark.summary, &remark.assessment)
            });
            let number = known.iter().filter(on).count();
            outcomes.push(if one.seen.is_some_and(|seen| seen != number) {
                Outcome::Late
            } else if is_same {
                Outcome::Same
            } else {
                known.push(remark.clone());
                new.push(remark);
                Outcome::Saved
            });
        }
        new
    })?;
    Ok(outcomes)
}

/// Empties the remark on a section that has left the programme: one with this
/// section, heading and time, which no other has in the folder.
pub fn empty_lost_remark(root: &Path, lost: &Remark, decider: &Decider) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Same;
    corpus::append_remarks(root, |lines| {
        let same = |one: &&Remark| (&one.section, &one.heading) == (&lost.section, &lost.heading);
        let Some(last) = lines.iter().rfind(same).filter(|last| !last.is_empty()) else {
            return Vec::new();
        };
        if last.at != lost.at {
            outcome = Outcome::Late;
            return Vec::new();
        }
        outcome = Outcome::Saved;
        vec![Remark {
            version: 1,
            section: lost.section.clone(),
            heading: lost.heading.clone(),
            summary: String::new(),
            assessment: String::new(),
            by: decider.by.clone(),
            at: decider.at.clone(),
        }]
    })?;
    Ok(outcome)
}

/// Makes what is committed of the consultation have the remarks that are
/// written in its folder.
pub fn take_up_remarks(index_dir: &Path, name: &str) -> Result<(), Error> {
    let store = Store::at(index_dir);
    let _lock = store.lock()?;
    // Told as it is told elsewhere where there is no such consultation.
    Catalogue::open(index_dir)?.entry(name)?;
    let index = Index::open(&store.search_dir())?;
    let mut manifest = (index.committed()?.as_deref())
        .and_then(Manifest::parse)
        .unwrap_or_default();
    let Some(entry) = manifest.consultations.get_mut(name) else {
        return Ok(());
    };
    let lines = corpus::read_remarks(&entry.folder)?;
    let (opened, mut consultation) = store.open_snapshot(&entry.snapshot)?;
    entry.remarks = hash(&lines);
    put_on(&mut consultation, lines);
    entry.snapshot = store.keep_snapshot_of(&consultation, opened)?;
    let writer = index.writer(LITTLE_MEMORY, 1)?;
    writer.commit(&manifest.to_payload())?;
    store.sweep(&manifest)
}

/// Gives a consultation the remarks that are written in its folder.
pub(super) fn put_on(consultation: &mut Consultation, lines: Vec<Remark>) {
    let made_by = &mut consultation.made_by;
    if made_by.judged.is_empty() {
        made_by.judged.clone_from(&made_by.corpus);
    }
    made_by.corpus = match hash(&lines) {
        None => std::mem::take(&mut made_by.judged),
        Some(remarks) => {
            let mut hasher = ContentHash::hasher();
            hasher.update(made_by.judged.as_bytes());
            hasher.update(remarks.as_str().as_bytes());
            hasher.finish().as_str().to_owned()
        }
    };
    (consultation.remarks, consultation.lost_remarks) = placed(&consultation.programme, lines);
}

/// The hash over all remarks; `None` where there are none.
pub(super) fn hash(lines: &[Remark]) -> Option<ContentHash> {
    let mut hasher = ContentHash::hasher();
    for remark in lines {
        let line = serde_json::to_vec(remark).expect("a remark is always valid JSON");
        hasher.update(&line);
    }
    (!lines.is_empty()).then(|| hasher.finish())
}

/// The remarks on sections of the programme, each under the present id of its
/// section, and the last one on each section that is not there.
pub fn placed(programme: &Programme, lines: Vec<Remark>) -> (Vec<Remark>, Vec<Remark>) {
    let mut on = Vec::new();
    let mut lost: Vec<Remark> = Vec::new();
    // What has its section by the heading is never replaced by what only has a
    // heading like it: that was written of another. And where a section has come
    // by a new number, all that has it by likeness was.
    let mut by_heading: BTreeSet<SectionId> = (lines.iter())
        .filter_map(|remark| match place(programme, remark)? {
            (id, Grounds::Heading) if id != remark.section => Some(id),
            _ => None,
        })
        .collect();
    for mut remark in lines {
        remark.summary = tidy(&remark.summary);
        remark.assessment = tidy(&remark.assessment);
        match place(programme, &remark) {
            Some((id, grounds)) if grounds == Grounds::Heading || !by_heading.contains(&id) => {
                if grounds == Grounds::Heading {
                    by_heading.insert(id.clone());
                }
                remark.section = id;
                on.push(remark);
            }
            _ => {
                let is_other = |other: &Remark| {
                    (&other.section, &other.heading) != (&remark.section, &remark.heading)
                };
                lost.retain(is_other);
                if !remark.is_empty() {
                    lost.push(remark);
                }
            }
        }
    }
    (on, lost)
}

/// What a remark's section is known by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grounds {
    Heading,
    Likeness,
}

/// The section that a remark is on, found as those of decisions are.
fn place(programme: &Programme, remark: &Remark) -> Option<(SectionId, Grounds)> {
    let id = present(&remark.section, &remark.heading, programme)?;
    let heading = programme
        .section(&id)
        .map(|section| words(&section.heading));
    let same = heading.is_none_or(|heading| heading == words(&remark.heading));
    let grounds = if same {
        Grounds::Heading
    } else {
        Grounds::Likeness
    };
    Some((id, grounds))
}

/// The heading of a section, or of one that has left the programme and is
/// remarked on.
fn heading(consultation: &Consultation, section: &SectionId) -> Result<String, Error> {
    let programme = &consultation.programme;
    if section.is_general() {
        return Ok(programme.title.clone().unwrap_or_default());
    }
    let lost = || (consultation.lost_remarks.iter()).find(|one| one.section == *section);
    (programme.section(section).map(|found| &found.heading))
        .or_else(|| lost().map(|remark| &remark.heading))
        .cloned()
        .ok_or_else(|| Error::Unknown {
            thing: Thing::Section,
            given: section.to_string(),
            nearest: None,
        })
}

fn check_length(written: &Written) -> Result<(), Error> {
    let texts = [&written.summary, &written.assessment];
    let is_long = |text: &String| text.chars().count() > Remark::LETTERS;
    if !texts.into_iter().flatten().any(is_long) {
        return Ok(());
    }
    let (section, most) = (&written.section, Remark::LETTERS);
    Err(Error::usage(
        format!("{section}: en sammanfattning eller bedömning får ha högst {most} tecken"),
        format!("{section}: a summary or an assessment may have at most {most} letters"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    fn programme(sections: &[(&str, &str)]) -> Programme {
        let section = |(id, heading): &(&str, &str)| fixture::section(id, heading);
        Programme {
            sections: sections.iter().map(section).collect(),
            ..Programme::default()
        }
    }

    fn remark(section: &str, heading: &str, assessment: &str) -> Remark {
        Remark {
            version: 1,
            section: SectionId(section.to_owned()),
            heading: heading.to_owned(),
            summary: String::new(),
            assessment: assessment.to_owned(),
            by: "Anna".to_owned(),
            at: "2026-03-02T09:00:00Z".to_owned(),
        }
    }

    fn check(sections: &[(&str, &str)], lines: &[Remark], on: &[(&str, &str)], lost: &[&str]) {
        let (found, left) = placed(&programme(sections), lines.to_vec());
        let found: Vec<(&str, &str)> = (found.iter())
            .map(|one| (one.section.as_str(), one.assessment.as_str()))
            .collect();
        assert_eq!(found, on);
        let left: Vec<&str> = left.iter().map(|one| one.assessment.as_str()).collect();
        assert_eq!(left, lost);
    }

    #[test]
    fn a_remark_follows_its_heading_through_a_new_numbering() {
        let lines = [
            remark("1", "Mål", "om mål"),
            remark("2", "Uppföljning", "om uppföljning"),
            remark("general", "Program", "om allt"),
        ];
        let same = [("1", "Mål"), ("2", "Uppföljning")];
        check(
            &same,
            &lines,
            &[
                ("1", "om mål"),
                ("2", "om uppföljning"),
                ("general", "om allt"),
            ],
            &[],
        );
        let moved = [("1", "Syfte"), ("2", "MÅL"), ("3", "Uppföljning")];
        check(
            &moved,
            &lines,
            &[
                ("2", "om mål"),
                ("3", "om uppföljning"),
                ("general", "om allt"),
            ],
            &[],
        );
    }

    #[test]
    fn a_new_heading_keeps_its_number_unless_that_is_another_section() {
        let lines = [
            remark("1", "Uppföljning", "om uppföljning"),
            remark("2", "Mål", "om mål"),
        ];
        let reworded = [("1", "Uppföljning"), ("2", "Mål och syfte")];
        check(
            &reworded,
            &lines,
            &[("1", "om uppföljning"), ("2", "om mål")],
            &[],
        );
        // "Mål" is gone, and its number is another's now
        let gone = [("1", "Syfte"), ("2", "Uppföljning")];
        check(&gone, &lines, &[("2", "om uppföljning")], &["om mål"]);
        let reworded = [("1", "Uppföljning"), ("2", "Regler")];
        check(&reworded, &lines, &[("1", "om uppföljning")], &["om mål"]);
        let moved_up = [("1", "Mål")];
        check(&moved_up, &lines, &[("1", "om mål")], &["om uppföljning"]);
    }

    #[test]
    fn of_a_section_that_is_gone_the_last_remark_is_told_until_it_is_emptied() {
        let mut lines = vec![remark("9", "Slut", "först"), remark("9", "Slut", "sedan")];
        let sections = [("1", "Mål")];
        check(&sections, &lines, &[], &["sedan"]);
        lines.push(remark("9", "Slut", " \n"));
        check(&sections, &lines, &[], &[]);
    }

    #[test]
    fn what_is_emptied_is_that_of_the_lost_section_and_not_of_the_one_with_its_number() {
        let dir = tempfile::tempdir().unwrap();
        let lines = vec![
            remark("1", "Uppföljning", "om uppföljning"),
            remark("2", "Mål", "om mål"),
            remark("2", "Uppföljning", "om uppföljning nu"),
        ];
        corpus::append_remarks(dir.path(), |_| lines.clone()).unwrap();
        let now = programme(&[("1", "Syfte"), ("2", "Uppföljning")]);
        let (_, lost) = placed(&now, lines);
        let [mal] = &lost[..] else { panic!("{lost:?}") };
        let empty =
            |lost: &Remark| empty_lost_remark(dir.path(), lost, &Decider::now("Bo")).unwrap();
        let late = Remark {
            at: "2020-01-01T00:00:00Z".to_owned(),
            ..mal.clone()
        };
        assert_eq!(empty(&late), Outcome::Late);
        assert_eq!(empty(mal), Outcome::Saved);
        assert_eq!(empty(mal), Outcome::Same);
        let (on, lost) = placed(&now, corpus::read_remarks(dir.path()).unwrap());
        assert!(lost.is_empty(), "{lost:?}");
        assert_eq!(on.last().unwrap().assessment, "om uppföljning nu");
    }

    #[test]
    fn the_hash_of_the_corpus_comes_back_when_the_remarks_go() {
        let mut consultation = Consultation::default();
        consultation.made_by.corpus = "a".to_owned();
        let lines = vec![remark("general", "", "om allt")];
        put_on(&mut consultation, lines.clone());
        let once = consultation.clone();
        assert_ne!(once.made_by.corpus, "a");
        put_on(&mut consultation, lines);
        assert_eq!(consultation, once);
        put_on(&mut consultation, Vec::new());
        assert_eq!(consultation.made_by.corpus, "a");
        assert_eq!(consultation.made_by.judged, "");
    }
}
