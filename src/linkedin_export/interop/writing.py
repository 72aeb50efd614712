"""Writing files so that nothing half written is ever where a file is looked for."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def to_become(path: Path) -> Generator[Path, None, None]:
    """A path beside ``path`` to write at, of the same name; what is there at the end takes the place of ``path``.

    If an error ends it, ``path`` is as it was. Raises FileNotFoundError if there is no folder to write in.
    """
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no such folder to write it to")
    with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as work:
        made = Path(work, path.name)
        yield made
        made.replace(path)


@contextmanager
def new_file(path: Path) -> Generator[Path, None, None]:
    """The same for a file that must not be there yet. Raises FileExistsError if it is."""
    if path.exists():
        raise FileExistsError(f"{path}: is there already; give another path, or remove it first")
    with to_become(path) as made:
        yield made


@contextmanager
def new_folder(folder: Path) -> Generator[Path, None, None]:
    """A folder to write files in, which are in ``folder`` at the end, or none of them if an error ends it.

    Raises FileExistsError if ``folder`` is there and is no empty folder.
    """
    if not folder.exists():
        with to_become(folder) as made:
            made.mkdir()
            yield made
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise FileExistsError(f"{folder}: is no empty folder; give another path, or empty it first")
    with TemporaryDirectory(prefix=".", dir=folder) as work:
        yield Path(work)
        for file in Path(work).iterdir():
            file.replace(folder / file.name)
