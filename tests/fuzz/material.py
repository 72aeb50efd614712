"""What inputs are made of: the golden files of this repository, and the words that mean something to the reader."""

import io
import warnings
import zipfile
from pathlib import Path

import linkedin_export
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.spellings import SPELLINGS
from linkedin_export.schema.values import Words

GOLDENS = Path(__file__).parent.parent.parent / "fixtures" / "layouts"
RECORDS = linkedin_export.registry.records
TABLES = tuple(record for record in RECORDS if record.spec.format is Format.TABLE)
NAMES = tuple(dict.fromkeys(name for record in RECORDS for name in record.spec.names))

CELLS = (
    "", " ", "N/A", "2021", "Oct 2015", "17 Nov 2021", "31 Feb 2021", "1/2/2021", "13/2/2021", "2/13/2021 10:30",
    "17.11.2021", "17th of November 2021 at ten", "2025-09-22 21:06:44", "2025-09-22 21:06:44 UTC",
    "2021/08/26 09:06:08 UTC", "11/16/21, 9:40 AM", "Tue Sep 28 09:08:27 UTC 2021", "2021-08-24T22:31:00+02:00",
    "1750000000000", "-3", "12.50", "Yes", "false", "127.0.0.1", "::1", "ada@example.com", "https://example.com/a?b=c",
    "[PERSONAL:http://example.com,BLOG:x]", "{month=9, day=9, a=[b, c]}", "a; b", "[a,b]", "a | b", "[a], [b]",
    "1. One? Two 2. Three? Four", "One:two | Three | Four:five", "a\\, b, c", "two\nlines", 'a "quoted" word', "é中🙂",
    "You uploaded a feed photo on June 10, 2025 at 12:54 PM (GMT)", "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:00 PM",
)  # fmt: skip


def goldens():
    """Every golden file, with the position of its record among all."""
    for position, record in enumerate(RECORDS):
        for path in sorted((GOLDENS / record.__name__).iterdir()):
            if path.suffix != ".json":
                yield position, path.read_bytes()


def words():
    """Text that reading treats in a way of its own."""
    yield from ('"', '""', '\\"', "\\\\", "\r\n", "\n", ",", "\t", ";", "|", " | ", "], [", ", ", "\\, ", "? ", ":")
    yield from ("\ufeff", "\u2028", "\x85", "\0", "Ã©", "Notes:\n", "<html>", "</title>", '<p class="created">')
    yield from ("conversation: ", "timestamp: ", "user: ", "coach: ", "download the following files: ", ".csv", ".zip")
    yield from CELLS
    yield from SPELLINGS
    yield from NAMES
    for record in RECORDS:
        yield from (layout_line(layout) for layout in record.spec.layouts)
        yield from (header for column in record.spec.columns for header in column.headers)
        for column in record.spec.columns:
            yield from column.kind.vocabulary if isinstance(column.kind, Words) else ()


def layout_line(layout):
    return ",".join(layout.header)


def quoted(cell, delimiter=","):
    """A cell as a plain writer of CSV writes it."""
    plain = not any(mark in cell for mark in (delimiter, '"', "\n", "\r"))
    return cell if plain else '"' + cell.replace('"', '""') + '"'


def zipped(files, method=zipfile.ZIP_STORED):
    """The bytes of an archive of pairs of names and bytes."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")  # two members may have the same name
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()
