//! How fast the search is on very many statements.
//!
//! `cargo bench --bench search -- --text FILE --statements 1000000 --export DIR`
//!
//! Statements are made of stretches of FILE (the sources of the sample corpus
//! where none is given) with a generator that always gives the same. With
//! `--export`, statements, queries and timings are written to DIR, where
//! `tests/bench/search_rivals.py` measures other engines on the same data.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a benchmark prints its figures, of numbers that are not large"
)]

use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use remiss::index::Index;
use remiss::model::{
    Consultation, ContentHash, CountsAs, DocumentRecord, Identity, Manner, Origin, Programme,
    ReadState, RespondentKind, Role, Section, SectionId, Span, Stance, Statement, StatementId,
    Status, Tag, TaggedStatement,
};
use remiss::search::{Query, Searcher};

const CONSULTATIONS: usize = 20;
const RESPONDENTS: usize = 120;
const SECTIONS: usize = 40;
const PER_DOCUMENT: usize = 60;
const WORDS_EACH: usize = 35;
const QUERIES: usize = 100;
/// Words that stand in so large a part of what was read are left out of the
/// queries, but for those made of common words on purpose.
const COMMONEST: usize = 200;

struct Options {
    text: Option<PathBuf>,
    statements: usize,
    export: Option<PathBuf>,
}

fn main() {
    let options = options();
    let text = read_text(options.text.as_deref());
    let source = Source::new(&text);
    let dir = tempfile::tempdir().expect("a folder for the index");
    let index = Index::open_or_create(dir.path()).expect("an empty index");

    let mut random = Random(2021);
    let mut generating = Duration::ZERO;
    let before = process_time();
    let mut export = options.export.as_deref().map(|folder| {
        let path = folder.join("statements.tsv");
        BufWriter::new(std::fs::File::create(path).expect("the export can be written"))
    });
    let mut writer = index.writer(100_000_000, 1).expect("a writer");
    for number in 0..CONSULTATIONS {
        let begun = thread_time();
        let share = options.statements / CONSULTATIONS;
        let consultation = consultation(number, share, &source, &mut random);
        if let Some(export) = &mut export {
            for tagged in &consultation.statements {
                let kind = tagged.statement.kind;
                let line = format!("{kind}\t{}\n", tagged.statement.text);
                export
                    .write_all(line.as_bytes())
                    .expect("the export can be written");
            }
        }
        generating += thread_time().saturating_sub(begun);
        writer.replace(&consultation).expect("statements are taken");
    }
    writer.commit("bench").expect("the index is committed");
    // all threads together, merging included: what one core would take
    let seconds = process_time()
        .saturating_sub(before + generating)
        .as_secs_f64();
    println!("statements      {:>10}", options.statements);
    println!(
        "per core and s  {:>10.0}",
        options.statements as f64 / seconds
    );
    println!("index, MB       {:>10}", size_of(dir.path()) / 1_000_000);
    println!("peak memory, MB {:>10}", peak_memory() / 1_000);

    let begun = Instant::now();
    let searcher = Searcher::open(dir.path()).expect("the index opens");
    println!("open, ms        {:>10.1}", milliseconds(begun.elapsed()));

    let begun = Instant::now();
    searcher.prepare().expect("the index can be read");
    println!("prepare, ms     {:>10.1}", milliseconds(begun.elapsed()));

    let families = families(&source, &mut random);
    println!(
        "{:<16}{:>10}{:>10}{:>10}{:>10}{:>12}",
        "ms", "p50", "p95", "most", "cpu mean", "hits (p50)"
    );
    let mut figures = String::new();
    for (family, queries) in &families {
        for query in queries {
            searcher.search(query).expect("a search never fails");
        }
        let mut times = Vec::new();
        // the kernel counts it in steps of milliseconds: only the sum tells
        let before = thread_time();
        let mut hits = Vec::new();
        for query in queries {
            let begun = Instant::now();
            let results = searcher.search(query).expect("a search never fails");
            times.push(milliseconds(begun.elapsed()));
            hits.push(results.total);
        }
        times.sort_by(f64::total_cmp);
        let mean = milliseconds(thread_time().saturating_sub(before)) / queries.len() as f64;
        hits.sort_unstable();
        let at = |part: usize| (times.len() - 1) * part / 100;
        let (p50, p95, most) = (times[at(50)], times[at(95)], times[at(100)]);
        println!(
            "{family:<16}{p50:>10.2}{p95:>10.2}{most:>10.2}{mean:>10.2}{:>12}",
            hits[hits.len() / 2]
        );
        let _ = writeln!(figures, "{family}\t{p50}\t{p95}");
    }
    if let Some(export) = options.export {
        let mut queries = String::new();
        for (family, list) in &families {
            for query in list {
                let _ = writeln!(queries, "{family}\t{}", query.text);
            }
        }
        for (name, content) in [("queries.tsv", queries), ("remiss.tsv", figures)] {
            std::fs::write(export.join(name), content).expect("the export can be written");
        }
        copy(dir.path(), &export.join("index"));
    }
}

