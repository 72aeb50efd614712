"""Whole archives, built, damaged, renamed and nested step by step, hold to the laws after each step."""

import codecs
import io
from contextlib import suppress

from attrs import define
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import linkedin_export
from linkedin_export import LinkedInExportError
from linkedin_export.schema.names import base_name, split_name
from linkedin_export.testing import make_file
from tests.fuzz.export import check_export, check_strict
from tests.fuzz.material import zipped

RECORDS = linkedin_export.registry.records
LAYOUTS = [(record, layout) for record in RECORDS for layout in record.spec.layouts or (None,)]
UNKNOWN = {
    "things.csv": b"Alpha,Beta\n1,2\n",
    "notes.txt": "Ein Wort für alle\n".encode("cp1252"),
    "picture.jpg": b"\xff\xd8\xff\xe0" + bytes(range(256)),
    "empty.csv": b"",
    "odd.csv": b'"\n"",",\r\r\n;\t|',
}
INNER = "more.zip"
places = st.integers(0, 1 << 16)


@define
class Item:
    """A file of the archive, and the records it must read to, if anything is known of that."""

    name: str
    data: bytes
    record: type | None = None
    truth: tuple = ()
    nested: bool = False

    @property
    def path(self):
        """What the export calls it."""
        return f"{INNER}/{self.name}" if self.nested else self.name


def cut(data, place, new):
    return data[: place % (len(data) + 1)]


def insert(data, place, new):
    at = place % (len(data) + 1)
    return data[:at] + new + data[at:]


def without_first_line(data, place, new):
    return data.partition(b"\n")[2]


def as_utf16(data, place, new):
    return codecs.BOM_UTF16_BE + data.decode("utf-8", "replace").encode("utf-16-be")


def doubled(data, place, new):
    return data + data


def in_folder(name):
    return f"elsewhere/{name}"


def louder(name):
    return name.upper() if name != name.upper() else name.lower()


def copied(name):
    stem, dot, extension = name.rpartition(".")
    return f"{stem} (1){dot}{extension}" if dot else f"{name} (1)"


def with_member_id(name):
    stem, dot, extension = name.rpartition(".")
    return f"{stem}_123456789{dot}{extension}" if dot else name


def name_tells(record, name):
    """Whether a name that is not LinkedIn's, letter by letter, still tells the record, without a folder's help."""
    return not record.spec.folder and set(linkedin_export.registry.namesakes(name)) == {record}


class Archives(RuleBasedStateMachine):
    """An archive as somebody might hand it in."""

    def __init__(self):
        super().__init__()
        self.items = []

    def put(self, item):
        """Adds a file, in a folder of its own where its name is taken."""
        taken = {one.path for one in self.items}
        while item.path in taken:
            item.name = f"again/{item.name}"
        self.items.append(item)

    @property
    def data(self):
        """The archive's bytes."""
        inner = [(item.name, item.data) for item in self.items if item.nested]
        outer = [(item.name, item.data) for item in self.items if not item.nested]
        return zipped([*outer, *([(INNER, zipped(inner))] if inner else [])])

    def some(self, place):
        return self.items[place % len(self.items)]

    @rule(kind=st.sampled_from(LAYOUTS), seed=st.integers(0, 99), rows=st.integers(1, 6))
    def add_a_file(self, kind, seed, rows):
        record, layout = kind
        file = make_file(record, layout, seed=seed, rows=rows)
        self.put(Item(file.path, file.data, record, file.truth))

    @rule(name=st.sampled_from(sorted(UNKNOWN)))
    def add_a_file_nobody_knows(self, name):
        self.put(Item(name, UNKNOWN[name]))

    @precondition(lambda self: self.items)
    @rule(
        place=places, at=places, new=st.binary(max_size=6),
        how=st.sampled_from([cut, insert, without_first_line, as_utf16, doubled]),
    )  # fmt: skip
    def damage(self, place, at, new, how):
        item = self.some(place)
        item.data, item.record = how(item.data, at, new), None

    @precondition(lambda self: self.items)
    @rule(place=places, how=st.sampled_from([in_folder, louder, copied, with_member_id]))
    def rename(self, place, how):
        item = self.some(place)
        name = how(item.name)
        if name not in {one.name for one in self.items}:
            item.name = name
            if item.record and not name_tells(item.record, name):
                item.record = None

    @precondition(lambda self: self.items)
    @rule(place=places)
    def duplicate(self, place):
        item = self.some(place)
        known = item.record and name_tells(item.record, copied(item.name))
        self.put(Item(copied(item.name), item.data, item.record if known else None, item.truth, item.nested))

    @precondition(lambda self: self.items)
    @rule(place=places)
    def nest(self, place):
        item = self.some(place)
        if not item.nested and f"{INNER}/{item.name}" not in {one.path for one in self.items}:
            item.nested = True

    @precondition(lambda self: self.items)
    @rule(place=places)
    def remove(self, place):
        self.items.remove(self.some(place))

    @precondition(lambda self: self.items)
    @rule(place=places)
    def open_a_part_of_it(self, place):
        data = self.data
        with suppress(LinkedInExportError):
            export = linkedin_export.open(io.BytesIO(data[: place % len(data)]))
            assert {file.name for file in export.files} <= {*(item.path for item in self.items), INNER, "upload"}
            check_export(export)

    @invariant()
    def it_reads_to_what_was_put_into_it(self):
        source = io.BytesIO(self.data)
        try:
            export = linkedin_export.open(source)
        except LinkedInExportError:
            assert not any(item.record for item in self.items)
            return
        assert sorted(file.name for file in export.files) == sorted(item.path for item in self.items)
        check_export(export)
        check_strict(source, export)
        for item in self.items:
            if item.record is not None:
                found = [one for one in export.read(item.record) if one.source.file == item.path]
                assert found == list(item.truth), item
                assert [one.extra for one in found] == [one.extra for one in item.truth], item


Archives.TestCase.settings = settings(max_examples=30, stateful_step_count=12, deadline=None)
TestArchives = Archives.TestCase


def test_a_changed_name_still_tells_most_records():
    """So that what is renamed is held to its truth."""
    told = [record for record, _ in LAYOUTS if name_tells(record, louder(record.spec.names[0]))]
    assert len(told) > len(LAYOUTS) // 2
    assert all(split_name(base_name(copied(name))).stem == split_name(name).stem for name in ("a.csv", "b c.html"))
