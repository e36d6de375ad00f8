//! The workbench as a program: the real `remiss serve` on a free port, spoken
//! to over a socket, by officials and by an attacker.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use remiss::model::{Lang, Stance};

const PROGRAMME: &str = "# Program för styrning\n\n## 1 Mål\n\nNämnderna ska följa upp målen fyra gånger om året.\n\n## 2 Uppföljning\n\nUppföljningen ska redovisas till kommunstyrelsen.\n";

const ANSWER: &str = "Kulturnämnden\n\nYttrande över program för styrning\n\nKulturnämnden tillstyrker förslaget till program. Nämnden anser att uppföljningen bör ske tre gånger om året. Målen är tydliga och lätta att förstå.\n";

/// A running workbench over a corpus of its own.
struct Workbench {
    child: Child,
    host: String,
    corpus: tempfile::TempDir,
}

/// What came back.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The value of the first form field of this name.
    fn field(&self, name: &str) -> String {
        let text = self.text();
        let start = format!("name=\"{name}\" value=\"");
        let at = text.find(&start).expect("the page has the field") + start.len();
        text[at..].split('"').next().unwrap().to_owned()
    }
}

impl Workbench {
    /// Indexes `responses` and serves them.
    fn over(responses: &[(&str, &str)]) -> Self {
        Self::with(responses, &[])
    }

    fn with(responses: &[(&str, &str)], arguments: &[&str]) -> Self {
        let corpus = tempfile::tempdir().unwrap();
        let root = corpus.path().join("corpus/styrning");
        fs::create_dir_all(root.join("responses")).unwrap();
        fs::write(root.join("programme.md"), PROGRAMME).unwrap();
        fs::write(
            root.join("consultation.toml"),
            "title = \"Program för styrning\"\n[[respondents]]\nname = \"Kulturnämnden\"\nkind = \"board\"\n",
        )
        .unwrap();
        for (name, text) in responses {
            fs::write(root.join("responses").join(name), text).unwrap();
        }
        let index = remiss(corpus.path(), &["index", "corpus"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(matches!(index.code(), Some(0 | 3)));
        let (child, host) = serve(corpus.path(), arguments);
        Self {
            child,
            host,
            corpus,
        }
    }

    fn root(&self) -> std::path::PathBuf {
        self.corpus.path().join("corpus/styrning")
    }

    fn decisions(&self) -> usize {
        fs::read_to_string(self.root().join("decisions.jsonl"))
            .map_or(0, |text| text.lines().count())
    }

    fn get(&self, path: &str) -> Answer {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.host
        ))
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &format!("Origin: http://{}\r\n", self.host))
    }

    fn post_with(&self, path: &str, fields: &[(&str, &str)], headers: &str) -> Answer {
        let body = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\n{headers}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.host,
            body.len()
        ))
    }

    /// Anna's doubts about the statement with this id, seen in this version.
    fn doubt(&self, token: &str, id: &str, version: usize) -> Answer {
        let fields = [
            ("token", token),
            ("remiss", "styrning"),
            ("u", &format!("{id}:{version}")),
            ("namn", "Anna"),
            ("avsnitt", "1"),
            ("stallning", "doubts"),
        ];
        self.post("/granska/beslut", &fields)
    }

    /// One form with a file; the answer, also where the server stops reading.
    fn upload(&self, token: &str, name: &str, content: &[u8]) -> Answer {
        let (mut stream, form) = self.begin_upload(token, name, content);
        let _ = stream.write_all(&form);
        read(stream)
    }

    /// A connection with the head of an upload sent, and the form that is still
    /// to be sent.
    fn begin_upload(&self, token: &str, name: &str, content: &[u8]) -> (TcpStream, Vec<u8>) {
        let mut body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"remiss\"\r\n\r\nstyrning\r\n--x\r\nContent-Disposition: form-data; name=\"filer\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let head = format!(
            "POST /inlasning/filer HTTP/1.1\r\nHost: {}\r\nOrigin: http://{}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.host,
            self.host,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        (stream, body)
    }

    /// A new consultation from a form with these fields and a programme.
    fn make(&self, fields: &[(&str, &str)], programme: &str) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            write!(
                body,
                "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .unwrap();
        }
        write!(body, "--x\r\nContent-Disposition: form-data; name=\"program\"; filename=\"{programme}\"\r\n\r\n{PROGRAMME}\r\n--x--\r\n").unwrap();
        self.send(&format!(
            "POST /ny HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len(),
            host = self.host
        ))
    }

    fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        // A server that refuses stops reading; what it said is read all the same.
        let _ = stream.write_all(request.as_bytes());
        read(stream)
    }

    /// Reads the events of a run until it is over.
    fn wait_for_run(&self) {
        let events = self.get("/inlasning/handelser").text();
        assert!(events.contains("\"running\":false"), "{events}");
    }
}

