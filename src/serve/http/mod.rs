//! The web server: hears a request, answers it, and is not hurt by any.
//!
//! Takes the board on which the newest site stands; gives answers. Everything is `no-store`, nothing is open to other
//! sites, and no path of a request ever reaches the disk: what can be had is what the site has planned.

mod answer;
mod attachment;
mod corner;
mod door;
mod events;
mod guard;
mod patience;
mod site;
mod styles;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware;
use axum::routing::get;
use tokio::runtime::Builder;
use tokio::time::timeout;

use super::board::Board;
use super::{Editor, Error, Shows};

pub(super) use door::Door;
pub(super) use guard::Guard;
pub(super) use site::{Find, find};

/// So long a request that is being answered may take when the program ends.
const FAREWELL: Duration = Duration::from_millis(500);

/// So many pages are made at once.
const PAGES_AT_ONCE: usize = 8;

/// What answers are made from.
pub(super) struct Server {
    pub(super) board: Arc<Board>,
    /// The site's folder, as an editor is told of it.
    pub(super) root: std::path::PathBuf,
    pub(super) editor: Option<Editor>,
    pub(super) shows: Shows,
    pub(super) guard: Guard,
    pub(super) port: u16,
    pub(super) find: Find,
}

/// Serves until somebody ends the program.
pub(super) fn run(door: Door, server: Server) -> Result<(), Error> {
    let mut builder = Builder::new_current_thread();
    let runtime = builder.enable_all().max_blocking_threads(PAGES_AT_ONCE).build().map_err(Error::Thread)?;
    runtime.block_on(async move {
        let port = server.port;
        let board = Arc::clone(&server.board);
        let listener = door.listener().map_err(|source| Error::Port { port, source })?;
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        let serving = axum::serve(listener, router(server)).with_graceful_shutdown(async {
            // It is the end, whether it is said or the one who would say it is gone.
            let _ = ended.await;
        });
        let serving = tokio::spawn(serving.into_future());
        signal().await;
        board.end();
        let _ = end.send(());
        // Who reads nothing is left behind.
        let _ = timeout(FAREWELL, serving).await;
        Ok(())
    })
}

fn router(server: Server) -> Router {
    let server = Arc::new(server);
    Router::new()
        .route("/_minutebook/", get(corner::overview))
        .route("/_minutebook/explain/{code}", get(corner::explain))
        .route("/_minutebook/check", get(answer::check))
        .route("/_minutebook/events", get(events::events))
        .route("/_minutebook/view", get(answer::switch))
        .route("/_minutebook/watch.js", get(answer::script))
        .fallback(get(answer::page))
        .layer(middleware::from_fn_with_state(Arc::clone(&server), guard::guard))
        .with_state(server)
}

/// Waits until the program is told to end.
#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let wait = |kind: SignalKind| async move {
        match signal(kind) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Then the system ends us in its own way.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = wait(SignalKind::interrupt()) => {}
        () = wait(SignalKind::terminate()) => {}
        () = wait(SignalKind::hangup()) => {}
    }
}

/// Waits until the program is told to end.
#[cfg(not(unix))]
async fn signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
