from datetime import date
from enum import StrEnum

import pytest
from attrs import frozen

from linkedin_export.schema.evidence import NO_HEADER, Format, Layout
from linkedin_export.schema.registry import Registry, is_header_line
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import day, words


class Kind(StrEnum):
    CAT = "CAT"
    DOG = "DOG"


@reads(
    "Pets.csv",
    "My Pets.csv",
    layouts=(
        Layout("2018-10", "Name,Kind,Owner"),
        Layout("2020-01", "Name,Kind,Owner,Born On"),
        Layout("2022-01", "Pet Name,Kind,Owner,Born On"),
        Layout("2023-01", "Pet Name,Kind,OWNER,Born On"),
        Layout("2024-01", "Pet Name,Kind,Owner,Born On,Colour,Weight"),
    ),
)
@frozen(kw_only=True)
class Pet(Record):
    """An animal at home."""

    name: str | None = column("Pet Name", "Name", pii="name", doc="What it is called.")
    kind: Kind | str | None = column("Kind", parse=words(Kind), doc="What it is.")
    owner: str | None = column("Owner", doc="Whose it is.")
    born_on: date | None = column("Born On", parse=day, doc="When it was born.")
    colour: str | None = column("Colour", doc="How it looks.")
    weight: str | None = column("Weight", doc="How heavy it is.")


@reads("Toys.csv", layouts=(Layout("2019-01", "Name"),))
@frozen(kw_only=True)
class Toy(Record):
    """A plaything."""

    name: str | None = column("Name", doc="What it is called.")


@reads("Tricks.csv", layouts=(Layout("2019-01", "Trick"),))
@frozen(kw_only=True)
class Trick(Record):
    """What a pet has learned."""

    trick: str | None = column("Trick", doc="What it does.")


@reads("Given Answers.csv", layouts=(Layout("2019-01", "Question,Answer"),))
@frozen(kw_only=True)
class GivenAnswer(Record):
    """What a pet said."""

    question: str | None = column("Question", doc="What was asked.")
    answer: str | None = column("Answer", doc="What was said.")


@reads("Saved Answers.csv", layouts=(Layout("2019-01", "Question,Answer"),))
@frozen(kw_only=True)
class SavedAnswer(Record):
    """What a pet will say."""

    question: str | None = column("Question", doc="What is asked.")
    answer: str | None = column("Answer", doc="What is said.")


@reads("Letter.csv", folder="Letters", layouts=(Layout("2019-01", "Question,Answer"),))
@frozen(kw_only=True)
class Letter(Record):
    """What was written to a pet."""

    question: str | None = column("Question", doc="What is asked.")
    answer: str | None = column("Answer", doc="What is said.")


@reads("PetTalks.csv", format=Format.TRANSCRIPT)
@frozen(kw_only=True)
class Talk(Record):
    """What pets say to each other."""


@reads("pet_talks.csv", layouts=(Layout("2019-01", "Speaker,Words,Listener"),))
@frozen(kw_only=True)
class TalkRow(Record):
    """The same in a table."""

    speaker: str | None = column("Speaker", doc="Who spoke.")
    words: str | None = column("Words", doc="What was said.")
    listener: str | None = column("Listener", doc="Who listened.")


@reads("Plans.csv")
@frozen(kw_only=True)
class Plan(Record):
    """What a pet is up to; no such file has been seen."""

    what: str | None = column("What", doc="What is planned.")
    when: str | None = column("When", doc="When it will be.")


@reads("Home page.html", folder="Pages", format=Format.ARTICLE, layouts=(Layout("2019-01", "Title,Text"),))
@frozen(kw_only=True)
class Page(Record):
    """A page about pets."""

    title: str | None = column("Title", doc="What is over it.")
    text: str | None = column("Text", doc="What is in it.")


RECORDS = (Pet, Toy, Trick, GivenAnswer, SavedAnswer, Letter, Talk, TalkRow, Plan, Page)
REGISTRY = Registry(RECORDS)


