"""How much of anything a source may hold."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import ge, instance_of


def _at_least_one(default: int) -> int:
    limit: int = field(default=default, validator=[instance_of(int), ge(1)])
    return limit


@frozen(kw_only=True)
class Limits:
    """What a source may hold at most; sizes are bytes after unpacking, cells are measured in characters.

    Where the source as a whole exceeds one (``members``, ``total_bytes``, ``ratio``), opening it raises `LimitError`;
    where one file does, that file alone is not read, or not further (`Code.LIMIT`, or unreadable). The defaults let
    every real export through many times over, and keep what is read at a time under some tens of megabytes, but for
    JSON.
    """

    members: int = _at_least_one(20_000)
    """Files of all sources, those of archives inside counted."""
    member_bytes: int = _at_least_one(4 << 30)
    """Bytes of one file."""
    total_bytes: int = _at_least_one(16 << 30)
    """Bytes of all files."""
    ratio: int = _at_least_one(200)
    """How many times its packed size a file, or an archive, may unpack to; asked from 16 MiB on."""
    nesting: int = _at_least_one(3)
    """How deep archives may lie in archives; 1 opens none inside another."""
    nested_bytes: int = _at_least_one(96 << 20)
    """Bytes of packed archives inside archives, which are held in memory while they are read."""
    cell: int = _at_least_one(2 << 20)
    """Characters of a cell, and of a line."""
    columns: int = _at_least_one(1_000)
    """Cells of a row, the header among them."""
    document: int = _at_least_one(256 << 20)
    """Characters of a document of JSON, and of a line of JSON Lines; it is held in memory, where it takes several times
    as much."""
    rows: int = _at_least_one(10_000_000)
    """Rows of one file."""
    issues: int = _at_least_one(400_000)
    """Issues kept of an export, each file having the same share; those beyond are counted."""


DEFAULT_LIMITS = Limits()
