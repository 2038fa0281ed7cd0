//! The work: build, show, wait for the next save; again and again, whatever happens.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::board::{Board, Newest};
use super::publisher::Publisher;
use super::teller::{News, Teller};
use super::watch::{Changes, Watch};
use super::{Day, Remark, Watching};
use crate::build::{Error, Options, Session, Snapshot, Trial};
use crate::diagnostic::Severity;
use crate::files::Look;

/// Good news is told at once. Bad news waits so long for the next save: an editor that empties a file before it
/// writes it, or puts the old one aside first, makes an error that is gone before anybody could read it.
const PATIENCE: Duration = Duration::from_millis(120);

/// How often bad news waits, so that a file that is written without end is told of all the same.
const TIMES: usize = 5;

/// How often we look whether a new day has begun, or the papers can be read again.
const TICK: Duration = Duration::from_secs(1);

/// Builds once more, remembering what it can, where something may have changed.
pub(super) type Refresh = Box<dyn FnMut(&Look) -> Result<Snapshot, Error> + Send>;

/// Begins to build, remembering nothing.
pub(super) type Start = fn(Options) -> Refresh;

/// Begins with a session.
pub(super) fn session(options: Options) -> Refresh {
    let mut session = Session::new(options);
    Box::new(move |look| session.refresh_at(look))
}

/// Builds again after every save.
pub(super) struct Worker {
    options: Options,
    day: Day,
    watching: Watching,
    start: Start,
    refresh: Refresh,
    /// The pages, tried with templates of the site's own.
    trial: Trial,
    /// The last site whose pages can all be made.
    good: Option<Snapshot>,
    board: Arc<Board>,
    teller: Teller,
    publisher: Option<Publisher>,
    /// What the papers could not be read for, the last time.
    trouble: Option<String>,
}

impl Worker {
    /// A worker that has built nothing yet.
    pub(super) fn new(
        options: Options,
        day: Day,
        watching: Watching,
        start: Start,
        board: Arc<Board>,
        teller: Teller,
        publisher: Option<Publisher>,
    ) -> Self {
        let refresh = start(options.clone());
        let (trial, good, trouble) = Default::default();
        Self { options, day, watching, start, refresh, trial, good, board, teller, publisher, trouble }
    }

    /// Works until the program ends.
    pub(super) fn run(mut self) {
        loop {
            let Err(panic) = catch_unwind(AssertUnwindSafe(|| self.shift()));
            self.stumble(&*panic, &[]);
            thread::sleep(TICK);
        }
    }

    /// Builds, and builds again after each save.
    fn shift(&mut self) -> ! {
        // Nothing has been looked at yet, so that there is nothing to remember.
        self.turn(&mut Changes::none(Instant::now()), None);
        let mut watch = Watch::begin(&self.options.root, self.watching, Arc::clone(self.teller.remarks()));
        // What was saved between the first look and the first watch is seen by the next look.
        let mut changes = Changes::unnamed(Instant::now());
        loop {
            self.turn(&mut changes, Some(&mut watch));
            changes = self.wait(&mut watch);
        }
    }

    /// Builds once and shows what came of it; a mistake of our own is one of the things that can come of it.
    fn turn(&mut self, changes: &mut Changes, watch: Option<&mut Watch>) {
        let built = catch_unwind(AssertUnwindSafe(|| self.build(changes, watch)));
        if let Err(panic) = built {
            self.stumble(&*panic, &changes.files());
        }
    }

    /// Says that something of ours broke, and forgets whatever it may have left half done.
    fn stumble(&mut self, panic: &(dyn Any + Send), files: &[String]) {
        let words = words(panic);
        self.refresh = (self.start)(self.options.clone());
        self.trial = Trial::default();
        self.teller.remarks().tell(&Remark::Stumbled(&words));
        self.board.show(Newest::Stumbled(words), files);
    }

    fn build(&mut self, changes: &mut Changes, mut watch: Option<&mut Watch>) {
        let mut built = (self.refresh)(&changes.look());
        for _ in 0..TIMES {
            let Some(watch) = watch.as_deref_mut().filter(|_| is_bad(&built)) else { break };
            let more = watch.wait(PATIENCE);
            if more.is_none() {
                break;
            }
            built = (self.refresh)(&more.look());
            changes.append(more);
        }
        match built {
            Ok(snapshot) => self.show(&snapshot, changes),
            Err(error) => self.fail(&error, changes),
        }
    }

    /// Shows a site. Its pages are tried only then: whoever saved a paper waits for one of them, not for all.
    fn show(&mut self, snapshot: &Snapshot, changes: &Changes) {
        self.trouble = None;
        let files = changes.files();
        let show = |snapshot: &Snapshot| self.board.show(Newest::Site(snapshot.clone()), &files);
        let is_doubtful = self.trial.doubts(snapshot);
        if !is_doubtful {
            show(snapshot);
        }
        let at_first = changes.begun().elapsed();
        let errors = |snapshot: &Snapshot| snapshot.outcome().diagnostics.count(Severity::Error);
        let tried = self.trial.of(snapshot);
        let took = if is_doubtful { changes.begun().elapsed() } else { at_first };
        if is_doubtful {
            show(&tried);
        } else if errors(&tried) > errors(snapshot) {
            self.board.correct(&tried, self.good.as_ref());
        }
        let is_good = errors(&tried) == 0;
        if is_good {
            self.good = Some(tried.clone());
        }
        if let Some(publisher) = self.publisher.as_ref().filter(|_| is_good) {
            publisher.ask(&tried);
        }
        let is_silent = !changes.are_worth_a_remark();
        self.teller.built(News { snapshot: tried, files, took, is_silent });
    }

