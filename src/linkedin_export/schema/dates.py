"""Dates as the export spells them.

LinkedIn's writers spell dates in some twenty ways, all English and month first, whatever the account's
language. `scan` knows each of them, and the spellings that spreadsheets put in their place; it answers with
a `Stamp`, which states exactly as much as the cell does. No zone is invented, no day where there is a month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import total_ordering
from typing import TypeVar

from attrs import frozen

D = TypeVar("D", bound=date)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)}


class Order(Enum):
    """Which of two numbers is the month, where the spelling alone does not say."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


@total_ordering
@frozen(order=False)
class PartialDate:
    """A date as far as the export states it: a year, a month of a year, a day, or a day without a year.

    Ordered by year, month, day; what is not stated sorts before what is.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a partial date states a year or a month at least")
        if self.month is None and self.day is not None:
            raise ValueError("a partial date with a day states its month")
        # Leap day is the widest a day without a year can be.
        parts = ((self.year, 2000), (self.month, 1), (self.day, 1))
        date(*(default if part is None else part for part, default in parts))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int]:
        return (self.year or 0, self.month or 0, self.day or 0)

    def __str__(self) -> str:
        """ISO 8601 as far as it goes: ``2015``, ``2015-10``, ``2015-10-02``, ``--10-18`` without a year."""
        year = "-" if self.year is None else f"{self.year:04d}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    @classmethod
    def from_text(cls, text: str) -> PartialDate:
        """The reverse of ``str``. Raises ValueError for anything else."""
        match = re.fullmatch(r"(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?", text, re.ASCII)
        if match is None:
            raise ValueError(f"not a partial date: {text!r}")
        return cls(*(None if part is None else int(part) for part in match.groups()))

    def earliest(self) -> date:
        """The first day it can mean. Raises ValueError where no year is stated."""
        return date(self._stated_year(), self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day it can mean. Raises ValueError where no year is stated."""
        year = self._stated_year()
        month = self.month or 12
        return date(year, month, self.day or monthrange(year, month)[1])

    def _stated_year(self) -> int:
        if self.year is None:
            raise ValueError(f"{self} states no year")
        return self.year


@frozen
class TimeRange:
    """From one moment to another; naive, because the export states no zone."""

    start: datetime
    end: datetime


@frozen
class Stamp:
    """What a cell says about a date, no more: parts not stated are None."""

    year: int | None
    month: int | None = None
    day: int | None = None
    time: tuple[int, int, int] | None = None
    utc: bool = False
    """Whether a zone is stated: the time is ``offset`` ahead of UTC."""
    linkedins: bool = True
    """LinkedIn's own spelling; otherwise a spreadsheet's."""
    short_year: bool = False
    """Whether the year is stated by two digits, and its century therefore not at all."""
    offset: timedelta = timedelta(0)

    def moment(self) -> datetime:
        """A date and time: in UTC where the cell states a zone, else naive. ValueError if a part is missing."""
        if self.time is None:
            raise ValueError("no time of day is stated")
        if self.year is None or self.month is None or self.day is None:
            raise ValueError("no whole date is stated")
        at = datetime(self.year, self.month, self.day, *self.time)
        return (at - self.offset).replace(tzinfo=UTC) if self.utc else at

    def whole_day(self) -> date:
        """A date, as stated whatever the offset. ValueError if a part is missing."""
        if self.year is None or self.month is None or self.day is None:
            raise ValueError("no whole date is stated")
        return date(self.year, self.month, self.day)

    def partial(self) -> PartialDate:
        """A date as far as it goes."""
        return PartialDate(self.year, self.month, self.day)

    def partial_with_year(self) -> PartialDate:
        """A date as far as it goes, from the year on. ValueError if no year is stated."""
        if self.year is None:
            raise ValueError("no year is stated")
        return self.partial()

    def birth_day(self) -> PartialDate:
        """A day with or without a year. ValueError for two digits of a year: births lie in either century."""
        if self.short_year:
            raise ValueError("two digits tell no year of birth")
        return self.partial()


