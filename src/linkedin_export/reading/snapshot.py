"""Saved pages of the Member Snapshot API: JSON to the same rows that tables have.

A page is what LinkedIn answers: ``{"paging": ..., "elements": [{"snapshotDomain": ..., "snapshotData": [...]}]}``. Its
rows are objects whose keys are the headers of the table that the archive has in the domain's place. Rows do not all
have the same keys, and the same row is served in several pages, so a file of pages is read through when it is opened:
for the domains it has, for their keys, and for the rows that an earlier page had.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias, TypeGuard

from attrs import define, field, frozen

from linkedin_export.reading.decoding import Encoding
from linkedin_export.reading.dialects import Dialect
from linkedin_export.reading.json_values import (
    Broken,
    Placed,
    Value,
    as_text,
    is_by_lines,
    texts_of,
    value_at,
    values_in,
)
from linkedin_export.reading.limits import Limits
from linkedin_export.reading.lines import Lines
from linkedin_export.reading.members import Member
from linkedin_export.reading.pages import OF_PAGES, Cells, cells_of, elements_of, is_page, pairs_of, places_of
from linkedin_export.reading.rows import Chunk, in_chunks
from linkedin_export.reading.splitting import Row
from linkedin_export.schema.names import fold
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Column, Record
from linkedin_export.schema.values import Many

_SHAPES = 4_096
"""How many different sequences of keys are remembered, of which most domains have one or two."""
_MOST_DOMAINS = 500
"""A file of more is not read, for it is passed over once for each; LinkedIn has fewer than a hundred."""
Choice: TypeAlias = Callable[[tuple[str, ...]], type[Record] | None]
"""Tells by its keys which record a row is of."""


def fold_domain(name: str) -> str:
    """A domain as it is compared: ``Events`` and ``EVENTS`` are one."""
    return fold(name).replace("-", "")


def records_of(domain: str, registry: Registry) -> tuple[type[Record], ...]:
    """The records that the rows of a folded domain can be."""
    return tuple(record for record in registry.records if domain in map(fold_domain, record.spec.snapshot) and domain)


@define
class Served:
    """How often pages read so far have had each row, of the domains that they are of.

    A row counts as often as the page that has it most often: pages repeat rows of one another, and what one page has
    twice is there twice.
    """

    _most: dict[str, dict[bytes, int]] = field(init=False, factory=lambda: defaultdict(dict))

    def repeated(self, domain: str, rows: Sequence[Cells]) -> list[bool]:
        """Whether each row of a page is one that an earlier page had. Blank cells and the order of keys are nothing."""
        most, here, again = self._most[domain], Counter[bytes](), list[bool]()
        for row in rows:
            cells = sorted(cell for cell in row if cell[1].strip())
            digest = blake2b(repr(cells).encode(), digest_size=16).digest()
            here[digest] += 1
            before = most.get(digest, 0)
            again.append(bool(domain and cells) and here[digest] <= before)
            most[digest] = max(here[digest], before)
        return again


@frozen(kw_only=True, eq=False)
class Pages:
    """The rows of one domain in a file, as far as they are of one record: a table, in other words."""

    member: Member = field(repr=False)
    """The file itself."""
    encoding: Encoding
    longest: int
    """Characters of JSON that may be held in memory."""
    by_lines: bool
    """Whether the file is JSON Lines."""
    domain: str
    """As LinkedIn spells it; blank for rows without one."""
    record: type[Record] | None
    kinds: tuple[type[Record], ...]
    """All records of the domain."""
    header: tuple[str, ...]
    """The keys of all rows, in the order they are first seen in."""
    places: Mapping[int, tuple[int, ...]] = field(repr=False)
    """Where the pages stand that have the domain: offsets, by the line that they are counted from."""
    repeated: frozenset[int] = field(repr=False)
    """The numbers of the rows that an earlier page had."""
    rows: int
    """How many rows with text there are but for those."""

    def values(self) -> Iterator[Value]:
        """The pages."""
        lines = Lines(self.member.open, self.encoding, self.longest)
        for line, text in texts_of(lines, self.longest, by_lines=self.by_lines):
            for offset in self.places.get(line, ()):
                yield value_at(text or "", offset)


class PageRows:
    """The rows of a domain, to be read any number of times. Rows are numbered within their domain and file, from 1."""

    def __init__(self, pages: Pages, longest: int) -> None:
        self._pages = pages
        self._longest = longest
        self.dialect = Dialect(headless=True)
        self.unclosed: list[int] = []
        self.cut = False

    def chunks(self) -> Iterator[Chunk]:
        """Numbers of rows, and rows."""
        return in_chunks(self._numbered())

    def _numbered(self) -> Iterator[tuple[int, Row]]:
        pages, number = self._pages, 0
        choice, domain = _choice(pages.kinds), fold_domain(pages.domain)
        place_of = {place: position for position, place in enumerate(places_of(pages.header))}
        claims = pages.record.spec.resolve(pages.header) if pages.record else (None,) * len(pages.header)

        @lru_cache(_SHAPES)
        def positions(keys: tuple[str, ...]) -> list[int] | None:
            """Where the values of a row stand that has these keys; None if it is of another record."""
            return [place_of[place] for place in places_of(keys)] if choice(keys) is pages.record else None

        for value in pages.values():
            for name, rows in elements_of(value):
                for row in rows if fold_domain(name) == domain else ():
                    number += 1
                    pairs = pairs_of(row)
                    own = positions(tuple(key for key, _ in pairs))
                    if own is None or number in pages.repeated:
                        continue
                    cells = [""] * len(pages.header)
                    for position, (_, inner) in zip(own, pairs, strict=True):
                        cells[position] = self._cell(inner, claims[position])
                    yield number, cells

    def _cell(self, value: Value, column: Column | None) -> str:
        """The text of a value: of a list of texts as LinkedIn joins them in tables, if the column holds such lists."""
        if isinstance(value, list) and _holds_texts(column) and all(isinstance(item, str) for item in value):
            value = column.kind.write(tuple(value))
        text = as_text(value)
        self.cut = self.cut or len(text) > self._longest
        return text[: self._longest]


def _holds_texts(column: Column | None) -> TypeGuard[Column]:
    return column is not None and isinstance(column.kind, Many) and column.kind.item == "text"


def _choice(kinds: tuple[type[Record], ...]) -> Choice:
    """Of several records that which claims the most of a row's keys, the first one if they are equal."""

    @lru_cache(_SHAPES)
    def choice(keys: tuple[str, ...]) -> type[Record] | None:
        return max(kinds, key=lambda record: claimed(record, keys), default=None)

    return choice


