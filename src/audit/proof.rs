//! What no output may say, and the reading of outputs.
//!
//! Takes an [`Index`] that has been shown every public text; gives [`Finding`]s: first those in open papers and files,
//! then, output by output and on any core, those in what would be published.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use memchr::memchr_iter;

use super::decode::each_view;
use super::finding::{Finding, Ground, Matter};
use super::fold::{self, Word};
use super::gather::Secret;
use super::index::{Canary, Entry, Index, Seen, each_canary, readings};
use super::pattern::PatternSort;
use super::read::inside_view;
use super::runs::Runs;
use super::seam::{Joint, Pieces};
use super::vocabulary::Vocabulary;
use super::weigh::Public;
use super::window::Window;
use super::words::{self, Voice};
use crate::diagnostic::Place;
use crate::output::Fingerprint;

/// What no output may say.
#[derive(Debug)]
pub struct Proof {
    secrets: Vec<Arc<Secret>>,
    entries: Vec<Entry>,
    runs: Runs,
    vocabulary: Vocabulary,
    canaries: Vec<Canary>,
    files: HashMap<Fingerprint, u32>,
    sizes: HashSet<u64>,
}

impl Index {
    /// Weighs what all public texts say, and gives what no output may say.
    pub fn settle(self, seen: &[Seen]) -> (Proof, Vec<Finding>) {
        let public = Public::of(&self, seen);
        let mut findings = Vec::new();
        for document in seen.iter().flat_map(|seen| &seen.documents) {
            self.judge(document, &public, &mut findings);
        }
        let same: HashSet<&Arc<str>> = seen.iter().flat_map(|seen| &seen.same).map(|(file, _)| file).collect();
        // Of the words of a file that is withheld as a whole there is nothing more to say.
        findings.retain(|finding| match (&finding.ground, &finding.matter) {
            (Ground::Attachment(file), Matter::Words(_)) => !same.contains(file),
            (Ground::Attachment(_), Matter::Canary | Matter::File) | (Ground::Paper(_) | Ground::Output { .. }, _) => {
                true
            }
        });
        for (file, secret) in seen.iter().flat_map(|seen| &seen.same) {
            let secret = &self.secrets[*secret as usize];
            findings.push(same_file(Ground::Attachment(file.clone()), secret));
        }
        let Self { secrets, entries, canaries, files, vocabulary, .. } = self;
        let kept: Vec<usize> = (0..entries.len()).filter(|entry| public.is_secret(*entry, &entries[*entry])).collect();
        let mut runs = Runs::default();
        for number in kept {
            let Entry { run, last, length, .. } = entries[number];
            runs.insert(run, length, last, u32::try_from(number).expect("it was numbered so"));
        }
        let sizes = files.keys().map(|fingerprint| fingerprint.size).collect();
        (Proof { secrets, entries, runs, vocabulary, canaries, files, sizes }, findings)
    }
}

fn matter(entry: &Entry, secret: &Secret) -> Matter {
    match entry.sort {
        PatternSort::Canary => Matter::Canary,
        PatternSort::Run | PatternSort::Whole | PatternSort::Name | PatternSort::Rare => {
            Matter::words(secret, entry.passage)
        }
    }
}

pub(super) fn found(ground: Ground, entry: &Entry, secret: &Secret) -> Finding {
    let run = Some((entry.run, entry.length.into()));
    Finding { matter: matter(entry, secret), run, ..same_file(ground, secret) }
}

/// The same file as a withheld one.
fn same_file(ground: Ground, secret: &Secret) -> Finding {
    let (withheld, standing) = (secret.place.clone(), secret.standing.clone());
    Finding { ground, matter: Matter::File, withheld, standing, run: None }
}

/// What was found of one withheld paper in one output.
struct Suspect {
    secret: u32,
    finding: Finding,
    /// The runs of words that were found, which may be nothing but seams; none when something else was.
    joints: Option<Vec<Joint>>,
}

/// How many runs of words of one paper in one output are looked at one by one.
const JOINTS: usize = 64;

/// What was found in one output, each withheld paper once.
struct Tally<'a> {
    proof: &'a Proof,
    path: &'a str,
    asked_by: &'a Place,
    suspects: Vec<Suspect>,
}

