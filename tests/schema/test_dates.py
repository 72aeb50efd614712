from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import strategies as st

from linkedin_export.schema import fast_dates
from linkedin_export.schema.dates import FULL_NAMES, MONTHS, Order, PartialDate, Stamp, ambiguous, scan, votes
from linkedin_export.schema.guessing import guess

MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 31))
# Two digits of a year mean these.
SHORT_YEAR_MOMENTS = st.datetimes(datetime(1969, 1, 1), datetime(2068, 12, 31))


# What a stamp states


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        (Stamp(2021, 8, 24, (9, 6, 8)), datetime(2021, 8, 24, 9, 6, 8)),
        (Stamp(2021, 8, 24, (9, 6, 8), utc=True), datetime(2021, 8, 24, 9, 6, 8, tzinfo=UTC)),
    ],
)
def test_stamp_gives_a_moment_with_a_zone_only_where_one_is_stated(stamp, moment):
    assert stamp.moment() == moment
    assert stamp.moment().tzinfo == moment.tzinfo


@pytest.mark.parametrize(
    "stamp", [Stamp(2021, 8, 24), Stamp(2021, 8, None, (9, 6, 8)), Stamp(None, 8, 24, (9, 6, 8)), Stamp(2021)]
)
def test_stamp_that_lacks_a_part_gives_no_moment(stamp):
    with pytest.raises(ValueError, match=r"^no (whole date|time of day) is stated$"):
        stamp.moment()


@pytest.mark.parametrize("stamp", [Stamp(2021), Stamp(2021, 8), Stamp(None, 8, 24)])
def test_stamp_that_lacks_a_part_gives_no_day_but_a_partial_date(stamp):
    with pytest.raises(ValueError, match=r"^no whole date is stated$"):
        stamp.whole_day()
    assert stamp.partial() == PartialDate(stamp.year, stamp.month, stamp.day)


def test_stamp_gives_a_day():
    assert Stamp(2021, 8, 24, (9, 6, 8)).whole_day() == date(2021, 8, 24)


def test_offset_moves_the_moment_and_leaves_the_day_as_stated():
    stamp = Stamp(2021, 8, 24, (0, 30, 0), utc=True, offset=timedelta(hours=2))
    assert stamp.moment() == datetime(2021, 8, 23, 22, 30, tzinfo=UTC)
    assert stamp.moment().tzinfo is UTC
    assert stamp.whole_day() == date(2021, 8, 24)
    assert stamp.partial() == stamp.partial_with_year() == stamp.birth_day() == PartialDate(2021, 8, 24)


@pytest.mark.parametrize("stamp", [Stamp(2021), Stamp(2021, 8), Stamp(1960, 10, 18, short_year=True)])
def test_stamp_with_a_year_gives_a_partial_date_with_one(stamp):
    assert stamp.partial_with_year() == PartialDate(stamp.year, stamp.month, stamp.day)


def test_stamp_without_a_year_gives_no_partial_date_with_one_but_a_birth_day():
    with pytest.raises(ValueError, match=r"^no year is stated$"):
        Stamp(None, 10, 18).partial_with_year()
    assert Stamp(None, 10, 18).birth_day() == PartialDate(None, 10, 18)


def test_stamp_of_two_digits_of_a_year_gives_no_birth_day():
    with pytest.raises(ValueError, match=r"^two digits tell no year of birth$"):
        Stamp(2060, 10, 18, short_year=True).birth_day()


