"""LinkedIn's own words, which redaction keeps, and never puts in the place of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from linkedin_export.schema.dates import FULL_NAMES, MONTHS, WEEKDAYS
from linkedin_export.schema.evidence import LEFT_OUT, NOTES
from linkedin_export.schema.names import fold
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.values import Words

WORD = re.compile(r"[^\W_]+")
"""What redaction calls a word: letters and digits without a gap."""


def words_of(*texts: str) -> frozenset[str]:
    """The words of some texts, in lower case."""
    return frozenset(word.lower() for text in texts for word in WORD.findall(text))


_DAYS = "monday tuesday wednesday thursday friday saturday sunday tues wednes thurs"
DATE_WORDS = words_of(*MONTHS, *FULL_NAMES, *WEEKDAYS, _DAYS, "sept am pm utc gmt t z at on of st nd rd th")
"""What dates are spelt with, beside digits."""
UPLOAD_WORDS = words_of("You uploaded a an article background cover document feed group image logo photo profile video")
"""What the sentence of an upload is made of, beside its date."""
NOTE_WORDS = words_of(NOTES)
NOTICE_WORDS = words_of(LEFT_OUT, "file")
TRANSCRIPT_LABELS = ("conversation", "timestamp", "user", "coach")
NO_CONVERSATIONS = "no conversations found"
PATH_WORDS = words_of(
    "ambry answer article articles comment comments company detail dms document download email events feed group",
    "groups help image in job jobs learning linkedin media member messaging news play posts privacy profile psettings",
    "pub pulse recruiter redir redirect sales school search settings shareArticle showcase static thread update v2",
    "video view www xhtml",
)
"""Fixed parts of the paths of LinkedIn's links."""
URN_WORDS = (
    "activity", "article", "comment", "company", "fsd_profile", "fs_miniProfile", "groupPost", "job", "jobPosting",
    "member", "messagingThread", "organization", "person", "share", "ugcPost",
)  # fmt: skip
"""What the fourth part of LinkedIn's URNs names."""
PAGE_WORDS = words_of(
    "a alt article b blockquote body br charset class code content created div doctype em figcaption figure h1 h2 h3",
    "h4 head height hr href html i iframe img li link meta name ol p pre published rel script section span src strong",
    "style table tbody td th thead title tr u ul width",
)
"""Names of the tags and attributes of an article's page."""
EXTENSIONS = words_of("bin csv db doc docx gif htm html ini jpeg jpg json mp4 pdf png txt xls xlsx xml zip")
"""Endings of file names that tell a format."""
_SHORT = frozenset(("no", "am", "pm"))


class Vocabulary:
    """What a registry knows of LinkedIn's words."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    @cached_property
    def headers(self) -> frozenset[str]:
        """Every header that some field claims, folded."""
        return frozenset(header for record in self.registry.records for header, _ in record.spec.claims)

    @cached_property
    def path_parts(self) -> frozenset[str]:
        """Folders that LinkedIn writes, and names that systems put beside them, in lower case."""
        paths = [writing.file for record in self.registry.records for writing in record.spec.writings]
        folders = [part for path in paths for part in path.split("/")[:-1]]
        named = [record.spec.folder for record in self.registry.records if record.spec.folder]
        beside = [part for one in self.registry.ignorables for part in one.pattern.split("/") if "*" not in part]
        return frozenset(part.lower() for part in (*folders, *named, *beside))

    @cached_property
    def file_words(self) -> frozenset[str]:
        """The words of the names of LinkedIn's files."""
        return words_of(*(name for record in self.registry.records for name in record.spec.names))

    @cached_property
    def reserved(self) -> frozenset[str]:
        """Words that stand for no other word: where they stand they would mean something."""
        words = words_of(*self._texts()) | DATE_WORDS | UPLOAD_WORDS | NOTE_WORDS | NOTICE_WORDS | PATH_WORDS
        return frozenset(word for word in words | PAGE_WORDS | EXTENSIONS if len(word) > 2) | _SHORT

    def _texts(self) -> Iterator[str]:
        yield from ("yes true false urn https http linkedin licdn lnkd", NO_CONVERSATIONS, *TRANSCRIPT_LABELS)
        yield from self.file_words
        for record in self.registry.records:
            for column in record.spec.columns:
                yield from (*column.headers, *map(fold, column.headers), *column.blank)
                if isinstance(column.kind, Words):
                    yield from _spelt(column.kind.vocabulary)


def _spelt(words: Iterable[str]) -> Iterator[str]:
    """Words as they stand, and as they are looked up."""
    for word in words:
        yield from (word, fold(word))
