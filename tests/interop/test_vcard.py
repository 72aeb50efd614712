"""People as vCards, read back by a library that knows nothing of ours."""

from datetime import date, datetime

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

import linkedin_export
from linkedin_export import Connection, ImportedContact, PartialDate
from linkedin_export.interop.vcard import to_vcard
from linkedin_export.testing import make_export

ADA = Connection(
    first_name="Ada",
    last_name="Example, PhD",
    url="https://www.linkedin.com/in/ada-example",
    email="ada@example.com",
    company="Example; Sons \\ Daughters",
    position="Analyst",
    connected_on=date(2026, 6, 7),
)
VERSIONS = pytest.mark.parametrize("version", ["4.0", "3.0"])
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)


def read(path):
    return list(vobject.readComponents(path.read_bytes().decode()))


def unfolded(path):
    return path.read_bytes().replace(b"\r\n ", b"").decode().split("\r\n")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "people.vcf"


@VERSIONS
def test_a_connection_is_a_card(path, version):
    assert to_vcard([ADA], path, version) == 1

    (card,) = read(path)
    assert (card.version.value, card.fn.value, card.title.value) == (version, "Ada Example, PhD", "Analyst")
    assert (card.n.value.given, card.n.value.family) == ("Ada", "Example, PhD")
    assert card.org.value == ["Example; Sons \\ Daughters"]
    assert (card.email.value, card.url.value) == ("ada@example.com", "https://www.linkedin.com/in/ada-example")
    assert card.contents["x-linkedin-connected-on"][0].value == "2026-06-07"
    assert card.categories.value == ["LinkedIn"]
    assert not hasattr(card, "rev")


def test_version_4_is_spelled_as_its_rfc_has_it(path):
    to_vcard([ADA], path)

    assert unfolded(path) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "UID:urn:uuid:2b0f8379-d534-546b-8c42-a4e6362c08ce",
        "FN:Ada Example\\, PhD",
        "N:Example\\, PhD;Ada;;;",
        "ORG:Example\\; Sons \\\\ Daughters",
        "TITLE:Analyst",
        "EMAIL:ada@example.com",
        "URL:https://www.linkedin.com/in/ada-example",
        "NOTE:Connected on LinkedIn on 2026-06-07.\\nThe e-mail address is shared with connections on LinkedIn. "
        "Being connected is no consent to be mailed.",
        "CATEGORIES:LinkedIn",
        "X-LINKEDIN-CONNECTED-ON:2026-06-07",
        "END:VCARD",
        "",
    ]


def test_version_3_marks_the_address_as_one_of_the_internet(path):
    to_vcard([ADA], path, "3.0")

    assert "EMAIL;TYPE=INTERNET:ada@example.com" in unfolded(path)


def test_only_a_card_with_an_address_speaks_of_it(path):
    to_vcard([ADA, Connection(first_name="Bo", connected_on=date(2026, 6, 7)), Connection(first_name="Cy")], path)

    told = ["consent to be mailed" in card.note.value if hasattr(card, "note") else None for card in read(path)]
    assert told == [True, False, None]


def test_who_is_nobody_has_no_card(path):
    people = [Connection(connected_on=date(2026, 6, 7)), Connection(company="Example Ltd"), Connection(email="b@c.de")]

    assert to_vcard(people, path) == 2
    assert [card.fn.value for card in read(path)] == ["Example Ltd", "b@c.de"]


@VERSIONS
def test_the_same_profile_has_the_same_uid_and_no_profile_none(path, version):
    colleague = ImportedContact(first_name="Cy", sites=("https://www.linkedin.com/company/example",))
    to_vcard([ADA, ADA, Connection(first_name="Bo"), colleague], path, version)

    first, second, *others = read(path)
    assert first.uid.value == second.uid.value
    assert [hasattr(other, "uid") for other in others] == [False, False]


