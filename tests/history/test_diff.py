"""What has changed from one copy to another."""

import json
from datetime import date

import pytest

import linkedin_export
from linkedin_export import Connection, Limits, PartialDate, Position, Share, Skill, diff, merge
from linkedin_export.history.differing import FieldChange
from tests.history.copies import CONNECTIONS, POSITIONS, SKILLS, URL, WITHOUT_URL, copy, source

ADA = f"Ada,Example,{URL}ada,ada@example.com,Acme,Clerk,01 Jan 2020\n"
MAX = f"Max,Muster,{URL}max,,Acme,Clerk,02 Feb 2021\n"
MIA = f"Mia,Modelo,{URL}mia,,,,03 Mar 2022\n"


def connections(*rows, header=CONNECTIONS, day="01-01-2025", **files):
    return copy(day, Connections=header + "".join(rows), **files)


def test_added_gone_and_changed_records():
    found = diff(connections(ADA, MAX), connections(MIA, ADA.replace("Acme,Clerk", "Beta,Chief")))

    table = found.connections
    assert [one.first_name for one in table.added] == ["Mia"]
    assert [one.first_name for one in table.gone] == ["Max"]
    (change,) = table.changed
    assert (change.old.company, change.new.company) == ("Acme", "Beta")
    assert change.fields == (FieldChange("company", "Acme", "Beta"), FieldChange("position", "Clerk", "Chief"))
    assert found
    assert str(table) == "connections: 1 added, 1 gone, 1 changed"


def test_the_same_copy_twice_has_no_change():
    found = diff(connections(ADA, MAX), connections(MAX, ADA))

    assert not found
    assert list(found.tables) == [Connection]
    assert str(found) == "Nothing has changed in what both copies have."
    assert found._repr_html_() == "<div><p>Nothing has changed in what both copies have.</p></div>"


def test_a_value_that_is_blank_now_is_a_change():
    (change,) = diff(connections(ADA), connections(ADA.replace("ada@example.com", ""))).connections.changed

    assert change.fields == (FieldChange("email", "ada@example.com", None),)


def test_a_column_that_one_copy_does_not_have_changes_nothing():
    old = connections("Ada,Example,ada@example.com,Acme,Clerk,01 Jan 2020\n", header=WITHOUT_URL)

    assert not diff(old, connections(ADA))
    assert not diff(connections(ADA), old)


@pytest.mark.parametrize("turned", [False, True])
def test_a_cell_that_could_not_be_read_changes_nothing(turned):
    exports = [connections(ADA), connections(ADA.replace("01 Jan 2020", "on a Monday"))]

    assert not diff(*reversed(exports) if turned else exports)


def test_a_moment_that_is_only_spelt_otherwise_changes_nothing():
    header = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
    rows = [
        copy("01-01-2025", Shares=f"{header}{moment},https://example.com/1,,,,MEMBER_NETWORK\n")
        for moment in ("2024-01-02 03:04:05", "2024-01-02 03:04:05 UTC", "2024-01-02 03:05:05")
    ]

    assert not diff(rows[0], rows[1])
    assert [change.field for change in diff(rows[1], rows[2]).read(Share).changed[0].fields] == ["shared_at"]


def test_a_date_that_is_more_exact_now_is_a_change():
    old = copy("01-01-2024", Positions=POSITIONS + "Acme,Clerk,,,2015,2018\n")
    new = copy("01-01-2025", Positions=POSITIONS + "Acme,Clerk,,,2015,Oct 2018\n")

    (change,) = diff(old, new).read(Position).changed

    assert change.fields == (FieldChange("finished_on", PartialDate(2018), PartialDate(2018, 10)),)


def test_what_no_field_holds_is_compared_where_both_have_it():
    header = CONNECTIONS.replace("\n", ",Mood,Weather\n")
    old = connections(ADA.replace("\n", ",good,sunny\n"), header=header)
    new = connections(ADA.replace("\n", ",bad,\n"), header=header)

    (change,) = diff(old, new).connections.changed

    assert change.fields == (FieldChange("extra", {"Mood": "good"}, {"Mood": "bad"}),)
    assert "~ Ada, Example, ada@example.com, Acme: extra Mood good -> Mood bad" in str(diff(old, new))


def test_rows_are_counted():
    found = diff(copy("", Skills=SKILLS + "Latin\nLatin\n"), copy("", Skills=SKILLS + "Latin\nGreek\n"))

    assert (found.skills.added, found.skills.gone) == ((Skill(name="Greek"),), (Skill(name="Latin"),))


