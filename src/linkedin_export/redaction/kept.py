"""Bytes to text and back again, in which bytes that are no text stay where they are, and damaged."""

from __future__ import annotations

import codecs

from linkedin_export.reading.decoding import Encoding
from linkedin_export.reading.files import Recognised
from linkedin_export.reading.lines import STEP, Lines

_MARK = "\udc80"
"""Stands for each part of a wide text that could not be decoded."""


def _as_surrogates(error: UnicodeError) -> tuple[str | bytes, int]:
    """Undecodable bytes as lone surrogates, and those as bytes again."""
    if isinstance(error, UnicodeDecodeError):
        return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end
    if isinstance(error, UnicodeEncodeError):
        bad = error.object[error.start : error.end]
        return bytes(ord(one) - 0xDC00 if "\udc00" <= one <= "\udcff" else 0x3F for one in bad), error.end
    raise error


def _as_mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _MARK, error.end


_BYTES, _WIDE = "linkedin_export.bytes", "linkedin_export.mark"
codecs.register_error(_BYTES, _as_surrogates)
codecs.register_error(_WIDE, _as_mark)

# Damage may be text in another encoding: bytes that are letters in Windows-1252 become one that no UTF-8 has.
_HIDDEN_DAMAGE = {
    0xDC00 + byte: "\udcff"
    for byte in range(0x80, 0x100)
    if byte >= 0xC0 or bytes((byte,)).decode("cp1252", "ignore").isalnum()
}


def is_wide(encoding: Encoding) -> bool:
    """Whether its characters take two bytes at least."""
    return encoding.name.startswith(("utf-16", "utf-32"))


def kept_lines(found: Recognised) -> Lines:
    """A pass over the lines of a file that is text, undecodable bytes kept as surrogates."""
    encoding = found.encoding or Encoding("utf-8")
    errors = _WIDE if is_wide(encoding) else _BYTES
    return Lines(found.member.open, encoding, max(found.limits.cell, STEP), errors)


def to_bytes(line: str, encoding: Encoding) -> bytes:
    """The bytes of such a line; damaged letters say no more which they were."""
    if is_wide(encoding):
        return line.encode(encoding.name, "surrogatepass")
    return line.translate(_HIDDEN_DAMAGE).encode(encoding.name, _BYTES)
