"""Sources and their members: what is listed, and what is no source."""

import gc
import io
import os
import tempfile
import warnings
import zipfile
from pathlib import Path

import pytest

from linkedin_export.errors import (
    LinkedInExportError,
    MissingSourceError,
    SourceError,
)
from linkedin_export.reading.members import UnreadableError
from tests.reading.archives import FILES, Named, contents, members, names, read, troubles, zip_of

# What is listed


@pytest.mark.parametrize(
    "name", ["Basic_LinkedInDataExport_11-23-2026.zip", "e.ZIP", "e.zip.zip", "e (1).zip", "e", "e.csv"]
)
@pytest.mark.parametrize("as_text", [True, False])
def test_an_archive_is_its_members_whatever_its_name(place, name, as_text):
    path = place(name, zip_of(FILES))
    assert contents(str(path) if as_text else path) == FILES


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_way_to_compress_is_read(place, method):
    assert contents(place("e.zip", zip_of(FILES, method))) == FILES


def test_members_of_an_archive_are_sorted_by_name_and_state_their_size_and_checksum(place):
    found = members(place("e.zip", zip_of({"b.csv": b"12345", "a.csv": b"", "C/": b"", "C/a.csv": b"x"})))
    assert [(member.name, member.size) for member in found] == [("C/a.csv", 1), ("a.csv", 0), ("b.csv", 5)]
    assert [member.checksum for member in found] == [0x8CDC1683, 0, 0xCBF53A1C]
    assert not any(member.trouble for member in found)


def test_two_members_of_the_same_name_are_two(place):
    with warnings.catch_warnings(action="ignore"):
        data = zip_of([("a.csv", b"one"), ("a.csv", b"two")])
    assert [read(member) for member in members(place("e.zip", data))] == [b"one", b"two"]


@pytest.mark.parametrize(
    "name", ["/etc/example.csv", "../../example.csv", "C:\\example.csv", "a/../b.csv", " .csv", "ë\u202e.csv"]
)
def test_names_of_members_are_only_names(place, name, tmp_path):
    assert contents(place("e.zip", zip_of({name: b"x"}))) == {name: b"x"}
    assert [path.name for path in tmp_path.iterdir()] == ["e.zip"]


def test_leading_folders_and_what_macos_adds_are_members(place):
    files = {"Example/.DS_Store": b"1", "Example/a.csv": b"2", "__MACOSX/Example/._a.csv": b"3"}
    assert contents(place("e.zip", zip_of(files))) == files


@pytest.mark.parametrize("name", ["Connections.csv", "saved", "notes.txt", "Connections (1).csv"])
def test_a_lone_file_is_its_only_member(place, name):
    assert contents(place(name, b"a,b\n")) == {name: b"a,b\n"}


@pytest.mark.parametrize("data", [b"", b"P", b"PK", b"PK\x03", b"PKW,b\n"])
def test_a_lone_file_may_be_shorter_than_a_signature(place, data):
    assert contents(place("e.csv", data)) == {"e.csv": data}


def test_a_folder_is_its_files_and_those_of_its_folders(place, tmp_path):
    for name, data in {"e/b.csv": b"1", "e/a.csv": b"2", "e/Z/Y/c.csv": b"3", "e/C/a.csv": b"4"}.items():
        place(name, data)
    (tmp_path / "e" / "empty").mkdir()
    found = {"C/a.csv": b"4", "Z/Y/c.csv": b"3", "a.csv": b"2", "b.csv": b"1"}
    assert list(contents(tmp_path / "e").items()) == list(found.items())


def test_a_folder_lists_its_members_in_the_order_of_the_archive_it_was(place, tmp_path):
    files = dict.fromkeys(["Jobs/b.csv", "Jobs.csv", "Ads.csv", "Zoo.csv", "Jobs/a/c.csv", "Jobs a.csv"], b"1")
    for name, data in files.items():
        place(f"e/{name}", data)
    assert names(tmp_path / "e") == names(place("e.zip", zip_of(files)))


def test_a_folder_may_be_named_as_an_archive(place, tmp_path):
    place("export.zip/a.csv", b"1")
    assert contents(tmp_path / "export.zip") == {"a.csv": b"1"}


