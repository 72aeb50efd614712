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
    if not isinstance(source, str | os.PathLike):
        return [source]
    path = Path(source)
    if not os.path.isfile(path / "SHA256SUMS"):  # noqa: PTH113 - which does not raise where nothing can be seen
        return [path]
    from linkedin_export.history.backup.contents import kept_paths  # only now, for it takes as long as a small export

    return kept_paths(path)
