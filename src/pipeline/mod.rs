//! The order of the stages: from a corpus folder to a committed index, and
//! from a committed index to what commands and the workbench show.

mod assemble;
mod catalogue;
mod counting;
mod decide;
mod read;
mod remark;
mod returned;
mod run;
mod summary;
mod undecided;
mod decisions;

pub use catalogue::Catalogue;
pub use decide::{Decider, Saved, decide, record};
pub use read::{FileRead, read_file};
pub use remark::{
    Outcome, Written, empty_lost_remark, placed as placed_remarks, remark, take_up_remarks,
    write_remarks,
};
pub use returned::{About, Cell, Returned, Row, Spot, What};
pub use run::{Event, Look, Settings, index, read_consultation};
pub use summary::{ConsultationSummary, Summary, summarise};
