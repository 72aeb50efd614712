"""What an export can be made into, as methods; each imports what it needs when it is called."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from linkedin_export.tables import Tables

if TYPE_CHECKING:
    from linkedin_export.export import Export
    from linkedin_export.interop.targets import Target
    from linkedin_export.reading.sources import Source


class Conversions(Tables):
    """What an export can be written as.

    All of it is written beside the path that is given and takes its place at the end, readable by its owner alone:
    nothing half written is left. An export holds what others wrote to the member, and who they are; that they are
    connected is no consent to be mailed, nor to have it passed on.
    """

    _sources: tuple[Source, ...]

    def to_vcard(self, path: Target, version: Literal["4.0", "3.0"] = "4.0", *, contacts: bool = False) -> int:
        """Writes the connections to a file of vCards; how many there are.

        They are other people: a connection is no consent to be mailed. ``contacts``: the contacts that the member once
        uploaded as well. The rest is told at `linkedin_export.interop.vcard.to_vcard`. Raises ValueError if ``path``
        is a file of the export.
        """
        from linkedin_export.interop.vcard import to_vcard

        self._check_not_read_from(path)
        return to_vcard(chain(self.connections, self.imported_contacts if contacts else ()), path, version)

    def to_contacts_csv(self, path: Target, layout: Literal["google", "outlook", "salesforce"] = "google") -> int:
        """Writes the connections to a CSV file for an address book or a CRM; how many there are.

        They are other people: a connection is no consent to be mailed. The rest is told at
        `linkedin_export.interop.contacts_csv.to_contacts_csv`. Raises ValueError if ``path`` is a file of the export.
        """
        from linkedin_export.interop.contacts_csv import to_contacts_csv

        self._check_not_read_from(path)
        return to_contacts_csv(self.connections, path, layout)

    def to_json_resume(self) -> dict[str, Any]:
        """The member's profile as JSON Resume; see `linkedin_export.interop.json_resume.to_json_resume`."""
        from linkedin_export.interop.json_resume import to_json_resume

        return to_json_resume(self)

    def to_mbox(self, path: Target) -> int:
        """Writes the messages to an mbox file for mail programs; how many there are.

        See `linkedin_export.interop.mbox.to_mbox`. Raises ValueError if ``path`` is a file of the export.
        """
        from linkedin_export.interop.mbox import to_mbox

        self._check_not_read_from(path)
        return to_mbox(self.messages, path)

    def to_markdown(self, folder: Target) -> int:
        """Writes conversations and articles to Markdown files in a new folder; how many files there are.

        See `linkedin_export.interop.markdown.to_markdown`. Raises FileExistsError if there is something at ``folder``
        but an empty folder, MissingExtraError without the extra ``markdown`` if something is in HTML.
        """
        from linkedin_export.interop.markdown import to_markdown

        return to_markdown(self, folder)

    def _check_not_read_from(self, path: Target) -> None:
        from linkedin_export.interop.targets import check_not_read_from

        check_not_read_from(path, self._sources)

    def to_jsonl(self, folder: str | os.PathLike[str]) -> dict[str, int]:
        """Writes one file of JSON Lines for each table, ``messages.jsonl``, in memory that does not grow with it.

        A line is what `to_dict` gives, in UTF-8; `from_dict` reads it back. Returns the number of lines by table.
        Raises FileExistsError if ``folder`` is there and not an empty folder.
        """
        from linkedin_export.interop.jsonl import to_jsonl

        return to_jsonl(cast("Export", self), Path(folder))

    def to_parquet(self, folder: str | os.PathLike[str]) -> dict[str, int]:
        """Writes one Parquet file for each table, ``messages.parquet``, with the types of `Table.to_arrow`.

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
