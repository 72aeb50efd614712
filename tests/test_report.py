"""The report, as text, as JSON, and in a notebook."""

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import linkedin_export
from linkedin_export.testing import make_export

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Example,https://www.linkedin.com/in/ada-example,,Example Inc,Engineer,07 Jun 2026\n"


@pytest.fixture
def folder(tmp_path):
    files = {
        "Connections.csv": "Notes:\n\n" + CONNECTIONS + ADA + ADA.replace("07 Jun", "77 Jun"),
        "Invitations.csv": 'From,To,Sent At,Note <b>\nAda Example,Bo Sample,"1/2/26, 3:04 PM",Hi\n',
        "Comments_123456789.csv": "Date,Link,Message\n",
        "Skills.csv": "Ada's first skill\nWeaving\n",
        "Novelty.csv": "Colour,Shape\nred,round\n",
        "Votes.csv": "PK\x03\x04 no text at all",
        "Patents.csv": "Title\nA better loom\n",
        "__MACOSX/._Connections.csv": "x",
        "Articles/Articles/ada-example-on-looms.html": (
            "<html><head><title>Looms</title></head><body>"
            '<p class="created">Created on 2026-01-02 03:04</p>x</body></html>'
        ),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def report(folder):
    return linkedin_export.open(folder).report()


def test_every_file_is_in_it_once(report):
    assert {line.name: (str(line.status), line.record, line.rows) for line in report.files} == {
        "Articles/<1>.html": ("known", "Article", 1),
        "Comments_<member id>.csv": ("header-only", "Comment", 0),
        "Connections.csv": ("known", "Connection", 2),
        "Invitations.csv": ("drifted", "Invitation", 1),
        "<5>.csv": ("unknown", None, 1),
        "Patents.csv": ("provisional", "Patent", 1),
        "Skills.csv": ("drifted", "Skill", 1),
        "Votes.csv": ("not-text", None, 0),
        "__MACOSX/._Connections.csv": ("ignored", None, 0),
    }


def test_it_sorts_them_by_what_became_of_them(report):
    names = {kind: [line.name for line in getattr(report, kind)] for kind in ("found", "empty", "unknown", "drifted")}

    assert names == {
        "found": ["Articles/<1>.html", "Connections.csv", "Invitations.csv", "Patents.csv", "Skills.csv"],
        "empty": ["Comments_<member id>.csv"],
        "unknown": ["<5>.csv", "Votes.csv"],
        "drifted": ["Invitations.csv", "Patents.csv", "Skills.csv"],
    }
    assert "messages.csv" in report.absent
    assert not {"Connections.csv", "Error.txt", "Follows.csv.html"} & set(report.absent)


def test_it_says_what_is_new_in_a_header_only_where_it_is_a_header(report):
    lines = {line.name: line for line in report.files}

    assert lines["Invitations.csv"].unknown_columns == ("Note <b>",)
    assert lines["Invitations.csv"].missing_columns == ("Message", "Direction")
    assert lines["Skills.csv"].unknown_columns == ()


def test_it_holds_no_value_of_a_cell(report):
    for shown in (str(report), report._repr_html_(), json.dumps(report.to_dict())):
        for value in ("Ada", "ada-example", "Example Inc", "77 Jun", "Weaving", "Looms", "123456789", "Bo Sample"):
            assert value not in shown


def test_as_text_it_is_a_table_and_what_to_know(report):
    text = str(report)

    assert "Connections.csv" in text.split("\n", 5)[4]
    assert "9 files: 5 with 6 records, 1 without any, 2 unknown, 1 ignored." in text
    assert (
        "Drifted: Invitations.csv (drifted): new column 'Note <b>', no column 'Message', no column 'Direction'" in text
    )
    assert "Unknown: <5>.csv (unknown)" in text
    assert "<3> are those in the name of the third file." in text
    assert "bad-value 1" in text
    assert max(map(len, text.split("\n"))) < 130


def reported(folder, **files):
    """The report of an export with these files too; its lines by record."""
    (folder / "Connections.csv").write_text(CONNECTIONS + ADA)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return linkedin_export.open(folder).report()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Positions.csv", "Ada Example,Title,Loom street\nBo,Weaver,x\n"),
        ("Skills.csv", "Ada Example\nWeaving\n"),
        ("Invitations.csv", "From,Ada Example,Bo Sample\nx,y,z\n"),
        ("Patents.csv", "Title,Ada Example,Bo Sample\nx,y,z\n"),
    ],
)
def test_it_holds_no_cell_of_a_first_row_that_may_be_data(tmp_path, name, text):
    report = reported(tmp_path, **{name: text})
    line = next(line for line in report.files if line.name == name)

    assert (line.unknown_columns, line.missing_columns) == ((), ())
    assert "Ada" not in str(report)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Comments_123456789 (1).csv", "Comments_<member id> (1).csv"),
        ("Comments_123456789 - Copy.csv", "Comments_<member id> - Copy.csv"),
        ("Shares_123456789/Comments_123456789.csv", "Shares_<member id>/Comments_<member id>.csv"),
        ("Saved Jobs_2.csv", "Saved Jobs_2.csv"),
        ("jobs/job application answers/Ada-Weaver.csv", "jobs/job application answers/<2>.csv"),
        ("Jobs/Job Application Answers/Ada/Weaver.csv", "Jobs/Job Application Answers/<2>.csv"),
        ("Jobs/Job Application Answers/Connections.Ada", "Jobs/Job Application Answers/<2>"),
        ("ARTICLES/Articles/ada-on-looms.html", "ARTICLES/<1>.html"),
        ("Saved Ada & Bo Posts.csv", "Saved <2> Posts.csv"),
        ("SavedAdaJobs.csv", "Saved<2>Jobs.csv"),
        ("Votes of Ada.csv", "Votes <2>.csv"),
        ("Votes_1234 Ada.csv", "Votes_<2>.csv"),
        ("Votes Ada_.csv", "Votes <2>_.csv"),
        ("Engineer.csv", "<2>.csv"),
        ("Votes.Ada", "Votes.<2>"),
        ("Votes.csv.Ada", "Votes.csv.<2>"),
        ("Votes é.XLSX", "Votes <2>.XLSX"),
        ("Ada/Bo/Votes.csv", "<folder 1>/<folder 2>/Votes.csv"),
        (
            "Complete_LinkedInDataExport_01-02-2026 (1)/Votes.csv",
            "Complete_LinkedInDataExport_01-02-2026 (1)/Votes.csv",
        ),
        ("Ada_LinkedInDataExport_1/Votes.csv", "<folder 1>_LinkedInDataExport_<folder 1>/Votes.csv"),
        ("__MACOSX/._Votes.csv", "__MACOSX/._Votes.csv"),
        ("Rich Media/ada.bin", "Rich Media/<2>.bin"),
        ("Votes/.DS_Store", "Votes/.DS_Store"),
        ("Votes/.Ada", "Votes/.<2>"),
        ("Vo\u200btes.csv", "Vo\\u200btes.csv"),
    ],
)
def test_names_of_files_tell_nothing_of_the_member(tmp_path, name, shown):
    report = reported(tmp_path, **{name: "Question,Answer\nx,y\n"})

    assert shown in {line.name for line in report.files}


