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
    page = _Page()
    # The parser trips over a broken declaration; what stands behind it belongs to the body, if to anything.
    with suppress(AssertionError):
        page.feed(text)
        page.close()
    yield 1, [page.title.strip(), page.link, page.created, page.published, page.body()]


_STATED = re.compile(r"(?:Created|Published) on\s+")


class _Page(HTMLParser):
    """Finds the parts of an article's page; the body is what follows them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = self.link = self.created = self.published = ""
        self._heading = ""
        self._inside: str | None = None
        self._found: set[str] = set()
        self._text = ""
        self._lines = [0]
        self._end = 0

    def feed(self, data: str) -> None:
        """Reads the whole page."""
        self._text = data
        for match in re.finditer("\n", data):
            self._lines.append(match.end())
        super().feed(data)

    def body(self) -> str:
        """The HTML behind the dates, to the end of the body."""
        end = self._text.rfind("</body>")
        return self._text[self._end : end if end >= self._end else len(self._text)].strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where a part starts."""
        named = dict(attrs)
        if tag == "title":
            self._begin("title")
        elif tag == "h1" and not self.created:
            self._begin("heading")
        elif tag == "a" and self._inside == "heading":
            self.link = named.get("href") or ""
        elif tag == "p" and named.get("class") in ("created", "published"):
            self._begin(named["class"] or "")
        elif tag == "body":
            self._end = self._offset() + len(self.get_starttag_text() or "")

    def _begin(self, part: str) -> None:
        """Each part is there once; what looks like it later is the member's text."""
        if part not in self._found:
            self._found.add(part)
            self._inside = part

    def handle_endtag(self, tag: str) -> None:
        """Notes where a part ends."""
        if self._inside in ("heading", "created", "published") and tag in ("h1", "p"):
            self._end = self._text.index(">", self._offset()) + 1
        if tag in ("title", "h1", "p"):
            self._inside = None

    def handle_data(self, data: str) -> None:
        """Keeps the text of a part."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "heading":
            self._heading += data
            self.title = self.title if self.title.strip() else self._heading
        elif self._inside == "created":
            self.created += _STATED.sub("", data).strip()
        elif self._inside == "published":
            self.published += _STATED.sub("", data).strip()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


_FIELD = re.compile(r"([a-z]{1,20}): ?(.*)", re.DOTALL)
_NOTHING = "no conversations found"


def transcript(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """One row for each thing said: the conversation's id, when, who, and what, of as many lines as it takes."""
    conversation = timestamp = ""
    held: tuple[int, Row] | None = None
    said: list[str] = []
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        match = _FIELD.fullmatch(line)
        if match is not None and match[1] in ("conversation", "timestamp", "user", "coach"):
            if held is not None:
                yield _with_text(held, said)
                held = None
            if match[1] == "conversation":
                conversation, timestamp = match[2].strip(), ""
            elif match[1] == "timestamp":
                timestamp = match[2].strip()
            else:
                held, said = (number, [conversation, timestamp, match[1]]), [match[2]]
        elif held is not None:
            said.append(line)
        elif line.strip() and line.strip().lower() != _NOTHING:
            held, said = (number, [conversation, timestamp, ""]), [line]
    if held is not None:
        yield _with_text(held, said)


def _with_text(held: tuple[int, Row], said: list[str]) -> tuple[int, Row]:
    """A row with what was said, without the blank lines that part it from the next."""
    number, row = held
    return number, [*row, "\n".join(said).rstrip()]


_LIST = re.compile(r"download the following files?:\s*", re.IGNORECASE)


def notice(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """One row for each file that LinkedIn's notice names as left out."""
    text = "".join(lines)
    listed = _LIST.search(text)
    start = listed.end() if listed else 0
    for part in re.finditer(r"[^,;\r\n]+", text[start:]):
        name = part[0].strip().rstrip(".")
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
