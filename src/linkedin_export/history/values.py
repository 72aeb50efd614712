"""Two values of one field: which says more, and whether they say the same."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from linkedin_export.schema.dates import PartialDate


def is_blank(value: object) -> bool:
    """Whether a field holds nothing."""
    return value is None or value == ()


def says_more(one: Any, other: Any) -> bool:
    """Whether a date agrees with another and is more exact: has a month, a day, seconds or a zone that it lacks."""
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        pairs = [(one.year, other.year), (one.month, other.month), (one.day, other.day)]
        return one != other and all(theirs is None or mine == theirs for mine, theirs in pairs)
    if one == other or not _same_clock(one, other):
        return False
    return all(mine >= theirs for mine, theirs in zip(_detail(one), _detail(other), strict=True))


def says_the_same(one: Any, other: Any) -> bool:
    """Whether two values are equal, or moments on the same clock, one of them to the minute or without a zone."""
    return bool(one == other) or _same_clock(one, other)


def _same_clock(one: Any, other: Any) -> bool:
    if not isinstance(one, datetime) or not isinstance(other, datetime):
        return False
    if one.tzinfo and other.tzinfo:
        one, other = one.astimezone(UTC), other.astimezone(UTC)
    first, second = one.replace(tzinfo=None), other.replace(tzinfo=None)
    to_the_minute = 0 in (first.second, second.second)
    return first == second or (to_the_minute and first.replace(second=0) == second.replace(second=0))


def _detail(moment: Any) -> tuple[bool, bool]:
    return moment.tzinfo is not None, moment.second != 0
