import importlib
import io
import json
import sys
import zipfile
from datetime import UTC, date, datetime

import pytest
from attrs import frozen

import linkedin_export
from linkedin_export.export import read_table
from linkedin_export.issues import Code, Severity
from linkedin_export.plain import to_dict
from linkedin_export.reading.files import Status
from linkedin_export.records import registry
from linkedin_export.schema.evidence import Format, Layout, Quirk, Writing
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import birth_day, day, naive_seconds, us_minutes, utc_minutes
from linkedin_export.testing import make_export, make_file
from linkedin_export.testing.files import writing_in
from linkedin_export.testing.fixtures import write_fixtures

ERAS = ("2018-10", "2018-12", "2020-11", "2020-12", "2022-09", "2023-07", "2024-07", "2025-08", "2026-05")


def assert_reads_as(got, truth):
    assert list(got) == list(truth)
    assert [dict(record.extra) for record in got] == [dict(record.extra) for record in truth]


def severe(issues):
    return [str(issue) for issue in issues if issue.severity is not Severity.INFO]


def opened(export, known=registry):
    return linkedin_export.open(io.BytesIO(export.data), registry=known)


# A record for each quirk, so that the generator is tested on what it is told, whatever the library's records say.


def described(*writings, names=("Made Up.csv",), header="Made,Link,Words", **more):
    @reads(*names, layouts=(Layout("2018-10", header),), written=writings, **more)
    @frozen(kw_only=True)
    class MadeUp(Record):
        made_at: datetime | None = column("Made", parse=naive_seconds, doc="When.")
        link: str | None = column("Link", doc="Where.")
        words: str | None = column("Words", pii="content", doc="What.")

    return MadeUp


def written_with(*quirks, rows=20, **more):
    """A file of a record whose writer has quirks, and the record."""
    record = described(Writing(file="Made Up.csv", quirks=quirks, **more))
    return make_file(record, record.spec.layouts[0], rows=rows), record


QUIRKS = {
    Quirk.NOTES_PREAMBLE: b'Notes:\n"When exporting your connection data, ',
    Quirk.UNQUOTED_LINES: b",Well said\nThank you for this\n",
    Quirk.BACKSLASH_ESCAPES: b',"The \\"Example\\" and \\\\ or the Sample"\n',
    Quirk.QUOTED_LINE_BREAKS: b',"First line""\n""""\n""Third line, the last"\n',
}


@pytest.mark.parametrize("quirk", QUIRKS)
def test_a_quirk_is_written_where_it_is_stated_and_undone_in_reading(quirk):
    made, record = written_with(quirk)
    table = read_table(io.BytesIO(made.data), record=record)
    assert QUIRKS[quirk] in made.data
    assert quirk in table.files[0].dialect.quirks
    assert_reads_as(table, made.truth)


@pytest.mark.parametrize("quirk", QUIRKS)
def test_no_quirk_is_written_where_none_is_stated(quirk):
    made, record = written_with()
    assert QUIRKS[quirk] not in made.data
    assert_reads_as(read_table(io.BytesIO(made.data), record=record), made.truth)


def test_carriage_returns_stand_in_quoted_line_breaks_too():
    made, record = written_with(Quirk.QUOTED_LINE_BREAKS, line_end="\r\n")
    assert b'"First line""\r\n""""\r\n""Third line, the last"\r\n' in made.data
    assert made.truth[0].words == "First line\r\n\r\nThird line, the last"
    assert_reads_as(read_table(io.BytesIO(made.data), record=record), made.truth)


def test_unquoted_lines_break_at_line_feeds_in_a_file_of_carriage_returns():
    made, record = written_with(Quirk.UNQUOTED_LINES, line_end="\r\n")
    assert b",Well said\nThank you for this\r\n" in made.data
    assert_reads_as(read_table(io.BytesIO(made.data), record=record), made.truth)


def raw_lines(quirks):
    @reads("Raw.csv", layouts=(Layout("2018-10", "Made,Words"),), written=(Writing(file="Raw.csv", quirks=quirks),))
    @frozen(kw_only=True)
    class Raw(Record):
        made_at: datetime | None = column("Made", parse=naive_seconds, doc="When.")
        words: str | None = column("Words", pii="interest", doc="What.")

    return Raw


@pytest.mark.parametrize("quirks", [(Quirk.RAW_LINES,), ()])
def test_raw_lines_have_no_quotes_but_those_that_people_wrote(quirks):
    record = raw_lines(quirks)
    made = make_file(record, record.spec.layouts[0], rows=40)
    assert (b',remote jobs, part time or "flexible" hours\n' in made.data) is bool(quirks)
    assert (b'""' in made.data) is not bool(quirks)
    assert_reads_as(read_table(io.BytesIO(made.data), record=record), made.truth)


