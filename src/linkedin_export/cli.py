"""The command line: ``python -m linkedin_export report PATH ...`` prints the report of an export.

Each command is a function that adds its arguments to a parser, and one that runs it and returns the exit status.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence

from linkedin_export.errors import LinkedInExportError
from linkedin_export.export import Export
from linkedin_export.export import open as open_export


def _report(parser: argparse.ArgumentParser) -> None:
    """Prints what an export holds: every file, what it was recognised as, rows and issues."""
    _add_paths(parser)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--issues",
        action="store_true",
        help="list every issue with its place, too; with the files' real names, not to be sent to others",
    )
    parser.add_argument(
        "--share", metavar="OUT", help="write a copy without the words in it, a zip archive to attach to a bug report"
    )
    parser.set_defaults(run=_run_report)


def _run_report(options: argparse.Namespace) -> int:
    export = open_export(*options.path)
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
    else:
        print(report)
        if options.issues:
            print("", *export.issues, sep="\n")
    return 0 if options.share is None else _share(export, options.share)


def _share(export: Export, out: str) -> int:
    from linkedin_export.redaction.archive import redact

    try:
        names = redact(export, out)
    except (OSError, ValueError) as error:
        return _failed(f"nothing was written: {error}")
    print(
        f"{out}: {len(names)} files written, words and numbers replaced; dates and the lengths of words are kept.\n"
        "Look at it before you attach it to a bug report.",
        file=sys.stderr,
    )
    return 0


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="+", help="the .zip that LinkedIn delivered, its unpacked folder, or a file of it"
    )


def _failed(message: object) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 1


_COMMANDS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {"report": _report}


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m linkedin_export",
        description="Reads LinkedIn data exports. Paths without a command are reported on.",
        epilog="Exit status: 0 all was done; 1 the source cannot be read, or a file not be written; "
        "2 the arguments are wrong.",
    )
    commands = parser.add_subparsers(title="commands", metavar="command", required=True)
    for name, add in _COMMANDS.items():
        add(commands.add_parser(name, help=add.__doc__, description=add.__doc__, epilog=parser.epilog))
    return parser


def _with_command(arguments: Sequence[str]) -> list[str]:
    """The arguments, ``report`` before them if they start with no command."""
    named = not arguments or arguments[0] in (*_COMMANDS, "-h", "--help")
    return [*arguments] if named else ["report", *arguments]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _arguments().parse_args(_with_command(sys.argv[1:] if arguments is None else arguments))
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except LinkedInExportError as error:
        return _failed(error)
