"""Cells without their words, which read as they did before: as a date, a number, an address, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from attrs import frozen

from linkedin_export.redaction.vocabulary import DATE_WORDS, UPLOAD_WORDS, WORD, words_of
from linkedin_export.redaction.words import Replacer
from linkedin_export.schema.dates import FULL_NAMES, MONTHS, Order, ambiguous, scan, votes
from linkedin_export.schema.lists import numbered_answers
from linkedin_export.schema.sentences import epoch_milliseconds, time_range, upload
from linkedin_export.schema.spec import Column
from linkedin_export.schema.values import (
    Dated,
    Doubtful,
    Kind,
    Text,
    Words,
    ip,
    true_false,
    yes_no,
)

_TRIES = 40
"""How often another date of birth, or another address, is drawn until one reads as such."""
_SALTS = 4
_MONTH_NAMES = (*MONTHS, *FULL_NAMES)
_PARTS_OF_DATE = DATE_WORDS | words_of("year month day")
_NUMBER = re.compile(r"(?:^|\s)\d{1,3}\. ", re.ASCII)


def _in_date(word: str) -> object:
    """Whether a word, in lower case, is one that dates are spelt with: ``aug``, ``2021``, ``24t22``."""
    return all(part in DATE_WORDS for part in re.sub("[0-9]", " ", word).split())


@frozen
class Cells:
    """Hides what cells say."""

    words: Replacer

    def hide(self, column: Column | None, cell: str) -> str:
        """A cell with other words, of which the column's kind makes as much as of the cell itself.

        Dates, flags and known words stay, but for what tells somebody's birth.
        """
        if not cell.strip() or (column is not None and cell.strip() in column.blank):
            return cell
        if column is None:
            return self.words.text(cell)
        before: tuple[object, ...] | None = None
        hidden = ""
        for hidden in self._proposals(column, cell):
            if hidden == cell:
                break
            before = before or _outcome(column, cell)
            if _outcome(column, hidden) == before:
                break
        return hidden

    def _proposals(self, column: Column, cell: str) -> Iterator[str]:
        """Cells to put in the place of one, the best first; the last of them reads as nothing at all."""
        kind = column.kind
        reads = not isinstance(kind, Text) and any(made is not False for made in _readings(kind, cell))
        if column.pii == "birth":
            yield from (self._birth(cell, attempt) for attempt in range(_TRIES if reads else 0))
        elif reads and (kind in (yes_no, true_false) or (isinstance(kind, Words) and kind.known(cell))):
            yield cell
        elif isinstance(kind, Dated) or kind in (epoch_milliseconds, time_range):
            if reads or _is_spelt_as_date(cell):
                yield self.words.text(cell, _in_date)
        elif reads and kind is upload:
            what, on, when = cell.rpartition(" on ")
            yield self.words.text(what, UPLOAD_WORDS.__contains__) + on + self.words.text(when, _in_date)
        elif reads and kind is ip:
            yield from (self._address(cell, attempt) for attempt in range(_TRIES))
        elif kind is numbered_answers:
            yield self._numbered(cell)
        yield from (self.words.text(cell, salt=salt) for salt in range(_SALTS))
        yield WORD.sub(lambda word: re.sub("[0-9]", "0", self.words.word(word[0])), cell)

    def _numbered(self, cell: str) -> str:
        ends = [0, *(end for number in _NUMBER.finditer(cell) for end in number.span()), len(cell)]
        parts = [cell[start:end] for start, end in pairwise(ends)]
        return "".join(part if place % 2 else self.words.text(part) for place, part in enumerate(parts))

    def _birth(self, cell: str, attempt: int) -> str:
        """Another date in the spelling of a cell."""
        numbers = iter(self.words.draw(f"birth {attempt} {cell}", len(cell)))

        def part(found: re.Match[str]) -> str:
            text, number = found[0], next(numbers)
            names = [name for name in _MONTH_NAMES if len(name) == len(text)]
            if text.lower() in names:
                return _cased_as(text, names[number % len(names)])
            if text.lower() in _PARTS_OF_DATE:
                return text
            return _part_of_date(text, number) or self.words.word(text)

        return re.sub(r"[^\W\d_]+|\d+", part, cell)

    def _address(self, cell: str, attempt: int) -> str:
        """Another address with as many digits in each part."""
        numbers = iter(self.words.draw(f"address {attempt} {cell}", len(cell)))
        address, percent, zone = cell.partition("%")

        def part(found: re.Match[str]) -> str:
            text, number = found[0], next(numbers)
            if found["octet"]:
                first, limit = (0, 10, 100)[len(text) - 1], (10, 100, 256)[len(text) - 1]
                return str(first + number % (limit - first))
            alphabet = "0123456789" if text.isdigit() else "abcdef" if text.islower() else "ABCDEF"
            return alphabet[number % len(alphabet)]

        hidden = re.sub(r"(?P<octet>\d{1,3}(?=\.)|(?<=\.)\d{1,3})|[0-9a-fA-F]", part, address, flags=re.ASCII)
        return hidden + percent + self.words.text(zone)


def _is_spelt_as_date(cell: str) -> bool:
    """Whether a cell is spelt as dates are, even if there is no such day."""
    if not all(_in_date(word.lower()) for word in WORD.findall(cell)):
        return False
    try:
        return scan(cell) is not None
    except ValueError:
        return True


def _cased_as(text: str, name: str) -> str:
    return name.upper() if text.isupper() else name.title() if text.istitle() else name


def _part_of_date(text: str, number: int) -> str | None:
    """A year, or a number that is a day of every month."""
    if len(text) == 4:
        return f"19{number % 100:02d}"
    if len(text) == 2:
        return f"0{number % 9 + 1}" if text.startswith("0") else str(10 + number % 19)
    return str(number % 9 + 1) if len(text) == 1 and text.isdigit() else None


def _outcome(column: Column, cell: str) -> tuple[object, ...]:
    """All that the reader makes of a cell, but for its value."""
    kind, is_blank = column.kind, cell.strip() in column.blank
    if isinstance(kind, Text):
        return (is_blank,)
    order = (votes(cell), ambiguous(cell)) if isinstance(kind, Dated) else ()
    return (is_blank, *_readings(kind, cell), *order)


def _readings(kind: Kind[Any], cell: str) -> Iterator[object]:
    """What each way to read a cell makes of it: a code if that is in doubt, False if it is nothing."""
    yield _made(kind.read, cell)
    for order in Order:
        yield _made(kind.cell, cell, order)


def _made(way: Callable[..., object], *cell: object) -> object:
    try:
        value = way(*cell)
    except (ValueError, LookupError, OverflowError):
        return False
    return value.code if isinstance(value, Doubtful) else True