    fn fail(&mut self, error: &Error, changes: &Changes) {
        let words = error.to_string();
        if self.trouble.as_ref() != Some(&words) {
            self.teller.remarks().tell(&Remark::Failed(error));
            self.board.show(Newest::Failed(words.clone()), &changes.files());
            self.trouble = Some(words);
        }
    }

    /// Waits until there is a reason to build again.
    fn wait(&mut self, watch: &mut Watch) -> Changes {
        loop {
            let changes = watch.wait(TICK);
            let today = self.day.now();
            if today != self.options.as_of {
                self.options.as_of = today;
                self.refresh = (self.start)(self.options.clone());
                return changes;
            }
            if !changes.is_none() || self.trouble.is_some() {
                return changes;
            }
        }
    }
}

/// Is it news that can wait a little?
fn is_bad(built: &Result<Snapshot, Error>) -> bool {
    built.as_ref().map_or(true, |snapshot| snapshot.outcome().diagnostics.has_errors())
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    words.unwrap_or("it did not say why").to_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Mutex;

    use super::*;
    use crate::build::{Audience, Foreign};
    use crate::serve::{Remark, Remarks};

    /// Keeps what was said.
    #[derive(Default)]
    struct Ear(Mutex<Vec<String>>);

    impl Remarks for Ear {
        fn tell(&self, remark: &Remark<'_>) {
            self.0.lock().unwrap().push(format!("{remark:?}"));
        }
    }

    /// A session with a mistake in it: it breaks as long as there is a paper `content/break.md`.
    fn fragile(options: Options) -> Refresh {
        let paper = options.root.join("content/break.md");
        let mut refresh = session(options);
        Box::new(move |look| {
            assert!(!paper.exists(), "the invariant of a name");
            refresh(look)
        })
    }

    fn wait_for(is_so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(begun.elapsed() < Duration::from_secs(30), "it never came");
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn a_mistake_of_our_own_is_shown_and_the_next_save_tries_again() {
        let site = tempfile::tempdir().unwrap();
        let root = site.path().to_owned();
        fs::create_dir(root.join("content")).unwrap();
        fs::write(root.join("content/site.yaml"), "authority: Vale\nbase_url: https://vale.example\n").unwrap();
        let as_of = "2018-10-01".parse().unwrap();
        let foreign = Foreign::Refuse;
        let options = Options { root: root.clone(), target: None, theme: None, base_url: None, as_of, foreign };
        let (board, ear) = (Arc::new(Board::new()), Arc::new(Ear::default()));
        let teller = Teller::new(Arc::clone(&ear) as _, Audience::Draft);
        let day = Day::Fixed(as_of);
        let worker = Worker::new(options, day, Watching::Events, fragile, Arc::clone(&board), teller, None);
        thread::spawn(move || worker.run());
        wait_for(|| board.shown().builds == 2);
        for _ in 0..2 {
            fs::write(root.join("content/break.md"), "").unwrap();
            wait_for(|| matches!(&board.shown().newest, Newest::Stumbled(words) if words == "the invariant of a name"));
            assert!(board.shown().good.is_some(), "the last good pages stay");
            fs::remove_file(root.join("content/break.md")).unwrap();
            wait_for(|| matches!(&board.shown().newest, Newest::Site(_)));
        }
        assert!(ear.0.lock().unwrap().iter().any(|said| said.contains("the invariant of a name")));
    }

    #[test]
    fn a_new_day_is_noticed() {
        use jiff::civil::{Date, date};
        use std::sync::atomic::{AtomicBool, Ordering};
        static IS_TOMORROW: AtomicBool = AtomicBool::new(false);
        fn clock() -> Date {
            date(2018, 10, if IS_TOMORROW.load(Ordering::Relaxed) { 2 } else { 1 })
        }
        let site = tempfile::tempdir().unwrap();
        let root = site.path().to_owned();
        fs::create_dir(root.join("content")).unwrap();
        let as_of = clock();
        let foreign = Foreign::Refuse;
        let options = Options { root, target: None, theme: None, base_url: None, as_of, foreign };
        let board = Arc::new(Board::new());
        let teller = Teller::new(Arc::new(Ear::default()), Audience::Draft);
        let day = Day::Today(clock);
        let worker = Worker::new(options, day, Watching::Events, session, Arc::clone(&board), teller, None);
        thread::spawn(move || worker.run());
        wait_for(|| board.shown().builds == 2);
        IS_TOMORROW.store(true, Ordering::Relaxed);
        wait_for(|| board.shown().builds == 3);
    }
}
