"""The journal, on exports that the pytest plugin of linkedin-export makes."""

from pathlib import Path

import linkedin_export
import pytest
from linkedin_export import Connection, Position
from linkedin_export.testing import SyntheticExport
from linkedin_journal import contacts, journal


def test_a_journal_of_every_era_is_in_order(linkedin_export_archive_every_era: Path) -> None:
    entries = journal(linkedin_export.open(linkedin_export_archive_every_era))

    assert entries
    assert entries == sorted(entries)


@pytest.mark.linkedin_export(era="2026-05", rows={"connections": 40, "positions": 3})
def test_every_connection_and_position_is_in_the_journal(
    linkedin_export_archive: Path, linkedin_export_synthetic: SyntheticExport
) -> None:
    entries = journal(linkedin_export.open(linkedin_export_archive))
    truth = linkedin_export_synthetic.truth

    connected = [one for one in truth[Connection] if isinstance(one, Connection) and one.connected_on]
    positions = [one for one in truth[Position] if isinstance(one, Position) and one.started_on]
    counted = [entry.text.split()[0] for entry in entries if "new connection" in entry.text]
    assert sum(map(int, counted)) == len(connected) > 0
    assert sum(entry.text.startswith("began as ") for entry in entries) == len(positions) > 0


@pytest.mark.linkedin_export(rows=30)
def test_contacts_are_connections_that_have_a_profile(linkedin_export_archive: Path) -> None:
    export = linkedin_export.open(linkedin_export_archive)

    found = contacts(export)

    assert [one.url for one in found] == [one.url for one in export.connections if one.url]
    assert all(one.name for one in found if one.url)
