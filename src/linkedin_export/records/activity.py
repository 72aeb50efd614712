"""What the member did on LinkedIn: posted, commented, reacted, saved, attended, uploaded, searched."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.dates import TimeRange
from linkedin_export.schema.evidence import Layout, Quirk, Writing
from linkedin_export.schema.sentences import Upload, time_range, upload
from linkedin_export.schema.spec import ONE_ROW, WHOLE_ROW, Record, column, reads
from linkedin_export.schema.values import (
    integer,
    naive_seconds,
    slashed_utc,
    url,
    us_minutes,
    words,
)


class ShareVisibility(StrEnum):
    """Who can see a post."""

    MEMBER_NETWORK = "MEMBER_NETWORK"
    """The only word since 2021-01, whoever can see the post."""
    CONNECTIONS = "Connections"
    """To 2018-12."""
    PUBLIC = "Public"
    """To 2018-12."""


@reads(
    "Shares.csv",
    layouts=(
        Layout(
            "2018-10",
            "Date,Share Title,Share Description,Share Link,Share Commentary,Shared URL,Media URL,Type,Visibility",
        ),
        Layout("2021-01", "Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility"),
        Layout("2024-06", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"),
    ),
    written=(
        Writing(file="Shares.csv", encoding="utf-16", delimiter="\t", quoting="all"),
        Writing(since="2021-01", file="Shares.csv", line_end="\r\n", quirks=(Quirk.QUOTED_LINE_BREAKS,)),
        Writing(since="2024-08", file="Shares.csv", quirks=(Quirk.QUOTED_LINE_BREAKS,)),
    ),
    snapshot="MEMBER_SHARE_INFO",
    delivery="complete",
    # Posts are edited. A reshare has the link of its own.
    key=(("link",), ("shared_at",)),
)
@frozen(kw_only=True)
class Share(Record):
    """A post of the member, or another's post shared with a word of the member's; newest first.

    Reposts without a word are `InstantRepost`. About one post in ten has no text.
    """

    shared_at: datetime | None = column(
        "Date",
        parse=naive_seconds,
        formerly={"2018-12": slashed_utc},
        doc="When, to the second; zone not stated since 2021-01, UTC to 2018-12.",
    )
    link: str | None = column(
        "ShareLink",
        parse=url,
        pii="content",
        doc="The post, with a percent-encoded URN (`share`, `ugcPost`, `activity`).",
    )
    commentary: str | None = column("ShareCommentary", pii="content", doc="What the member wrote, in several lines.")
    shared_url: str | None = column(
        "SharedUrl", parse=url, pii="content", doc="The page the post links to; blank in nine of ten rows."
    )
    media_url: str | None = column("MediaUrl", parse=url, pii="content", doc="A picture or the like; mostly blank.")
    visibility: ShareVisibility | str | None = column(
        "Visibility", parse=words(ShareVisibility), doc="Who can see it; `MEMBER_NETWORK` in every row since 2021-01."
    )
    title: str | None = column("Share Title", pii="content", doc="Title of the page linked to; to 2018-12.")
    description: str | None = column(
        "Share Description", pii="content", doc="Description of the page linked to; to 2018-12."
    )
    type: str | None = column("Type", doc="To 2018-12; only `Homepage` has been seen.")


@reads(
    "Comments.csv",
    layouts=(Layout("2018-12", "Date,Link,Message"),),
    written=(
        Writing(file="Comments.csv"),
        Writing(since="2021-01", file="Comments.csv", line_end="\r\n", quirks=(Quirk.UNQUOTED_LINES,)),
        Writing(since="2024-04", file="Comments.csv"),
        Writing(since="2025-03", file="Comments.csv", quirks=(Quirk.BACKSLASH_ESCAPES,)),
    ),
    snapshot="ALL_COMMENTS",
    delivery="complete",
    # Comments are edited; several stand under one post.
    key=("commented_at", "link"),
)
@frozen(kw_only=True)
class Comment(Record):
    """A comment of the member; newest first.

    LinkedIn says that comments in groups are left out; some exports hold links to posts in groups all the same.
    """

    commented_at: datetime | None = column("Date", parse=naive_seconds, doc="When, to the second; zone not stated.")
    link: str | None = column("Link", parse=url, pii="interest", doc="The post, with a percent-encoded URN.")
    message: str | None = column("Message", pii="content", doc="What the member wrote, in several lines.")


class ReactionType(StrEnum):
    """How the member reacted.

    The site calls ``PRAISE`` Celebrate, ``APPRECIATION`` Support, ``EMPATHY`` Love, ``INTEREST`` Insightful and
    ``ENTERTAINMENT`` Funny.
    """

    LIKE = "LIKE"
    PRAISE = "PRAISE"
    APPRECIATION = "APPRECIATION"
    EMPATHY = "EMPATHY"
    INTEREST = "INTEREST"
    ENTERTAINMENT = "ENTERTAINMENT"
    MAYBE = "MAYBE"


@reads(
    "Reactions.csv",
    layouts=(Layout("2018-12", "Date,Type,Link"),),
    written=(
        Writing(file="Likes.csv"),
        Writing(since="2021-01", file="Reactions.csv", line_end="\r\n"),
        Writing(since="2024-04", file="Reactions.csv"),
    ),
    snapshot="ALL_LIKES",
    delivery="complete",
    # A like may become another reaction; its post stays.
    key=(("reacted_at", "link"), ("link",)),
)
@frozen(kw_only=True)
class Reaction(Record):
    """A reaction of the member to a post or a comment; newest first. The file was called Likes to 2018-12."""

    reacted_at: datetime | None = column("Date", parse=naive_seconds, doc="When, to the second; zone not stated.")
    type: ReactionType | str | None = column("Type", parse=words(ReactionType), doc="How the member reacted.")
    link: str | None = column(
        "Link",
        parse=url,
        pii="interest",
        doc="The post, with a percent-encoded URN; for a comment, `?commentUrn=` and its URN follow.",
    )


@reads(
    "InstantReposts.csv",
    layouts=(Layout("2024-07", "Date,Link"),),
    written=(Writing(since="2024-07", file="InstantReposts.csv"),),
    snapshot="INSTANT_REPOSTS",
    key=("reposted_at", "link"),
)
@frozen(kw_only=True)
class InstantRepost(Record):
    """Another's post that the member reposted without a word; newest first."""

    reposted_at: datetime | None = column("Date", parse=naive_seconds, doc="When, to the second; zone not stated.")
    link: str | None = column("Link", parse=url, pii="interest", doc="The post, with a percent-encoded URN.")


