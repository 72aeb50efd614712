"""The text of a file without its words: tables first, then what is no table.

A table is read twice, side by side: as rows, whose cells are hidden by their columns, and as the text itself, in which
the letters and digits of the hidden cells take the place of those that stand there. Readers drop quotes, delimiters and
escapes between text and cells, never a letter, so all structure stays as it is, stray quotes and damage included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, zip_longest
from operator import itemgetter

from attrs import frozen

from linkedin_export.reading.dialects import Rows
from linkedin_export.reading.files import Recognised, Unrecognised
from linkedin_export.reading.headers import Opening, unwrap
from linkedin_export.reading.lines import STEP, Lines
from linkedin_export.reading.members import UnreadableError
from linkedin_export.reading.snapshot import PageRows, Pages
from linkedin_export.reading.splitting import Row
from linkedin_export.redaction.cells import Cells
from linkedin_export.redaction.kept import kept_lines
from linkedin_export.redaction.names import Names
from linkedin_export.redaction.vocabulary import (
    NO_CONVERSATIONS,
    NOTE_WORDS,
    NOTICE_WORDS,
    PAGE_WORDS,
    TRANSCRIPT_LABELS,
    WORD,
)
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.names import fold
from linkedin_export.schema.spec import Column, Spec

Pair = tuple[str, str]
"""The letters and digits of some cells, and those to put in their place."""


class _AstrayError(Exception):
    """The text is not that of the rows."""


class Aligned:
    """Puts hidden letters and digits into lines of text, in order."""

    def __init__(self, pairs: Iterable[Pair], otherwise: Callable[[str], str]) -> None:
        self._pairs = iter(pairs)
        self._otherwise = otherwise
        self._old = self._new = ""
        self._position = 0
        self._astray = False

    def line(self, line: str) -> str:
        """The line with what was hidden. If its letters are not those of the pairs, it and all that follow are hidden
        ``otherwise``."""
        if not self._astray:
            try:
                return WORD.sub(self._taken, line)
            except _AstrayError:
                self._astray = True
        return self._otherwise(line)

    def _taken(self, found: re.Match[str]) -> str:
        run = found[0]
        while len(self._old) - self._position < len(run):
            pair = next(self._pairs, None)
            if pair is None or len(pair[0]) != len(pair[1]):
                raise _AstrayError
            self._old, self._new = self._old[self._position :] + pair[0], self._new[self._position :] + pair[1]
            self._position = 0
        if not self._old.startswith(run, self._position):
            raise _AstrayError
        start, self._position = self._position, self._position + len(run)
        return self._new[start : self._position]


def _letters(cells: Iterable[str]) -> str:
    return "".join(letters for cell in cells for letters in WORD.findall(cell))


@frozen(kw_only=True)
class Texts:
    """Hides what texts say; ``headers`` are the folded headers that are LinkedIn's own."""

    cells: Cells
    names: Names
    headers: frozenset[str]

    def lines(self, found: Recognised) -> Iterator[str]:
        """The lines of a file with other words. Raises UnreadableError where its bytes give out."""
        if found.pages is not None:
            yield from self._pages(found.pages)
            return
        lines = kept_lines(found)
        spec = found.match.record.spec if found.match else Unrecognised.spec
        if found.opening is not None:
            rows = Rows(partial(kept_lines, found), found.opening, spec, found.line_end)
            yield from self._table(lines, rows, found.opening, spec)
        elif spec.format is Format.TRANSCRIPT:
            yield from map(partial(self._transcript_line, _by_header(spec)), lines)
        elif spec.format is Format.NOTICE:
            yield self._notice("".join(lines))
        else:
            yield self._page(_by_header(spec), "".join(lines))
        if lines.broken is not None:
            raise UnreadableError(lines.broken)

    def _text(self, text: str) -> str:
        return self.cells.words.text(text)

    # Pages of the Member Snapshot API

    def _pages(self, pages: Pages) -> Iterator[str]:
        """A page with the rows of the domain, all others left out; a domain nobody knows may be a member's word."""
        domain = pages.domain if pages.kinds else self._text(pages.domain)
        header = [self._header_cell(key) for key in pages.header]
        claims = pages.record.spec.resolve(pages.header) if pages.record else (None,) * len(header)
        yield f'{{"paging": {{}}, "elements": [{{"snapshotDomain": {json.dumps(domain)}, "snapshotData": ['
        between = "\n"
        for _, rows in PageRows(pages, STEP).chunks():
            for row in rows:
                hidden = map(self.cells.hide, claims, row)
                cells = (f"{json.dumps(key)}: {json.dumps(cell)}" for key, cell in zip(header, hidden, strict=True))
                yield f"{between}{{{', '.join(cells)}}}"
                between = ",\n"
        yield "]}]}\n"

    # Tables

    def _table(self, lines: Lines, rows: Rows, opening: Opening, spec: Spec) -> Iterator[str]:
        aligned = Aligned(self._pairs(rows, opening, spec), self._text)
        for number, line in enumerate(lines):
            if number < len(opening.preamble):
                yield self.cells.words.text(line, NOTE_WORDS.__contains__)
            else:
                yield aligned.line(line)

    def _pairs(self, rows: Rows, opening: Opening, spec: Spec) -> Iterator[Pair]:
        header = list(opening.header)
        hidden_header = list(map(self._header_cell, header))
        claims = spec.resolve(header)
        header_first = [] if opening.headless or opening.moved else [(_letters(header), _letters(hidden_header))]

        def pair(row: Row) -> Pair:
            if row[: len(header)] == header:
                hidden = [*hidden_header, *map(self._text, row[len(header) :])]
            else:
                hidden = self._row(row, claims, opening.delimiter)
            return _letters(row), _letters(hidden)

        return chain(header_first, map(pair, chain.from_iterable(map(itemgetter(1), rows.chunks()))))

    def _row(self, row: Row, claims: tuple[Column | None, ...], delimiter: str) -> Row:
        if len(row) == 1 and delimiter in row[0] and len(inside := unwrap(row[0], delimiter)) == len(claims):
            row = inside
        return [self.cells.hide(column, cell) for cell, column in zip_longest(row, claims[: len(row)])]

    def _header_cell(self, cell: str) -> str:
        return cell if fold(cell) in self.headers else self._text(cell)

    # Other texts

    def _transcript_line(self, columns: dict[str, Column], line: str) -> str:
        if line.strip().lower() == NO_CONVERSATIONS:
            return line
        label, colon, rest = line.partition(":")
        if colon and label in TRANSCRIPT_LABELS:
            return label + colon + self.cells.hide(columns.get(label), rest)
        return self._text(line)

    def _notice(self, text: str) -> str:
        sentence, colon, names = text.rpartition(":")
        return self.cells.words.text(sentence, NOTICE_WORDS.__contains__) + colon + _NAME.sub(self._named, names)

    def _named(self, found: re.Match[str]) -> str:
        return self.names.listed(found[0])

    def _page(self, columns: dict[str, Column], text: str) -> str:
        """A page of HTML: its tags stay, and the sentences that state when it was written."""
        hidden, states = list[str](), ""
        for part in _TAG.split(text):
            if part.startswith("<"):
                hidden.append(_IN_TAG.sub(self._in_tag, part))
                stated = _STATES.search(part)
                states = stated[1] if stated else ""
            else:
                sentence = _STATED.match(part) if states else None
                start = sentence.end() if sentence else 0
                hidden.append(part[:start] + self.cells.hide(columns.get(states), part[start:]))
        return "".join(hidden)

    def _in_tag(self, found: re.Match[str]) -> str:
        inside = found[0].strip("\"'").lower()
        return found[0] if inside in PAGE_WORDS else self._text(found[0])


_NAME = re.compile(r"[^,;\r\n]+")
_TAG = re.compile(r"(<[^<>]*>)")
_IN_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|[^\W_]+")
_STATES = re.compile(r"class=[\"'](\w+)[\"']")
_STATED = re.compile(r"\s*(?:Created|Published) on\b")


def _by_header(spec: Spec) -> dict[str, Column]:
    return {column.header: column for column in spec.columns}