impl Drop for Workbench {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn remiss(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_remiss"));
    command.current_dir(directory).args(arguments);
    command
}

fn serve(directory: &Path, arguments: &[&str]) -> (Child, String) {
    let mut child = remiss(directory, &["serve", "--port", "0"])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let host = line
        .trim()
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned();
    (child, host)
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| format!("%{byte:02X}"))
        .collect::<Vec<_>>()
        .concat()
}

fn read(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // A reset after the answer is how a refused upload ends.
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .expect("an answer has a head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let raw = &bytes[end + 4..];
    let chunked = head.to_lowercase().contains("transfer-encoding: chunked");
    let body = if chunked { dechunk(raw) } else { raw.to_vec() };
    Answer { status, head, body }
}

fn dechunk(mut raw: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(at) = raw.windows(2).position(|window| window == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&raw[..at]).unwrap(), 16).unwrap();
        if size == 0 {
            break;
        }
        body.extend_from_slice(&raw[at + 2..at + 2 + size]);
        raw = &raw[at + 4 + size..];
    }
    body
}

fn one_answer() -> Workbench {
    Workbench::over(&[("kulturnämnden.txt", ANSWER)])
}

/// The id of a statement with these words, from the JSON interface.
fn statement(bench: &Workbench, words: &str) -> String {
    let answer = bench.get(&format!("/api/uttalanden?q={}", encode(words)));
    let found: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    found["hits"][0]["statement"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

const PAGES: [&str; 15] = [
    "/",
    "/remiss",
    "/sok",
    "/sok?q=uppf%C3%B6ljning",
    "/program",
    "/program?avsnitt=general",
    "/matris",
    "/instanser",
    "/inlasning",
    "/granska",
    "/samstammighet",
    "/rapporter",
    "/ny",
    "/hjalp",
    "/tillganglighet",
];

#[test]
fn every_page_answers_in_both_languages_under_a_strict_policy() {
    let bench = one_answer();
    for page in PAGES {
        for lang in ["sv", "en"] {
            let sign = if page.contains('?') { '&' } else { '?' };
            let answer = bench.get(&format!("{page}{sign}lang={lang}"));
            let text = answer.text();
            assert_eq!(answer.status, 200, "{page}: {text}");
            assert!(text.contains(&format!("<html lang=\"{lang}\">")), "{page}");
            assert!(!text.contains(" style="), "{page} has an inline style");
            assert!(
                !text.contains("<style") && !text.contains("onclick"),
                "{page}"
            );
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        }
    }
}

#[test]
fn a_page_about_something_that_is_not_there_says_so() {
    let bench = one_answer();
    for page in [
        "/nope",
        "/dokument?u=abc-1",
        "/dokument?d=../../etc/passwd",
        "/original?d=../consultation.toml",
        "/original?d=%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/a/../../Cargo.toml",
        "/a/%2e%2e%2fapp.css",
        "/program?avsnitt=99",
        "/instanser?instans=Ingen",
        "/sok?remiss=..%2F..",
        "/export?format=exe",
        "/sida?d=abc&sida=1",
    ] {
        let answer = bench.get(page);
        assert_eq!(answer.status, 404, "{page}");
        assert!(!answer.text().contains("root:"), "{page}");
    }
}

#[test]
fn it_answers_to_its_own_name_only() {
    let bench = one_answer();
    let port = bench.host.rsplit(':').next().unwrap();
    for (host, wanted) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("evil.example".to_owned(), 421),
        (format!("evil.example:{port}"), 421),
        (format!("127.0.0.1.evil.example:{port}"), 421),
        ("127.0.0.1:1".to_owned(), 421),
        (String::new(), 421),
    ] {
        let answer = bench.send(&format!(
            "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ));
        assert_eq!(answer.status, wanted, "{host}");
    }
}

#[test]
fn nothing_is_changed_from_another_site_or_without_the_token() {
    let bench = one_answer();
    let page = bench.get("/granska");
    let token = page.field("token");
    let seen = page.field("u");
    let fields = |token: &str| {
        vec![
            ("token".to_owned(), token.to_owned()),
            ("remiss".to_owned(), "styrning".to_owned()),
            ("u".to_owned(), seen.clone()),
            ("namn".to_owned(), "Anna".to_owned()),
            ("gor".to_owned(), "bekrafta".to_owned()),
        ]
    };
    let post = |fields: &[(String, String)], headers: &str| {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        bench.post_with("/granska/beslut", &fields, headers).status
    };
    assert_eq!(
        post(&fields(&token), "Origin: http://evil.example\r\n"),
        403
    );
    assert_eq!(post(&fields(&token), "Origin: null\r\n"), 403);
    assert_eq!(post(&fields(&token), "Sec-Fetch-Site: cross-site\r\n"), 403);
    assert_eq!(post(&fields("wrong"), ""), 403);
    assert_eq!(post(&fields(&token)[1..], ""), 403);
    assert_eq!(bench.decisions(), 0);
    assert_eq!(bench.upload("wrong", "a.txt", b"a").status, 403);
    assert!(!bench.root().join("responses/a.txt").exists());
    assert_eq!(post(&fields(&token), ""), 303);
    assert_eq!(bench.decisions(), 1);
}

#[test]
fn a_decision_is_kept_and_a_later_one_on_what_was_seen_before_is_not() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let path = format!("/granska?u={id}");
    let page = bench.get(&path);
    let token = page.field("token");
    let decide = |version: usize, name: &str, stance: &str, what: &str| {
        bench.post(
            "/granska/beslut",
            &[
                ("token", &token),
                ("remiss", "styrning"),
                ("u", &format!("{id}:{version}")),
                ("namn", name),
                ("avsnitt", "1"),
                ("stallning", stance),
                ("gor", what),
            ],
        )
    };
    let first = decide(0, "Anna Å", "supports", "spara");
    assert_eq!(first.status, 303, "{}", first.text());
    let second = decide(0, "Bo", "opposes", "spara");
    assert_eq!(second.status, 409);
    assert!(second.text().contains("Anna Å"), "it tells who was faster");
    assert!(
        second.text().contains("value=\"opposes\" selected"),
        "it keeps the choice"
    );
    assert_eq!(bench.decisions(), 1);
    assert!(bench.get(&path).text().contains("Granskad"));
    assert_eq!(decide(1, "Bo", "opposes", "spara").status, 303);
    assert_eq!(decide(2, "Bo", "", "angra").status, 303);
    let api = bench.get(&format!("/api/uttalande?u={id}"));
    let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
    assert_eq!(
        found["statement"]["stance"], "supports",
        "Anna's decision holds again"
    );
    assert_eq!(found["decisions"].as_array().unwrap().len(), 4);
}

#[test]
fn the_interface_tells_the_headings_above_a_statement() {
    let answer = "# Yttrande från kulturnämnden\n\n## Uppföljning\n\nNämnden anser att uppföljningen behöver bli enklare.\n";
    let bench = Workbench::over(&[("kulturnämnden.md", answer)]);
    let id = statement(&bench, "enklare");
    let api = bench.get(&format!("/api/uttalande?u={id}"));
    let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
    let headings = found["statement"]["headings"].as_array().unwrap();
    assert_eq!(headings.last().unwrap(), "Uppföljning");
}

#[test]
fn decisions_survive_a_restart_and_a_new_index() {
    let mut bench = one_answer();
    let id = statement(&bench, "tydliga");
    let page = bench.get(&format!("/granska?u={id}"));
    let saved = bench.doubt(&page.field("token"), &id, 0);
    assert_eq!(saved.status, 303);
    bench.child.kill().unwrap();
    bench.child.wait().unwrap();
    fs::remove_dir_all(bench.corpus.path().join("index")).unwrap();
    remiss(bench.corpus.path(), &["index", "corpus", "--quiet"])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    (bench.child, bench.host) = serve(bench.corpus.path(), &[]);
    let api = bench.get(&format!("/api/uttalande?u={id}"));
    let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
    assert_eq!(found["statement"]["stance"], "doubts");
    assert_eq!(found["statement"]["status"], "decided");
}

#[test]
fn what_documents_say_is_never_markup() {
    let evil = "<script>alert(1)</script>";
    let answer = format!(
        "Kulturnämnden {evil}\n\nYttrande {evil}\n\nNämnden tillstyrker <img src=x onerror=alert(2)> förslaget \"' {evil} om uppföljning.\n"
    );
    let bench = Workbench::over(&[("<img src=x onerror=alert(3)>.txt", &answer)]);
    let id = statement(&bench, "uppföljning");
    let hash = id.split('-').next().unwrap().to_owned();
    let mut pages: Vec<String> = PAGES.iter().map(|page| (*page).to_owned()).collect();
    pages.push(format!("/dokument?u={id}"));
    pages.push(format!("/dokument?d={hash}"));
    pages.push(format!("/granska?u={id}"));
    pages.push(format!("/granska?u={id}&dela=1"));
    pages.push(format!("/sok?q={}", encode(evil)));
    pages.push(format!("/sok?instans={}", encode(evil)));
    pages.push(format!("/vanta?pa={}", encode(evil)));
    for page in pages {
        let text = bench.get(&page).text();
        assert!(!text.contains("<script>alert"), "{page}");
        assert!(!text.contains("<img src=x"), "{page}");
    }
    let original = bench.get(&format!("/original?d={hash}"));
    assert_eq!(original.status, 200);
    assert!(
        original
            .header("content-disposition")
            .unwrap()
            .starts_with("attachment")
    );
    assert!(
        original
            .header("content-security-policy")
            .unwrap()
            .contains("sandbox")
    );
}

#[test]
fn too_much_is_refused() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    let long = "a".repeat(1 << 20);
    let form = bench.post("/granska/beslut", &[("token", &token), ("namn", &long)]);
    assert_eq!(form.status, 413);
    let file = vec![0_u8; (200 << 20) + 1];
    assert_eq!(bench.upload(&token, "stor.txt", &file).status, 413);
    let left: Vec<_> = fs::read_dir(bench.root().join("responses"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["kulturnämnden.txt"], "nothing is left of it");
    assert_eq!(bench.get("/").status, 200);
}

#[test]
fn a_client_that_never_ends_its_request_is_cut_off() {
    let bench = one_answer();
    let mut slow = TcpStream::connect(&bench.host).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let mut rest = Vec::new();
    let _ = slow.read_to_end(&mut rest);
    assert!(!rest.starts_with(b"HTTP/1.1 200"));
    assert_eq!(bench.get("/").status, 200);
}

#[test]
fn an_added_document_is_read_and_found() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    let text =
        "Stadsbyggnadsnämnden\n\nNämnden avstyrker förslaget eftersom bussgatorna glöms bort.\n";
    let added = bench.upload(&token, "../../smyg/stadsbyggnad.txt", text.as_bytes());
    assert_eq!(added.status, 303, "{}", added.text());
    assert!(bench.root().join("responses/stadsbyggnad.txt").exists());
    bench.wait_for_run();
    assert!(bench.get("/sok?q=bussgator").text().contains("bussgatorna"));
    let again = bench.upload(&token, "annat namn.txt", text.as_bytes());
    assert!(again.header("location").unwrap().contains("nya=0"));
    assert!(!bench.root().join("responses/annat namn.txt").exists());
}

#[test]
fn two_uploads_at_once_keep_each_answer() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    let text = |body: &str, times: usize| format!("{body}nämnden\n\n{}", body.repeat(times));
    let (slow, quick) = (text("Skol", 50_000), text("Trafik", 10_000));
    let (mut stream, form) = bench.begin_upload(&token, "skol.txt", slow.as_bytes());
    stream.write_all(&form[..form.len() / 2]).unwrap();
    let responses = bench.root().join("responses");
    let has_begun = || {
        let mut files = fs::read_dir(&responses).unwrap().flatten();
        files.any(|file| {
            let name = file.file_name();
            name.to_string_lossy().ends_with(".inkommande") && file.metadata().unwrap().len() > 0
        })
    };
    while !has_begun() {
        std::thread::yield_now();
    }
    let added = bench.upload(&token, "trafik.txt", quick.as_bytes());
    assert_eq!(added.status, 303, "{}", added.text());
    stream.write_all(&form[form.len() / 2..]).unwrap();
    let added = read(stream);
    // The second is read in after the first, and its sender is told nothing else.
    assert_eq!(added.status, 303, "{}", added.text());
    bench.wait_for_run();
    for (name, text) in [("skol.txt", slow), ("trafik.txt", quick)] {
        assert!(
            fs::read_to_string(responses.join(name)).unwrap() == text,
            "{name}"
        );
        assert!(bench.get("/inlasning").text().contains(name), "{name}");
    }
}

