"""What has changed from one copy of an account to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from attrs import field, frozen

from linkedin_export.export import Export
from linkedin_export.history.copies import Copy
from linkedin_export.history.matching import matched
from linkedin_export.history.merging import Merged
from linkedin_export.history.values import is_blank, says_the_same
from linkedin_export.plain import plain, to_dict
from linkedin_export.reading.files import Unrecognised
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.names import fold
from linkedin_export.schema.spec import Column, Record
from linkedin_export.shown import cut, printable
from linkedin_export.table import collector_paused

R = TypeVar("R", bound=Record)

_MOST = 10
"""How many records of a sort are shown of each table."""
_LABEL, _LONGEST = 4, 40
"""How many fields tell which record is meant, and how long each may be."""


class FieldChange(NamedTuple):
    """A value that is another one now; ``extra`` for what no field holds."""

    field: str
    old: Any
    new: Any


@frozen
class Change(Generic[R]):
    """A record before and after, and the fields that differ."""

    old: R
    new: R
    fields: tuple[FieldChange, ...]


@frozen(kw_only=True)
class TableDiff(Generic[R]):
    """What has changed in one table."""

    record: type[R]
    """The class of its records."""
    added: tuple[R, ...] = ()
    """Records that the new copy has and the old one has not, in the order of the new one."""
    gone: tuple[R, ...] = ()
    """Records that the old copy has and the new one has not, in the order of the old one."""
    changed: tuple[Change[R], ...] = ()
    """Records that both have, with other values, in the order of the new one."""

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)

    def __str__(self) -> str:
        return f"{self.record.spec.table}: {len(self.added)} added, {len(self.gone)} gone, {len(self.changed)} changed"


@frozen(kw_only=True)
class Diff:
    """What has changed from an old copy to a new one; ``str()`` shows it, ``to_dict()`` is JSON-able.

    ``diff.connections.gone`` is the same as ``diff.read(Connection).gone``. False if nothing has changed.
    """

    tables: Mapping[type[Record], TableDiff[Any]] = field(repr=False)
    """The tables that both have, changed or not."""
    not_in_new: tuple[type[Record], ...]
    """Tables that were not compared, because the new copy does not have them, or not to the end."""
    not_in_old: tuple[type[Record], ...]
    """Tables that were not compared, because the old copy does not have them, or not to the end."""

    def read(self, record: type[R]) -> TableDiff[R]:
        """What has changed in the table of a record class; nothing if it was not compared."""
        return self.tables.get(record) or TableDiff(record=record)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> TableDiff[Any]:
            """What has changed in a table, by the name that it has in an export."""
            for record in (*self.tables, *self.not_in_new, *self.not_in_old):
                if record.spec.table == name:
                    return self.read(record)
            raise AttributeError(f"neither copy has a table {name!r}")

    def __dir__(self) -> list[str]:
        found = (*self.tables, *self.not_in_new, *self.not_in_old)
        return sorted({*super().__dir__(), *(record.spec.table for record in found)})

    def __bool__(self) -> bool:
        return any(self.tables.values())

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON-able data, by table: records as `linkedin_export.to_dict` gives them."""
        return {
            "tables": {record.spec.table: _as_dict(table) for record, table in self.tables.items() if table},
            "not_in_new": [record.spec.table for record in self.not_in_new],
            "not_in_old": [record.spec.table for record in self.not_in_old],
        }

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self, most: int | None = _MOST) -> Iterator[str]:
        """What ``str()`` shows, with at most so many records of each sort, or with all."""
        for table in filter(None, self.tables.values()):
            yield str(table)
            for mark, shown in _shown(table):
                yield from (f"  {mark} {one}" for one in shown[:most])
                if most is not None and len(shown) > most:
                    yield f"  {mark} and {len(shown) - most} more"
        if not self:
            yield "Nothing has changed in what both copies have."
        for note, records in self._notes():
            yield f"{note}: {', '.join(record.spec.table for record in records)}"

    def _notes(self) -> Iterator[tuple[str, tuple[type[Record], ...]]]:
        if self.not_in_new:
            yield "Not compared, for the new copy does not have it", self.not_in_new
        if self.not_in_old:
            yield "Not compared, for the old copy does not have it", self.not_in_old

    def _repr_html_(self) -> str:
        """The same for a notebook."""
        parts: list[str] = []
        for table in filter(None, self.tables.values()):
            parts.append(f"<p><b>{escape(str(table))}</b></p><ul style='list-style:none'>")
            for mark, shown in _shown(table):
                parts += [f"<li>{mark} {escape(one)}</li>" for one in shown[:_MOST]]
                if len(shown) > _MOST:
                    parts.append(f"<li>{mark} and {len(shown) - _MOST} more</li>")
            parts.append("</ul>")
        if not self:
            parts.append("<p>Nothing has changed in what both copies have.</p>")
        for note, records in self._notes():
            parts.append(f"<p>{escape(note)}: {escape(', '.join(record.spec.table for record in records))}</p>")
        return f"<div>{''.join(parts)}</div>"


