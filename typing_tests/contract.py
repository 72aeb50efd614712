"""What users see: checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, assert_type

import linkedin_export
from linkedin_export import (
    Connection,
    Conversation,
    Conversations,
    Direction,
    Export,
    File,
    Folder,
    Invitation,
    Issue,
    Layout,
    LinkedInExportError,
    Match,
    Message,
    MessageKind,
    Opened,
    Owner,
    PartialDate,
    People,
    Person,
    Record,
    Registry,
    Report,
    Severity,
    Table,
)

export = linkedin_export.open("export.zip")
assert_type(export, Export)
assert_type(export.connections, Table[Connection])
assert_type(export.messages, Table[Message])
assert_type(export.read(Message), Table[Message])
assert_type(export.stream(Message), Iterator[Message])
assert_type(export.connections[0], Connection)
assert_type(export.connections[:2], list[Connection])
assert_type(export.connections[0].connected_on, date | None)
assert_type(export.connections[0].extra["Gender"], str)
assert_type(export.messages[0].sent_at, datetime | None)
assert_type(export.messages[0].recipient_urls, tuple[str, ...])
assert_type(export.messages[0].is_message_draft, bool | None)
assert_type(export.messages[0].folder, Folder | str | None)
assert_type(export.invitations[0].direction, Direction | str | None)
assert_type(export.positions[0].started_on, PartialDate | None)
assert_type(export.files, tuple[File, ...])
assert_type(export.files[0].layout, Layout | None)
assert_type(export.issues, tuple[Issue, ...])
assert_type(export.report(), Report)
assert_type(linkedin_export.read_table("saved.csv", record=Invitation), Table[Invitation])
assert_type(linkedin_export.read_table("saved.csv"), Table[Any])
for opened in linkedin_export.open_many(["a.zip", Path("b.zip")], workers=2, read=[Connection], progress=print):
    assert_type(opened, Opened)
    assert_type(opened.export.connections, Table[Connection])
    assert_type(opened.error, LinkedInExportError | None)
assert_type(linkedin_export.read_table("saved.csv", strict=Severity.ERROR), Table[Any])
assert_type(linkedin_export.read_table("saved.csv", record=Invitation, strict=True), Table[Invitation])
assert_type(linkedin_export.open("export.zip", strict=Severity.ERROR), Export)
assert_type(Severity.INFO < Severity.ERROR, bool)
assert_type(linkedin_export.registry, Registry)
assert_type(linkedin_export.registry.identify("a.csv", ["Name"]), Match | None)
assert_type(linkedin_export.registry.layouts(Connection), tuple[Layout, ...])
assert_type(linkedin_export.to_dict(export.connections[0]), dict[str, Any])

assert_type(export.people, People)
assert_type(export.people[0], Person)
assert_type(export.people[0].links[0].record, Record)
assert_type(export.people[0].timeline()[0].when, datetime | date | None)
assert_type(export.people.of(export.messages[0], role="sender"), tuple[Person, ...])
assert_type(export.owner, Owner | None)
assert_type(export.conversations, Conversations)
assert_type(export.conversations[0], Conversation)
assert_type(export.conversations[0].messages, tuple[Message, ...])
assert_type(export.conversations[0].kinds, tuple[MessageKind, ...])

tables: Mapping[type[Record], Table[Any]] = export.tables
made = Connection(first_name="Ada", connected_on=date(2026, 6, 7))
assert_type(made.first_name, str | None)
