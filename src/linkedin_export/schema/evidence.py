"""What has been seen of LinkedIn's writers: header lines, ways to write a file, and habits that break plain readers."""

from __future__ import annotations

import csv
from enum import Enum
from typing import Literal

from attrs import field, frozen


class Quirk(Enum):
    """A habit of one of LinkedIn's writers that a plain CSV reader gets wrong.

    Each is stated by the specs that need it and undone by one function of `linkedin_export.reading.dialects`.
    """

    NOTES_PREAMBLE = "Three lines stand before the header: `Notes:`, a quoted paragraph, an empty line."
    UNQUOTED_LINES = (
        "Text of several lines without a comma or a quote is not quoted; its lines look like rows of one cell."
    )
    BACKSLASH_ESCAPES = r"A quote inside a quoted cell is written `\"` and a backslash `\\`; no quote is doubled."
    RAW_LINES = "Nothing is quoted: all after the first comma of a line is the second cell, commas and quotes included."
    QUOTED_LINE_BREAKS = (
        'Every line break inside a cell is written `""`, break, `""`, so that quotes surround it once decoded.'
    )
    NAMELESS_COLUMN = "The header ends in a comma: its last column has no name, and no cell under it has text."
    REPEATED_COLUMNS = "Several columns have the same name."


class Format(Enum):
    """What kind of text a file is."""

    TABLE = "delimited rows under a header line"
    ARTICLE = "one HTML page"
    TRANSCRIPT = "a transcript of conversations in plain text"
    NOTICE = "a notice in plain text that names the files left out"


def header_cells(line: str) -> tuple[str, ...]:
    """The cells of a header line as it stands in the evidence, separated by commas."""
    return tuple(next(csv.reader([line]), ()))


@frozen
class Layout:
    """A header line really seen, with the month (``2023-06``) it was first seen in.

    ``sometimes``: written for some members only, beside the layout before it. ``resaved``: seen only in copies that
    went through a member's spreadsheet or script, never straight from LinkedIn.
    """

    since: str
    header: tuple[str, ...] = field(converter=header_cells)
    sometimes: bool = field(default=False, kw_only=True)
    resaved: bool = field(default=False, kw_only=True)

    def __str__(self) -> str:
        if not self.header:
            return "no header line"
        return f"{self.since} ({len(self.header)} column{'s' * (len(self.header) > 1)})"


NO_HEADER = Layout("", "")
"""Stands for the layout of a file that has no header line because it is no table."""


@frozen(kw_only=True)
class Writing:
    """How LinkedIn wrote a file from the month ``since`` on: under which path, in which bytes, with which quirks."""

    since: str = "2018-10"
    file: str
    encoding: Literal["utf-8", "utf-16"] = "utf-8"
    delimiter: Literal[",", "\t"] = ","
    quoting: Literal["minimal", "all"] = "minimal"
    line_end: Literal["\n", "\r\n"] = "\n"
    final_newline: bool = True
    quirks: tuple[Quirk, ...] = ()


NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will only '
    "see email addresses for connections who have allowed their connections to see or download their email address "
    "using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
"""What stands before the header of connections, word for word."""
LEFT_OUT = (
    "Sorry, there was a problem retrieving your data archive. We weren't able to download the following files: "
    "{names}\n"
)
"""The notice that takes the place of files left out."""
