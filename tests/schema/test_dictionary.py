import json
from datetime import date
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.dictionary import data_dictionary
from linkedin_export.schema.evidence import Format, Layout, Quirk, Writing
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import day, words


class Species(StrEnum):
    CAT = "CAT"
    DOG = "DOG"


@reads(
    "Pets.csv",
    "My Pets.csv",
    layouts=(Layout("2018-10", "Name,Kind"), Layout("2020-01", "Pet Name,Kind,Born On", sometimes=True)),
    written=(
        Writing(file="Old/Pets.csv"),
        Writing(since="2020-01", file="Home/Pets.csv", quirks=(Quirk.RAW_LINES, Quirk.NAMELESS_COLUMN)),
        Writing(since="2022-01", file="Home/Pets.csv"),
    ),
    snapshot="PETS",
    until="2024-01",
    delivery="basic",
)
@frozen(kw_only=True)
class Pet(Record):
    """An animal at home.

    Or elsewhere.
    """

    name: str | None = column("Pet Name", "Name", pii="name", doc="What it is called.")
    kind: Species | str | None = column("Kind", parse=words(Species), blank=("N/A", "-"), doc="What it is.")
    born_on: date | None = column("Born On", parse=day, doc="When it was born.")


@reads("About.html", folder="Pages", format=Format.ARTICLE)
@frozen(kw_only=True)
class Page(Record):
    """A page about pets."""


def test_dictionary_is_plain_data_in_the_order_of_the_records():
    found = data_dictionary([Pet, Page])
    assert json.loads(json.dumps(found)) == found
    assert list(found) == ["Pet", "Page"]
    assert Registry((Pet, Page)).schema() == found


def test_dictionary_describes_a_record():
    entry = data_dictionary([Pet])["Pet"]
    del entry["fields"]
    assert entry == {
        "description": "An animal at home.\n\nOr elsewhere.",
        "table": "pets",
        "files": ["Pets.csv", "My Pets.csv"],
        "paths": ["Old/Pets.csv", "Home/Pets.csv"],
        "folder": None,
        "format": "table",
        "delivery": "basic",
        "provisional": False,
        "until": "2024-01",
        "snapshot_domains": ["PETS"],
        "key": [],
        "quirks": ["nameless_column", "raw_lines"],
        "layouts": [
            {"since": "2018-10", "header": ["Name", "Kind"], "sometimes": False, "resaved": False},
            {"since": "2020-01", "header": ["Pet Name", "Kind", "Born On"], "sometimes": True, "resaved": False},
        ],
    }


def test_dictionary_describes_fields():
    name, kind, born_on = data_dictionary([Pet])["Pet"]["fields"]
    assert name == {
        "name": "name",
        "type": "text",
        "header": "Pet Name",
        "aliases": ["Name"],
        "nth": 1,
        "words": None,
        "blank": [],
        "pii": "name",
        "description": "What it is called.",
    }
    assert (kind["type"], kind["words"], kind["blank"], kind["pii"]) == ("word", ["CAT", "DOG"], ["-", "N/A"], None)
    assert (born_on["type"], born_on["words"]) == ("day", None)


def test_dictionary_says_what_is_provisional_and_what_is_no_table():
    entry = data_dictionary([Page])["Page"]
    assert entry["provisional"] is True
    assert entry["layouts"] == entry["fields"] == []
    assert (entry["format"], entry["folder"]) == ("article", "Pages")
