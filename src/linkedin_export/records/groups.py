"""What the member did in groups."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from linkedin_export.schema.spec import WHOLE_ROW, Record, column, reads
from linkedin_export.schema.values import naive_seconds, url


@reads(
    "Group Comments.csv",
    delivery="complete",
    # By description there is no date, and several comments stand under one discussion.
    key=WHOLE_ROW,
)
@frozen(kw_only=True)
class GroupComment(Record):
    """A comment of the member in a group.

    No real file of this kind was seen; the fields follow LinkedIn's description.
    """

    comment: str | None = column("Comment", pii="content", doc="What the member wrote; by description only.")
    discussion_url: str | None = column(
        "Discussion URL", parse=url, pii="interest", doc="The discussion; by description only."
    )
    discussion_title: str | None = column(
        "Discussion Title", pii="interest", doc="The discussion's title; by description only."
    )
    group: str | None = column("Group", pii="interest", doc="The group's name; by description only.")


@reads(
    "Group Likes.csv",
    delivery="complete",
    key=("liked",),
)
@frozen(kw_only=True)
class GroupLike(Record):
    """Something that the member liked in a group.

    No real file of this kind was seen; the field follows LinkedIn's description.
    """

    liked: str | None = column("Liked", pii="interest", doc="What was liked; by description only.")


@reads(
    "Group Posts.csv",
    snapshot="GROUP_POSTS",
    delivery="complete",
    # Posts are edited.
    key=(("link",), ("posted_at", "group")),
)
@frozen(kw_only=True)
class GroupPost(Record):
    """A post of the member in a group.

    No real file of this kind was seen; the fields follow LinkedIn's description.
    """

    title: str | None = column("Title", pii="content", doc="The post's title; by description only.")
    posted_at: datetime | None = column(
        "Time Posted", parse=naive_seconds, doc="When; by description only, the spelling is not known."
    )
    group: str | None = column("Group", pii="interest", doc="The group's name; by description only.")
    content: str | None = column("Content", pii="content", doc="What the member wrote; by description only.")
    link: str | None = column("Link", parse=url, pii="content", doc="The post; by description only.")
