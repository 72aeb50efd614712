"""What a database has besides the records: the files they come from, and all that was found wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from linkedin_export.schema.spec import Record

if TYPE_CHECKING:
    from linkedin_export.export import Export
    from linkedin_export.issues import Issue
    from linkedin_export.table import Table

FILES, ISSUES = "files", "issues"
FILE_COLUMNS: Mapping[str, type] = {
    "id": int, "name": str, "size": int, "status": str, "record": str, "table_name": str, "recognised_by": str,
    "layout": str, "encoding": str, "row_count": int, "blank_rows": int,
}  # fmt: skip
"""The columns of the table of files, whose ``id`` counts them from 1, and their types."""
ISSUE_COLUMNS: Mapping[str, type] = {
    "file_id": int, "file": str, "line": int, "code": str, "severity": str, "header": str, "field": str,
    "message": str, "raw": str,
}  # fmt: skip
"""The columns of the table of issues, and their types."""


def tables_by_name(export: Export, reserved: Collection[str]) -> dict[str, Table[Record]]:
    """The tables of an export. Raises ValueError if one of them has a name that is reserved."""
    found = {record.spec.table: table for record, table in export.tables.items()}
    taken = sorted(found.keys() & set(reserved))
    if taken:
        raise ValueError(f"a table of the export's registry is called {taken[0]!r}, as one of the database's own is")
    return found


def files_of(export: Export) -> list[dict[str, Any]]:
    """A row for each file of the export; reads those that were not read yet."""
    return [
        {
            "id": number,
            "name": _storable(file.name),
            "size": file.size,
            "status": str(file.status),
            "record": file.record and file.record.__name__,
            "table_name": file.record and file.record.spec.table,
            "recognised_by": file.recognised_by,
            "layout": file.layout and file.layout.since,
            "encoding": file.encoding,
            "row_count": file.rows,
            "blank_rows": file.blank_rows,
        }
        for number, file in enumerate(export.files, 1)
    ]


def issues_of(export: Export) -> list[dict[str, Any]]:
    """A row for each issue; the text that it is about is among them, as it is in the records."""
    numbered: list[tuple[int | None, Issue]] = [
        (number, issue) for number, file in enumerate(export.files, 1) for issue in file.issues
    ]
    first_of_name = {file.name: number for number, file in reversed([*enumerate(export.files, 1)])}
    numbered += [(first_of_name.get(issue.file), issue) for issue in export.issues[len(numbered) :]]
    return [
        {
            "file_id": number,
            "file": _storable(issue.file),
            "line": issue.line,
            "code": str(issue.code),
            "severity": str(issue.severity),
            "header": issue.header,
            "field": issue.field,
            "message": _storable(issue.message),
            "raw": issue.raw,
        }
        for number, issue in numbered
    ]


def _storable(text: str) -> str:
    """A text as UTF-8 can hold it: half a surrogate pair, as names of files can have, is written as its number."""
    return text.encode("utf-8", "backslashreplace").decode()
