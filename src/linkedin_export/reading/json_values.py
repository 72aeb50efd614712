"""From text to values of JSON: a document, a list, JSON Lines, or documents one behind the other.

Nothing is made of a number: its digits stay as they stand. An object is a tuple of pairs, so that a key that is there
twice is there twice. A value that is broken costs itself; the next one that starts a line is read again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any, TypeAlias

from attrs import frozen

from linkedin_export.reading.lines import Pass


class Number(str):
    """A number, as it is spelt."""

    __slots__ = ()


Object: TypeAlias = "tuple[tuple[str, Value], ...]"
Value: TypeAlias = "str | bool | list[Any] | Object | None"

_DECODER = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=Number, parse_float=Number, parse_constant=Number, strict=False
)
_VALUE = re.compile(r"[^\s,\[\]]")
"""Where a value starts; the brackets before it are those of a list that holds values."""
_STARTS = re.compile(r"(?<=[\r\n])[{\[]")
_DEEPEST = 64
"""How deep a cell may be nested."""
_PATIENCE = 2
"""How many times the length of a text is read at most for the sake of values that turn out to be broken."""
_TO_COUNT = 32
"""Lines are counted up to an error this many times as fast as values are read."""


@frozen
class Placed:
    """A value, the number of the line that its text starts with, and its place in that text."""

    line: int
    offset: int
    end: int
    value: Value


@frozen
class Broken:
    """A value that could not be read: the line of the error, its text, and what is wrong."""

    line: int
    text: str
    why: str
    too_long: bool = False


def is_by_lines(lines: Pass, longest: int) -> bool:
    """Whether the first line with text is whole by itself, as in JSON Lines, or too long to be anything else."""
    first = next((line for line in lines if line.strip()), "")
    if len(first) > longest:
        return True
    found = [isinstance(one, Placed) for one in values_in(first)]
    return bool(found) and all(found)


def texts_of(lines: Pass, longest: int, *, by_lines: bool) -> Iterator[tuple[int, str | None]]:
    """The texts in which values are whole, and the numbers of their first lines: every line, or all of it.

    None stands for a text of more than ``longest`` characters.
    """
    if by_lines:
        for number, line in enumerate(lines, 1):
            yield number, line if len(line) <= longest else None
        return
    parts, left = list[str](), longest
    for block in lines.blocks():
        left -= len(block)
        if left < 0:
            yield 1, None
            return
        parts.append(block)
    yield 1, "".join(parts)


def values_in(text: str, line: int = 1) -> Iterator[Placed | Broken]:
    """The values of a text that starts with this line, and what is broken between them."""
    at = spent = opened = 0
    lost: tuple[int, int, str] | None = None
    whole = True
    while True:
        found = _VALUE.search(text, at)
        start = found.start() if found else len(text)
        opened += text.count("[", at, start) - text.count("]", at, start)
        if not found:
            break
        try:
            value, at = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            lost = lost or (start, error.lineno, f"{error.msg}, column {error.colno}")
            spent += error.pos - start + error.pos // _TO_COUNT
        except RecursionError:
            lost = lost or (start, text.count("\n", 0, start) + 1, "nested too deep")
            spent += len(text) - start
        else:
            if lost is not None:
                yield Broken(line + lost[1] - 1, text[lost[0] : start].strip(), lost[2])
            lost = None
            yield Placed(line, start, at, value)
            continue
        whole = False
        following = _STARTS.search(text, start + 1) if spent <= _PATIENCE * len(text) else None
        at = following.start() if following else len(text)
    if lost is not None:
        yield Broken(line + lost[1] - 1, text[lost[0] :].strip(), lost[2])
    elif whole and opened:
        yield Broken(line + text.rstrip().count("\n"), "", "a list has no end, or no start")


def value_at(text: str, offset: int) -> Value:
    """The value at a place where one has been found."""
    value: Value = _DECODER.raw_decode(text, offset)[0]
    return value


def as_text(value: Value) -> str:
    """A value as the text of a cell: text and numbers as they are, nothing for null, all else as JSON.

    Half of a surrogate pair, which no text can be written with, is spelt as JSON spells it. Raises RecursionError for
    what is nested too deep.
    """
    if type(value) is str and value.isascii():
        return value
    if value is None:
        return ""
    text = value if isinstance(value, str) else as_json(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return str(text)


def as_json(value: Value, deep: int = 0) -> str:
    """A value as JSON. Raises RecursionError for what is nested too deep."""
    if deep > _DEEPEST:
        raise RecursionError(f"more than {_DEEPEST} levels")
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, str):
        return str(value) if isinstance(value, Number) else encode_basestring(value)
    if isinstance(value, list):
        return f"[{', '.join(as_json(item, deep + 1) for item in value)}]"
    return f"{{{', '.join(f'{encode_basestring(key)}: {as_json(item, deep + 1)}' for key, item in value)}}}"
