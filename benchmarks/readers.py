"""What is compared: ways to read one file, or all of an archive. Each imports what it needs when it runs."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from attrs import frozen

LEFT_OUT = 3
"""Lines above the header of Connections.csv."""
DATES = {"messages": ("DATE", "%Y-%m-%d %H:%M:%S UTC"), "connections": ("Connected On", "%d %b %Y")}
"""By table: its column of dates, and how they are spelt."""


@contextmanager
def _texts(path: Path, table: str) -> Iterator[Iterator[TextIO]]:
    """The file, or each table of the archive, as text from its header on."""

    def each() -> Iterator[TextIO]:
        if path.suffix != ".zip":
            with path.open(encoding="utf-8", newline="") as stream:
                yield _from_header(stream, table)
            return
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".csv"):
                    with archive.open(name) as member:
                        # One file of a complete export is UTF-16; its cells do not matter here, its bytes do.
                        text = io.TextIOWrapper(member, encoding="utf-8", errors="replace", newline="")
                        yield _from_header(text, table)

    yield each()


def _from_header(stream: TextIO, table: str) -> TextIO:
    for _ in range(LEFT_OUT if table == "connections" else 0):
        next(stream)
    return stream


def _counted(things: Iterable[Any]) -> int:
    """How many there are, none of them kept; the loop costs the same for all."""
    number = 0
    for number, _ in enumerate(things, 1):  # noqa: B007 - the last number is what is asked for
        pass
    return number


def bare(path: Path, table: str) -> int:
    """One pass of `csv.reader`, nothing kept."""
    rows = 0
    with _texts(path, table) as texts:
        for text in texts:
            next(reader := csv.reader(text), None)
            rows += _counted(reader)
    return rows


def dicts(path: Path, table: str) -> list[Any]:
    """A list of dicts of text."""
    with _texts(path, table) as texts:
        return [row for text in texts for row in list(csv.DictReader(text))]


def records(path: Path, table: str) -> Any:
    """Our list of typed records; of an archive, every table that it holds."""
    import linkedin_export

    export = linkedin_export.open(path)
    if table == "export":
        return [record for one in export.tables.values() for record in one]
    opened = getattr(export, table)
    len(opened)
    return opened


def stream(path: Path, table: str) -> int:
    """Our records one after another, none kept."""
    import linkedin_export

    export = linkedin_export.open(path)
    classes = list(export.tables) if table == "export" else [getattr(export, table).record]
    return sum(_counted(export.stream(record)) for record in classes)


def arrow(path: Path, table: str) -> Any:
    """Our Arrow table, typed."""
    import linkedin_export

    return getattr(linkedin_export.open(path), table).to_arrow()


def pandas(path: Path, table: str) -> Any:
    """A data frame, one column of it made into moments."""
    import pandas as module

    frame = module.read_csv(path, skiprows=LEFT_OUT if table == "connections" else 0)
    column, spelling = DATES[table]
    frame[column] = module.to_datetime(frame[column], format=spelling)
    return frame


def polars(path: Path, table: str) -> Any:
    """A data frame of text."""
    import polars as module

    return module.read_csv(path, skip_rows=LEFT_OUT if table == "connections" else 0, infer_schema=False)


def pyarrow(path: Path, table: str) -> Any:
    """An Arrow table with the types that its reader guesses."""
    from pyarrow import csv as module

    return module.read_csv(
        path,
        read_options=module.ReadOptions(skip_rows=LEFT_OUT if table == "connections" else 0),
        parse_options=module.ParseOptions(newlines_in_values=True),
    )


def linkedin2md_parsed(path: Path, sections: set[str] | None = None) -> dict[str, Any]:
    """By section: what linkedin2md makes of an archive, before it writes Markdown; of all sections, or of some."""
    from linkedin2md import parsers  # noqa: F401 - they register themselves
    from linkedin2md.extractor import ZipDataExtractor
    from linkedin2md.registry import get_parser_registry

    registry = get_parser_registry()
    registry.instantiate_all()
    data = ZipDataExtractor(path, max_rows=10_000_000).extract()
    return {
        one.section_key: one.parse(data)
        for one in registry.get_all()
        if sections is None or one.section_key in sections
    }


def linkedin2md(path: Path, table: str) -> Any:
    """A list of dicts of text, of the archive's tables or of one."""
    parsed = linkedin2md_parsed(path, None if table == "export" else {table})
    return [row for rows in parsed.values() if isinstance(rows, list) for row in rows]


def linkedin_analyzer(path: Path, table: str) -> int:
    """Cleaned text of some of the columns, in a data frame."""
    from linkedin_analyzer import cleaners
    from linkedin_analyzer.core import cleaner

    # Reading ends where the workbook is written, which is left out here.
    if not hasattr(cleaner, "_write_excel_atomic"):
        raise LookupError("where it writes its workbook has moved; what it takes cannot be left out")
    cleaner._write_excel_atomic = lambda *_: None
    with TemporaryDirectory() as folder:
        clean = getattr(cleaners, f"clean_{table}")
        result = clean(path, Path(folder, "out.xlsx"), max_input_bytes=0, max_rows=0)
    if not result.success:
        raise ValueError(result.error)
    rows: int = result.rows_processed
    return rows


@frozen
class Reader:
    """A way to read: what to call it, what it gives, and what it takes."""

    label: str
    gives: str
    read: Callable[[Path, str], Any]
    takes: frozenset[str]


_FILE, _ZIP, _EXPORT = "file", "zip", "export"

READERS = {
    "csv": Reader("`csv.reader`, one pass", "nothing kept", bare, frozenset({_FILE, _ZIP, _EXPORT})),
    "dicts": Reader("`list(csv.DictReader)`", "dicts of text", dicts, frozenset({_FILE, _ZIP, _EXPORT})),
    "records": Reader("**linkedin_export**, list", "typed records", records, frozenset({_FILE, _ZIP, _EXPORT})),
    "stream": Reader(
        "**linkedin_export**, stream", "typed records, none kept", stream, frozenset({_FILE, _ZIP, _EXPORT})
    ),
    "arrow": Reader("**linkedin_export**, `to_arrow()`", "typed Arrow table", arrow, frozenset({_FILE, _ZIP})),
    "pandas": Reader("`pandas.read_csv`, `to_datetime`", "frame, moments typed", pandas, frozenset({_FILE})),
    "polars": Reader("`polars.read_csv`", "frame of text", polars, frozenset({_FILE})),
    "pyarrow": Reader("`pyarrow.csv.read_csv`", "Arrow table, types guessed", pyarrow, frozenset({_FILE})),
    "linkedin2md": Reader("`linkedin2md`", "dicts of text, 10 columns", linkedin2md, frozenset({_ZIP, _EXPORT})),
    "linkedin-analyzer": Reader(
        "`linkedin-analyzer`, without its workbook", "frame of text, 8 columns", linkedin_analyzer, frozenset({_FILE})
    ),
}
