"""What can be wrong with an export, as values with stable codes and places."""

from __future__ import annotations

from enum import StrEnum

import attrs
from attrs import frozen

from linkedin_export.shown import printable


class Severity(StrEnum):
    """How much an issue matters; information comes first in their order, errors last."""

    INFO = "info"
    """Tolerated, and nothing is in doubt: a preamble was skipped, a quirk undone."""
    WARNING = "warning"
    """Kept whole, but not as the format promises: an unknown column, a guess, a damaged row."""
    ERROR = "error"
    """Something could not be read: a cell that is no date, a file that is no text."""

    @property
    def rank(self) -> int:
        """Its place in their order, from 0."""
        return list(Severity).index(self)

    # Their text has an order of its own, "error" first. A word that is none of theirs has no place: ValueError.

    def __lt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank


class Code(StrEnum):
    """The stable names of everything that can be wrong.

    The first paragraph of each member's docstring in ``docs/reference/issues.md`` is its ``meaning``.
    """

    meaning: str
    severity: Severity

    def __new__(cls, code: str, severity: Severity, meaning: str) -> Code:
        member = str.__new__(cls, code)
        member._value_ = code
        member.severity = severity
        member.meaning = meaning
        return member

    # Whole files.
    UNKNOWN_FILE = (
        "unknown-file",
        Severity.WARNING,
        "Neither the name nor the header of the file is known.",
    )
    IGNORED_FILE = ("ignored-file", Severity.INFO, "The file is known and on purpose not read.")
    EMPTY_FILE = ("empty-file", Severity.INFO, "The file holds no text at all.")
    NOT_TEXT = (
        "not-text",
        Severity.ERROR,
        "The file has the name of a table, but holds another format.",
    )
    UNREADABLE = ("unreadable", Severity.ERROR, "The file's bytes could not be had.")
    SAME_CONTENT = (
        "same-content",
        Severity.WARNING,
        "Another file holds the same bytes, so its rows are there twice.",
    )
    SAME_NAME = (
        "same-name",
        Severity.WARNING,
        "Another file has the same name, or one that differs in nothing but case or the form of its accents.",
    )
    OUTSIDE_NAME = (
        "outside-name",
        Severity.WARNING,
        "The file's name points outside the archive; it is taken for a name and nothing else.",
    )
    SALVAGED = (
        "salvaged",
        Severity.WARNING,
        "The archive is cut off; the file was found without the archive's list of contents.",
    )
    LIMIT = ("limit", Severity.ERROR, "The file exceeds one of the limits; what lies beyond was not read.")
    NOT_DELIVERED = ("not-delivered", Severity.WARNING, "LinkedIn says that it left this file out.")
    NO_PAGE = (
        "no-page",
        Severity.INFO,
        "There is no page of these domains of the Member Snapshot API, which is not to say that they are empty.",
    )
    NO_ROWS = ("no-rows", Severity.INFO, "The file has text, but no row; LinkedIn writes some headers without any.")
    # How a file was recognised.
    BY_HEADER = (
        "recognised-by-header",
        Severity.INFO,
        "The file's name is unknown; its header told what it is.",
    )
    KIND_GUESSED = (
        "kind-guessed",
        Severity.WARNING,
        "The file's name is unknown, and its header is one that several kinds have, or none that is known.",
    )
    BY_NAME = (
        "recognised-by-name",
        Severity.WARNING,
        "No column of the header is known; the file's name told what it is.",
    )
    BY_SHAPE = (
        "recognised-by-shape",
        Severity.WARNING,
        "The header line is missing; the shape of the columns told what they are.",
    )
    # Bytes and text.
    ENCODING_GUESSED = ("encoding-guessed", Severity.WARNING, "The encoding was guessed.")
    ENCODING_MIXED = (
        "encoding-mixed",
        Severity.WARNING,
        "Some bytes do not fit the file's encoding; they were read as Windows-1252, in UTF-16 as U+FFFD.",
    )
    MOJIBAKE = (
        "mojibake",
        Severity.WARNING,
        "Text was decoded wrongly before it was written, `Ã©` for `é`; it is kept as it stands.",
    )
    BAD_JSON = (
        "bad-json",
        Severity.ERROR,
        "The text is no JSON here; its page was not read, and is in the issue's `raw`.",
    )
    PREAMBLE = ("preamble-skipped", Severity.INFO, "Lines stand before the header.")
    DELIMITER = ("delimiter", Severity.INFO, "The cells are not separated as LinkedIn separates them.")
    QUIRK = ("quirk", Severity.INFO, "A habit of LinkedIn's writer was undone.")
    UNCLOSED_QUOTE = (
        "unclosed-quote",
        Severity.WARNING,
        "A quote opens a cell and does not close it; it was read as a character.",
    )
    # Headers.
    UNKNOWN_LAYOUT = ("unknown-layout", Severity.INFO, "No export is known with this header line.")
    UNKNOWN_COLUMN = (
        "unknown-column",
        Severity.WARNING,
        "No field claims the column; its cells are in `extra`.",
    )
    PROVISIONAL = (
        "provisional",
        Severity.INFO,
        "No real file of this kind has been seen; the fields follow its description.",
    )
    REPEATED_HEADER = ("repeated-header", Severity.INFO, "The header line stands again between the rows.")
    HEADER_MOVED = (
        "header-moved",
        Severity.WARNING,
        "Rows stand above the header line, as in a sheet that was sorted with it; they were read as the others.",
    )
    # Rows.
    ROW_SHORT = ("row-short", Severity.WARNING, "The row has fewer cells than the header.")
    ROW_LONG = (
        "row-long",
        Severity.WARNING,
        "The row has more cells than the header; the surplus is in `extra`.",
    )
    ROW_UNWRAPPED = (
        "row-unwrapped",
        Severity.WARNING,
        "The whole row stood in one pair of quotes, which were taken off.",
    )
    SERVED_AGAIN = (
        "served-again",
        Severity.INFO,
        "Rows that an earlier page of the Member Snapshot API has, too, were counted once.",
    )
    # Cells.
    BAD_VALUE = ("bad-value", Severity.ERROR, "The cell could not be read; its text is in `extra`.")
    DATE_RESPELT = (
        "date-respelt",
        Severity.INFO,
        "The column's dates are spelt as a spreadsheet spells them, not LinkedIn.",
    )
    DATE_GUESSED = (
        "date-guessed",
        Severity.WARNING,
        "The spelling of the date is not known; its text is in `extra`, too.",
    )
    DATE_ORDER = (
        "date-order-guessed",
        Severity.WARNING,
        "The column does not tell day from month, or contradicts itself; most cells decide, else the month is first.",
    )
    TIME_KEPT = (
        "time-in-extra",
        Severity.INFO,
        "The cell states a time of day, which the field does not hold; its text is in `extra`.",
    )
    UNKNOWN_WORD = (
        "unknown-word",
        Severity.WARNING,
        "The word is not one of those known for the column; it stays text.",
    )


@frozen
class Issue:
    """One thing that was tolerated or could not be read, and where.

    ``line`` counts the lines of the file's text from 1, as an editor shows them; of a row of the Member Snapshot API it
    is the number within its domain and file. ``raw`` is the text in question; it is kept out of the repr, because
    exports are private.
    """

    code: Code
    file: str
    line: int | None = None
    header: str | None = None
    field: str | None = None
    message: str = ""
    raw: str | None = attrs.field(default=None, repr=False)

    @property
    def severity(self) -> Severity:
        """How much it matters; a property of the code."""
        return self.code.severity

    def __str__(self) -> str:
        place = printable(self.file) if self.line is None else f"{printable(self.file)}, line {self.line}"
        column = "" if self.header is None else f", column {self.header!r}"
        return f"{place}{column}: {self.code}: {printable(self.message) or self.code.meaning}"
