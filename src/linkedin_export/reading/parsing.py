"""From rows to records; the only place that knows what is tolerated, and what becomes of it.

Rows come in chunks. A chunk is made rectangular, turned into columns, each column is converted at once, and the
records are filled a column at a time through their slots, which neither frozen nor keyword-only classes slow down.
Only a column with a cell that is not spelt as LinkedIn spells it is read cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, tzinfo
from itertools import repeat
from typing import Generic, TypeAlias, TypeVar

from linkedin_export.issues import Code, Issue
from linkedin_export.reading.dialects import RowSource
from linkedin_export.reading.headers import unwrap
from linkedin_export.reading.limits import DEFAULT_LIMITS, Limits
from linkedin_export.reading.lines import STEP
from linkedin_export.reading.plans import plan_of
from linkedin_export.reading.splitting import Even, Row, RowList
from linkedin_export.schema.dates import Order, TimeRange, ambiguous, votes
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.spec import NO_EXTRA, Column, Record, Source
from linkedin_export.schema.values import Dated, Doubtful

R = TypeVar("R", bound=Record)
Extras = dict[int, dict[str, str]]
"""What no field holds, by the position of the row in its chunk."""
Columns: TypeAlias = Sequence[Sequence[str]]
Fields = dict[str, Iterable[object]]
"""Values by field, each as many as there are rows, or without an end where all are the same."""

# Codes that are reported once for each column of a file, not for each cell.
_ONCE = {Code.DATE_RESPELT, Code.TIME_KEPT}
# Doubts about a cell that says, or may say, more than the value made of it.
_KEPT = {Code.TIME_KEPT, Code.DATE_GUESSED}

_DAYS = 16_384
"""Dates of a column that are remembered where they are not spelt as LinkedIn spells them."""


class Parser(Generic[R]):
    """Reads the rows of one file into records of one class; what it tolerates is in ``issues``."""

    def __init__(
        self,
        record: type[R],
        header: Sequence[str],
        rows: RowSource,
        file: str,
        timezone: tzinfo | None,
        limits: Limits = DEFAULT_LIMITS,
        *,
        share: bool = False,
    ) -> None:
        self._plan = plan_of(record, tuple(header))
        self._header = self._plan.header
        self._keys = self._plan.keys
        self._rows = rows
        self._file = file
        self._timezone = timezone
        self._limits = limits
        self._unkept = 0
        shared = (*self._plan.lists, *self._plan.texts) if share else self._plan.lists
        self._known = {index: _Known(column) for index, column in shared}
        self._orders: dict[int, Order] = {}
        self._respelt: dict[int, dict[str, object]] = {index: {} for index in self._plan.dates}
        self._fullest: int | None = None
        self._noted: set[tuple[Code, int, str]] = set()
        self.issues: list[Issue] = []
        self.rows = 0
        self.blank_rows = 0

    def fields(self) -> Iterator[tuple[int, Fields]]:
        """How many records, some hundred, and their values by field; text that is empty stands for None."""
        for numbers, rows in self._rows.chunks():
            extras: Extras = {}
            numbers, columns = self._columns(numbers, rows, extras)
            if isinstance(rows, list):
                rows.clear()  # what is made of them finds room in their place
            room = self._limits.rows - self.rows
            full = len(numbers) > room
            if full:
                self._note(Code.LIMIT, numbers[room], f"more than Limits(rows={self._limits.rows})")
                numbers, columns = numbers[:room], [cells[:room] for cells in columns]
                extras = {position: extra for position, extra in extras.items() if position < room}
            if numbers:
                self.rows += len(numbers)
                yield len(numbers), self._fields(numbers, columns, extras)
            if full:
                break
        for line in sorted(set(self._rows.unclosed)):
            self._note(Code.UNCLOSED_QUOTE, line)
        if self._unkept:
            message = f"{self._unkept} more issues; raise Limits(issues=...) to see them"
            self.issues.append(Issue(Code.LIMIT, self._file, message=message))

    def _note(
        self,
        code: Code,
        line: int | None,
        message: str = "",
        *,
        index: int | None = None,
        column: Column | None = None,
        raw: str | None = None,
    ) -> None:
        if len(self.issues) >= self._limits.issues:
            self._unkept += 1
            return
        header = None if index is None else self._keys[index]
        field = None if column is None else column.field
        self.issues.append(Issue(code, self._file, line, header, field, message, raw))

    # Rows

    def _columns(self, numbers: Sequence[int], rows: RowList, extras: Extras) -> tuple[Sequence[int], Columns]:
        """The rows that have text, each as wide as the header, as columns."""
        width = len(self._header)
        columns: Columns = []
        with suppress(ValueError):
            columns = rows.columns if isinstance(rows, Even) else list(zip(*rows, strict=True))
        if len(columns) == width and not self._doubtful(columns):
            return numbers, columns
        kept_numbers, kept = list[int](), list[Row]()
        for number, row in zip(numbers, rows, strict=True):
            if not any(map(str.strip, row)):
                self.blank_rows += 1
            elif self._is_header(row):
                self._note(Code.REPEATED_HEADER, number)
            else:
                kept.append(row if len(row) == width else self._as_wide(number, row, len(kept), extras))
                kept_numbers.append(number)
        return kept_numbers, list(zip(*kept, strict=True))

    def _doubtful(self, columns: Columns) -> bool:
        """Whether some row may have no text, or be the header."""
        if self._header[0] in columns[0]:
            return True
        # A row has text where the column has it that was seldomest blank; where that has none, the others are asked.
        if self._fullest is None:
            self._fullest = min(range(len(columns)), key=lambda index: columns[index].count(""))
        fullest = columns[self._fullest]
        if all(fullest) and not any(map(str.isspace, fullest)):
            return False
        doubtful = [position for position, cell in enumerate(fullest) if not cell or cell.isspace()]
        for cells in columns:
            doubtful = [position for position in doubtful if not cells[position].strip()]
            if not doubtful:
                return False
        return True

    def _is_header(self, row: Row) -> bool:
        """Whether a row is the header line again; in a table of one column, or of a kind unknown, it is a row."""
        width = len(self._header)
        same = row[0] == self._header[0] and tuple(row[:width]) == self._header
        return same and width > 1 and bool(self._plan.claimed) and not any(map(str.strip, row[width:]))

    def _as_wide(self, number: int, row: Row, position: int, extras: Extras) -> Row:
        """A row as wide as the header: what it lacks is blank, what it has too much of is kept."""
        width, delimiter = len(self._header), self._rows.dialect.delimiter
        if len(row) == 1 and delimiter in row[0]:
            inside = unwrap(row[0], delimiter)
            if len(inside) == width:
                self._note(Code.ROW_UNWRAPPED, number)
                return inside
        if len(row) < width:
            self._note(Code.ROW_SHORT, number, f"{len(row)} cells under {width} headers")
            return row + [""] * (width - len(row))
        most = self._limits.columns
        surplus = {
            self._surplus_key(index): row[index] for index in range(width, len(row[:most])) if row[index].strip()
        }
        rest = delimiter.join(row[most:])
        if rest.strip(f" {delimiter}"):
            surplus[self._surplus_key(most)] = rest
        if surplus:
            self._note(Code.ROW_LONG, number, f"{len(row)} cells under {width} headers")
            extras.setdefault(position, {}).update(surplus)
        return row[:width]

    def _surplus_key(self, index: int) -> str:
        key = f"column {index + 1}"
        while key in self._keys:
            key += "'"
        return key

    # Columns

    def _fields(self, numbers: Sequence[int], columns: Columns, extras: Extras) -> Fields:
        """The values of all fields of a chunk, by field."""
        if self._limits.cell < STEP:
            columns = [self._cut(index, cells, numbers) for index, cells in enumerate(columns)]
        for index in self._plan.unclaimed:
            self._keep_unclaimed(index, columns[index], numbers, extras)
        fields: Fields = {column.field: repeat(column.empty) for column in self._plan.absent}
        for index, column in self._plan.claimed:
            fields[column.field] = self._values(index, column, columns[index], numbers, extras)
        fields["source"] = map(tuple.__new__, repeat(Source), zip(repeat(self._file), numbers))
        fields["extra"] = repeat(NO_EXTRA)
        if extras:
            fields["extra"] = [
                FrozenMap(extras[position]) if position in extras else NO_EXTRA for position in range(len(numbers))
            ]
        return fields

    def _cut(self, index: int, cells: Sequence[str], numbers: Sequence[int]) -> Sequence[str]:
        """The cells of a column, none longer than it may be."""
        most = self._limits.cell
        if max(map(len, cells)) <= most:
            return cells
        for line, cell in zip(numbers, cells, strict=True):
            if len(cell) > most:
                self._note(Code.LIMIT, line, f"a cell of {len(cell)} characters, Limits(cell={most})", index=index)
        return [cell[:most] for cell in cells]

    def _keep_unclaimed(self, index: int, cells: Sequence[str], numbers: Sequence[int], extras: Extras) -> None:
        for position, cell in enumerate(cells):
            if cell and not cell.isspace():
                extras.setdefault(position, {})[self._keys[index]] = cell
                if not self._header[index].strip() and self._first_time(Code.UNKNOWN_COLUMN, index):
                    self._note(Code.UNKNOWN_COLUMN, numbers[position], "the column has no name", index=index)

    def _first_time(self, code: Code, index: int, what: str = "") -> bool:
        noted = (code, index, what)
        if noted in self._noted:
            return False
        if len(self._noted) < self._limits.issues:
            self._noted.add(noted)
        return True

    def _values(
        self, index: int, column: Column, cells: Sequence[str], numbers: Sequence[int], extras: Extras
    ) -> Sequence[object]:
        blank = column.blank
        if blank and not blank.isdisjoint(map(str.strip, cells)):
            cells = ["" if cell.strip() in blank else cell for cell in cells]
        values = self._clean_values(index, column, cells)
        if values is None:
            read = self._respelt.get(index, {})
            values = [
                read[cell] if cell in read else self._value(index, column, cell, numbers[position], extras, position)
                for position, cell in enumerate(cells)
            ]
        if self._timezone is not None:
            values = [_in_zone(value, self._timezone) for value in values]
        return values

    def _clean_values(self, index: int, column: Column, cells: Sequence[str]) -> Sequence[object] | None:
        """The values of cells that are all spelt as LinkedIn spells them; None if one is not."""
        if self._orders.get(index) is Order.DAY_FIRST:
            return None
        # Many columns are blank, or say the same of every row.
        alike = cells[0] == cells[-1] and cells.count(cells[0]) == len(cells)
        different = cells[:1] if alike else cells
        if column.kind.verbatim:
            different = _with_text(different)
        values: Sequence[object] = different
        known = self._known.get(index)
        try:
            if known is not None:
                values = known.of(different)
            elif not column.kind.verbatim:
                values = column.kind.column(different)
        except (ValueError, LookupError, OverflowError):
            undecided = index in self._respelt and index not in self._orders
            if undecided and any(votes(cell) is Order.DAY_FIRST for cell in cells):
                self._decide_order(index)
            return None
        if alike:
            return [*values] * len(cells)
        if known is not None and known.hardly_repeats(cells):
            del self._known[index]
        return values

    def _value(self, index: int, column: Column, cell: str, line: int, extras: Extras, position: int) -> object:
        """One cell, with patience: its value, or what the field holds for none, the text being kept in ``extra``."""
        if not cell or cell.isspace():
            return column.empty
        order = self._orders.get(index)
        if order is not Order.DAY_FIRST:
            with suppress(ValueError, LookupError, OverflowError):
                return column.kind.read(cell)
        if order is None and isinstance(column.kind, Dated) and ambiguous(cell):
            order = self._decide_order(index)
        order = order or Order.MONTH_FIRST
        try:
            value: object = column.kind.cell(cell, order)
        except (ValueError, LookupError, OverflowError):
            extras.setdefault(position, {})[self._keys[index]] = cell
            self._note(Code.BAD_VALUE, line, f"no {column.kind.name}", index=index, column=column, raw=cell)
            return column.empty
        if isinstance(value, Doubtful):
            self._doubt(value.code, index, column, cell, line)
            if value.code in _KEPT:
                extras.setdefault(position, {})[self._keys[index]] = cell
            elif value.code is Code.DATE_RESPELT and len(self._respelt[index]) < _DAYS:
                self._respelt[index][cell] = value.value  # which is reported once for the column
            return value.value
        return value

    def _doubt(self, code: Code, index: int, column: Column, cell: str, line: int) -> None:
        """Reports a doubtful value: some doubts once for a column, unknown words once each, the rest every time."""
        what = cell if code is Code.UNKNOWN_WORD else ""
        if code not in _ONCE | {Code.UNKNOWN_WORD} or self._first_time(code, index, what):
            self._note(code, line, index=index, column=column, raw=cell)

    def _decide_order(self, index: int) -> Order:
        """Whether the day or the month comes first in a column, decided from all its cells."""
        numbered = (pair for numbers, rows in self._rows.chunks() for pair in zip(numbers, rows, strict=True))
        dates = ((line, row[index]) for line, row in numbered if index < len(row))
        proofs = [(line, vote) for line, cell in dates if (vote := votes(cell)) is not None]
        day_first = sum(vote is Order.DAY_FIRST for _, vote in proofs)
        self._orders[index] = Order.DAY_FIRST if day_first * 2 > len(proofs) else Order.MONTH_FIRST
        if day_first in (0, len(proofs)) and proofs:
            return self._orders[index]
        told = f"{day_first} of {len(proofs)} cells prove that the day comes first" if proofs else ""
        self._note(Code.DATE_ORDER, proofs[0][0] if proofs else None, told, index=index)
        return self._orders[index]


def _with_text(cells: Sequence[str]) -> Sequence[str]:
    """The cells, those of white space alone being empty."""
    return ["" if cell.isspace() else cell for cell in cells] if any(map(str.isspace, cells)) else cells


class _Known(dict[str, object]):
    """The values of the cells of a column, each kept once; not worth it where a column hardly repeats any."""

    _TELLING = 256
    """Cells after which it is looked at how many of them were new."""
    _MOST = 16_384
    """Values that are kept at a time."""
    _LONGEST = 256
    """Characters of a cell whose value is kept where it is not the cell itself, for a stream keeps it alive."""

    def __init__(self, column: Column) -> None:
        self._kind = column.kind
        self._asked = 0
        self._before = 0

    def of(self, cells: Sequence[str]) -> Sequence[object]:
        """The values of some cells, each made once."""
        if self._kind.verbatim:
            return list(map(self.setdefault, cells, cells))
        new = [cell for cell in dict.fromkeys(cells) if cell not in self]
        self.update(zip(new, self._kind.column(new), strict=True))
        values = list(map(self.__getitem__, cells))
        for cell in new:
            if len(cell) > self._LONGEST:
                del self[cell]
        return values

    def hardly_repeats(self, cells: Sequence[str]) -> bool:
        """Whether hardly any value is repeated, now that these are known."""
        self._asked += len(cells) - cells.count("")
        if self._asked < self._TELLING:
            return False
        hardly = (len(self) - self._before) * 16 > self._asked * 15
        if len(self) > self._MOST:
            self.clear()
        self._asked, self._before = 0, len(self)
        return hardly


def _in_zone(value: object, timezone: tzinfo) -> object:
    """A naive moment, in the zone the caller assumes; anything else as it is."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=timezone)
    if isinstance(value, TimeRange):
        return TimeRange(value.start.replace(tzinfo=timezone), value.end.replace(tzinfo=timezone))
    return value
