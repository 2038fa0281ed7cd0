//! What the public sees of what stands outside meetings: the settings, pages, people and committees.

use super::super::committee::{Committee, Person};
use super::super::redact::without_exempt_parts;
use super::super::settings::Settings;
use super::super::site::Page;
use super::item::open_documents;
use super::open_words;

/// What the public sees of the settings: not the words that are planted to be found.
pub(in super::super) fn public_settings(settings: &Settings) -> Settings {
    Settings {
        authority: settings.authority.clone(),
        title: settings.title.clone(),
        base_url: settings.base_url.clone(),
        rules: settings.rules.clone(),
        language: settings.language.clone(),
        theme: settings.theme.clone(),
        municipal_year_starts: settings.municipal_year_starts,
        minute_number: settings.minute_number.clone(),
        licence: settings.licence.clone(),
        contact: settings.contact.clone(),
        attend: settings.attend.clone(),
        venues: settings.venues.clone(),
        undated_is_open: settings.undated_is_open,
        canaries: Vec::new(),
        holidays: settings.holidays.clone(),
        timezone: settings.timezone.clone(),
        checks: settings.checks.clone(),
    }
}

/// What the public sees of the home page: it is always there.
pub(in super::super) fn public_home(home: &Page) -> Page {
    let is_out = !home.draft;
    Page {
        id: home.id.clone(),
        title: home.title.clone(),
        language: home.language.clone(),
        words: open_words(&home.words, is_out),
        documents: open_documents(&home.documents, is_out),
        draft: home.draft,
        place: home.place.clone(),
    }
}

/// What the public sees of a page.
pub(in super::super) fn public_page(page: &Page) -> Page {
    Page {
        id: page.id.clone(),
        title: page.title.clone(),
        language: page.language.clone(),
        words: without_exempt_parts(&page.words),
        documents: open_documents(&page.documents, true),
        draft: page.draft,
        place: page.place.clone(),
    }
}

/// What the public sees of a person.
pub(in super::super) fn public_person(person: &Person) -> Person {
    Person {
        id: person.id.clone(),
        name: person.name.clone(),
        language: person.language.clone(),
        honorific: person.honorific.clone(),
        officer: person.officer.clone(),
        party: person.party.clone(),
        ward: person.ward.clone(),
        interests: person.interests.clone(),
        from: person.from,
        until: person.until,
        biography: without_exempt_parts(&person.biography),
        draft: person.draft,
        place: person.place.clone(),
    }
}

/// What the public sees of a committee, `open` being those that it sees at all.
pub(in super::super) fn public_committee(committee: &Committee, open: &[Committee]) -> Committee {
    Committee {
        id: committee.id.clone(),
        title: committee.title.clone(),
        language: committee.language.clone(),
        short: committee.short.clone(),
        sort: committee.sort,
        quorum: committee.quorum,
        quorum_by_law: committee.quorum_by_law.clone(),
        remote_by_law: committee.remote_by_law.clone(),
        seats: committee.seats.clone(),
        vacancies: committee.vacancies.clone(),
        standing: committee.standing.clone(),
        parent: committee.parent.clone().filter(|parent| open.iter().any(|committee| committee.id == *parent)),
        remit: without_exempt_parts(&committee.remit),
        draft: committee.draft,
        place: committee.place.clone(),
    }
}
