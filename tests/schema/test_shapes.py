from datetime import date, datetime
from enum import StrEnum

import pytest
from attrs import frozen

from linkedin_export.schema.evidence import Format, Layout
from linkedin_export.schema.lists import commas
from linkedin_export.schema.shapes import by_shape, fits, telling
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import birth_day, day, integer, naive_seconds, url, words


class Mood(StrEnum):
    GOOD = "GOOD"
    BAD = "BAD"


@reads(
    "Pets.csv",
    layouts=(
        Layout("2018-10", "Name,Owner,Born On"),
        Layout("2019-01", "Born On,Name,Owner", resaved=True),
        Layout("2020-01", "Name,Page,Born On"),
        Layout("2022-01", "Name,Page,Born On,Mood,"),
    ),
)
@frozen(kw_only=True)
class Pet(Record):
    name: str | None = column("Name", doc="What it is called.")
    owner: str | None = column("Owner", pii="email", doc="The address of whose it is.")
    page: str | None = column("Page", parse=url, doc="Where it shows itself.")
    born_on: date | None = column("Born On", parse=day, blank=["N/A"], doc="When it was born.")
    mood: Mood | str | None = column("Mood", parse=words(Mood), doc="How it is.")


@reads("Walks.csv", layouts=(Layout("2020-01", "When,Page"), Layout("2021-01", "When,Page"), Layout("2022-01", "When")))
@frozen(kw_only=True)
class Walk(Record):
    when: datetime | None = column("When", parse=naive_seconds, doc="When it went.")
    page: str | None = column("Page", parse=url, doc="Where it went.")


@reads("Tricks.csv", layouts=(Layout("2020-01", "Page,Times,Names"),))
@frozen(kw_only=True)
class Trick(Record):
    page: str | None = column("Page", parse=url, doc="Where it is shown.")
    times: int | None = column("Times", parse=integer, doc="How often.")
    names: tuple[str, ...] = column("Names", parse=commas, doc="What it is called.")


@reads("Diary.txt", format=Format.TRANSCRIPT, layouts=(Layout("2020-01", "When,Page"),))
@frozen(kw_only=True)
class Diary(Record):
    when: datetime | None = column("When", parse=naive_seconds, doc="When it was written.")
    page: str | None = column("Page", parse=url, doc="Where it is.")


RECORDS = (Pet, Walk, Trick, Diary)
OWNED = [["Rex", "ada@example.com", "17 Nov 2021"], ["Max", "", "18 Nov 2021"]]
SHOWN = [["Rex", "https://example.com/rex", "17 Nov 2021"], ["Max", "", "N/A"]]
WALKED = [
    ["2021-11-17 10:00:00", "www.linkedin.com/in/rex"],
    ["2021-11-18 10:00:00", "https://www.linkedin.com/in/tom"],
]
JOGGED = [["2021-11-17 10:00:00", "www.example.com"], ["2021-11-18 10:00:00", "https://example.com"]]


def test_texts_and_lists_tell_nothing():
    columns = {one.field: telling(one) for one in (*Pet.spec.columns, *Trick.spec.columns)}
    assert columns == {
        "name": False, "owner": True, "page": True, "born_on": True, "mood": True, "times": True, "names": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "cell", "fit"),
    [
        ("page", "https://example.com", True),
        ("page", "www.example.com", True),
        ("page", "urn:li:activity:1", True),
        ("page", "example", False),
        ("owner", "ada@example.com", True),
        ("owner", "Ada Example", False),
        ("born_on", "17 Nov 2021", True),
        ("born_on", " N/A ", True),
        ("born_on", "31 Feb 2021", False),
        ("born_on", "17 Nix 2021", False),
        ("born_on", "11/17/2021", False),
        ("mood", "GOOD", True),
        ("mood", "so so", False),
    ],
)
def test_cell_fits_a_column_of_its_shape(field, cell, fit):
    (one,) = (one for one in Pet.spec.columns if one.field == field)
    assert fits(one, cell) is fit


def test_what_others_write_as_well_tells_nothing_without_a_name():
    assert by_shape(RECORDS, JOGGED, None) is None
    assert by_shape(RECORDS, JOGGED, Walk)[0] is Walk