@reads(
    "Votes.csv",
    layouts=(Layout("2021-01", "Date,Link,OptionText"),),
    written=(
        Writing(since="2021-01", file="Votes.csv", line_end="\r\n"),
        Writing(since="2024-04", file="Votes.csv"),
        Writing(since="2024-07", file="Votes.csv", quirks=(Quirk.BACKSLASH_ESCAPES,)),
    ),
    snapshot="ALL_VOTES",
    # A vote can be taken back and cast anew.
    key=(("voted_at", "link"), ("link", "option_text")),
)
@frozen(kw_only=True)
class Vote(Record):
    """A vote of the member in a poll; newest first."""

    voted_at: datetime | None = column("Date", parse=naive_seconds, doc="When, to the second; zone not stated.")
    link: str | None = column(
        "Link", parse=url, pii="interest", doc="The post with the poll; its URN is not percent-encoded."
    )
    option_text: str | None = column("OptionText", pii="interest", doc="The option chosen, 30 characters at most.")


@reads(
    "Saved_Items.csv",
    layouts=(
        Layout("2021-01", "savedItem,createdTime"),
        Layout("2025-03", "savedItem,CreatedTime"),
    ),
    written=(
        Writing(since="2021-01", file="Saved_Items.csv", line_end="\r\n"),
        Writing(since="2024-04", file="Saved_Items.csv"),
    ),
    snapshot="ACTOR_SAVE_ITEM",
    # Saved, dropped and saved again has another date.
    key=("saved_item", "saved_at"),
)
@frozen(kw_only=True)
class SavedItem(Record):
    """A post, article or course that the member saved; newest first."""

    saved_item: str | None = column(
        "savedItem", parse=url, pii="interest", doc="What was saved; its URN is not percent-encoded."
    )
    saved_at: datetime | None = column("CreatedTime", parse=naive_seconds, doc="When, to the second; zone not stated.")


@reads(
    "saved_articles.csv",
    layouts=(Layout("2025-12", "Saved At,Link,Name"),),
    written=(Writing(since="2025-12", file="saved_articles.csv"),),
    key=("link", "saved_at"),
)
@frozen(kw_only=True)
class SavedArticle(Record):
    """An article that the member saved.

    Only the header line is known, from a description of real exports; how the dates are spelt is not.
    """

    saved_at: datetime | None = column("Saved At", parse=naive_seconds, doc="When it was saved.")
    link: str | None = column("Link", parse=url, pii="interest", doc="The article.")
    name: str | None = column("Name", pii="interest", doc="The article's name.")


class EventStatus(StrEnum):
    """What the member answered, or what became of the request to attend."""

    ATTENDING = "ATTENDING"
    NOT_ATTENDING = "NOT_ATTENDING"
    APPROVED = "APPROVED"
    RELINQUISHED = "RELINQUISHED"


@reads(
    "Events.csv",
    layouts=(Layout("2020-11", "Event Name,Event Time,Status,External Url"),),
    written=(Writing(since="2020-11", file="Events.csv"),),
    snapshot="EVENTS",
    # Series have one name; events are postponed, and the status changes.
    key=(("name", "time"), ("name", "external_url")),
)
@frozen(kw_only=True)
class Event(Record):
    """An event that the member attended, declined or asked to attend."""

    name: str | None = column("Event Name", pii="interest", doc="The event's name, 75 characters at most.")
    time: TimeRange | None = column(
        "Event Time", parse=time_range, doc="From when to when, to the minute; zone not stated."
    )
    status: EventStatus | str | None = column("Status", parse=words(EventStatus), doc="Whether the member attends.")
    external_url: str | None = column(
        "External Url", parse=url, pii="interest", doc="The event's own page; blank in a third of rows."
    )


