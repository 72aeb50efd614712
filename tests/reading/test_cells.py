"""From cells to values: what is tolerated, what is kept, and what is said about it."""

import io
from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from attrs import frozen

import linkedin_export
from linkedin_export import Code, PartialDate, Record, Severity
from linkedin_export.reading import parsing
from linkedin_export.reading.rows import CHUNK
from linkedin_export.schema.evidence import Layout
from linkedin_export.schema.lists import numbered_answers
from linkedin_export.schema.spec import column, reads
from linkedin_export.schema.values import Answer, Parsed, us_minutes
from tests.reading.visits import NOW, Kind, Visit, column_of, read, said

# Cells


BAD = [
    ("Day", "31 Feb 2021"),
    ("Day", "soon"),
    ("Day", " next week"),
    ("At", "17 Nov 2021"),
    ("Until", "21:06"),
    ("Count", "a dozen"),
    ("Count", "1" * 30),
    ("Hours", "all day"),
    ("Month", "Smarch 2015"),
]


@pytest.mark.parametrize(("header", "cell"), BAD)
def test_a_cell_that_cannot_be_read_costs_that_cell(header, cell):
    good = {"Day": "17 Nov 2021", "At": NOW, "Until": f"{NOW} UTC", "Count": "1", "Month": "2015",
            "Hours": "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:30 PM"}  # fmt: skip
    values, table = column_of(header, good[header], cell, good[header], "")
    assert (values[1], values[3], values[0]) == (None, None, values[2])
    assert values[0] is not None
    assert [one.extra for one in table] == [{}, {header: cell}, {}, {}]
    (issue,) = table.issues
    field = next(column.field for column in Visit.spec.columns if column.header == header)
    assert (issue.code, issue.line, issue.header, issue.field, issue.raw) == (Code.BAD_VALUE, 3, header, field, cell)
    assert (issue.severity, cell in repr(issue), cell in str(issue)) == (Severity.ERROR, False, False)


def test_every_bad_cell_is_reported():
    _, table = column_of("Count", "x", "1", "x")
    assert said(table) == [(Code.BAD_VALUE, 2, "Count"), (Code.BAD_VALUE, 4, "Count")]
    assert [issue.message for issue in table.issues] == ["no integer"] * 2


def test_a_number_too_large_for_a_date_costs_that_cell():
    @reads("Days.csv", layouts=(Layout("2020-01", "Name,Day"),))
    @frozen(kw_only=True)
    class Day(Record):
        name: str | None = column("Name", doc="Who.")
        day: date | None = column(
            "Day", parse=Parsed("day", lambda cell: date(1900, 1, 1) + timedelta(days=int(cell))), doc="When."
        )

    table = linkedin_export.read_table(io.BytesIO(b"Name,Day\nAda,9999999\nEve,1\n"), record=Day)
    assert [one.day for one in table] == [None, date(1900, 1, 2)]
    assert table[0].extra == {"Day": "9999999"}
    assert said(table) == [(Code.BAD_VALUE, 2, "Day")]


@pytest.mark.parametrize("cell", [" ", "\t \u2028", "N/A", " - "])
def test_blank_cells_and_words_for_nothing_are_no_value(cell):
    values, table = column_of("Count", cell, "1", "x", cell)
    assert values == [None, 1, None, None]
    assert [one.extra for one in table] == [{}, {}, {"Count": "x"}, {}]


@pytest.mark.parametrize("header", ["Day", "Kind", "Hours"])
def test_white_space_is_no_value(header):
    values, table = column_of(header, " ", "\t\u00a0", "")
    assert values == [None] * 3
    assert table.issues == ()
    assert column_of("Tags", " ")[0] == [()]


def test_white_space_leaves_the_cells_around_it_alone():
    assert column_of("Day", " ", "17 Nov 2021")[0] == [None, date(2021, 11, 17)]


def test_a_bad_list_is_an_empty_one():
    @reads("Lists.csv", layouts=(Layout("2020-01", "Name,Items"),))
    @frozen(kw_only=True)
    class Lists(Record):
        name: str | None = column("Name", doc="Who.")
        items: tuple[Answer, ...] = column("Items", parse=numbered_answers, doc="A list.")

    data = b"Name,Items\nAda,1. One? Yes\nBob,One? Yes\nEve,\n"
    table = linkedin_export.read_table(io.BytesIO(data), record=Lists)
    assert [one.items for one in table] == [(Answer("One?", "Yes"),), (), ()]
    assert [one.extra for one in table] == [{}, {"Items": "One? Yes"}, {}]
    assert said(table) == [(Code.BAD_VALUE, 3, "Items")]


def test_text_is_kept_as_it_stands():
    values, table = column_of("Name", " Ada\u2028 ", "=1+1", "N/A")
    assert values == [" Ada\u2028 ", "=1+1", "N/A"]
    assert table.issues == ()


# Words


