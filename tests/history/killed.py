"""Backups killed at every step: ``python -m tests.history.killed FOLDER`` runs in an empty folder, needs to fork, and
prints how often it killed.

A child ends, as if it were killed, right before the n-th call of what changes the disk, for each n until one gets
through. What it has not yet given to the system is lost.
"""

import json
import os
import shutil
import sys
from pathlib import Path

import linkedin_export
from linkedin_export.history.backup.contents import WORK
from linkedin_export.testing import make_export

try:
    import pyarrow.parquet as parquet
except ImportError:
    parquet = None

OF_SYSTEM = frozenset(("chmod", "fsync", "mkdir", "rename", "replace", "rmdir", "unlink"))
OF_STREAMS = frozenset(("write", "write_table"))
KILLED = 77


def is_step(event, called):
    """Whether a call is one that changes the disk, or is on the way to it."""
    if event != "c_call":
        return False
    name = getattr(called, "__name__", None)
    return name in OF_STREAMS or (name in OF_SYSTEM and called.__module__ == os.mkdir.__module__)


def run(sources, folder, at=None):
    """Makes a backup in a child that is killed before so many steps; whether it was."""
    child = os.fork()
    if not child:
        status, steps = 1, 0

        def count(frame, event, called):
            nonlocal steps
            if is_step(event, called):
                steps += 1
                if steps == at:
                    os._exit(KILLED)

        try:
            sys.setprofile(count)
            linkedin_export.backup(*sources, to=folder, parquet=parquet is not None)
            status = 0
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED), f"step {at}: exit status {status}"
    return status == KILLED


def held(folder):
    """What a backup holds by its list: its originals, and the rows of its tables. It has to be as it was made."""
    check = linkedin_export.verify_backup(folder)
    assert check, str(check)
    paths = [line[66:] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    rows = sum((folder / path).read_bytes().count(b"\n") for path in paths if path.endswith(".jsonl"))
    return [path for path in paths if path.startswith("originals/")], rows


def kill_everywhere(sources, folder, start):
    """Kills a run at every step, on what ``start`` makes of the folder; how many there were."""
    start(folder)
    before = held(folder) if folder.exists() else None
    run(sources, folder)
    after = held(folder)
    at = 0
    while True:
        at += 1
        start(folder)
        if not run(sources, folder, at):
            return at - 1
        last = held(folder) if (folder / "SHA256SUMS").exists() else None
        assert last in (before, after), f"step {at}"
        run(sources, folder)
        assert held(folder) == after, f"step {at}"
        assert not (folder / WORK).exists(), f"step {at}"


def main(place):
    def with_last_backup(folder):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)

    old = make_export("2025-08", rows={"*": 0, "skills": 2}).write(place)
    new = make_export("2026-05", rows={"*": 0, "skills": 2, "languages": 1}).write(place)
    kept = place / "kept"
    linkedin_export.backup(old, to=kept, parquet=parquet is not None)  # here, so that children need not import it all
    found = {
        "first": kill_everywhere([new], place / "backup", lambda folder: shutil.rmtree(folder, ignore_errors=True)),
        "next": kill_everywhere([new], place / "backup", with_last_backup),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