# LinkedIn's spellings


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2023-06-11 15:33:58 UTC", Stamp(2023, 6, 11, (15, 33, 58), utc=True)),
        ("2025-09-22 21:06:44", Stamp(2025, 9, 22, (21, 6, 44))),
        ("2021-08-24 22:31 UTC", Stamp(2021, 8, 24, (22, 31, 0), utc=True)),
        ("2021-08-24 22:31", Stamp(2021, 8, 24, (22, 31, 0))),
        ("2021/08/26 09:06:08 UTC", Stamp(2021, 8, 26, (9, 6, 8), utc=True)),
        ("2025/04/15", Stamp(2025, 4, 15)),
        ("Tue Sep 28 09:08:27 UTC 2021", Stamp(2021, 9, 28, (9, 8, 27), utc=True)),
        ("17 Nov 2021", Stamp(2021, 11, 17)),
        ("7 Nov 2021", Stamp(2021, 11, 7)),
        ("29 Feb 2020", Stamp(2020, 2, 29)),
        ("Oct 2015", Stamp(2015, 10)),
        ("2015", Stamp(2015)),
        ("08/2016", Stamp(2016, 8)),
        ("Jan 30, 2020", Stamp(2020, 1, 30)),
        ("Oct 18", Stamp(None, 10, 18)),
        ("Feb 29", Stamp(None, 2, 29)),
        ("Oct 18, 1980", Stamp(1980, 10, 18)),
        ("Jul 08, 2020 01:00 PM", Stamp(2020, 7, 8, (13, 0, 0))),
        ("January 2, 2006 at 3:04 PM (GMT)", Stamp(2006, 1, 2, (15, 4, 0), utc=True)),
        ("2023-04-23", Stamp(2023, 4, 23)),
        ("Jul 17 2020 04:48 PM", Stamp(2020, 7, 17, (16, 48, 0))),
        ("2021-08-24T09:08:27Z", Stamp(2021, 8, 24, (9, 8, 27), utc=True)),
        ("2021-08-24 09:08:27.000", Stamp(2021, 8, 24, (9, 8, 27))),
        ("17 NOV 2021", Stamp(2021, 11, 17)),
        ("sept 2015", Stamp(2015, 9)),
        ("Sep 2015", Stamp(2015, 9)),
        ("\t 17 Nov 2021\u00a0\n", Stamp(2021, 11, 17)),
    ],
)
def test_linkedins_spellings_state_exactly_their_parts(text, stamp):
    assert scan(text) == stamp
    assert scan(text, Order.DAY_FIRST) == stamp


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("11/16/21, 9:40 AM", Stamp(2021, 11, 16, (9, 40, 0), short_year=True)),
        ("1/2/06, 3:04 PM", Stamp(2006, 1, 2, (15, 4, 0), short_year=True)),
        ("1/2/06, 12:00 AM", Stamp(2006, 1, 2, (0, 0, 0), short_year=True)),
        ("1/2/06, 12:59 PM", Stamp(2006, 1, 2, (12, 59, 0), short_year=True)),
        ("03/14/11, 01:52 AM", Stamp(2011, 3, 14, (1, 52, 0), short_year=True)),
        ("12/26/24 10:14 PM UTC", Stamp(2024, 12, 26, (22, 14, 0), utc=True, short_year=True)),
    ],
)
def test_linkedins_short_spelling_is_month_first(text, stamp):
    assert scan(text) == scan(text, Order.MONTH_FIRST) == stamp


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("16/05/21, 9:40 AM", Stamp(2021, 5, 16, (9, 40, 0), linkedins=False, short_year=True)),
        ("5/6/21, 9:40 PM", Stamp(2021, 6, 5, (21, 40, 0), linkedins=False, short_year=True)),
        ("05/06/21 09:40 PM UTC", Stamp(2021, 6, 5, (21, 40, 0), utc=True, linkedins=False, short_year=True)),
    ],
)
def test_linkedins_short_spelling_is_read_day_first_in_a_column_that_is_and_is_linkedins_no_more(text, stamp):
    assert scan(text, Order.DAY_FIRST) == stamp


def test_linkedins_short_spelling_with_a_day_for_a_month_is_refused():
    with pytest.raises(ValueError, match="month"):
        scan("16/05/21, 9:40 AM")
    with pytest.raises(ValueError, match="month"):
        scan("11/16/21, 9:40 AM", Order.DAY_FIRST)


@pytest.mark.parametrize("month", range(1, 13))
def test_months_go_by_their_names_and_the_first_three_letters(month):
    assert scan(f"3 {MONTHS[month - 1]} 2021") == Stamp(2021, month, 3)
    assert scan(f"{FULL_NAMES[month - 1].title()} 3, 2021") == Stamp(2021, month, 3)