#[test]
fn a_day_narrows_what_is_exported_and_reviewed() {
    let early = ANSWER.replace("Yttrande", "2024-03-05\n\nYttrande");
    let late = "Tekniska nämnden\n\n2025-04-11\n\nYttrande över program för styrning\n\nTekniska nämnden avstyrker förslaget om uppföljning av gatorna.\n";
    let bench = Workbench::over(&[("kulturnämnden.txt", &early), ("tekniska.txt", late)]);
    let rows = bench.get("/export?format=csv&fran=2025-01-01").text();
    assert!(
        rows.contains("gatorna") && !rows.contains("Kulturnämnden"),
        "{rows}"
    );
    let page = bench.get("/granska?fran=2025-01-01").text();
    assert!(
        page.contains("gatorna") && !page.contains("Kulturnämnden"),
        "{page}"
    );
    let last = bench.get(&format!("/granska?sida={}", u64::MAX));
    assert_eq!(last.status, 200);
    assert!(last.text().contains("gatorna"));
}

#[test]
fn a_new_consultation_is_made_from_a_form() {
    let bench = one_answer();
    let token = bench.get("/ny").field("token");
    let fields = [
        ("token", token.as_str()),
        ("titel", "Översiktsplan 2040"),
        ("sista", "2026-03-31"),
        (
            "instanser",
            "Namn\tTyp\tAndra namn\nKulturnämnden\tnämnd\tKN\nEkstads Hamn AB\n",
        ),
    ];
    // What cannot be a programme is refused before anything is made.
    let refused = bench.make(&fields, "Plan.rtf");
    assert_eq!(refused.status, 422, "{}", refused.text());
    let made = bench.make(&fields, "Plan.md");
    assert_eq!(made.status, 303, "{}", made.text());
    bench.wait_for_run();
    let root = bench.corpus.path().join("corpus/oversiktsplan-2040");
    let config = fs::read_to_string(root.join("consultation.toml")).unwrap();
    assert!(config.contains("kind = \"company\""), "{config}");
    assert!(!config.contains("name = \"Namn\""), "{config}");
    assert!(root.join("programme.md").exists());
    assert!(
        !bench
            .corpus
            .path()
            .join("corpus/oversiktsplan-2040-2")
            .exists()
    );
    let page = bench.get("/instanser?remiss=oversiktsplan-2040");
    assert!(page.text().contains("Ekstads Hamn AB"));
}

