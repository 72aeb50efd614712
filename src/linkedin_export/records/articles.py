"""Parts of the export that are no tables: the member's articles, and the notice of what could not be delivered."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from linkedin_export.schema.evidence import Format, Layout, Writing
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import naive_minutes, url


@reads(
    "Articles.html",
    layouts=(Layout("2018-10", "title,url,created,published,body"),),
    written=(
        Writing(file="Articles/<slug>.html"),
        Writing(since="2021-12", file="Articles/Articles/<slug>.html"),
    ),
    table="articles",
    format=Format.ARTICLE,
    folder="Articles",
    snapshot="ARTICLES",
    # Title and text are edited; drafts may have no link.
    key=(("url",), ("created_at",)),
)
@frozen(kw_only=True)
class Article(Record):
    """An article that the member wrote, published or not.

    Each is an HTML file of its own in the folder ``Articles``; the columns are made in reading it. Files of articles
    that were not published are called after the moment they were begun.
    """

    title: str | None = column("title", pii="content", doc="Its title.")
    url: str | None = column(
        "url", parse=url, pii="profile", doc="Where it is published, `https://www.linkedin.com/pulse/` and a slug."
    )
    created_at: datetime | None = column(
        "created", parse=naive_minutes, doc="When it was begun, to the minute; zone not stated."
    )
    published_at: datetime | None = column(
        "published",
        parse=naive_minutes,
        blank=("---", "Not published yet"),
        doc="When it was published, to the minute, zone not stated; blank for drafts.",
    )
    body: str | None = column("body", pii="content", doc="The text, in HTML as LinkedIn writes it.")


@reads(
    "Error.txt",
    layouts=(Layout("2021-01", "file"),),
    written=(Writing(since="2021-01", file="Error.txt"),),
    table="undelivered_files",
    format=Format.NOTICE,
    key=("file",),
)
@frozen(kw_only=True)
class UndeliveredFile(Record):
    """A file that LinkedIn says it failed to deliver, in a notice of plain text that takes the files' place."""

    file: str | None = column("file", doc="Its name.")
