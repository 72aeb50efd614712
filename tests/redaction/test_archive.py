"""The archive that redaction writes: where to, and what of files that cannot be read."""

import io
import re
import warnings
import zipfile

import pytest

import linkedin_export
from linkedin_export import Code, SourceError, Status
from tests.reading.archives import with_password, zip_of
from tests.redaction.told import all_text, contents, redacted, told

HEADER = b"Email Address,Confirmed,Primary,Updated On\n"
LINE = b"ada@example.com,Yes,No,\n"
NAME = "Email Addresses.csv"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "export.zip"
    path.write_bytes(zip_of({NAME: HEADER + LINE}))
    return path


@pytest.mark.parametrize("kind", [str, lambda path: path])
def test_it_is_written_to_a_path(source, tmp_path, kind):
    out = tmp_path / "shared.zip"
    out.write_bytes(b"what was there")
    export = linkedin_export.open(source)
    names = linkedin_export.redact(export, kind(out))

    assert names == {NAME: NAME}
    assert told(linkedin_export.open(out)) == told(export)
    assert b"ada@example" not in contents(out.read_bytes())[NAME]
    assert names_in(tmp_path) == ["export.zip", "shared.zip"]


def test_it_is_written_to_a_file_object_that_cannot_go_back(source):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *position):
            raise io.UnsupportedOperation

        tell = seek

    pipe = Pipe()
    linkedin_export.redact(linkedin_export.open(source), pipe)

    assert linkedin_export.open(io.BytesIO(pipe.getvalue())).files[0].rows == 1


