"""Files that Arrow reads by itself: the table is the one of the records, and a doubt is left to the patient reader."""

import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import linkedin_export
from linkedin_export import Connection, Limits, Message
from linkedin_export.interop import plain_arrow

pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")

HEADER = ["CONVERSATION ID", "FROM", "RECIPIENT PROFILE URLS", "DATE", "CONTENT", "FOLDER", "IS MESSAGE DRAFT"]
FIELDS = ["conversation_id", "sender", "recipient_urls", "sent_at", "content", "folder", "is_message_draft"]
PIECES = ["a", "é", "🌱", " ", "\xa0", ",", '"', "\n", "\r\n", "\r", "\ufeff", "\u2003", "\u200b", ";", "0000"]
DAYS = ["", " ", "2026-06-07 10:11:12 UTC", "2026-02-29 10:11:12 UTC", "0000-06-07 10:11:12 UTC", "6/7/2026", "soon"]


def written(rows, quoting=csv.QUOTE_MINIMAL, end="\n"):
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=quoting, lineterminator=end).writerows(rows)
    return stream.getvalue()


def opened(text, **options):
    return linkedin_export.read_table(io.BytesIO(text.encode()), record=Message, **options)


def plain_of(value):
    return list(value) if isinstance(value, tuple) else None if value is None else value


def columns_of_records(table):
    return {
        **{field: [plain_of(getattr(one, field)) for one in table] for field in FIELDS},
        "extra": [list(one.extra.items()) for one in table],
    }


def columns_of_arrow(table):
    made = table.to_arrow().to_pydict()
    return {field: made[field] for field in (*FIELDS, "extra")}


def with_one_sort_of_moments(columns):
    """Moments as text if some have a zone and some have not, as a column of Arrow has them."""
    moments = columns["sent_at"]
    if len({moment.tzinfo for moment in moments if moment}) > 1:
        columns["sent_at"] = [moment and moment.isoformat() for moment in moments]
    return columns


texts = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
cells = st.one_of(texts, st.just(""), st.sampled_from(["No", "Yes", "INBOX", "inbox", "u,v"]))
days = st.sampled_from(DAYS)
rows = st.lists(st.tuples(cells, texts, cells, days, texts, cells, cells).map(list), max_size=6)


@settings(deadline=None)
@given(
    rows,
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([plain_arrow._BLOCK, 150]),
)
def test_a_table_holds_what_records_hold_however_it_is_written(rows, quoting, end, block):
    table = opened(written([HEADER, *rows], quoting, end))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_arrow, "_BLOCK", block)
        made = columns_of_arrow(table)
    assert made == with_one_sort_of_moments(columns_of_records(table))


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES[:12], '""', ',"', '",', "\n", "INBOX", DAYS[2]]), max_size=40).map("".join))
def test_a_table_holds_what_records_hold_of_whatever_text(text):
    table = opened(f"{','.join(HEADER)}\n{text}")

    assert columns_of_arrow(table) == with_one_sort_of_moments(columns_of_records(table))


ROW = ["c", "Ada Example", "u", "2026-06-07 10:11:12 UTC", 'Hi, "you"', "INBOX", "No"]


def read_through(text, **options):
    """Whether a table was made of rows that our own reader split, and the table."""
    table = opened(text, **options)
    made = table.to_arrow()
    return table.files[0]._reading is not None, made


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plain_file_is_read_by_arrow_itself(quoting, end):
    patient, made = read_through(written([HEADER, ROW, ["c", *[""] * 6], ROW], quoting, end))

    assert (patient, made.num_rows) == (False, 3)
    assert made["content"].to_pylist() == ['Hi, "you"', None, 'Hi, "you"']


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        ([[*ROW[:3], "soon", *ROW[4:]]], {}),
        ([[*ROW[:5], "CELLAR", "No"]], {}),
        ([["\ufeffc", *ROW[1:]]], {}),
        ([[*ROW[:3], "0000-06-07 10:11:12 UTC", *ROW[4:]]], {}),
        ([ROW, ROW[:3]], {}),
        ([ROW, HEADER], {}),
        ([ROW], {"assume_timezone": "Europe/Rome"}),
        ([ROW, ROW], {"limits": Limits(rows=1)}),
        ([ROW], {"limits": Limits(cell=100)}),
    ],
)
def test_a_doubt_is_left_to_the_reader_that_has_patience(rows, options):
    patient, made = read_through(written([HEADER, *rows]), **options)

    assert patient
    assert made.num_rows == 1 + (ROW[:3] in rows)


@pytest.mark.parametrize("row", ['c,"Ada', "c\rd,Ada,,,,,\n"])
def test_a_row_that_no_writer_sets_so_is_left_to_it_too(row):
    text = written([HEADER, ROW]) + row
    patient, made = read_through(text)

    assert patient
    assert made["conversation_id"].to_pylist() == [one.conversation_id for one in opened(text)]


def test_a_column_that_no_field_claims_is_kept_in_extra():
    patient, made = read_through(written([[*HEADER, "Mood"], [*ROW, ""], [*ROW, "fine"]]))

    assert patient
    assert made["extra"].to_pylist() == [[], [("Mood", "fine")]]
    assert not read_through(written([[*HEADER, "Mood"], [*ROW, ""]]))[0]


def test_words_for_nothing_are_blank():
    text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Example,,,,,07 Jun 2026\n"
    table = linkedin_export.read_table(io.BytesIO(f'Notes:\n"When exporting"\n\n{text}'.encode()), record=Connection)

    assert table.to_arrow()["url"].to_pylist() == [None]
    assert table.files[0]._reading is None


@pytest.mark.parametrize(("length", "patiently"), [(3, False), (3 << 19, False), (5 << 19, True)])
def test_a_long_row_is_read_as_far_as_records_have_it(length, patiently):
    text = written([HEADER, ROW, [*ROW[:4], "x" * length, *ROW[5:]]])
    patient, made = read_through(text)

    assert made["content"].to_pylist() == [one.content for one in opened(text)]
    assert patient == patiently


@pytest.mark.parametrize("text", [",".join(HEADER), f"{','.join(HEADER)}\r{','.join(['x'] * 7)}\r"])
def test_a_header_without_a_line_feed_is_left_to_the_reader_that_has_patience(text):
    patient, made = read_through(text)

    assert (patient, made.num_rows) == (True, text.count("x") // 7)


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("messages.csv", written([HEADER, *([ROW] * 20_000)]))
    broken = bytearray(whole.getvalue())
    middle = len(broken) // 2
    broken[middle : middle + 40] = bytes(40)
    table = linkedin_export.open(io.BytesIO(bytes(broken))).messages

    assert table.to_arrow().num_rows == len(table) > 0
