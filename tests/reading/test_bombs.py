"""Inputs made to exhaust their reader are refused, or contained and reported, in little memory and time."""

import os
import sys

import pytest

from tests.reading.bombs import ARCHIVES, BOMBS, read_apart

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is told by /proc here")

MOST_MEGABYTES = 256

REFUSED = {
    "nested": "NotAnExportError",  # whose archives lie too deep
    "many_nested": "LimitError",
    "overlapping": "NotAnExportError",  # none of whose files is read
    "quine_like": "LimitError",
    "long_list": "LimitError",
}
CONTAINED = {  # the records that are read all the same, and what is reported
    "flat": (0, {"unreadable"}),
    "cut_off": (0, {"salvaged", "unreadable"}),
    "lzma": (0, {"unreadable"}),
    "bzip2": (0, {"unreadable"}),
    "header_of_many_columns": (0, {"limit"}),
    "header_of_as_many_columns_as_may_be": (2_000, {"unknown-column", "unknown-layout"}),
    "row_of_many_cells": (2, {"limit", "row-long"}),
    "rows_of_many_cells": (2_000, {"row-long"}),
    "cell": (2, {"limit"}),
    "quoted_cell": (1, {"limit", "unclosed-quote"}),
    "lone_cell": (0, {"limit"}),
    "cell_of_many_lines": (65_537, {"unclosed-quote"}),
    "rows_of_long_cells": (100, set()),
    "quotes_that_never_close": (50_000, {"unclosed-quote"}),
    "one_quote_that_never_closes": (100_001, {"unclosed-quote"}),
    "zeros": (1, {"limit"}),
    "zeros_in_cells": (0, {"not-text"}),
    "bad_cells": (150_000, {"bad-value"}),
    "short_rows": (400_000, {"row-short"}),
    "unknown_words": (150_000, {"unknown-word"}),
    "page": (0, {"not-text"}),
    "search_queries": (90_001, {"bad-value"}),
    "random_bytes": (0, {"not-text"}),
    "pages_nested_deep": (0, {"bad-json"}),
    "pages_that_break_late": (0, {"bad-json"}),
    "pages_of_many_domains": (0, {"limit"}),
    "pages_of_many_rows": (1, {"served-again"}),
}


def test_every_bomb_is_expected_to_be_refused_or_contained():
    assert REFUSED.keys() | CONTAINED.keys() == BOMBS.keys()
    assert not REFUSED.keys() & CONTAINED.keys()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_little_memory_and_time(name, tmp_path):
    path = tmp_path / ("export.zip" if BOMBS[name] in ARCHIVES else "Connections.csv")
    path = BOMBS[name](path) or path
    told = read_apart(path)
    os.truncate(path, 0)
    assert "failed" not in told
    assert told["megabytes"] < MOST_MEGABYTES
    if name in REFUSED:
        assert told["error"].startswith(REFUSED[name])
    else:
        records, codes = CONTAINED[name]
        assert "error" not in told
        assert told["records"] == records
        assert codes <= set(told["codes"])
