"""Which row of one copy is which record of the copies before it, by the keys that record classes declare."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from operator import attrgetter

from linkedin_export.schema.spec import NO_EXTRA, Key, Record


def whole(row: Record) -> Hashable:
    """All that a row says, but for where it stands."""
    return row if row.extra is NO_EXTRA or not row.extra else (row, row.extra)


def matched(key: Key, known: Sequence[Record], last: Sequence[Record], rows: Sequence[Record]) -> list[int | None]:
    """For each row the position of its record among those known; None if it is new.

    ``last`` are the rows that the known records were last seen as. Rows that are alike find each other first, then
    those left over by each choice of the key; of several with the same key the first finds the first, and so on. It
    takes one pass for each.
    """
    found: list[int | None] = [None] * len(rows)
    old, new = _paired(found, range(len(last)), map(whole, last), range(len(rows)), map(whole, rows))
    for choice in key:
        if old and new:
            of_old = _keys(choice, [known[at] for at in old])
            of_new = _keys(choice, [rows[at] for at in new])
            old, new = _paired(found, old, of_old, new, of_new)
    return found


def _paired(
    found: list[int | None],
    old: Sequence[int],
    of_old: Iterable[Hashable],
    new: Sequence[int],
    of_new: Iterable[Hashable],
) -> tuple[list[int], list[int]]:
    """Notes which old has the key of which new, and gives what is left of both. None is no key."""
    ids: dict[Hashable, int] = {}
    positions = {key: at for key, at in zip(_numbered(of_old, ids), old, strict=True) if key is not None}
    taken: set[int] = set()
    left: list[int] = []
    for key, number in zip(_numbered(of_new, ids), new, strict=True):
        at = None if key is None else positions.get(key)
        if at is None:
            left.append(number)
        else:
            found[number] = at
            taken.add(at)
    return [at for at in old if at not in taken], left


def _numbered(keys: Iterable[Hashable], ids: dict[Hashable, int]) -> Iterator[tuple[int, int] | None]:
    """For each key a number that stands for it and how often it was there before, which makes all of them different.

    Records take long to hash, so each is hashed once.
    """
    seen: dict[int, int] = {}
    for key in keys:
        if key is None:
            yield None
            continue
        one = ids.setdefault(key, len(ids))
        before = seen.get(one, 0)
        seen[one] = before + 1
        yield one, before


def _keys(choice: tuple[str, ...], rows: Iterable[Record]) -> Iterator[Hashable]:
    """What each row has in some fields; None where the first of them is not filled."""
    if not choice:
        yield from (() for _ in rows)
        return
    values, first = attrgetter(*choice), attrgetter(choice[0])
    for row in rows:
        yield None if first(row) in (None, ()) else values(row)
