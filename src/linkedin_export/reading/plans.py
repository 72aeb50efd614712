"""What is done with each column of a header line, found out once for all files that have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from attrs import frozen

from linkedin_export.schema.spec import Column
from linkedin_export.schema.values import Dated, Many

_LONGEST = 4_096
"""Characters of a header whose plan is remembered."""


@frozen
class Plan:
    """What each column of a header line is to a record."""

    header: tuple[str, ...]
    keys: tuple[str, ...]
    """The name of each column in ``extra``."""
    claimed: tuple[tuple[int, Column], ...]
    """The columns of fields, by position."""
    unclaimed: tuple[int, ...]
    """Where the columns stand that no field claims."""
    absent: tuple[Column, ...]
    """The columns of fields that the header lacks."""
    lists: tuple[tuple[int, Column], ...]
    """Those of the claimed that hold several values in a cell."""
    texts: tuple[tuple[int, Column], ...]
    """Those of the claimed that hold text as it stands."""
    dates: tuple[int, ...]
    """Where those of the claimed stand that hold dates."""


def plan_of(record: Any, header: tuple[str, ...]) -> Plan:
    """What is done with each column of a header line in reading a record."""
    return (_remembered if sum(map(len, header)) <= _LONGEST else _plan)(record, header)


def _plan(record: Any, header: tuple[str, ...]) -> Plan:
    claims = record.spec.resolve(header)
    claimed = tuple((index, column) for index, column in enumerate(claims) if column is not None)
    have = {column.field for _, column in claimed}
    return Plan(
        header=header,
        keys=_unique_keys(header),
        claimed=claimed,
        unclaimed=tuple(index for index, column in enumerate(claims) if column is None),
        absent=tuple(column for column in record.spec.columns if column.field not in have),
        lists=tuple((index, column) for index, column in claimed if isinstance(column.kind, Many)),
        texts=tuple((index, column) for index, column in claimed if column.kind.verbatim),
        dates=tuple(index for index, column in claimed if isinstance(column.kind, Dated)),
    )


_remembered = lru_cache(maxsize=256)(_plan)


def _unique_keys(header: Sequence[str]) -> tuple[str, ...]:
    """The name of each column in ``extra``: its header; ``column 3`` for one without; numbered where one repeats."""
    keys: dict[str, None] = {}
    counts = Counter[str]()
    for position, cell in enumerate(header, 1):
        name = cell if cell.strip() else f"column {position}"
        counts[name] += 1
        key = name if counts[name] == 1 else f"{name} ({counts[name]})"
        while key in keys:
            counts[name] += 1
            key = f"{name} ({counts[name]})"
        keys[key] = None
    return tuple(keys)
