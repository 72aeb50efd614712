"""Connections as the CSV files that address books and CRMs take in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from linkedin_export.interop.cards import Card, cards_of
from linkedin_export.interop.targets import Target, whole_file
from linkedin_export.records.network import Connection

Name: TypeAlias = Literal["google", "outlook", "salesforce"]


@frozen
class ContactsLayout:
    """The columns of an import file, and what of a card goes into them."""

    titles: str
    """The header line."""
    filled: Mapping[str, tuple[str, ...]]
    """Fields of `Card` by column, each on a line of its own; the other columns stay blank."""
    always: Mapping[str, str] = field(factory=dict)
    """Columns that have the same text in every row."""
    documented: str = field(kw_only=True)
    """Where the columns are stated."""

    @property
    def header(self) -> tuple[str, ...]:
        """The columns, in order."""
        return tuple(self.titles.split(","))

    def row(self, card: Card) -> list[str]:
        """The cells of a card."""
        return [self._cell(card, column) for column in self.header]

    def _cell(self, card: Card, column: str) -> str:
        values = (getattr(card, name) for name in self.filled.get(column, ()))
        return self.always.get(column) or "\n".join(filter(None, values))


LAYOUTS: Mapping[Name, ContactsLayout] = {
    "google": ContactsLayout(
        "Name Prefix,First Name,Middle Name,Last Name,Name Suffix,Phonetic First Name,Phonetic Middle Name,"
        "Phonetic Last Name,Nickname,File As,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - Label,Address 1 - Country,Address 1 - Street,Address 1 - Extended Address,Address 1 - City,"
        "Address 1 - Region,Address 1 - Postal Code,Address 1 - PO Box,Organization Name,Organization Title,"
        "Organization Department,Birthday,Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value,"
        "Website 1 - Label,Website 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Notes,Labels",
        {
            "First Name": ("given",),
            "Last Name": ("family",),
            "E-mail 1 - Value": ("email",),
            "Organization Name": ("organization",),
            "Organization Title": ("title",),
            "Website 1 - Value": ("page",),
            "Notes": ("note",),
            "Labels": ("category",),
        },
        documented="The CSV template of Google Contacts, https://support.google.com/contacts/answer/1069522",
    ),
    "outlook": ContactsLayout(
        "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,"
        "E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,"
        "Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,"
        "Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,Manager's Name,"
        "Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,"
        "Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,"
        "Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region,"
        "Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes",
        {
            "First Name": ("given",),
            "Last Name": ("family",),
            "E-mail Address": ("email",),
            "Job Title": ("title",),
            "Company": ("organization",),
            "Web Page": ("page",),
            "Notes": ("note",),
        },
        documented="The columns of the contacts that Outlook.com itself exports",
    ),
    "salesforce": ContactsLayout(
        "First Name,Last Name,Company,Email,Email Opt Out,Description",
        {
            "First Name": ("given",),
            "Last Name": ("family",),
            "Company": ("organization",),
            "Email": ("email",),
            "Description": ("title", "page", "note"),
        },
        {"Email Opt Out": "1"},
        documented="Field Mapping for Importing Leads, https://help.salesforce.com/s/articleView"
        "?id=xcloud.field_mapping_for_importing_leads.htm",
    ),
}
"""The layouts that are known, by name."""


def to_contacts_csv(people: Iterable[Connection], path: Target, layout: Name = "google") -> int:
    """Writes connections to a CSV file that an address book or CRM takes in; how many there are.

    They are other people: the e-mail addresses are those that their owners share with connections, and a connection is
    no consent to be mailed. The notes say so where there is an address; in the layout ``salesforce`` all are marked as
    not wanting mail. A row that has nothing but the day of connecting is left out.

    ``layout``: ``google``, ``outlook``, or ``salesforce`` (its leads; it refuses those without last name or company).
    UTF-8. A cell that a spreadsheet would take for a formula has an apostrophe before it. A file at ``path`` is
    replaced. Nothing is written when something is raised: ValueError for another layout, TypeError for other records,
    OSError.
    """
    if layout not in LAYOUTS:
        raise ValueError(f"layout is one of {', '.join(LAYOUTS)}, not {layout!r}")
    columns = LAYOUTS[layout]
    rows = [map(defused, columns.row(card)) for card in cards_of(people, Connection)]
    with whole_file(path) as beside, beside.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns.header)
        writer.writerows(rows)
    return len(rows)


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe before it where one would."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
