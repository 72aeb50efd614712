"""Texts that are no tables, tables that go astray, names of files."""

import codecs
import io
import re

import pytest

import linkedin_export
from linkedin_export.reading.decoding import Encoding
from linkedin_export.reading.files import Recognised, Status
from linkedin_export.reading.members import Member
from linkedin_export.redaction.kept import kept_lines, to_bytes
from linkedin_export.redaction.texts import Aligned
from tests.reading.archives import zip_of
from tests.redaction.told import contents, redacted, told

GOOD = "Email Addresses.csv", b"Email Address,Confirmed,Primary,Updated On\nada@example.com,Yes,No,\n"
PAGE = """<!DOCTYPE html><html><head><title>Ada</title></head><body class="ada"><h1><a href="https://ada.com">Ada</a></h1>
<p class="created">Created on 2021-01-02 03:04</p><p class='published'>Published on Not published yet</p>
<p class="created">Ada</p> 2 < 3 &amp; <ada bo="created">Created on 2021</ada><!-- Ada --></body></html>
"""


def copies(*files):
    """The texts of the redacted copies of some files, by the names they had; read again they tell the same."""
    export = linkedin_export.open(io.BytesIO(zip_of([("x/" + GOOD[0], GOOD[1]), *files])))
    again, names, archive = redacted(export)
    assert told(again) == told(export, names)
    data = contents(archive)
    return {name: data[names[name]] for name, _ in files}


def copy_of(name, text):
    return copies((name, text.encode()))[name].decode()


def test_of_a_page_the_tags_stay_and_when_it_was_written():
    hidden = copy_of("Articles/ada.html", PAGE)

    assert "ada" not in hidden.lower().replace("ada@", "")
    assert re.sub(r"[^\W_]", "x", hidden) == re.sub(r"[^\W_]", "x", PAGE)
    assert '<p class="created">Created on 2021-01-02 03:04</p>' in hidden
    assert "<p class='published'>Published on Not published yet</p>" in hidden
    assert re.search(r'<[a-z]{3} [a-z]{2}="created">\w{7} \w\w (?!2021)\d{4}<', hidden)


def test_a_page_that_nobody_knows_is_a_page():
    hidden = copy_of("ada.html", PAGE.replace("created", "made"))

    assert hidden.startswith("<!DOCTYPE html><html><head><title>")
    assert "2021-01-02" not in hidden


def test_of_a_transcript_the_labels_and_moments_stay():
    text = "conversation: Ada-1\ntimestamp: 1750000000000\nuser: Ada said\nuser stories: ada\ncoach: 7\n\nAda: 1\n"
    hidden = copy_of("LearningCoachMessages.csv", text)

    pattern = (
        r"conversation: (?!Ada)\w{3}-\d\ntimestamp: 1750000000000\nuser: (?!Ada)\w{3} (?!said)\w{4}\n"
        r"(?!user)\w{4} \w{7}: (?!ada)\w{3}\ncoach: \d\n\n(?!Ada)\w{3}: \d\n"
    )
    assert re.fullmatch(pattern, hidden)


def test_a_transcript_without_conversations_stays():
    assert copy_of("LearningCoachMessages.csv", "No conversations found") == "No conversations found"


def test_of_a_notice_the_sentence_stays_and_the_files_that_are_known():
    text = "Sorry, Ada. We weren't able to download the following files: Votes.csv, Ada.csv, x/Comments_123456.csv, .\n"
    hidden = copy_of("Error.txt", text)

    start = r"Sorry, (?!Ada)\w{3}\. We weren't able to download the following files: "
    assert re.fullmatch(start + r"Votes\.csv, (?!Ada)\w{3}\.csv, \w/Comments_(?!123456)\d{6}\.csv, \.\n", hidden)


def test_the_lines_before_a_header_and_the_header_stay_as_far_as_they_are_linkedins():
    text = (
        'Notes:\n"When exporting, Ada"\n\nFirst Name,Last Name,URL,Ada Column,Company,Position,Connected On\n'
        "Ada,Example,,,,,07 Jun 2026\nFirst Name,Last Name,URL,Ada Column,Company,Position,Connected On\n"
    )
    lines = copy_of("Connections.csv", text).split("\n")

    assert lines[0] == "Notes:"
    assert re.fullmatch(r'"When exporting, (?!Ada)\w{3}"', lines[1])
    assert re.fullmatch(r"First Name,Last Name,URL,(?!Ada)\w{3} \w{6},Company,Position,Connected On", lines[3])
    assert lines[5] == lines[3]
    assert lines[4].endswith(",07 Jun 2026")


def test_rows_above_the_header_and_rows_in_one_pair_of_quotes_are_hidden_by_column():
    header = "Email Address,Confirmed,Primary,Updated On\n"
    text = f'ada@example.com,Yes,No,"6/7/26, 3:04 PM"\n{header}"bo@example.com,Yes,No,""6/7/26, 3:04 PM"""\n'
    hidden = copy_of("Email Addresses.csv", text)

    assert 'Yes,No,"6/7/26, 3:04 PM"\n' + header in hidden
    assert 'Yes,No,""6/7/26, 3:04 PM"""\n' in hidden
    assert "ada" not in hidden


def test_a_row_of_one_cell_that_has_a_delimiter_is_one_cell():
    hidden = copy_of("Certifications.csv", 'Started On,Name,Url\n"11/16/21, 9:40 AM"\n')

    assert hidden == 'Started On,Name,Url\n"11/16/21, 9:40 AM"\n'


def test_a_table_without_its_header_is_hidden_by_column():
    rows = "Ada,Example,https://www.linkedin.com/in/ada,ada@example.com,Example,Weaver,07 Jun 2026\n"
    hidden = copy_of("Connections.csv", rows * 3)

    assert hidden.count(",07 Jun 2026\n") == 3
    assert "ada" not in hidden.lower()


