"""Several copies of one account, as LinkedIn delivered them over the years, and what has become of each record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import attrs
from attrs import field, frozen

from linkedin_export.records import Message
from linkedin_export.schema.evidence import Layout
from linkedin_export.schema.spec import Record
from linkedin_export.testing.archives import SyntheticExport
from linkedin_export.testing.files import files_of, layout_in
from linkedin_export.testing.lives import TABLES, Chance, Life, Thing

_FIRST, _LAST = datetime(2021, 12, 2, 12), datetime(2026, 5, 20, 12)
"""The days that copies are from: the header lines between are known well."""
_MOST = 100
_APART = 4
"""Days between two copies at least, but for Complete after Basic."""
_PART = 200
"""Saved jobs that fill a file; one history in four has more."""


class TrueRecord(NamedTuple):
    """A record that merging all copies must give."""

    record: Record
    """Of each field the last value that was not blank."""
    gone: bool
    """Whether the newest copy that has its table has it no longer."""
    last: int
    """The number of the last copy that has it, from 0."""


class TrueChange(NamedTuple):
    """A record that differs between two copies, as reading each gives it, and the fields."""

    old: Record
    new: Record
    fields: tuple[str, ...]


@frozen
class TrueChanges:
    """What has changed in a table between two copies that both have it; in no order."""

    added: tuple[Record, ...]
    gone: tuple[Record, ...]
    changed: tuple[TrueChange, ...]


@frozen
class History:
    """Made-up copies of one account, oldest first, and the truth about them."""

    exports: tuple[SyntheticExport, ...]
    """The archives. The truth of each is in it."""
    truth: Mapping[type[Record], tuple[TrueRecord, ...]] = field(repr=False)
    """What merging all copies must give, in no order."""
    changes: tuple[Mapping[type[Record], TrueChanges], ...] = field(repr=False)
    """What has changed from each copy to the next, in the tables that both have."""


_Shown: TypeAlias = dict[type[Record], tuple[Layout, dict[int, Record]]]
"""What a copy has: by table the header line, and what is shown of each thing, by its number."""


def make_history(seed: int = 0, copies: int = 5) -> History:
    """A made-up history of so many copies; always the same for the same seed.

    Between copies people change jobs, names and links, come, go and leave LinkedIn; messages are written and deleted,
    skills added and removed, jobs taken down. Some copies come as Basic and, a day later, as Complete, which count as
    two. Header lines are those of their day; large tables come in parts; a file is left out now and then, and an
    archive may have been renamed, so that its name tells no day.

    Raises ValueError for less than one copy or more than a hundred.
    """
    if not 1 <= copies <= _MOST:
        raise ValueError(f"a history has 1 to {_MOST} copies, not {copies}")
    chance = Chance(f"history {seed}")
    span = (_LAST - _FIRST) // copies
    today = _FIRST + timedelta(days=chance.number(span.days - _APART))
    life = Life(chance, today, jobs=_PART + 3 if chance.one_in(4) else 3)
    exports: list[SyntheticExport] = []
    shown: list[_Shown] = []
    everything: dict[type[Record], dict[int, Thing]] = {record: {} for record in TABLES}
    kind = "Complete"
    while len(exports) < copies:
        follows = kind == "Basic"
        if follows:
            today, kind = today + timedelta(days=1), "Complete"
        else:
            if exports:
                today = _FIRST + span * len(exports) + timedelta(days=chance.number(span.days - _APART))
                life.go_on(today)
            kind = chance.pick(("Basic", "Complete", "Complete"))
        of_day = _shown(chance, life, today, basic=kind == "Basic")
        for record, (_, rows) in of_day.items():
            for thing in life.things[record]:
                everything[record][thing.number] = thing
                thing.shown, thing.last = _laid_over(thing.shown, rows[thing.number]), len(exports)
        name = f"{kind}_LinkedInDataExport_{today:%m-%d-%Y}.zip"
        if kind == "Complete" and not follows and Message in of_day and chance.one_in(4):
            name = f"export ({len(exports)}).zip"  # its newest message is of today
        exports.append(_export(of_day, today, name))
        shown.append(of_day)
    newest = {record: number for number, of_day in enumerate(shown) for record in of_day}
    truth = {
        record: tuple(
            TrueRecord(thing.shown, thing.last < newest[record], thing.last) for thing in things.values() if thing.shown
        )
        for record, things in everything.items()
        if things
    }
    changes = tuple(_changes(old, new) for old, new in pairwise(shown))
    return History(tuple(exports), truth, changes)


def _shown(chance: Chance, life: Life, today: datetime, *, basic: bool) -> _Shown:
    """What the copy of a day has."""
    found: _Shown = {}
    for record, things in life.things.items():
        layout = layout_in(record.spec, f"{today:%Y-%m}")
        left_out = chance.one_in(9) or not things or (basic and record.spec.delivery != "basic")
        if layout is not None and not left_out:
            seen = {claim.field for claim in record.spec.resolve(layout.header) if claim is not None}
            hidden: dict[str, Any] = {
                column.field: column.empty for column in record.spec.columns if column.field not in seen
            }
            found[record] = layout, {thing.number: attrs.evolve(thing.record, **hidden) for thing in things}
    return found


def _export(shown: _Shown, today: datetime, name: str) -> SyntheticExport:
    files = {
        record: files_of(list(rows.values()), layout, f"{today:%Y-%m}") for record, (layout, rows) in shown.items()
    }
    return SyntheticExport(
        name,
        dict(sorted((one.path, one.data) for made in files.values() for one in made)),
        {record: tuple(line for one in made for line in one.truth) for record, made in files.items()},
        today,
    )


def _laid_over(before: Record | None, now: Record) -> Record:
    """Of each field the last value that is not blank."""
    if before is None:
        return now
    blank: dict[str, Any] = {
        column.field: getattr(before, column.field)
        for column in now.spec.columns
        if getattr(now, column.field) == column.empty
    }
    return attrs.evolve(now, **blank)


def _changes(old: _Shown, new: _Shown) -> Mapping[type[Record], TrueChanges]:
    return {record: _changes_of(*old[record], *new[record]) for record in old if record in new}


def _changes_of(
    old_layout: Layout, old: Mapping[int, Record], new_layout: Layout, new: Mapping[int, Record]
) -> TrueChanges:
    both = [(old[number], new[number]) for number in old if number in new]
    return TrueChanges(
        tuple(one for number, one in new.items() if number not in old),
        tuple(one for number, one in old.items() if number not in new),
        tuple(
            TrueChange(before, after, fields)
            for before, after in both
            if (fields := _differing(before, after, (old_layout, new_layout)))
        ),
    )


def _differing(old: Record, new: Record, layouts: Sequence[Layout]) -> tuple[str, ...]:
    """The fields that differ, of those that both header lines have."""
    columns = [{claim.field for claim in old.spec.resolve(one.header) if claim} for one in layouts]
    both = set.intersection(*columns)
    return tuple(
        column.field
        for column in old.spec.columns
        if column.field in both and getattr(old, column.field) != getattr(new, column.field)
    )
