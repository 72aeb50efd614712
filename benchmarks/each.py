"""Each file that another reader reads too, in one process: ``python -m benchmarks.each folder rows rounds``."""

from __future__ import annotations

import csv
import gc
import io
import json
import logging
import sys
import time
import warnings
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice, repeat
from pathlib import Path
from typing import Any

from benchmarks.readers import linkedin2md_parsed, linkedin_analyzer, records
from linkedin_export import Record, registry
from linkedin_export.reading.filling import fill
from linkedin_export.schema.spec import NO_EXTRA, Column
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


def _bare_loop(path: Path, record: type[Record]) -> list[Record]:
    """What no reader of typed records can leave out: rows, of each column the values, and records.

    Nothing is recognised, looked at, tolerated, shared or reported, and no record knows its line.
    """
    made: list[Record] = []
    layout = layout_in(record.spec, NEWEST)
    header = layout.header if layout is not None else ()
    claims, width = record.spec.resolve(header), len(header)
    gc.disable()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            rows = csv.reader(io.StringIO(archive.read(name).decode("utf-8", "replace"), newline=""))
            while tuple(next(rows)) != header:
                pass
            while chunk := [(*row, *[""] * (width - len(row)))[:width] for row in islice(rows, 256)]:
                fields: dict[str, Any] = {column.field: repeat(column.empty) for column in record.spec.columns}
                fields |= {"source": repeat(None), "extra": repeat(NO_EXTRA)}
                for column, cells in zip(claims, zip(*chunk, strict=True), strict=True):
                    if column is not None:
                        fields[column.field] = _values(column, cells)
                made += fill(record, fields)
    gc.enable()
    return made


def _values(column: Column, cells: tuple[str, ...]) -> Sequence[object]:
    if column.kind.verbatim:
        return cells
    try:
        return column.kind.column(["" if cell in column.blank else cell for cell in cells] if column.blank else cells)
    except (ValueError, LookupError):
        return [None] * len(cells)


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
    """By reader: of each table its name, how many times our time the other takes, how many times that of the bare
    loop, and the bytes of its files."""
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
            ours, theirs, least = _least(rounds, *calls, partial(_bare_loop, path, record))
            found[reader].append((table, theirs / ours, theirs / least, size))
    return found


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
