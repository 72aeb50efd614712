"""``report``, and what all commands have in common: arguments, exit statuses, streams."""

import importlib
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import linkedin_export
from linkedin_export.cli import main, program
from linkedin_export.cli.command import Command

FULL = Path("/dev/full")


def test_it_is_printed(folder, capsys):
    assert main([str(folder)]) == 0
    assert "4 files: 3 with 4 records" in capsys.readouterr().out


def test_issues_are_listed(folder, capsys):
    assert main([str(folder), "--issues"]) == 0
    assert "Connections.csv, line 3, column 'Connected On': bad-value: no day" in capsys.readouterr().out


def test_json_is_printed(folder, capsys):
    assert main([str(folder), "--json"]) == 0
    assert "issue_list" not in json.loads(capsys.readouterr().out)
    assert main([str(folder), "--json", "--issues"]) == 0
    issues = json.loads(capsys.readouterr().out)["issue_list"]
    assert {"code": "bad-value", "severity": "error", "file": "Connections.csv", "line": 3,
            "header": "Connected On", "message": "no day"} in issues  # fmt: skip


def test_a_narrow_terminal_cuts_the_table_and_wraps_the_notes(folder, terminal):
    shown = terminal(64)

    assert main([str(folder)]) == 0
    assert "…" in shown.text
    assert {len(line) <= 64 for line in shown.text.splitlines()} == {True}


