"""Connections as the CSV files that address books and CRMs take in."""

import csv
from datetime import date

import pytest

import linkedin_export
from linkedin_export import Connection, ImportedContact
from linkedin_export.interop.cards import Card
from linkedin_export.interop.contacts_csv import LAYOUTS, to_contacts_csv
from linkedin_export.testing import make_export

ADA = Connection(
    first_name="Ada",
    last_name='Example, "PhD"',
    url="https://www.linkedin.com/in/ada-example",
    email="ada@example.com",
    company="Zoë & Söhne",
    position="Analyst",
    connected_on=date(2026, 6, 7),
)
NOTE = (
    "Connected on LinkedIn on 2026-06-07.\n"
    "The e-mail address is shared with connections on LinkedIn. Being connected is no consent to be mailed."
)


def read(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "people.csv"


@pytest.mark.parametrize(
    ("layout", "filled"),
    [
        (
            "google",
            {
                "First Name": "Ada",
                "Last Name": 'Example, "PhD"',
                "E-mail 1 - Value": "ada@example.com",
                "Organization Name": "Zoë & Söhne",
                "Organization Title": "Analyst",
                "Website 1 - Value": "https://www.linkedin.com/in/ada-example",
                "Notes": NOTE,
                "Labels": "LinkedIn",
            },
        ),
        (
            "outlook",
            {
                "First Name": "Ada",
                "Last Name": 'Example, "PhD"',
                "E-mail Address": "ada@example.com",
                "Company": "Zoë & Söhne",
                "Job Title": "Analyst",
                "Web Page": "https://www.linkedin.com/in/ada-example",
                "Notes": NOTE,
            },
        ),
        (
            "salesforce",
            {
                "First Name": "Ada",
                "Last Name": 'Example, "PhD"',
                "Email": "ada@example.com",
                "Company": "Zoë & Söhne",
                "Email Opt Out": "1",
                "Description": f"Analyst\nhttps://www.linkedin.com/in/ada-example\n{NOTE}",
            },
        ),
    ],
)
def test_each_column_has_what_it_is_for(path, layout, filled):
    assert to_contacts_csv([ADA], path, layout) == 1

    (row,) = read(path)
    assert {column: cell for column, cell in row.items() if cell} == filled


@pytest.mark.parametrize(("layout", "columns"), [("google", 36), ("outlook", 61), ("salesforce", 6)])
def test_layouts_are_whole_and_name_fields_that_there_are(layout, columns):
    held = LAYOUTS[layout]

    assert len(held.header) == len(set(held.header)) == columns
    assert {*held.filled, *held.always} <= {*held.header}
    assert all(hasattr(Card(name=""), name) for names in held.filled.values() for name in names)
    assert held.documented


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(path, start):
    formula = f"{start}HYPERLINK(A1)"
    to_contacts_csv([Connection(first_name=formula, company=formula, email=formula)], path)

    (row,) = read(path)
    assert [row[name] for name in ("First Name", "Organization Name", "E-mail 1 - Value")] == [f"'{formula}"] * 3


def test_who_is_nobody_is_left_out(path):
    assert to_contacts_csv([Connection(connected_on=date(2026, 6, 7)), ADA], path) == len(read(path)) == 1


def test_an_export_writes_its_connections(tmp_path, path):
    export = linkedin_export.open(make_export("2026-05", rows=20).write(tmp_path))
    named = [one for one in export.connections if any((one.first_name, one.last_name, one.email, one.company))]

    assert export.to_contacts_csv(path, "outlook") == len(named) > 10
    assert [row["Company"] for row in read(path)] == [one.company or "" for one in named]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path, path):
    path.write_text("old")
    with pytest.raises(ValueError, match="layout is one of google, outlook, salesforce, not 'gmail'"):
        to_contacts_csv([ADA], path, "gmail")
    with pytest.raises(TypeError, match="made of a Connection, not of ImportedContact"):
        to_contacts_csv([ADA, ImportedContact(first_name="Cy")], path)
    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])
