"""Moments that stand otherwise than as one date: counted, from one to another, within a sentence."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from attrs import frozen

from linkedin_export.schema import dates, fast_dates
from linkedin_export.schema.dates import Order, TimeRange
from linkedin_export.schema.spellings import SPELLINGS
from linkedin_export.schema.values import Parsed


@frozen
class Upload:
    """The sentence ``You uploaded a feed photo on June 10, 2025 at 12:54 PM (GMT)``: what, and when, in UTC."""

    kind: str
    at: datetime


def _epoch(cell: str) -> datetime:
    if not re.fullmatch(r"\s*\d{1,14}\s*", cell, re.ASCII):
        raise ValueError("no milliseconds")
    return _EPOCH + timedelta(milliseconds=int(cell))


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

epoch_milliseconds = Parsed("moment", _epoch, lambda at: str((at - _EPOCH) // timedelta(milliseconds=1)))
"""A moment to the millisecond, in UTC, as milliseconds since 1970."""


def _range(cell: str) -> TimeRange:
    start, _, end = cell.partition(" - ")
    return TimeRange(_end_of_range(start), _end_of_range(end))


def _end_of_range(text: str) -> datetime:
    if text[12:13] == " ":
        with suppress(ValueError):
            return datetime.combine(fast_dates.named_days[text[:12]], fast_dates.clocks[text[13:]])
    # Asked for the day first, only spellings that leave no order open are LinkedIn's.
    stamp = dates.scan(text, Order.DAY_FIRST)
    if stamp is None or not stamp.linkedins or stamp.utc:
        raise ValueError("no moment as a range states it")
    return stamp.moment()


def _write_range(value: TimeRange) -> str:
    spell = SPELLINGS["Jan 02, 2006 03:04 PM"]
    return f"{spell(value.start)} - {spell(value.end)}"


time_range = Parsed("time range", _range, _write_range)
"""From one moment to another, zone not stated, ``Jul 08, 2020 01:00 PM - Jul 08, 2020 02:00 PM``."""


_UPLOAD = re.compile(
    r"You uploaded an? (.{1,80}?) on ([A-Z][a-z]{2,8} \d\d?, \d{4}) at (\d\d?:\d\d [AP]M) \(GMT\)", re.ASCII
)


def _upload(cell: str) -> Upload:
    match = _UPLOAD.fullmatch(cell.strip())
    if match is None:
        raise ValueError("not the sentence of an upload")
    return Upload(match[1], datetime.combine(fast_dates.named_days[match[2]], fast_dates.clocks[match[3]], UTC))


def _write_upload(value: Upload) -> str:
    return f"You uploaded a {value.kind} on {SPELLINGS['January 2, 2006 at 3:04 PM (GMT)'](value.at)}"


upload = Parsed("upload", _upload, _write_upload)
"""What was uploaded and when, in UTC to the minute."""
