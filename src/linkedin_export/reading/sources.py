"""Where an export comes from: a zip, a folder, a lone file, a file object, or several of them, as members.

Nothing is ever extracted to disk. A member opens its bytes anew each time, so no handle stays open between reads.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TypeAlias

from attrs import field, frozen

from linkedin_export.errors import DamagedError, EncryptedError, LimitError, MissingSourceError, SourceError
from linkedin_export.schema.names import base_name

Source: TypeAlias = str | os.PathLike[str] | BinaryIO


@frozen(kw_only=True)
class Limits:
    """What a source may hold at most; beyond it reading stops with `LimitError`, or the member is reported unreadable.

    Sizes are bytes after decompression. The defaults let every real export through many times over.
    """

    members: int = 20_000
    member_bytes: int = 4 << 30
    total_bytes: int = 16 << 30
    nested_bytes: int = 1 << 30
    nesting: int = 3


class UnreadableError(Exception):
    """A member's bytes cannot be had; caught where members are read, and reported."""


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

    @contextmanager
    def open(self) -> Generator[IO[bytes], None, None]:
        """The member's bytes. Raises UnreadableError."""
        if self.trouble:
            raise UnreadableError(self.trouble)
        try:
            with self.opener() as stream:
                yield stream
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise UnreadableError(f"{type(error).__name__}: {error}") from error

    def head(self, size: int) -> bytes:
        """The first bytes. Raises UnreadableError."""
        with self.open() as stream:
            return stream.read(size)


@frozen
class _PathOpener:
    path: str

    def __call__(self) -> IO[bytes]:
        return open(self.path, "rb")  # noqa: PTH123, SIM115 - the member's context manager closes it


@frozen
class _ObjectOpener:
    stream: BinaryIO

    def __call__(self) -> IO[bytes]:
        self.stream.seek(0)
        return _Unclosed(self.stream)


