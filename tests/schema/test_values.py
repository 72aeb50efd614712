import ipaddress
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.issues import Code
from linkedin_export.schema import sentences, values
from linkedin_export.schema.dates import Order, Stamp, TimeRange
from linkedin_export.schema.sentences import Upload
from linkedin_export.schema.values import Doubtful, Kind, Many, Parsed, Words


class Colour(StrEnum):
    RED = "RED"
    DARK_BLUE = "Dark Blue"


COLOURS = values.words(Colour)


# Text


def test_text_is_verbatim_and_empty_cells_are_none():
    assert values.text.column(["Ada ", "", "\u2028", " "]) == ["Ada ", None, "\u2028", " "]
    assert values.text.read(" Ada ") == " Ada "
    assert values.text.cell(" Ada ") == " Ada "
    assert values.text.write("Ada") == "Ada"


def test_trimmed_text_loses_the_white_space_around_it():
    assert values.trimmed.column([" +1 555 0100", "", "  "]) == ["+1 555 0100", None, None]
    assert values.trimmed.read(" +1 555 0100 ") == "+1 555 0100"


def test_only_text_that_is_not_trimmed_is_the_cell_itself():
    assert values.text.verbatim is values.url.verbatim is True
    assert values.trimmed.verbatim is values.yes_no.verbatim is COLOURS.verbatim is values.day.verbatim is False


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
    (sentences.epoch_milliseconds, "0", datetime(1970, 1, 1, tzinfo=UTC)),
    (sentences.epoch_milliseconds, " 1734000000123 ", datetime(2024, 12, 12, 10, 40, 0, 123000, tzinfo=UTC)),
    (
        sentences.time_range,
        "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:30 PM",
        TimeRange(datetime(2020, 7, 8, 13), datetime(2020, 7, 8, 14, 30)),
    ),
    (
        sentences.upload,
        " You uploaded a feed photo on June 10, 2025 at 12:54 PM (GMT)",
        Upload("feed photo", datetime(2025, 6, 10, 12, 54, tzinfo=UTC)),
    ),
    (
        sentences.upload,
        "You uploaded an article cover photo on May 1, 2025 at 1:00 AM (GMT)",
        Upload("article cover photo", datetime(2025, 5, 1, 1, tzinfo=UTC)),
    ),
]


@pytest.mark.parametrize(("kind", "cell", "value"), READ)
def test_kind_reads(kind, cell, value):
    assert kind.read(cell) == value
    assert kind.cell(cell) == value
    assert kind.column([cell, "", cell]) == [value, None, value]


@pytest.mark.parametrize("cells", [[], ["", ""], ["7", "", "12"], ["-7", " 12 "], ["0" * 18, "007"]])
def test_many_whole_numbers_are_those_of_each(cells):
    assert values.integer.column(cells) == [values.integer.read(cell) if cell else None for cell in cells]


