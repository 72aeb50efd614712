"""Who is who: what is put together, by what, and what stays apart."""

import copy
import pickle
from datetime import UTC, date, datetime

import pytest

import linkedin_export
from linkedin_export import (
    Connection,
    EmailAddress,
    EndorsementReceived,
    ImportedContact,
    MemberFollow,
    Message,
    OutlookConnection,
    Profile,
    RecommendationGiven,
)
from tests.history.writing import (
    ADA,
    BO,
    MAX,
    WWW,
    connection,
    connections,
    grouped,
    invitations,
    message,
    messages,
    opened,
    rows_of,
)

OLD = -2
"""The header of connections before they had links."""


def follows(*names):
    return rows_of(MemberFollow, *({"full_name": name, "followed_at": "2024-05-05 10:00:00"} for name in names))


def contacts(*rows, layout=1):
    return rows_of(ImportedContact, *rows, layout=layout)


def contact(name, *emails):
    first, _, last = name.partition(" ")
    return {"first_name": first, "last_name": last, "emails": ", ".join(emails)}


def test_one_link_in_several_spellings_is_one_person(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Zoë Example", f"{WWW}zo%C3%AB-example")),
        messages(message("Zoë Example", "https://uk.linkedin.com/in/ZOË-example/", "Max Sample", f"{MAX},")),
        rows_of(
            EndorsementReceived, {"endorser_first_name": "Zoë", "endorser_url": "www.linkedin.com/in/zoë-example?x"}
        ),
    )

    zoe = export.people.by_profile("http://linkedin.com/in/zo%c3%ab-example")
    assert zoe.names == ("Zoë Example", "Zoë")
    assert zoe.profiles == ("zoë-example",)
    assert zoe.url == f"{WWW}zo%C3%AB-example"
    assert {(type(link.record), link.role, link.how) for link in zoe.links} == {
        (Connection, "connection", "slug"),
        (Message, "sender", "slug"),
        (EndorsementReceived, "endorser", "slug"),
    }
    assert len(export.people) == 2


def test_a_name_alone_is_of_the_only_one_who_bears_it(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", ADA), connection("Bo Muster", BO)),
        follows("ADA  Example", "Nobody Else"),
        rows_of(RecommendationGiven, {"first_name": "Ada", "last_name": "Example"}),
    )

    assert grouped(export) == [
        (
            ("Ada Example", "ADA  Example"),
            ("ada-example",),
            (("connection", "slug"), ("followed", "name"), ("other", "name")),
        ),
        (("Bo Muster",), ("bo-muster",), (("connection", "slug"),)),
        (("Nobody Else",), (), (("followed", "name"),)),
    ]


def test_two_of_the_same_name_are_two_and_the_name_is_nobodys(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", ADA), connection("Ada Example", f"{WWW}other-ada")),
        follows("Ada Example"),
    )

    assert [one.profiles for one in export.people.by_name("ada example")] == [("ada-example",), ("other-ada",)]
    assert [(type(link.record), link.how) for link in export.people.apart] == [(MemberFollow, None)]
    assert export.people.of(export.member_follows[0]) == ()
    assert export.people.unknown(export.member_follows[0]) == ("Ada Example",)


def test_two_rows_of_the_same_name_without_links_are_two(tmp_path):
    export = opened(
        tmp_path, connections(connection("Ada Example"), connection("Ada Example"), layout=OLD), follows("Ada Example")
    )

    assert [one.links for one in export.people] == [
        ((export.connections[0], "connection", "row"),),
        ((export.connections[1], "connection", "row"),),
    ]
    assert len(export.people.apart) == 1


def test_who_left_stays_apart(tmp_path):
    export = opened(
        tmp_path,
        connections(connection(""), connection(""), connection("Ada Example", ADA)),
        messages(
            message("LinkedIn Member", "", "Ada Example", ADA),
            message("LinkedIn Member", "", "Ada Example", ADA),
            message("Ada Example", ADA, "LinkedIn Member"),
        ),
        invitations({"sender": "LinkedIn Member", "inviter_url": WWW, "recipient": "Ada Example", "invitee_url": ADA}),
    )

    assert [one.name for one in export.people] == ["Ada Example"]
    assert len(export.people.apart) == 6
    assert {link.how for link in export.people.apart} == {None}


def test_a_link_tells_of_who_left_who_has_one(tmp_path):
    export = opened(tmp_path, messages(message("LinkedIn Member", ADA, "Bo Muster", BO)))

    ada = export.people.by_profile(ADA)
    assert (ada.name, ada.names, len(ada.links)) == (None, (), 1)


