"""Runs the code of the documentation: blocks of Python, and examples behind ``>>>``."""

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True, scope="session")
def _in_the_repository():
    """Paths in the documentation are those of a checkout."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield


pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser(), DocTestDirectiveParser()], pattern="*.md").pytest()
