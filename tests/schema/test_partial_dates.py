import pickle
from datetime import date

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.schema.dates import PartialDate


def partial_dates():
    years, days = st.integers(1, 9999), st.dates()
    return st.one_of(
        st.builds(PartialDate, years),
        st.builds(PartialDate, years, st.integers(1, 12)),
        days.map(lambda day: PartialDate(day.year, day.month, day.day)),
        st.builds(PartialDate, st.none(), st.integers(1, 12)),
        days.map(lambda day: PartialDate(None, day.month, day.day)),
    )


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((2015,), "2015"),
        ((2015, 10), "2015-10"),
        ((2015, 10, 2), "2015-10-02"),
        ((None, 10), "--10"),
        ((None, 10, 18), "--10-18"),
        ((None, 2, 29), "--02-29"),
        ((2020, 2, 29), "2020-02-29"),
        ((987,), "0987"),
    ],
)
def test_partial_date_is_written_as_iso_8601_and_read_back(parts, text):
    assert str(PartialDate(*parts)) == text
    assert PartialDate.from_text(text) == PartialDate(*parts)


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (None, None, 5),
        (2015, None, 5),
        (2015, 13),
        (2015, 0),
        (0,),
        (0, 1),
        (10000,),
        (-1,),
        (2015, 1, 0),
        (2015, 2, 29),
        (2015, 4, 31),
        (None, 2, 30),
        (None, 0, 1),
    ],
)
def test_partial_date_that_cannot_be_is_refused(parts):
    with pytest.raises(ValueError, match=r"partial date|month|day|year"):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((), "a partial date states a year or a month at least"),
        ((2015, None, 5), "a partial date with a day states its month"),
    ],
)
def test_refusal_says_which_part_is_missing(parts, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        PartialDate(*parts)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "--", "15", "015", "20155", "2015-", "2015-1", "2015-010", "2015-10-2", "2015/10", " 2015", "2015\n",
        "2015-10-02T00:00", "-10-18", "---18", "٢٠١٥", "2015-00", "2015-02-30", "--02-30", "0000",
    ],
)  # fmt: skip
def test_text_that_is_no_partial_date_is_refused(text):
    with pytest.raises(ValueError, match=r"partial date|month|day|year"):
        PartialDate.from_text(text)


@given(partial_dates())
def test_partial_date_survives_its_text_and_pickle(day):
    assert PartialDate.from_text(str(day)) == day
    assert pickle.loads(pickle.dumps(day)) == day


@pytest.mark.parametrize(
    ("parts", "earliest", "latest"),
    [
        ((2015,), date(2015, 1, 1), date(2015, 12, 31)),
        ((2015, 4), date(2015, 4, 1), date(2015, 4, 30)),
        ((2016, 2), date(2016, 2, 1), date(2016, 2, 29)),
        ((2016, 2, 3), date(2016, 2, 3), date(2016, 2, 3)),
    ],
)
def test_partial_date_knows_the_days_it_can_mean(parts, earliest, latest):
    assert PartialDate(*parts).earliest() == earliest
    assert PartialDate(*parts).latest() == latest


@pytest.mark.parametrize("bound", [PartialDate.earliest, PartialDate.latest])
def test_partial_date_without_a_year_means_no_particular_day(bound):
    with pytest.raises(ValueError, match="--10-18 states no year"):
        bound(PartialDate(None, 10, 18))


def test_partial_dates_are_ordered_and_what_is_not_stated_comes_first():
    in_order = [(None, 1), (None, 10, 18), (1,), (2014,), (2014, 1), (2014, 1, 1), (2014, 1, 2), (2014, 2), (2015,)]
    expected = [PartialDate(*parts) for parts in in_order]
    upside_down = expected[::-1]
    assert sorted(upside_down) == expected
    assert PartialDate(2014) < PartialDate(2015)
    assert PartialDate(2015) > PartialDate(2014, 12, 31)
    assert PartialDate(2014) <= PartialDate(2014)
    assert PartialDate(2014) >= PartialDate(2014)


@given(partial_dates(), partial_dates())
def test_order_of_partial_dates_agrees_with_the_days_they_can_mean(one, other):
    assert (one < other) + (other < one) + (one == other) == 1
    if one < other and one.year and other.year:
        assert one.earliest() <= other.earliest()


def test_partial_date_compares_with_nothing_else():
    with pytest.raises(TypeError):
        assert PartialDate(2015) < date(2015, 1, 2)
    assert PartialDate(2015) != "2015"


def test_partial_date_is_frozen_and_hashable():
    with pytest.raises(FrozenInstanceError):
        PartialDate(2015).year = 2016
    assert {PartialDate(2015), PartialDate(2015)} == {PartialDate(2015)}
