"""What is found in a backup that is not as it was made, and backups that cannot be read."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

import linkedin_export
from linkedin_export import BackupError, backup, verify_backup
from linkedin_export.history.backup import contents
from linkedin_export.testing import make_export
from tests.history.copies import SKILLS, zipped

NAME = "Complete_LinkedInDataExport_01-01-2024.zip"


@pytest.fixture
def folder(tmp_path):
    """A backup of a made-up export and of a lone file."""
    (tmp_path / "Skills.csv").write_text(SKILLS + "Latin\n")
    (tmp_path / NAME).write_bytes(zipped({"Languages": "Name,Proficiency\nLatin,\n"}))
    backup(tmp_path / NAME, tmp_path / "Skills.csv", to=tmp_path / "backup", parquet=False)
    return tmp_path / "backup"


def files_in(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)


def rewritten(folder, **changes):
    """Writes the manifest with other values, and its checksum; of the first original where the key is one of its."""
    path = folder / "backup-0001/manifest.json"
    old = path.read_bytes()
    data = json.loads(old)
    for key, value in changes.items():
        (data if key in data else data["originals"][0])[key] = value
    path.write_text(json.dumps(data), encoding="utf-8")
    sums = folder / "SHA256SUMS"
    digests = (hashlib.sha256(one).hexdigest() for one in (old, path.read_bytes()))
    sums.write_text(sums.read_text(encoding="utf-8").replace(*digests), encoding="utf-8", newline="\n")


def finds_nothing(folder):
    try:
        return bool(verify_backup(folder))
    except BackupError:
        return False


def test_a_flipped_byte_is_found_in_every_file(tmp_path):
    parquet = True
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        parquet = False
    folder = tmp_path / "backup"
    backup(make_export("2018-10", rows=1).unpack(tmp_path), to=folder, parquet=parquet)
    files = files_in(folder)

    assert verify_backup(folder)
    assert len(files) > 40
    for path in files:
        data = path.read_bytes()
        for at in {0, len(data) // 2, len(data) - 1}:
            path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            assert not finds_nothing(folder), (path, at)
        path.write_bytes(data)
    assert verify_backup(folder)


def test_every_flipped_bit_of_the_list_of_checksums_is_found(folder):
    path = folder / "SHA256SUMS"
    data = path.read_bytes()

    for at in range(len(data)):
        for bit in (1, 32, 128):
            path.write_bytes(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
            assert not finds_nothing(folder), (at, bit)


def test_a_list_of_checksums_that_is_cut_off_is_found(folder):
    path = folder / "SHA256SUMS"
    data = path.read_bytes()

    for size in range(len(data)):
        path.write_bytes(data[:size])
        assert not finds_nothing(folder), size


def test_what_is_missing_changed_and_too_many_is_told(folder):
    (folder / "originals/0001" / NAME).write_bytes(b"")
    (folder / "backup-0001/jsonl/skills.jsonl").unlink()
    (folder / "originals/Skills\n.csv").write_text("")
    (folder / ".DS_Store").write_text("")

    found = verify_backup(folder)

    assert not found
    assert str(found).splitlines() == [
        "missing: backup-0001/jsonl/skills.jsonl",
        f"changed: originals/0001/{NAME}",
        "extra: originals/Skills\\n.csv",
        "4 of 6 files are as they were written.",
    ]
    assert json.loads(json.dumps(found.to_dict())) == {
        "folder": str(folder),
        "well": False,
        "files": 6,
        "missing": ["backup-0001/jsonl/skills.jsonl"],
        "changed": [f"originals/0001/{NAME}"],
        "extra": ["originals/Skills\n.csv"],
        "interrupted": False,
    }


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_in_the_place_of_a_file_is_no_file(folder, tmp_path):
    kept = folder / "originals/0001" / NAME
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    (folder / "more").symlink_to(tmp_path)

    found = verify_backup(folder)

    assert (found.changed, found.extra) == ((f"originals/0001/{NAME}",), ("more",))


def test_a_file_that_cannot_be_read_is_not_as_it_was(folder, monkeypatch):
    reading = Path.open

    def refusing(path, *arguments, **options):
        if path.name == NAME:
            raise OSError(5, "Input/output error", str(path))
        return reading(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refusing)
    assert verify_backup(folder).changed == (f"originals/0001/{NAME}",)


def test_a_list_that_cannot_be_read_stops_opening(folder, monkeypatch):
    reading = Path.open

    def refusing(path, *arguments, **options):
        if path.name == "SHA256SUMS":
            raise PermissionError(13, "Permission denied", str(path))
        return reading(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refusing)
    for use in (linkedin_export.open, verify_backup):
        with pytest.raises(BackupError, match=r"SHA256SUMS: is damaged \(.*Permission denied"):
            use(folder)
    (folder / "backup-0001").rename(folder / "elsewhere")  # now nothing tells that it is a backup
    assert len(linkedin_export.open(folder).files) > 2


def test_what_a_run_made_may_be_gone_and_it_is_a_backup_still(folder):
    shutil.rmtree(folder / "backup-0001")

    with pytest.raises(BackupError, match=r"manifest.json: is damaged"):
        linkedin_export.open(folder)


def test_a_folder_that_hides_what_is_in_it_is_no_backup(folder, monkeypatch):
    (folder / "SHA256SUMS").unlink()
    stat = os.stat

    def refusing(path, *arguments, **options):
        if str(path).endswith("SHA256SUMS"):
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, *arguments, **options)

    monkeypatch.setattr(os, "stat", refusing)
    assert len(linkedin_export.open(folder).files) > 2


def test_what_is_left_of_a_run_that_was_interrupted_is_no_fault(folder):
    work = folder / contents.WORK
    (work / "backup-0002").mkdir(parents=True)
    (work / "backup-0002/half").write_text("half")
    (work / contents.PLAN).write_text("backup-0001\nbackup-0002\noriginals/0003\n../other\noriginals/0009")
    (folder / "originals/0003").mkdir()
    (folder / "originals/0003/whole").write_text("whole")

    found = verify_backup(folder)

    assert found
    assert found.interrupted
    assert str(found).endswith("A later run was interrupted; the next one removes what is left of it.")


def test_how_much_is_read_is_told(folder):
    told = []

    verify_backup(folder, progress=told.append)

    assert sum(told) == sum(path.stat().st_size for path in files_in(folder) if path.name != "SHA256SUMS")


def test_a_run_that_ends_meanwhile_has_it_start_again(folder, tmp_path):
    (tmp_path / "Skills.csv").write_text(SKILLS + "Greek\n")
    told = []

    def run_once(size):
        if not told:
            backup(tmp_path / "Skills.csv", to=folder, parquet=False)
        told.append(size)

    assert verify_backup(folder, progress=run_once)
    assert len(told) > 7


def test_a_folder_without_a_backup_is_told(tmp_path):
    with pytest.raises(BackupError, match="holds no backup"):
        verify_backup(tmp_path)


@pytest.mark.parametrize("data", [b"", b"\xff\n", b"what\n", b"%s  backup-0001/other\n" % (b"0" * 64)])
def test_a_list_that_is_none_is_damaged(data, folder, tmp_path):
    (folder / "SHA256SUMS").write_bytes(data)

    for use in (verify_backup, linkedin_export.open):
        with pytest.raises(BackupError, match=r"SHA256SUMS: is damaged \(.*plain copies"):
            use(folder)
    with pytest.raises(BackupError, match="is damaged"):
        backup(tmp_path / "Skills.csv", to=folder, parquet=False)


@pytest.mark.parametrize("change", [lambda data: data + data, lambda data: data[:-1]], ids=["twice", "unended"])
def test_a_list_that_is_not_as_it_was_written_is_damaged(change, folder):
    path = folder / "SHA256SUMS"
    path.write_bytes(change(path.read_bytes()))

    with pytest.raises(BackupError, match="is not as it was written"):
        verify_backup(folder)


def test_a_list_larger_than_any_is_damaged(folder, monkeypatch):
    monkeypatch.setattr(contents, "_MOST", 10)

    with pytest.raises(BackupError, match="larger than any that was written"):
        verify_backup(folder)


def test_a_damaged_manifest_stops_opening_and_making(folder, tmp_path):
    manifest = folder / "backup-0001/manifest.json"
    data = manifest.read_bytes()
    for damaged in (data[:-1] + b"!", data.replace(b"Skills.csv", b"Skulls.csv"), None):
        manifest.unlink()
        if damaged is not None:
            manifest.write_bytes(damaged)
        with pytest.raises(
            BackupError, match=r"manifest.json: is damaged \(.*can be opened, and backed up into another"
        ):
            linkedin_export.open(folder)
        with pytest.raises(BackupError, match="is damaged"):
            backup(tmp_path / "Skills.csv", to=folder, parquet=False)
        manifest.touch()
    manifest.write_bytes(data)
    assert verify_backup(folder)


def test_originals_are_opened_where_the_manifest_is_lost(folder, tmp_path):
    (folder / "backup-0001/manifest.json").unlink()
    kept = sorted((folder / "originals").glob("*/*"))

    backup(*kept, to=tmp_path / "other", parquet=False)

    assert [one.name for one in linkedin_export.open(tmp_path / "other").skills] == ["Latin"]


def test_a_manifest_of_a_later_version_is_told(folder):
    rewritten(folder, format_version=2, written_by="linkedin-export 9.0")

    with pytest.raises(
        BackupError, match=r"manifest.json: was written by linkedin-export 9.0, later than this; upgrade"
    ):
        linkedin_export.open(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "another"},
        {"originals": 3},
        {"originals": [3]},
        {"originals": [{}]},
        {"number": "1"},
        {"kind": "other"},
        {"kept": "yesterday"},
        {"sha256": "0"},
        {"names": [3]},
        {"files": [{"path": 3, "name": "", "size": 0, "sha256": "0" * 64}]},
        {"sources": ["../../secret.zip"]},
        {"sources": ["originals/0001/../../secret.zip"]},
        {"sources": ["originals/0001/..\\secret.zip"]},
        {"sources": ["originals/secret.zip"]},
        {"sources": ["originals/one/secret.zip"]},
        {"sources": ["/originals/0001/secret.zip"]},
    ],
)
def test_a_manifest_that_no_run_has_written_is_damaged(changes, folder):
    rewritten(folder, **changes)

    with pytest.raises(BackupError, match="is damaged"):
        linkedin_export.open(folder)


def test_an_original_that_is_missing_is_told(folder):
    (folder / "originals/0001" / NAME).unlink()

    with pytest.raises(BackupError, match="is missing from the backup"):
        linkedin_export.open(folder)


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_an_original_that_is_a_link_out_of_the_backup_is_not_followed(folder, tmp_path):
    kept = folder / "originals/0001" / NAME
    kept.unlink()
    kept.symlink_to(tmp_path / NAME)

    with pytest.raises(BackupError, match="is missing from the backup"):
        linkedin_export.open(folder)
