//! The codes: one table of every rule that may speak, its usual severity and its page of the manual.

use std::fmt;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published while there is one.
    Error,
    /// Worth a look; the site is published.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident;)*) => {
        /// Names one rule, for ever: messages, settings and the manual use it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each code has a page of the manual, which `page` gives")]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code there is, in the order of the manual.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The code as it is printed and typed (`agenda-number-repeated`).
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// The severity it has unless `checks:` in `site.yaml` says otherwise.
            pub fn usual_severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// Its page of the manual, in Markdown.
            pub fn page(self) -> &'static str {
                match self {
                    $(Code::$variant => include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnostics/", $name, ".md")),)*
                }
            }
        }
    };
}

codes! {
    // The file as a whole.
    SiteMissing = "site-missing", Error;
    NotUtf8 = "not-utf8", Error;
    SymlinkOutside = "symlink-outside", Error;
    SymlinkBroken = "symlink-broken", Error;
    FileUnplaced = "file-unplaced", Error;
    FolderNotDate = "folder-not-date", Error;
    CommitteeMissing = "committee-missing", Error;
    MeetingMissing = "meeting-missing", Error;
    AddressRepeated = "address-repeated", Error;
    ItemNameRepeated = "item-name-repeated", Warning;
    // Front matter.
    FrontMatterUnclosed = "front-matter-unclosed", Error;
    YamlSyntax = "yaml-syntax", Error;
    KeyUnknown = "key-unknown", Error;
    KeyMissing = "key-missing", Error;
    KeyTwice = "key-twice", Error;
    ValueType = "value-type", Error;
    ValueUnknown = "value-unknown", Error;
    DateUnreadable = "date-unreadable", Error;
    TimeUnreadable = "time-unreadable", Error;
    FractionUnreadable = "fraction-unreadable", Error;
    NumberUnreadable = "number-unreadable", Error;
    LanguageUnreadable = "language-unreadable", Error;
    NameUnreadable = "name-unreadable", Error;
    // Names and references.
    NameUnknown = "name-unknown", Warning;
    PersonUnknown = "person-unknown", Error;
    NameAmbiguous = "name-ambiguous", Warning;
    ReferenceUnknown = "reference-unknown", Error;
    // The body.
    RawHtml = "raw-html", Warning;
    HeadingLevelSkipped = "heading-level-skipped", Warning;
    ImageAltMissing = "image-alt-missing", Error;
    FootnoteMissing = "footnote-missing", Error;
    FootnoteUnused = "footnote-unused", Warning;
    FenceUnknown = "fence-unknown", Error;
    LinkBroken = "link-broken", Error;
    LinkHeadingMissing = "link-heading-missing", Error;
    LinkUnsafe = "link-unsafe", Error;
    LinkNotPublic = "link-not-public", Warning;
    AttachmentMissing = "attachment-missing", Error;
    AttachmentUnlisted = "attachment-unlisted", Warning;
    // The agenda and the record.
    AgendaNumberRepeated = "agenda-number-repeated", Error;
    AgendaNumberGap = "agenda-number-gap", Warning;
    ResolutionWordsDiffer = "resolution-words-differ", Error;
    ResolutionWordsMissing = "resolution-words-missing", Warning;
    UrgentReasonMissing = "urgent-reason-missing", Error;
    MinuteNumberGap = "minute-number-gap", Warning;
    MinuteNumberRepeated = "minute-number-repeated", Error;
    ConfirmationImpossible = "confirmation-impossible", Error;
    ConfirmationItemMissing = "confirmation-item-missing", Error;
    ConfirmationUnrecorded = "confirmation-unrecorded", Warning;
    MinutesUnconfirmed = "minutes-unconfirmed", Warning;
    EffectOnLater = "effect-on-later", Error;
    EffectCircle = "effect-circle", Error;
    PublicationDateMissing = "publication-date-missing", Warning;
    // Who was in the room, and how they voted.
    ListedTwice = "listed-twice", Warning;
    SubstituteForPresent = "substitute-for-present", Warning;
    SeatMissing = "seat-missing", Warning;
    MemberUnaccounted = "member-unaccounted", Warning;
    RemoteNotPresent = "remote-not-present", Warning;
    ArrivalUnlisted = "arrival-unlisted", Warning;
    NoteNamesNobody = "note-names-nobody", Warning;
    NoteContradicts = "note-contradicts", Warning;
    NoteOutOfTime = "note-out-of-time", Warning;
    TimeUnplaced = "time-unplaced", Warning;
    NoteWithheld = "note-withheld", Warning;
    Inquorate = "inquorate", Warning;
    DecisionInquorate = "decision-inquorate", Error;
    VotesExceedPresent = "votes-exceed-present", Warning;
    VotesMissing = "votes-missing", Warning;
    VoteByAbsent = "vote-by-absent", Error;
    VoterWithoutVote = "voter-without-vote", Error;
    VoteTwice = "vote-twice", Error;
    DueWordsDiffer = "due-words-differ", Warning;
    ReportDatedLater = "report-dated-later", Warning;
    VoteWordsDiffer = "vote-words-differ", Warning;
    OutcomeDiffers = "outcome-differs", Warning;
    CastingVoteUntied = "casting-vote-untied", Warning;
    CastingVoteNotChair = "casting-vote-not-chair", Warning;
    MoverAbsent = "mover-absent", Warning;
    InterestStayed = "interest-stayed", Error;
    InterestByAbsent = "interest-by-absent", Warning;
    // What the words say against what else the record holds.
    ListNumberGap = "list-number-gap", Warning;
    WeekdayDiffers = "weekday-differs", Warning;
    DateImpossible = "date-impossible", Warning;
    MinutesOfNoMeeting = "minutes-of-no-meeting", Warning;
    MeetingDayUnknown = "meeting-day-unknown", Warning;
    PublishedOutOfOrder = "published-out-of-order", Warning;
    ResolutionNumberDiffers = "resolution-number-differs", Warning;
    TitleFiguresDiffer = "title-figures-differ", Warning;
    MeetingDateDiffers = "meeting-date-differs", Warning;
    ExclusionWordsDiffer = "exclusion-words-differ", Warning;
    InterestWordsDiffer = "interest-words-differ", Warning;
    AttendanceWordsDiffer = "attendance-words-differ", Warning;
    CitationUnknown = "citation-unknown", Warning;
    ActionDatedEarlier = "action-dated-earlier", Warning;
    TotalDiffers = "total-differs", Warning;
    AppendixUnknown = "appendix-unknown", Warning;
    // Notice.
    AgendaLate = "agenda-late", Warning;
    SupplementLate = "supplement-late", Warning;
    KeyDecisionNotice = "key-decision-notice", Warning;
    DecisionsLate = "decisions-late", Warning;
    HolidaysUnknown = "holidays-unknown", Warning;
    // Who may see what.
    ExemptParagraphMissing = "exempt-paragraph-missing", Error;
    ExemptParagraphUnknown = "exempt-paragraph-unknown", Error;
    PublicInterestMissing = "public-interest-missing", Error;
    WithheldWordsPublished = "withheld-words-published", Error;
    WithheldWordsPasted = "withheld-words-pasted", Error;
    WithheldWordsAttached = "withheld-words-attached", Error;
    WithheldFilePublished = "withheld-file-published", Error;
    CanaryPublished = "canary-published", Error;
    // What a person would not see in an attachment.
    AttachmentLocked = "attachment-locked", Error;
    AttachmentUnreadable = "attachment-unreadable", Error;
    AttachmentTooLarge = "attachment-too-large", Error;
    AttachmentCoveredText = "attachment-covered-text", Error;
    AttachmentTextOutside = "attachment-text-outside", Error;
    AttachmentHiddenText = "attachment-hidden-text", Error;
    AttachmentHiddenLayer = "attachment-hidden-layer", Error;
    AttachmentComment = "attachment-comment", Error;
    AttachmentTrackedChange = "attachment-tracked-change", Error;
    AttachmentEarlierVersion = "attachment-earlier-version", Error;
    AttachmentHiddenSheet = "attachment-hidden-sheet", Error;
    AttachmentHiddenCells = "attachment-hidden-cells", Error;
    AttachmentPivotCache = "attachment-pivot-cache", Error;
    AttachmentExternalLink = "attachment-external-link", Error;
    AttachmentHiddenSlide = "attachment-hidden-slide", Error;
    AttachmentNotes = "attachment-notes", Error;
    AttachmentEmbeddedFile = "attachment-embedded-file", Error;
    AttachmentScript = "attachment-script", Error;
    AttachmentFormValue = "attachment-form-value", Error;
    AttachmentPosition = "attachment-position", Error;
    AttachmentThumbnail = "attachment-thumbnail", Error;
    AttachmentMarkedExempt = "attachment-marked-exempt", Error;
    AttachmentAuthor = "attachment-author", Warning;
    AttachmentAcceptUnused = "attachment-accept-unused", Warning;
    // The theme.
    ThemeUnknown = "theme-unknown", Error;
    ContrastLow = "contrast-low", Warning;
    TemplateMissing = "template-missing", Error;
    TemplateSyntax = "template-syntax", Error;
    TemplateFieldUnknown = "template-field-unknown", Error;
}

