"""Pages as the Member Snapshot API serves them, made of the same rows as the files of an export."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import attrs
from attrs import field, frozen

from linkedin_export.reading.snapshot import claimed, fold_domain, records_of
from linkedin_export.records import registry as default_registry
from linkedin_export.schema.evidence import Format, Layout
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record
from linkedin_export.testing.files import NEWEST, layout_in, made_rows

Page: TypeAlias = dict[str, Any]
_ROWS = 5


@frozen
class SyntheticSnapshot:
    """Made-up pages, as ``json.loads`` gives them, and the records that reading them must give.

    ``truth`` has the records of each class in the order they are read in, without ``source`` and ``extra``.
    """

    pages: Sequence[Page] = field(repr=False)
    truth: Mapping[type[Record], tuple[Record, ...]] = field(repr=False)

    @property
    def lines(self) -> str:
        """The pages as JSON Lines."""
        return "".join(f"{json.dumps(page, ensure_ascii=False)}\n" for page in self.pages)

    def write(self, folder: Path | str) -> list[Path]:
        """Writes each page into a file of its own in a folder; their paths."""
        paths = [Path(folder, f"page_{number}.json") for number, _ in enumerate(self.pages)]
        for path, page in zip(paths, self.pages, strict=True):
            path.write_text(json.dumps(page, indent=2, ensure_ascii=False), encoding="utf-8")
        return paths


def make_snapshot(
    seed: int = 0,
    rows: int = _ROWS,
    registry: Registry | None = None,
    *,
    page_rows: int | None = None,
    again: bool = False,
) -> SyntheticSnapshot:
    """Made-up pages with a domain for each table that LinkedIn writes today; always the same for the same seed.

    ``rows``: of each table. ``page_rows``: rows of a page, all of a domain unless given. ``again``: every page is there
    twice, as LinkedIn has served them. The last page is LinkedIn's answer that there is no more data. ``registry``:
    other records than the library's. A header that a table repeats is there once, for an object has each key once.
    """
    known = registry or default_registry
    pages = list[Page]()
    truth: dict[type[Record], tuple[Record, ...]] = {}
    for record in known.records:
        layout = layout_in(record.spec, NEWEST)
        if layout is not None and record.spec.snapshot and record.spec.format is Format.TABLE:
            made, records = make_pages(record, layout, known, seed=seed, rows=rows, page_rows=page_rows)
            pages += made * 2 if again else made
            for one in records:
                truth[type(one)] = (*truth.get(type(one), ()), one)
    return SyntheticSnapshot([*pages, {"status": 404, "message": "No data found for this memberId"}], truth)


def make_pages(
    record: type[Record],
    layout: Layout | None,
    registry: Registry = default_registry,
    *,
    era: str | None = None,
    seed: int = 0,
    rows: int = _ROWS,
    page_rows: int | None = None,
) -> tuple[list[Page], list[Record]]:
    """Pages of the domain of a record, with the keys of a header line, and the records that reading them must give.

    The arguments are those of `make_file` and `make_snapshot`.
    """
    domain = record.spec.snapshot[0]
    header, texts, records = made_rows(record, layout, era=era, seed=seed, rows=rows)
    keys = list(dict.fromkeys(key for key in header if key))
    objects = [{key: text for key in keys if (text := cells[header.index(key)])} for cells in texts]
    lost = {column.field: column.empty for column in record.spec.columns if column.nth > 1}
    kinds = records_of(fold_domain(domain), registry)
    read_as = max(kinds, key=lambda kind: claimed(kind, keys))
    pages, kept = list[Page](), list[Record]()
    seen = Counter[tuple[tuple[str, str], ...]]()
    size = page_rows or max(1, len(objects))
    for start in range(0, len(objects), size):
        part = list(zip(objects, records, strict=True))[start : start + size]
        elements = [{"snapshotDomain": domain, "snapshotData": [row for row, _ in part]}]
        pages.append({"paging": {"start": len(pages), "count": 10, "links": [], "total": rows}, "elements": elements})
        here = Counter[tuple[tuple[str, str], ...]]()
        for row, one in part:
            here[tuple(row.items())] += 1
            if here[tuple(row.items())] > seen[tuple(row.items())]:
                kept.append(read_as(**{**_values(one), **lost}))
        seen |= here
    return pages, kept


def _values(one: Record) -> dict[str, Any]:
    own = (attribute.name for attribute in attrs.fields(type(one)))
    return {name: getattr(one, name) for name in own if name not in ("extra", "source")}
