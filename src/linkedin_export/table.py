"""A file of the export, and a table: all records of one class."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast, overload

import attrs

from linkedin_export.issues import Issue
from linkedin_export.plain import to_dict
from linkedin_export.reading.dialects import Dialect
from linkedin_export.reading.files import Reading, Recognised, Status, Unrecognised
from linkedin_export.reading.filling import fill
from linkedin_export.reading.parsing import Fields
from linkedin_export.schema.evidence import Layout
from linkedin_export.schema.spec import Record

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

R = TypeVar("R", bound=Record)

_State: TypeAlias = tuple[type[Any], tuple["File", ...], dict[str, list[Any]] | None]
"""A pickled table: its class, its files, and the values of each field if it was read."""


class File:
    """One file of an export, and what became of it.

    What its first bytes tell is known at once; ``rows``, ``blank_rows``, ``issues`` and ``dialect`` read it through.
    """

    def __init__(self, recognised: Recognised, timezone: tzinfo | None) -> None:
        self._recognised = recognised
        self._timezone = timezone
        self._reading: Reading[Any] | None = None

    @property
    def recognised(self) -> Recognised:
        """What its first bytes told."""
        return self._recognised

    @property
    def timezone(self) -> tzinfo | None:
        """The zone that is assumed for its times without one."""
        return self._timezone

    @property
    def merged(self) -> bool:
        """Whether its records are those of a merged export, and not simply its rows."""
        return False

    @property
    def name(self) -> str:
        """Its path in the export."""
        return self._recognised.member.name

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return self._recognised.member.size

    @property
    def status(self) -> Status:
        """What became of it."""
        return self._recognised.status

    @property
    def record(self) -> type[Record] | None:
        """The class its rows are read into; None if it is not known or could not be read."""
        return self._recognised.match.record if self._recognised.match else None

    @property
    def recognised_by(self) -> str | None:
        """What told what it is: its ``header``, its ``name``, the ``shape`` of its columns, the ``domain`` of pages;
        None if nothing did."""
        return self._recognised.match.by if self._recognised.match else None

    @property
    def part(self) -> int | None:
        """The number of a part, where LinkedIn splits a table: ``Saved Jobs_2.csv`` is 2."""
        return self._recognised.match.part if self._recognised.match else None

    @property
    def layout(self) -> Layout | None:
        """The known header line that it has."""
        return self._recognised.match.layout if self._recognised.match else None

    @property
    def header(self) -> tuple[str, ...] | None:
        """Its header cells as they stand; None if there is no header line."""
        opening = self._recognised.opening
        return None if opening is None or opening.headless else opening.header

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """Header cells that no field claims."""
        return self._recognised.match.unknown_columns if self._recognised.match else ()

    @property
    def missing_columns(self) -> tuple[str, ...]:
        """Headers of the nearest known layout that are not there."""
        return self._recognised.match.missing_columns if self._recognised.match else ()

    @property
    def encoding(self) -> str | None:
        """The encoding it was read in, by Python's name for it; None if it is no text."""
        return self._recognised.encoding.name if self._recognised.encoding else None

    @property
    def dialect(self) -> Dialect | None:
        """How it is written; None if it has no rows to read."""
        return self._read_through().dialect

    @property
    def rows(self) -> int:
        """How many records it holds."""
        return self._read_through().rows

    @property
    def blank_rows(self) -> int:
        """How many rows without text in any cell it holds; they are no records."""
        return self._read_through().blank_rows

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All that was found in it."""
        return (*self._recognised.issues, *self._read_through().issues)

    def chunks(self, record: type[R], *, share: bool = False) -> Iterator[list[R]]:
        """Its records, some hundred at a time, read anew at each call.

        ``share``: values that repeat are one object, which takes less memory where the records are kept.
        """
        reading = Reading(self._recognised, record, self._timezone, share=share)
        yield from reading.chunks()
        self._reading = reading

    def fields(self, record: type[Record]) -> Iterator[tuple[int, Fields]]:
        """Its values by field, some hundred at a time and how many, without a record being made of them.

        Text that is empty stands for None.
        """
        reading: Reading[Any] = Reading(self._recognised, record, self._timezone)
        yield from reading.fields()
        self._reading = reading

    def _read_through(self) -> Reading[Any]:
        reading = self._reading
        if reading is None:
            for _ in self.fields(self.record or Unrecognised):
                pass
            reading = self._reading
        return cast("Reading[Any]", reading)

    def __repr__(self) -> str:
        record = self.record.__name__ if self.record else None
        return f"<File {self.name!r}: {self.status}, record {record}>"


@contextmanager
def collector_paused() -> Generator[None, None, None]:
    """Holds off the cyclic collector, which would visit all records again and again while none can be garbage.

    Afterwards they count as old objects, which it seldom visits, unless the program keeps objects from it itself.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


