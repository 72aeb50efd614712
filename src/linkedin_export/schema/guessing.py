"""Dates in spellings that nobody has seen: what ``python-dateutil`` makes of them, as far as it invents nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from linkedin_export.schema.dates import LONGEST, Order, Stamp, in_century


@lru_cache(maxsize=1)
def _dateutil() -> Callable[..., datetime]:
    """The parser of ``python-dateutil``, which is slow to import, without its regard for today's date."""
    from dateutil import parser

    class Info(parser.parserinfo):
        def convertyear(self, year: int, century_specified: bool = False) -> int:
            return year if century_specified or year > 99 else in_century(year)

    return parser.parser(Info()).parse


def _zone(name: str | None, offset: int | None) -> timezone | None:
    """The zone that a cell states. Raises ValueError for a mere name, which means one thing here and another there."""
    if offset is None:
        if name is not None:
            raise ValueError(f"no offset of the zone {name!r} is stated")
        return None
    return timezone(timedelta(seconds=offset))


# Where a cell states only the weekday, the first from the default day on is taken: never the same from both of these.
_DEFAULTS = (datetime(2000, 1, 1, 1, 1, 1), datetime(2003, 2, 15, 2, 2, 2))
# Digits that nothing parts are as likely a number. ISO 8601 alone packs a date, before a T and a time (20210824T0908).
# Digits behind a point are a fraction.
_PACKED = re.compile(r"(?<![.\d])(?<!\d{8}T)(?!\d{8}T)\d{5}")


# Two digits that are no part of a time of day or of an offset from UTC.
_TWO_DIGITS = re.compile(r"(?<![\d:+])\d\d(?![\d:])")


def guess(text: str, order: Order) -> Stamp | None:
    """The fallback for spellings that `dates.scan` does not know, or None.

    ``python-dateutil`` is asked twice, with two sets of defaults, so that no part it would invent gets through. The
    day is the one stated, the offset from UTC beside it.
    """
    text = text.strip()
    if not 6 <= len(text) <= LONGEST or not any(character.isdigit() for character in text) or _PACKED.search(text):
        return None
    if "\0" in text:
        return None  # ``python-dateutil`` joins the digits around it
    day_first = order is Order.DAY_FIRST
    try:
        first, second = (_dateutil()(text, default=default, dayfirst=day_first, tzinfos=_zone) for default in _DEFAULTS)
        timed = first.hour == second.hour and first.minute == second.minute
        offset = first.utcoffset() if timed else None
        if offset is not None:
            first.astimezone(UTC)  # which raises where no moment is left in the calendar
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    if first.date() != second.date() or first.microsecond:
        return None
    digits = "".join(str(unicodedata.decimal(character, character)) for character in text)
    short_year = f"{first.year:04d}" not in digits
    if short_year and f"{first.year % 100:02d}" not in _TWO_DIGITS.findall(digits):
        return None  # one digit is no year
    return Stamp(
        first.year,
        first.month,
        first.day,
        (first.hour, first.minute, first.second if first.second == second.second else 0) if timed else None,
        utc=offset is not None,
        linkedins=False,
        short_year=short_year,
        offset=offset or timedelta(0),
    )
