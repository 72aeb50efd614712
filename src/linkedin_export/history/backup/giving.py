"""What is given to be kept: archives, folders, and lone files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from attrs import frozen

from linkedin_export.errors import MissingSourceError, SourceError
from linkedin_export.history.backup.contents import kept_paths
from linkedin_export.history.backup.disk import files_in, sha256_of
from linkedin_export.history.backup.names import Places
from linkedin_export.history.copies import days_in
from linkedin_export.reading.archives import SIGNATURES


@frozen
class Found:
    """A file to be kept: where it is, the parts of the path it is to be kept under, and what it is called."""

    path: Path
    parts: tuple[str, ...]
    name: str


@frozen
class Given:
    """An archive, a folder, or lone files of one folder."""

    kind: str
    sources: tuple[Path, ...]

    @property
    def _above(self) -> tuple[str, ...]:
        """The name of the next folder around it that tells its day, if its own name does not."""
        path = self.sources[0]
        own = days_in(path.name) if self.kind != "files" else []
        named = (one.name for one in path.parents if days_in(one.name))
        return () if own else tuple(named)[:1]

    def files(self) -> Iterator[Found]:
        """The files, those of a folder by name. Raises SourceError if a folder in it cannot be listed."""
        for source in self.sources:
            top = (*self._above, source.name)
            if self.kind != "folder":
                yield Found(source, top, source.name)
                continue
            for path in _walk(source):
                inside = path.relative_to(source)
                if stat.S_ISREG(path.lstat().st_mode):
                    yield Found(path, (*top, *inside.parts), inside.as_posix())

    def left_out(self) -> tuple[str, ...]:
        """Links and devices in a folder."""
        paths = (path for source in self.sources if self.kind == "folder" for path in _walk(source))
        return tuple(
            path.relative_to(self.sources[0]).as_posix() for path in paths if not stat.S_ISREG(path.lstat().st_mode)
        )

    def kept_as(self, places: Places) -> tuple[str, ...]:
        """The paths that its sources are kept under."""
        return tuple(places.of((*self._above, source.name)) for source in self.sources)

    def digest(self) -> str:
        """What tells that it is there already: see `Original.sha256`."""
        if self.kind == "archive":
            return sha256_of(self.sources[0])[1]
        return digest_of((sha256_of(file.path)[1], file.name) for file in self.files())


def digest_of(files: Iterator[tuple[str, str]]) -> str:
    """The SHA-256 of a list of files, each with its own and its name."""
    listed = "".join(f"{digest}  {name}\n" for digest, name in sorted(files))
    return sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()


def _walk(folder: Path) -> list[Path]:
    """All that is in a folder and is none itself, by name."""

    def refuse(error: OSError) -> NoReturn:
        raise SourceError(f"{error.filename}: the folder cannot be listed, so it cannot be kept: {error.strerror}")

    return sorted(files_in(folder, refuse))


def given(sources: Sequence[object]) -> list[Given]:
    """The sources, lone files of one folder together; in place of a backup, what it keeps.

    Raises TypeError for what is no path, MissingSourceError if there is nothing at one, SourceError for devices.
    """
    paths: list[Path] = []
    for source in sources:
        if not isinstance(source, str | os.PathLike):
            kind = type(source).__name__
            raise TypeError(f"backup() keeps files and folders: give a path, not {kind}; write pages to a file first")
        # Not resolved: a link that is given by name is called what it is called.
        paths += kept_paths(Path(os.path.abspath(os.fsdecode(source))))  # noqa: PTH100
    made: list[Given] = []
    lone: dict[Path, list[Path]] = {}
    for path in paths:
        if path.is_dir():
            made.append(Given("folder", (path,)))
        elif not path.exists():
            raise MissingSourceError(f"{path}: there is no such file or folder")
        elif not path.is_file():
            raise SourceError(f"{path}: neither a file nor a folder")
        elif _is_archive(path):
            made.append(Given("archive", (path,)))
        else:
            lone.setdefault(path.parent, []).append(path)
    return [*made, *(Given("files", tuple(sorted(set(files)))) for files in lone.values())]


def _is_archive(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) in SIGNATURES