#[test]
fn every_selection_comes_in_every_format() {
    let bench = one_answer();
    for selection in [
        "",
        "&q=uppf%C3%B6ljning",
        "&instans=Kulturn%C3%A4mnden",
        "&avsnitt=general",
    ] {
        for (format, start) in [
            ("docx", "PK"),
            ("xlsx", "PK"),
            ("html", "<!"),
            ("md", "#"),
            ("csv", "\u{feff}"),
            ("json", "{"),
            ("jsonld", "{"),
        ] {
            let answer = bench.get(&format!("/export?format={format}{selection}"));
            assert_eq!(
                answer.status,
                200,
                "{format} {selection}: {}",
                answer.text()
            );
            assert!(
                answer.body.starts_with(start.as_bytes()),
                "{format} {selection}"
            );
            let how = answer.header("content-disposition").unwrap();
            assert!(
                how.starts_with("attachment") && how.ends_with(format),
                "{how}"
            );
        }
    }
}

#[test]
fn the_description_of_the_interface_names_what_answers() {
    let bench = one_answer();
    let answer = bench.get("/api/openapi.json");
    let description: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let id = statement(&bench, "tydliga");
    for path in description["paths"].as_object().unwrap().keys() {
        let answer = bench.get(&format!("{path}?u={id}"));
        let value: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(value["version"], 1, "{path}");
    }
}

