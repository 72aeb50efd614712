"""Single files of an export as LinkedIn wrote them in some month, and the records that reading them must give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

from attrs import evolve, field, frozen

from linkedin_export.schema.evidence import Format, Layout, Quirk, Writing
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.spec import NO_EXTRA, Column, Record, Spec
from linkedin_export.schema.values import Dated, Text, Url
from linkedin_export.testing.values import NOTHING, Cell, Values
from linkedin_export.testing.vocabulary import TELLING
from linkedin_export.testing.writing import write_file

Row: TypeAlias = list[Cell]

NEWEST = "2026-05"
"""The month of the newest exports that the evidence has."""
_BLANK, _GHOST = 8, 20
"""One in so many cells is blank; one in so many rows has nothing but its last date."""
_ROWS_IN_FOLDER = 2
"""Rows in each file of a folder that is one table."""
_PLACE = re.compile("<[a-z]+>")
"""What stands in a path for something that differs: ``Articles/<slug>.html``."""


@frozen
class SyntheticFile:
    """A made-up file: its path in an export, its bytes, and the records it holds, in order, without their source."""

    path: str
    data: bytes = field(repr=False)
    truth: tuple[Record, ...] = field(repr=False)


def make_file(
    record: type[Record], layout: Layout | None, *, era: str | None = None, seed: int = 0, rows: int = 5
) -> SyntheticFile:
    """A file of a record class with one of its header lines, written as LinkedIn did in that month.

    ``layout``: None for a provisional record, whose header is then the first name of each column. ``era``: the month,
    ``2026-05``; that of the layout unless given. Resaved layouts and provisional records are written as plain CSV.
    An article is one row, however many are asked for.
    """
    kind = _Kind.of(record, layout, era or (layout.since if layout else NEWEST))
    made = kind.rows(seed, 1 if record.spec.format is Format.ARTICLE else rows)
    return kind.file(kind.writing.file, made)


def made_rows(
    record: type[Record], layout: Layout | None, *, era: str | None = None, seed: int = 0, rows: int = 5
) -> tuple[tuple[str, ...], list[list[str]], tuple[Record, ...]]:
    """The header of such a file, the texts of its cells row by row, and the records it holds."""
    kind = _Kind.of(record, layout, era or (layout.since if layout else NEWEST))
    made = kind.rows(seed, rows)
    texts = [[cell.text for cell in row] for row in made]
    return kind.header, texts, kind.file(kind.writing.file, made).truth


def make_files(record: type[Record], layout: Layout, era: str, seed: int, rows: int) -> list[SyntheticFile]:
    """All files of a record class in an export: numbered parts, the files of a folder, or the only one."""
    kind = _Kind.of(record, layout, era)
    made = kind.rows(seed, rows)
    size = _rows_in_file(record.spec) or rows
    chunks = [made[start : start + size] for start in range(0, rows, size)]
    paths = _paths(record.spec, kind.writing.file, len(chunks))
    return [kind.file(path, chunk) for path, chunk in zip(paths, chunks, strict=True)]


def files_of(rows: Sequence[Record], layout: Layout, era: str) -> list[SyntheticFile]:
    """Files of these records, which are of one class: what the header line has of them, spelt as in that month.

    In numbered parts where LinkedIn splits such a table.
    """
    spec = rows[0].spec
    kind = _Kind.of(type(rows[0]), layout, era)
    size = _rows_in_file(spec) or len(rows)
    chunks = [rows[start : start + size] for start in range(0, len(rows), size)]
    paths = _paths(spec, kind.writing.file, len(chunks))
    return [kind.file(path, list(map(kind.row_of, chunk))) for path, chunk in zip(paths, chunks, strict=True)]


def layout_in(spec: Spec, era: str, *, sometimes: bool = False) -> Layout | None:
    """The header line in force in a month; None if LinkedIn wrote no such file, as far as is known.

    ``sometimes``: of an account that gets the layouts that only some get.
    """
    known = [
        layout
        for layout in spec.layouts
        if layout.since <= era and not layout.resaved and (sometimes or not layout.sometimes)
    ]
    written = any(writing.since <= era for writing in spec.writings) and era <= (spec.until or era)
    return known[-1] if known and written else None


def writing_in(spec: Spec, layout: Layout | None, era: str) -> Writing:
    """How the file was written in a month; as first known where it is older than that.

    Plain where no such file, or none straight from LinkedIn, has been seen.
    """
    in_force = [writing for writing in spec.writings if writing.since <= era]
    writing = (in_force[-1:] or [*spec.writings[:1], Writing(file=spec.names[0])])[0]
    writing = evolve(writing, file=_PLACE.sub("made-up", writing.file))
    return Writing(file=writing.file) if layout is None or layout.resaved else writing


def _rows_in_file(spec: Spec) -> int | None:
    if spec.format is Format.ARTICLE:
        return 1
    return _ROWS_IN_FOLDER if spec.folder else spec.part_rows


def _paths(spec: Spec, path: str, count: int) -> list[str]:
    """As many paths as there are files, in the order they are read in."""
    whole = PurePosixPath(path)
    apart = spec.folder is not None or spec.format is Format.ARTICLE
    stem = f"{whole.stem} " if apart else f"{whole.stem}_"
    paths = [path, *(str(whole.with_stem(f"{stem}{number}")) for number in range(1, count))]
    return sorted(paths) if apart else paths


@frozen
class _Kind:
    """What all files of a table have in common: header line, month and way of writing."""

    record: type[Record]
    header: tuple[str, ...]
    era: str
    writing: Writing
    claims: tuple[Column | None, ...]

    @classmethod
    def of(cls, record: type[Record], layout: Layout | None, era: str) -> _Kind:
        spec = record.spec
        header = layout.header if layout else tuple(column.header for column in spec.columns)
        return cls(record, header, era, writing_in(spec, layout, era), spec.resolve(header))

    @property
    def is_table(self) -> bool:
        return self.record.spec.format is Format.TABLE

    def file(self, path: str, rows: Sequence[Row]) -> SyntheticFile:
        texts = [[cell.text for cell in row] for row in rows]
        data = write_file(self.header, texts, self.record.spec.format, self.writing)
        return SyntheticFile(path, data, tuple(map(self._true, rows)))

    def _true(self, row: Row) -> Record:
        """The record that reading the row must give."""
        kept = {name: cell.text for name, cell in zip(self.header, row, strict=True) if cell.kept}
        values = {claim.field: cell.value for claim, cell in zip(self.claims, row, strict=True) if claim}
        return self.record(**values, extra=FrozenMap(kept) if kept else NO_EXTRA)  # type: ignore[arg-type]

    def row_of(self, record: Record) -> Row:
        """The cells of a record, as far as there are columns for it."""
        return [NOTHING if claim is None else self._cell(claim, getattr(record, claim.field)) for claim in self.claims]

    def _cell(self, column: Column, value: object) -> Cell:
        blank = value == column.empty
        return Cell("", value) if blank else Cell(column.kind_in(self.era).write(value), value)

    def rows(self, seed: int, count: int) -> list[Row]:
        """Rows with text somewhere; the first has it everywhere, and the first ones show the writer's quirks."""
        line_end, quirks = self._line_end(), [quirk for quirk in self.writing.quirks if quirk in TELLING]
        rows = list[Row]()
        for number in range(count if any(self.claims) else 0):
            values = Values(f"{seed} {self.record.spec.name} {self.era} {number}", self.era, line_end)
            row = self._row(values, whole=number == 0)
            if number < len(quirks):
                row[self._telling_position()] = values.telling(quirks[number])
            rows.append(row)
        return rows

    def _line_end(self) -> str | None:
        """What stands between lines inside a cell; None where LinkedIn's writer lets none into a cell."""
        quirks = set(self.writing.quirks)
        if Quirk.QUOTED_LINE_BREAKS in quirks:
            return self.writing.line_end
        quoted = self.writing.quoting == "all" or {Quirk.UNQUOTED_LINES, Quirk.BACKSLASH_ESCAPES} & quirks
        return "\n" if quoted or not self.is_table else None

    def _telling_position(self) -> int:
        """The column that shows the quirks of cells: the last that people write, or else the last of text."""
        return max(
            (column.pii == "content", position)
            for position, column in enumerate(self.claims)
            if column is not None and isinstance(column.kind, Text) and not isinstance(column.kind, Url)
        )[1]

    def _row(self, values: Values, *, whole: bool) -> Row:
        dated = [at for at, column in enumerate(self.claims) if column and isinstance(column.kind, Dated)]
        ghost = not whole and self.is_table and bool(dated) and values.chance(_GHOST)
        row = [NOTHING for _ in self.claims]
        for position, column in enumerate(self.claims):
            if column is not None:
                optional = not whole and (self.is_table or column.blank)
                filled = position == dated[-1] if ghost else not (optional and values.chance(_BLANK))
                row[position] = values.cell(column) if filled else values.blank(column)
        if not any(cell.text for cell in row):
            position, column = next((position, column) for position, column in enumerate(self.claims) if column)
            row[position] = values.cell(column)
        return row
