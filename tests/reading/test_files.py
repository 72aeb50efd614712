"""One file of an export: what it is recognised as, and what reading it through tells."""

import io
import zipfile
from datetime import date, datetime

import pytest
from attrs import frozen

import linkedin_export
from linkedin_export import Code, Limits, NotAnExportError, Record, SourceError, Status, Unrecognised
from linkedin_export.reading.decoding import BLOCK, FEW, HEAD
from linkedin_export.reading.domains import recognise_all
from linkedin_export.reading.files import recognise
from linkedin_export.reading.limits import DEFAULT_LIMITS
from linkedin_export.reading.members import Member
from linkedin_export.reading.snapshot import Served
from linkedin_export.reading.sources import members_of
from linkedin_export.records.ignored import Ignored
from linkedin_export.schema.evidence import Format, Layout, Quirk, Writing
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import column, reads
from linkedin_export.schema.values import day, naive_seconds, url

NOW = "2025-09-22 21:06:44"
LINK = "https://example.com/ada"
LINE = f"{NOW},https://example.com/zoë,1\n"


@reads("Deals.csv", layouts=(Layout("2020-01", "Date,Link,Amount"), Layout("2022-01", "Date,Link,Amount,Note")))
@frozen(kw_only=True)
class Deal(Record):
    date: datetime | None = column("Date", parse=naive_seconds, doc="When.")
    link: str | None = column("Link", parse=url, doc="Where.")
    amount: str | None = column("Amount", doc="How much.")
    note: str | None = column("Note", doc="What.")


@reads(
    "Visits.csv",
    layouts=(Layout("2018-01", "Day,Place"),),
    written=(Writing(file="Visits.csv", delimiter="\t", quirks=(Quirk.UNQUOTED_LINES,)),),
)
@frozen(kw_only=True)
class Visit(Record):
    day: date | None = column("Day", parse=day, doc="When.")
    place: str | None = column("Place", doc="Where.")


@reads("Groups.csv")
@frozen(kw_only=True)
class Group(Record):
    name: str | None = column("Name", doc="Its name.")
    url: str | None = column("Group URL", doc="Its address.")


@reads("Articles.html", layouts=(Layout("2018-10", "title,url,created,published,body"),), format=Format.ARTICLE,
       folder="Articles")  # fmt: skip
@frozen(kw_only=True)
class Article(Record):
    title: str | None = column("title", doc="Its title.")
    url: str | None = column("url", doc="Its address.")
    created: str | None = column("created", doc="When begun.")
    published: str | None = column("published", doc="When published.")
    body: str | None = column("body", doc="Its text.")


@reads("CoachMessages.csv", layouts=(Layout("2025-03", "conversation,time,speaker,text"),), format=Format.TRANSCRIPT)
@frozen(kw_only=True)
class Utterance(Record):
    conversation: str | None = column("conversation", doc="Which.")
    time: str | None = column("time", doc="When.")
    speaker: str | None = column("speaker", doc="Who.")
    text: str | None = column("text", doc="What.")


@reads("Error.txt", layouts=(Layout("2021-01", "file"),), format=Format.NOTICE)
@frozen(kw_only=True)
class Missing(Record):
    file: str | None = column("file", doc="Its name.")


REGISTRY = Registry((Deal, Visit, Group, Article, Utterance, Missing), (Ignored("*.tmp", "A reason."),))
WITHOUT_TEXTS = Registry((Deal, Visit, Group))
DEALS = f"Date,Link,Amount\n{NOW},{LINK},1\n"
PAGE = '<html><head><title>One</title></head><body><h1>One</h1><p class="created">Created on x</p>Text</body></html>'


