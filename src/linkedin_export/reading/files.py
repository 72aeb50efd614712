"""One file of an export: recognising it from its first bytes, and reading its records."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import tzinfo
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from attrs import frozen

from linkedin_export.issues import Code, Issue
from linkedin_export.reading.decoding import HEAD, Encoding, Lines, is_text, sniff
from linkedin_export.reading.dialects import Dialect, Rows, RowSource
from linkedin_export.reading.headers import Opening, find_opening
from linkedin_export.reading.parsing import Parser
from linkedin_export.reading.sources import Member, UnreadableError
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
    issues: tuple[Issue, ...] = ()


def recognise(member: Member, registry: Registry, known_as: str | None = None) -> Recognised:
    """Tells what a member is from its path, or from ``known_as``, and its first bytes. Never raises for content."""
    name = known_as or member.name

    def given_up(status: Status, code: Code, message: str = "") -> Recognised:
        return Recognised(member=member, status=status, issues=(Issue(code, member.name, message=message),))

    reason = registry.why_ignored(name)
    if reason is not None:
        return given_up(Status.IGNORED, Code.IGNORED_FILE, reason)
    try:
        head = member.head(HEAD)
    except UnreadableError as error:
        return given_up(Status.UNREADABLE, Code.UNREADABLE, str(error))
    if not is_text(head):
        return given_up(Status.NOT_TEXT, Code.NOT_TEXT)
    encoding = sniff(head)
    lines = Lines(io.BytesIO(head), encoding)
    text = "".join(lines)
    cut = len(head) == HEAD
    if not text.strip() and not cut:
        match = registry.identify(name, ())
        return Recognised(
            member=member, status=Status.EMPTY, match=match, encoding=encoding,
            issues=(Issue(Code.EMPTY_FILE, member.name),),
        )  # fmt: skip
    line_end = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    match, opening = _told(name, text, registry, cut=cut)
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
        issues=tuple(_issues(member.name, encoding, match, opening, registry.named(name))),
    )


def _told(name: str, text: str, registry: Registry, *, cut: bool) -> tuple[Match | None, Opening | None]:
    """What the text is: an article by its markup, another text by its name, a table by its header."""
    if _is_page(text):
        named = registry.named(name)
        if named is None or named.spec.format is not Format.ARTICLE:
            articles = (record for record in registry.records if record.spec.format is Format.ARTICLE)
            named = next(articles, None) if 'class="created"' in text else None
        return (Match(named, NO_HEADER), None) if named else (None, None)
    opening = find_opening(name, text, registry, cut=cut)
    match = opening.match if opening else None
    if match is None or match.by == "name":
        for record in registry.namesakes(name):
            if record.spec.format in (Format.TRANSCRIPT, Format.NOTICE):
                return Match(record, NO_HEADER, by="name"), None
    return match, opening


def _is_page(text: str) -> bool:
    return text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))


def _has_rows(text: str, opening: Opening) -> bool:
    """Whether any line behind the header has more than delimiters and quotes."""
    rest = islice(io.StringIO(text, newline=""), opening.skip, None)
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


class Reading(Generic[R]):
    """One pass over a file's records; ``issues``, ``rows``, ``blank_rows`` and ``dialect`` are whole at its end."""

    def __init__(self, recognised: Recognised, record: type[R], timezone: tzinfo | None = None) -> None:
        self._recognised = recognised
        self._record = record
        self._timezone = timezone
        self._damaged = 0
        self.issues: list[Issue] = []
        self.rows = 0
        self.blank_rows = 0
        self.dialect: Dialect | None = None

    def chunks(self) -> Iterator[list[R]]:
        """The records, some hundred at a time. Never raises for content."""
        recognised, name = self._recognised, self._recognised.member.name
        if recognised.encoding is None or recognised.status is Status.EMPTY:
            return
        parser: Parser[R] | None = None
        try:
            parser = self._parser(recognised.encoding)
            if parser is not None:
                yield from parser.chunks()
        except UnreadableError as error:
            self.issues.append(Issue(Code.UNREADABLE, name, message=f"only a part could be read: {error}"))
        if parser is not None:
            self.rows, self.blank_rows = parser.rows, parser.blank_rows
            self.issues += parser.issues
        if not self.rows:
            self.issues.append(Issue(Code.NO_ROWS, name))
        if self._damaged:
            self.issues.append(Issue(Code.ENCODING_MIXED, name))
        self.issues += [
            Issue(Code.QUIRK, name, message=f"{quirk.name.lower()}: {quirk.value}")
            for quirk in sorted(self.dialect.quirks if self.dialect else (), key=lambda quirk: quirk.name)
        ]

    def _parser(self, encoding: Encoding) -> Parser[R] | None:
        """None where a table should be and there is a page of HTML, or nothing but quotes."""
        opening, spec = self._recognised.opening, self._record.spec
        lines, line_end = partial(self._lines, encoding), self._recognised.line_end
        rows: RowSource
        if opening is not None:
            rows, header = Rows(lines, opening, spec, line_end), opening.header
        elif spec.format is not Format.TABLE:
            rows, header = TextRows(lines, spec.format, line_end), spec.layouts[-1].header
        else:
            return None
        self.dialect = rows.dialect
        return Parser(self._record, header, rows, self._recognised.member.name, self._timezone)

    def _lines(self, encoding: Encoding) -> Iterator[str]:
        with self._recognised.member.open() as stream:
            lines = Lines(stream, encoding)
            yield from lines
            self._damaged = lines.damaged
