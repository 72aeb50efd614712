"""Exports as SQLite databases, read with Python's own sqlite3."""

import json
import os
import sqlite3
import sys
import warnings
from contextlib import closing
from decimal import Decimal
from zipfile import ZipFile

import pytest
from attrs import frozen

import linkedin_export
from linkedin_export import Code, Message, MissingExtraError, Record, open_many, registry, to_dict
from linkedin_export.schema.spec import column, reads
from linkedin_export.testing import make_export

pytest.importorskip("sqlite_utils", reason="the extra 'sqlite' is not installed")

ERAS = ("2018-10", "2024-07", "2026-05")
HEADER = "CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER\n"


def rows(path, query, *values):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query, values).fetchall()


def dump(path):
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


@pytest.fixture(scope="module", params=ERAS)
def written(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sqlite")
    export = linkedin_export.open(make_export(request.param, rows=4).write(folder))
    path = folder / "export.db"
    return export, path, export.to_sqlite(path)


def test_every_table_has_every_row(written):
    export, path, counts = written
    assert counts == {record.spec.table: len(table) for record, table in export.tables.items()}
    for name, count in counts.items():
        assert rows(path, f'SELECT count(*) FROM "{name}"') == [(count,)]


def test_every_value_is_there(written):
    export, path, _ = written
    for record, table in export.tables.items():
        with closing(sqlite3.connect(path)) as database:
            database.row_factory = sqlite3.Row
            found = database.execute(f'SELECT * FROM "{record.spec.table}" ORDER BY row_id').fetchall()
        files = [file.name for file in export.files]
        for one, row in zip(table, found, strict=True):
            data = to_dict(one)
            assert files[row["source_file_id"] - 1] == one.source.file
            assert row["source_line"] == one.source.line
            for field in data.keys() - {"source"}:
                wanted = data[field]
                nested = isinstance(wanted, list | dict)
                assert (json.loads(row[field]) if nested else row[field]) == wanted, (record, field)


def test_what_refers_to_something_refers_to_what_is_there(written):
    _, path, _ = written
    assert rows(path, "PRAGMA foreign_key_check") == []
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    refers = {(row[2], row[3], row[4]) for row in rows(path, "PRAGMA foreign_key_list(messages)")}
    assert refers == {("files", "source_file_id", "id"), ("conversations", "conversation_id", "id")}
    assert {(row[2], row[3]) for row in rows(path, "PRAGMA foreign_key_list(connections)")} == {
        ("files", "source_file_id")
    }


def test_files_and_issues_are_listed(written):
    export, path, _ = written
    assert rows(path, "SELECT name, size, status, record, row_count, blank_rows FROM files ORDER BY id") == [
        (file.name, file.size, file.status, file.record.__name__, file.rows, file.blank_rows) for file in export.files
    ]
    assert rows(path, "SELECT file, line, code, severity, header, message, raw FROM issues ORDER BY id") == [
        (issue.file, issue.line, issue.code, issue.severity, issue.header, issue.message, issue.raw)
        for issue in export.issues
    ]
    assert rows(path, "SELECT count(*) FROM issues JOIN files ON files.id = file_id AND files.name = issues.file") == [
        (len(export.issues),)
    ]


def indexed(path, table):
    """The columns of a table that have an index, or begin one."""
    names = [row[1] for row in rows(path, f"PRAGMA index_list({table})")]
    return {rows(path, f"PRAGMA index_info({name})")[0][2] for name in names}


def test_what_is_asked_for_is_indexed(written):
    _, path, _ = written
    assert indexed(path, "messages") == {"conversation_id", "sent_at", "sender_url"}
    assert indexed(path, "connections") == {"connected_on", "url"}
    plan = rows(path, "EXPLAIN QUERY PLAN SELECT * FROM messages WHERE conversation_id = 'a'")
    assert "USING INDEX" in plan[0][3]


@pytest.fixture
def talk(tmp_path):
    """Messages of two conversations and of none, one of whose titles comes late."""
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "messages.csv").write_text(
        HEADER
        + "a,,Ada Example,Bo Sample,2026-06-07 10:11:12 UTC,,Shall we meet at the café?,INBOX\n"
        + "a,Plans,Bo Sample,Ada Example,2026-06-07 11:11:12 UTC,,Yes,INBOX\n"
        + "b,,Ada Example,Cy Probe,2026-06-08 10:11:12 UTC,Hello,You were right,INBOX\n"
        + ",,Ada Example,,2026-06-08 10:11:12 UTC,,A draft,\n",
        encoding="utf-8",
    )
    path = tmp_path / "talk.db"
    linkedin_export.open(tmp_path / "export").to_sqlite(path)
    return path


