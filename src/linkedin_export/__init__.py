"""Typed records and tolerant parsers for every file of a LinkedIn data export.

>>> import linkedin_export
>>> export = linkedin_export.open("Complete_LinkedInDataExport_11-23-2026.zip")  # doctest: +SKIP
>>> export.connections[0].connected_on  # doctest: +SKIP
datetime.date(2026, 6, 7)

Not affiliated with LinkedIn. Every name below, and every record class, is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linkedin_export.errors import BackupError as BackupError
    from linkedin_export.errors import DamagedError as DamagedError
    from linkedin_export.errors import EncryptedError as EncryptedError
    from linkedin_export.errors import LimitError as LimitError
    from linkedin_export.errors import LinkedInExportError as LinkedInExportError
    from linkedin_export.errors import MissingExtraError as MissingExtraError
    from linkedin_export.errors import MissingSourceError as MissingSourceError
    from linkedin_export.errors import NotAnExportError as NotAnExportError
    from linkedin_export.errors import ParseError as ParseError
    from linkedin_export.errors import SourceError as SourceError
    from linkedin_export.errors import WorkerError as WorkerError
    from linkedin_export.export import Export as Export
    from linkedin_export.export import open as open  # noqa: A004
    from linkedin_export.export import read_table as read_table
    from linkedin_export.history.backup.making import backup as backup
    from linkedin_export.history.backup.telling import Backup as Backup
    from linkedin_export.history.backup.verifying import BackupCheck as BackupCheck
    from linkedin_export.history.backup.verifying import verify_backup as verify_backup
    from linkedin_export.history.conversations import Conversation as Conversation
    from linkedin_export.history.conversations import Conversations as Conversations
    from linkedin_export.history.conversations import MessageKind as MessageKind
    from linkedin_export.history.differing import Diff as Diff
    from linkedin_export.history.differing import diff as diff
    from linkedin_export.history.merging import Merged as Merged
    from linkedin_export.history.merging import merge as merge
    from linkedin_export.history.people import Owner as Owner
    from linkedin_export.history.people import People as People
    from linkedin_export.history.people import Person as Person
    from linkedin_export.issues import Code as Code
    from linkedin_export.issues import Issue as Issue
    from linkedin_export.issues import Severity as Severity
    from linkedin_export.many import Opened as Opened
    from linkedin_export.many import open_many as open_many
    from linkedin_export.plain import from_dict as from_dict
    from linkedin_export.plain import to_dict as to_dict
    from linkedin_export.reading.files import Status as Status
    from linkedin_export.reading.files import Unrecognised as Unrecognised
    from linkedin_export.reading.limits import Limits as Limits
    from linkedin_export.records import *  # noqa: F403
    from linkedin_export.records import registry as registry
    from linkedin_export.redaction.archive import redact as redact
    from linkedin_export.report import Report as Report
    from linkedin_export.schema.dates import PartialDate as PartialDate
    from linkedin_export.schema.dates import TimeRange as TimeRange
    from linkedin_export.schema.evidence import Layout as Layout
    from linkedin_export.schema.registry import Match as Match
    from linkedin_export.schema.registry import Registry as Registry
    from linkedin_export.schema.spec import Record as Record
    from linkedin_export.schema.spec import Source as Source
    from linkedin_export.table import File as File
    from linkedin_export.table import Table as Table

__version__ = "0.1.0"

_HOMES = {
    "errors": (
        "BackupError", "DamagedError", "EncryptedError", "LimitError", "LinkedInExportError", "MissingExtraError",
        "MissingSourceError", "NotAnExportError", "ParseError", "SourceError", "WorkerError",
    ),
    "export": ("Export", "open", "read_table"),
    "history.backup.making": ("backup",),
    "history.backup.telling": ("Backup",),
    "history.backup.verifying": ("BackupCheck", "verify_backup"),
    "history.conversations": ("Conversation", "Conversations", "MessageKind"),
    "history.people": ("Owner", "People", "Person"),
    "history.differing": ("Diff", "diff"),
    "history.merging": ("Merged", "merge"),
    "issues": ("Code", "Issue", "Severity"),
    "many": ("Opened", "open_many"),
    "plain": ("from_dict", "to_dict"),
    "reading.files": ("Status", "Unrecognised"),
    "reading.limits": ("Limits",),
    "records": ("registry",),
    "redaction.archive": ("redact",),
    "report": ("Report",),
    "schema.dates": ("PartialDate", "TimeRange"),
    "schema.evidence": ("Layout",),
    "schema.registry": ("Match", "Registry"),
    "schema.spec": ("Record", "Source"),
    "table": ("File", "Table"),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Backup",
    "BackupCheck",
    "BackupError",
    "Code",
    "Conversation",
    "Conversations",
    "DamagedError",
    "Diff",
    "EncryptedError",
    "Export",
    "File",
    "Issue",
    "Layout",
    "LimitError",
    "Limits",
    "LinkedInExportError",
    "Match",
    "Merged",
    "MessageKind",
    "MissingExtraError",
    "MissingSourceError",
    "NotAnExportError",
    "Opened",
    "Owner",
    "ParseError",
    "PartialDate",
    "People",
    "Person",
    "Record",
    "Registry",
    "Report",
    "Severity",
    "Source",
    "SourceError",
    "Status",
    "Table",
    "TimeRange",
    "Unrecognised",
    "WorkerError",
    "backup",
    "diff",
    "from_dict",
    "merge",
    "open",
    "open_many",
    "read_table",
    "redact",
    "registry",
    "to_dict",
    "verify_backup",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name, "records")
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{home}")
    if home == "records" and name not in (*module.__all__, "registry"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, *import_module(f"{__name__}.records").__all__, "__version__"})
