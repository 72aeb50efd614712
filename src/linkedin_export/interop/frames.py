"""Tables as Arrow tables and data frames, types kept as far as the tool knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from linkedin_export.errors import MissingExtraError
from linkedin_export.plain import plain
from linkedin_export.schema.spec import Column, Record
from linkedin_export.schema.values import Many

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def _needed(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"{module} is not installed: pip install 'linkedin-export[{extra}]'") from error


_KEPT = {"text", "url", "integer", "flag", "decimal", "day", "moment"}
"""Kinds whose values every tool has a type for; the others go as `to_dict` gives them."""


def _word(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _ways(column: Column) -> Callable[[Any], Any]:
    if column.kind.name in _KEPT:
        return lambda value: value
    if column.kind.name == "word":
        return _word
    return plain


def plain_columns(record: type[Record], records: Sequence[Record]) -> dict[str, list[Any]]:
    """The values of each field, and ``extra`` as a dict, in types that every tool knows."""
    columns = {
        column.field: list(map(_ways(column), [getattr(one, column.field) for one in records]))
        for column in record.spec.columns
    }
    return {**columns, "extra": [dict(one.extra) for one in records]}


def to_pandas(record: type[Record], records: Sequence[Record]) -> pandas.DataFrame:
    """A pandas data frame; days and moments stay Python's, lists stay lists, ``extra`` is a dict."""
    pandas_module = _needed("pandas", "pandas")
    columns = {
        name: pandas_module.Series(values, dtype=object) for name, values in plain_columns(record, records).items()
    }
    frame: pandas.DataFrame = pandas_module.DataFrame(columns)
    return frame


def to_polars(record: type[Record], records: Sequence[Record]) -> polars.DataFrame:
    """A polars data frame, by way of Arrow."""
    polars_module = _needed("polars", "polars")
    frame: polars.DataFrame = polars_module.from_arrow(to_arrow(record, records))
    return frame


def to_arrow(record: type[Record], records: Sequence[Record]) -> pyarrow.Table:
    """An Arrow table.

    Moments are timestamps, in UTC where the export says UTC, else without a zone; ISO text in a column that has both.
    """
    arrow = _needed("pyarrow", "arrow")
    columns = plain_columns(record, records)
    extras = [list(extra.items()) for extra in columns.pop("extra")]
    arrays = {column.field: _array(arrow, column, columns[column.field]) for column in record.spec.columns}
    arrays["extra"] = arrow.array(extras, arrow.map_(arrow.string(), arrow.string()))
    return arrow.table(arrays)


def _array(arrow: Any, column: Column, values: Sequence[Any]) -> Any:
    if column.kind.name != "moment":
        return arrow.array(values, _arrow_type(arrow, column))
    aware = {value.tzinfo is not None for value in values if value is not None}
    if len(aware) == 2:
        return arrow.array(list(map(plain, values)), arrow.string())
    return arrow.array(values, arrow.timestamp("us", tz="UTC" if True in aware else None))


def _arrow_type(arrow: Any, column: Column) -> Any:
    name = column.kind.name
    if isinstance(column.kind, Many):
        return arrow.list_(arrow.string()) if column.kind.item == "text" else None
    simple = {
        "day": arrow.date32(),
        "integer": arrow.int64(),
        "flag": arrow.bool_(),
        "decimal": arrow.decimal128(38, 18),
    }
    if name in ("upload", "time range", "map"):
        return None
    return simple.get(name, arrow.string())
