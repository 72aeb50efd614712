"""Conversations: threads, who takes part, and what each message is."""

from datetime import UTC, datetime

import pytest

import linkedin_export
from linkedin_export import Direction, Folder, Message
from linkedin_export.history.conversations import MessageKind, kind_of
from tests.history.writing import ADA, BO, MAX, connection, connections, message, messages, opened

NOON = datetime(2024, 1, 2, 12, tzinfo=UTC)


def at(minute):
    return f"2024-01-02 12:{minute:02}:00 UTC"


def test_messages_of_a_conversation_stand_in_the_order_of_time(tmp_path):
    export = opened(
        tmp_path,
        messages(
            message("Ada Example", ADA, "Max Sample", MAX, at(5), content="third"),
            message("Max Sample", MAX, "Ada Example", ADA, at(5), content="second"),
            message("Bo Muster", BO, "Max Sample", MAX, at(4), content="other", conversation_id="2-two"),
            message("Ada Example", ADA, "Max Sample", MAX, at(1), content="first"),
            message("Max Sample", MAX, "Ada Example", ADA, "", content="last"),
        ),
    )

    one, two = export.conversations
    assert [text.content for text in one] == ["first", "second", "third", "last"]
    assert [text.content for text in two.messages] == ["other"]
    assert (one.id, two.id, len(one)) == ("2-one", "2-two", 4)
    assert export.conversations.by_id("2-two") is two
    assert export.conversations.by_id("2-three") is None


def test_messages_of_the_same_second_keep_their_order_in_a_file_turned_round(tmp_path):
    rows = [("first", 1), ("second", 1), ("third", 2)]
    export = opened(
        tmp_path, messages(*(message("Ada Example", ADA, "Max Sample", MAX, at(n), content=text) for text, n in rows))
    )

    assert [text.content for text in export.conversations[0]] == ["first", "second", "third"]


def test_messages_without_a_conversation_stand_alone(tmp_path):
    rows = [message("Ada Example", ADA, "Max Sample", MAX, at(n), conversation_id="") for n in (1, 2)]
    export = opened(tmp_path, messages(*rows))

    assert [(one.id, len(one)) for one in export.conversations] == [(None, 1), (None, 1)]


def test_who_takes_part(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Bo Muster", BO), connection("Ada Example, PhD", ADA)),
        messages(
            message("Max Sample", MAX, "Bo Muster,Ada Example, PhD,LinkedIn Member", f"{BO},{ADA}", at(2)),
            message("Ada Example, PhD", ADA, "Max Sample,Bo Muster,LinkedIn Member", f"{MAX},{BO}", at(1)),
        ),
    )
    (one,) = export.conversations
    ada, bo, max_ = (export.people.by_profile(link) for link in (ADA, BO, MAX))

    assert one.participants == (ada, max_, bo)
    assert one.unresolved == ("LinkedIn Member",)
    assert ada.names == ("Ada Example, PhD",)
    assert export.conversations.with_(bo) == [one]


def test_names_that_cannot_be_taken_apart_stay_one_text(tmp_path):
    rows = messages(message("Max Sample", MAX, "Some Body,Any Body, MD", "", at(2)), layout=1)
    (one,) = opened(tmp_path, rows).conversations

    assert one.unresolved == ("Some Body,Any Body, MD",)
    assert [person.name for person in one.participants] == ["Max Sample"]


def test_links_tell_who_takes_part_where_names_do_not(tmp_path):
    export = opened(tmp_path, messages(message("Max Sample", MAX, "A,B,C", f"{ADA},{BO}", at(2))))

    assert export.conversations[0].unresolved == ("A,B,C",)
    assert export.conversations[0].participants == tuple(map(export.people.by_profile, (MAX, ADA, BO)))


def test_names_known_elsewhere_take_a_list_without_links_apart(tmp_path):
    export = opened(
        tmp_path,
        connections(connection("Bo Muster", BO), connection("Ada Example,PhD", ADA)),
        messages(message("Max Sample", MAX, "Bo Muster,Ada Example,PhD"), layout=1),
    )

    assert [person.name for person in export.conversations[0].participants] == [
        "Max Sample",
        "Bo Muster",
        "Ada Example,PhD",
    ]


