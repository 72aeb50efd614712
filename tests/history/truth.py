"""What is wrong with how a made-up history is merged and compared, and how much there was of each."""

import io
from collections import Counter
from itertools import pairwise

import linkedin_export
from linkedin_export.history.matching import whole


def opened(made):
    """An archive of a history, under its name."""
    stream = io.BytesIO(made.data)
    stream.name = made.name
    return linkedin_export.open(stream)


def wrong_merges(history, exports, merged, seen):
    """The tables of a merged history that are not the truth."""
    if [copy.export for copy in merged.copies] != exports:
        yield "the copies are in another order"
    if set(merged.tables) != set(history.truth):
        yield "other tables"
    for record, truth in history.truth.items():
        table = merged.read(record)
        numbers = [exports.index(one.last.export) for one in table.provenance]
        marks = [one.gone for one in table.provenance]
        found = Counter(zip(map(whole, table), marks, numbers, strict=True))
        seen["records"] += len(truth)
        seen["records that are gone"] += sum(one.gone for one in truth)
        if found != Counter((whole(one.record), one.gone, one.last) for one in truth):
            yield f"{record.__name__}: merged into other records"


def wrong_diffs(history, exports, seen):
    """The tables whose changes from copy to copy are not the truth."""
    for (old, new), truth in zip(pairwise(exports), history.changes, strict=True):
        found = linkedin_export.diff(old, new)
        if set(found.tables) != set(truth):
            yield "other tables are compared"
        for record, changes in truth.items():
            table = found.read(record)
            changed = Counter((one.old, one.new, tuple(each.field for each in one.fields)) for one in table.changed)
            seen["records added"] += len(changes.added)
            seen["records lost"] += len(changes.gone)
            seen["records changed"] += len(changes.changed)
            if (Counter(table.added), Counter(table.gone), changed) != (
                Counter(changes.added), Counter(changes.gone), Counter(changes.changed),
            ):  # fmt: skip
                yield f"{record.__name__}: other changes"
