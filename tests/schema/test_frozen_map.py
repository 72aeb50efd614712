import pickle
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.schema.frozen_map import FrozenMap

ITEMS = st.dictionaries(st.text(max_size=5), st.text(max_size=5))


@given(ITEMS)
def test_frozen_map_is_equal_to_any_mapping_with_the_same_items(items):
    frozen = FrozenMap(items)
    assert frozen == items
    assert items == frozen
    assert frozen == FrozenMap(dict(reversed(items.items())))
    assert hash(frozen) == hash(FrozenMap(dict(reversed(items.items()))))
    assert list(frozen.items()) == list(items.items())
    assert repr(frozen) == repr(items)


@given(ITEMS, st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_frozen_map_survives_pickle_and_copy(items, protocol):
    frozen = FrozenMap(items)
    for copy in (pickle.loads(pickle.dumps(frozen, protocol)), deepcopy(frozen)):
        assert type(copy) is FrozenMap
        assert copy == frozen


def test_frozen_map_differs_where_items_do():
    assert FrozenMap({"a": "1"}) != FrozenMap({"a": "2"})
    assert FrozenMap({"a": "1"}) != {}
    assert FrozenMap() == {}
    assert len(FrozenMap({"a": "1", "b": "2"})) == 2
    with pytest.raises(KeyError):
        FrozenMap()["a"]


def test_frozen_map_cannot_be_changed_and_keeps_no_tie_to_what_it_was_made_of():
    items = {"a": "1"}
    frozen = FrozenMap(items)
    items["b"] = "2"
    assert frozen == {"a": "1"}
    with pytest.raises(TypeError):
        frozen["a"] = "2"
    with pytest.raises(TypeError):
        del frozen["a"]
    with pytest.raises(AttributeError):
        frozen.other = 1


def test_frozen_map_of_values_that_cannot_be_hashed_cannot_be_hashed():
    with pytest.raises(TypeError):
        hash(FrozenMap({"a": []}))