fn options() -> Options {
    let mut options = Options {
        text: None,
        statements: 20_000,
        export: None,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        match name.as_str() {
            "--text" => options.text = arguments.next().map(PathBuf::from),
            "--statements" => {
                options.statements = arguments
                    .next()
                    .and_then(|number| number.parse().ok())
                    .expect("--statements takes a number");
            }
            "--export" => options.export = arguments.next().map(PathBuf::from),
            _ => {}
        }
    }
    options
}

fn read_text(path: Option<&Path>) -> String {
    if let Some(path) = path {
        return std::fs::read_to_string(path).expect("the text can be read");
    }
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)
            .expect("the sources of the sample corpus")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "txt") {
                files.push(path);
            }
        }
    }
    files.sort();
    let texts = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap_or_default());
    texts.collect::<Vec<_>>().join("\n")
}

/// Numbers that look random and are always the same (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}

/// The text that statements are made of.
struct Source<'t> {
    words: Vec<&'t str>,
    /// Words in lower case by how often they stand there, the commonest first.
    common: Vec<String>,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut counts = std::collections::BTreeMap::<String, u64>::new();
        for word in &words {
            let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
            *counts.entry(letters.to_lowercase()).or_default() += 1;
        }
        counts.remove("");
        let mut common: Vec<(u64, String)> =
            counts.into_iter().map(|(word, n)| (n, word)).collect();
        common.sort_by(|a, b| b.cmp(a));
        Self {
            words,
            common: common.into_iter().map(|(_, word)| word).collect(),
        }
    }

    /// So many words in a row from somewhere.
    fn stretch(&self, words: usize, random: &mut Random) -> &[&'t str] {
        let from = random.below(self.words.len() - words);
        &self.words[from..from + words]
    }

    fn statement(&self, random: &mut Random) -> String {
        let mut text = String::new();
        for _ in 0..WORDS_EACH / 7 {
            for word in self.stretch(7, random) {
                text.push_str(word);
                text.push(' ');
            }
        }
        text.trim_end().to_owned()
    }

    fn is_rare(&self, word: &str) -> bool {
        !self.common[..COMMONEST.min(self.common.len())]
            .iter()
            .any(|common| common == word)
    }

    /// A word of the text as it stands there, letters only, not too common.
    fn word(&self, random: &mut Random) -> String {
        loop {
            let word = self.words[random.below(self.words.len())].to_lowercase();
            if word.chars().count() > 3
                && word.chars().all(char::is_alphabetic)
                && self.is_rare(&word)
            {
                return word;
            }
        }
    }

    /// Words that stand in a row.
    fn phrase(&self, words: usize, random: &mut Random) -> String {
        loop {
            let phrase = self.stretch(words, random).join(" ").to_lowercase();
            let plain = phrase.chars().all(|c| c.is_alphabetic() || c == ' ');
            if plain && phrase.split(' ').any(|word| self.is_rare(word)) {
                return format!("\"{phrase}\"");
            }
        }
    }
}

fn families(source: &Source<'_>, random: &mut Random) -> Vec<(&'static str, Vec<Query>)> {
    let mut made = |make: &mut dyn FnMut(&mut Random) -> Query| -> Vec<Query> {
        (0..QUERIES).map(|_| make(random)).collect()
    };
    vec![
        ("term", made(&mut |random| Query::new(source.word(random)))),
        (
            "and",
            made(&mut |random| {
                Query::new(format!("{} {}", source.word(random), source.word(random)))
            }),
        ),
        (
            "or",
            made(&mut |random| {
                let [a, b, c] = [(); 3].map(|()| source.word(random));
                Query::new(format!("{a} ELLER {b} ELLER {c}"))
            }),
        ),
        (
            "phrase",
            made(&mut |random| Query::new(source.phrase(2 + random.below(2), random))),
        ),
        (
            "filtered",
            made(&mut |random| {
                let mut query = Query::new(source.word(random));
                query.filters.kinds = vec![RespondentKind::ALL[random.below(9)]];
                query.filters.stances = vec![Some(Stance::ALL[random.below(9)])];
                query
            }),
        ),
        (
            "section",
            made(&mut |random| {
                let mut query = Query::new("");
                let consultation = random.below(CONSULTATIONS);
                query.filters.sections =
                    vec![format!("remiss-{consultation}/{}", 1 + random.below(8))];
                query
            }),
        ),
        (
            "prefix",
            made(&mut |random| Query::new(format!("{}*", source.word(random)))),
        ),
        (
            "misspelt",
            made(&mut |random| Query::new(format!("{}qx", source.word(random)))),
        ),
        (
            "common phrase",
            made(&mut |random| {
                let most = COMMONEST.min(source.common.len());
                let [a, b] = [(); 2].map(|()| source.common[random.below(most)].clone());
                Query::new(format!("\"{a} {b}\""))
            }),
        ),
        ("all facets", (0..5).map(|_| Query::new("")).collect()),
    ]
}

