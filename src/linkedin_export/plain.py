"""Records as plain data that JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address, IPv6Address
from typing import Any

import attrs

from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.spec import Record


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