def open_one(name, data, registry=REGISTRY):
    """The only file of a folder-like archive, and the export."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, data)
    export = linkedin_export.open(buffer, registry=registry)
    (file,) = export.files
    return file, export


def told(name, data, registry=REGISTRY):
    """Status, record and codes of the issues that the first bytes alone give."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, data)
    (member,) = members_of([buffer], Limits())
    found = recognise(member, registry)
    return found.status, found.match and found.match.record, [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("name", "data", "status", "record", "codes"),
    [
        ("Deals.csv", DEALS, Status.KNOWN, Deal, []),
        ("anything", DEALS, Status.KNOWN, Deal, [Code.BY_HEADER]),
        ("Visits.csv", DEALS, Status.KNOWN, Deal, [Code.BY_HEADER]),
        ("Deals.csv", "Date,Link,Amount\n", Status.HEADER_ONLY, Deal, []),
        ("Deals.csv", "Date,Link,Amount", Status.HEADER_ONLY, Deal, []),
        ("Deals.csv", 'Date,Link,Amount\n\n,,\n"","",""\n', Status.HEADER_ONLY, Deal, []),
        ("Deals.csv", "Date,Amount,New\n1,2,3\n", Status.DRIFTED, Deal, [Code.UNKNOWN_LAYOUT, Code.UNKNOWN_COLUMN]),
        ("Deals.csv", "Date,Amount\n", Status.DRIFTED, Deal, [Code.UNKNOWN_LAYOUT]),
        ("Deals.csv", "When,Where\nx,y\n", Status.DRIFTED, Deal,
         [Code.BY_NAME, Code.UNKNOWN_COLUMN, Code.UNKNOWN_COLUMN]),
        ("Deals.csv", f"{NOW},{LINK},1\n", Status.HEADLESS, Deal, [Code.BY_SHAPE]),
        ("Deals.csv", f"Notes\n\n{DEALS}", Status.KNOWN, Deal, [Code.PREAMBLE]),
        ("Deals.csv", DEALS.replace(",", "\t"), Status.KNOWN, Deal, [Code.DELIMITER]),
        ("Deals.csv", f'"Date,Link,Amount"\n"{NOW},,1"\n', Status.KNOWN, Deal, [Code.ROW_UNWRAPPED]),
        ("Visits.csv", "Day\tPlace\n1 Feb 2020\tRome\n", Status.KNOWN, Visit, []),
        ("Visits.csv", "Day,Place\n1 Feb 2020,Rome\n", Status.KNOWN, Visit, []),
        ("Groups.csv", "Name,Group URL\nOne,x\n", Status.PROVISIONAL, Group, [Code.PROVISIONAL]),
        ("Groups.csv", "Other,Words\nOne,x\n", Status.PROVISIONAL, Group,
         [Code.PROVISIONAL, Code.BY_NAME, Code.UNKNOWN_COLUMN, Code.UNKNOWN_COLUMN]),
        ("Deals.csv", "", Status.EMPTY, Deal, [Code.EMPTY_FILE]),
        ("Deals.csv", " \r\n\t\n", Status.EMPTY, Deal, [Code.EMPTY_FILE]),
        ("Deals.csv", b"\xef\xbb\xbf", Status.EMPTY, Deal, [Code.EMPTY_FILE]),
        ("Other.csv", "", Status.EMPTY, None, [Code.EMPTY_FILE]),
        ("Other.csv", "Colour,Size\nred,1\n", Status.UNKNOWN, None, [Code.UNKNOWN_FILE]),
        ("Other.csv", '""\n', Status.UNKNOWN, None, [Code.UNKNOWN_FILE]),
        ("Deals.tmp", DEALS, Status.IGNORED, None, [Code.IGNORED_FILE]),
        ("Deals.csv", b"%PDF-1.7\n", Status.NOT_TEXT, None, [Code.NOT_TEXT]),
        ("Deals.csv", DEALS.encode("utf-16"), Status.KNOWN, Deal, []),
        ("Deals.csv", DEALS.encode("utf-16-le"), Status.KNOWN, Deal, [Code.ENCODING_GUESSED]),
        ("Deals.csv", "Date,Link,Amount\n,Zoë,\n".encode("cp1252"), Status.KNOWN, Deal, [Code.ENCODING_GUESSED]),
    ],
)  # fmt: skip
def test_a_table_is_recognised_and_what_is_unusual_is_said(name, data, status, record, codes):
    assert told(name, data) == (status, record, codes)


