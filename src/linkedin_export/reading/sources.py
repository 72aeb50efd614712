"""Where an export comes from: a zip, a folder, a lone file, a file object, or several of them, as members.

Nothing is ever extracted to disk. A member opens its bytes anew each time, so no handle stays open between reads.
"""

from __future__ import annotations

import io
import json
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeAlias

from attrs import evolve

from linkedin_export.errors import DamagedError, EncryptedError, LimitError, MissingSourceError, SourceError
from linkedin_export.issues import Code
from linkedin_export.reading.archives import (
    SIGNATURES,
    Entry,
    EntryOpener,
    NestedOpener,
    entries_of,
    salvaged,
    too_many,
)
from linkedin_export.reading.limits import Limits
from linkedin_export.reading.members import (
    BROKEN,
    BytesOpener,
    Member,
    ObjectOpener,
    PathOpener,
    UnreadableError,
    stream_label,
)
from linkedin_export.schema.names import base_name

Page: TypeAlias = dict[str, Any]
"""Parsed JSON: what the Member Snapshot API answers."""
Source: TypeAlias = str | os.PathLike[str] | BinaryIO | Page | list[Page]
Opener: TypeAlias = Callable[[], IO[bytes]]


def members_of(sources: Sequence[Source], limits: Limits) -> list[Member]:
    """Every file of the sources, in the order they are given, those of a folder or archive by name.

    Raises SourceError (its kinds say what is wrong) for a source that cannot be read at all.
    """
    return [member for members in members_by_source(sources, limits) for member in members]


def members_by_source(sources: Sequence[Source], limits: Limits) -> list[list[Member]]:
    """The same, source by source. The limits hold for all of them together."""
    listing = _Listing(limits)
    counts: list[int] = []
    found: list[Member] = []
    labels = Counter[str]()
    total = 0
    for source in sources:
        label = label_of(source)
        labels[label] += 1
        if labels[label] > 1:
            label = f"{label} ({labels[label]})"
        before = len(found)
        for member in listing.members(source, label, f"{label}/" if len(sources) > 1 else ""):
            found.append(member)
            total += member.size
            if len(found) > limits.members:
                raise _named(too_many(limits), label_of(source))
        counts.append(len(found) - before)
    if total > limits.total_bytes:
        names = ", ".join(map(label_of, sources))
        raise LimitError(
            f"{names}: {total} bytes in all; raise Limits(total_bytes={limits.total_bytes}) if that is right"
        )
    noted = iter(_with_notes([_within(member, limits) for member in found]))
    return [list(islice(noted, count)) for count in counts]


def label_of(source: Source) -> str:
    """What a source is called in messages and in the names of members: the last part of its path."""
    if isinstance(source, str | os.PathLike):
        return base_name(os.fspath(source)) or os.fspath(source)
    if isinstance(source, dict | list):
        return "snapshot.json"
    return stream_label(source)


def _named(error: SourceError, label: str) -> SourceError:
    return type(error)(f"{label}: {error}")


def _within(member: Member, limits: Limits) -> Member:
    if member.trouble or member.size <= limits.member_bytes:
        return member
    return evolve(member, trouble=f"it is larger than Limits(member_bytes={limits.member_bytes})")


def _points_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return not parts[0] or parts[0][1:2] == ":" or ".." in parts


def _with_notes(members: Sequence[Member]) -> list[Member]:
    """The members, with what is odd about their names."""
    seen: dict[str, str] = {}
    noted: list[Member] = []
    for member in members:
        notes = list(member.notes)
        if _points_outside(member.name):
            notes.append((Code.OUTSIDE_NAME, ""))
        first = seen.setdefault(unicodedata.normalize("NFC", member.name).casefold(), member.name)
        if first is not member.name:
            notes.append((Code.SAME_NAME, "" if first == member.name else f"but for its spelling that of {first}"))
        noted.append(evolve(member, notes=tuple(notes)) if notes else member)
    return noted


