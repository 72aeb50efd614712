"""What a page of the Member Snapshot API is, and the rows that it holds by their domains."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from linkedin_export.reading.decoding import is_text, sniff
from linkedin_export.reading.json_values import Object, Value, as_text
from linkedin_export.reading.lines import Lines

_ELEMENTS, _PAGING, _DOMAIN, _DATA = "elements", "paging", "snapshotDomain", "snapshotData"
_SIGNS = re.compile('"(?:snapshotDomain|snapshotData|elements|paging)"|No data found for this')
OF_PAGES = re.compile('"(?:snapshotDomain|snapshotData)"')
"""What only pages have, broken ones, too."""
_NO_MORE = "No data found for this"
"""What LinkedIn's answer 404 says behind the last page."""
_MESSAGE = "message"
_OF_ERRORS = {_MESSAGE, "status", "code", "serviceErrorCode"}
"""The keys of LinkedIn's answers that are errors."""
_NAMELESS = ""
"""Stands for the domain of what no page gives one, and for the key of what is no object."""

Rows: TypeAlias = Sequence[Value]
Cells: TypeAlias = Sequence[tuple[str, str]]
"""A row's keys and texts."""


def may_be_json(head: bytes) -> bool:
    """Whether the first bytes of a file can be those of an object or a list."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] in (b"{", b"[")


def may_be_pages(head: bytes) -> bool:
    """Whether the first bytes of a file can be those of pages."""
    if not may_be_json(head) or not is_text(head):
        return False
    return bool(_SIGNS.search("".join(Lines(lambda: io.BytesIO(head), sniff(head)))))


def pairs_of(row: Value) -> Object:
    """A row's keys and values; of what is no object the only value, without a key."""
    return row if isinstance(row, tuple) else ((_NAMELESS, row),)


def cells_of(row: Value) -> Iterator[tuple[str, str]]:
    """A row's keys and texts. Raises RecursionError for what is nested too deep."""
    return ((as_text(key), as_text(value)) for key, value in pairs_of(row))


def places_of(keys: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each key, and how often it has been there before."""
    seen = Counter[str]()
    for key in map(as_text, keys):
        seen[key] += 1
        yield key, seen[key]


def _listed(value: Value) -> Rows:
    """The items of a list; an object, as LinkedIn gives in places, is the only one; an empty one is none."""
    if isinstance(value, list):
        return value
    return [] if value in ((), None) else [value]


def elements_of(value: Value) -> Iterator[tuple[str, Rows]]:
    """The rows of a value, element by element, each with its domain, which is blank where none is given.

    Nothing is left out: what is no part of a page is a row without a domain.
    """
    if not isinstance(value, tuple):
        yield _NAMELESS, [value]
        return
    if _says_no_more(value):
        return
    keys = {key for key, _ in value}
    if not keys & {_ELEMENTS, _DOMAIN, _DATA}:
        yield _NAMELESS, [value]
        return
    if _ELEMENTS not in keys:
        yield from _element(value)
        return
    for key, inner in value:
        for element in _listed(inner) if key == _ELEMENTS else ():
            yield from _element(element)
    rest = tuple((key, inner) for key, inner in value if key not in (_ELEMENTS, _PAGING))
    if rest:
        yield _NAMELESS, [rest]


def _element(element: Value) -> Iterator[tuple[str, Rows]]:
    if not isinstance(element, tuple):
        yield _NAMELESS, [element]
        return
    names = [inner for key, inner in element if key == _DOMAIN and isinstance(inner, str)]
    domain = as_text(names[0]) if names else _NAMELESS
    rest = tuple((key, inner) for key, inner in element if key != _DATA and not (key == _DOMAIN and inner in names[:1]))
    if len(rest) < len(element):
        yield domain, [row for key, inner in element if key == _DATA for row in _listed(inner)]
    if rest:
        yield _NAMELESS, [rest]


def _says_no_more(value: Object) -> bool:
    said = [inner for key, inner in value if key == _MESSAGE and isinstance(inner, str)]
    return {key for key, _ in value} <= _OF_ERRORS and any(message.startswith(_NO_MORE) for message in said)


def is_page(value: Value) -> bool:
    """Whether a value has the shape of a page, of an element of one, or says that there are no more."""
    if not isinstance(value, tuple):
        return False
    keys = {key for key, _ in value}
    if keys & {_DOMAIN, _DATA} or _says_no_more(value):
        return True
    elements = [element for key, inner in value if key == _ELEMENTS for element in _listed(inner)]
    if not elements:
        return {_ELEMENTS, _PAGING} <= keys
    return any(
        isinstance(element, tuple) and any(key in (_DOMAIN, _DATA) for key, _ in element) for element in elements
    )
