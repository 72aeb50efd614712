"""Exports as SQLite databases, written with sqlite-utils.

A table has a row for each record: days and moments as ISO text, which SQLite's date functions read and which sorts as
the dates do; flags as 0 and 1; decimals as text, exact to the digit; lists, objects and ``extra`` as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkedin_export.interop.extras import needed
from linkedin_export.interop.listing import (
    FILE_COLUMNS,
    FILES,
    ISSUE_COLUMNS,
    ISSUES,
    files_of,
    issues_of,
    tables_by_name,
)
from linkedin_export.interop.targets import whole_file
from linkedin_export.plain import plain
from linkedin_export.schema.spec import Column, Record

if TYPE_CHECKING:
    from linkedin_export.export import Export
    from linkedin_export.table import Table

_SIGN = b"LIex"
"""The application id of the databases written here, https://www.sqlite.org/fileformat2.html#application_id."""
_SIGN_AT = 68
_CONVERSATIONS = "conversations"
_CONVERSATION = "conversation_id"
_SEARCHED = ("sender", "recipients", "conversation_title", "subject", "content")
"""The fields of messages that can be searched."""
_OWN: dict[str, type] = {"extra": str, "source_file_id": int, "source_line": int}
"""The columns of every table besides the record's fields; ``row_id`` comes first."""


def to_sqlite(export: Export, path: Path) -> dict[str, int]:
    """Writes a database; the number of rows of each table of records. See `Conversions.to_sqlite`."""
    sqlite_utils = needed("sqlite_utils", "sqlite")
    tables = tables_by_name(export, (FILES, ISSUES, _CONVERSATIONS))
    _refuse(path)
    with whole_file(path) as made, closing(sqlite_utils.Database(str(made))) as database:
        # Nothing is there to be kept if it fails, and to wait for the disk at each table takes most of the time.
        database.conn.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA application_id = {int.from_bytes(_SIGN)}")
        database[FILES].create(FILE_COLUMNS, pk="id")
        database[ISSUES].create({"id": int, **ISSUE_COLUMNS}, pk="id", foreign_keys=[("file_id", FILES, "id")])
        database[_CONVERSATIONS].create({"id": str, "title": str}, pk="id")
        titles: dict[str, str | None] = {}
        numbers = {id(file): number for number, file in enumerate(export.files, 1)}
        for name, table in tables.items():
            _create(database[name], table.record)
            database[name].insert_all(_rows(table, numbers, titles))
            _index(database[name], table.record)
        database[FILES].insert_all(files_of(export))
        database[ISSUES].insert_all(issues_of(export))
        database[ISSUES].create_index(["code"])
        database[_CONVERSATIONS].insert_all({"id": key, "title": title} for key, title in titles.items())
        return {name: database[name].count for name in tables}


def _refuse(path: Path) -> None:
    """Raises FileExistsError if there is something at the path that must not be replaced."""
    if not path.exists():
        return
    head = b""
    if path.is_file():
        with path.open("rb") as stream:
            head = stream.read(_SIGN_AT + len(_SIGN))
    if not head.startswith(b"SQLite format 3\0") or head[_SIGN_AT:] != _SIGN:
        raise FileExistsError(f"{path}: is there already, and was not written from an export; give another path")
    for log in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")):
        if log.exists():
            raise FileExistsError(f"{path}: is in use, for {log.name} lies beside it; close what uses it")


def _create(table: Any, record: type[Record]) -> None:
    fields = {column.field: _TYPES.get(column.kind.name, str) for column in record.spec.columns}
    taken = sorted(fields.keys() & {"row_id", *_OWN})
    if taken:
        raise ValueError(f"a field of {record.__name__} is called {taken[0]!r}, as a column of every table is")
    foreign = [("source_file_id", FILES, "id")]
    if _CONVERSATION in fields:
        foreign.append((_CONVERSATION, _CONVERSATIONS, "id"))
    table.create({"row_id": int, **fields, **_OWN}, pk="row_id", foreign_keys=foreign)


_TYPES: dict[str, type] = {"integer": int, "flag": int}
"""Of values by kind; the others are text."""


def _rows(table: Table[Record], numbers: dict[int, int], titles: dict[str, str | None]) -> Iterator[dict[str, Any]]:
    """The rows of a table, none of them kept; notes the titles of the conversations that they belong to."""
    for file in table.files:
        for chunk in file.chunks(table.record):
            for record in chunk:
                row = {column.field: _storable(getattr(record, column.field)) for column in record.spec.columns}
                if row.get(_CONVERSATION):
                    titles[row[_CONVERSATION]] = titles.get(row[_CONVERSATION]) or row.get("conversation_title")
                row["extra"] = _storable(record.extra)
                row["source_file_id"] = numbers[id(file)]
                row["source_line"] = record.source and record.source.line
                yield row


def _storable(value: object) -> Any:
    """A value as SQLite holds it."""
    data = plain(value)
    return json.dumps(data, ensure_ascii=False) if isinstance(data, list | dict) else data


def _index(table: Any, record: type[Record]) -> None:
    """Indexes what is asked for: when, who, in which conversation; and the words of messages."""
    for column in record.spec.columns:
        if column.field == _CONVERSATION or _tells_when_or_who(column):
            table.create_index([column.field])
    if {column.field for column in record.spec.columns} >= {_CONVERSATION, *_SEARCHED}:
        table.enable_fts(_SEARCHED, tokenize="unicode61 remove_diacritics 2", create_triggers=True)


def _tells_when_or_who(column: Column) -> bool:
    return column.kind.name in ("day", "moment") or (column.kind.name == "url" and column.pii == "profile")