def test_text_of_several_lines_only_where_the_writer_can_write_it():
    plain, _ = written_with(rows=60)
    quoted, _ = written_with(rows=60, quoting="all")
    assert not any("\n" in (record.words or "") for record in plain.truth)
    assert any("\n" in (record.words or "") for record in quoted.truth)


def test_a_nameless_column_stays_without_text():
    record = described(Writing(file="Made Up.csv", quirks=(Quirk.NAMELESS_COLUMN,)), header="Made,Link,Words,")
    made = make_file(record, record.spec.layouts[0], rows=5)
    lines = made.data.decode().removesuffix("\n").split("\n")
    assert lines[0] == "Made,Link,Words,"
    assert all(line.endswith(",") for line in lines)
    assert_reads_as(read_table(io.BytesIO(made.data), record=record), made.truth)


def test_utf_16_with_a_mark_tabs_and_every_cell_quoted():
    made, record = written_with(encoding="utf-16", delimiter="\t", quoting="all", line_end="\r\n")
    text = made.data.decode("utf-16")
    assert made.data.startswith(b"\xff\xfe")
    assert text.startswith('"Made"\t"Link"\t"Words"\r\n"')
    assert text.endswith('"\r\n')
    assert_reads_as(read_table(io.BytesIO(made.data), record=record), made.truth)


@pytest.mark.parametrize("final_newline", [True, False])
def test_the_last_line_ends_as_stated(final_newline):
    made, _ = written_with(final_newline=final_newline)
    assert made.data.endswith(b"\n") is final_newline


# Rows.


def test_the_first_row_is_whole_and_no_row_is_without_text():
    made, record = written_with(rows=200)
    rows = [[getattr(one, column.field) for column in record.spec.columns] for one in made.truth]
    assert all(rows[0])
    assert all(any(row) for row in rows)
    assert {index for row in rows for index, value in enumerate(row) if value is None} == {0, 1, 2}
    assert any(row[0] and not row[1] and not row[2] for row in rows), "rows with nothing but a date"


def test_a_row_of_one_column_is_never_blank():
    @reads("One.csv", layouts=(Layout("2018-10", "One"),), written=(Writing(file="One.csv"),))
    @frozen(kw_only=True)
    class One(Record):
        one: str | None = column("One", pii="name", blank=("N/A",), doc="Only.")

    made = make_file(One, One.spec.layouts[0], rows=60)
    assert len(made.truth) == 60
    assert None in {record.one for record in made.truth}, "the word for nothing occurs"
    assert_reads_as(read_table(io.BytesIO(made.data), record=One), made.truth)


def dated(**columns):
    @reads("Dated.csv", layouts=(Layout("2018-10", "When"),), written=(Writing(file="Dated.csv"),))
    @frozen(kw_only=True)
    class DatedRecord(Record):
        when: date | None = column("When", doc="When.", **columns)

    return DatedRecord


def test_dates_are_spelt_as_in_their_time_and_what_the_field_lacks_is_extra():
    record = dated(parse=day, formerly={"2018-10": us_minutes})
    old = make_file(record, record.spec.layouts[0])
    new = make_file(record, record.spec.layouts[0], era="2018-11")
    assert [list(one.extra) for one in old.truth] == [["When"]] * 5
    assert all(one.extra["When"].endswith("M") for one in old.truth)
    assert not any(one.extra for one in new.truth)
    for made in (old, new):
        assert_reads_as(read_table(io.BytesIO(made.data), record=record), made.truth)


def test_moments_are_as_exact_as_their_spelling():
    made = make_file(dated(parse=utc_minutes), None)
    assert {(one.when.second, one.when.tzinfo) for one in made.truth} == {(0, UTC)}
    record = dated(parse=naive_seconds)
    moments = [one.when for one in make_file(record, record.spec.layouts[0], era="2020-03").truth]
    assert any(at.second for at in moments)
    assert all("2017-01" < at.isoformat() < "2020-03-01" for at in moments)


def test_birthdays_lie_a_generation_back_or_have_no_year():
    @reads("Born.csv", layouts=(Layout("2018-10", "Born"),), written=(Writing(file="Born.csv"),))
    @frozen(kw_only=True)
    class Born(Record):
        born: object = column("Born", parse=birth_day, pii="birth", doc="When.")

    years = {one.born.year for one in make_file(Born, Born.spec.layouts[0], rows=30).truth}
    assert None in years
    assert max(years - {None}) < 1990


# Single files.

LAYOUTS = [
    pytest.param(record, layout, id=f"{record.__name__}-{number}")
    for record in registry.records
    for number, layout in enumerate(record.spec.layouts or (None,))
]


