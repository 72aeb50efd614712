"""From rows to records: what becomes of rows and columns, and what is said about it."""

import io
import pickle
from datetime import UTC, date, datetime
from itertools import islice

import attrs
import pytest
from attrs import frozen

import linkedin_export
from linkedin_export import Code, Limits, PartialDate, Record, Severity, TimeRange
from linkedin_export.reading import parsing
from linkedin_export.reading.dialects import Rows
from linkedin_export.reading.headers import Opening
from linkedin_export.reading.lines import ShortText
from linkedin_export.reading.rows import CHUNK
from linkedin_export.schema.evidence import Layout
from linkedin_export.schema.spec import Source, column, reads
from linkedin_export.schema.values import day as whole_day
from tests.reading.visits import HEADER, NOW, Kind, Visit, read, read_text, said

# Records


def test_each_cell_becomes_the_value_of_its_field():
    row = "Ada Example,17 Nov 2021,2025-09-22 21:06:44,2025-09-22 22:00:00 UTC,TALK,12,"
    hours = '"a,b","Jul 08, 2020 01:00 PM - Jul 08, 2020 02:30 PM",Oct 2015'
    (one,) = table = read(row + hours)
    assert one == Visit(
        name="Ada Example",
        day=date(2021, 11, 17),
        at=datetime(2025, 9, 22, 21, 6, 44),
        until=datetime(2025, 9, 22, 22, 0, tzinfo=UTC),
        kind=Kind.TALK,
        count=12,
        tags=("a", "b"),
        hours=TimeRange(datetime(2020, 7, 8, 13), datetime(2020, 7, 8, 14, 30)),
        month=PartialDate(2015, 10),
    )
    assert (one.extra, one.source, table.issues) == ({}, ("upload", 2), ())


def test_a_blank_cell_is_no_value():
    (one,) = table = read({"Name": "Ada"})
    assert one == Visit(name="Ada", tags=())
    assert table.issues == ()


def test_a_missing_column_is_no_value():
    (one,) = read(["Ada", "3"], header="Name,Count")
    assert one == Visit(name="Ada", count=3)


@pytest.mark.parametrize("header", ["Month,Tags,Hours,Count,Kind,Until,At,Day,Name", "month,TAGS,A_t,Full Name,D ay"])
def test_columns_match_by_name_in_any_order(header):
    values = {"Name": "Ada", "Full Name": "Ada", "At": NOW, "A_t": NOW, "Day": "17 Nov 2021", "D ay": "17 Nov 2021"}
    (one,) = table = read(values, header=header)
    assert one == Visit(name="Ada", at=datetime(2025, 9, 22, 21, 6, 44), day=date(2021, 11, 17))
    assert all(issue.severity is Severity.INFO for issue in table.issues)


def test_records_are_whole_instances_of_their_class():
    (one, other) = read({"Name": "Ada", "Count": "1"}, {"Name": "Ada", "Count": "1"})
    assert (one, hash(one), one.source != other.source) == (other, hash(other), True)
    assert pickle.loads(pickle.dumps(attrs.evolve(one, count=2))) == Visit(name="Ada", count=2)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.count = 2


