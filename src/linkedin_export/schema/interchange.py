"""The records in the two languages that other tools know schemas in.

Both describe what `to_dict` gives: JSON Schema, draft 2020-12 (https://json-schema.org/draft/2020-12), and Table Schema
with Data Package, version 2 (https://datapackage.org/standard/table-schema).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from inspect import getdoc
from typing import Any

from linkedin_export.schema.forms import EXTRA, SOURCE, Form, form_of_column
from linkedin_export.schema.spec import Record

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_EVERY: Mapping[str, tuple[Form, str]] = {
    "extra": (EXTRA, "What no field holds, header to text: unknown columns, surplus cells, cells that did not parse."),
    "source": (SOURCE, "Where the record was read: the file's name, and the line its row starts on, from 1."),
}
"""The fields that every record has besides its columns, and what they are."""


def json_schema(record: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a record as `to_dict` gives it."""
    return {"$schema": _DRAFT, **_object(record)}


def _object(record: type[Record]) -> dict[str, Any]:
    fields = {
        column.field: {**form_of_column(column).json, "title": column.header, "description": column.doc}
        for column in record.spec.columns
    }
    fields |= {name: {**form.json, "description": doc} for name, (form, doc) in _EVERY.items()}
    return {
        "title": record.__name__,
        "description": getdoc(record) or "",
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def json_schemas(records: Iterable[type[Record]]) -> dict[str, Any]:
    """One JSON Schema that has those of all records, by name, in its ``$defs``."""
    return {"$schema": _DRAFT, "$defs": {record.__name__: _object(record) for record in records}}


def table_schema(record: type[Record]) -> dict[str, Any]:
    """The Table Schema of a table whose rows are records as `to_dict` gives them."""
    fields = [
        {"name": column.field, **form_of_column(column).table, "title": column.header, "description": column.doc}
        for column in record.spec.columns
    ]
    fields += [{"name": name, **form.table, "description": doc} for name, (form, doc) in _EVERY.items()]
    return {"fields": fields}


def data_package(records: Iterable[type[Record]]) -> dict[str, Any]:
    """The Data Package that a folder of JSON Lines is, one file for each table."""
    return {
        "$schema": _PACKAGE,
        "name": "linkedin-export",
        "resources": [
            {
                "name": record.spec.table,
                "description": getdoc(record) or "",
                "path": f"{record.spec.table}.jsonl",
                "format": "jsonl",
                "encoding": "utf-8",
                "schema": table_schema(record),
            }
            for record in records
        ],
    }
