//! Answers: a page in its frame, a file as it is, and what a page asks of us once it is open.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, HeaderMap, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use super::attachment;
use super::site::{Found, audience, cookie, file};
use super::{Server, Shows};
use crate::build::Audience;
use crate::output::Content;
use crate::serve::address;
use crate::serve::board::{Newest, Shown};
use crate::serve::frame::{self, Fate, Frame, Scene};

/// The types of what a site is made of, as the browser is told them.
const TYPES: [(&str, &str); 30] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
];

/// What was found for a request, and the frame around it.
struct Look {
    build: String,
    found: Found,
    frame: Frame,
}

impl Server {
    /// Looks at the newest site once there is one, on a thread that may take its time.
    async fn look(self: &Arc<Self>, audience: Audience, path: String) -> Option<Look> {
        let shown = self.newest().await?;
        let server = Arc::clone(self);
        spawn_blocking(move || server.look_at(&shown, audience, &path)).await.ok()
    }

    /// What is shown now, or after the first build.
    pub(super) async fn newest(&self) -> Option<Arc<Shown>> {
        let mut bell = self.board.bell();
        loop {
            let shown = self.board.shown();
            if !matches!(shown.newest, Newest::Nothing) {
                return Some(shown);
            }
            bell.changed().await.ok()?;
        }
    }

    fn look_at(&self, shown: &Shown, audience: Audience, path: &str) -> Look {
        let found = (self.find)(shown.good.as_ref(), audience, path);
        let fate = match &found {
            Found::Broken(diagnostic) => Fate::Broken(diagnostic),
            Found::File(_) => Fate::Shown,
            Found::Nothing(_) | Found::Folder | Found::NoSite => Fate::Absent,
        };
        let frame = Frame::of(&Scene { fate, ..self.scene(shown, audience, &file(path)) });
        Look { build: self.board.name(shown.builds), found, frame }
    }

    pub(super) fn scene<'a>(&'a self, shown: &'a Shown, audience: Audience, path: &'a str) -> Scene<'a> {
        let Self { root, editor, shows, .. } = self;
        Scene { shown, root, editor: editor.as_ref(), shows: *shows, audience, path, fate: Fate::Shown }
    }
}

/// A page, or another file of the site.
pub(super) async fn page(State(server): State<Arc<Server>>, method: Method, headers: HeaderMap, uri: Uri) -> Response {
    let Some(path) = address::path(uri.path()) else {
        return (StatusCode::NOT_FOUND, "There is no such address.\n").into_response();
    };
    let Some(look) = server.look(audience(&server, &headers), path.clone()).await else { return broken() };
    let mark = look.found.mark();
    let (status, output) = match look.found {
        Found::File(output) => (StatusCode::OK, Some(output)),
        Found::Nothing(output) => (StatusCode::NOT_FOUND, output),
        Found::Folder => return redirect(&format!("/{path}/")),
        Found::Broken(_) | Found::NoSite => (StatusCode::SERVICE_UNAVAILABLE, None),
    };
    let Some(output) = output else {
        let page = frame::plain_page("There is no page to show. It appears here as soon as there is one.");
        return html(status, look.frame.around(page.as_bytes(), &look.build, &mark));
    };
    match output.content {
        Content::Bytes(bytes) if output.path.is_page() => html(status, look.frame.around(&bytes, &look.build, &mark)),
        Content::Bytes(bytes) => (status, [(CONTENT_TYPE, sort(&output.path))], bytes).into_response(),
        Content::File(file) => attachment::send(&server.root, &file, sort(&output.path), &method, &headers).await,
    }
}

/// What a page asks: is it still the newest, and what is to stand around it?
pub(super) async fn check(State(server): State<Arc<Server>>, headers: HeaderMap, uri: Uri) -> Response {
    let audience = audience(&server, &headers);
    let ask = |name: &str| address::values(uri.query(), name);
    let page = ask("page").first().and_then(|page| address::path(&address::encoded(page)));
    let files = ask("file");
    let Some(shown) = server.newest().await else { return broken() };
    let asked = Arc::clone(&server);
    let answer = spawn_blocking(move || {
        let page = page.unwrap_or_default();
        let (mark, styles, frame) = if page.starts_with("_minutebook/") {
            let (mark, frame) = super::corner::look(&asked, &shown, &page);
            (mark, Vec::new(), frame)
        } else {
            let look = asked.look_at(&shown, audience, &page);
            (look.found.mark(), look.found.styles(), look.frame)
        };
        let mark_of = |file: &String| {
            let path = address::path(&address::encoded(file)).unwrap_or_default();
            (asked.find)(shown.good.as_ref(), audience, &path).mark()
        };
        let marks: serde_json::Map<String, serde_json::Value> =
            files.iter().map(|file| (file.clone(), mark_of(file).into())).collect();
        serde_json::json!({
            "build": asked.board.name(shown.builds),
            "page": mark,
            "styles": styles,
            "files": marks,
            "frame": frame,
        })
    });
    let answer = answer.await.unwrap_or_else(
        |_| serde_json::json!({ "build": BROKEN, "page": BROKEN, "styles": [], "files": {}, "frame": Frame::stumbled() }),
    );
    ([(CONTENT_TYPE, "application/json")], answer.to_string()).into_response()
}

