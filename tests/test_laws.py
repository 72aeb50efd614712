"""The four laws of the library, over all records and made-up inputs of every kind.

Nothing is lost: each cell is in a field or, verbatim, in ``extra``. Nothing is silent: what was tolerated is an issue.
Nothing spreads: lenient reading never raises for content. No value is invented.
"""

import io
import traceback
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import linkedin_export
from linkedin_export import Code, Issue, NotAnExportError, ParseError, PartialDate, Severity, SourceError
from linkedin_export.schema.evidence import Format, Quirk
from linkedin_export.schema.spellings import SPELLINGS
from linkedin_export.schema.values import Dated
from linkedin_export.testing import make_file
from tests.laws import check_row, with_text

RECORDS = linkedin_export.registry.records
TABLES = [record for record in RECORDS if record.spec.format is Format.TABLE]

# What these quirks' writers make of a text cannot be told from other texts that look so.
TELLTALE = {Quirk.BACKSLASH_ESCAPES, Quirk.RAW_LINES, Quirk.QUOTED_LINE_BREAKS, Quirk.UNQUOTED_LINES}

marks = st.sampled_from(' ,;\t|"\\\n\r\u2028\x85\x0b\x0c\ufeff\u00a0éß中🙂=+-09[]{}%')
free_text = st.text(marks | st.characters(codec="utf-8", categories=["Lu", "Ll"]))
plain_text = st.text(" ,;|[]{}%09=\u2028\u00a0é中🙂bx")
TELLING = """
N/A|---|2021|Oct 2015|17 Nov 2021|31 Feb 2021|1/2/2021|13/2/2021|2/13/2021 10:30|17.11.2021|17th of November 2021 at ten
2025-09-22 21:06:44|2025-09-22 21:06:44 UTC|2021/08/26 09:06:08 UTC|11/16/21, 9:40 AM|Tue Sep 28 09:08:27 UTC 2021
2021-08-24T22:31:00+02:00|1750000000000|-3|12.50|Yes|false|LIKE|INCOMING|127.0.0.1|::1|ada@example.com
https://example.com/a?b=c|[PERSONAL:http://example.com]|{month=9, day=9}|a; b|[a,b]|1. One? Two|One:two
"""
telling = st.sampled_from(["", " ", "a | b", *TELLING.strip().replace("\n", "|").split("|")])


DELIMITERS = ",;\t|"


def written(rows, delimiter=",", line_end="\n", every=False, quoted_too=DELIMITERS):
    """The text of a table; a cell is quoted if it must be or holds one of some marks, or all are."""

    def quoted(cell):
        plain = not every and not any(mark in cell for mark in f'{delimiter}{quoted_too}"\n\r')
        return cell if plain else '"' + cell.replace('"', '""') + '"'

    return "".join(delimiter.join(map(quoted, row)) + line_end for row in rows)


@st.composite
def tables(draw, ragged=False):
    """A record class, a header of some of its columns and others, rows, and their text."""
    record = draw(st.sampled_from([one for one in TABLES if not (ragged and one.spec.quirks & TELLTALE)]))
    cells = telling | (plain_text if record.spec.quirks & TELLTALE else free_text)
    columns = record.spec.columns
    known = draw(st.lists(st.sampled_from(columns), min_size=1, max_size=5)) if columns else []
    others = draw(st.lists(st.sampled_from(["New thing", "new_thing", "Zz", "column 2", "", " "]), min_size=1))
    header = draw(st.permutations([draw(st.sampled_from(column.headers)) for column in known] + others[:3]))
    assume(header[0].strip() and len(header) > 1)
    width = st.integers(2, len(header) + 2) if ragged else st.just(len(header))
    rows = draw(st.lists(width.flatmap(lambda size: st.lists(cells, min_size=size, max_size=size)), max_size=6))
    delimiter, line_end = draw(st.sampled_from(DELIMITERS)), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    # Quotes that were not needed are cells' own where a writer never quotes.
    quoted_too = "" if Quirk.RAW_LINES in record.spec.quirks else DELIMITERS
    return record, header, rows, written([header, *rows], delimiter, line_end, draw(st.booleans()), quoted_too)


