import ipaddress
import pickle
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.issues import Code
from linkedin_export.schema import values
from linkedin_export.schema.dates import Order, PartialDate, TimeRange
from linkedin_export.schema.values import Dated, Doubtful, FrozenMap, Kind, Many, Parsed, Upload, Words

# FrozenMap

ITEMS = st.dictionaries(st.text(max_size=5), st.text(max_size=5))


@given(ITEMS)
def test_frozen_map_is_equal_to_any_mapping_with_the_same_items(items):
    frozen = FrozenMap(items)
    assert frozen == items
    assert items == frozen
    assert frozen == FrozenMap(dict(reversed(items.items())))
    assert hash(frozen) == hash(FrozenMap(dict(reversed(items.items()))))
    assert list(frozen.items()) == list(items.items())
    assert repr(frozen) == repr(items)


@given(ITEMS, st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_frozen_map_survives_pickle_and_copy(items, protocol):
    frozen = FrozenMap(items)
    for copy in (pickle.loads(pickle.dumps(frozen, protocol)), deepcopy(frozen)):
        assert type(copy) is FrozenMap
        assert copy == frozen


def test_frozen_map_differs_where_items_do():
    assert FrozenMap({"a": "1"}) != FrozenMap({"a": "2"})
    assert FrozenMap({"a": "1"}) != {}
    assert FrozenMap() == {}
    assert len(FrozenMap({"a": "1", "b": "2"})) == 2
    with pytest.raises(KeyError):
        FrozenMap()["a"]


def test_frozen_map_cannot_be_changed_and_keeps_no_tie_to_what_it_was_made_of():
    items = {"a": "1"}
    frozen = FrozenMap(items)
    items["b"] = "2"
    assert frozen == {"a": "1"}
    with pytest.raises(TypeError):
        frozen["a"] = "2"
    with pytest.raises(TypeError):
        del frozen["a"]
    with pytest.raises(AttributeError):
        frozen.other = 1


def test_frozen_map_of_values_that_cannot_be_hashed_cannot_be_hashed():
    with pytest.raises(TypeError):
        hash(FrozenMap({"a": []}))


# Text


def test_text_is_verbatim_and_empty_cells_are_none():
    assert values.text.column(["Ada ", "", "\u2028", " "]) == ["Ada ", None, "\u2028", " "]
    assert values.text.read(" Ada ") == " Ada "
    assert values.text.cell(" Ada ") == " Ada "
    assert values.text.write("Ada") == "Ada"


def test_trimmed_text_loses_the_white_space_around_it():
    assert values.trimmed.column([" +1 555 0100", "", "  "]) == ["+1 555 0100", None, None]
    assert values.trimmed.read(" +1 555 0100 ") == "+1 555 0100"


@pytest.mark.parametrize("link", ["www.linkedin.com/in/ada", "https://example.com/a b", "urn:li:activity:1", "n%C3%A9"])
def test_url_is_verbatim(link):
    assert values.url.column([link]) == [link]
    assert values.url.name == "url"


# Values of one function

READ = [
    (values.yes_no, "Yes", True),
    (values.yes_no, "No", False),
    (values.yes_no, " yes ", True),
    (values.yes_no, "FALSE", False),
    (values.true_false, "true", True),
    (values.true_false, "False", False),
    (values.true_false, "NO", False),
    (values.integer, "0", 0),
    (values.integer, " -42 ", -42),
    (values.integer, "9" * 18, 10**18 - 1),
    (values.decimal, "0.10", Decimal("0.10")),
    (values.decimal, " -3 ", Decimal(-3)),
    (values.decimal, "0.000000000000000001", Decimal("1e-18")),
    (values.ip, "192.0.2.1", ipaddress.ip_address("192.0.2.1")),
    (values.ip, " 2001:DB8::1 ", ipaddress.ip_address("2001:db8::1")),
    (values.epoch_milliseconds, "0", datetime(1970, 1, 1, tzinfo=UTC)),
    (values.epoch_milliseconds, " 1734000000123 ", datetime(2024, 12, 12, 10, 40, 0, 123000, tzinfo=UTC)),
    (
        values.time_range,
        "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:30 PM",
        TimeRange(datetime(2020, 7, 8, 13), datetime(2020, 7, 8, 14, 30)),
    ),
    (
        values.upload,
        " You uploaded a feed photo on June 10, 2025 at 12:54 PM (GMT)",
        Upload("feed photo", datetime(2025, 6, 10, 12, 54, tzinfo=UTC)),
    ),
    (
        values.upload,
        "You uploaded an article cover photo on May 1, 2025 at 1:00 AM (GMT)",
        Upload("article cover photo", datetime(2025, 5, 1, 1, tzinfo=UTC)),
    ),
]


@pytest.mark.parametrize(("kind", "cell", "value"), READ)
def test_kind_reads(kind, cell, value):
    assert kind.read(cell) == value
    assert kind.cell(cell) == value
    assert kind.column([cell, "", cell]) == [value, None, value]


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (values.yes_no, ["Y", "1", "maybe", "yes no", "", "ｙｅｓ"]),
        (values.true_false, ["t", "0", "Wahr"]),
        (values.integer, ["", "1.0", "1 000", "1,000", "+1", "--1", "٣", "1_000", "0x1", "1e3", "9" * 200_000]),
        (values.decimal, ["", ".5", "5.", "1,5", "1 000.00", "NaN", "inf", "1e3", "٣.٣", "$5", "1." + "0" * 19]),
        (values.ip, ["", "192.0.2", "192.0.2.256", "192.0.2.01", "example.com", "2001:db8::1::2", "1" * 200_000]),
        (values.epoch_milliseconds, ["", "-1", "1.5", "1e12", "٣", "9" * 15, "2024-12-12"]),
        (
            values.time_range,
            [
                "", " - ", "Jul 08, 2020 01:00 PM", "Jul 08, 2020 01:00 PM - ", " - Jul 08, 2020 01:00 PM",
                "Jul 08, 2020 - Jul 09, 2020", "Jul 08, 2020 01:00 PM-Jul 08, 2020 02:00 PM",
                "Jul 08, 2020 01:00 PM - Jul 32, 2020 02:00 PM", "Jul 08, 2020 01:00 PM - soon",
                "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:00 PM - Jul 08, 2020 03:00 PM",
            ],
        ),
        (
            values.upload,
            [
                "", " -", "You uploaded a photo", "You uploaded a photo on June 31, 2025 at 12:54 PM (GMT)",
                "You uploaded a photo on Juno 10, 2025 at 12:54 PM (GMT)",
                "You uploaded a photo on June 10, 2025 at 12:54 PM",
                "You uploaded a photo on June 10, 2025 at 12:54 PM (CET)",
                "You uploaded a photo on June 10, 2025 at 13:54 PM (GMT)",
                "You uploaded a photo on June 10, 2025 at 12:54 PM (GMT).",
                "You uploaded a  on June 10, 2025 at 12:54 PM (GMT)",
                "You uploaded a " + "x" * 200_000 + " on June 10, 2025 at 12:54 PM (GMT)",
                "You uploaded a " + "a on " * 40_000,
            ],
        ),
    ],
)  # fmt: skip
def test_kind_refuses_what_it_does_not_know(kind, cells):
    for cell in cells:
        with pytest.raises((ValueError, LookupError)):
            kind.read(cell)
        with pytest.raises((ValueError, LookupError)):
            kind.cell(cell, Order.DAY_FIRST)


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        (values.yes_no, True, "Yes"),
        (values.yes_no, False, "No"),
        (values.true_false, True, "true"),
        (values.true_false, False, "false"),
        (values.integer, -7, "-7"),
        (values.decimal, Decimal("1E-7"), "0.0000001"),
        (values.decimal, Decimal("2.50"), "2.50"),
        (values.ip, ipaddress.ip_address("192.0.2.1"), "192.0.2.1"),
        (
            values.upload,
            Upload("video", datetime(2025, 6, 1, 0, 5, tzinfo=UTC)),
            "You uploaded a video on June 1, 2025 at 12:05 AM (GMT)",
        ),
        (
            values.time_range,
            TimeRange(datetime(2020, 7, 8, 13), datetime(2020, 7, 8, 14, 30)),
            "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:30 PM",
        ),
    ],
)
def test_kind_writes_as_linkedin_does(kind, value, cell):
    assert kind.write(value) == cell
    assert kind.read(cell) == value


