import pickle
from datetime import date

import attrs
import pytest
from attrs import frozen
from attrs.exceptions import FrozenInstanceError, NotAnAttrsClassError

from linkedin_export.schema.evidence import Format, Layout, Quirk, Writing
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.lists import commas
from linkedin_export.schema.spec import NO_EXTRA, ONE_ROW, WHOLE_ROW, Record, Source, column, columns_of, reads
from linkedin_export.schema.values import day, integer, iso_day, text, url


@reads(
    "Pets.csv",
    "Animals.csv",
    layouts=(
        Layout("2018-10", "Pet Name,Toys,Toys"),
        Layout("2020-01", "Name,Toys,Toys,Born On,"),
    ),
    written=(
        Writing(file="Old/Animals.csv", quirks=(Quirk.REPEATED_COLUMNS,)),
        Writing(since="2020-01", file="Home/My Pets.csv", quirks=(Quirk.REPEATED_COLUMNS, Quirk.NAMELESS_COLUMN)),
    ),
    snapshot="PETS",
    until="2024-01",
    delivery="basic",
    part_rows=200,
    key=(("name", "born_on"), ("name",)),
)
@frozen(kw_only=True)
class Pet(Record):
    """An animal at home."""

    name: str | None = column("Name", "Pet Name", pii="name", doc="What it is called.")
    toys: tuple[str, ...] = column("Toys", parse=commas, doc="What it plays with.")
    more_toys: tuple[str, ...] = column("Toys", parse=commas, nth=2, blank=["none"], doc="What it plays with, too.")
    born_on: date | None = column(
        "Born On", parse=day, doc="When it was born.", formerly={"2019-06": url, "2018-12": iso_day}
    )


# Columns


def test_column_keeps_what_it_was_told():
    name, toys, more_toys, born_on = Pet.spec.columns
    assert (name.field, name.header, name.headers, name.kind, name.pii) == (
        "name", "Name", ("Name", "Pet Name"), text, "name",
    )  # fmt: skip
    assert (toys.nth, more_toys.nth) == (1, 2)
    assert more_toys.blank == {"none"}
    assert born_on.doc == "When it was born."
    assert columns_of(Pet) == Pet.spec.columns


def test_field_without_a_cell_holds_none_and_a_list_nothing():
    pet = Pet()
    assert (pet.name, pet.toys, pet.more_toys, pet.born_on) == (None, (), (), None)
    assert [column.empty for column in Pet.spec.columns] == [None, (), (), None]


@pytest.mark.parametrize(
    ("month", "kind"),
    [
        ("2018-10", iso_day),
        ("2018-12", iso_day),
        ("2019-01", url),
        ("2019-06", url),
        ("2019-07", day),
        ("2026-01", day),
    ],
)
def test_column_knows_how_its_values_were_spelt_in_a_month(month, kind):
    assert Pet.spec.columns[3].kind_in(month) is kind


def test_column_without_a_header_is_refused():
    with pytest.raises(ValueError, match="a column has a header"):
        column(doc="Nothing.")


# Records


def test_extra_and_source_take_no_part_in_equality_hash_and_repr():
    plain = Pet(name="Rex")
    other = Pet(name="Rex", extra=FrozenMap({"Colour": "brown"}), source=Source("Pets.csv", 2))
    assert plain == other
    assert hash(plain) == hash(other)
    assert plain.extra is NO_EXTRA
    assert plain.source is None
    assert repr(other) == repr(plain)
    assert Pet(name="Rex") != Pet(name="Max")


def test_record_is_plain_attrs_frozen_slotted_and_pickled():
    pet = Pet(name="Rex", toys=("ball",), extra=FrozenMap({"Colour": "brown"}), source=Source("Pets.csv", 2))
    again = pickle.loads(pickle.dumps(pet))
    assert (again, again.extra, again.source) == (pet, pet.extra, pet.source)
    assert attrs.evolve(pet, name="Max").toys == ("ball",)
    assert attrs.asdict(pet)["name"] == "Rex"
    assert not hasattr(pet, "__dict__")
    with pytest.raises(FrozenInstanceError):
        pet.name = "Max"


# What `reads` attaches


def test_spec_keeps_what_it_was_told():
    spec = Pet.spec
    assert spec.name == "Pet"
    assert spec.names == ("Pets.csv", "Animals.csv", "My Pets.csv")
    assert spec.table == "pets"
    assert spec.quirks == {Quirk.REPEATED_COLUMNS, Quirk.NAMELESS_COLUMN}
    assert (spec.format, spec.folder, spec.until, spec.delivery, spec.part_rows) == (
        Format.TABLE, None, "2024-01", "basic", 200,
    )  # fmt: skip
    assert spec.snapshot == ("PETS",)
    assert spec.key == (("name", "born_on"), ("name",))
    assert not spec.provisional
    assert isinstance(hash(spec), int)


