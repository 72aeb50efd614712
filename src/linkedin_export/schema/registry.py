"""The registry: which files are known, and recognising one by its header first, by its name second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase, translate
from typing import Any, Literal, Protocol, get_args

from attrs import Factory, evolve, field, frozen

from linkedin_export.schema.dictionary import data_dictionary
from linkedin_export.schema.evidence import NO_HEADER, Format, Layout
from linkedin_export.schema.interchange import data_package, json_schema, json_schemas, table_schema
from linkedin_export.schema.names import FileName, base_name, fold, split_name
from linkedin_export.schema.spec import Record

SchemaFormat = Literal["dictionary", "json-schema", "frictionless"]


class Ignorable(Protocol):
    """A pattern of paths that are known and on purpose not read, and why."""

    @property
    def pattern(self) -> str:
        """For ``fnmatch``, over the lower-cased path."""
        ...

    @property
    def reason(self) -> str:
        """One sentence."""
        ...


_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@frozen
class Match:
    """What a file was recognised as.

    ``layout`` is None for a header line that no known export has. ``unknown_columns`` are header cells that no field
    claims; ``missing_columns`` those of the nearest known layout that the header lacks. ``by`` tells what decided.
    """

    record: type[Record]
    layout: Layout | None
    part: int | None = None
    member_id: str | None = None
    unknown_columns: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    by: Literal["header", "name", "shape", "domain"] = "header"
    claimed: int = 0
    """How many header cells a field claims."""
    rivals: tuple[type[Record], ...] = ()
    """Other records with the same header line, where the name does not tell which it is."""


def _layout_key(header: Sequence[str]) -> tuple[str, ...]:
    """A header line folded, without the nameless cells at its end, which spreadsheets add and drop."""
    key = [fold(cell) for cell in header]
    while key and not key[-1]:
        key.pop()
    return tuple(key)


def is_header_line(header: Sequence[str]) -> bool:
    """Whether it can be a header line at all: some text and no control character, as other formats have."""
    line = "".join(header).replace("\0", "")
    return bool(line.strip()) and not _CONTROLS.search(line)


def _gather_layouts(records: Iterable[type[Record]]) -> dict[tuple[str, ...], list[tuple[type[Record], Layout]]]:
    found: dict[tuple[str, ...], list[tuple[type[Record], Layout]]] = {}
    for record in records:
        for layout in record.spec.layouts:
            found.setdefault(_layout_key(layout.header), []).append((record, layout))
    return found


def _gather_names(records: Iterable[type[Record]]) -> dict[str, list[type[Record]]]:
    """Records by file name, both folded and, for those that differ in nothing else, as LinkedIn spells it."""
    found: dict[str, list[type[Record]]] = {}
    for record in records:
        for key in dict.fromkeys(key for name in record.spec.names for key in (name, split_name(name).stem)):
            found.setdefault(key, []).append(record)
    return found


def _gather_headers(records: Iterable[type[Record]]) -> frozenset[str]:
    return frozenset(header for record in records for header, _ in record.spec.claims)


def _gather_folders(records: Iterable[type[Record]]) -> dict[str, type[Record]]:
    found: dict[str, type[Record]] = {}
    for record in records:
        if record.spec.folder:
            found.setdefault(record.spec.folder.lower(), record)
    return found


def _gather_patterns(ignorables: Iterable[Ignorable]) -> re.Pattern[str]:
    return re.compile("|".join(translate(one.pattern) for one in ignorables) or "(?!)")


def _gather_cells(records: Iterable[type[Record]]) -> dict[str, list[type[Record]]]:
    found: dict[str, list[type[Record]]] = {}
    for record in records:
        if record.spec.format is Format.TABLE:
            for header in dict.fromkeys(header for header, _ in record.spec.claims):
                found.setdefault(header, []).append(record)
    return found


@frozen
class Registry:
    """An immutable set of record classes and of files to ignore."""

    records: tuple[type[Record], ...]
    ignorables: tuple[Ignorable, ...] = ()
    _by_layout: Mapping[tuple[str, ...], Sequence[tuple[type[Record], Layout]]] = field(
        init=False, eq=False, repr=False, default=Factory(lambda self: _gather_layouts(self.records), takes_self=True)
    )
    _by_name: Mapping[str, Sequence[type[Record]]] = field(
        init=False, eq=False, repr=False, default=Factory(lambda self: _gather_names(self.records), takes_self=True)
    )
    _by_cell: Mapping[str, Sequence[type[Record]]] = field(
        init=False, eq=False, repr=False, default=Factory(lambda self: _gather_cells(self.records), takes_self=True)
    )
    _by_folder: Mapping[str, type[Record]] = field(
        init=False, eq=False, repr=False, default=Factory(lambda self: _gather_folders(self.records), takes_self=True)
    )
    _headers: frozenset[str] = field(
        init=False, eq=False, repr=False, default=Factory(lambda self: _gather_headers(self.records), takes_self=True)
    )
    _first_headers: frozenset[str] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda self: frozenset(key[0] for key in self._by_layout if key), takes_self=True),
    )
    _ignored: re.Pattern[str] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda self: _gather_patterns(self.ignorables), takes_self=True),
    )
    """What every path that is ignored fits."""

    def with_records(self, *records: type[Record]) -> Registry:
        """A registry with these records too. One that reads an already known name or table takes its place."""
        tables = {record.spec.table for record in records}
        kept = [record for record in self.records if record.spec.table not in tables]
        return Registry((*records, *kept), self.ignorables)

    def layouts(self, record: type[Record]) -> tuple[Layout, ...]:
        """The header lines seen for a record, oldest first; none for a provisional one."""
        return record.spec.layouts

    def schema(self, format: SchemaFormat = "dictionary", record: type[Record] | None = None) -> dict[str, Any]:
        """What the records are, as plain JSON-able data: all of them, or one.

        ``dictionary``: the data dictionary, every record, file, field and layout. ``json-schema``: the JSON Schema
        (2020-12) of what `to_dict` gives, those of all records by name in ``$defs``. ``frictionless``: a Table Schema
        of the same, those of all records in a Data Package. Raises ValueError for another format.
        """
        if format == "dictionary":
            entries = data_dictionary(self.records if record is None else (record,))
            return entries if record is None else entries[record.__name__]
        if format == "json-schema":
            return json_schemas(self.records) if record is None else json_schema(record)
        if format == "frictionless":
            return data_package(self.records) if record is None else table_schema(record)
        raise ValueError(f"format is one of {', '.join(get_args(SchemaFormat))}; not {format!r}")

    def why_ignored(self, path: str) -> str | None:
        """Why a file of that path is on purpose not read, None if it is."""
        path = path.replace("\\", "/").lower()
        if not self._ignored.match(path):
            return None
        return next(one.reason for one in self.ignorables if fnmatchcase(path, one.pattern))

    def named(self, path: str) -> type[Record] | None:
        """The record that files of this name hold, by folder or by file name."""
        folders = {part.lower() for part in path.replace("\\", "/").split("/")[:-1]}
        for folder, record in self._by_folder.items() if folders else ():
            if folder in folders:
                return record
        exact = self._by_name.get(base_name(path), ())
        return next(iter((*exact, *self.namesakes(path))), None)

    def namesakes(self, path: str) -> Sequence[type[Record]]:
        """The records whose files are so named once case, spaces, underscores and numbers are folded."""
        return self._by_name.get(split_name(path).stem, ())

    def may_be_header(self, row: Sequence[str]) -> bool:
        """Whether two cells of a row or more are headers that some record has."""
        return sum(map(self._headers.__contains__, map(fold, row))) > 1

    def has_layout(self, header: Sequence[str]) -> bool:
        """Whether a known export has this header line."""
        likely = bool(header) and fold(header[0]) in self._first_headers
        return likely and _layout_key(header) in self._by_layout

    def identify(self, name: str, header: Sequence[str]) -> Match | None:
        """What a file is, by its header line first, by its name second; None if neither is known.

        Several records share some header lines (``Question,Answer``); then the name decides, and failing that the
        record that the registry has first.
        """
        file, named = split_name(name), self.named(name)
        exact = self._exact(header, named, file.stem) if is_header_line(header) else ()
        if exact and (exact[0][0] is named or not _claims_all(named, header)):
            rivals = tuple(dict.fromkeys(record for record, _ in exact[1:] if record is not exact[0][0]))
            return evolve(_match(*exact[0], file, header), rivals=() if exact[0][0] is named else rivals)
        if not is_header_line(header) or (named and named.spec.format is not Format.TABLE):
            return _match(named, NO_HEADER, file, (), by="name") if named else None
        best = self._nearest(header, named)
        if best is not None:
            return _match(best, None, file, header)
        return _match(named, None, file, header, by="name") if named else None

    def _exact(
        self, header: Sequence[str], named: type[Record] | None, stem: str
    ) -> Sequence[tuple[type[Record], Layout]]:
        """The layouts that the header line is, the most likely first: of the record of that name, or of part of it."""
        key = _layout_key(header)
        candidates = [
            (record, layout)
            for record, layout in self._by_layout.get(key, ())
            if record is named or record.spec.format is Format.TABLE
        ]
        # Layouts may differ in case alone; the one spelt as the header comes first.
        candidates.sort(key=lambda candidate: candidate[1].header != tuple(header))
        for record, layout in candidates:
            if record is named:
                return [(record, layout), *candidates]
        # One word that many files have as a column ("Name") tells nothing without the file's name.
        if not candidates or (len(key) == 1 and len(self._by_cell[key[0]]) > 1):
            return ()
        alike = {record: _longest_name_in(stem, record) for record, _ in candidates}
        likely = max(alike.values())
        return [candidate for candidate in candidates if alike[candidate[0]] == likely]

    def _nearest(self, header: Sequence[str], named: type[Record] | None) -> type[Record] | None:
        """The record that claims the most of a header no export is known with, if that is enough to be sure."""
        cells = dict.fromkeys(fold(cell) for cell in header if cell.strip())
        candidates = dict.fromkeys(record for cell in cells for record in self._by_cell.get(cell, ()))
        best, best_score = None, (0, 0.0)
        for record in candidates:
            claimed = sum(claim is not None for claim in record.spec.resolve(header))
            score = (claimed * 2 + (record is named), _coverage(record, cells))
            if score > best_score and (record is named or self._convincing(record, cells, claimed)):
                best, best_score = record, score
        return best

    def _convincing(self, record: type[Record], cells: Iterable[str], claimed: int) -> bool:
        """Whether a header tells the record without the help of a name: at least three columns, half of the cells, and
        either one that no other record has in a layout or nearly all that a layout has."""
        cells = list(cells)
        of_layouts = {fold(cell) for layout in record.spec.layouts for cell in layout.header}
        own = any(cell in of_layouts and self._by_cell.get(cell) == [record] for cell in cells)
        return claimed >= 3 and claimed * 2 >= len(cells) and (own or _coverage(record, cells) >= 0.8)


def _longest_name_in(stem: str, record: type[Record]) -> int:
    """How much of a file's name is one that files of the record have had: ``my_coach_messages`` of coach messages."""
    stems = (split_name(name).stem for name in record.spec.names)
    return max((len(known) for known in stems if known in stem), default=0)


