"""An archive without its words, for others to look at."""

from __future__ import annotations

import os
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

from attrs import frozen

from linkedin_export.export import Export
from linkedin_export.reading.decoding import HEAD, Encoding, signature_of
from linkedin_export.reading.files import Recognised, Status
from linkedin_export.reading.members import UnreadableError
from linkedin_export.reading.sources import Source
from linkedin_export.redaction.cells import Cells
from linkedin_export.redaction.kept import to_bytes
from linkedin_export.redaction.names import Names
from linkedin_export.redaction.texts import Texts
from linkedin_export.redaction.vocabulary import Vocabulary
from linkedin_export.redaction.words import Replacer

_WRITTEN = (1980, 1, 1, 0, 0, 0)
_NO_TEXT = b"\x01"


def redact(export: Export, out: str | os.PathLike[str] | BinaryIO) -> dict[str, str]:
    """Writes an export again without its words, as a zip archive for others to look at.

    Every word and number is replaced by another of the same shape, the same by the same within the archive. Dates
    stay, but for dates of birth, and so do headers and other words that are LinkedIn's own, file names that are known,
    and all structure: quotes, delimiters, line ends, damage, the length of words. What replaces what is decided by a
    key that is kept nowhere. Reading the archive gives the same layouts, numbers of rows and codes of issues. Of pages
    of the Member Snapshot API only the rows are written, a page for each domain of a file.

    ``out``: a path, or a writable binary file object. Returns the names of the files in it by those they had.

    Raises ValueError if ``out`` is one of the files of the export; OSError if it cannot be written, SourceError if the
    export's source is no longer there: then nothing is left at the path.
    """
    if not isinstance(out, str | os.PathLike):
        _refuse(export, out)
        return _write(export, out)
    path = Path(out)
    _refuse(export, path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: there is no such folder to write it to")
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as stream:
            names = _write(export, stream)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise
    return names


def _refuse(export: Export, out: Path | BinaryIO) -> None:
    """Raises ValueError if writing to ``out`` would overwrite what is read."""
    target = _path_of(out)
    for source in export._sources:
        place = _path_of(source)
        same = target is not None and place is not None and target.exists() and _holds(place, target)
        if out is source or same:
            raise ValueError(f"{out}: is read from; write the redacted archive somewhere else")


def _path_of(source: Source | Path) -> Path | None:
    if isinstance(source, str | os.PathLike):
        return Path(source)
    name = getattr(source, "name", None)
    return Path(name) if isinstance(name, str) else None


def _holds(place: Path, target: Path) -> bool:
    """Whether a file is the one at a place, or lies in the folder there."""
    return place.exists() and (place.samefile(target) or place.resolve() in target.resolve().parents)


def _write(export: Export, out: IO[bytes]) -> dict[str, str]:
    vocabulary = Vocabulary(export.registry)
    words = Replacer(reserved=vocabulary.reserved)
    names = Names(words, vocabulary)
    hidden: dict[str, str] = {}
    # Two files of one name are written as they are read.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for found in export._found:
                name = found.member.name
                inside = words.within(found.encoding.name) if found.encoding else words
                texts = Texts(cells=Cells(inside), names=names, headers=vocabulary.headers)
                hidden[name] = names.hide(name, found.opening.header if found.opening else ())
                entry = zipfile.ZipInfo(hidden[name], _WRITTEN)
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
                entry.file_size = found.member.size
                with archive.open(entry, "w") as stream:
                    whole = _File(found, texts).write(stream)
                if not whole:
                    entry.CRC ^= 1  # so that it cannot be read to its end again
    return hidden


@frozen
class _File:
    """One file of the export, and what is written in its place."""

    found: Recognised
    texts: Texts

    def write(self, stream: IO[bytes]) -> bool:
        """Writes the file without its words; False if it could not be read to its end."""
        if self.found.encoding is None:
            return self._write_no_text(stream)
        try:
            for line in self._lines(self.found.encoding):
                stream.write(line)
        except UnreadableError:
            return False
        return True

    def _write_no_text(self, stream: IO[bytes]) -> bool:
        if self.found.status is Status.UNREADABLE:
            return False
        if self.found.status is Status.NOT_TEXT:
            stream.write(signature_of(self.found.member.head(HEAD)) or _NO_TEXT)
        return True

    def _lines(self, encoding: Encoding) -> Iterator[bytes]:
        start = "\ufeff".encode(encoding.name) if encoding.bom else b""
        for line in self.texts.lines(self.found):
            yield start + to_bytes(line, encoding)
            start = b""
