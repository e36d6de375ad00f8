//! The name that somebody may have meant.

/// Letters of which a part of a name is told to be one.
const PART: usize = 3;

/// That of the known names which is most like the given one; `None` where none is
/// much like it: more than half of its letters differ, and it is no part of it.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = given.chars().count();
    known
        .into_iter()
        .map(|known| (strsim::osa_distance(given, known), known))
        .filter(|(distance, known)| {
            *distance <= letters / 2 || (letters >= PART && known.contains(given))
        })
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_like_a_name_is_told_and_nothing_else() {
        let check = |given: &str, expected: Option<&str>| {
            let known = ["title", "reference", "remiss-om-avfall", "å1", "3.2"];
            assert_eq!(nearest(given, known), expected, "{given}");
        };
        check("titel", Some("title"));
        check("refrence", Some("reference"));
        check("avfall", Some("remiss-om-avfall"));
        check("3.3", Some("3.2"));
        check("färg", None);
        check("9", None);
        check("", None);
        assert_eq!(nearest("titel", []), None);
    }
}
