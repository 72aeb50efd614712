"""Archives that are cut off, or were made to do harm, and what odd names in them are reported as."""

import io
import stat
import struct
import unicodedata
import warnings
import zipfile
import zlib

import pytest

import linkedin_export
from linkedin_export import Code, DamagedError, LimitError, Status
from linkedin_export.reading.archives import EntryOpener, entries_of
from linkedin_export.reading.limits import Limits
from linkedin_export.reading.members import UnreadableError
from tests.reading.archives import contents, members, names, read, troubles, zip_of

TEXT = b"".join(b"%d,line\n" % number for number in range(20_000))
THREE = {"a.csv": TEXT, "b.csv": b"2", "c.csv": TEXT[::-1]}


class Streamed(io.RawIOBase):
    """A stream that cannot go back, to which members are written with their sizes behind them."""

    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.data += data
        return len(data)


def streamed(files, method=zipfile.ZIP_DEFLATED):
    """An archive as a server writes it, the sizes of each member behind its bytes."""
    target = Streamed()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return bytes(target.data)


PACKED = {
    "with sizes": zip_of(THREE),
    "not packed": zip_of(THREE, zipfile.ZIP_STORED),
    "with sizes behind": streamed(THREE),
}


# Archives that are cut off


@pytest.mark.parametrize("how", PACKED)
def test_without_its_list_of_contents_an_archive_has_all_its_members(place, how):
    data = PACKED[how]
    path = place("e.zip", data[: data.index(b"PK\x01\x02")])
    assert contents(path) == THREE
    assert [member.notes for member in members(path)] == [((Code.SALVAGED, ""),)] * 3
    assert contents(place("upload", data[:-1])) == THREE


