"""Where an export comes from: a zip, a folder, a lone file, a file object, or several of them, as members.

Nothing is ever extracted to disk. A member opens its bytes anew each time, so no handle stays open between reads.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TypeAlias

from attrs import evolve, field, frozen

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
        """The member's bytes. Raises UnreadableError, and SourceError if the source itself is no longer there."""
        if self.trouble:
            raise UnreadableError(self.trouble)
        try:
            with self.opener() as stream:
                yield stream
        except SourceError:
            raise
        except Exception as error:  # from a damaged archive come errors of every kind
            raise UnreadableError(f"{type(error).__name__}: {error}") from error

    def head(self, size: int) -> bytes:
        """The first bytes. Raises UnreadableError."""
        with self.open() as stream:
            return stream.read(size)


@frozen
class _PathOpener:
    path: str

    def __call__(self) -> IO[bytes]:
        return open(self.path, "rb")  # noqa: PTH123 - the member's context manager closes it


@frozen
class _ObjectOpener:
    stream: BinaryIO

    def __call__(self) -> IO[bytes]:
        if getattr(self.stream, "closed", False):
            raise SourceError(f"{label_of(self.stream)}: the file object is closed; keep it open, or give its path")
        return _Unclosed(self.stream)


class _Unclosed(io.BufferedReader):
    """A caller's file object, which is the caller's to close."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(_Raw(stream))


class _Raw(io.RawIOBase):
    """The bytes of a file object from a position of its own, so that several members can be read in turn."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        if whence == os.SEEK_CUR:
            offset, whence = self._position + offset, os.SEEK_SET
        self._position = self._stream.seek(offset, whence)
        return self._position

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        self._stream.seek(self._position)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._position += len(data)
        return len(data)


@frozen
class _ZipOpener:
    archive: Callable[[], IO[bytes]]
    entry: zipfile.ZipInfo = field(eq=False)

    def __call__(self) -> IO[bytes]:
        return _ZipMember(self.archive(), self.entry)


class _ZipMember(io.BufferedReader):
    """One member of an archive that is opened for it and closed with it.

    The archive's list of members is not read again for each, or many members would take the square of their number.
    """

    def __init__(self, archive: IO[bytes], entry: zipfile.ZipInfo) -> None:
        self._archive = archive
        try:
            archive.seek(entry.header_offset)
            header = archive.read(_LOCAL_HEADER.size)
            if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
                raise zipfile.BadZipFile("the member is not where the archive says")
            name_size, extra_size = _LOCAL_HEADER.unpack(header)
            archive.seek(name_size + extra_size, os.SEEK_CUR)
            super().__init__(zipfile.ZipExtFile(archive, "r", entry))
        except BaseException:
            archive.close()
            raise

    def close(self) -> None:
        super().close()
        self._archive.close()


_LOCAL_HEADER = struct.Struct("<26xHH")
"""What stands before a member's bytes, of which only the sizes of its name and of further fields matter."""


@frozen
class _NestedOpener:
    """An archive inside an archive, held in memory while it is open."""

    member: Callable[[], IO[bytes]]
    size: int

    def __call__(self) -> IO[bytes]:
        with self.member() as stream:
            return io.BytesIO(stream.read(self.size))


def members_of(sources: Sequence[Source], limits: Limits) -> list[Member]:
    """Every file of the sources, in the order they are given, those of a folder or archive by name.

    Raises SourceError (its kinds say what is wrong) for a source that cannot be read at all.
    """
    found: list[Member] = []
    labels = Counter[str]()
    for source in sources:
        label = label_of(source)
        labels[label] += 1
        if labels[label] > 1:
            label = f"{label} ({labels[label]})"
        found.extend(_members(source, limits, label, f"{label}/" if len(sources) > 1 else ""))
        if len(found) > limits.members:
            raise _too_many(label_of(source), limits)
    total = sum(member.size for member in found)
    if total > limits.total_bytes:
        names = ", ".join(map(label_of, sources))
        raise LimitError(
            f"{names}: {total} bytes in all; raise Limits(total_bytes={limits.total_bytes}) if that is right"
        )
    return [_within(member, limits) for member in found]


def _too_many(label: str, limits: Limits) -> LimitError:
    return LimitError(f"{label}: too many files; raise Limits(members={limits.members}) if that is right")


def _within(member: Member, limits: Limits) -> Member:
    if member.trouble or member.size <= limits.member_bytes:
        return member
    return evolve(member, trouble=f"it is larger than Limits(member_bytes={limits.member_bytes})")


def label_of(source: Source) -> str:
    """What a source is called in messages and in the names of members: the last part of its path."""
    if isinstance(source, str | os.PathLike):
        return base_name(os.fspath(source)) or os.fspath(source)
    name = getattr(source, "name", None)
    return base_name(name) if isinstance(name, str) else "upload"


