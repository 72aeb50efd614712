"""From bytes to lines of text.

In order: a byte order mark; strict UTF-8; UTF-16 by its zeros; `chardet` where it is confident; Windows-1252. The
first bytes decide. A byte that turns out later not to be UTF-8 is read as Windows-1252, and said so: it costs one
character, not the file.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import chain
from typing import IO

from attrs import frozen

from linkedin_export.reading.members import UnreadableError

BLOCK = 1 << 18
"""Bytes read at a time."""
HEAD = 1 << 16
"""Bytes that the encoding, the dialect and the header are told from."""
_CONFIDENT, _CONFIDENT_TO_5 = 0.12, 0.7
"""What chardet must be sure of; to its version 5 it was sure of more. On short Windows-1252 text it names other
encodings, with less than 0.1 (to version 5: 0.5)."""


@frozen
class Encoding:
    """The encoding of a text: its Python name, whether a byte order mark states it, whether it is a guess."""

    name: str
    bom: bool = False
    guessed: bool = False


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = {
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an office document",
    b"%PDF-": "PDF",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"SQLite format 3": "SQLite",
    b"\x00\x00\x00\x18ftyp": "MP4",
    b"\x00\x00\x00\x20ftyp": "MP4",
    b"bplist": "a property list",
}


def signature_of(head: bytes) -> bytes:
    """The first bytes by which another format is known; none if it is known by none."""
    return next((signature for signature in _SIGNATURES if head.startswith(signature)), b"")


def format_of(head: bytes) -> str:
    """What the first bytes of a file say that it is, nothing if they say nothing."""
    return _SIGNATURES.get(signature_of(head), "")


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a file can be text: no other format's signature, and no zeros but those of UTF-16."""
    if signature_of(head):
        return False
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return True
    # A table may hold a stray zero byte, or many where the disk was not written to its end; other formats hold control
    # characters throughout.
    head = head.rstrip(b"\0") or head
    controls = sum(head.count(bytes((code,))) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return controls * 20 <= len(head)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: in text of mostly Latin letters every other byte is zero."""
    sample = head[: len(head) & ~1]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 10 >= half * 7 and even * 20 <= half:
        return "utf-16-le"
    if even * 10 >= half * 7 and odd * 20 <= half:
        return "utf-16-be"
    return None


def sniff(head: bytes) -> Encoding:
    """The encoding of a text, told from its first bytes."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, bom=True)
    wide = _wide(head)
    if wide:
        return Encoding(wide, guessed=True)
    if _is_utf8(head):
        return Encoding("utf-8")
    return _legacy(head)


def _is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, or so nearly that single bytes must be damaged."""
    try:
        codecs.utf_8_decode(head, "strict", False)
    except UnicodeDecodeError:
        text = head.decode("utf-8", "surrogateescape")
        damaged = sum("\udc80" <= character <= "\udcff" for character in text)
        return sum(character > "\x7f" for character in text) - damaged > damaged
    return True


def _legacy(head: bytes) -> Encoding:
    import chardet

    answer = chardet.detect(head)
    sure = _CONFIDENT_TO_5 if int(chardet.__version__.split(".")[0]) <= 5 else _CONFIDENT
    name, confidence = answer["encoding"], answer["confidence"]
    if name and confidence and confidence >= sure:
        try:
            name = codecs.lookup(name).name
            head.decode(name, "ignore")
        except (LookupError, ValueError):
            name = None
        if name and name not in ("ascii", "utf-8", "iso8859-1"):
            return Encoding(name, guessed=True)
    return Encoding("cp1252", guessed=True)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Reads undecodable bytes as Windows-1252, and the five bytes that it leaves open as Latin-1 does."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_CP1252[byte] for byte in bad), error.end


_CP1252 = [bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
_PATIENT = "linkedin_export.cp1252"
codecs.register_error(_PATIENT, _as_cp1252)


class LongRowsError(Exception):
    """Raised where one step of reading takes more text than it may; caught where rows are read."""


STEP = 4 << 20
"""Characters that one step of reading may take."""
_GARBLED = re.compile("Ã[\u00a0-\u00bf]|Â[\u00a0-\u00bf]|â€|ðŸ")
"""What UTF-8 looks like that somebody read as Windows-1252."""


def line_breaks(text: str) -> int:
    """How many line breaks a text has, as an editor counts them."""
    if "\r" in text:
        return text.count("\n") + text.count("\r") - text.count("\r\n")
    return text.count("\n")


class Lines:
    """One pass over the lines of a text, with their ends, broken at LF, CR and CRLF as `csv.reader` wants them.

    Where the bytes give out, the lines end. What was found amiss is kept.
    """

    def __init__(
        self,
        opened: Callable[[], AbstractContextManager[IO[bytes]]],
        encoding: Encoding,
        longest: int = STEP,
        errors: str | None = None,
    ) -> None:
        self._opened = opened
        self._encoding = encoding
        self._errors = errors or ("replace" if encoding.name.startswith(("utf-16", "utf-32")) else _PATIENT)
        self._longest = longest
        self._left: int | None = None
        self.damaged = 0
        """How many blocks had bytes that the encoding does not allow."""
        self.cut: list[int] = []
        """The numbers of lines that were longer than ``longest`` characters, and were cut there."""
        self.broken: str | None = None
        """Why the bytes end before the file does."""
        self.garbled: int | None = None
        """The first line with text that was decoded wrongly before it was written."""

    def allow(self) -> None:
        """Begins a step of reading: `LongRowsError` is raised if it takes more than `STEP` characters."""
        self._left = STEP

    def __iter__(self) -> Iterator[str]:
        """All lines, once."""
        return chain.from_iterable(self._blocks())

    def _blocks(self) -> Iterator[io.StringIO]:
        """The text in pieces that end with a line."""
        pending: list[str] = []
        number, held = 1, 0
        for text in self._texts():
            if self._left is not None:
                if self._left < 0:
                    raise LongRowsError
                self._left -= len(text)
            # A CR at the very end may be half of a CRLF.
            end = len(text) - 1 if text.endswith("\r") else len(text)
            cut = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
            if not cut:
                pending.append(text[: max(0, self._longest - held)])
                held += len(text)
                continue
            first = _first_break(text)
            if held + first > self._longest:
                self.cut.append(number)
                pending.append(text[: max(0, self._longest - held)])
                text, cut = text[first:], cut - first
            block = "".join([*pending, text[:cut]])
            self._look_for_garbled(block, number)
            number += line_breaks(block)
            pending, held = [text[cut:]], len(text) - cut
            yield io.StringIO(block, newline="")
        if held > self._longest:
            self.cut.append(number)
        rest = "".join(pending)
        if rest:
            self._look_for_garbled(rest, number)
            yield io.StringIO(rest, newline="")

    def _look_for_garbled(self, block: str, number: int) -> None:
        if self.garbled is None and not block.isascii():
            found = _GARBLED.search(block)
            if found is not None:
                self.garbled = number + line_breaks(block[: found.start()])

    def _texts(self) -> Iterator[str]:
        """The text, block by block."""
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
        """The bytes, block by block, an empty one at their end; none where they break off."""
        try:
            with self._opened() as stream:
                while block := stream.read(BLOCK):
                    yield block
        except UnreadableError as error:
            self.broken = str(error)
            return
        yield b""


def _first_break(text: str) -> int:
    """Where the first line of a text ends; the text has a line break."""
    breaks = (text.find("\n"), text.find("\r"))
    return min(position for position in breaks if position >= 0)
