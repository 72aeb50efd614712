"""``tables``, ``head`` and ``schema``: looking into an export, and at what is known."""

import json

import pytest

import linkedin_export
from linkedin_export import Connection
from linkedin_export.cli import main
from linkedin_export.cli.command import record_named
from linkedin_export.reading.files import Unrecognised


def test_tables_are_listed(folder, capsys):
    assert main(["tables", str(folder)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["table", "record", "rows", "issues", "layout"]
    assert lines[2] == ["connections", "Connection", "2", "1", "2023-06"]
    assert [line[0] for line in lines[2:]] == ["connections", "invitations", "skills", "unrecognised"]
    assert lines[3] == ["invitations", "Invitation", "1", "1", "-"]


def test_tables_are_listed_as_json(folder, capsys):
    assert main(["tables", "--json", str(folder)]) == 0
    connections, *_, unrecognised = json.loads(capsys.readouterr().out)
    assert connections == {
        "table": "connections",
        "record": "Connection",
        "files": ["Connections.csv"],
        "rows": 2,
        "layouts": ["2023-06"],
        "issues": {"bad-value": 1},
    }
    assert (unrecognised["files"], unrecognised["rows"]) == (["Novelty.csv"], 1)


def test_numbers_of_rows_are_those_of_the_tables(archive, capsys):
    assert main(["tables", "--json", str(archive)]) == 0
    export = linkedin_export.open(archive)
    assert {one["table"]: one["rows"] for one in json.loads(capsys.readouterr().out)} == {
        record.spec.table: len(table) for record, table in export.tables.items()
    }


@pytest.mark.parametrize("name", ["connections", "Connection", "Connections.csv", "CONNECTIONS", "connections.CSV"])
def test_a_table_has_several_names(name):
    assert record_named(name) is Connection


def test_every_table_is_found_by_its_attribute_and_its_class():
    for record in linkedin_export.registry.records:
        assert record_named(record.spec.table) is record_named(record.__name__) is record
    assert record_named("unrecognised") is record_named("Unrecognised") is Unrecognised


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["head", "mesages", "x"], "there is no table 'mesages' (did you mean messages or"),
        (["head", "zzz", "x"], "there is no table 'zzz'\n"),
        (["schema", "Conections"], "(did you mean connections or"),
        (["head", "skills", "x", "--columns", "nam"], "Skill has no field 'nam' (did you mean name?)"),
        (["head", "skills", "x", "--columns", "zzz"], "no field 'zzz'; it has name, extra, source"),
        (["head", "skills", "x", "-n", "-1"], "'-1' is no number of records"),
    ],
)
def test_what_is_misspelt_is_told_with_what_was_meant(arguments, told, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert told in capsys.readouterr().err


def test_the_head_of_a_table_leaves_out_what_is_blank(folder, capsys):
    assert main(["head", "connections", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "first_name  last_name  url                                      company      position  connected_on  extra",
        "----------  ---------  ---------------------------------------  -----------  --------  ------------  "
        "-------------------------------",
        "Ada         Example    https://www.linkedin.com/in/ada-example  Example Inc  Engineer  2026-06-07",
        "Ada         Example    https://www.linkedin.com/in/ada-example  Example Inc  Engineer                "
        '{"Connected On": "77 Jun 2026"}',
    ]


def test_the_head_has_the_fields_that_are_asked_for(folder, capsys):
    assert main(["head", "connections", str(folder), "-n", "1", "--columns", "connected_on, email,source"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "connected_on  email  source",
        "------------  -----  --------------------------------------",
        '2026-06-07           {"file": "Connections.csv", "line": 2}',
    ]


def test_the_head_as_json_is_what_to_dict_gives(archive, capsys):
    assert main(["head", "messages", "--json", "--rows", "3", str(archive)]) == 0
    assert json.loads(capsys.readouterr().out) == linkedin_export.open(archive).messages.to_dicts()[:3]


def test_long_cells_are_cut_and_control_characters_escaped(folder, capsys):
    (folder / "Skills.csv").write_text(f"Name\n{'Weaving' * 20}\n\x1b[31mRed\n", encoding="utf-8")

    assert main(["head", "skills", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines[2]) == 60
    assert "…" in lines[2]
    assert lines[3] == "\\x1b[31mRed"


def test_in_a_narrow_terminal_records_stand_one_below_the_other(folder, terminal):
    shown = terminal(50)

    assert main(["head", "connections", str(folder), "-n", "1"]) == 0
    assert shown.text.splitlines() == [
        "first_name    Ada",
        "last_name     Example",
        "url           https://www.linked…om/in/ada-example",
        "company       Example Inc",
        "position      Engineer",
        "connected_on  2026-06-07",
        "",
    ]


def test_one_below_the_other_nothing_is_said_of_blank_cells(folder, terminal):
    shown = terminal(50)

    assert main(["head", "connections", str(folder)]) == 0
    assert shown.text.count("connected_on") == 1
    assert shown.text.count("extra") == 1


def test_in_a_wide_terminal_they_stand_side_by_side(folder, terminal):
    shown = terminal(90)

    assert main(["head", "connections", str(folder), "-n", "1"]) == 0
    assert shown.text.splitlines()[0].split() == [
        "first_name", "last_name", "url", "company", "position", "connected_on",
    ]  # fmt: skip
    assert max(map(len, shown.text.splitlines())) <= 90


def test_a_table_without_rows_prints_nothing(folder, capsys):
    (folder / "Skills.csv").write_text("Name\n")

    assert main(["head", "skills", str(folder)]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_table_that_the_export_lacks_is_told(folder, capsys):
    assert main(["head", "messages", str(folder)]) == 0
    assert capsys.readouterr() == ("", "this export has no messages.csv\n")
    assert main(["head", "messages", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_times_are_in_the_zone_that_is_assumed(folder, capsys):
    asked = ["head", "invitations", "--columns", "sent_at", str(folder)]

    assert main(asked) == 0
    assert capsys.readouterr().out.splitlines()[2] == "2026-01-02T15:04:00"
    assert main([*asked, "--assume-timezone", "Asia/Tokyo"]) == 0
    assert capsys.readouterr().out.splitlines()[2] == "2026-01-02T15:04:00+09:00"


def test_the_dictionary_lists_every_record(capsys):
    assert main(["schema"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines[2:]] == [one.__name__ for one in linkedin_export.registry.records]
    assert main(["schema", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == linkedin_export.registry.schema()


def test_the_dictionary_of_a_record_lists_its_fields(capsys):
    assert main(["schema", "connections"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Connection: ")
    assert [line.split()[0] for line in printed.splitlines()[5:]] == [one.field for one in Connection.spec.columns]
    assert main(["schema", "Connection", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == linkedin_export.registry.schema()["Connection"]


@pytest.mark.parametrize("form", ["json-schema", "frictionless"])
def test_schemas_for_other_tools_are_printed(form, capsys):
    assert main(["schema", "--format", form]) == 0
    assert json.loads(capsys.readouterr().out) == linkedin_export.registry.schema(form)
    assert main(["schema", "connections", "--format", form]) == 0
    assert json.loads(capsys.readouterr().out) == linkedin_export.registry.schema(form, Connection)


def test_unrecognised_rows_have_a_schema_without_fields(capsys):
    assert main(["schema", "unrecognised", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fields"] == []