def test_a_first_row_that_does_not_fit_is_a_header():
    assert by_shape(RECORDS, [["time", "address"], *WALKED * 30], Walk) is None


@pytest.mark.parametrize(
    ("rows", "record", "since"),
    [
        (OWNED, Pet, "2018-10"),
        (SHOWN, Pet, "2020-01"),
        ([["Rex", "https://example.com", "17 Nov 2021", "GOOD", ""]], Pet, "2022-01"),
        # of equal layouts the newest counts
        (WALKED, Walk, "2021-01"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_rows_without_a_header_find_their_layout(rows, record, since, known):
    assert by_shape(RECORDS, rows, record if known else None) == (
        record, next(layout for layout in record.spec.layouts if layout.since == since),
    )  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["Rex", "Ada", "17 Nov 2021"]],  # neither address nor link
        [["Rex", "", "17 Nov 2021"]],  # one telling column has cells
        [["2021-11-17 10:00:00"]],  # one telling column
        [["https://example.com", "3", "a,b"]],  # no date
        [["17 Nov 2021", "Rex", "ada@example.com"]],  # a layout of spreadsheets
        [["Rex", "ada@example.com", "soon"]],
        [["Rex", "ada@example.com"]],
        [*OWNED, ["Rex", "ada@example.com"]],
        [["", "", ""]],
    ],
)
def test_rows_that_fit_no_layout_for_sure_find_none(rows):
    assert by_shape(RECORDS, rows, None) is None


def test_known_name_needs_one_telling_column_only():
    assert by_shape(RECORDS, [["2021-11-17 10:00:00"]], Walk) == (Walk, Walk.spec.layouts[2])
    assert by_shape(RECORDS, [["Rex", "", "17 Nov 2021"]], Pet) == (Pet, Pet.spec.layouts[2])
    assert by_shape(RECORDS, [["https://example.com", "3", "a,b"]], Trick) == (Trick, Trick.spec.layouts[0])
    assert by_shape(RECORDS, OWNED, Walk) is None


@reads("Tales.csv", layouts=(Layout("2020-01", "Name,Tale"),))
@frozen(kw_only=True)
class Tale(Record):
    name: str | None = column("Name", doc="What it is called.")
    tale: str | None = column("Tale", doc="How it goes.")


@pytest.mark.parametrize(
    ("row", "sure"),
    [
        (["", "Once upon a time"], True),
        ([" ", "Once upon a time"], True),
        (["Rex", "Once upon a time " + "x" * 64], True),
        (["Rex", "Once upon a time " + "x" * 63], False),
        (["Rex", ""], False),
        (["Rex", "Once upon a time"], False),
    ],
)
def test_known_name_needs_no_telling_column_where_the_first_row_cannot_be_a_header(row, sure):
    assert by_shape(RECORDS, [row, ["Max", "And so on"]], Tale) == ((Tale, Tale.spec.layouts[0]) if sure else None)
    assert by_shape([Tale], [row], None) is None


def test_files_that_are_no_tables_have_no_shape():
    assert by_shape([Diary], WALKED, None) is None
    assert by_shape([Diary], WALKED, Diary) is None


@pytest.mark.parametrize(("rows", "found"), [(20, True), (19, False)])
def test_one_cell_in_twenty_may_be_off(rows, found):
    cells = [["Rex", "ada@example.com", "17 Nov 2021"]] * (rows - 1) + [["Max", "ada@example.com", "long ago"]]
    assert (by_shape([Pet], cells, None) is not None) == found


def test_layout_that_more_columns_speak_for_wins_over_records_before_it():
    @reads("Births.csv", layouts=(Layout("2020-01", "Day,Page,Birth"),))
    @frozen(kw_only=True)
    class Birth(Record):
        name: str | None = column("Day", parse=birth_day, doc="Which day it is kept on.")
        page: str | None = column("Page", parse=url, doc="Where it shows itself.")
        birth: date | None = column("Birth", parse=day, doc="When it was.")

    rows = [["Oct 18", "https://example.com", "17 Nov 2021"]]
    assert by_shape([Pet, Birth], rows, None) == (Birth, Birth.spec.layouts[0])
    assert by_shape([Birth, Pet], rows, None) == (Birth, Birth.spec.layouts[0])
