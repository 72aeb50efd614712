"""Names that every file system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.history.backup.names import Places, fold, portable


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Connections.csv", "Connections.csv"),
        ("Grüße 例.csv", "Grüße 例.csv"),
        ("a<b>:c", "a%3Cb%3E%3Ac"),
        ("dots...", "dots..%2E"),
        ("space ", "space%20"),
        ("..", ".%2E"),
        ("NUL", "_NUL"),
        ("aux .csv", "_aux .csv"),
        ("console.csv", "console.csv"),
        (".hidden", ".hidden"),
        ("\ud800", "%ED%A0%80"),
    ],
)
def test_a_name_is_kept_as_far_as_all_systems_have_it(name, kept):
    assert portable(name) == kept


def test_a_long_name_keeps_its_extension():
    assert portable("ü" * 200 + ".csv") == "ü" * 118 + ".csv"
    assert len(portable("a." + "b" * 300)) == 240


def test_what_falls_together_is_numbered():
    places = Places()
    kept = [places.of(path.split("/")) for path in ("a/B.csv", "a/b.csv", "A/b.csv", "a/b (2).csv", "a/B.csv")]

    assert kept == ["a/B.csv", "a/b (2).csv", "A (2)/b.csv", "a/b (2) (2).csv", "a/B.csv"]


@given(
    st.sets(st.lists(st.text(st.characters(exclude_characters="/\0"), min_size=1), min_size=1, max_size=3).map(tuple))
)
def test_no_two_are_one_anywhere(paths):
    places = Places()
    kept = [places.of(path) for path in sorted(paths)]

    assert len(set(map(fold, kept))) == len(paths)
    for one in kept:
        one.encode()
        assert all(0 < len(part.encode()) <= 255 and part not in (".", "..") for part in one.split("/"))
        assert not set('<>:"\\|?*\n') & set(one)
