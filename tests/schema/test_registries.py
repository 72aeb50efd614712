import pytest
from attrs import frozen
from attrs.exceptions import FrozenInstanceError

from linkedin_export.schema.evidence import Layout
from linkedin_export.schema.registry import Match, Registry
from linkedin_export.schema.spec import Record, column, reads


@reads("Pets.csv", layouts=(Layout("2018-10", "Name,Kind,Owner"),))
@frozen(kw_only=True)
class Pet(Record):
    """An animal at home."""

    name: str | None = column("Name", doc="What it is called.")
    kind: str | None = column("Kind", doc="What it is.")
    owner: str | None = column("Owner", doc="Whose it is.")


@reads("Toys.csv", layouts=(Layout("2019-01", "Name"),))
@frozen(kw_only=True)
class Toy(Record):
    """A plaything."""

    name: str | None = column("Name", doc="What it is called.")


@reads("Plans.csv")
@frozen(kw_only=True)
class Plan(Record):
    """What a pet is up to; no such file has been seen."""

    what: str | None = column("What", doc="What is planned.")


@frozen
class Ignored:
    pattern: str
    reason: str


RECORDS = (Pet, Toy, Plan)
REGISTRY = Registry(RECORDS, (Ignored("*/.hidden", "It is hidden."), Ignored("pictures/*", "They are pictures.")))


def test_with_records_makes_another_registry():
    @reads("Cages.csv", layouts=(Layout("2020-01", "Cage,Size"),))
    @frozen(kw_only=True)
    class Cage(Record):
        cage: str | None = column("Cage", doc="Which.")
        size: str | None = column("Size", doc="How big.")

    more = REGISTRY.with_records(Cage)
    assert more.records == (Cage, *RECORDS)
    assert more.ignorables == REGISTRY.ignorables
    assert more.identify("Cages.csv", ["Cage", "Size"]).record is Cage
    assert REGISTRY.identify("Cages.csv", ["Cage", "Size"]) is None


def test_added_record_takes_the_place_of_one_with_its_table_or_name():
    @reads("My Pets.csv", table="pets", layouts=(Layout("2018-10", "Name,Kind,Owner"),))
    @frozen(kw_only=True)
    class MyPet(Record):
        name: str | None = column("Name", doc="What it is called.")
        kind: str | None = column("Kind", doc="What it is.")
        owner: str | None = column("Owner", doc="Whose it is.")

    @reads("Toys.csv", table="playthings", layouts=(Layout("2019-01", "Name"),))
    @frozen(kw_only=True)
    class MyToy(Record):
        name: str | None = column("Name", doc="What it is called.")

    more = REGISTRY.with_records(MyPet, MyToy)
    assert Pet not in more.records
    assert more.identify("Unheard of.csv", ["Name", "Kind", "Owner"]).record is MyPet
    assert more.identify("Toys.csv", ["Name"]).record is MyToy
    assert more.named("Toys.csv") is MyToy


def test_registries_are_values():
    assert Registry(RECORDS) == Registry(RECORDS)
    assert Registry(RECORDS) != Registry(RECORDS[1:])
    assert hash(Registry(RECORDS)) == hash(Registry(RECORDS))
    assert repr(Registry((Toy,))) == f"Registry(records=({Toy!r},), ignorables=())"
    with pytest.raises(FrozenInstanceError):
        REGISTRY.records = ()


def test_registry_of_nothing_knows_nothing():
    empty = Registry(())
    assert empty.identify("Pets.csv", ["Name"]) is None
    assert empty.schema() == {}
    assert empty.why_ignored("Pets.csv") is None


def test_layouts_are_those_of_the_spec():
    assert REGISTRY.layouts(Pet) == Pet.spec.layouts
    assert Registry((Pet, Plan)).layouts(Plan) == ()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("Home/.hidden", "It is hidden."),
        ("Deep\\Home\\.HIDDEN", "It is hidden."),
        ("Pictures/Deep/Rex.png", "They are pictures."),
        ("Pets.csv", None),
        (".hidden", None),
        ("Home/Pictures/Rex.png", None),
    ],
)
def test_files_are_ignored_for_a_reason(path, reason):
    assert REGISTRY.why_ignored(path) == reason


def test_match_is_a_value():
    match = REGISTRY.identify("Pets.csv", ["Name", "Kind", "Owner"])
    assert match == Match(Pet, Pet.spec.layouts[0], claimed=3)
    assert hash(match) == hash(Match(Pet, Pet.spec.layouts[0], claimed=3))