impl Code {
    /// Is it an error whatever the settings say? So are those after which nobody knows what a paper says or who
    /// may read it, and those after which there is nothing to publish.
    pub fn is_fixed(self) -> bool {
        match self {
            Self::SiteMissing
            | Self::NotUtf8
            | Self::SymlinkOutside
            | Self::SymlinkBroken
            | Self::FolderNotDate
            | Self::CommitteeMissing
            | Self::MeetingMissing
            | Self::AddressRepeated
            | Self::FrontMatterUnclosed
            | Self::YamlSyntax
            | Self::KeyUnknown
            | Self::KeyMissing
            | Self::KeyTwice
            | Self::ValueType
            | Self::ValueUnknown
            | Self::DateUnreadable
            | Self::TimeUnreadable
            | Self::FractionUnreadable
            | Self::NumberUnreadable
            | Self::LanguageUnreadable
            | Self::NameUnreadable
            | Self::ReferenceUnknown
            | Self::FenceUnknown
            | Self::LinkUnsafe
            | Self::ExemptParagraphMissing
            | Self::ExemptParagraphUnknown
            | Self::PublicInterestMissing
            | Self::WithheldWordsPublished
            | Self::WithheldWordsPasted
            | Self::WithheldWordsAttached
            | Self::WithheldFilePublished
            | Self::CanaryPublished
            | Self::AttachmentLocked
            | Self::AttachmentUnreadable
            | Self::AttachmentTooLarge
            | Self::AttachmentCoveredText
            | Self::AttachmentTextOutside
            | Self::AttachmentHiddenText
            | Self::AttachmentHiddenLayer
            | Self::AttachmentComment
            | Self::AttachmentTrackedChange
            | Self::AttachmentEarlierVersion
            | Self::AttachmentHiddenSheet
            | Self::AttachmentHiddenCells
            | Self::AttachmentPivotCache
            | Self::AttachmentExternalLink
            | Self::AttachmentHiddenSlide
            | Self::AttachmentNotes
            | Self::AttachmentEmbeddedFile
            | Self::AttachmentScript
            | Self::AttachmentFormValue
            | Self::AttachmentPosition
            | Self::AttachmentThumbnail
            | Self::AttachmentMarkedExempt
            | Self::ThemeUnknown
            | Self::TemplateMissing
            | Self::TemplateSyntax
            | Self::TemplateFieldUnknown => true,
            Self::FileUnplaced
            | Self::ContrastLow
            | Self::ItemNameRepeated
            | Self::NameUnknown
            | Self::PersonUnknown
            | Self::NameAmbiguous
            | Self::RawHtml
            | Self::HeadingLevelSkipped
            | Self::ImageAltMissing
            | Self::FootnoteMissing
            | Self::FootnoteUnused
            | Self::LinkBroken
            | Self::LinkHeadingMissing
            | Self::LinkNotPublic
            | Self::AttachmentMissing
            | Self::AttachmentUnlisted
            | Self::AttachmentAuthor
            | Self::AttachmentAcceptUnused
            | Self::AgendaNumberRepeated
            | Self::AgendaNumberGap
            | Self::ResolutionWordsDiffer
            | Self::ResolutionWordsMissing
            | Self::UrgentReasonMissing
            | Self::ListedTwice
            | Self::SubstituteForPresent
            | Self::SeatMissing
            | Self::MemberUnaccounted
            | Self::RemoteNotPresent
            | Self::ArrivalUnlisted
            | Self::NoteNamesNobody
            | Self::NoteContradicts
            | Self::NoteOutOfTime
            | Self::TimeUnplaced
            | Self::NoteWithheld
            | Self::Inquorate
            | Self::DecisionInquorate
            | Self::VotesExceedPresent
            | Self::VotesMissing
            | Self::VoteByAbsent
            | Self::VoterWithoutVote
            | Self::VoteTwice
            | Self::DueWordsDiffer
            | Self::ReportDatedLater
            | Self::VoteWordsDiffer
            | Self::OutcomeDiffers
            | Self::CastingVoteUntied
            | Self::CastingVoteNotChair
            | Self::MoverAbsent
            | Self::InterestStayed
            | Self::InterestByAbsent
            | Self::AgendaLate
            | Self::SupplementLate
            | Self::KeyDecisionNotice
            | Self::DecisionsLate
            | Self::HolidaysUnknown
            | Self::MinuteNumberGap
            | Self::MinuteNumberRepeated
            | Self::ConfirmationImpossible
            | Self::ConfirmationItemMissing
            | Self::ConfirmationUnrecorded
            | Self::MinutesUnconfirmed
            | Self::EffectOnLater
            | Self::EffectCircle
            | Self::ListNumberGap
            | Self::WeekdayDiffers
            | Self::DateImpossible
            | Self::MinutesOfNoMeeting
            | Self::MeetingDayUnknown
            | Self::PublishedOutOfOrder
            | Self::ResolutionNumberDiffers
            | Self::TitleFiguresDiffer
            | Self::MeetingDateDiffers
            | Self::ExclusionWordsDiffer
            | Self::InterestWordsDiffer
            | Self::AttendanceWordsDiffer
            | Self::CitationUnknown
            | Self::ActionDatedEarlier
            | Self::TotalDiffers
            | Self::AppendixUnknown
            | Self::PublicationDateMissing => false,
        }
    }

    /// May it be accepted in an attachment, by name and with a reason (`accept:`)?
    pub fn may_be_accepted(self) -> bool {
        let is_of_attachments = self.name().starts_with("attachment-");
        let is_of_papers =
            matches!(self, Self::AttachmentMissing | Self::AttachmentUnlisted | Self::AttachmentAcceptUnused);
        is_of_attachments && !is_of_papers
    }

    /// The code of that name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
