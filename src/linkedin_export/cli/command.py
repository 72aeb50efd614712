"""What a command is, and the arguments that several commands have."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import tzinfo
from difflib import get_close_matches

from attrs import frozen

from linkedin_export.export import Export, zone_of
from linkedin_export.export import open as open_export
from linkedin_export.issues import Severity
from linkedin_export.reading.files import Unrecognised
from linkedin_export.records import registry
from linkedin_export.schema.spec import Record


class WrongArgumentError(Exception):
    """An argument that only running the command shows to be wrong; exit status 2."""


@frozen
class Command:
    """A command: its name, what it does in a sentence, its arguments, and what runs it and returns an exit status."""

    name: str
    help: str
    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    more: str = ""
    """More than the sentence, in paragraphs of one line each."""
    examples: tuple[str, ...] = ()


def add_paths(parser: argparse.ArgumentParser) -> None:
    """What is read, and how."""
    parser.add_argument(
        "path",
        nargs="+",
        metavar="PATH",
        help="the .zip that LinkedIn delivered, its unpacked folder, or a file of it; several are read as one export",
    )
    add_options(parser)


def add_options(parser: argparse.ArgumentParser) -> None:
    """How it is read."""
    add_timezone(parser)
    parser.add_argument(
        "--strict", action="store_true", help="read everything first, and do nothing if an issue is a warning or worse"
    )


def add_timezone(parser: argparse.ArgumentParser) -> None:
    """The option ``--assume-timezone``."""
    parser.add_argument(
        "--assume-timezone",
        type=_zone,
        metavar="ZONE",
        help="the zone of times that the export states without one, such as Europe/Rome; else they have none",
    )


def add_json(parser: argparse.ArgumentParser, what: str) -> None:
    """The option ``--json``."""
    parser.add_argument("--json", action="store_true", help=f"print {what} as JSON")


def _zone(name: str) -> tzinfo | None:
    try:
        return zone_of(name)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def opened(options: argparse.Namespace) -> Export:
    """The export of the arguments that `add_paths` adds."""
    return opened_of(options.path, options)


def opened_of(paths: Sequence[str], options: argparse.Namespace) -> Export:
    """The export at some paths, read by the arguments that `add_options` adds."""
    strict = Severity.WARNING if options.strict else False
    return open_export(*paths, strict=strict, assume_timezone=options.assume_timezone)


def suggested(word: str, known: list[str]) -> str:
    """`` (did you mean x or y?)``, or nothing if no known word is like this one."""
    folded = {one.casefold(): one for one in known}
    alike = [folded[one] for one in get_close_matches(word.casefold(), folded, n=3)]
    return f" (did you mean {' or '.join(alike)}?)" if alike else ""


def record_named(word: str) -> type[Record]:
    """The record class of a table, by its attribute, its class or the name of its file.

    Raises WrongArgumentError, which names those that are nearly called so.
    """
    names: dict[str, type[Record]] = {}
    records: tuple[type[Record], ...] = (*registry.records, Unrecognised)
    for record in records:
        for name in (record.spec.table, record.__name__, *record.spec.names):
            names.setdefault(name, record)
    folded = {name.casefold(): record for name, record in reversed(names.items())}
    found = names.get(word) or folded.get(word.casefold()) or registry.named(word)
    if found is None:
        raise WrongArgumentError(f"there is no table {word!r}{suggested(word, list(names))}")
    return found


def failed(message: object) -> int:
    """Says on stderr what went wrong; the exit status for it."""
    print(f"error: {message}", file=sys.stderr)
    return 1
