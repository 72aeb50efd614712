import json
import sys
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal

import pytest
from attrs import frozen

import linkedin_export
from linkedin_export import MissingExtraError, Record, registry
from linkedin_export.schema.spec import column, reads
from linkedin_export.testing import make_export

duckdb = pytest.importorskip("duckdb", reason="the extra 'duckdb' is not installed")
pytest.importorskip("pyarrow", reason="the extra 'duckdb' is not installed")

FILES = {
    "messages.csv": "FROM,DATE,RECIPIENT PROFILE URLS,IS MESSAGE DRAFT\n"
    'Ada,2026-06-07 10:11:12 UTC,"https://example.com/a,https://example.com/b",No\n',
    "Comments.csv": "Date,Link,Message\n2026-06-07 10:11:12,https://example.com,Hi\n",
    "Connections.csv": "First Name,Last Name,Connected On,Pet\nAda,Example,07 Jun 2026,cat\n",
    "Receipts.csv": "Transaction Made At,Tax Amount\n,12.50\n",
    "SavedJobAlerts.csv": 'Alert Parameters,Query Context\n{},"{a=[b, c], d={e=f}}"\n,{}\n',
}


def rows(path, query):
    with closing(duckdb.connect(str(path), read_only=True)) as database:
        return database.execute(query).fetchall()


@pytest.fixture
def export(tmp_path):
    (tmp_path / "export").mkdir()
    for name, text in FILES.items():
        (tmp_path / "export" / name).write_text(text)
    return linkedin_export.open(tmp_path / "export")


@pytest.mark.parametrize("era", ["2018-10", "2026-05"])
def test_every_table_has_every_row(tmp_path, era):
    export = linkedin_export.open(make_export(era, rows=4).write(tmp_path))
    path = tmp_path / "new.duckdb"
    counts = export.to_duckdb(path)

    assert counts == {record.spec.table: len(table) for record, table in export.tables.items()}
    for name, count in counts.items():
        assert rows(path, f'SELECT count(*) FROM "{name}"') == [(count,)]
    assert rows(path, "SELECT name, row_count FROM files ORDER BY id") == [
        (file.name, file.rows) for file in export.files
    ]
    assert rows(path, "SELECT file, line, code, raw FROM issues") == [
        (issue.file, issue.line, issue.code, issue.raw) for issue in export.issues
    ]
    texts = rows(path, "SELECT content FROM messages")
    assert [text for (text,) in texts] == [one.content for one in export.messages]


def test_types_survive(export, tmp_path):
    path = tmp_path / "new.duckdb"
    export.to_duckdb(path)

    assert rows(path, "SELECT epoch_ms(sent_at), typeof(sent_at), recipient_urls, is_message_draft FROM messages") == [
        (1780827072000, "TIMESTAMP WITH TIME ZONE", ["https://example.com/a", "https://example.com/b"], False)
    ]
    assert rows(path, "SELECT commented_at FROM comments") == [(datetime(2026, 6, 7, 10, 11, 12),)]
    assert rows(path, "SELECT connected_on, extra['Pet'] FROM connections") in (
        [(date(2026, 6, 7), "cat")],
        [(date(2026, 6, 7), ["cat"])],  # before 1.2
    )
    assert rows(path, "SELECT tax_amount FROM receipts") == [(Decimal("12.50"),)]
    alerts = rows(path, "SELECT alert_parameters, query_context FROM saved_job_alerts")
    assert [[text and json.loads(text) for text in row] for row in alerts] == [
        [{}, {"a": ["b", "c"], "d": {"e": "f"}}], [None, {}],
    ]  # fmt: skip


def test_tables_and_columns_say_what_they_are(export, tmp_path):
    path = tmp_path / "new.duckdb"
    export.to_duckdb(path)

    said = dict(rows(path, "SELECT table_name, comment FROM duckdb_tables()"))
    assert said["connections"].startswith("A first-degree connection")
    assert said["files"] == "The files of a LinkedIn data export, written by linkedin_export."
    said = dict(rows(path, "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'connections'"))
    assert {said[column.field] for column in linkedin_export.Connection.spec.columns} == {
        column.doc for column in linkedin_export.Connection.spec.columns
    }


def test_a_second_time_gives_the_same(export, tmp_path):
    path = tmp_path / "new.duckdb"
    counts = export.to_duckdb(path)
    with closing(duckdb.connect(str(path))) as database:
        database.execute("DELETE FROM messages").fetchall()
    assert rows(path, "SELECT count(*) FROM messages") == [(0,)]

    assert export.to_duckdb(path) == counts
    assert rows(path, "SELECT count(*) FROM messages") == [(1,)]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["export", "new.duckdb"]


def make_other_database(path):
    with closing(duckdb.connect(str(path))) as database:
        database.execute("CREATE TABLE files (id INTEGER)").fetchall()


def make_text(path):
    path.write_text("precious")


@pytest.mark.parametrize("make", [make_other_database, make_text])
def test_what_was_not_written_from_an_export_is_kept(export, tmp_path, make):
    path = tmp_path / "precious"
    make(path)
    before = path.read_bytes()
    for place in (path, tmp_path):
        with pytest.raises(FileExistsError, match="was not written from an export, or is in use"):
            export.to_duckdb(place)
    assert path.read_bytes() == before


def test_a_database_in_use_is_kept(export, tmp_path):
    path = tmp_path / "new.duckdb"
    export.to_duckdb(path)
    with closing(duckdb.connect(str(path))), pytest.raises(FileExistsError, match="is in use"):
        export.to_duckdb(path)
    assert rows(path, "SELECT count(*) FROM messages") == [(1,)]


@reads("Odd.csv", table='odd "one"')
@frozen(kw_only=True)
class Odd(Record):
    """It's a table with a name that has to be quoted."""

    name: str | None = column("Name", doc="It's what it is called.")


@reads("Issues.csv", table="issues")
@frozen(kw_only=True)
class Ours(Record):
    """A record whose table is called as one of the database's own."""

    name: str | None = column("Name", doc="What it is called.")


def test_names_and_descriptions_with_quotes_are_quoted(tmp_path):
    (tmp_path / "Odd.csv").write_text("Name\nRex\n")
    export = linkedin_export.open(tmp_path / "Odd.csv", registry=registry.with_records(Odd))
    assert export.to_duckdb(tmp_path / "new.duckdb") == {'odd "one"': 1}
    assert rows(tmp_path / "new.duckdb", 'SELECT name FROM "odd ""one"""') == [("Rex",)]


def test_names_that_the_database_needs_are_refused(tmp_path):
    (tmp_path / "Issues.csv").write_text("Name\nRex\n")
    export = linkedin_export.open(tmp_path / "Issues.csv", registry=registry.with_records(Ours))
    with pytest.raises(ValueError, match="a table of the export's registry is called 'issues'"):
        export.to_duckdb(tmp_path / "new.duckdb")
    assert not (tmp_path / "new.duckdb").exists()


@pytest.mark.parametrize("module", ["duckdb", "pyarrow"])
def test_what_is_not_installed_is_named(export, tmp_path, monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"{module} is not installed.*linkedin-export\[duckdb\]"):
        export.to_duckdb(tmp_path / "new.duckdb")
    assert not (tmp_path / "new.duckdb").exists()
