"""Tables as Arrow tables: from text to columns, no record being made on the way.

A file that needs no patience is read by Arrow itself (`linkedin_export.interop.plain_arrow`); of all others the values
are those that records would have.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Any

from linkedin_export.interop.extras import needed
from linkedin_export.interop.plain_arrow import NotPlainError, plain_batches
from linkedin_export.plain import plain
from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.spec import Column, Record
from linkedin_export.schema.values import Many
from linkedin_export.table import File

if TYPE_CHECKING:
    import pyarrow

_BATCH = 4096
"""Values that are held before they become an array."""
_SAME = {"integer", "flag", "decimal", "day"}
"""Kinds whose values Arrow takes as they are."""
_PARTS = {
    "partial date": ("year", "month", "day"),
    "time range": ("start", "end"),
    "upload": ("kind", "at"),
    "labelled text": ("label", "value"),
    "answer": ("question", "answer"),
}
"""Kinds of values that become structs, and what these hold."""
EARLIEST = "_earliest"
"""What is added to the name of a field of partial dates for a column of days that can be sorted."""


def to_arrow(record: type[Record], files: Sequence[File]) -> pyarrow.Table:
    """An Arrow table: a column for each field, and ``extra``.

    Days are ``date32``; moments are timestamps, in UTC where the export says UTC, else without a zone, and ISO text in
    a column that has both. A partial date is a struct of year, month and day; a column of days follows it, named
    ``started_on_earliest``, the first day that it may be, none where the year is not known.
    """
    arrow = needed("pyarrow", "arrow")
    needed("pyarrow.compute", "arrow")
    needed("pyarrow.csv", "arrow")
    zoned = any(file.timezone is not None for file in files)
    columns = {column.field: ArrowColumn(arrow, column, zoned=zoned) for column in record.spec.columns}
    extra: list[Any] = []
    for file in files:
        try:
            batches: list[tuple[int, dict[str, Any]]] = list(plain_batches(arrow, record, file, columns))
        except NotPlainError:
            batches = list(_batches(arrow, record, file, columns))
        for count, made in batches:
            for field, column in columns.items():
                column.pieces.append(made[field] if field in made else column.blanks(count))
            extra.append(made.get("extra", _no_extra(arrow, count)))
    fields: dict[str, Any] = {}
    for column in columns.values():
        fields |= column.made()
    fields["extra"] = arrow.chunked_array(extra, _extra_type(arrow))
    return arrow.table(fields)


def _extra_type(arrow: Any) -> Any:
    return arrow.map_(arrow.string(), arrow.string())


def _no_extra(arrow: Any, count: int) -> Any:
    text = arrow.array([], arrow.string())
    return arrow.MapArray.from_arrays(arrow.array([0] * (count + 1), arrow.int32()), text, text)


def _batches(
    arrow: Any, record: type[Record], file: File, columns: dict[str, ArrowColumn]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Arrays by field, of the values that records would have, some thousand at a time."""
    held: dict[str, list[Any]] = {field: [] for field in (*columns, "extra")}
    for count, fields in file.fields(record):
        for field, values in held.items():
            found: Iterable[Any] = fields[field]
            values += islice(found, count)
        if len(held["extra"]) >= _BATCH:
            yield _arrays(arrow, held, columns)
            held = {field: [] for field in held}
    if held["extra"]:
        yield _arrays(arrow, held, columns)


def _arrays(arrow: Any, held: dict[str, list[Any]], columns: dict[str, ArrowColumn]) -> tuple[int, dict[str, Any]]:
    made = {field: column.array(held[field]) for field, column in columns.items()}
    extra = arrow.array([list(one.items()) for one in held["extra"]], _extra_type(arrow))
    return len(extra), {**made, "extra": extra}


