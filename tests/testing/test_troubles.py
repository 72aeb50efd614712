"""An input for each code of an issue: each has the issue that it is for, where it says, and so has the reference."""

import re
from pathlib import Path

import pytest

from linkedin_export import Code
from linkedin_export.testing import TROUBLES

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "issues.md"


def test_there_is_one_for_each_code_in_their_order():
    assert [trouble.code for trouble in TROUBLES] == list(Code)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.code)
def test_it_has_its_issue_in_its_place_and_no_other_of_its_code(trouble):
    found = [(issue.file, issue.line, issue.header) for issue in trouble.issues()]
    assert found == [(trouble.file, trouble.line, trouble.header)]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.code)
def test_it_says_when_and_what_to_do(trouble):
    assert re.fullmatch(r"[A-Z`].{60,}\.", trouble.text, re.DOTALL)
    assert not re.search(r"^\s|\s$|  ", trouble.text, re.MULTILINE)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.code)
def test_the_reference_shows_what_is_printed(trouble):
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {trouble.code}\n")[1].split("\n## ")[0]
    assert trouble.text.replace("\n", " ") in section
    assert all(f"`{name}`:" in section for name in trouble.files)
    assert re.findall(r"Issue:\n\n```text\n(.*)\n```", section) == [*map(str, trouble.issues())] != []


def test_an_archive_that_is_cut_off_has_no_list_of_contents_any_more():
    (trouble,) = [trouble for trouble in TROUBLES if trouble.cut]
    assert b"PK\x05\x06" not in trouble.data
    assert trouble.files[trouble.file].encode() in trouble.data


def test_archives_are_the_same_bytes_each_time():
    assert [trouble.data for trouble in TROUBLES] == [trouble.data for trouble in TROUBLES]
