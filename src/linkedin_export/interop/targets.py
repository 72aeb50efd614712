"""Files and folders that are there whole or not at all: written under another name beside, and renamed at the end."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

Target: TypeAlias = str | os.PathLike[str]


@contextmanager
def whole_file(path: Target) -> Generator[Path, None, None]:
    """A path beside, of the same name, to write to, renamed to ``path`` if all goes well; what is there is replaced.

    Only its owner may read it. Raises FileNotFoundError if the folder is not there, IsADirectoryError if ``path`` is a
    folder.
    """
    target = Path(path)
    _check_folder_of(target)
    if target.is_dir():
        raise IsADirectoryError(f"{target}: is a folder; give the name of a file")
    with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as beside:
        made = Path(beside, target.name)
        yield made
        made.chmod(0o600)
        made.replace(target)


@contextmanager
def new_file(path: Target) -> Generator[Path, None, None]:
    """The same for a file that must not be there yet. Raises FileExistsError if it is."""
    if Path(path).exists():
        raise FileExistsError(f"{path}: is there already; give another path, or remove it first")
    with whole_file(path) as beside:
        yield beside


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
    with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as beside:
        made = Path(beside, target.name)
        made.mkdir(0o700)
        yield made
        if target.exists():
            target.rmdir()  # some systems rename to no folder that is there
        made.replace(target)


def _check_folder_of(target: Path) -> None:
    if not target.parent.is_dir():
        raise FileNotFoundError(f"{target}: there is no such folder to write it to")


def check_not_read_from(path: Target, sources: tuple[object, ...]) -> None:
    """Raises ValueError if ``path`` is a file that an export is read from, so that writing would destroy it."""
    target = Path(path)
    for source in sources:
        if isinstance(source, str | os.PathLike) and target.exists() and Path(source).exists():
            within = Path(source).is_dir() and Path(source).resolve() in target.resolve().parents
            if within or target.samefile(source):
                raise ValueError(f"{target}: is a file of the export; write somewhere else")
