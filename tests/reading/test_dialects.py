"""The quirks of LinkedIn's writers, each in texts that have it, that have it not, and that nearly have it."""

import io
from datetime import datetime

import pytest
from attrs import frozen
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import linkedin_export
from linkedin_export.reading.dialects import Rows, unquote_breaks, unquoted_lines
from linkedin_export.reading.headers import find_opening
from linkedin_export.reading.lines import ShortText
from linkedin_export.reading.rows import CHUNK
from linkedin_export.schema.evidence import Layout, Quirk, Writing
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import naive_seconds

NOW = "2025-09-22 21:06:44"
LATER = "2025-09-23 08:00:00"


def note(*quirks, layout="Date,Link,Message"):
    """A record class whose writer has some quirks."""

    @reads(
        "Notes.csv",
        layouts=(Layout("2020-01", layout),),
        written=(Writing(file="Notes.csv", quirks=quirks),),
    )
    @frozen(kw_only=True)
    class Note(Record):
        date: datetime | None = column("Date", parse=naive_seconds, doc="When.")
        link: str | None = column("Link", doc="Where.")
        message: str | None = column("Message", doc="What.")
        second: str | None = column("Message", nth=2, doc="What else.")

    return Note


def rows_of(text, record):
    opening = find_opening("Notes.csv", text, Registry((record,)), 1000, cut=False)
    return Rows(lambda: ShortText(text), opening, record.spec, "\n")


def chunks_of(rows):
    return [(list(numbers), list(chunk)) for numbers, chunk in rows.chunks()]


def read(text, *quirks, header="Date,Link,Message"):
    """The numbered rows under a header, and the quirks that were found."""
    rows = rows_of(f"{header}\n{text}", note(*quirks, layout=header))
    numbered = [pair for numbers, chunk in rows.chunks() for pair in zip(numbers, chunk, strict=True)]
    return numbered, rows.dialect.quirks


def cells(text, *quirks, header="Date,Link,Message"):
    return [row for _, row in read(text, *quirks, header=header)[0]]


@pytest.mark.parametrize("quirk", [*Quirk, None])
def test_a_text_without_quirks_shows_none(quirk):
    text = f'{NOW},https://example.com,"One ""two"", three"\n{LATER},,x\n'
    rows = [(2, [NOW, "https://example.com", 'One "two", three']), (3, [LATER, "", "x"])]
    assert read(text, *([quirk] if quirk else [])) == (rows, frozenset())


# Backslash escapes


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (r'"She said \"yes\", then \"no\""', 'She said "yes", then "no"'),
        (r'"a\\b"', r"a\b"),
        (r'"ends in \\"', "ends in \\"),
        (r'"ends in \""', 'ends in "'),
        (r'"\\\""', '\\"'),
        ('"one \\"\ntwo\\" three"', 'one "\ntwo" three'),
        (r"C:\\dir", "C:\\dir"),
    ],
)
def test_backslash_escapes_are_undone(written, message):
    text = f"{NOW},x,{written}\n{LATER},y,z\n"
    rows, quirks = read(text, Quirk.BACKSLASH_ESCAPES)
    assert [row for _, row in rows] == [[NOW, "x", message], [LATER, "y", "z"]]
    assert quirks == {Quirk.BACKSLASH_ESCAPES}


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (r"C:\dir", r"C:\dir"),
        (r'"C:\dir, \"', r"C:\dir, " + "\\"),
        (r'"a ""b\\c"" \d"', r'a "b\\c" \d'),
        ('"folder\\"', "folder\\"),
        ('"folder\\",surplus', "folder\\"),
    ],
)
def test_backslashes_of_a_writer_that_doubles_quotes_stay(written, message):
    text = f"{NOW},x,{written}\n{LATER},y,z\n"
    rows, quirks = read(text, Quirk.BACKSLASH_ESCAPES)
    assert [row[:3] for _, row in rows] == [[NOW, "x", message], [LATER, "y", "z"]]
    assert quirks == frozenset()


def test_a_lone_cell_that_ends_in_a_backslash_is_torn_by_neither_reading():
    rows, quirks = read(f'{NOW},x,y\n"one, C:\\"\n', Quirk.BACKSLASH_ESCAPES)
    assert rows == [(2, [NOW, "x", "y"]), (3, ["one, C:\\"])]
    assert quirks == frozenset()


