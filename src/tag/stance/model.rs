//! The trained weights of both looks, as they lie in a file.

use super::context::{self, WEIGHTS};
use super::linear::{Linear, floats};
use crate::error::ModelsFault;

const MAGIC: &[u8; 8] = b"remstan4";

/// The trained model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StanceModel {
    /// The first look, at a statement by itself.
    pub first: Linear,
    /// Weights of the second look, at its surroundings.
    pub second: Vec<f32>,
    /// How far the critical group is raised at most; see [`super::objection`].
    pub most_raised: f32,
}

impl StanceModel {
    /// A model that looks once.
    pub fn of(first: Linear) -> Self {
        Self {
            first,
            second: context::neutral(),
            most_raised: 0.0,
        }
    }

    /// Reads the bytes of a file.
    pub fn parse(bytes: &[u8]) -> Result<Self, ModelsFault> {
        let parsed = bytes.strip_prefix(MAGIC).and_then(|rest| {
            let (second, first) = rest.split_at_checked(4 * (WEIGHTS + 1))?;
            let mut second = floats(second);
            Some(Self {
                first: Linear::parse(first)?,
                most_raised: second.pop()?,
                second,
            })
        });
        parsed.ok_or(ModelsFault::OtherVersion)
    }

    /// The bytes of a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for weight in self.second.iter().chain([&self.most_raised]) {
            bytes.extend(weight.to_le_bytes());
        }
        self.first.write(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::stance::linear::NUMBER;

    #[test]
    fn a_model_survives_being_written() {
        let mut weights = vec![0.0; 3 * NUMBER];
        weights[7] = 1.5;
        weights[NUMBER] = -0.25;
        let first = Linear::new(vec![3, 5, 900], &weights, vec![0.5; NUMBER]);
        let mut model = StanceModel::of(first);
        model.most_raised = 0.75;
        assert_eq!(StanceModel::parse(&model.to_bytes()), Ok(model));
        assert!(StanceModel::parse(b"remstan4").is_err());
        assert!(StanceModel::parse(b"remstan3").is_err());
    }
}