def identified(name, header):
    return REGISTRY.identify(name, header.split(",") if header else [])


# By an exact layout


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("Name,Kind,Owner", True),
        ("pet_name,KIND,owner,born on,,", True),
        ("Name,Colour", False),
        ("Kind,Name,Owner", False),
        ("Colour,Size", False),
        (",Name,Kind,Owner", False),
        ("", False),
    ],
)
def test_a_header_line_that_was_seen_is_known(header, known):
    assert REGISTRY.has_layout(header.split(",") if header else []) is known


@pytest.mark.parametrize("name", ["Pets.csv", "Unheard of.csv", "Toys.csv", "Animals.txt"])
@pytest.mark.parametrize(
    ("header", "since"),
    [
        ("Name,Kind,Owner", "2018-10"),
        ("Name,Kind,Owner,Born On", "2020-01"),
        ("NAME,kind,owner,born_on", "2020-01"),
        ("Name,Kind,Owner,Born On,,", "2020-01"),
        ("Pet Name,Kind,Owner,Born On", "2022-01"),
        ("Pet Name,Kind,OWNER,Born On", "2023-01"),
        ("pet name,kind,owner,born on", "2022-01"),
    ],
)
def test_header_line_that_was_seen_tells_record_and_layout_whatever_the_name(name, header, since):
    match = identified(name, header)
    assert match.record is Pet
    assert match.layout.since == since
    assert match.by == "header"
    assert match.unknown_columns == match.missing_columns == match.rivals == ()
    assert match.claimed == len([cell for cell in header.split(",") if cell])


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("Given Answers.csv", GivenAnswer),
        ("Saved Answers.csv", SavedAnswer),
        ("saved_answers_2.csv", SavedAnswer),
        ("Letters/2021-01-01 hello.csv", Letter),
        ("Unheard of.csv", GivenAnswer),
        ("Pets.csv", GivenAnswer),
    ],
)
def test_name_decides_among_records_of_the_same_header_line(name, record):
    match = identified(name, "Question,Answer")
    assert match.record is record
    assert match.layout == record.spec.layouts[0]


def test_one_word_that_several_files_have_needs_the_name():
    assert identified("Toys.csv", "Name").record is Toy
    assert identified("Toys.csv", "Name").layout == Toy.spec.layouts[0]
    assert identified("Unheard of.csv", "Name") is None
    assert identified("Unheard of.csv", "name,,") is None


def test_one_word_that_one_file_has_is_enough():
    assert identified("Unheard of.csv", "Trick").record is Trick


def test_part_and_member_id_come_from_the_name():
    match = identified("Home/Pets_3 (1).csv", "Name,Kind,Owner")
    assert (match.part, match.member_id) == (3, None)
    match = identified("Pets_123456789.csv", "Name,Kind,Owner")
    assert (match.part, match.member_id) == (None, "123456789")


# By the nearest layout


@pytest.mark.parametrize(
    ("header", "unknown", "missing"),
    [
        # of the layouts that differ least the newest counts
        ("Owner,Kind,Name", (), ()),
        ("Born On,Owner,Kind,Pet Name", (), ()),
        ("Name,Kind,Owner,Born On,Mood", ("Mood",), ()),
        ("Name,Kind,Mood,Born On", ("Mood",), ("Owner",)),
        ("Name,Kind,Owner,Born On,Colour", (), ("Weight",)),
        ("Name,Kind,Kind,Owner,Born On", ("Kind",), ()),
        ("Name,Kind,Owner, ,Born On", (), ()),
    ],
)
@pytest.mark.parametrize("name", ["Pets.csv", "Unheard of.csv"])
def test_header_line_nobody_has_seen_is_matched_column_by_column(name, header, unknown, missing):
    match = identified(name, header)
    assert match.record is Pet
    assert match.layout is None
    assert match.by == "header"
    assert match.unknown_columns == unknown
    assert match.missing_columns == missing