@reads(
    "Reviews.csv",
    layouts=(
        Layout("2022-09", "Reviewee,Review Type,Review Section,Creation Date,Rating,Review Text,Review Tags"),
        Layout("2026-05", "Reviewee,Review Type,Review Section,Creation Date,Rating,Review Text,Reviewer,Review Tags"),
    ),
    written=(Writing(since="2022-09", file="Reviews.csv"),),
    snapshot="REVIEWS",
    # Rating and text can be edited.
    key=("created_at", "reviewee", "review_section"),
)
@frozen(kw_only=True)
class Review(Record):
    """A rating of something, such as a course, with or without a text; two files seen."""

    reviewee: str | None = column("Reviewee", pii="profile", doc="What or who is reviewed.")
    review_type: str | None = column("Review Type", doc="What kind of thing, such as `LEARNING_CONTENT_CONSUMPTION`.")
    review_section: str | None = column("Review Section", doc="Which part of it; only `TOP_LEVEL` has been seen.")
    created_at: datetime | None = column(
        "Creation Date", parse=us_minutes, doc="When it was written, to the minute; zone not stated."
    )
    rating: int | None = column("Rating", parse=integer, doc="How good, as a whole number.")
    text: str | None = column("Review Text", pii="content", doc="What the reviewer wrote; mostly blank.")
    reviewer: str | None = column("Reviewer", pii="profile", doc="Who reviews; since 2026-05, at times blank.")
    review_tags: str | None = column("Review Tags", pii="content", doc="Blank in every copy seen.")


@reads(
    "Rich_Media.csv",
    layouts=(
        Layout("2020-11", "Type,Link"),
        Layout("2024-10", "Date/Time,Media Description,Media Link"),
    ),
    written=(
        Writing(since="2020-11", file="Rich Media.csv"),
        Writing(since="2024-10", file="Rich_Media.csv"),
    ),
    snapshot="RICH_MEDIA",
    delivery="complete",
    # Links are signed anew; the minute stays, but was not there in all years.
    key=(("uploaded", "link"), ("link",), ("uploaded",)),
)
@frozen(kw_only=True)
class RichMedia(Record):
    """A photo, video or document that the member uploaded; newest first.

    To 2024-09 the file has two rows, the same for everybody, that say where videos and documents can be downloaded.
    """

    uploaded: Upload | None = column(
        "Date/Time",
        parse=upload,
        doc="What it is, such as `feed photo`, and when, in UTC, to the minute; since 2024-10.",
    )
    description: str | None = column(
        "Media Description",
        blank=("-",),
        pii="content",
        doc="The text it was posted with; ` -` where there is none; since 2024-10.",
    )
    link: str | None = column(
        "Media Link", "Link", parse=url, pii="content", doc="Where it can be had; a signed link that expires."
    )
    type: str | None = column("Type", doc="What can be had at the link, in a sentence; to 2024-09.")


@reads(
    "Videos.csv",
    layouts=(Layout("2018-10", "Description,Link"),),
    written=(Writing(file="Videos.csv"),),
    until="2021-01",
    delivery="complete",
    key=ONE_ROW,
)
@frozen(kw_only=True)
class Video(Record):
    """Where the member's videos can be downloaded; one row, the same for everybody."""

    description: str | None = column("Description", doc="What can be had at the link, in a sentence.")
    link: str | None = column("Link", parse=url, doc="A page of the account's settings.")


@reads(
    "SearchQueries.csv",
    layouts=(Layout("2018-10", "Time,Search Query"),),
    written=(
        Writing(file="Search Queries.csv", encoding="utf-16", delimiter="\t", quoting="all"),
        Writing(since="2021-01", file="SearchQueries.csv"),
        Writing(since="2024-07", file="SearchQueries.csv", quirks=(Quirk.RAW_LINES,)),
    ),
    snapshot="SEARCHES",
    delivery="complete",
    # A log: nothing in it changes, and the same words within a minute are several rows.
    key=WHOLE_ROW,
)
@frozen(kw_only=True)
class SearchQuery(Record):
    """A search of the member. The same words within a minute are often several rows."""

    searched_at: datetime | None = column("Time", parse=slashed_utc, doc="When, in UTC, to the second.")
    query: str | None = column("Search Query", pii="interest", doc="What was searched for; at times blank.")


@reads(
    "SavedPeopleSearches.csv",
    layouts=(Layout("2021-12", "Saved Search Date,People Search URl"),),
    written=(Writing(since="2021-12", file="SavedPeopleSearches.csv"),),
    snapshot="SAVED_PEOPLE_SEARCHES",
    until="2021-12",
    key=("url",),
)
@frozen(kw_only=True)
class SavedPeopleSearch(Record):
    """A search for people that the member saved; one file seen."""

    saved_at: datetime | None = column(
        "Saved Search Date", parse=us_minutes, doc="When, to the minute; zone not stated."
    )
    url: str | None = column(
        "People Search URl",
        parse=url,
        pii="interest",
        doc="The search, with all its terms; LinkedIn misspells the header.",
    )
