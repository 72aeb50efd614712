"""What happened when, and who to write to again, out of a LinkedIn data export."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from linkedin_export import Export, PartialDate


@dataclass(frozen=True, order=True)
class Entry:
    """A line of the journal; ``day`` is the first that the export's date can mean."""

    day: date
    text: str


def journal(export: Export) -> list[Entry]:
    """Positions, connections and posts in the order of their days; what has no date is left out."""
    return sorted((*_positions(export), *_connections(export), *_posts(export)))


def _positions(export: Export) -> Iterator[Entry]:
    for position in export.positions:
        started: PartialDate | None = position.started_on
        if started is not None and started.year is not None:
            yield Entry(started.earliest(), f"began as {position.title} at {position.company_name}")


def _connections(export: Export) -> Iterator[Entry]:
    days = Counter(one.connected_on for one in export.connections if one.connected_on is not None)
    for day, count in days.items():
        yield Entry(day, f"{count} new connection{'s' * (count > 1)}")


def _posts(export: Export) -> Iterator[Entry]:
    for post in export.shares:
        if post.shared_at is not None:
            yield Entry(post.shared_at.date(), f"posted {post.link}")


@dataclass(frozen=True)
class Contact:
    """A connection, and when its last message was."""

    name: str
    url: str
    last_message: datetime | None


def contacts(export: Export) -> list[Contact]:
    """Connections that have a profile, for an address book of one's own: a connection is no consent to be mailed."""
    last: dict[str, datetime] = {}
    for message in export.messages:
        if message.sender_url and message.sent_at:
            last[message.sender_url] = max(message.sent_at, last.get(message.sender_url, message.sent_at))
    return [
        Contact(" ".join(filter(None, (one.first_name, one.last_name))), one.url, last.get(one.url))
        for one in export.connections
        if one.url
    ]
