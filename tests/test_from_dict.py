import json
import reprlib
from datetime import UTC, datetime

import pytest
from attrs import frozen
from hypothesis import given, settings

import linkedin_export
from linkedin_export import from_dict, to_dict
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import Parsed
from tests.schema.made import RECORDS, records, records_of


def check(one):
    data = to_dict(one)
    for again in (from_dict(data, type(one)), from_dict(json.loads(json.dumps(data)), type(one))):
        assert again == one
        assert type(again) is type(one)
        assert again.extra == one.extra
        assert again.source == one.source
        assert to_dict(again) == data
        for field in data.keys() - {"extra", "source"}:
            assert type(getattr(again, field)) is type(getattr(one, field)), field


@settings(max_examples=300)
@given(records)
def test_every_record_comes_back(one):
    check(one)


@pytest.mark.parametrize("record", RECORDS)
def test_records_of_every_class_come_back(record):
    @settings(max_examples=10)
    @given(records_of(record))
    def come_back(one):
        check(one)

    come_back()
    check(record())


@pytest.mark.parametrize(
    ("record", "field", "value", "why"),
    [
        ("Connection", "first_name", 3, "not text"),
        ("Connection", "url", ["https://example.com"], "not text"),
        ("Connection", "connected_on", "17 Nov 2021", "not a day"),
        ("Connection", "connected_on", "2021-11-17T00:00:00", "not a day"),
        ("Connection", "connected_on", "2021-11-17\n", "not a day"),
        ("Connection", "connected_on", "20211117", "not a day"),
        ("Connection", "connected_on", "٢٠٢١-11-17", "not a day"),
        ("Connection", "connected_on", "2021-02-31", "day "),
        ("Message", "sent_at", "2026-06-07", "not a date and time"),
        ("Message", "sent_at", "2026-06-07T10", "not a date and time"),
        ("Message", "sent_at", "2026-06-07T24:00:00", "hour "),
        ("Message", "sent_at", 1_750_000_000, "not a date and time"),
        ("Message", "folder", 1, "not text"),
        ("Message", "recipient_urls", None, "not a list"),
        ("Message", "recipient_urls", "https://example.com", "not a list"),
        ("Message", "recipient_urls", ["https://example.com", None], "not text"),
        ("Message", "is_message_draft", "Yes", "not true or false"),
        ("Message", "is_message_draft", 1, "not true or false"),
        ("Position", "started_on", "Oct 2015", "not a date, or part of one"),
        ("Position", "started_on", "2015-13", "month must be in 1..12"),
        ("Position", "started_on", "-", "not a date, or part of one"),
        ("Receipt", "tax_amount", 12.5, "not a decimal number, as text"),
        ("Receipt", "tax_amount", "NaN", "not a decimal number, as text"),
        ("Receipt", "tax_amount", "1e5", "not a decimal number, as text"),
        ("Registration", "registration_ip", 3221225985, "not an IP address"),
        ("Registration", "registration_ip", "192.0.2", "'192.0.2' does not appear"),
        ("DuolingoScore", "score", True, "not a whole number"),
        ("DuolingoScore", "score", 3.0, "not a whole number"),
        ("Event", "time", {"start": "2026-06-07T10:11:12"}, "not an object with start, end"),
        ("Event", "time", {"start": "2026-06-07T10:11:12", "end": None}, "not a date and time"),
        ("RichMedia", "uploaded", "photo", "not an object with kind, at"),
        ("Profile", "websites", [{"label": "BLOG", "value": "", "x": ""}], "not an object with label, value"),
        ("JobApplication", "answers", [{"question": "What?", "answer": None}], "not text"),
        ("SavedJobAlert", "alert_parameters", {"a": 3}, "not text, a list or an object"),
        ("SavedJobAlert", "alert_parameters", {"a": {3: "b"}}, "not an object: a key is no text"),
        ("SavedJobAlert", "alert_parameters", [], "not an object"),
        ("Connection", "extra", None, "not an object of texts"),
        ("Connection", "extra", {"Mood": 3}, "not an object of texts"),
        ("Connection", "extra", {3: "good"}, "not an object of texts"),
        ("Connection", "source", {"file": "Connections.csv"}, "not an object with file, line"),
        ("Connection", "source", {"file": "Connections.csv", "line": "2"}, "not a whole number"),
    ],
)
def test_what_stands_for_no_value_is_refused_by_field_and_value(record, field, value, why):
    record = getattr(linkedin_export, record)
    with pytest.raises(ValueError, match=rf"^{record.__name__}\.{field}: ") as caught:
        from_dict(to_dict(record()) | {field: value}, record)
    message = str(caught.value)
    assert f": {why}" in message
    assert reprlib.repr(value) in message


