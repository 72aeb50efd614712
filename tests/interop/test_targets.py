"""Files and folders that are there whole or not at all."""

import io
import os

import pytest

import linkedin_export
from linkedin_export.interop.targets import new_file, whole_file, whole_folder
from linkedin_export.testing import make_export


class StoppedError(Exception):
    pass


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def fail_after_writing(path):
    path.write_text("half of it")
    raise KeyError


def test_a_file_that_is_not_written_to_its_end_is_not_there(tmp_path):
    def stop():
        with whole_file(tmp_path / "a") as beside:
            beside.write_text("half")
            raise StoppedError

    with pytest.raises(StoppedError):
        stop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_owner_may_read_it(tmp_path):
    with whole_file(tmp_path / "a") as beside:
        beside.write_text("whole")
    with whole_folder(tmp_path / "b"):
        pass

    assert [(tmp_path / name).stat().st_mode & 0o077 for name in ("a", "b")] == [0, 0]


def test_a_folder_that_is_not_written_to_its_end_is_not_there(tmp_path):
    def stop():
        with whole_folder(tmp_path / "a") as beside:
            (beside / "one").write_text("half")
            raise StoppedError

    with pytest.raises(StoppedError):
        stop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_is_new_or_was_empty(tmp_path, there):
    if there:
        (tmp_path / "a").mkdir()
    with whole_folder(tmp_path / "a") as beside:
        (beside / "one").write_text("whole")

    assert (tmp_path / "a" / "one").read_text() == "whole"
    with pytest.raises(FileExistsError, match="is there already"), whole_folder(tmp_path / "a"):
        pass
    with pytest.raises(FileExistsError, match="is there already"), whole_folder(tmp_path / "a" / "one"):
        pass
    assert (tmp_path / "a" / "one").read_text() == "whole"


@pytest.mark.parametrize("target", [whole_file, new_file, whole_folder])
def test_the_folder_of_a_target_must_be_there(tmp_path, target):
    with pytest.raises(FileNotFoundError, match="no such folder"), target(tmp_path / "a" / "b"):
        pass


def test_a_file_does_not_take_the_place_of_a_folder(tmp_path):
    with pytest.raises(IsADirectoryError, match="is a folder"), whole_file(tmp_path):
        pass


@pytest.mark.parametrize("way", ["to_vcard", "to_contacts_csv", "to_mbox"])
def test_no_file_of_the_export_is_overwritten(tmp_path, way):
    made = make_export("2026-05", rows=2)
    archive, folder = made.write(tmp_path), made.unpack(tmp_path)
    for source, target in (
        (archive, archive),
        (str(folder), folder / "Connections.csv"),
        (folder / "Connections.csv", folder / "Connections.csv"),
    ):
        before = target.read_bytes()
        with pytest.raises(ValueError, match="is a file of the export"):
            getattr(linkedin_export.open(source), way)(target)
        assert target.read_bytes() == before


def test_what_lies_beside_the_export_or_came_from_no_file_is_overwritten(tmp_path):
    made = make_export("2026-05", rows=2)
    target = tmp_path / "people.vcf"
    target.touch()

    assert linkedin_export.open(made.write(tmp_path)).to_vcard(target) == 2
    assert linkedin_export.open(io.BytesIO(made.data)).to_vcard(target) == 2


def test_what_is_made_takes_the_place(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text("old")
    with whole_file(path) as made:
        made.write_text("new")
        assert path.read_text() == "old"
        assert made.name == path.name
    assert path.read_text() == "new"
    assert names(tmp_path) == ["new.txt"]


def test_an_error_leaves_what_was_there(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text("old")
    with pytest.raises(KeyError), whole_file(path) as made:
        fail_after_writing(made)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["new.txt"]


def test_a_file_that_is_there_is_kept(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text("old")
    with pytest.raises(FileExistsError, match=r"new\.txt: is there already"), new_file(path):
        pytest.fail("the file is there")
    assert path.read_text() == "old"
