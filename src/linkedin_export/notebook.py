"""What a notebook shows of an export, a table and a report: HTML for pages light and dark, wide and narrow.

It has no script and asks for nothing from elsewhere. Cells hold what strangers wrote: all text is escaped and cut.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from linkedin_export.plain import plain
from linkedin_export.reading.files import Status
from linkedin_export.shown import cut, printable

if TYPE_CHECKING:
    from linkedin_export.export import Export
    from linkedin_export.schema.spec import Record
    from linkedin_export.table import Table

LONGEST = 80
"""Characters of a cell; the middle of a longer one is left out."""
ENDS = 5
"""Rows at the beginning, and as many at the end of a table."""
COLUMNS = 24
"""Columns of a table."""
NAMED = 8
"""Files or columns that are named in a sentence."""

_TALL = 20
"""Rows beyond which a table scrolls down, too."""

# Three times the class, for the styles that notebooks have for all tables would win otherwise.
_OURS = 3 * ".linkedin-export"
_RULE = "var(--jp-border-color2,var(--vscode-panel-border,rgba(128,128,128,.4)))"
_STYLE = (
    f"{_OURS}{{color:var(--jp-content-font-color1,var(--vscode-editor-foreground,inherit));max-width:100%}}"
    f"{_OURS}>div{{overflow:auto}}{_OURS}>.tall{{max-height:36em}}"
    f"{_OURS} table{{border:0;border-collapse:collapse;margin:.5em 0;color:inherit;font-size:.9em;"
    "width:max-content;max-width:none}"
    f"{_OURS} :is(th,td){{border:0;border-bottom:1px solid {_RULE};padding:.25em .7em;text-align:left;"
    "vertical-align:top;max-width:20em;white-space:normal;overflow-wrap:break-word;color:inherit}"
    f"{_OURS} thead th{{white-space:nowrap;vertical-align:bottom}}"
    f"{_OURS} :is(th,td).n{{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}}"
    f"{_OURS} tr.gap td{{text-align:left;opacity:.75}}"
    f"{_OURS} :is(p,ul){{margin:.3em 0;overflow-wrap:anywhere}}"
)


def page(*parts: str) -> str:
    """HTML of its parts, one below the other."""
    return f'<div class="linkedin-export"><style>{_STYLE}</style>{"".join(parts)}</div>'


def shown(text: str, longest: int = LONGEST) -> str:
    """A text as HTML: one line, no control characters, none that turn the direction of what follows, and not too long.

    Zero-width joiners are let through: they turn nothing, and scripts and emoji need them.
    """
    one_line = " ↵ ".join(line.strip() for line in _BREAKS.split(cut(text, longest)))
    return escape("".join(part if part in "\u200c\u200d" else printable(part) for part in _JOINERS.split(one_line)))


_BREAKS = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")
_JOINERS = re.compile("([\u200c\u200d])")


def paragraph(text: str) -> str:
    """A paragraph of HTML."""
    return f"<p>{text}</p>"


def bullets(lines: Iterable[str]) -> str:
    """A list of texts; nothing if there are none."""
    items = "".join(f"<li>{escape(printable(line))}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def grid(
    headings: Sequence[str],
    rows: Sequence[Sequence[str] | None],
    numbers: Collection[str] = (),
    longest: int = LONGEST,
) -> str:
    """A table of texts, which scrolls where it is too wide; None among its rows stands for some left out.

    ``numbers``: the headings of columns that end flush. ``longest``: characters of a cell.
    """
    kinds = [' class="n"' if heading in numbers else "" for heading in headings]

    def line(texts: Sequence[str], tag: str) -> str:
        cells = (f"<{tag}{kind}>{shown(text, longest)}</{tag}>" for text, kind in zip(texts, kinds, strict=True))
        return f"<tr>{''.join(cells)}</tr>"

    gap = f'<tr class="gap"><td colspan="{len(headings)}">⋮</td></tr>'
    body = "".join(gap if row is None else line(row, "td") for row in rows)
    tall = ' class="tall"' if len(rows) > _TALL else ""
    return f"<div{tall}><table><thead>{line(headings, 'th')}</thead><tbody>{body}</tbody></table></div>"


def counted(number: int, noun: str) -> str:
    """``1 file``, ``12,345 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def named(names: Sequence[str]) -> str:
    """The first of some names as HTML, and how many more there are."""
    listed = ", ".join(f"<bdi>{shown(name)}</bdi>" for name in names[:NAMED])
    return f"{listed} and {len(names) - NAMED:,} more" if len(names) > NAMED else listed


