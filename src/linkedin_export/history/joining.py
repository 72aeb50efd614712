"""One table of several copies: its records, where each was seen, and which value comes from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import attrs
from attrs import frozen

from linkedin_export.history.copies import Copy
from linkedin_export.history.matching import matched, whole
from linkedin_export.history.values import is_blank, says_more
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.spec import Record, Source

R = TypeVar("R", bound=Record)


class Sighting(NamedTuple):
    """A copy that has a record, and where in it: the file and the line, None for a record that was not read."""

    copy: Copy
    source: Source | None


@frozen(kw_only=True)
class Provenance:
    """Where a merged record comes from."""

    seen: tuple[Sighting, ...]
    """Every copy that has it, oldest first."""
    gone: bool
    """Whether the newest copy that has such a table has it no longer."""
    older: Mapping[str, Copy]
    """The fields whose values are not those of the last copy that has it, and the copies whose they are."""

    @property
    def first(self) -> Copy:
        """The oldest copy that has it."""
        return self.seen[0].copy

    @property
    def last(self) -> Copy:
        """The newest copy that has it."""
        return self.seen[-1].copy

    def copy_of(self, field: str) -> Copy:
        """The newest copy that states the value of a field."""
        return self.older.get(field, self.last)


class _Known(Generic[R]):
    """A record while copies are gone through."""

    __slots__ = ("older", "position", "record", "row", "seen")

    def __init__(self, row: R, copy: int, position: int) -> None:
        self.record = self.row = row
        self.seen = [(copy, row.source)]
        self.older: dict[str, int] = {}
        self.position = position

    def update(self, row: R, copy: int, position: int) -> None:
        """Takes in how a later copy has it."""
        if self.older or whole(row) != whole(self.record):
            self._take_over(row)
        else:
            self.record = row
        self.row, self.position = row, position
        self.seen.append((copy, row.source))

    def _take_over(self, row: R) -> None:
        record, before = self.record, self.seen[-1][0]
        kept: dict[str, Any] = {}
        for column in row.spec.columns:
            old, new = getattr(record, column.field), getattr(row, column.field)
            if (is_blank(new) and not is_blank(old)) or says_more(old, new):
                kept[column.field] = old
                self.older.setdefault(column.field, before)
            else:
                self.older.pop(column.field, None)
        if record.extra and dict(record.extra) != dict(row.extra):
            kept["extra"] = FrozenMap({**record.extra, **row.extra})
        self.record = attrs.evolve(row, **kept) if kept else row


class Joined(Generic[R]):
    """The merged table: records of the newest copy in its order, then those last seen in earlier ones."""

    def __init__(self, record: type[R], copies: Sequence[Copy], tables: Sequence[Iterable[R]]) -> None:
        self._copies = copies
        known: list[_Known[R]] = []
        for copy, table in enumerate(tables):
            rows = list(table)
            found = matched(record.spec.key, [one.record for one in known], [one.row for one in known], rows)
            for position, (row, at) in enumerate(zip(rows, found, strict=True)):
                if at is None:
                    known.append(_Known(row, copy, position))
                else:
                    known[at].update(row, copy, position)
        known.sort(key=lambda one: (-one.seen[-1][0], one.position))
        self._known = known
        self._told = max((copy.day for copy in copies if copy.tells_gone(record)), default=None)
        """The day of the newest copy that has all of the table."""

    def __len__(self) -> int:
        return len(self._known)

    def record(self, number: int) -> R:
        """A record, by its place in the table."""
        return self._known[number].record

    def last_copy(self, number: int) -> int:
        """The number of the last copy that has it."""
        return self._known[number].seen[-1][0]

    def gone(self, number: int) -> bool:
        """Whether the newest copy that tells has it no longer."""
        return self._told is not None and self._copies[self.last_copy(number)].day < self._told

    def provenance(self, number: int) -> Provenance:
        """Where a record comes from."""
        one = self._known[number]
        return Provenance(
            seen=tuple(Sighting(self._copies[copy], source) for copy, source in one.seen),
            gone=self.gone(number),
            older={field: self._copies[copy] for field, copy in one.older.items()},
        )