@pytest.mark.parametrize(
    ("name", "data", "status", "record"),
    [
        ("Articles/one.html", PAGE, Status.KNOWN, Article),
        ("Articles/Articles/one.html", "<HTML>", Status.KNOWN, Article),
        ("one.html", f"\n{PAGE}", Status.KNOWN, Article),
        ("Deals.csv", PAGE, Status.KNOWN, Article),
        ("one.html", "<!DOCTYPE html><html><body>Log in</body></html>", Status.UNKNOWN, None),
        ("Deals.csv", "<html><body>Log in</body></html>", Status.NOT_TEXT, None),
        ("Deals.csv", ' {"message": "Not found"}', Status.NOT_TEXT, None),
        ("Deals.csv", '[{"Date": 1}]', Status.NOT_TEXT, None),
        ("Deals.csv", "[]", Status.NOT_TEXT, None),
        ("Deals.csv", "[Date],Link,Amount", Status.DRIFTED, Deal),
        ("CoachMessages.csv", "conversation: 1\nuser: Hi, you\n", Status.KNOWN, Utterance),
        ("CoachMessages.csv", "No conversations found", Status.KNOWN, Utterance),
        ("CoachMessages.csv", "", Status.EMPTY, Utterance),
        ("CoachMessages.csv", DEALS, Status.KNOWN, Deal),
        ("Error.txt", "Sorry, we could not download the following files: A.csv", Status.KNOWN, Missing),
    ],
)
def test_a_text_that_is_no_table_is_recognised(name, data, status, record):
    assert told(name, data)[:2] == (status, record)


def test_without_records_for_texts_a_page_is_unknown():
    assert told("Articles/one.html", PAGE, WITHOUT_TEXTS) == (Status.UNKNOWN, None, [Code.UNKNOWN_FILE])


def test_a_file_that_is_ignored_is_listed_with_the_reason():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("Deals.csv", DEALS)
        archive.writestr("e/a.TMP", "x")
    file = linkedin_export.open(buffer, registry=REGISTRY).files[1]
    (issue,) = file.issues
    assert (file.status, issue.code, issue.file, issue.message) == (
        Status.IGNORED, Code.IGNORED_FILE, "e/a.TMP", "A reason.",
    )  # fmt: skip


def test_a_member_that_cannot_be_read_is_listed():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("Deals.csv", DEALS)
        archive.writestr("Visits.csv", "Day,Place\n")
    export = linkedin_export.open(buffer, registry=REGISTRY, limits=Limits(member_bytes=20))
    assert [(file.name, file.status) for file in export.files] == [
        ("Deals.csv", Status.UNREADABLE),
        ("Visits.csv", Status.HEADER_ONLY),
    ]
    (issue,) = export.files[0].issues
    assert (issue.code, issue.file) == (Code.UNREADABLE, "Deals.csv")
    assert "member_bytes=20" in issue.message
    assert list(export.read(Deal)) == []


# What issues say


def issues_of(name, data):
    return {issue.code: issue for issue in open_one(name, data)[0].issues}


def test_issues_of_a_file_name_it_and_the_line_of_its_header():
    found = issues_of("a/Deals (1).csv", f"Words\n\nDate;Amount;New\n{NOW};2;3\n")
    assert {code: (issue.file, issue.line) for code, issue in found.items()} == {
        Code.PREAMBLE: ("a/Deals (1).csv", 1),
        Code.DELIMITER: ("a/Deals (1).csv", 3),
        Code.UNKNOWN_LAYOUT: ("a/Deals (1).csv", 3),
        Code.UNKNOWN_COLUMN: ("a/Deals (1).csv", 3),
    }
    assert (found[Code.PREAMBLE].raw, found[Code.PREAMBLE].message) == ("Words\n", "2 lines")
    assert found[Code.DELIMITER].message == "cells are separated by ';'"
    assert found[Code.UNKNOWN_LAYOUT].message == "3 columns; without Link"
    assert found[Code.UNKNOWN_COLUMN].header == "New"