@pytest.mark.parametrize(
    "header",
    [
        "Kind",  # one column only
        "Kind,Mood,Age",  # one column of three
        "Kind,Owner,Mood,Age,Size",  # two columns of five
        "Pet Name,Owner,Kind,Mood,Age,Size,Home",  # three columns of seven
        "Question,Mood",
        "Mood,Age,Size",
    ],
)
def test_header_line_of_too_few_known_columns_tells_nothing_without_a_name(header):
    assert identified("Unheard of.csv", header) is None


def test_columns_of_several_records_must_make_up_most_of_a_layout():
    @reads("Walks.csv", layouts=(Layout("2020-01", "Name,Kind,Owner,Where,How Long"),))
    @frozen(kw_only=True)
    class Walk(Record):
        name: str | None = column("Name", doc="Who went.")
        kind: str | None = column("Kind", doc="What it is.")
        owner: str | None = column("Owner", doc="Whose it is.")
        where: str | None = column("Where", doc="Where to.")
        how_long: str | None = column("How Long", doc="For how long.")

    small = Registry((Walk, Toy, Pet))
    assert small.identify("Unheard of.csv", ["Owner", "Kind", "Mood"]) is None
    assert small.identify("Unheard of.csv", ["Owner", "Kind", "Name"]).record is Pet
    assert small.identify("Walks.csv", ["Owner", "Kind", "Mood"]).record is Walk


def test_half_of_the_cells_are_enough_where_one_is_its_own():
    assert identified("Unheard of.csv", "Pet Name,Owner,Kind,Mood,Age,Size").record is Pet


@pytest.mark.parametrize(("header", "found"), [("A,B,C,D", True), ("A,B,C", False)])
def test_four_of_five_columns_of_a_layout_are_enough_where_none_is_its_own(header, found):
    @reads("Letters.csv", layouts=(Layout("2020-01", "A,B,C,D,E"),))
    @frozen(kw_only=True)
    class First(Record):
        a: str | None = column("A", doc="A.")
        b: str | None = column("B", doc="B.")
        c: str | None = column("C", doc="C.")
        d: str | None = column("D", doc="D.")
        e: str | None = column("E", doc="E.")

    @reads("More letters.csv", layouts=(Layout("2020-01", "A,B,C,D,E,F"),))
    @frozen(kw_only=True)
    class Second(First):
        f: str | None = column("F", doc="F.")

    match = Registry((First, Second)).identify("Unheard of.csv", header.split(","))
    assert (match and match.record) is (First if found else None)


def lettered(file, letters, *layouts):
    """A record class with one column for each letter."""

    @reads(file, layouts=tuple(Layout("2020-01", layout) for layout in layouts))
    @frozen(kw_only=True)
    class Lettered(Record):
        a: str | None = column(letters[0], doc="One.")
        b: str | None = column(letters[1], doc="Two.")
        c: str | None = column(letters[2], doc="Three.")

    return Lettered


@pytest.mark.parametrize(("name", "number"), [("Unheard of.csv", 0), ("First.csv", 0), ("Second.csv", 1)])
def test_of_records_that_claim_as_much_the_named_one_is_taken_else_the_first(name, number):
    alike = lettered("First.csv", "ABC", "A,B,C"), lettered("Second.csv", "ABC", "A,B,C")
    assert Registry(alike).identify(name, ["C", "A", "B"]).record is alike[number]


def test_of_records_that_claim_as_much_the_one_with_the_nearer_layout_is_taken():
    far, near = lettered("First.csv", "ABC", "A,B,C"), lettered("Second.csv", "ABX", "A,B")
    assert Registry((far, near)).identify("First.csv", ["B", "A", "C"]).record is far
    assert Registry((far, near)).identify("Second.csv", ["C", "B", "A"]).record is far
    assert Registry((far, near)).identify("Second.csv", ["B", "A", "D"]).record is near


def test_layout_without_cells_makes_no_header_convincing():
    empty = lettered("First.csv", "ABC", "")
    assert Registry((empty,)).identify("Unheard of.csv", ["A", "B", "C"]) is None
    assert Registry((empty,)).identify("First.csv", ["A", "B", "C"]).record is empty
    assert Registry((empty,)).identify("Unheard of.csv", []) is None


