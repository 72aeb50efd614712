"""An export as other programs read it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from linkedin_export.export import Export


class Conversions:
    """What `Export` can be written as.

    All of it is written beside the path that is given and takes its place at the end: nothing half written is left.
    An export holds what others wrote to the member, and who they are; that they are connected is no consent to be
    mailed, nor to have it passed on.
    """

    def to_jsonl(self, folder: str | os.PathLike[str]) -> dict[str, int]:
        """Writes one file of JSON Lines for each table, ``messages.jsonl``, in memory that does not grow with it.

        A line is what `to_dict` gives, in UTF-8; `from_dict` reads it back. Returns the number of lines by table.
        Raises FileExistsError if ``folder`` is there and not an empty folder.
        """
        from linkedin_export.interop.jsonl import to_jsonl

        return to_jsonl(cast("Export", self), Path(folder))