def _claims_all(record: type[Record] | None, header: Sequence[str]) -> bool:
    """Whether a header has nothing but columns of the record, as is left when somebody drops some of them."""
    return record is not None and all(
        claim is not None for claim, cell in zip(record.spec.resolve(header), header, strict=True) if cell.strip()
    )


def _coverage(record: type[Record], cells: Iterable[str]) -> float:
    """The largest part of any layout of the record that the folded cells make up."""
    have = set(cells)
    layouts = [{fold(cell) for cell in layout.header if cell} for layout in record.spec.layouts]
    layouts = layouts or [{fold(column.header) for column in record.spec.columns}]
    return max((len(have & layout) / len(layout) for layout in layouts if layout), default=0.0)


def _match(
    record: type[Record],
    layout: Layout | None,
    file: FileName,
    header: Sequence[str],
    by: Literal["header", "name", "shape"] = "header",
) -> Match:
    claims = record.spec.resolve(header)
    claimed = {claim.field for claim in claims if claim}
    nearest = _nearest_layout(record, claimed) if layout is None else None
    expected = record.spec.resolve(nearest.header) if nearest else ()
    return Match(
        record,
        layout,
        file.part,
        file.member_id,
        tuple(cell for cell, claim in zip(header, claims, strict=True) if claim is None and cell.strip()),
        tuple(claim.header for claim in expected if claim and claim.field not in claimed),
        by,
        len(claimed),
    )


def _nearest_layout(record: type[Record], claimed: set[str]) -> Layout | None:
    """The layout that differs from the claimed fields the least; the newest of several."""
    spec = record.spec
    pairs = zip(reversed(spec.layouts), reversed(spec.fields_of_layouts), strict=True)
    return min(pairs, key=lambda pair: len(claimed ^ pair[1]), default=(None,))[0]
