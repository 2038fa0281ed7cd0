//! Whoever asks, and however: nothing leaks, and the next one is answered.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use crate::desk::{Desk, ITEM, PAGE, item};

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
    ] {
        let answer = desk.get(path);
        assert!((300..500).contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.text().contains("a secret") && !answer.text().contains("root:"), "{path}");
    }
    let away = desk.get("/_minutebook/view?as=public&page=//evil.example/");
    assert!(!away.header("location").expect("it leads somewhere").starts_with("//"));
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