def test_one_known_column_is_enough_under_a_known_name():
    match = identified("Pets.csv", "Kind,Mood,Age")
    assert (match.record, match.layout, match.by, match.claimed) == (Pet, None, "header", 1)
    assert match.unknown_columns == ("Mood", "Age")
    assert match.missing_columns == ("Pet Name", "Owner")


def test_header_beats_the_name_where_it_tells_more():
    assert identified("Toys.csv", "Kind,Owner,Born On,Mood").record is Pet


def test_provisional_record_is_told_by_header_and_lacks_no_column():
    assert identified("Unheard of.csv", "When,What,Mood") is None
    match = identified("Plans.csv", "When,What,Mood")
    assert (match.record, match.layout, match.by) == (Plan, None, "header")
    assert match.missing_columns == ()
    assert match.unknown_columns == ("Mood",)


# By name alone


def test_known_name_over_unknown_columns_tells_the_record():
    match = identified("My Pets_2.csv", "Mood,Age")
    assert (match.record, match.layout, match.by, match.part, match.claimed) == (Pet, None, "name", 2, 0)
    assert match.unknown_columns == ("Mood", "Age")


@pytest.mark.parametrize(
    "header",
    [(), ("",), (" ", "\t"), ("\x00", " "), ("PK\x03\x04", "x"), ("\x89PNG\x1a",), ("Name\x7f", "Kind", "Owner")],
)
def test_what_is_no_header_line_leaves_the_name_to_tell(header):
    assert not is_header_line(header)
    match = REGISTRY.identify("Pets.csv", header)
    assert (match.record, match.layout, match.by) == (Pet, NO_HEADER, "name")
    assert match.unknown_columns == match.missing_columns == ()
    assert REGISTRY.identify("Unheard of.csv", header) is None


@pytest.mark.parametrize("header", [("Name",), ("", "é"), ("Line\nbreak",), ("a\tb\r",), ("\u2028x",), ("a\x00b",)])
def test_text_can_be_a_header_line(header):
    assert is_header_line(header)


def test_file_that_is_no_table_is_told_by_name():
    match = identified("PetTalks.csv", "conversation: 1")
    assert (match.record, match.layout, match.by) == (Talk, NO_HEADER, "name")
    assert identified("Unheard of.csv", "conversation: 1") is None


def test_file_that_is_no_table_gives_way_to_the_header_line_of_one():
    assert identified("PetTalks.csv", "Speaker,Words,Listener").record is TalkRow
    assert identified("PetTalks.csv", "Speaker,Words").record is Talk


@pytest.mark.parametrize("name", ["Home page.html", "Pages/About us.html", "Deep/pages/About us.html"])
def test_records_that_are_no_tables_are_found_by_name_and_folder(name):
    assert REGISTRY.named(name) is Page
    assert identified(name, "<html>").record is Page


def test_layouts_of_records_that_are_no_tables_tell_nothing():
    assert identified("Unheard of.csv", "Title,Text") is None
    assert identified("Unheard of.csv", "Title,Text,Mood") is None


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("Pets.csv", Pet),
        ("Home\\PETS (1).csv", Pet),
        ("my_pets_12.csv", Pet),
        ("PetTalks.csv", Talk),
        ("pet_talks.csv", TalkRow),
        ("Pet Talks.csv", Talk),
        ("Letters/Pets.csv", Letter),
        ("Home\\letters\\Pets.csv", Letter),
        ("Letters", None),
        ("Letters.csv", None),
        ("Unheard of.csv", None),
        ("", None),
    ],
)
def test_records_by_name(path, record):
    assert REGISTRY.named(path) is record


def test_names_that_differ_in_spaces_and_case_alone_are_namesakes():
    assert list(REGISTRY.namesakes("PetTalks_2.csv")) == [Talk, TalkRow]
    assert list(REGISTRY.namesakes("Unheard of.csv")) == []
