"""Messages by conversation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from linkedin_export.records.messages import (
    CoachMessage,
    GuideMessage,
    LearningCoachMessage,
    LearningRolePlayMessage,
    Message,
)

AnyMessage: TypeAlias = Message | GuideMessage | CoachMessage | LearningCoachMessage | LearningRolePlayMessage
M = TypeVar("M", bound=AnyMessage)


_HTML = re.compile(r"</(?:a|b|div|em|html|i|li|p|span|strong|table|ul)>|<br ?/?>", re.IGNORECASE)


@frozen
class Thread(Generic[M]):
    """A conversation."""

    key: str
    """The id of the conversation, or else who wrote and who is written to."""
    conversation_id: str | None
    """None where the export does not say which messages belong together: before 2020, and for drafts."""
    messages: tuple[M, ...]
    """The oldest first; those without a time at the end."""

    @property
    def title(self) -> str:
        """Its title; empty if it has none, as most."""
        return next((one.conversation_title for one in self.messages if one.conversation_title), "")


def threads_of(messages: Iterable[M]) -> list[Thread[M]]:
    """The conversations, in the order in which they appear.

    Messages without a conversation are put together by who wrote and who is written to.
    """
    groups: dict[tuple[bool, str], list[M]] = defaultdict(list)
    for message in messages:
        people = "\n".join(sorted((message.sender or "", message.recipients or "")))
        groups[message.conversation_id is None, message.conversation_id or people].append(message)
    # LinkedIn writes the newest first, which tells the order of those of one second.
    for group in groups.values():
        group.reverse()
    return [
        Thread(key, None if unknown else key, tuple(sorted(group, key=_time)))
        for (unknown, key), group in groups.items()
    ]


def is_html(content: str) -> bool:
    """Whether the content of a message is HTML, as that of advertisements is, and of some messages of recruiters."""
    return _HTML.search(content) is not None


def _time(message: AnyMessage) -> datetime:
    """Times without a zone are compared as if they were in UTC."""
    at = message.sent_at
    return datetime.max.replace(tzinfo=UTC) if at is None else at.replace(tzinfo=at.tzinfo or UTC)