def test_what_a_conversation_holds(tmp_path):
    rows = messages(
        message("Max Sample", MAX, "Bo Muster", BO, at(3), is_message_draft="Yes", conversation_title=""),
        message("Bo Muster", BO, "Max Sample", MAX, at(2), attachments="https://x/2", conversation_title="Newer"),
        message(
            "Bo Muster", BO, "Max Sample", MAX, at(1), attachments="https://x/0,https://x/1", conversation_title="Old"
        ),
        layout=-1,
    )
    export = opened(tmp_path, rows)
    (one,) = export.conversations

    assert one.title == "Newer"
    assert one.attachments == ("https://x/0", "https://x/1", "https://x/2")
    assert one.kinds == (MessageKind.MESSAGE, MessageKind.MESSAGE, MessageKind.DRAFT)
    assert one.drafts == (export.messages[0],)
    assert not one.sponsored


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({}, ["sponsored", "message"]),
        ({"conversation_title": ""}, ["sponsored", "message"]),
    ],
)
def test_an_answer_to_an_advertisement_is_a_message_in_a_sponsored_conversation(tmp_path, more, kinds):
    title = {"conversation_title": "Sponsored Conversation"} | more
    text = '<p class="spinmail-quill-editor__spin-break">Buy</p>'
    rows = messages(
        message("Max Sample", MAX, "LinkedIn Member", "", at(2), **title),
        message("LinkedIn Member", "", "Max Sample", MAX, at(1), **title, content=text),
    )
    (one,) = opened(tmp_path, rows).conversations

    assert list(one.kinds) == kinds
    assert one.sponsored


def test_a_title_makes_a_conversation_sponsored(tmp_path):
    rows = messages(message("Max Sample", MAX, "LinkedIn Member", conversation_title="Sponsored Conversation"))

    assert opened(tmp_path, rows).conversations[0].sponsored


SENT = Message(
    conversation_id="2-one",
    sender="Ada Example",
    sender_url=ADA,
    recipients="Max Sample",
    sent_at=NOON,
    content="Hello",
    folder=Folder.INBOX,
)


def changed(**values):
    return {"sender_url": None, **values}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({}, "message"),
        ({"content": None}, "message"),
        ({"folder": Folder.SPAM}, "message"),
        ({"folder": None}, "unknown"),
        ({"is_message_draft": False, "is_conversation_draft": False}, "message"),
        # Drafts.
        ({"is_message_draft": True}, "draft"),
        ({"is_conversation_draft": True}, "draft"),
        ({"is_conversation_draft": False, "conversation_id": None, "recipients": None, "folder": None}, "draft"),
        ({"conversation_id": None, "recipients": None, "folder": None}, "unknown"),
        ({"is_conversation_draft": False, "conversation_id": None, "folder": None}, "unknown"),
        # Advertisements.
        (changed(conversation_title="Sponsored Conversation"), "sponsored"),
        (changed(sender="LinkedIn Member", content='<p class="spinmail-quill-editor__spin-break">'), "sponsored"),
        (changed(sender=None, conversation_title="Sponsored Conversation"), "sponsored"),
        ({"conversation_title": "Sponsored Conversation"}, "message"),
        # LinkedIn's own.
        (changed(sender=None, recipients=None, content="Message request accepted"), "system"),
        (changed(sender="LinkedIn", recipients=None, content="Welcome"), "system"),
        (changed(sender=None, recipients=None, content=None), "unknown"),
        (changed(sender=None, content="Message request accepted"), "unknown"),
        # Who left, or never had a link.
        (changed(sender="LinkedIn Member"), "message"),
        (changed(sender="LinkedIn Member", content=None), "message"),
        (changed(sender="LinkedIn Member", content="<p>Buy</p>"), "unknown"),
        (changed(sender="LinkedIn Member", folder=Folder.ARCHIVE), "unknown"),
        (changed(sender="Ada Example"), "unknown"),
        (changed(sender="Ada Example", folder=Folder.ARCHIVE, content="<p>Buy</p>"), "unknown"),
        # Of 2018.
        (changed(conversation_id=None, direction=Direction.INCOMING), "message"),
        (changed(conversation_id=None, direction=Direction.OUTGOING, folder=Folder.SENT), "message"),
    ],
)
def test_what_a_message_is(values, kind):
    assert kind_of(linkedin_export.Message(**{**_fields(SENT), **values})) == kind


def _fields(one):
    return {column.field: getattr(one, column.field) for column in one.spec.columns}


def test_conversations_are_a_sequence_and_show_nothing(tmp_path):
    rows = [message("Ada Example", ADA, "Max Sample", MAX, conversation_id=f"2-{n}") for n in range(3)]
    conversations = opened(tmp_path, messages(*rows)).conversations

    assert len(conversations) == 3
    assert [conversations[0], *conversations[1:]] == list(conversations)
    assert repr(conversations) == "<Conversations: 3>"
    assert repr(conversations[0]) == "<Conversation: 1 messages>"
    assert conversations[0].title is None


def test_conversations_are_worked_out_once(tmp_path):
    export = opened(tmp_path, messages(message("Ada Example", ADA, "Max Sample", MAX)))

    assert export.conversations is export.conversations
    assert list(export.conversations[0]) == [export.messages[0]]
