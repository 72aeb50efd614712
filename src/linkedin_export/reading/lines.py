"""From text to lines, pass by pass, none of which takes more memory than a step of reading may."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import chain, islice
from typing import IO, Protocol, TypeAlias

from attrs import frozen

from linkedin_export.reading.decoding import BLOCK, PATIENT, Encoding
from linkedin_export.reading.members import UnreadableError

STEP = 2 << 20
"""Characters that one step of reading may take."""
_FEW = 250
"""Characters of a short text that are looked at first."""
_HIGH = frozenset(map(chr, range(0xA0, 0xC0)))
_GARBLED = {"Ã": _HIGH, "Â": _HIGH, "â": frozenset("€"), "ð": frozenset("Ÿ")}
"""What UTF-8 looks like that somebody read as Windows-1252: one character, and those that may follow it."""
_OTHER_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Where `str.splitlines` breaks lines, and an editor does not."""


class LongRowsError(Exception):
    """Raised where one step of reading takes more text than it may; caught where rows are read."""


class Pass(Protocol):
    """One pass over a text."""

    def __iter__(self) -> Iterator[str]:
        """The lines with their ends, broken at LF, CR and CRLF as `csv.reader` wants them."""
        ...

    def blocks(self) -> Iterator[str]:
        """The text in pieces, each of which ends with a line."""
        ...

    def allow(self) -> None:
        """Begins a step of reading: `LongRowsError` is raised if it takes more than `STEP` characters."""


TextSource: TypeAlias = Callable[[], Pass]
"""Begins a pass over a text."""


def line_breaks(text: str) -> int:
    """How many line breaks a text has, as an editor counts them."""
    if "\r" in text:
        return text.count("\n") + text.count("\r") - text.count("\r\n")
    return text.count("\n")


def split_lines(text: str) -> list[str]:
    """The lines of a text with their ends, broken at LF, CR and CRLF, nowhere else."""
    if any(map(text.__contains__, _OTHER_BREAKS)):
        return io.StringIO(text, newline="").readlines()
    return text.splitlines(keepends=True)


@frozen
class ShortText:
    """A pass over a text that is short."""

    text: str

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(split_lines, self.blocks()))

    def blocks(self) -> Iterator[str]:
        """The text, a few lines and then more at a time, for often the first are all that is asked for."""
        start, size = 0, _FEW
        while start < len(self.text):
            end = self.text.find("\n", start + size) + 1 or len(self.text)
            yield self.text[start:end]
            start, size = end, 2 * size

    def allow(self) -> None:
        """Nothing is too long in it."""


@frozen
class Rest:
    """A pass over the lines of another, the first ones left out."""

    origin: Pass
    skip: int

    def __iter__(self) -> Iterator[str]:
        return islice(self.origin, self.skip, None)

    def blocks(self) -> Iterator[str]:
        """The text in pieces, each of which ends with a line."""
        skip = self.skip
        for block in self.origin.blocks():
            start = 0
            while skip and start < len(block):
                start = _end_of_line(block, start)
                skip -= 1
            if start < len(block):
                yield block[start:] if start else block

    def allow(self) -> None:
        """Begins a step of reading."""
        self.origin.allow()


@frozen
class Changed:
    """A pass over lines each of which is made of one of another."""

    origin: Pass
    change: Callable[[str], str]

    def __iter__(self) -> Iterator[str]:
        return map(self.change, self.origin)

    def blocks(self) -> Iterator[str]:
        """The lines."""
        return iter(self)

    def allow(self) -> None:
        """Begins a step of reading."""
        self.origin.allow()


