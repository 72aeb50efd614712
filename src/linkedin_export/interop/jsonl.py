"""Tables as JSON Lines (https://jsonlines.org): each record as `to_dict` gives it, on a line of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from linkedin_export.interop.targets import new_file, whole_folder
from linkedin_export.plain import to_dict
from linkedin_export.schema.spec import Record

if TYPE_CHECKING:
    from linkedin_export.export import Export


def write_jsonl(records: Iterable[Record], path: Path) -> int:
    """Writes records to a new file; how many they were. Raises FileExistsError if the file is there."""
    with new_file(path) as made:
        return _write(records, made)


def to_jsonl(export: Export, folder: Path) -> dict[str, int]:
    """Writes one file for each table the export holds; the number of lines of each."""
    with whole_folder(folder) as made:
        return {
            record.spec.table: _write(table.stream(), made / f"{record.spec.table}.jsonl")
            for record, table in export.tables.items()
        }


def _write(records: Iterable[Record], path: Path) -> int:
    count = 0
    # Names of files can have half a surrogate pair in them; a backslash and its number are JSON's way to write it, too.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        for record in records:
            stream.write(json.dumps(to_dict(record), ensure_ascii=False) + "\n")
            count += 1
    return count