def test_a_table_that_one_copy_does_not_have_is_not_compared():
    cut = linkedin_export.open(source("", Skills=SKILLS + "Latin\nGreek\n"), limits=Limits(rows=1))
    old, new = connections(ADA, Positions=POSITIONS), connections(ADA, Skills=SKILLS + "Latin\n")

    found = diff(old, new)

    assert (found.not_in_new, found.not_in_old) == ((Position,), (Skill,))
    assert not found
    assert (found.skills.added, found.positions.gone) == ((), ())
    assert str(found).splitlines()[1:] == [
        "Not compared, for the new copy does not have it: positions",
        "Not compared, for the old copy does not have it: skills",
    ]
    assert "<p>Not compared, for the old copy does not have it: skills</p>" in found._repr_html_()
    assert set(diff(new, cut).not_in_new) == {Connection, Skill}
    assert diff(cut, new).tables == {}


def test_tables_are_attributes():
    found = diff(connections(ADA), connections(ADA, Skills=SKILLS))

    assert {"connections", "skills", "read"} <= set(dir(found))
    with pytest.raises(AttributeError, match="neither copy has a table 'messages'"):
        _ = found.messages


def test_of_a_merged_export_what_its_newest_copy_has_counts():
    first, second = connections(ADA, MAX, day="01-01-2023"), connections(ADA, day="01-01-2024")
    merged = merge(first, second)

    assert not diff(second, merged)
    assert [one.first_name for one in diff(merged, connections(ADA, MAX)).connections.added] == ["Max"]
    assert [one.first_name for one in diff(first, merged).connections.gone] == ["Max"]


def test_it_is_shown_in_lines():
    many = [f"Person,{number:02},{URL}{number},,,,03 Mar 2022\n" for number in range(12)]
    found = diff(
        connections(ADA, ",,,,,,03 Mar 2022\n"), connections(ADA.replace("Clerk", "Chief\x1b of <b>all</b>"), *many)
    )

    assert str(found).splitlines() == [
        "connections: 12 added, 1 gone, 1 changed",
        *(f"  + Person, {number:02}, 2022-03-03" for number in range(10)),
        "  + and 2 more",
        "  - 2022-03-03",
        "  ~ Ada, Example, ada@example.com, Acme: position Clerk -> Chief\\x1b of <b>all</b>",
    ]
    assert len(list(found.lines(None))) == 15
    html = found._repr_html_()
    assert "Chief\\x1b of &lt;b&gt;all&lt;/b&gt;" in html
    assert "<li>+ and 2 more</li>" in html


def test_long_values_blank_values_and_rows_without_any_are_shown():
    found = diff(connections(ADA, f",,{URL}x,,,,\n"), connections(ADA.replace("Acme", "A" * 60).replace("Clerk", "")))

    assert f"company Acme -> {'A' * 20}…{'A' * 19}, position Clerk -> (blank)" in str(found)
    assert "  - a row of which nothing can be shown" in str(found)


def test_it_is_json_able():
    found = diff(connections(ADA, MAX), connections(MIA, ADA.replace("Acme", "Beta"), Skills=SKILLS))
    data = found.to_dict()

    assert json.loads(json.dumps(data)) == data
    assert (data["not_in_new"], data["not_in_old"]) == ([], ["skills"])
    table = data["tables"]["connections"]
    assert (table["added"][0]["first_name"], table["gone"][0]["first_name"]) == ("Mia", "Max")
    assert table["changed"][0]["fields"] == {"company": {"old": "Acme", "new": "Beta"}}
    assert table["changed"][0]["old"]["connected_on"] == str(date(2020, 1, 1))


def test_it_is_told_in_lines():
    old, new = connections(ADA), connections(ADA, MAX)

    assert list(diff(old, new).lines()) == ["connections: 1 added, 0 gone, 0 changed", "  + Max, Muster, Acme, Clerk"]
    assert diff(old, old).to_dict() == {"tables": {}, "not_in_new": [], "not_in_old": []}


def test_diff_takes_exports():
    with pytest.raises(TypeError, match="takes exports, not str; open"):
        diff(connections(ADA), "Basic.zip")


def test_unknown_tables_are_compared_by_whole_rows():
    old = copy("", Skills=SKILLS, Pets="Name,Kind\nRex,dog\n")
    new = copy("", Skills=SKILLS, Pets="Name,Kind\nRex,cat\n")

    (table,) = [table for table in diff(old, new).tables.values() if table]

    assert (len(table.added), len(table.gone)) == (1, 1)
    assert "  + Name Rex; Kind cat" in str(diff(old, new))
