"""Made-up pages, and that what is read of them is what is read of the tables made of the same truth."""

import io
import json

import attrs
import pytest

import linkedin_export
from linkedin_export import Code, RecommendationGiven, RecommendationReceived, Skill
from linkedin_export.reading.snapshot import fold_domain, records_of
from linkedin_export.records import registry
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.registry import Registry
from linkedin_export.testing import make_file, make_snapshot
from linkedin_export.testing.snapshots import make_pages

WITH_A_DOMAIN = [record for record in registry.records if record.spec.snapshot]
TABLES = [record for record in WITH_A_DOMAIN if record.spec.format is Format.TABLE]
LAYOUTS = [(record, layout) for record in TABLES for layout in record.spec.layouts or (None,)]
TOLD = {Code.SERVED_AGAIN, Code.NO_PAGE, Code.PROVISIONAL, Code.KIND_GUESSED, Code.DATE_RESPELT, Code.TIME_KEPT}


def values(table, record):
    lost = {column.field for column in record.spec.columns if column.nth > 1} | {"extra", "source"}
    names = [one.name for one in attrs.fields(record) if one.name not in lost]
    return [[getattr(one, name) for name in names] for one in table]


@pytest.mark.parametrize(("record", "layout"), LAYOUTS, ids=[f"{one.__name__}-{at}" for one, at in LAYOUTS])
def test_pages_read_as_the_table_made_of_the_same_truth(record, layout):
    file = make_file(record, layout, rows=12)
    stream = io.BytesIO(file.data)
    stream.name = file.path
    table = linkedin_export.read_table(stream, record=record)
    pages, truth = make_pages(record, layout, rows=12)
    (read_as,) = {type(one) for one in truth}
    assert read_as is record or (record, read_as) == (RecommendationGiven, RecommendationReceived)
    export = linkedin_export.open(*pages)
    got = export.read(read_as)
    assert values(got, record) == values(table, record) == values(file.truth, record)
    assert got[:] == truth
    assert {issue.code for issue in export.issues} - {issue.code for issue in table.issues} <= TOLD


def test_only_what_is_no_table_has_a_domain_without_known_keys():
    assert {record.__name__ for record in WITH_A_DOMAIN} - {record.__name__ for record in TABLES} == {
        "Article", "LearningCoachUtterance",
    }  # fmt: skip


def test_domains_are_those_of_the_evidence_and_lead_back_to_their_records():
    for record in WITH_A_DOMAIN:
        for domain in record.spec.snapshot:
            assert domain == domain.upper()
            assert record in records_of(fold_domain(domain.lower()), registry)
    assert records_of("", registry) == ()


@pytest.mark.parametrize(("page_rows", "again"), [(None, False), (None, True), (4, True), (1, False)])
def test_a_snapshot_is_read_as_its_truth(page_rows, again, tmp_path):
    made = make_snapshot(3, 9, page_rows=page_rows, again=again)
    paths = made.write(tmp_path)
    lines = io.BytesIO(made.lines.encode())
    lines.name = "pages.jsonl"
    for sources in ([made.pages], made.pages, [lines], paths):
        export = linkedin_export.open(*sources)
        assert {record: tuple(table) for record, table in export.tables.items()} == made.truth
        served_again = Code.SERVED_AGAIN in {issue.code for issue in export.issues}
        assert served_again is again if page_rows is None else served_again
        assert all(issue.severity != "error" for issue in export.issues)


def test_the_same_seed_makes_the_same_pages():
    assert make_snapshot(1) == make_snapshot(1) != make_snapshot(2)
    assert [json.loads(line) for line in make_snapshot(1).lines.split("\n")[:-1]] == make_snapshot(1).pages


def test_a_snapshot_of_other_records_has_their_domains():
    made = make_snapshot(rows=2, registry=Registry((Skill,)))
    assert [page["elements"][0]["snapshotDomain"] for page in made.pages[:-1]] == ["SKILLS"]
    assert list(made.truth) == [Skill]
