//! Queries over the index: language, hits, facets, snippets.
