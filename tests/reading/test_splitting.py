"""Many rows taken apart at once: which texts come as columns, which row by row, and which are left to other ways."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkedin_export.reading import splitting
from linkedin_export.reading.lines import STEP
from linkedin_export.reading.splitting import Even, split_rows

WAYS = {"one by one": 0, "csv.reader": 1 << 30}
"""How rows with quotes are read, by how many characters for each quote are few."""


@pytest.fixture(params=WAYS)
def way(request, monkeypatch):
    monkeypatch.setattr(splitting, "_CHARACTERS", WAYS[request.param])
    return request.param


def as_csv(text, delimiter=","):
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def lines_below(text, delimiter=","):
    """How many lines there are down to the end of each row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [reader.line_num for _ in reader]


def test_rows_that_are_equally_wide_are_a_sequence_of_rows():
    rows = Even([["a", "b", "c"], ["1", "2", "3"]])
    assert len(rows) == 3
    assert list(rows) == [["a", "1"], ["b", "2"], ["c", "3"]]
    assert rows[1] == rows[-2] == ["b", "2"]
    assert isinstance(rows[1:], Even)
    assert rows[1:].columns == [["b", "c"], ["2", "3"]]
    assert ["c", "3"] in rows


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a,b\nc,d\n", [0, 1, 2]),
        (",\n,\n", [0, 1, 2]),
        ("a\nb\n", [0, 1, 2]),
        ('"a","b"\n"c","d"\n', [0, 1, 2]),
        ('"",""\n"",""\n', [0, 1, 2]),
        ('"a","b"\r\n"c","d"\r\n', [0, 1, 2]),
        ('"a,\n""b""","c"\n"""","d\n\n"\n', [0, 2, 5]),
        ('"a\r\nb","c\rd"\n"e","f\n"\n', [0, 3, 5]),
        ('"a\nb","c\nd"\r\n"e","f"\r\n', [0, 3, 4]),
    ],
)
def test_rows_without_quotes_or_with_nothing_else_come_as_columns(text, lines):
    above, rows, rest = split_rows(text, ",")
    assert isinstance(rows, Even)
    assert list(rows) == as_csv(text)
    assert list(above) == lines
    assert rest == ""


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a,b\nc\n", [0, 1, 2]),
        ("a\n\nb\n", [0, 1, 2, 3]),
        ('a,"b"\nc,d\n', [0, 1, 2]),
        ('"a","b"\n"c"\n', [0, 1, 2]),
        ('"a",\n', [0, 1]),
        ('"","a"""\n,"b"\n', [0, 1, 2]),
        ('"a",\n"b","c"\n', [0, 1, 2]),
        ('"a",\r\n"b","c"\r\n', [0, 1, 2]),
        ('"a","b"\nc,"d\n\n"\n', [0, 1, 4]),
        ('"a""b",c\r\n"d\r\ne",""\r\n', [0, 1, 3]),
    ],
)
def test_other_rows_come_as_rows(text, lines):
    above, rows, rest = split_rows(text, ",")
    assert isinstance(rows, list)
    assert rows == as_csv(text)
    assert list(above) == lines
    assert rest == ""


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("text", "rows", "rest"),
    [
        ("", [], ""),
        ("a,b", [], "a,b"),
        ("a,b\nc", [["a", "b"]], "c"),
        ('"a","b', [], '"a","b'),
        ('"a"\n"b","c\n', [["a"]], '"b","c\n'),
        ('"a"\n"b"\n"c""\n', [["a"], ["b"]], '"c""\n'),
        ('a,"b\nc"\nd,"e\nf\n', [["a", "b\nc"]], 'd,"e\nf\n'),
    ],
)
def test_a_row_without_an_end_is_left_for_later(text, rows, rest):
    above, found, left = split_rows(text, ",")
    assert list(found) == rows
    assert left == rest
    assert above[-1] == text[: len(text) - len(rest)].count("\n")


@pytest.mark.parametrize("text", ['"a"b\n', 'x,"a"b"c"\n', 'x,"a" ,b\n', '"a"\n"b"c\n'])
def test_quotes_that_no_writer_has_set_are_left_to_other_ways(text, way):
    with pytest.raises(csv.Error, match=r"."):
        split_rows(text + '"c"\n' * (text.count('"') & 1), ",")


@pytest.mark.parametrize("text", ['a"b"\n', ' "a"\n', '"a",b\r\n"c",d\n', 'x,"a\r",b\n', 'x\ny"a,"b\nc",d"e\n'])
def test_what_rows_do_not_show_one_by_one_is_left_to_csv_reader(text, way):
    if way == "csv.reader":
        above, rows, rest = split_rows(text, ",")
        assert (rows, rest) == (as_csv(text), "")
        assert list(above) == [0, *lines_below(text)]
    else:
        with pytest.raises(csv.Error, match=r"midst of a cell|several ways"):
            split_rows(text, ",")


def test_a_row_that_ends_with_a_lone_cr_is_left_to_other_ways():
    with pytest.raises(csv.Error, match="several ways"):
        split_rows("a\rb\n", ",")


@pytest.fixture(params=[1 << 17, 1 << 30])
def longest_cell(request):
    """The longest cell that `csv.reader` takes, as other libraries of the same process may have set it."""
    before = csv.field_size_limit(request.param)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("way", "longest_cell")
@pytest.mark.parametrize("before", ["", "a,"])
def test_a_row_longer_than_a_step_is_left_to_other_ways(before):
    longest = "x" * (STEP - 1 - len(before))
    assert list(split_rows(f'{before}"{longest}"\n', ",")[1]) == [[*before[:1], longest]]
    with pytest.raises(csv.Error, match="longer than a step"):
        split_rows(f'{before}"{longest}xxx"\n', ",")


cell = st.text('ab",;\n\r\t\u2028\U0001f600é', max_size=4)
tables = st.lists(st.lists(cell, min_size=1, max_size=3), min_size=1, max_size=5)


@settings(deadline=None)
@given(
    tables,
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(list(WAYS.values())),
)
@example([["a\r\nb", "c"], ["d", "e\n"]], csv.QUOTE_ALL, ",", "\n", 0)
def test_what_a_writer_writes_is_read_as_it_was(table, quoting, delimiter, end, few):
    if quoting == csv.QUOTE_MINIMAL:  # which does not put a lone CR in quotes
        table = [[cell.replace("\r", "") for cell in row] for row in table]
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=quoting, delimiter=delimiter, lineterminator=end).writerows(table)
    text = stream.getvalue()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(splitting, "_CHARACTERS", few)
            above, rows, rest = split_rows(text, delimiter)
    except csv.Error:
        assert "\r" in text
        return
    assert list(rows) == as_csv(text, delimiter) == table
    assert rest == ""
    assert list(above) == [0, *lines_below(text, delimiter)]
    if quoting == csv.QUOTE_ALL and len(set(map(len, table))) == 1:
        assert isinstance(rows, Even)


pieces = st.sampled_from(['"', ",", "\n", "a", '""', '","', '"\n"', "\r\n", '\n,"', ",\n"])


@settings(deadline=None, max_examples=1_000)
@given(st.lists(pieces, max_size=13).map("".join), st.sampled_from(list(WAYS.values())))
@example('"","a\n"""\n,"\n"', 0)
def test_rows_that_are_taken_are_those_of_csv_reader(text, few):
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(splitting, "_CHARACTERS", few)
            above, rows, rest = split_rows(f"{text}\n", ",")
    except csv.Error:
        return
    if not rest:
        assert list(rows) == as_csv(f"{text}\n")
        assert list(above) == [0, *lines_below(f"{text}\n")]
