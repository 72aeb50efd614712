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

    def to_parquet(self, folder: str | os.PathLike[str]) -> dict[str, int]:
        """Writes one Parquet file for each table, ``messages.parquet``, with the types of `Table.to_arrow`.

        Maps are JSON text, for no two need to have the same keys.
        Returns the number of rows by table. Raises FileExistsError if ``folder`` is there and not an empty folder,
        MissingExtraError without the extra ``parquet``.
        """
        from linkedin_export.interop.parquet import to_parquet

        return to_parquet(cast("Export", self), Path(folder))

    def to_sqlite(self, path: str | os.PathLike[str]) -> dict[str, int]:
        """Writes an SQLite database: all tables, ``files``, ``issues``, ``conversations``, and an index of messages.

        A database that this wrote earlier is replaced. Returns the number of rows by table. Raises FileExistsError if
        something else is at the path, or the database is in use; ValueError if a record of the export's own registry
        has a table or a field of a name that the database needs; MissingExtraError without the extra ``sqlite``.
        """
        from linkedin_export.interop.sqlite import to_sqlite

        return to_sqlite(cast("Export", self), Path(path))

    def to_duckdb(self, path: str | os.PathLike[str]) -> dict[str, int]:
        """Writes a DuckDB database: all tables as in `to_parquet`, ``files`` and ``issues``.

        A database that this wrote earlier is replaced. Returns the number of rows by table. Raises FileExistsError if
        something else is at the path, or the database is in use; ValueError if a table of the export's own registry
        has a name that the database needs; MissingExtraError without the extra ``duckdb``.
        """
        from linkedin_export.interop.duckdb import to_duckdb

        return to_duckdb(cast("Export", self), Path(path))
