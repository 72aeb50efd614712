"""The pages of the documentation, as text: what their code does is run by Sybil, how they look is the theme's."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted({ROOT / "README.md", *(ROOT / "docs").rglob("*.md")} - set((ROOT / "docs" / "_build").rglob("*.md")))
CODE = re.compile(r"^```.*?^```$|<!--.*?-->|`[^`]*`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_options_are_code(page):
    """In running text two hyphens become a dash, which no command takes."""
    assert re.findall(r"(?<![-\w])--\w[-\w]*", CODE.sub("", page.read_text(encoding="utf-8"))) == []
