"""From bytes to text.

In order: a byte order mark; strict UTF-8; UTF-16 by its zeros; `chardet` where it is confident; Windows-1252. The
first bytes decide. A byte that turns out later not to be UTF-8 is read as Windows-1252, and said so: it costs one
character, not the file.
"""

from __future__ import annotations

import codecs

from attrs import frozen

BLOCK = 1 << 16
"""Bytes read at a time."""
HEAD = 1 << 16
"""Bytes that the encoding, the dialect and the header are told from."""
FEW = 1 << 13
"""The first of them, which are often enough."""
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
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 20 <= len(head)


_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: in text of mostly Latin letters every other byte is zero."""
    if 0 not in head:
        return None
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


def is_surely_utf8(head: bytes) -> bool:
    """Whether the first bytes of a file can be nothing but UTF-8: some of its characters have several bytes."""
    try:
        return not codecs.utf_8_decode(head, "strict", False)[0].isascii()
    except UnicodeDecodeError:
        return False


def _is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, or so nearly that single bytes must be damaged."""
    try:
        codecs.utf_8_decode(head, "strict", False)
    except UnicodeDecodeError:
        text = head.decode("utf-8", "surrogateescape")
        damaged = len(text) - len(text.encode("utf-8", "ignore").decode())
        return len(text) - len(text.encode("ascii", "ignore")) - damaged > damaged
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
PATIENT = "linkedin_export.cp1252"
"""Names this way of decoding, as the argument ``errors`` of Python's codecs."""
codecs.register_error(PATIENT, _as_cp1252)
