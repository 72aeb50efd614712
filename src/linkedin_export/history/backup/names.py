"""Names of kept files that every file system takes, and that stay apart on each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from attrs import Factory, define

_ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff]|[. ]\Z')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|\Z)", re.IGNORECASE | re.ASCII)
_LONGEST = 240
"""Bytes of a name; no common file system has less than 255 for them."""


def fold(name: str) -> str:
    """Names that are one on some file system are folded to one."""
    return unicodedata.normalize("NFC", name).casefold()


def portable(name: str) -> str:
    """A name, with percent signs and numbers for what some systems do not have in names."""
    made = _ODD.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass")), name)
    return _fitting(f"_{made}" if _DEVICE.match(made) else made)


def _fitting(name: str, suffix: str = "") -> str:
    """A name with something behind its stem, the stem cut if the whole would be too long."""
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension) > 10:
        stem, dot, extension = name, "", ""
    end = f"{suffix}{dot}{extension}".encode()
    return (stem.encode()[: _LONGEST - len(end)]).decode(errors="ignore") + end.decode()


@define
class Places:
    """Where files are kept: each path under one that is portable and that no other has.

    What would fall together with another gets a number, as a browser gives it: ``Skills (2).csv``.
    """

    _stored: dict[tuple[str, ...], str] = Factory(dict)
    _taken: dict[str, set[str]] = Factory(dict)

    def of(self, parts: Sequence[str]) -> str:
        """The path to keep a file under, its parts joined with slashes."""
        place = ""
        for depth in range(1, len(parts) + 1):
            path = tuple(parts[:depth])
            if path not in self._stored:
                self._stored[path] = place + self._free(place, path[-1])
            place = f"{self._stored[path]}/"
        return place.removesuffix("/")

    def _free(self, place: str, name: str) -> str:
        taken = self._taken.setdefault(place, set())
        made = first = portable(name)
        number = 1
        while fold(made) in taken:
            number += 1
            made = _fitting(first, f" ({number})")
        taken.add(fold(made))
        return made
