"""Rows, as `csv.reader` splits them, of any size and whatever the quotes do."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkedin_export.reading import lines as reading_lines
from linkedin_export.reading.decoding import Encoding
from linkedin_export.reading.lines import Lines, ShortText, line_breaks
from linkedin_export.reading.rows import CHUNK, PatientReader, Style, read_rows

COMMA = Style(",")
ESCAPED = Style(",", "\\")


def lines_of(text):
    return ShortText(text)


def read(text, style=COMMA):
    """Numbered rows, and the lines on which quotes open that never close."""
    unclosed = []
    chunks = read_rows(lambda: lines_of(text), style, unclosed)
    return [pair for numbers, rows in chunks for pair in zip(numbers, rows, strict=True)], unclosed


def read_patiently(text, style=COMMA):
    unclosed = []
    return list(PatientReader(lines_of(text), style, unclosed)), unclosed


def expected(text, style=COMMA):
    """What `csv.reader` makes of a text, and the lines it starts rows on."""
    reader = csv.reader(lines_of(text), delimiter=style.delimiter, escapechar=style.escape)
    numbered, line = [], 1
    for row in reader:
        numbered.append((line, row))
        line = reader.line_num + 1
    return numbered


any_text = st.text('"",\r\nab;\t\\ \u2028\x00é')
quoted_cell = st.tuples(any_text, st.sampled_from(["", "", "a", 'b"c', "\\"])).map(
    lambda parts: '"' + parts[0].replace('"', '""') + '"' + parts[1]
)
clean_cell = any_text.map(lambda text: '"' + text.replace('"', '""') + '"')
plain_cell = st.text('ab;\\ \u2028"').filter(lambda cell: not cell.startswith('"'))
line_end = st.sampled_from(["\n", "\r", "\r\n"])
closed_row = st.tuples(st.lists(quoted_cell | plain_cell).map(",".join), line_end).map("".join)
closed_text = st.lists(closed_row).map("".join)
clean_row = st.lists(clean_cell | plain_cell).map(",".join)
delimiters = st.sampled_from([",", "\t", ";", "|"])


def is_clean(text, style=COMMA):
    """Whether every quote closes its cell, as the strictest reader of the standard library sees it."""
    reader = csv.reader(lines_of(text), delimiter=style.delimiter, escapechar=style.escape, strict=True)
    try:
        return all(row is not None for row in reader)
    except csv.Error:
        return False


@settings(deadline=None)
@given(any_text, delimiters)
@example("a,b\n\n\nc", ",")
@example('a,"b"c\nd', ",")
@example('"a\r\nb",c\r"d"\n', ",")
def test_both_readers_split_as_csv_reader_does_unless_there_is_a_stray_quote(text, delimiter):
    style = Style(delimiter)
    rows, stray = read(text, style)
    assert (rows, stray) == read_patiently(text, style)
    if is_clean(text, style):
        assert stray == []
    if not stray:
        assert rows == expected(text, style)


def read_in_blocks(text, style, block, first=1):
    """The same, of a text that is read in blocks of so many bytes."""
    unclosed = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_lines, "BLOCK", block)
        source = lambda: Lines(lambda: io.BytesIO(text.encode()), Encoding("utf-8"))  # noqa: E731
        chunks = list(read_rows(source, style, unclosed, first=first))
    return [pair for numbers, rows in chunks for pair in zip(numbers, rows, strict=True)], unclosed


blocks = st.integers(1, 12)


@settings(deadline=None)
@given(st.lists(st.tuples(clean_row, line_end).map("".join)).map("".join), blocks)
@example('a,b\n"c\nd",e\nf,g\n', 6)
@example('a\n"b\n\nc\n\nd",e\n"f\ng"\n', 3)
@example('a,b\nc,d\r\n"e\r\nf",g\rh\n', 4)
@example('a,"b\r","\nc"\r\n"d"\r\n', 40)
def test_rows_are_those_of_csv_reader_whatever_the_blocks_cut(text, block):
    assert read_in_blocks(text, COMMA, block) == (expected(text), [])


@settings(deadline=None)
@given(any_text, delimiters, blocks)
@example('a,"b\nc\nd,"e\n', ",", 3)
@example('"a\nb\nc"d\n"e', ",", 2)
def test_blocks_change_neither_rows_nor_what_is_said_of_quotes(text, delimiter, block):
    style = Style(delimiter)
    assert read_in_blocks(text, style, block) == read(text, style)


@settings(deadline=None)
@given(st.lists(clean_row), st.lists(clean_row), line_end, line_end, blocks)
def test_line_ends_may_change_midway(first, then, before, behind, block):
    text = "".join(row + before for row in first) + "".join(row + behind for row in then)
    assert read_in_blocks(text, COMMA, block) == (expected(text), [])


@settings(deadline=None)
@given(any_text, blocks, st.integers(2, 9))
def test_the_first_line_may_have_another_number(text, block, first):
    rows, unclosed = read_in_blocks(text, COMMA, block)
    moved = [(number + first - 1, row) for number, row in rows], [number + first - 1 for number in unclosed]
    assert read_in_blocks(text, COMMA, block, first) == moved


@pytest.mark.parametrize("block", [1, 2, 5, 13, 100])
def test_a_row_may_span_many_blocks(block):
    lines = [f"line {number}" for number in range(40)]
    long = "\n".join(lines)
    text = f'a,b\n"{long}",c\nd,e\n'
    assert read_in_blocks(text, COMMA, block) == ([(1, ["a", "b"]), (2, [long, "c"]), (42, ["d", "e"])], [])


@settings(deadline=None)
@given(any_text)
def test_no_character_is_lost_but_quotes_delimiters_and_line_ends(text):
    dropped = str.maketrans("", "", '",\r\n')
    rows, _ = read(text)
    assert "".join("".join(row) for _, row in rows).translate(dropped) == text.translate(dropped)


@settings(deadline=None)
@given(any_text)
def test_line_numbers_rise_and_stay_within_the_text(text):
    rows, unclosed = read(text)
    numbers = [number for number, _ in rows]
    assert numbers == sorted(set(numbers))
    assert {*numbers, *unclosed} <= set(range(1, len(list(lines_of(text))) + 1))


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1])
@pytest.mark.parametrize("end", ["", "\n"])
def test_any_number_of_rows_is_read_in_chunks(count, end):
    rows = [[str(number), "x"] for number in range(count)]
    text = "\n".join(map(",".join, rows)) + end * bool(rows)
    assert read(text) == (list(enumerate(rows, 1)), [])


def test_chunks_are_no_longer_than_stated():
    source = lambda: Lines(lambda: io.BytesIO(b"a\n" * (2 * CHUNK + 3)), Encoding("utf-8"))  # noqa: E731
    assert [len(rows) for _, rows in read_rows(source, COMMA, [])] == [CHUNK, CHUNK, 3]


def test_a_few_rows_of_a_short_text_are_read_before_many():
    first, *others = [len(rows) for _, rows in read_rows(lambda: ShortText("a\n" * 2_000), COMMA, [])]
    assert 0 < first < CHUNK
    assert sum(others) == 2_000 - first
    assert max(others) == CHUNK


def test_line_numbers_count_the_lines_that_cells_span():
    text = 'a,b\n"one\ntwo","three\r\nfour"\n\nc,d\n'
    assert read(text)[0] == [(1, ["a", "b"]), (2, ["one\ntwo", "three\r\nfour"]), (5, []), (6, ["c", "d"])]


@pytest.mark.parametrize("length", [131_072, 131_073, 1_000_000])
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_may_be_longer_than_csv_reader_allows(length, quote):
    long = "x" * length
    text = f"a,b\n{quote}{long}{quote},c\nd,e\n"
    assert read(text) == ([(1, ["a", "b"]), (2, [long, "c"]), (3, ["d", "e"])], [])


def test_rows_around_a_long_cell_are_neither_lost_nor_doubled():
    before = "".join(f"{number},b\n" for number in range(CHUNK + 10))
    long = "x\n" * 100_000
    rows, unclosed = read(f'{before}"{long}",c\n{before}')
    assert unclosed == []
    assert [row[0] for _, row in rows if row[0].isdigit()] == [*map(str, range(CHUNK + 10))] * 2
    assert rows[CHUNK + 10] == (CHUNK + 11, [long, "c"])
    assert rows[CHUNK + 11][0] == CHUNK + 11 + 100_001


@pytest.mark.parametrize(
    ("text", "rows", "unclosed"),
    [
        ('a,b\n"c,d\ne,f\n', [(1, ["a", "b"]), (2, ['"c', "d"]), (3, ["e", "f"])], [2]),
        ('a,"b', [(1, ["a", '"b'])], [1]),
        ('a,b\n"', [(1, ["a", "b"]), (2, ['"'])], [2]),
        ('a,b\n"\n', [(1, ["a", "b"]), (2, ['"'])], [2]),
        ('"a""\nb,c\n', [(1, ['"a""']), (2, ["b", "c"])], [1]),
        ('"a\nb","c\nd,e\n', [(1, ["a\nb", '"c']), (3, ["d", "e"])], [2]),
        ('"a\nb","c\nd","e,f\ng\n', [(1, ["a\nb", "c\nd", '"e', "f"]), (4, ["g"])], [3]),
        ('a\n"b,"c,d\n\ne\n', [(1, ["a"]), (2, ["b,c", "d"]), (3, []), (4, ["e"])], []),
    ],
)
def test_a_quote_that_never_closes_costs_only_its_row(text, rows, unclosed):
    assert read(text) == (rows, unclosed)


@pytest.mark.parametrize("before", [CHUNK - 2, CHUNK - 1, CHUNK, CHUNK + 1])
def test_rows_before_and_behind_an_unclosed_quote_are_read_once(before):
    first = [["a", str(number)] for number in range(before)]
    then = [["b", str(number)] for number in range(CHUNK + 1)]
    text = "".join(f"{','.join(row)}\n" for row in [*first, ['"c', "d"], *then])
    assert read(text) == (list(enumerate([*first, ['"c', "d"], *then], 1)), [before + 1])


def test_a_stray_quote_is_not_closed_by_one_of_another_row():
    text = 'a,"b\nc,"d\ne,"f\ng,h\n'
    assert read(text) == ([(1, ["a", '"b']), (2, ["c", '"d']), (3, ["e", '"f']), (4, ["g", "h"])], [1, 2, 3])


def test_a_stray_quote_does_not_swallow_the_rows_up_to_the_next_quoted_cell():
    text = 'a,"b,1\n' + "c,d,2\n" * 20 + 'e,"f",3\n'
    rows, stray = read(text)
    assert (len(rows), rows[0], rows[-1], stray) == (22, (1, ["a", '"b', "1"]), (22, ["e", "f", "3"]), [1])


def test_white_space_behind_a_quoted_cell_of_several_lines_is_no_sign_of_a_stray_quote():
    assert read('"a\nb" ,c\n') == ([(1, ["a\nb ", "c"])], [])


def test_many_stray_quotes_take_linear_time():
    rows, stray = read('a,"b\n' * 20_000 + '""\n' * 20_000)
    assert (len(rows), len(stray)) == (40_000, 20_000)


def test_behind_an_unclosed_quote_cells_of_several_lines_are_still_read():
    text = 'a,"b ""x""\n"one\ntwo",c\n"" "",d\n'
    assert read('"x ""\n' + "y\n" + text)[0][-2:] == [(4, ["one\ntwo", "c"]), (6, [' ""', "d"])]


ESCAPES = [
    (r'"say \"so\"",b', ['say "so"', "b"]),
    (r'"a\\",b', ["a\\", "b"]),
    (r'"a\\\"b",c', ['a\\"b', "c"]),
    (r"a\\b,c", ["a\\b", "c"]),
    (r"\"a\",b", ['"a"', "b"]),
    (r"a\,b,c", ["a,b", "c"]),
    (r'"a"\"b,c', ['a\\"b', "c"]),
    (r'"a"",b",c', ['a",b', "c"]),
    (r'"a",b', ["a", "b"]),
    (r'""\\a,b', [r"\a", "b"]),
    ('"a\\"\nb",c', ['a"\nb', "c"]),
    ('"a\\\nb",c', ["a\nb", "c"]),
    ('"a\\\r\nb",c', ["a\r\nb", "c"]),
]


@pytest.mark.parametrize(("text", "row"), ESCAPES)
@pytest.mark.parametrize("reader", [read, read_patiently])
def test_quotes_behind_an_escape(reader, text, row):
    assert reader(text, ESCAPED) == ([(1, row)], [])


escaped_pieces = st.lists(st.sampled_from([r"\"", r"\\", "a", "b", "\u2028"])).map("".join)
inside_quotes = st.lists(st.sampled_from([r"\"", r"\\", ",", "\n", "\r\n", "a"])).map(
    lambda parts: f'"{"".join(parts)}"'
)
escaped_row = st.tuples(st.lists(escaped_pieces | inside_quotes).map(",".join), line_end).map("".join)


@settings(deadline=None)
@given(st.lists(escaped_row).map("".join))
def test_both_readers_undo_escapes_as_csv_reader_does(text):
    assert read(text, ESCAPED) == read_patiently(text, ESCAPED) == (expected(text, ESCAPED), [])


def test_a_quote_behind_an_escape_closes_nothing():
    assert read('a,"b\\"\nc,d\n', ESCAPED) == ([(1, ["a", '"b"']), (2, ["c", "d"])], [1])


def test_an_escape_at_the_end_of_a_line_escapes_nothing():
    assert read_patiently("a,b\\\nc\n", ESCAPED) == ([(1, ["a", "b\\"]), (2, ["c"])], [])


@pytest.mark.parametrize(
    ("cell", "breaks"),
    [
        ("", 0),
        ("a", 0),
        ("a\nb", 1),
        ("a\r\nb", 1),
        ("a\rb", 1),
        ("\n\r", 2),
        ("\r\r\n\n", 3),
        ("a\u2028b\x0bc\x85", 0),
    ],
)
def test_line_breaks_are_counted_as_editors_do(cell, breaks):
    assert line_breaks(cell) == breaks


def test_a_row_that_goes_on_behind_an_even_number_of_quotes_is_read_as_csv_reader_reads_it():
    text = 'x,y,z\na"b,"c\nd",e"f\n'
    assert read(text, COMMA) == ([(1, ["x", "y", "z"]), (2, ['a"b', "c\nd", 'e"f'])], [])
    few = f"{'x' * 600},y,z\n"
    rows, unclosed = read(few + text, COMMA)
    assert (rows[1:], unclosed) == ([(2, ["x", "y", "z"]), (3, ['a"b', "c\nd", 'e"f'])], [])