def test_the_name_of_the_command_may_be_left_out(folder, capsys):
    assert main([str(folder)]) == main(["report", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert printed[: len(printed) // 2] == printed[len(printed) // 2 :]
    assert main(["--json", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["files"]


def test_a_copy_to_share_is_written_and_told(folder, tmp_path_factory, capsys):
    out = tmp_path_factory.mktemp("out") / "shared.zip"

    assert main(["report", "--json", "--share", str(out), str(folder)]) == 0
    printed = capsys.readouterr()
    assert printed.err.startswith(f"{out}: 4 files written, ")
    assert "Look at it before" in printed.err
    assert printed.err.count("\n") == 2
    copy = linkedin_export.open(out).report()
    told = json.loads(printed.out)
    assert (copy.issues, sum(line.rows for line in copy.files)) == (
        told["issues"],
        sum(line["rows"] for line in told["files"]),
    )


@pytest.mark.parametrize(("out", "why"), [("nowhere/shared.zip", "no such folder"), ("Skills.csv", "is read from")])
def test_a_copy_that_cannot_be_written_is_an_error_in_one_line(folder, out, why, capsys):
    assert main(["report", str(folder), "--share", str(folder / out)]) == 1
    printed = capsys.readouterr()
    assert "4 files: 3 with 4 records" in printed.out
    assert printed.err.startswith("error: nothing was written: ")
    assert why in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["report"],
        ["--issues"],
        ["report", "--no-such-option", "x"],
        ["tables", "x", "--assume-timezone=Z1"],
    ],
)
def test_wrong_arguments_are_told(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: linkedin-export" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], *([one.name, "-h"] for one in program.COMMANDS)])
def test_help_is_printed_and_fits(arguments, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "72")

    with pytest.raises(SystemExit) as left:
        main(arguments)
    printed = capsys.readouterr().out
    assert left.value.code == 0
    assert "usage: linkedin-export" in printed
    # Examples stand in one line each, for they are to be copied.
    assert all(len(line) <= 72 or line.startswith("  linkedin-export ") for line in printed.splitlines())


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capsys.readouterr().out) == (0, f"linkedin-export {linkedin_export.__version__}\n")


def test_a_misspelt_command_is_no_path(capsys):
    with pytest.raises(SystemExit) as left:
        main(["tabels", "x.zip"])
    assert left.value.code == 2
    assert "'tabels' is neither a command nor a path; did you mean tables?" in capsys.readouterr().err


def test_a_folder_may_be_called_nearly_as_a_command(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder.parent)
    folder.rename("reports")

    assert main(["reports"]) == 0
    assert "4 files: 3 with 4 records" in capsys.readouterr().out


def test_an_error_is_told_in_one_line(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere.zip")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert "nowhere.zip: there is no such file or folder" in error
    assert error.count("\n") == 1


def test_strict_reading_prints_issues_and_nothing_else(folder, capsys):
    assert main(["tables", str(folder), "--strict"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: 1 error, ")
    assert "bad-value" in printed.err


def test_the_module_runs_as_a_command(folder, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["linkedin_export", str(folder)])

    # Not with runpy: it cannot run a package whose assertions pytest rewrites, as it does where one has a plugin.
    with pytest.raises(SystemExit) as left:
        importlib.import_module("linkedin_export.__main__")

    assert left.value.code == 0
    assert "4 files: 3 with 4 records" in capsys.readouterr().out


def test_it_prints_even_where_streams_are_not_files(folder, monkeypatch):
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stdout", shown)

    assert main([str(folder)]) == 0
    assert "4 files" in shown.getvalue()


def test_what_is_printed_into_a_pipe_is_utf_8_whatever_the_locale(folder, process):
    (folder / "Skills.csv").write_text("Name\nΩラ🌱\n", encoding="utf-8")

    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for options in ((), ("--json",)):
        done = process("head", "skills", folder, *options, env=locale)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "Ωラ🌱" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_what_an_encoding_that_was_asked_for_lacks_is_escaped(folder, encoding, process):
    (folder / "Ωラ.csv").write_text("Colour,Shape\nred,round\n", encoding="utf-8")

    asked = {"PYTHONIOENCODING": encoding}
    printed = process(folder, "--issues", env=asked)
    as_json = process(folder, "--json", "--issues", env=asked)
    failed = process(folder / "ラ.zip", env=asked)

    assert (printed.returncode, printed.stderr) == (0, b"")
    assert b"\\u30e9.csv" in printed.stdout
    assert "Ωラ.csv" in {issue["file"] for issue in json.loads(as_json.stdout)["issue_list"]}
    assert failed.returncode == 1
    assert b"\\u30e9.zip" in failed.stderr
    assert b"Traceback" not in failed.stderr


def test_json_for_a_terminal_has_no_character_that_it_would_obey(folder, terminal):
    (folder / "Skills.csv").write_text("Name\nWea\u009bving\n", encoding="utf-8")
    shown = terminal(80)

    assert main(["head", "skills", "--json", str(folder)]) == 0
    assert "\\u009b" in shown.text
    assert shown.text.isascii()


def test_a_reader_that_goes_away_ends_it_without_a_word(folder, process):
    ours, theirs = os.pipe()
    os.close(ours)

    done = process(folder, stdout=theirs)

    os.close(theirs)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_reader_that_goes_away_is_told_from_a_full_disk(folder, monkeypatch, capsys):
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main([str(folder)]) == 141
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_an_error_in_one_line(folder, process):
    with FULL.open("wb") as full:
        done = process(folder, stdout=full)

    assert done.returncode == 1
    assert done.stderr.startswith(b"error: ")
    assert done.stderr.count(b"\n") == 1


def test_a_file_that_cannot_be_had_is_an_error_in_one_line(monkeypatch, capsys):
    def refuse(options):
        raise PermissionError(13, "Permission denied", "Connections.csv")

    refusing = Command("refuse", "Refuses.", lambda parser: None, refuse)
    monkeypatch.setattr(program, "COMMANDS", (*program.COMMANDS, refusing))

    assert main(["refuse"]) == 1
    assert "Permission denied" in capsys.readouterr().err


def test_interrupting_it_is_no_error_but_has_a_status(monkeypatch, capsys):
    def interrupted(options):
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "COMMANDS", (Command("wait", "Waits.", lambda parser: None, interrupted),))

    assert main(["wait"]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent differently on Windows")
def test_interrupting_the_process_prints_no_traceback():
    command = [sys.executable, "-m", "linkedin_export", "schema", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(1)  # it prints more than a pipe holds, so it waits for us
        process.send_signal(signal.SIGINT)
        _, error = process.communicate()

    assert (process.returncode, error) == (130, b"")
