"""How far long work is, on stderr and only if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from linkedin_export.export import Export

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.console import Console

LONG = 8 << 20
"""Bytes of files from which on reading them takes so long that it is worth telling."""


def read_through(export: Export) -> None:
    """Reads every file of an export once, and tells how far it is."""
    with advancing("reading", sum(file.size for file in export.files)) as advance:
        for file in export.files:
            _ = file.rows
            advance(file.size)


def working(what: str, export: Export) -> AbstractContextManager[Any]:
    """Tells that something is being done that does not say how far it is."""
    if not _is_told(sum(file.size for file in export.files)):
        return nullcontext()
    console = _console()
    if console is None:
        print(f"{what} ...", file=sys.stderr)
        return nullcontext()
    return console.status(what)


@contextmanager
def telling(size: int) -> Generator[Callable[[str], object]]:
    """Gives a function to be told what is being done, where so many bytes make it long."""
    if not _is_told(size):
        yield _nothing
        return
    console = _console()
    if console is None:
        yield lambda what: print(f"{what} ...", file=sys.stderr)
        return
    from rich.markup import escape

    with console.status("") as status:
        yield lambda what: status.update(escape(what))


def _is_told(size: int) -> bool:
    return size >= LONG and sys.stderr.isatty()


def _console() -> Console | None:
    """What draws on the terminal; None without rich, and for a terminal that can only print lines."""
    try:
        from rich.console import Console
    except ImportError:
        return None
    console = Console(stderr=True)
    return None if console.is_dumb_terminal else console


def _nothing(done: object) -> None:
    """Told of what is done, tells nobody."""


@contextmanager
def advancing(what: str, size: int) -> Generator[Callable[[int], object]]:
    """Gives a function to be told of each so many bytes that are done."""
    if not _is_told(size):
        yield _nothing
        return
    console = _console()
    if console is None:
        yield _Lines(what, size)
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    shown = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*shown, console=console, transient=True) as bar:
        task = bar.add_task(what, total=size)
        yield lambda done: bar.advance(task, done)


class _Lines:
    """Prints a line whenever another tenth is done."""

    def __init__(self, what: str, size: int) -> None:
        self.what, self.size, self.done, self.tenths = what, size, 0, 0

    def __call__(self, done: int) -> None:
        self.done += done
        tenths = self.done * 10 // self.size
        if tenths > self.tenths:
            self.tenths = tenths
            print(f"{self.what}: {tenths * 10} %", file=sys.stderr)
