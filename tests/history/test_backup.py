"""What a backup keeps, what it makes of it, and what it refuses."""

import errno
import hashlib
import io
import json
import os
import shutil
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

import linkedin_export
from linkedin_export import Backup, BackupError, Connection, Limits, backup, verify_backup
from linkedin_export.errors import LimitError, MissingExtraError, MissingSourceError, NotAnExportError
from linkedin_export.history.backup.contents import LOCK, PLAN, WORK
from linkedin_export.history.backup.disk import locked, sync_folder
from linkedin_export.history.merging import same
from linkedin_export.plain import from_dict
from linkedin_export.testing import make_export, make_history, make_snapshot
from tests.history.copies import CONNECTIONS, MESSAGES, SKILLS, URL, zipped

ADA = f"Ada,Example,{URL}ada,,Acme,Clerk,01 Jan 2020\n"
MAX = f"Max,Muster,{URL}max,max@example.com,Acme,Clerk,02 Feb 2021\n"


@pytest.fixture
def given(tmp_path):
    """Where sources are made."""
    (tmp_path / "given").mkdir()
    return tmp_path / "given"


@pytest.fixture
def folder(tmp_path):
    """Where the backup is to be."""
    return tmp_path / "backup"


@pytest.fixture
def archive(given):
    """Writes an archive as LinkedIn names it, if there is a day; the names of files without ``.csv``."""

    def write(day, kind="Complete", /, **files):
        path = given / (f"{kind}_LinkedInDataExport_{day}.zip" if day else "export.zip")
        path.write_bytes(zipped(files))
        return path

    return write


def keep(*sources, to, **options):
    """A backup without Parquet, which needs an extra."""
    return backup(*sources, to=to, parquet=False, **options)


def paths_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def manifest_of(folder):
    (path,) = folder.glob("backup-*/manifest.json")
    return json.loads(path.read_text(encoding="utf-8"))


def originals(folder):
    return [path for path in paths_in(folder) if path.startswith("originals/")]


# What is kept


def test_an_archive_is_kept_byte_for_byte_with_its_tables(given, folder):
    path = make_export("2026-05", rows=3).write(given)

    made = keep(path, to=folder)

    assert isinstance(made, Backup)
    assert (folder / "originals/0001" / path.name).read_bytes() == path.read_bytes()
    export = linkedin_export.open(path)
    assert made.rows == {record.spec.table: len(table) for record, table in export.tables.items()}
    for record, table in export.tables.items():
        lines = (folder / f"backup-0001/jsonl/{record.spec.table}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
        assert [from_dict(json.loads(line), record) for line in lines] == list(table)
    assert paths_in(folder)[:2] == [".lock", "SHA256SUMS"]
    assert verify_backup(folder)


def test_the_tables_are_parquet_too(given, folder):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'parquet' is not installed")
    paths = [made.write(given) for made in make_history(seed=2, copies=2).exports]

    made = backup(*paths, to=folder)

    tables = {record.spec.table: table for record, table in linkedin_export.open(*paths).tables.items()}
    found = {path.stem: parquet.read_metadata(path).num_rows for path in folder.glob("backup-0001/parquet/*.parquet")}
    assert found == made.rows == {name: len(table) for name, table in tables.items()}
    assert made.parquet


def test_without_the_extra_nothing_is_written(archive, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = archive("01-01-2024", Skills=SKILLS)

    with pytest.raises(MissingExtraError, match=r"linkedin-export\[parquet\]'.*--without-parquet"):
        backup(path, to=folder)
    assert not folder.exists()


def test_checksums_are_those_of_the_files(archive, folder):
    keep(archive("01-01-2024", Skills=SKILLS + "Latin\n"), to=folder)

    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    stated = {line[66:]: line[:64] for line in lines}
    assert stated == {
        path: hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for path in paths_in(folder)
        if path not in ("SHA256SUMS", LOCK)
    }
    assert {line[64:66] for line in lines} == {"  "}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_owner_may_read_it(archive, folder):
    keep(archive("01-01-2024", Skills=SKILLS), to=folder)

    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir()) if path.name != LOCK} == {0}


