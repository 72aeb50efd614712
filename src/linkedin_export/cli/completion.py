"""``completion``: what a shell needs to complete commands, options, tables and paths."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from linkedin_export.cli.command import Command
from linkedin_export.interop.extras import needed
from linkedin_export.records import registry

_TABLES = ("table", "record")
"""Arguments that are a table."""
_FILES = ("path", "out", "share", "folder", "verify")
"""Arguments that are a path."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh"), help="the shell that the script is for")


def _run(options: argparse.Namespace) -> int:
    shtab = needed("shtab", "cli")
    parser: argparse.ArgumentParser = options.whole
    for action in _actions(parser):
        if action.dest in _TABLES:
            action.choices = [record.spec.table for record in registry.records]
        elif action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    script: str = shtab.complete(parser, options.shell)
    # shtab 1.13 has zsh complete only the first of several paths: "(*):" forbids what "*:" asks for.
    print(script.replace('"(*):', '"*:'))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """All arguments of a parser and of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)


COMPLETION = Command(
    "completion",
    "Prints a script that completes commands, options, tables and paths in bash or zsh.",
    _add,
    _run,
    more=(
        "It needs the extra `cli` (shtab). For bash, write it where bash-completion looks, or to a file that ~/.bashrc "
        "reads. For zsh, write it to a file called _linkedin-export in a folder of $fpath, before compinit runs."
    ),
    examples=(
        "completion bash > ~/.local/share/bash-completion/completions/linkedin-export",
        "completion zsh > ~/.zfunc/_linkedin-export",
    ),
)