def test_conversations_have_a_title_if_one_of_their_messages_has(talk):
    assert rows(talk, "SELECT id, title FROM conversations ORDER BY id") == [("a", "Plans"), ("b", None)]
    joined = (
        "SELECT title, count(*) FROM messages LEFT JOIN conversations ON id = conversation_id GROUP BY id ORDER BY id"
    )
    assert rows(talk, joined) == [(None, 1), ("Plans", 2), (None, 1)]


SEARCH = "SELECT row_id FROM messages WHERE row_id IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH ?)"


@pytest.mark.parametrize(
    ("words", "found"),
    [("cafe", [1]), ("CAFÉ", [1]), ("hello", [3]), ("plans", [2]), ("probe", [3]), ("content: ada", []), ("zebra", [])],
)
def test_messages_are_found_by_their_words(talk, words, found):
    assert rows(talk, SEARCH, words) == [(number,) for number in found]


def test_search_follows_changes(talk):
    with closing(sqlite3.connect(talk)) as database, database:
        database.execute("UPDATE messages SET content = 'A zebra' WHERE row_id = 2")
        database.execute("DELETE FROM messages WHERE row_id = 1")
    assert rows(talk, SEARCH, "zebra") == [(2,)]
    assert rows(talk, SEARCH, "cafe") == []


def test_values_are_of_types_that_sqlite_can_reckon_with(tmp_path):
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "messages.csv").write_text(
        HEADER.replace("FOLDER", "FOLDER,ATTACHMENTS,IS MESSAGE DRAFT")
        + '"a",,Ada,Bo,2026-06-07 10:11:12 UTC,,Hi,INBOX,"https://example.com/1,https://example.com/2",No\n'
    )
    (tmp_path / "export" / "Receipts.csv").write_text("Transaction Made At,Tax Amount\n,12.50\n")
    export = linkedin_export.open(tmp_path / "export")
    path = tmp_path / "new.db"
    export.to_sqlite(path)

    moment = "strftime('%s', sent_at), date(sent_at)"
    assert rows(path, f"SELECT {moment}, is_message_draft, typeof(is_message_draft) FROM messages") == [
        ("1780827072", "2026-06-07", 0, "integer")
    ]
    assert rows(path, "SELECT value FROM messages, json_each(attachments)") == [
        ("https://example.com/1",), ("https://example.com/2",),
    ]  # fmt: skip
    assert rows(path, "SELECT tax_amount FROM receipts") == [("12.50",)]
    assert export.receipts[0].tax_amount == Decimal("12.50")


