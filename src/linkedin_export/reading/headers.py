"""Where the header of a table is: past a preamble, behind which delimiter, or nowhere at all."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, takewhile

from attrs import frozen

from linkedin_export.reading.lines import ShortText, line_breaks
from linkedin_export.reading.rows import PatientReader, Style, read_rows
from linkedin_export.reading.splitting import Row
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.registry import Match, Registry
from linkedin_export.schema.shapes import by_shape

_DELIMITERS = (",", "\t", ";", "|")
_LOOK_AT = 12
"""Rows among which a header is looked for that may have drifted."""
_FAR = 2_000
"""Rows among which a known header line is looked for."""
_SAMPLE = 50
"""Rows that a missing header is told from."""


@frozen(kw_only=True)
class Opening:
    """How a table opens: its header, what that was recognised as, and how many lines stand before the first row.

    ``preamble`` are the lines before the header. ``headless``: there is no header line, ``header`` is the layout's.
    ``wrapped``: each line stands in one pair of quotes. ``moved``: rows stand above the header, as in a sheet that was
    sorted with its header; they are read as the others are.
    """

    header: tuple[str, ...]
    match: Match | None
    delimiter: str = ","
    skip: int = 0
    preamble: tuple[str, ...] = ()
    headless: bool = False
    wrapped: bool = False
    moved: bool = False


@frozen
class _Candidate:
    delimiter: str
    line: int
    last_line: int
    cells: tuple[str, ...]
    wrapped: bool
    match: Match | None

    @property
    def strength(self) -> tuple[int, int, bool]:
        """An exact layout before any other header, then the more known columns, then no tab inside a cell."""
        if self.match is None or self.match.by != "header":
            return (0, 0, False)
        return (2 if self.match.layout is not None else 1, self.match.claimed, "\t" not in "".join(self.cells))


def unwrap(cell: str, delimiter: str) -> Row:
    """The cells of a row that stands in one pair of quotes; the cell itself if it holds no one row."""
    rows = [row for _, row in PatientReader(io.StringIO(cell, newline=""), Style(delimiter), [])]
    return rows[0] if len(rows) == 1 and rows[0] else [cell]


def find_opening(name: str, head: str, registry: Registry, columns: int, *, cut: bool) -> Opening | None:
    """The opening of the table whose first characters are ``head``; None if it has no text.

    ``cut``: the text goes on beyond ``head``. Rows of more than ``columns`` cells are looked at no further; one that
    comes first is all that is found.
    """
    known = _known(name, head, registry)
    if known is not None:
        return known
    best: _Candidate | None = None
    for candidate in _candidates(name, head, registry, columns):
        if best is None or candidate.strength > best.strength:
            best = candidate
        if best.strength[0] == 2 and best.strength[2]:
            break
    if best is None:
        return None
    if not best.strength[0]:
        shaped = _headless(name, head, registry, cut=cut)
        if shaped is not None:
            return shaped
        best = _widest(name, head, registry, best)
    above: Iterable[tuple[int, Row]] = ()
    if best.line > 1:
        above = takewhile(lambda numbered: numbered[0] < best.line, _rows(head, best.delimiter, _FAR))
    first_row = next((line for line, row in above if _is_row(row, len(best.cells))), None)
    return Opening(
        header=best.cells,
        match=best.match,
        delimiter=best.delimiter,
        skip=best.last_line if first_row is None else first_row - 1,
        preamble=_lines_before(head, first_row or best.line),
        wrapped=best.wrapped,
        moved=first_row is not None,
    )


def _known(name: str, head: str, registry: Registry) -> Opening | None:
    """The opening of a table whose first line is a header line that is known, as most are; None if it may be another.

    It is what a look at all candidates finds, without the look.
    """
    end = head.find("\n")
    line = (head if end < 0 else head[:end]).removesuffix("\r")
    if not line or any(mark in line for mark in _MARKS):
        return None
    header = tuple(line.split(_DELIMITERS[0]))
    match = registry.identify(name, header) if registry.has_layout(header) else None
    exact = match is not None and match.by == "header" and match.layout is not None
    return Opening(header=header, match=match, skip=1) if exact else None


_MARKS = '"\r\t'
"""What the first line of most tables does not have."""


def _is_row(row: Row, width: int) -> bool:
    """Whether a row above the header is one of the table, and not of a preamble."""
    return len(row) == width and sum(bool(cell.strip()) for cell in row) >= 2


def _lines_before(head: str, line: int) -> tuple[str, ...]:
    return tuple(text.rstrip("\r\n") for text in islice(ShortText(head), line - 1))


def _rows(head: str, delimiter: str, most: int) -> Iterator[tuple[int, Row]]:
    """The first rows that have text, and the lines they start on."""
    chunks = read_rows(lambda: ShortText(head), Style(delimiter), [])
    numbered = (pair for numbers, rows in chunks for pair in zip(numbers, rows, strict=True))
    return islice((pair for pair in numbered if any(map(str.strip, pair[1]))), most)


def _candidates(name: str, head: str, registry: Registry, columns: int) -> Iterator[_Candidate]:
    """Rows that may be the header: the first row of the text, by each delimiter, and later ones that are convincing."""
    rows = {delimiter: _rows(head, delimiter, _FAR) for delimiter in _DELIMITERS}
    first: Row = []
    for delimiter in _DELIMITERS:
        if first and delimiter not in head:
            continue  # it makes one cell of the row
        for line, row in islice(rows[delimiter], 1):
            if row == first:
                continue
            first = first or row
            if len(row) > columns:
                yield _Candidate(delimiter, line, line, tuple(row), False, None)
                return
            yield from _found(name, registry, delimiter, line, row)
    # A row of one cell is convincing by no delimiter.
    for delimiter in filter(head.__contains__, _DELIMITERS):
        for number, (line, row) in enumerate(rows[delimiter], 1):
            if len(row) <= columns and (number < _LOOK_AT or registry.has_layout(row)):
                found = _found(name, registry, delimiter, line, row, registry.may_be_header)
                yield from filter(_convincing, found)


def _found(
    name: str, registry: Registry, delimiter: str, line: int, row: Row, worth: Callable[[Row], bool] = bool
) -> Iterator[_Candidate]:
    """The row as a candidate, as it stands and out of its quotes, where that is worth a look."""
    last = line + sum(map(line_breaks, row))
    for cells, wrapped in _readings(row, delimiter):
        if worth(cells):
            yield _Candidate(delimiter, line, last, tuple(cells), wrapped, registry.identify(name, cells))


def _readings(row: Row, delimiter: str) -> Iterator[tuple[Row, bool]]:
    yield row, False
    if sum(map(bool, row)) == 1 and delimiter in row[0]:
        yield unwrap(row[0], delimiter), True


def _convincing(candidate: _Candidate) -> bool:
    """Whether a row that is not the first of the text is a header all the same, and not a row that looks like one."""
    exact, claimed, _ = candidate.strength
    named_cells = sum(map(bool, candidate.cells))
    return claimed >= 2 and (exact == 2 or claimed * 2 > named_cells)


def _headless(name: str, head: str, registry: Registry, *, cut: bool) -> Opening | None:
    named = registry.named(name)
    if named is not None and named.spec.format is not Format.TABLE:
        return None
    for delimiter in _DELIMITERS:
        numbered = list(_rows(head, delimiter, _SAMPLE))
        if cut and len(numbered) > 1 and len(numbered) < _SAMPLE:
            numbered.pop()
        start, rows = _behind_notes(numbered)
        found = by_shape(registry.records, _same_width(rows), named)
        if found is not None:
            record, layout = found
            return Opening(
                header=layout.header,
                match=Match(record, layout, by="shape"),
                delimiter=delimiter,
                skip=start - 1,
                preamble=_lines_before(head, start),
                headless=True,
            )
    return None


def _behind_notes(numbered: Sequence[tuple[int, Row]]) -> tuple[int, list[Row]]:
    """The line and the rows behind LinkedIn's notes, where these are left and the header is not."""
    notes = bool(numbered) and numbered[0][1][0].strip().lower() == "notes:"
    rows = [(line, row) for line, row in numbered if not notes or sum(map(bool, row)) > 1]
    return (rows[0][0] if notes and rows else 1), [row for _, row in rows]


def _same_width(rows: Sequence[Row]) -> list[Row]:
    """The rows of the commonest width, if most have it."""
    if not rows:
        return []
    width, count = Counter(map(len, rows)).most_common(1)[0]
    return [row for row in rows if len(row) == width] if count * 10 >= len(rows) * 8 else []


def _widest(name: str, head: str, registry: Registry, first: _Candidate) -> _Candidate:
    """The first row, split by the delimiter that splits it into the most cells."""
    widest = first
    for delimiter in _DELIMITERS:
        line, row = next(_rows(head, delimiter, 1), (first.line, []))
        if len(row) > len(widest.cells):
            last = line + sum(map(line_breaks, row))
            widest = _Candidate(delimiter, line, last, tuple(row), False, registry.identify(name, row))
    return widest
