"""The data dictionary: every record, its files, fields and layouts, as plain data that JSON can hold."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import getdoc
from typing import Any

from linkedin_export.schema.evidence import Layout
from linkedin_export.schema.spec import Column, Record
from linkedin_export.schema.values import Words


def data_dictionary(records: Iterable[type[Record]]) -> dict[str, Any]:
    """One entry per record class, under its name."""
    return {record.__name__: _entry(record) for record in records}


def _entry(record: type[Record]) -> dict[str, Any]:
    spec = record.spec
    return {
        "description": getdoc(record) or "",
        "table": spec.table,
        "files": list(spec.names),
        "paths": list(dict.fromkeys(writing.file for writing in spec.writings)),
        "folder": spec.folder,
        "format": spec.format.name.lower(),
        "delivery": spec.delivery,
        "provisional": spec.provisional,
        "until": spec.until,
        "snapshot_domains": list(spec.snapshot),
        "key": [list(choice) for choice in spec.key],
        "quirks": sorted(quirk.name.lower() for quirk in spec.quirks),
        "fields": [_field(column) for column in spec.columns],
        "layouts": [_layout(layout) for layout in spec.layouts],
    }


def _field(column: Column) -> dict[str, Any]:
    kind = column.kind
    return {
        "name": column.field,
        "type": kind.name,
        "header": column.header,
        "aliases": list(column.headers[1:]),
        "nth": column.nth,
        "words": list(kind.vocabulary) if isinstance(kind, Words) else None,
        "blank": sorted(column.blank),
        "pii": column.pii,
        "description": column.doc,
    }


def _layout(layout: Layout) -> dict[str, Any]:
    return {
        "since": layout.since,
        "header": list(layout.header),
        "sometimes": layout.sometimes,
        "resaved": layout.resaved,
    }
