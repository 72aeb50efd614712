"""Which of two values says more, and whether they say the same."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from linkedin_export import PartialDate
from linkedin_export.history.values import is_blank, says_more, says_the_same

MINUTE, SECOND = datetime(2024, 1, 2, 3, 4), datetime(2024, 1, 2, 3, 4, 5)
ROME = timezone(timedelta(hours=1))


@pytest.mark.parametrize(("value", "blank"), [(None, True), ((), True), ("", False), (0, False), (False, False)])
def test_nothing_and_no_items_are_blank(value, blank):
    assert is_blank(value) is blank


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (PartialDate(2015, 10), PartialDate(2015)),
        (PartialDate(2015, 10, 2), PartialDate(2015)),
        (PartialDate(2015, 10, 2), PartialDate(None, 10, 2)),
        (SECOND, MINUTE),
        (MINUTE.replace(tzinfo=UTC), MINUTE),
        (SECOND.replace(tzinfo=UTC), SECOND),
        (SECOND.replace(tzinfo=UTC), MINUTE),
    ],
)
def test_the_more_exact_date_says_more(more, less):
    assert says_more(more, less)
    assert not says_more(less, more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PartialDate(2015, 10), PartialDate(2016)),
        (PartialDate(2015, 10), PartialDate(2015, 10)),
        (PartialDate(2015, 10), PartialDate(2015, 11)),
        (PartialDate(2015), PartialDate(None, 10)),
        (SECOND, MINUTE.replace(tzinfo=UTC)),
        (SECOND, SECOND + timedelta(seconds=1)),
        (SECOND, MINUTE + timedelta(minutes=1)),
        (date(2024, 1, 2), MINUTE),
        ("Oct 2015", "2015"),
        (None, MINUTE),
    ],
)
def test_neither_says_more(one, other):
    assert not says_more(one, other)
    assert not says_more(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SECOND, MINUTE, True),
        (SECOND, SECOND.replace(tzinfo=UTC), True),
        (SECOND.replace(tzinfo=UTC), (SECOND + timedelta(hours=1)).replace(tzinfo=ROME), True),
        (SECOND.replace(tzinfo=UTC), SECOND.replace(tzinfo=ROME), False),
        (SECOND, SECOND + timedelta(seconds=1), False),
        (PartialDate(2015, 10), PartialDate(2015), False),
        ("a", "a", True),
        ("a", "b", False),
    ],
)
def test_moments_on_the_same_clock_say_the_same(one, other, same):
    assert says_the_same(one, other) is same
    assert says_the_same(other, one) is same
