"""Each limit: what lies within is read, what lies beyond is reported and costs nothing else."""

import csv
import io

import pytest

import linkedin_export
from linkedin_export import Code, Limits, SourceError, Status
from linkedin_export.reading.decoding import BLOCK
from linkedin_export.reading.limits import DEFAULT_LIMITS
from linkedin_export.reading.lines import STEP
from linkedin_export.testing import make_file
from tests.reading.archives import zip_of
from tests.reading.visits import HEADER, Visit, read_text, said

ROW = "Ada,17 Nov 2021,,,WALK,1,,,2021"


@pytest.fixture
def field_size_limit():
    """Sets the limit of the whole process, and sets it back."""
    before = csv.field_size_limit()
    yield csv.field_size_limit
    csv.field_size_limit(before)


def table(*rows, header=HEADER, **limits):
    return read_text("\n".join([header, *rows]) + "\n", limits=Limits(**limits))


@pytest.mark.parametrize("name", [field.name for field in Limits.__attrs_attrs__])
def test_a_limit_is_a_whole_number_above_zero(name):
    assert getattr(Limits(**{name: 1}), name) == 1
    for wrong in (0, -1):
        with pytest.raises(ValueError, match=name):
            Limits(**{name: wrong})
    with pytest.raises(TypeError, match=name):
        Limits(**{name: 1.5})


def test_the_defaults_are_one_value():
    assert Limits() == DEFAULT_LIMITS
    assert hash(Limits()) == hash(DEFAULT_LIMITS)


@pytest.mark.parametrize("count", [1, 4, 5])
def test_rows_up_to_the_limit_are_read(count):
    rows = table(*[ROW] * count, rows=5)
    assert (len(rows), rows.issues) == (count, ())


def test_rows_beyond_the_limit_are_not_read_and_said_not_to_be():
    rows = table(*[ROW] * 8, rows=5)
    assert len(rows) == rows.files[0].rows == 5
    assert said(rows) == [(Code.LIMIT, 7, None)]
    assert rows.issues[0].message == "more than Limits(rows=5)"


def test_rows_beyond_the_limit_are_told_whichever_chunk_they_are_in():
    rows = table(*[ROW] * 1500, rows=512)
    assert (len(rows), said(rows)) == (512, [(Code.LIMIT, 514, None)])
    long = table(ROW, ROW, ROW + ",x", ROW + ",y", rows=2)
    assert (len(long), {code for code, *_ in said(long)}) == (2, {Code.ROW_LONG, Code.LIMIT})
    assert not any(one.extra for one in long)


def test_cells_beyond_the_limit_of_a_row_are_kept_together():
    (one,) = table(ROW + ",a,b,c, ,d", columns=11)
    assert dict(one.extra) == {"column 10": "a", "column 11": "b", "column 12": "c, ,d"}
    (blank,) = table(ROW + ",a,,, ,", columns=11)
    assert dict(blank.extra) == {"column 10": "a"}


def test_a_header_beyond_the_limit_is_not_read():
    assert len(table(ROW, columns=9)) == 1
    with pytest.raises(SourceError, match=r"a header of more than Limits\(columns=8\)"):
        table(ROW, columns=8)
    data = zip_of({"Skills.csv": b"Name\nMaths\n", "Visits.csv": f"{HEADER}\n{ROW}\n".encode()})
    registry = linkedin_export.registry.with_records(Visit)
    export = linkedin_export.open(io.BytesIO(data), limits=Limits(columns=8), registry=registry)
    skills, visits = export.files
    assert (skills.status, skills.issues) == (Status.KNOWN, ())
    assert (visits.status, [issue.code for issue in visits.issues]) == (Status.UNREADABLE, [Code.LIMIT])


def test_an_unknown_header_beyond_the_limit_is_not_read_either():
    with pytest.raises(SourceError, match=r"a header of more than Limits\(columns=3\)"):
        linkedin_export.read_table(io.BytesIO(b"Colour,Size,Form,Taste\nred,1,x,y\n"), limits=Limits(columns=3))


def test_a_row_beyond_the_limit_above_a_header_is_no_header():
    registry = linkedin_export.registry.with_records(Visit)
    text = f"note\n{HEADER},{HEADER}\n{HEADER}\n{ROW}\n"
    found = linkedin_export.read_table(io.BytesIO(text.encode()), registry=registry, limits=Limits(columns=9))
    assert (found.record, len(found)) == (Visit, 1)


def test_a_cell_beyond_the_limit_is_cut_and_said_to_be():
    (one,) = table(f"{'x' * 21},17 Nov 2021,,,WALK,1,,,2021,{'y' * 22}", cell=20)
    assert (one.name, one.extra) == ("x" * 20, {"column 10": "y" * 22})
    short = table("x" * 20 + ROW[3:], cell=20)
    assert (short[0].name, short.issues) == ("x" * 20, ())
    long = table("x" * 20 + ROW[3:], "x" * 21 + ROW[3:], cell=20)
    assert said(long) == [(Code.LIMIT, 3, "Name")]
    assert long.issues[0].message == "a cell of 21 characters, Limits(cell=20)"


