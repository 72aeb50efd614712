"""The pages of the documentation, as text: what their code does is run by Sybil, how they look is the theme's."""

import re
from pathlib import Path

import pytest

from linkedin_export import registry

ROOT = Path(__file__).parent.parent
PAGES = sorted({ROOT / "README.md", *(ROOT / "docs").rglob("*.md")} - set((ROOT / "docs" / "_build").rglob("*.md")))
CODE = re.compile(r"^```.*?^```$|<!--.*?-->|`[^`]*`", re.MULTILINE | re.DOTALL)
TREE = re.compile(r"^```\{toctree\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_options_are_code(page):
    """In running text two hyphens become a dash, which no command takes."""
    assert re.findall(r"(?<![-\w])--\w[-\w]*", CODE.sub("", page.read_text(encoding="utf-8"))) == []


def test_the_index_lists_each_page_once_and_no_headings():
    trees = TREE.findall((ROOT / "docs" / "index.md").read_text(encoding="utf-8"))
    listed = [line for tree in trees for line in tree.splitlines() if line and not line.startswith(":")]
    pages = [path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in PAGES if path.parent != ROOT]
    notebooks = [f"notebooks/{path.stem}" for path in (ROOT / "docs" / "notebooks").glob("*.ipynb")]

    assert sorted(listed) == sorted({*pages, *notebooks} - {"index"})
    assert [tree.count(":maxdepth: 1\n") for tree in trees] == [1] * len(trees)


def test_each_role_of_a_person_is_listed():
    roles = {column.person for record in registry.records for column in record.spec.columns} - {None}
    page = ROOT / "docs" / "how-to" / "people-and-conversations.md"
    rows = re.findall(r"^\| (`.*?`) \| .* \|$", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == roles
