"""Conversions of real, anonymised exports, where a checkout has them beside it: no row is lost, no value changes."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import linkedin_export
from linkedin_export import from_dict

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
EXPORTS = sorted(path for path in CORPUS.iterdir() if path.is_dir())[::9] if CORPUS.is_dir() else [CORPUS]

pytestmark = [
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real exports is not beside this checkout"),
    pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name),
]


def opened(path):
    export = linkedin_export.open(path)
    return export, {record.spec.table: len(table) for record, table in export.tables.items()}


def test_json_lines_are_the_records(path, tmp_path):
    export, counts = opened(path)
    assert export.to_jsonl(tmp_path / "out") == counts
    for record, table in export.tables.items():
        lines = (tmp_path / "out" / f"{record.spec.table}.jsonl").read_bytes().splitlines()
        again = [from_dict(json.loads(line), record) for line in lines]
        assert again == list(table)
        assert [(one.extra, one.source) for one in again] == [(one.extra, one.source) for one in table]


def test_every_record_is_what_its_schema_says(path):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    export, _ = opened(path)
    for record, table in export.tables.items():
        validator = jsonschema.Draft202012Validator(export.registry.schema("json-schema", record))
        assert [data for data in table.to_dicts()[:500] if not validator.is_valid(data)] == []


def test_parquet_has_every_row(path, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'parquet' is not installed")
    export, counts = opened(path)
    assert export.to_parquet(tmp_path / "out") == counts
    assert {file.stem: parquet.read_metadata(file).num_rows for file in (tmp_path / "out").iterdir()} == counts


def test_sqlite_has_every_row_and_nothing_dangles(path, tmp_path):
    pytest.importorskip("sqlite_utils", reason="the extra 'sqlite' is not installed")
    export, counts = opened(path)
    assert export.to_sqlite(tmp_path / "new.db") == counts
    with closing(sqlite3.connect(tmp_path / "new.db")) as database:
        for name, count in counts.items():
            assert database.execute(f'SELECT count(*) FROM "{name}"').fetchall() == [(count,)]
        assert database.execute("SELECT count(*) FROM issues").fetchall() == [(len(export.issues),)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_duckdb_has_every_row(path, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="the extra 'duckdb' is not installed")
    export, counts = opened(path)
    assert export.to_duckdb(tmp_path / "new.duckdb") == counts
    with closing(duckdb.connect(str(tmp_path / "new.duckdb"))) as database:
        for name, count in counts.items():
            assert database.execute(f'SELECT count(*) FROM "{name}"').fetchall() == [(count,)]
