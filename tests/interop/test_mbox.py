"""Messages as an mbox file, read back by Python's own mail parser."""

import email
import email.policy
import io
import mailbox
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linkedin_export
from linkedin_export import CoachMessage, Message
from linkedin_export.interop.mbox import to_mbox
from linkedin_export.testing import make_export

ADA, BO = "https://www.linkedin.com/in/ada-example", "https://www.linkedin.com/in/bo-s%C3%A4mple"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


def at(minute):
    return datetime(2026, 6, 7, 10, minute, tzinfo=UTC)


def message(minute=0, content="Hi", **fields):
    told = {
        "conversation_id": "2-abc",
        "sender": "Ada Example",
        "sender_url": ADA,
        "recipients": "Bo Sämple",
        "recipient_urls": (BO,),
        "sent_at": at(minute),
        "content": content,
    }
    return Message(**told | fields)


def parsed(stream):
    return email.message_from_binary_file(stream, policy=email.policy.default)


def read(path):
    box = mailbox.mbox(path, factory=parsed, create=False)
    mails = list(box)
    box.close()
    assert [mail.defects for mail in mails] == [[]] * len(mails)
    return mails


def body(mail):
    return mail.get_body().get_content().replace("\r\n", "\n").removesuffix("\n")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "messages.mbox"


def test_a_message_is_a_mail(path):
    assert to_mbox([message(subject="Hello\n there", folder="INBOX")], path) == 1

    (mail,) = read(path)
    assert (mail["From"], mail["To"]) == (
        "Ada Example <ada-example@linkedin.invalid>",
        "Bo Sämple <bo-s%C3%A4mple@linkedin.invalid>",
    )
    assert mail["Date"].datetime == at(0)
    assert (mail["Subject"], mail["X-LinkedIn-Conversation"], mail["X-LinkedIn-Folder"]) == (
        "Hello there",
        "2-abc",
        "INBOX",
    )
    assert (mail.get_content_type(), body(mail)) == ("text/plain", "Hi")
    assert (mail["X-LinkedIn-Draft"], mail["X-LinkedIn-To"], mail["In-Reply-To"]) == (None, None, None)
    assert path.read_bytes().startswith(b"From linkedin.invalid Sun Jun  7 10:00:00 2026\n")


def test_each_mail_of_a_conversation_is_a_reply_to_the_one_before(path):
    others = [message(3, conversation_id="2-xyz")]
    to_mbox([message(2, "c"), message(1, "b"), message(0, "a"), *others], path)

    first, second, third, other = read(path)
    assert [body(mail) for mail in (first, second, third)] == ["a", "b", "c"]
    assert (first["In-Reply-To"], other["In-Reply-To"]) == (None, None)
    assert (second["In-Reply-To"], second["References"]) == (first["Message-ID"], first["Message-ID"])
    assert third["In-Reply-To"] == second["Message-ID"]
    assert third["References"].split() == [first["Message-ID"], second["Message-ID"]]


def test_messages_of_no_known_conversation_are_no_replies(path):
    to_mbox([message(minute, conversation_id=None) for minute in (1, 0)], path)

    assert [(mail["Date"].datetime, mail["References"]) for mail in read(path)] == [(at(0), None), (at(1), None)]


def test_an_id_is_the_same_every_time_and_no_other_messages(tmp_path):
    messages = [message(1), message(1), message(0), message(0, "Other"), message(0, attachments=("https://a.example",))]
    paths = [tmp_path / "a", tmp_path / "b"]
    for path in paths:
        to_mbox(messages, path)

    ids = [mail["Message-ID"] for mail in read(paths[0])]
    assert len(set(ids)) == 5
    assert paths[0].read_bytes() == paths[1].read_bytes()
    to_mbox(messages[:1], paths[1])
    assert read(paths[1])[0]["Message-ID"] in ids


def test_a_message_of_a_time_without_a_zone_says_so(path):
    to_mbox([message(sent_at=datetime(2018, 10, 2, 3, 4))], path)

    (mail,) = read(path)
    assert mail["Date"] == "Tue, 02 Oct 2018 03:04:00 -0000"


def test_a_draft_is_marked_and_stands_at_the_end(path):
    draft = message(sent_at=None, is_message_draft=True, folder=None, content=None)
    to_mbox([draft, message()], path)

    mail, last = read(path)
    assert (mail["X-LinkedIn-Draft"], last["X-LinkedIn-Draft"]) == (None, "yes")
    assert (last["Date"], last["X-LinkedIn-Folder"], body(last)) == (None, None, "")
    assert b"\nFrom linkedin.invalid Thu Jan  1 00:00:00 1970\n" in path.read_bytes()


