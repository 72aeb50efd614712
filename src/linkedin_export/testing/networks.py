"""Made-up members and whom they know, in exports that write of them as LinkedIn does, and the truth of who is who."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeAlias, TypeVar, cast
from urllib.parse import quote

from attrs import evolve, field, frozen

from linkedin_export.records import (
    Connection,
    EmailAddress,
    EndorsementGiven,
    EndorsementReceived,
    ImportedContact,
    Invitation,
    MemberFollow,
    Message,
    Profile,
    RecommendationReceived,
)
from linkedin_export.schema.evidence import Format, Layout
from linkedin_export.schema.spec import Record
from linkedin_export.testing.files import NEWEST, layout_in, writing_in
from linkedin_export.testing.writing import write_file

T = TypeVar("T")
Truth: TypeAlias = Mapping[str, tuple[int | None, ...]]
"""By role whom a record tells of, by number, in the order of the text; None for somebody who left."""

_FIRST = (
    "Ada", "Grace", "Zoë", "José", "Søren", "Max", "Mia", "Ruth", "Élodie", "Bo", "Ines", "Lars", "Ülkü", "Noor",
    "Łukasz", "Anna Maria", "Jean-Luc", "Sam", "Kim", "Siobhán", "Iñaki", "Åsa", "Tomáš", "Yui", "Ola", "Rosa 🌻",
    "Femke", "Uma",
)  # fmt: skip
_LAST = (
    "Example", "Sample", "Muster", "Ejemplo Prueba", "Eksempel, PhD", "Modèle 🌱", "Probe,MBA", "Beispiel", "例",
    "O'Sample", "Muster-Probe", "Przykład", "Vzorek", "Minta", "Exemplo, M.Sc., PMP", "Örnek", "Esempio", "Voorbeeld",
)  # fmt: skip
_HOSTS = (
    "https://www.linkedin.com", "https://www.linkedin.com", "https://uk.linkedin.com", "http://de.linkedin.com",
    "www.linkedin.com",
)  # fmt: skip
_GONE = "LinkedIn Member"
_OWNER = 0
_NAMESAKE = 30
"""One in so many has the name of somebody else, which is more than in real exports: there one name in a hundred has two
links."""
_FIRST_DAY = datetime(2019, 1, 1)


@frozen
class _Member:
    """Somebody of a network, as known at the time of one of the exports. ``gone``: has left LinkedIn."""

    number: int
    first: str
    last: str
    slug: str
    email: str
    shown: bool
    gone: bool
    connected: datetime

    @property
    def name(self) -> str:
        return _GONE if self.gone else f"{self.first} {self.last}"


_Event: TypeAlias = tuple[str, datetime, tuple[int, ...]]
"""What kind of thing happened, when, and with whom, by number."""


@frozen
class SyntheticNetwork:
    """One or two made-up exports of one member, the older first, and who is who in them.

    ``truth`` has for each record class what each of its records tells, in the order of reading all exports together;
    ``owner`` is the number of the member.
    """

    archives: tuple[Mapping[str, bytes], ...] = field(repr=False)
    truth: Mapping[type[Record], Sequence[Truth]] = field(repr=False)
    owner: int = _OWNER

    def write(self, folder: Path | str) -> list[Path]:
        """Writes each export into a folder of its own in a folder; their paths, to be opened together."""
        roots = [Path(folder, f"export-{number}") for number in range(1, len(self.archives) + 1)]
        for root, files in zip(roots, self.archives, strict=True):
            root.mkdir(parents=True)
            for path, data in files.items():
                (root / path).write_bytes(data)
        return roots


def make_network(seed: int = 0, people: int = 40) -> SyntheticNetwork:
    """A made-up network of so many people besides the owner; always the same for the same seed.

    Some have the same name, some have left, some have changed their link between two exports; links are spelt in many
    ways, names hold commas, accents and emoji. Whoever is named without a link has one elsewhere, but for exports of
    before 2023-06, in which only messages have links; whoever left between the exports has a name of their own. The
    older export holds what the newer does, up to its month.
    """
    return _Network(seed, people).made()


@frozen
class _Row:
    """A row of some file: its moment, its texts by field, and whom it tells of."""

    record: type[Record]
    when: datetime
    cells: Mapping[str, str]
    truth: Truth


class _Network:
    def __init__(self, seed: int, people: int) -> None:
        self._random = random.Random(f"network {seed}")
        self._named: list[tuple[str, str]] = []
        self._members = [self._member(number) for number in range(people + 1)]
        self._members[_OWNER] = evolve(self._members[_OWNER], gone=False)
        self._others = self._members[1:]
        self._earlier = [self._as_before(member) for member in self._members]

    def made(self) -> SyntheticNetwork:
        eras = self._pick(((NEWEST,), ("2022-09", NEWEST), ("2024-07", NEWEST)))
        story = [row for member in self._others for row in self._story(member)]
        story += [row for _ in self._others[::4] for row in self._group_talk()]
        story.sort(key=lambda row: row[1])
        truth: defaultdict[type[Record], list[Truth]] = defaultdict(list)
        archives = []
        for era in eras:
            members = self._members if era == NEWEST else self._earlier
            known = [
                (kind, when, tuple(members[number] for number in numbers))
                for kind, when, numbers in story
                if when < datetime.strptime(era, "%Y-%m")
            ]
            rows = [
                self._row(kind, when, about)
                for kind, when, about in known
                if kind in ("connection", "message") or not about[0].gone
            ]
            rows += self._about_owner()
            archives.append(_files(rows, era))
            for row in rows:
                truth[row.record].append(row.truth)
        return SyntheticNetwork(tuple(archives), dict(truth))

    # People

    def _member(self, number: int) -> _Member:
        first, last = f"{self._pick(_FIRST)} {self._pick(_FIRST)}".strip(), self._pick(_LAST)
        if self._named and self._chance(_NAMESAKE):
            first, last = self._pick(self._named)
        self._named.append((first, last))
        slug = f"{first} {last}".lower().replace(" ", "-").replace(",", "").replace(".", "") + f"-{number}"
        return _Member(
            number=number,
            first=first,
            last=last,
            slug=slug,
            email=f"person{number}@example.com",
            shown=self._chance(3),
            gone=self._chance(12),
            connected=self._moment().replace(hour=0, minute=0, second=0),
        )

    def _as_before(self, member: _Member) -> _Member:
        """Somebody at the time of the older export, when the link may have been another, and who left was there."""
        slug = f"the-former-{member.number}" if self._chance(8) else member.slug
        return evolve(member, slug=slug, gone=member.gone and (self._has_namesake(member) or self._chance(2)))

    def _link(self, member: _Member) -> str:
        """A link to a profile, in one of the ways that there are to spell it."""
        slug = member.slug
        spelt = self._pick((quote(slug), quote(slug), slug.upper() if slug.isascii() else slug))
        host = self._pick(_HOSTS)
        return f"{host}/in/{spelt}{self._pick(('', '', '/', '?trk=example', '/de'))}"

    # What happens

    def _story(self, member: _Member) -> list[_Event]:
        """What happens with one person: a connection, talk, and some more."""
        found: list[_Event] = [("connection", member.connected, (member.number,))]
        for _ in range(self._number(6)):
            found.append(("message", self._moment(), self._pick(((_OWNER, member.number), (member.number, _OWNER)))))
        for kind, one_in in (("invitation", 2), ("received", 4), ("given", 4), ("praise", 9), ("follow", 9)):
            if self._chance(one_in):
                found.append((kind, self._moment(), (member.number,)))
        if self._chance(5) and (member.shown or not self._has_namesake(member)):
            found.append(("contact", self._moment(), (member.number,)))
        return found

    def _group_talk(self) -> list[_Event]:
        """Messages among several, each of whom writes to the others."""
        numbers = dict.fromkeys([_OWNER, *(self._pick(self._others).number for _ in range(2 + self._number(3)))])
        return [("message", self._moment(), (one, *(other for other in numbers if other != one))) for one in numbers]

    def _has_namesake(self, member: _Member) -> bool:
        return any((one.first, one.last) == (member.first, member.last) for one in self._members if one is not member)

    # Rows

    def _row(self, kind: str, when: datetime, about: tuple[_Member, ...]) -> _Row:
        first, number = about[0], about[0].number
        who = None if first.gone else number
        link = "" if first.gone else self._link(first)
        names = {"first_name": first.first, "last_name": first.last}
        if kind == "connection":
            day = {"connected_on": f"{when:%d %b %Y}"}
            cells = day if first.gone else {**day, **names, "url": link, "email": first.email if first.shown else ""}
            return _Row(Connection, when, cells, {"connection": (who,)})
        if kind == "message":
            return self._message(when, about, link)
        if kind == "invitation":
            owner = self._members[_OWNER]
            bare = self._chance(5)
            sides = {
                "sender": first.name, "inviter_url": "https://www.linkedin.com/in" if bare else link,
                "recipient": owner.name, "invitee_url": self._link(owner),
                "sent_at": _minutes(when), "direction": "INCOMING",
            }  # fmt: skip
            return _Row(Invitation, when, sides, {"sender": (who,), "recipient": (_OWNER,)})
        if kind in ("received", "given"):
            record, prefix = {
                "received": (EndorsementReceived, "endorser"),
                "given": (EndorsementGiven, "endorsee"),
            }[kind]
            cells = {
                f"{prefix}_first_name": first.first, f"{prefix}_last_name": first.last,
                f"{prefix}_url": link.removeprefix("https://"),
                "endorsed_at": f"{when:%Y/%m/%d %H:%M:%S} UTC", "skill_name": "Weaving", "status": "ACCEPTED",
            }  # fmt: skip
            return _Row(record, when, cells, {prefix: (who,)})
        if kind == "praise":
            cells = {**names, "text": "Weaves well", "created_at": _minutes(when)}
            return _Row(RecommendationReceived, when, cells, {"other": (who,)})
        if kind == "follow":
            cells = {"followed_at": f"{when:%a %b %d %H:%M:%S UTC %Y}", "full_name": first.name, "status": "Active"}
            return _Row(MemberFollow, when, cells, {"followed": (who,)})
        # Of a member who shows an address the book has the same; of others it has none.
        cells = {**names, "emails": first.email if first.shown else "", "created_at": _minutes(when)}
        return _Row(ImportedContact, when, cells, {"contact": (who,)})

    def _message(self, when: datetime, about: tuple[_Member, ...], link: str) -> _Row:
        writer, *readers = about
        numbers = sorted(one.number for one in about)
        cells = {
            "conversation_id": f"2-{'-'.join(map(str, numbers))}",
            "sender": writer.name,
            "sender_url": link,
            "recipients": ",".join(one.name for one in readers),
            "recipient_urls": ",".join(self._link(one) for one in readers if not one.gone),
            "sent_at": f"{when:%Y-%m-%d %H:%M:%S} UTC",
            "content": "Hello",
            "folder": "INBOX",
        }
        read = tuple(None if one.gone else one.number for one in readers)
        return _Row(Message, when, cells, {"sender": (None if writer.gone else writer.number,), "recipients": read})

    def _about_owner(self) -> list[_Row]:
        owner = self._members[_OWNER]
        names = {"first_name": owner.first, "last_name": owner.last}
        address = {"email_address": owner.email, "confirmed": "Yes", "primary": "Yes"}
        return [
            _Row(Profile, _FIRST_DAY, names, {"owner": (_OWNER,)}),
            _Row(EmailAddress, _FIRST_DAY, address, {"owner": (_OWNER,)}),
        ]

    # Chance: only `random()` is promised to stay the same from version to version.

    def _number(self, below: int) -> int:
        return int(self._random.random() * below)

    def _chance(self, one_in: int) -> bool:
        return self._number(one_in) == 0

    def _pick(self, choices: Sequence[T]) -> T:
        return choices[self._number(len(choices))]

    def _moment(self) -> datetime:
        return _FIRST_DAY + timedelta(seconds=self._number(7 * 365 * 86_400))


def _minutes(when: datetime) -> str:
    return f"{when.month}/{when.day}/{when:%y}, {when.hour % 12 or 12}:{when:%M %p}"


def _files(rows: Sequence[_Row], era: str) -> dict[str, bytes]:
    """The rows as files, in the header lines of a month."""
    found: dict[str, bytes] = {}
    for record in dict.fromkeys(row.record for row in rows):
        layout = cast(Layout, layout_in(record.spec, era))  # all of them were written in all eras here
        writing = writing_in(record.spec, layout, era)
        claims = record.spec.resolve(layout.header)
        cells = [
            [row.cells.get(claim.field, "") if claim else "" for claim in claims]
            for row in rows
            if row.record is record
        ]
        found[writing.file] = write_file(layout.header, cells, Format.TABLE, writing)
    return found
