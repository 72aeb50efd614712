"""Tables as Arrow tables and data frames, over a whole made-up export."""

import io
import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest

import linkedin_export
from linkedin_export.testing import make_export

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
            assert made.column_names == [*(column.field for column in record.spec.columns), "extra"]
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
        for record, table in export.tables.items():
            frame = table.to_pandas()
            assert (len(frame), list(frame)[:-1]) == (len(table), [column.field for column in record.spec.columns])
    assert {moment.tzinfo for moment in exports[-1].messages.to_pandas()["sent_at"] if moment} == {UTC}
    assert extra_less.to_pandas()["extra"][0] == {"Pet": "cat"}


def test_naive_stays_naive(exports):
    pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    values = [value for value in exports[-1].comments.to_pandas()["commented_at"] if isinstance(value, datetime)]

    assert values
    assert {value.tzinfo for value in values} == {None}


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
