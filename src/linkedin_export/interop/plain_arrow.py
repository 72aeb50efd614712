"""Files that need no patience, read by Arrow itself; whatever makes one doubtful is left to the reader that has it.

A file is plain if it is UTF-8, its quotes stand as a writer of CSV sets them, all rows are as wide as the header, and
every cell is spelt as LinkedIn spells it. The table is then the one that the patient reader makes (tested).
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from linkedin_export.reading.lines import STEP
from linkedin_export.reading.members import UnreadableError
from linkedin_export.schema import values
from linkedin_export.schema.evidence import Quirk
from linkedin_export.schema.lists import commas
from linkedin_export.schema.spec import Column, Record
from linkedin_export.schema.values import Kind
from linkedin_export.table import File

_BLOCK = 1 << 20
"""Bytes that are read at a time; no line of a plain file is longer."""
_OF_ROWS = {Quirk.UNQUOTED_LINES, Quirk.BACKSLASH_ESCAPES, Quirk.RAW_LINES, Quirk.QUOTED_LINE_BREAKS}
_MOMENTS: dict[Kind[Any], bytes] = {
    values.utc_seconds: b"0000-00-00 00:00:00 UTC",
    values.naive_seconds: b"0000-00-00 00:00:00",
}
"""Kinds of moments that Arrow can read, and how they are spelt, zeros standing for any digit."""
_TO_ZEROS = bytes.maketrans(b"123456789", b"000000000")


class NotPlainError(Exception):
    """Raised where a file needs patience; caught where tables are made."""


class ColumnOf(Protocol):
    """A column of the table: its type, and how values become an array of it."""

    type: Any

    def array(self, values: list[Any]) -> Any:
        """The array of values as records have them."""
        ...


def plain_batches(
    arrow: Any, record: type[Record], file: File, columns: Mapping[str, ColumnOf]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """How many rows, and the arrays of the fields that the file has, some thousand rows at a time.

    Raises NotPlainError as soon as there is a doubt.
    """
    recognised, spec = file.recognised, record.spec
    opening = recognised.opening
    if (
        opening is None
        or recognised.encoding is None
        or recognised.encoding.name != "utf-8"
        or opening.wrapped
        or opening.headless
        or opening.moved
        or spec.quirks & _OF_ROWS
        or file.timezone is not None
        or file.merged
        or recognised.limits.cell < STEP
    ):
        raise NotPlainError
    claims = spec.resolve(opening.header)
    left = recognised.limits.rows
    try:
        for block in _blocks(file, opening.skip, opening.delimiter.encode()):
            cells, blanks = _cells(arrow, block, opening.header, opening.delimiter)
            if not cells:
                continue
            left -= len(cells[0])
            if left < 0:
                raise NotPlainError
            made = {
                claim.field: _array(arrow, claim, columns[claim.field], column, blank)
                for claim, column, blank in zip(claims, cells, blanks, strict=True)
                if claim is not None
            }
            if any(claim is None and not _all(arrow, blank) for claim, blank in zip(claims, blanks, strict=True)):
                raise NotPlainError  # what no field claims is kept in ``extra``
            yield len(cells[0]), made
    except (arrow.ArrowInvalid, ValueError, LookupError, OverflowError, UnreadableError) as error:
        raise NotPlainError from error


# Bytes


def _blocks(file: File, skip: int, delimiter: bytes) -> Iterator[bytes]:
    """The rows, block by block, from behind the header on."""
    rest = b""
    with file.recognised.member.open() as stream:
        while block := stream.read(_BLOCK):
            text = rest + block
            if skip:
                text, skip = _behind(text, skip), 0
            cut = _end_of_rows(text, delimiter)
            rest = text[cut:]
            if len(rest) > _BLOCK:
                raise NotPlainError
            yield text[:cut]
    if rest and _end_of_rows(rest + b"\n", delimiter) <= len(rest):
        raise NotPlainError
    yield rest


def _behind(text: bytes, lines: int) -> bytes:
    """The text without its first lines."""
    parts = text.split(b"\n", lines)
    if len(parts) <= lines or b"\r" in b"\n".join(parts[:lines]).replace(b"\r\n", b"\n").removesuffix(b"\r"):
        raise NotPlainError
    return parts[-1]


def _end_of_rows(text: bytes, delimiter: bytes) -> int:
    """Where the last row ends that has an end. Raises NotPlainError if a quote stands as no writer sets one.

    Of the pieces between quotes, those with even numbers are outside cells in quotes if the ones before them are: each
    ends, and the next starts, where a cell does. An empty one is between the two quotes that stand for one.
    """
    pieces = text.split(b'"')
    last = len(pieces) - 1 - (len(pieces) - 1) % 2
    while last >= 0 and b"\n" not in pieces[last]:
        last -= 2
    if last < 0:
        return 0
    around = (b"", delimiter, b"\n")
    outside = set(pieces[2:last:2])
    starts = {piece[:1] for piece in (*outside, pieces[last] if last else b"")}
    ends = {piece[-1:] for piece in (*outside, pieces[0] if last else b"")}
    if not starts <= {*around, b"\r"} or not ends <= {*around}:
        raise NotPlainError
    if b"\r" in text and b"\r" in b"".join(pieces[: last + 1 : 2]).replace(b"\r\n", b"\n"):
        raise NotPlainError
    behind = pieces[last][pieces[last].rindex(b"\n") + 1 :]
    return len(text) - len(b'"'.join([behind, *pieces[last + 1 :]]))


# Arrays


def _cells(arrow: Any, text: bytes, header: tuple[str, ...], delimiter: str) -> tuple[list[Any], list[Any]]:
    """The cells of each column, of rows that have text, and which of them have none."""
    if not text.strip(b"\r\n"):
        return [], []
    if text.startswith(codecs.BOM_UTF8):
        raise NotPlainError  # a character of the first cell, which Arrow would leave out
    names = list(map(str, range(len(header))))
    csv, compute = arrow.csv, arrow.compute
    table = csv.read_csv(
        arrow.BufferReader(text),
        read_options=csv.ReadOptions(use_threads=False, block_size=len(text) + 1, column_names=names),
        parse_options=csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(names, arrow.string()), null_values=[], strings_can_be_null=False
        ),
    )
    cells = [column.combine_chunks() for column in table.columns]
    if compute.any(compute.equal(cells[0], header[0])).as_py():
        raise NotPlainError  # the header again
    blanks = [compute.or_(compute.equal(column, ""), compute.utf8_is_space(column)) for column in cells]
    empty = blanks[0]
    for blank in blanks[1:]:
        if not _any(arrow, empty):
            return cells, blanks
        empty = compute.and_(empty, blank)
    if not _any(arrow, empty):
        return cells, blanks
    full = compute.invert(empty)
    return [column.filter(full) for column in cells], [blank.filter(full) for blank in blanks]


def _any(arrow: Any, truths: Any) -> bool:
    return bool(arrow.compute.any(truths).as_py())


def _all(arrow: Any, truths: Any) -> bool:
    return bool(arrow.compute.all(truths).as_py())


def _array(arrow: Any, claim: Column, column: ColumnOf, cells: Any, blank: Any) -> Any:
    """The values of a column. Raises what its kind raises at a cell that is spelt otherwise."""
    if claim.blank:
        return _each(cells, lambda texts: column.array(_read(claim, texts)))
    some_blank = _any(arrow, blank)
    if claim.kind.verbatim:
        return arrow.compute.if_else(blank, None, cells) if some_blank else cells
    if claim.kind in _MOMENTS:
        texts = arrow.compute.if_else(blank, None, cells) if some_blank else cells
        return _moments(arrow, texts, _MOMENTS[claim.kind], column.type)
    if claim.kind is commas:
        return _lists(arrow, cells, blank) if some_blank else arrow.compute.split_pattern(cells, ",")
    return _each(cells, lambda texts: column.array(_read(claim, texts)))


def _each(cells: Any, read: Callable[[list[str]], Any]) -> Any:
    """An array of values that are read of each different cell once."""
    encoded = cells.dictionary_encode()
    return read(encoded.dictionary.to_pylist()).take(encoded.indices)


def _read(claim: Column, texts: list[str]) -> list[Any]:
    read: Callable[[list[str]], list[Any]] = claim.kind.column
    return read(["" if text.strip() in claim.blank else text for text in texts] if claim.blank else texts)


def _moments(arrow: Any, texts: Any, shape: bytes, kind: Any) -> Any:
    """Moments of texts, all of which have the shape."""
    compute = arrow.compute
    stated = texts.drop_null()
    if not len(stated):
        return arrow.nulls(len(texts), kind)
    # Checked in one piece of memory, which takes a tenth of the time that an expression for each takes.
    _, offsets, letters = stated.buffers()
    start = int.from_bytes(offsets[4 * stated.offset : 4 * stated.offset + 4], "little")
    spelt = letters[start : start + len(shape) * len(stated)].to_pybytes().translate(_TO_ZEROS)
    lengths = compute.min_max(compute.binary_length(stated)).as_py()
    if lengths != {"min": len(shape), "max": len(shape)} or spelt != shape * len(stated):
        raise NotPlainError
    if _any(arrow, compute.starts_with(stated, "0000")):
        raise NotPlainError  # a year that Arrow knows, and Python does not
    return compute.utf8_slice_codeunits(texts, 0, 19).cast(arrow.timestamp("us")).cast(kind)


def _lists(arrow: Any, cells: Any, blank: Any) -> Any:
    """The items of cells, of those that are blank none."""
    compute = arrow.compute
    lists = compute.split_pattern(cells, ",")
    stated = compute.invert(compute.take(blank, compute.list_parent_indices(lists)))
    counts = compute.if_else(blank, 0, compute.list_value_length(lists))
    ends = compute.cumulative_sum(counts).cast(arrow.int32())
    offsets = arrow.concat_arrays([arrow.array([0], arrow.int32()), ends])
    return arrow.ListArray.from_arrays(offsets, lists.flatten().filter(stated))
