//! Several bodies that one line names.

use super::{bare, head, is_generic, is_known, is_municipality, is_office, kind_of};
use crate::language::capital;
use crate::model::RespondentKind;

const JOINTS: &[&str] = &[" och ", " samt ", ", ", " & "];

/// The bodies of a line that names several; the line itself where it names one.
/// `Äldre samt vård- och omsorgsnämnden` is one, for `äldre` is no body.
pub(in crate::identify) fn joint(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let cut = JOINTS
            .iter()
            .flat_map(|joint| rest.match_indices(joint))
            .filter(|(at, joint)| {
                let (before, after) = (&rest[..*at], &rest[at + joint.len()..]);
                stands_alone(before) && after.split(JOINTS[0]).any(stands_alone)
            })
            .map(|(at, joint)| (at, joint.len()))
            .min();
        let Some((at, joint)) = cut else {
            parts.push(rest.to_owned());
            break;
        };
        parts.push(rest[..at].to_owned());
        rest = rest[at + joint..].trim_start();
    }
    for part in &mut parts {
        *part = capital(part);
    }
    parts
}

/// The kind of several bodies that one line names: `Vision och Kommunal`.
pub(super) fn joint_kind(line: &str) -> Option<RespondentKind> {
    let parts = joint(line);
    (parts.len() > 1)
        .then(|| parts.first().and_then(|part| kind_of(part)))
        .flatten()
}

/// Whether this is a body's whole name that can stand without its neighbour.
fn stands_alone(name: &str) -> bool {
    let name = name.trim();
    if name.ends_with('-') || is_generic(name) || is_municipality(name) || is_office(name) {
        return false;
    }
    is_known(name)
        || name.split_whitespace().any(|word| {
            let word = bare(word);
            head(&word).is_some() && !word.ends_with('s')
        })
}
