"""Names of files that are hidden: there is always one more."""

import re

import pytest

from linkedin_export import registry
from linkedin_export.redaction.names import Names
from linkedin_export.redaction.vocabulary import Vocabulary
from linkedin_export.redaction.words import Replacer


@pytest.mark.parametrize(("ending", "pattern"), [(".csv", r"\d \d+\.csv"), ("", r"\d \d+")])
def test_where_all_names_of_a_shape_are_taken_there_is_another(ending, pattern):
    vocabulary = Vocabulary(registry)
    names = Names(Replacer(reserved=frozenset()), vocabulary)
    names._taken.update({f"{digit}{ending}": "another" for digit in range(10)})

    hidden = names.hide(f"1{ending}", ())

    assert hidden not in {f"{digit}{ending}" for digit in range(10)}
    assert re.fullmatch(pattern, hidden)