impl Tally<'_> {
    /// Notes that a withheld paper's words were found; once something else than a possible seam was, that is certain.
    fn tell(&mut self, entry: u32, line: impl Fn() -> Option<usize>, how: &str, joint: Option<Joint>) {
        let entry = &self.proof.entries[entry as usize];
        let known = self.suspects.iter().position(|suspect| suspect.secret == entry.secret);
        match known.map(|at| &mut self.suspects[at].joints) {
            // Nothing more has to be known of it.
            Some(None) => return,
            Some(Some(joints)) if joint.is_some() && joints.len() < JOINTS => return joints.extend(joint),
            Some(Some(_)) | None => {}
        }
        let secret = &self.proof.secrets[entry.secret as usize];
        let (path, how, asked_by) = (self.path.into(), how.into(), self.asked_by.clone());
        let finding = found(Ground::Output { path, line: line(), how, asked_by }, entry, secret);
        let joints = joint.filter(|_| known.is_none()).map(|joint| vec![joint]);
        let suspect = Suspect { secret: entry.secret, finding, joints };
        match known {
            Some(at) => self.suspects[at] = suspect,
            None => self.suspects.push(suspect),
        }
    }

    /// What is left of it when what only seems to be said is left out.
    fn findings<'p>(self, pieces: &dyn Fn() -> &'p Pieces) -> Vec<Finding> {
        let is_seam = |joints: &Vec<Joint>| joints.iter().all(|joint| pieces().explain(joint));
        let suspects = self.suspects.into_iter().filter(|suspect| !suspect.joints.as_ref().is_some_and(is_seam));
        suspects.map(|suspect| suspect.finding).collect()
    }
}

impl Proof {
    /// Reads an output: its path, its bytes, and the texts that were found inside it. Names each withheld paper once;
    /// `pieces` are asked for only when something is found.
    pub fn read<'t, 'p>(
        &self,
        path: &'t str,
        asked_by: &Place,
        bytes: &[u8],
        inside: impl IntoIterator<Item = &'t str>,
        pieces: &dyn Fn() -> &'p Pieces,
    ) -> Vec<Finding> {
        let mut tally = Tally { proof: self, path, asked_by, suspects: Vec::new() };
        if !self.runs.is_empty() {
            let read = |text: &str, how: &str, tally: &mut Tally| {
                let mut window = Window::default();
                fold::each_word(text, |word| {
                    self.look(&mut window, word, |entry, joint| tally.tell(entry, || None, how, joint));
                });
                each_canary(&self.canaries, text.as_bytes(), |entry| tally.tell(entry, || None, how, None));
            };
            [path].into_iter().chain(inside).for_each(|text| read(text, "", &mut tally));
            each_view(bytes, &mut |view| {
                let line = |at: usize| {
                    let is_plain = view.how.is_empty();
                    is_plain.then(|| memchr_iter(b'\n', &view.bytes[..at]).count() + 1)
                };
                each_canary(&self.canaries, &view.bytes, |entry| tally.tell(entry, || None, &view.how, None));
                inside_view(view).iter().for_each(|text| read(text, &view.how, &mut tally));
                for reading in readings(&view.bytes) {
                    let (mut text, mut tag) = (Window::default(), Window::default());
                    words::each_word(&view.bytes, reading, |voice, word, at| {
                        let window = match voice {
                            Voice::Text => &mut text,
                            Voice::NewTag => {
                                tag.clear();
                                &mut tag
                            }
                            Voice::Tag => &mut tag,
                        };
                        self.look(window, word, |entry, joint| tally.tell(entry, || line(at), &view.how, joint));
                    });
                }
            });
        }
        let mut findings = tally.findings(pieces);
        if let Some(secret) = self.same_file(bytes) {
            let ground =
                Ground::Output { path: path.into(), line: None, how: String::new(), asked_by: asked_by.clone() };
            findings.push(same_file(ground, secret));
        }
        findings
    }

    /// The withheld file of which these are the bytes.
    fn same_file(&self, bytes: &[u8]) -> Option<&Arc<Secret>> {
        if !self.sizes.contains(&(bytes.len() as u64)) {
            return None;
        }
        self.files.get(&Fingerprint::of(bytes)).map(|secret| &self.secrets[*secret as usize])
    }

    /// Takes a word; calls back with what it ends, and with the run of words where that may be a seam.
    #[inline]
    fn look(&self, window: &mut Window, word: Word, mut found: impl FnMut(u32, Option<Joint>)) {
        if !self.vocabulary.follow(window, &word) {
            return;
        }
        self.runs.each_end(window, word.hash, |entry, length| {
            let joint = match self.entries[entry as usize].sort {
                PatternSort::Run | PatternSort::Whole => Some(Joint::of(window, length)),
                PatternSort::Name | PatternSort::Rare | PatternSort::Canary => None,
            };
            found(entry, joint);
        });
    }

    /// Where public texts are put by whose beginnings and ends a seam is known.
    pub fn pieces(&self) -> Pieces {
        Pieces::new(self.vocabulary.clone())
    }

    /// How many runs of words, titles and names each output is compared with.
    pub fn patterns(&self) -> usize {
        self.runs.len()
    }
}
