"""Exports as a data source of Spark: one partition for each archive, a table for each kind of record.

Needs the extra ``spark``, on the driver and on every executor; importing this module raises MissingExtraError without.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from glob import glob
from itertools import islice
from pathlib import Path
from typing import Any

from linkedin_export.errors import MissingExtraError, MissingSourceError, SourceError
from linkedin_export.export import Export, zone_of
from linkedin_export.export import open as open_export
from linkedin_export.issues import Code, Issue
from linkedin_export.plain import plain
from linkedin_export.reading.files import Unrecognised
from linkedin_export.records import registry
from linkedin_export.schema.spec import Column, Record

try:
    import pyarrow
    from pyspark.sql import types  # pyright: ignore[reportMissingImports]
    from pyspark.sql.datasource import (  # pyright: ignore[reportMissingImports]
        DataSource,
        DataSourceReader,
        InputPartition,
    )
except ImportError as error:
    raise MissingExtraError(f"{error.name} is not installed: pip install 'linkedin-export[spark]'") from error

ISSUES = "issues"
"""The table of all that was found in the archives, instead of what is in them."""
_BATCH = 2048
"""Rows that are sent to Spark at a time."""


class LinkedInExport(DataSource):
    """Tables of many exports: ``spark.dataSource.register(LinkedInExport)``, then

    ``spark.read.format("linkedin_export").option("table", "messages").load("exports/*.zip")``.

    Options: ``table``, the name of the attribute of `Export`, or ``issues``; ``assumeTimezone``, the zone of times that
    the exports state without one. What is loaded are paths of zips and folders, or patterns of them, which the driver
    lists and every executor can read.

    A table has a column for each field, ``extra``, ``source`` and ``archive``. A time is a timestamp if its file states
    UTC today or if a zone is assumed, else one without a zone. A time of the other sort, as some years' files have, is
    null, and its text is in ``extra``.

    An archive that cannot be opened has no rows but one in ``issues``.
    """

    @classmethod
    def name(cls) -> str:
        return "linkedin_export"

    def schema(self) -> types.StructType:
        return _schema(_table(self.options), _zone(self.options))

    def reader(self, schema: types.StructType) -> DataSourceReader:
        return Reader(_patterns(self.options), _table(self.options), _zone(self.options), schema)


class Reader(DataSourceReader):
    """Reads one table of every archive that the patterns name."""

    def __init__(self, patterns: Sequence[str], table: str, zone: str | None, schema: types.StructType) -> None:
        self._patterns = patterns
        self._table = table
        self._zone = zone
        self._schema = _arrow_schema(schema)

    def partitions(self) -> Sequence[InputPartition]:
        """One for each archive. Raises MissingSourceError if there is none of a pattern."""
        found = (path for pattern in self._patterns for path in _paths(pattern))
        return [InputPartition(path) for path in dict.fromkeys(found)]

    def read(self, partition: InputPartition) -> Iterator[pyarrow.RecordBatch]:
        """The rows of one archive."""
        archive = partition.value
        try:
            export = open_export(archive, assume_timezone=self._zone)
        except SourceError as error:
            unopened = [Issue(Code.UNREADABLE, "", message=str(error))] if self._table == ISSUES else []
            yield from self._batches(map(partial(_row_of_issue, archive), unopened))
            return
        yield from self._batches(_rows(export, archive, self._table, zoned=self._zone is not None))

    def _batches(self, rows: Iterator[dict[str, Any]]) -> Iterator[pyarrow.RecordBatch]:
        while some := list(islice(rows, _BATCH)):
            yield pyarrow.RecordBatch.from_pylist(some, self._schema)


def _table(options: Any) -> str:
    """The table asked for. Raises ValueError if there is none of that name."""
    table: str | None = options.get("table")
    known = [ISSUES, Unrecognised.spec.table, *sorted(record.spec.table for record in registry.records)]
    if table not in known:
        raise ValueError(f'.option("table", ...) is one of {", ".join(known)}; not {table!r}')
    return table


def _zone(options: Any) -> str | None:
    """The zone to assume. Raises ValueError if there is no such zone."""
    zone: str | None = options.get("assumeTimezone")
    zone_of(zone)
    return zone


def _patterns(options: Any) -> list[str]:
    """What ``load`` was given: one path, or, from several, a list as JSON. Raises ValueError for nothing."""
    several: list[str] = json.loads(options.get("paths", "[]"))
    one = options.get("path")
    if not several and not one:
        raise ValueError('load() needs the paths of exports: .load("exports/*.zip")')
    return several or [one]


def _paths(pattern: str) -> list[str]:
    """The paths that a pattern names, in order. Raises MissingSourceError if there is none."""
    bare = pattern.removeprefix("file://").removeprefix("file:")
    if "://" in bare:
        raise SourceError(f"{pattern}: give a path that this computer and every executor can open")
    found = [bare] if Path(bare).exists() else sorted(glob(bare, recursive=True))  # noqa: PTH207 - absolute, too
    if not found:
        raise MissingSourceError(f"{pattern}: there is no such file or folder")
    return [str(Path(path).absolute()) for path in found]


def _record(table: str) -> type[Record]:
    return next((record for record in registry.records if record.spec.table == table), Unrecognised)


# Types. Nothing is told from values, for Spark has to know the schema before any archive is read.


def _struct(**fields: types.DataType) -> types.StructType:
    return types.StructType([types.StructField(name, kind) for name, kind in fields.items()])


_TEXT, _NUMBER = types.StringType(), types.LongType()
_PARTIAL = _struct(year=types.IntegerType(), month=types.IntegerType(), day=types.IntegerType())
_SIMPLE = {
    "integer": _NUMBER,
    "flag": types.BooleanType(),
    "decimal": types.DecimalType(38, 18),
    "day": types.DateType(),
    "partial date": _PARTIAL,
    "list of text": types.ArrayType(_TEXT),
    "list of labelled text": types.ArrayType(_struct(label=_TEXT, value=_TEXT)),
    "list of answer": types.ArrayType(_struct(question=_TEXT, answer=_TEXT)),
    "upload": _struct(kind=_TEXT, at=types.TimestampType()),
}
"""Types of the kinds of values that are no text and have but one type."""
_ISSUE = _struct(archive=_TEXT, file=_TEXT, line=_NUMBER, code=_TEXT, severity=_TEXT, header=_TEXT, message=_TEXT)


def _schema(table: str, zone: str | None) -> types.StructType:
    if table == ISSUES:
        return _ISSUE
    return _struct(
        **{column.field: _type_of(column, zoned=zone is not None) for column in _record(table).spec.columns},
        extra=types.MapType(_TEXT, _TEXT),
        source=_struct(file=_TEXT, line=_NUMBER),
        archive=_TEXT,
    )


def _type_of(column: Column, *, zoned: bool) -> types.DataType:
    moment = types.TimestampType() if zoned or _states_utc(column) else types.TimestampNTZType()
    if column.kind.name == "moment":
        return moment
    return (
        _struct(start=moment, end=moment) if column.kind.name == "time range" else _SIMPLE.get(column.kind.name, _TEXT)
    )


def _states_utc(column: Column) -> bool:
    """Whether the moments of a column are in UTC today; those counted from 1970 are, too."""
    return column.kind.name == "moment" and "UTC" in getattr(column.kind, "spelling", "UTC")


def _arrow_schema(schema: types.StructType) -> pyarrow.Schema:
    return pyarrow.schema([(field.name, _arrow(field.dataType)) for field in schema.fields])


def _arrow(kind: types.DataType) -> pyarrow.DataType:
    """The Arrow type that Spark wants for one of its own."""
    if isinstance(kind, types.StructType):
        return pyarrow.struct([(field.name, _arrow(field.dataType)) for field in kind.fields])
    if isinstance(kind, types.ArrayType):
        return pyarrow.list_(pyarrow.field("element", _arrow(kind.elementType)))
    if isinstance(kind, types.MapType):
        return pyarrow.map_(_arrow(kind.keyType), _arrow(kind.valueType))
    return _ARROW[kind.typeName()]


_ARROW = {
    "string": pyarrow.string(),
    "integer": pyarrow.int32(),
    "long": pyarrow.int64(),
    "boolean": pyarrow.bool_(),
    "decimal": pyarrow.decimal128(38, 18),
    "date": pyarrow.date32(),
    "timestamp": pyarrow.timestamp("us", tz="UTC"),
    "timestamp_ntz": pyarrow.timestamp("us"),
}


# Values.


def _rows(export: Export, archive: str, table: str, *, zoned: bool) -> Iterator[dict[str, Any]]:
    if table == ISSUES:
        return map(partial(_row_of_issue, archive), export.issues)
    record = _record(table)
    ways = {column.field: _way_of(column) for column in record.spec.columns}
    moments = {
        column.field: (column.header, zoned or _states_utc(column))
        for column in record.spec.columns
        if column.kind.name == "moment"
    }
    return (_row(one, archive, ways, moments) for one in export.stream(record))


def _row(
    one: Record, archive: str, ways: dict[str, Callable[[Any], Any]], moments: dict[str, tuple[str, bool]]
) -> dict[str, Any]:
    row = {field: None if (value := getattr(one, field)) is None else way(value) for field, way in ways.items()}
    extra = dict(one.extra)
    for field, (header, zoned) in moments.items():
        moment: datetime | None = row[field]
        if moment is not None and (moment.tzinfo is not None) != zoned:
            extra.setdefault(header, moment.isoformat())
            row[field] = None
    return {**row, "extra": list(extra.items()), "source": _fields("file", "line")(one.source), "archive": archive}


def _row_of_issue(archive: str, issue: Issue) -> dict[str, Any]:
    return {
        "archive": archive,
        "file": issue.file or None,
        "line": issue.line,
        "code": issue.code.value,
        "severity": issue.severity.value,
        "header": issue.header,
        "message": issue.message or issue.code.meaning,
    }


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    """A value that has no type in Spark: as `to_dict` has it, or as JSON if that is no text."""
    shown = plain(value)
    return shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)


def _fields(*names: str) -> Callable[[Any], dict[str, Any]]:
    return lambda value: {name: getattr(value, name) for name in names}


def _each(way: Callable[[Any], Any]) -> Callable[[Sequence[Any]], list[Any]]:
    return lambda values: list(map(way, values))


def _way_of(column: Column) -> Callable[[Any], Any]:
    """How the values of a column become Arrow's."""
    if column.kind.verbatim or column.kind.name in ("moment", "integer", "flag", "decimal", "day"):
        return _same
    return _WAYS.get(column.kind.name, _text)


_WAYS: dict[str, Callable[[Any], Any]] = {
    "partial date": _fields("year", "month", "day"),
    "time range": _fields("start", "end"),
    "upload": _fields("kind", "at"),
    "list of text": list,
    "list of labelled text": _each(_fields("label", "value")),
    "list of answer": _each(_fields("question", "answer")),
}