@pytest.mark.parametrize(("record", "layout"), LAYOUTS)
def test_every_layout_reads_back(record, layout):
    made = make_file(record, layout, rows=12)
    table = read_table(io.BytesIO(made.data), record=record)
    assert_reads_as(table, made.truth)
    assert severe(table.issues) == []
    assert all(one.source is None for one in made.truth)


def test_a_layout_that_members_made_is_plain():
    record = described(Writing(file="Made Up.csv", encoding="utf-16", delimiter="\t", quoting="all"))
    made = make_file(record, Layout("2020-01", "Words,Made", resaved=True))
    assert made.data.startswith(b"Words,Made\n")
    assert made.path == "Made Up.csv"


def test_a_record_without_fields_has_no_rows():
    @reads("Nothing Known.csv")
    @frozen(kw_only=True)
    class NothingKnown(Record):
        pass

    assert make_file(NothingKnown, None).truth == ()


# Whole exports.


@pytest.mark.parametrize("kind", ["complete", "basic"])
@pytest.mark.parametrize("era", ERAS)
def test_every_era_reads_back_as_its_truth(era, kind):
    made = make_export(era, seed=7, rows=6, kind=kind)
    export = opened(made)
    assert {record.__name__ for record in export.tables} == {record.__name__ for record in made.truth}
    for record, truth in made.truth.items():
        assert_reads_as(export.read(record), truth)
    assert severe(export.issues) == []
    assert [(file.name, file.status) for file in export.files if file.status is not Status.KNOWN] == []
    for file in export.files:
        assert file.layout is not None, file
        writing = writing_in(file.record.spec, file.layout, era)
        found = file.dialect
        assert (found.quirks, found.line_end) == (set(writing.quirks), writing.line_end), file


def test_layouts_of_some_accounts_are_there_when_asked_for():
    def headers(export):
        return {file.name: file.header for file in opened(export).files}

    usual, drafting = make_export("2025-12", rows=1), make_export("2025-12", rows=1, sometimes=True)
    assert headers(usual) != headers(drafting)
    export = opened(drafting)
    assert any(file.layout.sometimes for file in export.files)
    for record, truth in drafting.truth.items():
        assert_reads_as(export.read(record), truth)


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    assert make_export("2024-07", seed=3).data == make_export("2024-07", seed=3).data
    assert make_export("2024-07", seed=3).data != make_export("2024-07", seed=4).data


def test_the_rows_of_a_table_do_not_depend_on_the_others():
    alone = make_export("2024-07", rows={"connections": 4, "*": 0})
    among = make_export("2024-07", rows={"connections": 4})
    (connections,) = alone.truth
    assert alone.truth[connections] == among.truth[connections]
    assert set(alone.files) == {"Connections.csv"}
    assert {len(truth) for truth in among.truth.values()} == {4, 5}


def test_a_basic_export_has_only_what_comes_within_minutes():
    basic, complete = make_export(kind="basic"), make_export()
    assert {record.spec.delivery for record in basic.truth} == {"basic"}
    assert set(basic.truth) < set(complete.truth)
    assert basic.name == "Basic_LinkedInDataExport_05-12-2026.zip"
    assert complete.name == "Complete_LinkedInDataExport_05-12-2026.zip"


def test_no_file_is_there_before_or_after_its_time():
    record = described(Writing(since="2020-01", file="Made Up.csv"), until="2021-06")
    known = Registry((record,))
    found = {era: set(make_export(era, registry=known).files) for era in ("2019-12", "2020-01", "2021-06", "2021-07")}
    assert found == {"2019-12": set(), "2020-01": {"Made Up.csv"}, "2021-06": {"Made Up.csv"}, "2021-07": set()}


def test_the_archive_is_as_linkedin_packs_it():
    made = make_export("2023-07", rows=1)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == list(made.files)
    assert {entry.date_time[:3] for entry in entries} == {(2023, 7, 12)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}
    assert {entry.create_system for entry in entries} == {0}
    assert all(entry.flag_bits & 0x800 for entry in entries)
    assert not any(entry.is_dir() for entry in entries)
    assert "Connections.csv" in made.files


def test_what_is_written_and_unpacked_opens_alike(tmp_path):
    made = make_export("2022-09", rows=2)
    archive, folder = made.write(tmp_path), made.unpack(tmp_path)
    assert archive.read_bytes() == made.data
    assert folder == tmp_path / "Complete_LinkedInDataExport_09-12-2022"
    for source in (archive, folder):
        export = linkedin_export.open(source)
        for record, truth in made.truth.items():
            assert_reads_as(export.read(record), truth)


