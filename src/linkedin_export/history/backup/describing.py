"""What the manifest says of what a backup holds, and where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from linkedin_export import __version__
from linkedin_export.export import Export
from linkedin_export.history.backup.contents import FORMAT, VERSION, Original
from linkedin_export.history.backup.delivering import Lacking, copies_of, day_of
from linkedin_export.history.backup.disk import sha256_of
from linkedin_export.history.copies import Copy
from linkedin_export.history.merging import Merged
from linkedin_export.table import File


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
            "tables": tuple(
                {"table": one.record.spec.table, "last": one.day, "rows": one.rows, "waited_for": one.waited_for}
                for one in found.tables
            ),
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
