"""What holds of every record class, whoever adds it."""

import inspect
import json
import re

import attrs
import pytest

from linkedin_export.records import registry
from linkedin_export.schema.evidence import NO_HEADER, Format
from linkedin_export.schema.names import base_name, fold
from linkedin_export.schema.spec import Record
from linkedin_export.schema.values import Words

RECORDS = registry.records
TABLES = [record for record in RECORDS if record.spec.format is Format.TABLE]
LAYOUTS = [(record, layout) for record in TABLES for layout in record.spec.layouts]
MONTH = r"20[0-2]\d-(0[1-9]|1[0-2])"


def in_records(record):
    return record.__name__


def in_layouts(value):
    return value.__name__ if isinstance(value, type) else value.since


def test_records_tables_and_snapshot_domains_are_each_there_once():
    assert len(RECORDS) == len(set(RECORDS))
    for what in ("name", "table"):
        values = [getattr(record.spec, what) for record in RECORDS]
        assert sorted(values) == sorted(set(values))


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_record_says_what_it_is(record):
    assert issubclass(record, Record)
    assert record.__doc__
    assert record.__doc__ != Record.__doc__
    assert record.spec.name == record.__name__
    assert record.spec.table.isidentifier()
    assert record.spec.table == record.spec.table.lower()


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_record_is_a_frozen_slotted_class_that_needs_no_argument(record):
    one = record()
    assert one == record()
    assert hash(one) == hash(record())
    assert not hasattr(one, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.extra = {}


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_every_field_is_a_column_and_has_a_type(record):
    own = [field for field in attrs.fields(record) if field.name not in ("extra", "source")]
    assert [field.name for field in own] == [column.field for column in record.spec.columns]
    assert all(field.type for field in own)


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_columns_say_what_they_hold(record):
    for column in record.spec.columns:
        assert re.fullmatch(r"(?s)\S.*[.!?)]", column.doc), column.field
        assert all(header and header.strip() == header for header in column.headers)


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_words_are_documented_and_survive_their_text(record):
    for kind in [column.kind for column in record.spec.columns if isinstance(column.kind, Words)]:
        assert inspect.getdoc(kind.words)
        assert [kind.read(kind.write(word)) for word in kind.words] == list(kind.words)


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_layouts_and_writings_are_in_the_order_of_their_months(record):
    for evidence in (record.spec.layouts, record.spec.writings):
        months = [one.since for one in evidence]
        assert months == sorted(months)
        assert all(re.fullmatch(MONTH, month) for month in months)
    assert record.spec.until is None or re.fullmatch(MONTH, record.spec.until)


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_no_header_line_stands_twice(record):
    headers = [layout.header for layout in record.spec.layouts]
    assert len(headers) == len(set(headers))
    assert registry.layouts(record) == record.spec.layouts


@pytest.mark.parametrize(("record", "layout"), LAYOUTS, ids=in_layouts)
def test_header_line_under_any_of_its_names_is_recognised(record, layout):
    for name in record.spec.names:
        match = registry.identify(name, layout.header)
        assert (match.record, match.layout, match.by) == (record, layout, "header")
        assert match.unknown_columns == match.missing_columns == ()


@pytest.mark.parametrize(("record", "layout"), LAYOUTS, ids=in_layouts)
def test_header_line_under_an_unknown_name_is_taken_for_no_other_layout(record, layout):
    match = registry.identify("Never heard of.csv", layout.header)
    if match is not None:
        assert fold("".join(match.layout.header)) == fold("".join(layout.header))
    else:
        assert len([cell for cell in layout.header if cell]) == 1


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_every_path_it_was_written_to_names_the_record(record):
    for path in [*record.spec.names, *(writing.file for writing in record.spec.writings)]:
        assert base_name(path) in record.spec.names
        assert registry.why_ignored(path) is None
        assert registry.named(path) is record
    if record.spec.folder:
        assert registry.named(f"{record.spec.folder}/whatever.csv") is record


@pytest.mark.parametrize("record", [record for record in RECORDS if record not in TABLES], ids=in_records)
def test_file_that_is_no_table_is_recognised_by_its_name(record):
    for name in record.spec.names:
        match = registry.identify(name, ())
        assert (match.record, match.layout, match.by) == (record, NO_HEADER, "name")


def test_data_dictionary_is_plain_data_about_all_of_them():
    schema = registry.schema()
    assert json.loads(json.dumps(schema)) == schema
    assert list(schema) == [record.__name__ for record in RECORDS]


@pytest.mark.parametrize("ignorable", registry.ignorables, ids=lambda ignorable: ignorable.pattern)
def test_ignored_files_have_a_reason(ignorable):
    assert ignorable.pattern == ignorable.pattern.lower()
    assert ignorable.reason.endswith(".")
    path = ignorable.pattern.replace("*", "whatever")
    assert registry.why_ignored(path.upper()) is not None
    assert registry.named(path) is None


@pytest.mark.parametrize("record", RECORDS, ids=in_records)
def test_record_declares_what_finds_its_rows_again(record):
    assert "    key=" in inspect.getsource(record).split("class ")[0]
    assert len(set(record.spec.key)) == len(record.spec.key)
    assert not any(len(set(choice)) < len(choice) for choice in record.spec.key)
