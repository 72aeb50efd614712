"""How each kind of value looks as plain data, and how it is read back from there.

A `Form` is what `to_dict` makes of the values of a kind: the data that stands for a value, as JSON Schema (2020-12) and
as Frictionless Table Schema say it, and what makes the value of it again.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from attrs import frozen

from linkedin_export.schema.dates import PartialDate, TimeRange
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.sentences import Upload
from linkedin_export.schema.spec import Column, Record, Source
from linkedin_export.schema.values import Answer, Kind, Labelled, Many, Words

_DEEPEST = 32
"""How deep a map may be nested; LinkedIn's are read to half of that."""


@frozen
class Form:
    """What plain data stands for values of a kind."""

    read: Callable[[Any], Any]
    """The value that data stands for. Raises ValueError for data that stands for none."""
    json: Mapping[str, Any]
    """The data, as JSON Schema says it."""
    table: Mapping[str, Any]
    """The data, as a field of a Table Schema says it."""


def _of_type(data: Any, kind: type, name: str) -> Any:
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise ValueError(f"not {name}")
    return data


def _simple(kind: type, name: str, json: str, table: str) -> Form:
    """Data that is the value itself."""
    return Form(partial(_of_type, kind=kind, name=name), {"type": json}, {"type": table})


def _spelt(
    name: str, spelling: re.Pattern[str], read: Callable[[str], Any], table: Mapping[str, Any], format: str = ""
) -> Form:
    """Text that is spelt in one way, whole."""

    def back(data: Any) -> Any:
        if not isinstance(data, str) or not spelling.fullmatch(data):
            raise ValueError(f"not {name}")
        return read(data)

    json = {"type": "string", "pattern": spelling.pattern, **({"format": format} if format else {})}
    return Form(back, json, table)


def _object(made: Callable[..., Any], parts: Mapping[str, Form]) -> Form:
    """An object with a member for each part of a value."""

    def back(data: Any) -> Any:
        if not isinstance(data, Mapping) or data.keys() != parts.keys():
            raise ValueError(f"not an object with {', '.join(parts)}")
        return made(**{name: part.read(data[name]) for name, part in parts.items()})

    json = {"properties": {name: dict(part.json) for name, part in parts.items()}, "required": list(parts)}
    return Form(back, {"type": "object", **json, "additionalProperties": False}, {"type": "object"})


def _list(item: Form) -> Form:
    def back(data: Any) -> Any:
        return tuple(map(item.read, _of_type(data, list, "a list")))

    return Form(back, {"type": "array", "items": dict(item.json)}, {"type": "array"})


def _texts(data: Any) -> FrozenMap[str]:
    if not isinstance(data, Mapping) or not all(isinstance(text, str) for pair in data.items() for text in pair):
        raise ValueError("not an object of texts")
    return FrozenMap(data)


def _map(data: Any) -> Any:
    return _nested(_of_type(data, Mapping, "an object"))


def _nested(data: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    if isinstance(data, Mapping):
        if not all(isinstance(key, str) for key in data):
            raise ValueError("not an object: a key is no text")
        return FrozenMap({key: _nested(item, depth + 1) for key, item in data.items()})
    if isinstance(data, list):
        return tuple(_nested(item, depth + 1) for item in data)
    return _of_type(data, str, "text, a list or an object")


def optional(form: Form) -> Form:
    """The form of values that may be missing: null stands for none."""
    json = {**form.json, "type": [form.json["type"], "null"]} if "type" in form.json else dict(form.json)
    return Form(lambda data: None if data is None else form.read(data), json, form.table)


# Their patterns are in the JSON Schemas, too: spelt for ECMAScript, where a digit is one of ten.
_DAY = re.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_AT = re.compile(
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3,6})?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$"
)
_PARTIAL = re.compile("^([0-9]{4}(-[0-9]{2}){0,2}|-(-[0-9]{2}){1,2})$")
_DECIMAL = re.compile(r"^-?[0-9]+(\.[0-9]+)?$")
_ADDRESS = re.compile("^[0-9A-Fa-f:.]+(%.+)?$")

_TEXT = _simple(str, "text", "string", "string")
_INTEGER = _simple(int, "a whole number", "integer", "integer")
_MOMENT = _spelt("a date and time", _AT, datetime.fromisoformat, {"type": "datetime"})
_FORMS: Mapping[str, Form] = {
    "text": _TEXT,
    "url": _TEXT,
    "integer": _INTEGER,
    "flag": _simple(bool, "true or false", "boolean", "boolean"),
    "decimal": _spelt("a decimal number, as text", _DECIMAL, Decimal, {"type": "number"}),
    "ip": _spelt("an IP address", _ADDRESS, ipaddress.ip_address, {"type": "string"}),
    "day": _spelt("a day", _DAY, date.fromisoformat, {"type": "date"}, "date"),
    "moment": _MOMENT,
    "partial date": _spelt(
        "a date, or part of one",
        _PARTIAL,
        PartialDate.from_text,
        {"type": "string", "constraints": {"pattern": _PARTIAL.pattern}},
    ),
    "time range": _object(TimeRange, {"start": _MOMENT, "end": _MOMENT}),
    "upload": _object(Upload, {"kind": _TEXT, "at": _MOMENT}),
    "labelled text": _object(Labelled, {"label": _TEXT, "value": _TEXT}),
    "answer": _object(Answer, {"question": _TEXT, "answer": _TEXT}),
    "map": Form(
        _map,
        {"type": "object", "additionalProperties": {"type": ["string", "array", "object"]}},
        {"type": "object"},
    ),
}
"""By the name of the kind, or of what a list of that kind holds."""
EXTRA = Form(_texts, {"type": "object", "additionalProperties": {"type": "string"}}, {"type": "object"})
"""The form of `Record.extra`."""
SOURCE = optional(_object(Source, {"file": _TEXT, "line": _INTEGER}))
"""The form of `Record.source`."""


def _word(words: Words[Any]) -> Form:
    """Text that is one of the words, or any other."""
    known = {text: words.read(text) for text in words.vocabulary}

    def back(data: Any) -> Any:
        return known.get(_of_type(data, str, "text"), data)

    return Form(back, {"type": "string", "examples": list(words.vocabulary)}, {"type": "string"})


def _of_name(name: str) -> Form:
    def back(data: Any) -> Any:
        raise ValueError(f"a {name} cannot be read back: {type(data).__name__}")

    return _FORMS.get(name) or Form(back, {}, {"type": "any"})


def form_of(kind: Kind[Any]) -> Form:
    """The form of a kind's values. Of a kind that the library does not have, anything may stand for a value."""
    if isinstance(kind, Words):
        return _word(kind)
    return _list(_of_name(kind.item)) if isinstance(kind, Many) else _of_name(kind.name)


def form_of_column(column: Column) -> Form:
    """The form of a field's values: as its kind has it, null where a cell without text gives None."""
    form = form_of(column.kind)
    return optional(form) if column.empty is None else form


@lru_cache(maxsize=512)
def forms_of(record: type[Record]) -> Mapping[str, Form]:
    """The form of each field of a record, ``extra`` and ``source`` included."""
    fields = {column.field: form_of_column(column) for column in record.spec.columns}
    return {**fields, "extra": EXTRA, "source": SOURCE}
