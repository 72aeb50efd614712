"""What a backup says of itself: the list of checksums, and the manifest."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import field, frozen
from attrs.validators import deep_iterable, in_, instance_of, matches_re

from linkedin_export.errors import BackupError
from linkedin_export.plain import plain

SUMS = "SHA256SUMS"
ORIGINALS = "originals"
WORK = "unfinished-backup"
PLAN = "plan"
"""In the folder of work: what the run moves out of it, and what it removes once that counts."""
LOCK = ".lock"
MANIFEST = "manifest.json"
FORMAT = "linkedin-export backup"
VERSION = 1
"""Of the manifest. A higher one may hold what this code would not keep."""

NUMBERED = re.compile(r"(\d{4,})", re.ASCII)
GENERATION = re.compile(r"backup-(\d{4,})", re.ASCII)
_PLANNED = re.compile(r"originals/\d{4,}|backup-\d{4,}", re.ASCII)
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)", re.ASCII)
_MENTION = re.compile(r"  backup-\d{4,}/", re.ASCII)
_MOST = 256 << 20
"""Bytes of the list and of the manifest; those of a hundred thousand files have a tenth of it."""
_text = instance_of(str)
_sum = matches_re(r"[0-9a-f]{64}")


def _check_path(_: object, __: object, path: str) -> None:
    """Of a kept file: in the folder of originals and nowhere else, whatever the system takes for a separator."""
    first, *rest = _text_of(path).split("/")
    odd = {"", ".", ".."} & set(rest) or "\\" in path or ":" in path
    if first != ORIGINALS or len(rest) < 2 or odd or not NUMBERED.fullmatch(rest[0]):
        raise ValueError(f"{path!r} is no path of an original")


def _text_of(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _files(values: Iterable[KeptFile]) -> tuple[KeptFile, ...]:
    return tuple(values)


def _moment(value: str | datetime) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


@frozen(kw_only=True)
class KeptFile:
    """A file of a backup that is as it was given."""

    path: str = field(validator=_check_path)
    """Where it is kept, in the folder of the backup."""
    name: str = field(validator=_text)
    """What it was called: its path in the folder that was given, or its name."""
    size: int = field(validator=instance_of(int))
    """In bytes."""
    sha256: str = field(validator=_sum)
    """Of its bytes, in hexadecimal digits."""


@frozen(kw_only=True)
class Original:
    """Something that was given to be kept: an archive, a folder, or lone files that lay in one folder."""

    number: int = field(validator=instance_of(int))
    """From 1; it stays. One that was removed, for its bytes were no longer what they had been, is not given again."""
    kind: str = field(validator=in_(("archive", "folder", "files")))
    names: tuple[str, ...] = field(converter=_texts, validator=deep_iterable(_text))
    """What it was called: the name of the archive, of the folder, or of each file."""
    sha256: str = field(validator=_sum)
    """Of an archive's bytes; otherwise of the list of its files, each with its SHA-256 and its name."""
    kept: datetime = field(converter=_moment)
    """When it was first kept."""
    sources: tuple[str, ...] = field(converter=_texts, validator=deep_iterable(_check_path))
    """What ``open`` is to be given of it, as paths in the folder of the backup."""
    files: tuple[KeptFile, ...] = field(converter=_files, validator=deep_iterable(instance_of(KeptFile)))
    """All that is kept of it."""
    left_out: tuple[str, ...] = field(converter=_texts, validator=deep_iterable(_text))
    """Links and devices in a folder, which are not followed, by their paths."""

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(file.size for file in self.files)


@frozen
class State:
    """What a folder holds as a backup."""

    folder: Path
    sums: Mapping[str, str]
    """The SHA-256 of each file, by its path."""
    generation: str
    """The folder that the last run made."""

    @property
    def kept(self) -> frozenset[str]:
        """The folders, by their paths, that hold what counts."""
        originals = ("/".join(path.split("/")[:2]) for path in self.sums if path.startswith(f"{ORIGINALS}/"))
        return frozenset((*originals, self.generation))

    @property
    def manifest(self) -> Path:
        """Where the manifest is."""
        return self.folder / self.generation / MANIFEST

    def originals(self) -> tuple[Original, ...]:
        """What is kept, as the manifest says. Raises BackupError if the manifest is damaged."""
        data = _read(self.manifest)
        if sha256(data).hexdigest() != self.sums[f"{self.generation}/{MANIFEST}"]:
            raise _damaged(self.manifest, "its bytes are not those that were written")
        try:
            stated = json.loads(data)
            if stated["format"] != FORMAT:
                raise ValueError(f"its format is {stated['format']!r}")
            if stated["format_version"] > VERSION:
                raise BackupError(f"{self.manifest}: was written by {stated['written_by']}, later than this; upgrade")
            return tuple(_original(one) for one in stated["originals"])
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise _damaged(self.manifest, f"{type(error).__name__}: {error}") from error