if TYPE_CHECKING:
    _Rows: TypeAlias = Sequence[R]
else:

    class _Rows(Generic[R]):
        """What a sequence does. No subclass of it, for polars would take a table for a list of objects then."""

        __contains__ = Sequence.__contains__
        __reversed__ = Sequence.__reversed__
        index = Sequence.index
        count = Sequence.count


class Table(_Rows[R], Generic[R]):
    """All records of one class in an export, in the order of its files; read on first touch and kept.

    It does what a sequence does; data frames take it as it is: ``polars.DataFrame(table)``, ``pyarrow.table(table)``.
    """

    def __init__(self, record: type[R], files: Sequence[File]) -> None:
        self.record = record
        """The class of its records."""
        self.files = tuple(files)
        """The files it is read from."""
        self._records: list[R] | None = None

    @property
    def layout(self) -> Layout | None:
        """The layout of its first file that has a known one."""
        return next((file.layout for file in self.files if file.layout is not None), None)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All that was found in its files."""
        self._load()
        return tuple(issue for file in self.files for issue in file.issues)

    @property
    def known_length(self) -> int | None:
        """How many records it has; None if it was not read yet."""
        return None if self._records is None else len(self._records)

    def _load(self) -> list[R]:
        if self._records is None:
            records: list[R] = []
            with collector_paused():
                for file in self.files:
                    for chunk in file.chunks(self.record, share=True):
                        records += chunk
            self._records = records
        return self._records

    def __getstate__(self) -> _State:
        """Records are pickled column by column, which takes less time and fewer bytes than one by one."""
        if self._records is None:
            return self.record, self.files, None
        fields = [attribute.name for attribute in attrs.fields(self.record)]
        return self.record, self.files, {name: list(map(attrgetter(name), self._records)) for name in fields}

    def __setstate__(self, state: _State) -> None:
        self.record, self.files, columns = state
        self._records = None
        if columns is not None:
            with collector_paused():
                self._records = fill(self.record, columns)

    def stream(self) -> Iterator[R]:
        """Its records one after another, none of them kept."""
        for file in self.files:
            for chunk in file.chunks(self.record):
                yield from chunk

    def to_dicts(self) -> list[dict[str, Any]]:
        """Its records as JSON-able data; see `to_dict`."""
        return [to_dict(one) for one in self]

    def to_jsonl(self, path: str | os.PathLike[str]) -> int:
        """Writes its records to a new file, each as `to_dict` gives it on a line of JSON; how many they are.

        None of them is kept. Raises FileExistsError if the file is there already.
        """
        from linkedin_export.interop.jsonl import write_jsonl

        return write_jsonl(self.stream(), Path(path))

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame, one column per field. Raises MissingExtraError without the extra ``pandas``."""
        from linkedin_export.interop.frames import to_pandas

        return to_pandas(self.record, self.files)

    def to_polars(self) -> polars.DataFrame:
        """A data frame, one column per field. Raises MissingExtraError without the extra ``polars``."""
        from linkedin_export.interop.frames import to_polars

        return to_polars(self.record, self.files)

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table, one column per field. Raises MissingExtraError without the extra ``arrow``."""
        from linkedin_export.interop.arrow import to_arrow

        return to_arrow(self.record, self.files)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The Arrow table as a PyCapsule, by which polars, DuckDB, pandas and pyarrow take a table as it is.

        Raises MissingExtraError without the extra ``arrow``.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> list[R]: ...
    def __getitem__(self, index: int | slice) -> R | list[R]:
        return self._load()[index]

    def __len__(self) -> int:
        return len(self._load())

    def __iter__(self) -> Iterator[R]:
        return iter(self._load())

    def __repr__(self) -> str:
        held = "not read yet" if self._records is None else f"{len(self._records)} records"
        return f"<Table of {self.record.__name__}: {len(self.files)} files, {held}>"

    def _repr_html_(self) -> str:
        """Its first and last records for a notebook."""
        from linkedin_export.notebook import of_table

        return of_table(self)