def test_an_empty_folder_has_no_members(tmp_path):
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["x.zip", "in/x.ZIP"])
def test_an_archive_in_a_folder_is_opened(place, tmp_path, name):
    place(f"e/{name}", zip_of(FILES))
    place("e/a.csv", b"1")
    assert contents(tmp_path / "e") == {"a.csv": b"1", **{f"{name}/{member}": data for member, data in FILES.items()}}


@pytest.mark.parametrize("name", ["x.zip", "in/x.zip"])
def test_an_archive_in_an_archive_is_opened(place, name):
    data = zip_of({"a.csv": b"1", name: zip_of(FILES)})
    assert contents(place("e.zip", data)) == {
        "a.csv": b"1",
        **{f"{name}/{member}": data for member, data in FILES.items()},
    }


def test_a_member_named_as_the_archive_it_lies_in_is_inside(place):
    data = zip_of({"x.zip": zip_of({"x.zip": zip_of({"a.csv": b"1"})})})
    assert contents(place("x.zip", data)) == {"x.zip/x.zip/a.csv": b"1"}


def test_archives_with_other_names_stay_members(place):
    inner = zip_of(FILES)
    assert contents(place("e.zip", zip_of({"x.bin": inner}))) == {"x.bin": inner}


@pytest.mark.parametrize("sign", ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
@pytest.mark.parametrize("name", ["report.xlsx", "report.zip", "in/report.zip"])
def test_office_documents_stay_one_member(place, tmp_path, sign, name):
    document = zip_of({sign: b"x", "xl/workbook.xml": b"y"})
    path = place(f"e/{name}", document)
    assert contents(path) == {path.name: document}
    assert contents(tmp_path / "e") == {name: document}
    assert contents(place("f.zip", zip_of({name: document}))) == {name: document}


def test_members_of_several_sources_bear_the_names_of_their_sources(place, tmp_path):
    archive = place("one.zip", zip_of(FILES))
    lone = place("Messages.csv", b"2")
    place("folder/a.csv", b"3")
    place("folder/in.zip", zip_of({"b.csv": b"4"}))
    upload = io.BytesIO(zip_of({"c.csv": b"5"}))
    assert list(contents(archive, lone, tmp_path / "folder", upload).items()) == [
        ("one.zip/Connections.csv", FILES["Connections.csv"]),
        ("one.zip/Jobs/Saved Jobs.csv", FILES["Jobs/Saved Jobs.csv"]),
        ("Messages.csv", b"2"),
        ("folder/a.csv", b"3"),
        ("folder/in.zip/b.csv", b"4"),
        ("upload/c.csv", b"5"),
    ]


def test_sources_of_the_same_name_are_numbered(place, tmp_path):
    sources = [place(f"{folder}/export.zip", zip_of({"a.csv": folder.encode()})) for folder in ("x", "y", "z")]
    lone = [place(f"{folder}/a.csv", folder.encode()) for folder in ("x", "y")]
    assert contents(*sources, *lone) == {
        "export.zip/a.csv": b"x",
        "export.zip (2)/a.csv": b"y",
        "export.zip (3)/a.csv": b"z",
        "a.csv": b"x",
        "a.csv (2)": b"y",
    }


def test_a_lone_source_of_any_kind_is_not_named(place, tmp_path):
    place("folder/a.csv", b"3")
    assert names(f"{tmp_path}/folder/") == ["a.csv"]


def test_no_source_has_no_members():
    assert names() == []


# File objects


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("/home/ada/a.csv", "a.csv"),
        ("C:\\Users\\ada\\a.csv", "a.csv"),
        (3, "upload"),
        (None, "upload"),
        (b"a.csv", "upload"),
    ],
)
def test_a_file_object_is_called_by_its_name_if_it_has_one(name, member):
    source = Named(b"x")
    source.name = name
    assert contents(source) == {member: b"x"}


def test_a_file_object_without_a_name_is_an_upload():
    assert contents(io.BytesIO(b"x")) == {"upload": b"x"}


