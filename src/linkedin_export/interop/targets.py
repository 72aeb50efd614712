"""Files and folders that are there whole or not at all: written under another name beside, and renamed at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeAlias

Target: TypeAlias = str | os.PathLike[str]


@contextmanager
def whole_file(path: Target) -> Generator[Path, None, None]:
    """A path beside to write to, renamed to ``path`` if all goes well; a file that is there is replaced.

    Only its owner may read it. Raises FileNotFoundError if the folder is not there, IsADirectoryError if ``path`` is a
    folder.
    """
    target = Path(path)
    _check_folder_of(target)
    if target.is_dir():
        raise IsADirectoryError(f"{target}: is a folder; give the name of a file")
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(number)
    try:
        yield Path(name)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(path: Target) -> Generator[Path, None, None]:
    """A folder beside to write in, renamed to ``path`` if all goes well. Only its owner may look into it.

    Raises FileExistsError if there is something at ``path`` other than an empty folder, FileNotFoundError if the folder
    that it is to be in is not there.
    """
    target = Path(path)
    _check_folder_of(target)
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise FileExistsError(f"{target}: is there already; give the name of a new folder, or of an empty one")
    name = tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        yield Path(name)
        if target.exists():
            target.rmdir()  # some systems rename to no folder that is there
        Path(name).replace(target)
    except BaseException:
        shutil.rmtree(name, ignore_errors=True)
        raise


def _check_folder_of(target: Path) -> None:
    if not target.parent.is_dir():
        raise FileNotFoundError(f"{target}: there is no such folder to write it to")


def check_not_read_from(path: Target, sources: tuple[str | os.PathLike[str] | BinaryIO, ...]) -> None:
    """Raises ValueError if ``path`` is a file that an export is read from, so that writing would destroy it."""
    target = Path(path)
    for source in sources:
        if isinstance(source, str | os.PathLike) and target.exists() and Path(source).exists():
            within = Path(source).is_dir() and Path(source).resolve() in target.resolve().parents
            if within or target.samefile(source):
                raise ValueError(f"{target}: is a file of the export; write somewhere else")
