"""The spellings of dates that fill large files, each read as fast as Python can.

They take exactly one spelling and raise ValueError or LookupError for any other, upon which `dates.scan` is asked. Most
read many cells at once, of which some may be empty.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TypeVar

from linkedin_export.schema.dates import MONTH_NUMBER, WEEKDAYS, PartialDate, in_century, month_named

D = TypeVar("D", bound=date)
T = TypeVar("T")

_fromisoformat = datetime.fromisoformat


def utc_seconds(text: str) -> datetime:
    """``2023-06-11 15:33:58 UTC``"""
    # ISO 8601 has other forms of the same length: the separators tell them apart, and stand three apart themselves.
    if len(text) != 23 or text[19:] != " UTC" or text[4:17:3] != "-- ::":
        raise ValueError(text)
    return _fromisoformat(text[:19] + "+00:00")


def slashed_utc_seconds(text: str) -> datetime:
    """``2021/08/26 09:06:08 UTC``"""
    if len(text) != 23 or text[19:] != " UTC" or text[4:17:3] != "// ::":
        raise ValueError(text)
    return _fromisoformat(f"{text[:4]}-{text[5:7]}-{text[8:19]}+00:00")


def naive_seconds(text: str) -> datetime:
    """``2025-09-22 21:06:44``"""
    if len(text) != 19 or text[4:17:3] != "-- ::":
        raise ValueError(text)
    return _fromisoformat(text)


_TO_ZEROS = bytes.maketrans(b"123456789", b"000000000")


@lru_cache(maxsize=2_048)
def _alike(shape: str, count: int) -> bytes:
    return "\n".join([shape] * count).encode()


def _spread(values: Iterable[D], cells: Sequence[str]) -> list[D | None]:
    """The values of those cells that are not empty, and None for the others."""
    if cells and all(cells):
        return list(values)
    following = iter(values)
    return [next(following) if cell else None for cell in cells]


def many(shape: str, of: type[D]) -> Callable[[Sequence[str]], list[D | None]]:
    """Reads many cells of one shape at once, zeros standing for any digit; it raises ValueError if one has another."""

    def read(cells: Sequence[str]) -> list[D | None]:
        stated = list(filter(None, cells))
        lines = "\n".join(stated)
        if stated and lines.encode().translate(_TO_ZEROS) != _alike(shape, len(stated)):
            raise ValueError(f"not all cells are spelt {shape}")
        texts = lines.replace("/", "-").replace(" UTC", "+00:00").split("\n")
        return _spread(map(of.fromisoformat, texts), cells)

    return read


class Kept(dict[str, T]):
    """Dates by their spelling, each read once: days repeat, other than moments. What raises ValueError does so."""

    _MOST = 8_192

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read

    def __missing__(self, text: str) -> T:
        value = self._read(text)
        if len(self) >= self._MOST:
            self.clear()
        self[text] = value
        return value

    def many(self, cells: Sequence[str]) -> list[T | None]:
        """The dates of many cells, None where one is empty."""
        return [self[cell] if cell else None for cell in cells]


_SHORT_DAY = re.compile(r"(\d\d) ([a-z]{3}) (\d{4})", re.ASCII | re.IGNORECASE)
_US_DAY = re.compile(r"(\d\d?)/(\d\d?)/(\d\d)", re.ASCII)
_NAMED_DAY = re.compile(r"([A-Z][a-z]{2,8}) (\d\d?), (\d{4})", re.ASCII)
_US_CLOCK = re.compile(r"(0?[1-9]|1[0-2]):(\d\d) ([AP])M", re.ASCII)
_MONTH_OR_YEAR = re.compile(r"(?:([a-z]{3}) )?(\d{4})", re.ASCII | re.IGNORECASE)


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return match.groups()


def _short_day(text: str) -> date:
    day, name, year = _parts(_SHORT_DAY, text)
    return date(int(year), MONTH_NUMBER[name.lower()], int(day))


def _us_day(text: str) -> date:
    month, day, year = _parts(_US_DAY, text)
    return date(in_century(int(year)), int(month), int(day))


def _named_day(text: str) -> date:
    name, day, year = _parts(_NAMED_DAY, text)
    return date(int(year), month_named(name), int(day))


def _clock(text: str) -> time:
    hour, minute, half = _parts(_US_CLOCK, text)
    return time(int(hour) % 12 + (12 if half == "P" else 0), int(minute))


def _month_or_year(text: str) -> PartialDate:
    match = _MONTH_OR_YEAR.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return PartialDate(int(match[2]), MONTH_NUMBER[match[1].lower()] if match[1] else None)


short_days = Kept(_short_day)
"""``17 Nov 2021``"""
months_and_years = Kept(_month_or_year)
"""``Oct 2015``, ``2015``"""
named_days = Kept(_named_day)
"""``Jul 08, 2020``, ``June 10, 2025``"""
clocks = Kept(_clock)
"""``9:40 AM``"""
_us_days = Kept(_us_day)


def us_minutes(text: str) -> datetime:
    """``11/16/21, 9:40 AM``"""
    day, _, clock = text.partition(", ")
    return datetime.combine(_us_days[day], clocks[clock])


def many_us_minutes(cells: Sequence[str]) -> list[datetime | None]:
    """The same, many of them."""
    combine, days = datetime.combine, _us_days
    parted = [cell.partition(", ") for cell in filter(None, cells)]
    return _spread([combine(days[day], clocks[clock]) for day, _, clock in parted], cells)


def many_us_minutes_utc(cells: Sequence[str]) -> list[datetime | None]:
    """``12/26/24 10:14 PM UTC``, many of them."""
    combine, days = datetime.combine, _us_days
    parted = [cell.removesuffix(" UTC").partition(" ") for cell in filter(None, cells)]
    if sum(cell.endswith(" UTC") for cell in cells) < len(parted):
        raise ValueError("not all cells state UTC")
    return _spread([combine(days[day], clocks[clock], UTC) for day, _, clock in parted], cells)


def java_utc(text: str) -> datetime:
    """``Tue Sep 28 09:08:27 UTC 2021``"""
    separators = text[3:4] + text[7:17:3] + text[19:24]
    if len(text) != 28 or separators != "   :: UTC " or text[:3] not in WEEKDAYS:
        raise ValueError(text)
    return _fromisoformat(f"{text[24:]}-{MONTH_NUMBER[text[4:7].lower()]:02d}-{text[8:10]} {text[11:19]}+00:00")


def many_java_utc(cells: Sequence[str]) -> list[datetime | None]:
    """The same, many of them."""
    stated = list(filter(None, cells))
    lines = "\n".join(stated)
    alike = _alike("aaa aaa 00 00:00:00 aaa 0000", len(stated))
    if lines.encode().translate(_TO_ZEROS_AND_LETTERS) != alike or lines.count(" UTC ") < len(stated):
        raise ValueError("not all cells are spelt as Java spells moments")
    if not {cell[:3] for cell in stated} <= _WEEKDAYS:
        raise ValueError("a day of the week that is none")
    texts = [f"{cell[24:]}-{_MONTH_DIGITS[cell[4:7]]}-{cell[8:10]} {cell[11:19]}+00:00" for cell in stated]
    return _spread(map(_fromisoformat, texts), cells)


_WEEKDAYS = frozenset(WEEKDAYS)
_MONTH_DIGITS = {name.title(): f"{number:02d}" for name, number in MONTH_NUMBER.items()}
_TO_ZEROS_AND_LETTERS = bytes.maketrans(
    b"123456789" + string.ascii_letters.encode(), b"0" * 9 + b"a" * len(string.ascii_letters)
)
