"""Matching takes a pass for each key, however many rows have the same."""

import sys

import pytest

from linkedin_export import Connection, Message
from linkedin_export.history.matching import matched


def calls(records):
    """How many functions are called to find records among themselves turned round, none of them the same row."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    known, rows = [make(number, "old") for make, number in records], [make(number, "new") for make, number in records]
    sys.setprofile(counted)
    try:
        found = matched(known[0].spec.key, known, known, rows[::-1])
    finally:
        sys.setprofile(None)
    assert sorted(found) == list(range(len(rows)))
    return count


@pytest.mark.parametrize(
    "make",
    [
        lambda number, text: Connection(url=f"https://example.com/{number}", company=text),
        lambda number, text: Connection(url="https://example.com", company=f"{text} {number}"),
        lambda number, text: Connection(url=f"{text}{number}", first_name="Ada", last_name=f"{number % 3}"),
        lambda number, text: Message(sender="Ada", recipients="Max", content=f"{text} {number}"),
    ],
    ids=["all keys differ", "all keys are the same", "three weak keys", "a key of which most is blank"],
)
def test_twice_the_rows_take_twice_the_calls(make):
    once, twice = (calls([(make, number) for number in range(size)]) for size in (300, 600))

    assert 1.8 * once < twice < 2.2 * once


def test_rows_that_are_alike_find_each_other_first():
    known = [Connection(url="a", company="Acme"), Connection(url="a", company="Beta"), Connection(url="a")]
    rows = [Connection(url="a", company="Gamma"), Connection(url="a"), Connection(url="a", company="Acme")]

    assert matched(Connection.spec.key, known, known, rows) == [1, 2, 0]


def test_a_stronger_key_comes_before_a_weaker_one():
    day = {"first_name": "Ada", "last_name": "Example"}
    known = [Connection(url="a", **day), Connection(url="b", **day)]
    rows = [Connection(url="c", **day), Connection(url="a", company="Acme", **day), Connection(url="d", **day)]

    assert matched(Connection.spec.key, known, known, rows) == [1, 0, None]


def test_keys_are_those_of_what_is_known_by_now():
    known, last = [Connection(url="a", first_name="Ada")], [Connection(first_name="Ada")]

    assert matched(Connection.spec.key, known, last, [Connection(url="a", first_name="Mia")]) == [0]
    assert matched(Connection.spec.key, [], [], [Connection(url="a")]) == [None]
    assert matched(Connection.spec.key, known, last, []) == []
