"""The member's profile as JSON Resume."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from linkedin_export.interop.uris import uri_of
from linkedin_export.records.background import RecommendationStatus
from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.spec import Record
from linkedin_export.tables import Tables

R = TypeVar("R", bound=Record)

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
"""The schema that a resume names as its own; https://jsonresume.org/schema."""

_VISIBLE = (RecommendationStatus.VISIBLE, RecommendationStatus.SHOWN)


def to_json_resume(export: Tables) -> dict[str, Any]:
    """The profile, jobs, schools and what else a resume has, as JSON Resume 1.0.0; ready for ``json.dump``.

    A date says as much as the export does: ``2015-10`` stays a month. The e-mail address is the account's primary one,
    the phone number its first. Recommendations are there if the profile shows them. Patents are among the publications;
    courses, which LinkedIn ties to no school, are an entry of their own under ``education``. Links without a scheme get
    ``https://``. Rows that several files repeat are there once; of several profiles the first is taken.

    Properties are those of the schema alone, so these have no place: birthday, industry, notes on and activities at
    schools, causes of volunteer work, organizations, test scores, when a certificate ends and its number.
    """
    resume = {
        "$schema": SCHEMA,
        "basics": _basics(export),
        "work": [
            _filled(
                name=one.company_name,
                position=one.title,
                location=one.location,
                startDate=_date(one.started_on),
                endDate=_date(one.finished_on),
                summary=one.description,
            )
            for one in _once(export.positions)
        ],
        "volunteer": [
            _filled(
                organization=one.company_name,
                position=one.role,
                startDate=_date(one.started_on),
                endDate=_date(one.finished_on),
                summary=one.description,
            )
            for one in _once(export.volunteering)
        ],
        "education": [*_schools(export), *_courses(export)],
        "awards": [
            _filled(title=one.title, date=_date(one.issued_on), awarder=one.issuer, summary=one.description)
            for one in _once(export.honors)
        ],
        "certificates": [
            _filled(name=one.name, date=_date(one.started_on), url=_uri(one.url), issuer=one.authority)
            for one in _once(export.certifications)
        ],
        "publications": [*_publications(export), *_patents(export)],
        "skills": [_filled(name=one.name) for one in _once(export.skills)],
        "languages": [_filled(language=one.name, fluency=one.proficiency) for one in _once(export.languages)],
        "interests": [
            *({"name": name} for one in _once(export.interests) for name in one.interests),
            *(_filled(name=one.name) for one in _once(export.causes_you_care_about)),
        ],
        "references": [
            _filled(name=_joined(one.first_name, one.last_name), reference=one.text)
            for one in _once(export.recommendations_received)
            if one.status in _VISIBLE
        ],
        "projects": [
            _filled(
                name=one.title,
                description=one.description,
                startDate=_date(one.started_on),
                endDate=_date(one.finished_on),
                url=_uri(one.url),
            )
            for one in _once(export.projects)
        ],
        "meta": {"version": "v1.0.0"},
    }
    return {
        key: [item for item in value if item] if isinstance(value, list) else value for key, value in resume.items()
    }


def _basics(export: Tables) -> dict[str, Any]:
    emails = [one.email_address for one in export.email_addresses if one.primary]
    phones = [one.number for one in export.phone_numbers]
    told = _filled(email=_first(emails), phone=_first(phones))
    for profile in export.profile[:1]:
        pages = [(page.label, uri_of(page.value)) for page in profile.websites]
        messengers = [(messenger.label, messenger.value) for messenger in profile.instant_messengers]
        return told | _filled(
            name=_joined(profile.first_name, profile.last_name),
            label=profile.headline,
            url=_first(page for _, page in pages),
            summary=profile.summary,
            location=_filled(
                address=profile.address,
                postalCode=profile.zip_code,
                region=profile.geo_location or profile.country,
            ),
            profiles=[
                *({"network": "Twitter", "username": handle} for handle in profile.twitter_handles),
                *({"network": label, "username": name} for label, name in messengers),
                *({"network": label, "url": page} for label, page in pages),
            ],
        )
    return told


def _schools(export: Tables) -> Iterable[dict[str, Any]]:
    for one in _once(export.education):
        yield _filled(
            institution=one.school_name,
            studyType=one.degree_name,
            startDate=_date(one.started_on),
            endDate=_date(one.finished_on),
        )


def _courses(export: Tables) -> Iterable[dict[str, Any]]:
    courses = [" - ".join(filter(None, (one.number, one.name))) for one in _once(export.courses)]
    yield _filled(courses=[course for course in courses if course])


def _publications(export: Tables) -> Iterable[dict[str, Any]]:
    for one in _once(export.publications):
        yield _filled(
            name=one.name,
            publisher=one.publisher,
            releaseDate=_date(one.published_on),
            url=_uri(one.url),
            summary=one.description,
        )


def _patents(export: Tables) -> Iterable[dict[str, Any]]:
    for one in _once(export.patents):
        yield _filled(name=one.title, releaseDate=_date(one.issued_on), summary=one.filing_number)


def _once(records: Iterable[R]) -> Iterable[R]:
    """Records without those that are equal to an earlier one."""
    return dict.fromkeys(records)


def _filled(**values: Any) -> dict[str, Any]:
    """The properties that have a value."""
    return {key: value for key, value in values.items() if value}


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _joined(*names: str | None) -> str:
    return " ".join(filter(None, names))


def _date(value: PartialDate | None) -> str | None:
    """As the schema has it: a year from 1000 to 2999, with or without month and day."""
    return str(value) if value is not None and value.year is not None and 1000 <= value.year <= 2999 else None


def _uri(link: str | None) -> str | None:
    return uri_of(link) if link else None