def test_an_unknown_word_stays_text_and_is_reported_once():
    values, table = column_of("Kind", "WALK", "SWIM", "walk", "SWIM", "Run ", "TALK")
    assert values == [Kind.WALK, "SWIM", Kind.WALK, "SWIM", "Run ", Kind.TALK]
    assert said(table) == [(Code.UNKNOWN_WORD, 3, "Kind"), (Code.UNKNOWN_WORD, 6, "Kind")]
    assert [issue.raw for issue in table.issues] == ["SWIM", "Run "]
    assert {(issue.file, issue.field, issue.message) for issue in table.issues} == {("upload", "kind", "")}
    assert [one.extra for one in table] == [{}] * 6


def test_a_word_that_looks_like_a_date_is_no_doubtful_date():
    values, table = column_of("Kind", "01/02/2021")
    assert values == ["01/02/2021"]
    assert said(table) == [(Code.UNKNOWN_WORD, 2, "Kind")]


# Dates


def test_dates_of_a_spreadsheet_are_reported_once_for_a_column():
    values, table = column_of("Day", "2021-11-17", "17.11.2021", "18.11.2021", "17 Nov 2021", "17-Nov-21")
    assert values == [
        date(2021, 11, 17),
        date(2021, 11, 17),
        date(2021, 11, 18),
        date(2021, 11, 17),
        date(2021, 11, 17),
    ]
    assert said(table) == [(Code.DATE_RESPELT, 3, "Day")]
    assert table[1].extra == {}


@pytest.mark.parametrize("most", [0, 1, 100])
def test_days_that_a_spreadsheet_repeats_are_read_alike_however_many_are_remembered(most, monkeypatch):
    monkeypatch.setattr(parsing, "_DAYS", most)
    cells = ["17.11.2021", "18.11.2021", "17.11.2021 10:30", "2021.11.18", "soon", "17 Nov 2021", ""] * CHUNK
    values, table = column_of("Day", *cells)
    days = [date(2021, 11, day) if day else None for day in (17, 18, 17, 18, 0, 17, 0)]
    assert values == days * CHUNK
    assert (values[0] is values[-7], values[1] is values[-6]) == (most > 0, most > 1)
    kept = {"17.11.2021 10:30", "2021.11.18", "soon"}
    assert [dict(one.extra) for one in table] == [{"Day": cell} if cell in kept else {} for cell in cells]
    codes = Counter(issue.code for issue in table.issues)
    assert codes == {
        Code.DATE_RESPELT: 1, Code.TIME_KEPT: 1, Code.DATE_GUESSED: CHUNK, Code.BAD_VALUE: CHUNK
    }  # fmt: skip


def test_what_looks_like_dates_in_a_column_of_numbers_has_no_order():
    values, table = column_of("Count", "13/2/2021", "2/13/2021", "7")
    assert values == [None, None, 7]
    assert said(table) == [(Code.BAD_VALUE, 2, "Count"), (Code.BAD_VALUE, 3, "Count")]


def test_dates_of_an_unknown_spelling_are_reported_each_and_kept():
    values, table = column_of("Day", "Wednesday 17th of November 2021", "17 Nov 2021", "2021.11.18")
    assert [one.extra for one in table] == [{"Day": "Wednesday 17th of November 2021"}, {}, {"Day": "2021.11.18"}]
    assert values == [date(2021, 11, 17), date(2021, 11, 17), date(2021, 11, 18)]
    assert said(table) == [(Code.DATE_GUESSED, 2, "Day"), (Code.DATE_GUESSED, 4, "Day")]


@pytest.mark.parametrize(
    ("cells", "days", "codes"),
    [
        (["1/2/2021", "13/2/2021"], [date(2021, 2, 1), date(2021, 2, 13)], [Code.DATE_RESPELT]),
        (["1/2/2021", "2/13/2021"], [date(2021, 1, 2), date(2021, 2, 13)], [Code.DATE_RESPELT]),
        (["1/2/2021", "3/4/2021"], [date(2021, 1, 2), date(2021, 3, 4)], [Code.DATE_ORDER, Code.DATE_RESPELT]),
        (["13/2/2021", "14/2/2021", "2/15/2021", "1/2/2021"],
         [date(2021, 2, 13), date(2021, 2, 14), None, date(2021, 2, 1)],
         [Code.DATE_ORDER, Code.DATE_RESPELT, Code.BAD_VALUE]),
        (["13/2/2021", "2/14/2021", "1/2/2021"],
         [None, date(2021, 2, 14), date(2021, 1, 2)], [Code.DATE_ORDER, Code.BAD_VALUE, Code.DATE_RESPELT]),
        (["1-2-2021", "17 Nov 2021", "30-2-2021", "28-2-2021"],
         [date(2021, 2, 1), date(2021, 11, 17), None, date(2021, 2, 28)], [Code.DATE_RESPELT, Code.BAD_VALUE]),
    ],
)  # fmt: skip
def test_a_column_is_read_one_way_that_all_its_cells_decide(cells, days, codes):
    values, table = column_of("Day", *cells)
    assert values == days
    assert [issue.code for issue in table.issues] == codes


