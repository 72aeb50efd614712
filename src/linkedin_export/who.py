"""People and conversations as attributes of an export, worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from linkedin_export.tables import Tables

if TYPE_CHECKING:
    from linkedin_export.history.conversations import Conversations
    from linkedin_export.history.people import Owner, People
    from linkedin_export.schema.spec import Record
    from linkedin_export.table import Table


class Who(Tables):
    """Who is who in an export; `Export` has it."""

    @cached_property
    def tables(self) -> Mapping[type[Record], Table[Any]]:
        """What the export holds, by record class."""
        raise NotImplementedError

    @cached_property
    def people(self) -> People:
        """Everybody of whom the export tells, put together from all its files, with the evidence for it.

        All tables that tell of people are read. A connection is no consent to be mailed.
        """
        from linkedin_export.history.people import People

        return People(self.tables.items())

    @property
    def owner(self) -> Owner | None:
        """The member whose export it is, and what says so; None if the export does not tell."""
        return self.people.owner

    @cached_property
    def conversations(self) -> Conversations:
        """The messages by conversation, each in the order of time, with who takes part and what each message is."""
        from linkedin_export.history.conversations import Conversations

        return Conversations(self.messages, self.people)
