from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.schema.dates import scan
from linkedin_export.schema.spellings import SPELLINGS

# A spelling is named by how it writes this moment.
NAMESAKE = datetime(2006, 1, 2, 15, 4, 5)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_spelling_writes_the_moment_it_is_named_after(spelling):
    assert SPELLINGS[spelling](NAMESAKE) == spelling


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("1/2/06, 3:04 PM", "12/31/99, 12:00 AM"),
        ("01/02/06, 03:04 PM", "12/31/99, 12:00 AM"),
        ("01/02/06 03:04 PM UTC", "12/31/99 12:00 AM UTC"),
        ("Mon Jan 02 15:04:05 UTC 2006", "Fri Dec 31 00:00:59 UTC 1999"),
        ("January 2, 2006 at 3:04 PM (GMT)", "December 31, 1999 at 12:00 AM (GMT)"),
        ("Jan 02, 2006 03:04 PM", "Dec 31, 1999 12:00 AM"),
        ("Jan 2", "Dec 31"),
    ],
)
def test_midnight_is_twelve_in_the_morning_and_weekdays_are_true(spelling, text):
    assert SPELLINGS[spelling](datetime(1999, 12, 31, 0, 0, 59)) == text


@pytest.mark.parametrize("spelling", [spelling for spelling in SPELLINGS if spelling != "Jan"])
@given(at=st.datetimes(datetime(1969, 1, 1), datetime(2068, 12, 31)))
def test_what_is_written_is_read_as_far_as_the_spelling_goes(spelling, at):
    stamp = scan(SPELLINGS[spelling](at))
    assert stamp.linkedins
    assert stamp.utc == ("UTC" in spelling or "GMT" in spelling)
    assert stamp.year == (at.year if "06" in spelling else None)
    assert stamp.month == (None if spelling == "2006" else at.month)
    assert stamp.day == (at.day if "2" in spelling.replace("2006", "") else None)
    if ":" in spelling:
        assert stamp.time == (at.hour, at.minute, at.second if ":05" in spelling else 0)
    else:
        assert stamp.time is None
