"""How a cell becomes a value.

A `Kind` turns one cell's text into one value, or raises ValueError; it knows nothing of files, columns or policy.
Every kind has a strict way for whole columns (`column`), which is fast and takes only what LinkedIn writes, and a
patient one for single cells (`cell`), which also takes what spreadsheets and a coming year may write, and says so.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, TypeVar

from attrs import frozen

from linkedin_export.issues import Code
from linkedin_export.schema import dates, fast_dates
from linkedin_export.schema.dates import Order, PartialDate, Stamp
from linkedin_export.schema.fast_dates import Kept, many
from linkedin_export.schema.guessing import guess
from linkedin_export.schema.spellings import SPELLINGS

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@frozen
class Labelled:
    """One item of ``[PERSONAL:http://example.com]``: LinkedIn's label and what it stands before."""

    label: str
    value: str


@frozen
class Answer:
    """A question and what was answered; `lists` says where the two part."""

    question: str
    answer: str


@frozen
class Doubtful(Generic[T]):
    """A value that was read from a cell, and why it is not beyond doubt."""

    value: T
    code: Code


class Kind(Generic[T]):
    """A kind of value: its name in the data dictionary and how text becomes it."""

    name: str = "text"
    verbatim: bool = False
    """Whether values are the cells themselves."""

    def read(self, cell: str) -> T:
        """The value of a cell that has text and is spelt as LinkedIn spells it. Raises ValueError or LookupError."""
        raise NotImplementedError

    def column(self, cells: Sequence[str]) -> list[T | None]:
        """The values of many cells, None where one is empty. Raises ValueError or LookupError at the first bad one."""
        read = self.read
        return [read(cell) if cell and not cell.isspace() else None for cell in cells]

    def cell(self, cell: str, order: Order = Order.MONTH_FIRST) -> T | Doubtful[Any]:
        """The value of one cell that has text, with patience. Raises ValueError or LookupError."""
        return self.read(cell)

    def write(self, value: T) -> str:
        """The text LinkedIn would have written."""
        return str(value)


class Text(Kind[str]):
    """Text, verbatim; ``trim`` where LinkedIn's writer puts white space around it."""

    def __init__(self, *, trim: bool = False) -> None:
        self._trim = trim
        self.verbatim = not trim

    def read(self, cell: str) -> str:
        return cell.strip() if self._trim else cell

    def column(self, cells: Sequence[str]) -> list[str | None]:
        if self._trim:
            return [cell.strip() or None for cell in cells]
        return [cell or None for cell in cells]


class Url(Text):
    """A link, verbatim: LinkedIn leaves out schemes and percent-encodes as it likes; nothing is changed."""

    name = "url"


class Parsed(Kind[T]):
    """A value that one function reads and another writes."""

    def __init__(self, name: str, read: Callable[[str], T], write: Callable[[T], str] = str) -> None:
        self.name = name
        self._read = read
        self._write = write

    def read(self, cell: str) -> T:
        return self._read(cell)

    def write(self, value: T) -> str:
        return self._write(value)


class Words(Kind["E | str"], Generic[E]):
    """One of a known set of words. A word that LinkedIn adds tomorrow stays text, and is doubtful.

    Case does not matter in reading: the same writer has said ``Accepted`` and ``ACCEPTED``.
    """

    name = "word"

    def __init__(self, words: type[E]) -> None:
        self.words = words
        self._known: dict[str, E | None] = {"": None}
        for word in words:
            self._known |= {str(word): word, str(word).lower(): word}

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The known words, as LinkedIn writes them."""
        return tuple(str(word) for word in self.words)

    def known(self, cell: str) -> bool:
        """Whether a cell with text holds one of the known words."""
        return cell.strip().lower() in self._known

    def read(self, cell: str) -> E | str:
        word = self._known[cell]
        if word is None:
            raise ValueError("no word")
        return word

    def column(self, cells: Sequence[str]) -> list[E | str | None]:
        return list(map(self._known.__getitem__, cells))

    def cell(self, cell: str, order: Order = Order.MONTH_FIRST) -> E | str | Doubtful[str]:
        return self._known.get(cell.strip().lower()) or Doubtful(cell, Code.UNKNOWN_WORD)


class Dated(Kind[T]):
    """A date of some precision: ``fast`` for LinkedIn's spelling of the column, `dates.scan` for all others.

    ``many`` reads many cells at once; ``kept``: as days repeat, each spelling is read once.
    """

    def __init__(
        self,
        name: str,
        spelling: str,
        fast: Callable[[str], T] | None,
        shape: Callable[[Stamp], T],
        many: Callable[[Sequence[str]], list[T | None]] | None = None,
        *,
        kept: bool = False,
    ) -> None:
        self.name = name
        self.spelling = spelling
        self._fast = fast
        self._shape = shape
        self._many: Callable[[Sequence[str]], list[T | None]] | None = Kept(self.read).many if kept else many

    def read(self, cell: str) -> T:
        if self._fast is not None:
            return self._fast(cell)
        stamp = _spelt(cell)
        self._precise(stamp)
        return self._shape(stamp)

    def column(self, cells: Sequence[str]) -> list[T | None]:
        if self._many is None:
            return super().column(cells)
        try:
            return self._many(
                ["" if cell.isspace() else cell for cell in cells] if any(map(str.isspace, cells)) else cells
            )
        except ValueError:
            if self._fast is not None:
                raise
            return super().column(cells)  # `read` takes all of LinkedIn's spellings

    def cell(self, cell: str, order: Order = Order.MONTH_FIRST) -> T | Doubtful[T]:
        stamp, code = dates.scan(cell, order), Code.DATE_RESPELT
        if stamp is None:
            stamp, code = guess(cell, order), Code.DATE_GUESSED
        if stamp is None:
            raise ValueError("no date")
        value = self._shape(stamp)
        if code is Code.DATE_RESPELT and not self._holds(stamp):
            return Doubtful(value, Code.TIME_KEPT)
        return value if stamp.linkedins else Doubtful(value, code)

    def _holds(self, stamp: Stamp) -> bool:
        """Whether the value holds all that the cell states."""
        return stamp.time is None or self.name == "moment"

    def _precise(self, stamp: Stamp) -> None:
        if not self._holds(stamp):
            raise ValueError("the cell states a time of day")

    def write(self, value: T) -> str:
        if isinstance(value, PartialDate):
            return SPELLINGS[_partial_spelling(value)](datetime(value.year or 2000, value.month or 1, value.day or 1))
        if not isinstance(value, date):
            raise TypeError(f"no date: {value!r}")
        at = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return SPELLINGS[self.spelling](at)


@lru_cache(maxsize=8192)
def _spelt(cell: str) -> Stamp:
    """What a date states that is spelt as LinkedIn spells one. Raises ValueError for any other cell."""
    stamp = dates.scan(cell)
    if stamp is None or not stamp.linkedins:
        raise ValueError(f"not LinkedIn's spelling of a date: {len(cell)} characters")
    return stamp


class Many(Kind[tuple[T, ...]], Generic[T]):
    """Several values in one cell; ``()`` where the cell is empty."""

    def __init__(self, item: str, read: Callable[[str], Iterable[T]], write: Callable[[tuple[T, ...]], str]) -> None:
        self.name = f"list of {item}"
        self.item = item
        self._read = read
        self._write = write

    def read(self, cell: str) -> tuple[T, ...]:
        return tuple(self._read(cell))

    def column(self, cells: Sequence[str]) -> list[tuple[T, ...] | None]:
        read = self._read
        return [tuple(read(cell)) if cell and not cell.isspace() else () for cell in cells]

    def write(self, value: tuple[T, ...]) -> str:
        return self._write(value)


def _partial_spelling(value: PartialDate) -> str:
    if value.month is None:
        return "2006"
    if value.year is None:
        return "Jan 2" if value.day else "Jan"
    return "Jan 2, 2006" if value.day else "Jan 2006"


# Text and numbers.

text = Text()
"""Text, verbatim."""
trimmed = Text(trim=True)
"""Text that LinkedIn's writer pads with white space, as it does phone numbers."""
url = Url()
"""A link, verbatim."""


def _flag(cell: str) -> bool:
    return _FLAGS[cell.strip().lower()]


_FLAGS = {"yes": True, "no": False, "true": True, "false": False}


class Flag(Parsed[bool]):
    """One of two words, which are spelt in three ways."""

    def __init__(self, yes: str, no: str) -> None:
        super().__init__("flag", _flag, lambda value: yes if value else no)

    def column(self, cells: Sequence[str]) -> list[bool | None]:
        try:
            return list(map(_SPELT_FLAGS.__getitem__, cells))
        except KeyError:
            return super().column(cells)


_SPELT_FLAGS: dict[str, bool | None] = {
    "": None, **{spelt: flag for word, flag in _FLAGS.items() for spelt in (word, word.title(), word.upper())},
}  # fmt: skip

yes_no = Flag("Yes", "No")
"""``Yes`` or ``No``."""
true_false = Flag("true", "false")
"""``true`` or ``false``."""


def _integer(cell: str) -> int:
    if not re.fullmatch(r"\s*-?\d{1,18}\s*", cell, re.ASCII):
        raise ValueError("no whole number")
    return int(cell)


@lru_cache(maxsize=4096)
def _decimal(cell: str) -> Decimal:
    if not re.fullmatch(r"\s*-?\d{1,18}(?:\.\d{1,18})?\s*", cell, re.ASCII):
        raise ValueError("no decimal number")
    return Decimal(cell.strip())


class _Integer(Parsed[int]):
    """A whole number; of many, those without a sign are read at once."""

    def column(self, cells: Sequence[str]) -> list[int | None]:
        together = "".join(cells)
        if not together.isascii() or not together.isdecimal() or max(map(len, cells)) > 18:
            return super().column(cells)
        return [int(cell) if cell else None for cell in cells]


integer = _Integer("integer", _integer)
"""A whole number."""
decimal = Parsed("decimal", _decimal, lambda value: f"{value:f}")
"""A decimal number, exact to the digits written."""


@lru_cache(maxsize=4096)
def _ip(cell: str) -> IPAddress:
    return ipaddress.ip_address(cell.strip())


ip = Parsed("ip", _ip)
"""An IP address, of version 4 or 6."""


def words(of: type[E]) -> Words[E]:
    """One of a known set of words, open to new ones."""
    return Words(of)


# Dates. Each is named for what it gives; the spelling is an argument where LinkedIn has several.

day = Dated("day", "02 Jan 2006", fast_dates.short_days.__getitem__, Stamp.whole_day, fast_dates.short_days.many)
"""A calendar day, ``17 Nov 2021``."""
slashed_day = Dated("day", "2006/01/02", None, Stamp.whole_day, many("0000/00/00", date))
"""A calendar day, ``2025/04/15``."""
iso_day = Dated("day", "2006-01-02", None, Stamp.whole_day, many("0000-00-00", date))
"""A calendar day, ``2023-04-23``."""
utc_seconds = Dated(
    "moment",
    "2006-01-02 15:04:05 UTC",
    fast_dates.utc_seconds,
    Stamp.moment,
    many("0000-00-00 00:00:00 UTC", datetime),
)
"""A moment to the second, in UTC, ``2023-06-11 15:33:58 UTC``."""
naive_seconds = Dated(
    "moment", "2006-01-02 15:04:05", fast_dates.naive_seconds, Stamp.moment, many("0000-00-00 00:00:00", datetime)
)
"""A moment to the second whose zone LinkedIn does not state, ``2025-09-22 21:06:44``."""
utc_minutes = Dated("moment", "2006-01-02 15:04 UTC", None, Stamp.moment, many("0000-00-00 00:00 UTC", datetime))
"""A moment to the minute, in UTC, ``2021-08-24 22:31 UTC``."""
naive_minutes = Dated("moment", "2006-01-02 15:04", None, Stamp.moment, many("0000-00-00 00:00", datetime))
"""A moment to the minute whose zone LinkedIn does not state, ``2021-08-24 22:31``."""
slashed_utc = Dated(
    "moment", "2006/01/02 15:04:05 UTC", fast_dates.slashed_utc_seconds, Stamp.moment,
    many("0000/00/00 00:00:00 UTC", datetime),
)  # fmt: skip
"""A moment to the second, in UTC, ``2021/08/26 09:06:08 UTC``."""
us_minutes = Dated("moment", "1/2/06, 3:04 PM", fast_dates.us_minutes, Stamp.moment, fast_dates.many_us_minutes)
"""A moment to the minute whose zone LinkedIn does not state, month first, ``11/16/21, 9:40 AM``."""
padded_us_minutes = Dated(
    "moment", "01/02/06, 03:04 PM", fast_dates.us_minutes, Stamp.moment, fast_dates.many_us_minutes
)
"""The same with leading zeros, ``03/14/11, 01:52 AM``."""
us_minutes_utc = Dated("moment", "01/02/06 03:04 PM UTC", None, Stamp.moment, fast_dates.many_us_minutes_utc)
"""A moment to the minute, in UTC, month first, ``12/26/24 10:14 PM UTC``."""
java_utc = Dated("moment", "Mon Jan 02 15:04:05 UTC 2006", fast_dates.java_utc, Stamp.moment, fast_dates.many_java_utc)
"""A moment to the second, in UTC, ``Tue Sep 28 09:08:27 UTC 2021``."""
spelled_minutes = Dated("moment", "Jan 02 2006 03:04 PM", None, Stamp.moment)
"""A moment to the minute whose zone LinkedIn does not state, ``Jul 17 2020 04:48 PM``."""
month = Dated(
    "partial date",
    "Jan 2006",
    fast_dates.months_and_years.__getitem__,
    Stamp.partial_with_year,
    fast_dates.months_and_years.many,
)
"""A month or a year, ``Oct 2015``, ``2015``."""
partial_day = Dated("partial date", "Jan 2, 2006", None, Stamp.partial_with_year, kept=True)
"""A day, a month or a year, ``Jan 30, 2020``, ``Apr 2012``, ``2005``."""
birth_day = Dated("partial date", "Jan 2", None, Stamp.birth_day, kept=True)
"""A day with or without a year, ``Oct 18``, ``Oct 18, 1980``."""