@pytest.mark.parametrize("content", ["<p>Hi <b>Bo</b></p>", "a<br>b", "a<BR />b"])
def test_html_stays_html(path, content):
    to_mbox([message(content=content)], path)

    (mail,) = read(path)
    assert (mail.get_content_type(), body(mail)) == ("text/html", content)


@pytest.mark.parametrize("content", ["a < b > c", "<Ada>", "if x<p: y", "https://example.com/<id>"])
def test_text_stays_text(path, content):
    to_mbox([message(content=content)], path)

    (mail,) = read(path)
    assert (mail.get_content_type(), body(mail)) == ("text/plain", content)


def test_links_to_attachments_are_a_part(path):
    links = (f"https://example.com/{'a' * 1200}", "https://example.com/b")
    to_mbox([message(attachments=links)], path)

    (mail,) = read(path)
    (part,) = mail.iter_attachments()
    assert (body(mail), part.get_content_type(), part.get_filename()) == ("Hi", "text/uri-list", "attachments.uri")
    assert part.get_content().split() == list(links)


def test_lines_that_look_like_the_start_of_a_mail_are_none(path):
    to_mbox([message(0, "Hi\nFrom me to you\n\nFrom x Sun Jun  7 10:00:00 2026\nSubject: y"), message(1)], path)

    first, _ = read(path)
    assert body(first) == "Hi\n>From me to you\n\n>From x Sun Jun  7 10:00:00 2026\nSubject: y"


@pytest.mark.parametrize(
    ("recipients", "urls", "to", "verbatim"),
    [
        ("Bo, Cy", (ADA, BO), [("Bo", "ada-example"), ("Cy", "bo-s%C3%A4mple")], None),
        ("Bo, PhD, Cy", (ADA, BO), [("", "ada-example"), ("", "bo-s%C3%A4mple")], "Bo, PhD, Cy"),
        ("Bo, PhD", (BO,), [("Bo, PhD", "bo-s%C3%A4mple")], None),
        ("Bo", (), [("Bo", "member-e52e1ceda3c7")], None),
        ("Cy", ("https://www.linkedin.com/in",), [("Cy", "member-0b659605f69e")], None),
        (None, (), [("", "unknown")], None),
        ("Bo", (f"https://www.linkedin.com/in/{'%C3%A4' * 30}",), [("Bo", "member-9e4434c17f05")], None),
    ],
)
def test_addresses_are_made_of_profiles_or_else_of_names(path, recipients, urls, to, verbatim):
    to_mbox([message(recipients=recipients, recipient_urls=urls)], path)

    (mail,) = read(path)
    assert [(one.display_name, one.username) for one in mail["To"].addresses] == to
    assert {one.domain for one in mail["To"].addresses} == {"linkedin.invalid"}
    assert mail["X-LinkedIn-To"] == verbatim


@given(name=TEXT, subject=TEXT, content=TEXT)
def test_every_text_comes_back(tmp_path_factory, name, subject, content):
    path = tmp_path_factory.mktemp("mails") / "messages.mbox"
    to_mbox([message(sender=name, recipients=name, subject=subject, content=content, recipient_urls=())], path)

    (mail,) = read(path)
    assert mail["From"].addresses[0].display_name == " ".join(name.split())
    assert (mail["Subject"] or "") == " ".join(subject.split())
    assert body(mail).replace("\n>From ", "\nFrom ").removeprefix(">") == content.removeprefix(">")


def test_other_messages_are_written_too(path):
    to_mbox([CoachMessage(conversation_title="Coaching", sender=None, content="Well done", sent_at=at(0))], path)

    (mail,) = read(path)
    assert (str(mail["From"]), mail["Subject"], body(mail)) == ("unknown@linkedin.invalid", "Coaching", "Well done")


@pytest.mark.parametrize("era", ["2018-10", "2020-12", "2024-10", "2026-05"])
def test_every_message_of_an_export_is_there(path, era):
    export = linkedin_export.open(io.BytesIO(make_export(era, rows=30, sometimes=True).data))

    assert export.to_mbox(path) == len(export.messages) == len(read(path)) == 30
    assert len({mail["Message-ID"] for mail in read(path)}) == 30
    drafts = sum(bool(one.is_message_draft) for one in export.messages)
    assert sum(mail["X-LinkedIn-Draft"] == "yes" for mail in read(path)) == drafts
