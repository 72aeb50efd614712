"""What the records of an export say of people: each way somebody is written of, and the records that write so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Literal, TypeAlias

from attrs import define, field, frozen

from linkedin_export.history.wording import fold_name, profile_key, split_names
from linkedin_export.schema.parties import Party
from linkedin_export.schema.spec import Record

How: TypeAlias = Literal["slug", "email", "row", "name", "owner"]
"""By what somebody was told: the link, an address, the same row in another export, the name, or being the owner."""


@define(eq=False)
class Sight:
    """Somebody as some records of a class write of them, all of them alike.

    ``unsplit``: its name is a list of names that could not be taken apart.
    """

    record: type[Record]
    party: Party
    name: str | None
    folded: str = field(init=False)
    key: str | None
    emails: frozenset[str]
    records: list[Record] = field(repr=False)
    unsplit: bool = False
    how: How | None = None

    def __attrs_post_init__(self) -> None:
        self.folded = "" if self.unsplit else fold_name(self.name)

    @property
    def distinct(self) -> bool:
        """Whether it is a row that is a person."""
        return self.record.spec.distinct

    @property
    def files(self) -> set[str]:
        """The files that its records stand in."""
        return {one.source.file for one in self.records if one.source is not None}

    @property
    def telling(self) -> bool:
        """Whether there is anything to know somebody by."""
        return bool(self.key or self.folded or self.emails)


@frozen(eq=False)
class Seen:
    """A party of a record class: its sights by what stands in its fields."""

    record: type[Record]
    party: Party
    read: Callable[[Record], Any]
    rows: Mapping[Any, list[Record]]
    sights: dict[Any, tuple[Sight, ...]] = field(factory=dict)


def look(tables: Iterable[tuple[type[Record], Iterable[Record]]]) -> list[Seen]:
    """All that tables say of people, in their order; lists of names are taken apart with what is known of names."""
    found = [_gather(record, party, rows) for record, rows in tables for party in record.spec.parties]
    names_of: defaultdict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    for one in found:
        if not one.party.many:
            for raw, records in one.rows.items():
                sight = _sight(one, records)
                one.sights[raw] = (sight,)
                if sight.folded:
                    known.add(sight.folded)
                    if sight.key:
                        names_of[sight.key].add(sight.folded)
    for one in found:
        if one.party.many:
            for raw, records in one.rows.items():
                one.sights[raw] = tuple(_several(one, raw, records, names_of, known))
    return found


def _gather(record: type[Record], party: Party, rows: Iterable[Record]) -> Seen:
    read: Callable[[Record], Any] = attrgetter(*party.fields)
    if record.spec.distinct:
        # Rows that write of different people in the same words are kept apart by their place.
        read = attrgetter(*party.fields, "source")
    found: defaultdict[Any, list[Record]] = defaultdict(list)
    for one in rows:
        found[read(one)].append(one)
    return Seen(record, party, read, found)


def _sight(seen: Seen, records: list[Record]) -> Sight:
    one, party = records[0], seen.party
    whole = next(filter(None, (getattr(one, name) for name in party.whole)), None)
    name = whole or " ".join(filter(None, (getattr(one, name) for name in party.names))) or None
    links = (profile_key(link) for name in party.profiles if (link := getattr(one, name)))
    return Sight(seen.record, party, name, next(filter(None, links), None), frozenset(_emails(one, party)), records)


def _emails(one: Record, party: Party) -> Iterator[str]:
    for name in party.emails:
        value = getattr(one, name) or ()
        for address in (value,) if isinstance(value, str) else value:
            if "@" in address:
                yield address.strip().casefold()


def _several(
    seen: Seen, raw: tuple[str | None, tuple[str, ...]], records: list[Record], names_of: Mapping[str, set[str]],
    known: set[str],
) -> Iterator[Sight]:  # fmt: skip
    """The people of a list. Where the names cannot be told apart, those with links, and the names in one."""
    text, links = raw
    keys = [key for link in links if (key := profile_key(link))]
    parts = split_names(text, keys, names_of, known)
    if parts is None:
        parts = [(None, key) for key in keys]
        yield Sight(seen.record, seen.party, text, None, frozenset(), records, unsplit=True)
    for name, key in parts:
        yield Sight(seen.record, seen.party, name, key, frozenset(), records)
