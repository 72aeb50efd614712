"""Tables as Arrow tables and data frames, over a whole made-up export."""

import io
import json
import sys
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address

import attrs
import pytest

import linkedin_export
from linkedin_export.plain import plain
from linkedin_export.reading import files, filling
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.testing import make_export

PARTIAL = "partial date"
ERAS = ("2018-10", "2024-07", "2026-05")


@pytest.fixture(scope="module")
def exports():
    return [linkedin_export.open(io.BytesIO(make_export(era, rows=4).data)) for era in ERAS]


@pytest.fixture
def extra_less(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text("First Name,Last Name,Connected On,Pet\nAda,Example,07 Jun 2026,cat\nBo,Sample,,\n")
    return linkedin_export.read_table(path)


def test_every_table_becomes_an_arrow_table(exports):
    arrow = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    for export in exports:
        for record, table in export.tables.items():
            made = table.to_arrow()
            assert made.num_rows == len(table)
            earliest = {f"{column.field}_earliest" for column in record.spec.columns if column.kind.name == PARTIAL}
            assert earliest < set(made.column_names) or not earliest
            assert [name for name in made.column_names if name not in earliest] == [
                *(column.field for column in record.spec.columns), "extra",
            ]  # fmt: skip
            for column in record.spec.columns:
                if column.kind.name == "day":
                    assert made.schema.field(column.field).type == arrow.date32()


def test_arrow_knows_zones_lists_and_extra(exports, extra_less):
    arrow = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    messages = exports[-1].messages.to_arrow()

    assert messages.schema.field("sent_at").type == arrow.timestamp("us", tz="UTC")
    assert messages.schema.field("recipient_urls").type == arrow.list_(arrow.string())
    assert messages["sent_at"].to_pylist()[0] == exports[-1].messages[0].sent_at
    assert exports[-1].comments.to_arrow().schema.field("commented_at").type == arrow.timestamp("us")
    assert extra_less.to_arrow()["extra"].to_pylist() == [[("Pet", "cat")], []]


@pytest.fixture
def mixed(tmp_path):
    path = tmp_path / "Votes.csv"
    path.write_text("Date,OptionText\n2026-06-07 10:11:12,a\n2026-06-07T10:11:12Z,b\n,c\n")
    return linkedin_export.read_table(path)


def test_moments_with_and_without_a_zone_become_text(mixed):
    arrow = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    column = mixed.to_arrow()["voted_at"]

    assert [one.voted_at and one.voted_at.tzinfo for one in mixed] == [None, UTC, None]
    assert column.type == arrow.string()
    assert column.to_pylist() == ["2026-06-07T10:11:12", "2026-06-07T10:11:12+00:00", None]


def test_moments_with_and_without_a_zone_become_text_in_polars(mixed):
    polars = pytest.importorskip("polars", reason="the extra 'polars' is not installed")

    assert mixed.to_polars().schema["voted_at"] == polars.String


@pytest.mark.parametrize("text", ["999999999999999999.999999999999999999", "-0.000000000000000001", "12.5"])
def test_arrow_holds_every_decimal_that_is_read(tmp_path, text):
    pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    path = tmp_path / "Receipts.csv"
    path.write_text(f"Tax Amount\n{text}\n")
    table = linkedin_export.read_table(path, record=linkedin_export.Receipt)

    assert table.to_arrow()["tax_amount"].to_pylist() == [Decimal(text)]


def test_an_empty_table_keeps_its_types(exports):
    arrow = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    empty = exports[0].duolingo_scores.to_arrow()

    assert (empty.num_rows, empty.schema.field("score").type) == (0, arrow.int64())


def test_every_table_becomes_a_polars_frame(exports):
    polars = pytest.importorskip("polars", reason="the extra 'polars' is not installed")
    for export in exports:
        for table in export.tables.values():
            assert table.to_polars().height == len(table)
    frame = exports[-1].messages.to_polars()
    assert frame.schema["sent_at"] == polars.Datetime("us", "UTC")
    assert frame["folder"].to_list() == [folder and str(folder) for folder in (m.folder for m in exports[-1].messages)]


def test_every_table_becomes_a_pandas_frame(exports, extra_less):
    pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    for export in exports:
        for table in export.tables.values():
            frame = table.to_pandas()
            assert len(frame) == len(table)
            assert list(frame) == table.to_arrow().column_names
    messages = exports[-1].messages.to_pandas()
    assert str(messages["sent_at"].dtype) == "datetime64[us, UTC]"
    assert messages["sent_at"].dropna().dt.year.to_list() == [m.sent_at.year for m in exports[-1].messages if m.sent_at]
    assert extra_less.to_pandas()["extra"][0] == [("Pet", "cat")]


def test_naive_stays_naive(exports):
    pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")

    assert str(exports[-1].comments.to_pandas()["commented_at"].dtype) == "datetime64[us]"


@pytest.mark.parametrize("table", ["messages", "positions", "connections", "receipts", "events", "ad_targeting"])
def test_data_frames_take_a_table_as_it_is(exports, table):
    arrow = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    polars = pytest.importorskip("polars", reason="the extra 'polars' is not installed")
    made = getattr(exports[-1], table)

    assert arrow.table(made) == made.to_arrow()
    assert polars.DataFrame(made).equals(made.to_polars())
    assert polars.DataFrame(made).height == len(made) > 0


def test_duckdb_takes_a_table_as_it_is(exports):
    duckdb = pytest.importorskip("duckdb", reason="the extra 'duckdb' is not installed")
    made = exports[-1].messages
    found = duckdb.sql("select count(*), count(sent_at) from made")

    assert found.fetchall() == [(len(made), sum(one.sent_at is not None for one in made))]


@pytest.mark.parametrize(
    ("way", "module", "extra"),
    [("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars"), ("to_arrow", "pyarrow", "arrow")],
)
def test_what_is_not_installed_is_named(extra_less, monkeypatch, way, module, extra):
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(
        linkedin_export.MissingExtraError, match=rf"{module} is not installed.*linkedin-export\[{extra}\]"
    ):
        getattr(extra_less, way)()


def counted(monkeypatch):
    """Counts the records that are made."""
    made = []
    fill = filling.fill

    def counting(record, columns):
        records = fill(record, columns)
        made.extend(records)
        return records

    monkeypatch.setattr(files, "fill", counting)
    return made


@pytest.mark.parametrize(("way", "module"), [("to_arrow", "pyarrow"), ("to_pandas", "pandas"), ("to_polars", "polars")])
def test_no_record_is_made_on_the_way(monkeypatch, way, module):
    pytest.importorskip(module, reason=f"{module} is not installed")
    made = counted(monkeypatch)
    export = linkedin_export.open(io.BytesIO(make_export("2026-05", rows=4).data))
    for table in export.tables.values():
        getattr(table, way)()
    assert made == []
    assert (len(export.messages), len(made)) == (4, 4)


def as_arrow_has_it(value):
    """What Arrow gives back for a value of a record."""
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return list(map(as_arrow_has_it, value))
    if isinstance(value, FrozenMap):
        return json.dumps(plain(value), ensure_ascii=False)
    if isinstance(value, IPv4Address | IPv6Address):
        return str(value)
    return attrs.asdict(value) if attrs.has(type(value)) else value


def test_arrow_has_what_the_records_have(exports):
    pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    for export in exports:
        for record, table in export.tables.items():
            rows = table.to_arrow().to_pylist()
            for column in record.spec.columns:
                found = [row[column.field] for row in rows]
                assert found == [as_arrow_has_it(getattr(one, column.field)) for one in table], column.field
                if column.kind.name == PARTIAL:
                    dates = [getattr(one, column.field) for one in table]
                    earliest = [date.earliest() if date and date.year else None for date in dates]
                    assert [row[f"{column.field}_earliest"] for row in rows] == earliest


SEEN = "CONVERSATION ID,FROM,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"


@pytest.mark.parametrize("again", [1, 3_000])
@pytest.mark.parametrize(
    "rows",
    [
        ["c,Ada,u,2026-06-07 10:11:12 UTC,Hi,INBOX,,No", "c,Bo,u;v,2026-06-07 10:11:13 UTC,,inbox,x,Yes"],
        ["c,Ada, ,2026-06-07 10:11:12 UTC, ,INBOX, ,No", "c,,,,,,,"],
        ["c,Ada,u,2026-02-31 10:11:12 UTC,Hi,INBOX,,No", "c,Ada,u,2026-02-28 10:11:12 UTC,Hi,NEW,,maybe"],
        ["c,Ada,u,6/7/2026 10:11,Hi,INBOX,,No", "c,Ada,u,2026-02-28 10:11:12 UTC,Hi,INBOX,,No"],
        ["c,Ada,u,2026-06-07 10:11:12 UTC,Hi,INBOX,,No"] * 2,
    ],
)
def test_arrow_reads_cells_as_records_do(rows, again):
    pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    text = "\n".join([SEEN, *rows * again]).replace("u;v", '"u,v"')
    table = linkedin_export.read_table(io.BytesIO(text.encode()), record=linkedin_export.Message)
    found = table.to_arrow()
    issues = table.issues
    assert found.num_rows == len(table) == 2 * again
    zones = {one.sent_at.tzinfo for one in table if one.sent_at}
    as_it_is = (lambda value: value) if len(zones) < 2 else (lambda value: value and value.isoformat())
    assert found["sent_at"].to_pylist() == [as_it_is(one.sent_at) for one in table]
    assert found["content"].to_pylist() == [one.content for one in table]
    assert found["folder"].to_pylist() == [one.folder and str(one.folder) for one in table]
    assert found["recipient_urls"].to_pylist() == [list(one.recipient_urls) for one in table]
    assert found["attachments"].to_pylist() == [list(one.attachments) for one in table]
    assert found["is_message_draft"].to_pylist() == [one.is_message_draft for one in table]
    assert found["extra"].to_pylist() == [list(one.extra.items()) for one in table]
    assert table.files[0].issues == issues


def test_arrow_has_the_zone_that_is_assumed():
    arrow = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    data = b"Date,Link,Message\n2026-06-07 10:11:12,https://example.com,Hi\n"
    table = linkedin_export.read_table(io.BytesIO(data), record=linkedin_export.Comment, assume_timezone="Europe/Rome")
    made = table.to_arrow()
    assert made.schema.field("commented_at").type == arrow.timestamp("us", tz="UTC")
    assert made["commented_at"].to_pylist() == [table[0].commented_at] == [datetime(2026, 6, 7, 8, 11, 12, tzinfo=UTC)]


def test_moments_of_both_kinds_become_text_however_far_apart(tmp_path):
    arrow = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    path = tmp_path / "Votes.csv"
    rows = ["2026-06-07 10:11:12,a"] * 3_000 + ["2026-06-07T10:11:12Z,b"] * 3_000
    path.write_text("\n".join(["Date,OptionText", *rows]))
    column = linkedin_export.read_table(path).to_arrow()["voted_at"]
    assert column.type == arrow.string()
    assert column.to_pylist() == ["2026-06-07T10:11:12"] * 3_000 + ["2026-06-07T10:11:12+00:00"] * 3_000
