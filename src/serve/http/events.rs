//! The stream of events: a line for each build, for as long as a browser listens.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};

use super::Server;
use crate::serve::board::Bell;

/// So often a word is said when there is nothing to say, so that a connection that is gone is noticed.
const PULSE: Duration = Duration::from_secs(15);

/// So soon a browser comes back when the stream has ended.
const BACK: Duration = Duration::from_millis(500);

/// Names the newest build, and then each that follows.
pub(super) async fn events(State(server): State<Arc<Server>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut bell = server.board.bell();
    bell.mark_changed();
    let news = stream::unfold((server, bell), |(server, mut bell)| async move {
        bell.changed().await.ok()?;
        let rung = *bell.borrow_and_update();
        let event = match rung {
            Bell::Build(builds) => Event::default().retry(BACK).data(server.board.name(builds)),
            Bell::End => return None,
        };
        Some((Ok(event), (server, bell)))
    });
    Sse::new(news).keep_alive(KeepAlive::new().interval(PULSE))
}
