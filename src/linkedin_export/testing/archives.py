"""Whole exports, as LinkedIn delivered them in some month."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

from attrs import field, frozen

from linkedin_export.records import registry as default_registry
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record
from linkedin_export.testing.files import NEWEST, layout_in, make_files

_DAY = 12
_UTF8_NAMES = 0x800
_ROWS = 5


@frozen
class SyntheticExport:
    """A made-up export: the name of its archive, its files by path, and the records that reading it must give.

    ``truth`` has the records of each class in the order they are read in, ``extra`` included, ``source`` left None.
    """

    name: str
    files: Mapping[str, bytes] = field(repr=False)
    truth: Mapping[type[Record], tuple[Record, ...]] = field(repr=False)
    _written: datetime = field(repr=False)

    @property
    def data(self) -> bytes:
        """The bytes of the zip archive."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, data in self.files.items():
                entry = zipfile.ZipInfo(path, self._written.timetuple()[:6])
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                archive.writestr(entry, data)
                entry.flag_bits |= _UTF8_NAMES
        return buffer.getvalue()

    def write(self, folder: Path | str) -> Path:
        """Writes the zip archive into a folder; its path."""
        path = Path(folder, self.name)
        path.write_bytes(self.data)
        return path

    def unpack(self, folder: Path | str) -> Path:
        """Writes the files into a new folder in a folder, named like the archive; its path."""
        root = Path(folder, self.name.removesuffix(".zip"))
        for path, data in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return root


def make_export(
    era: str = NEWEST,
    seed: int = 0,
    rows: int | Mapping[str, int] = _ROWS,
    kind: Literal["complete", "basic"] = "complete",
    registry: Registry | None = None,
    *,
    sometimes: bool = False,
) -> SyntheticExport:
    """A made-up export as LinkedIn would have delivered it in a month, ``2026-05``; always the same for the same seed.

    ``rows``: of each table, or by the name of the table, ``"*"`` being all others; a table without rows has no file.
    LinkedIn's notice of files left out is there only if its table is named. ``kind``: the archive that comes within
    minutes, or the one with everything. ``registry``: other records than the library's. ``sometimes``: with the
    header lines that only some accounts get, as those for drafts of messages.

    Raises ValueError for an era that is no month and for rows of a table that the registry does not have.
    """
    records = (registry or default_registry).records
    written = datetime.strptime(f"{era}-{_DAY}", "%Y-%m-%d")
    numbers = {"*": rows} if isinstance(rows, int) else dict(rows)
    unknown = numbers.keys() - {"*", *(record.spec.table for record in records)}
    if unknown:
        raise ValueError(f"no such table: {', '.join(sorted(unknown))}")
    files: dict[str, bytes] = {}
    truth: dict[type[Record], tuple[Record, ...]] = {}
    for record in records:
        layout = layout_in(record.spec, era, sometimes=sometimes)
        count = numbers.get(record.spec.table, 0 if record.spec.format is Format.NOTICE else numbers.get("*", _ROWS))
        if layout is None or not count or (kind == "basic" and record.spec.delivery != "basic"):
            continue
        made = make_files(record, layout, era, seed, count)
        files |= {one.path: one.data for one in made}
        truth[record] = tuple(line for one in made for line in one.truth)
    name = f"{kind.title()}_LinkedInDataExport_{written:%m-%d-%Y}.zip"
    return SyntheticExport(name, dict(sorted(files.items())), truth, written)
