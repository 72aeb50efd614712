"""How far long work is: only in a terminal, only if it is long."""

import io
import sys

import pytest

import linkedin_export
from linkedin_export.cli import main, progress
from linkedin_export.testing import make_export


@pytest.fixture
def export():
    return linkedin_export.open(io.BytesIO(make_export(rows=3).data))


@pytest.fixture
def long(monkeypatch):
    """Every work is long."""
    monkeypatch.setattr(progress, "LONG", 0)


@pytest.fixture
def without_rich(monkeypatch):
    for name in ("rich", "rich.console", "rich.progress"):
        monkeypatch.setitem(sys.modules, name, None)


def test_nothing_is_told_where_there_is_no_terminal(archive, long, capsys):
    assert main([str(archive)]) == 0
    assert capsys.readouterr().err == ""


def test_nothing_is_told_of_short_work(archive, terminal):
    shown = terminal(80, "stderr")

    assert main([str(archive)]) == 0
    assert shown.text == ""


def test_without_rich_there_is_a_line_for_each_tenth(export, long, without_rich, terminal):
    shown = terminal(80, "stderr")

    progress.read_through(export)

    lines = shown.text.splitlines()
    assert lines[-1] == "reading: 100 %"
    assert len(lines) == len(set(lines)) <= 10


def test_with_rich_there_is_a_bar_and_it_goes_away(export, long, terminal):
    pytest.importorskip("rich", reason="the extra 'cli' is not installed")
    shown = terminal(80, "stderr")

    progress.read_through(export)

    assert "reading" in shown.text
    assert "100%" in shown.text
    assert shown.text.endswith("\x1b[2K")


def test_a_terminal_that_can_only_print_lines_gets_lines(export, long, terminal, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    shown = terminal(80, "stderr")

    progress.read_through(export)

    assert shown.text.splitlines()[-1] == "reading: 100 %"
    assert "\x1b" not in shown.text


def test_no_color_is_heeded(export, long, terminal, monkeypatch):
    pytest.importorskip("rich", reason="the extra 'cli' is not installed")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = terminal(80, "stderr")
    progress.read_through(export)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = terminal(80, "stderr")
    progress.read_through(export)

    assert "\x1b[38;" in coloured.text or "\x1b[3" in coloured.text
    assert "\x1b[3" not in plain.text


def test_what_does_not_say_how_far_it_is_is_named(export, long, without_rich, terminal):
    shown = terminal(80, "stderr")

    with progress.working("writing", export):
        pass

    assert shown.text == "writing ...\n"


def test_with_rich_it_turns(export, long, terminal):
    pytest.importorskip("rich", reason="the extra 'cli' is not installed")
    shown = terminal(80, "stderr")

    with progress.working("writing", export):
        pass

    assert "writing" in shown.text


def test_what_is_short_is_not_named(export, terminal):
    shown = terminal(80, "stderr")

    with progress.working("writing", export):
        pass

    assert shown.text == ""
