"""A backup among what is opened: what it keeps stands in its place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linkedin_export.reading.sources import Source


def standing_for(source: Source) -> Sequence[Source]:
    """The source, a path as such; in place of a backup what it keeps. Raises BackupError if that is damaged."""
    return paths_for(Path(source)) if isinstance(source, str | os.PathLike) else [source]


def paths_for(path: Path) -> list[Path]:
    """The same for a path."""
    if not (path / "SHA256SUMS").is_file():
        return [path]
    from linkedin_export.history.backup.contents import kept_paths

    return kept_paths(path)
