//! Watch: waits for papers to be saved, builds again, and tells the browser.
//!
//! Takes the options of a build and [`Settings`] of its own; gives a web server on this machine until it is told to
//! end, and a [`Remark`] for whatever is worth a line in the terminal. The pages are those of a [`Session`], byte for
//! byte; the bar, the messages and the script that follows the papers are added to the answer, and never to a file.
//! How a site is built is left to `build`, and what is printed to `cli`.
//!
//! [`Session`]: crate::build::Session

mod address;
mod board;
mod editor;
mod error;
mod frame;
mod http;
mod publisher;
mod remark;
mod settings;
mod teller;
mod watch;
mod work;

use std::sync::Arc;
use std::thread;

use crate::build::{Audience, Options};

pub use editor::Editor;
pub use error::Error;
pub use remark::{Remark, Remarks};
pub use settings::{Day, Settings, Shows, Watching};

use board::Board;
use http::{Door, Server};
use publisher::Publisher;
use teller::Teller;
use work::{Worker, session};

/// Serves the site as it is being drafted, until somebody ends the program.
pub fn serve(options: Options, settings: Settings, remarks: Arc<dyn Remarks>) -> Result<(), Error> {
    let door = Door::open(settings.host.as_deref(), settings.port)?;
    remarks.tell(&Remark::Ready { address: &door.address(), taken: door.taken(), is_private: door.is_private() });
    let board = Arc::new(Board::new());
    let publisher = settings.publish.map(|target| Publisher::new(target, Arc::clone(&remarks)));
    let root = options.root.canonicalize().unwrap_or_else(|_| options.root.clone());
    let audience = match settings.shows {
        Shows::Drafts => Audience::Draft,
        Shows::Public => Audience::Public,
    };
    let server = Server {
        board: Arc::clone(&board),
        root,
        editor: settings.editor,
        shows: settings.shows,
        guard: door.guard(),
        port: door.port(),
        find: http::find,
    };
    let (day, watching) = (settings.day, settings.watching);
    let teller = Teller::new(remarks, audience);
    let worker = Worker::new(options, day, watching, session, Arc::clone(&board), teller, publisher.clone());
    thread::Builder::new().name("build".into()).spawn(move || worker.run()).map_err(Error::Thread)?;
    http::run(door, server)?;
    if let Some(publisher) = publisher {
        publisher.finish();
    }
    Ok(())
}
