//! Training: from labelled consultations to weights. Fixed steps, and nothing
//! is added up across threads, so that the same data gives the same bytes.

mod optimise;
pub mod prepared;
pub mod scope;
pub mod section;
pub mod stance;
mod trust;

use crate::evaluate::labelled::Case;
use crate::tag::Models;
use crate::tag::section::scope::ScopeModel;
use prepared::Prepared;
use stance::{Example, Told};

/// Into so many folds consultations are parted where what is learned next is to
/// learn from looks that saw none of them; fewer consultations are each a fold.
const FOLDS: usize = 8;

/// The places in `teaches` of those that do, parted into folds: each fold's own,
/// and all others, which what is learned for the fold may learn from.
fn folds(teaches: &[bool]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let teaching: Vec<usize> = (0..teaches.len()).filter(|at| teaches[*at]).collect();
    let fold = |first: usize| {
        let own: Vec<usize> = teaching[first..].iter().step_by(FOLDS).copied().collect();
        let rest = (0..teaches.len()).filter(|at| !own.contains(at)).collect();
        (own, rest)
    };
    (0..FOLDS.min(teaching.len())).map(fold).collect()
}

/// Everything to learn from, worked out once.
pub struct Material {
    sections: Vec<Prepared>,
    stances: Vec<Told>,
    single: Vec<Example>,
    scope: ScopeModel,
}

/// The contents of the files of a models folder.
pub struct Trained {
    /// The section ranker's weights.
    pub section: String,
    /// The model of what sounds like the whole.
    pub scope: Vec<u8>,
    /// The stance model.
    pub stance: Vec<u8>,
}

/// Works out what `cases` and single statements teach. `scope` was trained on
/// texts of which no case holds any.
pub fn material(cases: &[Case], single: Vec<Example>, scope: &ScopeModel) -> Material {
    Material {
        sections: cases
            .iter()
            .map(|case| prepared::prepare(case, scope))
            .collect(),
        stances: cases.iter().map(stance::of_case).collect(),
        single,
        scope: scope.clone(),
    }
}

impl Material {
    /// Tells which consultations are made up: they teach the wording of
    /// stances, not how often one is taken or how they follow each other.
    #[must_use]
    pub fn made_up(mut self, names: &[String]) -> Self {
        for (told, prepared) in self.stances.iter_mut().zip(&self.sections) {
            told.real = !names.contains(&prepared.name);
        }
        self
    }

    /// Tells of which consultations the labels name the most fitting section
    /// alone: they teach ranking, not how far it is to be trusted.
    #[must_use]
    pub fn sparsely_labelled(mut self, names: &[String]) -> Self {
        for prepared in &mut self.sections {
            prepared.shows_trust = !names.contains(&prepared.name);
        }
        self
    }
}

/// Trains on all of the material but the consultations named in `left_out`;
/// their texts are left out of the single statements as well.
pub fn train(material: &Material, left_out: &[&str]) -> Trained {
    let kept: Vec<usize> = (0..material.sections.len())
        .filter(|&at| !left_out.contains(&material.sections[at].name.as_str()))
        .collect();
    let sections: Vec<&Prepared> = kept.iter().map(|&at| &material.sections[at]).collect();
    let (told, scored): (Vec<usize>, Vec<usize>) =
        (0..material.stances.len()).partition(|at| kept.contains(at));
    let of = |places: Vec<usize>| -> Vec<&Told> {
        places.iter().map(|&at| &material.stances[at]).collect()
    };
    Trained {
        section: section::fit(&sections).to_text(),
        scope: material.scope.to_bytes(),
        stance: stance::fit(&of(told), &material.single, &of(scored)).to_bytes(),
    }
}

/// [`train`], with the weights read back.
pub fn models(material: &Material, left_out: &[&str]) -> Models {
    let trained = train(material, left_out);
    Models::parse(&trained.section, &trained.scope, &trained.stance)
        .expect("what was just written is readable")
}
