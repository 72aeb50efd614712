"""What was said: messages between members, with LinkedIn's guides and coaches, and the learning coach's transcript."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.records.network import Direction
from linkedin_export.schema.evidence import Format, Layout, Writing
from linkedin_export.schema.lists import commas
from linkedin_export.schema.sentences import epoch_milliseconds
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import url, us_minutes, utc_seconds, words, yes_no


class Folder(StrEnum):
    """Where the member's messages lie."""

    INBOX = "INBOX"
    ARCHIVE = "ARCHIVE"
    SPAM = "SPAM"
    SENT = "SENT"
    """To 2018-12."""
    ARCHIVED = "ARCHIVED"
    """To 2018-12."""


MESSAGE = (
    ("conversation_id", "sent_at", "sender_url"),
    ("conversation_id", "sent_at"),
    ("sender", "recipients", "sent_at"),
)
"""What finds a message again. Its text does not: line breaks came back in 2026-03, and what was deleted is blank. Names
and links of senders go when members leave. To 2018 there is no conversation."""


@frozen(kw_only=True)
class _Conversation(Record):
    """What all files of messages have in common."""

    conversation_id: str | None = column(
        "CONVERSATION ID",
        pii="profile",
        doc="Which conversation, `2-` and Base64; since 2020-11, blank for a conversation not yet begun.",
    )
    conversation_title: str | None = column(
        "CONVERSATION TITLE",
        pii="content",
        doc="Title of the conversation, `Sponsored Conversation` for advertisements, mostly blank; since 2020-11.",
    )
    sender: str | None = column(
        "FROM", pii="name", person="sender", doc="Full name of who wrote it, `LinkedIn Member` for members who left."
    )
    sender_url: str | None = column(
        "SENDER PROFILE URL",
        parse=url,
        pii="profile",
        person="sender",
        doc="Public profile of who wrote it, blank for members who left and advertisers; since 2020-11.",
    )
    recipients: str | None = column(
        "TO",
        pii="name",
        person="recipients",
        doc="Full names of who it went to, joined by commas; not split, because names hold commas too.",
    )
    recipient_urls: tuple[str, ...] = column(
        "RECIPIENT PROFILE URLS",
        parse=commas,
        pii="profile",
        person="recipients",
        doc="Public profiles of who it went to, fewer than names where members left; since 2023-04.",
    )
    sent_at: datetime | None = column(
        "DATE",
        parse=utc_seconds,
        formerly={"2018-12": us_minutes},
        doc="When, in UTC, to the second; in 2018 to the minute, zone not stated.",
    )
    subject: str | None = column("SUBJECT", pii="content", doc="Mostly blank.")
    content: str | None = column(
        "CONTENT",
        pii="content",
        doc="The message itself, HTML in advertisements; line breaks are lost before 2026-03. Blank for attachments, "
        "calls and what was deleted.",
    )
    folder: Folder | str | None = column("FOLDER", parse=words(Folder), doc="Where it lies; blank for drafts.")


@reads(
    "messages.csv",
    "Inbox.csv",
    layouts=(
        Layout("2018-10", "From,To,Date,Subject,Content,Direction,Folder"),
        Layout(
            "2020-11",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
        ),
        Layout(
            "2023-04",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER",
        ),
        Layout(
            "2024-10",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
            sometimes=True,
        ),
        Layout(
            "2025-01",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER,IS MESSAGE DRAFT",
            sometimes=True,
        ),
        Layout(
            "2025-08",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER,ATTACHMENTS",
        ),
        Layout(
            "2025-09",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
            sometimes=True,
        ),
        Layout(
            "2025-11",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT",
            sometimes=True,
        ),
    ),
    written=(
        Writing(file="Messages.csv"),
        Writing(since="2020-11", file="messages.csv"),
        Writing(since="2026-03", file="messages.csv", quoting="all"),
    ),
    snapshot="INBOX",
    delivery="basic",
    key=MESSAGE,
)
@frozen(kw_only=True)
class Message(_Conversation):
    """A message that the member sent, received or has only drafted: all folders, both directions.

    Since 2020 each conversation stands in one block, newest first. The columns about drafts are there only for members
    who have drafts. Until 2023 the file says of others no more than their names.
    """

    attachments: tuple[str, ...] = column(
        "ATTACHMENTS", parse=commas, pii="content", doc="Links to attached files, signed; since 2025-08."
    )
    is_message_draft: bool | None = column(
        "IS MESSAGE DRAFT", parse=yes_no, doc="Whether it is a draft, not sent; since 2024-10, if there are drafts."
    )
    is_conversation_draft: bool | None = column(
        "IS CONVERSATION DRAFT",
        parse=yes_no,
        doc="Whether its conversation is a draft; since 2024-10, in some exports. Only `No` has been seen.",
    )
    direction: Direction | str | None = column(
        "Direction", parse=words(Direction), doc="Whether the member sent or received it; to 2018-12."
    )


