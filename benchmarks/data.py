"""The files that are measured: made up, the same for the same size, written block by block."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from linkedin_export import Connection, Message
from linkedin_export.testing import make_export, make_file
from linkedin_export.testing.files import NEWEST, writing_in
from linkedin_export.testing.writing import table

BLOCK = 4_096
"""Rows made by the generator, and written again and again with other ids, dates and texts."""
MESSAGE_COLUMNS = 13
QUOTED_IN_100 = 37
"""Rows with a quote in a hundred of the real messages that we have seen (42 files, 11,180 rows, 348 bytes a row)."""
_DATE = "%Y-%m-%d %H:%M:%S UTC"

KINDS = {
    "mixed": "37 rows in 100 have a quote, as in real exports taken together",
    "hard": "as `linkedin_export.testing` makes them: 92 rows in 100 have a quote",
    "all": "every cell in quotes, line breaks in cells, as LinkedIn writes since 2026-03",
}
"""Kinds of messages files."""


class _Messages:
    """Rows of messages of a kind, as many as wanted."""

    def __init__(self, kind: str) -> None:
        layout = next(one for one in Message.spec.layouts if len(one.header) == MESSAGE_COLUMNS)
        era = NEWEST if kind == "all" else layout.since
        self.header = list(layout.header)
        self._writing = writing_in(Message.spec, layout, era)
        made = make_file(Message, layout, era=era, rows=BLOCK).data.decode()
        rows = list(csv.reader(io.StringIO(made, newline="")))[1:]
        self._rows = list(_mixed(rows)) if kind == "mixed" else rows

    def blocks(self, count: int) -> Iterator[str]:
        """The text of a file, some thousand rows at a time."""
        rows = islice(map(self._fresh, range(count), cycle(self._rows)), count)
        first = self.header
        while block := list(islice(rows, BLOCK)):
            # What `table` takes for a header is written as any other row is.
            yield table(first, block, self._writing) if first is self.header else table(block[0], block[1:], self._writing)
            first = []

    def _fresh(self, number: int, row: list[str]) -> list[str]:
        """The row with an id, a date and a text of its own, where it has one."""
        cells = dict(zip(self.header, row, strict=True))
        if cells["CONVERSATION ID"]:
            cells["CONVERSATION ID"] = str(1_000_000_000 + number * 7)
        if cells["DATE"]:
            cells["DATE"] = f"{datetime(2025, 9, 1) - timedelta(seconds=97 * number):{_DATE}}"
        if cells["CONTENT"]:
            cells["CONTENT"] += f" {number}"
        return list(cells.values())


def _mixed(rows: list[list[str]]) -> Iterator[list[str]]:
    """A hundred rows for each of the rows without a quote that so many need."""
    plain = [row for row in rows if not any(mark in cell for cell in row for mark in ',"\r\n')]
    quoted = [row for row in rows if any(mark in cell for cell in row for mark in ',"\r\n')]
    ways = {True: cycle(quoted), False: cycle(plain)}
    for number in range(BLOCK):
        yield next(ways[number * QUOTED_IN_100 % 100 < QUOTED_IN_100])


def write_messages(folder: Path, rows: int, kind: str = "mixed") -> Path:
    """A file of messages; its path."""
    path = folder / "messages.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        for block in _Messages(kind).blocks(rows):
            stream.write(block)
    return path


def write_connections(folder: Path, rows: int) -> Path:
    """A file of connections, with LinkedIn's three lines of notes; its path."""
    made = make_file(Connection, Connection.spec.layouts[-1], era=NEWEST, rows=rows)
    path = folder / made.path
    path.write_bytes(made.data)
    return path


def write_export(folder: Path, rows: int) -> Path:
    """A complete export with so many rows of each table; the path of the archive."""
    return make_export(rows=rows).write(folder)


def zipped(path: Path) -> Path:
    """An archive with nothing but the file, beside it."""
    target = path.with_name("export.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
    return target
