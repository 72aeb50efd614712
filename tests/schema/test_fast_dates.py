"""The fast ways to read dates: exactly one spelling, as the patient way reads it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.schema import fast_dates, values
from linkedin_export.schema.dates import Stamp, scan
from linkedin_export.schema.spellings import SPELLINGS
from tests.schema.test_dates import MOMENTS, SHORT_YEAR_MOMENTS

FAST = {
    "2006-01-02 15:04:05 UTC": (fast_dates.utc_seconds, Stamp.moment),
    "2006/01/02 15:04:05 UTC": (fast_dates.slashed_utc_seconds, Stamp.moment),
    "2006-01-02 15:04:05": (fast_dates.naive_seconds, Stamp.moment),
    "02 Jan 2006": (fast_dates.short_days.__getitem__, Stamp.whole_day),
    "1/2/06, 3:04 PM": (fast_dates.us_minutes, Stamp.moment),
    "01/02/06, 03:04 PM": (fast_dates.us_minutes, Stamp.moment),
    "Mon Jan 02 15:04:05 UTC 2006": (fast_dates.java_utc, Stamp.moment),
    "Jan 2006": (fast_dates.months_and_years.__getitem__, Stamp.partial),
    "2006": (fast_dates.months_and_years.__getitem__, Stamp.partial),
}


@pytest.mark.parametrize("spelling", FAST)
@given(data=st.data())
def test_fast_way_reads_its_spelling_as_the_patient_one_does(spelling, data):
    fast, shape = FAST[spelling]
    text = SPELLINGS[spelling](data.draw(SHORT_YEAR_MOMENTS if "06," in spelling else MOMENTS))
    assert fast(text) == shape(scan(text))


@pytest.mark.parametrize("spelling", FAST)
@given(data=st.data())
def test_fast_way_takes_nothing_that_the_patient_one_reads_otherwise(spelling, data):
    fast, shape = FAST[spelling]
    text = SPELLINGS[spelling](data.draw(SHORT_YEAR_MOMENTS))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 2, len(text))))
    damaged = text[:start] + data.draw(st.text("0123456789 /-:,.+_TZWAPMUaé٢\u00a0", max_size=2)) + text[end:]
    try:
        value = fast(damaged)
    except (ValueError, LookupError):
        return
    assert shape(scan(damaged)) == value


@pytest.mark.parametrize("fast", dict.fromkeys(fast for fast, _ in FAST.values()))
def test_fast_way_names_what_it_refuses(fast):
    with pytest.raises(ValueError, match=r"^soon$"):
        fast("soon")


@pytest.mark.parametrize(
    ("fast", "text"),
    [
        # ISO 8601 of the same length
        (fast_dates.naive_seconds, "2023-W01-1 15:33:58"),
        (fast_dates.naive_seconds, "2023-06-11 15:33+01"),
        (fast_dates.naive_seconds, "2023-06-11 153358.1"),
        (fast_dates.naive_seconds, "2023-06-11T15:33:58"),
        (fast_dates.naive_seconds, "2023-06-11 15:33:5٨"),
        (fast_dates.utc_seconds, "2023-W01-1 15:33:58 UTC"),
        (fast_dates.utc_seconds, "2023-06-11 15:33:58 CET"),
        (fast_dates.utc_seconds, "2023-06-11 15:33:58"),
        (fast_dates.slashed_utc_seconds, "2023-06-11 15:33:58 UTC"),
        (fast_dates.slashed_utc_seconds, "2023/06/11 15:33:58 CET"),
        (fast_dates.slashed_utc_seconds, "2023/06/11 15:33 UTC"),
        # numbers as Python has them
        (fast_dates.short_days.__getitem__, "+7 Nov 2021"),
        (fast_dates.short_days.__getitem__, "17 Nov  021"),
        (fast_dates.short_days.__getitem__, "١٧ Nov 2021"),
        (fast_dates.short_days.__getitem__, "17 Nix 2021"),
        (fast_dates.short_days.__getitem__, "7 Nov 2021"),
        (fast_dates.us_minutes, "1_1/2/21, 9:04 AM"),
        (fast_dates.us_minutes, "1/2/21, 9:+4 AM"),
        (fast_dates.us_minutes, "1/2/2021, 9:04 AM"),
        (fast_dates.us_minutes, "1/2/21 9:04 AM"),
        (fast_dates.us_minutes, "1/2/21, 9:04"),
        (fast_dates.us_minutes, "1/2/21, 13:04 PM"),
        (fast_dates.us_minutes, "13/2/21, 1:04 PM"),
        (fast_dates.us_minutes, "1" * 30 + "/2/21, 9:04 AM"),
        (fast_dates.months_and_years.__getitem__, "Oct +201"),
        (fast_dates.months_and_years.__getitem__, "Oct ٢٠١٥"),
        (fast_dates.months_and_years.__getitem__, "Nix 2015"),
        (fast_dates.months_and_years.__getitem__, "10/2015"),
        (fast_dates.java_utc, "TueXSep 28 09:08:27 UTC 2021"),
        (fast_dates.java_utc, "Foo Sep 28 09:08:27 UTC 2021"),
        (fast_dates.java_utc, "Tue Nix 28 09:08:27 UTC 2021"),
        (fast_dates.java_utc, "Tue Sep 28 09:08:27 CET 2021"),
        (fast_dates.java_utc, "Tue Sep 28 09:08:27 UTC"),
        (fast_dates.java_utc, ""),
    ],
)
def test_fast_way_refuses_every_other_spelling(fast, text):
    with pytest.raises((ValueError, LookupError)):
        fast(text)


# Many cells at once

MANY = {
    "2006-01-02 15:04:05 UTC": (fast_dates.many("0000-00-00 00:00:00 UTC", datetime), fast_dates.utc_seconds),
    "2006-01-02 15:04:05": (fast_dates.many("0000-00-00 00:00:00", datetime), fast_dates.naive_seconds),
    "2006/01/02 15:04:05 UTC": (fast_dates.many("0000/00/00 00:00:00 UTC", datetime), fast_dates.slashed_utc_seconds),
    "2006-01-02 15:04 UTC": (fast_dates.many("0000-00-00 00:00 UTC", datetime), values.utc_minutes.read),
    "2006-01-02 15:04": (fast_dates.many("0000-00-00 00:00", datetime), values.naive_minutes.read),
    "2006/01/02": (fast_dates.many("0000/00/00", date), values.slashed_day.read),
    "2006-01-02": (fast_dates.many("0000-00-00", date), values.iso_day.read),
    "02 Jan 2006": (fast_dates.short_days.many, fast_dates.short_days.__getitem__),
    "Jan 2006": (fast_dates.months_and_years.many, fast_dates.months_and_years.__getitem__),
    "1/2/06, 3:04 PM": (fast_dates.many_us_minutes, fast_dates.us_minutes),
    "01/02/06 03:04 PM UTC": (fast_dates.many_us_minutes_utc, values.us_minutes_utc.read),
    "Mon Jan 02 15:04:05 UTC 2006": (fast_dates.many_java_utc, fast_dates.java_utc),
}


EXACT = list(MANY)[:3]
"""Those whose way for one cell takes no other spelling either."""


@pytest.mark.parametrize("spelling", MANY)
@given(moments=st.lists(st.none() | SHORT_YEAR_MOMENTS, max_size=5))
def test_many_cells_are_read_as_one_is_and_empty_ones_are_none(spelling, moments):
    many, fast = MANY[spelling]
    cells = [SPELLINGS[spelling](moment) if moment else "" for moment in moments]
    read = many(cells)
    expected = [fast(cell) if cell else None for cell in cells]
    assert read == expected
    assert [getattr(at, "tzinfo", None) for at in read] == [getattr(at, "tzinfo", None) for at in expected]


@pytest.mark.parametrize("spelling", MANY)
@given(moments=st.lists(SHORT_YEAR_MOMENTS, min_size=1, max_size=3), data=st.data())
def test_many_cells_are_read_where_each_is_and_else_none_is(spelling, moments, data):
    many, fast = MANY[spelling]
    cells = list(map(SPELLINGS[spelling], moments))
    place = data.draw(st.integers(0, len(cells) - 1))
    text = cells[place]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 2, len(text))))
    put = data.draw(st.text("0123456789 /-:,.+_TZWUC\n\r\u0662\u00a0", max_size=2))
    cells[place] = text[:start] + put + text[end:]
    try:
        value = many(cells)
    except (ValueError, LookupError):
        if spelling in EXACT:
            with pytest.raises(ValueError, match=r"."):
                list(map(fast, cells))
    else:
        assert value == [fast(cell) if cell else None for cell in cells]


@pytest.mark.parametrize(
    ("many", "cells"),
    [
        (fast_dates.many("0000-00-00 00:00:00 UTC", datetime), ["2023-06-11 15:33:58 UTC\n2023-06-11 15:33:58 UTC"]),
        (fast_dates.many("0000-00-00 00:00:00 UTC", datetime), ["2023-06-11 15:33:58", "2023-06-11 15:33:58 UTC UTC"]),
        (fast_dates.many("0000-00-00 00:00:00 UTC", datetime), ["2023-06-11 15:33:58 UTC", " "]),
        (fast_dates.many("0000-00-00 00:00:00 UTC", datetime), ["2023-02-30 15:33:58 UTC"]),
        (fast_dates.many("0000-00-00 00:00:00 UTC", datetime), ["2023-06-11 15:33:58"]),
        (fast_dates.many("0000-00-00 00:00:00", datetime), ["2023-06-11 15:33:58\n2023-06-11 15:33:58"]),
        (fast_dates.many("0000-00-00 00:00:00", datetime), ["2023-06-11 15:33:58 UTC"]),
        (fast_dates.many("0000-00-00 00:00:00", datetime), ["2023-06-11 24:33:58"]),
        (fast_dates.many("0000-00-00 00:00:00", datetime), ["2023-06-11T15:33:58"]),
        (fast_dates.many("0000-00-00 00:00:00", datetime), ["2023-06-11 15:33:5\u0668"]),
        (fast_dates.many_us_minutes, ["11/16/21, 9:40 AM", "x, 9:40 AM"]),
        (fast_dates.many_us_minutes_utc, ["12/26/24 10:14 PM UTC", "12/26/24 10:14 PM"]),
        (fast_dates.many_java_utc, ["Tue Sep 28 09:08:27 UTC 2021", "Foo Sep 28 09:08:27 UTC 2021"]),
        (fast_dates.many_java_utc, ["Tue Sep 28 09:08:27 UTC 2021", "Tue Sep 28 09:08:27 CET 2021"]),
        (fast_dates.many_java_utc, ["Tue Sep 28 09:08:27 UTC 2021", "Tue Sep 31 09:08:27 UTC 2021"]),
    ],
)
def test_many_cells_are_refused_where_one_is(many, cells):
    with pytest.raises(ValueError, match=r"."):
        many(cells)


def test_cells_that_are_not_all_spelt_alike_are_said_not_to_be():
    read = fast_dates.many("0000-00-00", date)
    assert read(["2021-12-31", "1999-01-01"]) == [date(2021, 12, 31), date(1999, 1, 1)]
    for cells in (["2021-12-31", "soon"], ["2021-12-31\n2021-12-31", "2021-12-31"]):
        with pytest.raises(ValueError, match=r"^not all cells are spelt 0000-00-00$"):
            read(cells)


@pytest.mark.parametrize(
    ("many", "cells", "message"),
    [
        (fast_dates.many_us_minutes_utc, ["12/26/24 10:14 PM"], "not all cells state UTC"),
        (fast_dates.many_java_utc, ["soon"], "not all cells are spelt as Java spells moments"),
        (fast_dates.many_java_utc, ["Foo Sep 28 09:08:27 UTC 2021"], "a day of the week that is none"),
    ],
)
def test_what_many_cells_are_not_is_said(many, cells, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        many(cells)


def test_every_day_of_the_week_is_one():
    week = [datetime(2021, 9, day, 9, 8, 27, tzinfo=UTC) for day in range(20, 27)]
    assert fast_dates.many_java_utc([f"{at:%a %b %d %H:%M:%S} UTC {at.year}" for at in week]) == week


def test_dates_that_repeat_are_kept_and_no_more_than_so_many(monkeypatch):
    monkeypatch.setattr(fast_dates.Kept, "_MOST", 2)
    read = []
    kept = fast_dates.Kept(lambda text: read.append(text) or text.upper())
    assert [kept[text] for text in ("a", "b", "a", "c", "a")] == ["A", "B", "A", "C", "A"]
    assert read == ["a", "b", "c", "a"]


@pytest.mark.parametrize("clock", ["0:04 PM", "13:04 PM", "3:60 PM", "3:04 pm", "15:04"])
def test_a_clock_that_there_is_not_is_refused(clock):
    with pytest.raises(ValueError, match=r"."):
        fast_dates.clocks[clock]
    assert fast_dates.clocks["12:04 AM"].hour == 0
    assert fast_dates.named_days["Sept 30, 2021"] == fast_dates.named_days["September 30, 2021"] == date(2021, 9, 30)