def test_parts_have_their_own_header_and_are_read_as_one():
    record = described(Writing(file="Jobs/Made Up.csv"), part_rows=20)
    known = Registry((record,))
    made = make_export("2024-07", rows=230, registry=known)
    assert len(made.files) == 12
    assert list(made.files)[:3] == ["Jobs/Made Up.csv", "Jobs/Made Up_1.csv", "Jobs/Made Up_10.csv"]
    assert all(data.startswith(b"Made,Link,Words\n") for data in made.files.values())
    assert_reads_as(opened(made, known).read(record), made.truth[record])


def test_the_files_of_a_folder_are_read_in_the_order_of_their_paths():
    record = described(Writing(file="Jobs/Answers/Made Up.csv"), folder="Answers")
    known = Registry((record,))
    made = make_export("2024-07", rows=25, registry=known)
    assert len(made.files) == 13
    assert all(path.startswith("Jobs/Answers/") for path in made.files)
    assert_reads_as(opened(made, known).read(record), made.truth[record])


def of_format(form):
    return next(record for record in registry.records if record.spec.format is form)


def test_articles_are_pages():
    record = of_format(Format.ARTICLE)
    made = make_export(rows={record.spec.table: 3, "*": 0})
    assert len(made.files) == 3
    for data in made.files.values():
        assert data.startswith(b"<html>")
        assert b'<p class="created">Created on 20' in data


def test_a_transcript_is_blocks_of_text():
    record = of_format(Format.TRANSCRIPT)
    (data,) = make_export(rows={record.spec.table: 2, "*": 0}).files.values()
    assert data.count(b"conversation: ") == data.count(b"timestamp: ") == 2


def test_a_notice_is_there_only_when_asked_for():
    record = of_format(Format.NOTICE)
    assert record not in make_export("2021-01").truth
    made = make_export("2021-01", rows={record.spec.table: 2})
    export = opened(made)
    assert_reads_as(export.read(record), made.truth[record])
    assert [issue.code for issue in export.issues if issue.severity is not Severity.INFO] == [Code.NOT_DELIVERED] * 2


@pytest.mark.parametrize("era", ["2026", "2026-13", "May 2026"])
def test_an_era_is_a_month(era):
    with pytest.raises(ValueError, match=era.split("-")[0]):
        make_export(era)


def test_rows_of_an_unknown_table_are_an_error():
    with pytest.raises(ValueError, match="no such table: conections"):
        make_export(rows={"conections": 3})


# The golden files.


@pytest.fixture(scope="module")
def fixtures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fixtures")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["linkedin_export.testing", str(folder)])
        # Not with runpy: it cannot run a package whose assertions pytest rewrites, as it does where one has a plugin.
        patch.delitem(sys.modules, "linkedin_export.testing.__main__", raising=False)
        importlib.import_module("linkedin_export.testing.__main__")
    return folder


def test_every_golden_file_states_its_truth(fixtures):
    for path in sorted((fixtures / "layouts").rglob("*.json")):
        stated = json.loads(path.read_text(encoding="utf-8"))
        (beside,) = (other for other in path.parent.glob(f"{path.stem}.*") if other != path)
        record = next(record for record in registry.records if record.__name__ == stated["record"])
        got = [to_dict(one) for one in read_table(beside, record=record)]
        assert [{key: value for key, value in one.items() if key != "source"} for one in got] == stated["truth"], path


def test_every_layout_has_a_golden_file(fixtures):
    for record in registry.records:
        names = {path.stem for path in (fixtures / "layouts" / record.__name__).glob("*.json")}
        layouts = {name for name in names if "-written-" not in name}
        assert len(layouts) == max(1, len(record.spec.layouts)), record
        months = {layout.since for layout in record.spec.layouts} or {"provisional"}
        assert {month for month in months if any(name.startswith(month) for name in layouts)} == months


def test_every_way_of_writing_a_layout_has_a_golden_file(fixtures):
    comments = sorted(path.name for path in (fixtures / "layouts" / "Comment").glob("*.csv"))
    assert comments == [f"2018-12{way}.csv" for way in ("-written-2021-01", "-written-2024-04", "-written-2025-03", "")]
    assert b"\nThank you for this\r\n" in (fixtures / "layouts/Comment/2018-12-written-2021-01.csv").read_bytes()


def test_golden_exports_open_and_are_complete(fixtures):
    for path in sorted((fixtures / "exports").glob("*.zip")):
        stated = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        export = linkedin_export.open(path)
        assert [file.name for file in export.files] == stated["files"]
        assert {record.__name__: len(table) for record, table in export.tables.items()} == {
            name: len(lines) for name, lines in stated["tables"].items()
        }


def test_golden_files_are_the_same_each_time(fixtures, tmp_path):
    def contents(folder):
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    write_fixtures(tmp_path)
    assert contents(tmp_path) == contents(fixtures)
