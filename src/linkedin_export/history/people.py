"""Who is who in an export, and everything with one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload
from urllib.parse import quote

from attrs import define, field, frozen

from linkedin_export.history.linking import Group, link
from linkedin_export.history.owner import find_owner
from linkedin_export.history.sights import How, Seen, Sight, look
from linkedin_export.history.times import When, in_order, when_of
from linkedin_export.history.wording import fold_name, profile_key
from linkedin_export.schema.spec import Record


class Link(NamedTuple):
    """A record that tells of a person: as what, such as ``sender``, and by what it was told that it is this person.

    ``how`` is ``slug``, ``email``, ``row`` (the row of a file in which each is a person, or the same row of another
    export), ``name``, or ``owner`` (what a file says of the member); None where it is not known who it is.
    """

    record: Record
    role: str
    how: How | None


class Entry(NamedTuple):
    """Something with a person: when, what it is (``endorsement received``), as what the person is in it, the record."""

    when: When
    what: str
    role: str
    record: Record


@define(eq=False, repr=False)
class Person:
    """Somebody of whom an export tells. People are equal only if they are the same object.

    A connection is no consent to be mailed.
    """

    names: tuple[str, ...]
    """All names as written, the most frequent first; empty where none is known."""
    profiles: tuple[str, ...]
    """What stands for the profile: slugs, decoded and folded, member ids or URNs; more than one after a change."""
    emails: tuple[str, ...]
    """All addresses, in lower case."""
    _sights: tuple[Sight, ...] = field(alias="sights")

    @property
    def name(self) -> str | None:
        """The most frequent of the names; None where none is known."""
        return self.names[0] if self.names else None

    @property
    def url(self) -> str | None:
        """A link to the profile; None where no slug and no member's id is known."""
        slugs = (one for one in self.profiles if "/" not in one and not one.startswith("urn:"))
        return next((f"https://www.linkedin.com/in/{quote(slug)}" for slug in slugs), None)

    @property
    def links(self) -> tuple[Link, ...]:
        """The records that tell of this person, file by file, each with the evidence for it."""
        return tuple(_links(self._sights))

    def timeline(self) -> list[Entry]:
        """Everything with this person, the oldest first and what has no date last.

        A time without a zone stands as if it were UTC, a day at its beginning.
        """
        entries = [
            Entry(when_of(sight.record)(record), _what(sight.record), sight.party.role, record)
            for sight in self._sights
            for record in sight.records
        ]
        return sorted(entries, key=lambda entry: in_order(entry.when))

    def __repr__(self) -> str:
        """Without a name: exports are private."""
        return f"<Person: {len(self.profiles)} profiles, {sum(len(one.records) for one in self._sights)} links>"


@frozen(eq=False)
class Owner:
    """The member whose export it is, and what says so.

    Of ``of`` rows with two sides, as messages and invitations have, ``rows`` have this person on one. What the profile
    and the addresses of the account say is among the links of the person, with ``how`` being ``owner``.
    """

    person: Person
    rows: int
    of: int


class People(Sequence[Person]):
    """Everybody of whom an export tells and who can be told from others, the owner too, in the order of the files.

    ``apart`` are the links that tell of nobody certain: members who left, rows without a name, names that more than one
    person bears, and lists of names that cannot be taken apart. They are not put together with anybody.
    """

    def __init__(self, tables: Iterable[tuple[type[Record], Iterable[Record]]]) -> None:
        looked = look(tables)
        self._seen: dict[type[Record], list[Seen]] = {}
        for seen in looked:
            self._seen.setdefault(seen.record, []).append(seen)
        sights = list(dict.fromkeys(sight for seen in looked for found in seen.sights.values() for sight in found))
        groups = link(sights)
        owner, rows, of = find_owner(groups, sights)
        if owner is not None and owner not in groups:
            groups.insert(0, owner)
        self._people = [_person(group) for group in groups]
        self._who = {
            sight: person
            for group, person in zip(groups, self._people, strict=True)
            for sight in group.sights
        }  # fmt: skip
        self._apart = [sight for sight in sights if sight not in self._who]
        self._keys = {key: person for person in self._people for key in person.profiles}
        self._by_name: dict[str, dict[Person, None]] = {}
        self._by_email: dict[str, list[Person]] = {}
        for person in self._people:
            for name in person.names:
                self._by_name.setdefault(fold_name(name), {})[person] = None
            for email in person.emails:
                self._by_email.setdefault(email, []).append(person)
        self.owner: Owner | None = None
        """The member whose export it is; None if the export does not tell."""
        if owner is not None:
            self.owner = Owner(self._people[groups.index(owner)], rows, of)

    @property
    def apart(self) -> tuple[Link, ...]:
        """The links that tell of nobody certain."""
        return tuple(_links(self._apart))

    def by_profile(self, link: str) -> Person | None:
        """Whose profile a link is, in whatever form; None for nobody's."""
        return self._keys.get(profile_key(link) or "")

    def by_name(self, name: str) -> tuple[Person, ...]:
        """All who are written with a name, but for case and white space."""
        return tuple(self._by_name.get(fold_name(name), ()))

    def by_email(self, address: str) -> tuple[Person, ...]:
        """All who are written with an address."""
        return tuple(self._by_email.get(address.strip().casefold(), ()))

    def of(self, *records: Record, role: str | None = None) -> tuple[Person, ...]:
        """Whom records of the export tell of, each once, or who is this in them: ``sender``, ``recipients``, ...

        Those whom it is not known of are not among them; records of other exports tell of nobody.
        """
        found = (self._who.get(sight) for sight in self._sights_of(records, role))
        return tuple(dict.fromkeys(person for person in found if person is not None))

    def unknown(self, *records: Record, role: str | None = None) -> tuple[str, ...]:
        """What records call people of whom it is not known who they are, each name once."""
        found = (sight.name for sight in self._sights_of(records, role) if sight not in self._who)
        return tuple(dict.fromkeys(name for name in found if name))

    def _sights_of(self, records: Sequence[Record], role: str | None) -> Iterator[Sight]:
        for record in dict.fromkeys(map(type, records)):
            own = [one for one in records if type(one) is record]
            for seen in self._seen.get(record, ()):
                if role in (None, seen.party.role):
                    for raw in dict.fromkeys(map(seen.read, own)):
                        yield from seen.sights.get(raw, ())

    @overload
    def __getitem__(self, index: int) -> Person: ...
    @overload
    def __getitem__(self, index: slice) -> list[Person]: ...
    def __getitem__(self, index: int | slice) -> Person | list[Person]:
        return self._people[index]

    def __len__(self) -> int:
        return len(self._people)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people)

    def __repr__(self) -> str:
        return f"<People: {len(self)}>"


def _links(sights: Iterable[Sight]) -> Iterator[Link]:
    return (Link(record, sight.party.role, sight.how) for sight in sights for record in sight.records)


def _person(group: Group) -> Person:
    names: Counter[str] = Counter()
    for sight in group.sights:
        if sight.folded and sight.name:
            names[sight.name.strip()] += len(sight.records)
    profiles = dict.fromkeys(sight.key for sight in group.sights if sight.key)
    emails = dict.fromkeys(email for sight in group.sights for email in sorted(sight.emails))
    return Person(tuple(name for name, _ in names.most_common()), tuple(profiles), tuple(emails), tuple(group.sights))


def _what(record: type[Record]) -> str:
    """What a record of a class is, in words: ``endorsement received``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.spec.name).lower()