# One expression for each way to spell a day, and one for a time of day behind it. Each is anchored at its start and has
# no nested repeat, and so takes time linear in the cell.
_NAME = "name"
"""Stands for the start of a spelling that begins with the name of a month."""
_DAY_SPELLINGS = {
    start: tuple((re.compile(pattern, re.ASCII | re.IGNORECASE), linkedins) for pattern, linkedins in spellings)
    for start, spellings in {
        "-": (
            (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", True),  # 2021-08-24
            (r"(?P<a>\d\d?)-(?P<b>\d\d?)-(?P<y>\d{4})", False),  # 8-24-2021
            (r"(?P<d>\d\d?)-(?P<name>[a-z]{3})-(?P<y>\d{4})", False),  # 24-Aug-2021
            (r"(?P<d>\d\d?)-(?P<name>[a-z]{3})-(?P<yy>\d\d)(?!\d)", False),  # 24-Aug-21
            (r"(?P<y>\d{4})-(?P<m>\d\d)(?![\d-])", False),  # 2021-08
        ),
        "/": (
            (r"(?P<y>\d{4})/(?P<m>\d\d)/(?P<d>\d\d)", True),  # 2021/08/24
            (r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<yy>\d\d)(?=,? \d\d?:\d\d [AP]M)", True),  # 8/24/21, 9:04 AM
            (r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>\d{4})", False),  # 8/24/2021
            (r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<yy>\d\d)(?!\d)", False),  # 8/24/21
            (r"(?P<m>\d\d)/(?P<y>\d{4})(?!\d)", True),  # 08/2021 (2015 to 2017)
        ),
        ".": (
            (r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})", False),  # 24.08.2021
            (r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<yy>\d\d)(?!\d)", False),  # 24.08.21
        ),
        _NAME: (
            (r"(?P<name>[a-z]{3,9}) (?P<d>\d\d?),? (?P<y>\d{4})", True),  # Aug 24, 2021; Aug 24 2021
            (r"(?P<name>[a-z]{3,9}) (?P<y>\d{4})", True),  # Aug 2021
            (r"(?P<name>[a-z]{3,9}) (?P<d>\d\d?)(?!\d)", True),  # Aug 24
            (r"(?P<name>[a-z]{3})-(?P<yy>\d\d)(?!\d)", False),  # Aug-21
        ),
        "": (
            (r"(?P<d>\d\d?) (?P<name>[a-z]{3,9}) (?P<y>\d{4})", True),  # 24 Aug 2021
            (r"(?P<y>\d{4})(?!\d)", True),  # 2021
        ),
    }.items()
}
"""By what stands behind the digits that they begin with: one of three separators, or anything else."""
_TIME = re.compile(
    r"(?:,? |T| at )(?P<h>\d\d?):(?P<min>\d\d)(?::(?P<s>\d\d)(?:\.0+)?)?"
    r"(?: ?(?P<half>[AP]M))?(?P<utc> ?UTC| \(GMT\)|Z)?",
    re.ASCII | re.IGNORECASE,
)
_JAVA = re.compile(
    r"[A-Z][a-z]{2} (?P<name>[A-Z][a-z]{2}) (?P<d>\d\d) (?P<h>\d\d):(?P<min>\d\d):(?P<s>\d\d) UTC (?P<y>\d{4})",
    re.ASCII | re.IGNORECASE,
)
LONGEST = 64
"""Characters of the longest text that can be a date."""


def month_named(name: str) -> int:
    """The month of an English name or its first three letters. Raises ValueError."""
    number = MONTH_NUMBER.get(name[:3].lower())
    if number is None or not (len(name) == 3 or FULL_NAMES[number - 1] == name.lower() or name.lower() == "sept"):
        raise ValueError(f"no month: {name!r}")
    return number


def in_century(year: int) -> int:
    """The year of two digits, by the POSIX rule: 69 to 99 are of the last century."""
    return 1900 + year if year >= 69 else 2000 + year


def _time_of_day(parts: dict[str, str | None]) -> tuple[int, int, int]:
    hour, minute, second = int(parts["h"] or 0), int(parts["min"] or 0), int(parts["s"] or 0)
    half = parts.get("half")
    if half is not None:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of a half day")
        hour = hour % 12 + (12 if half.upper() == "PM" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError("no time of day")
    return hour, minute, second


def scan(text: str, order: Order = Order.MONTH_FIRST) -> Stamp | None:
    """What the text says about a date, or None where its spelling is not known.

    ``order`` is asked only of numbers between slashes or hyphens with the year last, even where LinkedIn would write
    the month first (``5/6/21, 9:40 AM``). Raises ValueError for a known spelling of a date that does not exist
    (``31 Feb 2021``).
    """
    text = text.strip()
    if len(text) > LONGEST:
        return None
    java = _JAVA.fullmatch(text) if len(text) == len("Tue Aug 24 09:08:27 UTC 2021") else None
    if java is not None:
        time_of_day = _time_of_day(java.groupdict())
        return _checked(Stamp(int(java["y"]), month_named(java["name"]), int(java["d"]), time_of_day, utc=True))
    rest = text.lstrip("0123456789")
    start = rest[:1] if len(rest) < len(text) else _NAME
    for pattern, linkedins in _DAY_SPELLINGS.get(start, _DAY_SPELLINGS[""]):
        match = pattern.match(text)
        if match is None:
            continue
        rest = text[match.end() :]
        time = _TIME.fullmatch(rest)
        if rest and time is None:
            continue
        parts = match.groupdict()
        year_text, short_year = parts.get("y"), parts.get("yy")
        year = int(year_text) if year_text else in_century(int(short_year)) if short_year else None
        month, day = parts.get("m"), parts.get("d")
        if parts.get("a"):
            first_is_day = order is Order.DAY_FIRST
            day, month = (parts["a"], parts["b"]) if first_is_day else (parts["b"], parts["a"])
            linkedins = linkedins and not first_is_day  # which writes the month first
        if time is not None and day is None:
            continue
        name = parts.get("name")
        return _checked(
            Stamp(
                year,
                month_named(name) if name else int(month) if month else None,
                int(day) if day else None,
                _time_of_day(time.groupdict()) if time else None,
                utc=time is not None and time["utc"] is not None,
                linkedins=linkedins,
                short_year=short_year is not None,
            )
        )
    return None


def _checked(stamp: Stamp) -> Stamp:
    """The stamp itself, if such a day exists. Raises ValueError."""
    stamp.partial()
    return stamp


_OPEN_ORDER = re.compile(r"\s*(\d\d?)[/-](\d\d?)[/-](?:\d{4}|\d\d)(?!\d)", re.ASCII)


def votes(text: str) -> Order | None:
    """Which order the cell itself proves, None where it proves none."""
    match = _OPEN_ORDER.match(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if first > 12 >= second:
        return Order.DAY_FIRST
    if second > 12 >= first:
        return Order.MONTH_FIRST
    return None


def ambiguous(text: str) -> bool:
    """Whether the spelling leaves open which number is the month, so that the whole column must decide."""
    match = _OPEN_ORDER.match(text)
    if match is None:
        return False
    try:
        stamp = scan(text)
    except ValueError:
        return True
    return stamp is None or not stamp.linkedins
