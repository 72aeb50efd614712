"""What is done with each column of a header line."""

from linkedin_export.reading.plans import plan_of
from tests.reading.visits import HEADER, Visit


def fields(plan):
    return [column.field for _, column in plan]


def test_a_plan_says_what_each_column_is_to_the_record():
    plan = plan_of(Visit, ("Tags", "Colour", "Full Name", "D ay", "", "Name", "Count"))
    assert [(index, column.field) for index, column in plan.claimed] == [
        (0, "tags"), (2, "name"), (3, "day"), (6, "count")
    ]  # fmt: skip
    assert plan.unclaimed == (1, 4, 5)
    assert [column.field for column in plan.absent] == ["at", "until", "kind", "hours", "month"]
    assert (fields(plan.lists), fields(plan.texts), plan.dates) == (["tags"], ["name"], (3,))
    assert plan.keys == ("Tags", "Colour", "Full Name", "D ay", "column 5", "Name", "Count")


def test_the_plan_of_a_header_is_made_once_unless_that_is_very_long():
    header = tuple(HEADER.split(","))
    assert plan_of(Visit, header) is plan_of(Visit, tuple(HEADER.split(",")))
    for length, kept in ((4_096, True), (4_097, False)):
        long = (*header, "x" * (length - len("".join(header))))
        assert (plan_of(Visit, long) is plan_of(Visit, long)) is kept
        assert plan_of(Visit, long) == plan_of(Visit, long)
