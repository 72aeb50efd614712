from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.issues import Code
from linkedin_export.schema import values
from linkedin_export.schema.dates import Order, PartialDate
from linkedin_export.schema.values import Dated, Doubtful

DATED = {
    "day": ("17 Nov 2021", date(2021, 11, 17)),
    "slashed_day": ("2025/04/15", date(2025, 4, 15)),
    "iso_day": ("2023-04-23", date(2023, 4, 23)),
    "utc_seconds": ("2023-06-11 15:33:58 UTC", datetime(2023, 6, 11, 15, 33, 58, tzinfo=UTC)),
    "naive_seconds": ("2025-09-22 21:06:44", datetime(2025, 9, 22, 21, 6, 44)),
    "utc_minutes": ("2021-08-24 22:31 UTC", datetime(2021, 8, 24, 22, 31, tzinfo=UTC)),
    "naive_minutes": ("2021-08-24 22:31", datetime(2021, 8, 24, 22, 31)),
    "slashed_utc": ("2021/08/26 09:06:08 UTC", datetime(2021, 8, 26, 9, 6, 8, tzinfo=UTC)),
    "us_minutes": ("1/6/21, 9:40 AM", datetime(2021, 1, 6, 9, 40)),
    "padded_us_minutes": ("03/14/11, 01:52 AM", datetime(2011, 3, 14, 1, 52)),
    "us_minutes_utc": ("12/26/24 10:14 PM UTC", datetime(2024, 12, 26, 22, 14, tzinfo=UTC)),
    "java_utc": ("Tue Sep 28 09:08:27 UTC 2021", datetime(2021, 9, 28, 9, 8, 27, tzinfo=UTC)),
    "spelled_minutes": ("Jul 17 2020 04:48 PM", datetime(2020, 7, 17, 16, 48)),
    "month": ("Oct 2015", PartialDate(2015, 10)),
    "partial_day": ("Jan 30, 2020", PartialDate(2020, 1, 30)),
    "birth_day": ("Oct 18", PartialDate(None, 10, 18)),
}


def dated(name):
    kind = getattr(values, name)
    assert isinstance(kind, Dated)
    return kind


def test_every_kind_of_date_is_tested_here():
    assert set(DATED) == {name for name, kind in vars(values).items() if isinstance(kind, Dated)}


@pytest.mark.parametrize("name", DATED)
def test_date_is_read_and_written_as_linkedin_spells_it(name):
    cell, value = DATED[name]
    kind = dated(name)
    assert kind.read(cell) == value
    assert kind.cell(cell) == value
    assert kind.column([cell, ""]) == [value, None]
    assert kind.write(value) == cell
    assert getattr(kind.read(cell), "tzinfo", None) == getattr(value, "tzinfo", None)


@pytest.mark.parametrize("name", DATED)
@given(at=st.datetimes(datetime(1969, 1, 1), datetime(2068, 12, 31)))
def test_dates_survive_their_text_as_far_as_it_goes(name, at):
    kind = dated(name)
    example = DATED[name][1]
    if isinstance(example, datetime):
        seconds = at.second if ":05" in kind.spelling else 0
        value = at.replace(second=seconds, microsecond=0, tzinfo=example.tzinfo)
    elif isinstance(example, date):
        value = at.date()
    else:
        value = PartialDate(at.year, at.month) if name == "month" else PartialDate(at.year, at.month, at.day)
    assert kind.read(kind.write(value)) == value
    assert kind.cell(kind.write(value)) == value


@pytest.mark.parametrize("name", ["month", "partial_day", "birth_day"])
@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (PartialDate(2015), "2015"),
        (PartialDate(2015, 10), "Oct 2015"),
        (PartialDate(2015, 10, 2), "Oct 2, 2015"),
    ],
)
def test_partial_dates_are_written_as_far_as_they_go_and_read_back(name, value, cell):
    assert dated(name).write(value) == cell
    assert dated(name).cell(cell) == value


