"""Exports to run commands on, and a process to run them in."""

import os
import subprocess
import sys

import pytest

from linkedin_export.testing import make_export

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Example,https://www.linkedin.com/in/ada-example,,Example Inc,Engineer,07 Jun 2026\n"


@pytest.fixture
def folder(tmp_path):
    """One file that is well, one with a bad cell, one with a new column, one that nobody knows."""
    files = {
        "Connections.csv": CONNECTIONS + ADA + ADA.replace("07 Jun", "77 Jun"),
        "Invitations.csv": 'From,To,Sent At,Note <b>\nAda Example,Bo Sample,"1/2/26, 3:04 PM",Hi\n',
        "Skills.csv": "Name\nWeaving\n",
        "Novelty.csv": "Colour,Shape\nred,round\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def archive(tmp_path):
    """The zip of a made-up export."""
    return make_export("2026-05", rows=7).write(tmp_path)


class Stream:
    """A stream of text that says that it is a terminal."""

    encoding = "utf-8"

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass

    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    """A terminal of so many columns as stdout, or as another stream."""

    def make(columns, name="stdout"):
        stream = Stream()
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys, name, stream)
        return stream

    return make


@pytest.fixture
def process():
    """Runs the command in a process of its own."""

    def run(*arguments, env=(), **options):
        command = [sys.executable, "-m", "linkedin_export", *map(str, arguments)]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        return subprocess.run(command, check=False, env={**os.environ, **dict(env)}, **streams)

    return run
