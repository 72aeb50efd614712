"""For every code of an issue: when it comes up, what to do, and a made-up input that has it.

``docs/reference/issues.md`` is written from these, by reading each input. Tests of programs that handle issues can use
them too: `TROUBLES` has one for each code.
"""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Mapping
from inspect import cleandoc

from attrs import field, frozen

from linkedin_export.export import Export
from linkedin_export.export import open as open_export
from linkedin_export.issues import Code, Issue
from linkedin_export.reading.limits import Limits

_CUT = 30
"""Bytes that are left of the archive's list of contents where its end is cut off; less than an entry has."""
_NOTHING: Mapping[str, int] = {}


@frozen
class Trouble:
    """An input that has a certain issue, and where: ``line`` and ``header`` are None where the issue states none.

    ``files`` are the members of a zip archive, text or bytes by path, in their order.
    """

    code: Code
    text: str = field(converter=cleandoc)
    """When it comes up in real exports, and what to do, in a paragraph."""
    files: Mapping[str, str | bytes]
    file: str
    line: int | None = None
    header: str | None = None
    limits: Mapping[str, int] = field(default=_NOTHING, kw_only=True)
    """What is given to `Limits`."""
    cut: bool = field(default=False, kw_only=True)
    """Whether the end of the archive is missing."""

    @property
    def data(self) -> bytes:
        """The bytes of the archive."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in self.files.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return buffer.getvalue()[: archive.start_dir + _CUT if self.cut else None]

    def open(self) -> Export:
        """The export that the archive is."""
        return open_export(io.BytesIO(self.data), limits=Limits(**self.limits))

    def issues(self) -> list[Issue]:
        """The issues of its code that reading it gives."""
        return [issue for issue in self.open().issues if issue.code is self.code]


_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
_ADA = "Ada,Example,https://www.linkedin.com/in/ada-example,,Example Inc,Engineer,07 Jun 2026\n"
_BO = "Bo,Sample,https://www.linkedin.com/in/bo-sample,,Sample Ltd,Weaver,12 Mar 2024\n"
_FINE = _HEADER + _ADA
_COMMENT = "2026-01-02 03:04:05,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A1"

_CONNECTION = '{"First Name": "Ada", "Last Name": "Example", "Connected On": "07 Jun 2026"}'


def _page(domain: str, rows: str) -> str:
    """A page of the Member Snapshot API."""
    return f'{{"paging": {{}}, "elements": [{{"snapshotDomain": "{domain}", "snapshotData": [{rows}]}}]}}\n'


TROUBLES: tuple[Trouble, ...] = (
    # Whole files.
    Trouble(Code.UNKNOWN_FILE, """
        LinkedIn adds kinds of files without a word, and members put files of their own into the folder. The rows
        are kept as `Unrecognised` records in `export.unrecognised`, all their cells in `extra`. If the file is
        LinkedIn's, tell us its name and its header line, or add a record for it.""",
        {"Connections.csv": _FINE, "Colours.csv": "Colour,Shape\nred,round\n"}, "Colours.csv"),
    Trouble(Code.IGNORED_FILE, """
        The message says why. Archives that were unpacked and packed again on a Mac have a `__MACOSX` folder;
        uploaded media are bytes without rows. There is nothing to do.""",
        {"Connections.csv": _FINE, "__MACOSX/._Connections.csv": "Mac OS X"}, "__MACOSX/._Connections.csv"),
    Trouble(Code.EMPTY_FILE, """
        LinkedIn writes some files though there is nothing to be in them. There is nothing to do.""",
        {"Connections.csv": _FINE, "Skills.csv": ""}, "Skills.csv"),
    Trouble(Code.NOT_TEXT, """
        Mostly a table that was saved as a spreadsheet under its old name, `.csv`. Save it as CSV, or take the file
        from LinkedIn's archive again.""",
        {"Connections.csv": _FINE, "Votes.csv": b"PK\x03\x04\x14\x00\x06\x00xl/workbook.xml"}, "Votes.csv"),
    Trouble(Code.UNREADABLE, """
        The archive is damaged, wants a password, or holds a link or an archive that cannot be opened; the message
        says which. What was read before a file broke off is kept. Download the archive from LinkedIn again.""",
        {"Connections.csv": _FINE, "Jobs.zip": "no archive at all"}, "Jobs.zip"),
    Trouble(Code.SAME_CONTENT, """
        Two copies of an export lie side by side, or a browser has saved a file twice. Every row counts twice until
        one of the files is taken away.""",
        {"Connections (1).csv": _FINE, "Connections.csv": _FINE}, "Connections.csv"),
    Trouble(Code.SAME_NAME, """
        Archives can hold such names, folders on Windows and Macs cannot: unpacked there, one file takes the place
        of the other. Both are read, and rows that both hold are there twice. LinkedIn does not write such archives;
        look at how this one was made.""",
        {"Connections.csv": _FINE, "connections.csv": _HEADER + _BO}, "connections.csv"),
    Trouble(Code.OUTSIDE_NAME, """
        LinkedIn does not write such names; who does may want to overwrite files of whoever unpacks the archive.
        Reading it is safe, as nothing is unpacked to disk. Do not unpack it before you know who made it.""",
        {"../../Connections.csv": _FINE}, "../../Connections.csv"),
    Trouble(Code.SALVAGED, """
        A download was interrupted. The files that had arrived by then are read, and the last of them may be
        incomplete; which ones are missing nobody can tell. Download the archive from LinkedIn again.""",
        {"Connections.csv": _FINE}, "Connections.csv", cut=True),
    Trouble(Code.LIMIT, """
        No real export is known that exceeds the limits, so the file is damaged or made to do harm, or you have set
        a limit yourself. If you know the file and want it whole, open it with a higher limit: `open(...,
        limits=Limits(...))`.""",
        {"Connections.csv": _HEADER + _ADA + _BO}, "Connections.csv", 3, limits={"rows": 1}),
    Trouble(Code.NOT_DELIVERED, """
        LinkedIn puts a notice, `Error.txt`, into archives for which it could not gather everything; the message is
        the name of what is missing. Ask LinkedIn for the archive again.""",
        {"Connections.csv": _FINE, "Error.txt": "We weren't able to download the following files: Votes.csv\n"},
        "Error.txt", 1),
    Trouble(Code.NO_PAGE, """
        Pages are there of other domains. You may not have asked for these, the member may have no such data, or
        LinkedIn has not gathered it yet: some domains answer a day later than others. Ask for them again.""",
        {"connections.json": _page("CONNECTIONS", _CONNECTION)}, "connections.json#CONNECTIONS"),
    Trouble(Code.NO_ROWS, """
        LinkedIn writes some files with nothing but a header for members who have none of it. There is nothing to
        do, unless you know that there should be rows.""",
        {"Comments.csv": "Date,Link,Message\n"}, "Comments.csv"),
    # How a file was recognised.
    Trouble(Code.BY_HEADER, """
        The file was renamed. The header line is one that only files of this kind have, so there is nothing to do.""",
        {"my network.csv": _FINE}, "my network.csv", 1),
    Trouble(Code.KIND_GUESSED, """
        The file was renamed, and its header does not settle what it is; the message names what else it could be.
        Give the file its old name, or say what it is: `read_table(path, record=...)`.""",
        {"my answers.csv": "Question,Answer\nHow many looms?,Two\n"}, "my answers.csv", 1),
    Trouble(Code.BY_NAME, """
        The header line was deleted or translated, or LinkedIn has changed all of it. Every cell is in `extra`,
        under what stands in the first line. Look at that line: if it is a row, the file has lost its header.""",
        {"Skills.csv": "Weaving\nSpinning\n"}, "Skills.csv", 1),
    Trouble(Code.BY_SHAPE, """
        Somebody deleted the header line. Dates, links and LinkedIn's own words told which columns these are; the
        message says which layout was taken. Compare some rows with the file, as columns of the same shape may have
        changed places.""",
        {"Connections.csv": _ADA + _BO}, "Connections.csv", 1),
    # Bytes and text.
    Trouble(Code.ENCODING_GUESSED, """
        LinkedIn writes UTF-8, and wrote some files in UTF-16 in 2018; spreadsheets save files in encodings that do
        not say what they are. Look at some names with accents. Where they are wrong, save the file as UTF-8.""",
        {"Connections.csv": _FINE.replace("Ada", "Zoë").encode("cp1252")}, "Connections.csv"),
    Trouble(Code.ENCODING_MIXED, """
        Files were pasted together that had different encodings, or bytes are damaged. All other text is right; look
        at the letters with accents.""",
        {"Connections.csv": codecs.BOM_UTF8 + _FINE.encode() + _BO.replace("Bo", "José").encode("cp1252")},
        "Connections.csv"),
    Trouble(Code.MOJIBAKE, """
        A program has read UTF-8 as Windows-1252 and saved the outcome. It is not undone, because a cell may mean
        what it says. Take the file from LinkedIn's archive again.""",
        {"Connections.csv": _FINE.replace("Ada", "ZoÃ«")}, "Connections.csv", 2),
    Trouble(Code.BAD_JSON, """
        A page was not saved to its end, or edited by hand; in JSON Lines and in a list of pages that page is lost and
        no other. The issue's `raw` is cut at `Limits(cell=...)` characters. Ask LinkedIn for the page again.""",
        {"pages.jsonl": _page("CONNECTIONS", _CONNECTION) + _page("SKILLS", '{"Name": "Weav')}, "pages.jsonl", 2),
    Trouble(Code.PREAMBLE, """
        `Connections.csv` opens with LinkedIn's notes, since 2020-11. Where other files have lines above the header,
        members have put them there. The text is in the issue's `raw`, and there is nothing to do.""",
        {"Connections.csv": f"Notes:\nSome addresses are missing.\n\n{_FINE}"}, "Connections.csv", 1),
    Trouble(Code.DELIMITER, """
        A spreadsheet has saved the file with semicolons or tabs between the cells. There is nothing to do.""",
        {"Connections.csv": _FINE.replace(",", ";")}, "Connections.csv", 1),
    Trouble(Code.QUIRK, """
        LinkedIn's writers have habits that a plain CSV reader gets wrong; the message says which was undone. They
        are listed in [Drift, dialects and quirks](../explanation/drift.md). There is nothing to do.""",
        {"Connections.csv": f"Notes:\nSome addresses are missing.\n\n{_FINE}"}, "Connections.csv"),
    Trouble(Code.UNCLOSED_QUOTE, """
        Somebody has edited the file by hand, or it breaks off. The quote costs its own row and no others, but what
        LinkedIn meant by it cannot be known: look at that line.""",
        {"Connections.csv": _HEADER + '"' + _ADA + _BO}, "Connections.csv", 2),
    # Headers.
    Trouble(Code.UNKNOWN_LAYOUT, """
        LinkedIn has added, dropped or moved columns, or a member has. All columns that are known are read all the
        same. If LinkedIn has done it, tell us the header line.""",
        {"Connections.csv": "First Name,Last Name,Company\nAda,Example,Example Inc\n"}, "Connections.csv", 1),
    Trouble(Code.UNKNOWN_COLUMN, """
        LinkedIn has added a column, or a member has. Its cells are in each record's `extra`, under the header. If
        it is LinkedIn's, tell us the header line; if it is yours, there is nothing to do.""",
        {"Connections.csv": "Mood," + _HEADER + "sunny," + _ADA}, "Connections.csv", 1, "Mood"),
    Trouble(Code.PROVISIONAL, """
        LinkedIn describes the file, but nobody has shown us one. Fields may be named otherwise than its columns,
        whose cells are then in `extra`. Tell us the header line.""",
        {"Patents.csv": "Title\nA better loom\n"}, "Patents.csv", 1),
    Trouble(Code.REPEATED_HEADER, """
        Files were pasted together, one below the other. The line is left out. If the files overlap, rows are there
        twice.""",
        {"Connections.csv": _FINE + _HEADER + _BO}, "Connections.csv", 3),
    Trouble(Code.HEADER_MOVED, """
        A spreadsheet has sorted the rows together with their header. Nothing is lost, and there is nothing to do.""",
        {"Connections.csv": _ADA + _HEADER + _BO}, "Connections.csv"),
    # Rows.
    Trouble(Code.ROW_SHORT, """
        A row was edited by hand, or a line break was lost or added. The fields that have no cell are None. Look at
        the line: if the lack is in its middle, the cells behind it stand under the wrong headers.""",
        {"Connections.csv": _HEADER + "Ada,Example,https://www.linkedin.com/in/ada-example\n"}, "Connections.csv", 2),
    Trouble(Code.ROW_LONG, """
        Mostly a cell with a comma that is not in quotes. The cells behind it stand under the wrong headers, and the
        last ones are in `extra` as `column 8` and so on. Correct the line.""",
        {"Connections.csv": _HEADER + _ADA.replace("Example Inc", "Example, Inc")}, "Connections.csv", 2),
    Trouble(Code.ROW_UNWRAPPED, """
        A program took each row for one cell when it saved the file. There is nothing to do.""",
        {"Connections.csv": _FINE + f'"{_BO.strip()}"\n'}, "Connections.csv", 3),
    Trouble(Code.SERVED_AGAIN, """
        LinkedIn serves the same row in several pages of a domain. It counts as often as it stands in the page that has
        it most often, so a row that is there twice in one page is two records. There is nothing to do.""",
        {"1.json": _page("SKILLS", '{"Name": "Weaving"}'), "2.json": _page("SKILLS", '{"Name": "Weaving"}')},
        "2.json#SKILLS"),
    # Cells.
    Trouble(Code.BAD_VALUE, """
        The cell holds something else than its column: a row has slipped, somebody has edited it, or LinkedIn spells
        such values in a new way. The field is None, or `()` for a list. If all cells of a column are bad, tell us
        how one is spelt.""",
        {"Connections.csv": _HEADER + _ADA.replace("07 Jun 2026", "last summer")},
        "Connections.csv", 2, "Connected On"),
    Trouble(Code.DATE_RESPELT, """
        A spreadsheet has respelt the dates. Reported once for a column, with the first line that has it. There is
        nothing to do.""",
        {"Connections.csv": _HEADER + _ADA.replace("07 Jun 2026", "7-Jun-26")},
        "Connections.csv", 2, "Connected On"),
    Trouble(Code.DATE_GUESSED, """
        Nobody has seen dates spelt like this; `python-dateutil` has read it. Compare the value with the text. If
        LinkedIn spells dates so, tell us.""",
        {"Connections.csv": _HEADER + _ADA.replace("07 Jun 2026", "7th of June 2026")},
        "Connections.csv", 2, "Connected On"),
    Trouble(Code.DATE_ORDER, """
        A spreadsheet has respelt the dates with numbers, none of them over 12, or some with the day first and
        others not. Look at some dates that you know. Where they are wrong, take the file from LinkedIn's archive
        again.""",
        {"Connections.csv": _HEADER + _ADA.replace("07 Jun 2026", "06/07/2026")},
        "Connections.csv", None, "Connected On"),
    Trouble(Code.TIME_KEPT, """
        To 2018-10 LinkedIn wrote a time of day into `Connected On`, later the day alone. Reported once for a
        column. If you need the time, it is in `extra`.""",
        {"Connections.csv": _HEADER + _ADA.replace("07 Jun 2026", '"6/7/18, 3:04 PM"')},
        "Connections.csv", 2, "Connected On"),
    Trouble(Code.UNKNOWN_WORD, """
        LinkedIn has begun to write a new word in a column that has a fixed set of them. The field holds the text.
        Reported once for each word of a column; tell us the word, if it is LinkedIn's.""",
        {"Reactions.csv": f"Date,Type,Link\n{_COMMENT.replace(',', ',ASTONISHMENT,')}\n"}, "Reactions.csv", 2, "Type"),
)  # fmt: skip
"""One for each code, in their order."""
