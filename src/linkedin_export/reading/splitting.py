"""Rows of a text whose quotes stand as a writer of CSV sets them, told apart by their quotes instead of character by
character.

A line break is inside a cell if the number of quotes before it is odd. A row without a quote comes apart at its
delimiters; so does one of which a single cell, or each, is in quotes, if none has quotes inside. `csv.reader` reads the
others, each for itself.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import accumulate

from linkedin_export.reading.lines import STEP, line_breaks

Row = list[str]
Split = tuple[Sequence[int], list[Row], str]
"""How many lines stand above each row and above what follows, the rows, and the text of a row that has no end yet."""


_LATER: Row = []


def split_rows(text: str, delimiter: str) -> Split:
    """The rows of a text that starts with a row. Raises `csv.Error` where quotes stand as no writer sets them."""
    lines = text.split("\n")
    rest = lines.pop()
    if '"' not in text and "\r" not in text:
        return range(len(lines) + 1), [line.split(delimiter) if line else [] for line in lines], rest
    quotes = [line.count('"') if '"' in line else 0 for line in lines]
    odd = [index for index, count in enumerate(quotes) if count & 1]
    above: Sequence[int] = range(len(lines) + 1)
    if odd:
        if len(odd) & 1:
            unended = odd.pop()
            rest = "\n".join([*lines[unended:], rest])
            del lines[unended:], quotes[unended:]
        above, lines, quotes = _joined(lines, quotes, odd)
    returns = "\r" in text
    rows = _rows(lines, quotes, delimiter, returns)
    if returns:
        above = list(accumulate((line_breaks(f"{row}\n") for row in lines), initial=0))
    return above, rows, rest


def _joined(lines: list[str], quotes: list[int], odd: list[int]) -> tuple[list[int], list[str], list[int]]:
    """The texts of rows, of which one with an odd number of quotes goes on up to the next such line; how many lines
    stand above each, and how many quotes it has."""
    above, texts, counts, position = list[int](), list[str](), list[int](), 0
    for opened, closed in zip(odd[::2], odd[1::2], strict=True):
        above += range(position, opened + 1)
        texts += lines[position:opened]
        row = "\n".join(lines[opened : closed + 1])
        if len(row) > STEP:
            raise csv.Error("a row is longer than a step of reading")
        texts.append(row)
        counts += quotes[position:opened]
        counts.append(sum(quotes[opened : closed + 1]))
        position = closed + 1
    above += range(position, len(lines) + 1)
    return above, texts + lines[position:], counts + quotes[position:]


def _rows(texts: list[str], quotes: list[int], delimiter: str, returns: bool) -> list[Row]:
    """The rows of texts with so many quotes each."""
    between = f'"{delimiter}"'
    rows, others = list[Row](), list[int]()
    keep = rows.append
    for text, count in zip(texts, quotes, strict=True):
        if not count:
            row = text.split(delimiter) if text else []
        elif count == 2:
            before, inside, behind = text.split('"')
            if before[-1:] not in ("", delimiter) or behind[:1] not in ("", delimiter):
                others.append(len(rows))
            row = (before + behind).split(delimiter)
            row[before.count(delimiter)] = inside
        elif text[0] == '"' == text[-1]:
            row = text[1:-1].split(between)
            if 2 * len(row) != count:
                others.append(len(rows))
        else:
            row = _LATER
            others.append(len(rows))
        keep(row)
    if returns:
        others = sorted({*others, *(index for index, text in enumerate(texts) if "\r" in text)})
        if any(text.endswith("\r\r") for text in texts):
            raise csv.Error("a line break that `csv.reader` would pass over")
    if others:
        parsed = list(csv.reader([texts[index] for index in others], delimiter=delimiter, strict=True))
        if len(parsed) != len(others):
            raise csv.Error("a row goes on behind an even number of quotes")
        for index, row in zip(others, parsed, strict=True):
            rows[index] = row
    return rows