@pytest.mark.parametrize("cells", [["7", "٣"], ["7", "0" * 19], ["7", "1.5"]])
def test_many_cells_one_of_which_is_no_whole_number_are_none(cells):
    with pytest.raises(ValueError, match="no whole number"):
        values.integer.column(cells)


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (values.yes_no, ["Y", "1", "maybe", "yes no", "", "ｙｅｓ"]),
        (values.true_false, ["t", "0", "Wahr"]),
        (values.integer, ["", "1.0", "1 000", "1,000", "+1", "--1", "٣", "1_000", "0x1", "1e3", "9" * 200_000]),
        (values.decimal, ["", ".5", "5.", "1,5", "1 000.00", "NaN", "inf", "1e3", "٣.٣", "$5", "1." + "0" * 19]),
        (values.ip, ["", "192.0.2", "192.0.2.256", "192.0.2.01", "example.com", "2001:db8::1::2", "1" * 200_000]),
        (sentences.epoch_milliseconds, ["", "-1", "1.5", "1e12", "٣", "9" * 15, "2024-12-12"]),
        (
            sentences.time_range,
            [
                "", " - ", "Jul 08, 2020 01:00 PM", "Jul 08, 2020 01:00 PM - ", " - Jul 08, 2020 01:00 PM",
                "Jul 08, 2020 - Jul 09, 2020", "Jul 08, 2020 01:00 PM-Jul 08, 2020 02:00 PM",
                "Jul 08, 2020 01:00 PM - Jul 32, 2020 02:00 PM", "Jul 08, 2020 01:00 PM - soon",
                "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:00 PM - Jul 08, 2020 03:00 PM",
                # which number is the month is open, at either end
                "05/12/2020 01:00 PM - 06/12/2020 02:00 PM", "5/12/20, 1:00 PM - 6/12/20, 2:00 PM",
                "Jul 08, 2020 01:00 PM - 7/8/2020 2:00 PM", "7/8/2020 1:00 PM - Jul 08, 2020 02:00 PM",
                # not LinkedIn's
                "08.07.2020 13:00 - 08.07.2020 14:00", "8-Jul-2020 1:00 PM - 8-Jul-2020 2:00 PM",
                # a zone is stated
                "Jul 08, 2020 01:00 PM UTC - Jul 08, 2020 02:00 PM UTC",
                "Jul 08, 2020 01:00 PM UTC - Jul 08, 2020 02:00 PM",
                "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:00 PM UTC",
            ],
        ),
        (
            sentences.upload,
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
    ("kind", "message"),
    [
        (values.integer, "no whole number"),
        (values.decimal, "no decimal number"),
        (sentences.epoch_milliseconds, "no milliseconds"),
        (sentences.time_range, "no moment as a range states it"),
        (sentences.upload, "not the sentence of an upload"),
        (COLOURS, "no word"),
    ],
)
def test_kind_says_what_a_cell_is_not(kind, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        kind.read("")


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
            sentences.upload,
            Upload("video", datetime(2025, 6, 1, 0, 5, tzinfo=UTC)),
            "You uploaded a video on June 1, 2025 at 12:05 AM (GMT)",
        ),
        (
            sentences.time_range,
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
    at = sentences.epoch_milliseconds.read(str(milliseconds))
    assert sentences.epoch_milliseconds.write(at) == str(milliseconds)


@given(MINUTES, MINUTES)
def test_ranges_survive_their_text(start, end):
    assert sentences.time_range.read(sentences.time_range.write(TimeRange(start, end))) == TimeRange(start, end)


@given(st.sampled_from(["photo", "feed document", "article cover photo"]), MINUTES)
def test_uploads_survive_their_sentence(kind, at):
    value = Upload(kind, at.replace(tzinfo=UTC))
    assert sentences.upload.read(sentences.upload.write(value)) == value


def test_parsed_value_is_written_as_text_unless_told_otherwise():
    kind = Parsed("number", float)
    assert (kind.name, kind.read("1.5"), kind.write(1.5)) == ("number", 1.5, "1.5")


# Columns


@pytest.mark.parametrize("kind", [values.yes_no, values.true_false])
def test_flags_are_read_however_they_are_spelt(kind):
    spelt = ["yes", "Yes", "YES", "no", "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE"]
    flags = ([True] * 3 + [False] * 3) * 2
    assert kind.column(["", *spelt]) == [None, *flags]
    assert kind.column([" ", "yEs", " no ", *spelt]) == [None, True, False, *flags]
    assert kind.name == "flag"
    with pytest.raises(LookupError):
        kind.column(["Yes", "maybe"])


NOON, ONE = "2023-06-11 12:00:00", "2023-06-11 13:00:00"


@pytest.mark.parametrize(("kind", "zone", "end"), [(values.utc_seconds, UTC, " UTC"), (values.naive_seconds, None, "")])
def test_moments_are_read_a_column_at_a_time_blank_cells_or_not(kind, zone, end):
    noon, one = datetime(2023, 6, 11, 12, tzinfo=zone), datetime(2023, 6, 11, 13, tzinfo=zone)
    assert kind.column([NOON + end, ONE + end]) == [noon, one]
    assert kind.column([NOON + end, "", ONE + end, " "]) == [noon, None, one, None]
    assert kind.column(["", ""]) == [None, None]
    with pytest.raises(ValueError, match=r"."):
        kind.column([NOON + end, "soon"])


def test_a_kind_of_date_may_read_many_cells_in_a_way_of_its_own():
    kind = values.Dated("day", "2006-01-02", None, Stamp.whole_day, lambda cells: [len(cell) or None for cell in cells])
    assert kind.column(["abc", "de"]) == [3, 2]
    assert kind.column(["abc", " ", "de", ""]) == [3, None, 2, None]


def test_days_are_read_a_column_at_a_time():
    assert values.day.column(["17 Nov 2021", "", "18 Nov 2021"]) == [date(2021, 11, 17), None, date(2021, 11, 18)]


# Words


def test_known_words_are_read_whatever_their_case():
    assert COLOURS.column(["RED", "", "red", "Dark Blue"]) == [Colour.RED, None, Colour.RED, Colour.DARK_BLUE]
    assert COLOURS.read("dark blue") is Colour.DARK_BLUE
    assert COLOURS.cell(" rEd ") is Colour.RED
    assert COLOURS.cell("dark BLUE") is Colour.DARK_BLUE
    assert COLOURS.known(" dark BLUE ")
    assert not COLOURS.known("GREEN")
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


@given(st.sampled_from(Colour))
def test_words_survive_their_text(colour):
    assert isinstance(COLOURS, Words)
    assert COLOURS.read(COLOURS.write(colour)) is colour


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
