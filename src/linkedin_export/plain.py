"""Records as plain data that JSON can hold."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address, IPv6Address
from typing import Any, TypeVar, cast

import attrs

from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.forms import forms_of
from linkedin_export.schema.spec import Record

R = TypeVar("R", bound=Record)


def plain(value: Any) -> Any:
    """A value as JSON knows it: dates, decimals and IP addresses as text, lists as lists, the rest as objects."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, PartialDate | IPv4Address | IPv6Address):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return {field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value))}


def to_dict(record: Record) -> dict[str, Any]:
    """A record as JSON-able data, field by field, with ``extra`` and ``source``; nothing is left out.

    Days are ``2026-06-07``, moments ``2026-06-07T15:04:05+00:00``, without the offset where the export states no
    zone; partial dates are ``2015-10``, ``2015`` or ``--10-18``; decimals are text, exact to the digit.
    """
    found = {column.field: plain(getattr(record, column.field)) for column in record.spec.columns}
    found["extra"] = dict(record.extra)
    found["source"] = None if record.source is None else {"file": record.source.file, "line": record.source.line}
    return found


def from_dict(data: Mapping[str, Any], record: type[R]) -> R:
    """The record that `to_dict` made such data of, before or after it was JSON; equal to it, ``source`` included.

    A field that the data lack is blank, so that data written by an earlier version can be read. Raises ValueError for
    data that stand for no such record, naming the field and the value; TypeError if ``record`` is no record class.
    """
    if not (isinstance(record, type) and issubclass(record, Record)):
        raise TypeError(f"record is a record class, not {record!r}")
    if not isinstance(data, Mapping):
        raise ValueError(f"{record.__name__}: not an object: {reprlib.repr(data)}")
    forms = forms_of(cast(Any, record))
    values = {}
    for name, value in data.items():
        if name not in forms:
            raise ValueError(f"{record.__name__} has no field {reprlib.repr(name)}: {reprlib.repr(value)}")
        try:
            values[name] = forms[name].read(value)
        except ValueError as error:
            raise ValueError(f"{record.__name__}.{name}: {reprlib.repr(value)}: {error}") from error
    return record(**values)
