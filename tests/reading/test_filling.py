"""Records made from columns are the records that their classes make."""

import pickle
from itertools import chain, repeat

import attrs
import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin_export import Record
from linkedin_export.reading.filling import fill
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.lists import commas
from linkedin_export.schema.spec import NO_EXTRA, Source, column, reads
from linkedin_export.schema.values import integer, trimmed


@reads("Notes.csv")
@frozen(kw_only=True)
class Note(Record):
    text: str | None = column("Text", doc="Text.")
    phone: str | None = column("Phone", parse=trimmed, doc="Text that is trimmed.")
    count: int | None = column("Count", parse=integer, doc="A number.")
    tags: tuple[str, ...] = column("Tags", parse=commas, doc="A list.")


@reads("Longer Notes.csv")
@frozen(kw_only=True)
class LongerNote(Note):
    more: str | None = column("More", doc="More text.")


@reads("Shadows.csv")
@frozen(kw_only=True)
class Shadow(Record):
    """Its fields are called as things are in the code that fills records."""

    one: str | None = column("One", doc="Text.")
    record: str | None = column("Record", doc="Text.")
    records: str | None = column("Records", doc="Text.")
    keep: str | None = column("Keep", doc="Text.")
    new: str | None = column("New", doc="Text.")
    unguarded: str | None = column("Unguarded", doc="Text.")


@reads("Nothing.csv")
@frozen(kw_only=True)
class Nothing(Record):
    """A record without columns."""


def whole(records):
    """All that records hold; source and extra do not count where they are compared."""
    return [attrs.asdict(one, recurse=False) for one in records]


NOTES = {
    "text": ["a", "b"],
    "phone": ["1", None],
    "count": [0, 2],
    "tags": [(), ("x", "y")],
    "source": [Source("notes.csv", 2), Source("notes.csv", 3)],
    "extra": [NO_EXTRA, FrozenMap({"More": "c"})],
}


def test_filled_records_are_whole_instances_of_their_class():
    made = [
        Note(text="a", phone="1", count=0, source=Source("notes.csv", 2)),
        Note(text="b", count=2, tags=("x", "y"), source=Source("notes.csv", 3), extra=FrozenMap({"More": "c"})),
    ]
    filled = fill(Note, NOTES)
    assert filled == made
    assert whole(filled) == whole(made)
    assert [type(one) for one in filled] == [Note, Note]
    assert list(map(hash, filled)) == list(map(hash, made))
    assert list(map(repr, filled)) == list(map(repr, made))


def test_filled_records_are_frozen():
    one, _ = fill(Note, NOTES)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.text = "b"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del one.text
    with pytest.raises((AttributeError, TypeError)):
        one.colour = "red"
    assert one.text == "a"


def test_filling_takes_no_guard_off_a_class():
    fill(Note, NOTES)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Note(text="a").text = "b"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_filled_records_can_be_pickled(protocol):
    filled = fill(Note, NOTES)
    again = pickle.loads(pickle.dumps(filled, protocol))
    assert again == filled
    assert whole(again) == whole(filled)


def test_filled_records_can_be_changed_as_others_can():
    _, other = fill(Note, NOTES)
    assert attrs.evolve(other, text="c") == Note(text="c", count=2, tags=("x", "y"))


def test_columns_may_be_iterators_and_without_end():
    lasting = {"text": map(str, chain([1], [2])), "phone": repeat("1"), "count": repeat(None), "tags": repeat(())}
    filled = fill(Note, {**lasting, "source": iter(NOTES["source"]), "extra": repeat(NO_EXTRA)})
    assert filled == [Note(text="1", phone="1"), Note(text="2", phone="1")]
    assert [one.source for one in filled] == NOTES["source"]


def test_columns_come_in_any_order():
    assert whole(fill(Note, dict(reversed(NOTES.items())))) == whole(fill(Note, NOTES))


def test_no_rows_make_no_records():
    assert fill(Note, dict.fromkeys(NOTES, ())) == []


def test_empty_text_is_none_and_nothing_else_that_is_false_is():
    columns = {name: [""] for name in NOTES} | {"count": [0], "tags": [()], "source": [None], "extra": [NO_EXTRA]}
    (one,) = fill(Note, columns)
    assert one.text is None
    assert (one.count, one.tags, one.extra) == (0, (), NO_EXTRA)


def test_inherited_fields_are_filled():
    (one, _), (base, _) = fill(LongerNote, {**NOTES, "more": ["m", "n"]}), fill(Note, NOTES)
    made = LongerNote(text="a", phone="1", count=0, more="m", source=NOTES["source"][0])
    assert (type(one), whole([one])) == (LongerNote, whole([made]))
    assert one == made
    assert one != base


def test_a_field_may_be_called_anything():
    names = ["one", "record", "records", "keep", "new", "unguarded"]
    columns = {name: [name, ""] for name in names} | {"source": [None, None], "extra": repeat(NO_EXTRA)}
    assert fill(Shadow, columns) == [Shadow(**{name: name for name in names}), Shadow()]


def test_a_record_without_columns_is_filled():
    filled = fill(Nothing, {"source": NOTES["source"], "extra": NOTES["extra"]})
    made = [Nothing(source=source, extra=extra) for source, extra in zip(NOTES["source"], NOTES["extra"], strict=True)]
    assert whole(filled) == whole(made)
    assert [type(one) for one in filled] == [Nothing, Nothing]


some_text = st.text(max_size=3)


@settings(deadline=None)
@given(st.lists(st.tuples(some_text, st.none() | some_text, st.none() | st.integers(), st.lists(some_text).map(tuple))))
def test_filled_records_are_those_that_their_class_makes(rows):
    columns = dict(zip(("text", "phone", "count", "tags"), zip(*rows, strict=True), strict=True)) if rows else {}
    sources = [Source("notes.csv", number) for number in range(len(rows))]
    filled = fill(Note, {**dict.fromkeys(NOTES, ()), **columns, "source": sources, "extra": repeat(NO_EXTRA)})
    made = [
        Note(text=text or None, phone=phone, count=count, tags=tags, source=source)
        for (text, phone, count, tags), source in zip(rows, sources, strict=True)
    ]
    assert whole(filled) == whole(made)
