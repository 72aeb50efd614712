"""The commands put together."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from linkedin_export import __version__
from linkedin_export.cli.backup import BACKUP
from linkedin_export.cli.command import Command, WrongArgumentError, failed
from linkedin_export.cli.completion import COMPLETION
from linkedin_export.cli.convert import CONVERT
from linkedin_export.cli.diff import DIFF
from linkedin_export.cli.head import HEAD
from linkedin_export.cli.output import prepare
from linkedin_export.cli.report import REPORT
from linkedin_export.cli.schema import SCHEMA
from linkedin_export.cli.tables import TABLES
from linkedin_export.errors import LinkedInExportError

PROGRAM = "linkedin-export"
COMMANDS: tuple[Command, ...] = (REPORT, TABLES, HEAD, DIFF, BACKUP, CONVERT, SCHEMA, COMPLETION)
DESCRIPTION = "Reads LinkedIn data exports. Paths without a command are reported on."
STATUSES = {
    0: "all was done",
    1: "the export cannot be read, a file cannot be written, --strict objects, or a backup is not as it was written",
    2: "the arguments are wrong",
    130: "ended by Ctrl-C",
    141: "nobody reads what is printed any more",
}
"""What the exit statuses mean."""


class _Formatter(argparse.HelpFormatter):
    """Wraps paragraphs as wide as the terminal is, and leaves lines that are indented, which are examples."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            line if line.startswith(" ") else super(_Formatter, self)._fill_text(line, width, indent)
            for line in text.splitlines()
        )


def make_parser() -> argparse.ArgumentParser:
    """The parser of all arguments."""
    statuses = "; ".join(f"{status} {meaning}" for status, meaning in STATUSES.items())
    parser = argparse.ArgumentParser(
        PROGRAM, description=DESCRIPTION, epilog=f"Exit status: {statuses}.", formatter_class=_Formatter
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        examples = "".join(f"  {PROGRAM} {example}\n" for example in command.examples)
        added = commands.add_parser(
            command.name,
            help=command.help,
            description="\n\n".join(filter(None, (command.help, command.more))),
            epilog=f"examples:\n{examples}",
            formatter_class=_Formatter,
        )
        command.add(added)
        added.set_defaults(run=command.run, parser=added, whole=parser)
    return parser


def _with_command(arguments: Sequence[str], parser: argparse.ArgumentParser) -> list[str]:
    """The arguments, ``report`` before them if they start with no command."""
    names = [command.name for command in COMMANDS]
    if not arguments or arguments[0] in (*names, "-h", "--help", "--version"):
        return [*arguments]
    first = arguments[0]
    meant = get_close_matches(first, names, n=1)
    if meant and not Path(first).exists():
        parser.error(f"{first!r} is neither a command nor a path; did you mean {meant[0]}?")
    return [REPORT.name, *arguments]


def run(arguments: Sequence[str] | None) -> int:
    """Runs a command and returns its exit status."""
    prepare()
    parser = make_parser()
    options = parser.parse_args(_with_command(sys.argv[1:] if arguments is None else arguments, parser))
    chosen: argparse.ArgumentParser = options.parser
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except WrongArgumentError as error:
        chosen.error(str(error))
    except LinkedInExportError as error:
        return failed(error)
    except OSError as error:
        _drop_output()
        return 141 if isinstance(error, BrokenPipeError) else failed(error)
    return status


def _drop_output() -> None:
    """What cannot be printed is not to be tried again when Python ends, which would print a traceback."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
