"""From text to numbered rows: every named quirk of LinkedIn's writers, told from the text and undone.

A quirk is looked for only in files of the specs that state it, and undone only where the text shows it: the same file
was written without it in other years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate
from typing import Protocol

from attrs import frozen

from linkedin_export.reading.headers import Opening, unwrap
from linkedin_export.reading.lines import STEP, Changed, Pass, Rest, TextSource, line_breaks, split_lines
from linkedin_export.reading.rows import CHUNK, Chunk, Style, in_chunks, read_rows
from linkedin_export.reading.splitting import Row
from linkedin_export.schema.evidence import Quirk
from linkedin_export.schema.shapes import fits
from linkedin_export.schema.spec import Column, Spec


@frozen(kw_only=True)
class Dialect:
    """How a table was found to be written."""

    delimiter: str = ","
    line_end: str = "\n"
    preamble: int = 0
    """Lines before the header."""
    wrapped: bool = False
    """Each row stands in one pair of quotes."""
    headless: bool = False
    """The header line is missing."""
    quirks: frozenset[Quirk] = frozenset()


class RowSource(Protocol):
    """The data rows of a file, to be read any number of times."""

    dialect: Dialect
    unclosed: list[int]
    """Lines on which a quote opens that never closes, once all rows were read."""
    cut: bool
    """Whether text was left out because it is too long."""

    def chunks(self) -> Iterator[Chunk]:
        """Numbers of first lines in the file, counted from 1, and rows."""
        ...


class Rows:
    """The data rows of a table, with the dialect's quirks undone; they can be read any number of times.

    ``small``: the rows may be kept from the look for quirks until they are read for the first time.
    """

    def __init__(
        self,
        source: TextSource,
        opening: Opening,
        spec: Spec,
        line_end: str,
        longest: int = STEP,
        *,
        small: bool = False,
    ) -> None:
        self._source = source
        self._longest = longest
        self._small = small
        self._skip = opening.skip
        self._kept: tuple[Style, list[Chunk]] | None = None
        self.lone_backslashes = False
        """Whether some backslash escapes nothing, where those that do are told from the text."""
        self._first = spec.columns[0] if spec.columns else None
        self.unclosed: list[int] = []
        self.cut = False
        quirks = set(_quirks_of_header(opening, spec))
        self._style = Style(opening.delimiter)
        for quirk, shows in _SIGNS.items():
            if quirk in spec.quirks and shows(self, self._style, len(opening.header)):
                quirks.add(quirk)
                if quirk is Quirk.BACKSLASH_ESCAPES:
                    self._style = Style(opening.delimiter, "\\")
        self.dialect = Dialect(
            delimiter=opening.delimiter,
            line_end=line_end,
            preamble=len(opening.preamble),
            wrapped=opening.wrapped,
            headless=opening.headless,
            quirks=frozenset(quirks),
        )

    def lines(self, style: Style | None = None) -> Pass:
        """The lines behind the header, as the rows of a style are read from them."""
        self._kept = None  # for what is told of the text is what its last pass has told
        lines = Rest(self._source(), self._skip)
        return Changed(lines, _paired) if style is not None and style.escape and self.lone_backslashes else lines

    def look(self, style: Style) -> Iterator[Chunk]:
        """The rows in a style, to be looked at and left as they are."""
        if self._kept is not None and self._kept[0] == style:
            yield from self._kept[1]
            return
        kept: list[Chunk] = []
        for chunk in self._read(style):
            if self._small:
                kept.append(chunk)
            yield chunk
        if self._small:
            self._kept = style, kept

    def _read(self, style: Style) -> Iterator[Chunk]:
        self.unclosed = []
        return read_rows(partial(self.lines, style), style, self.unclosed, self._longest, self._skip + 1)

    def chunks(self) -> Iterator[Chunk]:
        """Numbers of first lines in the file, counted from 1, and rows."""
        quirks, delimiter = self.dialect.quirks, self.dialect.delimiter
        if Quirk.RAW_LINES in quirks:
            self.unclosed = []
            return raw_lines(self.lines(), delimiter, self._skip + 1)
        kept, self._kept = self._kept, None
        chunks = iter(kept[1]) if kept is not None and kept[0] == self._style else self._read(self._style)
        if self.dialect.wrapped:
            chunks = in_chunks(_unwrapped(_one_by_one(chunks), delimiter))
        if Quirk.UNQUOTED_LINES in quirks and self._first is not None:
            chunks = in_chunks(unquoted_lines(_one_by_one(chunks), self._first, delimiter, self._longest))
        if Quirk.QUOTED_LINE_BREAKS in quirks:
            chunks = in_chunks(quoted_line_breaks(_one_by_one(chunks)))
        return chunks


def _one_by_one(chunks: Iterable[Chunk]) -> Iterator[tuple[int, Row]]:
    for numbers, rows in chunks:
        yield from zip(numbers, rows, strict=True)


def _unwrapped(numbered: Iterable[tuple[int, Row]], delimiter: str) -> Iterator[tuple[int, Row]]:
    for number, row in numbered:
        yield number, unwrap(row[0], delimiter) if sum(map(bool, row)) == 1 and delimiter in row[0] else row


# BACKSLASH_ESCAPES is undone by `csv.reader` itself, once it is known.

_ESCAPES = re.compile(r'\\[\\"]|\\')


def _paired(line: str) -> str:
    """A line in which each backslash that escapes nothing is doubled, so that it stays."""
    if "\\" not in line or "\\" not in line.replace("\\\\", "").replace('\\"', ""):
        return line
    return _ESCAPES.sub(lambda found: found[0] if len(found[0]) == 2 else "\\\\", line)


def shows_backslash_escapes(rows: Rows, style: Style, width: int) -> bool:
    r"""Whether quotes or backslashes have a backslash before them, and reading them so tears fewer rows apart.

    No more rows will do where each backslash stands before a quote or another.
    """
    escapes = Counter(found for block in rows.lines().blocks() if "\\" in block for found in _ESCAPES.findall(block))
    if not escapes['\\"'] and not escapes["\\\\"]:
        return False
    rows.lone_backslashes = escapes["\\"] > 0
    escaped = sum(_torn(rows, Style(style.delimiter, "\\"), width))
    # Where so many rows are torn apart without escapes, it does not matter how many more are.
    enough = escaped if escapes["\\"] else escaped - 1
    return enough < 0 or any(torn > enough for torn in accumulate(_torn(rows, style, width)))


def _torn(rows: Rows, style: Style, width: int) -> Iterator[int]:
    """How many rows of each chunk have neither the header's width nor, as a continuation may, a single cell; how many
    quotes do not close, in the end."""
    for _, some in rows.look(style):
        yield sum(len(row) not in (0, 1, width) for row in some)
    yield len(rows.unclosed)


# RAW_LINES


def shows_raw_lines(rows: Rows, style: Style, width: int) -> bool:
    """Whether some line holds what no writer that quotes would have written."""
    delimiter = style.delimiter
    odd = (line for line in rows.lines() if '"' in line or line.count(delimiter) > 1) if width == 2 else ()
    return any(not _could_be_quoted(line.rstrip("\r\n"), delimiter) for line in odd)


def _could_be_quoted(line: str, delimiter: str) -> bool:
    """Whether a writer that quotes only where it must can have written the line."""
    if line.startswith('"'):
        return True
    cell = line.partition(delimiter)[2]
    if not cell.startswith('"'):
        return delimiter not in cell and '"' not in cell
    inside = cell[1:-1].replace('""', "")
    return cell.endswith('"') and '"' not in inside and (delimiter in cell or '""' in cell[1:-1])


def raw_lines(lines: Pass, delimiter: str, first: int) -> Iterator[Chunk]:
    """Each line is a row of two cells, split at the first delimiter and nowhere else; ``first`` is its number."""
    for block in lines.blocks():
        rows = [line.rstrip("\r\n").split(delimiter, 1) for line in split_lines(block)]
        for start in range(0, len(rows), CHUNK):
            some = rows[start : start + CHUNK]
            yield range(first + start, first + start + len(some)), some
        first += len(rows)


# UNQUOTED_LINES


def shows_unquoted_lines(rows: Rows, style: Style, width: int) -> bool:
    """Whether some row has a single cell where the header has several."""
    return width > 1 and any(len(row) == 1 for _, some in rows.look(style) for row in some)


def unquoted_lines(
    numbered: Iterable[tuple[int, Row]], first: Column, delimiter: str, longest: int
) -> Iterator[tuple[int, Row]]:
    """Joins rows of one cell to the last cell of the row before, unless they start as rows do.

    A cell does not become longer than ``longest`` characters by that; what goes on is a row again.
    """
    held: tuple[int, Row] | None = None
    more: list[str] = []
    size = 0
    for number, row in numbered:
        # A row in one pair of quotes starts as rows do, too.
        continues = not row or (len(row) == 1 and not fits(first, _first_cell(row[0], delimiter)))
        added = 1 + sum(map(len, row))
        if held is not None and continues and size + added <= longest:
            more.append("".join(row))
            size += added
            continue
        if held is not None:
            yield _joined(held, more)
        held, more, size = (number, row), [], sum(map(len, row[-1:]))
    if held is not None:
        yield _joined(held, more)


def _first_cell(cell: str, delimiter: str) -> str:
    return unwrap(cell, delimiter)[0] if delimiter in cell else cell


def _joined(held: tuple[int, Row], more: list[str]) -> tuple[int, Row]:
    while more and not more[-1]:
        more.pop()
    number, row = held
    return (number, [*row[:-1], "\n".join([*row[-1:], *more])]) if more else held


# QUOTED_LINE_BREAKS


def shows_quoted_line_breaks(rows: Rows, style: Style, width: int) -> bool:  # noqa: ARG001 - one of _SIGNS
    """Whether most cells of several lines have quotes around every break."""
    balance = 0
    for _, some in rows.look(style):
        for row in some:
            for cell in row:
                if "\n" in cell or "\r" in cell:
                    balance += 1 if unquote_breaks(cell) != cell else -1
    return balance > 0


def quoted_line_breaks(numbered: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """Takes the quotes off around line breaks, in cells where every break has them."""
    for number, row in numbered:
        yield number, [unquote_breaks(cell) if "\n" in cell or "\r" in cell else cell for cell in row]


def unquote_breaks(cell: str) -> str:
    r"""The text of a cell of several lines; the cell itself if one break lacks its quotes: ``one"\n""\n"three``."""
    if len(_QUOTED_BREAK.findall(cell)) < line_breaks(cell):
        return cell
    return _QUOTED_BREAK.sub(lambda quoted: quoted[1], cell)


_QUOTED_BREAK = re.compile(r'"(\r\n|\n|\r)"')

_SIGNS: dict[Quirk, Callable[[Rows, Style, int], bool]] = {  # in this order: escapes decide what a row is
    Quirk.BACKSLASH_ESCAPES: shows_backslash_escapes,
    Quirk.RAW_LINES: shows_raw_lines,
    Quirk.UNQUOTED_LINES: shows_unquoted_lines,
    Quirk.QUOTED_LINE_BREAKS: shows_quoted_line_breaks,
}


def _quirks_of_header(opening: Opening, spec: Spec) -> Iterator[Quirk]:
    """The quirks that the lines up to the header show, of those that the spec states."""
    header = opening.header
    shown = {
        Quirk.NOTES_PREAMBLE: opening.preamble[:1] and opening.preamble[0].lower().startswith(("notes:", '"notes:')),
        Quirk.NAMELESS_COLUMN: header and not header[-1].strip(),
        Quirk.REPEATED_COLUMNS: len(set(header)) < len(header),
    }
    return (quirk for quirk, seen in shown.items() if seen and quirk in spec.quirks)