class ArrowColumn:
    """A field as a column of an Arrow table, made piece by piece."""

    def __init__(self, arrow: Any, column: Column, *, zoned: bool) -> None:
        self._arrow = arrow
        self._column = column
        self._way = _way_of(column)
        self.type = _type_of(arrow, column, zoned=zoned)
        """The type of its values, but for moments of another sort than the column's spelling states."""
        self.pieces: list[Any] = []
        """Arrays, to be put together in this order."""

    def array(self, values: Sequence[Any]) -> Any:
        """The array of values as records have them; text that is empty stands for None."""
        column, arrow = self._column, self._arrow
        if column.kind.name != "moment":
            return arrow.array(list(map(self._way, values)), self.type)
        zones = {value.tzinfo is not None for value in values if value is not None}
        if len(zones) == 2:
            return arrow.array(list(map(plain, values)), arrow.string())
        return arrow.array(values, arrow.timestamp("us", tz="UTC" if True in zones else None) if zones else self.type)

    def blanks(self, count: int) -> Any:
        """As many times what the field holds where a cell is blank."""
        if not isinstance(self._column.kind, Many):
            return self._arrow.nulls(count, self.type)
        offsets = self._arrow.array([0] * (count + 1), self._arrow.int32())
        return self._arrow.ListArray.from_arrays(offsets, self._arrow.nulls(0, self.type.value_type), type=self.type)

    def made(self) -> dict[str, Any]:
        """The column, and for partial dates another of their earliest days, by name."""
        arrow, field = self._arrow, self._column.field
        sorts = {piece.type for piece in self.pieces if piece.null_count < len(piece)}
        kind = next(iter(sorts), self.type)
        pieces = self.pieces
        if len(sorts) > 1:  # moments with a zone, and others without
            kind = arrow.string()
            pieces = [arrow.array(list(map(plain, piece.to_pylist())), kind) for piece in pieces]
        whole = arrow.chunked_array([piece if piece.type == kind else piece.cast(kind) for piece in pieces], kind)
        if self._column.kind.name != "partial date":
            return {field: whole}
        return {field: whole, f"{field}{EARLIEST}": _earliest(arrow, whole)}


def _earliest(arrow: Any, dates: Any) -> Any:
    """The first day that each can mean; none without a year."""
    parts = (one and (one["year"], one["month"], one["day"]) for one in dates.to_pylist())
    days = [PartialDate(*one).earliest() if one and one[0] is not None else None for one in parts]
    return arrow.array(days, arrow.date32())


def _way_of(column: Column) -> Callable[[Any], Any]:
    """How a value becomes one that Arrow takes."""
    kind = column.kind
    if kind.verbatim:
        return lambda value: value or None
    if kind.name in _SAME:
        return lambda value: value
    if kind.name == "word":
        return lambda value: value.value if isinstance(value, Enum) else value
    if kind.name in _PARTS:
        return _parts_of(_PARTS[kind.name])
    if isinstance(kind, Many):
        if kind.item in _PARTS:
            parts = _parts_of(_PARTS[kind.item])
            return lambda values: list(map(parts, values))
        return list
    return _text


def _parts_of(names: tuple[str, ...]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else {name: getattr(value, name) for name in names}


def _text(value: Any) -> str | None:
    """A value that has no type in Arrow: as `to_dict` has it, or as JSON if that is no text."""
    shown = plain(value)
    return shown if shown is None or isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)


def _type_of(arrow: Any, column: Column, *, zoned: bool) -> Any:
    """The Arrow type of a field; all its moments are in UTC if they are put into a zone where none is stated."""
    kind = column.kind
    text, utc = arrow.string(), arrow.timestamp("us", tz="UTC")
    local = utc if zoned else arrow.timestamp("us")
    types = {
        "integer": arrow.int64(),
        "flag": arrow.bool_(),
        "decimal": arrow.decimal128(38, 18),
        "day": arrow.date32(),
        "moment": utc if "UTC" in getattr(kind, "spelling", "UTC") else local,
        "partial date": arrow.struct([(part, arrow.int32()) for part in _PARTS["partial date"]]),
        "time range": arrow.struct([(part, local) for part in _PARTS["time range"]]),
        "upload": arrow.struct([("kind", text), ("at", utc)]),
        "labelled text": arrow.struct([(part, text) for part in _PARTS["labelled text"]]),
        "answer": arrow.struct([(part, text) for part in _PARTS["answer"]]),
    }
    if isinstance(kind, Many):
        return arrow.list_(types.get(kind.item, text))
    return types.get(kind.name, text)
