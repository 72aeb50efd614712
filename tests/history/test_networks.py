"""Made-up networks: nobody is taken for somebody else, and few are lost."""

import pytest

import linkedin_export
from linkedin_export import Connection, Message
from linkedin_export.testing import make_network
from tests.history.scoring import score


def test_nobody_is_taken_for_somebody_else_and_few_are_lost(tmp_path):
    scores = [score(make_network(seed), tmp_path / str(seed)) for seed in range(36)]
    right, found, true, owners, _ = map(sum, zip(*scores, strict=True))

    assert found > 50_000
    assert right == found
    assert right >= 0.98 * true
    assert owners == len(scores)


def test_nobody_is_taken_for_somebody_else_among_many_of_the_same_name(tmp_path):
    right, found, true, owner, _ = score(make_network(1, people=400), tmp_path)

    assert right == found > 0.8 * true
    assert owner


def test_a_network_is_the_same_for_the_same_seed():
    one, same, other = make_network(7, 10), make_network(7, 10), make_network(8, 10)

    assert one == same
    assert one.archives != other.archives


def test_the_truth_has_all_rows_in_the_order_of_reading(tmp_path):
    network = next(one for one in map(make_network, range(20)) if len(one.archives) == 2)
    export = linkedin_export.open(*network.write(tmp_path), merge=False)

    assert {record: len(rows) for record, rows in network.truth.items()} == {
        record: len(table) for record, table in export.tables.items()
    }
    assert {issue.code for issue in export.issues if issue.severity != "info"} == {"same-content"}
    assert {role for truth in network.truth[Message] for role in truth} == {"sender", "recipients"}
    assert any(truth["connection"] == (None,) for truth in network.truth[Connection])


@pytest.mark.parametrize(
    "mark", [", PhD", "Probe,MBA", "%C3%A9", "🌱", "uk.linkedin.com", "LinkedIn Member", "the-former-"]
)
def test_networks_hold_what_is_hard(mark):
    texts = [data.decode() for seed in range(6) for files in make_network(seed).archives for data in files.values()]

    assert any(mark in text for text in texts)


@pytest.mark.parametrize("seed", range(6))
def test_no_mention_is_lost_or_counted_twice(tmp_path, seed):
    network = make_network(seed)
    people = linkedin_export.open(*network.write(tmp_path), merge=False).people
    links = [link for person in people for link in person.links] + list(people.apart)
    single = [(id(link.record), link.role) for link in links if link.role != "recipients"]

    assert len(set(single)) == len(single)
    assert len(single) == sum(len(truth.keys() - {"recipients"}) for rows in network.truth.values() for truth in rows)
    known = sum(number is not None for truth in network.truth[Message] for number in truth["recipients"])
    assert sum(link.role == "recipients" for link in links) >= known


def test_many_contacts_without_a_name_are_told_apart_one_by_one(tmp_path):
    rows = "".join(f"a{number}@example.com\n" for number in range(20_000))
    (tmp_path / "Contacts.csv").write_text(
        f"Source,FirstName,LastName,Companies,Title,Emails\n{rows}".replace("\na", "\n,,,,,a")
    )
    people = linkedin_export.open(tmp_path).people

    assert len(people) == 20_000
    assert people.by_email("a19999@example.com") == (people[-1],)
