"""What the member watched, read or saved on LinkedIn Learning."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Quirk, Writing
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import true_false, utc_minutes, words


class LearningContentType(StrEnum):
    """What kind of content it is."""

    COURSE = "Course"
    LEARNING_PATH = "Learning Path"
    ARTICLE = "Article (3rd Party Provider)"
    VIDEO = "Video (3rd Party Provider)"


@reads(
    "Learning.csv",
    layouts=(
        Layout(
            "2020-11",
            "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
            "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),",
        ),
    ),
    written=(Writing(since="2020-11", file="Learning.csv", quirks=(Quirk.NAMELESS_COLUMN,)),),
    snapshot="LEARNING",
    # Dates and notes change; titles are those of the catalogue.
    key=(("title", "content_type"), ("title",)),
)
@frozen(kw_only=True)
class LearningItem(Record):
    """A course, path, video or article of LinkedIn Learning that the member watched, read or saved.

    Rows are in no order. Content that LinkedIn has taken down has no title but ``CONTENT METADATA NO LONGER EXISTS -``
    and its URN. LinkedIn writes ``N/A`` where there is no date or note.
    """

    title: str | None = column("Content Title", pii="interest", doc="The content's title.")
    description: str | None = column(
        "Content Description", pii="interest", doc="What it is about, in several lines, with HTML at times."
    )
    content_type: LearningContentType | str | None = column(
        "Content Type", parse=words(LearningContentType), doc="What kind of content."
    )
    last_watched_at: datetime | None = column(
        "Content Last Watched Date (if viewed)",
        parse=utc_minutes,
        blank=("N/A",),
        doc="When the member last watched it, in UTC, to the minute.",
    )
    completed_at: datetime | None = column(
        "Content Completed At (if completed)",
        parse=utc_minutes,
        blank=("N/A",),
        doc="When the member completed it, in UTC, to the minute; blank for most.",
    )
    saved: bool | None = column("Content Saved", parse=true_false, doc="Whether the member saved it.")
    notes: str | None = column(
        "Notes taken on videos (if taken)", blank=("N/A",), pii="content", doc="The member's notes; seldom any."
    )