#[test]
fn others_than_this_machine_must_sign_in() {
    let corpus = tempfile::tempdir().unwrap();
    let open = remiss(
        corpus.path(),
        &["serve", "--listen", "0.0.0.0", "--port", "0"],
    )
    .stdout(Stdio::null())
    .stderr(Stdio::null())
    .status()
    .unwrap();
    assert_eq!(open.code(), Some(2));
    let secret = corpus.path().join("secret");
    fs::write(&secret, "korrekt häst batteri\n").unwrap();
    let bench = Workbench::with(
        &[("kulturnämnden.txt", ANSWER)],
        &["--password-file", secret.to_str().unwrap()],
    );
    let refused = bench.get("/sok");
    assert_eq!(refused.status, 303);
    assert_eq!(refused.header("location"), Some("/logga-in?till=%2Fsok"));
    let token = bench.get("/logga-in?till=%2Fsok").field("token");
    let enter = |password: &str| {
        bench.post(
            "/logga-in",
            &[
                ("token", &token),
                ("namn", "Anna"),
                ("losenord", password),
                ("till", "/sok"),
            ],
        )
    };
    assert_eq!(enter("fel lösenord här").status, 401);
    let entered = enter("korrekt häst batteri");
    assert_eq!(entered.header("location"), Some("/sok"));
    let cookie = entered.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let pair = cookie.split(';').next().unwrap();
    let with = |pair: &str| {
        bench
            .send(&format!(
                "GET /sok HTTP/1.1\r\nHost: {}\r\nCookie: {pair}\r\nConnection: close\r\n\r\n",
                bench.host
            ))
            .status
    };
    assert_eq!(with(pair), 200);
    assert_eq!(with(&pair.replace("Anna", "Bosse")), 303);
}