def test_issues_say_how_a_file_was_read():
    assert issues_of("Deals.csv", "x,y\nz,\n")[Code.BY_NAME].message == "read as Deal"
    headless = issues_of("Deals.csv", f"{NOW},{LINK},1\n")[Code.BY_SHAPE]
    assert headless.message == "read as Deal, layout of 2020-01 (3 columns)"
    assert issues_of("Deals.csv", DEALS.encode("utf-16-be"))[Code.ENCODING_GUESSED].message == "read as utf-16-be"
    assert issues_of("Deals.csv", "Date,Link,Amount,News\n")[Code.UNKNOWN_LAYOUT].message == "4 columns"


def test_a_table_without_rows_says_so():
    file, _ = open_one("Deals.csv", "Date,Link,Amount\n")
    assert ([issue.code for issue in file.issues], file.rows) == ([Code.NO_ROWS], 0)


def test_quirks_that_were_undone_are_said_by_name():
    file, export = open_one("Visits.csv", "Day\tPlace\n1 Feb 2020\tRome\nor so\n")
    assert export.read(Visit)[0].place == "Rome\nor so"
    (issue,) = file.issues
    assert (issue.code, issue.message.partition(":")[0]) == (Code.QUIRK, "unquoted_lines")
    assert file.dialect.quirks == {Quirk.UNQUOTED_LINES}


# What a file tells


@pytest.mark.parametrize(
    ("end", "text"), [("\n", DEALS), ("\r\n", DEALS.replace("\n", "\r\n")), ("\r", DEALS.replace("\n", "\r")),
                      ("\n", "Date,Link,Amount"), ("\n", f"{DEALS}\"a\rb\",,\n"), ("\n", f"{DEALS}\"a\r\nb\",,\n"),
                      ("\r", DEALS.replace("\n", "\r") + '"a\nb",,\r'), ("\r\n", f"Date,Link,Amount\r\n{LINE}")]
)  # fmt: skip
def test_the_line_end_is_that_of_the_first_line(end, text):
    file, _ = open_one("Deals.csv", text)
    assert file.dialect.line_end == end


def test_a_file_tells_its_encoding_header_layout_and_rows():
    file, _ = open_one("Deals_12.csv", f"date,LINK,Amount\n{NOW},x,1\n\n,,\n{NOW},y,2\n")
    assert (file.name, file.size, file.encoding) == ("Deals_12.csv", 69, "utf-8")
    assert (file.header, file.layout.since, file.part) == (("date", "LINK", "Amount"), "2020-01", 12)
    assert (file.rows, file.blank_rows, file.issues) == (2, 2, ())


@pytest.mark.parametrize(("data", "encoding"), [(b"", "utf-8"), (b"%PDF-", None)])
def test_a_file_that_holds_no_rows_has_no_dialect(data, encoding):
    file, _ = open_one("Deals.csv", data)
    assert (file.dialect, file.rows, file.blank_rows, file.encoding) == (None, 0, 0, encoding)


@pytest.mark.parametrize(
    ("record", "data"),
    [(None, "<html><body>Log in</body></html>"), (None, '""\n" "\n'), (Deal, '""\n" "\n')],
)
def test_what_is_no_table_has_no_rows_and_says_so(data, record):
    table = linkedin_export.read_table(io.BytesIO(data.encode()), record=record, registry=REGISTRY)
    assert list(table) == []
    assert [issue.code for issue in table.issues][-1] is Code.NO_ROWS
    assert table.files[0].dialect is None


