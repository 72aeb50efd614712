"""``schema``: what is known of every file and field."""

from __future__ import annotations

import argparse
from typing import Any, get_args

from linkedin_export.cli.command import Command, add_json, record_named
from linkedin_export.cli.output import print_json, print_table
from linkedin_export.records import registry
from linkedin_export.schema.registry import SchemaFormat


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "record",
        nargs="?",
        metavar="RECORD",
        help="a table: its record (Message), its name (messages) or its file (messages.csv); all of them unless given",
    )
    parser.add_argument(
        "--format",
        choices=get_args(SchemaFormat),
        default="dictionary",
        metavar="FORMAT",
        help="dictionary, which is for people, unless given; json-schema (2020-12) of records as JSON; frictionless, "
        "Table Schemas in a Data Package",
    )
    add_json(parser, "the dictionary")


def _run(options: argparse.Namespace) -> int:
    record = None if options.record is None else record_named(options.record)
    schema = registry.schema(options.format, record)
    if options.json or options.format != "dictionary":
        print_json(schema)
    elif record is None:
        _show_all(schema)
    else:
        _show(record.__name__, schema)
    return 0


def _show_all(dictionary: dict[str, Any]) -> None:
    rows = [("table", "record", "file", "since", "fields")]
    for name, entry in dictionary.items():
        since = entry["layouts"][0]["since"] if entry["layouts"] else "-"
        file = f"{entry['folder']}/*" if entry["folder"] else entry["files"][0]
        rows.append((entry["table"], name, file, since, str(len(entry["fields"]))))
    print_table(rows, numbers=("fields",))


def _show(name: str, entry: dict[str, Any]) -> None:
    print(f"{name}: {' '.join(entry['description'].split())}")
    print(f"table {entry['table']}; files {', '.join(entry['files'])}\n")
    rows = [("field", "type", "header", "personal", "what it is")]
    for field in entry["fields"]:
        rows.append((field["name"], field["type"], field["header"], field["pii"] or "-", field["description"]))
    print_table(rows)


SCHEMA = Command(
    "schema",
    "Prints what is known of every file: its record, its fields, their types and headers.",
    _add,
    _run,
    examples=("schema", "schema connections", "schema --format json-schema > linkedin-export.schema.json"),
)
