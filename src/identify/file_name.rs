//! What a file's name may tell.

/// A file's name without folders and ending.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The words of a file's name, without the numbers that may lead it.
pub(super) fn spaced(stem: &str) -> String {
    let text = stem.replace(['_', '+'], " ");
    text.trim_start_matches(|c: char| !c.is_alphabetic())
        .to_owned()
}

/// Lower case without diacritics, as file names are often written.
pub(super) fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'ö' | 'ø' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            other => other,
        })
        .collect()
}