def test_file_objects_of_the_system_are_read(place):
    with place("e.zip", zip_of(FILES)).open("rb") as buffered:
        assert contents(buffered) == FILES
    with place("a.csv", b"1" * 20_000).open("rb", buffering=0) as raw:
        assert contents(raw) == {"a.csv": b"1" * 20_000}
    with tempfile.TemporaryFile() as unnamed:
        unnamed.write(zip_of(FILES))
        assert contents(unnamed) == FILES
    with tempfile.SpooledTemporaryFile() as spooled:
        spooled.write(b"1")
        assert contents(spooled) == {"upload": b"1"}


class Minimal:
    """What can be read and sought in, and no more."""

    def __init__(self, data):
        stream = io.BytesIO(data)
        self.read, self.seek = stream.read, stream.seek


@pytest.mark.parametrize("data", [b"a,b\n", b"x" * 100_000])
def test_an_object_that_can_be_read_and_sought_in_will_do(data):
    assert contents(Minimal(data)) == {"upload": data}
    assert contents(Minimal(zip_of({"a.csv": data}))) == {"a.csv": data}


@pytest.mark.parametrize("data", [b"a,b\n", zip_of(FILES)])
def test_a_file_object_that_was_closed_is_named_when_it_is_read(data):
    source = Named(data)
    source.name = "/home/ada/export.bin"
    found = members(source)
    source.close()
    for member in found:
        with pytest.raises(SourceError, match=r"^export\.bin: the file object is closed; keep it open"):
            read(member)


@pytest.mark.parametrize("data", [b"a,b\n", zip_of(FILES)])
def test_a_file_object_is_left_open_and_can_be_read_again(data):
    source = io.BytesIO(data)
    source.seek(3)
    first, second = contents(source), contents(source)
    gc.collect()
    assert first == second
    source.seek(0)
    assert source.read() == data


def test_a_file_object_serves_several_readers_in_turn():
    files = {name: bytes(range(256)) * 400 + name.encode() for name in ("a", "b")}
    for source in (zip_of(files, zipfile.ZIP_STORED), zip_of(files), files["a"]):
        found = members(io.BytesIO(source))
        with found[0].open() as one, found[-1].open() as two:
            parts = [(one.read(7_000), two.read(5_000)) for _ in range(30)]
        assert b"".join(part for part, _ in parts) == files["a"]
        assert b"".join(part for _, part in parts) == read(found[-1])


def test_the_bytes_of_a_file_object_can_be_sought_in():
    (member,) = members(io.BytesIO(bytes(range(200)) * 200))
    with member.open() as stream:
        assert stream.seek(-1, os.SEEK_END) == 39_999
        assert stream.read() == b"\xc7"
        assert stream.seek(30_001) == 30_001
        assert stream.seek(-20_000, os.SEEK_CUR) == 10_001
        assert stream.read(2) == b"\x01\x02"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"a,b\n", "not bytes"),
        (None, "not NoneType"),
        (12, "not int"),
        (("a.csv",), "not tuple"),
        (io.StringIO("a,b\n"), "binary mode"),
    ],
)
def test_what_is_neither_a_path_nor_a_binary_file_object_is_refused(source, message):
    with pytest.raises(TypeError, match=message):
        members(source)


def test_a_text_file_object_is_refused_and_left_open(place):
    with place("a.csv", b"a\n").open() as source, pytest.raises(TypeError, match="'rb'"):
        members(source)


def test_a_stream_that_cannot_go_back_is_refused():
    reading, writing = os.pipe()
    os.close(writing)
    with (
        os.fdopen(reading, "rb") as source,
        pytest.raises(SourceError, match=r": a stream that cannot go back; read it into an io.BytesIO"),
    ):
        members(source)


class Failing(io.BytesIO):
    """A file object that can be read only so many times."""

    reads_left = 1

    def read(self, size=-1):
        if size and not self.reads_left:
            raise OSError("the disk is gone")
        self.reads_left -= size != 0
        return super().read(size)


