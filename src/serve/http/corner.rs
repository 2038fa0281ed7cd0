//! Our own corner, `/_minutebook/`, of which nothing is ever published.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use super::Server;
use super::answer::{broken, html};
use crate::build::Audience;
use crate::diagnostic::Code;
use crate::serve::board::Shown;
use crate::serve::frame::{self, Frame};

/// All messages, the pages that changed last, and every draft.
pub(super) async fn overview(State(server): State<Arc<Server>>) -> Response {
    let Some(shown) = server.newest().await else { return broken() };
    let made = spawn_blocking(move || {
        let page = overview_page(&server, &shown);
        let (mark, frame) = look(&server, &shown, "_minutebook/");
        frame.around(page.as_bytes(), &server.board.name(shown.builds), &mark)
    });
    made.await.map_or_else(|_| broken(), |page| html(StatusCode::OK, page))
}

/// The page of the manual for a code.
pub(super) async fn explain(Path(code): Path<String>) -> Response {
    let Some(code) = Code::named(&code) else {
        return (StatusCode::NOT_FOUND, "No message has this code.\n").into_response();
    };
    html(StatusCode::OK, frame::manual_page(code).into_bytes())
}

/// The name for exactly these bytes of a page in our corner, and the frame around it.
pub(super) fn look(server: &Server, shown: &Shown, path: &str) -> (String, Frame) {
    let frame = Frame::of(&server.scene(shown, Audience::Draft, path));
    let page = overview_page(server, shown);
    (frame::mark(&page), frame)
}

fn overview_page(server: &Server, shown: &Shown) -> String {
    frame::overview(&server.scene(shown, Audience::Draft, "_minutebook/"))
}
