"""``backup``: originals, and what they hold, kept for good; and whether they still are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from linkedin_export.cli.command import Command, WrongArgumentError, add_json, add_timezone, failed
from linkedin_export.cli.output import columns, print_json
from linkedin_export.cli.progress import advancing, telling
from linkedin_export.errors import LinkedInExportError
from linkedin_export.history.backup.disk import files_in, size_of
from linkedin_export.history.backup.making import backup
from linkedin_export.history.backup.verifying import verify_backup


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="*",
        metavar="EXPORT",
        help="the .zip that LinkedIn delivered, its unpacked folder, a file of it, or another backup",
    )
    parser.add_argument(
        "--to", dest="folder", metavar="FOLDER", help="the backup to add to, an empty folder, or the name of a new one"
    )
    parser.add_argument("--verify", metavar="FOLDER", help="read a whole backup, and tell what is not as it was")
    parser.add_argument("--without-parquet", action="store_true", help="write JSON Lines only; needs no extra")
    add_timezone(parser)
    add_json(parser, "what was done, or found,")


def _run(options: argparse.Namespace) -> int:
    if options.verify is not None:
        if options.path or options.folder or options.without_parquet or options.assume_timezone:
            raise WrongArgumentError("--verify FOLDER stands alone, or with --json")
        return _verify(options)
    if not options.path or not options.folder:
        raise WrongArgumentError("give what is to be kept and --to FOLDER, or --verify FOLDER")
    try:
        with telling(_size_of([*options.path, options.folder])) as tell:
            made = backup(
                *options.path,
                to=options.folder,
                parquet=not options.without_parquet,
                assume_timezone=options.assume_timezone,
                progress=tell,
            )
    except LinkedInExportError:
        raise
    except OSError as error:
        return failed(f"no backup was made, what was there before is as it was: {error}")
    except KeyboardInterrupt:
        print(f"interrupted: {options.folder} holds what it held before, or the whole new backup", file=sys.stderr)
        return 130
    if options.json:
        print_json(made.to_dict())
    else:
        print(made.text(columns()))
    return 0


def _verify(options: argparse.Namespace) -> int:
    with advancing("checking", _size_of([options.verify])) as advance:
        found = verify_backup(options.verify, progress=advance)
    if options.json:
        print_json(found.to_dict())
    else:
        print(found)
    return 0 if found else 1


def _size_of(paths: Iterable[str]) -> int:
    """How many bytes lie at some paths, as far as that can be told."""
    return sum(size_of(one) for path in map(Path, paths) for one in (path, *files_in(path)))


BACKUP = Command(
    "backup",
    "Keeps exports byte for byte with checksums, and what they hold as Parquet and JSON Lines.",
    _add,
    _run,
    more="What is in the folder already is kept on; tables are made anew of all that is there. It says what the newest "
    "copy lacks that earlier ones had. Interrupted at any moment, it leaves the last backup as it was. Parquet needs "
    "the extra `parquet`.\n\n"
    "--verify has the exit status 1 if a file is missing, has changed or does not belong there; it lists them by their "
    "real names, which are not to be sent to others.",
    examples=(
        "backup Complete_LinkedInDataExport_11-23-2026.zip --to linkedin-backup",
        "backup --verify linkedin-backup",
    ),
)
