"""How LinkedIn spells a date: the reverse of reading it, for the synthetic archives and whoever writes an export.

Each spelling is named as the evidence names it, by how it would write 2 January 2006, 15:04:05.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from linkedin_export.schema.dates import FULL_NAMES, MONTHS, WEEKDAYS


def _half(at: datetime) -> str:
    return "AM" if at.hour < 12 else "PM"


def _short(at: datetime) -> str:
    return MONTHS[at.month - 1].title()


SPELLINGS: dict[str, Callable[[datetime], str]] = {
    "2006-01-02 15:04:05 UTC": lambda at: at.strftime("%Y-%m-%d %H:%M:%S UTC"),
    "2006-01-02 15:04:05": lambda at: at.strftime("%Y-%m-%d %H:%M:%S"),
    "2006-01-02 15:04 UTC": lambda at: at.strftime("%Y-%m-%d %H:%M UTC"),
    "2006-01-02 15:04": lambda at: at.strftime("%Y-%m-%d %H:%M"),
    "2006/01/02 15:04:05 UTC": lambda at: at.strftime("%Y/%m/%d %H:%M:%S UTC"),
    "2006/01/02": lambda at: at.strftime("%Y/%m/%d"),
    "2006-01-02": lambda at: at.strftime("%Y-%m-%d"),
    "1/2/06, 3:04 PM": lambda at: f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M} {_half(at)}",
    "01/02/06, 03:04 PM": lambda at: f"{at:%m/%d/%y, %I:%M} {_half(at)}",
    "01/02/06 03:04 PM UTC": lambda at: f"{at:%m/%d/%y %I:%M} {_half(at)} UTC",
    "Mon Jan 02 15:04:05 UTC 2006": lambda at: f"{WEEKDAYS[at.weekday()]} {_short(at)} {at:%d %H:%M:%S} UTC {at:%Y}",
    "02 Jan 2006": lambda at: f"{at:%d} {_short(at)} {at:%Y}",
    "Jan 02 2006 03:04 PM": lambda at: f"{_short(at)} {at:%d %Y %I:%M} {_half(at)}",
    "Jan 02, 2006 03:04 PM": lambda at: f"{_short(at)} {at:%d, %Y %I:%M} {_half(at)}",
    "Jan 2006": lambda at: f"{_short(at)} {at:%Y}",
    "Jan": _short,
    "2006": lambda at: at.strftime("%Y"),
    "Jan 2, 2006": lambda at: f"{_short(at)} {at.day}, {at:%Y}",
    "Jan 2": lambda at: f"{_short(at)} {at.day}",
    "January 2, 2006 at 3:04 PM (GMT)": lambda at: (
        f"{FULL_NAMES[at.month - 1].title()} {at.day}, {at:%Y} at {at.hour % 12 or 12}:{at:%M} {_half(at)} (GMT)"
    ),
}
