"""A made-up kind of file, and tables of it, for the tests of parsing."""

import io
from datetime import date, datetime
from enum import StrEnum

from attrs import frozen

import linkedin_export
from linkedin_export import PartialDate, Record, TimeRange
from linkedin_export.schema.evidence import Layout
from linkedin_export.schema.lists import commas
from linkedin_export.schema.sentences import time_range
from linkedin_export.schema.spec import column, reads
from linkedin_export.schema.values import day as whole_day
from linkedin_export.schema.values import integer, month, naive_seconds, utc_seconds, words

HEADER = "Name,Day,At,Until,Kind,Count,Tags,Hours,Month"
NOW = "2025-09-22 21:06:44"


class Kind(StrEnum):
    WALK = "WALK"
    TALK = "TALK"


@reads(
    "Visits.csv",
    layouts=(Layout("2020-01", HEADER),),
)
@frozen(kw_only=True)
class Visit(Record):
    name: str | None = column("Name", "Full Name", doc="Who.")
    day: date | None = column("Day", parse=whole_day, doc="A day.")
    at: datetime | None = column("At", parse=naive_seconds, doc="A moment without a zone.")
    until: datetime | None = column("Until", parse=utc_seconds, doc="A moment.")
    kind: Kind | str | None = column("Kind", parse=words(Kind), doc="A word.")
    count: int | None = column("Count", parse=integer, blank=("N/A", "-"), doc="A number.")
    tags: tuple[str, ...] = column("Tags", parse=commas, doc="A list.")
    hours: TimeRange | None = column("Hours", parse=time_range, doc="A range.")
    month: PartialDate | None = column("Month", parse=month, doc="A month.")


def read_text(text, **options):
    return linkedin_export.read_table(io.BytesIO(text.encode()), record=Visit, **options)


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


def read(*rows, header=HEADER, **options):
    """The table of rows that are given as mappings from header to cell, as lists of cells, or as text."""
    names = header.split(",")
    lines = [header]
    for row in rows:
        cells = [row.get(name, "") for name in names] if isinstance(row, dict) else row
        lines.append(cells if isinstance(cells, str) else ",".join(map(quoted, cells)))
    return read_text("\n".join(lines) + "\n", **options)


def column_of(header, *cells, **options):
    """The values of one column, and the table."""
    table = read(*({"Name": "Ada", header: cell} for cell in cells), **options)
    field = next(column.field for column in Visit.spec.columns if column.header == header)
    return [getattr(one, field) for one in table], table


def said(table):
    """Code, line and header of each issue."""
    return [(issue.code, issue.line, issue.header) for issue in table.issues]