def test_later_exports_are_added_and_all_are_merged(given, folder):
    paths = [made.write(given) for made in make_history(seed=1, copies=3).exports]

    numbers = [[one.number for one in keep(path, to=folder).originals] for path in reversed(paths)]

    assert numbers == [[1], [1, 2], [1, 2, 3]]
    assert originals(folder) == sorted(f"originals/{3 - at:04}/{path.name}" for at, path in enumerate(paths))
    assert [path.name for path in folder.glob("backup-*")] == ["backup-0003"]
    assert same(linkedin_export.open(folder), linkedin_export.open(*paths))
    assert manifest_of(folder)["tables"].keys() == {record.spec.table for record in linkedin_export.open(*paths).tables}


def test_what_is_there_already_is_not_kept_twice(archive, folder, given):
    path = archive("01-01-2024", Skills=SKILLS + "Latin\n")
    first = keep(path, path, to=folder)
    again = keep(path.rename(given / "renamed.zip"), to=folder)

    assert (len(first.added), again.added) == (1, ())
    assert again.originals == first.originals
    assert originals(folder) == ["originals/0001/Complete_LinkedInDataExport_01-01-2024.zip"]


def test_what_a_backup_is_made_of_does_not_depend_on_when(given, tmp_path):
    paths = [made.write(given) for made in make_history(seed=3, copies=2).exports]
    told = []
    for name in ("one", "other"):
        keep(*paths, to=tmp_path / name)
        manifest = (tmp_path / name / "backup-0001/manifest.json").read_text(encoding="utf-8")
        made = json.loads(manifest)["made"]
        assert datetime.fromisoformat(made).tzinfo == UTC
        told.append(manifest.replace(made, "now"))

    assert told[0] == told[1]


