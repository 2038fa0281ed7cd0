//! Whoever asks, and however: nothing leaks, and the next one is answered.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

use crate::desk::{Desk, FILES, ITEM, PAGE, item};
use crate::support::Site;

/// Is the page still there?
fn is_well(desk: &Desk) {
    assert_eq!(desk.get(PAGE).status, 200);
}

#[test]
fn only_our_own_names_are_answered() {
    let desk = Desk::new();
    let ask = |host: &str| desk.ask(&format!("GET {PAGE} HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    for host in ["127.0.0.1", "localhost", "127.0.0.1:3000", "[::1]:9"] {
        assert_eq!(ask(&format!("Host: {host}\r\n")).status, 200, "{host}");
    }
    for host in ["democracy.example.org", "127.0.0.1.example.org:80", "192.168.1.7"] {
        let answer = ask(&format!("Host: {host}\r\n"));
        assert_eq!(answer.status, 421, "{host}");
        assert!(!answer.text().contains("first report"));
    }
    assert_ne!(ask("").status, 200, "nobody's name");
    let two = ask("Host: localhost\r\nHost: democracy.example.org\r\n");
    assert_ne!(two.status, 200, "two names");
    let whole =
        format!("GET http://democracy.example.org{PAGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_ne!(desk.ask(&whole).status, 200, "a name in the address");
}

#[test]
fn other_sites_are_lent_nothing() {
    let desk = Desk::new();
    let ask = |headers: &str| {
        let request = format!("GET {PAGE} HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n");
        desk.ask(&request)
    };
    assert_eq!(ask("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n").status, 403);
    assert_eq!(
        ask("Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nOrigin: http://localhost:8000\r\n").status,
        403
    );
    let frame = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n";
    assert_eq!(ask(frame).status, 403);
    let link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    assert_eq!(ask(link).status, 200);
    let answer = ask("Origin: http://evil.example\r\n");
    assert!(!answer.head.contains("access-control"));
    assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
}

#[test]
fn nothing_may_be_kept() {
    let desk = Desk::new();
    for address in [PAGE, "/assets/style.css", "/nothing", "/_minutebook/", "/_minutebook/check?page=/", "/../x"] {
        assert_eq!(desk.get(address).header("cache-control"), Some("no-store"), "{address}");
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let desk = Desk::new();
    desk.site.write("secret.txt", "a secret");
    desk.site.write("content/secret.txt.tmp", "a secret");
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/%00",
        "/content/secret.txt.tmp",
        "/content/site.yaml",
        "/_minutebook/../secret.txt",
        "/_minutebook/explain/..%2f..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/.%2e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/....//secret.txt",
        "/committees/osmb/../../../secret.txt",
        "/committees/osmb/2018-08-30/..%2f..%2f..%2f..%2fsecret.txt",
        "/./secret.txt",
        "/secret.txt?/../",
        "/secret.txt",
    ] {
        let answer = desk.get(path);
        assert!((300..500).contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.text().contains("a secret") && !answer.text().contains("root:"), "{path}");
    }
    let away = desk.get("/_minutebook/view?as=public&page=//evil.example/");
    assert!(!away.header("location").expect("it leads somewhere").starts_with("//"));
}

#[test]
fn no_link_leads_out_of_the_papers() {
    let desk = Desk::new();
    let folder = "content/committees/osmb/2018-08-30";
    desk.site.write("secret.csv", "a secret");
    desk.site.write("elsewhere/secret.csv", "a secret");
    desk.link(&desk.path("secret.csv"), &format!("{folder}/plan.csv"));
    desk.link(&desk.path("elsewhere"), &format!("{folder}/plans"));
    desk.wait_for("a word about it", |desk| desk.check(PAGE).contains("symlink-outside"));
    let secret = |desk: &Desk| {
        ["plan.csv", "plans/secret.csv"].map(|file| desk.get(&format!("/committees/osmb/2018-08-30/{file}")))
    };
    assert!(secret(&desk).iter().all(|answer| answer.status == 404 && !answer.text().contains("a secret")));
    // A file that was an attachment, and is a link now.
    desk.site.remove(&format!("{folder}/plan.csv"));
    desk.site.remove(&format!("{folder}/plans"));
    desk.site.write(&format!("{folder}/plan.csv"), "a plan");
    desk.wait_for("the plan", |desk| secret(desk)[0].text() == "a plan");
    desk.site.remove(&format!("{folder}/plan.csv"));
    desk.link(&desk.path("secret.csv"), &format!("{folder}/plan.csv"));
    for _ in 0..100 {
        assert!(!secret(&desk)[0].text().contains("a secret"));
    }
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let desk = Desk::new();
    let folder = "content/committees/osmb/2018-08-30";
    for number in 0..12 {
        let pipe = Command::new("mkfifo").arg(desk.path(&format!("{folder}/pipe-{number}.csv"))).status();
        assert!(pipe.expect("there is a `mkfifo`").success());
    }
    desk.site.write(ITEM, item("a second report"));
    desk.wait_for_words(PAGE, "a second report");
    for number in 0..12 {
        assert_eq!(desk.get(&format!("/committees/osmb/2018-08-30/pipe-{number}.csv")).status, 404);
    }
}

#[test]
fn nobody_else_reaches_it_unless_it_is_asked_for() {
    let desk = Desk::new();
    if !cfg!(target_os = "linux") {
        eprintln!("left out: only on Linux this machine has further addresses of its own");
        return;
    }
    assert!(TcpStream::connect(("127.0.0.2", desk.port)).is_err());
    let open = Desk::over(Site::of(FILES), &["--host", "0.0.0.0"]);
    assert!(TcpStream::connect(("127.0.0.2", open.port)).is_ok());
}

#[test]
fn of_a_film_a_part_can_be_had() {
    let site = Site::of(FILES);
    site.write("content/committees/osmb/2018-08-30/film.mp4", "0123456789");
    let desk = Desk::over(site, &[]);
    let film = "/committees/osmb/2018-08-30/film.mp4";
    let ask = |method: &str, headers: &str| {
        let request = format!("{method} {film} HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n");
        let answer = desk.ask(&request);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        answer
    };
    let whole = ask("GET", "");
    assert_eq!((whole.status, whole.header("accept-ranges"), whole.text()), (200, Some("bytes"), "0123456789".into()));
    let part = ask("GET", "Range: bytes=2-5\r\n");
    assert_eq!((part.status, part.text()), (206, "2345".into()));
    assert_eq!((part.header("content-range"), part.header("content-length")), (Some("bytes 2-5/10"), Some("4")));
    assert_eq!(part.header("content-type"), Some("video/mp4"));
    assert_eq!(ask("GET", "Range: bytes=-3\r\n").text(), "789");
    let none = ask("GET", "Range: bytes=10-\r\n");
    assert_eq!((none.status, none.header("content-range")), (416, Some("bytes */10")));
    let several = ask("GET", "Range: bytes=0-1,4-5\r\n");
    assert_eq!((several.status, several.text()), (200, "0123456789".into()));
    let unsure = ask("GET", "Range: bytes=2-5\r\nIf-Range: \"older\"\r\n");
    assert_eq!((unsure.status, unsure.text()), (200, "0123456789".into()));
    let head = ask("HEAD", "Range: bytes=2-5\r\n");
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, Some("10"), 0));
}

