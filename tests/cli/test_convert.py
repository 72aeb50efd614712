"""``convert``: each format is written, by what `Export` has for it."""

import json
import mailbox
import sys

import pytest

import linkedin_export
from linkedin_export.cli import main
from linkedin_export.cli.convert import CONSENT, CONVERSIONS

FOLDERS = ("jsonl", "markdown", "parquet")
NEEDED = {"duckdb": "duckdb", "markdown": "markdownify", "parquet": "pyarrow", "sqlite": "sqlite_utils"}
"""What is not installed without an extra."""


def skip_without_extra(name):
    if name in NEEDED:
        pytest.importorskip(NEEDED[name], reason=f"the extra for {name} is not installed")


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def convert(archive, out, capsys):
    """Converts the archive, and gives the status, what was printed, and what was said."""

    def run(name, *arguments):
        status = main(["convert", str(archive), "--to", name, "--out", str(out), *arguments])
        return status, *capsys.readouterr()

    return run


def test_connections_become_vcards(convert, out):
    assert convert("vcard") == (0, "", f"{out}: 7 contacts written\n{CONSENT}\n")
    assert out.read_bytes().count(b"BEGIN:VCARD\r\nVERSION:4.0\r\n") == 7
    assert convert("vcard", "--vcard-version", "3.0", "--uploaded-contacts")[2].startswith(f"{out}: 14 contacts ")
    assert out.read_bytes().count(b"BEGIN:VCARD\r\nVERSION:3.0\r\n") == 14


def test_connections_become_a_csv_of_contacts(convert, out):
    assert convert("contacts-csv") == (0, "", f"{out}: 7 contacts written\n{CONSENT}\n")
    google = out.read_bytes()
    assert convert("contacts-csv", "--layout", "outlook")[0] == 0
    assert google.split(b"\r\n")[0] != out.read_bytes().split(b"\r\n")[0]


def test_the_profile_becomes_a_json_resume(convert, archive, out):
    assert convert("json-resume") == (0, "", f"{out}: 1 profile written\n")
    assert json.loads(out.read_text(encoding="utf-8")) == linkedin_export.open(archive).to_json_resume()


def test_messages_become_a_mailbox(convert, archive, out):
    assert convert("mbox") == (0, "", f"{out}: 7 messages written\n")
    box = mailbox.mbox(out, create=False)
    assert len(box) == len(linkedin_export.open(archive).messages) == 7
    box.close()


def test_conversations_and_articles_become_markdown(convert, out):
    skip_without_extra("markdown")
    status, printed, told = convert("markdown")

    files = [path for path in out.rglob("*") if path.is_file()]
    assert (status, printed, told) == (0, "", f"{out}: {len(files)} files written\n")
    assert {path.suffix for path in files} == {".md"}


def test_tables_become_json_lines(convert, archive, out):
    tables = linkedin_export.open(archive).tables
    rows = sum(map(len, tables.values()))

    assert convert("jsonl") == (0, "", f"{out}: {rows} rows in {len(tables)} tables written\n")
    first = json.loads((out / "messages.jsonl").read_text(encoding="utf-8").split("\n")[0])
    assert first == linkedin_export.open(archive).messages.to_dicts()[0]


@pytest.mark.parametrize(
    ("name", "file", "at", "sign"),
    [("parquet", "messages.parquet", 0, b"PAR1"), ("sqlite", "", 0, b"SQLite format 3\0"), ("duckdb", "", 8, b"DUCK")],
)
def test_tables_become_what_databases_read(name, file, at, sign, convert, archive, out):
    skip_without_extra(name)
    status, printed, told = convert(name, "--json")

    written = json.loads(printed)["written"]
    assert (status, told) == (0, "")
    assert written.items() >= {
        (record.spec.table, len(table)) for record, table in linkedin_export.open(archive).tables.items()
    }
    assert (out / file).read_bytes()[at : at + len(sign)] == sign


def test_an_extra_that_is_missing_is_named(convert, monkeypatch, out):
    monkeypatch.setitem(sys.modules, "sqlite_utils", None)

    status, printed, told = convert("sqlite")

    assert (status, printed) == (1, "")
    assert "pip install 'linkedin-export[sqlite]'" in told
    assert not out.exists()


def test_what_was_written_is_told_as_json(convert, out):
    status, printed, told = convert("vcard", "--json")
    assert (status, json.loads(printed), told) == (0, {"to": "vcard", "out": str(out), "written": 7}, f"{CONSENT}\n")


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("mbox", ["--layout", "google"], "--layout is nothing for --to mbox"),
        ("contacts-csv", ["--vcard-version", "3.0"], "--vcard-version is nothing for --to contacts-csv"),
        ("json-resume", ["--uploaded-contacts"], "--uploaded-contacts is nothing for --to json-resume"),
        ("vcards", [], "argument --to: invalid choice: 'vcards'"),
    ],
)
def test_an_option_of_another_format_is_wrong(name, arguments, told, archive, out, capsys):
    with pytest.raises(SystemExit) as left:
        main(["convert", str(archive), "--to", name, "--out", str(out), *arguments])
    assert left.value.code == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("name", [one.name for one in CONVERSIONS if one.name not in FOLDERS])
def test_what_is_read_is_not_written_over(name, archive, capsys):
    skip_without_extra(name)
    before = archive.read_bytes()

    assert main(["convert", str(archive), "--to", name, "--out", str(archive)]) == 1
    assert capsys.readouterr().err.startswith("error: ")
    assert archive.read_bytes() == before


@pytest.mark.parametrize("name", [one.name for one in CONVERSIONS])
def test_a_place_that_is_not_there_is_an_error_in_one_line(name, archive, tmp_path, capsys):
    skip_without_extra(name)
    assert main(["convert", str(archive), "--to", name, "--out", str(tmp_path / "nowhere" / "out")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert error.count("\n") == 1
    assert "nowhere" in error


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_with_something_in_it_is_left_alone(name, convert, out):
    skip_without_extra(name)
    out.mkdir()
    (out / "mine.txt").write_text("mine")

    status, printed, told = convert(name)

    assert (status, printed) == (1, "")
    assert told.startswith("error: ")
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


def test_the_help_says_what_a_connection_is_no_consent_to(capsys):
    with pytest.raises(SystemExit):
        main(["convert", "--help"])
    assert "a connection is no consent to be mailed" in " ".join(capsys.readouterr().out.split())
