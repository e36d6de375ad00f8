//! Training: from labelled consultations to weights. One thread and fixed
//! steps, so that the same data gives the same bytes.

mod optimise;
pub mod section;
pub mod stance;

use crate::evaluate::labelled::Case;
use crate::tag::Models;
use section::Prepared;
use stance::Example;

/// Everything to learn from, worked out once.
pub struct Material {
    sections: Vec<Prepared>,
    stances: Vec<Vec<Example>>,
    single: Vec<Example>,
}

/// Works out what `cases` and single statements teach.
pub fn material(cases: &[Case], single: Vec<Example>) -> Material {
    Material {
        sections: cases.iter().map(section::prepare).collect(),
        stances: cases.iter().map(stance::of_case).collect(),
        single,
    }
}

/// Trains on all of the material but the consultation named `left_out`; its
/// texts are left out of the single statements as well. Gives the contents of
/// the two files of a models folder.
pub fn train(material: &Material, left_out: Option<&str>) -> (String, Vec<u8>) {
    let kept: Vec<usize> = (0..material.sections.len())
        .filter(|&at| Some(material.sections[at].name.as_str()) != left_out)
        .collect();
    let sections: Vec<&Prepared> = kept.iter().map(|&at| &material.sections[at]).collect();
    let scored: Vec<Example> = (0..material.sections.len())
        .filter(|at| !kept.contains(at))
        .flat_map(|at| material.stances[at].iter().cloned())
        .collect();
    let mut examples = material.single.clone();
    for &at in &kept {
        examples.extend(material.stances[at].iter().cloned());
    }
    let examples = stance::without(&examples, &scored);
    (
        section::fit(&sections).to_text(),
        stance::fit(&examples).to_bytes(),
    )
}

/// [`train`], with the weights read back.
pub fn models(material: &Material, left_out: Option<&str>) -> Models {
    let (section, stance) = train(material, left_out);
    Models::parse(&section, &stance).expect("what was just written is readable")
}
