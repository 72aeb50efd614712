"""Whether a backup is as it was made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from linkedin_export.errors import BackupError
from linkedin_export.history.backup.contents import LOCK, SUMS, WORK, State, left_over, read_state
from linkedin_export.history.backup.disk import files_in, sha256_of, size_of
from linkedin_export.shown import printable

OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that systems put into any folder that somebody looks into."""


@frozen(kw_only=True)
class BackupCheck:
    """What `verify_backup` has found; true if all is well. ``str()`` shows it, ``to_dict()`` is JSON-able.

    Paths are those in the folder of the backup, as they are: names of files are among them that members may have given.
    """

    folder: Path
    """Where the backup is."""
    files: int
    """How many files it is to have."""
    missing: tuple[str, ...]
    """Files that are not there, or in a folder that cannot be listed."""
    changed: tuple[str, ...]
    """Files whose bytes are others, or that cannot be read."""
    extra: tuple[str, ...]
    """Files that do not belong to it."""
    interrupted: bool
    """Whether there is something left of a run that was interrupted, which the next one removes; that is no fault."""

    def __bool__(self) -> bool:
        return not (self.missing or self.changed or self.extra)

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON-able data."""
        return {
            "folder": str(self.folder),
            "well": bool(self),
            "files": self.files,
            "missing": list(self.missing),
            "changed": list(self.changed),
            "extra": list(self.extra),
            "interrupted": self.interrupted,
        }

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from (f"missing: {printable(path)}" for path in self.missing)
        yield from (f"changed: {printable(path)}" for path in self.changed)
        yield from (f"extra: {printable(path)}" for path in self.extra)
        sound = self.files - len(self.missing) - len(self.changed)
        yield f"{sound} of {self.files} files are as they were written."
        if self.interrupted:
            yield "A later run was interrupted; the next one removes what is left of it."


def verify_backup(folder: str | os.PathLike[str], *, progress: Callable[[int], object] | None = None) -> BackupCheck:
    """Reads every file of a backup and compares it with its checksum.

    ``progress`` is called with the size of each file that was read, in bytes. A run that ends meanwhile has it start
    again. Raises BackupError if the folder is no backup, or its list of checksums is damaged.
    """
    place = Path(folder)
    while True:
        state = read_state(place)
        if state is None:
            raise BackupError(f"{place}: holds no backup")
        found = _verified(state, progress or _tell_nobody)
        if read_state(place) == state:
            return found


def _tell_nobody(size: int) -> None:
    """Is told how much was read."""


def is_as_kept(folder: Path, path: str, digest: str) -> bool:
    """Whether a file can be read and has the bytes that it is to have; a link in its place is not it."""
    place = folder / path
    try:
        return place.is_file() and not place.is_symlink() and sha256_of(place)[1] == digest
    except OSError:
        return False


def _verified(state: State, tell: Callable[[int], object]) -> BackupCheck:
    missing: list[str] = []
    changed: list[str] = []
    there = {path.relative_to(state.folder).as_posix() for path in files_in(state.folder)}
    for path, digest in state.sums.items():
        if path not in there:
            missing.append(path)
            continue
        if not is_as_kept(state.folder, path, digest):
            changed.append(path)
        tell(size_of(state.folder / path))
    interrupted = (state.folder / WORK).exists()
    left = [f"{one.relative_to(state.folder).as_posix()}/" for one in left_over(state.folder, state.kept)]
    of_runs = (f"{WORK}/", *left) if interrupted else ()
    extra = [
        path
        for path in there
        if path not in state.sums
        and path not in (SUMS, LOCK)
        and path.rpartition("/")[2] not in OF_SYSTEMS
        and not path.startswith(of_runs)
    ]
    return BackupCheck(
        folder=state.folder,
        files=len(state.sums) + 1,
        missing=tuple(missing),
        changed=tuple(changed),
        extra=tuple(sorted(extra)),
        interrupted=interrupted,
    )
