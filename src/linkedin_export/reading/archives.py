"""Zip archives: what they list, the bytes of one member, and what is left of an archive that is cut off."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO

from attrs import Factory, field, frozen

from linkedin_export.errors import LimitError
from linkedin_export.reading.limits import Limits
from linkedin_export.reading.members import Span, UnreadableError

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK00")
"""How archives start."""
_BLOCK = 1 << 16
_SMALL = 16 << 20
"""Bytes to which anything may unpack, however little it was packed in."""
_KEPT = 16 << 20
"""Bytes of an archive inside an archive that are kept, so as not to be unpacked for each of its members."""


@frozen
class Entry:
    """A member as its archive lists it, and why it cannot be read, if that is known."""

    info: zipfile.ZipInfo = field(eq=False)
    trouble: str | None = None
    salvaged: bool = False

    @property
    def name(self) -> str:
        """Its path."""
        return self.info.filename

    @property
    def encrypted(self) -> bool:
        """Whether it wants a password."""
        return bool(self.info.flag_bits & 1)


def entries_of(opener: Callable[[], IO[bytes]], limits: Limits, density: float = 1.0) -> list[Entry]:
    """The files of an archive by name, folders left out.

    ``density``: how many bytes of the outermost archive each byte of this one takes. Raises LimitError, and whatever
    else `BROKEN` names if the archive's list of contents cannot be read.
    """
    with opener() as stream:
        # Each entry of the list takes 46 bytes and its name; `zipfile` would read any number of them into memory.
        if _directory_size(stream) > limits.members * 8 * 46:
            raise too_many(limits)
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            stream.seek(0)
            if stream.read(4) == b"PK\x03\x04" and all(info.header_offset for info in infos):
                raise zipfile.BadZipFile("the only list of contents is that of an archive inside")
    if len(infos) > limits.members:
        raise too_many(limits)
    return _judged(infos, limits, density, salvaged=False)


def too_many(limits: Limits) -> LimitError:
    """The error of a source with more files than it may have."""
    return LimitError(f"too many files; raise Limits(members={limits.members}) if that is right")


def _directory_size(stream: IO[bytes]) -> int:
    """The size of the list of contents as the archive states it; 0 where it does not, or states what cannot be."""
    size = stream.seek(0, os.SEEK_END)
    start = max(0, size - (1 << 16) - 22)
    stream.seek(start)
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return 0
    (stated,) = struct.unpack_from("<L", tail, end + 12)
    locator = tail.rfind(b"PK\x06\x07", 0, end)
    if stated == 0xFFFFFFFF and locator >= 0:
        stream.seek(struct.unpack_from("<Q", tail, locator + 8)[0])
        record = stream.read(56)
        if record.startswith(b"PK\x06\x06") and len(record) == 56:
            (stated,) = struct.unpack_from("<Q", record, 40)
    return int(stated) if stated <= size else 0


def _judged(infos: Sequence[zipfile.ZipInfo], limits: Limits, density: float, *, salvaged: bool) -> list[Entry]:
    sharing = _sharing(infos)
    entries = [
        Entry(info, _trouble(info, limits, density, sharing), salvaged)
        for info in sorted(infos, key=lambda info: info.filename)
        if not info.filename.endswith("/")
    ]
    fine = [entry.info for entry in entries if entry.trouble is None]
    unpacked, packed = sum(info.file_size for info in fine), sum(info.compress_size for info in fine) * density
    if unpacked > limits.total_bytes:
        raise LimitError(f"it unpacks to {unpacked} bytes; raise Limits(total_bytes={limits.total_bytes}) if it may")
    if unpacked > _SMALL and unpacked > packed * limits.ratio:
        raise LimitError(f"it unpacks to {_times(unpacked, packed)}; raise Limits(ratio={limits.ratio}) if it may")
    return entries


def _times(unpacked: int, packed: float) -> str:
    return f"{unpacked / max(1.0, packed):.0f} times its packed size"


def _sharing(infos: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Where the members stand that share bytes with another, as no packer writes them."""
    shared: set[int] = set()
    end, holder = 0, -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            shared |= {holder, info.header_offset}
        after = info.header_offset + 30 + len(info.orig_filename) + info.compress_size
        if after > end:
            end, holder = after, info.header_offset
    return shared


