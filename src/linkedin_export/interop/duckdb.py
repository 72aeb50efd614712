"""Exports as DuckDB databases, by way of Arrow: dates, times, decimals, lists and structs keep their types."""

from __future__ import annotations

from contextlib import closing
from inspect import getdoc
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

if TYPE_CHECKING:
    from linkedin_export.export import Export

_SIGN = "The files of a LinkedIn data export, written by linkedin_export."
"""The comment on the table of files, by which a database that was written here is known."""


def to_duckdb(export: Export, path: Path) -> dict[str, int]:
    """Writes a database; the number of rows of each table of records. See `Conversions.to_duckdb`."""
    duckdb = needed("duckdb", "duckdb")
    arrow = needed("pyarrow", "duckdb")
    tables = tables_by_name(export, (FILES, ISSUES))
    _refuse(duckdb, path)
    counts = {}
    with whole_file(path) as made, closing(duckdb.connect(str(made))) as database:
        _run(database, "BEGIN")
        for name, table in tables.items():
            rows = table.to_arrow()
            _create(database, name, rows, getdoc(table.record) or "")
            for column in table.record.spec.columns:
                _run(database, f"COMMENT ON COLUMN {_name(name)}.{_name(column.field)} IS {_text(column.doc)}")
            counts[name] = rows.num_rows
        types = {int: arrow.int64(), str: arrow.string()}
        for name, columns, listed, comment in (
            (FILES, FILE_COLUMNS, files_of(export), _SIGN),
            (ISSUES, ISSUE_COLUMNS, issues_of(export), "All that was tolerated or could not be read."),
        ):
            schema = arrow.schema([(column, types[kind]) for column, kind in columns.items()])
            _create(database, name, arrow.Table.from_pylist(listed, schema), comment)
        _run(database, "COMMIT")
    return counts


def _create(database: Any, name: str, rows: Any, comment: str) -> None:
    """Makes a table of an Arrow table."""
    database.register("rows_to_write", rows)
    _run(database, f"CREATE TABLE {_name(name)} AS SELECT * FROM rows_to_write")
    database.unregister("rows_to_write")
    _run(database, f"COMMENT ON TABLE {_name(name)} IS {_text(comment)}")


def _run(database: Any, statement: str) -> list[tuple[Any, ...]]:
    """The rows of a statement; all of them, for DuckDB takes no other statement before."""
    rows: list[tuple[Any, ...]] = database.execute(statement).fetchall()
    return rows


def _refuse(duckdb: Any, path: Path) -> None:
    """Raises FileExistsError if there is something at the path that must not be replaced."""
    if not path.exists():
        return
    refusal = f"{path}: is there already, and was not written from an export, or is in use; give another path"
    try:
        with closing(duckdb.connect(str(path), read_only=True)) as database:
            found = _run(database, f"SELECT comment FROM duckdb_tables() WHERE table_name = {_text(FILES)}")
    except duckdb.Error as error:
        raise FileExistsError(refusal) from error
    if found != [(_SIGN,)]:
        raise FileExistsError(refusal)


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
