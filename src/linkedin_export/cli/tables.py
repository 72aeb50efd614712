"""``tables``: which tables an export holds."""

from __future__ import annotations

import argparse
from collections import Counter

from linkedin_export.cli.command import Command, add_json, add_paths, opened
from linkedin_export.cli.output import print_json, print_table
from linkedin_export.cli.progress import read_through
from linkedin_export.issues import Severity


def _add(parser: argparse.ArgumentParser) -> None:
    add_paths(parser)
    add_json(parser, "the list")


def _run(options: argparse.Namespace) -> int:
    export = opened(options)
    read_through(export)
    rows = []
    found = []
    for record, table in sorted(export.tables.items(), key=lambda item: item[0].spec.table):
        count = sum(file.rows for file in table.files)
        layouts = list(dict.fromkeys(file.layout.since or str(file.layout) for file in table.files if file.layout))
        issues = [issue for file in table.files for issue in file.issues]
        serious = sum(issue.severity is not Severity.INFO for issue in issues)
        rows.append((record.spec.table, record.__name__, str(count), str(serious), ", ".join(layouts) or "-"))
        found.append(
            {
                "table": record.spec.table,
                "record": record.__name__,
                "files": [file.name for file in table.files],
                "rows": count,
                "layouts": layouts,
                "issues": Counter(str(issue.code) for issue in issues),
            }
        )
    if options.json:
        print_json(found)
    else:
        print_table([("table", "record", "rows", "issues", "layout"), *rows], numbers=("rows", "issues"))
    return 0


TABLES = Command(
    "tables",
    "Lists the tables that an export holds: name, record class, rows, issues and layout.",
    _add,
    _run,
    more="Issues are those that are a warning or an error; --json counts all of them, by code.",
    examples=("tables export.zip",),
)
