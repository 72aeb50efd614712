"""Where the header of a table is found."""

import io
from datetime import datetime

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin_export.reading.headers import Opening, find_opening, unwrap
from linkedin_export.schema.evidence import Format, Layout
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import naive_seconds, url

NOW = "2025-09-22 21:06:44"
LATER = "2025-09-23 08:00:00"
LINK = "https://www.linkedin.com/feed/update/ada"


@reads(
    "Deals.csv",
    layouts=(Layout("2020-01", "Date,Link,Amount"), Layout("2022-01", "Date,Link,Amount,Note")),
)
@frozen(kw_only=True)
class Deal(Record):
    date: datetime | None = column("Date", parse=naive_seconds, doc="When.")
    link: str | None = column("Link", parse=url, doc="Where.")
    amount: str | None = column("Amount", doc="How much.")
    note: str | None = column("Note", doc="What.")


@reads("People.csv", layouts=(Layout("2021-01", "Full Name,Profile"),))
@frozen(kw_only=True)
class Person(Record):
    full_name: str | None = column("Full Name", doc="Who.")
    profile: str | None = column("Profile", doc="Where.")


@reads("Letter.txt", layouts=(Layout("2021-01", "text"),), format=Format.NOTICE)
@frozen(kw_only=True)
class Letter(Record):
    text: str | None = column("text", doc="All of it.")


REGISTRY = Registry((Deal, Person, Letter))


def find(text, name="upload", *, cut=False):
    return find_opening(name, text, REGISTRY, 1000, cut=cut)


def behind(opening, text):
    """The lines behind the header."""
    return io.StringIO(text, newline="").readlines()[opening.skip :]


HEADERS = [
    ("Date,Link,Amount", Deal, "2020-01"),
    ("Date,Link,Amount,Note", Deal, "2022-01"),
    ("DATE,link,A_mount,", Deal, "2020-01"),
    ('"Date","Link","Amount"', Deal, "2020-01"),
    ("Full Name,Profile", Person, "2021-01"),
]