def read(made, encoding="utf-8", **options):
    """The table of a record class, header, rows and text."""
    record, _, _, text = made
    return linkedin_export.read_table(io.BytesIO(text.encode(encoding)), record=record, **options)


# Nothing is lost


@settings(deadline=None, max_examples=300)
@given(tables(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_nothing_is_lost(made, encoding):
    record, header, rows, _ = made
    table = read(made, encoding)
    full = with_text(rows)
    assert len(table) == table.files[0].rows == len(full)
    assert table.files[0].blank_rows == len(rows) - len(full)
    for row, one in zip(full, table, strict=True):
        check_row(record, header, row, one)


@settings(deadline=None, max_examples=200)
@given(tables(ragged=True))
def test_nothing_is_lost_or_silent_in_ragged_rows(made):
    record, header, rows, _ = made
    table = read(made)
    full = with_text(rows)
    assert len(table) == len(full)
    places = {(issue.code, issue.line) for issue in table.issues}
    for row, one in zip(full, table, strict=True):
        check_row(record, header, row, one)
        assert ((Code.ROW_SHORT, one.source.line) in places) == (len(row) < len(header))
        assert ((Code.ROW_LONG, one.source.line) in places) == any(map(str.strip, row[len(header) :]))


# Nothing is silent


@settings(deadline=None, max_examples=200)
@given(tables() | tables(ragged=True))
def test_nothing_is_silent(made):
    """Whatever is in ``extra`` is there because of an issue that names its column or its row."""
    _, _, rows, text = made
    table = read(made)
    columns = {issue.header for issue in table.issues}
    long_rows = {issue.line for issue in table.issues if issue.code is Code.ROW_LONG}
    for one in table:
        for key in one.extra:
            assert key in columns or key.rpartition(" (")[0] in columns or one.source.line in long_rows
    for issue in table.issues:
        assert issue.line is None or 1 <= issue.line <= len(io.StringIO(text, newline="").readlines())
        assert str(issue).startswith(issue.file)
    assert (Code.NO_ROWS in [issue.code for issue in table.issues]) == (not with_text(rows))


# Nothing spreads


def whole(export):
    """Reads all there is, and all that it says of itself."""
    report = export.report()
    return [list(table) for table in export.tables.values()], export.issues, str(report), report.to_dict()


any_bytes = st.binary(max_size=400) | (free_text | st.lists(telling | free_text).map(",".join)).map(str.encode)


@settings(deadline=None, max_examples=300)
@given(any_bytes)
def test_any_bytes_are_read_or_refused_with_an_error_of_ours(data):
    try:
        table = linkedin_export.read_table(io.BytesIO(data))
    except SourceError:
        return
    assert len(list(table)) == table.files[0].rows
    assert table.issues or len(table)


@st.composite
def files(draw):
    """A record class, and a file of it as LinkedIn wrote it in some month."""
    record = draw(st.sampled_from(RECORDS))
    layout = draw(st.sampled_from(record.spec.layouts or (None,)))
    return record, make_file(record, layout, seed=draw(st.integers(0, 99)))


new_bytes = st.binary(max_size=4) | st.sampled_from([b'"', b"\n", b",", b"\\", b"\r"])
some_wounds = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 40), new_bytes), min_size=1, max_size=4)


def damaged(data, wounds):
    """Bytes with some parts cut out and others put in."""
    for place, length, new in wounds:
        start = place % (len(data) + 1)
        data = data[:start] + new + data[start + length :]
    return data


GOOD = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Example,,,,,17 Nov 2021\n"


