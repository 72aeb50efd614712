"""Synthetic exports of any month, for the tests of this library and of programs that use it.

They are made from the same specs that the reader reads by, hold no personal data, and are the same bytes for the same
seed. Each comes with its truth: the records that reading it must give.
"""

from linkedin_export.testing.archives import SyntheticExport, make_export
from linkedin_export.testing.files import SyntheticFile, make_file
from linkedin_export.testing.networks import SyntheticNetwork, make_network
from linkedin_export.testing.troubles import TROUBLES, Trouble

__all__ = [
    "TROUBLES",
    "SyntheticExport",
    "SyntheticFile",
    "SyntheticNetwork",
    "Trouble",
    "make_export",
    "make_file",
    "make_network",
]
