import pytest

from linkedin_export.interop.writing import new_file, new_folder, to_become


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def fail_after_writing(path):
    path.write_text("half of it")
    raise KeyError


def test_what_is_made_takes_the_place(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text("old")
    with to_become(path) as made:
        made.write_text("new")
        assert path.read_text() == "old"
        assert made.name == path.name
    assert path.read_text() == "new"
    assert names(tmp_path) == ["new.txt"]


def test_an_error_leaves_what_was_there(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text("old")
    with pytest.raises(KeyError), to_become(path) as made:
        fail_after_writing(made)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["new.txt"]


@pytest.mark.parametrize("way", [to_become, new_file, new_folder])
def test_without_a_folder_to_write_in_nothing_is_written(tmp_path, way):
    with (
        pytest.raises(FileNotFoundError, match="there is no such folder to write it to"),
        way(tmp_path / "none" / "new"),
    ):
        pytest.fail("there is nothing to write to")
    assert names(tmp_path) == []


def test_a_file_that_is_there_is_kept(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text("old")
    with pytest.raises(FileExistsError, match=r"new\.txt: is there already"), new_file(path):
        pytest.fail("the file is there")
    assert path.read_text() == "old"


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_has_all_files_or_none(tmp_path, there):
    folder = tmp_path / "new"
    if there:
        folder.mkdir()
    before = names(tmp_path)
    with pytest.raises(KeyError), new_folder(folder) as made:
        fail_after_writing(made / "a")
    assert names(tmp_path) == before
    with new_folder(folder) as made:
        (made / "a").write_text("a")
        (made / "b").write_text("b")
    assert names(folder) == ["a", "b"]
    assert names(tmp_path) == ["new"]


def test_a_folder_that_is_not_empty_is_kept(tmp_path):
    (tmp_path / "a").write_text("old")
    for path in (tmp_path, tmp_path / "a"):
        with pytest.raises(FileExistsError, match="is no empty folder"), new_folder(path):
            pytest.fail("the folder is not empty")
    assert (tmp_path / "a").read_text() == "old"
