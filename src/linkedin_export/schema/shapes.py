"""Recognising columns by their cells, for files whose header line somebody deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkedin_export.schema.evidence import Format, Layout
from linkedin_export.schema.spec import Column, Record
from linkedin_export.schema.values import Dated, Many, Text, Url, Words


def telling(column: Column) -> bool:
    """Whether the cells of the column have a shape of their own."""
    kind = column.kind
    if isinstance(kind, Text):
        return isinstance(kind, Url) or column.pii == "email"
    return not isinstance(kind, Many)


def fits(column: Column, cell: str) -> bool:
    """Whether a cell with text has the shape of the column."""
    if isinstance(column.kind, Url):
        return cell.startswith(("http://", "https://", "www.", "urn:li:"))
    if column.pii == "email":
        return "@" in cell
    if cell.strip() in column.blank:
        return True
    try:
        column.kind.read(cell)
    except (ValueError, LookupError):
        return False
    return True


def by_shape(
    records: Iterable[type[Record]], rows: Sequence[Sequence[str]], named: type[Record] | None
) -> tuple[type[Record], Layout] | None:
    """The record and layout that rows without a header line fit best, None where nothing is sure.

    Every cell of a telling column must fit but for one in twenty, and all of the first row. A file of a known name
    needs one telling column, or a first row that cannot be a header; any other needs two telling columns, one of which
    only LinkedIn writes so.
    """
    best: tuple[type[Record], Layout] | None = None
    best_score = 1 if named is None else 0
    for record in [named] if named else records:
        for layout in record.spec.layouts if record.spec.format is Format.TABLE else ():
            score = 0 if layout.resaved else _score(record, layout, rows, known=named is not None)
            if score > best_score or (score == best_score and best is not None and record is best[0]):
                best, best_score = (record, layout), score
    return best


def _score(record: type[Record], layout: Layout, rows: Sequence[Sequence[str]], *, known: bool) -> int:
    """How many telling columns fit; 0 if one does not, a row is too wide or too narrow, or it is not enough."""
    width = len(layout.header)
    if not rows or any(len(row) != width for row in rows):
        return 0
    score, own = 0, False
    for position, column in enumerate(record.spec.resolve(layout.header)):
        cells = [row[position] for row in rows if row[position].strip()]
        if column is None or not telling(column) or not cells:
            continue
        misses = sum(not fits(column, cell) for cell in cells)
        if misses * 20 > len(cells) or (rows[0][position].strip() and not fits(column, rows[0][position])):
            return 0
        score += 1
        own = own or _is_linkedins(column, cells)
    if not known:
        return score if own else 0
    return score or int(_no_header(rows[0]))


def _is_linkedins(column: Column, cells: Sequence[str]) -> bool:
    """Whether cells that fit are such as others do not write: dates spelt out, links into LinkedIn, its words."""
    kind = column.kind
    if isinstance(kind, Dated):
        return any(sign in kind.spelling for sign in ("02 Jan 2006", "3:04 PM", "UTC"))
    if isinstance(kind, Url):
        return all("linkedin.com" in cell or "licdn.com" in cell for cell in cells)
    return isinstance(kind, Words)


_LONGEST_HEADER = 80


def _no_header(row: Sequence[str]) -> bool:
    """Whether a row cannot be a header: it has a blank cell before its last, or a long one."""
    return any(not cell.strip() for cell in row[:-1]) or any(len(cell) > _LONGEST_HEADER for cell in row)
