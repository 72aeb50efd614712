"""Records made from columns, many at once.

A frozen class guards its attributes: its ``__init__`` must go around its own ``__setattr__``, one attribute at a time.
Here the attributes are set while the object is of a class that has the same slots and no guard, which takes a third of
the time, and then it becomes what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import repeat
from typing import Any, TypeVar, cast

import attrs

from linkedin_export.schema.spec import Record

R = TypeVar("R", bound=Record)


def fill(record: type[R], columns: Mapping[str, Iterable[object]]) -> list[R]:
    """A record for each row of the columns, which are named as the fields are, all of them, and equally long.

    Text that is empty becomes None.
    """
    fields, filled, unguarded = _filler(cast(Any, record))
    new = map(object.__new__, repeat(unguarded))
    return cast("list[R]", filled(new, record, *(columns[field] for field in fields)))


@cache
def _filler(record: Any) -> tuple[tuple[str, ...], Callable[..., list[Any]], type[Record]]:
    """The fields of a class, a function that fills records column by column, and the class without its guard."""
    fields = tuple(attribute.name for attribute in attrs.fields(record))
    texts = {column.field for column in record.spec.columns if column.kind.verbatim}
    columns = ", ".join(f"column_{field}" for field in fields)
    # Written out, for a loop over the fields in the loop over the rows would cost more than all else here.
    code = [
        f"def filled(unguarded, record, {columns}):",
        "    records = []",
        "    keep = records.append",
        f"    for {', '.join(f'value_{field}' for field in fields)}, one in zip({columns}, unguarded):",
        *(f"        one.{field} = value_{field}{' or None' * (field in texts)}" for field in fields),
        "        one.__class__ = record",
        "        keep(one)",
        "    return records",
    ]
    names: dict[str, Any] = {}
    exec("\n".join(code), names)
    guards = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return fields, names["filled"], cast("type[Record]", type(record.__name__, (record,), guards))