class Lines:
    """One pass over the text of a file. Where the bytes give out, the text ends. What was found amiss is kept."""

    def __init__(
        self,
        opened: Callable[[], AbstractContextManager[IO[bytes]]],
        encoding: Encoding,
        longest: int = STEP,
        errors: str | None = None,
    ) -> None:
        self._opened = opened
        self._encoding = encoding
        self._errors = errors or ("replace" if encoding.name.startswith(("utf-16", "utf-32")) else PATIENT)
        self._longest = longest
        self._left: int | None = None
        self.damaged = 0
        """How many blocks had bytes that the encoding does not allow."""
        self.broken: str | None = None
        """Why the bytes end before the file does."""
        self.cut: list[int] = []
        """Where lines start that were longer than ``longest`` characters, and were cut there."""
        self.garbled: int | None = None
        """Where text stands that was decoded wrongly before it was written, the first of it."""

    def allow(self) -> None:
        """Begins a step of reading: `LongRowsError` is raised if it takes more than `STEP` characters."""
        self._left = STEP

    def __iter__(self) -> Iterator[str]:
        """All lines, once."""
        return chain.from_iterable(map(split_lines, self.blocks()))

    def blocks(self) -> Iterator[str]:
        """The text in pieces, each of which ends with a line."""
        pending: list[str] = []
        position, held = 0, 0
        for text in _with_whole_breaks(self._texts()):
            if self._left is not None:
                if self._left < 0:
                    raise LongRowsError
                self._left -= len(text)
            cut = max(text.rfind("\n"), text.rfind("\r")) + 1
            if not cut:
                pending.append(text[: max(0, self._longest - held)])
                held += len(text)
                continue
            first = _first_break(text) if pending else 0
            if held + first > self._longest:
                self.cut.append(position)
                pending.append(text[: max(0, self._longest - held)])
                text, cut = text[first:], cut - first
            block = text if not pending and cut == len(text) else "".join([*pending, text[:cut]])
            self._look_for_garbled(block, position)
            position += len(block)
            pending, held = [text[cut:]] if cut < len(text) else [], len(text) - cut
            yield block
        if held > self._longest:
            self.cut.append(position)
        rest = "".join(pending)
        if rest:
            self._look_for_garbled(rest, position)
            yield rest

    def _look_for_garbled(self, block: str, position: int) -> None:
        if self.garbled is None and not block.isascii():
            found = _first_garbled(block)
            if found is not None:
                self.garbled = position + found

    def _texts(self) -> Iterator[str]:
        """The text as it is decoded."""
        name = self._encoding.name
        strict = codecs.getincrementaldecoder(name)("strict")
        patient = codecs.getincrementaldecoder(name)(self._errors)
        mark = self._encoding.bom
        for block in self._bytes():
            state = strict.getstate()
            try:
                text = strict.decode(block, final=not block)
            except UnicodeDecodeError:
                self.damaged += 1
                patient.setstate(state)
                text = patient.decode(block, final=not block)
                strict.setstate(patient.getstate())
            if mark and text:
                text, mark = text.removeprefix("\ufeff"), False
            if text:
                yield text

    def _bytes(self) -> Iterator[bytes]:
        """The bytes, block by block, cut behind a line break so that text need not be; an empty block at their end,
        none where they break off."""
        rest = b""
        try:
            with self._opened() as stream:
                while block := stream.read(BLOCK):
                    cut = block.rfind(b"\n") + 1 or len(block)
                    yield rest + block[:cut]
                    rest = block[cut:]
        except UnreadableError as error:
            self.broken = str(error)
        if rest:
            yield rest
        if self.broken is None:
            yield b""


def _with_whole_breaks(texts: Iterator[str]) -> Iterator[str]:
    """The texts, none of which ends between a CR and the LF that belongs to it."""
    held = ""
    for text in texts:
        text, held = held + text, ""
        if text.endswith("\r"):
            text, held = text[:-1], "\r"
        if text:
            yield text
    if held:
        yield held


def _first_garbled(text: str) -> int | None:
    """Where the first text stands that was decoded wrongly before it was written."""
    found: list[int] = []
    for first, following in _GARBLED.items():
        position = text.find(first)
        while position >= 0 and text[position + 1 : position + 2] not in following:
            position = text.find(first, position + 1)
        if position >= 0:
            found.append(position)
    return min(found, default=None)


def _first_break(text: str) -> int:
    """Where the first line of a text ends; the text has a line break."""
    breaks = (text.find("\n"), text.find("\r"))
    return min(position for position in breaks if position >= 0)


def _end_of_line(text: str, start: int) -> int:
    """Where the line ends that starts there, its break included."""
    found = _BREAK.search(text, start)
    return found.end() if found else len(text)


_BREAK = re.compile(r"\r\n|\n|\r")


def line_numbers(lines: Pass, positions: Iterable[int]) -> list[int]:
    """The numbers of the lines, counted from 1, in which these positions of the text lie, which are in order."""
    found, blocks, block, start, number = list[int](), lines.blocks(), "", 0, 1
    for position in positions:
        while position > start + len(block):
            number, start = number + line_breaks(block), start + len(block)
            block = next(blocks)
        found.append(number + line_breaks(block[: position - start]))
    return found