def of_table(table: Table[Any]) -> str:
    """The first and the last records of a table, and what is known of it. Reads it, as ``len()`` does."""
    about = [f"<b>{shown(table.record.__name__)}</b>: {counted(len(table), 'record')}"]
    if table.files:
        about.append(f"from {named([file.name for file in table.files])}")
    if table.layout:
        about.append(f"layout {shown(str(table.layout))}")
    codes = Counter(issue.code for issue in table.issues)
    found = ", ".join(f"{code} {number:,}" for code, number in codes.most_common())
    about.append(f"{counted(codes.total(), 'issue')}{': ' if found else ''}{found}")
    return page(paragraph(" · ".join(about)), *_records(table))


def _records(table: Table[Any]) -> list[str]:
    """Its first and last records without the columns that are blank in all of these."""
    whole = len(table) <= 2 * ENDS
    picked = range(len(table)) if whole else [*range(ENDS), *range(len(table) - ENDS, len(table))]
    if not picked:
        return []
    rows = [_cells(table[number]) for number in picked]
    filled = {name for row in rows for name, text in row.items() if text}
    names = [name for name in dict.fromkeys(name for row in rows for name in row) if name in filled]
    blank = [column.field for column in table.record.spec.columns if column.field not in filled]
    kept = names[:COLUMNS]
    numbers = ["#", *(column.field for column in table.record.spec.columns if column.kind.name in _NUMBERS)]
    lines: list[list[str] | None] = [
        [f"{number}", *(row.get(name, "") for name in kept)] for number, row in zip(picked, rows, strict=True)
    ]
    if not whole:
        lines.insert(ENDS, None)
    notes = []
    if blank:
        notes.append(paragraph(f"Blank in these rows, and left out: {named(blank)}."))
    if len(names) > COLUMNS:
        notes.append(paragraph(f"Left out, for there are many: {named(names[COLUMNS:])}."))
    return [grid(("#", *kept), lines, numbers), *notes]


_NUMBERS = ("integer", "decimal")


def _cells(record: Record) -> dict[str, str]:
    """The texts of a record by field, those in ``extra`` by ``extra:`` and their header."""
    cells = {column.field: _text(getattr(record, column.field)) for column in record.spec.columns}
    return cells | {f"extra: {header}": text for header, text in record.extra.items()}


def _text(value: object) -> str:
    if value is None or isinstance(value, datetime):
        return "" if value is None else str(value)
    data = plain(value)
    if isinstance(data, list) and all(isinstance(item, str) for item in data):
        return ", ".join(data)
    return json.dumps(data, ensure_ascii=False) if isinstance(data, list | dict) else str(data)


def of_export(export: Export) -> str:
    """What an export holds, table by table. Reads nothing: records are counted where a table was read before."""
    about = f"<b>LinkedIn export</b>: {counted(len(export.files), 'file')} · {counted(len(export.tables), 'table')}"
    rows = [
        (
            record.spec.table,
            record.__name__,
            table.files[0].name + (f" and {len(table.files) - 1:,} more" if len(table.files) > 1 else ""),
            _size(sum(file.size for file in table.files)),
            ", ".join(dict.fromkeys(file.status for file in table.files)),
            str(table.layout or ""),
            "" if table.known_length is None else f"{table.known_length:,}",
        )
        for record, table in export.tables.items()
    ]
    notes = [paragraph("A table is read on first touch; <code>export.report()</code> reads them all.")]
    told = (Status.IGNORED, Status.UNKNOWN)
    lost = [f"{file.name} ({file.status})" for file in export.files if not file.record and file.status not in told]
    if lost:
        notes.append(paragraph(f"Not read: {named(lost)}."))
    ignored = sum(file.status is Status.IGNORED for file in export.files)
    if ignored:
        notes.append(paragraph(f"{counted(ignored, 'file')} ignored on purpose."))
    return page(paragraph(about), grid(_TABLES, rows, ("size", "records read")), *notes)


_TABLES = ("table", "record", "file", "size", "status", "layout", "records read")


def _size(size: int) -> str:
    """``812 B``, ``1.2 kB``, ``3.4 MB``."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:,.1f} kB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"
