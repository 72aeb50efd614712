"""Files of the export that are no tables, as rows all the same: articles, transcripts, notices.

Each function gives rows whose cells stand in the order of the fields of the record that reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html.parser import HTMLParser

from linkedin_export.reading.dialects import Dialect, Lines, in_chunks
from linkedin_export.reading.rows import Chunk, Row
from linkedin_export.schema.evidence import Format


def article(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """One row of an article's page: title, link, when it was created and published, and the body's HTML."""
    text = "".join(lines)
    if not text.strip():
        return
    page = _Page(text)
    # The parser trips over a broken declaration; what stands behind it belongs to the body, if to anything.
    with suppress(AssertionError):
        page.feed(text)
        page.close()
    yield 1, page.row()


_PARTS = {"title": "title", "h1": "h1", "created": "p", "published": "p"}
"""The parts of an article's page and their tags; those of paragraphs are classes."""
_STATED = re.compile(r"\s*(?:Created|Published) on(?:\s+|$)")
_FRAME = re.compile(r"<!doctype[^<>]*>|</?(?:html|body)(?=[\s>])[^<>]*>", re.IGNORECASE)


class _Page(HTMLParser):
    """Finds the parts of an article's page; the body is all else. Of each part the first that is closed counts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._link = ""
        self._parts: dict[str, str] = {}
        self._spans: dict[str, tuple[int, int]] = {}
        self._inside = ""
        self._said: list[str] = []
        self._start = 0
        self._head: int | None = None

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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where a part starts."""
        named = dict(attrs)
        part = (named.get("class") or "") if tag == "p" else tag
        if tag == "head" and self._head is None:
            self._head = self._offset()
        elif tag == "body":
            self._end_head(self._offset())
        elif tag == "a" and self._inside == "h1":
            self._link = self._link or named.get("href") or ""
        elif _PARTS.get(part) == tag and part not in self._parts and not (tag == "h1" and "created" in self._parts):
            self._inside, self._said, self._start = part, [], self._offset()

    def handle_endtag(self, tag: str) -> None:
        """Notes where a part ends."""
        end = self._text.index(">", self._offset()) + 1
        if tag == "head":
            self._end_head(end)
        elif self._inside and tag == _PARTS[self._inside]:
            self._parts[self._inside] = "".join(self._said).strip()
            self._spans[self._inside] = self._start, end
            self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keeps the text of a part."""
        self._said.append(data)

    def _end_head(self, end: int) -> None:
        if self._head is not None:
            self._spans.setdefault("head", (self._head, end))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


_FIELD = re.compile(r"([a-z]{1,20}): ?(.*)", re.DOTALL)
_NOTHING = "no conversations found"


def transcript(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """One row for each thing said: the conversation's id, when, who, and what, of as many lines as it takes.

    A conversation in which nobody says anything is a row all the same.
    """
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
                held, said, silent = (number, [conversation, timestamp, match[1]]), [match[2]], None
        elif held is not None:
            said.append(line)
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
    start = listed.end() if listed else 0
    for part in re.finditer(r"[^,;\r\n]+", _END.split(text[start:], maxsplit=1)[0]):
        name = part[0].strip()
        if listed and name:
            yield text.count("\n", 0, start + part.start()) + 1, [name]
    if not listed and text.strip():
        yield 1, [text.strip()]


_READERS = {Format.ARTICLE: article, Format.TRANSCRIPT: transcript, Format.NOTICE: notice}


class TextRows:
    """The rows that such a file makes, to be read any number of times."""

    def __init__(self, lines: Lines, format: Format, line_end: str) -> None:
        self._lines = lines
        self._read = _READERS[format]
        self.dialect = Dialect(line_end=line_end, headless=True)
        self.unclosed: list[int] = []

    def chunks(self) -> Iterator[Chunk]:
        """Numbers of first lines in the file, counted from 1, and rows."""
        return in_chunks(self._read(self._lines()))