@pytest.mark.parametrize("how", PACKED)
def test_of_a_member_that_is_cut_off_is_read_what_is_there(place, how):
    data = PACKED[how]
    third = data.index(b"PK\x03\x04", data.index(b"b.csv"))
    first, second, last = members(place("e.zip", data[: (third + data.index(b"PK\x01\x02")) // 2]))
    assert (read(first), read(second)) == (THREE["a.csv"], THREE["b.csv"])
    found = last.head(len(TEXT))
    assert len(TEXT) // 4 < len(found) < len(TEXT)
    assert THREE["c.csv"].startswith(found)
    with pytest.raises(UnreadableError, match=r"^it is cut off$"):
        read(last)


HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes_and_said_to_be_so(place):
    rows = "".join(f"Ada,Example {number},,,,,17 Nov 2021\n" for number in range(9_000))
    files = {"Skills.csv": "Name\nMaths\n", "Connections.csv": f"{HEADER}\n{rows}"}
    data = streamed(files)
    export = linkedin_export.open(place("e.zip", data[: data.index(b"PK\x01\x02") - 900]))
    connections, skills = export.files
    assert [issue.code for issue in skills.issues] == [Code.SALVAGED]
    assert {Code.SALVAGED, Code.UNREADABLE} < {issue.code for issue in connections.issues}
    assert 4_000 < connections.rows < 9_000


def test_members_behind_one_that_is_damaged_are_found(place):
    data = bytearray(streamed(THREE))
    data[100:140] = b"\xff" * 40
    found = members(place("e.zip", bytes(data[: data.index(b"PK\x01\x02")])))
    assert [member.name for member in found] == ["a.csv", "b.csv", "c.csv"]
    assert [read(member) for member in found[1:]] == [THREE["b.csv"], THREE["c.csv"]]
    with pytest.raises(UnreadableError):
        read(found[0])


def test_names_in_any_script_are_found(place):
    data = zip_of({"é中.csv": b"1", "": b"2"})
    assert names(place("e.zip", data[:-22])) == ["unnamed", "é中.csv"]


def test_a_member_that_states_its_sizes_in_eight_bytes_is_found(place):
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as archive, archive.open("a.csv", "w", force_zip64=True) as one:
        one.write(b"12345")
    data = buffer.getvalue()
    assert contents(place("e.zip", data[:-22])) == {"a.csv": b"12345"}


def test_what_is_not_packed_and_states_no_size_is_lost_and_said_to_be(place):
    data = streamed({"a.csv": b"1", "b.csv": b"22"}, zipfile.ZIP_STORED)
    found = members(place("e.zip", data[: data.index(b"PK\x01\x02")]))
    assert [member.name for member in found] == ["a.csv", "b.csv"]
    for member in found:
        with pytest.raises(UnreadableError):
            read(member)


def test_an_archive_that_is_cut_off_keeps_within_limits(place):
    data = streamed({f"{number}.csv": b"1" * 50 for number in range(5)})
    path = place("e.zip", data[:-22])
    assert len(names(path, members=5)) == 5
    with pytest.raises(LimitError, match=r"^e\.zip: too many files; raise Limits\(members=4\)"):
        members(path, members=4)
    with pytest.raises(LimitError, match=r"^e\.zip: it unpacks to more than Limits\(total_bytes=249\)"):
        members(path, total_bytes=249)


def test_a_member_of_a_cut_off_archive_is_unpacked_no_further_than_it_may_be(place):
    data = streamed({"a.csv": bytes(40 << 20), "b.csv": b"1"})
    first, second = members(place("e.zip", data[:-22]))
    assert first.trouble.startswith("it unpacks to ")
    assert first.size < 20 << 20
    assert read(second) == b"1"


def test_an_archive_inside_that_is_cut_off_is_read_as_far_as_it_goes(place):
    assert names(place("e.zip", zip_of({"x.zip": zip_of(THREE)[:-1]}))) == ["x.zip/a.csv", "x.zip/b.csv", "x.zip/c.csv"]


# Archives made to do harm


def with_directory(data, change):
    """An archive whose list of contents was changed entry by entry."""
    changed = bytearray(data)
    position = data.index(b"PK\x01\x02")
    while changed[position : position + 4] == b"PK\x01\x02":
        change(changed, position)
        sizes = struct.unpack_from("<HHH", changed, position + 28)
        position += 46 + sum(sizes)
    return bytes(changed)


def test_members_that_share_bytes_are_not_read(place):
    def point_to_first(data, position):
        if data[position + 46 : position + 51] != b"c.csv":
            struct.pack_into("<L", data, position + 42, 0)

    found = members(place("e.zip", with_directory(zip_of(THREE), point_to_first)))
    assert [member.trouble and "shares bytes" in member.trouble for member in found] == [True, True, None]
    assert read(found[2]) == THREE["c.csv"]


def test_a_member_that_unpacks_to_too_much_is_not_read(place):
    data = zip_of({"a.csv": bytes(17 << 20), "b.csv": b"1"})
    first, second = members(place("e.zip", data))
    with pytest.raises(UnreadableError, match=r"unpacks to 10\d\d times its packed size; raise Limits\(ratio=200\)"):
        read(first)
    assert read(second) == b"1"
    assert len(read(members(place("e.zip", data), ratio=2000)[0])) == 17 << 20


def test_an_archive_that_unpacks_to_too_much_is_refused(place):
    many = zip_of({f"{number}.csv": bytes(15 << 20) for number in range(3)})
    with pytest.raises(LimitError, match=r"^e\.zip: it unpacks to 10\d\d times its packed size"):
        members(place("e.zip", many))
    with pytest.raises(LimitError, match=r"^e\.zip: it unpacks to \d+ bytes; raise Limits\(total_bytes=1000\)"):
        members(place("e.zip", many), total_bytes=1000)


def test_archives_inside_an_archive_unpack_to_no_more_than_it_may(place):
    inner = zip_of({"a.csv": bytes(12 << 20)})
    outer = zip_of({"b.csv": b"1", "x.zip": zip_of({"a.csv": inner * 40, "b.csv": bytes(1 << 20)})})
    assert list(troubles(place("e.zip", outer)).values()) == [None, None, None]
    squared = zip_of({"x.zip": zip_of({f"{number}.zip": inner for number in range(3)})})
    found = troubles(place("e.zip", squared))
    assert list(found) == ["x.zip/0.zip/a.csv", "x.zip/1.zip/a.csv", "x.zip/2.zip/a.csv"]
    deep = zip_of({"x.zip": zip_of({"y.zip": zip_of({"a.csv": bytes(17 << 20)})})})
    (trouble,) = troubles(place("e.zip", deep), ratio=1500).values()
    assert "times its packed size" in trouble


def test_a_size_that_is_stated_too_small_is_believed_and_found_out(place):
    def understate(data, position):
        struct.pack_into("<L", data, position + 24, 10)

    (member,) = members(place("e.zip", with_directory(zip_of({"a.csv": TEXT}), understate)))
    with pytest.raises(UnreadableError, match="CRC"):
        read(member)
    assert member.head(100) == TEXT[:10]


def test_a_list_of_contents_that_is_too_long_is_not_read(place):
    data = bytearray(zip_of({f"{number}.csv": b"1" for number in range(20)}))
    with pytest.raises(LimitError, match="too many files"):
        entries_of(lambda: io.BytesIO(data), Limits(members=1))
    size, start = struct.unpack_from("<LL", data, len(data) - 10)
    record = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 20, 20, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(data) - 22, 1)
    struct.pack_into("<LL", data, len(data) - 10, 0xFFFFFFFF, 0xFFFFFFFF)
    large = bytes(data[:-22]) + record + locator + bytes(data[-22:])
    with pytest.raises(LimitError, match=r"^f\.zip: too many files"):
        members(place("f.zip", large), members=1)
    assert len(members(place("f.zip", large))) == 20


def test_a_list_of_contents_that_is_said_to_be_elsewhere_is_looked_for(place):
    data = bytearray(zip_of({"a.csv": b"1"}))
    struct.pack_into("<L", data, len(data) - 10, 0xFFFFFFFF)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    assert contents(place("e.zip", bytes(data[:-22]) + locator + bytes(data[-22:]))) == {"a.csv": b"1"}


def test_archives_with_too_many_files_in_all_are_refused_whichever_cannot_be_opened(place):
    inner = zip_of({f"{number}.csv": b"" for number in range(12)})
    path = place("e.zip", zip_of({f"{number}.zip": inner for number in range(3)}))
    with pytest.raises(LimitError, match=r"too many files; raise Limits\(members=10\)"):
        members(path, members=10, nesting=2)


def test_entries_of_documents_inside_count_too(place):
    document = zip_of({"mimetype": b"", **{f"{number}.xml": b"" for number in range(8)}})
    path = place("e.zip", zip_of({f"{number}.zip": document for number in range(3)}))
    assert len(names(path, members=15)) == 3
    with pytest.raises(LimitError, match=r"too many files; raise Limits\(members=10\)"):
        members(path, members=10)


def test_a_member_that_is_packed_in_blocks_of_nothing_is_read():
    packed = b"\0\0\0\xff\xff" * 40_000 + b"\1\5\0\xfa\xffhello"
    info = zipfile.ZipInfo("a")
    info.compress_type, info.compress_size, info.file_size = zipfile.ZIP_DEFLATED, len(packed), 5
    info.header_offset, info.CRC = 0, zlib.crc32(b"hello")
    archive = struct.pack("<4s22xHH", b"PK\3\4", 1, 0) + b"a" + packed
    with EntryOpener(lambda: io.BytesIO(archive), info)() as member:
        assert member.read() == b"hello"


def test_the_head_of_a_member_that_cannot_be_read_at_all_is_an_error(place):
    data = zip_of({"a.csv": b"12"}, zipfile.ZIP_STORED)
    (member,) = members(place("e.zip", data[: data.index(b"12")]))
    with pytest.raises(UnreadableError, match="cut off"):
        member.head(10)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_devices_in_an_archive_are_not_followed(place, kind):
    link = zipfile.ZipInfo("a.csv")
    link.create_system, link.external_attr = 3, (kind | 0o777) << 16
    plain = zipfile.ZipInfo("b.csv")
    plain.create_system, plain.external_attr = 3, (stat.S_IFREG | 0o644) << 16
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr(plain, "1")
    assert troubles(place("e.zip", buffer.getvalue())) == {
        "a.csv": "a link or a device, which is not followed",
        "b.csv": None,
    }


def test_the_files_of_an_archive_are_sorted_and_folders_left_out():
    data = zip_of({"b.csv": b"", "a/": b"", "a/c.csv": b""})
    assert [entry.name for entry in entries_of(lambda: io.BytesIO(data), Limits())] == ["a/c.csv", "b.csv"]


def test_an_archive_inside_that_is_not_packed_is_read_where_it_lies(place):
    inner = zip_of(THREE)
    outer = zip_of({"in.zip": zip_of({"x.zip": inner}, zipfile.ZIP_STORED)}, zipfile.ZIP_STORED)
    assert contents(place("e.zip", outer)) == {f"in.zip/x.zip/{name}": data for name, data in THREE.items()}
    assert contents(io.BytesIO(outer)) == {f"in.zip/x.zip/{name}": data for name, data in THREE.items()}


def test_a_large_archive_inside_is_unpacked_whenever_it_is_read(place, monkeypatch):
    monkeypatch.setattr("linkedin_export.reading.archives._KEPT", 100)
    path = place("e.zip", zip_of({"x.zip": zip_of(THREE)}))
    assert contents(path) == {f"x.zip/{name}": data for name, data in THREE.items()}


# Odd names


def notes(*sources):
    return {member.name: list(member.notes) for member in members(*sources) if member.notes}


@pytest.mark.parametrize(
    "name", ["/a.csv", "\\a.csv", "../a.csv", "x/../a.csv", "x\\..\\a.csv", "..", "C:\\a.csv", "c:a"]
)
def test_names_that_point_outside_are_reported(place, name):
    assert notes(place("e.zip", zip_of({name: b"1", "b.csv": b"2"}))) == {name: [(Code.OUTSIDE_NAME, "")]}


@pytest.mark.parametrize("name", ["a..csv", "...", "x/.csv", "x/a.csv", "..a/b"])
def test_other_names_with_points_are_not(place, name):
    assert notes(place("e.zip", zip_of({name: b"1"}))) == {}


def test_names_that_are_the_same_are_reported(place):
    with warnings.catch_warnings(action="ignore"):
        data = zip_of([("a.csv", b"one"), ("a.csv", b"two"), ("b.csv", b"3")])
    first, second, _ = members(place("e.zip", data))
    assert (first.notes, second.notes) == ((), ((Code.SAME_NAME, ""),))


def test_names_that_differ_in_case_or_form_alone_are_reported(place):
    composed, decomposed = "é.csv", unicodedata.normalize("NFD", "é.csv")
    data = zip_of([("A.csv", b"1"), ("a.csv", b"2"), (decomposed, b"3"), (composed, b"4")])
    assert notes(place("e.zip", data)) == {
        "a.csv": [(Code.SAME_NAME, "but for its spelling that of A.csv")],
        composed: [(Code.SAME_NAME, f"but for its spelling that of {decomposed}")],
    }


def test_odd_names_are_issues_of_the_file(place):
    data = zip_of(
        {
            "../Skills.csv": b"Name\nMaths\n",
            "Connections.csv": b"",
            "connections.CSV": b"",
            "x/../a.png": b"\xff\xd8\xff",
        }
    )
    export = linkedin_export.open(place("e.zip", data))
    codes = {file.name: [issue.code for issue in file.issues] for file in export.files}
    assert codes["../Skills.csv"] == [Code.OUTSIDE_NAME]
    assert codes["connections.CSV"] == [Code.SAME_NAME, Code.EMPTY_FILE]
    assert codes["x/../a.png"] == [Code.OUTSIDE_NAME, Code.NOT_TEXT]
    assert export.files[0].status is Status.KNOWN


def test_a_damaged_archive_with_nothing_left_is_an_error(place):
    with pytest.raises(DamagedError, match=r"^e\.zip: the archive is cut off or broken"):
        members(place("e.zip", b"PK\x03\x04" + bytes(20)))


def test_an_archive_cut_behind_one_inside_is_not_taken_for_that_one(place):
    inner = zip_of({"x.csv": b"1"})
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as archive:
        archive.writestr("a.csv", "2")
        archive.writestr("in.zip", inner)
        archive.writestr("z.csv", "3")
    data = buffer.getvalue()
    end = data.index(inner) + len(inner)
    for cut in (end, end + 10):
        assert contents(place("e.zip", data[:cut])) == {"a.csv": b"2", "in.zip/x.csv": b"1"}
