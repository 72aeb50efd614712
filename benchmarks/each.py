"""Each file that another reader reads too, in one process: ``python -m benchmarks.each folder rows rounds``."""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.readers import linkedin2md_parsed, linkedin_analyzer, records
from linkedin_export import Record, registry
from linkedin_export.testing.files import NEWEST, layout_in, make_files

CLEANED = ("comments", "connections", "messages", "shares")
"""The files that linkedin-analyzer reads."""


def _archive(folder: Path, record: type[Record], rows: int) -> Path | None:
    """An archive with the files of one record; None if LinkedIn writes none now."""
    layout = layout_in(record.spec, NEWEST)
    if layout is None:
        return None
    path = folder / f"{record.spec.table}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for made in make_files(record, layout, NEWEST, 0, rows):
            archive.writestr(made.path, made.data)
    return path


def _least(rounds: int, *calls: Callable[[], Any]) -> list[float]:
    """The least CPU time of each of the calls, made in turn."""
    times = [list[float]() for _ in calls]
    for _ in range(rounds):
        for call, taken in zip(calls, times, strict=True):
            start = time.process_time()
            call()
            taken.append(time.process_time() - start)
    return [min(taken) for taken in times]


def _sections(path: Path) -> set[str]:
    """The sections that linkedin2md makes of an archive, but for those that it makes of nothing."""
    empty = path.with_name("empty.zip")
    zipfile.ZipFile(empty, "w").close()
    nothing = linkedin2md_parsed(empty)
    try:
        return {name for name, made in linkedin2md_parsed(path).items() if made != nothing[name]}
    except ValueError:
        return set()  # what is not UTF-8


def main(folder: Path, rows: int, rounds: int) -> dict[str, list[Any]]:
    """By reader: of each table its name, how many times our time the other takes, and the bytes of its files."""
    found: dict[str, list[Any]] = {"linkedin2md": [], "linkedin-analyzer": []}
    for record in registry.records:
        path, table = _archive(folder, record, rows), record.spec.table
        if path is None:
            continue
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            files = [archive.extract(name, folder) for name in archive.namelist()] if table in CLEANED else []
        pairs: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {}
        if sections := _sections(path):
            pairs["linkedin2md"] = partial(records, path, "export"), partial(linkedin2md_parsed, path, sections)
        if len(files) == 1:
            file = Path(files[0])
            pairs["linkedin-analyzer"] = partial(records, file, table), partial(linkedin_analyzer, file, table)
        for reader, calls in pairs.items():
            ours, theirs = _least(rounds, *calls)
            found[reader].append((table, theirs / ours, size))
    return found


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