def test_rows_of_an_unknown_table_are_kept():
    table = linkedin_export.read_table(io.BytesIO(b"Colour;Size;Colour\nred;1;blue\n\ngreen;2\n"), registry=REGISTRY)
    assert table.record is Unrecognised
    assert [one.extra for one in table] == [
        {"Colour": "red", "Size": "1", "Colour (2)": "blue"},
        {"Colour": "green", "Size": "2"},
    ]
    assert [one.source.line for one in table] == [2, 4]
    assert [issue.code for issue in table.issues] == [Code.UNKNOWN_FILE, Code.ROW_SHORT]


def test_texts_are_read_into_their_records():
    assert open_one("Articles/one.html", PAGE)[1].read(Article)[0] == Article(
        title="One", url=None, created="x", published=None, body="Text"
    )
    utterances = open_one("CoachMessages.csv", "user: Hi\ncoach: Yes\n")[1].read(Utterance)
    assert [(one.speaker, one.text, one.source.line) for one in utterances] == [
        ("user", "Hi", 1),
        ("coach", "Yes", 2),
    ]
    missing = open_one("Error.txt", "Could not download the following files: A.csv, B.csv")[1].read(Missing)
    assert [one.file for one in missing] == ["A.csv", "B.csv"]


def test_a_table_may_be_told_what_it_is():
    table = linkedin_export.read_table(io.BytesIO(b"x,Date\n1,\n"), record=Deal)
    assert (table.record, table[0].extra, table.files[0].status) == (Deal, {"x": "1"}, Status.DRIFTED)
    table = linkedin_export.read_table(io.BytesIO(b"words\nand more\n"), record=Article)
    assert [one.extra for one in table] == [{"words": "and more"}]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"\x00" * 50])
def test_other_formats_cannot_be_read_as_a_table(data):
    with pytest.raises(SourceError, match="upload: The file has the name of a table, but holds another format"):
        linkedin_export.read_table(io.BytesIO(data), registry=REGISTRY)
    with pytest.raises(NotAnExportError):
        linkedin_export.open(io.BytesIO(data), registry=REGISTRY)


# Files longer than what is looked at first


class Counted(io.BytesIO):
    """A file that notes the bytes that are read of it."""

    def __init__(self, data, taken):
        super().__init__(data)
        self.taken = taken

    def read(self, size=-1, /):
        data = super().read(size)
        self.taken.append(len(data))
        return data


