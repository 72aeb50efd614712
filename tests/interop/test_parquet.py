import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

import linkedin_export
from linkedin_export import MissingExtraError
from linkedin_export.testing import make_export

arrow = pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'parquet' is not installed")


@pytest.mark.parametrize("era", ["2018-10", "2024-07", "2026-05"])
def test_every_table_is_a_file_with_every_row(tmp_path, era):
    export = linkedin_export.open(make_export(era, rows=4).write(tmp_path))
    counts = export.to_parquet(tmp_path / "out")

    assert counts == {record.spec.table: len(table) for record, table in export.tables.items()}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{name}.parquet" for name in counts}
    for record, table in export.tables.items():
        wanted, found = table.to_arrow(), parquet.read_table(tmp_path / "out" / f"{record.spec.table}.parquet")
        maps = {column.field for column in record.spec.columns if column.kind.name == "map"}
        assert found.num_rows == counts[record.spec.table]
        assert found.column_names == wanted.column_names
        for name in set(found.column_names) - maps:
            assert found.schema.field(name).type == wanted.schema.field(name).type, (record, name)
            assert found[name].to_pylist() == wanted[name].to_pylist(), (record, name)


FILES = {
    "messages.csv": "FROM,DATE,RECIPIENT PROFILE URLS,IS MESSAGE DRAFT\n"
    'Ada,2026-06-07 10:11:12 UTC,"https://example.com/a,https://example.com/b",No\n',
    "Comments.csv": "Date,Link,Message\n2026-06-07 10:11:12,https://example.com,Hi\n",
    "Connections.csv": "First Name,Last Name,Connected On,Pet\nAda,Example,07 Jun 2026,cat\n",
    "Receipts.csv": "Transaction Made At,Tax Amount\n,12.50\n",
    "SavedJobAlerts.csv": 'Alert Parameters,Query Context\n{},"{a=[b, c], d={e=f}}"\n,{}\n',
}


@pytest.fixture
def export(tmp_path):
    (tmp_path / "export").mkdir()
    for name, text in FILES.items():
        (tmp_path / "export" / name).write_text(text)
    return linkedin_export.open(tmp_path / "export")


def test_types_survive(export, tmp_path):
    export.to_parquet(tmp_path / "out")
    read = {path.stem: parquet.read_table(path) for path in (tmp_path / "out").iterdir()}

    (message,) = read["messages"].to_pylist()
    assert message["sent_at"] == datetime(2026, 6, 7, 10, 11, 12, tzinfo=UTC)
    assert message["recipient_urls"] == ["https://example.com/a", "https://example.com/b"]
    assert message["is_message_draft"] is False
    assert read["comments"]["commented_at"].to_pylist() == [datetime(2026, 6, 7, 10, 11, 12)]
    assert read["connections"]["connected_on"].to_pylist() == [date(2026, 6, 7)]
    assert read["connections"]["extra"].to_pylist() == [[("Pet", "cat")]]
    assert read["receipts"]["tax_amount"].to_pylist() == [Decimal("12.50")]


def test_maps_are_json_whatever_their_keys(export, tmp_path):
    export.to_parquet(tmp_path / "out")
    found = parquet.read_table(tmp_path / "out" / "saved_job_alerts.parquet")

    for field in ("alert_parameters", "query_context"):
        assert found.schema.field(field).type == arrow.string()
    assert found["alert_parameters"].to_pylist() == ["{}", None]
    assert [json.loads(text) for text in found["query_context"].to_pylist()] == [{"a": ["b", "c"], "d": {"e": "f"}}, {}]


def test_a_folder_that_is_not_empty_is_kept(export, tmp_path):
    with pytest.raises(FileExistsError, match="is there already"):
        export.to_parquet(tmp_path / "export")
    assert {path.name for path in (tmp_path / "export").iterdir()} == set(FILES)


def test_what_is_not_installed_is_named(export, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pyarrow is not installed.*linkedin-export\[parquet\]"):
        export.to_parquet(tmp_path / "out")
    assert not (tmp_path / "out").exists()