class _Unclosed(io.BufferedReader):
    """A caller's file object, which is the caller's to close."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(_Raw(stream))


class _Raw(io.RawIOBase):
    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


@frozen
class _ZipOpener:
    archive: Callable[[], IO[bytes]]
    index: int

    def __call__(self) -> IO[bytes]:
        return _ZipMember(self.archive(), self.index)


class _ZipMember(io.BufferedReader):
    """One member of an archive that is opened for it and closed with it."""

    def __init__(self, archive: IO[bytes], index: int) -> None:
        self._archive = archive
        self._zip = zipfile.ZipFile(archive)
        super().__init__(self._zip.open(self._zip.infolist()[index]))  # type: ignore[arg-type]

    def close(self) -> None:
        super().close()
        self._zip.close()
        self._archive.close()


@frozen
class _NestedOpener:
    """An archive inside an archive, held in memory while it is open."""

    member: Callable[[], IO[bytes]]
    limit: int

    def __call__(self) -> IO[bytes]:
        with self.member() as stream:
            data = stream.read(self.limit + 1)
        if len(data) > self.limit:
            raise OSError(f"an archive inside the archive is larger than {self.limit} bytes")
        return io.BytesIO(data)


def members_of(sources: Sequence[Source], limits: Limits) -> list[Member]:
    """Every file of the sources, in the order they are given, those of a folder or archive by name.

    Raises SourceError (its kinds say what is wrong) for a source that cannot be read at all.
    """
    found: list[Member] = []
    for source in sources:
        members = list(_members(source, limits))
        if len(sources) > 1:
            label = _label(source)
            members = [_renamed(member, f"{label}/{member.name}") if member.name != label else member for member in members]
        found.extend(members)
        if len(found) > limits.members:
            raise LimitError(f"{_label(source)}: more than {limits.members} files; raise Limits(members=...) if that is right")
    total = sum(member.size for member in found)
    if total > limits.total_bytes:
        raise LimitError(f"{total} bytes in all, more than Limits(total_bytes={limits.total_bytes})")
    return found


def _label(source: Source) -> str:
    if isinstance(source, str | os.PathLike):
        return base_name(os.fspath(source)) or os.fspath(source)
    name = getattr(source, "name", None)
    return base_name(name) if isinstance(name, str) else "upload"


def _renamed(member: Member, name: str) -> Member:
    return Member(name, member.size, member.opener, member.checksum, member.trouble)


def _members(source: Source, limits: Limits) -> Iterator[Member]:
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        if path.is_dir():
            yield from _folder(path, limits)
            return
        if not path.exists():
            raise MissingSourceError(f"{path}: there is no such file or folder")
        if not path.is_file():
            raise SourceError(f"{path}: neither a file nor a folder")
        opener: Callable[[], IO[bytes]] = _PathOpener(str(path))
        size = path.stat().st_size
    elif hasattr(source, "read") and hasattr(source, "seek"):
        if not isinstance(source.read(0), bytes):
            raise TypeError("a text file object: open it in binary mode ('rb')")
        opener, size = _ObjectOpener(source), source.seek(0, os.SEEK_END)
    else:
        raise TypeError(f"a path or a binary file object, not {type(source).__name__}")
    try:
        yield from _file(_label(source), size, opener, limits, limits.nesting)
    except OSError as error:
        raise SourceError(f"{_label(source)}: cannot be read: {error}") from error


def _folder(folder: Path, limits: Limits) -> Iterator[Member]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = Path(parent, name)
            label = path.relative_to(folder).as_posix()
            if path.is_symlink() or not path.is_file():
                yield Member(label, 0, _PathOpener(str(path)), trouble="a link or a device, which is not followed")
                continue
            opener = _PathOpener(str(path))
            try:
                if name.lower().endswith(".zip"):
                    for member in _file(label, path.stat().st_size, opener, limits, limits.nesting):
                        yield member if member.name == label else _renamed(member, f"{label}/{member.name}")
                else:
                    yield Member(label, path.stat().st_size, opener)
            except (OSError, SourceError) as error:
                yield Member(label, 0, opener, trouble=str(error))


_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}
"""What archives of office documents and programs hold, and exports never do."""


def _file(label: str, size: int, opener: Callable[[], IO[bytes]], limits: Limits, depth: int) -> Iterator[Member]:
    """The members of a zip, whatever its name; anything else is itself the only member."""
    with opener() as stream:
        start = stream.read(4)
    if start not in (b"PK\x03\x04", b"PK\x05\x06", b"PK00"):
        if label.lower().endswith(".zip") and start:
            raise DamagedError(f"{label}: not a zip archive, in spite of its name; download it from LinkedIn again")
        yield Member(label, size, opener)
        return
    try:
        with opener() as stream, zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        if not label.lower().endswith(".zip"):
            yield Member(label, size, opener)
            return
        raise DamagedError(f"{label}: the archive is cut off or broken ({error}); download it from LinkedIn again") from error
    if not _OFFICE.isdisjoint(entry.filename for entry in entries):
        yield Member(label, size, opener)
        return
    if len(entries) > limits.members:
        raise LimitError(f"{label}: more than {limits.members} files; raise Limits(members=...) if that is right")
    files = [(index, entry) for index, entry in enumerate(entries) if not entry.is_dir()]
    if files and all(entry.flag_bits & 1 for _, entry in files):
        raise EncryptedError(f"{label}: the archive wants a password; unpack it and open the folder")
    for index, entry in sorted(files, key=lambda item: item[1].filename):
        yield from _entry(entry, _ZipOpener(opener, index), limits, depth)


def _entry(entry: zipfile.ZipInfo, opener: Callable[[], IO[bytes]], limits: Limits, depth: int) -> Iterator[Member]:
    name = entry.filename
    trouble = None
    if entry.flag_bits & 1:
        trouble = "it wants a password"
    elif entry.file_size > limits.member_bytes:
        trouble = f"it is larger than Limits(member_bytes={limits.member_bytes})"
    elif name.lower().endswith(".zip"):
        if depth > 1 and entry.file_size <= limits.nested_bytes:
            nested = _NestedOpener(opener, limits.nested_bytes)
            try:
                for member in _file(base_name(name), entry.file_size, nested, limits, depth - 1):
                    yield member if member.name == base_name(name) else _renamed(member, f"{name}/{member.name}")
            except (OSError, SourceError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
                yield Member(name, entry.file_size, opener, trouble=str(error))
            return
        trouble = "an archive inside an archive, too large or too deep to be opened"
    yield Member(name, entry.file_size, opener, entry.CRC, trouble)