@pytest.mark.parametrize(("header", "record", "month"), HEADERS)
@pytest.mark.parametrize("name", ["upload", "Deals.csv", "People (1).csv", "Messages.csv"])
def test_a_known_header_line_tells_the_record_whatever_the_name(header, record, month, name):
    found = find(f"{header}\n{NOW},{LINK},1\n", name)
    assert (found.match.record, found.match.layout.since, found.match.by) == (record, month, "header")
    assert (found.delimiter, found.skip, found.preamble, found.wrapped, found.headless) == (",", 1, (), False, False)
    assert ",".join(found.header) == header.replace('"', "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
@pytest.mark.parametrize("header", ["Date,Link,Amount", "DATE,link,A_mount,", "Full Name,Profile", "Name,Date,Amount"])
@pytest.mark.parametrize("cells", ["", "x", "Ada,x\ty|z;w", '"a,\nb",c', "Ada,Date,Link,1"])
def test_a_header_line_without_quotes_is_the_one_in_quotes(header, end, cells):
    quoted, rest = ",".join(f'"{cell}"' for cell in header.split(",")), f"{end}{cells}" if end else ""
    assert find(f"{header}{rest}", "Deals.csv") == find(f"{quoted}{rest}", "Deals.csv")


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end(delimiter, end):
    text = f"Date,Link,Amount{end}{NOW},{LINK},1{end}".replace(",", delimiter)
    found = find(text)
    assert (found.match.layout.since, found.delimiter, found.skip) == ("2020-01", delimiter, 1)
    assert len(behind(found, text)) == 1


@pytest.mark.parametrize(
    "preamble",
    [
        'Notes:\n"When exporting, you may notice, that ..."\n\n',
        "Exported by a tool on 22 Sep 2025\n",
        "\n\n",
        '"A paragraph,\nof two lines, and\r\nmore"\n',
        "Date,what it means\n",
        "a,b,c,d,e,f,g\n" * 10,
        ",,,\n \n",
        '"An unclosed quote\n',
        "Date,Link,all of these,are,cells\n",
    ],
)
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_lines_before_the_header_are_its_preamble(preamble, delimiter):
    header = "Date,Link,Amount\n".replace(",", delimiter)
    row = f"{NOW},{LINK},1\n".replace(",", delimiter)
    found = find(preamble + header + row)
    assert found.match.layout.since == "2020-01"
    assert list(found.preamble) == [line.rstrip("\r\n") for line in io.StringIO(preamble, newline="")]
    assert behind(found, preamble + header + row) == [row]


def test_a_row_far_down_that_only_resembles_a_header_is_none():
    text = "a,b\n" * 50 + "Date,Link,Price\n"
    assert find(text) == Opening(header=("a", "b"), match=None, skip=1)


@pytest.mark.parametrize("above", [1, 5, 500])
def test_a_known_header_line_is_found_however_far_down_and_rows_above_it_stay_rows(above):
    rows = f"{NOW},{LINK},1\n" * above
    found = find(f"{rows}Date,Link,Amount\n{NOW},{LINK},2\n")
    assert (found.header, found.skip, found.preamble, found.moved) == (("Date", "Link", "Amount"), 0, (), True)
    noted = find(f"Notes:\n\n{rows}Date,Link,Amount\n{NOW},{LINK},2\n")
    assert (noted.skip, noted.preamble, noted.moved) == (2, ("Notes:", ""), True)


def test_notes_without_a_header_are_no_rows():
    found = find('Notes:\n"Some, words"\n\n' + f"{NOW},{LINK},1\n" * 3, "Deals.csv")
    assert (found.headless, found.skip, found.preamble) == (True, 3, ("Notes:", '"Some, words"', ""))
    assert find("Notes:\n", "Deals.csv").skip == 1


def test_a_row_that_has_one_word_of_a_header_is_no_header():
    text = "Name,Place\nLink,Example\n"
    assert find(text) == Opening(header=("Name", "Place"), match=None, skip=1)


def test_a_known_layout_further_down_beats_a_first_row_that_only_resembles_one():
    found = find(f"Date,Link,Price\nDate,Link,Amount\n{NOW},{LINK},1\n")
    assert (found.match.layout.since, found.skip, found.moved) == ("2020-01", 0, True)


def test_a_header_nobody_has_seen_is_told_by_its_columns():
    found = find(f"Amount,Date,Colour,Link\n1,{NOW},red,{LINK}\n")
    assert (found.match.record, found.match.layout, found.match.unknown_columns) == (Deal, None, ("Colour",))
    assert find(f"Some words\nAmount,Date,Colour,Link\n1,{NOW},red,{LINK}\n").preamble == ("Some words",)


def test_a_header_of_unknown_columns_under_a_known_name():
    found = find("When,Where\nx,y\n", "Deals.csv")
    assert (found.match.record, found.match.by, found.header) == (Deal, "name", ("When", "Where"))


@pytest.mark.parametrize(
    ("text", "header", "delimiter"),
    [
        ("one,two\n", ("one", "two"), ","),
        ("one;two;three,four\n", ("one", "two", "three,four"), ";"),
        ("one\ttwo\n", ("one", "two"), "\t"),
        ("one|two\n", ("one", "two"), "|"),
        ("one, and\ttwo\n", ("one", " and\ttwo"), ","),
        ("one\n", ("one",), ","),
        ("\n  \none,two\n", ("one", "two"), ","),
        (",,\n", (",,",), "\t"),
    ],
)
def test_an_unknown_header_is_split_by_the_delimiter_that_gives_the_most_cells(text, header, delimiter):
    found = find(text)
    assert (found.header, found.delimiter, found.match) == (header, delimiter, None)
    assert behind(found, text) == []


@pytest.mark.parametrize("header", ["Date\tLink\tAmount\t\t", "Amount\t\t", "Amount\t\tNew"])
def test_tabs_behind_a_header_are_cells_without_a_name(header):
    found = find(f"{header}\n", "Deals.csv")
    assert (found.delimiter, "\t".join(found.header)) == ("\t", header)


def test_a_tab_inside_a_header_cell_is_no_delimiter():
    found = find(f"Date,Link\t,Amount\n{NOW},{LINK},1\n")
    assert (found.delimiter, found.header, found.match.layout.since) == (",", ("Date", "Link\t", "Amount"), "2020-01")


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n", '""\n', '"\t"\n\n"\n"'])
def test_a_text_without_text_has_no_opening(text):
    assert find(text) is None
    assert find(text, "Deals.csv") is None


def test_a_header_cell_may_have_line_breaks():
    text = f'Date,Link,Amount,"No\nte",x\n{NOW},{LINK},1,2,3\n'
    found = find(text)
    assert found.header == ("Date", "Link", "Amount", "No\nte", "x")
    assert (found.match.unknown_columns, found.skip, found.preamble) == (("x",), 2, ())
    found = find(f'"one\n\ntwo",three\n{text}')
    assert (found.skip, len(found.preamble)) == (5, 3)


@pytest.mark.parametrize("end", ["", ",,"])
def test_a_header_in_one_pair_of_quotes(end):
    text = f'"Date,Link,""Amount"""{end}\n"{NOW},{LINK},1"{end}\n'
    found = find(text)
    assert (found.header, found.wrapped, found.skip) == (("Date", "Link", "Amount"), True, 1)
    assert found.match.layout.since == "2020-01"


def test_a_header_in_one_pair_of_quotes_may_have_line_breaks():
    text = f'Words\n"Date,Link,Amount,""No\nte"""\n"{NOW},{LINK},1,2"\n'
    found = find(text)
    assert (found.header[-1], found.wrapped, found.skip) == ("No\nte", True, 3)
    assert found.match.layout.since == "2022-01"


@pytest.mark.parametrize(
    ("cell", "row"),
    [
        ("a,b", ["a", "b"]),
        ('a,"b,c"', ["a", "b,c"]),
        ('a,"b\nc"', ["a", "b\nc"]),
        ("a,b\nc,d", ["a,b\nc,d"]),
        ("", [""]),
        ("\n", ["\n"]),
        ('a,"b', ["a", '"b']),
        ("a," + "x" * 140_000, ["a", "x" * 140_000]),
    ],
)
def test_unwrapping_gives_the_cells_of_one_row_or_leaves_it(cell, row):
    assert unwrap(cell, ",") == row


# Without a header line


def table(rows, delimiter=","):
    return "".join(f"{NOW},{LINK},{number},\n".replace(",", delimiter) for number in range(rows))


@pytest.mark.parametrize("rows", [1, 3, 80])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("name", ["upload", "Deals.csv"])
def test_a_missing_header_is_told_by_the_shape_of_the_columns(rows, delimiter, name):
    found = find(table(rows, delimiter), name)
    assert (found.header, found.headless, found.skip) == (("Date", "Link", "Amount", "Note"), True, 0)
    assert (found.match.record, found.match.by, found.delimiter) == (Deal, "shape", delimiter)


def test_a_missing_header_is_told_in_spite_of_a_few_rows_of_another_width():
    assert find(table(9) + "a,b\n").headless
    assert not find(table(3) + "a,b\n" * 3).headless


def test_a_row_that_is_cut_off_does_not_count():
    text = table(2) + "2025-09-2"
    assert find(text, cut=True).headless
    assert not find(text, cut=False).headless
    assert find(f"{NOW},{LINK},1,", cut=True).headless
    assert find(table(80), cut=True).headless


def test_rows_of_another_shape_are_no_table_without_a_header():
    text = f"red,green,blue\n{NOW},{LINK},1\n"
    assert not find(text).headless
    assert find(text).header == ("red", "green", "blue")


def test_a_text_that_is_no_table_by_its_name_has_no_missing_header():
    assert not find(table(3), "Letter.txt").headless


@settings(deadline=None)
@given(
    st.text(st.sampled_from('Date,Link\t;|"\n\r x\x00')),
    st.sampled_from(["upload", "Deals.csv", "Letter.txt"]),
    st.booleans(),
)
def test_any_text_has_an_opening_that_lies_within_it(text, name, cut):
    found = find(text, name, cut=cut)
    if found is None:
        assert not text.strip(' \t\r\n"')
    else:
        assert found.headless == (found.skip == 0)
        assert (
            len(found.preamble) + (not found.headless) <= found.skip <= len(io.StringIO(text, newline="").readlines())
        )
        assert any(map(str.strip, found.header))
