"""Backups that are killed, at every step that a run takes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_run_that_is_killed_at_any_step_leaves_the_last_backup_or_the_new_one(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.history.killed", tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    kills = json.loads(done.stdout)
    assert min(kills["first"], kills["next"]) >= 30
