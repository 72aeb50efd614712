"""Runs the code of the README and the documentation: blocks of Python, and examples behind ``>>>``."""

import os
from pathlib import Path

from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parent


def _enter_the_repository(namespace):
    """Paths in the documentation are those of a checkout."""
    namespace["_left"] = Path.cwd()
    os.chdir(ROOT)


def _leave_the_repository(namespace):
    os.chdir(namespace["_left"])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), DocTestDirectiveParser(), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=_enter_the_repository,
    teardown=_leave_the_repository,
).pytest()
