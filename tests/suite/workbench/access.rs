//! Who is let in, and what nobody can do from outside.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Stdio;

use super::pages::PAGES;
use super::{ANSWER, Workbench, encode, one_answer, remiss, statement};

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
fn a_search_that_is_too_long_is_cut_and_told() {
    let bench = one_answer();
    let page = bench.get(&format!("/sok?q={}", "(".repeat(20_000)));
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Sökningen var för lång"));
    let short = bench.get(&format!("/sok?q={}", "(".repeat(1_000)));
    assert!(!short.text().contains("Sökningen var för lång"));
    assert!(page.body.len() < short.body.len() + 10_000);
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
    // One guess a second, over however many connections.
    let begun = std::time::Instant::now();
    std::thread::scope(|threads| {
        for _ in 0..3 {
            threads.spawn(|| assert_eq!(enter("fel lösenord här").status, 401));
        }
    });
    assert!(begun.elapsed().as_secs() >= 3);
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

/// A workbench behind a proxy on this machine, with a password.
fn behind_a_proxy() -> (Workbench, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    fs::write(&secret, "korrekt häst batteri\n").unwrap();
    let bench = Workbench::with(
        &[("kulturnämnden.txt", ANSWER)],
        &[
            "--password-file",
            secret.to_str().unwrap(),
            "--host",
            "remiss.example.se",
            "--proxy",
            "127.0.0.1",
        ],
    );
    (bench, folder)
}

/// A sign-in as it is sent, of whom a proxy tells.
fn sign_in(bench: &Workbench, token: &str, password: &str, machine: &str) -> String {
    let body = format!(
        "token={token}&namn=Anna&losenord={}&till=%2Fsok",
        encode(password)
    );
    format!(
        "POST /logga-in HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: 192.0.2.99, {machine}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        bench.host,
        body.len()
    )
}

#[test]
fn who_guesses_keeps_only_their_own_machine_waiting() {
    let (bench, _folder) = behind_a_proxy();
    let token = bench.get("/logga-in").field("token");
    let guesses: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = TcpStream::connect(&bench.host).unwrap();
            let guess = sign_in(&bench, &token, "fel lösenord här", "192.0.2.1");
            stream.write_all(guess.as_bytes()).unwrap();
            stream
        })
        .collect();
    let refused = |guesses: &[TcpStream]| {
        let is_refused = |stream: &&TcpStream| stream.peek(&mut [0]).is_ok();
        guesses.iter().filter(is_refused).count()
    };
    for stream in &guesses {
        stream.set_nonblocking(true).unwrap();
    }
    // When the first is refused, the others wait their turns.
    while refused(&guesses) == 0 {
        std::thread::yield_now();
    }
    let right = sign_in(&bench, &token, "korrekt häst batteri", "192.0.2.2");
    assert_eq!(bench.send(&right).header("location"), Some("/sok"));
    assert!(refused(&guesses) < guesses.len());
}

#[test]
fn a_session_is_over_when_it_is_ended_and_no_other_with_it() {
    let (bench, _folder) = behind_a_proxy();
    let token = bench.get("/logga-in").field("token");
    let enter = || {
        let right = sign_in(&bench, &token, "korrekt häst batteri", "192.0.2.2");
        let cookie = bench.send(&right).header("set-cookie").unwrap().to_owned();
        cookie.split(';').next().unwrap().to_owned()
    };
    let (one, other) = (enter(), enter());
    let get = |cookie: &str| {
        bench.send(&format!(
            "GET /sok HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n",
            bench.host
        ))
    };
    let page = get(&one);
    assert_eq!(page.status, 200);
    let token = page.field("token");
    let cookie = format!("Cookie: {one}\r\n");
    let left = bench.post_with("/logga-ut", &[("token", &token)], &cookie);
    assert_eq!(left.status, 303);
    assert_eq!(get(&one).status, 303);
    assert_eq!(get(&other).status, 200);
}

#[test]
fn where_browsers_come_by_https_cookies_go_by_https_alone() {
    let (bench, _folder) = behind_a_proxy();
    let cookie = |scheme: &str| {
        let answer = bench.send(&format!(
            "GET /logga-in?lang=en HTTP/1.1\r\nHost: remiss.example.se\r\n{scheme}Connection: close\r\n\r\n"
        ));
        answer.header("set-cookie").unwrap().to_owned()
    };
    assert!(cookie("X-Forwarded-Proto: https\r\n").ends_with("; Secure"));
    assert!(!cookie("X-Forwarded-Proto: http\r\n").contains("Secure"));
    assert!(!cookie("").contains("Secure"));
}

#[test]
fn nobody_but_a_proxy_says_who_it_is() {
    let corpus = tempfile::tempdir().unwrap();
    let ends = |arguments: &[&str]| {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        let mut child = remiss(corpus.path(), &arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        child.wait().unwrap().code()
    };
    let header = ["--identity-header", "X-Remote-User"];
    assert_eq!(
        ends(&[&["--listen", "0.0.0.0"], &header[..]].concat()),
        Some(2)
    );
    assert_eq!(ends(&["--identity-header", "bad header"]), Some(2));

    // The proxy is on another machine: whoever reaches us from here is none.
    let bench = Workbench::with(
        &[("kulturnämnden.txt", ANSWER)],
        &[&["--proxy", "192.0.2.10"], &header[..]].concat(),
    );
    let asked = |headers: &str| {
        let request = format!(
            "GET /granska HTTP/1.1\r\nHost: {}\r\n{headers}Connection: close\r\n\r\n",
            bench.host
        );
        bench.send(&request).status
    };
    assert_eq!(asked("X-Remote-User: anna\r\n"), 401);
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
    // What a browser sent beside what the proxy says makes it uncertain.
    let answer = bench.send(
        "GET /granska HTTP/1.1\r\nHost: remiss.example.se\r\nX-Remote-User: chefen\r\nX-Remote-User: anna\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(answer.status, 401);
}
