"""From bytes to an export: whatever is opened is read whole, or refused with an error of the library's own."""

import io
import json
import zipfile
from collections import Counter

import pytest

import linkedin_export
from linkedin_export import Code, LinkedInExportError, ParseError, SourceError, Unrecognised
from linkedin_export.testing import make_file
from tests.fuzz.choices import Choices, chosen
from tests.fuzz.material import NAMES, RECORDS, goldens, words, zipped
from tests.laws import serious

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
SLOW_METHODS = (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
GOOD = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Example,,,,,17 Nov 2021\n"
MODES = 5
LIMITS = linkedin_export.Limits(member_bytes=1 << 20, total_bytes=1 << 22, nested_bytes=1 << 20)


def seeds():
    for position, data in goldens():
        for mode in (0, 1):
            yield chosen(data, (mode, MODES), (0, 2), (position, len(RECORDS)), (0, 4), (1, 3))
    for position, record in enumerate(RECORDS):
        layout = record.spec.layouts[-1] if record.spec.layouts else None
        files = [("Connections.csv", GOOD), (make_file(record, layout).path, make_file(record, layout).data)]
        for number, method in enumerate(METHODS + SLOW_METHODS):
            if position % 4 == number:
                data = zipped(files, method)
                yield chosen(data, (2, MODES), (0, 2), (0, len(RECORDS)), (0, 4), (2, 3))
                nested = zipped([("Jobs/Complete.zip", data)], method)
                yield chosen(nested, (2, MODES), (0, 2), (0, len(RECORDS)), (0, 4), (2, 3))
        yield chosen(b"", (4, MODES), (0, 2), (position, len(RECORDS)), (position % 4, 4), (2, 3))
    for number, word in enumerate(words()):
        controls = ((number % 2, MODES), (0, 2), (number % len(RECORDS), len(RECORDS)), (0, 4), (0, 3))
        yield chosen(word.encode(), *controls)


class Named(io.BytesIO):
    """A file object with a name."""

    def __init__(self, data, name):
        super().__init__(data)
        self.name = name


def check_file(file, records):
    assert file.rows == len(records)
    lines = [one.source.line for one in records]
    assert lines == sorted(lines)
    assert {one.source.file for one in records} <= {file.name}
    assert records or file.issues
    assert file.blank_rows >= 0
    repr(file)


def check_export(export):
    files = {}
    for table in export.tables.values():
        records = list(table)
        assert list(table.stream()) == records
        assert len(records) == sum(file.rows for file in table.files)
        for one in records:
            assert type(one) is table.record
            hash(one)
            json.dumps(linkedin_export.to_dict(one), allow_nan=False)
            files.setdefault(one.source.file, []).append(one)
    if len({file.name for file in export.files}) == len(export.files):
        for file in export.files:
            check_file(file, files.get(file.name, []))
    names = {file.name for file in export.files}
    for issue in export.issues:
        assert issue.file in names
        assert issue.line is None or issue.line >= 1
        assert str(issue)
    check_report(export)


def check_report(export):
    report = export.report()
    told = report.to_dict()
    json.dumps(told, allow_nan=False)
    assert len(told["files"]) == len(export.files)
    assert sum(told["issues"].values()) == len(export.issues)
    assert sum(line["rows"] for line in told["files"]) == sum(map(len, export.tables.values()))
    assert str(report)
    assert report._repr_html_()


def check_strict(source, export):
    if serious(export.issues):
        with pytest.raises(ParseError) as caught:
            linkedin_export.open(source, strict=True, limits=LIMITS)
        assert Counter(caught.value.issues) == Counter(export.issues)
    else:
        assert linkedin_export.open(source, strict=True, limits=LIMITS).issues == export.issues


def check_table(data, name, record):
    """The bytes as a lone table, told what it is."""
    try:
        table = linkedin_export.read_table(Named(data, name), record=record, limits=LIMITS)
    except SourceError:
        return
    told = record or table.record
    assert {type(one) for one in table} <= {told}
    assert len(table) == sum(file.rows for file in table.files)
    assert table.issues or len(table) or told is Unrecognised


def wounded(data, choices):
    """The bytes with some cut out and others put in."""
    for _ in range(choices.number(4)):
        start = choices.number(1 << 16) % (len(data) + 1)
        data = data[:start] + choices.data(choices.number(5)) + data[start + choices.number(40) :]
    return data


def check(data):
    choices = Choices(data)
    mode, method, record = choices.number(MODES), choices.pick(METHODS), choices.pick(RECORDS)
    called, strictly = choices.number(4), choices.chance(3)
    members = []
    if mode == 4:
        layouts = record.spec.layouts or (None,)
        file = make_file(record, choices.pick(layouts), seed=choices.number(8), rows=choices.number(5))
        content, name = wounded(file.data, choices), file.path
    else:
        content = choices.rest()
        name = (record.spec.names[0], "x.csv", content[:20].decode("utf-8", "replace"), choices.pick(NAMES))[called]
    if mode in (0, 2):
        source = Named(content, "export.zip" if mode == 2 and called else name)
    else:
        members = [("x/Connections.csv", GOOD), (name, content)]
        if mode == 3:
            members.append((f"x/{name}", content[: len(content) // 2]))
        source = Named(zipped([(name or "x", data) for name, data in members], method), "export.zip")
    check_table(content, name, record if called else None)
    try:
        export = linkedin_export.open(source, limits=LIMITS)
    except LinkedInExportError:
        return
    check_export(export)
    if strictly:
        check_strict(source, export)
    if members:
        good = [one.first_name for one in export.connections if one.source.file == "x/Connections.csv"]
        assert good == ["Ada"]
    assert Code.UNKNOWN_FILE in {issue.code for issue in export.issues} or Unrecognised not in export.tables
