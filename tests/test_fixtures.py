"""The golden files: every layout of every record, every way it was written, and whole archives by era."""

import json
from pathlib import Path

import pytest

import linkedin_export
from linkedin_export.testing.fixtures import write_fixtures

FIXTURES = Path(__file__).parent.parent / "fixtures"
GOLDENS = sorted(path for path in (FIXTURES / "layouts").glob("*/*") if path.suffix != ".json")
EXPORTS = sorted((FIXTURES / "exports").glob("*.zip"))
RECORDS = {record.__name__: record for record in linkedin_export.registry.records}


def plain(table):
    return [{key: value for key, value in row.items() if key != "source"} for row in table.to_dicts()]


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_golden_reads_as_its_partner_says(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    record = RECORDS[expected["record"]]

    table = linkedin_export.read_table(path, record=record)

    assert plain(table) == expected["truth"]
    assert [issue for issue in table.issues if issue.severity != "info"] == []
    if expected["layout"] is not None and record.spec.format.name == "TABLE":
        assert (table.layout.since, table.files[0].status) == (expected["layout"], "known")


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_an_export_reads_as_its_partner_says(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    export = linkedin_export.open(path)

    assert {file.name for file in export.files} == set(expected["files"])
    assert {record.__name__: plain(table) for record, table in export.tables.items()} == expected["tables"]
    assert {file.status for file in export.files} == {"known"}


def test_no_golden_is_without_its_partner():
    files = {path for path in FIXTURES.glob("*/**/*") if path.is_file()}
    stems = {path.with_suffix("") for path in files}

    assert {stem for stem in stems if not stem.with_name(f"{stem.name}.json").exists()} == set()
    assert {stem for stem in stems if sum(path.with_suffix("") == stem for path in files) != 2} == set()


def test_no_layout_is_without_a_golden():
    have = {path.parent.name: set() for path in GOLDENS}
    for path in GOLDENS:
        have[path.parent.name].add(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["layout"])

    for record in linkedin_export.registry.records:
        assert {layout.since for layout in record.spec.layouts} <= have[record.__name__] | {None}, record.__name__
        assert have[record.__name__], record.__name__


def test_the_fixtures_are_what_the_generator_writes(tmp_path):
    write_fixtures(tmp_path)
    written = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(FIXTURES): path.read_bytes() for path in FIXTURES.rglob("*") if path.is_file()}

    assert sorted(written) == sorted(kept)
    assert [path for path in sorted(written) if path.suffix != ".zip" and written[path] != kept[path]] == []
