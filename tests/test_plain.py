import ipaddress
import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum

import pytest
from attrs import frozen
from attrs.exceptions import NotAnAttrsClassError
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.plain import plain, to_dict
from linkedin_export.schema.dates import PartialDate, TimeRange
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.lists import commas, java_map
from linkedin_export.schema.sentences import Upload
from linkedin_export.schema.spec import Record, Source, column, reads
from linkedin_export.schema.values import Answer, Labelled, decimal, naive_seconds


class Colour(StrEnum):
    RED = "RED"


class Size(IntEnum):
    BIG = 3


class Shape(Enum):
    ROUND = "round"


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (None, None),
        (True, True),
        (0, 0),
        (-(10**30), -(10**30)),
        ("text\u2028", "text\u2028"),
        ("", ""),
        (Colour.RED, "RED"),
        (Size.BIG, 3),
        (Shape.ROUND, "round"),
        (date(2026, 6, 7), "2026-06-07"),
        (datetime(2026, 6, 7, 15, 4, 5), "2026-06-07T15:04:05"),
        (datetime(2026, 6, 7, 15, 4, 5, tzinfo=UTC), "2026-06-07T15:04:05+00:00"),
        (datetime(2026, 6, 7, 15, 4, tzinfo=timezone(timedelta(hours=2))), "2026-06-07T15:04:00+02:00"),
        (PartialDate(2015, 10), "2015-10"),
        (PartialDate(None, 10, 18), "--10-18"),
        (Decimal("2.50"), "2.50"),
        (Decimal("1E-7"), "0.0000001"),
        (ipaddress.ip_address("192.0.2.1"), "192.0.2.1"),
        (ipaddress.ip_address("2001:DB8::1"), "2001:db8::1"),
        ((), []),
        (("a", date(2026, 6, 7), ("b",)), ["a", "2026-06-07", ["b"]]),
        (FrozenMap({"a": ("b", FrozenMap({"c": "d"}))}), {"a": ["b", {"c": "d"}]}),
        (Labelled("BLOG", "example.com"), {"label": "BLOG", "value": "example.com"}),
        ((Answer("What?", "It"),), [{"question": "What?", "answer": "It"}]),
        (
            TimeRange(datetime(2020, 7, 8, 13), datetime(2020, 7, 8, 14, 30)),
            {"start": "2020-07-08T13:00:00", "end": "2020-07-08T14:30:00"},
        ),
        (
            Upload("photo", datetime(2025, 6, 10, 12, 54, tzinfo=UTC)),
            {"kind": "photo", "at": "2025-06-10T12:54:00+00:00"},
        ),
    ],
)
def test_value_becomes_what_json_knows(value, data):
    assert plain(value) == data
    assert type(plain(value)) is type(data) or isinstance(value, IntEnum)
    assert json.loads(json.dumps(plain(value))) == data


def test_value_of_another_kind_is_refused():
    with pytest.raises(NotAnAttrsClassError):
        plain(object())


@reads("Pets.csv")
@frozen(kw_only=True)
class Pet(Record):
    name: str | None = column("Name", doc="What it is called.")
    toys: tuple[str, ...] = column("Toys", parse=commas, doc="What it plays with.")
    fed_at: datetime | None = column("Fed", parse=naive_seconds, doc="When it was fed.")
    weight: Decimal | None = column("Weight", parse=decimal, doc="How heavy it is.")
    habits: FrozenMap[object] | None = column("Habits", parse=java_map, doc="What it does.")
    age: int = 3  # no column


def test_record_becomes_data_with_nothing_left_out():
    pet = Pet(
        name="Rex",
        toys=("ball", "bone"),
        fed_at=datetime(2026, 6, 7, 15, 4, 5),
        weight=Decimal("12.50"),
        habits=FrozenMap({"bark": ("loud",)}),
        extra=FrozenMap({"Mood": "good"}),
        source=Source("Pets.csv", 2),
    )
    assert to_dict(pet) == {
        "name": "Rex",
        "toys": ["ball", "bone"],
        "fed_at": "2026-06-07T15:04:05",
        "weight": "12.50",
        "habits": {"bark": ["loud"]},
        "extra": {"Mood": "good"},
        "source": {"file": "Pets.csv", "line": 2},
    }
    assert list(to_dict(pet)) == ["name", "toys", "fed_at", "weight", "habits", "extra", "source"]


def test_record_of_nothing_becomes_data_all_the_same():
    assert to_dict(Pet()) == {
        "name": None, "toys": [], "fed_at": None, "weight": None, "habits": None, "extra": {}, "source": None,
    }  # fmt: skip


@given(
    st.builds(
        Pet,
        name=st.none() | st.text(),
        toys=st.lists(st.text()).map(tuple),
        fed_at=st.none() | st.datetimes(),
        weight=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3),
        extra=st.dictionaries(st.text(), st.text()).map(FrozenMap),
    )
)
def test_record_survives_json(pet):
    data = json.loads(json.dumps(to_dict(pet)))
    assert data["name"] == pet.name
    assert tuple(data["toys"]) == pet.toys
    assert (data["fed_at"] and datetime.fromisoformat(data["fed_at"])) == pet.fed_at
    assert (data["weight"] and Decimal(data["weight"])) == pet.weight
    assert data["extra"] == pet.extra
