"""Opening an export, and what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, overload
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import evolve, frozen

from linkedin_export.conversions import Conversions
from linkedin_export.errors import NotAnExportError, ParseError, SourceError
from linkedin_export.issues import Code, Issue, Severity
from linkedin_export.reading.domains import recognise_all
from linkedin_export.reading.files import Recognised, Status, Unrecognised, recognise
from linkedin_export.reading.limits import DEFAULT_LIMITS, Limits
from linkedin_export.reading.members import Member, checksum_of
from linkedin_export.reading.snapshot import Served
from linkedin_export.reading.sources import Source, label_of, members_by_source, members_of
from linkedin_export.records import registry as default_registry
from linkedin_export.report import Report, make_report
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.names import base_name, split_name
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record
from linkedin_export.table import File, Table
from linkedin_export.who import Who

if TYPE_CHECKING:
    from linkedin_export.interop.plot import Pictures

R = TypeVar("R", bound=Record)

Timezone = tzinfo | str | None


class Export(Conversions, Who):
    """A LinkedIn data export: its files, and a table for each kind of record.

    Each table is an attribute (``export.connections``, ``export.messages``, see ``dir(export)``), read on first touch
    and kept. No file handle is held between reads; ``with`` works all the same.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        files: Sequence[File],
        registry: Registry,
        timezone: tzinfo | None,
        limits: Limits,
    ) -> None:
        self._sources = tuple(sources)
        self._registry = registry
        self._timezone = timezone
        self._found = tuple(file.recognised for file in files)
        self._limits = limits
        self._tables: dict[type[Record], Table[Any]] = {}
        self.files: tuple[File, ...] = tuple(files)
        """One for each file of the export, in the order of the archive."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """What it was opened from: paths, or file objects."""
        return self._sources

    @property
    def registry(self) -> Registry:
        """The registry its files were recognised with."""
        return self._registry

    def read(self, record: type[R]) -> Table[R]:
        """The table of a record class; empty if the export has no such file.

        Raises LookupError for a class that the export's registry does not hold.
        """
        if record not in self._tables:
            if record is not Unrecognised and record not in self._registry.records:
                hint = "give open() a registry with it: registry=linkedin_export.registry.with_records(...)"
                raise LookupError(f"{record.__name__} is not in this export's registry; {hint}")
            self._tables[record] = self._new_table(record)
        return self._tables[record]

    def _new_table(self, record: type[R]) -> Table[R]:
        return Table(record, self._files_of(record))

    def read_table_of(self, record: type[R]) -> Table[R]:
        """The table of the attribute that a record class has: of the class itself, or of the one that the export's
        registry has in its place; empty if it has none."""
        in_place = (one for one in self._registry.records if one.spec.table == record.spec.table)
        found = record if record is Unrecognised else next(in_place, None)
        return Table(record, ()) if found is None else cast("Table[R]", self.read(found))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Table[Any]:
            """The table of a record that only the export's own registry holds."""
            for record in self.__dict__.get("_registry", default_registry).records:
                if record.spec.table == name:
                    return self.read(record)
            raise AttributeError(f"an export has no table {name!r}")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *(record.spec.table for record in self._registry.records)})

    def _files_of(self, record: type[Record]) -> list[File]:
        """The files of a record, parts in order of their numbers."""
        if record is Unrecognised:
            return [file for file in self.files if file.status is Status.UNKNOWN]
        files = [file for file in self.files if file.record is record]
        groups: dict[tuple[str, str, str | None], list[File]] = {}
        for file in files:
            name = split_name(file.name)
            folder = file.name[: len(file.name) - len(base_name(file.name))]
            groups.setdefault((folder, name.stem, name.member_id), []).append(file)
        return [file for group in groups.values() for file in sorted(group, key=lambda file: file.part or 0)]

    def stream(self, record: type[R]) -> Iterator[R]:
        """The records of a class one after another, in memory that does not grow with the file."""
        return self.read(record).stream()

    @cached_property
    def tables(self) -> Mapping[type[Record], Table[Any]]:
        """What this export holds: the table of each record class that some file of it is read into."""
        found = dict.fromkeys(file.record for file in self.files if file.record is not None)
        tables = {record: self.read(record) for record in found}
        if any(file.status is Status.UNKNOWN for file in self.files):
            tables[Unrecognised] = self.read(Unrecognised)
        return tables

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """All that was tolerated or could not be read, file by file."""
        return (
            *(issue for file in self.files for issue in file.issues),
            *self._undelivered(),
            *self._without_page(),
            *self._same_content(),
        )

    def _undelivered(self) -> Iterator[Issue]:
        for record in self._registry.records:
            if record.spec.format is Format.NOTICE:
                for line in self.read(record):
                    name = getattr(line, record.spec.columns[0].field)
                    file, number = line.source or (record.spec.names[0], 1)
                    yield Issue(Code.NOT_DELIVERED, file, number, message=name or "")

    def _without_page(self) -> Iterator[Issue]:
        """Domains of the Member Snapshot API that no page is of, where there are pages at all."""
        first = next((one.member.name for one in self._found if one.of_api), None)
        have = {domain for file in self.files if file.record for domain in file.record.spec.snapshot}
        records = (record for record in self._registry.records if not record.spec.until)
        missing = dict.fromkeys(domain for record in records for domain in record.spec.snapshot if domain not in have)
        if first is not None and missing:
            yield Issue(Code.NO_PAGE, first, message=", ".join(missing))

    def _same_content(self) -> Iterator[Issue]:
        """Files of the same kind with the same bytes, as two copies of an export side by side have."""
        alike: dict[tuple[type[Record] | None, int], list[Member]] = defaultdict(list)
        for one in self._found:
            if one.match is not None and one.pages is None and one.status is not Status.HEADER_ONLY and one.member.size:
                alike[one.match.record, one.member.size].append(one.member)
        for members in alike.values():
            seen: dict[int, Member] = {}
            for member in members if len(members) > 1 else ():
                checksum = checksum_of(member)
                first = seen.setdefault(checksum, member) if checksum is not None else member
                if first is not member:
                    yield Issue(Code.SAME_CONTENT, member.name, message=f"the same as {first.name}")

    def report(self) -> Report:
        """What every file was recognised as, and what is unknown, drifted or left out. Reads everything once."""
        return make_report(self.files, self._registry, self.issues)

    @property
    def plot(self) -> Pictures:
        """Pictures of it: ``export.plot.timeline()``. Drawing raises MissingExtraError without the extra ``plot``."""
        from linkedin_export.interop.plot import Pictures

        return Pictures(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is open that would have to be closed."""

    def __repr__(self) -> str:
        return f"<Export: {len(self.files)} files, {len(self.tables)} tables>"

    def _repr_html_(self) -> str:
        """Its tables for a notebook."""
        from linkedin_export.notebook import of_export

        return of_export(self)

    def carry(self) -> Carried | Export:
        """What was read of it so far, to be made an export again by `of_carried`; itself if it is merged."""
        return Carried(self._sources, self.files, self._tables, self.__dict__.get("issues"))

    @classmethod
    def of_carried(cls, carried: Carried, registry: Registry, timezone: tzinfo | None, limits: Limits) -> Export:
        """The export that was carried, which reads nothing anew; the other arguments are those it was opened with."""
        export = cls(carried.sources, carried.files, registry, timezone, limits)
        export._tables.update(carried.tables)
        if carried.issues is not None:
            export.__dict__["issues"] = carried.issues
        return export

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as where it came from. Raises TypeError if that is a file object."""
        if not all(isinstance(source, str | Path | dict | list) for source in self._sources):
            raise TypeError("an export opened from a file object cannot be pickled; open it from a path")
        again = partial(open, merge=False, assume_timezone=self._timezone, limits=self._limits, registry=self._registry)
        return again, self._sources


@frozen
class Carried:
    """What was read of an export in one process, for another that has its registry and options."""

    sources: tuple[Source, ...]
    files: tuple[File, ...]
    tables: Mapping[type[Record], Table[Any]]
    issues: tuple[Issue, ...] | None
    """None if they were not asked for."""


def open(  # noqa: A001 - linkedin_export.open, as in zipfile, gzip, tarfile
    *sources: Source,
    merge: bool = True,
    strict: bool | Severity = False,
    assume_timezone: Timezone = None,
    limits: Limits | None = None,
    registry: Registry | None = None,
) -> Export:
    """Opens an export: a zip, a folder of files or of folders, a lone file, a binary file object, or several of these.

    Saved pages of the Member Snapshot API are an export, too: JSON or JSON Lines in any of these places, or the pages
    themselves as parsed by ``json``, one dict or a list of them. A file or a list of pages makes a `File` for each
    domain, ``pages.json#CONNECTIONS``; rows that several pages have are counted once, over all sources.

    Only the list of files and the first bytes of each are read, but for pages, which are read through; tables follow on
    first touch. A folder that `backup` has made stands for the originals that it keeps.

    Several sources are copies of one account, or parts of a copy, and become one export as by `merge`: what several
    hold is there once. Lone files of one folder are one copy as long as they are different tables or parts, and so are
    pages. With ``merge=False`` all are read one after another, and a row is there as often as it is held.

    ``strict``: read everything, then raise one `ParseError` with all issues if one of them is serious enough: a warning
    or an error if True, one of this `Severity` or above if one is given.
    ``assume_timezone``: the zone (``"Europe/Rome"`` or a tzinfo) for times that the export states without one; they
    stay naive otherwise. ``limits``: what a source may hold at most. ``registry``: other records than the library's.

    Raises `SourceError` if a source cannot be read at all: MissingSourceError, NotAnExportError, EncryptedError,
    DamagedError, LimitError, BackupError. Raises TypeError for what is none of these sources, or parsed pages that no
    JSON can hold, and ValueError for a zone or a severity that there is not.
    """
    from linkedin_export.history.backup.standing import standing_for

    if not sources:
        raise TypeError("open() needs a path, a binary file object or parsed pages")
    least = least_of(strict)
    zone = zone_of(assume_timezone)
    registry = registry or default_registry
    limits = limits or DEFAULT_LIMITS
    sources = tuple(one for source in sources for one in standing_for(source))
    by_source = members_by_source(sources, limits)
    each = _for_each_of(sum(map(len, by_source)), limits)
    served = Served()
    files = [
        [File(one, zone) for member in members for one in recognise_all(member, registry, each, served)]
        for members in by_source
    ]
    if len(sources) > 1 and merge:
        from linkedin_export.history.merging import together

        export = together(sources, files, registry, zone, limits)
    else:
        export = Export(sources, [file for found in files for file in found], registry, zone, limits)
    _check_is_export(export, sources)
    if least and any(issue.severity >= least for issue in export.issues):
        raise ParseError.from_issues(export.issues)
    return export


@lru_cache(maxsize=64)
def _for_each_of(files: int, limits: Limits) -> Limits:
    """The limits of each file: together they keep no more issues than an export may have, a few of each at least."""
    return evolve(limits, issues=max(10, limits.issues // max(1, files)))


_ENDINGS = (".csv", ".txt", ".html")
"""How the names of an export's files end."""


def _check_is_export(export: Export, sources: Sequence[Source]) -> None:
    """Raises NotAnExportError if no file is known; a lone text is let through as a table nobody knows."""
    lone = len(export.files) == 1 and not isinstance(sources[0], dict | list)
    lone_text = lone and export.files[0].status in (Status.UNKNOWN, Status.EMPTY)
    if any(one.of_api for one in export._found):
        return
    named = any(file.name.lower().endswith(_ENDINGS) and export.registry.named(file.name) for file in export.files)
    if not named and not lone_text and all(file.record is None for file in export.files):
        names = ", ".join(map(label_of, sources))
        count = f"none of its {len(export.files)} files is" if export.files else "it is empty; no file is"
        raise NotAnExportError(
            f"{names}: not a LinkedIn data export: {count} known. Give the .zip that LinkedIn delivers, "
            "the folder it unpacks to, one .csv file of it, or pages of the Member Snapshot API"
        )


def least_of(strict: bool | Severity) -> Severity | None:
    """The severity from which on an issue is raised; None if none is. Raises ValueError for what is no severity."""
    if isinstance(strict, bool):
        return Severity.WARNING if strict else None
    try:
        return Severity(strict)
    except ValueError as error:
        raise ValueError(f"strict is True, False or a Severity ({', '.join(Severity)}), not {strict!r}") from error


def zone_of(zone: Timezone) -> tzinfo | None:
    """The zone of that name, or the one given; None for None. Raises ValueError, or TypeError for what is no zone."""
    if isinstance(zone, str):
        try:
            return ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"no time zone {zone!r}: give a name such as 'Europe/Rome'") from error
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"a time zone is a zone's name or a tzinfo, not {type(zone).__name__}")
    return zone


@overload
def read_table(
    source: Source, *, record: type[R], strict: bool | Severity = ..., assume_timezone: Timezone = ...,
    limits: Limits | None = ..., registry: Registry | None = ...,
) -> Table[R]: ...  # fmt: skip
@overload
def read_table(
    source: Source, *, strict: bool | Severity = ..., assume_timezone: Timezone = ...,
    limits: Limits | None = ..., registry: Registry | None = ...,
) -> Table[Any]: ...  # fmt: skip
def read_table(
    source: Source,
    *,
    record: type[Record] | None = None,
    strict: bool | Severity = False,
    assume_timezone: Timezone = None,
    limits: Limits | None = None,
    registry: Registry | None = None,
) -> Table[Any]:
    """Reads one file of an export, recognised by its header whatever its name, or told what it is by ``record``.

    The rows of a file that is not known are `Unrecognised` records, all cells in ``extra``. The other arguments and
    what is raised are those of `open`; SourceError also if the source holds more than one file, or pages of the Member
    Snapshot API none of which is of the record; without ``record`` they are of one domain.
    """
    least, zone = least_of(strict), zone_of(assume_timezone)
    if record is not None and not (isinstance(record, type) and issubclass(record, Record)):
        raise TypeError(f"record is a record class, not {record!r}")
    limits = limits or DEFAULT_LIMITS
    members = members_of([source], limits)
    if len(members) != 1:
        raise SourceError(f"{label_of(source)}: holds {len(members)} files, not one; use open()")
    known = (registry or default_registry) if record is None else Registry((record,))
    files = recognise_all(members[0], known, limits, Served())
    if files[0].of_api:
        found = _one_domain(files, record)
    elif isinstance(source, dict | list):
        raise NotAnExportError(f"{label_of(source)}: no page of the Member Snapshot API is in it")
    elif record is None:
        found = files[0]
    else:
        found = recognise(members[0], known, record.spec.names[0], limits)
    if found.status in (Status.NOT_TEXT, Status.UNREADABLE):
        issue = found.issues[-1]
        raise SourceError(f"{issue.file}: {' '.join(filter(None, (issue.code.meaning, issue.message)))}")
    told = record or (found.match.record if found.match else Unrecognised)
    table: Table[Any] = Table(cast(type[Any], told), [File(found, zone)])
    if least and any(issue.severity >= least for issue in table.issues):
        raise ParseError.from_issues(table.issues)
    return table


def _one_domain(files: Sequence[Recognised], record: type[Record] | None) -> Recognised:
    """The file that holds the pages of a record, or the only one. Raises SourceError if there is none."""
    wanted = [one for one in files if record is None or (one.match is not None and one.match.record is record)]
    if len(wanted) == 1:
        return wanted[0]
    names, why = ", ".join(one.member.name for one in files), "several domains; give record=..., or"
    raise SourceError(f"{names}: {why if wanted else 'not one is of it;'} use open()")
