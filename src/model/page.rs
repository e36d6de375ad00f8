//! A page as it is cited: everywhere in the same words, so that nobody takes
//! for certain in one place what another says is about so.

use super::Lang;

/// "s. 9", or "ca s. 9" where the page is reckoned, as in a Word file, which is
/// laid out only when it is opened.
pub fn cited_page(lang: Lang, page: u32, is_reckoned: bool) -> String {
    cited_pages(lang, (page, page), is_reckoned)
}

/// The same of a passage that goes on over the page's end: "s. 8–9".
pub fn cited_pages(lang: Lang, (from, to): (u32, u32), is_reckoned: bool) -> String {
    let sign = match (lang, is_reckoned) {
        (Lang::Sv, false) => "s.",
        (Lang::Sv, true) => "ca s.",
        (Lang::En, false) => "p.",
        (Lang::En, true) => "about p.",
    };
    if to > from {
        format!("{sign}\u{a0}{from}–{to}")
    } else {
        format!("{sign}\u{a0}{from}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reckoned_page_is_about_so_in_either_language() {
        assert_eq!(cited_page(Lang::Sv, 9, false), "s.\u{a0}9");
        assert_eq!(cited_page(Lang::En, 9, true), "about p.\u{a0}9");
        assert_eq!(cited_pages(Lang::Sv, (8, 9), true), "ca s.\u{a0}8–9");
    }
}