def archive(*members):
    """An archive of a good file and others."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, data in (("x/Connections.csv", GOOD), *members):
            made.writestr(name, data)
    return buffer


@settings(deadline=None, max_examples=300)
@given(files(), some_wounds)
def test_damage_to_a_file_costs_no_other(made, wounds):
    _, file = made
    export = linkedin_export.open(archive((file.path, damaged(file.data, wounds))))
    whole(export)
    assert [one.first_name for one in export.connections if one.source.file == "x/Connections.csv"] == ["Ada"]
    assert {one.name for one in export.files} == {"x/Connections.csv", file.path}


@settings(deadline=None, max_examples=100)
@given(files(), some_wounds)
def test_a_damaged_file_is_still_read_as_what_it_is_said_to_be(made, wounds):
    record, file = made
    try:
        table = linkedin_export.read_table(io.BytesIO(damaged(file.data, wounds)), record=record)
    except SourceError:
        return
    assert {type(one) for one in table} <= {record}
    assert table.files[0].rows == len(table)


# Strictness


def ranked(issues):
    return tuple(sorted(issues, key=lambda issue: ["error", "warning", "info"].index(issue.severity)))


RAISING = {
    True: {"warning", "error"},
    Severity.INFO: {"info", "warning", "error"},
    Severity.WARNING: {"warning", "error"},
    Severity.ERROR: {"error"},
}
strictness = st.sampled_from(list(RAISING))


def raising(issues, strict):
    return any(issue.severity in RAISING[strict] for issue in issues)


@settings(deadline=None, max_examples=100)
@given(files(), st.just([]) | some_wounds, strictness)
def test_strict_reading_raises_all_issues_at_once_if_one_is_serious_enough(made, wounds, strict):
    _, file = made
    source = archive((file.path, damaged(file.data, wounds)))
    export = linkedin_export.open(source)
    if raising(export.issues, strict):
        with pytest.raises(ParseError) as caught:
            linkedin_export.open(source, strict=strict)
        assert caught.value.issues == ranked(export.issues)
        assert tuple(located.issue for located in caught.value.exceptions) == ranked(export.issues)
    else:
        assert linkedin_export.open(source, strict=strict).issues == export.issues


@settings(deadline=None, max_examples=100)
@given(tables() | tables(ragged=True), strictness)
def test_strict_reading_of_a_table_raises_its_issues(made, strict):
    table = read(made)
    if raising(table.issues, strict):
        with pytest.raises(ParseError) as caught:
            read(made, strict=strict)
        assert caught.value.issues == ranked(table.issues)
    else:
        assert list(read(made, strict=strict)) == list(table)


SECRET = "Qxzzyq"
CELLS = (
    SECRET,
    f"{SECRET}\n{SECRET}",
    f'"{SECRET}',
    f"{SECRET},{SECRET}",
    f"1/2/{SECRET}",
    f"http://{SECRET}.example",
    "",
)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(TABLES).filter(lambda record: record.spec.layouts), st.data())
def test_what_strict_reading_raises_shows_no_cell(record, data):
    layout = record.spec.layouts[-1]
    rows = data.draw(
        st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=len(layout.header) + 2), min_size=1)
    )
    text = written([list(layout.header), *rows])
    table = linkedin_export.read_table(io.BytesIO(text.encode()), record=record)
    error = ParseError.from_issues(table.issues or [Issue(Code.QUIRK, "made.csv")])
    for shown in (str(error), repr(error), repr(error.issues), "".join(traceback.format_exception(error))):
        assert SECRET.lower() not in shown.lower()


# No value is invented


DATED = [
    (record, column)
    for record in TABLES
    for column in record.spec.columns
    if isinstance(column.kind, Dated) and column.nth == 1
]
AT = datetime(2006, 1, 2, 15, 4, 5)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_date_states_no_more_than_its_cell(spelling):
    cell = SPELLINGS[spelling](AT)
    states_day = "2" in cell.replace("2006", "")
    for record, column in DATED:
        text = written([[column.header, "Zz"], [cell, "x"]])
        (one,) = linkedin_export.read_table(io.BytesIO(text.encode()), record=record)
        value = getattr(one, column.field)
        kept = cell in one.extra.values()
        if value is None:
            assert kept
        elif isinstance(value, datetime):
            assert value.replace(tzinfo=None) == (AT if ":05" in cell else AT.replace(second=0))
            assert (value.tzinfo is not None) == ("UTC" in cell or "GMT" in cell)
        elif isinstance(value, date):
            assert (value, states_day) == (AT.date(), True)
            assert kept == (":" in cell)
        else:
            month = None if spelling == "2006" else 1
            assert value == PartialDate(2006 if "06" in cell else None, month, 2 if states_day else None)
            assert kept == (":" in cell)


def test_an_export_of_nothing_known_is_no_export():
    with pytest.raises(NotAnExportError):
        linkedin_export.open(io.BytesIO(b"PK\x05\x06" + bytes(18)))