@pytest.mark.parametrize(
    "text",
    [
        "31 Feb 2021", "29 Feb 2021", "Feb 29, 2100", "Feb 30", "Nov 0", "32 Nov 2021", "2021-02-30", "2021-13-01",
        "2021-00-10", "2021-01-00", "2021/01/32", "0000-01-01", "0000", "00/2016", "13/2016",
        "2/30/21, 9:40 AM", "13/1/21, 9:40 AM", "0/1/21, 9:40 AM",
        "1/2/21, 13:00 PM", "1/2/21, 0:15 AM", "1/2/21, 9:60 AM", "2021-01-01 24:00:00", "2021-01-01 10:60:00",
        "2021-01-01 10:00:60", "2021-01-01 99:00",
        "17 Nix 2021", "17 Octo 2021", "17 Novembre 2021", "Mai 2021", "Item 12", "Tue Nix 28 09:08:27 UTC 2021",
        "Tue Sep 31 09:08:27 UTC 2021", "Tue Sep 28 25:08:27 UTC 2021",
        "31.02.2021", "31-Feb-21", "2021-00",
    ],
)  # fmt: skip
def test_known_spelling_of_a_date_that_does_not_exist_is_refused(text):
    with pytest.raises(ValueError, match=r"month|day|year"):
        scan(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "soon", "N/A", "Not Available", "-", "Nov", "17 Nov", "Nov 17,", "Nov 211", "202", "20211",
        "17 Nov 202", "17 Nov 20211", "117 Nov 2021", "17 N 2021",
        # surplus text
        "17 Nov 2021 or so", "on 17 Nov 2021", "17 Nov 2021.", "2021-08-24 noon", "2021-08-24 09:08:27 UTC UTC",
        "2021-08-24 09:08:27.5",
        # other separators and paddings
        "17_Nov_2021", "17.Nov.2021", "17\u00a0Nov 2021", "17  Nov 2021", "2021.08.24", "2021–08–24", "2021-8-24",
        "2021/8/24", "24-08-21", "2021-08-24_09:08", "2021-08-24  09:08", "2021-08-24 9.08", "1/2/211",
        # digits of other scripts
        "１７ Nov 2021", "17 Nov ٢٠٢١", "٢٠١٥", "२०२१-०८-२४",
        # zones but UTC
        "Tue Sep 28 09:08:27 CEST 2021", "2021-08-24 09:08:27 CET", "2021-08-24 09:08:27+02:00",
        # a time of day without a day
        "Oct 2015 3:04 PM", "2015 10:00", "08/2016 10:00",
        # other languages
        "24 août 2021", "24. August 2021", "2021年8月24日",
    ],
)  # fmt: skip
def test_unknown_spelling_states_nothing(text):
    assert scan(text) is None


def test_long_texts_are_no_dates_but_white_space_does_not_count():
    assert scan("17 Nov 2021" + "1" * 200_000) is None
    assert scan("1/" * 100_000) is None
    assert scan("2021-08-24 09:08:27.".ljust(64, "0")) == Stamp(2021, 8, 24, (9, 8, 27))
    assert scan("2021-08-24 09:08:27.".ljust(65, "0")) is None
    assert scan(" " * 200_000 + "17 Nov 2021" + "\n" * 200_000) == Stamp(2021, 11, 17)


