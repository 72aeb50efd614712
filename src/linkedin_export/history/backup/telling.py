"""What a run tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import field, frozen

from linkedin_export.history.backup.contents import Original
from linkedin_export.history.backup.describing import Lacking, NotDelivered
from linkedin_export.masking import Masking
from linkedin_export.plain import plain
from linkedin_export.records import registry
from linkedin_export.shown import listed, wrapped

_MOST = 10
"""How many files that are no tables are named."""


@frozen(kw_only=True)
class Backup:
    """What a run of `backup` has made; ``str()`` shows it, ``to_dict()`` is JSON-able.

    Both show no cell, and of the names of files LinkedIn's own words only, as a report does. The manifest has all.
    """

    folder: Path
    """Where it is."""
    made: datetime
    """When it was made, in UTC, to the second."""
    manifest: Path
    """The manifest that belongs to it."""
    originals: tuple[Original, ...] = field(repr=False)
    """All that is kept, by number."""
    added: tuple[Original, ...] = field(repr=False)
    """What this run has added to it."""
    rows: Mapping[str, int] = field(repr=False)
    """How many rows each table of the merged archive has."""
    parquet: bool
    """Whether there is Parquet, besides JSON Lines."""
    lacking: Lacking = field(repr=False)
    """What the newest copy lacks that earlier ones had."""

    @property
    def not_delivered(self) -> tuple[str, ...]:
        """The tables that the newest copy does not have, or not to the end, and an earlier one has."""
        return tuple(one.record.spec.table for one in self.lacking.tables)

    @property
    def gone(self) -> Mapping[str, int]:
        """How many rows of each table its newest copy has no longer; they are kept."""
        return self.lacking.gone

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON-able data."""
        found: dict[str, Any] = plain(
            {
                "folder": str(self.folder),
                "made": self.made,
                "manifest": str(self.manifest),
                "originals": tuple(
                    {
                        "number": one.number,
                        "kind": one.kind,
                        "names": tuple(_masked(one)),
                        "files": len(one.files),
                        "left_out": len(one.left_out),
                        "size": one.size,
                        "sha256": one.sha256,
                        "kept": one.kept,
                        "added": one in self.added,
                    }
                    for one in self.originals
                ),
                "rows": self.rows,
                "parquet": self.parquet,
                "newest": self.lacking.day,
                "not_delivered": tuple(one.to_dict() for one in self.lacking.tables),
                "files_not_delivered": tuple(self._files()),
                "gone": self.gone,
            }
        )
        return found

    def __str__(self) -> str:
        return self.text()

    def text(self, width: int | None = None) -> str:
        """What ``str()`` shows, wrapped to so many columns; without, to 120."""
        return "\n".join(line for told in self._told() for line in wrapped(told, max(20, width or 120)))

    def _told(self) -> Iterator[str]:
        held = f"{_counted(len(self.originals), 'original')}, {len(self.added)} new"
        yield f"{held}; {_counted(sum(self.rows.values()), 'row')} in {_counted(len(self.rows), 'table')}."
        for one in self.added:
            size = f"{_counted(len(one.files), 'file')}, {one.size} bytes"
            yield f"New: original {one.number}, {' + '.join(_masked(one))} ({size})"
            if one.left_out:
                yield f"Not kept of it: {_counted(len(one.left_out), 'link or device', 'links or devices')}"
        missing = [_table(one) for one in self.lacking.tables if not one.waited_for]
        missing += self._files()[:_MOST]
        if missing:
            yield f"Not delivered with the newest copy{_on(self.lacking.day)}, but before:"
            yield from (f"  {one}" for one in missing)
            if len(self.lacking.files) > _MOST:
                yield f"  and {len(self.lacking.files) - _MOST} files more"
        waited_for = [one.record.spec.table for one in self.lacking.tables if one.waited_for]
        if waited_for:
            yield f"Delivered before, and to come with the complete archive: {', '.join(waited_for)}"
        if self.gone:
            gone = listed(f"{table} {count}" for table, count in self.gone.items())
            yield f"Kept rows that the newest copy no longer has: {gone}"
        yield f"What came from where, with all names: {self.manifest.relative_to(self.folder).as_posix()}"

    def _files(self) -> list[str]:
        return list(Masking(registry).paths([(name, None) for name in self.lacking.files]))


def _masked(original: Original) -> Iterator[str]:
    masking = Masking(registry)
    return (masking.name(name, f"<{original.number}>") for name in original.names)


def _table(one: NotDelivered) -> str:
    return f"{one.record.spec.table} ({one.record.spec.names[0]}): {_counted(one.rows, 'row')}{_on(one.day)}"


def _on(day: date | None) -> str:
    return "" if day is None else f" ({day})"


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