def claimed(record: type[Record], keys: Sequence[str]) -> int:
    """How many keys a field of the record claims."""
    return sum(column is not None for column in record.spec.resolve(keys))


# Reading a file through


@define
class _Table:
    """What is gathered of the rows of one domain that are of one record."""

    header: dict[tuple[str, int], None] = field(factory=dict)
    shapes: set[tuple[str, ...]] = field(factory=set)
    repeated: set[int] = field(factory=set)
    rows: int = 0


@define
class _Domain:
    """What is gathered of a domain."""

    name: str
    kinds: tuple[type[Record], ...]
    choice: Choice
    places: dict[int, list[int]] = field(factory=lambda: defaultdict(list))
    tables: dict[type[Record] | None, _Table] = field(factory=lambda: defaultdict(_Table))
    numbered: int = 0

    def add(self, one: Placed, rows: Sequence[Cells], again: Sequence[bool], columns: int) -> None:
        """Takes in the rows of an element of a page; of keys a few more than ``columns`` at most."""
        if self.places[one.line][-1:] != [one.offset]:
            self.places[one.line].append(one.offset)
        if not rows:
            self.tables.setdefault(self.choice(()), _Table())
        for row, is_again in zip(rows, again, strict=True):
            self.numbered += 1
            keys = tuple(key for key, _ in row)
            table = self.tables[self.choice(keys)]
            if keys not in table.shapes and len(table.header) <= columns:
                if len(table.shapes) == _SHAPES:
                    table.shapes.clear()
                table.shapes.add(keys)
                table.header |= dict.fromkeys(places_of(keys))
            if is_again:
                table.repeated.add(self.numbered)
            else:
                table.rows += any(text.strip() for _, text in row)


@frozen
class Survey:
    """What a file of pages holds."""

    tables: tuple[Pages, ...]
    broken: tuple[Broken, ...]
    more_broken: int
    """How many more values are broken than were to be kept."""
    lines: Lines
    """The pass in which it was read, which knows what is amiss with the text."""


def survey(member: Member, encoding: Encoding, registry: Registry, limits: Limits, served: Served) -> Survey | None:
    """Reads a file through; None if nothing in it is a page."""
    by_lines = is_by_lines(Lines(member.open, encoding, limits.document), limits.document)
    lines = Lines(member.open, encoding, limits.document)
    domains: dict[str, _Domain] = {}
    broken, more_broken, found_page = list[Broken](), 0, False
    for line, text in texts_of(lines, limits.document, by_lines=by_lines):
        start, counted = line, 0
        too_long = Broken(line, "", f"JSON of more than Limits(document={limits.document})", too_long=True)
        for one in [too_long] if text is None else values_in(text, line):
            found = list[tuple[str, list[Cells]]]()
            if isinstance(one, Placed) and text is not None:
                try:
                    found = [(name, [list(cells_of(row)) for row in rows]) for name, rows in elements_of(one.value)]
                except RecursionError as error:
                    start, counted = start + text.count("\n", counted, one.offset), one.offset
                    one = Broken(start, text[one.offset : one.end], f"nested too deep: {error}")
            if isinstance(one, Broken):
                found_page = found_page or one.too_long or OF_PAGES.search(one.text) is not None
                more_broken += len(broken) >= limits.issues
                broken += [one] if len(broken) < limits.issues else []
                continue
            found_page = found_page or is_page(one.value)
            for name, rows in found:
                folded = fold_domain(name)
                if folded not in domains:
                    kinds = records_of(folded, registry)
                    domains[folded] = _Domain(name, kinds, _choice(kinds))
                domain = domains[folded]
                countable = domain.numbered < limits.rows
                again = served.repeated(folded, rows) if countable else [False] * len(rows)
                domain.add(one, rows, again, limits.columns)
            if len(domains) > _MOST_DOMAINS:
                many = Broken(one.line, "", f"more than {_MOST_DOMAINS} domains", too_long=True)
                return Survey((), (many,), 0, lines)
    if not found_page:
        return None
    tables = tuple(
        Pages(
            member=member,
            encoding=encoding,
            longest=limits.document,
            by_lines=by_lines,
            domain=domain.name,
            record=record,
            kinds=domain.kinds,
            header=tuple(key for key, _ in table.header) or ("",),
            places={line: tuple(offsets) for line, offsets in domain.places.items()},
            repeated=frozenset(table.repeated),
            rows=table.rows,
        )
        for domain in domains.values()
        for record, table in domain.tables.items()
    )
    return Survey(tables, tuple(broken), more_broken, lines)
