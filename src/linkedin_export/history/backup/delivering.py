"""What the newest copy lacks that earlier ones had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import Factory, frozen

from linkedin_export.export import Export
from linkedin_export.history.copies import Copy
from linkedin_export.history.merging import Merged
from linkedin_export.schema.names import split_name
from linkedin_export.schema.spec import Record


@frozen
class NotDelivered:
    """A table that the newest copy has not, or not to its end, and an earlier one has."""

    record: type[Record]
    """The class of its records."""
    day: date | None
    """The day of the last copy that has it."""
    rows: int
    """How many rows that copy has of it."""
    waited_for: bool
    """Whether the newest copy is LinkedIn's first archive, and the table comes in the complete one."""


@frozen
class Lacking:
    """All that the newest copy lacks."""

    day: date | None = None
    """The day of the newest copy; None if none was compared, or nothing tells."""
    tables: tuple[NotDelivered, ...] = ()
    files: tuple[str, ...] = ()
    """Files that are no table, as pictures, or that are not known; by the paths that earlier copies have them under."""
    gone: Mapping[str, int] = Factory(dict)
    """How many rows the newest copy of each table has no longer, by table; those without any are left out."""


def copies_of(export: Export) -> tuple[Copy, ...]:
    """The copies that an export is made of, oldest first."""
    return export.copies if isinstance(export, Merged) else (Copy(export),)


def day_of(copy: Copy) -> date | None:
    """The day of a copy; None if nothing tells."""
    return None if copy.day == date.min else copy.day


def lacking(export: Export, whole: Sequence[Copy]) -> Lacking:
    """What the newest of the copies that are ``whole``, archives and folders, lacks.

    Copies of one day count as one. Pages of the Member Snapshot API are no delivery, for some may not have been
    fetched.
    """
    told = [copy for copy in whole if not all(file.recognised.of_api for file in copy.export.files)]
    gone = dict(_gone(export))
    if not told:
        return Lacking(gone=gone)
    newest = max(copy.day for copy in told)
    now = [copy for copy in told if copy.day == newest]
    before = [copy for copy in told if copy.day < newest]
    basic = all(copy.name.lower().startswith("basic_") for copy in now)
    tables: list[NotDelivered] = []
    for record in export.registry.records:
        last = next((copy for copy in reversed(before) if copy.delivers(record)), None)
        if last is not None and not any(copy.delivers(record) for copy in now):
            rows = sum(file.rows for file in last.export.read(record).files)
            waited_for = basic and record.spec.delivery == "complete"
            tables.append(NotDelivered(record, day_of(last), rows, waited_for))
    have = {key for copy in now for key, _ in _others(copy)}
    files = {key: name for copy in before for key, name in _others(copy) if key not in have}
    return Lacking(day_of(now[0]), tuple(tables), tuple(sorted(files.values())), gone)


def _gone(export: Export) -> Iterator[tuple[str, int]]:
    if isinstance(export, Merged):
        for record in export.tables:
            count = len(export.read(record).gone)
            if count:
                yield record.spec.table, count


def _others(copy: Copy) -> Iterator[tuple[tuple[str, int | None, str], str]]:
    """The files of a copy that are no table, each with what it is called but for folders, copies and members' ids."""
    for file in copy.export.files:
        if file.record is None:
            name = split_name(file.name)
            yield (name.stem, name.part, name.extension), file.name
