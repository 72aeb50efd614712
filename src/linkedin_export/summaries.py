"""What happened when, as plain data: the pictures of `Export.plot` draw it, data frames take it as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

from linkedin_export.export import Export, zone_of
from linkedin_export.schema.dates import PartialDate


class ConnectionsOfMonth(NamedTuple):
    """How many connections a month brought."""

    month: date
    """Its first day."""
    new: int
    """Connections made in it."""
    total: int
    """Connections made until its end, of those that the member still has."""


class HourOfWeek(NamedTuple):
    """How many messages were sent in one hour of all weeks."""

    weekday: int
    """0 is Monday, 6 is Sunday."""
    hour: int
    """0 to 23."""
    messages: int


class Span(NamedTuple):
    """Something in the member's life, from day to day."""

    kind: str
    """``education``, ``position``, ``volunteering``, or ``activity`` for what was done on LinkedIn."""
    label: str
    """What it was; empty if the export does not say."""
    start: date
    """The first day it can mean, where the export states a month or a year."""
    end: date | None
    """The last day it can mean; None if none is stated: it goes on."""
    records: int
    """How many records it comes from."""


def connections_by_month(export: Export) -> list[ConnectionsOfMonth]:
    """The connections made in each month, from the first month with any to the last, none left out between.

    Connections without a date are not in it. LinkedIn states no zone for the days.
    """
    days = [one.connected_on for one in export.connections if one.connected_on]
    counts = Counter(12 * day.year + day.month - 1 for day in days)
    months: list[ConnectionsOfMonth] = []
    total = 0
    for number in range(min(counts), max(counts) + 1) if counts else ():
        total += counts[number]
        months.append(ConnectionsOfMonth(date(number // 12, number % 12 + 1, 1), counts[number], total))
    return months


def messages_by_hour(export: Export, timezone: tzinfo | str = UTC) -> list[HourOfWeek]:
    """The messages sent and received in each of the 168 hours of a week, in a zone (``"Europe/Rome"`` or a tzinfo).

    Drafts are not in it, nor messages without a time, nor those whose time has no zone, as in 2018: give `open` an
    ``assume_timezone`` for these. Advertisements are messages, too.

    Raises ValueError for a zone that there is not, and TypeError for what is no zone.
    """
    zone = zone_of(timezone)
    counts: Counter[tuple[int, int]] = Counter()
    for message in export.messages:
        if message.sent_at and message.sent_at.tzinfo and not message.is_message_draft:
            try:
                sent = message.sent_at.astimezone(zone)
            except (OverflowError, ValueError):  # the first or last day of the calendar
                continue
            counts[sent.weekday(), sent.hour] += 1
    return [HourOfWeek(day, hour, counts[day, hour]) for day in range(7) for hour in range(24)]


def timeline(export: Export) -> list[Span]:
    """Schools, positions and volunteer work, each by its start; then from when to when the member did what on LinkedIn.

    What states no start is not in it; nor are drafts of messages.
    """
    schools = [
        _background("education", (one.degree_name, one.school_name), one.started_on, one.finished_on)
        for one in export.education
    ]
    positions = [
        _background("position", (one.title, one.company_name), one.started_on, one.finished_on)
        for one in export.positions
    ]
    volunteering = [
        _background("volunteering", (one.role, one.company_name), one.started_on, one.finished_on)
        for one in export.volunteering
    ]
    activity = [
        _activity("joined LinkedIn", (one.registered_at for one in export.registration)),
        _activity("connections", (one.connected_on for one in export.connections)),
        _activity("messages", (one.sent_at for one in export.messages if not one.is_message_draft)),
        _activity("posts", (one.shared_at for one in export.shares)),
        _activity("comments", (one.commented_at for one in export.comments)),
        _activity("reactions", (one.reacted_at for one in export.reactions)),
        _activity("job applications", (one.applied_at for one in export.job_applications)),
    ]
    background = [sorted(filter(None, spans), key=_start) for spans in (schools, positions, volunteering)]
    return [*(span for spans in background for span in spans), *filter(None, activity)]


def _start(span: Span) -> date:
    return span.start


def _background(
    kind: str, names: Iterable[str | None], start: PartialDate | None, end: PartialDate | None
) -> Span | None:
    if start is None:
        return None
    return Span(kind, ", ".join(filter(None, names)), start.earliest(), end.latest() if end else None, 1)


def _activity(label: str, times: Iterable[date | None]) -> Span | None:
    """From the first of some days or moments to the last."""
    days = [time.date() if isinstance(time, datetime) else time for time in times if time]
    return Span("activity", label, min(days), max(days), len(days)) if days else None
