//! Whatever is typed gives results: no panic, no error, bounded time.
//!
//! `cd tests && cargo +nightly fuzz run --fuzz-dir fuzz search_query -- -max_total_time=300 -timeout=2`

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use remiss::index::Index;
use remiss::model::Lang;
use remiss::search::{Query, Searcher, parse};

/// Planning and the fuzzy look-up run against an empty index too.
static SEARCHER: LazyLock<Searcher> = LazyLock::new(|| {
    let index = Index::in_memory().expect("an index in memory");
    Searcher::of(index).expect("it opens")
});

fuzz_target!(|text: &str| {
    let parsed = parse(text);
    for hint in &parsed.hints {
        assert!(!hint.message(Lang::Sv).is_empty() && !hint.message(Lang::En).is_empty());
    }
    assert!(parsed.node.leaves().len() <= 64);
    SEARCHER.search(&Query::new(text)).expect("a search never fails");
    let _ = Searcher::marks(text, "Nämnden tillstyrker förslaget om ekonomistyrning.");
});
