"""The command line: ``linkedin-export`` and ``python -m linkedin_export``. See ``docs/reference/cli.md``.

One module for each command; ``program`` puts them together.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit status; ``arguments`` are those of the process unless given."""
    try:
        from linkedin_export.cli.program import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130
