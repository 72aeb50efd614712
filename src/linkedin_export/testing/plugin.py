"""A pytest plugin: made-up exports as fixtures. pytest loads it wherever this package is installed.

What the exports are like is told by the mark ``linkedin_export``, with the arguments of `make_export`::

    @pytest.mark.linkedin_export(era="2023-06", rows={"connections": 100})
    def test_connections(linkedin_export_archive):
        ...

``-p no:linkedin_export`` leaves the plugin out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from linkedin_export.testing.eras import ERAS

if TYPE_CHECKING:
    from linkedin_export.testing.archives import SyntheticExport

MARK = "linkedin_export"


def pytest_configure(config: pytest.Config) -> None:
    """Makes the mark known, for ``--strict-markers`` and ``--markers``."""
    config.addinivalue_line(
        "markers",
        f"{MARK}(era, seed, rows, kind, registry, sometimes): what the fixtures linkedin_export_... make; "
        "the arguments of linkedin_export.testing.make_export.",
    )


@pytest.fixture
def linkedin_export_synthetic(request: pytest.FixtureRequest) -> SyntheticExport:
    """A made-up export with its truth: the records that reading it must give.

    Indirect parameters are months (``"2023-06"``) or dictionaries of arguments of `make_export`; they come before
    those of the mark. The test fails if such arguments there are not.
    """
    asked = getattr(request, "param", {})
    return _made(request, {"era": asked} if isinstance(asked, str) else asked)


@pytest.fixture
def linkedin_export_archive(linkedin_export_synthetic: SyntheticExport, tmp_path: Path) -> Path:
    """The zip of ``linkedin_export_synthetic`` in ``tmp_path``, under the name that LinkedIn would give it."""
    return linkedin_export_synthetic.write(tmp_path)


@pytest.fixture(params=ERAS)
def linkedin_export_synthetic_every_era(request: pytest.FixtureRequest) -> SyntheticExport:
    """A made-up export with its truth, of each month of `linkedin_export.testing.ERAS`: a test for each."""
    return _made(request, {"era": request.param})


@pytest.fixture
def linkedin_export_archive_every_era(linkedin_export_synthetic_every_era: SyntheticExport, tmp_path: Path) -> Path:
    """The zip of ``linkedin_export_synthetic_every_era`` in ``tmp_path``."""
    return linkedin_export_synthetic_every_era.write(tmp_path)


def _made(request: pytest.FixtureRequest, asked: dict[str, Any]) -> SyntheticExport:
    from linkedin_export.testing.archives import make_export

    marks = list(request.node.iter_markers(MARK))
    if any(mark.args for mark in marks):
        pytest.fail(f"the mark {MARK} takes arguments by name, such as era='2023-06'", pytrace=False)
    arguments: dict[str, Any] = {}
    for mark in reversed(marks):  # the nearest last: that of the test after that of its module
        arguments |= mark.kwargs
    try:
        return make_export(**arguments | asked)
    except (TypeError, ValueError) as error:
        pytest.fail(f"no export can be made of {arguments | asked}: {error}", pytrace=False)
