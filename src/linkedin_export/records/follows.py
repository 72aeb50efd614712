"""Companies, people and hashtags that the member follows."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Quirk, Writing
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import java_utc, naive_seconds, words


@reads(
    "Company Follows.csv",
    layouts=(Layout("2020-11", "Organization,Followed On"),),
    written=(Writing(since="2020-11", file="Company Follows.csv", final_newline=False),),
    snapshot="COMPANY_FOLLOWS",
    # Namesakes are followed at different moments.
    key=(("organization", "followed_at"), ("organization",)),
)
@frozen(kw_only=True)
class CompanyFollow(Record):
    """An organization that the member follows: a company, a school, a showcase page."""

    organization: str | None = column("Organization", pii="interest", doc="Its name.")
    followed_at: datetime | None = column(
        "Followed On", parse=java_utc, doc="When the member began to follow it, in UTC, to the second."
    )


class FollowStatus(StrEnum):
    """What became of following somebody."""

    ACTIVE = "Active"
    UNFOLLOW = "Unfollow"
    MUTE = "Mute"


@reads(
    "Member_Follows.csv",
    layouts=(
        Layout("2021-01", "Date,FullName"),
        Layout("2022-09", "Date,Status,FullName"),
    ),
    written=(
        Writing(since="2021-01", file="Member_Follows.csv", line_end="\r\n"),
        Writing(since="2024-04", file="Member_Follows.csv"),
        Writing(since="2026-01", file="Member_Follows.csv", quirks=(Quirk.BACKSLASH_ESCAPES,)),
    ),
    snapshot="MEMBER_FOLLOWING",
    # The date is that of the status, and changes with it; namesakes are told apart by it.
    key=(("full_name", "followed_at"), ("full_name",)),
)
@frozen(kw_only=True)
class MemberFollow(Record):
    """Somebody whom the member follows or followed; there is a name only, no link."""

    followed_at: datetime | None = column(
        "Date", parse=naive_seconds, doc="When the status came to be, to the second; zone not stated."
    )
    status: FollowStatus | str | None = column(
        "Status", parse=words(FollowStatus), doc="Whether the member still follows; since 2022-09."
    )
    full_name: str | None = column("FullName", pii="name", doc="Full name of who is followed.")


@reads(
    "Follows.csv",
    layouts=(Layout("2018-12", "Date,FullName"),),
    written=(Writing(since="2018-12", file="Follows.csv"),),
    until="2018-12",
    # Namesakes are told apart by the date.
    key=(("full_name", "followed_at"), ("full_name",)),
)
@frozen(kw_only=True)
class Follow(Record):
    """Somebody whom the member follows, in the file that came before ``Member_Follows.csv``; seen in 2018-12 only."""

    followed_at: datetime | None = column(
        "Date", parse=naive_seconds, doc="When the member began to follow, to the second; zone not stated."
    )
    full_name: str | None = column("FullName", pii="name", doc="Full name of who is followed.")


class HashtagState(StrEnum):
    """Whether the hashtag is followed."""

    FOLLOW = "Follow"
    UNFOLLOW = "Unfollow"


@reads(
    "Hashtag_Follows.csv",
    layouts=(Layout("2021-01", "HashTag,CreatedTime,LastModifiedTime,State"),),
    written=(
        Writing(since="2021-01", file="Hashtag_Follows.csv", line_end="\r\n"),
        Writing(since="2024-04", file="Hashtag_Follows.csv"),
    ),
    snapshot="MEMBER_HASHTAG",
    # State and date of change go on.
    key=("hashtag",),
)
@frozen(kw_only=True)
class HashtagFollow(Record):
    """A hashtag that the member follows or followed. That the API's domain holds the same is a guess."""

    hashtag: str | None = column("HashTag", pii="interest", doc="The hashtag without its `#`.")
    created_at: datetime | None = column(
        "CreatedTime", parse=naive_seconds, doc="When it was first followed, to the second; zone not stated."
    )
    last_modified_at: datetime | None = column(
        "LastModifiedTime", parse=naive_seconds, doc="When the state last changed, to the second; zone not stated."
    )
    state: HashtagState | str | None = column("State", parse=words(HashtagState), doc="Whether it is followed now.")


@reads(
    "Member Hashtags.csv",
    layouts=(Layout("2024-12", "Member Posts About Hashtags"),),
    written=(Writing(since="2024-12", file="Member Hashtags.csv"),),
    key=("hashtag",),
)
@frozen(kw_only=True)
class MemberHashtag(Record):
    """A hashtag that the member says to post about; seen in one export of 2024-12 only."""

    hashtag: str | None = column("Member Posts About Hashtags", pii="interest", doc="The hashtag without its `#`.")