def _trouble(info: zipfile.ZipInfo, limits: Limits, density: float, sharing: set[int]) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == 3 else 0
    packed = info.compress_size * density
    if kind not in (0, stat.S_IFREG):
        return "a link or a device, which is not followed"
    if info.flag_bits & 1:
        return "it wants a password"
    if info.header_offset in sharing:
        return "it shares bytes of the archive with another file"
    if info.file_size > _SMALL and info.file_size > packed * limits.ratio:
        return f"it unpacks to {_times(info.file_size, packed)}; raise Limits(ratio={limits.ratio}) if it may"
    return None


_LOCAL_HEADER = struct.Struct("<4s2xHH4xLLLHH")
"""What stands before a member: signature, flags, method, checksum, packed and unpacked size, sizes of name and more."""


@frozen
class EntryOpener:
    """Opens one member of an archive, without reading the archive's list of contents again."""

    archive: Callable[[], IO[bytes]]
    info: zipfile.ZipInfo = field(eq=False)

    def __call__(self) -> IO[bytes]:
        archive = self.archive()
        try:
            _to_data(archive, self.info.header_offset)
            if self.info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                return _Unpacked(archive, self.info)  # type: ignore[return-value]
            return _Other(archive, self.info)
        except BaseException:
            archive.close()
            raise


def _to_data(archive: IO[bytes], offset: int) -> int:
    """Goes to where a member's bytes start. Raises UnreadableError."""
    archive.seek(offset)
    header = archive.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise UnreadableError("it is not where the archive says")
    *_, name_size, extra_size = _LOCAL_HEADER.unpack(header)
    return archive.seek(name_size + extra_size, os.SEEK_CUR)


class _Inflater:
    """Unpacks what was deflated, all of it that stands before damage, which `zlib` does not by itself."""

    def __init__(self) -> None:
        self._state = zlib.decompressobj(-15)

    def unpack(self, packed: bytes, size: int) -> bytes:
        """Some bytes, at most so many. Raises zlib.error where none can be had."""
        packed = self._state.unconsumed_tail + packed
        while True:
            before = self._state.copy()
            try:
                return self._state.decompress(packed, size)
            except zlib.error:
                if size == 1:
                    raise
                self._state, size = before, size // 2

    @property
    def hungry(self) -> bool:
        """Whether it wants more packed bytes."""
        return not self._state.unconsumed_tail

    @property
    def ended(self) -> bool:
        """Whether all is unpacked."""
        return self._state.eof

    @property
    def unused(self) -> int:
        """How many of the bytes it was given stand behind the end."""
        return len(self._state.unused_data)