def test_blank_lines_speak_against_no_reading():
    rows, quirks = read(f'{NOW},x,"a\nscreen of 15\\""\n\n17"\n', Quirk.BACKSLASH_ESCAPES)
    assert rows == [(2, [NOW, "x", 'a\nscreen of 15"']), (4, []), (5, ['17"'])]
    assert quirks == {Quirk.BACKSLASH_ESCAPES}


def test_backslash_escapes_are_undone_only_where_the_spec_states_them():
    assert cells(rf'{NOW},x,"a \"b\" c"') == [[NOW, "x", 'a \\b\\" c"']]


messages = st.text(st.sampled_from('ab "\\,\n'), min_size=1)


@settings(deadline=None)
@given(st.lists(messages, min_size=1))
def test_what_is_written_with_backslashes_comes_back(texts):
    assume(any('"' in text and "," in text for text in texts))
    escaped = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    text = "".join(f'{NOW},x,"{message}"\n' for message in escaped)
    rows, quirks = read(text, Quirk.BACKSLASH_ESCAPES)
    assert quirks == {Quirk.BACKSLASH_ESCAPES}
    assert [row[2] for _, row in rows] == texts


# Raw lines


RAW = "Date,Message"


@pytest.mark.parametrize(
    "query",
    [
        "ada, example",
        '"ada example" london',
        '"',
        '""',
        '"ada" or "grace"',
        '"ada", "grace"',
        'say "hi"',
        '"a"",b',
        ",",
        '"quoted"',
        '"ada, example"X',
        '"ada, example" ',
        'planet "X',
        "rome, ",
    ],
)
def test_raw_lines_are_split_at_the_first_delimiter_only(query):
    rows, quirks = read(f'{NOW},{query}\n{LATER},"a, b"\n', Quirk.RAW_LINES, header=RAW)
    assert rows == [(2, [NOW, query]), (3, [LATER, '"a, b"'])]
    assert quirks == {Quirk.RAW_LINES}


@pytest.mark.parametrize(
    ("written", "query"),
    [
        ('"a, b"', "a, b"),
        ('"a ""b"" c"', 'a "b" c'),
        ("", ""),
        ("plain", "plain"),
        ('"""a"""', '"a"'),
        ('"""a"', '"a'),
        ('"a"""', 'a"'),
    ],
)
def test_quoted_lines_are_no_raw_lines(written, query):
    text = f'{NOW},{written}\n"{LATER}",x\n'
    assert read(text, Quirk.RAW_LINES, header=RAW) == ([(2, [NOW, query]), (3, [LATER, "x"])], frozenset())


def test_a_line_that_opens_with_a_quote_is_no_raw_line():
    text = f'"{NOW}, noon",x\n{LATER},y\n'
    rows = [(2, [f"{NOW}, noon", "x"]), (3, [LATER, "y"])]
    assert read(text, Quirk.RAW_LINES, header=RAW) == (rows, frozenset())


def test_raw_lines_are_numbered_whatever_chunk_they_are_in():
    queries = ['"exactly"', *(f"query {number}" for number in range(8 * CHUNK))]
    rows, _ = read("".join(f"{NOW},{query}\n" for query in queries), Quirk.RAW_LINES, header=RAW)
    assert rows == [(number, [NOW, query]) for number, query in enumerate(queries, 2)]


# Small files


LOOKED_AT = {
    "nothing": "a,b,c\n" * (CHUNK + 1),
    "a lone cell": "a,b,c\nmore\n",
    "an escaped quote": f'{NOW},b,"c \\"d\\", e"\n{NOW},b,c\n',
    "a lone backslash beside": f'{NOW},b,"c \\"d\\", e"\n{NOW},\\b,c\n',
    "both": f'{NOW},b,"c \\"d\\", e"\nmore\n{NOW},b,c\n',
    "a quote that does not close": f'{NOW},b,"c\n{NOW},b,c\n',
    "quotes around line breaks": f'{NOW},b,"c""\n""d"\n',
}


@pytest.mark.parametrize("text", LOOKED_AT.values(), ids=LOOKED_AT)
def test_the_rows_of_a_small_file_are_those_of_any_other(text):
    quirks = (Quirk.BACKSLASH_ESCAPES, Quirk.UNQUOTED_LINES, Quirk.QUOTED_LINE_BREAKS)
    record, text = note(*quirks), f"Date,Link,Message\n{text}"
    opening = find_opening("Notes.csv", text, Registry((record,)), 1000, cut=False)
    large, small = (Rows(lambda: ShortText(text), opening, record.spec, "\n", small=small) for small in (False, True))
    assert small.dialect == large.dialect
    for _ in range(2):
        assert chunks_of(small) == chunks_of(large)
        assert small.unclosed == large.unclosed