#[test]
fn a_proxy_says_who_it_is() {
    let bench = Workbench::with(
        &[("kulturnämnden.txt", ANSWER)],
        &[
            "--identity-header",
            "X-Remote-User",
            "--host",
            "remiss.example.se",
        ],
    );
    assert_eq!(bench.get("/").status, 401);
    let answer = bench.send(
        "GET /granska HTTP/1.1\r\nHost: remiss.example.se\r\nX-Remote-User: anna\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("<b>anna</b>"));
}

/// What stands in an attribute after each occurrence of `before`.
fn attributes<'a>(html: &'a str, before: &str) -> Vec<&'a str> {
    html.split(before)
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
        .collect()
}

#[test]
fn a_folded_group_of_the_matrix_sums_up_its_rows() {
    let bodies = [
        ("Kulturnämnden", "tillstyrker förslaget till program"),
        ("Socialnämnden", "tillstyrker förslaget till program"),
        ("Miljönämnden", "avstyrker förslaget till program"),
        ("Ekstads kommun", "avstyrker förslaget till program"),
    ];
    let answers: Vec<(String, String)> = bodies
        .iter()
        .map(|(name, stance)| {
            let answer = ANSWER.replace("tillstyrker förslaget till program", stance);
            (format!("{name}.txt"), answer.replace("Kulturnämnden", name))
        })
        .collect();
    let given: Vec<(&str, &str)> = answers
        .iter()
        .map(|(name, answer)| (name.as_str(), answer.as_str()))
        .collect();
    let bench = Workbench::over(&given);

    let all = bench.get("/matris").text();
    let folded = bench.get("/matris?grupp=hopfalld").text();
    assert_eq!(attributes(&folded, "class=\"cell").len(), 0, "{folded}");
    let groups: Vec<&str> = all.split("<tr class=\"grp\"").skip(1).collect();
    let sums: Vec<&str> = folded.split("<tr class=\"grp sums\"").skip(1).collect();
    assert!(groups.len() >= 2, "{all}");
    assert_eq!(groups.len(), sums.len());
    let mut compared = 0;
    for (group, sums) in groups.into_iter().zip(sums) {
        let cells: Vec<(&str, &str)> = attributes(group, "title=\"")
            .into_iter()
            .filter_map(|title| title.split_once(", ")?.1.split_once(": "))
            .collect();
        for sum in attributes(sums, "title=\"") {
            let Some((_, sum)) = sum.split_once(", ").filter(|(_, sum)| sum.contains(": ")) else {
                continue;
            };
            let (section, counts) = sum.split_once(": ").unwrap();
            let (speaking, stances) = counts.split_once(": ").unwrap_or((counts, ""));
            let own = || cells.iter().filter(|(of, _)| *of == section);
            assert_eq!(leading(speaking), own().count(), "{sum}");
            for stance in stances.split(", ").filter(|stance| !stance.is_empty()) {
                let word = stance.split_once(' ').unwrap().1;
                let count = own()
                    .filter(|(_, said)| said.to_lowercase().starts_with(&format!("{word} (")))
                    .count();
                assert_eq!(leading(stance), count, "{sum}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 3, "{folded}");

    // An opened group has its rows, the others stay one row each.
    let way = attributes(&folded, "<a href=\"/matris?")
        .into_iter()
        .find(|way| way.contains("grupp=board"))
        .unwrap()
        .replace("&amp;", "&");
    let opened = bench
        .get(&format!("/matris?{}", way.split('#').next().unwrap()))
        .text();
    assert!(opened.contains("aria-expanded=\"true\""), "{opened}");
    assert!(opened.contains("aria-expanded=\"false\""), "{opened}");
    assert!(opened.contains(">Miljönämnden</a>"), "{opened}");
    assert!(!opened.contains(">Ekstads kommun</a>"), "{opened}");
}

fn leading(text: &str) -> usize {
    let digits = text.split_once(' ').map_or(text, |(digits, _)| digits);
    digits.parse().unwrap()
}

#[test]
fn the_signs_are_those_of_the_report_and_a_body_stands_the_same_on_every_page() {
    let bench = Workbench::over(&[
        ("kultur.txt", ANSWER),
        (
            "social.txt",
            "Socialnämnden\n\nUppföljningen är för dyr. Målen är svåra att följa upp.\n",
        ),
    ]);
    let matrix = bench.get("/matris?remiss=styrning").text();
    for stance in Stance::ALL {
        let sign = format!("aria-hidden=\"true\">{}<", stance.glyph());
        assert!(matrix.contains(&sign), "{stance}");
    }
    let list = bench.get("/instanser?remiss=styrning").text();
    let overview = bench.get("/remiss?remiss=styrning").text();
    let report = bench.get("/export?remiss=styrning&format=json").text();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let answers = report["positions"]["answers"].as_array().unwrap();
    assert!(!answers.is_empty());
    for answer in answers {
        let name = answer["respondent"].as_str().unwrap();
        let Some(stance) = answer["stance"].as_str() else {
            continue;
        };
        let stance: Stance = stance.parse().unwrap();
        let word = stance.label(Lang::Sv);
        let row = list.split(&format!(">{name}</a>")).nth(1).unwrap();
        let row = row.split("</tr>").next().unwrap().to_lowercase();
        assert!(row.contains(&format!("</span>{word}<")), "{name}: {row}");
        let before = overview.split(&format!(">{name}</a>")).next().unwrap();
        let row = before.rsplit("<tr>").next().unwrap().to_lowercase();
        assert!(row.contains(&format!("</span>{word}<")), "{name}: {row}");
        let cell = format!("{name}, Programmet i stort: ");
        match matrix.split(&cell).nth(1) {
            Some(rest) => assert!(rest.to_lowercase().starts_with(word), "{name}"),
            None => assert_eq!(stance, Stance::None, "{name}"),
        }
    }
}

#[test]
fn senders_without_a_name_have_rows_and_pages_of_their_own() {
    let bench = Workbench::over(&[
        ("kultur.txt", ANSWER),
        (
            "utan namn.txt",
            "Uppföljningen bör ske oftare.\n\nMålen är otydliga.\n",
        ),
        (
            "också utan.txt",
            "Uppföljningen är för dyr.\n\nMålen är svåra att följa upp.\n",
        ),
    ]);
    let list = bench.get("/instanser?remiss=styrning").text();
    let matrix = bench.get("/matris?remiss=styrning").text();
    // called as in the report, and told by their files
    for title in ["Okänd avsändare 1", "Okänd avsändare 2"] {
        for page in [&list, &matrix] {
            assert_eq!(page.matches(&format!(">{title}<")).count(), 1, "{title}");
        }
    }
    for name in ["utan namn.txt", "också utan.txt"] {
        assert!(list.contains(&format!(">{name}<")), "{name}");
    }
    let overview = bench.get("/remiss?remiss=styrning").text();
    let spoken = "data-h=\"Instanser\">";
    let numbers = |page: &str| -> Vec<usize> {
        let cells = page.split(spoken).skip(1);
        cells
            .map(|cell| cell.split('<').next().unwrap().parse().unwrap())
            .collect()
    };
    let most = numbers(&overview).into_iter().max();
    assert_eq!(most, Some(3), "the section counts those without a name");
    let rows: Vec<&str> = attributes(&list, "/instanser?remiss=styrning&amp;d=");
    assert_eq!(rows.len(), 2, "{rows:?}");
    let pages: Vec<String> = rows
        .iter()
        .map(|short| {
            bench
                .get(&format!("/instanser?remiss=styrning&d={short}"))
                .text()
        })
        .collect();
    let says = |words: &str| pages.iter().filter(|page| page.contains(words)).count();
    assert_eq!(says("Uppföljningen bör ske oftare."), 1);
    assert_eq!(says("Uppföljningen är för dyr."), 1);
    let cells = attributes(&matrix, "class=\"cell ");
    assert!(cells.len() > 2, "{cells:?}");
    for to in attributes(&matrix, "href=\"/instanser?") {
        if let Some((page, anchor)) = to.replace("&amp;", "&").split_once('#') {
            let page = bench.get(&format!("/instanser?{page}")).text();
            assert!(page.contains(&format!("id=\"{anchor}\"")), "{to}");
        }
    }
    let unheard = bench.get("/instanser?remiss=styrning&d=000000000000");
    assert_eq!(unheard.status, 404);
}

/// The processes that `parent` has started.
#[cfg(target_os = "linux")]
fn children(parent: u32) -> Vec<u32> {
    let parent_of = |process: u32| -> Option<u32> {
        let line = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        let (_, rest) = line.rsplit_once(')')?;
        rest.split_whitespace().nth(1)?.parse().ok()
    };
    fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|process| parent_of(*process) == Some(parent))
        .collect()
}

#[cfg(target_os = "linux")]
#[test]
fn what_reads_in_may_die_without_the_pages() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    let decide = |version: usize| bench.doubt(&token, &id, version).status;
    assert_eq!(children(bench.child.id()).len(), 0);
    assert_eq!(decide(0), 303);
    let workers = children(bench.child.id());
    assert_eq!(workers.len(), 1, "one that stays for the next decision");
    let killed = Command::new("kill")
        .args(["-9", &workers[0].to_string()])
        .status();
    assert!(killed.unwrap().success());
    assert_eq!(decide(1), 303, "another one takes its place");
    assert_eq!(bench.get("/granska").status, 200);
    assert_eq!(bench.decisions(), 2);
}

#[test]
fn a_decision_keeps_to_the_weights_that_tagged_the_rest() {
    let weights = tempfile::tempdir().unwrap();
    for file in ["section.json", "scope.bin", "stance.bin"] {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
        fs::copy(ours.join(file), weights.path().join(file)).unwrap();
    }
    let section = weights.path().join("section.json");
    let text = fs::read_to_string(&section).unwrap();
    fs::write(&section, text.replace("\"auto\": 0.", "\"auto\": 0.0")).unwrap();
    let folder = weights.path().to_str().unwrap();
    let bench = Workbench::with(&[("kulturnämnden.txt", ANSWER)], &["--models", folder]);
    let id = statement(&bench, "tydliga");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    let refused = bench.doubt(&token, &id, 0);
    assert_eq!(refused.status, 409);
    assert!(
        refused.text().contains("Till Inläsning"),
        "it says where to go"
    );
    assert_eq!(bench.decisions(), 0, "nothing is written when refused");
    let read = [("token", token.as_str()), ("remiss", "styrning")];
    assert_eq!(bench.post("/inlasning/om", &read).status, 303);
    bench.wait_for_run();
    assert_eq!(bench.doubt(&token, &id, 0).status, 303);
    assert_eq!(bench.decisions(), 1);
}

#[test]
fn a_run_that_breaks_off_says_why_in_the_language_of_the_page() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    fs::remove_dir_all(bench.root()).unwrap();
    let read = [("token", token.as_str()), ("remiss", "styrning")];
    assert_eq!(bench.post("/inlasning/om", &read).status, 303);
    bench.wait_for_run();
    let swedish = bench.get("/inlasning").text();
    assert!(
        swedish.contains("avbröts: ") && swedish.contains("gås igenom: finns inte"),
        "{swedish}"
    );
    let english = bench.get("/inlasning?lang=en").text();
    assert!(english.contains("broke off: ") && english.contains("could not be listed"));
}

#[test]
fn where_nothing_is_read_the_pages_say_how_to_begin() {
    let corpus = tempfile::tempdir().unwrap();
    let (child, host) = serve(corpus.path(), &[]);
    let bench = Workbench {
        child,
        host,
        corpus,
    };
    let found = bench.get("/sok?q=skola");
    assert_eq!(found.status, 404);
    let text = found.text();
    assert!(
        text.contains("Ingenting är inläst ännu") && text.contains("under Ny remiss"),
        "{text}"
    );
}

#[test]
fn what_the_machine_confirmed_is_not_called_reviewed() {
    let bench = Workbench::over(&[(
        "kulturnämnden.txt",
        "Kulturnämnden\n\nYttrande över program för styrning\n\nKaffet i matsalen är gott.\n\n2 Uppföljning\n\nI avsnitt 2 Uppföljning står att uppföljningen ska redovisas till kommunstyrelsen.\n",
    )]);
    assert!(
        bench
            .get("/")
            .text()
            .contains("0 av 2; maskinen är säker på 1 till"),
        "{}",
        bench.get("/").text()
    );
    // nor does it fill the bar of what is reviewed
    let bar = "<i class=\"st-supports g0\"></i><i class=\"st-none g100\"></i>";
    assert!(bench.get("/").text().contains(bar));
    let id = statement(&bench, "kaffet");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    assert_eq!(bench.doubt(&token, &id, 0).status, 303);
    assert!(
        bench
            .get("/")
            .text()
            .contains("1 av 2; maskinen är säker på 1 till")
    );
}
