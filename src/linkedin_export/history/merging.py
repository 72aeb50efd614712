"""Several copies of one account as one export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, TypeVar, cast, overload

import attrs

from linkedin_export.export import Export
from linkedin_export.history.copies import Copy, in_order, parted
from linkedin_export.history.joining import Joined, Provenance
from linkedin_export.history.matching import whole
from linkedin_export.issues import Issue
from linkedin_export.reading.files import Reading
from linkedin_export.reading.limits import Limits
from linkedin_export.reading.parsing import Fields
from linkedin_export.reading.sources import Source
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record
from linkedin_export.schema.spec import Source as Place
from linkedin_export.table import File, Table, collector_paused

R = TypeVar("R", bound=Record)

_CHUNK = 512


def merge(*exports: Export) -> Merged:
    """One export of several copies of an account: what several hold is there once, what is gone since stays, marked.

    The order in which the copies are given does not matter. Merged exports may be merged again. Nothing is read before
    it is asked for. Raises TypeError for what is no export, and ValueError for exports opened with different
    registries.
    """
    for export in exports:
        if not isinstance(export, Export):
            raise TypeError(f"merge() takes exports, not {type(export).__name__}; open() merges paths")
    if not exports:
        raise TypeError("merge() needs an export at least")
    copies = [one for export in exports for one in (export.exports if isinstance(export, Merged) else (export,))]
    return Merged(list({id(copy): copy for copy in copies}.values()))


def together(
    sources: Sequence[Source],
    files: Sequence[Sequence[File]],
    registry: Registry,
    timezone: tzinfo | None,
    limits: Limits,
) -> Export:
    """One export of sources that are opened together, and of the files of each; merged if they are several copies."""
    copies = [Export(given, found, registry, timezone, limits) for given, found in parted(sources, files)]
    return Merged(copies, together=True) if len(copies) > 1 else copies[0]


class MergedFile(File):
    """A file of a copy. Its rows are counted and judged as they stand; its records are those last seen in it."""

    def __init__(self, file: File, merged: Merged) -> None:
        super().__init__(file.recognised, file.timezone)
        self._file = file
        self._merged = merged

    @property
    def merged(self) -> bool:
        return True

    def chunks(self, record: type[R], *, share: bool = False) -> Iterator[list[R]]:
        records = self._merged.last_seen_in(self, record)
        for start in range(0, len(records), _CHUNK):
            yield records[start : start + _CHUNK]

    def fields(self, record: type[Record]) -> Iterator[tuple[int, Fields]]:
        for chunk in self.chunks(record):
            names = (attribute.name for attribute in attrs.fields(record))
            yield len(chunk), {name: list(map(attrgetter(name), chunk)) for name in names}

    def _read_through(self) -> Reading[Any]:
        return self._file._read_through()


class MergedTable(Table[R]):
    """A table of several copies: the records of the newest that has it, in its order, then those of earlier ones."""

    def __init__(self, record: type[R], files: Sequence[File], merged: Merged) -> None:
        super().__init__(record, files)
        self._merged = merged

    @property
    def provenance(self) -> Provenances:
        """For each record, in the order of the table, where it comes from."""
        return Provenances(self._merged.joined(self.record))

    @property
    def present(self) -> list[R]:
        """The records that the newest copy has."""
        joined = self._merged.joined(self.record)
        return [joined.record(number) for number in range(len(joined)) if not joined.gone(number)]

    @property
    def gone(self) -> list[R]:
        """The records that the newest copy has no longer."""
        joined = self._merged.joined(self.record)
        return [joined.record(number) for number in range(len(joined)) if joined.gone(number)]

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self._merged).read, (self._merged, self.record)


class Provenances(Sequence[Provenance]):
    """The provenance of each record of a table, made when it is asked for."""

    def __init__(self, joined: Joined[Any]) -> None:
        self._joined = joined

    def __len__(self) -> int:
        return len(self._joined)

    @overload
    def __getitem__(self, index: int) -> Provenance: ...
    @overload
    def __getitem__(self, index: slice) -> list[Provenance]: ...
    def __getitem__(self, index: int | slice) -> Provenance | list[Provenance]:
        if isinstance(index, slice):
            return [self._joined.provenance(number) for number in range(*index.indices(len(self)))]
        return self._joined.provenance(range(len(self))[index])


class Merged(Export):
    """Several copies of an account as one export, made by `merge` and by ``open`` of several sources.

    Its files are those of all copies; its tables have each record once. The names of files that were opened together
    begin with the name of the copy; copies that were opened one by one may have files of the same name.
    """

    def __init__(self, exports: Sequence[Export], *, together: bool = False) -> None:
        first = exports[0]
        if any(export.registry.records != first.registry.records for export in exports):
            raise ValueError("copies that were opened with different registries do not merge")
        self._merged_files = {id(file): MergedFile(file, self) for export in exports for file in export.files}
        super().__init__(
            [source for export in exports for source in export.sources],
            list(self._merged_files.values()),
            first.registry,
            first._timezone,
            first._limits,
        )
        self.exports = tuple(exports)
        """The copies alone, as they were given."""
        self._together = together
        """Whether they were opened in one go, so that the names of files begin with those of their sources."""
        self._joined: dict[type[Record], Joined[Any]] = {}
        self._last_seen: dict[type[Record], dict[int, list[Any]]] = {}

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """The copies, oldest first; those that hold the same are one. Reads what is needed to tell the order."""
        return in_order(self.exports)

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """All that was tolerated or could not be read in each of the copies."""
        return tuple(issue for export in self.exports for issue in export.issues)

    def read(self, record: type[R]) -> MergedTable[R]:
        return cast("MergedTable[R]", super().read(record))

    def _new_table(self, record: type[R]) -> Table[R]:
        return MergedTable(record, self._files_of(record), self)

    def _files_of(self, record: type[Record]) -> list[File]:
        found = (file for copy in reversed(self.copies) for file in copy.export.read(record).files)
        return [self._merged_files[id(file)] for file in found]

    def joined(self, record: type[R]) -> Joined[R]:
        """What became of the rows of all copies."""
        if record not in self._joined:
            tables = [copy.export.read(record) for copy in self.copies]
            with collector_paused():
                self._joined[record] = Joined(record, self.copies, tables)
        return self._joined[record]

    def last_seen_in(self, file: MergedFile, record: type[R]) -> list[R]:
        """The records that were last seen in a file."""
        if record not in self._last_seen:
            joined, found = self.joined(record), dict[int, list[Any]]()
            homes: dict[tuple[int, str], int] = {}
            for number, copy in enumerate(self.copies):
                for home in copy.export.read(record).files:
                    homes.setdefault((number, home.name), id(self._merged_files[id(home)]))
            for number in range(len(joined)):
                one = joined.record(number)
                source = cast(Place, one.source)  # as all that is read of files has
                found.setdefault(homes[joined.last_copy(number), source.file], []).append(one)
            self._last_seen[record] = found
        return self._last_seen[record].get(id(file), [])

    def __repr__(self) -> str:
        return f"<Merged: {len(self.exports)} copies, {len(self.files)} files, {len(self.tables)} tables>"

    def carry(self) -> Export:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as where it came from. Raises TypeError if that is a file object."""
        if not self._together:
            return merge, self.exports
        again, sources = super().__reduce__()
        return partial(again, merge=True), sources


def same(one: Export, other: Export) -> bool:
    """Whether two exports have the same tables: the same records as often, ``extra`` included, in whatever order.

    Of merged exports, records also have to be gone or not, seen in the same copies on the same lines, and made of the
    same copies' values. An export that is not merged is what merging it alone gives.
    """
    return _canonical(one) == _canonical(other)


def _canonical(export: Export) -> dict[str, Counter[Any]]:
    merged = export if isinstance(export, Merged) else merge(export)
    found: dict[str, Counter[Any]] = {}
    for record, table in merged.tables.items():
        rows = zip(table, cast("MergedTable[Any]", table).provenance, strict=True)
        found[record.__name__] = Counter((whole(row), _plain(provenance)) for row, provenance in rows)
    return found


def _plain(provenance: Provenance) -> tuple[Any, ...]:
    """Provenance with what identifies a copy in the place of each copy."""
    seen = [(sight.copy.day, sight.copy.contents, sight.source and sight.source.line) for sight in provenance.seen]
    older = sorted((field, copy.day, copy.contents) for field, copy in provenance.older.items())
    return provenance.gone, tuple(seen), tuple(older)