def test_nothing_but_the_files_names_and_texts_is_written(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = b"ada in general"
        entry = zipfile.ZipInfo(NAME, (2021, 1, 2, 3, 4, 6))
        entry.comment, entry.extra = b"ada in detail", b"\x00\x00\x03\x00ada"
        archive.writestr(entry, HEADER)
    _, _, data = redacted(linkedin_export.open(buffer))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (entry,) = archive.infolist()
        assert (archive.comment, entry.comment, entry.extra) == (b"", b"", b"")
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_two_archives_are_hidden_by_two_keys(source):
    export = linkedin_export.open(source)
    assert redacted(export)[2] != redacted(export)[2]


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


# Where it is not written


def test_no_source_is_written_over(source):
    export = linkedin_export.open(source)
    for out in (source, str(source), source.parent / "." / "export.zip"):
        with pytest.raises(ValueError, match=r"export\.zip.*: is read from; write the redacted archive somewhere else"):
            linkedin_export.redact(export, out)
    with source.open("r+b") as stream, pytest.raises(ValueError, match="is read from"):
        linkedin_export.redact(export, stream)
    assert linkedin_export.open(source).files[0].rows == 1


def test_no_file_object_that_is_read_is_written_over(source):
    with source.open("r+b") as stream:
        export = linkedin_export.open(stream)
        for out in (stream, source):
            with pytest.raises(ValueError, match="is read from"):
                linkedin_export.redact(export, out)
    buffer = io.BytesIO(source.read_bytes())
    with pytest.raises(ValueError, match="is read from"):
        linkedin_export.redact(linkedin_export.open(buffer), buffer)


def test_no_file_of_a_folder_is_written_over_but_another_may_be_put_there(tmp_path):
    (tmp_path / NAME).write_bytes(HEADER + LINE)
    export = linkedin_export.open(tmp_path)
    with pytest.raises(ValueError, match="is read from"):
        linkedin_export.redact(export, tmp_path / NAME)
    linkedin_export.redact(export, tmp_path / "shared.zip")

    assert linkedin_export.open(tmp_path / "shared.zip").files[0].rows == 1


def test_a_path_that_cannot_be_written_is_an_error_that_names_it(source, tmp_path):
    export = linkedin_export.open(source)
    with pytest.raises(FileNotFoundError, match=r"shared\.zip: there is no such folder to write it to"):
        linkedin_export.redact(export, tmp_path / "nowhere" / "shared.zip")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        linkedin_export.redact(export, tmp_path / "folder")
    assert names_in(tmp_path) == ["export.zip", "folder"]


def test_nothing_is_left_where_the_source_is_gone(tmp_path):
    buffer = io.BytesIO(zip_of({NAME: HEADER + LINE}))
    export = linkedin_export.open(buffer)
    buffer.close()
    with pytest.raises(SourceError, match="the file object is closed"):
        linkedin_export.redact(export, tmp_path / "shared.zip")
    assert names_in(tmp_path) == []


# Files that are no text, or cannot be read


@pytest.mark.parametrize(
    ("data", "written"), [(b"PK\x03\x04Ada", b"PK\x03\x04"), (b"\x00\x01\x02\x03Ada", b"\x01"), (b"GIF8Ada", b"GIF8")]
)
def test_of_another_format_only_its_signature_is_written(data, written):
    export = linkedin_export.open(io.BytesIO(zip_of([(NAME, HEADER), ("Votes.csv", data)])))
    again, names, archive = redacted(export)

    assert contents(archive)[names["Votes.csv"]] == written
    assert told(again) == told(export, names)
    assert again.files[1].status is Status.NOT_TEXT


def test_of_an_ignored_file_nothing_is_written():
    export = linkedin_export.open(io.BytesIO(zip_of([(NAME, HEADER), ("__MACOSX/._Ada.csv", b"Ada")])))
    again, names, archive = redacted(export)

    assert contents(archive)[names["__MACOSX/._Ada.csv"]] == b""
    assert told(again) == told(export, names)


def broken(*files):
    """An archive of stored files, a byte of the last changed."""
    data = bytearray(zip_of(files, zipfile.ZIP_STORED))
    _, content = files[-1]
    data[data.index(content[:60]) + len(content) // 2] ^= 1
    return bytes(data)


def broken_off(*files):
    """An archive of packed files, of which the last cannot be unpacked from its midst on."""
    data = bytearray(zip_of(files))
    last = data.rindex(b"PK\x03\x04")
    middle = (last + data.index(b"PK\x01\x02")) // 2
    data[middle : middle + 9] = b"\xff" * 9
    return bytes(data)


def test_a_file_that_cannot_be_read_cannot_be_read_again():
    export = linkedin_export.open(io.BytesIO(with_password(zip_of([(NAME, HEADER), ("Ada.csv", LINE)]), "Ada.csv")))
    again, names, _ = redacted(export)

    assert export.files[0].status is Status.UNREADABLE
    assert told(again) == told(export, names)


LINES = b"".join(b"ada%d@example.com,Yes,No,\n" % number for number in range(20_000))


@pytest.mark.parametrize("size", [400, 5_000, 20_000])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("damaged", [broken, broken_off])
def test_a_file_that_breaks_off_breaks_off_in_the_same_place(size, mark, damaged):
    content = mark + HEADER + LINES[: size * 25]
    export = linkedin_export.open(io.BytesIO(damaged((NAME, content))))
    again, names, archive = redacted(export)

    assert Code.UNREADABLE in [issue.code for issue in export.issues]
    assert told(again) == told(export, names)
    assert not re.search(r"ada\d*@example", all_text(archive))


def test_where_a_row_is_torn_by_the_break_it_is_hidden_all_the_same():
    row = b'ada@example.com,Yes,No,"\n' + LINES + b'"\n'
    export = linkedin_export.open(io.BytesIO(broken_off((NAME, HEADER + row))))
    again, names, archive = redacted(export)

    assert Code.UNCLOSED_QUOTE in [issue.code for issue in export.issues]
    assert told(again) == told(export, names)
    assert not re.search(r"ada\d*@example", all_text(archive))


def test_text_that_was_decoded_wrongly_looks_so_again():
    export = linkedin_export.open(
        io.BytesIO(zip_of([(NAME, HEADER + "ada@example.com,JosÃ©,â€œAdaâ€\u009d,ðŸ˜€\n".encode())]))
    )
    again, names, _ = redacted(export)

    assert Code.MOJIBAKE in [issue.code for issue in export.issues]
    assert told(again) == told(export, names)


def test_an_empty_file_keeps_its_mark():
    export = linkedin_export.open(io.BytesIO(zip_of([(NAME, HEADER), ("Votes.csv", b"\xef\xbb\xbf")])))
    again, names, archive = redacted(export)

    assert contents(archive)["Votes.csv"] == b"\xef\xbb\xbf"
    assert told(again) == told(export, names)


def test_two_files_of_one_name_are_two_again():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = zip_of([(NAME, HEADER + LINE), (NAME, HEADER)])
    export = linkedin_export.open(io.BytesIO(data))
    again, names, _ = redacted(export)

    assert [file.rows for file in again.files] == [file.rows for file in export.files] == [1, 0]
    assert names == {NAME: NAME}


def test_files_with_the_same_bytes_have_them_again(source):
    export = linkedin_export.open(source, source, merge=False)
    again, _, _ = redacted(export)

    assert [issue.code for issue in again.issues] == [issue.code for issue in export.issues] == [Code.SAME_CONTENT]


def test_a_lone_file_is_an_archive_of_one():
    again, _, _ = redacted(linkedin_export.open(io.BytesIO(HEADER + LINE)))
    assert [(file.status, file.rows) for file in again.files] == [(Status.KNOWN, 1)]