fn consultation(
    number: usize,
    statements: usize,
    source: &Source<'_>,
    random: &mut Random,
) -> Consultation {
    let mut consultation = Consultation {
        name: format!("remiss-{number}"),
        programme: programme(),
        ..Consultation::default()
    };
    let sections = consultation.programme.sections.clone();
    while consultation.statements.len() < statements {
        let at = consultation.documents.len();
        let who = random.below(RESPONDENTS);
        let hash = ContentHash::of(format!("{number} {at}").as_bytes());
        let mut identity = Identity::unknown();
        identity.respondents = vec![format!(
            "{} {}",
            source.common[COMMONEST + who],
            RespondentKind::ALL[who % 9]
        )];
        identity.kind = RespondentKind::ALL[who % 9];
        identity.date = Some(format!(
            "20{}-0{}-1{}",
            14 + number % 10,
            1 + at % 9,
            at % 10
        ));
        for place in 0..PER_DOCUMENT.min(statements - consultation.statements.len()) {
            consultation.statements.push(statement(
                &hash, place, &identity, &sections, source, random,
            ));
        }
        consultation.documents.push(DocumentRecord {
            file: format!("responses/svar-{at}.docx"),
            part: String::new(),
            hash: hash.clone(),
            file_hash: hash,
            first_page: 0,
            format: None,
            pages: 3,
            state: ReadState::Read,
            error: None,
            warnings: Vec::new(),
            identity,
            counts_as: CountsAs::Answer,
            overruled: None,
            overall: None,
            copy_of: None,
            ledger: Vec::new(),
        });
    }
    // one in thirty repeats another
    for place in (30..consultation.statements.len()).step_by(30) {
        let first = &consultation.statements[place - 17].statement;
        let (id, text) = (first.id.clone(), first.text.clone());
        let copy = &mut consultation.statements[place].statement;
        copy.text = text;
        copy.duplicate_of = Some(id);
    }
    consultation
}

fn statement(
    hash: &ContentHash,
    place: usize,
    identity: &Identity,
    sections: &[Section],
    source: &Source<'_>,
    random: &mut Random,
) -> TaggedStatement {
    let text = source.statement(random);
    let tag = |section: SectionId| Tag {
        section,
        score: 1.0,
        confidence: 0.5,
        chosen: true,
        origin: Origin::Rule,
        evidence: Vec::new(),
    };
    let mut tags = vec![tag(sections[random.below(sections.len())].id.clone())];
    if random.below(4) == 0 {
        tags.push(tag(sections[random.below(sections.len())].id.clone()));
    }
    TaggedStatement {
        statement: Statement {
            id: StatementId::new(hash, place * 300),
            span: Span::new(place * 300, place * 300 + text.len()),
            text,
            page: Some(1 + u32::try_from(place / 20).unwrap_or(0)),
            paragraph: place / 3,
            role: Role::ALL[random.below(20).saturating_sub(11).min(8)],
            respondents: identity.respondents.clone(),
            kind: identity.kind,
            headings: vec![source.stretch(3, random).join(" ")],
            context: None,
            duplicate_of: None,
            draft_of: None,
            language: "sv".to_owned(),
            manner: Manner::Text,
        },
        tags,
        stance: random
            .below(4)
            .checked_sub(1)
            .map(|_| Stance::ALL[random.below(9)]),
        stance_confidence: 0.5,
        stance_origin: Origin::Rule,
        stance_evidence: Vec::new(),
        status: Status::ALL[random.below(3)],
    }
}

/// Eight sections with four subsections each.
fn programme() -> Programme {
    let section = |id: String, level, parent| Section {
        id: SectionId(id.clone()),
        number: Some(id),
        heading: "Rubrik".to_owned(),
        level,
        parent,
        text: String::new(),
        boxes: String::new(),
        page: None,
        span: Span::default(),
    };
    let mut programme = Programme::default();
    for chapter in 1..=SECTIONS / 5 {
        let parent = programme.sections.len();
        programme
            .sections
            .push(section(chapter.to_string(), 1, None));
        for part in 1..=4 {
            programme
                .sections
                .push(section(format!("{chapter}.{part}"), 2, Some(parent)));
        }
    }
    programme
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn size_of(dir: &Path) -> u64 {
    let files = std::fs::read_dir(dir)
        .expect("the index is a folder")
        .flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .map(|data| data.len())
        .sum()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the export can be written");
    for file in std::fs::read_dir(from)
        .expect("the index is a folder")
        .flatten()
    {
        std::fs::copy(file.path(), to.join(file.file_name())).expect("the export can be written");
    }
}

/// How long this thread has been at work: unlike the clock on the wall, it does
/// not count what other programs do meanwhile.
fn thread_time() -> Duration {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = line.split(' ').next().and_then(|n| n.parse().ok());
    Duration::from_nanos(first.unwrap_or(0))
}

/// How long all threads of this process have been at work.
fn process_time() -> Duration {
    let line = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = line.rsplit(") ").next().unwrap_or_default();
    let ticks = fields.split(' ').skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|n| n.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// The most memory that the process had so far, in kB; 0 where it is not told.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
