"""What an export can be made into, as methods; each imports what it needs when it is called."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from linkedin_export.tables import Tables

if TYPE_CHECKING:
    from linkedin_export.interop.targets import Target
    from linkedin_export.reading.sources import Source


class Conversions(Tables):
    """The conversions of an export."""

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
