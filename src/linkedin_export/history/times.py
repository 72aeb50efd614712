"""When the things of an export happened, in one order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import TypeAlias

from linkedin_export.schema.spec import Record
from linkedin_export.schema.values import Dated

When: TypeAlias = datetime | date | None
"""A moment, with a zone where the export states one, a day, or nothing."""


def when_of(record: type[Record]) -> Callable[[Record], When]:
    """What reads the time of a record of this class: its first date that tells nothing of a person."""
    for column in record.spec.columns:
        if isinstance(column.kind, Dated) and column.pii is None:
            return attrgetter(column.field)
    return lambda _: None


def in_order(when: When) -> tuple[bool, datetime]:
    """What to sort by: a time without a zone as if it were UTC, a day at its start, nothing last."""
    if when is None:
        return True, datetime.max.replace(tzinfo=UTC)
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return False, when if when.tzinfo else when.replace(tzinfo=UTC)
