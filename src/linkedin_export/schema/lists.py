r"""Several values in one cell: how LinkedIn joins them, file by file, and how they come apart again.

Where a separator can also stand inside an item (``, `` in a company's name), nothing in the cell tells the two
apart. The items joined again are the cell, but for the white space and the backslashes around separators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.values import Answer, Labelled, Many, Parsed

JavaValue: TypeAlias = str | tuple["JavaValue", ...] | FrozenMap["JavaValue"]
"""What a printed Java map holds: text, lists, and further maps."""

_DEEPEST = 16


def _stripped(items: list[str]) -> list[str]:
    return list(map(str.strip, items))


def _inside(cell: str) -> str:
    """What stands inside the square brackets; the cell itself where it has none, as in some profiles."""
    cell = cell.strip()
    return cell[1:-1] if cell.startswith("[") and cell.endswith("]") else cell


class _Commas(Many[str]):
    """Cells joined with commas, most of which hold one item."""

    def column(self, cells: Sequence[str]) -> list[tuple[str, ...] | None]:
        if any(map(str.isspace, cells)):
            return super().column(cells)
        return [tuple(cell.split(",")) if "," in cell else (cell,) if cell else () for cell in cells]


commas = _Commas("text", lambda cell: cell.split(","), ",".join)
"""``a,b`` without a space, as messages join profile URLs and attachments."""


def _spaced(cell: str) -> list[str]:
    return _stripped(cell.replace("\\, ", ", ").split(", "))


spaced_commas = Many("text", _spaced, ", ".join)
r"""``a, b``, as address books were exported to 2024."""
backslashed_commas = Many("text", _spaced, r"\, ".join)
r"""``a\, b``, as address books are exported since 2025; ``a, b`` is read too."""
semicolons = Many("text", lambda cell: _stripped(cell.split("; ")), "; ".join)
"""``a; b``, as ad targeting joins."""


def _pipes(cell: str) -> list[str]:
    if cell.startswith("[") and cell.endswith("]") and " | " not in cell:
        return cell[1:-1].split("], [") if cell != "[]" else []
    return _stripped(cell.split(" | "))


pipes = Many("text", _pipes, " | ".join)
"""``a | b``, as the job files join; ``[a, b], [c]`` in 2018."""


def _bracketed(cell: str) -> list[str]:
    inside = _inside(cell)
    return _stripped(inside.split(",")) if inside.strip() else []


bracketed = Many("text", _bracketed, lambda items: f"[{','.join(items)}]")
"""``[a,b]``, as the profile joins handles."""

_LABEL_AHEAD = re.compile(r",(?=\s*[A-Z_]{1,40}:)", re.ASCII)


def _labelled(cell: str) -> list[Labelled]:
    inside = _inside(cell)
    return [_label(item.strip()) for item in _LABEL_AHEAD.split(inside)] if inside.strip() else []


def _label(item: str) -> Labelled:
    label, colon, value = item.partition(":")
    return Labelled(label, value) if colon and label.isupper() else Labelled("", item)


def _write_labelled(items: tuple[Labelled, ...]) -> str:
    return f"[{','.join(f'{item.label}:{item.value}' if item.label else item.value for item in items)}]"


labelled = Many("labelled text", _labelled, _write_labelled)
"""``[PERSONAL:http://example.com,BLOG:http://example.org]``, as the profile joins websites and messengers."""

# The first colon that neither white space nor the slashes of a link follow.
_QUESTION_END = re.compile(r":(?=[^\s/]|/(?!/)|$)")


def _answers(cell: str) -> Iterator[Answer]:
    pending: list[str] = []
    for part in cell.split(" | "):
        end = _QUESTION_END.search(part)
        if end is None:
            pending.append(part)  # the bar stands in the question itself
            continue
        yield Answer(" | ".join([*pending, part[: end.start()]]), part[end.end() :])
        pending.clear()
    if pending:
        yield Answer(" | ".join(pending), "")


answers = Many(
    "answer",
    _answers,
    lambda items: " | ".join(f"{item.question}:{item.answer}" if item.answer else item.question for item in items),
)
"""``question:answer | question:answer``, as job applications join them."""

_NUMBER = re.compile(r"(?:^|\s)([1-9]\d{0,2})\. ", re.ASCII)


def _numbered(cell: str) -> Iterator[Answer]:
    starts: list[re.Match[str]] = []
    for match in _NUMBER.finditer(cell):
        if int(match[1]) == len(starts) + 1:
            starts.append(match)
    if not starts or starts[0].start() != 0:
        raise ValueError("not numbered from 1")
    for match, following in zip(starts, [*starts[1:], None], strict=True):
        body = cell[match.end() : following.start() if following else len(cell)]
        question, mark, answer = body.partition("? ")
        yield Answer(question + mark.rstrip(), answer.strip())


numbered_answers = Many(
    "answer",
    _numbered,
    lambda items: " ".join(f"{n}. {item.question} {item.answer}" for n, item in enumerate(items, 1)),
)
"""``1. question? answer 2. question? answer``, as the services marketplace joins them."""

_KEY = re.compile(r"([\w.$-]{1,200})=", re.ASCII)


def _java(text: str, depth: int = 0) -> JavaValue:
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    if text.startswith("{") and text.endswith("}"):
        pairs = list(_java_pairs(text[1:-1], depth))
        items = FrozenMap(dict(pairs))
        if len(items) != len(pairs):
            raise ValueError("a key stands twice")
        return items
    if text.startswith("[") and text.endswith("]"):
        return tuple(_java(item, depth + 1) for item in _java_items(text[1:-1]))
    return text


def _java_pairs(inside: str, depth: int) -> Iterator[tuple[str, JavaValue]]:
    key, parts = "", list[str]()
    for item in _java_items(inside):
        match = _KEY.match(item)
        if match is not None:
            if key:
                yield key, _java(", ".join(parts), depth + 1)
            key, parts = match[1], [item[match.end() :]]
        elif key:
            parts.append(item)  # the separator stood inside the value
        else:
            raise ValueError("a value without a key")
    if key:
        yield key, _java(", ".join(parts), depth + 1)


def _java_items(inside: str) -> list[str]:
    """What stands between the separators that no bracket holds. Raises ValueError where brackets do not match."""
    if not _JAVA_BRACKET.search(inside):
        return inside.split(", ") if inside else []
    items, start, open_brackets = list[str](), 0, list[str]()
    for found in _JAVA_MARKS.finditer(inside):
        mark = found[0]
        if mark in "{[":
            open_brackets.append(mark)
        elif mark in "}]":
            if not open_brackets or open_brackets.pop() + mark not in ("{}", "[]"):
                raise ValueError("brackets do not match")
        elif not open_brackets:
            items.append(inside[start : found.start()])
            start = found.end()
    if open_brackets:
        raise ValueError("brackets do not match")
    return [*items, inside[start:]]


_JAVA_BRACKET = re.compile(r"[{}\[\]]")
_JAVA_MARKS = re.compile(r"[{}\[\]]|, ")


def _java_map(cell: str) -> FrozenMap[JavaValue]:
    value = _java(cell.strip())
    if not isinstance(value, FrozenMap):
        raise ValueError("no printed Java map")
    return value


def _write_java(value: JavaValue) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, FrozenMap):
        return "{" + ", ".join(f"{key}={_write_java(item)}" for key, item in value.items()) + "}"
    return f"[{', '.join(map(_write_java, value))}]"


java_map = Parsed("map", _java_map, _write_java)
"""``{frequency=DAILY, channels=[EMAIL, INAPP_NOTIFICATION]}``, as Java prints a map."""


_DIGITS = re.compile(r"\d{1,4}", re.ASCII)


def _birthday(cell: str) -> PartialDate:
    parts = {}
    for key, part in _java_map(cell).items():
        if key not in ("year", "month", "day") or not isinstance(part, str) or not _DIGITS.fullmatch(part):
            raise ValueError("no birthday")
        parts[key] = int(part)
    return PartialDate(**parts)


birthday_map = Parsed(
    "partial date",
    _birthday,
    lambda day: "{" + ", ".join(f"{k}={v}" for k in ("month", "day", "year") if (v := getattr(day, k))) + "}",
)
"""``{month=9, day=9, year=1999}``, as address books spell a birthday."""