def test_a_bare_link_is_no_link(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", ADA)),
        invitations(
            {"sender": "Ada Example", "inviter_url": WWW.rstrip("/"), "recipient": "Bo Muster", "invitee_url": BO}
        ),
    )

    ada = export.people.by_profile(ADA)
    assert [(link.role, link.how) for link in ada.links] == [("connection", "slug"), ("sender", "name")]


def test_the_other_side_of_a_row_is_somebody_else(tmp_path):
    export = opened(
        tmp_path,
        invitations({"sender": "Ada Example", "inviter_url": ADA, "recipient": "Ada Example", "invitee_url": WWW}),
    )

    assert [link.role for link in export.people.by_profile(ADA).links] == ["sender"]
    assert [link.role for link in export.people.apart] == ["recipient"]


# Addresses


def test_an_address_tells_who_a_contact_is(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example, PhD", ADA, email="Ada@example.com")),
        contacts(contact("Ada Example", "home@example.org", "ada@EXAMPLE.com"), contact("", "ada@example.com")),
    )

    (ada,) = export.people
    assert [link.how for link in ada.links] == ["slug", "email", "email"]
    assert ada.emails == ("ada@example.com", "home@example.org")
    assert export.people.by_email(" ADA@example.com") == (ada,)


@pytest.mark.parametrize("name", ["Max Example", "Mum"])
def test_an_address_that_two_share_does_not(tmp_path, name):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", ADA, email="family@example.com")),
        contacts(contact(name, "family@example.com")),
    )

    assert [one.names for one in export.people] == [("Ada Example",), (name,)]


def test_an_address_of_two_people_tells_nothing(tmp_path):
    export = opened(
        tmp_path,
        connections(
            connection("Ada Example", ADA, email="office@example.com"),
            connection("Bo Muster", BO, email="office@example.com"),
        ),
        contacts(contact("Ada Example", "office@example.com"), contact("Bo", "office@example.com")),
    )

    assert [(one.name, len(one.links)) for one in export.people] == [("Ada Example", 2), ("Bo Muster", 1), ("Bo", 1)]
    assert [link.how for link in export.people[0].links] == ["slug", "name"]


def test_another_address_gainsays_a_name(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", ADA, email="ada@example.com")),
        contacts(contact("Ada Example", "someone.else@example.org"), contact("Ada Example")),
    )

    assert [(one.emails, len(one.links)) for one in export.people] == [
        (("ada@example.com",), 2),
        (("someone.else@example.org",), 1),
    ]


def test_contacts_without_a_member_are_told_apart_by_their_addresses(tmp_path):
    export = opened(
        tmp_path,
        contacts(
            contact("Ada Example", "a@example.com"),
            contact("Ada Example", "b@example.com"),
            contact("Ada Example", "b@example.com", "c@example.com"),
            contact("Ada Example", "c@example.com", "a@example.com"),
            contact("Ada Example"),
            contact("Bo Muster", "x@example.com"),
            contact("Bo Muster", "y@example.com"),
            contact("Bo Muster"),
            contact("", "z@example.com"),
            contact("", "no address"),
            contact(""),
        ),
    )

    assert [(one.name, one.emails, len(one.links)) for one in export.people] == [
        ("Ada Example", ("a@example.com", "b@example.com", "c@example.com"), 5),
        ("Bo Muster", ("x@example.com",), 1),
        ("Bo Muster", ("y@example.com",), 1),
        ("Bo Muster", (), 1),
        (None, ("z@example.com",), 1),
    ]


def test_a_name_in_one_piece_stands_for_its_parts(tmp_path):
    export = opened(tmp_path, contacts({"first_name": "Ada", "full_name": "Ada B. Example"}, {"first_name": "Bo"}))

    assert [one.name for one in export.people] == ["Ada B. Example", "Bo"]


def test_one_contact_of_two_members_of_the_name_is_somebody_by_its_address(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", ADA), connection("Ada Example", f"{WWW}other-ada")),
        contacts(contact("Ada Example", "ada@example.com"), contact("Ada Example")),
    )

    assert [one.emails for one in export.people] == [(), (), ("ada@example.com",)]
    assert len(export.people.apart) == 1


# Several exports


def test_the_same_row_with_another_link_is_a_changed_link(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", f"{WWW}ada-before")),
        connections(connection("Ada Example", ADA), connection("Bo Muster", BO)),
    )

    ada, bo = export.people
    assert ada.profiles == ("ada-before", "ada-example")
    assert ada is export.people.by_profile(f"{WWW}ada-before") is export.people.by_profile(ADA)
    assert bo.profiles == ("bo-muster",)


