"""The schema: an attrs class per kind of file, and what `reads` attaches to it.

A record class says which file it is read from, which header each field comes from, how a cell becomes a value, and
which header lines have been seen. All else (parsing, registry, reports, docs, synthetic archives) walks that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal, NamedTuple, TypeVar, cast, overload

import attrs
from attrs import Factory, field, frozen

from linkedin_export.schema.evidence import Format, Layout, Quirk, Writing
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.names import base_name, fold, table_name
from linkedin_export.schema.parties import Party, parties_of
from linkedin_export.schema.values import Kind, Many, text

T = TypeVar("T")
R = TypeVar("R", bound="Record")

Key = tuple[tuple[str, ...], ...]
"""Fields that tell the rows of a copy apart and find them again in the next: one choice or several, strongest first.

A choice counts for a row where its first field is filled.
"""
WHOLE_ROW: Key = ()
"""Nothing less than all cells tells two rows apart."""
ONE_ROW: Key = ((),)
"""There is one row at most, so nothing has to."""

Pii = Literal[
    "address",  # where somebody lives or is reached by post
    "birth",  # when somebody was born, how old they are
    "content",  # what somebody wrote
    "device",  # what somebody uses
    "email",
    "identity",  # documents and their numbers
    "interest",  # what somebody looks at or for, follows, likes or is thought to be
    "ip",
    "name",
    "payment",  # what somebody buys, earns or charges, and how it is paid
    "phone",
    "place",  # a town, region or country
    "profile",  # who on LinkedIn: a URL, a URN, a handle
    "work",  # employers, titles, schools, skills
]
"""What a cell can tell about a person."""

_METADATA = "linkedin_export.column"
NO_EARLIER: Mapping[str, Kind[Any]] = {}
NO_EXTRA: FrozenMap[str] = FrozenMap()
"""The one empty `Record.extra`, shared by all records that have none."""


class Source(NamedTuple):
    """Where a record was read: the file's name in the export, and the line its row starts on, counted from 1.

    In pages of the Member Snapshot API the name has the domain behind it (``pages.json#CONNECTIONS``), and ``line`` is
    the number of the row within that domain and file.
    """

    file: str
    line: int


@frozen(kw_only=True)
class Record:
    """The base of all records: one data row of one file, frozen, typed, hashable.

    ``extra`` holds what no field does, header to text: unknown columns, surplus cells, cells that did not parse.
    ``source`` says where the row stands. Neither takes part in equality and hashing.
    """

    spec: ClassVar[Spec]
    __test__: ClassVar[bool] = False
    """Tells pytest that `TestScore` is no test."""

    extra: FrozenMap[str] = field(default=NO_EXTRA, eq=False, repr=False)
    source: Source | None = field(default=None, eq=False, repr=False)


@frozen(kw_only=True)
class Column:
    """What one field reads: the headers it goes by, the first as LinkedIn writes it today, and how.

    ``nth`` counts where a header repeats. ``blank`` are the words that LinkedIn writes for "nothing". ``formerly`` is
    how LinkedIn spelt the values in earlier years, by the last month it did so. ``person`` names whom it tells of:
    columns with the same word belong to one `Party`; ``whole``: it holds a name in one piece, in place of the others.
    """

    field: str = ""
    headers: tuple[str, ...]
    kind: Kind[Any]
    nth: int = 1
    blank: frozenset[str] = frozenset()
    pii: Pii | None = None
    doc: str = ""
    formerly: tuple[tuple[str, Kind[Any]], ...] = ()
    person: str | None = None
    whole: bool = False

    @property
    def header(self) -> str:
        """The header as LinkedIn writes it today."""
        return self.headers[0]

    def kind_in(self, month: str) -> Kind[Any]:
        """How LinkedIn spelt the values in a month, ``2018-10``."""
        return next((kind for last, kind in self.formerly if month <= last), self.kind)

    @property
    def empty(self) -> object:
        """What the field holds where the cell has no text: ``()`` for lists, else None."""
        return () if isinstance(self.kind, Many) else None


@overload
def column(
    *headers: str, parse: Many[T], doc: str, pii: Pii | None = ..., nth: int = ..., blank: Sequence[str] = ...,
    formerly: Mapping[str, Kind[tuple[T, ...]]] = ..., person: str | None = ..., whole: bool = ...,
) -> tuple[T, ...]: ...  # fmt: skip
@overload
def column(
    *headers: str, parse: Kind[T], doc: str, pii: Pii | None = ..., nth: int = ..., blank: Sequence[str] = ...,
    formerly: Mapping[str, Kind[Any]] = ..., person: str | None = ..., whole: bool = ...,
) -> T | None: ...  # fmt: skip
@overload
def column(
    *headers: str, doc: str, pii: Pii | None = ..., nth: int = ..., blank: Sequence[str] = ...,
    person: str | None = ..., whole: bool = ...,
) -> str | None: ...  # fmt: skip
def column(
    *headers: str,
    parse: Kind[Any] = text,
    doc: str,
    pii: Pii | None = None,
    nth: int = 1,
    blank: Sequence[str] = (),
    formerly: Mapping[str, Kind[Any]] = NO_EARLIER,
    person: str | None = None,
    whole: bool = False,
) -> Any:
    """A field that is read from the column of one of ``headers``.

    The first header is LinkedIn's own of today; the others are earlier spellings, or ones that members' tools have
    put in their place. They are matched with case, spaces and underscores folded.
    """
    if not headers:
        raise ValueError("a column has a header")
    earlier = tuple(sorted(formerly.items(), key=lambda item: item[0]))
    made = Column(
        headers=headers, kind=parse, nth=nth, blank=frozenset(blank), pii=pii, doc=doc, formerly=earlier,
        person=person, whole=whole,
    )  # fmt: skip
    return cast(Any, field(default=made.empty, metadata={_METADATA: made}))


@frozen(kw_only=True)
class Spec:
    """What `reads` knows of a record class."""

    name: str
    names: tuple[str, ...]
    table: str
    columns: tuple[Column, ...]
    layouts: tuple[Layout, ...] = ()
    writings: tuple[Writing, ...] = ()
    quirks: frozenset[Quirk] = frozenset()
    format: Format = Format.TABLE
    folder: str | None = None
    snapshot: tuple[str, ...] = ()
    until: str | None = None
    delivery: Literal["basic", "complete"] | None = None
    part_rows: int | None = None
    parties: tuple[Party, ...] = ()
    distinct: bool = False
    key: Key = WHOLE_ROW
    claims: dict[tuple[str, int], Column] = field(eq=False, repr=False)
    fields_of_layouts: tuple[frozenset[str], ...] = field(
        init=False, eq=False, repr=False, default=Factory(lambda spec: tuple(spec._fields()), takes_self=True)
    )
    """The fields that each of the layouts has a column for."""

    @property
    def provisional(self) -> bool:
        """Whether no header line of such a file has been seen."""
        return not self.layouts

    def resolve(self, header: Sequence[str]) -> tuple[Column | None, ...]:
        """The column behind each header cell, None where no field claims it."""
        seen: dict[str, int] = {}
        taken: set[str] = set()
        found: list[Column | None] = []
        for cell in header:
            folded = fold(cell)
            seen[folded] = seen.get(folded, 0) + 1
            claim = self.claims.get((folded, seen[folded]))
            if claim is not None and claim.field in taken:
                claim = None
            if claim is not None:
                taken.add(claim.field)
            found.append(claim)
        return tuple(found)

    def _fields(self) -> Iterator[frozenset[str]]:
        for layout in self.layouts:
            yield frozenset(claim.field for claim in self.resolve(layout.header) if claim)


def columns_of(record: type[Record]) -> tuple[Column, ...]:
    """The columns that a record class declares, in order."""
    return tuple(
        attrs.evolve(attribute.metadata[_METADATA], field=attribute.name)
        for attribute in attrs.fields(record)
        if _METADATA in attribute.metadata
    )


def reads(
    *names: str,
    layouts: Sequence[Layout] = (),
    written: Sequence[Writing] = (),
    table: str | None = None,
    format: Format = Format.TABLE,
    folder: str | None = None,
    snapshot: str | Sequence[str] = (),
    until: str | None = None,
    delivery: Literal["basic", "complete"] | None = None,
    part_rows: int | None = None,
    distinct: bool = False,
    key: Sequence[str] | Key = WHOLE_ROW,
) -> Callable[[type[R]], type[R]]:
    """Attaches a `Spec` to an attrs class and checks the two against each other; registers nothing.

    ``names`` are the file names seen, today's first. ``layouts`` are the header lines seen, oldest first; without any
    the record is provisional. ``written`` says how LinkedIn wrote the file, oldest first. ``table`` is the attribute of
    `Export`, made from the first name unless given. ``folder``: every file in a folder of that name is of this kind.
    ``snapshot`` names the domains of the Member Snapshot API. ``until`` is the last month such a file was seen in, if
    LinkedIn has stopped writing it. ``delivery``: in the archive that comes in minutes, or only in the complete one.
    ``part_rows``: after how many rows LinkedIn starts another part. ``distinct``: each row of a file is another person.
    ``key``: the fields that find a row of one copy in another, or several such choices, see `Key`.

    Raises TypeError, at import, if no file is named, if layouts are out of order, if a layout has a header that no
    field claims, if two fields claim the same header, if the columns of a person do not fit together, or if the key
    names what is no field.
    """

    def attach(cls: type[R]) -> type[R]:
        columns = columns_of(cls)
        claims: dict[tuple[str, int], Column] = {}
        for one in columns:
            for header in dict.fromkeys(map(fold, one.headers)):
                other = claims.setdefault((header, one.nth), one)
                if other is not one:
                    raise TypeError(f"{cls.__name__}: both {other.field} and {one.field} claim {header!r}")
        known = [*names, *(base_name(writing.file) for writing in written)]
        if not known:
            raise TypeError(f"{cls.__name__}: no file has been named")
        cls.spec = Spec(
            name=cls.__name__,
            names=tuple(dict.fromkeys(known)),
            table=table or table_name(known[0]),
            columns=columns,
            layouts=tuple(layouts),
            writings=tuple(written),
            quirks=frozenset(quirk for writing in written for quirk in writing.quirks),
            format=format,
            folder=folder,
            snapshot=(snapshot,) if isinstance(snapshot, str) else tuple(snapshot),
            until=until,
            delivery=delivery,
            part_rows=part_rows,
            parties=parties_of(cls.__name__, columns),
            distinct=distinct,
            key=_choices(key),
            claims=claims,
        )
        _check_key(cls.spec)
        _check_layouts(cls.spec)
        return cls

    return attach


def _choices(key: Sequence[str] | Key) -> Key:
    """One choice is written without the brackets around it."""
    fields = tuple(one for one in key if isinstance(one, str))
    return (fields,) if fields else tuple(choice for choice in key if not isinstance(choice, str))


def _check_key(spec: Spec) -> None:
    known = {column.field for column in spec.columns}
    for field_name in (field_name for choice in spec.key for field_name in choice):
        if field_name not in known:
            raise TypeError(f"{spec.name}: the key names {field_name!r}, which is no field")


def _check_layouts(spec: Spec) -> None:
    months = [layout.since for layout in spec.layouts]
    if months != sorted(months):
        raise TypeError(f"{spec.name}: layouts are not in the order of their months")
    for layout in spec.layouts:
        for header, claim in zip(layout.header, spec.resolve(layout.header), strict=True):
            if claim is None and header:
                raise TypeError(f"{spec.name}: no field claims {header!r} of the layout of {layout.since}")
