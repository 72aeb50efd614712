"""What a backup holds, where it came from, and what the newest copy lacks that earlier ones had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from attrs import Factory, frozen

from linkedin_export import __version__
from linkedin_export.export import Export
from linkedin_export.history.backup.contents import FORMAT, VERSION, Original
from linkedin_export.history.backup.disk import sha256_of
from linkedin_export.history.copies import Copy
from linkedin_export.history.merging import Merged
from linkedin_export.schema.names import split_name
from linkedin_export.schema.spec import Record
from linkedin_export.table import File


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

    def to_dict(self) -> dict[str, Any]:
        """The same by names, the day as it is."""
        return {"table": self.record.spec.table, "last": self.day, "rows": self.rows, "waited_for": self.waited_for}


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


def manifest_of(
    *,
    made: datetime,
    timezone: str | None,
    originals: Sequence[Original],
    export: Export,
    rows: Mapping[str, int],
    kept: Mapping[Path, Original],
    found: Lacking,
    derived: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """The whole manifest. ``kept``: the originals that the export was opened from, by path."""
    return {
        "format": FORMAT,
        "format_version": VERSION,
        "written_by": f"linkedin-export {__version__}",
        "made": made,
        "assume_timezone": timezone,
        "originals": tuple(originals),
        "copies": tuple(_of_copies(export, kept)),
        "tables": dict(_of_tables(export, rows, found.gone, kept)),
        "not_delivered": {
            "newest": found.day,
            "tables": tuple(one.to_dict() for one in found.tables),
            "files": found.files,
        },
        "derived": tuple(derived),
    }


def _of_copies(export: Export, kept: Mapping[Path, Original]) -> Iterator[dict[str, Any]]:
    """Each copy that was read: its day, the originals it is made of, and what each file of it was recognised as.

    Those that are counted come first, oldest first; the others hold the same as one of them.
    """
    copies = copies_of(export)
    counted = {id(copy.export) for copy in copies}
    again = [Copy(one) for one in _exports_of(export) if id(one) not in counted]
    for copy in (*copies, *again):
        yield {
            "day": day_of(copy),
            "originals": _numbers_of(copy.export, kept),
            "counted": id(copy.export) in counted,
            "files": tuple(map(_of_file, copy.export.files)),
        }


def _of_file(file: File) -> dict[str, Any]:
    return {
        "name": file.name,
        "status": str(file.status),
        "record": file.record and file.record.__name__,
        "table": file.record and file.record.spec.table,
        "layout": file.layout and str(file.layout),
        "rows": file.rows,
    }


def _of_tables(
    export: Export, rows: Mapping[str, int], gone: Mapping[str, int], kept: Mapping[Path, Original]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each table: its rows, how many of them the newest copy has no longer, and the originals that have any."""
    for record in export.tables:
        have = {
            number
            for one in _exports_of(export)
            if any(file.rows for file in one.read(record).files)
            for number in _numbers_of(one, kept)
        }
        table = record.spec.table
        yield table, {"rows": rows[table], "gone": gone.get(table, 0), "originals": tuple(sorted(have))}


def derived_of(out: Path, generation: str, rows: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Each file that was made of the tables."""
    for path in sorted(out.glob("*/*")):
        size, digest = sha256_of(path)
        inside = f"{generation}/{path.relative_to(out).as_posix()}"
        yield {"path": inside, "table": path.stem, "rows": rows[path.stem], "size": size, "sha256": digest}


def _exports_of(export: Export) -> tuple[Export, ...]:
    """The exports that an export is merged of."""
    return export.exports if isinstance(export, Merged) else (export,)


def _numbers_of(export: Export, kept: Mapping[Path, Original]) -> tuple[int, ...]:
    """The numbers of the originals that an export was opened from."""
    return tuple(sorted({kept[cast(Path, source)].number for source in export.sources}))
