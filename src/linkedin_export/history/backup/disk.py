"""Files that are on the disk, and not merely on the way to it, before anything counts on them."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from linkedin_export.errors import BackupError

_BLOCK = 1 << 20
_NO_SYNC = (errno.EACCES, errno.EINVAL, errno.ENOTSUP)
"""What systems answer that do not write folders to the disk on demand."""


def sha256_of(path: Path) -> tuple[int, str]:
    """The size of a file and the SHA-256 of its bytes, which are read block by block."""
    with path.open("rb") as stream:
        return _pour(stream, None)


def size_of(path: Path) -> int:
    """The size of a file, in bytes, of a link's own; 0 if it is gone meanwhile."""
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0


def copy(source: Path, target: Path) -> tuple[int, str]:
    """Copies the bytes of a file to a new one that only its owner may read; their number and their SHA-256."""
    with source.open("rb") as stream, _new(target) as out:
        return _pour(stream, out)


def write(path: Path, data: bytes) -> None:
    """Writes a new file that only its owner may read."""
    with _new(path) as out:
        out.write(data)


def _pour(stream: IO[bytes], out: IO[bytes] | None) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
        size += len(block)
        if out is not None:
            out.write(block)
    return size, digest.hexdigest()


def _new(path: Path) -> IO[bytes]:
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))


def files_in(folder: Path, unlisted: Callable[[OSError], object] | None = None) -> Iterator[Path]:
    """All that is in a folder and is none itself, links to folders included, which are not followed.

    ``unlisted`` is told of folders that cannot be listed.
    """
    for parent, folders, files in os.walk(folder, onerror=unlisted):
        yield from (Path(parent, name) for name in files)
        yield from (path for path in (Path(parent, name) for name in folders) if path.is_symlink())


def sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on the disk, where the system can tell."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def sync_all(folder: Path) -> None:
    """Waits until a folder and everything in it is on the disk."""
    for parent, _, files in os.walk(folder):
        for name in files:
            with Path(parent, name).open("rb+") as stream:
                os.fsync(stream.fileno())
        sync_folder(Path(parent))
    sync_folder(folder.parent)


@contextmanager
def locked(path: Path) -> Generator[None, None, None]:
    """Keeps other processes from holding the same lock, for as long as this one lives. Raises BackupError if one does.

    The lock is SQLite's, which every system has and frees when its holder is killed; the file stays empty.
    """
    import sqlite3

    try:
        lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise _not_locked(path, error) from error
    with closing(lock):
        try:
            lock.execute("PRAGMA journal_mode = MEMORY")
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise _not_locked(path, error) from error
        yield


def _not_locked(path: Path, error: Exception) -> BackupError:
    return BackupError(f"{path.parent}: another backup into it is under way, or it cannot be written to ({error})")
