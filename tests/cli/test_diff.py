"""``diff``: two copies, one after the other."""

import json

import pytest

from linkedin_export.cli import main
from linkedin_export.testing import make_export

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Example,https://www.linkedin.com/in/ada-example,,Sample University,{},07 Jun 2026\n"
BO = "Bo,Sample,https://www.linkedin.com/in/bo-sample,,,,08 Jun 2026\n"


@pytest.fixture
def copies(tmp_path):
    found = []
    for name, text in (("old", ADA.format("Analyst") + BO), ("new", ADA.format("Director"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Connections.csv").write_text(f"{HEADER}{text}")
        found.append(str(tmp_path / name))
    return found


def test_what_has_changed_is_told(copies, capsys):
    assert main(["diff", *copies]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "connections: 0 added, 1 gone, 1 changed"
    assert "- Bo, Sample" in told
    assert "Analyst -> Director" in told


def test_what_has_changed_is_told_as_json(copies, capsys):
    assert main(["diff", "--json", *copies]) == 0
    (change,) = json.loads(capsys.readouterr().out)["tables"]["connections"]["changed"]
    assert change["fields"] == {"position": {"old": "Analyst", "new": "Director"}}


def test_all_rows_are_told_if_asked_for(tmp_path, capsys):
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "old" / "Skills.csv").write_text("Name\nLatin\n")
    (tmp_path / "new" / "Skills.csv").write_text("Name\nLatin\n" + "".join(f"Skill {n}\n" for n in range(200)))
    paths = [str(tmp_path / "old"), str(tmp_path / "new")]
    assert main(["diff", *paths]) == 0
    some = capsys.readouterr().out
    assert main(["diff", "--all", *paths]) == 0
    everything = capsys.readouterr().out
    assert everything.count("Skill 1") > some.count("Skill 1")
    assert "Skill 199" in everything


def test_a_copy_that_is_not_there_is_named(tmp_path, copies, capsys):
    assert main(["diff", copies[0], str(tmp_path / "none")]) == 1
    assert "none: there is no such file or folder" in capsys.readouterr().err


def test_the_same_copy_has_not_changed(tmp_path, capsys):
    path = str(make_export("2026-05", rows=2).write(tmp_path))
    assert main(["diff", path, path]) == 0
    assert "added" not in capsys.readouterr().out
