//! Queries over the index: language, hits, facets, snippets.
//!
//! [`Searcher`] is opened once, searched from any thread, and reloaded after a
//! commit. It takes a [`Query`] and gives [`Results`]: values only, in an order
//! that does not depend on how the index came to be.

mod any_of;
mod columns;
mod counter;
mod facet;
mod finder;
mod hits;
mod like;
mod look;
mod marks;
mod nearness;
mod segment_hits;
mod pass;
mod plan;
mod query;
mod ranking;
mod rerank;
mod results;
mod rows;
mod saved;
mod searcher;
mod state;
mod stop;
mod suggest;
mod syntax;
mod tables;
mod tally;
mod threads;
mod twins;
mod wanted;
mod window;
mod wordless;

pub use query::{Counting, Duplicates, Filters, Grouping, Query, Scope, Sort};
pub use results::{Count, FacetSection, Facets, Found, Group, Hit, HitSection, Results};
pub use saved::{mark_seen, new_since};
pub use searcher::Searcher;
pub use syntax::{FieldName, FieldValue, Hint, LONGEST as LONGEST_QUERY, Node, Parsed, parse};
