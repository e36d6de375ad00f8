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