@pytest.mark.parametrize(
    ("quirks", "text", "passes"),
    [
        ([Quirk.UNQUOTED_LINES], "a,b,c\n", 1),
        ([Quirk.UNQUOTED_LINES], "a,b,c\nmore\n" + "a,b,c\n" * CHUNK, 2),  # looking ends at the first such row
        ([Quirk.QUOTED_LINE_BREAKS], 'a,b,"c""\n""d"\n', 1),
        ([Quirk.UNQUOTED_LINES, Quirk.QUOTED_LINE_BREAKS], 'a,b,"c""\n""d"\n', 1),
        ([Quirk.BACKSLASH_ESCAPES], "a,b,c\n", 2),
    ],
)
def test_a_small_file_is_read_once_for_its_quirks_and_its_rows(quirks, text, passes):
    record, text, begun = note(*quirks), f"Date,Link,Message\n{text}", []
    opening = find_opening("Notes.csv", text, Registry((record,)), 1000, cut=False)

    def source():
        begun.append(text)
        return ShortText(text)

    rows = Rows(source, opening, record.spec, "\n", small=True)
    first = chunks_of(rows)
    assert len(begun) == passes
    assert chunks_of(rows) == first
    assert len(begun) == passes + 1


def test_raw_lines_have_two_cells():
    assert read(f"{NOW},x,a,b\n", Quirk.RAW_LINES) == ([(2, [NOW, "x", "a", "b"])], frozenset())


def test_a_raw_line_may_lack_its_delimiter_or_end():
    text = f"{NOW},a,b\r\nnothing\r\n\r\n{LATER},c"
    assert cells(text, Quirk.RAW_LINES, header=RAW) == [[NOW, "a,b"], ["nothing"], [""], [LATER, "c"]]


# Unquoted lines


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (f"{NOW},x,one\ntwo\n{LATER},y,z\n", [(2, [NOW, "x", "one\ntwo"]), (4, [LATER, "y", "z"])]),
        (f"{NOW},x,one\n\n\ntwo\n\n{LATER},y,z\n", [(2, [NOW, "x", "one\n\n\ntwo"]), (7, [LATER, "y", "z"])]),
        (f"{NOW},x,one\r\n\r\ntwo\r\n", [(2, [NOW, "x", "one\n\ntwo"])]),
        (f"{NOW},x,\none\n", [(2, [NOW, "x", "\none"])]),
        (f"first\n{NOW},x,one\ntwo", [(2, ["first"]), (3, [NOW, "x", "one\ntwo"])]),
        (f"{NOW},x,one\n{LATER}\ntwo\n", [(2, [NOW, "x", "one"]), (3, [f"{LATER}\ntwo"])]),
        (f'{NOW},x,one\n"{LATER},y,z"\ntwo\n', [(2, [NOW, "x", "one"]), (3, [f"{LATER},y,z\ntwo"])]),
        (f'{NOW},x,one\n"two\nthree"\n', [(2, [NOW, "x", "one\ntwo\nthree"])]),
        (f'{NOW},x,one\n"\n"\n', [(2, [NOW, "x", "one\n\n"])]),
        (f'{NOW},x,one\n"""{LATER}"""\n', [(2, [NOW, "x", f'one\n"{LATER}"'])]),
        ("\n\none\n", [(2, ["\none"])]),
        (f"one\n{NOW},x,two\nthree\n", [(2, ["one"]), (3, [NOW, "x", "two\nthree"])]),
        (f"\n{NOW},x,one\ntwo\n", [(2, []), (3, [NOW, "x", "one\ntwo"])]),
    ],
)
def test_lines_that_are_no_rows_belong_to_the_row_before(text, rows):
    assert read(text, Quirk.UNQUOTED_LINES) == (rows, {Quirk.UNQUOTED_LINES})


def test_blank_lines_alone_show_no_unquoted_lines():
    text = f'{NOW},x,one\n\n{LATER},y,"a\nb"\n'
    rows = [(2, [NOW, "x", "one"]), (3, []), (4, [LATER, "y", "a\nb"])]
    assert read(text, Quirk.UNQUOTED_LINES) == (rows, frozenset())


