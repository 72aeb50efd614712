"""The command line: ``python -m linkedin_export PATH ...`` prints the report of an export."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence

from linkedin_export.errors import LinkedInExportError
from linkedin_export.export import open as open_export


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m linkedin_export",
        description="Prints what a LinkedIn data export holds: every file, what it was recognised as, rows and issues.",
        epilog="Exit status: 0 the report was printed; 1 the source cannot be read; 2 the arguments are wrong.",
    )
    parser.add_argument(
        "path", nargs="+", help="the .zip that LinkedIn delivered, its unpacked folder, or a file of it"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--issues",
        action="store_true",
        help="list every issue with its place, too; with the files' real names, not to be sent to others",
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _arguments().parse_args(arguments)
    try:
        export = open_export(*options.path)
    except LinkedInExportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    report = export.report()
    if options.json:
        found = report.to_dict()
        if options.issues:
            found["issue_list"] = [
                {"code": str(issue.code), "severity": str(issue.severity), "file": issue.file, "line": issue.line,
                 "header": issue.header, "message": issue.message}
                for issue in export.issues
            ]  # fmt: skip
        print(json.dumps(found, indent=2))
        return 0
    print(report)
    if options.issues:
        print("", *export.issues, sep="\n")
    return 0