@pytest.mark.parametrize(
    ("digits", "year"), [("00", 2000), ("21", 2021), ("68", 2068), ("69", 1969), ("70", 1970), ("99", 1999)]
)
def test_two_digits_of_a_year_turn_the_century_at_69(digits, year):
    assert scan(f"1/2/{digits}, 3:04 PM") == Stamp(year, 1, 2, (15, 4, 0), short_year=True)
    assert scan(f"2-Jan-{digits}") == Stamp(year, 1, 2, linkedins=False, short_year=True)
    assert fast_dates.us_minutes(f"1/2/{digits}, 3:04 PM") == datetime(year, 1, 2, 15, 4)
    assert guess(f"2 1 {digits}", Order.DAY_FIRST) == Stamp(year, 1, 2, linkedins=False, short_year=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2021-01-01 24:00:00", "no time of day"),
        ("1/2/21, 13:00 PM", "no hour of a half day"),
        ("17 Octo 2021", "no month: 'Octo'"),
    ],
)
def test_refusal_says_what_does_not_exist(text, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        scan(text)


# Spellings of spreadsheets


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("11/16/2021", Stamp(2021, 11, 16, linkedins=False)),
        ("11/16/2021 9:40", Stamp(2021, 11, 16, (9, 40, 0), linkedins=False)),
        ("11/16/2021 9:40:12 PM", Stamp(2021, 11, 16, (21, 40, 12), linkedins=False)),
        ("11/16/21", Stamp(2021, 11, 16, linkedins=False, short_year=True)),
        ("11/16/21 9:40", Stamp(2021, 11, 16, (9, 40, 0), linkedins=False, short_year=True)),
        ("11/16/21, 9:40:12 AM", Stamp(2021, 11, 16, (9, 40, 12), linkedins=False, short_year=True)),
        ("11-16-2021", Stamp(2021, 11, 16, linkedins=False)),
        ("16.11.2021", Stamp(2021, 11, 16, linkedins=False)),
        ("6.1.2021 09:40", Stamp(2021, 1, 6, (9, 40, 0), linkedins=False)),
        ("16.11.21", Stamp(2021, 11, 16, linkedins=False, short_year=True)),
        ("16-Nov-2021", Stamp(2021, 11, 16, linkedins=False)),
        ("16-Nov-21", Stamp(2021, 11, 16, linkedins=False, short_year=True)),
        ("6-nov-21", Stamp(2021, 11, 6, linkedins=False, short_year=True)),
        ("Nov-21", Stamp(2021, 11, linkedins=False, short_year=True)),
        ("2021-11", Stamp(2021, 11, linkedins=False)),
    ],
)
def test_spreadsheets_spellings_are_known_for_what_they_are(text, stamp):
    assert scan(text) == stamp


@pytest.mark.parametrize("text", ["5/6/2021", "05/06/21", "5-6-2021", "5/6/2021 9:40", "05/06/21 21:40"])
def test_order_decides_where_the_spelling_leaves_it_open(text):
    assert ambiguous(text)
    assert (scan(text).month, scan(text).day) == (5, 6)
    assert (scan(text, Order.DAY_FIRST).month, scan(text, Order.DAY_FIRST).day) == (6, 5)


@pytest.mark.parametrize("text", ["2021-05-06", "5.6.2021", "5 Jun 2021", "5-Jun-21", "", "soon"])
def test_other_spellings_leave_no_order_open(text):
    assert not ambiguous(text)
    assert scan(text, Order.DAY_FIRST) == scan(text, Order.MONTH_FIRST)


@pytest.mark.parametrize("text", ["5/6/21, 9:40 AM", "05/06/21 09:40 PM UTC"])
def test_linkedins_short_spelling_leaves_no_order_open_by_itself(text):
    assert not ambiguous(text)


@pytest.mark.parametrize("text", ["16/11/2021", "16/11/21, 9:40 AM", "24-08-21", "5/6/2021 or so"])
def test_order_is_open_too_where_month_first_gives_no_date(text):
    assert ambiguous(text)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("31/12/2021", Order.DAY_FIRST),
        (" 13/1/21 10:00", Order.DAY_FIRST),
        ("13-1-2021", Order.DAY_FIRST),
        ("12/31/2021", Order.MONTH_FIRST),
        ("1/13/21", Order.MONTH_FIRST),
        ("12/12/2021", None),
        ("5/6/2021", None),
        ("13/13/2021", None),
        ("31.12.2021", None),
        ("2021-12-31", None),
        ("1/2/20211", None),
        ("", None),
    ],
)
def test_a_cell_votes_for_the_order_it_proves(text, order):
    assert votes(text) is order
