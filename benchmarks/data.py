"""The files that are measured: made up, the same for the same size, written block by block."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from math import log
from pathlib import Path
from random import Random

from linkedin_export import Connection, Message
from linkedin_export.testing import make_export, make_file
from linkedin_export.testing.files import NEWEST, writing_in
from linkedin_export.testing.vocabulary import Person, person
from linkedin_export.testing.writing import table

BLOCK = 4_096
"""Rows that are made; they are written again and again with other ids, dates and texts."""
MESSAGE_COLUMNS = 13
KINDS = {
    "usual": "shaped as real exports are, taken together: most titles, subjects and attachments blank, one recipient, "
    "text of 40 characters in the middle and 150 on average, quotes only where a cell needs them",
    "all": "the same with every cell in quotes and line breaks in cells, as LinkedIn writes since 2026-03",
    "hard": "as `linkedin_export.testing` makes them, to break readers",
}
"""Kinds of messages files."""
_DATE = "%Y-%m-%d %H:%M:%S UTC"
_RARE = ("🌱", "🎉 👍", "it’s", "“so”", "größe", "naïveté", "à bientôt")
_WORDS = (
    "thank", "you", "for", "the", "example", "hello", "sample", "this", "is", "what", "we", "made", "and",
    "it", "works", "as", "planned", "so", "let", "us", "meet", "next", "week", "to", "talk", "it", "over",
    "all", "best", "with", "regards", "from", "everybody", "here", "about", "your", "question", "I", "think",
    "yes",
)  # fmt: skip


class _Messages:
    """Rows of messages of a kind, as many as wanted."""

    def __init__(self, kind: str) -> None:
        layout = next(one for one in Message.spec.layouts if len(one.header) == MESSAGE_COLUMNS)
        era = NEWEST if kind == "all" else layout.since
        self.header = list(layout.header)
        self._writing = writing_in(Message.spec, layout, era)
        if kind == "hard":
            made = make_file(Message, layout, era=era, rows=BLOCK).data.decode()
            self._rows = list(csv.reader(io.StringIO(made, newline="")))[1:]
        else:
            usual = _Usual("\n" if kind == "all" else " ")
            made_up = (usual.cells() for _ in range(BLOCK))
            self._rows = [[cells.get(name, "") for name in self.header] for cells in made_up]

    def blocks(self, count: int) -> Iterator[str]:
        """The text of a file, some thousand rows at a time."""
        rows = map(self._fresh, range(count), cycle(self._rows))
        first = self.header
        while block := list(islice(rows, BLOCK)):
            # What `table` takes for a header is written as any other row is.
            head, *rest = [first, *block] if first else block
            yield table(head, rest, self._writing)
            first = []

    def _fresh(self, number: int, row: list[str]) -> list[str]:
        """The row with an id, a date and a text of its own, where it has one."""
        cells = dict(zip(self.header, row, strict=True))
        if cells["CONVERSATION ID"]:
            cells["CONVERSATION ID"] += f"{number // 6:08}"
        if cells["DATE"]:
            cells["DATE"] = f"{datetime(2025, 9, 1) - timedelta(seconds=97 * number):{_DATE}}"
        if cells["CONTENT"]:
            cells["CONTENT"] += f" {number}"
        return list(cells.values())


class _Usual:
    """Messages shaped as real ones are: how many cells are blank, how long the others are, how many hold a comma.

    Figures are of 42 real files with 11,180 messages: 37 rows in 100 have a quote, a row takes 350 bytes; 8 have an
    emoji, another 8 a character beyond Latin-1, another 12 one beyond ASCII.
    """

    def __init__(self, line_end: str) -> None:
        self._random = Random("usual")
        self._line_end = line_end
        people = [person(number) for number in range(1_000)]
        self._odd = [one for one in people if any(mark in one.last for mark in ',"')]
        self._plain = [one for one in people if f"{one.first}{one.last}".isascii() and one not in self._odd]

    def cells(self) -> dict[str, str]:
        """A message, by header; columns not named are blank."""
        sender, recipient = self._someone(), self._someone()
        return {
            "CONVERSATION ID": "2-" + "QmFzZTY0" * 6,
            "CONVERSATION TITLE": self._at_times("Sponsored Conversation", 8),
            "FROM": f"{sender.first} {sender.last}",
            "SENDER PROFILE URL": self._at_times(f"https://www.linkedin.com/in/{sender.slug}", 91),
            "TO": f"{recipient.first} {recipient.last}",
            "RECIPIENT PROFILE URLS": f"https://www.linkedin.com/in/{recipient.slug}",
            "DATE": "some",
            "SUBJECT": self._at_times("An example, for you", 3),
            "CONTENT": self._at_times(self._text(), 96) + self._at_times(self._random.choice(_RARE), 25),
            "FOLDER": "INBOX",
            "ATTACHMENTS": self._at_times("https://www.example.com/attachments/" + "f" * 200, 1),
            "IS MESSAGE DRAFT": "No",
            "IS CONVERSATION DRAFT": "No",
        }

    def _at_times(self, text: str, in_100: int) -> str:
        return text if self._random.random() * 100 < in_100 else ""

    def _someone(self) -> Person:
        return self._random.choice(self._odd if self._random.random() < 0.04 else self._plain)

    def _text(self) -> str:
        length = min(4_000, self._random.lognormvariate(log(40), 1.65))
        words: list[str] = []
        while length > 0:
            word = self._random.choice(_WORDS)
            mark = self._random.random()
            words.append(word + ("," if mark < 0.027 else self._line_end if mark < 0.047 else ""))
            length -= len(words[-1]) + 1
        return " ".join(words)


def write_messages(folder: Path, rows: int, kind: str = "usual") -> Path:
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
