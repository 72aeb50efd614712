"""Text for people to read in a terminal: tables with aligned columns, and nothing that is no letter."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST_RULE = 48
"""How far the line under a heading goes; the last column may be as wide as a sentence."""


def printable(text: str) -> str:
    """A text without line breaks and control characters, which are shown as escapes."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def cut(text: str, longest: int) -> str:
    """The beginning and the end of a text that is too long."""
    if len(text) <= longest:
        return text
    end = (longest - 1) // 2
    return f"{text[: longest - 1 - end]}…{text[len(text) - end :]}"


def aligned(rows: Sequence[Sequence[str]], numbers: Sequence[str] = ()) -> list[str]:
    """Lines of a table, the first row its headings; columns whose heading is among ``numbers`` end flush."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    flush = [heading in numbers for heading in rows[0]]
    lines = [
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, flush, strict=True)
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * min(width, _LONGEST_RULE) for width in widths))
    return lines
