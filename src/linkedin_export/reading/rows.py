"""From lines to rows: cells, with the number of the line each row starts on.

`csv.reader` does the work. It has one limit that is not ours to change (cells of 131,072 characters, for the whole
process) and one habit that loses rows (a stray quote swallows those up to the next one). Where it meets either,
`PatientReader` takes over, which reads the same dialect without them, much slower.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol, TypeAlias

from attrs import frozen

from linkedin_export.reading.decoding import STEP, LongRowsError, line_breaks

CHUNK = 512
"""Rows read at a time."""
_STEPS = (CHUNK, 16, 1)
"""Rows read at a time, fewer where they are long."""
Row = list[str]
Chunk = tuple[list[int], list[Row]]
"""The numbers of the lines that rows start on, counted from 1, and the rows."""
_Line = tuple[str, str]
"""A line's text and its end."""


class Pass(Protocol):
    """One pass over lines; see `linkedin_export.reading.decoding.Lines`."""

    def __iter__(self) -> Iterator[str]: ...

    def allow(self) -> None:
        """Begins a step of reading."""


Lines: TypeAlias = Callable[[], Pass]
"""Begins a pass over the lines of a text."""


class ShortText(io.StringIO):
    """The lines of a text that is short."""

    def __init__(self, text: str) -> None:
        super().__init__(text, newline="")

    def allow(self) -> None:
        """Nothing is too long in it."""


@frozen
class Made:
    """Lines made of those of another pass."""

    lines: Iterable[str]
    origin: Pass

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def allow(self) -> None:
        """Begins a step of reading."""
        self.origin.allow()


@frozen
class Style:
    """How cells are separated, and how a quote inside a quoted cell is written: doubled, or behind ``escape``."""

    delimiter: str = ","
    escape: str | None = None


def read_rows(lines: Lines, style: Style, unclosed: list[int], longest: int = STEP) -> Iterator[Chunk]:
    """The rows of a text in chunks.

    Appends to ``unclosed`` the numbers of lines on which a quote opens that does not close as a cell's quote does, or
    not within ``longest`` characters.
    """
    done = 0
    for size in _STEPS:
        try:
            for numbers, rows in _quick(lines(), style, size, done):
                yield numbers, rows
                done += len(rows)
        except LongRowsError:
            continue
        except csv.Error:
            break
        return
    yield from in_chunks(islice(PatientReader(lines(), style, unclosed, longest), done, None))


def _quick(lines: Pass, style: Style, size: int, done: int) -> Iterator[Chunk]:
    """Rows as `csv.reader` reads them, so many at a time, from the row on that follows ``done`` others."""
    reader = csv.reader(lines, delimiter=style.delimiter, escapechar=style.escape, strict=True)
    while done:
        lines.allow()
        done -= sum(1 for _ in islice(reader, min(size, done)))
    while True:
        lines.allow()
        before = reader.line_num
        rows = list(islice(reader, size))
        if not rows:
            return
        yield _first_lines(rows, before, reader.line_num), rows


def _first_lines(rows: list[Row], before: int, after: int) -> list[int]:
    """The line each row starts on, told from the line breaks inside its cells."""
    if after - before == len(rows):
        return list(range(before + 1, after + 1))
    numbers, number = list[int](), before + 1
    for row in rows:
        numbers.append(number)
        number += 1 + sum(map(line_breaks, row))
    return numbers


def in_chunks(numbered: Iterable[tuple[int, Row]]) -> Iterator[Chunk]:
    """Numbered rows, some hundred at a time, fewer where they are long."""
    numbers, rows, size = list[int](), list[Row](), 0
    for number, row in numbered:
        numbers.append(number)
        rows.append(row)
        size += sum(map(len, row)) + len(row)
        if len(rows) == CHUNK or size > STEP:
            yield numbers, rows
            numbers, rows, size = [], [], 0
    if rows:
        yield numbers, rows


