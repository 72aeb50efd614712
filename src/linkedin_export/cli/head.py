"""``head``: the first records of a table."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import islice
from typing import Any

from linkedin_export.cli.command import (
    Command,
    WrongArgumentError,
    add_json,
    add_paths,
    opened,
    record_named,
    suggested,
)
from linkedin_export.cli.output import columns, print_json, print_table
from linkedin_export.plain import to_dict
from linkedin_export.schema.spec import Record
from linkedin_export.shown import cut, printable, width

_CELL = 60
"""How wide a cell is at most."""
_READABLE = 12
"""Where not even so much of each column fits beside the others, records are shown one below the other."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "table", metavar="TABLE", help="a table: its name (messages), its record (Message) or its file (messages.csv)"
    )
    add_paths(parser)
    parser.add_argument("-n", "--rows", type=_count, default=5, metavar="N", help="how many records; 5 unless given")
    parser.add_argument(
        "--columns", metavar="FIELD,...", help="only these fields, in this order, such as sent_at,subject"
    )
    add_json(parser, "the records, cells in full,")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of records")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    record = record_named(options.table)
    fields = _fields(record, options.columns)
    export = opened(options)
    # Only so many are read, of however many there are.
    rows = [
        {name: one[name] for name in fields} for one in map(to_dict, islice(export.read(record).stream(), options.rows))
    ]
    if options.json:
        print_json(rows)
    elif not export.read(record).files:
        print(f"this export has no {record.spec.names[0]}", file=sys.stderr)
    elif rows:
        _show(rows, fields if options.columns else [name for name in fields if name != "source" and _any(rows, name)])
    return 0


def _fields(record: type[Record], wanted: str | None) -> list[str]:
    known = [*(column.field for column in record.spec.columns), "extra", "source"]
    if wanted is None:
        return known
    fields = [name.strip() for name in wanted.split(",")]
    for name in fields:
        if name not in known:
            hint = suggested(name, known) or f"; it has {', '.join(known)}"
            raise WrongArgumentError(f"{record.__name__} has no field {name!r}{hint}")
    return fields


def _any(rows: Sequence[dict[str, Any]], field: str) -> bool:
    return any(_text(row[field]) for row in rows)


def _show(rows: Sequence[dict[str, Any]], fields: Sequence[str]) -> None:
    cells = [[_text(row[name]) for name in fields] for row in rows]
    most = columns()
    needed = [min(_READABLE, max(map(width, one))) for one in zip(fields, *cells, strict=True)]
    if most is None or sum(needed) + 2 * len(needed) <= most:
        print_table([fields, *([cut(cell, _CELL) for cell in line] for line in cells)])
        return
    indent = max(map(width, fields)) + 2
    for line in cells:
        for name, cell in zip(fields, line, strict=True):
            if cell:
                print(f"{name:{indent}}{cut(cell, max(_READABLE, most - indent))}")
        print()


def _text(value: Any) -> str:
    """A plain value on one line."""
    if value is None or value in ([], {}):
        return ""
    return printable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


HEAD = Command(
    "head",
    "Prints the first records of a table.",
    _add,
    _run,
    more=(
        "Fields without text in any of the records are left out unless --columns names them, and so is `source`, the "
        "file and line of a record; `extra` is what no field holds. Long cells are cut; --json has them in full."
    ),
    examples=("head connections export.zip", "head messages.csv export.zip -n 20 --columns sent_at,sender,subject"),
)
