"""The schemas for other tools, checked with these tools against records of every class."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import given, settings

import linkedin_export
from linkedin_export import from_dict, registry, to_dict
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import Parsed
from linkedin_export.testing import make_export
from tests.schema.made import RECORDS, records

WRONG = [
    ("Connection", "first_name", 3),
    ("Connection", "connected_on", "17 Nov 2021"),
    ("Connection", "extra", {"Mood": 3}),
    ("Connection", "extra", None),
    ("Connection", "source", {"file": "Connections.csv"}),
    ("Connection", "pet", "cat"),
    ("Message", "sent_at", "2026-06-07"),
    ("Message", "recipient_urls", None),
    ("Message", "recipient_urls", [3]),
    ("Message", "is_message_draft", "Yes"),
    ("Message", "folder", 3),
    ("Position", "started_on", "Oct 2015"),
    ("Receipt", "tax_amount", 12.5),
    ("DuolingoScore", "score", "3"),
    ("Registration", "registration_ip", "example.com"),
    ("Event", "time", {"start": "2026-06-07T10:11:12"}),
    ("RichMedia", "uploaded", {"kind": "photo", "at": None}),
    ("Profile", "websites", [{"label": "BLOG"}]),
    ("JobApplication", "answers", [{"question": "What?", "answer": "It", "x": ""}]),
    ("SavedJobAlert", "alert_parameters", {"a": 3}),
]


@pytest.fixture(scope="module")
def validators():
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    made = {record: jsonschema.Draft202012Validator(registry.schema("json-schema", record)) for record in RECORDS}
    for validator in made.values():
        validator.check_schema(validator.schema)
    return made


@settings(max_examples=300)
@given(one=records)
def test_every_record_is_valid(validators, one):
    validators[type(one)].validate(json.loads(json.dumps(to_dict(one))))


@pytest.mark.parametrize(("record", "field", "value"), WRONG)
def test_what_no_record_gives_is_invalid_and_not_read(validators, record, field, value):
    record = getattr(linkedin_export, record)
    data = to_dict(record())
    assert validators[record].is_valid(data)
    assert not validators[record].is_valid(data | {field: value})
    with pytest.raises(ValueError, match=field):
        from_dict(data | {field: value}, record)


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_is_required_and_described(validators, record):
    data, schema = to_dict(record()), validators[record].schema
    assert list(schema["properties"]) == list(data)
    assert all(part["description"] for part in schema["properties"].values())
    for field in data:
        assert not validators[record].is_valid({name: value for name, value in data.items() if name != field})


def test_the_schema_of_all_has_that_of_each(validators):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    referencing = pytest.importorskip("referencing", reason="referencing is not installed")
    shipped = json.loads(files("linkedin_export").joinpath("schemas/records.schema.json").read_text("utf-8"))
    assert shipped == registry.schema("json-schema")
    everything = referencing.Registry().with_resource("urn:x", referencing.Resource.from_contents(shipped))
    for record in registry.records:
        validator = jsonschema.Draft202012Validator({"$ref": f"urn:x#/$defs/{record.__name__}"}, registry=everything)
        assert validator.is_valid(to_dict(record()))
        assert not validator.is_valid({})


def test_words_that_are_known_are_examples_and_others_are_valid(validators):
    schema = validators[linkedin_export.Invitation].schema["properties"]["direction"]
    assert schema["examples"] == ["OUTGOING", "INCOMING"]
    assert validators[linkedin_export.Invitation].is_valid(to_dict(linkedin_export.Invitation(direction="SIDEWAYS")))


def test_the_package_is_a_valid_descriptor():
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    shipped = json.loads(files("linkedin_export").joinpath("schemas/datapackage.json").read_text("utf-8"))
    assert shipped == registry.schema("frictionless")
    package = frictionless.Package.from_descriptor(shipped)
    assert [resource.name for resource in package.resources] == [record.spec.table for record in registry.records]
    schema = registry.schema("frictionless", linkedin_export.Connection)
    assert schema == next(part["schema"] for part in shipped["resources"] if part["name"] == "connections")
    assert frictionless.Schema.from_descriptor(schema).get_field("connected_on").type == "date"
    with pytest.raises(frictionless.FrictionlessException):
        frictionless.Schema.from_descriptor({"fields": [{"name": "a", "type": "no such type"}]})


def test_every_row_of_an_export_is_what_the_package_says(tmp_path, monkeypatch):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    export = linkedin_export.open(make_export("2026-05", rows=4).write(tmp_path))
    package = registry.schema("frictionless")
    here = {record.spec.table: table for record, table in export.tables.items()}
    package["resources"] = [part for part in package["resources"] if part["name"] in here]
    for part in package["resources"]:
        lines = [json.dumps(line) for line in here[part["name"]].to_dicts()]
        Path(tmp_path, part["path"]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    report = frictionless.validate(package)
    assert report.flatten(["title", "fieldName", "note"]) == []
    assert report.stats["tasks"] == len(here)
    assert {task.name: task.stats["rows"] for task in report.tasks} == {
        name: len(table) for name, table in here.items()
    }

    Path("connections.jsonl").write_text(json.dumps({**export.connections.to_dicts()[0], "connected_on": "soon"}))
    wrong = frictionless.validate(package)
    assert wrong.flatten(["type", "fieldName"]) == [["type-error", "connected_on"]]


def test_a_kind_that_the_library_does_not_have_may_be_anything():
    @reads("Pets.csv")
    @frozen(kw_only=True)
    class Pet(Record):
        """An animal at home."""

        colour: FrozenMap[str] | None = column("Colour", parse=Parsed("colour", FrozenMap), doc="Of its fur.")

    mine = Registry((Pet,))
    assert mine.schema("json-schema")["$defs"]["Pet"]["properties"]["colour"] == {
        "title": "Colour",
        "description": "Of its fur.",
    }
    assert mine.schema("frictionless", Pet)["fields"][0]["type"] == "any"
    assert mine.schema(record=Pet) == mine.schema()["Pet"] == registry.schema(record=Pet)


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="format is one of dictionary, json-schema, frictionless; not 'xml'"):
        registry.schema("xml")