@pytest.mark.parametrize(
    "newer",
    [
        [connection("Ada Example", ADA, day="08 Jun 2026")],
        [connection("Ada Muster", ADA)],
        [connection("Ada Example", ADA), connection("Ada Example", f"{WWW}ada-before")],
        [connection("Ada Example", ADA), connection("Ada Example", f"{WWW}third-ada")],
    ],
    ids=["another day", "another name", "both side by side", "two at once"],
)
def test_another_link_in_another_row_is_somebody_else(tmp_path, newer):
    export = opened(tmp_path, connections(connection("Ada Example", f"{WWW}ada-before")), connections(*newer))

    assert {one.profiles for one in export.people} >= {("ada-before",), ("ada-example",)}


def test_a_link_that_has_changed_twice_is_still_of_one(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", f"{WWW}ada-1")),
        connections(connection("Ada Example", f"{WWW}ada-2")),
        connections(connection("Ada Example", f"{WWW}ada-3")),
    )

    assert [one.profiles for one in export.people] == [("ada-1", "ada-2", "ada-3")]


def test_messages_tell_of_a_changed_link_by_the_second(tmp_path):
    before = message("Ada Example", f"{WWW}ada-before", "Max Sample", MAX)
    export = opened(
        tmp_path,
        messages(before, before | {"content": "At once"}),
        messages(message("Ada Example", ADA, "Max Sample", MAX)),
    )

    assert {one.profiles for one in export.people} == {("ada-before", "ada-example"), ("max-sample",)}


def test_so_do_those_who_received_them(tmp_path):
    export = opened(
        tmp_path,
        messages(message("Max Sample", MAX, "Ada Example,Bo Muster", f"{WWW}ada-before,{BO}")),
        messages(message("Max Sample", MAX, "Ada Example,Bo Muster", f"{ADA},{BO}")),
    )

    assert {one.profiles for one in export.people} == {("ada-before", "ada-example"), ("max-sample",), ("bo-muster",)}


def test_messages_tell_nothing_of_two_whose_links_stand_side_by_side(tmp_path):
    moments = ["2024-01-02 03:04:05 UTC", "2024-01-03 03:04:05 UTC"]
    before = [message("Ada Example", f"{WWW}ada-before", "Max Sample", MAX, at) for at in moments]
    after = [message("Ada Example", ADA, "Max Sample", MAX, at) for at in moments]
    export = opened(
        tmp_path,
        messages(*before, message("Ada Example", ADA, "Max Sample", MAX, "2020-01-01 00:00:00 UTC")),
        messages(*after),
    )

    assert {one.profiles for one in export.people} == {("ada-before",), ("ada-example",), ("max-sample",)}


def test_rows_without_a_day_tell_of_nothing(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", f"{WWW}ada-before", day="")),
        connections(connection("Ada Example", ADA, day="")),
    )

    assert len(export.people) == 2


def test_an_address_tells_of_a_changed_link(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", f"{WWW}ada-before", day="01 Jan 2020", email="ada@example.com")),
        connections(connection("Ada Example", ADA, email="ada@example.com")),
    )

    (ada,) = export.people
    assert ada.profiles == ("ada-before", "ada-example")


@pytest.mark.parametrize(
    ("name", "beside"),
    [("Max Sample", []), ("Ada Example", [connection("Ada Example", f"{WWW}ada-before", email="ada@example.com")])],
    ids=["another name", "side by side"],
)
def test_an_address_does_not_put_two_members_together_who_differ(tmp_path, name, beside):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", f"{WWW}ada-before", day="01 Jan 2020", email="ada@example.com")),
        connections(connection(name, ADA, email="ada@example.com"), *beside),
    )

    assert len(export.people) == 2


def test_a_row_of_an_older_export_without_links_is_of_who_has_the_same_row(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example"), connection("Ada Example", day="01 Jan 2020"), layout=OLD),
        connections(connection("Ada Example", ADA), connection("Ada Example", f"{WWW}other-ada", day="01 Jan 2020")),
    )

    assert [(one.profiles, [link.record.connected_on for link in one.links]) for one in export.people] == [
        (("ada-example",), [date(2026, 6, 7)] * 2),
        (("other-ada",), [date(2020, 1, 1)] * 2),
    ]
    assert [[link.how for link in one.links] for one in export.people] == [["row", "slug"]] * 2


def test_a_row_without_a_link_is_of_the_only_one_with_its_name(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", email="ada@example.com"), layout=OLD),
        messages(message("Ada Example", ADA, "Max Sample", MAX)),
        follows("Ada Example"),
    )

    ada = export.people.by_profile(ADA)
    assert [(link.role, link.how) for link in ada.links] == [
        ("connection", "name"),
        ("followed", "name"),
        ("sender", "slug"),
    ]


