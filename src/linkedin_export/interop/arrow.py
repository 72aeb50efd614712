"""Tables as Arrow tables: from cells to arrays, no record being made on the way.

Text goes into arrays as it stands, and moments that are spelt as LinkedIn spells them are read by Arrow itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any

from linkedin_export.interop.extras import needed
from linkedin_export.plain import plain
from linkedin_export.reading.parsing import Convert
from linkedin_export.schema import values
from linkedin_export.schema.dates import all_spelt
from linkedin_export.schema.lists import commas
from linkedin_export.schema.spec import Column, Record
from linkedin_export.schema.values import Kind, Many, Words
from linkedin_export.table import File

if TYPE_CHECKING:
    import pyarrow

_BATCH = 2048
"""Values that are held before they become an array."""
_SHAPES: dict[Kind[Any], str] = {
    values.utc_seconds: "0000-00-00 00:00:00 UTC",
    values.naive_seconds: "0000-00-00 00:00:00",
}
"""Kinds of moments that Arrow can read, and how they are spelt."""


def to_arrow(record: type[Record], files: Sequence[File]) -> pyarrow.Table:
    """An Arrow table.

    Moments are timestamps, in UTC where the export says UTC, else without a zone; ISO text in a column that has both.
    """
    arrow = needed("pyarrow", "arrow")
    needed("pyarrow.compute", "arrow")
    try:
        return _table(arrow, record, files, partial(_as_cells, moments=True))
    except arrow.ArrowInvalid:  # a moment that does not exist, spelt as if it did: a cell that only we report
        return _table(arrow, record, files, partial(_as_cells, moments=False))


def _table(arrow: Any, record: type[Record], files: Sequence[File], convert: Convert) -> Any:
    arrays = {column.field: _Array(arrow, column) for column in record.spec.columns}
    extras: list[Any] = []
    for file in files:
        for count, fields in file.fields(record, convert):
            for name, array in arrays.items():
                array.add(fields[name], count)
            found: Iterable[Any] = fields["extra"]
            extras += [()] * count if isinstance(found, repeat) else [list(extra.items()) for extra in found]
    made = {name: array.made() for name, array in arrays.items()}
    return arrow.table({**made, "extra": arrow.array(extras, arrow.map_(arrow.string(), arrow.string()))})


def _as_cells(column: Column, *, moments: bool) -> Callable[[Sequence[str]], Sequence[Any]]:
    """How the cells of a column are read: as they stand where Arrow can make more of them than we."""
    if moments and column.kind in _SHAPES:
        return partial(_moments, _SHAPES[column.kind])
    if column.kind is commas:
        return _unchanged
    if isinstance(column.kind, Words):
        return partial(_words, column.kind.texts)
    return column.kind.column


def _unchanged(cells: Sequence[str]) -> Sequence[str]:
    return ["" if cell.isspace() else cell for cell in cells] if any(map(str.isspace, cells)) else cells


def _words(texts: Mapping[str, str | None], cells: Sequence[str]) -> list[str | None]:
    return list(map(texts.__getitem__, cells))


def _moments(shape: str, cells: Sequence[str]) -> Sequence[str]:
    """The cells, for Arrow to read them. Raises ValueError for one that is spelt otherwise."""
    all_spelt([cell for cell in cells if cell] if "" in cells else cells, shape)
    return cells


class _Array:
    """The array of one field, made piece by piece."""

    def __init__(self, arrow: Any, column: Column) -> None:
        self._arrow = arrow
        self._column = column
        self._type = _type_of(arrow, column)
        self._held: list[Any] = []
        self._blank = 0
        self._pieces: list[Any] = []
        self._way = _way_of(column)
        self._falsy_is_blank = column.kind.name not in ("flag", "integer", "decimal")

    def add(self, values: Iterable[Any], count: int) -> None:
        """Takes the values of a chunk, or one value for all without an end."""
        if isinstance(values, repeat) or (self._falsy_is_blank and not any(values)):
            self._flush_held()
            self._blank += count
        else:
            self._flush_blank()
            self._held += values
            if len(self._held) >= _BATCH and self._type is not None:
                self._flush_held()

    def made(self) -> Any:
        """All of it."""
        self._flush()
        arrow, pieces = self._arrow, self._pieces
        types = {piece.type for piece in pieces if piece.null_count < len(piece)}
        if len(types) > 1:  # moments with a zone, and others without
            pieces = [arrow.array([plain(value) for value in piece.to_pylist()], arrow.string()) for piece in pieces]
            types = {arrow.string()}
        kind = next(iter(types), self._type)
        if kind is None:
            return arrow.nulls(sum(map(len, pieces)))
        return arrow.chunked_array([piece if piece.type == kind else piece.cast(kind) for piece in pieces], kind)

    def _flush(self) -> None:
        self._flush_held()
        self._flush_blank()

    def _flush_blank(self) -> None:
        if self._blank:
            self._pieces.append(_blanks(self._arrow, self._type, self._column, self._blank))
            self._blank = 0

    def _flush_held(self) -> None:
        if self._held:
            self._pieces.append(self._way(self._arrow, self._type, self._held))
            self._held = []


def _blanks(arrow: Any, kind: Any, column: Column, count: int) -> Any:
    """As many times what a field holds where a cell is blank."""
    if not isinstance(column.kind, Many):
        return arrow.nulls(count, kind)
    items = arrow.nulls(0, arrow.string() if kind is None else kind.value_type)
    return arrow.ListArray.from_arrays(arrow.array([0] * (count + 1), arrow.int32()), items)


_Way = Callable[[Any, Any, list[Any]], Any]
"""Makes an array of a type of values that were held."""


def _way_of(column: Column) -> _Way:
    if column.kind.verbatim:
        return _texts
    if column.kind is commas:
        return _lists
    if column.kind.name == "moment":
        return partial(_moments_of, column)
    return _as_it_is if column.kind.name in ("integer", "flag", "decimal", "day", "word") else _plainly


def _texts(arrow: Any, kind: Any, held: list[Any]) -> Any:
    made = arrow.array(held, kind)
    return arrow.compute.if_else(arrow.compute.equal(made, ""), None, made) if "" in held else made


def _lists(arrow: Any, kind: Any, held: list[Any]) -> Any:
    """Lists of cells that Arrow takes apart; of nothing for those that are empty, or not there."""
    texts = arrow.array([cell or "" for cell in held], arrow.string())
    if all(held) and "," not in "\n".join(held):
        return arrow.ListArray.from_arrays(arrow.array(range(len(held) + 1), arrow.int32()), texts)
    made = arrow.compute.split_pattern(texts, ",")
    if all(held):
        return made
    return arrow.array([[] if items == [""] else items for items in made.to_pylist()], kind)


def _moments_of(column: Column, arrow: Any, kind: Any, held: list[Any]) -> Any:
    """Moments, of cells that Arrow reads, or of values; ISO text where some have a zone and some have not."""
    sorts = set(map(type, held))
    if sorts == {str}:
        texts = arrow.array(held, arrow.string())
        texts = arrow.compute.if_else(arrow.compute.equal(texts, ""), None, texts) if "" in held else texts
        return arrow.compute.utf8_slice_codeunits(texts, 0, 19).cast(arrow.timestamp("us")).cast(kind)
    if str in sorts:
        held = [(column.kind.read(value) if value else None) if isinstance(value, str) else value for value in held]
    zones = {value.tzinfo is not None for value in held if value is not None}
    if len(zones) == 2:
        return arrow.array(list(map(plain, held)), arrow.string())
    return arrow.array(held, arrow.timestamp("us", tz="UTC" if True in zones else None) if zones else kind)


def _as_it_is(arrow: Any, kind: Any, held: list[Any]) -> Any:
    return arrow.array(held, kind)


def _plainly(arrow: Any, kind: Any, held: list[Any]) -> Any:
    return arrow.array(list(map(plain, held)), kind)


def _type_of(arrow: Any, column: Column) -> Any:
    """The type of a field's values; None if Arrow has to tell it from them."""
    kind = column.kind
    if isinstance(kind, Many):
        return arrow.list_(arrow.string()) if kind.item == "text" else None
    simple = {
        "day": arrow.date32(),
        "integer": arrow.int64(),
        "flag": arrow.bool_(),
        "decimal": arrow.decimal128(38, 18),
        "moment": arrow.timestamp("us", tz="UTC" if "UTC" in getattr(kind, "spelling", "UTC") else None),
    }
    return None if kind.name in ("upload", "time range", "map") else simple.get(kind.name, arrow.string())
