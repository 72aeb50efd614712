"""Made-up values for the cells of a row, chosen by what each column is declared to hold."""

from __future__ import annotations

import ipaddress
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from attrs import frozen

from linkedin_export.schema import values as kinds
from linkedin_export.schema.dates import PartialDate, TimeRange
from linkedin_export.schema.evidence import Quirk
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.sentences import Upload
from linkedin_export.schema.spec import Column
from linkedin_export.testing.vocabulary import BY_PII, BY_WORD, SEPARATORS, TELLING, Person, person

T = TypeVar("T")


@frozen
class Cell:
    """A cell's text, what the field holds for it, and whether the text is in ``extra`` too, as the field lacks some."""

    text: str
    value: object
    kept: bool = False


NOTHING = Cell("", None)
"""The cell of a column that no field reads."""


class Values:
    """A source of made-up cells for one row, the same for the same seed in every version of Python.

    ``era``: the month before which all dates lie, and which decides how they are spelt. ``line_end`` stands between
    the lines of what people wrote; None where the file cannot hold such text. The first name of a row, its first
    profile and its first address are those of one person, the second ones of another, and so on. Dates come in order.

    Raises ValueError for an era that is no month.
    """

    def __init__(self, seed: str, era: str, line_end: str | None) -> None:
        self._random = random.Random(seed)
        self._era = era
        self._line_end = line_end
        self._used: Counter[str] = Counter()
        self._people = [person(self._number(1000)) for _ in range(2 + self._number(3))]
        # Four seconds of the three years before the era.
        before = datetime.strptime(era, "%Y-%m")
        self._moments = sorted(before - timedelta(seconds=1 + self._number(3 * 365 * 86_400)) for _ in range(4))

    def chance(self, one_in: int) -> bool:
        """True once in so many times."""
        return self._number(one_in) == 0

    def cell(self, column: Column) -> Cell:
        """A cell with text."""
        kind = column.kind_in(self._era)
        value = self._value(column, kind)
        if kind is kinds.trimmed:
            return Cell(f" {value}", value)
        text = kind.write(value)
        if column.kind.name == "day" and isinstance(value, datetime):
            return Cell(text, value.date(), kept=True)
        return Cell(text, value)

    def telling(self, quirk: Quirk) -> Cell:
        """A cell of text that shows a quirk of the writer."""
        text = TELLING[quirk].format(end=self._line_end)
        return Cell(text, text)

    def blank(self, column: Column) -> Cell:
        """A cell that means nothing: no text, or a word that LinkedIn writes instead."""
        return Cell(self._pick(("", *sorted(column.blank))), column.empty)

    def _number(self, below: int) -> int:
        # Only `random()` is promised to stay the same from version to version.
        return int(self._random.random() * below)

    def _pick(self, of: Sequence[T]) -> T:
        return of[self._number(len(of))]

    def _next(self, sort: str, of: Sequence[T]) -> T:
        """The next of these that the row has not used yet, the last of them when all are."""
        self._used[sort] += 1
        return of[min(self._used[sort], len(of)) - 1]

    def _value(self, column: Column, kind: kinds.Kind[Any]) -> object:
        if isinstance(kind, kinds.Words):
            words: type[StrEnum] = kind.words
            return self._pick(tuple(words))
        if isinstance(kind, kinds.Dated):
            return self._dated(kind, birth=column.pii == "birth")
        if isinstance(kind, kinds.Many):
            return tuple(self._item(column, kind.item, one) for one in self._people[1:])
        return self._text(column) if isinstance(kind, kinds.Text) else _MAKERS[kind.name](self)

    # Dates

    def _moment(self) -> datetime:
        """The row's next date."""
        return self._next("date", self._moments)

    def minute(self) -> datetime:
        """The row's next date, to the minute."""
        return self._moment().replace(second=0)

    def _dated(self, kind: kinds.Dated[Any], *, birth: bool) -> date | PartialDate:
        """A date as exact as its spelling."""
        at = self._moment()
        if kind.name == "day":
            return at.date()
        if kind.name == "moment":
            utc = UTC if "UTC" in kind.spelling else None
            return at.replace(second=at.second if ":05" in kind.spelling else 0, tzinfo=utc)
        year = at.year - 40 if birth else at.year
        whole = PartialDate(year, at.month, at.day)
        if kind.spelling == "Jan 2":
            return self._pick((whole, PartialDate(None, at.month, at.day)))
        shorter = (PartialDate(year, at.month), PartialDate(year))
        return self._pick(shorter if kind.spelling == "Jan 2006" else (whole, *shorter))

    def birthday(self) -> PartialDate:
        """A day without a year."""
        at = self._moment()
        return PartialDate(None, at.month, at.day)

    # Numbers

    def count(self) -> int:
        """A number below a thousand."""
        return self._number(1000)

    def amount(self) -> Decimal:
        """An amount of money, or of money given back."""
        return Decimal(self.count() * 5 - 500).scaleb(-2)

    def address(self) -> kinds.IPAddress:
        """An IP address of those set aside for documentation."""
        host = 1 + self._number(254)
        return ipaddress.ip_address(self._pick((f"192.0.2.{host}", f"2001:db8::{host:x}")))

    def upload(self) -> Upload:
        """What was uploaded, and when."""
        kind = self._pick(("feed photo", "profile photo", "document"))
        return Upload(kind, self.minute().replace(tzinfo=UTC))

    # Text

    def _text(self, column: Column) -> str:
        """Text as the column may hold it."""
        words = _words(column)
        if _links(column) or column.pii in ("name", "profile", "email", "phone"):
            sort = f"{column.pii}{_links(column)}{'first' in words}{'last' in words}"
            return self._about(column, self._next(sort, self._people))
        if column.pii == "content":
            return self._content(one_line=any(word in words for word in ("title", "subject", "headline", "name")))
        return self._about(column, self._people[0])

    def _item(self, column: Column, item: str, whom: Person) -> object:
        """An item of a list: without anything that separates items."""
        if item == "labelled text":
            return kinds.Labelled(self._pick(("PERSONAL", "BLOG")), f"https://example.org/{whom.slug}")
        if item == "answer":
            return kinds.Answer(f"How many years, {whom.first}?", str(self.count()))
        text = self._about(column, whom)
        return text if _links(column) else SEPARATORS.sub(" ", text).strip()

    def _about(self, column: Column, whom: Person) -> str:
        """Text on one line, of the person if the column is about people."""
        words = _words(column)
        name = whom.first if "first" in words else whom.last if "last" in words else f"{whom.first} {whom.last}"
        of_person = {"name": name, "email": whom.email, "phone": whom.phone}.get(column.pii or "")
        if of_person is not None:
            return of_person
        if re.search(r"(?:\b|_)(?:id|number)\b", words):
            return self._id()
        if _links(column):
            return self._link(column, whom)
        if column.pii == "profile":
            return f"urn:li:member:{whom.number}" if "urn" in words else whom.slug
        known = next((texts for word, texts in BY_WORD.items() if word in words), None) or BY_PII.get(column.pii)
        return (
            self._pick(known).format(number=self.count())
            if known
            else f"Sample {column.field.replace('_', ' ')} {self.count()}"
        )

    def _link(self, column: Column, whom: Person) -> str:
        if column.pii == "profile":
            return f"https://www.linkedin.com/in/{whom.slug}"
        place = "linkedin.com/jobs/view" if "job" in _words(column) else "example.com/posts"
        return f"https://www.{place}/{self._id()}"

    def _content(self, *, one_line: bool) -> str:
        """What somebody wrote; of several lines at times, where the file can hold them."""
        text, end = self._pick(BY_PII["content"]).format(number=self.count()), self._line_end
        if one_line or end is None or self.chance(2):
            return text
        return f"Dear {self._people[0].first}{end}{end}{text}{end}With thanks"

    def _id(self) -> str:
        return str(1_000_000_000 + self._number(1_000_000_000))


def _words(column: Column) -> str:
    return f"{column.field} {column.header}".lower()


def _links(column: Column) -> bool:
    """Whether the column holds links, by its kind or its name."""
    words = _words(column)
    return isinstance(column.kind, kinds.Url) or any(word in words for word in ("url", "link", "site", "attachment"))


_MAKERS: dict[str, Callable[[Values], object]] = {
    "flag": lambda values: values.chance(2),
    "integer": Values.count,
    "decimal": Values.amount,
    "ip": Values.address,
    "moment": lambda values: values.minute().replace(tzinfo=UTC),
    "partial date": Values.birthday,
    "time range": lambda values: TimeRange(start := values.minute(), start + timedelta(hours=1)),
    "upload": Values.upload,
    "map": lambda values: FrozenMap({"frequency": "DAILY", "channels": ("EMAIL", f"SAMPLE_{values.count()}")}),
}
"""How the values of each other kind are made, by the kind's name."""
