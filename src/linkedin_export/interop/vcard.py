"""People as vCards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias
from uuid import NAMESPACE_URL, uuid5

from linkedin_export.interop.cards import Card, Person, cards_of
from linkedin_export.interop.targets import Target, whole_file
from linkedin_export.records.contacts import ImportedContact
from linkedin_export.records.network import Connection
from linkedin_export.schema.dates import PartialDate

Version: TypeAlias = Literal["4.0", "3.0"]

_LONGEST = 75
"""Octets in a line, its end not counted (RFC 6350, 3.2)."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


def to_vcard(people: Iterable[Person], path: Target, version: Version = "4.0") -> int:
    """Writes connections, or contacts that the member once uploaded, to a file of vCards; how many there are.

    They are other people: the e-mail addresses are those that their owners share with connections, a connection is no
    consent to be mailed, and the note on each card with an address says so. A row that has nothing but the day of
    connecting is nobody's card and is left out.

    ``version``: ``"4.0"`` (RFC 6350), or ``"3.0"`` (RFC 2426) for older address books. The profile is the ``URL``, and
    gives a ``UID`` that is the same in every export; the day of connecting is in the note and in
    ``X-LINKEDIN-CONNECTED-ON``. Version 3.0 knows no incomplete days of birth; they are left out of it. A file at
    ``path`` is replaced. Nothing is written when something is raised: ValueError for another version, TypeError for
    other records, OSError.
    """
    if version not in ("4.0", "3.0"):
        raise ValueError(f"version is '4.0' or '3.0', not {version!r}")
    cards = list(cards_of(people, Connection, ImportedContact))
    with whole_file(path) as beside, beside.open("wb") as stream:
        for card in cards:
            stream.writelines(map(_folded, _lines(card, version)))
    return len(cards)


def _lines(card: Card, version: Version) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    if card.profile:
        yield f"UID:{uuid5(NAMESPACE_URL, card.profile).urn}"
    yield f"FN:{_text(card.name)}"
    yield "N:" + ";".join(map(_text, (card.family, card.given, card.additional, card.prefix, card.suffix)))
    for name, value in (("NICKNAME", card.nickname), ("ORG", card.organization), ("TITLE", card.title)):
        if value:
            yield f"{name}:{_text(value)}"
    for email in card.emails:
        yield ("EMAIL:" if version == "4.0" else "EMAIL;TYPE=INTERNET:") + _text(email)
    for phone in card.phones:
        yield f"TEL:{_text(phone)}"
    for page in card.pages:
        yield f"URL:{page}"
    birthday = _birthday(card.birthday, version)
    if birthday:
        yield f"BDAY:{birthday}"
    if card.note:
        yield f"NOTE:{_text(card.note)}"
    yield f"CATEGORIES:{_text(card.category)}"
    if card.connected_on:
        yield f"X-LINKEDIN-CONNECTED-ON:{card.connected_on}"
    yield "END:VCARD"


def _text(value: str) -> str:
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub(" ", lines).translate(_ESCAPED)


def _birthday(birthday: PartialDate | None, version: Version) -> str:
    """As version 4.0 spells it: ``19850412``, ``1985-04``, ``1985``, ``--0412``, ``--04``; 3.0 has whole days only."""
    if birthday is None:
        return ""
    whole = birthday.year is not None and birthday.day is not None
    if version == "3.0":
        return str(birthday) if whole else ""
    if whole:
        return str(birthday).replace("-", "")
    return re.sub(r"(?<=--\d\d)-", "", str(birthday))


def _folded(line: str) -> bytes:
    """A line as octets, none longer than allowed and no character cut."""
    octets = line.encode()
    pieces, start, room = [], 0, _LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _LONGEST - 1
    return b"\r\n ".join([*pieces, octets[start:]]) + b"\r\n"
