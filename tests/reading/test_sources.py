"""Sources and their members: what is listed, what can be read, what is raised."""

import gc
import io
import os
import tempfile
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin_export.errors import (
    DamagedError,
    EncryptedError,
    LimitError,
    LinkedInExportError,
    MissingSourceError,
    SourceError,
)
from linkedin_export.reading.sources import Limits, UnreadableError, members_of

FILES = {"Connections.csv": b"First Name\nAda\n", "Jobs/Saved Jobs.csv": b"Saved Date\n"}


def zip_of(files, method=zipfile.ZIP_DEFLATED):
    """The bytes of an archive; ``files`` are pairs or a mapping of names and bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def with_password(data, *names):
    """An archive whose members of these names, or all, are marked as encrypted."""
    changed = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        position = archive.start_dir
        for entry in archive.infolist():
            if not names or entry.filename in names:
                changed[entry.header_offset + 6] |= 1
                changed[position + 8] |= 1
            position += 46 + len(entry.filename.encode()) + len(entry.extra) + len(entry.comment)
    return bytes(changed)


def members(*sources, **limits):
    return members_of(sources, Limits(**limits))


def names(*sources, **limits):
    return [member.name for member in members(*sources, **limits)]


def read(member):
    with member.open() as stream:
        return stream.read()


def contents(*sources, **limits):
    return {member.name: read(member) for member in members(*sources, **limits)}


def troubles(*sources, **limits):
    return {member.name: member.trouble for member in members(*sources, **limits)}


@pytest.fixture
def place(tmp_path):
    """Writes a file below the test's folder and gives its path."""

    def write(name, data):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write


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


class Named(io.BytesIO):
    name: object = None


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
        ([], "not list"),
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


# Damaged and encrypted archives


