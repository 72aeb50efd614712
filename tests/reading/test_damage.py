"""Archives that are damaged, encrypted, or larger than they may be."""

import gc
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin_export.errors import (
    DamagedError,
    EncryptedError,
    LimitError,
    SourceError,
)
from linkedin_export.reading.limits import Limits
from linkedin_export.reading.members import UnreadableError
from tests.reading.archives import FILES, Named, contents, members, names, read, troubles, with_password, zip_of

# Damaged and encrypted archives


NOT_ARCHIVES = {
    "cut in its first name": zip_of(FILES)[:40],
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


@pytest.mark.parametrize("kind", ["cut in its first name", "only a signature"])
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
    with pytest.raises(UnreadableError, match="it is not where the archive says"):
        read(member)
    gc.collect()


def test_an_archive_that_is_replaced_by_another_file_makes_its_members_unreadable(place):
    path = place("e.zip", zip_of({"a.csv": b"1"}))
    (member,) = members(path)
    path.write_bytes(b"a,b\n")
    with pytest.raises(UnreadableError, match="it is not where the archive says"):
        member.head(3)


def test_a_nested_archive_whose_bytes_changed_costs_only_itself(place):
    inner = zip_of({"a.csv": b"1"})
    data = bytearray(zip_of({"b.csv": b"2", "x.zip": inner}))
    data[data.rindex(b"PK\x01\x02") + 16] ^= 1
    found = troubles(place("e.zip", bytes(data)))
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


def raise_(nesting, size):
    return f"raise Limits(nesting={nesting}, nested_bytes={size})"


def test_archives_are_opened_so_many_deep(place):
    path = place("e.zip", nest(4))
    assert names(path, nesting=4) == ["x.zip/x.zip/x.zip/a.csv"]
    assert troubles(path) == {
        "x.zip/x.zip/x.zip": f"an archive inside an archive, too deep or too large; {raise_(3, 96 << 20)}"
    }
    assert list(troubles(path, nesting=1)) == ["x.zip"]


def test_a_nested_archive_that_is_too_large_is_not_opened(place):
    inner = nest(1)
    path = place("e.zip", nest(2))
    assert names(path, nested_bytes=len(inner)) == ["x.zip/a.csv"]
    assert troubles(path, nested_bytes=len(inner) - 1) == {
        "x.zip": f"an archive inside an archive, too deep or too large; {raise_(3, len(inner) - 1)}"
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
