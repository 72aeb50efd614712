"""Rows of a text whose quotes stand as a writer of CSV sets them, told apart by their quotes instead of character by
character.

Where no cell is in quotes, or each is, the cells of many rows come apart in one go, and those of a column lie equally
far apart in what comes of it. Where quotes are few, rows come apart one by one: a line break is inside a cell if the
number of quotes before it is odd, and a row comes apart at its quotes first, at the delimiters between them second.
Where they are many, `csv.reader` is the faster way.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate
from operator import add, methodcaller
from typing import TypeAlias, overload

from linkedin_export.reading.lines import STEP, line_breaks, split_lines

Row: TypeAlias = list[str]


class Even(Sequence[Row]):
    """Rows that are all equally wide, held as columns."""

    def __init__(self, columns: list[list[str]]) -> None:
        self.columns = columns
        """The cells of each column; there is one at least."""

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Row]:
        return map(list, zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Even: ...
    def __getitem__(self, index: int | slice) -> Row | Even:
        if isinstance(index, slice):
            return Even([cells[index] for cells in self.columns])
        return [cells[index] for cells in self.columns]


RowList: TypeAlias = Even | list[Row]
Split: TypeAlias = tuple[Sequence[int], RowList, str]
"""How many lines stand above each row and above what follows, the rows, and the text of a row that has no end yet."""


_CHARACTERS = 100
"""For each quote, below which `csv.reader` is faster, which takes its time for each character."""


def split_rows(text: str, delimiter: str) -> Split:
    """The rows of a text that starts with a row. Raises `csv.Error` where quotes stand as no writer sets them."""
    if '"' not in text and "\r" not in text:
        end = text.rfind("\n") + 1
        if not end:
            return [0], [], text
        rows = _unquoted(text[: end - 1], delimiter)
        return range(len(rows) + 1), rows, text[end:]
    # Where the second cell is in quotes like the first, each may be.
    closed = text.find('"', 1) if text[0] == '"' else -1
    second = text[closed + 1 : closed + 3]
    if closed > 0 and (second[:1] != delimiter or second[1:] == '"'):
        taken = _all_quoted(text, delimiter)
        if taken is not None:
            return taken
    quotes = text.count('"')
    if quotes * _CHARACTERS > len(text):
        with suppress(csv.Error):
            return _parsed(text, delimiter, quotes)
    return _one_by_one(text, delimiter)  # which takes longer cells, too


def _unquoted(text: str, delimiter: str) -> RowList:
    """The rows of a text without quotes, the last without its line break."""
    # A line break becomes a cell of its own, so that all cells of all rows come of one split.
    cells = text.replace("\n", f"{delimiter}\n{delimiter}").split(delimiter)
    rows = text.count("\n") + 1
    width = cells.index("\n") if rows > 1 else len(cells)
    alone = width == 1 and "" in cells  # a line without text has no cell
    if not alone and len(cells) == rows * (width + 1) - 1 and cells[width :: width + 1].count("\n") == rows - 1:
        return Even([cells[column :: width + 1] for column in range(width)])
    return [line.split(delimiter) if line else [] for line in text.split("\n")]


def _all_quoted(text: str, delimiter: str) -> Split | None:
    """The rows of a text of which each cell is in quotes; None if one is not, or the rows are not equally wide."""
    pieces = text.split('"')
    cells, between = pieces[1::2], pieces[2::2]
    end = "\r\n" if "\r" in text and "\r\n" in between else "\n"
    ends = between.count(end)
    behind = len(between) - between[::-1].index(end) if ends else 0
    unended = between[behind:]
    if len(text) > STEP or unended.count(delimiter) + unended.count("") < len(unended):
        return None
    if not ends:
        return [0], [], text
    rest = "" if len(pieces) == 2 * behind + 1 else '"'.join(["", *pieces[2 * behind + 1 :]])
    del cells[behind:], between[behind:]
    delimiters = between.count(delimiter)
    if delimiters + ends < len(between):
        cells, between = _undoubled(cells, between)
    width = between.index(end) + 1
    even = len(between) == ends * width and between[width - 1 :: width].count(end) == ends
    if not even or delimiters + ends < len(between):
        return None
    columns = [cells[column::width] for column in range(width)]
    broken = text.count("\n", 0, len(text) - len(rest)) - ends
    return _lines_above(columns, broken, line_breaks if "\r" in text else _line_feeds), Even(columns), rest


def _lines_above(columns: list[list[str]], broken: int, breaks_in: Callable[[str], int]) -> Sequence[int]:
    """How many lines stand above each row and below the last, if cells hold so many LF."""
    rows = len(columns[0])
    if not broken and breaks_in is _line_feeds:
        return range(rows + 1)
    lines = [1] * rows
    for cells in reversed(columns):
        found = "".join(cells).count("\n")
        if found or breaks_in is line_breaks:
            lines = list(map(add, lines, map(breaks_in, cells)))
            broken -= found
            if not broken and breaks_in is _line_feeds:
                break  # one column of long text has them all
    return list(accumulate(lines, initial=0))


_line_feeds = methodcaller("count", "\n")


def _undoubled(cells: list[str], between: list[str]) -> tuple[list[str], list[str]]:
    """Where nothing stands between two quotes they are one quote of a cell; the last is no such place."""
    kept, kept_between, done, last = list[str](), list[str](), 0, len(between)
    between = [*between, ""]
    while (index := between.index("", done)) < last:
        kept += cells[done:index]
        kept_between += between[done:index]
        done = index
        while not between[done]:
            done += 1
        kept_between.append(between[done])
        done += 1
        kept.append('"'.join(cells[index:done]))
    return kept + cells[done:], kept_between + between[done:last]


def _parsed(text: str, delimiter: str, quotes: int) -> Split:
    """The rows of a text that has so many quotes, as `csv.reader` takes them apart."""
    lines = split_lines(text)
    complete = len(lines) - (not text.endswith(("\n", "\r")))
    if quotes & 1:
        complete = max(index for index, line in enumerate(lines) if line.count('"') & 1)
    rest = "".join(lines[complete:])
    del lines[complete:]
    rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    _check_lengths(text, rows)  # for the whole process may allow `csv.reader` longer cells
    if len(rows) == len(lines):
        return range(len(rows) + 1), rows, rest
    return list(accumulate((1 + line_breaks(delimiter.join(row)) for row in rows), initial=0)), rows, rest


def _one_by_one(text: str, delimiter: str) -> Split:
    """The rows of a text, one by one. Raises `csv.Error`, too, where a CR is no part of the line break of all lines."""
    end = "\r\n" if "\r" in text else "\n"
    lines = text.split(end)
    rest = lines.pop()
    if end == "\r\n" and not len(lines) == text.count("\r") == text.count("\n"):
        raise csv.Error("lines end in several ways")
    rows, longer, held = list[Row](), list[tuple[int, int]](), list[str]()
    keep = rows.append
    for line in lines:
        if held:
            held.append(line)
            if not line.count('"') & 1:
                continue
            longer.append((len(rows), len(held)))
            line = end.join(held)
            held = []
        if '"' in line:
            pieces = line.split('"')
            if len(pieces) & 1:
                keep(_quoted_row(pieces, delimiter))
            else:
                held = [line]
        else:
            keep(line.split(delimiter) if line else [])
    _check_lengths(text, rows)
    return _lines_of(len(rows), longer), rows, end.join([*held, rest])


def _check_lengths(text: str, rows: list[Row]) -> None:
    """Raises `csv.Error` if one of the rows of a text is longer than a step of reading."""
    if len(text) > STEP and any(sum(map(len, row)) > STEP for row in rows):
        raise csv.Error("a row is longer than a step of reading")


def _quoted_row(pieces: list[str], delimiter: str) -> Row:
    """A row that was taken apart at its quotes: what stands before the first, inside, behind, and so on."""
    row = pieces[0].split(delimiter)
    apart = not row[-1]
    row[-1] = pieces[1]
    index, last = 2, len(pieces) - 1
    while index < last:
        if pieces[index]:
            cells = pieces[index].split(delimiter)
            apart = apart and not cells[0] and not cells[-1]
            cells[-1] = pieces[index + 1]
            row += cells[1:]
            index += 2
        else:
            first = index - 1
            while index < last and not pieces[index]:
                index += 2
            row[-1] = '"'.join(pieces[first:index:2])
    cells = pieces[last].split(delimiter)
    if cells[0] or not apart:
        raise csv.Error("a quote stands in the midst of a cell")
    return row + cells[1:]


def _lines_of(rows: int, longer: list[tuple[int, int]]) -> Sequence[int]:
    """How many lines stand above each row and below the last, if some rows, by their position, have several lines."""
    if not longer:
        return range(rows + 1)
    lines = [1] * rows
    for row, count in longer:
        lines[row] = count
    return list(accumulate(lines, initial=0))
