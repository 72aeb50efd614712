"""Every field that can tell something of a person says what; whoever hides or counts personal cells relies on it."""

import re

import pytest

from linkedin_export.issues import Severity
from linkedin_export.records import registry
from linkedin_export.schema import lists
from linkedin_export.schema import values as kinds
from linkedin_export.schema.spec import Column

FIELDS = {f"{record.__name__}.{one.field}": one for record in registry.records for one in record.spec.columns}

NOT_PERSONAL = {
    "EndorsementReceived.display_status": "a word of LinkedIn's, `Show`",
    "Teammate.teammate_type": "a word of LinkedIn's, `EXTENDED_PEER`",
    "Teammate.request_state": "a word of LinkedIn's, `CONFIRMED`",
    "ImportedContact.third_party_verified": "a flag, by its name; always blank",
    "ImportedContact.bookmarked_at": "a date, by its name; always blank",
    "Share.type": "a word of LinkedIn's, `Homepage`",
    "Review.review_type": "a word of LinkedIn's for the kind of thing reviewed",
    "Review.review_section": "a word of LinkedIn's, `TOP_LEVEL`",
    "RichMedia.uploaded": "a word of LinkedIn's for the kind of upload, and a date",
    "RichMedia.type": "a sentence of LinkedIn's, the same for everybody",
    "Video.description": "a sentence of LinkedIn's, the same for everybody",
    "Video.link": "a page of LinkedIn's settings, the same for everybody",
    "AccountStatusChange.event": "a word of LinkedIn's, `Account Created`",
    "LanAdEngagement.action": "a word of LinkedIn's, `Impression`",
    "Inference.category": "a heading of LinkedIn's, the same for everybody",
    "Verification.verification_service_provider": "LinkedIn's contractor, the same for many",
    "ServiceProvider.marketplace_type": "a word of LinkedIn's, `SERVICE_MARKETPLACE`",
    "ServiceProvider.status": "a word of LinkedIn's, `ACTIVE`",
    "ServiceEngagement.marketplace_type": "a word of LinkedIn's, `SERVICE_MARKETPLACE`",
    "ServiceOpportunity.marketplace_type": "a word of LinkedIn's, `SERVICE_MARKETPLACE`",
    "UndeliveredFile.file": "a name that LinkedIn gives to a file",
}
"""Fields that look as if they could tell something of a person, and why they do not."""

NO_TEXT = ("flag", "moment", "day", "time range")
"""Kinds of values that say nothing that could not be said of anybody."""
TELLING = re.compile(
    r"name|e-?mail|phone|fax|address|profile|birth|age\b|gender|\bip\b|device|agent|company|employ|title|school|skill|seniority|proficiency|score|degree"
    r"|location|country|city|zip|postal|amount|total|salary|pay|price|card|currency|query|search|seek|candidate"
)
"""In the name of a number, a date or a word of a closed set: what somebody wrote is none of these."""
SURE = (
    (r"\bip\b", {"ip"}),
    (r"\be-?mail", {"email", "address"}),  # Outlook's "E-mail Address"
    (r"\bphone|\bfax\b|\bpager\b", {"phone", "name"}),  # "TTY/TDD Phone", but also names of numbers
    (r"\b(?:first|last|middle|maiden|full|nick) ?name\b", {"name"}),
    (r"\bbirth", {"birth"}),
    (r"\bstreet\b|\bpostal\b|\bzip\b", {"address"}),
    (r"\buser agent\b|\bdevice", {"device"}),
    (r"\b(?:tax|total|currency) amount\b|\bsub total\b|\bsalary\b|\bcurrency\b", {"payment"}),
    (r"\bgeo location\b|\bcountry\b|\bcity\b", {"place", "address"}),
)
"""What a header with such words always tells."""


def named(one: Column) -> str:
    """The words of a field's name and headers."""
    return " ".join([one.field.replace("_", " "), *one.headers]).lower()


def may_tell(one: Column) -> bool:
    """Any text, link, list or map may; of numbers, dates and words of a closed set those that are named so."""
    if one.kind.name in NO_TEXT:
        return False
    closed = isinstance(one.kind, kinds.Words) or one.kind.name in ("integer", "decimal", "partial date")
    return not closed or bool(TELLING.search(named(one)))


def missing(fields):
    return {name for name, one in fields.items() if may_tell(one) and one.pii is None}


def test_every_field_that_can_tell_something_of_a_person_says_what():
    assert sorted(missing(FIELDS) - NOT_PERSONAL.keys()) == []


def test_no_exception_is_made_without_need():
    assert sorted(NOT_PERSONAL.keys() - missing(FIELDS)) == []
    assert all(NOT_PERSONAL.values())


@pytest.mark.parametrize(("words", "told"), SURE)
def test_what_a_header_states_plainly_is_what_its_field_tells(words, told):
    found = {name: one.pii for name, one in FIELDS.items() if one.kind.name != "flag" and re.search(words, named(one))}
    assert found
    assert {name: pii for name, pii in found.items() if pii not in told} == {}


@pytest.mark.parametrize(
    ("header", "kind", "seen"),
    [
        ("Mood", kinds.text, True),
        ("Mood", lists.pipes, True),
        ("Mood", kinds.url, True),
        ("Mood", lists.java_map, True),
        ("Mood", kinds.ip, True),
        ("Mood", kinds.integer, False),
        ("Age", kinds.integer, True),
        ("Pages", kinds.integer, False),
        ("Base Salary", kinds.decimal, True),
        ("Email Confirmed", kinds.yes_no, False),
        ("Job Seeker Level", kinds.words(Severity), True),
    ],
)
def test_the_rule_sees_what_may_tell_something(header, kind, seen):
    assert may_tell(Column(field=header.lower().replace(" ", "_"), headers=(header,), kind=kind)) is seen
