"""What is raised. Content never raises; only what stops reading altogether does, and ``strict``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from linkedin_export.issues import Issue, Severity
from linkedin_export.shown import aligned, cut, printable


class LinkedInExportError(Exception):
    """The base of everything this library raises on purpose."""


class SourceError(LinkedInExportError):
    """A source cannot be read at all. The message names the source and what to do."""


class MissingSourceError(SourceError, FileNotFoundError):
    """There is nothing at the path."""


class NotAnExportError(SourceError):
    """The source holds nothing that an export holds."""


class EncryptedError(SourceError):
    """The archive wants a password; LinkedIn's own archives never do."""


class DamagedError(SourceError):
    """The archive is cut off or broken."""


class LimitError(SourceError):
    """The source exceeds one of the ``Limits`` given to ``open``."""


class BackupError(SourceError):
    """A folder holds no backup, or a damaged one, or cannot take one."""


class MissingExtraError(LinkedInExportError, ImportError):
    """A conversion needs a package that is not installed; the message names the extra."""


class WorkerError(LinkedInExportError):
    """A worker process of ``open_many`` ended without an answer, so nothing is known of the exports that follow."""


class LocatedError(LinkedInExportError):
    """One issue as an exception, so that an exception group can hold it."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue))
        self.issue = issue


class ParseError(LinkedInExportError, ExceptionGroup[LocatedError]):
    """Raised by ``strict`` reading once everything was read; holds all that was found, the most serious first.

    ``message`` counts the issues, ``str()`` adds a table of the first of them, alike ones in one line, and ``issues``
    has them all. Names of files and columns are in it as they stand in the export, cells are not.
    """

    issues: tuple[Issue, ...]
    """All of them; those that are equally serious in the order of the export."""

    def __new__(cls, message: str, exceptions: Sequence[LocatedError]) -> ParseError:
        self = super().__new__(cls, message, exceptions)
        self.issues = tuple(located.issue for located in exceptions)
        return self

    @classmethod
    def from_issues(cls, issues: Sequence[Issue]) -> ParseError:
        """All issues in one exception."""
        ranked = sorted(issues, key=lambda issue: issue.severity, reverse=True)
        return cls(_counted(ranked), [LocatedError(issue) for issue in ranked])

    def derive(self, excs: Sequence[LocatedError]) -> ParseError:  # type: ignore[override]
        """A part of this group, as ``except*`` and ``split`` make it; its message counts the part."""
        return type(self)(_counted([located.issue for located in excs]), excs)

    def __str__(self) -> str:
        alike: dict[tuple[str, str, str, str, str], list[int]] = {}
        for issue in self.issues:
            what = (issue.severity, issue.code, issue.file, issue.header or "", issue.message or issue.code.meaning)
            alike.setdefault(what, []).extend([] if issue.line is None else [issue.line])
        rows = [_row(what, lines) for what, lines in islice(alike.items(), _MOST_ROWS)]
        left = len(alike) - len(rows)
        more = [f"and {left} more; see .issues"] if left else []
        return "\n".join([self.message, *aligned([_HEADINGS, *rows]), *more])


_HEADINGS = ("severity", "code", "file", "line", "column", "what")
_MOST_ROWS = 20
_MOST_LINES = 3


def _row(what: tuple[str, str, str, str, str], lines: Sequence[int]) -> tuple[str, ...]:
    severity, code, file, column, message = what
    numbers = ", ".join(map(str, lines[:_MOST_LINES]))
    if len(lines) > _MOST_LINES:
        numbers += f", ... (x{len(lines)})"
    file, column, message = cut(printable(file), 36), cut(printable(column), 24), cut(printable(message), 90)
    return (severity, code, file, numbers, column, message)


def _counted(issues: Sequence[Issue]) -> str:
    """``2 errors, 1 warning``: how many there are of each severity, the most serious first."""
    counts = Counter(issue.severity for issue in issues)
    found = [(counts[severity], _COUNTED[severity]) for severity in sorted(counts, reverse=True)]
    return ", ".join(f"{count} {one if count == 1 else several}" for count, (one, several) in found)


_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("for information", "for information"),
}
