"""The data source of Spark, in a Spark of this machine; `nox -s spark` runs it."""

import importlib
import json
import os
import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest

import linkedin_export
from linkedin_export import MissingExtraError
from linkedin_export.records import registry
from linkedin_export.testing import make_export

MODULE = "linkedin_export.interop.spark"


def test_without_the_extra_importing_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.delitem(sys.modules, MODULE, raising=False)

    with pytest.raises(MissingExtraError, match=r"is not installed: pip install 'linkedin-export\[spark\]'"):
        importlib.import_module(MODULE)


@pytest.fixture(scope="module")
def spark():
    sql = pytest.importorskip("pyspark.sql", reason="the extra 'spark' is not installed")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.session.timeZone", "America/New_York").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    session.dataSource.register(importlib.import_module(MODULE).LinkedInExport)
    yield session
    session.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two zips of different years, a folder, and what is no zip in spite of its name."""
    root = tmp_path_factory.mktemp("exports")
    make_export("2018-10", seed=1, rows=3).write(root)
    make_export("2026-05", seed=2, rows=3).write(root)
    make_export("2024-07", seed=3, rows=3).unpack(root)
    (root / "zz broken.zip").write_bytes(b"no zip")
    return root


@pytest.fixture(scope="module")
def load(spark, folder):
    def loaded(table, path=None, **options):
        reader = spark.read.format("linkedin_export").option("table", table).options(**options)
        return reader.load(str(folder / "*") if path is None else path)

    return loaded


def read_here(table, path, **options):
    """The rows of a table as the reader gives them, without Spark."""
    module = importlib.import_module(MODULE)
    source = module.LinkedInExport({"table": table, "path": str(path), **options})
    reader = source.reader(source.schema())
    return [row for one in reader.partitions() for batch in reader.read(one) for row in batch.to_pylist()]


@pytest.fixture
def lone(tmp_path, spark):
    """Reads a file that has that text, under a name and a table, without Spark."""

    def read(name, table, text, **options):
        (tmp_path / name).write_text(text)
        return read_here(table, tmp_path / name, **options)

    return read


def test_a_table_of_many_archives_has_the_records_of_each(load, folder):
    found = load("connections").collect()
    opened = {str(path): linkedin_export.open(path) for path in sorted(folder.iterdir()) if "broken" not in path.name}

    assert [(row.archive, row.source.file, row.source.line) for row in found] == [
        (path, *one.source) for path, export in opened.items() for one in export.connections
    ]
    assert [(row.first_name, row.company, row.connected_on, row.extra) for row in found] == [
        (one.first_name, one.company, one.connected_on, dict(one.extra))
        for export in opened.values()
        for one in export.connections
    ]


def test_there_is_a_partition_for_each_archive(load):
    assert load("connections").rdd.getNumPartitions() == 4


def test_every_table_can_be_read_by_spark_as_its_schema_says(load, folder, spark):
    (path,) = folder.glob("*05-12-2026.zip")
    export = linkedin_export.open(path)
    for table in (
        "profile",
        "positions",
        "messages",
        "comments",
        "receipts_v2",
        "events",
        "rich_media",
        "job_applications",
    ):
        assert load(table, str(path)).count() == len(getattr(export, table))


def test_every_table_has_rows_that_fit_its_schema(spark, folder):
    for path in sorted(folder.glob("Complete*")):
        export = linkedin_export.open(path)
        for record in registry.records:
            rows = read_here(record.spec.table, path)
            assert len(rows) == len(export.read(record)), record
            for row, one in zip(rows, export.read(record), strict=True):
                assert [*row] == [*(column.field for column in record.spec.columns), "extra", "source", "archive"]
                for column in record.spec.columns:
                    lost = row[column.field] is None and getattr(one, column.field) is not None
                    assert not lost or (column.kind.name == "moment" and column.header in dict(row["extra"]))


def test_times_are_in_utc_where_the_file_says_so_and_without_a_zone_elsewhere(load, folder):
    (path,) = map(str, folder.glob("*05-12-2026.zip"))
    export = linkedin_export.open(path)

    messages, comments = load("messages", path), load("comments", path)
    assert dict(messages.dtypes)["sent_at"] == "timestamp"
    assert dict(comments.dtypes)["commented_at"] == "timestamp_ntz"
    seconds = [row[0] for row in messages.selectExpr("unix_seconds(sent_at)").collect()]
    assert seconds == [int(one.sent_at.timestamp()) for one in export.messages]
    assert [row.commented_at for row in comments.collect()] == [one.commented_at for one in export.comments]


def test_a_time_of_the_other_sort_is_null_and_its_text_in_extra(lone):
    rows = lone("Votes.csv", "votes", "Date,OptionText\n2026-06-07 10:11:12,a\n2026-06-07T10:11:12Z,b\n,c\n")

    assert [row["voted_at"] for row in rows] == [datetime(2026, 6, 7, 10, 11, 12), None, None]
    assert [dict(row["extra"]) for row in rows] == [{}, {"Date": "2026-06-07T10:11:12+00:00"}, {}]


def test_a_zone_can_be_assumed(load, lone, folder):
    rows = lone("Votes.csv", "votes", "Date,OptionText\n2026-06-07 10:11:12,a\n", assumeTimezone="Europe/Rome")
    (path,) = map(str, folder.glob("*05-12-2026.zip"))

    assert rows[0]["voted_at"] == datetime(2026, 6, 7, 8, 11, 12, tzinfo=UTC)
    schema = dict(load("events", path, assumeTimezone="Europe/Rome").dtypes)
    assert schema["time"] == "struct<start:timestamp,end:timestamp>"


def test_types_of_each_kind(lone, load):
    (receipt,) = lone("Receipts_v2.csv", "receipts_v2", "Transaction Made At,Sub Total\n12/26/24 10:14 PM UTC,12.5\n")
    assert receipt["sub_total"] == Decimal("12.5")
    assert receipt["made_at"] == datetime(2024, 12, 26, 22, 14, tzinfo=UTC)
    (alert,) = lone(
        "SavedJobAlerts.csv", "saved_job_alerts", "Alert Parameters,Query Context,Saved Search ID\n{a=[b]},,1\n"
    )
    assert json.loads(alert["alert_parameters"]) == {"a": ["b"]}
    assert {
        "first_name": "string", "last_name": "string", "url": "string", "email": "string", "company": "string",
        "position": "string", "connected_on": "date", "extra": "map<string,string>",
        "source": "struct<file:string,line:bigint>", "archive": "string",
    }.items() <= dict(load("connections").dtypes).items()  # fmt: skip
    positions = dict(load("positions").dtypes)
    assert positions["started_on"] == "struct<year:int,month:int,day:int>"


def test_issues_are_a_table_and_an_archive_that_cannot_be_opened_is_a_row_of_it(load, folder):
    found = load("issues").collect()
    broken = [row for row in found if row.archive == str(folder / "zz broken.zip")]
    expected = [
        (str(path), issue.file, issue.line, issue.code, issue.severity, issue.header)
        for path in sorted(folder.glob("Complete*"))
        for issue in linkedin_export.open(path).issues
    ]

    assert found[0].__fields__ == ["archive", "file", "line", "code", "severity", "header", "message"]
    assert [tuple(row)[:6] for row in found if row not in broken] == expected
    assert [tuple(row) for row in broken] == [
        (
            str(folder / "zz broken.zip"), None, None, "unreadable", "error", None,
            "zz broken.zip: not a zip archive, in spite of its name; download it from LinkedIn again",
        )
    ]  # fmt: skip


def test_issues_and_broken_archives_without_spark(spark, folder):
    assert read_here("connections", folder / "zz broken.zip") == []
    assert [row["code"] for row in read_here("issues", folder / "zz broken.zip")] == ["unreadable"]
    assert len(read_here("issues", next(folder.glob("*.zip")))) > 3


def test_files_nobody_knows_are_a_table_too(lone):
    assert [dict(row["extra"]) for row in lone("x.csv", "unrecognised", "A,B\n1,2\n")] == [{"A": "1", "B": "2"}]


def test_several_paths_can_be_loaded_each_once(load, folder):
    paths = sorted(map(str, folder.glob("*.zip")))
    assert load("connections", [paths[0], f"file://{paths[1]}", paths[0]]).select("archive").distinct().count() == 2


@pytest.mark.parametrize(
    ("table", "path", "options", "message"),
    [
        ("conections", "x.zip", {}, "one of issues, unrecognised, .*connections.*; not 'conections'"),
        ("connections", "no such/*.zip", {}, r"no such/\*.zip: there is no such file or folder"),
        ("connections", "s3://bucket/x.zip", {}, "give a path that this computer and every executor can open"),
        ("connections", "", {}, "needs the paths of exports"),
        ("connections", "x.zip", {"assumeTimezone": "Rome"}, "no time zone 'Rome'"),
    ],
)
def test_what_cannot_be_loaded_is_told(spark, load, table, path, options, message):
    with pytest.raises(Exception, match=message):
        load(table, path, **options).collect()
    with pytest.raises(Exception, match=message):
        read_here(table, path, **options)
