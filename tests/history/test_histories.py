"""Made-up histories are merged into their truth, and compared into their changes."""

import random
from collections import Counter
from datetime import datetime

import pytest

import linkedin_export
from linkedin_export import Connection, Message, SavedJob
from linkedin_export.history.matching import whole
from linkedin_export.testing import make_history
from linkedin_export.testing.lives import TABLES, Chance, Life
from tests.history.__main__ import main
from tests.history.truth import opened, wrong_diffs, wrong_merges

SEEDS = range(1000, 1030)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_history_is_merged_into_its_truth(seed):
    history, seen = make_history(seed), Counter()
    exports = [opened(one) for one in history.exports]
    given = list(exports)
    random.Random(seed).shuffle(given)

    assert list(wrong_merges(history, exports, linkedin_export.merge(*given), seen)) == []
    assert seen["records"] > 50


@pytest.mark.parametrize("seed", SEEDS)
def test_a_history_is_compared_into_its_changes(seed):
    history, seen = make_history(seed), Counter()

    assert list(wrong_diffs(history, [opened(one) for one in history.exports], seen)) == []
    assert seen["records added"] > 0


def test_a_history_is_always_the_same():
    assert make_history(7) == make_history(7)
    assert [one.data for one in make_history(7).exports] == [one.data for one in make_history(7).exports]
    assert make_history(7).truth != make_history(8).truth


def test_reading_a_copy_gives_its_truth():
    for one in make_history(3).exports:
        export = opened(one)
        assert export.report().drifted == export.report().unknown == ()
        assert {record: list(map(whole, table)) for record, table in export.tables.items()} == {
            record: list(map(whole, rows)) for record, rows in one.truth.items()
        }


def test_histories_have_what_makes_merging_hard():
    histories = [make_history(seed) for seed in SEEDS]
    names = [one.name for history in histories for one in history.exports]
    changes = [
        (record, name)
        for history in histories
        for step in history.changes
        for record, table in step.items()
        for change in table.changed
        for name in change.fields
    ]

    assert {name.split("_")[0] for name in names if "LinkedIn" in name} == {"Basic", "Complete"}
    assert any(name.startswith("export (") for name in names)
    assert {(Connection, "last_name"), (Connection, "url"), (Connection, "company"), (Message, "sender")} <= set(
        changes
    )
    assert any(len(history.exports[0].truth) < len(TABLES) for history in histories)
    assert any("Jobs/Saved Jobs_1.csv" in one.files for history in histories for one in history.exports)
    days = [one.record for history in histories for one in history.truth[Connection] if one.record.first_name is None]
    assert days
    assert all(one.connected_on for one in days)
    blank = [one for history in histories for step in history.exports for one in step.truth.get(SavedJob, ())]
    assert {one.job_title is None for one in blank} == {True, False}
    assert all(len(history.exports) == 5 for history in histories)


def test_a_history_has_a_copy_at_least_and_not_too_many():
    assert len(make_history(1, copies=1).exports) == 1
    assert make_history(1, copies=1).changes == ()
    for copies in (0, 101):
        with pytest.raises(ValueError, match=f"1 to 100 copies, not {copies}"):
            make_history(1, copies=copies)


def test_a_history_may_be_long():
    history, seen = make_history(11, copies=100), Counter()
    exports = [opened(one) for one in history.exports]

    assert list(wrong_merges(history, exports, linkedin_export.merge(*exports), seen)) == []
    assert seen["records"] > 500


class Monotonous(Chance):
    def number(self, below):
        return 0


def test_no_two_moments_are_the_same():
    moments = [one.record.sent_at for one in Life(Monotonous(""), datetime(2024, 1, 2), 3).things[Message]]

    assert len(set(moments)) == len(moments) > 20


def test_so_many_histories_may_be_tried(capsys):
    assert main(2) == 0
    assert capsys.readouterr().out.startswith("2 histories: ")
