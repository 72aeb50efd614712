"""The report: every file, what it was recognised as, and what is unknown, drifted, missing or left out.

It is made to be sent to others: it holds no cell, and of the names of files and folders only LinkedIn's own words. It
does name columns that no field claims, where at least half of the header is known: those are what LinkedIn has added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Any

from attrs import frozen

from linkedin_export.issues import Code, Issue, Severity
from linkedin_export.masking import Masking
from linkedin_export.notebook import bullets, grid, page, paragraph
from linkedin_export.reading.files import Status
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.names import base_name
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record
from linkedin_export.shown import aligned, listed, on_one_line, printable, wrapped
from linkedin_export.table import File

_RECOGNISED = (Status.KNOWN, Status.DRIFTED, Status.PROVISIONAL, Status.HEADLESS)
_NEW = (Status.UNKNOWN, Status.DRIFTED, Status.PROVISIONAL, Status.HEADLESS, Status.NOT_TEXT, Status.UNREADABLE)


@frozen(kw_only=True)
class FileLine:
    """One file in the report."""

    name: str
    status: Status
    record: str | None
    layout: str | None
    encoding: str | None
    rows: int
    blank_rows: int
    issues: dict[str, int]
    unknown_columns: tuple[str, ...]
    missing_columns: tuple[str, ...]


@frozen(kw_only=True)
class Report:
    """What became of an export; ``str()`` prints it, ``to_dict()`` is JSON-able."""

    files: tuple[FileLine, ...]
    absent: tuple[str, ...]
    """Kinds of files that LinkedIn still writes and that are not there: it leaves out what a member has none of."""
    not_delivered: tuple[str, ...]
    """Files that LinkedIn's notice says it could not deliver."""
    issues: dict[str, int]
    no_page: tuple[str, ...] = ()
    """Domains of the Member Snapshot API that no page is of, where there are pages: not asked for, not yet delivered,
    or without data."""

    @property
    def found(self) -> tuple[FileLine, ...]:
        """Files with records in them."""
        return tuple(line for line in self.files if line.rows and line.status in _RECOGNISED)

    @property
    def empty(self) -> tuple[FileLine, ...]:
        """Known files without a record."""
        return tuple(line for line in self.files if line.record and not line.rows)

    @property
    def unknown(self) -> tuple[FileLine, ...]:
        """Files that are not known or could not be read."""
        return tuple(line for line in self.files if line.record is None and line.status is not Status.IGNORED)

    @property
    def drifted(self) -> tuple[FileLine, ...]:
        """Known files that look as no known export's do."""
        return tuple(line for line in self.files if line.record and line.status in _NEW)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON-able data."""
        return {
            "files": [
                {
                    "name": line.name,
                    "status": str(line.status),
                    "record": line.record,
                    "layout": line.layout,
                    "encoding": line.encoding,
                    "rows": line.rows,
                    "blank_rows": line.blank_rows,
                    "issues": line.issues,
                    "unknown_columns": list(line.unknown_columns),
                    "missing_columns": list(line.missing_columns),
                }
                for line in self.files
            ],
            "absent": list(self.absent),
            "not_delivered": list(self.not_delivered),
            "no_page": list(self.no_page),
            "issues": self.issues,
        }

    def __str__(self) -> str:
        return self.text()

    def text(self, width: int | None = None) -> str:
        """The report to be read, cut and wrapped to so many columns; without, only notes are wrapped, to 120."""
        lines = aligned([_HEADINGS, *map(_cells, self.files)], numbers=("rows",), most=width)
        notes = [line for note in self._notes() for line in wrapped(note, max(20, width or 120))]
        return "\n".join([*lines, "", self.summary(), *notes])

    def summary(self) -> str:
        """One line of totals."""
        records = sum(line.rows for line in self.found)
        ignored = sum(line.status is Status.IGNORED for line in self.files)
        return (
            f"{len(self.files)} files: {len(self.found)} with {records} records, {len(self.empty)} without any, "
            f"{len(self.unknown)} unknown, {ignored} ignored."
        )

    def _notes(self) -> list[str]:
        notes: list[str] = []
        for line in self.unknown:
            notes.append(f"Unknown: {line.name} ({line.status})")
        for line in self.drifted:
            columns = [f"new column '{printable(column)}'" for column in line.unknown_columns]
            columns += [f"no column {column!r}" for column in line.missing_columns]
            notes.append(f"Drifted: {line.name} ({line.status}){': ' if columns else ''}{', '.join(columns)}")
        notes += [f"Not delivered by LinkedIn: {name}" for name in self.not_delivered]
        if self.no_page:
            notes.append(f"Not delivered by the Member Snapshot API, or not yet: {', '.join(self.no_page)}")
        if self.issues:
            notes.append("Issues: " + listed(f"{code} {count}" for code, count in self.issues.items()))
        if self.absent:
            notes.append(f"Not in this export, of what LinkedIn writes today: {listed(self.absent)}")
        if any(re.search(r"<\d+>|<folder \d+>", line.name) for line in self.files):
            notes.append("Words that may be personal are masked: <3> are those in the name of the third file.")
        return notes

    def _repr_html_(self) -> str:
        """The same for a notebook."""
        files = grid(_HEADINGS, list(map(_cells, self.files)), ("rows",), longest=1000)
        return page(paragraph(escape(self.summary())), files, bullets(list(map(on_one_line, self._notes()))))


_HEADINGS = ("file", "status", "record", "layout", "rows", "issues")


def _cells(line: FileLine) -> tuple[str, ...]:
    issues = ", ".join(code if count == 1 else f"{code} x{count}" for code, count in line.issues.items())
    return (line.name, line.status, line.record or "-", line.layout or "-", str(line.rows), issues or "-")


def make_report(files: Sequence[File], registry: Registry, issues: Sequence[Issue]) -> Report:
    """Reads every file through and sums up what was found."""
    masking = Masking(registry)
    names = masking.paths([(file.name, file.record) for file in files])
    lines = [_line(file, name) for file, name in zip(files, names, strict=True)]
    have = {file.record for file in files}
    no_page = [domain for issue in issues if issue.code is Code.NO_PAGE for domain in issue.message.split(", ")]
    return Report(
        files=tuple(lines),
        absent=tuple(
            record.spec.names[0]
            for record in registry.records
            if record not in have and _is_written_today(record) and not set(record.spec.snapshot) & set(no_page)
        ),
        not_delivered=tuple(
            masking.known(base_name(issue.message)) or "<unknown file>"
            for issue in issues
            if issue.code is Code.NOT_DELIVERED
        ),
        no_page=tuple(no_page),
        issues=_counted(issues),
    )


def _is_written_today(record: type[Record]) -> bool:
    spec = record.spec
    return not (spec.until or spec.provisional or spec.folder) and spec.format is not Format.NOTICE


def _line(file: File, name: str) -> FileLine:
    # Header cells are LinkedIn's words only where half of them are known to be; else they may be a member's.
    unknown = len(file.unknown_columns)
    claimed = sum(bool(cell.strip()) for cell in file.header or ()) - unknown
    trusted = file.recognised_by in ("header", "domain") and claimed >= unknown
    return FileLine(
        name=name,
        status=file.status,
        record=file.record.__name__ if file.record else None,
        layout=str(file.layout) if file.layout else None,
        encoding=file.encoding,
        rows=file.rows,
        blank_rows=file.blank_rows,
        issues=_counted([issue for issue in file.issues if issue.severity is not Severity.INFO]),
        unknown_columns=file.unknown_columns if trusted else (),
        missing_columns=file.missing_columns if trusted else (),
    )


def _counted(issues: Sequence[Issue]) -> dict[str, int]:
    return {str(code): count for code, count in Counter(issue.code for issue in issues).most_common()}