def _original(data: Mapping[str, Any]) -> Original:
    return Original(**{**data, "files": [KeptFile(**one) for one in data["files"]]})


def _damaged(path: Path, why: str) -> BackupError:
    return BackupError(
        f"{path}: is damaged ({why}); what is in {ORIGINALS!r} beside it are plain copies, which can be opened, "
        "and backed up into another folder"
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST + 1)
    except OSError as error:
        raise _damaged(path, str(error)) from error
    if len(data) > _MOST:
        raise _damaged(path, "it is larger than any that was written")
    return data


def listed(folder: Path) -> list[Path]:
    """What is in a folder, by name; nothing if there is none."""
    return sorted(folder.iterdir()) if folder.is_dir() else []


def left_over(folder: Path, kept: frozenset[str]) -> list[Path]:
    """What a run has made that did not get to its end, or has made anew, by its own plan."""
    path = folder / WORK / PLAN
    planned = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    found = [folder / one for one in planned if _PLANNED.fullmatch(one) and one not in kept]
    return [one for one in found if one.exists()]


def is_backup(folder: Path) -> bool:
    """Whether a folder is a backup, be it damaged: beside a list of checksums it has originals, and what a run made.

    Where that is gone, the list has to tell of it.
    """
    if not (os.path.isfile(folder / SUMS) and os.path.isdir(folder / ORIGINALS)):  # noqa: PTH112, PTH113 - these never raise
        return False
    if any(GENERATION.fullmatch(one.name) for one in folder.glob("backup-*")):
        return True
    try:
        with (folder / SUMS).open(encoding="ascii", errors="replace") as stream:
            return _MENTION.search(stream.read(1 << 16)) is not None
    except OSError:
        return False


def kept_paths(folder: Path) -> list[Path]:
    """What ``open`` is to be given in place of a folder: what it keeps if it is a backup, else the folder.

    Raises BackupError if the backup is damaged, but for bytes of what it keeps.
    """
    if not is_backup(folder):
        return [folder]
    state = read_state(folder)
    kept = [folder / path for one in (state.originals() if state else ()) for path in one.sources]
    for path in kept:
        there = os.path.exists(path)  # noqa: PTH110 - which does not raise where nothing can be seen
        if not there or not path.resolve().is_relative_to((folder / ORIGINALS).resolve()):
            raise BackupError(f"{path}: is missing from the backup; linkedin-export backup --verify tells what else is")
    return kept


def read_state(folder: Path) -> State | None:
    """The backup in a folder; None if there is no list of checksums. Raises BackupError if that is damaged."""
    path = folder / SUMS
    if not path.exists():
        return None
    data = _read(path)
    sums: dict[str, str] = {}
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _damaged(path, "it is no UTF-8") from error
    for number, line in enumerate(text.split("\n")[:-1], 1):
        found = _LINE.fullmatch(line)
        if not found:
            raise _damaged(path, f"line {number}")
        sums[found[2]] = found[1]
    generations = [one.rpartition("/")[0] for one in sums if one.endswith(f"/{MANIFEST}") and one.count("/") == 1]
    if data != render_sums(sums) or len(generations) != 1 or not GENERATION.fullmatch(generations[0]):
        raise _damaged(path, "it is not as it was written")
    return State(folder, sums, generations[0])


def render_sums(sums: Mapping[str, str]) -> bytes:
    """The list of checksums as a file that ``sha256sum --check`` reads."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()


def render_manifest(data: Mapping[str, Any]) -> bytes:
    """A manifest as a file."""
    # Half a surrogate pair, as names of files can have, is a backslash and its number, in JSON as well.
    return f"{json.dumps(plain(data), indent=2, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")