@reads(
    "guide_messages.csv",
    layouts=(
        Layout(
            "2025-08",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER",
        ),
    ),
    written=(Writing(since="2025-08", file="guide_messages.csv"),),
    key=MESSAGE,
)
@frozen(kw_only=True)
class GuideMessage(_Conversation):
    """A message to or from one of LinkedIn's guides; every copy seen has no rows."""


@reads(
    "coach_messages.csv",
    layouts=(
        Layout(
            "2024-07",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER",
        ),
    ),
    written=(Writing(since="2024-07", file="coach_messages.csv"),),
    key=MESSAGE,
)
@frozen(kw_only=True)
class CoachMessage(_Conversation):
    """A message to or from LinkedIn's AI coach, whose own name and profile are blank; many copies have no rows."""


@reads(
    "learning_coach_messages.csv",
    layouts=(
        Layout(
            "2024-12",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER",
        ),
    ),
    written=(Writing(since="2024-12", file="learning_coach_messages.csv"),),
    snapshot="LEARNING_COACH_INBOX",
    key=MESSAGE,
)
@frozen(kw_only=True)
class LearningCoachMessage(_Conversation):
    """A message to or from the coach of LinkedIn Learning, whose own name and profile are blank."""


@reads(
    "learning_role_play_messages.csv",
    layouts=(
        Layout(
            "2024-12",
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER",
        ),
    ),
    written=(Writing(since="2024-12", file="learning_role_play_messages.csv"),),
    snapshot="LEARNING_ROLEPLAY_INBOX",
    key=MESSAGE,
)
@frozen(kw_only=True)
class LearningRolePlayMessage(_Conversation):
    """A message of a role play in LinkedIn Learning; every copy seen has no rows."""


class Speaker(StrEnum):
    """Who speaks in a transcript."""

    USER = "user"
    COACH = "coach"


@reads(
    "LearningCoachMessages.csv",
    layouts=(Layout("2025-03", "conversation,timestamp,speaker,text"),),
    written=(Writing(since="2025-03", file="LearningCoachMessages.csv"),),
    table="learning_coach_utterances",
    format=Format.TRANSCRIPT,
    snapshot="LEARNING_COACH_AI_TAKEOUT",
    # A transcript: one says one thing at a moment.
    key=("conversation", "said_at", "speaker"),
)
@frozen(kw_only=True)
class LearningCoachUtterance(Record):
    """Something said between the member and the coach of LinkedIn Learning.

    The file is a transcript in plain text, whatever its name says, or the words ``No conversations found``; the columns
    are made in reading it.
    """

    conversation: str | None = column("conversation", pii="profile", doc="Which conversation, a UUID.")
    said_at: datetime | None = column(
        "timestamp",
        parse=epoch_milliseconds,
        doc="When, in UTC, to the millisecond; written as milliseconds since 1970.",
    )
    speaker: Speaker | str | None = column("speaker", parse=words(Speaker), doc="Who says it.")
    text: str | None = column("text", pii="content", doc="What is said, in any number of lines.")