def test_only_a_birth_day_states_no_year():
    assert values.birth_day.read("Feb 29") == values.birth_day.cell("Feb 29") == PartialDate(None, 2, 29)
    assert values.birth_day.write(PartialDate(None, 2, 29)) == "Feb 29"


@pytest.mark.parametrize("name", ["month", "partial_day"])
@pytest.mark.parametrize("cell", ["Oct 15", "May 21", "October 15"])
def test_day_without_a_year_is_no_date_elsewhere(name, cell):
    with pytest.raises(ValueError, match=r"no year|Oct|May"):
        dated(name).read(cell)
    with pytest.raises(ValueError, match="no year"):
        dated(name).cell(cell)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize(
    "cell", ["10/10/60", "10/10/60, 9:40 AM", "18-Oct-55", "18.10.55", "Oct-18", "10 10 60", "10 Oct 60", "Oct 18, '60"]
)
def test_two_digits_of_a_year_are_no_birth_year(cell, order):
    with pytest.raises(ValueError, match=r"two digits|no date"):
        values.birth_day.cell(cell, order)


@pytest.mark.parametrize("cell", ["10/18/1960", "18-Oct-1960", "18th of October 1960"])
def test_birth_year_of_four_digits_is_one_however_it_is_spelt(cell):
    assert values.birth_day.cell(cell).value == PartialDate(1960, 10, 18)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day", date(2021, 8, 24)),
        ("partial_day", PartialDate(2021, 8, 24)),
        ("month", PartialDate(2021, 8, 24)),
        ("birth_day", PartialDate(2021, 8, 24)),
        ("utc_seconds", datetime(2021, 8, 23, 22, 30, tzinfo=UTC)),
    ],
)
def test_offset_moves_a_moment_and_never_a_day(name, value):
    assert dated(name).cell("2021-08-24T00:30:00+02:00") == Doubtful(value, Code.DATE_GUESSED)


def test_month_without_a_year_is_written_by_its_name():
    assert values.birth_day.write(PartialDate(None, 10)) == "Oct"


def test_moment_is_written_as_a_day_where_the_kind_is_one():
    assert values.day.write(datetime(2021, 11, 17, 9, 40)) == "17 Nov 2021"


def test_day_is_written_as_its_first_moment_where_the_kind_is_one():
    assert values.us_minutes.write(date(2021, 11, 16)) == "11/16/21, 12:00 AM"
    assert values.utc_seconds.write(date(2021, 11, 16)) == "2021-11-16 00:00:00 UTC"


@pytest.mark.parametrize("value", ["17 Nov 2021", 2021, None])
def test_only_dates_are_written_as_dates(value):
    with pytest.raises(TypeError, match="no date"):
        values.day.write(value)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("day", "11/16/2021"),
        ("iso_day", "11/16/2021"),
        ("iso_day", "2023-04-23 10:00"),
        ("iso_day", "soon"),
        ("slashed_day", "2021-8-24"),
        ("utc_minutes", "2021-08-24"),
        ("naive_minutes", "11/16/2021 9:40"),
        ("partial_day", "Nov-21"),
        ("partial_day", "Jan 30, 2020 3:04 PM"),
        ("birth_day", "10/10/60, 9:40 AM"),
        ("birth_day", "18"),
        ("birth_day", ""),
    ],
)
def test_strict_way_takes_only_linkedins_spellings(name, cell):
    with pytest.raises((ValueError, LookupError)):
        dated(name).read(cell)
    with pytest.raises((ValueError, LookupError)):
        dated(name).column([cell or "x"])


def test_date_that_cannot_be_read_is_said_to_be_none():
    with pytest.raises(ValueError, match=r"^no date$"):
        values.day.cell("soon")


