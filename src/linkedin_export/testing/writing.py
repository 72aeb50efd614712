"""Records' cells as the bytes of a file: each named quirk as LinkedIn's writers produce it, none of them undone."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterable, Sequence

from linkedin_export.schema.evidence import LEFT_OUT, NOTES, Format, Quirk, Writing


def write_file(header: Sequence[str], rows: Sequence[Sequence[str]], form: Format, writing: Writing) -> bytes:
    """The bytes of a file: a table under its header, or one of the texts that have none."""
    if form is Format.TABLE:
        text = table(header, rows, writing)
    elif form is Format.NOTICE:
        text = LEFT_OUT.format(names=", ".join(row[0] for row in rows))
    else:
        write = article if form is Format.ARTICLE else conversation
        text = "".join(write(*row) for row in rows)
    if writing.encoding == "utf-16":
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    return text.encode()


def table(header: Sequence[str], rows: Iterable[Sequence[str]], writing: Writing) -> str:
    """The text of a table, with the quirks that the writing names."""
    text = writing.line_end.join(_line(cells, writing) for cells in (header, *rows))
    preamble = NOTES if Quirk.NOTES_PREAMBLE in writing.quirks else ""
    return preamble + text + (writing.line_end if writing.final_newline else "")


def _line(cells: Sequence[str], writing: Writing) -> str:
    if Quirk.RAW_LINES in writing.quirks:
        return writing.delimiter.join(cells)
    written = [_cell(cell, writing) for cell in cells]
    if Quirk.UNQUOTED_LINES in writing.quirks and not any(mark in cells[-1] for mark in (writing.delimiter, '"')):
        written[-1] = cells[-1]
    return writing.delimiter.join(written)


def _cell(cell: str, writing: Writing) -> str:
    """A cell in quotes where it needs them, or where all have them."""
    if Quirk.QUOTED_LINE_BREAKS in writing.quirks:
        cell = re.sub(r"\r?\n", r'"\g<0>"', cell)
    if Quirk.BACKSLASH_ESCAPES in writing.quirks:
        inside = cell.replace("\\", "\\\\").replace('"', '\\"')
    else:
        inside = cell.replace('"', '""')
    plain = inside == cell and not any(mark in cell for mark in (writing.delimiter, "\r", "\n"))
    return cell if plain and writing.quoting == "minimal" else f'"{inside}"'


def article(title: str, link: str, created: str, published: str, body: str) -> str:
    """An article's page."""
    title = html.escape(title, quote=False)
    return (
        f"<html><head>\n<title>{title}</title>\n"
        "<style>body {font-family: sans-serif;}</style>\n</head>\n<body>\n"
        f'<h1><a href="{html.escape(link)}">{title}</a></h1>\n'
        f'<p class="created">Created on {created}</p>\n'
        f'<p class="published">Published on {published}</p>\n'
        f"{body}\n</body></html>\n"
    )


def conversation(identifier: str, timestamp: str, speaker: str, said: str) -> str:
    """One thing said, as a block of a transcript."""
    return f"conversation: {identifier}\ntimestamp: {timestamp}\n{speaker}: {said}\n\n"
