//! The Swedish for what parsers, the store and the reports say in errors.

use crate::model::phrase::Phrases;

/// Keys and values of `consultation.toml`, the index, report files, weights.
pub(super) const PHRASES: &Phrases = &[
    // consultation.toml and searches.toml.
    (
        "unknown field `{}`, {}; did you mean `{}`?",
        "nyckeln `{}` är okänd ({}); menade du `{}`?",
    ),
    ("unknown field `{}`, {}", "nyckeln `{}` är okänd ({})"),
    ("unknown variant `{}`, {}", "värdet `{}` är okänt ({})"),
    ("missing field `{}`", "nyckeln `{}` saknas"),
    (
        "the file is not UTF-8; save it as UTF-8",
        "filen är inte UTF-8; spara den som UTF-8",
    ),
    ("the respondent has no name", "remissinstansen saknar namn"),
    (
        "`{}` is asked twice",
        "`{}` står två gånger bland de tillfrågade",
    ),
    (
        "`{}`, for `{}`, is no e-mail address",
        "`{}`, för `{}`, är ingen e-postadress",
    ),
    ("`{}` is no text", "`{}` är ingen text"),
    (
        "the programme lies outside the folder; copy it into the folder, or name it with --programme",
        "förslaget ligger utanför mappen; kopiera det till mappen, eller ange det med --programme",
    ),
    ("duplicate key", "nyckeln står två gånger"),
    (
        "`{}` is not a date; write it as {}",
        "`{}` är inget datum; skriv det som {}",
    ),
    ("`{}` is not a date", "`{}` är inget datum"),
    (
        "invalid type: {}, expected {}",
        "fel slags värde: {}; här ska stå {}",
    ),
    ("expected one of {}", "välj bland {}"),
    ("expected {}", "här ska stå {}"),
    ("a string", "text inom citattecken"),
    ("a sequence", "en lista"),
    ("a map", "en tabell"),
    // The index, and who writes it.
    (
        "it was made by another version",
        "det är gjort av en annan version av programmet",
    ),
    ("process {} since {}", "process {} sedan {}"),
    ("another program", "ett annat program"),
    // Reports that are read back, and templates.
    ("it has no document part", "dokumentdelen saknas"),
    (
        "the columns for comments are not there",
        "kolumnerna för kommentarer saknas",
    ),
    (
        "the columns of statements are not there",
        "kolumnerna för uttalanden saknas",
    ),
    ("no sheet found", "inget kalkylblad finns"),
    ("it is not a Word document", "den är inget Word-dokument"),
    ("it has no styles", "den har inga formatmallar"),
    (
        "its body could not be found",
        "brödtexten gick inte att finna",
    ),
    (
        "{} is too large when unpacked",
        "{} är för stor när den är uppackad",
    ),
];