@pytest.mark.parametrize("before", [["5/6/21, 9:40 AM", "16/6/21, 9:40 AM"], ["16/6/21, 9:40 AM"] * CHUNK])
def test_a_column_that_is_day_first_is_not_read_as_linkedin_would(before):
    @reads("Moments.csv", layouts=(Layout("2020-01", "Name,At"),))
    @frozen(kw_only=True)
    class Moment(Record):
        name: str | None = column("Name", doc="Who.")
        at: datetime | None = column("At", parse=us_minutes, doc="When.")

    cells = [*before, "5/6/21, 9:40 AM", "7/6/21, 9:40 AM"]
    data = "Name,At\n" + "".join(f'Ada,"{cell}"\n' for cell in cells)
    days = [one.at.day for one in linkedin_export.read_table(io.BytesIO(data.encode()), record=Moment)]
    assert days == [int(cell.partition("/")[0]) for cell in cells]


def test_the_order_of_a_column_is_decided_by_rows_that_come_much_later():
    values, table = column_of("Day", *["1/2/2021"] * (CHUNK + 1), "13/2/2021")
    assert set(values) == {date(2021, 2, 1), date(2021, 2, 13)}
    assert said(table) == [(Code.DATE_RESPELT, 2, "Day")]


def test_each_column_has_an_order_of_its_own():
    rows = [{"Day": "1/2/2021", "At": "1/2/2021 10:00:00"}, {"Day": "13/2/2021"}, {"At": "2/13/2021 10:00:00"}, "x"]
    table = read(*rows)
    assert table[0].day == date(2021, 2, 1)
    assert table[0].at == datetime(2021, 1, 2, 10)
    assert said(table) == [(Code.ROW_SHORT, 5, None), (Code.DATE_RESPELT, 2, "Day"), (Code.DATE_RESPELT, 2, "At")]


def test_a_time_that_the_field_does_not_hold_is_kept():
    values, table = column_of("Day", "11/20/18, 3:04 PM", "17 Nov 2021", "11/21/18, 4:05 AM")
    assert values == [date(2018, 11, 20), date(2021, 11, 17), date(2018, 11, 21)]
    assert [one.extra for one in table] == [{"Day": "11/20/18, 3:04 PM"}, {}, {"Day": "11/21/18, 4:05 AM"}]
    assert said(table) == [(Code.TIME_KEPT, 2, "Day")]


def test_each_doubt_about_a_column_is_reported_once():
    _, table = column_of("Day", "17-Nov-21", "11/20/18, 3:04 PM", "18-Nov-21", "11/21/18, 4:05 AM")
    assert said(table) == [(Code.DATE_RESPELT, 2, "Day"), (Code.TIME_KEPT, 3, "Day")]


@pytest.mark.parametrize(
    ("cells", "line", "message"),
    [
        (["1/2/2021", "13/2/2021", "14/2/2021", "2/15/2021"], 3, "2 of 3 cells prove that the day comes first"),
        (["1/2/2021", "2/13/2021", "14/2/2021"], 3, "1 of 2 cells prove that the day comes first"),
        (["1/2/2021", "3/4/2021"], None, ""),
    ],
)
def test_a_column_whose_order_is_in_doubt_says_why(cells, line, message):
    _, table = column_of("Day", *cells)
    (issue,) = [issue for issue in table.issues if issue.code is Code.DATE_ORDER]
    assert (issue.line, issue.header, issue.message) == (line, "Day", message)


# Zones


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("Europe/Rome", 2), (ZoneInfo("Europe/Rome"), 2), (UTC, 0), (timezone(timedelta(hours=-8)), -8)],
)
def test_times_without_a_zone_take_the_one_the_caller_assumes(zone, offset):
    (one,) = table = read(
        {"Name": "Ada", "Day": "17 Nov 2021", "At": NOW, "Until": f"{NOW} UTC", "Month": "2015",
         "Hours": "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:30 PM"},
        assume_timezone=zone,
    )  # fmt: skip
    assert (one.at.replace(tzinfo=None), one.at.utcoffset()) == (
        datetime(2025, 9, 22, 21, 6, 44),
        timedelta(hours=offset),
    )
    assert (one.until.hour, one.until.utcoffset()) == (21, timedelta(0))
    assert (one.hours.start.hour, one.hours.start.utcoffset()) == (13, timedelta(hours=offset))
    assert (one.hours.end.hour, one.hours.end.utcoffset()) == (14, timedelta(hours=offset))
    assert (one.day, one.month) == (date(2021, 11, 17), PartialDate(2015))
    assert table.issues == ()


def test_times_without_a_zone_stay_without_one():
    values, _ = column_of("At", NOW, "")
    assert values == [datetime(2025, 9, 22, 21, 6, 44), None]


def test_times_in_another_spelling_take_the_assumed_zone_too_unless_they_state_one():
    values, _ = column_of("At", "9/22/2025 9:06 PM", f"{NOW} UTC", "", assume_timezone="Europe/Rome")
    assert [value and value.utcoffset() for value in values] == [timedelta(hours=2), timedelta(0), None]


def test_a_zone_nobody_knows_is_an_error_that_names_it():
    with pytest.raises(ValueError, match="'Middle/Earth'"):
        read({"Name": "Ada"}, assume_timezone="Middle/Earth")
