"""Synthetic exports of any month, for the tests of this library and of programs that use it.

They are made from the same specs that the reader reads by, hold no personal data, and are the same bytes for the same
seed. Each comes with its truth: the records that reading it must give. `linkedin_export.testing.plugin` has fixtures
for pytest, which loads it by itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linkedin_export.testing.archives import SyntheticExport as SyntheticExport
    from linkedin_export.testing.archives import make_export as make_export
    from linkedin_export.testing.eras import ERAS as ERAS
    from linkedin_export.testing.files import SyntheticFile as SyntheticFile
    from linkedin_export.testing.files import make_file as make_file
    from linkedin_export.testing.histories import History as History
    from linkedin_export.testing.histories import make_history as make_history
    from linkedin_export.testing.snapshots import SyntheticSnapshot as SyntheticSnapshot
    from linkedin_export.testing.snapshots import make_snapshot as make_snapshot
    from linkedin_export.testing.troubles import TROUBLES as TROUBLES
    from linkedin_export.testing.troubles import Trouble as Trouble

# Imported when first asked for: pytest loads the plugin, and so this, in every run of who has installed the package.
_HOME_OF = {
    "ERAS": "eras",
    "History": "histories",
    "SyntheticExport": "archives",
    "SyntheticFile": "files",
    "SyntheticSnapshot": "snapshots",
    "TROUBLES": "troubles",
    "Trouble": "troubles",
    "make_export": "archives",
    "make_file": "files",
    "make_snapshot": "snapshots",
    "make_history": "histories",
}

__all__ = [
    "ERAS",
    "TROUBLES",
    "History",
    "SyntheticExport",
    "SyntheticFile",
    "SyntheticSnapshot",
    "Trouble",
    "make_export",
    "make_file",
    "make_history",
    "make_snapshot",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