def test_strict_way_says_what_it_refuses():
    with pytest.raises(ValueError, match=r"^the cell states a time of day$"):
        values.iso_day.read("2023-04-23 10:00")
    with pytest.raises(ValueError, match=r"^not LinkedIn's spelling of a date: 10 characters$"):
        values.iso_day.read("11/16/2021")


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("day", "2021-11-17", date(2021, 11, 17)),
        ("naive_seconds", "2025-09-22 21:06:44 UTC", datetime(2025, 9, 22, 21, 6, 44, tzinfo=UTC)),
        ("utc_seconds", "2018/10/31 21:06:44 UTC", datetime(2018, 10, 31, 21, 6, 44, tzinfo=UTC)),
        ("utc_seconds", "10/31/18, 9:06 PM", datetime(2018, 10, 31, 21, 6)),
        ("month", "08/2016", PartialDate(2016, 8)),
        ("month", "August 2016", PartialDate(2016, 8)),
    ],
)
def test_another_spelling_of_linkedins_is_beyond_doubt(name, cell, value):
    assert dated(name).cell(cell) == value
    assert dated(name).cell(cell).__class__ is value.__class__


@pytest.mark.parametrize(
    ("name", "cell", "order", "value", "code"),
    [
        ("day", "11/12/2021", Order.MONTH_FIRST, date(2021, 11, 12), Code.DATE_RESPELT),
        ("day", "11/12/2021", Order.DAY_FIRST, date(2021, 12, 11), Code.DATE_RESPELT),
        ("day", "17-Nov-21", Order.MONTH_FIRST, date(2021, 11, 17), Code.DATE_RESPELT),
        ("naive_seconds", "11/12/2021 9:40", Order.DAY_FIRST, datetime(2021, 12, 11, 9, 40), Code.DATE_RESPELT),
        ("us_minutes", "16/05/21, 9:40 AM", Order.DAY_FIRST, datetime(2021, 5, 16, 9, 40), Code.DATE_RESPELT),
        ("us_minutes", "5/6/21, 9:40 AM", Order.DAY_FIRST, datetime(2021, 6, 5, 9, 40), Code.DATE_RESPELT),
        ("month", "Oct-15", Order.MONTH_FIRST, PartialDate(2015, 10), Code.DATE_RESPELT),
        ("day", "10/31/18, 9:40 AM", Order.MONTH_FIRST, date(2018, 10, 31), Code.TIME_KEPT),
        ("day", "10/31/2018 9:40", Order.MONTH_FIRST, date(2018, 10, 31), Code.TIME_KEPT),
        ("month", "Oct 31, 2018 9:40 AM", Order.MONTH_FIRST, PartialDate(2018, 10, 31), Code.TIME_KEPT),
        ("day", "17th of November 2021", Order.MONTH_FIRST, date(2021, 11, 17), Code.DATE_GUESSED),
        ("day", "5 6 2021", Order.DAY_FIRST, date(2021, 6, 5), Code.DATE_GUESSED),
        (
            "utc_seconds",
            "2021-8-24 9:08 Z",
            Order.MONTH_FIRST,
            datetime(2021, 8, 24, 9, 8, tzinfo=UTC),
            Code.DATE_GUESSED,
        ),
        ("month", "2021-8-24", Order.MONTH_FIRST, PartialDate(2021, 8, 24), Code.DATE_GUESSED),
    ],
)
def test_patient_way_says_what_is_doubtful(name, cell, order, value, code):
    assert dated(name).cell(cell, order) == Doubtful(value, code)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("day", "31 Feb 2021"),
        ("day", "Oct 2015"),
        ("day", "soon"),
        ("day", "Wed June 2020"),
        ("naive_seconds", "2021-11-17"),
        ("naive_seconds", "2021-8-24"),
        ("utc_seconds", "2021-8-24 9:08 EST"),
        ("month", "N/A"),
        ("month", ""),
        ("month", "00/2016"),
    ],
)
def test_patient_way_refuses_what_lacks_a_part(name, cell):
    with pytest.raises(ValueError, match=r"month|day|date|time"):
        dated(name).cell(cell)