def test_a_table_of_one_column_has_no_unquoted_lines():
    assert read("one\ntwo\n", Quirk.UNQUOTED_LINES, header="Message") == ([(2, ["one"]), (3, ["two"])], frozenset())


@pytest.mark.parametrize(
    ("longest", "rows"),
    [
        (12, [(1, [NOW, "abc\nde\n\nfghi"]), (5, ["j"])]),
        (11, [(1, [NOW, "abc\nde"]), (4, ["fghi\nj"])]),
        (6, [(1, [NOW, "abc\nde"]), (3, ["fghi"]), (5, ["j"])]),
        (5, [(1, [NOW, "abc"]), (2, ["de"]), (4, ["fghi"]), (5, ["j"])]),
    ],
)
def test_joining_makes_no_cell_longer_than_it_may_be(longest, rows):
    lines = [[NOW, "abc"], ["de"], [], ["fghi"], ["j"]]
    joined = unquoted_lines(enumerate(lines, 1), note().spec.columns[0], ",", longest)
    assert list(joined) == rows


def test_a_stray_quote_hides_no_unquoted_lines():
    rows, quirks = read(f'{NOW},x,"one\n{LATER},y,z\ntwo\n', Quirk.UNQUOTED_LINES)
    assert rows == [(2, [NOW, "x", '"one']), (3, [LATER, "y", "z\ntwo"])]
    assert quirks == {Quirk.UNQUOTED_LINES}


def test_no_rows_are_joined_to_none():
    assert list(unquoted_lines([], note().spec.columns[0], ",", 100)) == []


words = st.text("ab ", min_size=1).filter(str.strip)
unquoted = st.lists(st.just("") | words, min_size=1).map("\n".join).filter(lambda text: not text.endswith("\n"))


@settings(deadline=None)
@given(st.lists(unquoted))
def test_unquoted_text_of_several_lines_comes_back(texts):
    assume(any("\n" in text.strip("\n") for text in texts))
    text = "".join(f"{NOW},x,{message}\n" for message in texts)
    assert cells(text, Quirk.UNQUOTED_LINES) == [[NOW, "x", message] for message in texts]


# Quoted line breaks


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('one"\n"two', "one\ntwo"),
        ('one"\r\n"two', "one\r\ntwo"),
        ('one"\n""\n"two', "one\n\ntwo"),
        ('"\n"', "\n"),
        ('say "hi""\n"two', 'say "hi"\ntwo'),
        ('one"\n""two"', 'one\n"two"'),
        ('one"\r"two', "one\rtwo"),
    ],
)
def test_quotes_around_every_break_are_taken_off(cell, text):
    assert unquote_breaks(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "a\nb",
        'a"\nb',
        'a\n"b',
        'a"\n"b\nc',
        'a"\n"b\n"c',
        'a"\n"\n"b',
        "a",
        "",
        '"a"',
        'a"\n\n"b',
        'a"\u2028"b',
    ],
)
def test_a_cell_with_a_break_that_has_no_quotes_stays(cell):
    assert unquote_breaks(cell) == cell


with_breaks = st.lists(st.sampled_from(["\n", "\r\n", "\r", '"', "a", "b ", ""])).map("".join)


def with_quotes(text):
    """As LinkedIn's writer has it: a quote before and behind every line break."""
    parts = io.StringIO(text, newline="").readlines()
    ends = [part[len(part.rstrip("\r\n")) :] for part in parts]
    texts = [part.rstrip("\r\n") for part in parts] + [""] * bool(ends and ends[-1])
    made = texts[0] if texts else ""
    for end, following in zip(ends, texts[1:], strict=False):
        made += f'"{end}"{following}'
    return made


@given(with_breaks)
def test_taking_quotes_off_is_the_inverse_of_putting_them_on(text):
    assert unquote_breaks(with_quotes(text)) == text


@settings(deadline=None)
@given(st.lists(with_breaks, min_size=1))
def test_what_is_written_with_quoted_breaks_comes_back(texts):
    assume(any("\n" in text or "\r" in text for text in texts))
    quoted = [with_quotes(text).replace('"', '""') for text in texts]
    text = "".join(f'{NOW},x,"{cell}"\n' for cell in quoted)
    rows, quirks = read(text, Quirk.QUOTED_LINE_BREAKS)
    assert quirks == {Quirk.QUOTED_LINE_BREAKS}
    assert [row[2] for _, row in rows] == texts