def test_words_of_a_member_are_masked_in_files_that_cannot_be_read_or_lie_elsewhere(tmp_path):
    page = '<html><body><p class="created">Created on 2026-01-02 03:04</p>x</body></html>'
    names = {"Jobs/Job Application Answers/Ada.csv": "PK\x03\x04", "ada-on-looms.html": page, "my/ada.html": page}

    assert {line.name for line in reported(tmp_path, **names).files} == {
        "Connections.csv",
        "Jobs/Job Application Answers/<2>.csv",
        "<3>.html",
        "<folder 3>/<4>.html",
    }


SECRETS = st.text("qxzjkö", min_size=4, max_size=9).filter(lambda word: len(set(word)) > 1)
"""No part of LinkedIn's words, nor of ours."""
IDS = st.integers(10**6, 10**12).map(str)
KNOWN = [name for record in linkedin_export.registry.records for name in record.spec.names]
PLACES = (
    "{0}.csv", "{0}", "Votes.{0}", "Votes.csv.{0}", "Votes {0}.csv", "Saved{0}Jobs.csv", "{0}_{1}.csv", "Votes_{1}.csv",
    "{0}_2.csv", "{1}.csv", "Votes_{1} - {0} (1).csv", "{0}/Votes.csv", "{0}_{1}/{0}/Votes.csv", "{1}.zip/{0}.html",
    "Complete_LinkedInDataExport_{0}.zip", "Articles/{0}.html", "Articles/Articles/{0}-votes.html", "{0}-votes.html",
    "Jobs/Job Application Answers/{1}-{0}.csv", "Jobs/Job Application Answers/{0}/Votes.csv", ".{0}", "__MACOSX/._{0}",
    "Rich Media/{0}.bin", "{0}\n.csv", "Votes\t{0}.csv", "Error_{1}.txt",
)  # fmt: skip
CONTENTS = (
    "{0},{0} b\n{1},{0}\n", "{0}\n{0}\n", "Date,Link,{0},{0} 2,{0} 3\nx,{0},{1},x,x\n", "{0}", "PK\x03\x04{0}", "",
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n{0},{0},{0},{1},{0},{0},77 {0} 2026\n",
    "First Name,{0},Last Name,{0} 2,{0} 3\n{0},{0},x,x,x\n", "Question,Answer\n{0},{0}\n", "Date;Link\n{0};{1};{0}\n",
    '<html><head><title>{0}</title></head><p class="created">Created on {0}</p>{0}</html>', '"{0}\n{0},"{0}"\n',
    "Sorry. We weren't able to download the following files: {0}.csv, Votes.{0}, Votes_{1}.csv, {0}/Votes.csv",
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(SECRETS, IDS, st.lists(st.tuples(st.sampled_from([*PLACES, *KNOWN]), st.sampled_from(CONTENTS)), min_size=1))
def test_no_secret_is_in_it_wherever_it_stands_in_the_export(secret, number, planted):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("Connections.csv", CONNECTIONS + ADA)
        for place, text in {name: text for name, text in planted if name != "Connections.csv"}.items():
            archive.writestr(place.format(secret, number), text.format(secret, number))

    report = linkedin_export.open(buffer).report()

    assert len(report.files) == len(archive.namelist())
    for shown in (str(report), repr(report), json.dumps(report.to_dict(), ensure_ascii=False), report._repr_html_()):
        assert secret not in shown.lower()
        assert number not in shown


def test_a_new_column_is_shown_without_control_characters(tmp_path):
    text = 'From,To,Sent At,Message,Direction,"No\nte\x9b"\nAda Example,Bo Sample,"1/2/26, 3:04 PM",,OUTGOING,x\n'
    report = reported(tmp_path, **{"Invitations.csv": text})

    assert "new column 'No\\nte\\x9b'" in str(report)
    assert report.files[1].unknown_columns == ("No\nte\x9b",)


def test_in_a_notebook_it_is_escaped(report):
    html = report._repr_html_()

    assert "Note &lt;b&gt;" in html
    assert "<b>" not in html
    assert html.count("<tr>") == 10


def test_as_json_it_is_whole(report):
    found = report.to_dict()

    assert json.loads(json.dumps(found)) == found
    assert [line["name"] for line in found["files"]] == [line.name for line in report.files]
    assert found["issues"]["bad-value"] == 1


def test_what_linkedin_left_out_is_told(tmp_path):
    (tmp_path / "Connections.csv").write_text(CONNECTIONS + ADA)
    (tmp_path / "Error.txt").write_text("Sorry. We weren't able to download the following files: Votes.csv")

    assert "Not delivered by LinkedIn: Votes.csv" in str(linkedin_export.open(tmp_path).report())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Votes.csv", "Votes.csv"),
        ("Comments_123456789.csv", "Comments_<member id>.csv"),
        ("Ada Example/Votes.csv", "Votes.csv"),
        ("Ada Example.csv", "<unknown file>"),
        ("Votes.Ada Example", "<unknown file>"),
        ("Articles/ada-on-looms.html", "<unknown file>"),
        ("2020-11-03 10:20:30-Engineer-Example.csv", "<unknown file>"),
    ],
)
def test_what_linkedin_left_out_is_named_only_where_the_name_is_known(tmp_path, name, told):
    report = reported(tmp_path, **{"Error.txt": f"We weren't able to download the following files: {name}"})

    assert report.not_delivered == (told,)


def test_a_whole_export_has_little_to_say():
    report = linkedin_export.open(io.BytesIO(make_export(rows=2).data)).report()

    assert (report.unknown, report.drifted, report.empty) == ((), (), ())
    assert "Drifted" not in str(report)


def test_an_export_without_issues_or_absences_says_no_more():
    report = linkedin_export.Report(files=(), absent=(), not_delivered=(), issues={})

    assert str(report).endswith("0 files: 0 with 0 records, 0 without any, 0 unknown, 0 ignored.")
