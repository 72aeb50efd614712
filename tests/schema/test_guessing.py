import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin_export.schema.dates import Order, Stamp
from linkedin_export.schema.guessing import guess


@pytest.mark.parametrize(
    ("text", "parts", "time", "utc"),
    [
        ("2021-8-24", (2021, 8, 24), None, False),
        ("2021-8-24 9:08", (2021, 8, 24), (9, 8, 0), False),
        ("2021.08.24 21:08:27", (2021, 8, 24), (21, 8, 27), False),
        ("24th of August 2021", (2021, 8, 24), None, False),
        ("Tuesday, August 24, 2021", (2021, 8, 24), None, False),
        ("Aug. 24, 2021 9:08 pm", (2021, 8, 24), (21, 8, 0), False),
        ("August 24 2021 10 pm", (2021, 8, 24), None, False),
        ("20210824T090827Z", (2021, 8, 24), (9, 8, 27), True),
        ("20210824T0908", (2021, 8, 24), (9, 8, 0), False),
        ("Tue, 24 Aug 2021 09:08:27 GMT", (2021, 8, 24), (9, 8, 27), True),
        ("  2021-8-24\n", (2021, 8, 24), None, False),
        ("5 6 2021", (2021, 5, 6), None, False),
    ],
)
def test_unseen_spelling_is_guessed_and_never_taken_for_linkedins(text, parts, time, utc):
    assert guess(text, Order.MONTH_FIRST) == Stamp(*parts, time, utc=utc, linkedins=False)


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("2021-08-24T00:30:00+02:00", date(2021, 8, 24), datetime(2021, 8, 23, 22, 30)),
        ("2021-08-24T12:08:27+05:30", date(2021, 8, 24), datetime(2021, 8, 24, 6, 38, 27)),
        ("2021-08-24 23:30:00 -0500", date(2021, 8, 24), datetime(2021, 8, 25, 4, 30)),
        ("Tue, 31 Dec 2019 23:30:00 -0500", date(2019, 12, 31), datetime(2020, 1, 1, 4, 30)),
        ("2021-08-24 09:08:27.000000+02:00", date(2021, 8, 24), datetime(2021, 8, 24, 7, 8, 27)),
    ],
)
def test_offset_moves_the_moment_and_never_the_day(text, day, moment):
    stamp = guess(text, Order.MONTH_FIRST)
    assert stamp.whole_day() == day
    assert stamp.moment() == moment.replace(tzinfo=UTC)
    assert not stamp.linkedins


def test_text_of_64_characters_is_the_longest_that_is_guessed():
    assert guess(f"24 8{' ' * 56}2021", Order.DAY_FIRST) == Stamp(2021, 8, 24, linkedins=False)
    assert guess(f"24 8{' ' * 57}2021", Order.DAY_FIRST) is None


def test_order_decides_a_guess():
    assert guess("5 6 2021", Order.DAY_FIRST) == Stamp(2021, 6, 5, linkedins=False)


@pytest.mark.parametrize(("text", "year"), [("24-8-68", 2068), ("24-8-69", 1969), ("24-8-76", 1976), ("24-8-00", 2000)])
def test_two_digits_of_a_year_mean_the_same_whenever_they_are_read(text, year):
    assert guess(text, Order.DAY_FIRST) == Stamp(year, 8, 24, linkedins=False, short_year=True)


def test_digits_of_any_script_state_a_year():
    assert guess("١٧ Nov ٢٠٢١", Order.MONTH_FIRST) == Stamp(2021, 11, 17, linkedins=False)
    assert guess("١٧ Nov ٢١", Order.MONTH_FIRST) == Stamp(2021, 11, 17, linkedins=False, short_year=True)


@pytest.mark.parametrize(
    "text",
    [
        # A day, a month or a year would have to be invented.
        "Aug. 2021", "August, 2021", "2021/08", "10:30:00", "Aug 24 10:30", "24.08. 10:30", "24 August",
        *(f"{day} June 2020" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")),
        "Friday 2021", "Friday 10:30",
        # One digit is no year.
        "5 Nov 2", "2/13/2 10:30", "2 Jan 3 10:00", "Nov 3 2 10:02", "Nov 3 7 10:30 +0700",
        # What a zone's name means depends on who reads it.
        "June 7 2020 10:00 EST", "June 7 2020 10:00 CET", "June 7 2020 10:00 PST",
        # More is stated than can be kept.
        "2021-8-24 09:08:27.123",
        # No dates.
        "2021-02-30x", "99-99-9999", "soon or later 7", "2021-8-24 25:00", "Room 12, 3rd floor", "1 2 3 4 5",
        "2021-8-24 10:00 +9999", "Dec. 31. 9999 23:00:00 -0500",
        "9999999999999999999999999999-", "2020:202020209999999999999999999999999999:2020/", "NaN 24 8", "1e5 24 8",
        # Digits that nothing parts.
        "101112", "20210105", "210105", " 20210105\n", "-101112", "Mon 101112", "101112 10:30", "20210105 10:30",
        "101112T101112", "2021010510:30",
        # Digits that a zero byte parts are not one number.
        "11/1\0006/01, 9:40 AM", "1\0007 Nov 2021",
        # Too short, too long, without a digit.
        "", " ", "5 6 1", "August", "not a date at all", "24 8 2021" + " 0" * 40,
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", Order)
def test_nothing_is_guessed_where_a_part_is_missing_or_in_doubt(text, order):
    assert guess(text, order) is None


TOKENS = (
    "Mon Wed June Jun Sept 2020 1 15 24 32 0 00 76 2021-08 08:15 1:2:3.5 .5 h m s 10h AM PM UTC GMT Z EST +03:00 -0500 "
    "+9999 ( ) (GMT) T , ; / - . : of at and W01 st nd 20200607T101112 1e5 NaN Infinity ١٢ 99999999999999"
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(TOKENS.split()), st.sampled_from(["", " ", " ", "-", "/", ":", ", "])), max_size=8
).map(lambda pairs: "".join(token + separator for token, separator in pairs))


@settings(deadline=None, max_examples=500)
@given(TEXTS | st.text(max_size=70), st.sampled_from(Order))
def test_whatever_the_text_a_guess_neither_raises_nor_warns(text, order):
    stamp = guess(text, order)
    if stamp is not None:
        assert stamp.partial().earliest() == stamp.whole_day()
        assert not stamp.linkedins


DATE_TOKENS = "Mon Wed Sun June July 2020 2021 3 4 7 15 24 of , at 10:30 5pm"


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(DATE_TOKENS.split()), max_size=6).map(" ".join), st.sampled_from(Order))
def test_every_part_of_a_guess_stands_in_the_text(text, order):
    stamp = guess(text, order)
    if stamp is not None:
        numbers = [int(number) for number in re.findall(r"\d\d?", text)]
        assert stamp.year % 100 in numbers
        assert stamp.day in numbers
        assert stamp.month in numbers or {6: "June", 7: "July"}[stamp.month] in text
        assert stamp.time is None or stamp.time[0] in numbers or "pm" in text
