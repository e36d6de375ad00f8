//! The results as other programs get them.

use serde::Serialize;

use crate::model::{Lang, RespondentKind, Role, Stance, StatementId, Status};
use crate::search::{Count, Counting, Facets, Hit, Query, Results};

/// The version of the object printed here.
const VERSION: u32 = 1;

/// The results as other programs get them.
#[derive(Debug, Serialize)]
pub(super) struct ResultsJson<'a> {
    version: u32,
    query: &'a str,
    total: u64,
    hits: Vec<HitJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<GroupJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<FacetsJson<'a>>,
    hints: Vec<String>,
    suggestion: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct GroupJson<'a> {
    respondent: &'a str,
    total: u64,
    hits: Vec<HitJson<'a>>,
}

#[derive(Debug, Serialize)]
struct HitJson<'a> {
    id: &'a str,
    score: f32,
    consultation: &'a str,
    document: &'a str,
    file: &'a str,
    page: Option<u32>,
    respondent: String,
    respondents: &'a [String],
    kind: RespondentKind,
    role: Role,
    stance: Option<Stance>,
    status: Status,
    date: Option<&'a str>,
    reference: Option<&'a str>,
    heading: Option<&'a str>,
    sections: Vec<SectionJson<'a>>,
    duplicate_of: Option<&'a str>,
    copies: u32,
    text: &'a str,
    /// Places in `text`, in bytes.
    marks: Vec<[usize; 2]>,
    /// The part of `text` to show, in bytes.
    snippet: [usize; 2],
}

#[derive(Debug, Serialize)]
struct SectionJson<'a> {
    id: &'a str,
    number: Option<&'a str>,
    heading: &'a str,
}

#[derive(Debug, Serialize)]
struct FacetsJson<'a> {
    consultation: Vec<CountJson<&'a str>>,
    section: Vec<SectionCountJson<'a>>,
    respondent: Vec<CountJson<&'a str>>,
    kind: Vec<CountJson<RespondentKind>>,
    stance: Vec<CountJson<Option<Stance>>>,
    role: Vec<CountJson<Role>>,
    status: Vec<CountJson<Status>>,
    year: Vec<CountJson<u16>>,
}

#[derive(Debug, Serialize)]
struct CountJson<T> {
    value: T,
    count: u64,
}

#[derive(Debug, Serialize)]
struct SectionCountJson<'a> {
    consultation: &'a str,
    id: &'a str,
    number: Option<&'a str>,
    heading: &'a str,
    level: u8,
    count: u64,
}

impl<'a> ResultsJson<'a> {
    pub(super) fn new(query: &'a Query, results: &'a Results, lang: Lang) -> Self {
        Self {
            version: VERSION,
            query: &query.text,
            total: results.total,
            hits: results.hits.iter().map(hit_json).collect(),
            groups: results
                .groups
                .iter()
                .map(|group| GroupJson {
                    respondent: &group.respondent,
                    total: group.total,
                    hits: group.hits.iter().map(hit_json).collect(),
                })
                .collect(),
            facets: (query.counting == Counting::Facets).then(|| facets_json(&results.facets)),
            hints: results
                .hints
                .iter()
                .map(|hint| hint.message(lang))
                .collect(),
            suggestion: results.suggestion.as_deref(),
        }
    }
}

fn hit_json(hit: &Hit) -> HitJson<'_> {
    let statement = &hit.statement;
    HitJson {
        id: statement.id.as_str(),
        score: hit.score,
        consultation: &statement.consultation,
        document: &statement.part,
        file: &statement.file,
        page: statement.page,
        respondent: statement.respondents.join(", "),
        respondents: &statement.respondents,
        kind: statement.kind,
        role: statement.role,
        stance: statement.stance,
        status: statement.status,
        date: statement.date.as_deref(),
        reference: statement.reference.as_deref(),
        heading: statement.headings.last().map(String::as_str),
        sections: hit
            .sections
            .iter()
            .map(|section| SectionJson {
                id: section.id.as_str(),
                number: section.number.as_deref(),
                heading: &section.heading,
            })
            .collect(),
        duplicate_of: statement.duplicate_of.as_ref().map(StatementId::as_str),
        copies: statement.copies,
        text: &statement.text,
        marks: hit
            .marks
            .iter()
            .map(|mark| [mark.start, mark.end])
            .collect(),
        snippet: [hit.snippet.start, hit.snippet.end],
    }
}

fn facets_json(facets: &Facets) -> FacetsJson<'_> {
    FacetsJson {
        consultation: names_json(&facets.consultations),
        section: facets
            .sections
            .iter()
            .map(|section| SectionCountJson {
                consultation: &section.value.consultation,
                id: section.value.section.id.as_str(),
                number: section.value.section.number.as_deref(),
                heading: &section.value.section.heading,
                level: section.value.section.level,
                count: section.count,
            })
            .collect(),
        respondent: names_json(&facets.respondents),
        kind: counts_json(&facets.kinds),
        stance: counts_json(&facets.stances),
        role: counts_json(&facets.roles),
        status: counts_json(&facets.statuses),
        year: counts_json(&facets.years),
    }
}

fn names_json(counts: &[Count<String>]) -> Vec<CountJson<&str>> {
    let counts = counts.iter();
    counts
        .map(|one| CountJson {
            value: one.value.as_str(),
            count: one.count,
        })
        .collect()
}

fn counts_json<T: Copy>(counts: &[Count<T>]) -> Vec<CountJson<T>> {
    let counts = counts.iter();
    counts
        .map(|one| CountJson {
            value: one.value,
            count: one.count,
        })
        .collect()
}
