import pytest
from attrs.exceptions import FrozenInstanceError

from linkedin_export.schema.evidence import NO_HEADER, Layout, Writing, header_cells


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Name", ("Name",)),
        ("Date,Type,Link", ("Date", "Type", "Link")),
        ('"First, and Last","Said ""so"""', ("First, and Last", 'Said "so"')),
        ("Title,Type,", ("Title", "Type", "")),
        ("Notes taken on videos (if taken),", ("Notes taken on videos (if taken)", "")),
        ("", ()),
    ],
)
def test_header_line_of_the_evidence_comes_apart(line, cells):
    assert header_cells(line) == cells
    assert Layout("2020-01", line).header == cells


def test_layout_says_when_it_was_first_seen_and_how_wide_it_is():
    assert str(Layout("2023-06", "Date,Type,Link")) == "2023-06 (3 columns)"
    assert str(Layout("2023-06", "Name")) == "2023-06 (1 column)"
    assert str(NO_HEADER) == "no header line"


def test_layouts_are_values():
    layout = Layout("2023-06", "Date,Type", sometimes=True)
    assert (layout.sometimes, layout.resaved) == (True, False)
    assert layout == Layout("2023-06", "Date,Type", sometimes=True)
    assert layout != Layout("2023-06", "Date,Type", resaved=True)
    assert len({layout, Layout("2023-06", "Date,Type", sometimes=True)}) == 1
    with pytest.raises(FrozenInstanceError):
        layout.since = "2020-01"


def test_writing_is_as_most_files_are_unless_told_otherwise():
    writing = Writing(file="Pets.csv")
    assert (writing.encoding, writing.delimiter, writing.quoting, writing.line_end) == ("utf-8", ",", "minimal", "\n")
    assert writing.final_newline
    assert writing.quirks == ()