def test_a_cell_of_an_unknown_column_is_cut_too():
    (one,) = table(f"{ROW},{'x' * 21}", header=f"{HEADER},New", cell=20)
    assert one.extra == {"New": "x" * 20}


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("more", [1, BLOCK // 2, BLOCK, 3 * BLOCK])
def test_a_line_beyond_the_limit_is_cut_and_the_lines_around_it_are_whole(end, more):
    long = "Ada,17 Nov 2021,,,WALK,1," + "x" * (STEP + more)
    text = end.join([HEADER, ROW, long, ROW, ROW, ""])
    rows = read_text(text)
    assert [one.name for one in rows] == ["Ada"] * 4
    assert [len("".join(one.tags)) for one in rows] == [0, STEP - 25, 0, 0]
    assert said(rows) == [(Code.ROW_SHORT, 3, None), (Code.LIMIT, 3, None)]
    assert rows[3].source.line == 5


@pytest.mark.parametrize("more", range(-2, 3))
def test_a_line_beyond_the_limit_may_end_with_a_block(more):
    start = f"{HEADER}\r{ROW}\r"
    blocks = STEP // BLOCK + 2
    long = "Ada,17 Nov 2021,,,WALK,1," + "x" * (blocks * BLOCK - len(start) - 26 + more)
    rows = read_text(f"{start}{long}\r{ROW}\r{ROW}\r")
    assert [one.source.line for one in rows] == [2, 3, 4, 5]
    assert (Code.LIMIT, 3, None) in said(rows)


def test_a_last_line_beyond_the_limit_is_cut():
    rows = read_text(f"{HEADER}\n{ROW}\nAda," + "x" * (STEP + 5))
    assert len(rows) == 2
    assert (Code.LIMIT, 3, None) in said(rows)


def test_a_line_within_a_larger_limit_is_whole():
    rows = read_text(f"{HEADER}\nAda,,,,,,{'x' * (STEP + 5)},,\n", limits=Limits(cell=STEP + 100))
    assert (len(rows[0].tags[0]), rows.issues) == (STEP + 5, ())


@pytest.mark.parametrize("allowed", [1 << 17, 1 << 30])
def test_a_quoted_cell_of_many_lines_beyond_the_limit_is_read_line_by_line(allowed, field_size_limit):
    field_size_limit(allowed)  # as other libraries of the same process may have set it
    lines = ["x" * 999] * (STEP // 999 + 5)
    rows = read_text(f'{HEADER}\n{ROW}\n"' + "\n".join(lines) + '",,,,,,,,\n' + f"{ROW}\n")
    assert len(rows) == 2 + len(lines)
    assert (Code.UNCLOSED_QUOTE, 3, None) in said(rows)
    assert (rows[0].name, rows[-1].name) == ("Ada", "Ada")


def test_rows_that_are_long_are_read_all_the_same():
    name = "x" * (STEP // 600)
    rows = [name + ROW[3:] for _ in range(700)]
    assert [one.name for one in table(*rows)] == [name] * 700
    huge = "y" * 100_000
    several = [*[ROW] * 600, *[huge + ROW[3:]] * 90, ROW]
    assert [len(one.name) for one in table(*several)] == [*[3] * 600, *[100_000] * 90, 3]


def test_issues_beyond_the_limit_are_counted():
    bad = "Ada,never" + ROW[15:]
    rows = table(*[bad] * 30, issues=20)
    assert [issue.code for issue in rows.issues] == [Code.BAD_VALUE] * 20 + [Code.LIMIT]
    assert rows.issues[-1].message == "10 more issues; raise Limits(issues=...) to see them"
    assert {issue.file for issue in rows.issues} == {"upload"}
    assert all(one.extra == {"Day": "never"} for one in rows)
    fewer = table(*[bad] * 30, issues=20, rows=25)
    assert fewer.issues[-1].message == "6 more issues; raise Limits(issues=...) to see them"


def test_words_that_are_not_known_are_told_apart_up_to_the_limit():
    odd = [ROW.replace("WALK", f"W{number}") for number in range(30)]
    rows = table(*odd, *odd, issues=20)
    assert [issue.code for issue in rows.issues] == [Code.UNKNOWN_WORD] * 20 + [Code.LIMIT]


def test_the_files_of_an_export_share_the_issues_it_may_have():
    bad = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "Ada,,,,,,never\n" * 50
    data = zip_of({f"{number}/Connections.csv": bad.encode() for number in range(4)})
    export = linkedin_export.open(io.BytesIO(data), limits=Limits(issues=80))
    assert [len(file.issues) for file in export.files] == [21] * 4
    few = linkedin_export.open(io.BytesIO(data), limits=Limits(issues=1))
    assert [len(file.issues) for file in few.files] == [11] * 4


@pytest.mark.parametrize("limit", [Limits(cell=100), Limits(cell=1)])
def test_texts_of_several_lines_keep_within_the_limit(limit):
    page = make_file(linkedin_export.Article, linkedin_export.Article.spec.layouts[-1])
    (article,) = linkedin_export.read_table(io.BytesIO(page.data), limits=limit)
    assert len(article.title or "") <= limit.cell


LONG = "x" * 999 + "\n"


def test_an_article_beyond_the_limit_is_cut():
    page = "<html><body><h1>One</h1>\n" + LONG * (STEP // 1000 + 9) + "</body></html>"
    rows = linkedin_export.open(io.BytesIO(zip_of({"Articles/one.html": page.encode()})))
    (article,) = rows.articles
    assert (article.title, STEP - 1000 < len(article.body) < STEP + 1000) == ("One", True)
    assert [issue.code for issue in rows.issues] == [Code.LIMIT]


def test_what_is_said_at_too_great_a_length_is_said_in_parts():
    text = f"user: Hi\ncoach: Yes\n{LONG * (STEP // 1000 + 9)}user: Bye\n"
    export = linkedin_export.open(io.BytesIO(zip_of({"learning_coach_messages.csv": text.encode()})))
    (file,) = export.files
    utterances = export.read(file.record)
    assert [one.speaker for one in utterances] == ["user", "coach", "coach", "user"]
    assert "".join((one.text or "").replace("\n", "") for one in utterances[1:3]) == "Yes" + "x" * 999 * (
        STEP // 1000 + 9
    )
