"""From lines to rows: cells, with the number of the line each row starts on.

`csv.reader` does the work. It has one limit that is not ours to change (cells of 131,072 characters, for the whole
process) and one habit that loses rows (a stray quote swallows those up to the next one). Where it meets either,
`PatientReader` takes over, which reads the same dialect without them, much slower.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeAlias

from attrs import frozen

from linkedin_export.reading.lines import STEP, LongRowsError, Pass, TextSource
from linkedin_export.reading.splitting import Row, RowList, split_rows

CHUNK = 256
"""Rows read at a time: so few that what is made of them does not set off the cyclic collector."""
Chunk: TypeAlias = tuple[Sequence[int], RowList]
"""The numbers of the lines that rows start on, counted from 1, and the rows."""
_Line = tuple[str, str]
"""A line's text and its end."""


@frozen
class Style:
    """How cells are separated, and how a quote inside a quoted cell is written: doubled, or behind ``escape``."""

    delimiter: str = ","
    escape: str | None = None


def read_rows(
    source: TextSource, style: Style, unclosed: list[int], longest: int = STEP, first: int = 1
) -> Iterator[Chunk]:
    """The rows of a text in chunks; ``first`` is the number of its first line.

    Appends to ``unclosed`` the numbers of lines on which a quote opens that does not close as a cell's quote does, or
    not within ``longest`` characters.
    """
    done = 0
    ways = _WAYS if style.escape is None else _WAYS[1:]
    for rows_of, size in ways if longest >= STEP else ():  # they take rows of a step's length
        passed = 0
        try:
            for numbers, rows in rows_of(source(), style, size, first):
                passed += len(rows)
                if passed > done:
                    new = passed - done
                    yield numbers[-new:], rows[-new:]
                    done = passed
        except LongRowsError:
            continue
        except csv.Error:
            if rows_of is _split:
                continue
            break
        return
    patient = PatientReader(source(), style, unclosed, longest, first)
    yield from in_chunks(islice(patient, done, None))


def _parsed(lines: Pass, style: Style, size: int, first: int) -> Iterator[Chunk]:
    """Rows, all of them read by `csv.reader`."""
    reader = csv.reader(lines, delimiter=style.delimiter, escapechar=style.escape, strict=True)
    while True:
        lines.allow()
        rows: list[Row] = []
        numbers = [first + reader.line_num]
        keep = rows.append
        numbers += [first + reader.line_num for row in islice(reader, size) if not keep(row)]
        if not rows:
            return
        if sum(map(len, chain.from_iterable(rows))) > STEP and any(sum(map(len, row)) > STEP for row in rows):
            raise LongRowsError  # where the whole process allows `csv.reader` longer cells
        numbers.pop()
        yield numbers, rows


def _split(lines: Pass, style: Style, size: int, first: int) -> Iterator[Chunk]:
    """Rows told apart by their quotes. Raises `csv.Error` where those stand as no writer of CSV sets them."""
    rest = ""
    lines.allow()
    for block in chain(lines.blocks(), [""]):
        above, rows, rest = split_rows(rest + block if block or not rest else f"{rest}\n", style.delimiter)
        numbers = range(first, first + len(above)) if isinstance(above, range) else [first + count for count in above]
        numbers, first = numbers[:-1], numbers[-1]
        for start in range(0, len(rows), size):
            yield numbers[start : start + size], rows[start : start + size]
        if rows:
            lines.allow()
    if rest:
        raise csv.Error("a quote does not close")


def in_chunks(numbered: Iterable[tuple[int, Row]]) -> Iterator[Chunk]:
    """Numbered rows, a few and then some hundred at a time, fewer where they are long."""
    numbers, rows, size, most = list[int](), list[Row](), 0, 8
    for number, row in numbered:
        numbers.append(number)
        rows.append(row)
        size += sum(map(len, row)) + len(row)
        if len(rows) == most or size > STEP:
            yield numbers, rows
            numbers, rows, size, most = [], [], 0, min(2 * most, CHUNK)
    if rows:
        yield numbers, rows


_WAYS: tuple[tuple[Callable[[Pass, Style, int, int], Iterator[Chunk]], int], ...] = (
    (_split, CHUNK), (_parsed, CHUNK), (_parsed, 16), (_parsed, 1),
)  # fmt: skip
"""How rows are read, and how many at a time; each way takes what those before it do not."""


class PatientReader:
    """Rows as `csv.reader` splits them, of any size, but for stray quotes.

    A quote that opens a cell and never closes, or closes lines later in the midst of text, is a character like any
    other: it costs its own row, not the rows that it would have swallowed. So is one that makes its row longer than
    ``longest`` characters.
    """

    _LONGEST = 1_000
    """Lines that a cell may span once there was a stray quote, so that many of them take linear time."""

    def __init__(
        self, lines: Iterable[str], style: Style, unclosed: list[int], longest: int = STEP, first: int = 1
    ) -> None:
        self._lines = iter(lines)
        self._longest = longest
        self._style = style
        self._unclosed = unclosed
        escape = re.escape(style.escape or "")
        self._stops = re.compile(f"[{re.escape(style.delimiter)}{escape}]")
        self._quoted_stops = re.compile(f'["{escape}]')
        self._ahead: deque[str] = deque()
        self._number = first - 1
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