NOT_ARCHIVES = {
    "cut off": zip_of(FILES)[:-30],
    "cut in half": zip_of(FILES)[: len(zip_of(FILES)) // 2],
    "only a signature": b"PK\x03\x04",
    "a table": b"First Name\n",
    "nothing": b"",
}


@pytest.mark.parametrize("kind", NOT_ARCHIVES)
def test_a_damaged_archive_is_an_error_that_names_it_and_says_what_to_do(place, kind):
    path = place("export.zip", NOT_ARCHIVES[kind])
    with pytest.raises(DamagedError, match=r"^export\.zip: .*; download it from LinkedIn again$"):
        members(path)


@pytest.mark.parametrize("kind", NOT_ARCHIVES)
def test_a_damaged_archive_inside_costs_only_itself(place, tmp_path, kind):
    place("e/a.csv", b"1")
    place("e/in/x.zip", NOT_ARCHIVES[kind])
    archive = place("f.zip", zip_of({"a.csv": b"1", "in/x.zip": NOT_ARCHIVES[kind]}))
    for source in (tmp_path / "e", archive):
        found = troubles(source)
        assert list(found) == ["a.csv", "in/x.zip"]
        assert found["a.csv"] is None
        assert "in/x.zip: " in found["in/x.zip"]


@pytest.mark.parametrize("kind", ["cut off", "cut in half", "only a signature"])
def test_what_only_starts_like_an_archive_is_a_file(place, kind):
    assert contents(place("a.csv", NOT_ARCHIVES[kind])) == {"a.csv": NOT_ARCHIVES[kind]}


def test_an_archive_without_members_has_none(place):
    assert names(place("e.zip", zip_of({}))) == []
    assert names(place("f.zip", zip_of({"Jobs/": b""}))) == []


def test_an_encrypted_archive_is_an_error_that_names_it_and_says_what_to_do(place):
    path = place("export.zip", with_password(zip_of({**FILES, "Jobs/": b""}), *FILES))
    with pytest.raises(EncryptedError, match=r"^export\.zip: .* password; unpack it"):
        members(path)


def test_an_encrypted_archive_inside_costs_only_itself(place, tmp_path):
    locked = with_password(zip_of(FILES))
    place("e/x.zip", locked)
    place("e/a.csv", b"1")
    archive = place("f.zip", zip_of({"a.csv": b"1", "x.zip": locked}))
    for source in (tmp_path / "e", archive):
        found = troubles(source)
        assert list(found) == ["a.csv", "x.zip"]
        assert found["a.csv"] is None
        assert "wants a password" in found["x.zip"]


def test_one_encrypted_member_costs_only_itself(place):
    first, second = members(place("e.zip", with_password(zip_of(FILES), "Jobs/Saved Jobs.csv")))
    assert read(first) == FILES["Connections.csv"]
    with pytest.raises(UnreadableError, match="wants a password"):
        read(second)


def test_a_member_whose_bytes_changed_is_unreadable(place):
    data = zip_of({"a.csv": b"one,two", "b.csv": b"three"}, zipfile.ZIP_STORED)
    first, second = members(place("e.zip", data.replace(b"one,two", b"one;two")))
    with pytest.raises(UnreadableError, match="CRC"):
        read(first)
    assert read(second) == b"three"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_cannot_be_unpacked_is_unreadable(place, method):
    data = bytearray(zip_of({"a.csv": bytes(range(256)) * 20}, method))
    data[60:90] = b"\xff" * 30
    (member,) = members(place("e.zip", bytes(data)))
    with pytest.raises(UnreadableError):
        read(member)


def test_a_member_with_a_broken_header_is_unreadable_and_nothing_stays_open(place):
    data = zip_of({"a.csv": b"1"})
    path = place("e.zip", data)
    (member,) = members(path)
    path.write_bytes(b"PK\x03\x05" + data[4:])
    with pytest.raises(UnreadableError, match="BadZipFile"):
        read(member)
    gc.collect()


def test_an_archive_that_is_replaced_by_another_file_makes_its_members_unreadable(place):
    path = place("e.zip", zip_of({"a.csv": b"1"}))
    (member,) = members(path)
    path.write_bytes(b"a,b\n")
    with pytest.raises(UnreadableError, match="BadZipFile"):
        member.head(3)


def test_a_nested_archive_whose_bytes_changed_costs_only_itself(place):
    inner = zip_of({"a.csv": b"1"}, zipfile.ZIP_STORED)
    data = zip_of({"b.csv": b"2", "x.zip": inner}, zipfile.ZIP_STORED).replace(inner, inner.replace(b"a.csv", b"c.csv"))
    found = troubles(place("e.zip", data))
    assert found["b.csv"] is None
    assert "CRC" in found["x.zip"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_any_damage_to_an_archive_is_an_error_of_ours_or_an_unreadable_member(method):
    good = zip_of({**FILES, "ë.csv": b"x" * 50, "x.zip": zip_of(FILES, method)}, method)
    directory = good.index(b"PK\x01\x02")

    @settings(deadline=None, max_examples=300)
    @given(
        st.lists(st.tuples(st.integers(4, len(good) - 1) | st.integers(directory, len(good) - 1), st.integers(0, 255))),
        st.none() | st.integers(5, len(good)),
    )
    def check(changes, end):
        data = bytearray(good)
        for position, byte in changes:
            data[position] = byte
        source = Named(data[:end])
        source.name = "export.zip"
        with suppress(SourceError):
            for member in members(source):
                with suppress(UnreadableError):
                    read(member)
        source.seek(0)
        assert source.read() == data[:end]

    check()


# Opening members


def test_the_head_of_a_member_is_its_first_bytes(place):
    (member,) = members(place("a.csv", b"abcdef"))
    assert (member.head(3), member.head(100)) == (b"abc", b"abcdef")


def test_a_member_can_be_opened_any_number_of_times(place):
    found = members(place("e.zip", zip_of(FILES)))
    assert [read(member) for member in found] * 2 == [read(member) for member in found + found]


def test_what_holds_a_members_bytes_is_no_part_of_it(place):
    one, two = members(place("e.zip", zip_of({"a.csv": b"1"}))), members(place("f.zip", zip_of({"a.csv": b"1"})))
    assert one == two
    assert "opener" not in repr(one[0])


# Limits


def test_too_many_files_are_an_error_that_names_the_source_and_the_limit(place, tmp_path):
    archive = place("e.zip", zip_of({"a.csv": b"1", "b.csv": b"2"}))
    place("f/a.csv", b"1")
    place("f/b.csv", b"2")
    for source, label in ((archive, "e.zip"), (tmp_path / "f", "f")):
        assert len(names(source, members=2)) == 2
        with pytest.raises(LimitError, match=rf"^{label}: too many files; raise Limits\(members=1\)"):
            members(source, members=1)
    with pytest.raises(LimitError, match=r"^f: too many files"):
        members(archive, tmp_path / "f", members=3)


def test_too_many_bytes_are_an_error_that_names_the_sources_and_the_limit(place):
    one, two = place("e.zip", zip_of({"a.csv": b"123"})), place("b.csv", b"4567")
    assert len(names(one, two, total_bytes=7)) == 2
    with pytest.raises(LimitError, match=r"^e\.zip, b\.csv: 7 bytes in all; raise Limits\(total_bytes=6\)"):
        members(one, two, total_bytes=6)


def test_a_member_that_is_too_large_is_not_read(place, tmp_path):
    files = {"a.csv": b"123", "b.csv": b"4567"}
    for name, data in files.items():
        place(f"f/{name}", data)
    for source in (place("e.zip", zip_of(files)), tmp_path / "f"):
        assert contents(source, member_bytes=4) == files
        first, second = members(source, member_bytes=3)
        assert read(first) == b"123"
        with pytest.raises(UnreadableError, match=r"larger than Limits\(member_bytes=3\)"):
            read(second)
    (lone,) = members(tmp_path / "f" / "b.csv", member_bytes=3)
    with pytest.raises(UnreadableError, match=r"larger than Limits\(member_bytes=3\)"):
        lone.head(1)


def nest(depth, innermost=b"1"):
    """An archive in an archive, so many deep."""
    data = zip_of({"a.csv": innermost})
    for _ in range(depth - 1):
        data = zip_of({"x.zip": data})
    return data


def test_archives_are_opened_so_many_deep(place):
    path = place("e.zip", nest(4))
    assert names(path, nesting=4) == ["x.zip/x.zip/x.zip/a.csv"]
    assert troubles(path) == {"x.zip/x.zip/x.zip": "an archive inside an archive, too large or too deep to be opened"}
    assert list(troubles(path, nesting=1)) == ["x.zip"]


def test_a_nested_archive_that_is_too_large_is_not_opened(place):
    inner = nest(1)
    path = place("e.zip", nest(2))
    assert names(path, nested_bytes=len(inner)) == ["x.zip/a.csv"]
    assert troubles(path, nested_bytes=len(inner) - 1) == {
        "x.zip": "an archive inside an archive, too large or too deep to be opened"
    }


def test_a_nested_archive_of_too_many_files_costs_only_itself(place):
    inner = zip_of({"a.csv": b"", "b.csv": b"", "c.csv": b""})
    found = troubles(place("e.zip", zip_of({"a.csv": b"1", "x.zip": inner})), members=2)
    assert found["a.csv"] is None
    assert "Limits(members=2)" in found["x.zip"]


def test_the_defaults_let_real_exports_through():
    limits = Limits()
    assert limits.members >= 10_000
    assert limits.total_bytes >= limits.member_bytes >= 1 << 30
    assert limits.nesting >= 2