@pytest.mark.parametrize("deep", [33, 100_000])
def test_a_map_that_is_nested_without_end_is_refused(deep):
    value = "text"
    for _ in range(deep):
        value = {"a": value}
    with pytest.raises(ValueError, match=r"^SavedJobAlert.alert_parameters: .*: nested too deep$"):
        from_dict({"alert_parameters": value}, linkedin_export.SavedJobAlert)


def test_a_map_that_is_nested_deeply_comes_back():
    value = "text"
    for _ in range(32):
        value = {"a": value}
    one = from_dict({"alert_parameters": value}, linkedin_export.SavedJobAlert)
    assert to_dict(one)["alert_parameters"] == value


def test_a_long_value_is_not_repeated_whole():
    with pytest.raises(ValueError, match=r"Connection\.connected_on") as caught:
        from_dict({"connected_on": "x" * 10_000}, linkedin_export.Connection)
    assert len(str(caught.value)) < 200


def test_a_field_that_the_record_lacks_is_refused():
    with pytest.raises(ValueError, match=r"^Connection has no field 'pet': 'cat'$"):
        from_dict({"first_name": "Ada", "pet": "cat"}, linkedin_export.Connection)


def test_a_field_that_the_data_lack_is_blank():
    assert from_dict({"content": "Hi"}, linkedin_export.Message) == linkedin_export.Message(content="Hi")


@pytest.mark.parametrize("data", [None, [], "Ada", [("first_name", "Ada")]])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(ValueError, match=r"^Connection: not an object: "):
        from_dict(data, linkedin_export.Connection)


@pytest.mark.parametrize("record", [dict, "Connection", linkedin_export.Connection()])
def test_what_is_no_record_class_is_refused(record):
    with pytest.raises(TypeError, match="record is a record class, not "):
        from_dict({}, record)


def test_moments_of_other_writers_are_read():
    one = from_dict({"sent_at": "2026-06-07T10:11:12.345Z"}, linkedin_export.Message)
    assert one.sent_at == datetime(2026, 6, 7, 10, 11, 12, 345_000, tzinfo=UTC)


def test_words_are_the_librarys_and_others_stay_text():
    known, other = (from_dict({"direction": word}, linkedin_export.Invitation) for word in ("INCOMING", "SIDEWAYS"))
    assert known.direction is linkedin_export.Direction.INCOMING
    assert type(other.direction) is str


def test_kind_that_the_library_does_not_have_is_refused():
    @reads("Pets.csv")
    @frozen(kw_only=True)
    class Pet(Record):
        colour: FrozenMap[str] | None = column(
            "Colour", parse=Parsed("colour", lambda cell: FrozenMap({"name": cell})), doc="Of its fur."
        )

    pet = Pet(colour=FrozenMap({"name": "red"}))
    assert from_dict(to_dict(Pet()), Pet) == Pet()
    with pytest.raises(ValueError, match=r"^Pet.colour: {'name': 'red'}: a colour cannot be read back: dict$"):
        from_dict(to_dict(pet), Pet)
