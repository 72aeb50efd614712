"""Conversations and articles as Markdown files."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from linkedin_export.interop.extras import needed
from linkedin_export.interop.targets import Target, whole_folder
from linkedin_export.interop.threads import Thread, is_html, threads_of
from linkedin_export.interop.uris import uri_of
from linkedin_export.records.articles import Article
from linkedin_export.records.messages import Message
from linkedin_export.tables import Tables

_EXTRA = "markdown"
_LONGEST_SLUG = 40
_NO_WORD = re.compile(r"[\W_]+")
_WEB_PAGE = re.compile(r"(https?://[^\s<>]*[^\s<>.,;:!?)\]'\"])", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_SHOWN_ELSEWHERE = ("audio", "embed", "iframe", "img", "source", "video")
"""Elements that fetch what they show."""
_VERBATIM = ("code", "kbd", "pre", "samp")
"""Elements in which Markdown escapes nothing, so that what ends them would be at large."""
_MARK = re.compile(r"[\\`*_\[\]~|&>]")
_FIRST_MARK = re.compile(r"^(?=[#+=-])")
_NUMBER = re.compile(r"^(\d+)(?=[.)])")
_LINE_END = re.compile(r"\r\n|\r|\n")


def to_markdown(export: Tables, folder: Target) -> int:
    """Writes conversations and articles to Markdown files in a new folder; how many files there are.

    ``conversations`` has a file for each conversation, the oldest message first; ``articles`` one for each article of
    the member. A file's name is made of the day of its first message, or of the article, of the title if there is one,
    and of some letters that tell it from others; no name of a person is in it that is not in the title.

    What people wrote is text: marks of Markdown and HTML in it are escaped. Of messages and articles in HTML the
    formatting and the links to web pages are kept; pictures become links, so that nothing is fetched when a file is
    opened.

    Raises FileExistsError if there is something at ``folder`` but an empty folder, and MissingExtraError without the
    extra ``markdown`` if something is in HTML. Nothing is left there when something is raised.
    """
    files = 0
    with whole_folder(folder) as beside:
        for thread in threads_of(export.messages):
            title = thread.title or "Conversation"
            path = _free(beside / "conversations", thread.messages[0].sent_at, title, thread.key)
            files += _write(path, _conversation(thread, title))
        for article in export.articles:
            at, title = article.published_at or article.created_at, article.title or "Article"
            path = _free(beside / "articles", at, title, f"{article.url} {article.created_at} {title}")
            files += _write(path, _article(article, title))
    return files


def _write(path: Path, blocks: Iterator[str]) -> int:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8", newline="\n")
    return 1


def _free(folder: Path, at: datetime | None, title: str, key: str) -> Path:
    """Where nothing is yet; two copies of an article have the same key."""
    while (path := folder / _file_name(at, title, key)).exists():
        key += "+"
    return path


def _file_name(at: datetime | None, title: str, key: str) -> str:
    """A name that every system takes: letters and digits, no longer than 70 characters."""
    day = f"{at:%Y-%m-%d}" if at else "undated"
    slug = _NO_WORD.sub("-", unicodedata.normalize("NFC", title)).lower()[:_LONGEST_SLUG].strip("-")
    return "-".join(filter(None, (day, slug, hashlib.sha256(key.encode()).hexdigest()[:12]))) + ".md"


def _conversation(thread: Thread[Message], title: str) -> Iterator[str]:
    yield f"# {_line(title)}"
    people = dict.fromkeys((*(one.sender for one in thread.messages), *(one.recipients for one in thread.messages)))
    yield f"Between: {_line('; '.join(filter(None, people)))}"
    for message in thread.messages:
        yield from _message(message)


def _message(message: Message) -> Iterator[str]:
    told = (_time(message.sent_at), message.sender, "draft" if message.is_message_draft else None)
    yield f"## {_line(', '.join(filter(None, told)))}"
    if message.subject:
        yield f"**{_line(message.subject)}**"
    if message.content:
        yield _from_html(message.content) if is_html(message.content) else _text(message.content)
    for link in message.attachments:
        yield f"Attachment: {_line(link)}"


def _article(article: Article, title: str) -> Iterator[str]:
    yield f"# {_line(title)}"
    told = {"Begun": _time(article.created_at), "Published": _time(article.published_at), "At": article.url}
    yield "  \n".join(f"{name}: {_line(text)}" for name, text in told.items() if text) or "Not dated"
    if article.body:
        yield _from_html(article.body)


def _time(at: datetime | None) -> str:
    """Day and time, and the zone if one is stated."""
    return f"{at:%Y-%m-%d %H:%M:%S %Z}".strip() if at else ""


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _text(text: str) -> str:
    """Text as it stands, line by line."""
    lines = [_escaped_line(line) for line in _LINE_END.split(text.strip("\r\n"))]
    broken = [f"{line}\\" if line and after else line for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return "\n".join(broken)


def _escaped_line(line: str) -> str:
    text = line.expandtabs(4).rstrip()
    inside = text.lstrip(" ")
    return "&nbsp;" * (len(text) - len(inside)) + _escaped(inside)


def _escaped(text: str) -> str:
    """A line in which Markdown means nothing but links to web pages."""
    rest = text.rstrip("#")  # a heading would end before these
    parts = _WEB_PAGE.split(rest)
    parts[::2] = [_MARK.sub(r"\\\g<0>", part).replace("<", "&lt;") for part in parts[::2]]
    parts[1::2] = [f"<{page}>" for page in parts[1::2]]
    return _NUMBER.sub(r"\1\\", _FIRST_MARK.sub(r"\\", "".join(parts))) + "\\#" * (len(text) - len(rest))


def _from_html(html: str) -> str:
    """Formatting and links of HTML; its text as it stands if it is so broken that no parser takes it."""
    parser = needed("bs4", _EXTRA)
    try:
        soup = parser.BeautifulSoup(f"<div>{html}</div>", "html.parser")
    except parser.builder.ParserRejectedMarkup:
        return _text(html)
    for element in soup.find_all(True):
        link, shown = element.get("href") or element.get("src") or "", element.get("alt")
        element.attrs = {}
        if _LINK.match(link.strip()):
            element["href"] = uri_of(link).replace("(", "%28").replace(")", "%29")
        if element.name in _SHOWN_ELSEWHERE:
            element.name = "a"
            element.string = shown or link
    for element in soup.find_all(_VERBATIM):
        for text in element.find_all(string=True) if element.name == "pre" else ():
            first, *lines = text.replace(" ", "\xa0").split("\n")
            text.replace_with(first, *(part for line in lines for part in (soup.new_tag("br"), line)))
        element.name = "div" if element.name == "pre" else "span"
    converter = needed("markdownify", _EXTRA).MarkdownConverter(
        autolinks=False, bullets="-", escape_misc=True, heading_style="ATX"
    )
    markdown: str = converter.convert_soup(soup)
    # A link behind an exclamation mark would be a picture.
    return markdown.replace("\\<", "&lt;").replace("<", "&lt;").replace("![", "&#33;[").strip()
