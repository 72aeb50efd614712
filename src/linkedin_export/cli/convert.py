"""``convert``: an export as files of other kinds."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping

from attrs import frozen

from linkedin_export.cli.command import Command, WrongArgumentError, add_json, add_paths, failed, opened
from linkedin_export.cli.output import print_json
from linkedin_export.cli.progress import working
from linkedin_export.export import Export
from linkedin_export.interop.contacts_csv import LAYOUTS
from linkedin_export.interop.targets import check_not_read_from, whole_file

CONSENT = (
    "These are other people, who agreed to being connected and to no more: a connection is no consent to be mailed. "
    "Use their addresses for your own address book, not for campaigns."
)


@frozen
class Conversion:
    """What an export can be converted to: its name, what is written, the options it has, and what writes it.

    ``write`` returns how many of ``unit`` were written, or how many to each table.
    """

    name: str
    what: str
    unit: str
    write: Callable[[Export, argparse.Namespace], int | Mapping[str, int]]
    options: tuple[str, ...] = ()
    of_people: bool = False


def _write_resume(export: Export, options: argparse.Namespace) -> int:
    check_not_read_from(options.out, tuple(options.path))
    text = json.dumps(export.to_json_resume(), indent=2, ensure_ascii=False)
    with whole_file(options.out) as path:
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return 1


CONVERSIONS = (
    Conversion("parquet", "a folder with a Parquet file for each table", "row",
               lambda export, options: export.to_parquet(options.out)),
    Conversion("sqlite", "an SQLite database, with a search in messages", "row",
               lambda export, options: export.to_sqlite(options.out)),
    Conversion("duckdb", "a DuckDB database", "row",
               lambda export, options: export.to_duckdb(options.out)),
    Conversion("jsonl", "a folder with a file of JSON Lines for each table", "row",
               lambda export, options: export.to_jsonl(options.out)),
    Conversion(
        "vcard", "a file of vCards, for address books", "contact",
        lambda export, options: export.to_vcard(
            options.out, options.vcard_version or "4.0", contacts=options.uploaded_contacts
        ),
        ("vcard_version", "uploaded_contacts"), of_people=True,
    ),
    Conversion(
        "contacts-csv", "a CSV file of contacts, for address books and CRMs", "contact",
        lambda export, options: export.to_contacts_csv(options.out, options.layout or "google"),
        ("layout",), of_people=True,
    ),
    Conversion("json-resume", "the profile as a JSON Resume", "profile", _write_resume),
    Conversion("mbox", "messages as a mailbox, for mail programs", "message",
               lambda export, options: export.to_mbox(options.out)),
    Conversion("markdown", "a folder with a Markdown file for each conversation and article", "file",
               lambda export, options: export.to_markdown(options.out)),
)  # fmt: skip
"""All of them."""
_BY_NAME = {one.name: one for one in CONVERSIONS}
_OPTIONS = tuple(dict.fromkeys(option for one in CONVERSIONS for option in one.options))


def _add(parser: argparse.ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--to", required=True, choices=tuple(_BY_NAME), metavar="FORMAT", help="one of those above")
    parser.add_argument(
        "--out",
        required=True,
        metavar="OUT",
        help="the file or folder to write; a file is replaced, a database only if it was written so, and a folder must "
        "be new or empty",
    )
    parser.add_argument(
        "--vcard-version", choices=("4.0", "3.0"), help="of vcard; 4.0 unless given, 3.0 for older address books"
    )
    parser.add_argument(
        "--uploaded-contacts",
        action="store_true",
        help="with vcard: the contacts that the member once uploaded, too, not only connections",
    )
    parser.add_argument("--layout", choices=tuple(LAYOUTS), help="of contacts-csv; google unless given")
    add_json(parser, "how much was written")


def _run(options: argparse.Namespace) -> int:
    chosen = _BY_NAME[options.to]
    for option in _OPTIONS:
        if getattr(options, option) and option not in chosen.options:
            raise WrongArgumentError(f"--{option.replace('_', '-')} is nothing for --to {chosen.name}")
    export = opened(options)
    try:
        with working(f"writing {options.out}", export):
            written = chosen.write(export, options)
    except ValueError as error:
        return failed(f"nothing was written: {error}")
    if options.json:
        print_json({"to": chosen.name, "out": options.out, "written": written})
    else:
        print(f"{options.out}: {_counted(written, chosen.unit)} written", file=sys.stderr)
    if chosen.of_people:
        print(CONSENT, file=sys.stderr)
    return 0


def _counted(written: int | Mapping[str, int], unit: str) -> str:
    if isinstance(written, int):
        return f"{written} {unit}{'s' * (written != 1)}"
    return f"{_counted(sum(written.values()), unit)} in {_counted(len(written), 'table')}"


CONVERT = Command(
    "convert",
    "Writes an export as files of another kind.",
    _add,
    _run,
    more="\n".join(
        [
            *(f"* {one.name}: {one.what}" for one in CONVERSIONS),
            "",
            f"vcard and contacts-csv: {CONSENT[0].lower()}{CONSENT[1:]}",
            "",
            "What is written appears under its name when it is whole; nothing is left of what fails.",
        ]
    ),
    examples=(
        "convert export.zip --to sqlite --out linkedin.db",
        "convert export.zip --to vcard --out connections.vcf",
        "convert export.zip --to contacts-csv --layout outlook --out connections.csv",
    ),
)