#[test]
#[cfg(target_os = "linux")]
fn a_large_file_is_never_in_memory_as_a_whole() {
    let desk = Desk::new();
    let file = fs::File::create(desk.path("content/committees/osmb/2018-08-30/film.mp4")).expect("it is new");
    file.set_len(500 << 20).expect("there is room for nothing");
    let film = "/committees/osmb/2018-08-30/film.mp4";
    desk.wait_for("the end of the film", |desk| {
        let end = "Range: bytes=-2\r\nConnection: close\r\n\r\n";
        desk.ask(&format!("GET {film} HTTP/1.1\r\nHost: localhost\r\n{end}")).status == 206
    });
    let mut stream = desk.connect();
    let request = format!("GET {film} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("somebody listens");
    let sent = std::io::copy(&mut stream, &mut std::io::sink()).expect("somebody answers");
    assert!(sent > 500 << 20);
    assert!(desk.memory() < 200 << 20, "{} bytes at most", desk.memory());
}

#[test]
fn only_looking_is_possible() {
    let desk = Desk::new();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let request =
            format!("{method} {PAGE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assert_eq!(desk.ask(&request).status, 405, "{method}");
    }
    let head = desk.ask(&format!("HEAD {PAGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn a_request_of_a_megabyte_does_not_hurt() {
    let desk = Desk::new();
    let long = "a".repeat(1_000_000);
    for request in [
        format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {long}\r\n\r\n"),
        long.clone(),
        "\0\r\n\r\n".repeat(1000),
    ] {
        let status = desk.ask(&request).status;
        assert!(status == 0 || (400..500).contains(&status), "{status}");
        is_well(&desk);
    }
}

#[test]
fn five_hundred_connections_that_say_nothing_do_not_hurt() {
    let desk = Desk::new();
    let silent: Vec<TcpStream> = (0..500).map(|_| desk.connect()).collect();
    is_well(&desk);
    desk.site.write(ITEM, item("a report in between"));
    desk.wait_for_words(PAGE, "a report in between");
    // The oldest were shown out.
    let mut first = &silent[0];
    assert!(matches!(first.read(&mut [0; 1]), Ok(0) | Err(_)));
}

#[test]
fn connections_that_say_half_a_word_do_not_hurt() {
    let desk = Desk::new();
    let mut halves: Vec<TcpStream> = (0..100).map(|_| desk.connect()).collect();
    for half in &mut halves {
        half.write_all(b"GET / HT").expect("somebody listens");
    }
    is_well(&desk);
}

#[test]
fn a_browser_that_reads_nothing_does_not_hurt() {
    let desk = Desk::new();
    let file = fs::File::create(desk.path("content/committees/osmb/2018-08-30/film.mp4")).expect("it is new");
    file.set_len(300 << 20).expect("there is room for nothing");
    let film = "/committees/osmb/2018-08-30/film.mp4";
    desk.wait_for("the film", |desk| {
        let head = format!("HEAD {film} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        desk.ask(&head).status == 200
    });
    let ask = |address: &str| {
        let mut deaf = desk.connect();
        deaf.write_all(format!("GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes()).expect("said");
        deaf
    };
    let _deaf: Vec<TcpStream> = (0..20).flat_map(|_| [ask(film), ask("/_minutebook/events"), ask(PAGE)]).collect();
    for round in 0..20 {
        desk.site.write(ITEM, item(&format!("report {round}")));
        desk.wait_for_words(PAGE, &format!("report {round}"));
    }
}
