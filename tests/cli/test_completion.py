"""Completion, tried in the shells themselves."""

import shutil
import subprocess
import sys

import pytest

from linkedin_export.cli import main


@pytest.fixture
def script(capsys):
    pytest.importorskip("shtab", reason="the extra 'cli' is not installed")

    def make(shell):
        assert main(["completion", shell]) == 0
        return capsys.readouterr().out

    return make


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["ta"], ["tables"]),
        (["report", "Con"], ["Connections.csv"]),
        (["report", "Connections.csv", "Ski"], ["Skills.csv"]),
        (["report", "--share", "Con"], ["Connections.csv"]),
        (["head", "messa"], ["messages"]),
        (["head", "messages", "Con"], ["Connections.csv"]),
        (["head", "messages", "--col"], ["--columns"]),
        (["schema", "saved_a"], ["saved_articles"]),
        (["completion", ""], ["bash", "zsh"]),
        (["convert", "Connections.csv", "--to", "json-"], ["json-resume"]),
        (["convert", "Connections.csv", "--layout", ""], ["google", "outlook", "salesforce"]),
        (["convert", "--out", "Con"], ["Connections.csv"]),
        (["backup", "Connections.csv", "Ski"], ["Skills.csv"]),
        (["backup", "--to", "Con"], ["Connections.csv"]),
        (["backup", "--verify", "Con"], ["Connections.csv"]),
    ],
)
def test_bash_completes(words, found, script, folder, tmp_path_factory):
    file = tmp_path_factory.mktemp("bash") / "completion"
    file.write_text(script("bash"), encoding="utf-8")
    complete = (
        'source "$1"; shift; COMP_WORDS=(linkedin-export "$@"); COMP_CWORD=$#; _shtab_linkedin_export; '
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )

    done = subprocess.run(
        ["bash", "--norc", "-c", complete, "bash", file, *words], cwd=folder, capture_output=True, text=True, check=True
    )

    assert sorted(done.stdout.split()) == found


def test_zsh_is_told_of_tables_and_of_several_paths(script):
    made = script("zsh")

    assert made.startswith("#compdef linkedin-export\n")
    assert "(profile profile_summary positions " in made
    assert made.count('"*:the .zip ') == 4
    assert '"(*)' not in made


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_can_read_it(script, tmp_path):
    (tmp_path / "_linkedin-export").write_text(script("zsh"), encoding="utf-8")

    read = subprocess.run(["zsh", "-n", tmp_path / "_linkedin-export"], capture_output=True, check=False)

    assert (read.returncode, read.stderr) == (0, b"")


def test_without_shtab_the_extra_is_named(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "shtab", None)

    assert main(["completion", "bash"]) == 1
    assert "pip install 'linkedin-export[cli]'" in capsys.readouterr().err
