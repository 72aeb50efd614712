"""People the member is connected to, was invited by or works with, and the calendars they were met through."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Quirk, Writing
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import day, spelled_minutes, true_false, url, us_minutes, words


@reads(
    "Connections.csv",
    layouts=(
        Layout(
            "2016-12",
            "First Name,Last Name,Address,Email Address,Company,Position,Connected On,Websites,Instant Messengers",
        ),
        Layout("2018-10", "First Name,Last Name,Email Address,Company,Position,Connected On"),
        Layout("2023-06", "First Name,Last Name,URL,Email Address,Company,Position,Connected On"),
    ),
    written=(
        Writing(file="Connections.csv", final_newline=False),
        Writing(since="2020-11", file="Connections.csv", final_newline=False, quirks=(Quirk.NOTES_PREAMBLE,)),
    ),
    snapshot="CONNECTIONS",
    delivery="basic",
    # Jobs, addresses and names change. Before 2023-06 there is no link, and a link can be changed too.
    # Rows with a day only, of members who left, have no key: they are counted.
    key=(("url",), ("first_name", "last_name", "connected_on")),
)
@frozen(kw_only=True)
class Connection(Record):
    """A first-degree connection, newest first in the file since 2018-11.

    Nearly every export has rows where all but ``connected_on`` is blank: members who left or hide themselves. An
    address is there only where its owner lets connections download it (1 to 5 % of rows); a connection is no consent
    to be mailed.
    """

    first_name: str | None = column("First Name", pii="name", doc="First name as the connection writes it.")
    last_name: str | None = column("Last Name", pii="name", doc="Last name, often with titles behind it.")
    url: str | None = column(
        "URL",
        parse=url,
        pii="profile",
        doc="Public profile, `https://www.linkedin.com/in/` and a percent-encoded slug; since 2023-06.",
    )
    email: str | None = column(
        "Email Address", "E-mail Address", "Email", pii="email", doc="The address its owner lets connections download."
    )
    company: str | None = column("Company", pii="work", doc="Employer today, not when the two connected.")
    position: str | None = column("Position", "Job Title", pii="work", doc="Position at that employer.")
    connected_on: date | None = column(
        "Connected On",
        parse=day,
        formerly={"2018-10": us_minutes},
        doc="The day the two connected; LinkedIn states no zone. To 2018-10 the cell has a time of day too, which is "
        "kept in `extra`.",
    )
    address: str | None = column("Address", pii="address", doc="To 2016-12; blank in every copy seen.")
    websites: str | None = column("Websites", pii="profile", doc="To 2016-12; blank in every copy seen.")
    instant_messengers: str | None = column(
        "Instant Messengers", pii="profile", doc="To 2016-12; blank in every copy seen."
    )


class Direction(StrEnum):
    """Whether the member sent or received it."""

    OUTGOING = "OUTGOING"
    INCOMING = "INCOMING"


@reads(
    "Invitations.csv",
    layouts=(
        Layout("2018-10", "From,To,Sent At,Message,Direction"),
        Layout("2023-07", "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn"),
        Layout("2023-10", "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"),
    ),
    written=(Writing(file="Invitations.csv"),),
    snapshot="INVITATIONS",
    delivery="complete",
    # Names change; links came in 2023-10, and become a bare `/in` when somebody leaves.
    key=(("inviter_url", "invitee_url", "sent_at"), ("sent_at", "sender", "recipient")),
)
@frozen(kw_only=True)
class Invitation(Record):
    """An invitation to connect, sent or received."""

    sender: str | None = column("From", pii="name", doc="Full name of who invited.")
    recipient: str | None = column("To", pii="name", doc="Full name of who was invited.")
    sent_at: datetime | None = column(
        "Sent At", "Date Sent", parse=us_minutes, doc="When it was sent, to the minute; zone not stated."
    )
    message: str | None = column("Message", pii="content", doc="The note sent with it, 300 characters at most.")
    direction: Direction | str | None = column(
        "Direction", parse=words(Direction), doc="Whether the member sent or received it."
    )
    inviter_urn: str | None = column(
        "inviterProfileUrn", pii="profile", doc="`urn:li:member:` and a number; 2023-07 to 2023-09 only."
    )
    invitee_urn: str | None = column(
        "inviteeProfileUrn", pii="profile", doc="`urn:li:member:` and a number; 2023-07 to 2023-09 only."
    )
    inviter_url: str | None = column(
        "inviterProfileUrl",
        parse=url,
        pii="profile",
        doc="Public profile, a bare `https://www.linkedin.com/in` for members who left; since 2023-10.",
    )
    invitee_url: str | None = column(
        "inviteeProfileUrl", parse=url, pii="profile", doc="The same of who was invited; since 2023-10."
    )


@reads(
    "Teammates.csv",
    layouts=(
        Layout(
            "2020-11",
            "Company Name,Teammate Name,Teammate Type,Teammate Request State,Past Status,Date Created,Date Modified",
        ),
    ),
    written=(Writing(since="2020-11", file="Teammates.csv"),),
    until="2021-01",
    key=("teammate_name", "company_name"),
)
@frozen(kw_only=True)
class Teammate(Record):
    """Somebody the member works or worked with, as the two told LinkedIn; seen from 2020-11 to 2021-01."""

    company_name: str | None = column("Company Name", pii="work", doc="Where the two work together.")
    teammate_name: str | None = column("Teammate Name", pii="name", doc="Full name of the teammate.")
    teammate_type: str | None = column("Teammate Type", doc="Only `EXTENDED_PEER` has been seen.")
    request_state: str | None = column("Teammate Request State", doc="Only `CONFIRMED` has been seen.")
    past: bool | None = column("Past Status", parse=true_false, doc="Whether that is over; only `false` has been seen.")
    created_at: datetime | None = column(
        "Date Created", parse=spelled_minutes, doc="When it was entered, to the minute; zone not stated."
    )
    modified_at: datetime | None = column(
        "Date Modified", parse=spelled_minutes, doc="When it last changed, to the minute; zone not stated."
    )


class CalendarSource(StrEnum):
    """Whose calendar it is."""

    ANDROID_CALENDAR = "ANDROID_CALENDAR"
    GOOGLE_CALENDAR = "GOOGLE_CALENDAR"
    IPHONE_CALENDAR = "IPHONE_CALENDAR"


@reads(
    "Calendar.csv",
    "Calendars.csv",
    layouts=(
        Layout("2021-01", "Source,Owner,Last Synced At"),
        Layout("2021-01", "Owner,Source,LastSyncedAt"),
    ),
    written=(Writing(since="2021-01", file="Calendar.csv"),),
    table="calendars",
    snapshot="CALENDAR",
    until="2024-03",
    # It is read again and again.
    key=("owner", "origin"),
)
@frozen(kw_only=True)
class Calendar(Record):
    """A calendar that the member let LinkedIn read; seen from 2021-01 to 2024-03.

    One export of 2021-01 has ``Calendars.csv`` beside ``Calendar.csv``, with the columns in another order.
    """

    owner: str | None = column(
        "Owner",
        pii="email",
        doc="The calendar's account, an e-mail address; for a phone's calendar the same word as in `Source`.",
    )
    origin: CalendarSource | str | None = column("Source", parse=words(CalendarSource), doc="Whose calendar it is.")
    last_synced_at: datetime | None = column(
        "LastSyncedAt", parse=us_minutes, doc="When it was last read, to the minute; zone not stated."
    )
