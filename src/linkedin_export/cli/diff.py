"""``diff``: what has changed from one copy of an account to another."""

from __future__ import annotations

import argparse

from linkedin_export.cli.command import Command, add_json, add_options, opened_of
from linkedin_export.cli.output import print_json
from linkedin_export.history.differing import diff


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the older copy: its .zip, or the unpacked folder")
    parser.add_argument("new", metavar="NEW", help="the newer copy")
    parser.add_argument("--all", action="store_true", help="list all rows of each table, not the first ones only")
    add_options(parser)
    add_json(parser, "the differences")


def _run(options: argparse.Namespace) -> int:
    found = diff(opened_of([options.old], options), opened_of([options.new], options))
    if options.json:
        print_json(found.to_dict())
    else:
        print(*(found.lines(None) if options.all else found.lines()), sep="\n")
    return 0


DIFF = Command(
    "diff",
    "Prints what was added, has gone and has changed from one copy of an account to another.",
    _add,
    _run,
    more="A table that one copy does not have is named, and not compared. The exit status does not tell whether "
    "anything has changed.",
    examples=("diff january.zip june.zip", "diff --json january.zip june.zip"),
)