def _members(source: Source, limits: Limits, label: str, prefix: str) -> Iterator[Member]:
    """The members of a source; ``prefix`` goes before the names of those that lie in a folder or archive."""
    if isinstance(source, str | os.PathLike) and Path(source).is_dir():
        yield from _folder(Path(source), limits, prefix)
        return
    try:
        opener, size = _opener_and_size(source)
        yield from _file(label, prefix, size, opener, limits, limits.nesting)
    except SourceError:
        raise
    except io.UnsupportedOperation as error:
        raise SourceError(f"{label}: a stream that cannot go back; read it into an io.BytesIO first") from error
    except OSError as error:
        raise SourceError(f"{label}: cannot be read: {error}") from error


def _opener_and_size(source: Source) -> tuple[Callable[[], IO[bytes]], int]:
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        if not path.exists():
            raise MissingSourceError(f"{path}: there is no such file or folder")
        if not path.is_file():
            raise SourceError(f"{path}: neither a file nor a folder")
        return _PathOpener(str(path)), path.stat().st_size
    if not hasattr(source, "read") or not hasattr(source, "seek"):
        raise TypeError(f"a path or a binary file object, not {type(source).__name__}")
    if not isinstance(source.read(0), bytes):
        raise TypeError("a text file object: open it in binary mode ('rb')")
    return _ObjectOpener(source), source.seek(0, os.SEEK_END)


def _folder(folder: Path, limits: Limits, prefix: str) -> Iterator[Member]:
    unlisted: list[OSError] = []
    paths: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=unlisted.append):
        paths += [Path(parent, name) for name in files]
        paths += [path for path in (Path(parent, name) for name in folders) if path.is_symlink()]
    for inside in sorted(path.relative_to(folder).as_posix() for path in paths):
        path, label = folder / inside, prefix + inside
        opener = _PathOpener(str(path))
        if path.is_symlink() or not path.is_file():
            yield Member(label, 0, opener, trouble="a link or a device, which is not followed")
            continue
        try:
            if _is_zip_name(inside):
                yield from _file(label, f"{label}/", path.stat().st_size, opener, limits, limits.nesting)
            else:
                yield Member(label, path.stat().st_size, opener)
        except (OSError, SourceError) as error:
            yield Member(label, 0, opener, trouble=str(error))
    for hidden in unlisted:
        path, trouble = Path(hidden.filename), f"the folder cannot be listed: {hidden.strerror}"
        if path == folder:
            raise SourceError(f"{folder}: {trouble}")
        yield Member(prefix + path.relative_to(folder).as_posix(), 0, _PathOpener(str(path)), trouble=trouble)


_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}
"""What archives of office documents and programs hold, and exports never do."""


def _is_zip_name(name: str) -> bool:
    return name.lower().endswith(".zip")


def _file(
    label: str, prefix: str, size: int, opener: Callable[[], IO[bytes]], limits: Limits, depth: int
) -> Iterator[Member]:
    """The members of a zip, whatever its name, ``prefix`` before theirs; anything else is itself the only member."""
    with opener() as stream:
        start = stream.read(4)
    if start not in (b"PK\x03\x04", b"PK\x05\x06", b"PK00"):
        if _is_zip_name(label):
            raise DamagedError(f"{label}: not a zip archive, in spite of its name; download it from LinkedIn again")
        yield Member(label, size, opener)
        return
    try:
        with opener() as stream, zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
    except OSError:
        raise
    except Exception as error:
        if not _is_zip_name(label):
            yield Member(label, size, opener)
            return
        raise DamagedError(
            f"{label}: the archive is cut off or broken ({error}); download it from LinkedIn again"
        ) from error
    if not _OFFICE.isdisjoint(entry.filename for entry in entries):
        yield Member(label, size, opener)
        return
    if len(entries) > limits.members:
        raise _too_many(label, limits)
    files = [entry for entry in entries if not entry.filename.endswith("/")]
    if files and all(entry.flag_bits & 1 for entry in files):
        raise EncryptedError(f"{label}: the archive wants a password; unpack it and open the folder")
    for entry in sorted(files, key=lambda entry: entry.filename):
        yield from _entry(prefix + entry.filename, entry, _ZipOpener(opener, entry), limits, depth)


def _entry(name: str, entry: zipfile.ZipInfo, opener: _ZipOpener, limits: Limits, depth: int) -> Iterator[Member]:
    size, trouble = entry.file_size, None
    if entry.flag_bits & 1:
        trouble = "it wants a password"
    elif _is_zip_name(name):
        if depth > 1 and size <= limits.nested_bytes:
            nested = _NestedOpener(opener, size)
            try:
                yield from _file(name, f"{name}/", size, nested, limits, depth - 1)
            except Exception as error:  # noqa: BLE001 - from a damaged archive come errors of every kind
                yield Member(name, size, opener, trouble=str(error))
            return
        trouble = "an archive inside an archive, too large or too deep to be opened"
    yield Member(name, size, opener, entry.CRC, trouble)
