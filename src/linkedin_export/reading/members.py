"""One file of a source, and how its bytes are had. Nothing is ever extracted to disk."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from lzma import LZMAError
from typing import IO, BinaryIO

from attrs import field, frozen

from linkedin_export.errors import SourceError
from linkedin_export.issues import Code
from linkedin_export.schema.names import base_name


class UnreadableError(Exception):
    """A member's bytes cannot be had; caught where members are read, and reported."""


BROKEN = (
    OSError, EOFError, ValueError, RuntimeError, OverflowError, struct.error,
    zipfile.BadZipFile, zlib.error, LZMAError,
)  # fmt: skip
"""What damaged archives and failing disks raise."""


@frozen
class Member:
    """One file of an export: its path inside, its size in bytes, and how to open it."""

    name: str
    size: int
    opener: Callable[[], IO[bytes]] = field(repr=False, eq=False)
    checksum: int | None = None
    """CRC-32 of the bytes where the archive states it."""
    trouble: str | None = None
    """Why it cannot be read, if that is known beforehand."""
    notes: tuple[tuple[Code, str], ...] = ()
    """What is odd about its place in the source: codes of issues, and what to say of each."""

    @contextmanager
    def open(self) -> Generator[IO[bytes], None, None]:
        """The member's bytes. Raises UnreadableError, and SourceError if the source itself is no longer there."""
        if self.trouble:
            raise UnreadableError(self.trouble)
        try:
            with self.opener() as stream:
                yield stream
        except BROKEN as error:
            raise UnreadableError(f"{type(error).__name__}: {error}") from error

    def head(self, size: int, few: int = 0, enough: Callable[[bytes], bool] | None = None) -> bytes:
        """The first bytes; the first few, if these are ``enough``. Raises UnreadableError if there is none."""
        head = b""
        with self.open() as stream:
            try:
                while wanted := (few if enough is not None and len(head) < few else size) - len(head):
                    part = stream.read(wanted)
                    head += part
                    if not part or (enough is not None and len(head) == few and enough(head)):
                        break
            except UnreadableError:
                if not head:
                    raise
        return head


@frozen
class PathOpener:
    """Opens a file."""

    path: str

    def __call__(self) -> IO[bytes]:
        return open(self.path, "rb")  # noqa: PTH123 - the member's context manager closes it


@frozen
class ObjectOpener:
    """Gives a caller's file object, which stays open and is the caller's to close."""

    stream: BinaryIO

    def __call__(self) -> IO[bytes]:
        if getattr(self.stream, "closed", False):
            raise SourceError(f"{stream_label(self.stream)}: the file object is closed; keep it open, or give its path")
        return io.BufferedReader(Span(self.stream))


@frozen
class BytesOpener:
    """Gives bytes that are held in memory."""

    data: bytes = field(repr=False)

    def __call__(self) -> IO[bytes]:
        return io.BytesIO(self.data)


def stream_label(stream: object) -> str:
    """What a file object is called: the last part of its name, ``upload`` if it has none."""
    name = getattr(stream, "name", None)
    return base_name(name) if isinstance(name, str) else "upload"


class Span(io.RawIOBase):
    """A part of a stream, read from a position of its own, so that several readers can use the stream in turn.

    Closes the stream with itself if ``owned``.
    """

    def __init__(self, stream: BinaryIO | IO[bytes], start: int = 0, size: int | None = None, *, owned: bool = False):
        super().__init__()
        self._stream = stream
        self._start = start
        self._size = size
        self._owned = owned
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        if whence == os.SEEK_CUR:
            offset += self._position
        elif whence == os.SEEK_END:
            end = self._stream.seek(0, os.SEEK_END) - self._start if self._size is None else self._size
            offset += end
        if offset < 0:
            raise ValueError("a position before the start")
        self._position = offset
        return offset

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        wanted = len(view) if self._size is None else max(0, min(len(view), self._size - self._position))
        self._stream.seek(self._start + self._position)
        data = self._stream.read(wanted)
        view[: len(data)] = data
        self._position += len(data)
        return len(data)

    def close(self) -> None:
        super().close()
        if self._owned:
            self._stream.close()


def checksum_of(member: Member) -> int | None:
    """The CRC-32 of a member's bytes; None if they cannot be had."""
    if member.checksum is not None:
        return member.checksum
    checksum = 0
    try:
        with member.open() as stream:
            while block := stream.read(1 << 20):
                checksum = zlib.crc32(block, checksum)
    except UnreadableError:
        return None
    return checksum
