"""Conversations: messages by thread and time, who takes part, and what each message is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import overload

from linkedin_export.history.people import People, Person
from linkedin_export.history.times import in_order
from linkedin_export.history.wording import fold_name
from linkedin_export.records.messages import Folder, Message

SPONSORED_TITLE = "Sponsored Conversation"
"""The title of a conversation that an advertiser began."""
_SPONSORED_MARK = "spinmail-quill-editor"
"""Stands in the HTML of what advertisers write."""


class MessageKind(StrEnum):
    """What a message is, as far as the export tells."""

    MESSAGE = "message"
    """Somebody wrote it to somebody."""
    DRAFT = "draft"
    """The member wrote it and has not sent it."""
    SYSTEM = "system"
    """LinkedIn wrote it, as `Message request accepted`."""
    SPONSORED = "sponsored"
    """An advertisement."""
    UNKNOWN = "unknown"
    """The export does not tell."""


def kind_of(message: Message) -> MessageKind:
    """What a message is, from what the file says of it; ``unknown`` rather than guessed.

    The evidence: drafts are marked, or have neither conversation nor recipient nor folder in a file that marks drafts.
    Advertisements have a title or HTML of their own, and no link to their sender. LinkedIn's own lines have a text but
    neither sender nor recipient. Members have a link, except in files of 2018, or left: then they are called
    ``LinkedIn Member``. That may be an advertiser too, so what such a one wrote is a message only as plain text in
    the inbox.
    """
    marked = message.is_message_draft is not None or message.is_conversation_draft is not None
    if message.is_message_draft or message.is_conversation_draft:
        return MessageKind.DRAFT
    if marked and not (message.conversation_id or message.recipients or message.folder):
        return MessageKind.DRAFT
    text = message.content or ""
    if message.sender_url is None:
        if message.conversation_title == SPONSORED_TITLE or _SPONSORED_MARK in text:
            return MessageKind.SPONSORED
        if (message.sender or "LinkedIn") == "LinkedIn":
            return MessageKind.SYSTEM if text and not message.recipients else MessageKind.UNKNOWN
        gone = not fold_name(message.sender) and message.folder is Folder.INBOX and not text.startswith("<")
        return MessageKind.MESSAGE if gone or message.direction is not None else MessageKind.UNKNOWN
    return MessageKind.UNKNOWN if message.folder is None else MessageKind.MESSAGE


class Conversation:
    """A conversation: its messages in the order of time, and who takes part."""

    def __init__(self, identifier: str | None, messages: Sequence[Message], people: People) -> None:
        self.id = identifier
        """LinkedIn's id of it; None for a message that stands alone, as all before 2020-11 and some drafts do."""
        self.messages = tuple(messages)
        """Oldest first; those without a time last."""
        self._people = people

    @property
    def title(self) -> str | None:
        """The title of the last message that has one."""
        return next((one.conversation_title for one in reversed(self.messages) if one.conversation_title), None)

    @cached_property
    def kinds(self) -> tuple[MessageKind, ...]:
        """What each message is, in the order of `messages`."""
        return tuple(map(kind_of, self.messages))

    @property
    def drafts(self) -> tuple[Message, ...]:
        """Its drafts."""
        return tuple(one for one, kind in zip(self.messages, self.kinds, strict=True) if kind is MessageKind.DRAFT)

    @property
    def sponsored(self) -> bool:
        """Whether an advertisement is in it; an answer to one may be in it too."""
        return MessageKind.SPONSORED in self.kinds or self.title == SPONSORED_TITLE

    @property
    def attachments(self) -> tuple[str, ...]:
        """Links to all attached files, oldest first; none in exports before 2025-08, which do not tell of any."""
        return tuple(link for one in self.messages for link in one.attachments)

    @cached_property
    def participants(self) -> tuple[Person, ...]:
        """All who are known, the member too: those who wrote, then those who only received."""
        return self._people.of(*self.messages)

    @cached_property
    def unresolved(self) -> tuple[str, ...]:
        """Names as written of whom it is not known who they are, each once: ``LinkedIn Member``, names that several
        people bear, and lists of names that cannot be taken apart, left as they are."""
        return self._people.unknown(*self.messages)

    def __len__(self) -> int:
        return len(self.messages)

    def __iter__(self) -> Iterator[Message]:
        return iter(self.messages)

    def __repr__(self) -> str:
        return f"<Conversation: {len(self)} messages>"


class Conversations(Sequence[Conversation]):
    """All conversations of an export, in the order of its files."""

    def __init__(self, messages: Iterable[Message], people: People) -> None:
        threads: defaultdict[str, list[Message]] = defaultdict(list)
        found: list[list[Message]] = []
        for message in messages:
            if message.conversation_id is None:
                found.append([message])
            else:
                thread = threads[message.conversation_id]
                if not thread:
                    found.append(thread)
                thread.append(message)
        self._all = [Conversation(thread[0].conversation_id, _oldest_first(thread), people) for thread in found]
        self._by_id = {one.id: one for one in self._all if one.id is not None}

    def by_id(self, identifier: str) -> Conversation | None:
        """The conversation with LinkedIn's id; None if there is none."""
        return self._by_id.get(identifier)

    def with_(self, person: Person) -> list[Conversation]:
        """Those in which somebody takes part."""
        return [one for one in self._all if person in one.participants]

    @overload
    def __getitem__(self, index: int) -> Conversation: ...
    @overload
    def __getitem__(self, index: slice) -> list[Conversation]: ...
    def __getitem__(self, index: int | slice) -> Conversation | list[Conversation]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Conversation]:
        return iter(self._all)

    def __repr__(self) -> str:
        return f"<Conversations: {len(self)}>"


def _oldest_first(thread: list[Message]) -> list[Message]:
    """Sorted by time. Of the same second, LinkedIn's newest comes first, unless the file has been turned round."""
    dated = [in_order(message.sent_at) for message in thread if message.sent_at]
    if not dated or dated[0] >= dated[-1]:
        thread.reverse()
    return sorted(thread, key=lambda message: in_order(message.sent_at))
