"""Exports for the tests of people and conversations, written row by row."""

import linkedin_export
from linkedin_export import Connection, Invitation, Message
from linkedin_export.schema.evidence import Format, Writing
from linkedin_export.testing.writing import write_file

WWW = "https://www.linkedin.com/in/"
ADA, BO, MAX = (f"{WWW}{slug}" for slug in ("ada-example", "bo-muster", "max-sample"))


def rows_of(record, *rows, layout=-1):
    """A file of a class: each row as text by field."""
    shape = record.spec.layouts[layout] if record.spec.layouts else None
    header = shape.header if shape else tuple(column.header for column in record.spec.columns)
    claims = record.spec.resolve(header)
    cells = [[row.get(claim.field, "") if claim else "" for claim in claims] for row in rows]
    unknown = {name for row in rows for name in row if row[name]} - {claim.field for claim in claims if claim}
    assert not unknown, unknown
    return record.spec.names[0], write_file(header, cells, Format.TABLE, Writing(file="x"))


def opened(folder, *files, names=("a", "b", "c")):
    """The files as an export; several with the same name are exports beside each other, opened together."""
    folders = []
    for name, data in files:
        target = next(folder / one for one in names if not (folder / one / name).exists())
        target.mkdir(exist_ok=True, parents=True)
        (target / name).write_bytes(data)
        if target not in folders:
            folders.append(target)
    return linkedin_export.open(*folders, merge=False)


def connections(*rows, layout=-1):
    return rows_of(Connection, *rows, layout=layout)


def messages(*rows, layout=2):
    basic = {"conversation_id": "2-one", "folder": "INBOX", "content": "Hello"}
    return rows_of(Message, *({**basic, **row} for row in rows), layout=layout)


def invitations(*rows, layout=-1):
    return rows_of(Invitation, *rows, layout=layout)


def connection(name, url="", day="07 Jun 2026", email=""):
    first, _, last = name.partition(" ")
    return {"first_name": first, "last_name": last, "url": url, "connected_on": day, "email": email}


def message(sender, sender_url, recipients, recipient_urls="", at="2024-01-02 03:04:05 UTC", **more):
    return {
        "sender": sender,
        "sender_url": sender_url,
        "recipients": recipients,
        "recipient_urls": recipient_urls,
        "sent_at": at,
        **more,
    }


def grouped(export):
    """The people found: names, profiles, and how often each kind of link."""
    return [(one.names, one.profiles, tuple((link.role, link.how) for link in one.links)) for one in export.people]
