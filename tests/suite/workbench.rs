//! The workbench as a program: the real `remiss serve` on a free port, spoken
//! to over a socket, by officials and by an attacker.

mod access;
mod pages;
mod bodies;
mod changes;
mod description;
mod desk;
mod drawing;
mod highlight;
mod register;
mod remark;
mod returned;
mod review;
mod sender;

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

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
        Self::on(PROGRAMME, responses, arguments)
    }

    fn on(programme: &str, responses: &[(&str, &str)], arguments: &[&str]) -> Self {
        let corpus = tempfile::tempdir().unwrap();
        let root = corpus.path().join("corpus/styrning");
        fs::create_dir_all(root.join("responses")).unwrap();
        fs::write(root.join("programme.md"), programme).unwrap();
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
        self.upload_with(token, &[], name, content)
    }

    /// The same with further fields.
    fn upload_with(
        &self,
        token: &str,
        fields: &[(&str, &str)],
        name: &str,
        content: &[u8],
    ) -> Answer {
        self.upload_to("/inlasning/filer", token, fields, name, content)
    }

    /// The same with a form that goes elsewhere.
    fn upload_to(
        &self,
        path: &str,
        token: &str,
        fields: &[(&str, &str)],
        name: &str,
        content: &[u8],
    ) -> Answer {
        let (mut stream, form) = self.begin_upload_to(path, token, fields, name, content);
        let _ = stream.write_all(&form);
        read(stream)
    }

    /// A connection with the head of an upload sent, and the form that is still
    /// to be sent.
    fn begin_upload(&self, token: &str, name: &str, content: &[u8]) -> (TcpStream, Vec<u8>) {
        self.begin_upload_to("/inlasning/filer", token, &[], name, content)
    }

    fn begin_upload_to(
        &self,
        path: &str,
        token: &str,
        fields: &[(&str, &str)],
        name: &str,
        content: &[u8],
    ) -> (TcpStream, Vec<u8>) {
        let mut more = String::new();
        for (name, value) in fields {
            write!(
                more,
                "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .unwrap();
        }
        let mut body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n{more}--x\r\nContent-Disposition: form-data; name=\"remiss\"\r\n\r\nstyrning\r\n--x\r\nContent-Disposition: form-data; name=\"filer\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nOrigin: http://{}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.host,
            self.host,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        (stream, body)
    }

    /// A new consultation from a form with these fields and a programme.
    fn make(&self, fields: &[(&str, &str)], programme: &str) -> Answer {
        self.make_with(fields, programme, &[])
    }

    /// The same with answers.
    fn make_with(
        &self,
        fields: &[(&str, &str)],
        programme: &str,
        answers: &[(&str, &str)],
    ) -> Answer {
        self.make_of(fields, programme, PROGRAMME, answers)
    }

    /// The same with a programme that holds something else.
    fn make_of(
        &self,
        fields: &[(&str, &str)],
        programme: &str,
        content: &str,
        answers: &[(&str, &str)],
    ) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            write!(
                body,
                "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .unwrap();
        }
        for (name, content) in answers {
            write!(body, "--x\r\nContent-Disposition: form-data; name=\"svar\"; filename=\"{name}\"\r\n\r\n{content}\r\n").unwrap();
        }
        write!(body, "--x\r\nContent-Disposition: form-data; name=\"program\"; filename=\"{programme}\"\r\n\r\n{content}\r\n--x--\r\n").unwrap();
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