/// Shows the same page with other eyes, from now on.
pub(super) async fn switch(State(server): State<Arc<Server>>, uri: Uri) -> Response {
    let ask = |name: &str| address::values(uri.query(), name).into_iter().next().unwrap_or_default();
    let path = address::path(&address::encoded(&ask("page"))).unwrap_or_default();
    let whom = if ask("as") == "public" && server.shows == Shows::Drafts { "public" } else { "draft" };
    let mut response = redirect(&format!("/{path}"));
    *response.status_mut() = StatusCode::SEE_OTHER;
    let cookie = format!("{}={whom}; Path=/; SameSite=Strict; HttpOnly", cookie(server.port));
    response.headers_mut().extend(HeaderValue::try_from(cookie).map(|cookie| (SET_COOKIE, cookie)));
    response
}

/// The script that follows the papers.
pub(super) async fn script() -> Response {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], frame::SCRIPT).into_response()
}

/// An address on this server.
fn redirect(path: &str) -> Response {
    // Two slashes at the beginning would be the name of another one.
    let path = format!("/{}", address::encoded(path).trim_start_matches('/'));
    (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, path)]).into_response()
}

pub(super) fn html(status: StatusCode, bytes: Vec<u8>) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], bytes).into_response()
}

/// Something of ours broke while a page was made: the page that says so is exchanged as soon as it can be made.
pub(super) fn broken() -> Response {
    let page = frame::plain_page("There is no page to show. It appears here as soon as there is one.");
    html(StatusCode::INTERNAL_SERVER_ERROR, Frame::stumbled().around(page.as_bytes(), BROKEN, BROKEN))
}

/// The mark of a page in whose making something of ours broke.
const BROKEN: &str = "broken";

fn sort(path: &crate::output::PublicPath) -> &'static str {
    let extension = path.as_str().rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    TYPES.iter().find(|(known, _)| *known == extension).map_or("application/octet-stream", |(_, sort)| sort)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicBool, Ordering};

    use axum::body::to_bytes;

    use super::*;
    use crate::build::Snapshot;
    use crate::serve::board::Board;
    use crate::serve::http::{Guard, find};

    /// Is there a mistake in the making of pages?
    static IS_FRAGILE: AtomicBool = AtomicBool::new(true);

    /// Finds pages with a mistake in it: the page of a committee breaks, and no other.
    fn fragile(good: Option<&Snapshot>, audience: Audience, path: &str) -> Found {
        assert!(!path.starts_with("committees/") || !IS_FRAGILE.load(Ordering::Relaxed), "the invariant of a page");
        find(good, audience, path)
    }

    async fn words(response: Response) -> (StatusCode, String) {
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[test]
    fn a_mistake_of_our_own_in_a_page_is_shown_over_it_and_the_next_save_tries_again() {
        let board = Arc::new(Board::new());
        board.show(Newest::Failed("no papers yet".into()), &[]);
        let server = Arc::new(Server {
            board: Arc::clone(&board),
            root: PathBuf::new(),
            editor: None,
            shows: Shows::Drafts,
            guard: Guard::new(true, None),
            port: 3000,
            find: fragile,
        });
        let get = |address: &'static str| {
            words_of(page(State(Arc::clone(&server)), Method::GET, HeaderMap::new(), Uri::from_static(address)))
        };
        let ask = |address: &'static str| {
            words_of(check(State(Arc::clone(&server)), HeaderMap::new(), Uri::from_static(address)))
        };
        let sentence = "Something in minutebook itself broke while this page was made, which is not your mistake.";
        for _ in 0..20 {
            let (status, broken) = get("/committees/osmb/");
            assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
            assert!(broken.contains(sentence) && broken.contains("The next save tries again."), "{broken}");
            assert!(broken.contains("/_minutebook/watch.js"), "the page waits for a better one");
        }
        let (status, news) = ask("/_minutebook/check?page=/committees/osmb/");
        assert!(status == StatusCode::OK && news.contains(sentence) && news.contains("\"page\":\"broken\""), "{news}");
        assert!(!get("/").1.contains(sentence), "other pages are shown");

        IS_FRAGILE.store(false, Ordering::Relaxed);
        board.show(Newest::Failed("no papers yet".into()), &["content/site.yaml".into()]);
        let (_, news) = ask("/_minutebook/check?page=/committees/osmb/");
        assert!(!news.contains(sentence) && !news.contains("\"page\":\"broken\""), "{news}");
        assert!(!get("/committees/osmb/").1.contains(sentence));
    }

    /// Waits for an answer, as the web server does.
    fn words_of(answer: impl Future<Output = Response>) -> (StatusCode, String) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async { words(answer.await).await })
    }
}