MINUTES = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_integers_survive_their_text(number):
    assert values.integer.read(values.integer.write(number)) == number


@given(st.decimals(-(10**17), 10**17, places=18))
def test_decimals_survive_their_text_to_the_digit(number):
    again = values.decimal.read(values.decimal.write(number))
    assert again.as_tuple() == number.as_tuple()


@given(st.ip_addresses())
def test_addresses_survive_their_text(address):
    assert values.ip.read(values.ip.write(address)) == address


@given(st.integers(0, 10**14 - 1))
def test_milliseconds_survive_to_the_millisecond(milliseconds):
    at = values.epoch_milliseconds.read(str(milliseconds))
    assert values.epoch_milliseconds.write(at) == str(milliseconds)


@given(MINUTES, MINUTES)
def test_ranges_survive_their_text(start, end):
    assert values.time_range.read(values.time_range.write(TimeRange(start, end))) == TimeRange(start, end)


@given(st.sampled_from(["photo", "feed document", "article cover photo"]), MINUTES)
def test_uploads_survive_their_sentence(kind, at):
    value = Upload(kind, at.replace(tzinfo=UTC))
    assert values.upload.read(values.upload.write(value)) == value


def test_parsed_value_is_written_as_text_unless_told_otherwise():
    kind = Parsed("number", float)
    assert (kind.name, kind.read("1.5"), kind.write(1.5)) == ("number", 1.5, "1.5")


