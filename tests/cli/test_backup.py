"""``backup``: kept, told, and verified."""

import json
import sys
from contextlib import contextmanager

import pytest

from linkedin_export import verify_backup
from linkedin_export.cli import main, progress
from linkedin_export.testing import make_export

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Example,https://www.linkedin.com/in/ada-example,,Example Inc,Engineer,07 Jun 2026\n"


@pytest.fixture
def out(tmp_path_factory):
    return tmp_path_factory.mktemp("out") / "backup"


@pytest.fixture
def keep(out):
    """Runs the command without Parquet; its exit status."""
    return lambda *arguments: main(["backup", *map(str, arguments), "--to", str(out), "--without-parquet"])


def test_what_was_kept_is_told(archive, keep, out, capsys):
    assert keep(archive) == 0

    told = capsys.readouterr()
    assert told.err == ""
    size = archive.stat().st_size
    assert told.out.splitlines()[0].startswith("1 original, 1 new; ")
    assert told.out.splitlines()[1:] == [
        f"New: original 1, {archive.name} (1 file, {size} bytes)",
        "What came from where, with all names: backup-0001/manifest.json",
    ]
    assert (out / "originals/0001" / archive.name).read_bytes() == archive.read_bytes()


def test_what_was_kept_is_told_as_json(archive, keep, out, capsys):
    assert keep(archive, "--json", "--assume-timezone", "Europe/Rome") == 0

    told = json.loads(capsys.readouterr().out)
    manifest = json.loads((out / "backup-0001/manifest.json").read_text(encoding="utf-8"))
    assert told["manifest"] == str(out / "backup-0001/manifest.json")
    assert (told["made"], manifest["assume_timezone"]) == (manifest["made"], "Europe/Rome")
    assert told["rows"] == {table: one["rows"] for table, one in manifest["tables"].items()}
    assert [one["names"] for one in told["originals"]] == [[archive.name]]


def test_parquet_is_written_unless_it_is_not_wanted(archive, out, capsys):
    pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")

    assert main(["backup", str(archive), "--to", str(out)]) == 0
    assert len([*out.glob("backup-0001/parquet/*")]) == len([*out.glob("backup-0001/jsonl/*")]) > 50


def test_an_extra_that_is_missing_is_named(archive, out, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert main(["backup", str(archive), "--to", str(out)]) == 1
    assert "pip install 'linkedin-export[parquet]', or leave Parquet out (--without-parquet" in capsys.readouterr().err
    assert not out.exists()


def test_no_word_of_a_member_is_told(keep, tmp_path, capsys):
    files = {"Connections.csv": CONNECTIONS + ADA, "Ada's diary.csv": "Mood,Weather\ngood,sunny\n", "Ada.bin": "\0\0"}
    (tmp_path / "Ada Example").mkdir()
    for name, text in files.items():
        (tmp_path / "Ada Example" / name).write_text(text)
    new = make_export("2026-05", rows={"*": 0, "skills": 2}).write(tmp_path).rename(tmp_path / "Ada again.zip")

    assert keep(tmp_path / "Ada Example", new) == 0
    assert keep(new, "--json") == 0

    told = capsys.readouterr().out
    assert "New: original 1, <1> (3 files, " in told
    assert not {word for word in ("Ada", "Example", "diary", "Mood", "Acme") if word in told}


def test_what_the_newest_copy_lacks_is_told(keep, tmp_path, capsys):
    for month, rows in (("2025-08", {"*": 0, "skills": 2, "honors": 1}), ("2026-05", {"*": 0, "skills": 2})):
        assert keep(make_export(month, rows=rows).write(tmp_path)) == 0

    assert capsys.readouterr().out.splitlines()[-4:-1] == [
        "Not delivered with the newest copy (2026-05-12), but before:",
        "  honors (Honors.csv): 1 row (2025-08-12)",
        "Kept rows that the newest copy no longer has: skills 1",
    ]


def test_a_backup_is_verified(archive, keep, out, capsys):
    keep(archive)
    capsys.readouterr()

    assert main(["backup", "--verify", str(out)]) == 0
    files = 2 + len([*out.glob("backup-0001/jsonl/*")]) + 1
    assert capsys.readouterr() == (f"{files} of {files} files are as they were written.\n", "")
    kept = out / "originals/0001" / archive.name
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    assert main(["backup", "--verify", str(out)]) == 1
    assert capsys.readouterr().out.startswith(f"changed: originals/0001/{archive.name}\n")
    assert main(["backup", "--verify", str(out), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["changed"] == [f"originals/0001/{archive.name}"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["x.zip"],
        ["--to", "folder"],
        [],
        ["--verify", "folder", "--to", "folder"],
        ["x.zip", "--verify", "folder"],
        ["--verify", "folder", "--without-parquet"],
        ["--verify", "folder", "--assume-timezone", "UTC"],
    ],
)
def test_arguments_that_do_not_go_together_are_wrong(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(["backup", *arguments])
    assert left.value.code == 2
    assert "--verify FOLDER" in capsys.readouterr().err


def test_a_folder_that_is_no_backup_is_told(tmp_path, keep, archive, out, capsys):
    assert main(["backup", "--verify", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err == f"error: {tmp_path / 'nowhere'}: holds no backup\n"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    assert keep(archive) == 1
    assert capsys.readouterr().err.startswith(f"error: {out}: holds something that is no backup")
    assert keep(tmp_path / "nowhere.zip") == 1
    assert "nowhere.zip: there is no such file or folder" in capsys.readouterr().err


def test_a_disk_that_is_full_is_an_error_in_one_line(archive, keep, capsys):
    resource = pytest.importorskip("resource", reason="this system has no limit to the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        assert keep(archive) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    told = capsys.readouterr().err
    assert told.startswith("error: no backup was made, what was there before is as it was: [Errno ")
    assert told.count("\n") == 1


@pytest.mark.parametrize("step", ["reading all", "waiting"])
def test_a_run_that_is_interrupted_says_in_one_line_what_is_left(step, archive, keep, out, monkeypatch, capsys):
    @contextmanager
    def interrupting(size):
        def stop(what):
            if what.startswith(step):
                raise KeyboardInterrupt

        yield stop

    keep(archive)
    capsys.readouterr()
    monkeypatch.setattr("linkedin_export.cli.backup.telling", interrupting)

    assert keep(archive) == 130
    assert capsys.readouterr() == ("", f"interrupted: {out} holds what it held before, or the whole new backup\n")
    assert verify_backup(out)


def test_long_work_is_told_of_step_by_step(archive, keep, out, terminal, monkeypatch):
    monkeypatch.setattr(progress, "LONG", 0)
    for name in ("rich", "rich.console", "rich.progress"):
        monkeypatch.setitem(sys.modules, name, None)
    shown = terminal(80, "stderr")

    assert keep(archive) == 0
    assert shown.text.splitlines()[0] == f"reading {archive.name} ..."
    assert shown.text.splitlines()[-1] == "waiting for the disk ..."
    assert main(["backup", "--verify", str(out)]) == 0
    assert shown.text.splitlines()[-1].startswith("checking: ")


def test_with_rich_the_steps_take_each_others_place(archive, keep, terminal, monkeypatch):
    pytest.importorskip("rich", reason="the extra 'cli' is not installed")
    monkeypatch.setattr(progress, "LONG", 0)
    shown = terminal(80, "stderr")

    assert keep(archive) == 0
    assert shown.text.endswith("\x1b[2K")