def test_one_cell_that_looks_so_among_plain_ones_stays():
    text = f'{NOW},"a\nb","one""\n""two"\n{NOW},x,"c\nd"\n'
    assert cells(text, Quirk.QUOTED_LINE_BREAKS) == [[NOW, "a\nb", 'one"\n"two'], [NOW, "x", "c\nd"]]


def test_as_many_cells_that_look_so_as_plain_ones_stay():
    text = f'{NOW},x,"one""\n""two"\n{NOW},x,"c\nd"\n'
    assert cells(text, Quirk.QUOTED_LINE_BREAKS) == [[NOW, "x", 'one"\n"two'], [NOW, "x", "c\nd"]]


def test_a_cell_with_plain_breaks_among_quoted_ones_stays():
    text = f'{NOW},x,"one""\n""two"\n{NOW},x,"one""\r\n""two"\n{NOW},x,"c\nd"\n'
    rows, quirks = read(text, Quirk.QUOTED_LINE_BREAKS)
    assert rows == [(2, [NOW, "x", "one\ntwo"]), (4, [NOW, "x", "one\r\ntwo"]), (6, [NOW, "x", "c\nd"])]
    assert quirks == {Quirk.QUOTED_LINE_BREAKS}


# Quirks of the header, and several at once


@pytest.mark.parametrize("notes", ["Notes:", '"Notes:"'])
def test_the_preamble_of_notes_is_a_quirk_where_it_is_stated(notes):
    text = f'{notes}\n"One, two"\n\nDate,Link,Message\n{NOW},x,y\n'
    for quirks in ((), (Quirk.NOTES_PREAMBLE,)):
        rows = rows_of(text, note(*quirks))
        assert rows.dialect.preamble == 3
        assert rows.dialect.quirks == set(quirks)
        assert chunks_of(rows) == [([5], [[NOW, "x", "y"]])]


@pytest.mark.parametrize("preamble", ["Saved by a tool\n\n", "Endnotes:\n"])
def test_another_preamble_is_no_quirk(preamble):
    dialect = rows_of(f"{preamble}Date,Link,Message\n{NOW},x,y\n", note(Quirk.NOTES_PREAMBLE)).dialect
    assert dialect.preamble == preamble.count("\n")
    assert dialect.quirks == frozenset()


@pytest.mark.parametrize(
    ("quirk", "header", "has"),
    [
        (Quirk.NAMELESS_COLUMN, "Date,Link,Message,", True),
        (Quirk.NAMELESS_COLUMN, "Date,Link,Message", False),
        (Quirk.REPEATED_COLUMNS, "Date,Message,Message", True),
        (Quirk.REPEATED_COLUMNS, "Date,Link,Message", False),
    ],
)
def test_quirks_of_the_header_line(quirk, header, has):
    assert read(f"{NOW},x,y\n", quirk, header=header)[1] == ({quirk} if has else frozenset())
    assert read(f"{NOW},x,y\n", header=header)[1] == frozenset()


def test_several_quirks_are_undone_together():
    text = f'{NOW},x,"say \\"hi\\",\nAda"\n{LATER},y,one\ntwo\n'
    rows, quirks = read(text, *Quirk)
    assert [row for _, row in rows] == [[NOW, "x", 'say "hi",\nAda'], [LATER, "y", "one\ntwo"]]
    assert quirks == {Quirk.BACKSLASH_ESCAPES, Quirk.UNQUOTED_LINES}
    text = f'{NOW},x,"say \\"hi\\"\\"\n\\"Ada"\n{LATER},y,one\ntwo\n'
    rows, quirks = read(text, *Quirk)
    assert [row for _, row in rows] == [[NOW, "x", 'say "hi"\nAda'], [LATER, "y", "one\ntwo"]]
    assert quirks == {Quirk.BACKSLASH_ESCAPES, Quirk.QUOTED_LINE_BREAKS, Quirk.UNQUOTED_LINES}


# Reading