def test_the_manifest_says_what_came_from_where(archive, folder):
    old = archive(
        "01-01-2024",
        Connections=CONNECTIONS + MAX + ADA,
        Skills=SKILLS,
        **{"photo.jpg": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"},
    )
    new = archive("01-01-2025", Connections=CONNECTIONS + ADA)
    keep(old, new, to=folder, assume_timezone="Europe/Rome")

    manifest = manifest_of(folder)

    assert manifest["format"] == "linkedin-export backup"
    assert (manifest["format_version"], manifest["assume_timezone"]) == (1, "Europe/Rome")
    assert manifest["tables"] == {
        "connections": {"rows": 2, "gone": 1, "originals": [1, 2]},
        "skills": {"rows": 0, "gone": 0, "originals": []},
    }
    one, two = manifest["copies"]
    assert (one["day"], one["originals"], two["day"], two["originals"]) == ("2024-01-01", [1], "2025-01-01", [2])
    assert {"name": f"{old.name}/Connections.csv", "status": "known", "record": "Connection", "table": "connections",
            "layout": "2023-06", "rows": 2}.items() <= one["files"][0].items() | {("layout", "2023-06")}  # fmt: skip
    assert manifest["not_delivered"] == {
        "newest": "2025-01-01",
        "tables": [{"table": "skills", "last": "2024-01-01", "rows": 0, "waited_for": False}],
        "files": [f"{old.name}/photo.jpg"],
    }
    (kept, _) = manifest["originals"]
    assert kept["files"] == [
        {"path": f"originals/0001/{old.name}", "name": old.name, "size": old.stat().st_size, "sha256": kept["sha256"]}
    ]
    assert {one["path"]: one["rows"] for one in manifest["derived"]} == {
        "backup-0001/jsonl/connections.jsonl": 2, "backup-0001/jsonl/skills.jsonl": 0,
    }  # fmt: skip


def test_copies_that_hold_the_same_are_told_of_and_counted_once(archive, folder, given):
    path = archive("01-01-2024", Skills=SKILLS + "Latin\n")
    unpacked = given / path.stem
    unpacked.mkdir()
    (unpacked / "Skills.csv").write_text(SKILLS + "Latin\n", encoding="utf-8", newline="\n")

    made = keep(path, unpacked, to=folder)

    assert made.rows == {"skills": 1}
    assert sorted(one["counted"] for one in manifest_of(folder)["copies"]) == [False, True]


def test_a_folder_is_kept_with_all_that_is_in_it(given, folder):
    export = make_export("2026-05", rows=1).unpack(given)
    (export / "Colours").mkdir()
    (export / "Colours" / "what.bin").write_bytes(bytes(range(256)))
    (export / ".hidden").write_bytes(b"")

    keep(export, to=folder)

    kept = folder / "originals/0001" / export.name
    assert {path: (kept / path).read_bytes() for path in paths_in(kept)} == {
        path: (export / path).read_bytes() for path in paths_in(export)
    }
    assert same(linkedin_export.open(folder), linkedin_export.open(export))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not have such names")
def test_names_that_other_systems_do_not_have_are_kept_under_others(given, folder):
    export = given / "a:b"
    (export / "Sub").mkdir(parents=True)
    (export / "sub").mkdir()
    names = [
        "Skills.csv",
        "skills.CSV",
        "con.txt",
        "a\\b",
        "end.",
        "tab\there",
        "Sub/x",
        "sub/x",
        "\udcff.csv",
    ]
    for number, name in enumerate(names):
        (export / name).write_text(f"Name\nSkill {number}\n")

    made = keep(export, to=folder)

    kept = {one["name"]: one["path"] for one in manifest_of(folder)["originals"][0]["files"]}
    assert {name: path.removeprefix("originals/0001/a%3Ab/") for name, path in kept.items()} == {
        "Skills.csv": "Skills.csv",
        "skills.CSV": "skills (2).CSV",
        "con.txt": "_con.txt",
        "a\\b": "a%5Cb",
        "end.": "end%2E",
        "tab\there": "tab%09here",
        "Sub/x": "Sub/x",
        "sub/x": "sub (2)/x",
        "\udcff.csv": "%ED%B3%BF.csv",
    }
    for name, path in kept.items():
        assert (folder / path).read_bytes() == (export / name).read_bytes()
    assert verify_backup(folder)
    assert json.loads(json.dumps(made.to_dict()))["originals"][0]["files"] == len(names)
    assert keep(export, to=folder).added == ()


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_links_in_a_folder_are_not_followed(given, folder, tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "Connections.csv").write_text(CONNECTIONS)
    export = given / "export"
    export.mkdir()
    (export / "Skills.csv").write_text(SKILLS)
    (export / "inside").symlink_to(tmp_path / "secret")
    (export / "Connections.csv").symlink_to(tmp_path / "secret" / "Connections.csv")

    made = keep(export, to=folder)

    assert originals(folder) == ["originals/0001/export/Skills.csv"]
    assert made.added[0].left_out == ("Connections.csv", "inside")
    assert "Not kept of it: 2 links or devices" in str(made)


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_folder_of_links_holds_nothing_to_keep(given, folder):
    (given / "export").mkdir()
    (given / "export" / "Connections.csv").symlink_to(given / "nowhere")

    with pytest.raises(BackupError, match="no file that could be kept"):
        keep(given / "export", to=folder)
    assert not folder.exists()


def test_a_folder_that_cannot_be_listed_is_not_left_out(given, folder, monkeypatch):
    export = make_export("2026-05", rows=1).unpack(given)
    (export / "closed").mkdir()
    scandir = os.scandir

    def listing(asked):
        if os.fspath(asked) == str(export / "closed"):
            raise PermissionError(13, "Permission denied", os.fspath(asked))
        return scandir(asked)

    monkeypatch.setattr(os, "scandir", listing)
    with pytest.raises(linkedin_export.SourceError, match="closed: the folder cannot be listed, so it cannot be kept"):
        keep(export, to=folder)
    assert not folder.exists()


def test_lone_files_of_a_folder_are_one_copy(given, folder):
    for month, skill in (("jan", "Latin"), ("jun", "Greek")):
        (given / month).mkdir()
        (given / month / "Skills.csv").write_text(f"{SKILLS}{skill}\n")
        day = "2024-01-05" if month == "jan" else "2024-06-05"
        row = f"1,,Ada,,Max,,{day} 10:00:00 UTC,,Hi {month},INBOX\n"
        (given / month / "messages.csv").write_text(f"{MESSAGES}{row}")
    june = [given / "jun" / name for name in ("messages.csv", "Skills.csv")]
    keep(*june, *june, to=folder)

    made = keep(*(given / "jan" / name for name in ("Skills.csv", "messages.csv")), to=folder)

    assert originals(folder) == [
        "originals/0001/Skills.csv", "originals/0001/messages.csv",
        "originals/0002/Skills.csv", "originals/0002/messages.csv",
    ]  # fmt: skip
    assert [copy["day"] for copy in manifest_of(folder)["copies"]] == ["2024-01-05", "2024-06-05"]
    assert made.gone == {"skills": 1, "messages": 1}
    assert [one.name for one in linkedin_export.open(folder).skills.gone] == ["Latin"]
    assert (made.not_delivered, made.originals[0].names) == ((), ("Skills.csv", "messages.csv"))


def test_the_day_in_the_name_of_the_folder_of_a_file_is_kept(given, folder):
    around = given / "Complete_LinkedInDataExport_06-01-2024" / "more"
    around.mkdir(parents=True)
    (around / "Skills.csv").write_text(SKILLS)

    keep(around / "Skills.csv", to=folder)

    assert originals(folder) == ["originals/0001/Complete_LinkedInDataExport_06-01-2024/Skills.csv"]
    assert manifest_of(folder)["copies"][0]["day"] == "2024-06-01"


def test_pages_of_the_api_are_kept_as_files(given, folder):
    pages = make_snapshot(seed=1).write(given)

    made = keep(*pages, to=folder)

    assert {path.name for path in pages} == {path.rpartition("/")[2] for path in originals(folder)}
    assert same(linkedin_export.open(folder), linkedin_export.open(*pages))
    assert made.not_delivered == ()


def test_a_backup_stands_for_what_it_keeps(archive, folder, tmp_path, given):
    (given / "Skills.csv").write_text(SKILLS + "Greek\n")
    keep(archive("01-01-2024", Skills=SKILLS + "Latin\n"), given / "Skills.csv", to=folder)

    export = linkedin_export.open(str(folder))
    unmerged = linkedin_export.open(folder, merge=False)
    made = keep(folder, to=tmp_path / "other")

    assert sorted(one.name for one in export.skills) == ["Greek", "Latin"]
    assert len(unmerged.files) == 2
    assert originals(tmp_path / "other") == originals(folder)
    assert [one.sha256 for one in made.originals] == [one["sha256"] for one in manifest_of(folder)["originals"]]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_backup_among_many_exports_is_merged(workers, archive, folder):
    keep(archive("01-01-2024", Skills=SKILLS + "Latin\n"), archive("06-01-2024", Skills=SKILLS), to=folder)

    (opened,) = linkedin_export.open_many([folder], workers=workers)

    assert [one.name for one in opened.export.skills.gone] == ["Latin"]
    assert same(opened.export, linkedin_export.open(folder))
    assert opened.export.carry() is opened.export  # in a worker, too


def test_a_folder_with_checksums_of_somebody_else_is_a_folder(given, folder):
    (given / "Skills.csv").write_text(SKILLS)
    (given / "SHA256SUMS").write_text(f"{'0' * 64}  Skills.csv\n")

    assert len(linkedin_export.open(given).files) == 2
    keep(given, to=folder)
    assert originals(folder) == ["originals/0001/given/SHA256SUMS", "originals/0001/given/Skills.csv"]


def test_options_of_reading_are_heeded(archive, folder):
    path = archive("01-01-2024", Connections=CONNECTIONS + ADA)
    registry = linkedin_export.Registry((Connection,))

    assert keep(path, to=folder, registry=registry).rows == {"connections": 1}
    with pytest.raises(LimitError):
        keep(path, to=folder, limits=Limits(total_bytes=1))
    with pytest.raises(ValueError, match="no time zone"):
        keep(path, to=folder, assume_timezone="Nowhere/Land")


def test_each_step_is_told(archive, folder):
    steps = []

    keep(archive("01-01-2024", Skills=SKILLS), to=folder, progress=steps.append)

    assert steps == [
        "reading Complete_LinkedInDataExport_01-01-2024.zip",
        "keeping Complete_LinkedInDataExport_01-01-2024.zip",
        "reading all that is kept", "writing JSON Lines", "writing the manifest", "waiting for the disk",
    ]  # fmt: skip


# What was not delivered


def test_tables_and_files_that_the_newest_copy_lacks_are_told(archive, folder):
    files = {"Skills": SKILLS + "Latin\n", "Connections": CONNECTIONS + ADA, "Colours": "Colour,Shape\nred,round\n"}
    keep(archive("01-01-2024", **files), to=folder)

    made = keep(archive("06-01-2024", Connections=CONNECTIONS + MAX), to=folder)

    assert made.not_delivered == ("skills",)
    assert made.gone == {"connections": 1}
    assert str(made).splitlines()[2:-1] == [
        "Not delivered with the newest copy (2024-06-01), but before:",
        "  skills (Skills.csv): 1 row (2024-01-01)",
        "  Complete_LinkedInDataExport_01-01-2024.zip/<1>.csv",
        "Kept rows that the newest copy no longer has: connections 1",
    ]
    assert made.to_dict()["files_not_delivered"] == ["Complete_LinkedInDataExport_01-01-2024.zip/<1>.csv"]
    assert made.to_dict()["not_delivered"] == [
        {"table": "skills", "last": "2024-01-01", "rows": 1, "waited_for": False}
    ]


def test_what_is_older_than_all_that_is_kept_lacks_nothing(archive, folder):
    keep(archive("06-01-2024", Connections=CONNECTIONS + ADA, Skills=SKILLS), to=folder)

    made = keep(archive("01-01-2024", Connections=CONNECTIONS), to=folder)

    assert (made.not_delivered, made.gone) == ((), {})


def test_what_comes_with_the_complete_archive_is_waited_for(archive, folder):
    logins = "Date,IP Address,User Agent,Login Type\n"
    keep(archive("01-01-2024", Connections=CONNECTIONS, Logins=logins), to=folder)

    basic = keep(archive("06-01-2024", "Basic", Skills=SKILLS), to=folder)
    complete = keep(archive("06-01-2024", Connections=CONNECTIONS + ADA, Logins=logins), to=folder)

    assert str(basic).splitlines()[2:-1] == [
        "Not delivered with the newest copy (2024-06-01), but before:",
        "  connections (Connections.csv): 0 rows (2024-01-01)",
        "Delivered before, and to come with the complete archive: logins",
    ]
    assert basic.not_delivered == ("connections", "logins")
    assert complete.not_delivered == ()


def test_nothing_is_missing_that_is_but_waited_for(archive, folder):
    logins = "Date,IP Address,User Agent,Login Type\n"
    keep(archive("01-01-2024", Skills=SKILLS, Logins=logins), to=folder)

    basic = keep(archive("06-01-2024", "Basic", Skills=SKILLS), to=folder)

    assert "Not delivered" not in str(basic)
    assert "to come with the complete archive: logins" in str(basic)


def test_copies_without_a_day_are_told_of_without_one(given, folder):
    for name, files in (("one", ("Skills", "Languages")), ("two", ("Skills",))):
        (given / f"{name}.zip").write_bytes(zipped(dict.fromkeys(files, "Name\n")))

    made = keep(given / "one.zip", given / "two.zip", to=folder)

    assert (made.not_delivered, made.to_dict()["newest"]) == ((), None)


def test_pages_and_lone_files_are_no_delivery(archive, folder, given):
    (given / "pages").mkdir()
    make_snapshot(seed=2).write(given / "pages")
    pages = make_snapshot(seed=1).write(given)
    (given / "Connections.csv").write_text(CONNECTIONS + ADA)
    keep(archive("01-01-2000", Skills=SKILLS, Articles="Title\n"), to=folder)

    for sources in ([given / "Connections.csv"], [given / "pages"], pages):
        made = keep(*sources, to=folder)

        assert made.not_delivered == ()
        assert str(made.lacking.day) == "2000-01-01"


def test_many_files_are_not_all_named(archive, folder):
    keep(archive("01-01-2024", Skills=SKILLS, **{f"{chr(97 + n)}.bin": "\0" for n in range(12)}), to=folder)

    made = keep(archive("06-01-2024", Skills=SKILLS), to=folder)

    assert "  and 2 files more" in str(made)
    assert len(made.to_dict()["files_not_delivered"]) == 12


# What is refused


@pytest.mark.parametrize(
    "source", [{"elements": []}, [{"elements": []}], io.BytesIO(), 3], ids=["page", "pages", "object", "number"]
)
def test_only_paths_are_kept(source, folder):
    with pytest.raises(TypeError, match="give a path, not"):
        keep(source, to=folder)
    with pytest.raises(TypeError, match="needs a path"):
        keep(to=folder)
    assert not folder.exists()


def test_sources_that_cannot_be_read_are_refused_before_anything_is_written(given, folder, archive):
    (given / "holiday.zip").write_bytes(zipped({"beach.jpg": "\0\1"}))
    good = archive("01-01-2024", Skills=SKILLS)
    for source, error in (("nowhere.zip", MissingSourceError), ("holiday.zip", NotAnExportError)):
        with pytest.raises(error):
            keep(good, given / source, to=folder)
    assert not folder.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such devices")
def test_a_device_is_no_source(given, folder):
    os.mkfifo(given / "pipe")

    with pytest.raises(linkedin_export.SourceError, match="neither a file nor a folder"):
        keep(given / "pipe", to=folder)


def test_a_source_in_the_folder_and_a_folder_in_the_source_are_refused(archive, folder, given):
    keep(archive("01-01-2024", Skills=SKILLS), to=folder)

    for source in (folder / "originals/0001/Complete_LinkedInDataExport_01-01-2024.zip", folder / "originals"):
        with pytest.raises(BackupError, match="lies in the folder that it is to be kept in"):
            keep(source, to=folder)
    with pytest.raises(BackupError, match="lies in what is to be kept"):
        keep(given, to=given / "new")
    with pytest.raises(BackupError, match="lies in"):
        keep(given, to=given)
    with pytest.raises(BackupError, match="lies in"):
        keep(folder, to=folder)
    assert verify_backup(folder)


def test_a_folder_with_something_else_in_it_is_left_alone(archive, folder):
    path = archive("01-01-2024", Skills=SKILLS)
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")

    with pytest.raises(BackupError, match="holds something that is no backup"):
        keep(path, to=folder)
    with pytest.raises(BackupError, match="is no folder"):
        keep(path, to=folder / "mine.txt")
    with pytest.raises(BackupError, match="no such folder to make the backup in"):
        keep(path, to=folder / "nowhere" / "backup")
    with pytest.raises(BackupError, match="names a day"):
        keep(path, to=folder.parent / "LinkedInDataExport_01-01-2024 kept")
    (folder / WORK).mkdir()
    with pytest.raises(BackupError, match="holds something that is no backup"):
        keep(path, to=folder)
    assert sorted(one.name for one in folder.iterdir()) == ["mine.txt", WORK]


def test_what_was_put_beside_a_backup_stays(archive, folder):
    keep(archive("01-01-2024", Skills=SKILLS), to=folder)
    for name in ("mine.txt", "originals/0007/mine.txt", "backup-0005/mine.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")

    keep(archive("06-01-2024", Skills=SKILLS + "Latin\n"), to=folder)

    kept = "originals/0008/Complete_LinkedInDataExport_06-01-2024.zip"
    assert {"mine.txt", "backup-0005/mine.txt", "originals/0007/mine.txt", kept} <= {*paths_in(folder)}
    assert verify_backup(folder).extra == ("backup-0005/mine.txt", "mine.txt", "originals/0007/mine.txt")


def test_two_runs_do_not_write_into_one_folder(archive, folder):
    path = archive("01-01-2024", Skills=SKILLS)
    keep(path, to=folder)

    with locked(folder / LOCK), pytest.raises(BackupError, match="another backup into it is under way"):
        keep(path, to=folder)
    keep(path, to=folder)


def test_a_lock_that_is_none_is_refused(archive, folder):
    path = archive("01-01-2024", Skills=SKILLS)
    keep(path, to=folder)
    (folder / LOCK).unlink()
    (folder / LOCK).mkdir()

    with pytest.raises(BackupError, match="it cannot be written to"):
        keep(path, to=folder)


@pytest.mark.parametrize("name", ["more", "more/Skills.csv", "more.zip"])
def test_a_source_that_changes_meanwhile_is_refused(name, archive, folder, given):
    path = archive("01-01-2024", Skills=SKILLS)
    keep(path, to=folder)
    (given / "more").mkdir()
    (given / "more" / "Skills.csv").write_text(SKILLS)
    (given / "more.zip").write_bytes(zipped({"Skills": SKILLS + "Greek\n"}))

    def go_on_writing(what):
        if what.startswith("keeping"):
            (given / "more" / "Skills.csv").write_text(SKILLS + "Latin\n")
            (given / "more.zip").write_bytes(path.read_bytes())

    with pytest.raises(BackupError, match="has changed while it was read"):
        keep(given / name, to=folder, progress=go_on_writing)
    assert verify_backup(folder)
    assert not (folder / WORK).exists()


def test_what_was_kept_and_has_changed_is_kept_anew_if_it_is_given_again(archive, folder):
    old, new = archive("01-01-2024", Skills=SKILLS + "Latin\n"), archive("06-01-2024", Skills=SKILLS + "Greek\n")
    keep(old, to=folder)
    kept = folder / "originals/0001" / old.name
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")

    with pytest.raises(
        BackupError,
        match=rf"0001.*{old.name}: is missing, unreadable or no longer as it was kept; give {old.name} again",
    ):
        keep(new, to=folder)
    made = keep(old, new, to=folder)

    assert [one.number for one in made.originals] == [2, 3]
    assert originals(folder) == [f"originals/0002/{old.name}", f"originals/0003/{new.name}"]
    assert verify_backup(folder)


def test_the_number_of_an_original_that_was_lost_is_not_given_again(archive, folder):
    old = archive("01-01-2024", Skills=SKILLS)
    keep(old, to=folder)
    shutil.rmtree(folder / "originals/0001")

    assert [one.number for one in keep(old, to=folder).originals] == [2]


def test_what_was_put_among_originals_stops_the_next_run(given, folder):
    export = make_export("2026-05", rows={"*": 0, "skills": 1}).unpack(given)
    keep(export, to=folder)
    kept = folder / "originals/0001" / export.name
    (kept / ".DS_Store").write_bytes(b"\0")
    keep(export, to=folder)
    (kept / "Skills (1).csv").write_text(SKILLS)

    with pytest.raises(BackupError, match=r"Skills \(1\).csv: was not kept here by a run; take it away"):
        keep(export, to=folder)


def test_limits_hold_for_each_original(archive, folder):
    one, other = archive("01-01-2024", Skills=SKILLS), archive("06-01-2024", Skills=SKILLS + "Latin\n")

    made = keep(one, other, to=folder, limits=Limits(members=1, total_bytes=100))

    assert len(made.originals) == 2


@pytest.mark.parametrize("step", range(1, 8))
def test_a_run_that_is_broken_off_leaves_the_last_backup_and_nothing_else(step, archive, folder):
    keep(archive("01-01-2024", Skills=SKILLS + "Latin\n"), to=folder)
    before = paths_in(folder)

    def stop(what, steps=[]):  # noqa: B006
        steps.append(what)
        if len(steps) == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep(archive("06-01-2024", Skills=SKILLS + "Greek\n"), to=folder, progress=stop)

    assert paths_in(folder) == before
    assert not (folder / WORK).exists()
    assert verify_backup(folder)


def test_a_first_run_that_is_broken_off_leaves_nothing(archive, folder):
    path = archive("01-01-2024", Skills=SKILLS)

    def stop(what):
        if what.startswith("waiting"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep(path, to=folder, progress=stop)
    assert [one.name for one in folder.iterdir()] == [LOCK]
    assert keep(path, to=folder).added


def test_a_first_run_that_fails_at_its_last_step_leaves_nothing(archive, folder, monkeypatch):
    replace = os.replace

    def refuse(source, target):
        if Path(target).name == "SHA256SUMS":
            raise OSError(errno.EIO, "Input/output error")
        replace(source, target)

    path = archive("01-01-2024", Skills=SKILLS)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        with pytest.raises(OSError, match="Input/output"):
            keep(path, to=folder)
    assert [one.name for one in folder.iterdir()] == [LOCK]
    assert keep(path, to=folder).added


def test_what_a_first_run_has_left_is_removed_by_the_next(archive, folder):
    path = archive("01-01-2024", Skills=SKILLS)
    (folder / "originals/0001").mkdir(parents=True)
    (folder / "originals/0001/export.zip").write_bytes(path.read_bytes())
    (folder / "backup-0001").mkdir()
    (folder / WORK).mkdir()
    (folder / WORK / PLAN).write_text("backup-0001\noriginals/0001")

    keep(path, to=folder)

    assert originals(folder) == [f"originals/0001/{path.name}"]
    assert verify_backup(folder)


def test_a_disk_that_is_full_is_an_error_and_leaves_the_last_backup(archive, folder, given):
    resource = pytest.importorskip("resource", reason="this system has no limit to the size of files")
    keep(archive("01-01-2024", Skills=SKILLS), to=folder)
    before = paths_in(folder)
    large = make_export("2026-05", rows=40).write(given)

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OSError) as raised:  # noqa: PT011 - the number tells
            keep(large, to=folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert raised.value.errno == errno.EFBIG
    assert paths_in(folder) == before
    assert verify_backup(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not write folders to the disk on demand")
def test_all_is_on_the_disk_before_it_counts(given, folder, monkeypatch):
    def noted(call, note):
        return lambda *arguments: (log.append(note(*arguments)), call(*arguments))[1]

    def numbers(*paths):
        return {path.stat().st_ino for path in paths}

    log = []
    keep(make_export("2018-10", rows=1).write(given), to=folder)
    monkeypatch.setattr(os, "fsync", noted(os.fsync, lambda handle: os.fstat(handle).st_ino))
    for name in ("rename", "replace"):
        monkeypatch.setattr(os, name, noted(getattr(os, name), lambda _, target: Path(target).name))
    keep(make_export("2025-08", rows={"*": 0, "skills": 1}).unpack(given), to=folder)

    first, last, counts = (log.index(name) for name in ("0002", "backup-0002", "SHA256SUMS"))
    new = [folder / "originals/0002", folder / "backup-0002"]
    assert numbers(folder, folder / "SHA256SUMS", *new, *(path for one in new for path in one.rglob("*"))) <= {
        *log[:first]
    }
    assert numbers(folder, folder / "originals") <= {*log[last:counts]}
    assert numbers(folder) <= {*log[counts:]}


def test_folders_that_the_system_cannot_write_on_demand_are_let_pass(tmp_path):
    if Path("/proc/self").is_dir():
        sync_folder(Path("/proc/self"))
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "nowhere")


def test_a_lock_is_free_once_its_holder_is_done(tmp_path):
    def hold():
        with locked(tmp_path / LOCK):
            pass

    with locked(tmp_path / LOCK):
        pass
    thread = threading.Thread(target=hold)
    thread.start()
    thread.join()
    with locked(tmp_path / LOCK):
        pass