def test_a_second_time_gives_the_same(written):
    export, path, counts = written
    before = dump(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM messages")
    assert export.to_sqlite(path) == counts
    assert dump(path) == before
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == []


def make_other_database(path):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE precious (id)")


def make_text(path):
    path.write_text("precious")


@pytest.mark.parametrize("make", [make_other_database, make_text])
def test_what_was_not_written_from_an_export_is_kept(tmp_path, make):
    export = linkedin_export.open(make_export("2026-05", rows=1).write(tmp_path))
    path = tmp_path / "precious"
    make(path)
    before = path.read_bytes()
    for place in (path, tmp_path):
        with pytest.raises(FileExistsError, match="is there already, and was not written from an export"):
            export.to_sqlite(place)
    assert path.read_bytes() == before


@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_a_database_in_use_is_kept(talk, end):
    before = talk.read_bytes()
    (talk.parent / f"talk.db{end}").touch()
    with pytest.raises(FileExistsError, match=f"is in use, for talk.db{end} lies beside it"):
        linkedin_export.open(talk.parent / "export").to_sqlite(talk)
    assert talk.read_bytes() == before


@reads("Files.csv", table="files")
@frozen(kw_only=True)
class OurFile(Record):
    """A record whose table is called as one of the database's own."""

    name: str | None = column("Name", doc="What it is called.")


@reads("Pets.csv")
@frozen(kw_only=True)
class Pet(Record):
    """A record with a field that is called as one of every table's own columns."""

    row_id: str | None = column("Name", doc="What it is called.")


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (OurFile, "a table of the export's registry is called 'files', as one of the database's own is"),
        (Pet, "a field of Pet is called 'row_id', as a column of every table is"),
    ],
)
def test_names_that_the_database_needs_are_refused(tmp_path, record, why):
    (tmp_path / record.spec.names[0]).write_text("Name\nRex\n")
    export = linkedin_export.open(tmp_path / record.spec.names[0], registry=registry.with_records(record))
    with pytest.raises(ValueError, match=why):
        export.to_sqlite(tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_rows_of_files_that_nobody_knows_are_there(tmp_path):
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "Strange.csv").write_text("One thing,Another\n1,2\n")
    (tmp_path / "export" / "Connections.csv").write_text("First Name,Last Name,Connected On\nAda,Example,\n")
    linkedin_export.open(tmp_path / "export").to_sqlite(tmp_path / "new.db")
    query = "SELECT json_extract(extra, '$.Another'), name FROM unrecognised JOIN files ON id = source_file_id"
    assert rows(tmp_path / "new.db", query) == [("2", "Strange.csv")]


def test_issues_of_files_are_theirs_even_if_two_have_the_same_name(tmp_path):
    with ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("Skills.csv", "Name,Pet\nSpelling,cat\n")
        for _ in range(2):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)
                archive.writestr("Connections.csv", "First Name,Last Name,Connected On\nAda,Example,soon\n")
    linkedin_export.open(tmp_path / "export.zip").to_sqlite(tmp_path / "new.db")
    found = rows(tmp_path / "new.db", "SELECT file_id, code FROM issues ORDER BY id")
    assert [number for number, code in found if code == Code.BAD_VALUE] == [1, 2]
    assert [number for number, code in found if code == Code.SAME_CONTENT] == [1]
    assert [number for number, code in found if code == Code.UNKNOWN_COLUMN] == [3]


def test_a_name_that_is_no_text_is_stored_with_numbers(tmp_path):
    (tmp_path / "export").mkdir()
    try:
        (tmp_path / "export" / os.fsdecode(b"Connections \xff.csv")).write_text("First Name,Last Name,Pet\nAda,,cat\n")
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    linkedin_export.open(tmp_path / "export").to_sqlite(tmp_path / "new.db")
    assert rows(tmp_path / "new.db", "SELECT name FROM files") == [(r"Connections \udcff.csv",)]
    assert set(rows(tmp_path / "new.db", "SELECT file FROM issues")) == {(r"Connections \udcff.csv",)}


def test_an_export_that_was_read_elsewhere_is_written(tmp_path):
    path = make_export("2026-05", rows=2).write(tmp_path)
    (opened,) = open_many([path], workers=1, read=[Message])
    again = opened.export
    assert again.to_sqlite(tmp_path / "new.db")["messages"] == 2
    assert rows(tmp_path / "new.db", "PRAGMA foreign_key_check") == []


def test_what_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlite_utils", None)
    export = linkedin_export.open(make_export("2026-05", rows=1).write(tmp_path))
    with pytest.raises(MissingExtraError, match=r"sqlite_utils is not installed.*linkedin-export\[sqlite\]"):
        export.to_sqlite(tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()
