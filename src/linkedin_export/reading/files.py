"""One file of an export: recognising it from its first bytes, and reading its records."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import tzinfo
from enum import StrEnum
from itertools import islice
from typing import Generic, TypeVar

from attrs import frozen

from linkedin_export.issues import Code, Issue
from linkedin_export.reading.decoding import FEW, HEAD, Encoding, format_of, is_surely_utf8, is_text, sniff
from linkedin_export.reading.dialects import Dialect, Rows, RowSource
from linkedin_export.reading.filling import fill
from linkedin_export.reading.headers import Opening, find_opening
from linkedin_export.reading.limits import DEFAULT_LIMITS, Limits
from linkedin_export.reading.lines import STEP, Lines, ShortText, line_numbers
from linkedin_export.reading.members import Member, UnreadableError
from linkedin_export.reading.parsing import Fields, Parser
from linkedin_export.reading.snapshot import PageRows, Pages
from linkedin_export.reading.texts import TextRows
from linkedin_export.schema.evidence import NO_HEADER, Format
from linkedin_export.schema.registry import Match, Registry
from linkedin_export.schema.spec import Record, reads

R = TypeVar("R", bound=Record)


class Status(StrEnum):
    """What became of a file."""

    KNOWN = "known"
    """Recognised, with a header line that real exports are known to have."""
    DRIFTED = "drifted"
    """Recognised, with a header line that no known export has."""
    PROVISIONAL = "provisional"
    """Recognised by its name; no real file of this kind has been seen."""
    HEADLESS = "headless"
    """Recognised by the shape of its columns; its header line is missing."""
    HEADER_ONLY = "header-only"
    """Recognised; a header and no row, as LinkedIn writes for some things the member has none of."""
    EMPTY = "empty"
    """No text at all."""
    UNKNOWN = "unknown"
    """Neither its name nor its header is known; its rows are `Unrecognised` records."""
    IGNORED = "ignored"
    """Known, and on purpose not read."""
    NOT_TEXT = "not-text"
    """Another format under the name of a table."""
    UNREADABLE = "unreadable"
    """Its bytes could not be had."""


@reads("unrecognised.csv")
@frozen(kw_only=True)
class Unrecognised(Record):
    """A row of a table that is not known: all its cells are in ``extra``."""


@frozen(kw_only=True)
class Recognised:
    """What the first bytes of a member told."""

    member: Member
    status: Status
    match: Match | None = None
    encoding: Encoding | None = None
    opening: Opening | None = None
    line_end: str = "\n"
    limits: Limits = DEFAULT_LIMITS
    issues: tuple[Issue, ...] = ()
    pages: Pages | None = None
    """Where the rows are those of a domain of the Member Snapshot API."""
    of_api: bool = False
    """Whether it is, or holds, an answer of that API."""


def recognise(
    member: Member,
    registry: Registry,
    known_as: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    head: bytes | None = None,
) -> Recognised:
    """Tells what a member is from its path, or from ``known_as``, and its first bytes. Never raises for content."""
    name = known_as or member.name
    noted = tuple(Issue(code, member.name, message=message) for code, message in member.notes)

    def given_up(status: Status, code: Code, message: str = "") -> Recognised:
        return Recognised(member=member, status=status, issues=(*noted, Issue(code, member.name, message=message)))

    reason = registry.why_ignored(name)
    if reason is not None:
        return given_up(Status.IGNORED, Code.IGNORED_FILE, reason)
    try:
        head = member.head(HEAD) if head is None else head
    except UnreadableError as error:
        return given_up(Status.UNREADABLE, Code.UNREADABLE, str(error))
    if not is_text(head):
        return given_up(Status.NOT_TEXT, Code.NOT_TEXT, f"it is {kind}" if (kind := format_of(head)) else "")
    encoding = sniff(head)
    few = len(head) == FEW < member.size and is_surely_utf8(head)
    cut = few or len(head) == HEAD
    text = _first_text(head, encoding, cut=cut)
    other = _disguised(name, text, registry)
    if other is not None:
        return given_up(Status.NOT_TEXT, Code.NOT_TEXT, f"it is {other}")
    if not cut and (not text or text.isspace()):
        match = registry.identify(name, ())
        return Recognised(
            member=member, status=Status.EMPTY, match=match, encoding=encoding,
            issues=(*noted, Issue(Code.EMPTY_FILE, member.name)),
        )  # fmt: skip
    first_break = re.search(r"\r\n|\n|\r", text)
    line_end = first_break[0] if first_break else "\n"
    match, opening = _told(name, text, registry, limits.columns, cut=cut)
    if few and (match is None or match.by != "header" or match.layout is None):
        return recognise(member, registry, known_as, limits)  # by more of its bytes
    if opening and len(opening.header) > limits.columns:
        return given_up(Status.UNREADABLE, Code.LIMIT, f"a header of more than Limits(columns={limits.columns})")
    status = _status(match)
    if status is Status.KNOWN and opening and not cut and not _has_rows(text, opening):
        status = Status.HEADER_ONLY
    return Recognised(
        member=member,
        status=status,
        match=match,
        encoding=encoding,
        opening=opening,
        line_end=line_end,
        limits=limits,
        issues=(*noted, *_issues(member.name, encoding, match, opening, registry.named(name))),
    )


def _first_text(head: bytes, encoding: Encoding, *, cut: bool) -> str:
    """The text that the first bytes are; ``cut``: the last of them may be the first of a character."""
    if encoding == _UTF8:
        with suppress(UnicodeDecodeError):
            return codecs.utf_8_decode(head, "strict", not cut)[0]
    return "".join(Lines(lambda: io.BytesIO(head), encoding).blocks())


_UTF8 = Encoding("utf-8")


def _disguised(name: str, text: str, registry: Registry) -> str | None:
    """What else a file with the name of a table is: a page of HTML, JSON; None if it may be a table."""
    named = registry.named(name)
    if named is None or named.spec.format is not Format.TABLE:
        return None
    if _is_page(text):
        return None if _is_article(text) else "a page of HTML"
    # No header line starts with a brace; JSON does, or with a bracket that a brace or a quote follows.
    return "JSON" if re.match(r"\s*(?:\{|\[\s*[{\[\"\]])", text) else None


def _told(name: str, text: str, registry: Registry, columns: int, *, cut: bool) -> tuple[Match | None, Opening | None]:
    """What the text is: an article by its markup, another text by its name, a table by its header."""
    if _is_page(text):
        named = registry.named(name)
        if named is None or named.spec.format is not Format.ARTICLE:
            articles = (record for record in registry.records if record.spec.format is Format.ARTICLE)
            named = next(articles, None) if _is_article(text) else None
        return (Match(named, NO_HEADER), None) if named else (None, None)
    opening = find_opening(name, text, registry, columns, cut=cut)
    match = opening.match if opening else None
    if match is None or match.by == "name":
        for record in registry.namesakes(name):
            if record.spec.format in (Format.TRANSCRIPT, Format.NOTICE):
                return Match(record, NO_HEADER, by="name"), None
    return match, opening


def _is_article(page: str) -> bool:
    return 'class="created"' in page


def _is_page(text: str) -> bool:
    return bool(re.match(r"\s*<(?:!doctype )?html", text, re.IGNORECASE))


def _has_rows(text: str, opening: Opening) -> bool:
    """Whether any line behind the header has more than delimiters and quotes."""
    rest = islice(ShortText(text), opening.skip, None)
    return any(line.strip(f' \t\r\n"{opening.delimiter}') for line in rest)


def _status(match: Match | None) -> Status:
    if match is None:
        return Status.UNKNOWN
    if match.by == "shape":
        return Status.HEADLESS
    if match.record.spec.provisional:
        return Status.PROVISIONAL
    return Status.DRIFTED if match.layout is None else Status.KNOWN


def _issues(
    name: str, encoding: Encoding, match: Match | None, opening: Opening | None, named: type[Record] | None
) -> Iterator[Issue]:
    if encoding.guessed:
        yield Issue(Code.ENCODING_GUESSED, name, message=f"read as {encoding.name}")
    if match is None:
        yield Issue(Code.UNKNOWN_FILE, name)
        return
    if opening is None:
        return
    line = opening.skip or None
    spec = match.record.spec
    if opening.preamble:
        yield Issue(Code.PREAMBLE, name, 1, raw="\n".join(opening.preamble), message=f"{len(opening.preamble)} lines")
    if opening.moved:
        yield Issue(Code.HEADER_MOVED, name)
    if opening.delimiter not in {writing.delimiter for writing in spec.writings} | {","}:
        yield Issue(Code.DELIMITER, name, line, message=f"cells are separated by {opening.delimiter!r}")
    if opening.wrapped:
        yield Issue(Code.ROW_UNWRAPPED, name, line)
    if match.by == "header" and named is not match.record:
        others = ", ".join(record.__name__ for record in match.rivals)
        guessed = Code.KIND_GUESSED if match.rivals or match.layout is None else Code.BY_HEADER
        yield Issue(guessed, name, line, message=f"read as {spec.name}{f', could be {others}' if others else ''}")
    if match.by == "shape":
        yield Issue(Code.BY_SHAPE, name, 1, message=f"read as {spec.name}, layout of {match.layout}")
        return
    if spec.provisional:
        yield Issue(Code.PROVISIONAL, name, line)
    if match.by == "name":
        yield Issue(Code.BY_NAME, name, line, message=f"read as {spec.name}")
    elif match.layout is None and not spec.provisional:
        missing = f"; without {', '.join(match.missing_columns)}" if match.missing_columns else ""
        yield Issue(Code.UNKNOWN_LAYOUT, name, line, message=f"{len(opening.header)} columns{missing}")
    for header in match.unknown_columns:
        yield Issue(Code.UNKNOWN_COLUMN, name, line, header)


_SMALL = 1 << 19
"""Bytes of a file whose rows may be kept for a moment."""


class Reading(Generic[R]):
    """One pass over a file's records; ``issues``, ``rows``, ``blank_rows`` and ``dialect`` are whole at its end."""

    def __init__(
        self,
        recognised: Recognised,
        record: type[R],
        timezone: tzinfo | None = None,
        *,
        share: bool = False,
    ) -> None:
        self._recognised = recognised
        self._record = record
        self._timezone = timezone
        self._share = share
        self._longest = max(recognised.limits.cell, STEP)
        self._lines: Lines | None = None
        self.issues: list[Issue] = []
        self.rows = 0
        self.blank_rows = 0
        self.dialect: Dialect | None = None

    def chunks(self) -> Iterator[list[R]]:
        """The records, some hundred at a time. Never raises for content."""
        return (fill(self._record, fields) for _, fields in self.fields())

    def fields(self) -> Iterator[tuple[int, Fields]]:
        """The same as columns, without records: how many, and their values by field; see `Parser.fields`."""
        recognised = self._recognised
        if recognised.encoding is None or recognised.status is Status.EMPTY:
            return
        source = self._source()
        if source is not None:
            rows, header = source
            self.dialect = rows.dialect
            name, timezone, limits = recognised.member.name, self._timezone, recognised.limits
            parser = Parser(self._record, header, rows, name, timezone, limits, share=self._share)
            yield from parser.fields()
            self.rows, self.blank_rows = parser.rows, parser.blank_rows
            self.issues += parser.issues
            if rows.cut:
                self._note(Code.LIMIT, f"more than {self._longest} characters")
        self._note_text()
        if not self.rows:
            self._note(Code.NO_ROWS)
        for quirk in sorted(self.dialect.quirks if self.dialect else (), key=lambda quirk: quirk.name):
            self._note(Code.QUIRK, f"{quirk.name.lower()}: {quirk.value}")
        self._lines = None  # a reading that is done can be pickled

    def _source(self) -> tuple[RowSource, tuple[str, ...]] | None:
        """Rows and their header; None where a table should be and there is a page of HTML, or nothing but quotes."""
        opening, line_end, spec = self._recognised.opening, self._recognised.line_end, self._record.spec
        if self._recognised.pages is not None and opening is not None:
            return PageRows(self._recognised.pages, self._longest), opening.header
        if opening is not None:
            small = self._recognised.member.size <= _SMALL
            return Rows(self._new_pass, opening, spec, line_end, self._longest, small=small), opening.header
        if spec.format is not Format.TABLE:
            return TextRows(self._new_pass, spec.format, line_end, self._longest), spec.layouts[-1].header
        return None

    def _new_pass(self) -> Lines:
        encoding = self._recognised.encoding or Encoding("utf-8")
        self._lines = Lines(self._recognised.member.open, encoding, self._longest)
        return self._lines

    def _note_text(self) -> None:
        """Reports what the last pass found amiss with the bytes and the text."""
        if self._lines is None:
            return
        cut = self._lines.cut[: self._recognised.limits.issues]
        garbled = [] if self._lines.garbled is None else [self._lines.garbled]
        if self._lines.broken is not None:
            self._note(Code.UNREADABLE, f"read as far as it goes: {self._lines.broken}")
        if self._lines.damaged:
            self._note(Code.ENCODING_MIXED)
        for line in line_numbers(self._new_pass(), cut) if cut else ():
            self._note(Code.LIMIT, f"a line of more than {self._longest} characters", line)
        for line in line_numbers(self._new_pass(), garbled) if garbled else ():
            self._note(Code.MOJIBAKE, line=line)

    def _note(self, code: Code, message: str = "", line: int | None = None) -> None:
        self.issues.append(Issue(code, self._recognised.member.name, line, message=message))
