"""Names of columns, files and tables: folding what does not matter, telling parts from member ids."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath

from attrs import frozen

_DROPPED = str.maketrans("", "", " _\t\r\n\u00a0\ufeff\u200b\0")


_LONGEST_HEADER = 80
"""Characters of a header that is remembered."""


def fold(header: str) -> str:
    """A header with case, spaces and underscores folded: ``First Name``, ``FIRST_NAME`` and ``firstName`` are one."""
    return _remembered(header) if len(header) <= _LONGEST_HEADER else _folded(header)


def _folded(header: str) -> str:
    return header.translate(_DROPPED).casefold()


_remembered = lru_cache(maxsize=4096)(_folded)


def base_name(path: str) -> str:
    """The last part of a member's path, whichever way its slashes lean."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def table_name(file: str) -> str:
    """The attribute of `Export` for a file: ``SavedJobAlerts.csv`` is ``saved_job_alerts``."""
    stem = PurePosixPath(base_name(file)).stem
    return re.sub(r"[\s_-]+|(?<=[a-z])(?=[A-Z])", "_", stem).lower()


@frozen
class FileName:
    """A file's name taken apart: ``Saved Jobs_2.csv`` is part 2, ``Comments_123456789.csv`` a member's."""

    stem: str
    """Folded, without suffixes."""
    part: int | None
    member_id: str | None
    extension: str


# What browsers, operating systems and people put behind a name: " (1)", " - Copy", " copy 2".
_COPY = re.compile(r"(?: ?\(\d{1,3}\)| - copy| copy(?: \d{1,3})?)+\Z", re.IGNORECASE | re.ASCII)
_LONGEST_COPY = 80
"""How much of a name's end is looked at for them, so that no name takes long."""
_SUFFIX = re.compile(r"_(\d{1,20})\Z", re.ASCII)
_LONGEST_PART = 3
"""Digits of a part's number; LinkedIn's member ids have more."""


@lru_cache(maxsize=128)
def split_name(path: str) -> FileName:
    """Takes a file's name apart. A short number behind an underscore is a part, a long one a member id."""
    stem, dot, extension = base_name(path).rpartition(".")
    if not dot:
        stem, extension = extension, ""
    stem = _original(stem)
    suffix = _SUFFIX.search(stem)
    number = suffix[1] if suffix else ""
    if number:
        stem = _original(stem[: -len(number) - 1])
    is_part = 0 < len(number) <= _LONGEST_PART
    return FileName(
        fold(stem), int(number) if is_part else None, number if number and not is_part else None, extension.lower()
    )


def _original(stem: str) -> str:
    """A stem without what copying has put behind it."""
    copy = _COPY.search(stem, max(0, len(stem) - _LONGEST_COPY))
    return stem[: copy.start()] if copy else stem
