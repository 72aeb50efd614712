"""What users see: checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, assert_type

from matplotlib.figure import Figure

import linkedin_export
from linkedin_export import (
    Backup,
    BackupCheck,
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
    Merged,
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
from linkedin_export.history.backup.contents import Original
from linkedin_export.history.joining import Provenance
from linkedin_export.summaries import connections_by_month

export = linkedin_export.open("export.zip")
page: dict[str, Any] = {"paging": {}, "elements": []}
assert_type(linkedin_export.open(page), Export)
assert_type(linkedin_export.open([page], page, Path("pages.jsonl")), Export)
assert_type(linkedin_export.read_table(page, record=Connection), Table[Connection])
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
assert_type(export.to_vcard("people.vcf", "3.0", contacts=True), int)
assert_type(export.to_contacts_csv(Path("people.csv"), "google"), int)
assert_type(export.to_json_resume(), dict[str, Any])
assert_type(export.to_mbox("messages.mbox"), int)
assert_type(export.to_markdown("folder"), int)
assert_type(linkedin_export.read_table("saved.csv", record=Invitation), Table[Invitation])
assert_type(linkedin_export.read_table("saved.csv"), Table[Any])
merged = linkedin_export.merge(export, linkedin_export.open("a.zip", "b.zip"))
assert_type(merged, Merged)
assert_type(merged.read(Connection).gone, list[Connection])
assert_type(merged.read(Connection).provenance[0], Provenance)
assert_type(merged.read(Connection).provenance[0].first.day, date)
assert_type(linkedin_export.diff(export, merged).read(Message).gone, tuple[Message, ...])
assert_type(linkedin_export.diff(export, merged).read(Message).changed[0].new, Message)
kept = linkedin_export.backup("a.zip", Path("folder"), to="backup", parquet=False, progress=print)
assert_type(kept, Backup)
assert_type(kept.added[0], Original)
assert_type(kept.not_delivered, tuple[str, ...])
assert_type(kept.gone, Mapping[str, int])
assert_type(linkedin_export.verify_backup(Path("backup"), progress=print), BackupCheck)
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
assert_type(export.plot.timeline(), Figure)
assert_type(export.plot.connections_over_time(total=True, ax=Figure().subplots()), Figure)
assert_type(export.plot.messages_heatmap("Europe/Rome"), Figure)
assert_type(connections_by_month(export)[0].month, date)
