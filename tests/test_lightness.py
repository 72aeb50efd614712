"""What importing loads, what opening reads, what streaming holds: counts, so that no clock is needed."""

import gc
import io
import json
import subprocess
import sys
import zipfile

import pytest

import linkedin_export
from linkedin_export import Connection, Message
from linkedin_export.testing import make_file

ROWS = 20_000
LAYOUT = Message.spec.layouts[2]
HEADER = ",".join(LAYOUT.header)
HEAVY = {"chardet", "dateutil", "numpy", "pandas", "polars", "pyarrow", "tzdata"}


def loaded_by(code, *arguments):
    """The modules that running some code in a new process loads."""
    whole = f"import json, sys; before = set(sys.modules); {code}; print(json.dumps(sorted(set(sys.modules) - before)))"
    done = subprocess.run([sys.executable, "-c", whole, *arguments], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def foreign(modules):
    """The packages among modules that are neither ours nor Python's."""
    packages = {name.partition(".")[0] for name in modules} - {"linkedin_export"} - sys.stdlib_module_names
    return {name for name in packages if not name.startswith("_sysconfigdata")}  # Python's, under a name per platform


def messages(rows):
    """A file of messages, each row of it unlike the others."""
    lines = (
        f"2-{number:08},,Ada Example,https://www.linkedin.com/in/ada-example,Max Muster,"
        f"https://www.linkedin.com/in/max-muster,2024-01-02 03:{number % 60:02}:{number // 60 % 60:02} UTC,,"
        f"Message {number} of many,INBOX"
        for number in range(rows)
    )
    return "\n".join([HEADER, *lines, ""]).encode()


def archive(**files):
    """A zip archive in memory, nothing in it packed, that counts the bytes read of it."""
    whole = CountingFile()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as packed:
        for name, data in files.items():
            packed.writestr(f"{name}.csv", data)
    whole.count = 0
    return whole


class CountingFile(io.BytesIO):
    count = 0

    def read(self, size=-1, /):
        data = super().read(size)
        self.count += len(data)
        return data

    def readinto(self, buffer, /):
        size = super().readinto(buffer)
        self.count += size
        return size


def test_the_package_loads_no_module_of_its_own_or_of_others():
    modules = loaded_by("import linkedin_export")

    assert [name for name in modules if name.startswith("linkedin_export")] == ["linkedin_export"]
    assert foreign(modules) == set()
    assert not {"csv", "datetime", "decimal", "inspect", "zipfile", "zoneinfo"} & set(modules)


def test_its_names_load_attrs_and_nothing_else_that_is_not_pythons():
    modules = loaded_by("from linkedin_export import Export, Message, open, read_table, registry")

    assert "linkedin_export.reading.files" in modules
    assert foreign(modules) == {"attr", "attrs"}


@pytest.mark.parametrize("record", [Message, Connection])
def test_reading_a_clean_file_loads_nothing_for_unclean_ones(tmp_path, record):
    made = make_file(record, record.spec.layouts[-1], rows=50)
    path = tmp_path / made.path
    path.write_bytes(made.data)
    code = "import linkedin_export; assert len(linkedin_export.read_table(sys.argv[1])) == 50"

    assert foreign(loaded_by(code, str(path))) == {"attr", "attrs"}


@pytest.mark.parametrize(
    ("row", "needed"),
    [
        (",,Jos\xe9 Modelo,,,,2024-01-02 03:04:05 UTC,,,INBOX".encode("cp1252"), "chardet"),
        (b",,Ada Example,,,,the 2nd of January 2024 at 3:04,,,INBOX", "dateutil"),
    ],
)
def test_an_unclean_file_loads_what_it_needs(tmp_path, row, needed):
    path = tmp_path / "messages.csv"
    path.write_bytes(HEADER.encode() + b"\n" + row + b"\n")
    code = "import linkedin_export; len(linkedin_export.read_table(sys.argv[1]))"

    assert foreign(loaded_by(code, str(path))) & HEAVY == {needed}


def bytes_read_by_opening(rows):
    source = archive(messages=messages(rows), **{"messages (1)": messages(rows)})
    linkedin_export.open(source)
    return source.count, len(source.getvalue())


def test_opening_an_archive_reads_as_much_of_a_large_one_as_of_a_small_one():
    small, small_size = bytes_read_by_opening(2_000)
    large, large_size = bytes_read_by_opening(ROWS)

    assert large_size > 9 * small_size
    # Where the files stand in the archive may take a byte more to read or less.
    assert abs(large - small) < 1_024


def test_opening_reads_of_each_file_its_first_bytes():
    one = archive(messages=messages(ROWS))
    linkedin_export.open(one)
    two = archive(messages=messages(ROWS), **{"messages (1)": messages(ROWS)})
    linkedin_export.open(two)

    head = two.count - one.count
    assert 1 << 16 <= head <= 3 << 15


def test_the_first_record_of_a_stream_comes_before_the_file_is_read():
    source = archive(messages=messages(ROWS))
    stream = linkedin_export.open(source).stream(Message)
    opened = source.count

    assert next(stream).content == "Message 0 of many"
    assert source.count - opened < 1 << 20 < len(source.getvalue())


def alive():
    return sum(type(one) is Message for one in gc.get_objects())


def most_alive(records):
    """How many records there are at most while these are gone through, more than before, and how many there were."""
    gc.collect()
    before, most, number = alive(), 0, 0
    for number, _ in enumerate(records, 1):
        if number % 499 == 0:
            most = max(most, alive() - before)
    return most, number


def short_messages():
    """Rows so short that thousands of them are read from the file at a time."""
    lines = (f",,,,,,,,{number},INBOX" for number in range(ROWS))
    return linkedin_export.open(io.BytesIO("\n".join([HEADER, *lines, ""]).encode()))


def test_a_stream_holds_one_chunk_of_records():
    most, number = most_alive(short_messages().stream(Message))

    assert number == ROWS
    assert 0 < most <= 512


def test_a_table_holds_all_its_records():
    assert most_alive(short_messages().messages) == (ROWS, ROWS)