def test_a_text_of_quotes_is_as_it_was():
    assert copy_of("Ada.csv", '""\n') == '""\n'


@pytest.mark.parametrize(
    ("line", "pairs", "expected"),
    [
        ("a,b-c", [("ab", "xy"), ("c", "z")], "x,y-z"),
        ("ab", [("a", "x"), ("", ""), ("b", "y")], "xy"),
        ("a,b", [("ac", "xy")], "<a,b>"),
        ("a,b", [("a", "x")], "<a,b>"),
        ("a,b", [("ab", "x")], "<a,b>"),
    ],
)
def test_letters_are_put_in_where_they_stood_and_a_line_that_is_another_is_hidden_whole(line, pairs, expected):
    aligned = Aligned(pairs, lambda line: f"<{line}>")

    assert aligned.line(line) == expected
    assert aligned.line("a") == "<a>"


# Damage


def through(data, name):
    encoding = Encoding(name)
    found = Recognised(
        member=Member("a.csv", len(data), lambda: io.BytesIO(data)), status=Status.UNKNOWN, encoding=encoding
    )
    return b"".join(to_bytes(line, encoding) for line in kept_lines(found))


@pytest.mark.parametrize(
    ("name", "data", "hidden"),
    [
        ("utf-8", "Adé\n".encode(), "Adé\n".encode()),
        ("utf-8", b"Ad\xe9\x93,\xc3\n", b"Ad\xff\x93,\xff\n"),
        ("utf-8", b"\xe2\x82\n", b"\xff\x82\n"),
        ("cp1252", b"a\x81\xe9", b"a\x81\xe9"),
        ("shift_jis", b"\x81\x30\x83\x41\xff", b"\x81\x30\x83\x41\xff"),
        ("utf-16-le", b"a\0\x00\xd8b\0\xff", b"a\0\x80\xdcb\0\x80\xdc"),
    ],
)
def test_damage_stays_damage_and_says_nothing(name, data, hidden):
    assert through(data, name) == hidden


def test_what_an_encoding_cannot_write_is_a_question_mark():
    assert to_bytes("中", Encoding("cp1252")) == b"?"


@pytest.mark.parametrize("handler", ["linkedin_export.bytes", "linkedin_export.mark"])
def test_the_handlers_raise_what_is_none_of_theirs(handler):
    error = UnicodeTranslateError("a", 0, 1, "")
    with pytest.raises(UnicodeTranslateError):
        codecs.lookup_error(handler)(error)


def test_a_text_in_another_encoding_behind_the_first_bytes_is_hidden_too():
    rows = b"ada@example.com,Yes,No,\n" * 4000
    text = GOOD[1] + rows + "Ада Пример,,,\n".encode("cp1251")
    hidden = copies(("Email Addresses.csv", text))["Email Addresses.csv"]

    assert hidden.endswith(b"\n\xff\xff\xff \xff\xff\xff\xff\xff\xff,,,\n")


# Names


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("Comments_123456789 (1).csv", r"Comments_(?!123456789)\d{9} \(1\)\.csv"),
        ("Votes.Ada", r"Votes\.(?!Ada)\w{3}"),
        ("Votes", "Votes"),
        ("Ada/Votes.csv", r"(?!Ada)\w{3}/Votes\.csv"),
        ("Ada.zip.d/csv", r"(?!Ada)\w{3}\.(?!zip)\w{3}\.\w/csv"),
        ("Complete_LinkedInDataExport_11-23-2026/Jobs/Ada.csv", r"Complete_\w+_11-23-2026/Jobs/\w{3}\.csv"),
        ("Jobs\\Ada\\Saved Jobs_2.csv", r"Jobs\\(?!Ada)\w{3}\\Saved Jobs_2\.csv"),
        ("../Ada Learning.csv", r"\.\./(?!Ada)\w{3} Learning\.csv"),
        ("Jobs/Job Application Answers/Ada Learning.csv", r"Jobs/Job Application Answers/\w{3} (?!Learning)\w{8}\.csv"),
        ("__MACOSX/._Ada.csv", r"__MACOSX/\._(?!Ada)\w{3}\.csv"),
        ("Ada/.DS_Store", r"\w{3}/\.DS_Store"),
        ("Ada.exe", r"(?!Ada)\w{3}\.(?!exe)\w{3}"),
        ("Ada/Rich Media/ada.bin", r"\w{3}/Rich Media/(?!ada)\w{3}\.bin"),
    ],
)  # fmt: skip
def test_names_are_hidden_and_recognised(name, pattern):
    export = linkedin_export.open(io.BytesIO(zip_of([GOOD, (name, b"Question,Answer\nx,y\n")])))
    again, names, _ = redacted(export)

    assert re.fullmatch(pattern, names[name])
    assert told(again) == told(export, names)


def test_a_name_that_told_which_of_several_kinds_it_is_still_does():
    export = linkedin_export.open(
        io.BytesIO(zip_of([GOOD, ("adajobapplicantsavedanswersada.csv", b"Question,Answer\nx,y\n")]))
    )
    again, names, _ = redacted(export)

    assert "ada" not in "".join(names.values())
    assert told(again) == told(export, names)


def test_no_two_names_become_one_but_those_that_are_one():
    names = [f"{digit}{digit // 5}.csv" for digit in range(1, 10)]
    names += [f"{digit}{ending}" for digit in range(10) for ending in (".csv", "")]
    export = linkedin_export.open(io.BytesIO(zip_of([GOOD, *((name, b"") for name in names)])))
    _, hidden, _ = redacted(export)

    assert len(set(hidden.values())) == len(names) + 1
