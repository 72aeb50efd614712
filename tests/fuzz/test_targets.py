"""The fuzz targets hold on their seeds, on every input that once broke them, and on some thousand made up."""

import pytest

from tests.fuzz.__main__ import TARGETS, crashes, inputs, seeds, target
from tests.fuzz.choices import Choices, chosen

CRASHES = [(name, path) for name in TARGETS for path in crashes(name)]


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_on_some_inputs(name):
    check, wanted, read = target(name).check, len(seeds(name)) + 300, 0
    for data in inputs(name, wanted, seed=1):
        check(data)
        read += 1
    assert read == wanted > 1_000


@pytest.mark.parametrize(("name", "path"), CRASHES, ids=[f"{name}-{path.name}" for name, path in CRASHES])
def test_what_once_broke_a_law_does_so_no_more(name, path):
    target(name).check(path.read_bytes())


def test_the_same_seed_makes_the_same_inputs():
    first, again, other = (list(inputs("dates", 1_500, seed)) for seed in (1, 1, 2))
    assert first == again
    assert len(set(first)) > len(seeds("dates"))
    assert first != other


def test_what_is_chosen_can_be_read_back():
    choices = Choices(chosen(b"text", (3, 7), (300, 1000), (1, 2)))
    assert [choices.number(7), choices.number(1000), choices.chance(2), choices.rest()] == [3, 300, True, b"text"]
    assert [choices.number(7), choices.pick("ab"), choices.rest(), choices.text()] == [0, "a", b"", ""]
