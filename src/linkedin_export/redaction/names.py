"""Names of files without their words, by which they are recognised as before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice

from linkedin_export.redaction.vocabulary import EXTENSIONS, Vocabulary
from linkedin_export.redaction.words import NOTHING, Keep, Replacer

_ARCHIVE = re.compile(
    r"(?:complete|basic)_linkedindataexport_\d\d-\d\d-\d{4}(?:\.zip)*(?: \(\d{1,3}\))?", re.ASCII | re.IGNORECASE
)
_MEMBER_ID = re.compile(r"(?<=_)\d{4,}")
_TRIES = 20
"""How many names are tried until one is recognised as the file's own was."""


class Names:
    """Hides what the names of files say; no two names become one."""

    def __init__(self, words: Replacer, vocabulary: Vocabulary) -> None:
        self._words = words
        self._vocabulary = vocabulary
        self._registry = vocabulary.registry
        self._taken: dict[str, str] = {}

    def hide(self, path: str, header: Sequence[str]) -> str:
        """Another path, by which the registry recognises the same."""
        meant = self._meaning(path, header)
        free = (name for name in self._proposals(path, header) if self._taken.get(name, path) == path)
        first = next(free)
        alike = (name for name in chain([first], islice(free, _TRIES)) if self._meaning(name, header) == meant)
        hidden = next(alike, first)
        self._taken[hidden] = path
        return hidden

    def listed(self, text: str) -> str:
        """A name in a list of files; LinkedIn's own stay but for the member's number."""
        name = text.strip().removesuffix(".")
        return text.replace(name, self._path(name, 0)) if name else text

    def _meaning(self, path: str, header: Sequence[str]) -> tuple[object, ...]:
        """All that a name tells."""
        match = self._registry.identify(path, header)
        told = match and (match.record, match.layout, match.by, match.rivals, match.part)
        return self._registry.why_ignored(path), told, self._registry.named(path), *self._registry.namesakes(path)

    def _proposals(self, path: str, header: Sequence[str]) -> Iterator[str]:
        """Any number of names, the best first."""
        match = self._registry.identify(path, header)
        hidden = chain(
            (self._path(path, salt) for salt in range(_TRIES)),
            (_numbered(self._path(path, salt), salt) for salt in count()),  # there are but nine numbers of one digit
        )
        if match is None:
            return hidden
        # Which of several records it is may have been told by a part of its name.
        known = match.record.spec.names[0]
        return (one for name in hidden for one in (name, f"{name} {known}"))

    def _path(self, path: str, salt: int) -> str:
        *folders, name = _SLASH.split(path)
        record = self._registry.named(path)
        own = record.spec.folder if record is not None else None
        theirs = own is not None and own.lower() in map(str.lower, folders)
        if self._registry.namesakes(name) and not theirs:
            hidden = _MEMBER_ID.sub(lambda number: self._words.word(number[0], salt), name)
            stem, dot, ending = hidden.rpartition(".")
            hidden = hidden if not dot or ending.lower() in EXTENSIONS else stem + dot + self._words.text(ending)
        else:
            hidden = self._part(name, salt, NOTHING if theirs else self._vocabulary.file_words.__contains__)
        return "".join([*(self._part(folder, salt) for folder in folders), hidden])

    def _part(self, part: str, salt: int, keep: Keep = NOTHING) -> str:
        if part.lower() in self._vocabulary.path_parts or _ARCHIVE.fullmatch(part):
            return part
        stem, dot, ending = part.rpartition(".")
        if ending.lower() not in EXTENSIONS:
            stem, dot, ending = part, "", ""
        return self._words.text(stem, keep, salt) + dot + ending


def _numbered(path: str, number: int) -> str:
    stem, dot, ending = path.rpartition(".")
    return f"{stem} {number}{dot}{ending}" if dot else f"{path} {number}"


_SLASH = re.compile(r"([/\\])")