class _Listing:
    """One walk through sources, within limits that hold for all of them together."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._entries_left = 2 * limits.members
        """Entries of archives that may still be listed, those of archives that are then not opened included."""

    def members(self, source: Source, label: str, prefix: str) -> Iterator[Member]:
        """The members of a source; ``prefix`` goes before the names of those that lie in a folder or archive."""
        if isinstance(source, str | os.PathLike) and Path(source).is_dir():
            yield from self._folder(Path(source), prefix)
            return
        try:
            opener, size = _opener_and_size(source)
            yield from self._file(label, prefix, size, opener)
        except SourceError:
            raise
        except io.UnsupportedOperation as error:
            raise SourceError(f"{label}: a stream that cannot go back; read it into an io.BytesIO first") from error
        except OSError as error:
            raise SourceError(f"{label}: cannot be read: {error}") from error

    def _folder(self, folder: Path, prefix: str) -> Iterator[Member]:
        unlisted: list[OSError] = []
        paths: list[Path] = []
        for parent, folders, files in os.walk(folder, onerror=unlisted.append):
            paths += [Path(parent, name) for name in files]
            paths += [path for path in (Path(parent, name) for name in folders) if path.is_symlink()]
            if len(paths) > self._limits.members:
                raise _named(too_many(self._limits), folder.name)
        for inside in sorted(path.relative_to(folder).as_posix() for path in paths):
            path, label = folder / inside, prefix + inside
            opener = PathOpener(str(path))
            if path.is_symlink() or not path.is_file():
                yield Member(label, 0, opener, trouble="a link or a device, which is not followed")
                continue
            try:
                if _is_zip_name(inside):
                    yield from list(self._file(label, f"{label}/", path.stat().st_size, opener))
                else:
                    yield Member(label, path.stat().st_size, opener)
            except (OSError, SourceError) as error:
                yield Member(label, 0, opener, trouble=str(error))
        for hidden in unlisted:
            path, trouble = Path(hidden.filename), f"the folder cannot be listed: {hidden.strerror}"
            if path == folder:
                raise SourceError(f"{folder}: {trouble}")
            yield Member(prefix + path.relative_to(folder).as_posix(), 0, PathOpener(str(path)), trouble=trouble)

    def _file(
        self, label: str, prefix: str, size: int, opener: Opener, depth: int = 1, density: float = 1.0, held: int = 0
    ) -> Iterator[Member]:
        """The members of a zip, whatever its name, ``prefix`` before theirs; anything else is the only member.

        ``depth`` counts the archives one in another; ``density`` is how many bytes of the outermost each byte takes;
        ``held`` are bytes of those around it that are held in memory.
        """
        with opener() as stream:
            start = stream.read(4)
        if start not in SIGNATURES:
            if _is_zip_name(label):
                raise DamagedError(f"{label}: not a zip archive, in spite of its name; download it from LinkedIn again")
            yield Member(label, size, opener)
            return
        entries = self._entries(label, opener, density)
        if entries is None or not _OFFICE.isdisjoint(entry.name for entry in entries):
            yield Member(label, size, opener)
            return
        if entries and all(entry.encrypted for entry in entries):
            raise EncryptedError(f"{label}: the archive wants a password; unpack it and open the folder")
        for entry in entries:
            yield from self._entry(prefix + entry.name, entry, opener, depth, density, held)

    def _entries(self, label: str, opener: Opener, density: float) -> list[Entry] | None:
        """What an archive holds; None if it is a file that only starts like one."""
        try:
            try:
                entries = entries_of(opener, self._limits, density)
            except LimitError:
                raise
            except BROKEN as error:
                if isinstance(error, OSError) or (not _is_zip_name(label) and "." in label):
                    raise
                entries = salvaged(opener, self._limits, density)
                if not entries:
                    raise
        except LimitError as error:
            self._entries_left -= self._limits.members
            raise _named(error, label) from error
        except OSError:
            raise
        except BROKEN as error:
            if not _is_zip_name(label):
                return None
            raise DamagedError(
                f"{label}: the archive is cut off or broken ({error}); download it from LinkedIn again"
            ) from error
        self._entries_left -= len(entries)
        if self._entries_left < 0:
            raise _named(too_many(self._limits), label)
        return entries

    def _entry(
        self, name: str, entry: Entry, archive: Opener, depth: int, density: float, held: int
    ) -> Iterator[Member]:
        info, opener, trouble = entry.info, EntryOpener(archive, entry.info), entry.trouble
        notes = ((Code.SALVAGED, ""),) if entry.salvaged else ()
        member = Member(name, info.file_size, opener, info.CRC, trouble, notes)
        if trouble or not _is_zip_name(name):
            yield member
            return
        if depth >= self._limits.nesting or info.file_size + held > self._limits.nested_bytes:
            limits = f"Limits(nesting={self._limits.nesting}, nested_bytes={self._limits.nested_bytes})"
            yield evolve(member, trouble=f"an archive inside an archive, too deep or too large; raise {limits}")
            return
        inner = density * info.compress_size / max(1, info.file_size)
        nested = NestedOpener(opener)
        try:
            yield from list(
                self._file(name, f"{name}/", info.file_size, nested, depth + 1, inner, held + info.file_size)
            )
        except (SourceError, UnreadableError, *BROKEN) as error:
            if self._entries_left < 0:
                raise
            yield evolve(member, trouble=str(error))


def _opener_and_size(source: Source) -> tuple[Opener, int]:
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        if not path.exists():
            raise MissingSourceError(f"{path}: there is no such file or folder")
        if not path.is_file():
            raise SourceError(f"{path}: neither a file nor a folder")
        return PathOpener(str(path)), path.stat().st_size
    if isinstance(source, dict | list):
        data = _dumped(source)
        return BytesOpener(data), len(data)
    if not hasattr(source, "read") or not hasattr(source, "seek"):
        raise TypeError(f"a path, a binary file object or parsed pages, not {type(source).__name__}")
    if not isinstance(source.read(0), bytes):
        raise TypeError("a text file object: open it in binary mode ('rb')")
    return ObjectOpener(source), source.seek(0, os.SEEK_END)


def _dumped(source: Page | list[Page]) -> bytes:
    """Parsed pages as bytes of a file. Raises TypeError for what is no JSON."""
    pages = [source] if isinstance(source, dict) else source
    if not all(isinstance(page, dict) for page in pages):
        raise TypeError("a list is one of parsed pages, each a dict; give several paths one by one: open(*paths)")
    try:
        return json.dumps(pages).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise TypeError(f"parsed pages hold nothing but what JSON holds: {error}") from error


_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}
"""What archives of office documents and programs hold, and exports never do."""


def _is_zip_name(name: str) -> bool:
    return name.lower().endswith(".zip")
