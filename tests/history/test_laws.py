"""Merging is commutative, associative and idempotent, and no row is lost, whatever the copies hold."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import linkedin_export
from linkedin_export import Connection, SearchQuery, merge
from linkedin_export.history.matching import whole
from linkedin_export.history.merging import same
from linkedin_export.testing import make_export, make_history
from tests.history.copies import CONNECTIONS, URL, copy
from tests.history.truth import opened

DAYS = st.sampled_from(["", "01-01-2024", "01-02-2024", "01-01-2025"])
# Few values, so that keys meet in every way: twice in a copy, across, half filled.
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["", "Ada", "Max"]),
        st.sampled_from(["", "a", "b"]),
        st.sampled_from(["", "Acme", "Beta"]),
        st.sampled_from(["", "01 Jan 2020", "02 Jan 2020", "on a Monday"]),
    ),
    max_size=6,
)
SEARCHES = st.lists(st.sampled_from(["a", "b"]), max_size=5)
HISTORIES = st.integers(0, 40)


def written(people, searches, day):
    rows = (
        f"{first},Example,{URL + slug if slug else ''},,{company},,{connected}\n"
        for first, slug, company, connected in people
    )
    log = (f"2024/01/02 03:04:05 UTC,{words}\n" for words in searches)
    return copy(day, Connections=CONNECTIONS + "".join(rows), SearchQueries="Time,Search Query\n" + "".join(log))


COPIES = st.lists(st.builds(written, PEOPLE, SEARCHES, DAYS), min_size=1, max_size=4)


@given(copies=COPIES, data=st.data())
@settings(max_examples=150)
def test_the_order_of_copies_does_not_matter(copies, data):
    assert same(merge(*data.draw(st.permutations(copies))), merge(*copies))


@given(copies=COPIES, at=st.integers(0, 4))
@settings(max_examples=150)
def test_it_does_not_matter_which_copies_are_merged_first(copies, at):
    parts = [part for part in (copies[:at], copies[at:]) if part]

    assert same(merge(*(merge(*part) for part in parts)), merge(*copies))
    assert same(merge(*copies[:1], merge(*copies)), merge(*copies))


@given(copies=COPIES)
@settings(max_examples=100)
def test_merging_with_itself_changes_nothing(copies):
    merged = merge(*copies)

    assert same(merge(merged, merged), merged)
    assert same(merge(copies[0], copies[0]), copies[0])


@given(copies=COPIES)
@settings(max_examples=150)
def test_every_row_of_every_copy_is_seen_once(copies):
    merged = merge(*copies)

    for record in (Connection, SearchQuery):
        table = merged.read(record)
        seen = [(id(sight.copy), sight.source) for one in table.provenance for sight in one.seen]
        rows = [(id(one), row.source) for one in merged.copies for row in one.export.read(record)]
        assert sorted(seen) == sorted(rows)
        assert len(table.present) + len(table.gone) == len(table) == len(table.provenance)


@given(copies=COPIES)
@settings(max_examples=150)
def test_rows_without_a_key_are_as_many_as_in_the_copy_that_has_most(copies):
    counts = [Counter(map(whole, one.search_queries)) for one in copies]
    most = Counter()
    for one in counts:
        most |= one

    assert Counter(map(whole, merge(*copies).search_queries)) == most


@given(copies=COPIES)
@settings(max_examples=100)
def test_the_newest_copy_is_what_is_present(copies):
    merged = merge(*copies)
    newest = [one for one in merged.copies if one.day == merged.copies[-1].day]
    present = Counter(one.source for one in merged.connections.present)

    if len(newest) == 1:
        assert present == Counter(one.source for one in newest[0].export.connections)


@cache
def history(seed):
    return [opened(one) for one in make_history(seed, copies=4).exports]


@given(seed=HISTORIES, data=st.data())
@settings(max_examples=40, deadline=None)
def test_histories_are_merged_in_any_order_and_in_any_groups(seed, data):
    first, second, third, fourth = data.draw(st.permutations(history(seed)))
    whole_history = merge(*history(seed))

    assert same(merge(merge(first, second), merge(third, fourth)), whole_history)
    assert same(merge(merge(merge(first, second, third), third), fourth), whole_history)


@pytest.mark.parametrize("eras", [("2018-12", "2021-01", "2026-05"), ("2022-09", "2024-07", "2025-08")])
def test_all_tables_of_all_eras_merge_in_any_order(tmp_path, eras):
    first, second, third = (
        linkedin_export.open(make_export(era, seed=5, sometimes=True).write(tmp_path)) for era in eras
    )
    merged = merge(first, second, third)

    assert same(merge(third, merge(second, first)), merged)
    for record, table in merged.tables.items():
        seen = [(id(sight.copy), sight.source) for one in table.provenance for sight in one.seen]
        rows = [(id(one), row.source) for one in merged.copies for row in one.export.read(record)]
        assert sorted(seen) == sorted(rows)
