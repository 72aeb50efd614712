"""What an address book holds of a person, from a connection or from a contact that the member once uploaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from attrs import frozen

from linkedin_export.interop.uris import uri_of
from linkedin_export.records.contacts import ImportedContact
from linkedin_export.records.network import Connection
from linkedin_export.schema.dates import PartialDate

Person: TypeAlias = Connection | ImportedContact


@frozen(kw_only=True)
class Card:
    """A person; what is not known is empty."""

    name: str
    """What to show: the name, or else the employer, an address, the profile, a phone number."""
    given: str = ""
    additional: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    organization: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """URIs; the profile is the only one of a connection."""
    profile: str = ""
    """The URI of the profile, which tells one person from another; the page of a contact may be an employer's."""
    birthday: PartialDate | None = None
    connected_on: date | None = None
    category: str = ""
    note: str = ""
    """Lines of text."""

    @property
    def email(self) -> str:
        """The first address."""
        return next(iter(self.emails), "")

    @property
    def page(self) -> str:
        """The first page."""
        return next(iter(self.pages), "")


_SHARED = "The e-mail address is shared with connections on LinkedIn. Being connected is no consent to be mailed."
_UPLOADED = "From an address book that was uploaded to LinkedIn."


def cards_of(people: Iterable[Person], *kinds: type[Person]) -> Iterator[Card]:
    """A card for each person. A row that says nothing of a person, but the day of connecting, has none.

    Raises TypeError for records other than those of ``kinds``.
    """
    for person in people:
        if not isinstance(person, kinds):
            names = " or ".join(kind.__name__ for kind in kinds)
            raise TypeError(f"a contact is made of a {names}, not of {type(person).__name__}")
        card = _of_connection(person) if isinstance(person, Connection) else _of_contact(person)
        if card.name:
            yield card


def _of_connection(person: Connection) -> Card:
    lines = [f"Connected on LinkedIn on {person.connected_on}."] if person.connected_on else []
    name = " ".join(filter(None, (person.first_name, person.last_name)))
    return Card(
        name=name or person.company or person.position or person.email or person.url or "",
        given=person.first_name or "",
        family=person.last_name or "",
        organization=person.company or "",
        title=person.position or "",
        emails=(person.email,) if person.email else (),
        pages=(uri_of(person.url),) if person.url else (),
        profile=uri_of(person.url) if person.url else "",
        connected_on=person.connected_on,
        category="LinkedIn",
        note="\n".join([*lines, *([_SHARED] if person.email else [])]),
    )


def _of_contact(person: ImportedContact) -> Card:
    company = "" if person.companies == "null" else person.companies or ""
    parts = (person.name_prefix, person.first_name, person.middle_name, person.last_name, person.name_suffix)
    name = person.full_name or " ".join(filter(None, parts))
    told = {
        "Maiden name": person.maiden_name,
        "Address": person.addresses,
        "Location": person.location,
        "Messengers": ", ".join(person.instant_message_handles),
    }
    return Card(
        name=name or company or person.title or next(iter((*person.emails, *person.phone_numbers, *person.sites)), ""),
        given=person.first_name or "",
        additional=person.middle_name or "",
        family=person.last_name or "",
        prefix=person.name_prefix or "",
        suffix=person.name_suffix or "",
        nickname=person.nick_name or "",
        organization=company,
        title=person.title or "",
        emails=person.emails,
        phones=person.phone_numbers,
        pages=tuple(map(uri_of, person.sites)),
        birthday=person.birthday,
        category="LinkedIn imported contacts",
        note="\n".join([_UPLOADED, *(f"{key}: {text}" for key, text in told.items() if text)]),
    )
