import json
import sys

import pytest

import linkedin_export
from linkedin_export import Connection, Source, from_dict
from linkedin_export.interop.jsonl import write_jsonl
from linkedin_export.testing import make_export

ERAS = ("2018-10", "2026-05")


def lines_of(path):
    data = path.read_bytes()
    assert data == b"" or data.endswith(b"\n")
    return [json.loads(line) for line in data.split(b"\n")[:-1]]


@pytest.mark.parametrize("era", ERAS)
def test_every_record_is_a_line_that_can_be_read_back(tmp_path, era):
    export = linkedin_export.open(make_export(era, rows=4).write(tmp_path))
    counts = export.to_jsonl(tmp_path / "out")

    assert counts == {record.spec.table: len(table) for record, table in export.tables.items()}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{name}.jsonl" for name in counts}
    for record, table in export.tables.items():
        lines = lines_of(tmp_path / "out" / f"{record.spec.table}.jsonl")
        assert lines == table.to_dicts()
        again = [from_dict(line, record) for line in lines]
        assert again == list(table)
        assert [one.source for one in again] == [one.source for one in table]


def test_one_table_is_written_and_no_record_is_kept(tmp_path):
    table = linkedin_export.open(make_export("2026-05", rows=4).write(tmp_path)).connections

    assert table.to_jsonl(tmp_path / "new.jsonl") == 4
    assert "not read yet" in repr(table)
    assert lines_of(tmp_path / "new.jsonl") == table.to_dicts()


def test_a_file_or_folder_that_is_there_is_kept(tmp_path):
    source = make_export("2026-05", rows=1).write(tmp_path)
    export = linkedin_export.open(source)
    before = source.read_bytes()
    for way in (export.to_jsonl, export.connections.to_jsonl):
        with pytest.raises(FileExistsError, match="is there already"):
            way(source)
    with pytest.raises(FileExistsError, match="is there already"):
        export.to_jsonl(tmp_path)
    assert source.read_bytes() == before


def test_no_record_is_an_empty_file(tmp_path):
    assert write_jsonl([], tmp_path / "none.jsonl") == 0
    assert lines_of(tmp_path / "none.jsonl") == []


def test_letters_are_letters_and_half_ones_are_numbers(tmp_path):
    one = Connection(first_name="Zoë 🙂\u2028\n", source=Source("\udcff.csv", 2))
    write_jsonl([one], tmp_path / "new.jsonl")

    assert "Zoë 🙂".encode() in (tmp_path / "new.jsonl").read_bytes()
    (again,) = [from_dict(line, Connection) for line in lines_of(tmp_path / "new.jsonl")]
    assert (again, again.source) == (one, one.source)


def test_no_extra_is_needed(tmp_path, monkeypatch):
    for module in ("pyarrow", "sqlite_utils", "duckdb"):
        monkeypatch.setitem(sys.modules, module, None)
    export = linkedin_export.open(make_export("2026-05", rows=1).write(tmp_path))
    assert export.to_jsonl(tmp_path / "out")["connections"] == 1
