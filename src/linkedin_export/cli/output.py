"""What a command prints."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

from linkedin_export.shown import aligned


def prepare() -> None:
    """Makes the streams print every text: in UTF-8 into files and pipes unless ``PYTHONIOENCODING`` asks for another,
    and with escapes for what a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            chosen = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=stream.encoding if chosen else "utf-8", errors="backslashreplace")


def columns() -> int | None:
    """How wide the terminal is; None if stdout is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def print_table(rows: Sequence[Sequence[str]], numbers: Sequence[str] = ()) -> None:
    """A table, the first row its headings, made to fit the terminal if there is one."""
    print(*aligned(rows, numbers, columns()), sep="\n")


def print_json(data: Any) -> None:
    """Data as JSON; with escapes for all but ASCII where it goes to a terminal, which may obey what it is sent."""
    raw = sys.stdout.isatty() or (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
    print(json.dumps(data, indent=2, ensure_ascii=raw))