class PatientReader:
    """Rows as `csv.reader` splits them, of any size, but for stray quotes.

    A quote that opens a cell and never closes, or closes lines later in the midst of text, is a character like any
    other: it costs its own row, not the rows that it would have swallowed. So is one that makes its row longer than
    ``longest`` characters.
    """

    _LONGEST = 1_000
    """Lines that a cell may span once there was a stray quote, so that many of them take linear time."""

    def __init__(self, lines: Iterable[str], style: Style, unclosed: list[int], longest: int = STEP) -> None:
        self._lines = iter(lines)
        self._longest = longest
        self._style = style
        self._unclosed = unclosed
        escape = re.escape(style.escape or "")
        self._stops = re.compile(f"[{re.escape(style.delimiter)}{escape}]")
        self._quoted_stops = re.compile(f'["{escape}]')
        self._ahead: deque[str] = deque()
        self._number = 0
        self._held = 0
        """Characters of the row that is being read, those of its last line not counted."""

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """Numbers of first lines, and rows."""
        while (line := self._next()) is not None:
            yield self._number, self._row(line)

    def _next(self) -> _Line | None:
        """The next line, taken apart into its text and its end."""
        line = self._ahead.popleft() if self._ahead else next(self._lines, None)
        if line is None:
            return None
        self._number += 1
        text = line.rstrip("\r\n")
        return text, line[len(text) :]

    def _row(self, line: _Line) -> Row:
        row: Row = []
        self._held = 0
        position: int | None = 0 if line[0] else None
        while position is not None:
            if line[0].startswith('"', position):
                cell, line, position = self._quoted(line, position)
            else:
                cell, position = self._plain(line[0], position)
            row.append(cell)
        return row

    def _plain(self, text: str, position: int) -> tuple[str, int | None]:
        """The cell up to the next delimiter, and where the next cell starts."""
        parts: list[str] = []
        while stop := self._stops.search(text, position):
            parts.append(text[position : stop.start()])
            if stop[0] == self._style.delimiter:
                return "".join(parts), stop.end()
            position = stop.end() + 1
            parts.append(text[stop.end() : position] or stop[0])
        return "".join([*parts, text[position:]]), None

    def _quoted(self, line: _Line, opened: int) -> tuple[str, _Line, int | None]:
        """The cell that a quote opens, the line it ends on, and where the next cell starts there."""
        taken = [line]
        parts: list[str] = []
        position = opened + 1
        while True:
            text, end = taken[-1]
            stop = self._quoted_stops.search(text, position)
            if stop is None:
                parts += text[position:], end
                self._held += len(text)
                too_long = self._held > self._longest or (self._unclosed and len(taken) >= self._LONGEST)
                following = None if too_long else self._next()
                if following is None:
                    return self._unclosed_cell(taken, opened)
                taken.append(following)
                position = 0
                continue
            parts.append(text[position : stop.start()])
            position = stop.end() + 1
            if stop[0] == '"' and text[stop.end() : position] != '"':
                rest, following_cell = self._behind_quote(text, stop.end())
                if len(taken) > 1 and rest.strip():
                    return self._unclosed_cell(taken, opened)
                return "".join([*parts, rest]), taken[-1], following_cell
            parts.append(text[stop.end() : position])

    def _behind_quote(self, text: str, position: int) -> tuple[str, int | None]:
        """What stands between a closing quote and the next delimiter; its first character is never an escape."""
        first = "" if text.startswith(self._style.delimiter, position) else text[position : position + 1]
        rest, following_cell = self._plain(text, position + len(first))
        return first + rest, following_cell

    def _unclosed_cell(self, taken: list[_Line], opened: int) -> tuple[str, _Line, int | None]:
        """A cell with a stray quote, read as if it had none; the lines behind its first are still to be read."""
        line, *behind = taken
        self._ahead.extendleft(text + end for text, end in reversed(behind))
        self._number -= len(behind)
        self._unclosed.append(self._number)
        cell, following_cell = self._plain(line[0], opened)
        return cell, line, following_cell