def diff(old: Export, new: Export) -> Diff:
    """What has changed from an old copy of an account to a new one, table by table, by the keys of the records.

    Of a merged export the records count that its newest copy has. A table that one of the two does not have is not
    compared. A column that one of them does not have changes nothing, nor does a moment that is only spelt to the
    minute, or without its zone. Raises TypeError for what is no export.
    """
    for export in (old, new):
        if not isinstance(export, Export):
            raise TypeError(f"diff() takes exports, not {type(export).__name__}; open() makes one of a path")
    before, after = _State(old), _State(new)
    records = [*new.registry.records, Unrecognised]
    records += [record for record in old.registry.records if record not in records]
    have_old, have_new = before.have(records), after.have(records)
    with collector_paused():
        tables = {record: _compared(record, before, after) for record in records if record in have_old & have_new}
    return Diff(
        tables=tables,
        not_in_new=tuple(record for record in records if record in have_old - have_new),
        not_in_old=tuple(record for record in records if record in have_new - have_old),
    )


class _State:
    """What an export says of the day it was made."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._copies = export.copies if isinstance(export, Merged) else (Copy(export),)

    def have(self, records: Iterable[type[Record]]) -> set[type[Record]]:
        known = {*self._export.registry.records, Unrecognised}
        return {one for one in records if one in known and any(copy.delivers(one) for copy in self._copies)}

    def rows(self, record: type[R]) -> list[R]:
        return cast(Merged, self._export).read(record).present if self._merged else list(self._export.read(record))

    @property
    def _merged(self) -> bool:
        return isinstance(self._export, Merged)

    def fields(self, record: type[Record]) -> frozenset[str]:
        return frozenset().union(*(copy.fields(record) for copy in self._copies))


def _compared(record: type[R], before: _State, after: _State) -> TableDiff[R]:
    old, new = before.rows(record), after.rows(record)
    found = matched(record.spec.key, old, old, new)
    stated = before.fields(record) & after.fields(record)
    columns = [column for column in record.spec.columns if column.field in stated]
    kept = {at for at in found if at is not None}
    pairs = [(old[at], one) for one, at in zip(new, found, strict=True) if at is not None]
    changes = [Change(one, other, tuple(_changes(one, other, columns))) for one, other in pairs]
    return TableDiff(
        record=record,
        added=tuple(one for one, at in zip(new, found, strict=True) if at is None),
        gone=tuple(one for at, one in enumerate(old) if at not in kept),
        changed=tuple(change for change in changes if change.fields),
    )


def _changes(old: Record, new: Record, columns: Iterable[Column]) -> Iterator[FieldChange]:
    for column in columns if old != new else ():
        one, other = getattr(old, column.field), getattr(new, column.field)
        unread = (is_blank(one) and _unread(column, old)) or (is_blank(other) and _unread(column, new))
        if not says_the_same(one, other) and not unread:
            yield FieldChange(column.field, one, other)
    differing = sorted(header for header in old.extra if new.extra.get(header, old.extra[header]) != old.extra[header])
    if differing:
        one, other = (FrozenMap({header: of.extra[header] for header in differing}) for of in (old, new))
        yield FieldChange("extra", one, other)


def _unread(column: Column, row: Record) -> bool:
    """Whether there is text for a field that could not be read."""
    return not {fold(header) for header in row.extra}.isdisjoint(map(fold, column.headers))


# Showing


def _as_dict(table: TableDiff[Any]) -> dict[str, Any]:
    return {
        "added": [to_dict(one) for one in table.added],
        "gone": [to_dict(one) for one in table.gone],
        "changed": [
            {
                "old": to_dict(one.old),
                "new": to_dict(one.new),
                "fields": {change.field: {"old": plain(change.old), "new": plain(change.new)} for change in one.fields},
            }
            for one in table.changed
        ],
    }


def _shown(table: TableDiff[Any]) -> Iterator[tuple[str, list[str]]]:
    yield "+", [_label(one) for one in table.added]
    yield "-", [_label(one) for one in table.gone]
    yield "~", [f"{_label(one.new)}: {', '.join(map(_change, one.fields))}" for one in table.changed]


def _label(record: Record) -> str:
    """The first fields with text, but for links and numbers of profiles and conversations."""
    columns = [column for column in record.spec.columns if column.pii != "profile"]
    values = [getattr(record, column.field) for column in columns]
    values = [value for value in (*values, record.extra) if not is_blank(value) and value != {}]
    return ", ".join(map(_text, values[:_LABEL])) or "a row of which nothing can be shown"


def _change(change: FieldChange) -> str:
    return f"{change.field} {_text(change.old)} -> {_text(change.new)}"


def _text(value: object) -> str:
    if is_blank(value):
        return "(blank)"
    data = plain(value)
    if isinstance(data, dict):
        data = [f"{key} {item}" for key, item in data.items()]
    return cut(printable("; ".join(map(str, data)) if isinstance(data, list) else str(data)), _LONGEST)
