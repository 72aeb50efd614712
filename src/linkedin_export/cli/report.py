"""``report``: what an export holds."""

from __future__ import annotations

import argparse
import sys

from linkedin_export.cli.command import Command, add_json, add_paths, failed, opened
from linkedin_export.cli.output import columns, print_json
from linkedin_export.cli.progress import read_through
from linkedin_export.export import Export


def _add(parser: argparse.ArgumentParser) -> None:
    add_paths(parser)
    add_json(parser, "the report")
    parser.add_argument(
        "--issues",
        action="store_true",
        help="list every issue with its place, too; with the files' real names, not to be sent to others",
    )
    parser.add_argument(
        "--share", metavar="OUT", help="write a copy without the words in it, a zip archive to attach to a bug report"
    )


def _run(options: argparse.Namespace) -> int:
    export = opened(options)
    read_through(export)
    report = export.report()
    if options.json:
        found = report.to_dict()
        if options.issues:
            found["issue_list"] = [
                {"code": str(issue.code), "severity": str(issue.severity), "file": issue.file, "line": issue.line,
                 "header": issue.header, "message": issue.message}
                for issue in export.issues
            ]  # fmt: skip
        print_json(found)
    else:
        print(report.text(columns()))
        if options.issues:
            print("", *export.issues, sep="\n")
    return 0 if options.share is None else _share(export, options.share)


def _share(export: Export, out: str) -> int:
    from linkedin_export.redaction.archive import redact

    try:
        names = redact(export, out)
    except (OSError, ValueError) as error:
        return failed(f"nothing was written: {error}")
    print(
        f"{out}: {len(names)} files written, words and numbers replaced; dates and the lengths of words are kept.\n"
        "Look at it before you attach it to a bug report.",
        file=sys.stderr,
    )
    return 0


REPORT = Command(
    "report",
    "Prints what an export holds: every file, what it was recognised as, rows and issues.",
    _add,
    _run,
    more="Issues of a file are those that are a warning or an error; the line below the files counts all of them.\n\n"
    "The report shows no cell of the export and can be sent to others; what --issues adds cannot.",
    examples=("report Complete_LinkedInDataExport_11-23-2026.zip", "report export.zip --share for-the-bug-report.zip"),
)