@pytest.mark.parametrize(
    ("first", "line", "status", "few"),
    [
        ("Date,Link,Amount\n", LINE, Status.KNOWN, True),
        ("Date,Link,Amount\n", LINE.replace("ë", "e"), Status.KNOWN, False),
        ("Date,Link,Amount\n", f'"{LINE[:-1]}"\n', Status.KNOWN, True),
        ("Notes\n\nDate,Link,Amount\n", LINE, Status.KNOWN, True),
        ("Date,Link,Sum\n", LINE, Status.DRIFTED, False),
        ("", LINE, Status.HEADLESS, False),
        ("Colour,Size\n", "ë,1\n", Status.UNKNOWN, False),
    ],
)
def test_a_few_bytes_are_enough_for_a_known_header_in_a_text_that_can_be_nothing_but_utf8(first, line, status, few):
    data, taken = (first + line * (2 * HEAD // len(line))).encode(), []
    name = "Deals.csv" if status is not Status.UNKNOWN else "Other.csv"
    (found,) = recognise_all(Member(name, len(data), lambda: Counted(data, taken)), REGISTRY, DEFAULT_LIMITS, Served())
    assert found.status is status
    assert (sum(taken) < HEAD) is few


def test_a_header_far_down_is_found_whatever_stands_above():
    text = f"{LINE * (2 * FEW // len(LINE))}Date,Link,Amount\n{LINE}"
    file, export = open_one("Deals.csv", text)
    assert (file.status, file.header) == (Status.KNOWN, ("Date", "Link", "Amount"))
    assert len(export.read(Deal)) == text.count("\n") - 1


@pytest.mark.parametrize("size", [FEW - 1, FEW, FEW + 1, HEAD - 1, HEAD])
def test_a_file_as_long_as_what_is_looked_at_is_whole(size):
    blank, _ = open_one("Deals.csv", " " * (size - 1) + "\n")
    assert blank.status is (Status.EMPTY if size < HEAD else Status.UNKNOWN)
    header = "Date,Link\u00a0,Amount\n"
    text = header.ljust(size - len("\u00a0".encode()), "\n") + "\n"
    assert len(text.encode()) == size
    file, _ = open_one("Deals.csv", text)
    assert file.status is (Status.HEADER_ONLY if size <= FEW else Status.KNOWN)


def test_a_long_file_is_read_through():
    rows = (2 * BLOCK) // len(LINE)
    file, export = open_one("Deals.csv", "Date,Link,Amount\n" + LINE * rows)
    assert (file.rows, len(export.read(Deal)), file.status, file.issues) == (rows, rows, Status.KNOWN, ())


def test_bytes_of_another_encoding_far_down_cost_themselves_only():
    rows = BLOCK // len(LINE)
    data = ("Date,Link,Amount\n" + LINE * rows).encode() + LINE.encode("cp1252") + LINE.encode() * rows
    file, export = open_one("Deals.csv", data)
    assert {deal.link for deal in export.read(Deal)} == {"https://example.com/zoë"}
    assert (file.rows, [issue.code for issue in file.issues]) == (2 * rows + 1, [Code.ENCODING_MIXED])


def test_a_header_alone_is_told_from_the_whole_of_a_file():
    assert told("Deals.csv", "Date,Link,Amount\n" + ",,\n" * HEAD)[0] is Status.KNOWN
    assert told("Deals.csv", "Date,Link,Amount\n" + ",,\n" * 9)[0] is Status.HEADER_ONLY


def test_a_file_that_starts_blank_is_not_empty():
    file, _ = open_one("Deals.csv", "\n" * HEAD + DEALS)
    assert file.status is Status.UNKNOWN
    assert [issue.code for issue in file.issues] == [Code.UNKNOWN_FILE, Code.NO_ROWS]


@pytest.mark.parametrize(
    ("name", "header", "line"),
    [("Deals.csv", "Date,Link,Amount", LINE), ("Visits.csv", "Day,Place", "1 Feb 2020,Rome\n")],
)
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path, name, header, line):
    rows = (2 * BLOCK) // len(line)
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, f"{header}\n" + line * rows)
    data = bytearray(path.read_bytes())
    data[data.rindex(b"2") - 4000] ^= 1
    path.write_bytes(data)
    export = linkedin_export.open(path, registry=REGISTRY)
    (file,) = export.files
    table = export.read(file.record)
    assert 0 < len(table) == file.rows <= rows
    assert [issue.code for issue in file.issues] == [Code.UNREADABLE]
    assert file.issues[0].message.startswith("read as far as it goes: ")


def test_a_file_that_vanishes_has_no_rows(tmp_path):
    path = tmp_path / "Deals.csv"
    path.write_text(DEALS)
    export = linkedin_export.open(path, registry=REGISTRY)
    path.unlink()
    assert list(export.read(Deal)) == []
    assert [issue.code for issue in export.issues] == [Code.UNREADABLE, Code.NO_ROWS]


def test_a_file_can_be_read_again_with_the_same_result():
    file, export = open_one("Deals.csv", f"Date,Link,Amount\nx,y,z\n{NOW},,\n")
    first = [one for chunk in file.chunks(Deal) for one in chunk]
    issues = file.issues
    assert [one for chunk in file.chunks(Deal) for one in chunk] == first == list(export.read(Deal))
    assert file.issues == issues
    assert [issue.code for issue in issues] == [Code.BAD_VALUE]