def test_but_not_if_that_one_has_a_row_of_another_day(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", day="01 Jan 2020"), layout=OLD),
        connections(connection("Ada Example", ADA)),
        follows("Ada Example"),
    )

    assert [one.profiles for one in export.people] == [(), ("ada-example",)]
    assert len(export.people.apart) == 1


def test_nor_if_two_have_its_name(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example"), layout=OLD),
        messages(
            message("Ada Example", ADA, "Max Sample", MAX), message("Ada Example", f"{WWW}other", "Max Sample", MAX)
        ),
    )

    assert [(one.profiles, len(one.links)) for one in export.people.by_name("Ada Example")] == [
        ((), 1),
        (("ada-example",), 1),
        (("other",), 1),
    ]


def test_nor_if_that_one_has_another_row_in_the_same_file(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Ada Example", day="01 Jan 2020"), connection("Ada Example", ADA)),
        connections(connection("Ada Example", ADA, day="01 Jan 2020")),
    )

    assert [(one.profiles, len(one.links)) for one in export.people] == [((), 1), (("ada-example",), 2)]


def test_nor_if_an_address_gainsays_it(tmp_path):
    outlook = rows_of(OutlookConnection, {"first_name": "Ada", "last_name": "Example", "email": "old@example.com"})
    export = opened(tmp_path, connections(connection("Ada Example", ADA, email="ada@example.com")), outlook)

    assert [one.profiles for one in export.people] == [("ada-example",), ()]


# The owner


def profile(name):
    first, _, last = name.partition(" ")
    return rows_of(Profile, {"first_name": first, "last_name": last})


def test_the_owner_is_who_is_in_every_row(tmp_path):
    export = opened(
        tmp_path,
        messages(
            message("Max Sample", MAX, "Ada Example", ADA),
            message("Ada Example", ADA, "Max Sample", MAX),
            message("Bo Muster", BO, "Max Sample", MAX),
        ),
    )

    owner = export.owner
    assert owner.person is export.people.by_profile(MAX)
    assert (owner.rows, owner.of) == (3, 3)


def test_the_profile_says_which_of_two_it_is(tmp_path):
    talk = messages(message("Max Sample", MAX, "Ada Example", ADA))

    assert opened(tmp_path / "without", talk).owner is None
    address = rows_of(EmailAddress, {"email_address": "ada@example.com"})
    export = opened(tmp_path / "with", talk, profile("Ada Example"), address)
    assert export.owner.person.profiles == ("ada-example",)
    assert export.owner.person.emails == ("ada@example.com",)
    assert {link.how for link in export.owner.person.links} == {"slug", "owner"}


def test_the_same_name_goes_before_one_with_a_title(tmp_path):
    talk = messages(message("Ada Example", ADA, "Ada Example, PhD", BO))
    export = opened(tmp_path, talk, profile("Ada Example"))

    assert export.owner.person.profiles == ("ada-example",)


def test_the_profile_may_lack_a_title(tmp_path):
    export = opened(tmp_path, messages(message("Max Sample", MAX, "Ada Example, PhD", ADA)), profile("Ada Example"))

    assert export.owner.person.profiles == ("ada-example",)


def test_a_profile_that_nobody_is_called_by_tells_of_the_owner_alone(tmp_path):
    export = opened(tmp_path, messages(message("Max Sample", MAX, "Ada Example", ADA)), profile("Bo Muster"))

    assert (export.owner.person.name, export.owner.person.profiles, export.owner.rows) == ("Bo Muster", (), 0)
    assert export.owner.person is export.people[0]


def test_the_owner_is_not_the_connection_of_the_same_name(tmp_path):
    export = opened(tmp_path, connections(connection("Ada Example", ADA)), profile("Ada Example"))

    assert export.owner.person is not export.people.by_profile(ADA)
    assert (export.owner.rows, export.owner.of) == (0, 0)


def test_two_profiles_tell_of_no_owner(tmp_path):
    talk = messages(message("Max Sample", MAX, "Ada Example", ADA))

    assert opened(tmp_path, talk, profile("Ada Example"), profile("Max Sample")).owner is None


@pytest.mark.parametrize("most", [MAX, ""])
def test_who_is_in_too_few_rows_is_no_owner(tmp_path, most):
    rows = [message(f"Person {n}", f"{WWW}person-{n}", f"Other {n}", f"{WWW}other-{n}") for n in range(3)]
    export = opened(tmp_path, messages(*rows, message("Max Sample", most, "Other 1", f"{WWW}other-1")))

    assert export.owner is None


