"""A copy of an account: an export of a certain day."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import groupby, islice
from pathlib import Path
from typing import Any, TypeAlias

from linkedin_export.export import Export
from linkedin_export.issues import Code
from linkedin_export.reading.files import Status
from linkedin_export.reading.members import checksum_of
from linkedin_export.reading.sources import Source, label_of
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.spec import Record
from linkedin_export.table import File

Contents: TypeAlias = tuple[tuple[str, int, int], ...]

_NAMED = re.compile(r"LinkedInDataExport_(\d\d)-(\d\d)-(\d{4})", re.ASCII)
_TO_COME = frozenset({"expires_on", "expires_at"})
"""Fields of days that may lie after the copy."""
_READ = (Status.KNOWN, Status.DRIFTED, Status.PROVISIONAL, Status.HEADLESS, Status.HEADER_ONLY, Status.UNKNOWN)
_CUT = (Code.UNREADABLE, Code.LIMIT)


class Copy:
    """One of the copies that a merged export is made of."""

    def __init__(self, export: Export) -> None:
        self.export = export
        """The copy alone."""
        self.name = " + ".join(map(label_of, export.sources))
        """What it was opened from: the last part of a path."""

    def __repr__(self) -> str:
        return f"<Copy {self.name!r}>"

    @cached_property
    def named_day(self) -> date | None:
        """The day in the name of its archive or folder; None if there is none."""
        paths = [os.fspath(source) for source in self.export.sources if isinstance(source, str | os.PathLike)]
        texts = (*paths, self.name, *(file.name for file in self.export.files))
        found = [day for text in texts for day in days_in(text)]
        return max(found, default=None)

    @cached_property
    def newest(self) -> datetime | None:
        """The newest moment in its contents, but for what may be still to come; in UTC or without a zone, as stated."""
        return max(_moments(self.export.files), default=None)

    @cached_property
    def day(self) -> date:
        """The day that it is of, the first of all days if nothing tells."""
        if self.named_day is not None:
            return self.named_day
        return date.min if self.newest is None else self.newest.date()

    @cached_property
    def sizes(self) -> tuple[tuple[str, int], ...]:
        """What kinds of files it has, and how large they are."""
        return tuple(sorted((_kind(file), file.size) for file in self.export.files))

    @cached_property
    def contents(self) -> Contents:
        """The same and the checksum of each; two copies that agree in this hold the same."""
        files = ((file, file.recognised.member) for file in self.export.files)
        return tuple(sorted((_kind(file), file.size, checksum_of(member) or -1) for file, member in files))

    def delivers(self, record: type[Record]) -> bool:
        """Whether it has all of a table, be it without rows, so that what is not in it was not there on that day."""
        files = self.export.read(record).files
        return any(file.status in _READ for file in files) and not any(
            issue.code in _CUT for file in files for issue in file.issues
        )

    def tells_gone(self, record: type[Record]) -> bool:
        """The same, but for pages of the Member Snapshot API, of which some may not have been fetched."""
        files = self.export.read(record).files
        return not any(file.recognised.of_api for file in files) and self.delivers(record)

    def fields(self, record: type[Record]) -> frozenset[str]:
        """The fields of a record that it has columns for."""
        spec = record.spec
        if spec.format is not Format.TABLE:
            return frozenset(column.field for column in spec.columns)
        openings = (file.recognised.opening for file in self.export.read(record).files)
        headers = (opening.header for opening in openings if opening is not None)
        return frozenset(claim.field for header in headers for claim in spec.resolve(header) if claim is not None)


def days_in(text: str) -> list[date]:
    """The days that a text names as LinkedIn's archives do."""
    found: list[date] = []
    for month, day, year in _NAMED.findall(text):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found


def _kind(file: File) -> str:
    return file.record.spec.table if file.record else str(file.status)


def _moments(files: Sequence[File]) -> Iterator[datetime]:
    """The newest moment of each column of each file, a day being its midnight."""
    for file in files:
        if file.record is None:
            continue
        columns = [column for column in file.record.spec.columns if column.kind.name in ("day", "moment")]
        past = [column.field for column in columns if column.field not in _TO_COME]
        for count, fields in file.fields(file.record):
            for field in past:
                values: Iterable[Any] = islice(fields[field], count)
                found = [_moment(value) for value in values if value]
                if found:
                    yield max(found)


def _moment(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    return datetime(value.year, value.month, value.day)


def in_order(exports: Iterable[Export]) -> tuple[Copy, ...]:
    """The copies, oldest first, each once; however they are given, the order is the same.

    Of one day, those with the same contents are one. A copy without a day in its name is also one with any that has its
    contents.
    """
    copies: list[Copy] = []
    given = sorted(map(Copy, exports), key=lambda copy: (copy.sizes, copy.name))
    for _, alike in groupby(given, key=lambda copy: copy.sizes):
        copies += _each_once(list(alike))
    copies.sort(key=lambda copy: copy.day)
    ordered: list[Copy] = []
    for _, same in groupby(copies, key=lambda copy: copy.day):
        of_day = list(same)
        if len(of_day) > 1:
            of_day.sort(key=lambda copy: (copy.newest or datetime.min, copy.contents))
        ordered += of_day
    return tuple(ordered)


def _each_once(copies: Sequence[Copy]) -> list[Copy]:
    """Of copies with files of the same sizes those that differ."""
    if len(copies) == 1:
        return list(copies)
    found: dict[Contents, dict[date | None, Copy]] = {}
    for copy in copies:
        found.setdefault(copy.contents, {}).setdefault(copy.named_day, copy)
    for by_day in found.values():
        if len(by_day) > 1:
            by_day.pop(None, None)
    return [copy for by_day in found.values() for copy in by_day.values()]


def parted(sources: Sequence[Source], files: Sequence[Sequence[File]]) -> list[tuple[Sequence[Source], Sequence[File]]]:
    """Sources that are opened together, and the files of each, copy by copy.

    An archive or a folder is one. Lone files of one folder are one as long as none is a table, or a part of it, that
    another is; pages of the Member Snapshot API are one.
    """
    found: dict[Hashable, tuple[list[Source], list[File]]] = {}
    seen = Counter[Hashable]()
    for number, (source, of_source) in enumerate(zip(sources, files, strict=True)):
        key: Hashable = number
        if of_source and all(file.recognised.of_api for file in of_source):
            key = "pages"
        elif len(of_source) == 1 and "/" not in of_source[0].name and of_source[0].record:
            folder = Path(source).parent if isinstance(source, str | os.PathLike) else None
            table = folder, of_source[0].record, of_source[0].part
            key = folder, seen[table]
            seen[table] += 1
        given, kept = found.setdefault(key, ([], []))
        given.append(source)
        kept += of_source
    return list(found.values())
