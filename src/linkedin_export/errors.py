"""What is raised. Content never raises; only what stops reading altogether does, and ``strict=True``."""

from __future__ import annotations

from collections.abc import Sequence

from linkedin_export.issues import Issue, Severity


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


class MissingExtraError(LinkedInExportError, ImportError):
    """A conversion needs a package that is not installed; the message names the extra."""


class LocatedError(LinkedInExportError):
    """One issue as an exception, so that an exception group can hold it."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue))
        self.issue = issue


class ParseError(LinkedInExportError, ExceptionGroup[LocatedError]):
    """Raised by ``strict=True`` once everything was read; ``issues`` holds all that was found."""

    issues: tuple[Issue, ...]

    def __new__(cls, message: str, exceptions: Sequence[LocatedError]) -> ParseError:
        self = super().__new__(cls, message, exceptions)
        self.issues = tuple(located.issue for located in exceptions)
        return self

    @classmethod
    def from_issues(cls, issues: Sequence[Issue]) -> ParseError:
        """All issues in one exception; the message counts those that are more than information."""
        serious = sum(issue.severity is not Severity.INFO for issue in issues)
        return cls(
            f"{serious} of {len(issues)} issues are errors or warnings", [LocatedError(issue) for issue in issues]
        )

    def derive(self, excs: Sequence[LocatedError]) -> ParseError:  # type: ignore[override]
        """A part of this group, as ``except*`` and ``split`` make it."""
        return type(self)(self.message, excs)
