"""Files of the export that are no tables, as rows all the same: articles, transcripts, notices.

Each function gives rows whose cells stand in the order of the fields of the record that reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from linkedin_export.reading.dialects import Dialect
from linkedin_export.reading.lines import STEP, TextSource
from linkedin_export.reading.rows import Chunk, in_chunks
from linkedin_export.reading.splitting import Row
from linkedin_export.schema.evidence import Format


def article(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """One row of an article's page: title, link, when it was created and published, and the body's HTML."""
    text = "".join(lines)
    if text.strip():
        yield 1, _Page(text).row()


_PARTS = {"title": "title", "h1": "h1", "created": "p", "published": "p"}
"""The parts of an article's page and their tags; those of paragraphs are classes."""
_STATED = re.compile(r"(?:Created|Published) on(?:\s+|$)")
_FRAME = re.compile(r"<!doctype[^<>]*>|</?(?:html|body)(?=[\s>])[^<>]*>", re.IGNORECASE)
# `html.parser` takes the square of a page's length on hostile markup; the few tags that matter are found without it.
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]{0,15})((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(class|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""", re.IGNORECASE)


def _attributes(tag: str) -> dict[str, str]:
    """The class and the link that a tag states, the first of each."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


class _Page:
    """Finds the parts of an article's page; the body is all else. Of each part the first that is closed counts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._link = ""
        self._parts: dict[str, str] = {}
        self._spans: dict[str, tuple[int, int]] = {}
        self._inside: tuple[str, re.Match[str]] | None = None
        self._head: int | None = None
        for tag in _TAG.finditer(text):
            if tag[1]:
                self._end(tag)
            else:
                self._start(tag)

    def row(self) -> Row:
        """Title, link, dates and body."""
        heading = self._parts.get("h1", "")
        title = self._parts.get("title") or heading
        if heading.split() != title.split():
            self._spans.pop("h1", None)
        dates = [_STATED.sub("", self._parts.get(part, ""), count=1).strip() for part in ("created", "published")]
        return [title, self._link, *dates, self._body()]

    def _body(self) -> str:
        """The HTML of the page without its head and the parts that were found."""
        kept, end = [], 0
        for start, stop in sorted(self._spans.values()):
            kept.append(self._text[end:start])
            end = max(end, stop)
        return _FRAME.sub("", "".join([*kept, self._text[end:]])).strip()

    def _start(self, tag: re.Match[str]) -> None:
        """Notes where a part starts."""
        name, inside = tag[2].lower(), self._inside and self._inside[0]
        part = _attributes(tag[3]).get("class", "") if name == "p" else name
        if name == "head" and self._head is None:
            self._head = tag.start()
        elif name == "body":
            self._end_head(tag.start())
        elif name == "a" and inside == "h1":
            self._link = self._link or _attributes(tag[3]).get("href", "")
        elif _PARTS.get(part) == name and part not in self._parts and not (name == "h1" and "created" in self._parts):
            self._inside = part, tag

    def _end(self, tag: re.Match[str]) -> None:
        """Notes where a part ends."""
        name = tag[2].lower()
        if name == "head":
            self._end_head(tag.end())
        elif self._inside is not None and name == _PARTS[self._inside[0]]:
            part, opened = self._inside
            self._parts[part] = unescape(_TAG.sub("", self._text[opened.end() : tag.start()])).strip()
            self._spans[part] = opened.start(), tag.end()
            self._inside = None

    def _end_head(self, end: int) -> None:
        if self._head is not None:
            self._spans.setdefault("head", (self._head, end))


_FIELD = re.compile(r"([a-z]{1,20}): ?(.*)", re.DOTALL)
_NOTHING = "no conversations found"


def transcript(lines: Iterable[str], longest: int = STEP) -> Iterator[tuple[int, Row]]:
    """One row for each thing said: the conversation's id, when, who, and what, of as many lines as it takes.

    A conversation in which nobody says anything is a row all the same; what is said in more than ``longest``
    characters is several.
    """
    size = 0
    conversation = timestamp = ""
    silent: int | None = None
    held: tuple[int, Row] | None = None
    said: list[str] = []
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        match = _FIELD.fullmatch(line)
        if match is not None and match[1] in ("conversation", "timestamp", "user", "coach"):
            if held is not None:
                yield _with_text(held, said)
                held = None
            opens = match[1] == "conversation"
            if silent is not None and (opens or (timestamp and match[1] == "timestamp")):
                yield silent, [conversation, timestamp, "", ""]
            if opens:
                conversation, timestamp, silent = match[2].strip(), "", number
            elif match[1] == "timestamp":
                timestamp, silent = match[2].strip(), number
            else:
                held, said, silent, size = (number, [conversation, timestamp, match[1]]), [match[2]], None, 0
        elif held is not None and size <= longest:
            said.append(line)
            size += len(line) + 1
        elif held is not None:
            yield _with_text(held, said)
            held, said, size = (number, held[1][:3]), [line], 0
        elif line.strip() and line.strip().lower() != _NOTHING:
            held, said, silent = (number, [conversation, timestamp, ""]), [line], None
    if held is not None:
        yield _with_text(held, said)
    elif silent is not None:
        yield silent, [conversation, timestamp, "", ""]


def _with_text(held: tuple[int, Row], said: list[str]) -> tuple[int, Row]:
    """A row with what was said, without the blank lines that part it from the next."""
    number, row = held
    return number, [*row, "\n".join(said).rstrip()]


_LIST = re.compile(r"download the following files?:\s*", re.IGNORECASE)
_END = re.compile(r"\.(?=\s|\Z)")
"""The full stop of the sentence that names the files."""


def notice(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """One row for each file that LinkedIn's notice names as left out."""
    text = "".join(lines)
    listed = _LIST.search(text)
    if listed is None:
        if text.strip():
            yield 1, [text.strip()]
        return
    number, counted = 1, 0
    for part in re.finditer(r"[^,;\r\n]+", _END.split(text[listed.end() :], maxsplit=1)[0]):
        start = listed.end() + part.start()
        number, counted = number + text.count("\n", counted, start), start
        if part[0].strip():
            yield number, [part[0].strip()]


class TextRows:
    """The rows that such a file makes, to be read any number of times.

    Of an article or a notice no more than ``longest`` characters are read, but for the line they end in.
    """

    def __init__(self, lines: TextSource, format: Format, line_end: str, longest: int = STEP) -> None:
        self._lines = lines
        self._format = format
        self._longest = longest
        self.dialect = Dialect(line_end=line_end, headless=True)
        self.unclosed: list[int] = []
        self.cut = False

    def chunks(self) -> Iterator[Chunk]:
        """Numbers of first lines in the file, counted from 1, and rows."""
        if self._format is Format.TRANSCRIPT:
            return in_chunks(transcript(self._lines(), self._longest))
        return in_chunks((article if self._format is Format.ARTICLE else notice)(self._first_lines()))

    def _first_lines(self) -> Iterator[str]:
        left = self._longest
        for line in self._lines():
            if left < 0:
                self.cut = True
                return
            yield line
            left -= len(line)
