//! What anybody may say: what the software says on every site, the names that it makes for meetings, and all that the open
//! papers say.

use crate::audit::index::{Index, Seen};
use crate::audit::seam::{Edges, Pieces};
use crate::diagnostic::Code;
use crate::law::Law;
use crate::model::PublicSite;
use crate::render::Theme;

/// The files in which stands what pages say of themselves and no template does: roles, kinds of paper, licences. Their
/// text is known as it stands, so that no list of such words can be forgotten.
const OWN_WORDS: [&str; 2] = [include_str!("../render/language.rs"), include_str!("../render/view/parts.rs")];

/// What anybody may say without having it from a withheld paper.
pub(super) struct Known {
    /// Templates and code, whose words stand between marks.
    code: Vec<&'static str>,
    /// The names that are made for meetings (a title that a clerk typed is often no more than that), the paragraphs of the
    /// law, the manual.
    texts: Vec<String>,
}

impl Known {
    /// What the software says on this site.
    pub(super) fn of(public: &PublicSite, theme: Option<&Theme>, law: &Law) -> Self {
        let names = public.meetings().iter().filter_map(|meeting| {
            let committee = &public.committee(&meeting.committee)?.title;
            let [long, short] = ["%A %-d %B %Y", "%-d %B %Y"].map(|format| meeting.date.strftime(format));
            Some([format!("{committee}, {long}"), format!("{committee}, {short}")])
        });
        let paragraphs = law.rules.paragraphs().values().cloned();
        let manual = Code::ALL.iter().map(|code| code.page().to_owned());
        let templates = theme.into_iter().flat_map(Theme::templates).filter_map(|template| template.built_in);
        Self {
            code: templates.chain(OWN_WORDS).collect(),
            texts: names.flatten().chain(paragraphs).chain(manual).collect(),
        }
    }

    /// What of it is withheld, and so is no secret.
    pub(super) fn seen(&self, index: &Index) -> Seen {
        index.know(&self.code.iter().copied().chain(self.texts.iter().map(String::as_str)).collect::<Vec<_>>())
    }

    /// How all public texts begin and end, added to no pieces.
    pub(super) fn pieces(&self, mut pieces: Pieces, papers: &[Edges]) -> Pieces {
        self.code.iter().for_each(|code| pieces.add_code(code));
        self.texts.iter().for_each(|text| pieces.add(text));
        papers.iter().for_each(|edges| pieces.add_edges(edges));
        pieces
    }
}
