"""Tables as data frames; no record is made on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Any

from linkedin_export.interop.arrow import to_arrow
from linkedin_export.interop.extras import needed
from linkedin_export.plain import plain
from linkedin_export.schema.spec import Column, Record
from linkedin_export.table import File

if TYPE_CHECKING:
    import pandas
    import polars

_KEPT = {"integer", "flag", "decimal", "day", "moment"}
"""Kinds whose values every tool has a type for; the others go as `to_dict` gives them."""


def _plain_way(column: Column) -> Callable[[Any], Any]:
    if column.kind.verbatim:
        return lambda value: value or None
    if column.kind.name in _KEPT:
        return lambda value: value
    if column.kind.name == "word":
        return lambda value: value.value if isinstance(value, Enum) else value
    return plain


def plain_columns(record: type[Record], files: Sequence[File]) -> dict[str, list[Any]]:
    """The values of each field, and ``extra`` as a dict, in types that every tool knows."""
    ways = {column.field: _plain_way(column) for column in record.spec.columns}
    found: dict[str, list[Any]] = {name: [] for name in (*ways, "extra")}
    for file in files:
        for count, fields in file.fields(record):
            for name, way in ways.items():
                found[name] += map(way, islice(fields[name], count))
            extras: Iterable[Any] = islice(fields["extra"], count)
            found["extra"] += map(dict, extras)
    return found


def to_pandas(record: type[Record], files: Sequence[File]) -> pandas.DataFrame:
    """A pandas data frame; days and moments stay Python's, lists stay lists, ``extra`` is a dict."""
    pandas_module = needed("pandas", "pandas")
    columns = {
        name: pandas_module.Series(values, dtype=object) for name, values in plain_columns(record, files).items()
    }
    frame: pandas.DataFrame = pandas_module.DataFrame(columns)
    return frame


def to_polars(record: type[Record], files: Sequence[File]) -> polars.DataFrame:
    """A polars data frame, by way of Arrow."""
    polars_module = needed("polars", "polars")
    frame: polars.DataFrame = polars_module.from_arrow(to_arrow(record, files))
    return frame