def test_a_source_that_fails_at_any_point_of_its_listing_is_named():
    messages, listed = [], []
    for reads in range(20):
        source = Failing(zip_of(FILES))
        source.name, source.reads_left = "e.zip", reads
        try:
            listed.append(names(source))
        except SourceError as error:
            messages.append(str(error))
    assert messages[0] == messages[-1] == "e.zip: cannot be read: the disk is gone"
    assert all(message.startswith("e.zip: ") for message in messages)
    assert listed == [list(FILES)] * (20 - len(messages))


def test_a_source_that_fails_while_a_member_is_read_makes_it_unreadable():
    (member,) = members(Failing(b"a,b\n"))
    with pytest.raises(UnreadableError, match="OSError: the disk is gone"):
        read(member)


# Paths that are no files


@pytest.mark.parametrize("name", ["nothing.zip", "no/such/folder/", "nul\x00.zip"])
def test_a_missing_path_is_named(tmp_path, name):
    with pytest.raises(MissingSourceError, match="there is no such file or folder") as caught:
        members(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)
    assert isinstance(caught.value, FileNotFoundError)
    assert isinstance(caught.value, LinkedInExportError)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_and_devices_are_not_opened(place, tmp_path):
    place("e/a.csv", b"1")
    os.mkfifo(tmp_path / "e" / "pipe.csv")
    for path in (tmp_path / "e" / "pipe.csv", Path(os.devnull)):
        with pytest.raises(SourceError, match=f"{path}: neither a file nor a folder"):
            members(path)
    assert troubles(tmp_path / "e") == {"a.csv": None, "pipe.csv": "a link or a device, which is not followed"}


def test_links_in_a_folder_are_listed_but_not_followed(place, tmp_path):
    place("elsewhere/secret.csv", b"1")
    place("e/a.csv", b"2")
    (tmp_path / "e" / "file.csv").symlink_to(tmp_path / "elsewhere" / "secret.csv")
    (tmp_path / "e" / "folder").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "e" / "broken.csv").symlink_to(tmp_path / "nothing.csv")
    (tmp_path / "e" / "loop").symlink_to(tmp_path / "e", target_is_directory=True)
    found = {member.name: member for member in members(tmp_path / "e")}
    assert list(found) == ["a.csv", "broken.csv", "file.csv", "folder", "loop"]
    assert read(found.pop("a.csv")) == b"2"
    for member in found.values():
        with pytest.raises(UnreadableError, match="a link or a device"):
            read(member)


def test_a_source_that_is_a_link_is_followed(place, tmp_path):
    (tmp_path / "link.zip").symlink_to(place("e.zip", zip_of(FILES)))
    (tmp_path / "folder").symlink_to(place("e/a.csv", b"1").parent, target_is_directory=True)
    assert contents(tmp_path / "link.zip") == FILES
    assert contents(tmp_path / "folder") == {"a.csv": b"1"}


@pytest.fixture
def closed(monkeypatch):
    """Makes the system refuse to list a folder, as it does where the user has no right to."""
    scandir = os.scandir

    def refuse(path):
        def listing(asked):
            if os.fspath(asked) == os.fspath(path):
                raise PermissionError(13, "Permission denied", os.fspath(asked))
            return scandir(asked)

        monkeypatch.setattr(os, "scandir", listing)

    return refuse


def test_a_folder_inside_that_cannot_be_listed_is_a_member_in_trouble(place, tmp_path, closed):
    place("e/Jobs/a.csv", b"1")
    place("e/b.csv", b"2")
    closed(tmp_path / "e" / "Jobs")
    assert troubles(tmp_path / "e") == {"b.csv": None, "Jobs": "the folder cannot be listed: Permission denied"}


def test_a_folder_that_cannot_be_listed_is_an_error(place, tmp_path, closed):
    place("e/a.csv", b"1")
    closed(tmp_path / "e")
    with pytest.raises(SourceError, match=f"{tmp_path}/e: the folder cannot be listed: Permission denied"):
        members(tmp_path / "e")


def test_a_file_that_vanishes_is_unreadable(place):
    path = place("a.csv", b"1")
    (member,) = members(path)
    path.unlink()
    with pytest.raises(UnreadableError, match="FileNotFoundError"):
        read(member)