def test_spec_of_the_least_that_can_be_told():
    @reads("HouseRules.csv", snapshot=("RULES", "OLD_RULES"))
    @frozen(kw_only=True)
    class HouseRule(Record):
        rule: str | None = column("Rule", doc="What it says.")

    assert HouseRule.spec.provisional
    assert HouseRule.spec.table == "house_rules"
    assert HouseRule.spec.snapshot == ("RULES", "OLD_RULES")
    assert HouseRule.spec.layouts == ()
    assert HouseRule.spec.key == WHOLE_ROW


def test_names_may_come_from_the_paths_alone():
    @reads(written=(Writing(file="Home/Rules_of_the_house.csv"),))
    @frozen(kw_only=True)
    class HouseRule(Record):
        pass

    assert HouseRule.spec.names == ("Rules_of_the_house.csv",)
    assert HouseRule.spec.table == "rules_of_the_house"


def test_table_may_be_named():
    @reads("Rules.csv", table="house_rules", folder="Rules", format=Format.ARTICLE)
    @frozen(kw_only=True)
    class HouseRule(Record):
        pass

    assert (HouseRule.spec.table, HouseRule.spec.folder, HouseRule.spec.format) == (
        "house_rules", "Rules", Format.ARTICLE,
    )  # fmt: skip


def test_class_and_spec_are_checked_against_each_other():
    @frozen(kw_only=True)
    class Cat(Record):
        name: str | None = column("Name", doc="What it is called.")
        lives: int | None = column("Lives", parse=integer, doc="How many are left.")

    with pytest.raises(TypeError, match="Cat: no file has been named"):
        reads()(Cat)
    with pytest.raises(TypeError, match="Cat: no file has been named"):
        reads(table="cats")(Cat)
    with pytest.raises(TypeError, match="Cat: no field claims 'Colour' of the layout of 2020-01"):
        reads("Cats.csv", layouts=[Layout("2020-01", "Name,Colour")])(Cat)
    with pytest.raises(TypeError, match="Cat: no field claims 'name' of the layout of 2020-01"):
        reads("Cats.csv", layouts=[Layout("2020-01", "Name,Lives,name")])(Cat)
    with pytest.raises(TypeError, match="Cat: layouts are not in the order of their months"):
        reads("Cats.csv", layouts=[Layout("2020-02", "Name"), Layout("2020-01", "Name,Lives")])(Cat)
    assert reads("Cats.csv", layouts=[Layout("2020-01", "Name,,LIVES,")])(Cat) is Cat


def test_two_fields_may_not_claim_one_header():
    @frozen(kw_only=True)
    class Dog(Record):
        name: str | None = column("Name", "name", doc="What it is called.")
        nickname: str | None = column("Nickname", "NAME", doc="What it listens to.")

    with pytest.raises(TypeError, match="Dog: both name and nickname claim 'name'"):
        reads("Dogs.csv")(Dog)


def test_a_key_is_one_choice_of_fields_or_several():
    @frozen(kw_only=True)
    class Cat(Record):
        name: str | None = column("Name", doc="What it is called.")

    assert reads("Cats.csv", key=("name",))(Cat).spec.key == (("name",),)
    assert reads("Cats.csv", key=(("name",), ("name", "name")))(Cat).spec.key == (("name",), ("name", "name"))
    assert reads("Cats.csv", key=ONE_ROW)(Cat).spec.key == ((),)
    for key in (("lives",), (("name",), ("name", "lives"))):
        with pytest.raises(TypeError, match="Cat: the key names 'lives', which is no field"):
            reads("Cats.csv", key=key)(Cat)


def test_only_attrs_classes_can_read():
    class Dog:
        pass

    with pytest.raises(NotAnAttrsClassError):
        reads("Dogs.csv")(Dog)


# Headers to columns


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["Name", "Toys", "Toys", "Born On"], ["name", "toys", "more_toys", "born_on"]),
        (["born_on", "TOYS", " name "], ["born_on", "toys", "name"]),
        (["Pet Name"], ["name"]),
        (["PetName", "Name"], ["name", None]),
        (["Name", "Name"], ["name", None]),
        (["Toys", "toys", "TOYS"], ["toys", "more_toys", None]),
        (["Colour", "", "Name"], [None, None, "name"]),
        (["", ""], [None, None]),
        ([], []),
    ],
)
def test_header_cells_find_their_columns(header, fields):
    assert [column and column.field for column in Pet.spec.resolve(header)] == fields