@pytest.mark.parametrize("rows", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_every_row_is_a_record_with_the_line_it_starts_on(rows):
    table = read(*({"Name": f"Ada\n{number}", "Count": str(number)} for number in range(rows)))
    assert [(one.count, one.source.line) for one in table] == [(number, 2 + 2 * number) for number in range(rows)]
    assert table.files[0].rows == rows


def test_lines_are_counted_from_the_top_of_the_file():
    text = f'Words before\n\n{HEADER}\n"Ada\n\nExample",,,,,,,,\n\nGrace,,,,x,,,,\n'
    table = read_text(text)
    assert [one.source.line for one in table] == [4, 8]
    assert said(table) == [(Code.PREAMBLE, 1, None), (Code.UNKNOWN_WORD, 8, "Kind")]


# Rows


def test_a_short_row_lacks_its_last_cells():
    (one, two) = table = read("Ada,17 Nov 2021", "Grace,,,,WALK,,,,")
    assert (one, two) == (Visit(name="Ada", day=date(2021, 11, 17)), Visit(name="Grace", kind=Kind.WALK))
    (issue,) = table.issues
    assert (issue.code, issue.line, issue.message) == (Code.ROW_SHORT, 2, "2 cells under 9 headers")


def test_the_surplus_of_a_long_row_is_kept():
    (one, two) = table = read("Ada,,,,,,,,,more, ,\t, even more ", "Grace,,,,,,,,, ,")
    assert one.extra == {"column 10": "more", "column 13": " even more "}
    assert two.extra == {}
    assert said(table) == [(Code.ROW_LONG, 2, None)]
    assert table.issues[0].message == "13 cells under 9 headers"


def test_the_surplus_of_a_long_row_does_not_take_the_name_of_a_column():
    header = f"{HEADER},column 12,column 12'"
    (one,) = read("Ada,,,,,,,,,x,y,z", header=header)
    assert one.extra == {"column 12": "x", "column 12'": "y", "column 12''": "z"}


def test_a_row_in_one_pair_of_quotes_among_others_is_taken_out():
    (one, two, three) = table = read('"Ada,17 Nov 2021,,,,,,,"', {"Name": "Grace"}, '"a, b"')
    assert (one, two, three) == (Visit(name="Ada", day=date(2021, 11, 17)), Visit(name="Grace"), Visit(name="a, b"))
    assert said(table) == [(Code.ROW_UNWRAPPED, 2, None), (Code.ROW_SHORT, 4, None)]


def test_a_row_of_several_cells_is_not_taken_out_of_the_first():
    (one,) = table = read('"Ada,17 Nov 2021,,,,,,,",x')
    assert one.name == "Ada,17 Nov 2021,,,,,,,"
    assert one.extra == {"Day": "x"}
    assert said(table) == [(Code.ROW_SHORT, 2, None), (Code.BAD_VALUE, 2, "Day")]


def test_quotes_around_the_only_cell_of_a_row_are_text_in_a_table_of_one_column():
    (one,) = table = read(['"Ada, Grace"'], [" "], header="Name")
    assert one.name == '"Ada, Grace"'
    assert Code.ROW_UNWRAPPED not in [issue.code for issue in table.issues]


def test_rows_without_text_are_counted_and_are_no_records():
    table = read(",,,,,,,,", "", {"Name": "Ada"}, " ,\t,", "", "Grace,,,,,,,,")
    assert [one.name for one in table] == ["Ada", "Grace"]
    assert (table.files[0].rows, table.files[0].blank_rows, table.issues) == (2, 4, ())


def test_a_table_of_blank_rows_has_no_records():
    table = read(*[",,,,,,,,"] * (CHUNK + 1), *[""] * CHUNK)
    assert list(table) == []
    assert (table.files[0].blank_rows, said(table)) == (2 * CHUNK + 1, [(Code.NO_ROWS, None, None)])


@pytest.mark.parametrize("line", [HEADER, f"{HEADER}, ,", "Full_Name" + HEADER[4:], HEADER.upper()])
@pytest.mark.parametrize("others", [["Ada,,,,,,,,"], ["Ada,x"], [",,,,,,,,", "Ada,,,,1,2,3,4,5,6,7"]])
def test_the_header_line_between_rows_is_no_record(line, others):
    table = read(*others, line, {"Name": "Grace"})
    if not line.startswith(HEADER):
        assert [one.name for one in table] == ["Ada", line.split(",")[0], "Grace"]
    else:
        assert [one.name for one in table] == ["Ada", "Grace"]
        assert (Code.REPEATED_HEADER, 2 + len(others), None) in said(table)


def test_a_header_line_that_says_more_is_kept():
    (_, two) = table = read({"Name": "Ada"}, f"{HEADER},News")
    assert (two.name, two.extra["column 10"]) == ("Name", "News")
    assert (Code.ROW_LONG, 3, None) in said(table)


def test_a_row_may_start_with_the_name_of_its_column():
    (one,) = table = read({"Name": "Name", "Count": "1"})
    assert one == Visit(name="Name", count=1)
    assert table.issues == ()


def test_a_header_line_far_down_is_no_record():
    @reads("Pairs.csv", layouts=(Layout("2020-01", "2020,Day"),))
    @frozen(kw_only=True)
    class Pair(Record):
        year: str | None = column("2020", doc="A header that looks like a cell.")
        day: date | None = column("Day", parse=whole_day, doc="A day.")

    table = linkedin_export.read_table(io.BytesIO(b"2021,17 Nov 2021\n" * 60 + b"2020,Day\n"), record=Pair)
    assert (table.files[0].header, len(table)) == (("2020", "Day"), 60)
    assert said(table) == [(Code.HEADER_MOVED, None, None), (Code.REPEATED_HEADER, 61, None)]


def test_a_header_line_behind_all_that_is_looked_at_is_no_record():
    rows = "Ada,Example,,Example Inc,Engineer,17 Nov 2021\n" * 3000
    header = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    table = linkedin_export.read_table(io.BytesIO((rows + header).encode()), record=linkedin_export.Connection)
    assert (table.files[0].header, len(table)) == (None, 3000)
    assert said(table) == [(Code.BY_SHAPE, 1, None), (Code.REPEATED_HEADER, 3001, None)]


def test_in_a_table_of_one_column_a_row_may_be_the_header_word(tmp_path):
    path = tmp_path / "Skills.csv"
    path.write_text("Name\nWeaving\nName\n")
    assert [skill.name for skill in linkedin_export.open(path).skills] == ["Weaving", "Name"]


def test_in_a_table_of_an_unknown_kind_every_row_is_kept(tmp_path):
    path = tmp_path / "whatever.csv"
    path.write_text("a,b\na,b\na,b\n")
    assert [dict(row.extra) for row in linkedin_export.open(path).unrecognised] == [{"a": "a", "b": "b"}] * 2


def test_an_unclosed_quote_costs_its_row_and_is_reported():
    table = read({"Name": "Ada"}, '"Grace,17 Nov 2021,,,,,,,', {"Name": "Bob"})
    assert [one.name for one in table] == ["Ada", '"Grace', "Bob"]
    assert said(table) == [(Code.UNCLOSED_QUOTE, 3, None)]
    table = read({"Name": "Ada"}, '"Grace,17 Nov 2021,,,,,,,', "Bob,,,,,,,,")
    assert [one.name for one in table] == ["Ada", '"Grace', "Bob"]
    assert table[1].day == date(2021, 11, 17)
    assert said(table) == [(Code.UNCLOSED_QUOTE, 3, None)]


# Columns


def test_cells_of_unknown_columns_are_kept():
    table = read(["Ada", " x ", "y"], ["Grace", "", "\u2028 "], header="Name,New,Newer")
    assert [one.extra for one in table] == [{"New": " x ", "Newer": "y"}, {}]
    assert said(table)[1:] == [(Code.UNKNOWN_COLUMN, 1, "New"), (Code.UNKNOWN_COLUMN, 1, "Newer")]


def test_cells_of_columns_without_a_name_are_kept_and_reported_once():
    table = read(["Ada", "", ""], ["Bob", "", "x"], ["Eve", "y", "z"], header="Name,, ")
    assert [one.extra for one in table] == [{}, {"column 3": "x"}, {"column 2": "y", "column 3": "z"}]
    unknown = [place for place in said(table) if place[0] is Code.UNKNOWN_COLUMN]
    assert sorted(unknown) == [(Code.UNKNOWN_COLUMN, 3, "column 3"), (Code.UNKNOWN_COLUMN, 4, "column 2")]
    assert "the column has no name" in [issue.message for issue in table.issues]


def test_a_column_without_a_name_or_text_is_nothing_to_report():
    table = read(["Ada", ""], ["Bob", " "], header="Name,")
    assert Code.UNKNOWN_COLUMN not in [issue.code for issue in table.issues]


def test_columns_of_the_same_name_are_all_kept():
    header = "Name,Name,New,name,New,New,column 8,"
    (one,) = read(list("abcdefgh"), header=header)
    assert one.name == "a"
    assert one.extra == {
        "Name (2)": "b", "New": "c", "name": "d", "New (2)": "e", "New (3)": "f", "column 8": "g", "column 8 (2)": "h",
    }  # fmt: skip


def test_a_column_may_be_called_as_another_would_be_numbered():
    (one,) = read(list("abcdef"), header="Name,New (2),New,New,New,New (2)")
    assert one.extra == {"New (2)": "b", "New": "c", "New (3)": "d", "New (4)": "e", "New (2) (2)": "f"}


def test_of_two_columns_of_one_field_the_first_is_read_and_the_other_kept():
    (one,) = read(["Ada", "Grace"], header="Full Name,Name")
    assert (one.name, one.extra) == ("Ada", {"Name": "Grace"})


def test_columns_keep_keys_of_their_own_whatever_they_are_called(tmp_path):
    path = tmp_path / "whatever.csv"
    path.write_text("Pet,Pet,Pet (2),,column 4\na,b,c,d,e\n")
    (row,) = linkedin_export.open(path).unrecognised
    assert dict(row.extra) == {"Pet": "a", "Pet (2)": "b", "Pet (2) (2)": "c", "column 4": "d", "column 4 (2)": "e"}


def test_very_many_columns_of_one_name_take_linear_time(tmp_path):
    path = tmp_path / "whatever.csv"
    path.write_text(",".join(["Pet"] * 20_000) + "\n" + ",".join(["a"] * 60_000) + "\n")
    (row,) = linkedin_export.open(path, limits=Limits(columns=100_000)).unrecognised
    assert len(row.extra) == 60_000


def test_text_that_is_white_space_is_none_and_the_text_beside_it_stays():
    fields, issues = parsed("Count,Name\n1, \n2,Ada \n3,\u00a0\n4,\n")
    assert fields["name"] == ["", "Ada ", "", ""]
    assert issues == []


# Values that are shared


def named(*names):
    """A table of visits by the people of these names, as a list."""
    return list(read_text("Name,Tags\n" + "".join(f"{name},{name}-x\n" for name in names)))


def cycle(count, names):
    return [f"name {number % names}" for number in range(count)]


def test_values_that_a_column_repeats_are_one_object():
    ada, other, again = named("Ada", "Grace", "Ada")
    assert ada.name is again.name
    assert ada.tags is again.tags
    assert (other.name, other.tags) == ("Grace", ("Grace-x",))


def test_text_is_not_shared_unless_that_is_asked_for():
    text = "Name,Tags\nAda,a b\nGrace,c d\nAda,a b\n"
    fields, _ = parsed(text)
    shared, _ = parsed(text, share=True)
    assert fields == shared
    assert fields["name"][0] is not fields["name"][2]
    assert shared["name"][0] is shared["name"][2]
    assert fields["tags"][0] is fields["tags"][2]  # lists take longer to make than to find again


def test_empty_text_among_values_that_are_shared_is_none():
    assert [(one.name, one.tags) for one in read_text("Name,Count,Tags\n,1,\nAda,2,a\n,3,\n")] == [
        (None, ()),
        ("Ada", ("a",)),
        (None, ()),
    ]


@pytest.mark.parametrize(("names", "shared"), [(240, True), (241, False)])
def test_a_column_that_hardly_repeats_a_value_shares_no_more(names, shared):
    records = named(*cycle(CHUNK, names), "name 1", "name 2", "name 1")
    assert (records[-3].name is records[-1].name) is shared
    assert (records[1].name is records[-1].name) is shared
    assert records[1].name == records[-1].name == "name 1"


@pytest.mark.parametrize(("length", "kept"), [(256, True), (257, False)])
def test_lists_in_long_cells_are_made_anew_for_each_chunk(length, kept):
    tags = "x" * length
    text = f"Name,Tags\nAda,{tags}\n" + "Grace,a b\n" * CHUNK + f"Ada,{tags}\n"
    first, *others, last = read_text(text).stream()
    assert {first.tags, last.tags} == {(tags,)}
    assert {other.tags for other in others} == {("a b",)}
    assert (first.tags is last.tags) is kept


def test_what_a_column_repeats_counts_anew_after_some_hundred_cells():
    first, then = cycle(CHUNK, 100), cycle(CHUNK, 300)[100:] + cycle(100, 100)
    assert len({*first, *then}) == CHUNK
    records = named(*first, *then, "name 1", "name 2", "name 1")
    assert records[1].name is records[-1].name
    records = named(*first, *(f"other {number}" for number in range(CHUNK)), "name 1", "name 2", "name 1")
    assert records[1].name is not records[-1].name


def test_blank_cells_do_not_count_as_repeated():
    rows = "".join(f"{name},x\n" for name in [*cycle(CHUNK - 1, CHUNK - 1), "", "name 0", "name 1"])
    records = list(read_text(f"Name,Tags\n{rows}"))
    assert records[0].name is records[-2].name
    others = [f"other {number}" for number in range(CHUNK - 1)]
    rows = "".join(f"{name},x\n" for name in [*cycle(CHUNK, 100), *others, "", "other 0", "name 1"])
    records = list(read_text(f"Name,Tags\n{rows}"))
    assert records[CHUNK].name is records[-2].name


def test_cells_count_from_chunk_to_chunk():
    rows = "".join(f"{name},{'x' * 500}\n" for name in [*cycle(3 * CHUNK, 3 * CHUNK), "name 1", "name 2", "name 1"])
    records = list(read_text(f"Name,Tags\n{rows}"))
    assert records[1].name is not records[-1].name


def test_it_takes_some_cells_to_tell_that_a_column_repeats_none():
    records = named(*cycle(CHUNK - 1, CHUNK - 1), "name 0")
    assert records[0].name is records[-1].name


def test_rows_without_text_in_a_column_say_nothing_of_what_it_repeats():
    text = "".join(f",{number}\n" for number in range(4 * CHUNK))
    names = cycle(CHUNK - 1, CHUNK - 1)
    rows = "".join(f"{name},1\n" for name in [*names, "name 0"])
    records = list(read_text(f"Name,Count\n{text}{rows}"))
    assert records[4 * CHUNK].name is records[-1].name


@pytest.mark.parametrize(("names", "kept"), [(10, True), (11, False)])
def test_no_more_values_are_kept_than_may_be(names, kept, monkeypatch):
    monkeypatch.setattr(parsing._Known, "_MOST", 10)
    records = named(*cycle(10 * CHUNK, names))
    period = names * CHUNK
    assert period > 9 * CHUNK
    first, behind, last = (
        next(one.name for one in records[chunk * CHUNK :] if one.name == "name 3") for chunk in (0, 5, 9)
    )
    assert (first is behind) is kept
    assert (behind is last) is kept
    assert records[-1].name is records[-1 - names].name


# How columns are read


def parsed(text, timezone=None, **options):
    """The values of visits by field, and the parser of a text without quirks."""
    header, _, _ = text.partition("\n")
    opening = Opening(header=tuple(header.split(",")), match=None, skip=1)
    rows = Rows(lambda: ShortText(text), opening, Visit.spec, "\n")
    parser = parsing.Parser(Visit, opening.header, rows, "visits.csv", timezone, **options)
    ((count, fields),) = parser.fields()
    return {name: list(islice(values, count)) for name, values in fields.items()}, parser.issues


def test_cells_of_which_the_first_and_the_last_are_alike_are_read_each():
    fields, _ = parsed("Kind\nWALK\nTALK\nWALK\n")
    assert fields["kind"] == [Kind.WALK, Kind.TALK, Kind.WALK]


def test_the_source_is_the_file_and_the_line():
    fields, _ = parsed('Name,Count\n"Ada\nExample",1\n\nGrace,2,more\n')
    assert fields["source"] == [("visits.csv", 2), ("visits.csv", 5)]
    assert fields["extra"] == [{}, {"column 3": "more"}]
    assert all(isinstance(source, Source) for source in fields["source"])
