"""Whom a record tells of, as its columns declare it."""

import re

import pytest
from attrs import frozen

from linkedin_export.records import registry
from linkedin_export.schema.lists import commas
from linkedin_export.schema.parties import Party
from linkedin_export.schema.spec import Record, column, reads


def parties(**columns):
    cls = frozen(kw_only=True)(type("Some", (Record,), {**columns, "__annotations__": dict.fromkeys(columns, object)}))
    return reads("Some.csv")(cls).spec.parties


def test_columns_with_the_same_word_are_one_party_in_the_order_of_the_columns():
    found = parties(
        first=column("First", pii="name", doc=".", person="friend"),
        by=column("By", pii="name", doc=".", person="author"),
        last=column("Last", pii="name", doc=".", person="friend"),
        full=column("Full", pii="name", doc=".", person="friend", whole=True),
        url=column("URL", pii="profile", doc=".", person="friend"),
        email=column("Email", pii="email", doc=".", person="friend"),
        company=column("Company", pii="work", doc="."),
    )

    friend = Party(
        role="friend", names=("first", "last"), whole=("full",), profiles=("url",), emails=("email",), many=False
    )
    assert found == (friend, Party(role="author", names=("by",)))
    assert friend.fields == ("first", "last", "full", "url", "email")


def test_a_list_of_links_makes_a_party_of_several():
    found = parties(
        to=column("To", pii="name", doc=".", person="to"),
        urls=column("URLs", parse=commas, pii="profile", doc=".", person="to"),
    )

    assert found == (Party(role="to", names=("to",), profiles=("urls",), many=True),)


def test_a_list_of_addresses_is_of_one():
    (party,) = parties(emails=column("Emails", parse=commas, pii="email", doc=".", person="friend"))

    assert not party.many


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"a": column("A", pii="work", doc=".", person="x")}, "Some: a is of a person, but neither name"),
        ({"a": column("A", doc=".", person="x")}, "Some: a is of a person, but neither name"),
        ({"a": column("A", pii="name", doc=".", whole=True)}, "Some: a is whole, but no name of a person"),
        (
            {"a": column("A", pii="email", doc=".", person="x", whole=True)},
            "Some: a is whole, but no name of a person",
        ),
        (
            {
                "a": column("A", pii="name", doc=".", person="x"),
                "b": column("B", pii="name", doc=".", person="x"),
                "c": column("C", parse=commas, pii="profile", doc=".", person="x"),
            },
            "Some: x are several people",
        ),
        ({"c": column("C", parse=commas, pii="profile", doc=".", person="x")}, "Some: x are several people"),
        (
            {
                "a": column("A", pii="name", doc=".", person="x"),
                "b": column("B", pii="email", doc=".", person="x"),
                "c": column("C", parse=commas, pii="profile", doc=".", person="x"),
            },
            "Some: x are several people",
        ),
    ],
)
def test_what_does_not_fit_together_is_an_error_at_import(columns, message):
    with pytest.raises(TypeError, match=re.escape(message)):
        parties(**columns)


FULL_NAME = re.compile(r"full name", re.IGNORECASE)


def test_every_full_name_of_somebody_is_declared():
    """A column of a full name, or of a first one with a last one, says whose it is."""
    undeclared = {
        f"{record.__name__}.{one.field}"
        for record in registry.records
        for one in record.spec.columns
        if one.person is None
        and one.pii == "name"
        and (FULL_NAME.search(one.doc) or one.header.lower().replace(" ", "").endswith("firstname"))
    }

    # Names on documents and receipts: of the member, but as others know it.
    assert undeclared == {"Verification.first_name", "Receipt.first_name", "ReceiptV2.first_name"}
