"""Text for people to read in a terminal: tables with aligned columns, and nothing that is no letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile
from textwrap import wrap
from unicodedata import category, east_asian_width

_LONGEST_RULE = 48
"""How far the line under the last heading goes; the column may be as wide as a sentence."""
_NARROWEST = 8
"""No column is made narrower than that to fit a table into a terminal."""
_GAP = 2
_UNBROKEN = "\xa0"
"""A space that no line is broken at."""


def printable(text: str) -> str:
    """A text without line breaks and control characters, which are shown as escapes."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def _width_of(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide letter, none for an accent on the one before."""
    return len(text) if text.isascii() else sum(map(_width_of, text))


def _fitting(text: str, columns: int) -> int:
    """How many characters of a text fit into so many columns."""
    return sum(1 for _ in takewhile(columns.__ge__, accumulate(map(_width_of, text))))


def cut(text: str, longest: int) -> str:
    """The beginning and the end of a text that takes more columns than there are."""
    if width(text) <= longest:
        return text
    end = (longest - 1) // 2
    return f"{text[: _fitting(text, longest - 1 - end)]}…{text[len(text) - _fitting(text[::-1], end) :]}"


def aligned(rows: Sequence[Sequence[str]], numbers: Sequence[str] = (), most: int | None = None) -> list[str]:
    """Lines of a table, the first row its headings; columns whose heading is among ``numbers`` end flush.

    ``most``: how wide the table may be; cells of the widest columns are cut until it is, none to less than eight.
    """
    flush = [heading in numbers for heading in rows[0]]
    widths = [max(map(width, cells)) for cells in zip(*rows, strict=True)]
    if most is not None:
        widths = _narrowed(widths, flush, most)
    lines = [
        (" " * _GAP)
        .join(
            " " * (columns - width(shown)) + shown if right else shown + " " * (columns - width(shown))
            for shown, columns, right in zip(map(cut, row, widths), widths, flush, strict=True)
        )
        .rstrip()
        for row in rows
    ]
    rules = [*widths[:-1], min(widths[-1], _LONGEST_RULE)]
    lines.insert(1, (" " * _GAP).join("-" * columns for columns in rules))
    return lines


def listed(items: Iterable[str]) -> str:
    """Items with commas between them; `wrapped` keeps each on a line."""
    return ", ".join(item.replace(" ", _UNBROKEN) for item in items)


def wrapped(text: str, most: int) -> list[str]:
    """Lines of a text that are so wide at most, the second and later ones indented."""
    lines = wrap(text, most, subsequent_indent="  ", break_on_hyphens=False)
    return list(map(on_one_line, lines))


def on_one_line(text: str) -> str:
    """A text with something `listed` in it as it is shown where no lines are made."""
    return text.replace(_UNBROKEN, " ")


def _narrowed(widths: Sequence[int], fixed: Sequence[bool], most: int) -> list[int]:
    """The widths of columns, the widest taken from until they are narrow enough or none can give more."""
    found = list(widths)
    while sum(found) + _GAP * (len(found) - 1) > most:
        givers = [at for at, columns in enumerate(found) if columns > _NARROWEST and not fixed[at]]
        if not givers:
            break
        found[max(givers, key=found.__getitem__)] -= 1
    return found