class _Unpacked(io.RawIOBase):
    """A member's bytes, the archive standing where they start.

    What could be unpacked is given before UnreadableError is raised, which `zipfile` does not promise.
    """

    def __init__(self, archive: IO[bytes], info: zipfile.ZipInfo) -> None:
        super().__init__()
        self._archive = archive
        self._info = info
        self._packed_left = info.compress_size
        self._left = info.file_size
        self._checksum = 0
        self._inflater = _Inflater() if info.compress_type == zipfile.ZIP_DEFLATED else None

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._next(min(len(view), self._left)) if self._left else b""
        if not data and (self._left or self._checksum != self._info.CRC):
            raise UnreadableError("it is cut off" if self._left else "its bytes are not those that were packed (CRC)")
        self._left -= len(data)
        self._checksum = zlib.crc32(data, self._checksum)
        view[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        """Some bytes, none at the end."""
        if self._inflater is None:
            return self._packed(min(size, _BLOCK))
        while not self._inflater.ended:
            packed = self._packed(_BLOCK) if self._inflater.hungry else b""
            starved = self._inflater.hungry and not packed
            data = self._inflater.unpack(packed, size)
            if data or starved:
                return data
        return b""

    def _packed(self, size: int) -> bytes:
        data = self._archive.read(min(size, self._packed_left))
        self._packed_left -= len(data)
        return data

    def close(self) -> None:
        super().close()
        self._archive.close()


class _Other(io.BufferedReader):
    """A member packed in a way that LinkedIn never does, which is left to `zipfile`."""

    def __init__(self, archive: IO[bytes], info: zipfile.ZipInfo) -> None:
        self._archive = archive
        super().__init__(zipfile.ZipExtFile(archive, "r", info))

    def close(self) -> None:
        super().close()
        self._archive.close()


@frozen
class NestedOpener:
    """Opens an archive inside an archive: where it lies, if it is not packed, else unpacked in memory."""

    entry: EntryOpener
    _kept: list[bytes] = field(init=False, repr=False, eq=False, default=Factory(list))

    def __call__(self) -> IO[bytes]:
        info = self.entry.info
        if self._kept:
            return io.BytesIO(self._kept[0])
        if info.compress_type == zipfile.ZIP_STORED:
            archive = self.entry.archive()
            start = _to_data(archive, info.header_offset)
            return io.BufferedReader(Span(archive, start, info.compress_size, owned=True))
        with self.entry() as stream:
            data = stream.read()
        if len(data) <= _KEPT:
            self._kept.append(data)
        return io.BytesIO(data)


def salvaged(opener: Callable[[], IO[bytes]], limits: Limits, density: float = 1.0) -> list[Entry]:
    """The members found one behind the other in an archive whose list of contents is lost, the last cut off as it is.

    Raises LimitError, and whatever else `BROKEN` names.
    """
    with opener() as stream:
        infos = list(_found(stream, limits))
    return _judged(infos, limits, density, salvaged=True)


def _found(stream: IO[bytes], limits: Limits) -> Iterator[zipfile.ZipInfo]:
    end = stream.seek(0, os.SEEK_END)
    position, found, unpacked = 0, 0, 0
    while (info := _local(stream, _next_header(stream, position))) is not None:
        found += 1
        if found > limits.members:
            raise too_many(limits)
        start = stream.tell()
        whole = not info.flag_bits & 8 or _measure(stream, info, limits)
        position = start + info.compress_size if whole else _next_header(stream, start)
        info.compress_size = min(position, end) - start
        unpacked += info.file_size
        if unpacked > limits.total_bytes:
            raise LimitError(f"it unpacks to more than Limits(total_bytes={limits.total_bytes})")
        yield info


def _next_header(stream: IO[bytes], position: int) -> int:
    """Where the next member starts, or the end of the stream."""
    stream.seek(position)
    window = b""
    while block := stream.read(_BLOCK):
        window = window[-3:] + block
        found = window.find(b"PK\x03\x04")
        if found >= 0:
            return stream.tell() - len(window) + found
    return stream.tell()


def _local(stream: IO[bytes], position: int) -> zipfile.ZipInfo | None:
    """What stands before a member's bytes, the stream left behind it; None if that is cut off."""
    stream.seek(position)
    header = stream.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size:
        return None
    _, flags, method, checksum, packed, unpacked, name_size, extra_size = _LOCAL_HEADER.unpack(header)
    name, extra = stream.read(name_size), stream.read(extra_size)
    if len(name) < name_size or len(extra) < extra_size:
        return None
    info = zipfile.ZipInfo(name.decode("utf-8" if flags & 0x800 else "cp437", "replace") or "unnamed")
    info.header_offset, info.flag_bits, info.compress_type, info.CRC = position, flags, method, checksum
    info.compress_size, info.file_size = packed, unpacked
    if packed == unpacked == 0xFFFFFFFF and extra.startswith(b"\x01\x00\x10\x00") and len(extra) >= 20:
        info.file_size, info.compress_size = struct.unpack_from("<QQ", extra, 4)
    return info


def _measure(stream: IO[bytes], info: zipfile.ZipInfo, limits: Limits) -> bool:
    """Finds the sizes and the checksum of a member that states them only behind its bytes; whether it is whole."""
    inflater, unpacked, checksum, taken = _Inflater(), 0, 0, 0
    with suppress(zlib.error):
        while not inflater.ended and unpacked <= limits.member_bytes:
            packed = stream.read(_BLOCK) if inflater.hungry else b""
            starved = inflater.hungry and not packed
            taken += len(packed)
            data = inflater.unpack(packed, _BLOCK)
            unpacked, checksum = unpacked + len(data), zlib.crc32(data, checksum)
            if starved or (unpacked > _SMALL and unpacked > taken * limits.ratio):
                break
    info.CRC, info.compress_size = checksum, taken - inflater.unused
    # One byte more than there is, so that reading tells that it is cut off.
    info.file_size = unpacked + (not inflater.ended)
    return inflater.ended
