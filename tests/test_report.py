"""The report, as text, as JSON, in a notebook, and from the shell."""

import io
import json
import runpy
import sys

import pytest

import linkedin_export
from linkedin_export.cli import main
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
        "Articles/<1>": ("known", "Article", 1),
        "Comments_<member id>.csv": ("header-only", "Comment", 0),
        "Connections.csv": ("known", "Connection", 2),
        "Invitations.csv": ("drifted", "Invitation", 1),
        "Novelty.csv": ("unknown", None, 1),
        "Patents.csv": ("provisional", "Patent", 1),
        "Skills.csv": ("drifted", "Skill", 1),
        "Votes.csv": ("not-text", None, 0),
        "__MACOSX/._Connections.csv": ("ignored", None, 0),
    }


def test_it_sorts_them_by_what_became_of_them(report):
    names = {kind: [line.name for line in getattr(report, kind)] for kind in ("found", "empty", "unknown", "drifted")}

    assert names == {
        "found": ["Articles/<1>", "Connections.csv", "Invitations.csv", "Patents.csv", "Skills.csv"],
        "empty": ["Comments_<member id>.csv"],
        "unknown": ["Novelty.csv", "Votes.csv"],
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
    assert "Unknown: Novelty.csv (unknown)" in text
    assert "bad-value 1" in text
    assert max(map(len, text.split("\n"))) < 130


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


def test_a_whole_export_has_little_to_say():
    report = linkedin_export.open(io.BytesIO(make_export(rows=2).data)).report()

    assert (report.unknown, report.drifted, report.empty) == ((), (), ())
    assert "Drifted" not in str(report)


def test_an_export_without_issues_or_absences_says_no_more():
    report = linkedin_export.Report(files=(), absent=(), not_delivered=(), issues={})

    assert str(report).endswith("0 files: 0 with 0 records, 0 without any, 0 unknown, 0 ignored.")


def test_the_command_prints_it(folder, capsys):
    assert main([str(folder)]) == 0
    assert "9 files: 5 with 6 records" in capsys.readouterr().out


def test_the_command_lists_issues(folder, capsys):
    assert main([str(folder), "--issues"]) == 0
    assert "Connections.csv, line 5, column 'Connected On': bad-value: no day" in capsys.readouterr().out


def test_the_command_prints_json(folder, capsys):
    assert main([str(folder), "--json"]) == 0
    assert "issue_list" not in json.loads(capsys.readouterr().out)
    assert main([str(folder), "--json", "--issues"]) == 0
    issues = json.loads(capsys.readouterr().out)["issue_list"]
    assert {"code": "bad-value", "severity": "error", "file": "Connections.csv", "line": 5,
            "header": "Connected On", "message": "no day"} in issues  # fmt: skip


def test_the_command_tells_an_error_in_one_line(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere.zip")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert "nowhere.zip: there is no such file or folder" in error
    assert error.count("\n") == 1


def test_the_module_runs_as_a_command(folder, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["linkedin_export", str(folder)])

    with pytest.raises(SystemExit) as left:
        runpy.run_module("linkedin_export", run_name="__main__")

    assert left.value.code == 0
    assert "9 files: 5 with 6 records" in capsys.readouterr().out