def test_rows_in_one_pair_of_quotes_are_taken_out_of_it():
    text = f'"Date,Link,Message"\n"{NOW},x,""a, b"""\n{LATER},y,z\n"{NOW},,",,\n\n"{NOW},x,""c\nd"""\n'
    rows = rows_of(text, note())
    assert rows.dialect.wrapped
    assert chunks_of(rows) == [
        ([2, 3, 4, 5, 6], [[NOW, "x", "a, b"], [LATER, "y", "z"], [NOW, "", ""], [], [NOW, "x", "c\nd"]])
    ]


def test_a_dialect_says_how_the_table_is_written():
    text = f"a tool made this\r\nDate\tLink\tMessage\r\n{NOW}\tx\ty\r\n"
    record = note()
    opening = find_opening("Notes.csv", text, Registry((record,)), 1000, cut=False)
    dialect = Rows(lambda: ShortText(text), opening, record.spec, "\r\n").dialect
    assert (dialect.delimiter, dialect.line_end, dialect.preamble) == ("\t", "\r\n", 1)
    assert (dialect.wrapped, dialect.headless, dialect.quirks) == (False, False, frozenset())


def test_rows_without_a_header_line_start_at_the_first_line():
    text = f"{NOW},https://example.com,x\n{LATER},,y\n"
    rows = rows_of(text, note())
    assert rows.dialect.headless
    assert chunks_of(rows) == [([1, 2], [[NOW, "https://example.com", "x"], [LATER, "", "y"]])]


@pytest.mark.parametrize("quirks", [(), tuple(Quirk)])
def test_rows_can_be_read_again_and_come_in_chunks(quirks):
    text = "Date,Link,Message\n" + f"{NOW},x,one\ntwo\n" * (CHUNK + 3) + f'{NOW},x,"y\n'
    rows = rows_of(text, note(*quirks))
    first = chunks_of(rows)
    assert 1 < max(len(chunk) for _, chunk in first) <= CHUNK
    assert rows.unclosed == [2 * CHUNK + 8]
    assert chunks_of(rows) == first
    assert rows.unclosed == [2 * CHUNK + 8]


@pytest.mark.parametrize(("longest", "unclosed", "count"), [(50, [3, 33], 32), (70, [], 2)])
def test_a_quoted_cell_longer_than_it_may_be_is_read_line_by_line(longest, unclosed, count):
    text = f'Date,Link,Message\n{NOW},x,"a"b\n{NOW},x,"' + "x\n" * 30 + '"\n'
    record = note()
    opening = find_opening("Notes.csv", text, Registry((record,)), 1000, cut=False)
    rows = Rows(lambda: ShortText(text), opening, record.spec, "\n", longest)
    assert sum(len(chunk) for _, chunk in rows.chunks()) == count
    assert rows.unclosed == unclosed


def test_a_record_without_columns_has_rows_too():
    @reads("Anything.csv", written=(Writing(file="Anything.csv", quirks=(Quirk.UNQUOTED_LINES,)),))
    @frozen(kw_only=True)
    class Anything(Record):
        pass

    rows = rows_of("a,b\nc,d\ne\n", Anything)
    assert chunks_of(rows) == [([2, 3], [["c", "d"], ["e"]])]


def test_one_lone_backslash_does_not_undo_the_escapes_of_a_whole_file():
    good = "".join(
        f'2025-05-0{day} 10:00:00,https://example.com/{day},"he said \\"hi, {day}\\" ok"\n' for day in range(1, 6)
    )
    text = f"Date,Link,Message\n{good}2025-05-09 10:00:00,https://example.com/9,see C:\\temp\n"
    table = linkedin_export.read_table(io.BytesIO(text.encode()))

    assert [comment.message for comment in table][:2] == ['he said "hi, 1" ok', 'he said "hi, 2" ok']
    assert table[-1].message == "see C:\\temp"
    assert len(table) == 6


def test_a_backslash_that_escapes_nothing_stays_beside_those_that_do():
    rows = cells(f'{NOW},x,"say \\"hi\\", see C:\\temp \\\\ here"\n' * 3, Quirk.BACKSLASH_ESCAPES)
    assert rows == [[NOW, "x", 'say "hi", see C:\\temp \\ here']] * 3


def test_backslashes_that_escape_nothing_are_text():
    text = 'Date,Link,Message\n2025-05-09 10:00:00,https://example.com/9,"C:\\temp, ""here"""\n'
    (comment,) = linkedin_export.read_table(io.BytesIO(text.encode()))
    assert comment.message == 'C:\\temp, "here"'