def test_an_export_that_tells_of_nobody_has_no_owner(tmp_path):
    export = opened(tmp_path, connections(connection("")))

    assert (export.owner, list(export.people), len(export.people.apart)) == (None, [], 1)


# What they are like


def everything(tmp_path):
    return opened(
        tmp_path,
        connections(connection("Ada Example", ADA, day="03 Jan 2024")),
        messages(
            message("Ada Example", ADA, "Max Sample", MAX, at="2024-01-02 03:04:05 UTC"),
            message("Max Sample", MAX, "Ada Example", ADA, at=""),
            message("Bo Muster", BO, "Max Sample", MAX),
        ),
        invitations(
            {
                "sender": "Max Sample",
                "inviter_url": MAX,
                "recipient": "Ada Example",
                "invitee_url": ADA,
                "sent_at": "1/2/24, 3:04 AM",
            }
        ),
        rows_of(EndorsementReceived, {"endorser_url": ADA, "endorsed_at": "2023/12/31 23:59:59 UTC"}),
        contacts(contact("Ada Example")),
    )


def test_a_timeline_has_everything_in_order(tmp_path):
    export = everything(tmp_path)
    ada = export.people.by_profile(ADA)

    assert [(entry.when, entry.what, entry.role) for entry in ada.timeline()] == [
        (datetime(2023, 12, 31, 23, 59, 59, tzinfo=UTC), "endorsement received", "endorser"),
        (datetime(2024, 1, 2, 3, 4), "invitation", "recipient"),
        (datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), "message", "sender"),
        (date(2024, 1, 3), "connection", "connection"),
        (None, "imported contact", "contact"),
        (None, "message", "recipients"),
    ]
    assert {entry.record for entry in ada.timeline()} == {link.record for link in ada.links}


def test_a_class_without_a_date_is_last_in_a_timeline(tmp_path):
    outlook = rows_of(OutlookConnection, {"first_name": "Ada", "last_name": "Example"})
    export = opened(tmp_path, outlook, follows("Ada Example"))

    assert [entry.what for entry in export.people[0].timeline()] == ["member follow", "outlook connection"]


def test_people_are_found_in_records(tmp_path):
    export = everything(tmp_path)
    first, _, third = export.messages
    ada, bo, max_ = (export.people.by_profile(link) for link in (ADA, BO, MAX))

    assert export.people.of(first) == (ada, max_)
    assert export.people.of(first, role="recipients") == (max_,)
    assert export.people.of(first, third) == (ada, bo, max_)
    assert export.people.of(export.connections[0], first) == (ada, max_)
    assert export.people.of(linkedin_export.Skill(name="Weaving")) == ()
    assert export.people.of(Message(sender="Ada Example")) == ()
    assert export.people.unknown(first) == ()


def test_people_are_a_sequence(tmp_path):
    people = everything(tmp_path).people

    assert [people[0], *people[1:]] == list(people)
    assert people[-1] in people
    assert len(people) == 3
    assert people.by_profile("https://example.com") is None
    assert people.by_email("nobody@example.com") == people.by_name("Nobody") == ()


def test_nothing_shown_tells_of_anybody(tmp_path):
    export = everything(tmp_path)

    assert repr(export.people) == "<People: 3>"
    assert repr(export.people.by_profile(BO)) == "<Person: 1 profiles, 1 links>"
    assert "Bo" not in repr(export.people.owner)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        (f"{WWW}jos%C3%A9", f"{WWW}jos%C3%A9"),
        ("https://www.linkedin.com/company/example", None),
        ("urn:li:member:12", None),
    ],
)
def test_a_person_has_a_link_where_there_is_a_slug(tmp_path, link, url):
    export = opened(tmp_path, invitations({"sender": "Ada Example", "inviter_urn": link}, layout=1))

    assert export.people[0].url == url


def test_people_are_worked_out_once_and_not_carried_along(tmp_path):
    export = everything(tmp_path)
    people = export.people

    assert export.people is people
    again = pickle.loads(pickle.dumps(export))
    assert [one.name for one in again.people] == [one.name for one in people]
    assert copy.copy(people[0]) != people[0]


def test_people_can_be_pickled_with_the_records_they_are_found_in(tmp_path):
    export = everything(tmp_path)
    people, records = pickle.loads(pickle.dumps((export.people, list(export.messages))))

    assert [[one.name for one in people.of(record)] for record in records] == [
        [one.name for one in export.people.of(record)] for record in export.messages
    ]
    assert people.owner.person in people


def test_opening_an_export_works_out_nothing(tmp_path):
    assert "people" not in vars(everything(tmp_path))