@VERSIONS
def test_an_uploaded_contact_is_a_card(path, version):
    contact = ImportedContact(
        first_name="Cy",
        middle_name="D",
        last_name="Sample",
        name_prefix="Dr",
        name_suffix="Jr",
        nick_name="cyd",
        companies="Example Ltd",
        emails=("cy@example.com", "cy2@example.com"),
        phone_numbers=("+1 555 0100",),
        sites=("example.com/cy ö",),
        addresses="1 Example Street",
        instant_message_handles=("skype: cyd", "cy.d"),
        birthday=PartialDate(1985, 4, 12),
        created_at=datetime(2020, 1, 2, 3, 4),
    )
    to_vcard([contact], path, version)

    (card,) = read(path)
    assert card.fn.value == "Dr Cy D Sample Jr"
    name = card.n.value
    assert (name.prefix, name.given, name.additional, name.family, name.suffix) == ("Dr", "Cy", "D", "Sample", "Jr")
    assert card.nickname.value == "cyd"
    assert [one.value for one in card.contents["email"]] == ["cy@example.com", "cy2@example.com"]
    assert card.tel.value == "+1 555 0100"
    assert card.url.value == "https://example.com/cy%20%C3%B6"
    assert card.bday.value == {"4.0": "19850412", "3.0": "1985-04-12"}[version]
    assert card.categories.value == ["LinkedIn imported contacts"]
    assert card.note.value.split("\n") == [
        "From an address book that was uploaded to LinkedIn.",
        "Address: 1 Example Street",
        "Messengers: skype: cyd, cy.d",
    ]


@pytest.mark.parametrize(
    ("birthday", "spelled"),
    [
        (PartialDate(1985, 4), "1985-04"),
        (PartialDate(1985), "1985"),
        (PartialDate(None, 4, 12), "--0412"),
        (PartialDate(None, 4), "--04"),
    ],
)
def test_a_birthday_says_no_more_than_is_known(path, birthday, spelled):
    contact = ImportedContact(full_name="Cy Sample", birthday=birthday)
    to_vcard([contact], path)
    assert f"BDAY:{spelled}" in unfolded(path)

    to_vcard([contact], path, "3.0")
    assert not any(line.startswith("BDAY") for line in unfolded(path))


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        (ImportedContact(companies="null", phone_numbers=("1",)), "1"),
        (ImportedContact(companies="Example Ltd"), "Example Ltd"),
        (ImportedContact(emails=("a@example.com",), phone_numbers=("1",)), "a@example.com"),
    ],
)
def test_a_contact_without_a_name_is_called_by_what_is_known(path, contact, name):
    to_vcard([contact], path)

    assert [card.fn.value for card in read(path)] == [name]


@VERSIONS
@given(first=TEXT, company=TEXT)
def test_every_text_comes_back_and_no_line_is_longer_than_75_octets(tmp_path_factory, version, first, company):
    path = tmp_path_factory.mktemp("cards") / "people.vcf"
    to_vcard([Connection(first_name=f"A{first}", company=f"B{company}")], path, version)

    (card,) = read(path)
    assert card.n.value.given == f"A{first}"
    assert card.org.value == [f"B{company}"]
    lines = path.read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])


def test_line_ends_and_control_characters_cannot_start_a_line(path):
    to_vcard([Connection(first_name="Ada\r\nTEL:1\rEMAIL:x\nEND:VCARD\x00\x0b", last_name="Example")], path)

    assert [line.split(":")[0] for line in unfolded(path)] == ["BEGIN", "VERSION", "FN", "N", "CATEGORIES", "END", ""]
    assert read(path)[0].n.value.given == "Ada\nTEL:1\nEMAIL:x\nEND:VCARD  "


def test_an_export_writes_its_connections_and_its_contacts_if_asked(tmp_path, path):
    export = linkedin_export.open(make_export("2026-05", rows=20).write(tmp_path))
    named = sum(any((one.first_name, one.last_name, one.email, one.company)) for one in export.connections)
    contacts = len(export.imported_contacts)

    assert export.to_vcard(path) == named == len(read(path)) > 10
    assert export.to_vcard(path, "3.0", contacts=True) == named + contacts == len(read(path))
    assert contacts > 10


def test_a_file_is_replaced_or_left_as_it_was(tmp_path, path):
    path.write_text("old")
    with pytest.raises(TypeError, match="made of a Connection or ImportedContact, not of Message"):
        to_vcard([ADA, linkedin_export.Message()], path)
    with pytest.raises(ValueError, match=r"version is '4.0' or '3.0', not '2.1'"):
        to_vcard([ADA], path, "2.1")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])

    to_vcard([ADA], path)
    assert path.read_bytes().startswith(b"BEGIN:VCARD\r\n")
    assert list(tmp_path.iterdir()) == [path]