# Words


class Colour(StrEnum):
    RED = "RED"
    DARK_BLUE = "Dark Blue"


COLOURS = values.words(Colour)


def test_known_words_are_read_whatever_their_case():
    assert COLOURS.column(["RED", "", "red", "Dark Blue"]) == [Colour.RED, None, Colour.RED, Colour.DARK_BLUE]
    assert COLOURS.read("dark blue") is Colour.DARK_BLUE
    assert COLOURS.cell(" rEd ") is Colour.RED
    assert COLOURS.write(Colour.DARK_BLUE) == "Dark Blue"
    assert COLOURS.vocabulary == ("RED", "Dark Blue")


@pytest.mark.parametrize("word", ["GREEN", "RED RED", "Dark  Blue", "rosso"])
def test_unknown_word_stays_text_and_is_doubtful(word):
    with pytest.raises(LookupError):
        COLOURS.read(word)
    with pytest.raises(LookupError):
        COLOURS.column(["RED", word])
    assert COLOURS.cell(word) == Doubtful(word, Code.UNKNOWN_WORD)
    assert COLOURS.write(word) == word


def test_no_text_is_no_word():
    with pytest.raises(ValueError, match="no word"):
        COLOURS.read("")


@given(st.sampled_from(Colour))
def test_words_survive_their_text(colour):
    assert isinstance(COLOURS, Words)
    assert COLOURS.read(COLOURS.write(colour)) is colour


# Dates

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
        (PartialDate(None, 2, 29), "Feb 29"),
    ],
)
def test_partial_dates_are_written_as_far_as_they_go_and_read_back(name, value, cell):
    assert dated(name).write(value) == cell
    assert dated(name).cell(cell) == value


def test_month_without_a_year_is_written_by_its_name():
    assert values.birth_day.write(PartialDate(None, 10)) == "Oct"


def test_moment_is_written_as_a_day_where_the_kind_is_one():
    assert values.day.write(datetime(2021, 11, 17, 9, 40)) == "17 Nov 2021"


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
        ("birth_day", "18"),
        ("birth_day", ""),
    ],
)
def test_strict_way_takes_only_linkedins_spellings(name, cell):
    with pytest.raises((ValueError, LookupError)):
        dated(name).read(cell)
    with pytest.raises((ValueError, LookupError)):
        dated(name).column([cell or "x"])


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


# Several values


def test_many_values_are_tuples_and_cells_without_text_hold_none():
    kind = Many("text", lambda cell: cell.split("/"), "/".join)
    assert kind.name == "list of text"
    assert kind.item == "text"
    assert kind.column(["a/b", "", " \t", "c"]) == [("a", "b"), (), (), ("c",)]
    assert kind.read("a/b") == kind.cell("a/b") == ("a", "b")
    assert kind.write(("a", "b")) == "a/b"


def test_kind_that_a_user_defines_needs_but_one_function():
    class Length(Kind[int]):
        name = "length"

        def read(self, cell):
            return len(cell)

    assert Length().column(["abc", ""]) == [3, None]
    assert Length().cell("abc") == 3
    assert Length().write(3) == "3"
