"""Names of files and folders without what may be personal in them.

What is shown is made of words that LinkedIn's own files and folders are named with, as the registry has them, and of
nothing else: a word that is not known to be LinkedIn's may be a member's. Words of headers are not among them; there
are hundreds, everyday words that a member's own file may well be named with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import Factory, field, frozen

from linkedin_export.reading.snapshot import fold_domain, records_of
from linkedin_export.schema.names import split_name
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record
from linkedin_export.shown import printable

_MEMBER_ID = re.compile(r"_\d{4,}", re.ASCII)
_ARCHIVE = re.compile(
    r"(?:(?:basic|complete)_)?LinkedInDataExport_\d\d-\d\d-\d{4}(?: ?\(\d{1,3}\))?(?:\.zip)?", re.ASCII | re.IGNORECASE
)
"""LinkedIn's own names of archives and of the folders they are unpacked to."""
_NUMBERED = re.compile(r" \(\d\)\Z", re.ASCII)
_PIECE = re.compile(r"([ _.-]+)|([A-Z]+(?![a-z])|[A-Z]?[a-z]+)|[^\W\d_]+|.", re.DOTALL)
"""Separators; words, also inside ``SavedJobAlerts``; anything else."""
_EXTENSIONS = frozenset((
    "bin", "bz2", "csv", "db", "doc", "docx", "gif", "gz", "htm", "html", "ini", "jpeg", "jpg", "json", "jsonl",
    "mov", "mp3", "mp4", "ndjson", "numbers", "ods", "odt", "pdf", "png", "ppt", "pptx", "rtf", "tar", "tsv", "txt",
    "webp", "xls", "xlsm", "xlsx", "xml", "zip",
))  # fmt: skip
"""Extensions that tell a format and nothing of a person."""


def words(text: str) -> Iterator[str]:
    """The words of a name, lower-cased."""
    return (word.lower() for _, word in _PIECE.findall(text) if word)


def _gather_words(registry: Registry) -> frozenset[str]:
    """The words that LinkedIn and operating systems name files with, and folders."""
    named = ["Basic Complete LinkedInDataExport", *(one.pattern for one in registry.ignorables)]
    for record in registry.records:
        folders = [writing.file.rpartition("/")[0] for writing in record.spec.writings]
        named += [*folders, record.spec.folder] if record.spec.folder else [*folders, *record.spec.names]
    return frozenset(word for name in named for word in words(name))


def _apart(name: str) -> tuple[str, str]:
    """A name, and its extension with the dot if it is a common one."""
    stem, dot, extension = name.rpartition(".")
    return (stem, dot + extension) if dot and extension.lower() in _EXTENSIONS else (name, "")


@frozen
class Masking:
    """What of names can be shown, told from a registry."""

    registry: Registry
    _words: frozenset[str] = field(
        init=False, default=Factory(lambda self: _gather_words(self.registry), takes_self=True)
    )

    def known(self, name: str) -> str | None:
        """The name of a file that LinkedIn is known to write, without a member's id; None for any other."""
        named = [record for record in self.registry.namesakes(name) if not record.spec.folder]
        if not named or split_name(name).extension not in ("csv", "html", "txt", ""):
            return None
        return printable(_MEMBER_ID.sub("_<member id>", name))

    def name(self, name: str, mask: str) -> str:
        """The name of a file or a folder, ``mask`` standing for all that is not known to be LinkedIn's."""
        if _ARCHIVE.fullmatch(name):
            return name
        file, mark, domain = name.rpartition("#")
        if mark and records_of(fold_domain(_NUMBERED.sub("", domain)), self.registry):
            return f"{self.name(file, mask)}#{domain}"
        return self.known(name) or self._pieces(name, mask)

    def _pieces(self, name: str, mask: str) -> str:
        stem, extension = _apart(name)
        shown, held = list[str](), ""
        for separator, word in _PIECE.findall(stem):
            if separator:
                held = separator
                continue
            kept = word.lower() in self._words  # "" for what is no word
            if kept or shown[-1:] != [mask]:
                shown += [held, word if kept else mask]
            held = ""
        return "".join([*shown, held, extension])

    def paths(self, files: Sequence[tuple[str, type[Record] | None]]) -> Iterator[str]:
        """The paths of an export's files, each with what it was recognised as.

        ``<3>`` stands for words in the name of the third file, ``<folder 2>`` for words in that of the second folder.
        A file in a folder whose files members name has nothing of its name but the extension.
        """
        of_members = {record.spec.folder.lower() for record in self.registry.records if record.spec.folder}
        folders: dict[str, int] = {}
        for number, (path, record) in enumerate(files, 1):
            *place, name = path.replace("\\", "/").split("/")
            depth = next((depth for depth, folder in enumerate(place, 1) if folder.lower() in of_members), None)
            shown = [
                self.name(folder, f"<folder {folders.setdefault('/'.join(place[:above]), len(folders) + 1)}>")
                for above, folder in enumerate(place[:depth], 1)
            ]
            if depth is not None or (record and record.spec.folder):
                yield "/".join([*shown, f"<{number}>{_apart(name)[1]}"])
            else:
                yield "/".join([*shown, self.name(name, f"<{number}>")])
