"""A made-up account that goes on: people change jobs, names and links, come and go; things are written and deleted.

What happens is such that it can be found out: nobody changes name and link between two copies.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar, cast

import attrs
from attrs import define

from linkedin_export.records import (
    Connection,
    EndorsementReceived,
    EndorsementStatus,
    Folder,
    Message,
    Position,
    Profile,
    Reaction,
    ReactionType,
    SavedJob,
    SearchQuery,
    Skill,
)
from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.spec import Record
from linkedin_export.testing.vocabulary import Person, person

T = TypeVar("T")

TABLES: tuple[type[Record], ...] = (
    Profile, Position, Skill, Connection, Message, EndorsementReceived, SavedJob, Reaction, SearchQuery,
)  # fmt: skip
"""What there is of the account."""
_COMPANIES = ("Example Ltd", "Muster GmbH", 'Sample "S" Inc', "Modèle, SA")
_TITLES = ("Clerk", "Engineer", "Head of Examples", "Baker")
_SKILLS = ("Latin", "Greek", "Logic", "Baking", "Public Speaking", "C", "C++", "Go", "Чтение", "Tests, all sorts")
_FRIENDS = 3
"""Connections of whom nobody goes, so that there is always somebody to write."""
_ME = "https://www.linkedin.com/in/member-example"


@define(eq=False)
class Thing:
    """Something that is one row as long as it is there."""

    record: Record
    number: int
    about: Thing | None = None
    """The connection that it is of."""
    shown: Record | None = None
    """What the copies have told of it: of each field the last that was not blank."""
    last: int = -1
    """The last copy that has it."""


class Chance:
    """Made-up choices, the same for the same seed in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def number(self, below: int) -> int:
        """A number from 0 on."""
        # Only `random()` is promised to stay the same from version to version.
        return int(self._random.random() * below)

    def one_in(self, many: int) -> bool:
        """True once in so many times."""
        return self.number(many) == 0

    def pick(self, of: Sequence[T]) -> T:
        """One of these."""
        return of[self.number(len(of))]

    def some(self, of: Sequence[T], most: int) -> list[T]:
        """Up to so many of these, each once."""
        left = list(of)
        return [left.pop(self.number(len(left))) for _ in range(min(self.number(most + 1), len(left)))]


class Life:
    """The account as it is on a day. ``jobs``: how many saved jobs it begins with."""

    def __init__(self, chance: Chance, today: datetime, jobs: int) -> None:
        self._chance = chance
        self._today = self._since = today
        self._made = 0
        self.things: dict[type[Record], list[Thing]] = {record: [] for record in TABLES}
        """What there is today, newest first."""
        self._taken: set[datetime] = set()
        self._away: list[Thing] = []
        """Skills and connections that were given up."""
        self._add(Profile(first_name="Ada", last_name="Example", headline="Clerk", summary="One of many"))
        self._since = today - timedelta(days=900)
        for add, count in (
            (self._connect, 12), (self._write, 25), (self._take_position, 3), (self._learn, 5), (self._endorse, 5),
            (self._save_job, jobs), (self._react, 8), (self._search, 6),
        ):  # fmt: skip
            for _ in range(count):
                add()
        self._write(today)

    def go_on(self, today: datetime) -> None:
        """What happens until another day."""
        self._since, self._today = self._today, today
        for happens in (
            self._connect, self._change_job, self._disconnect, self._reconnect, self._leave, self._rename,
            self._change_link, self._hide_address, self._write, self._write, self._delete, self._take_position,
            self._reword_position, self._end_position, self._learn, self._unlearn, self._endorse, self._judge,
            self._save_job, self._take_down_job, self._react, self._react_again, self._unreact, self._search,
            self._forget_searches, self._reword_profile,
        ):  # fmt: skip
            for _ in range(self._chance.number(3)):
                happens()
        self._write(self._today - timedelta(minutes=self._chance.number(600)))

    # What is there

    def _of(self, record: type[Record]) -> list[Thing]:
        return self.things[record]

    def _people(self) -> list[Thing]:
        """Connections that are not only a day."""
        return [one for one in self._of(Connection) if cast(Connection, one.record).url]

    def _add(self, record: Record, about: Thing | None = None) -> Thing:
        self._made += 1
        thing = Thing(record, self._made, about)
        self._of(type(record)).insert(0, thing)
        return thing

    def _change(self, thing: Thing, **values: Any) -> None:
        """Makes a change, unless it would make what was shown impossible to find."""
        record = attrs.evolve(thing.record, **values)
        if thing.shown is None or _is_found(record, thing.shown):
            thing.record = record

    def _some(self, record: type[Record], most: int = 2) -> list[Thing]:
        return self._chance.some(self._of(record), most)

    def _moment(self) -> datetime:
        """A second since the last time, never the same."""
        seconds = int((self._today - self._since).total_seconds())
        at = self._since + timedelta(seconds=self._chance.number(seconds))
        while at in self._taken:
            at += timedelta(seconds=1)
        self._taken.add(at)
        return at

    # What happens

    def _connect(self) -> None:
        self._made += 1
        new = person(self._made * 7 + self._chance.number(7))
        self._add(
            Connection(
                first_name=new.first,
                last_name=f"{new.last} {self._made}",
                url=_link(new),
                email=new.email if self._chance.one_in(4) else None,
                company=self._chance.pick(_COMPANIES),
                position=self._chance.pick(_TITLES),
                connected_on=self._day(),
            )
        )

    def _day(self) -> date:
        """A day since the last time."""
        return (self._today - timedelta(days=1 + self._chance.number(max(1, (self._today - self._since).days)))).date()

    def _change_job(self) -> None:
        for one in self._chance.some(self._people(), 2):
            self._change(one, company=self._chance.pick(_COMPANIES), position=self._chance.pick(_TITLES))

    def _hide_address(self) -> None:
        for one in self._chance.some(self._people(), 4):
            self._change(one, email=None)

    def _disconnect(self) -> None:
        for one in self._chance.some(self._people()[_FRIENDS:], 1):
            self._give_up(one)

    def _reconnect(self) -> None:
        """Somebody comes back: with the same link on another day, if the link has been shown."""
        for one in self._chance.some([one for one in self._away if isinstance(one.record, Connection)], 1):
            self._change(one, connected_on=self._day())
            self._take_up(one)

    def _give_up(self, thing: Thing) -> None:
        self._of(type(thing.record)).remove(thing)
        self._away.append(thing)

    def _take_up(self, thing: Thing) -> None:
        self._away.remove(thing)
        self._of(type(thing.record)).insert(0, thing)

    def _leave(self) -> None:
        """Somebody leaves LinkedIn: of the connection a day remains, of what was written a word for the name."""
        for one in self._chance.some(self._people()[_FRIENDS:], 1):
            self._of(Connection).remove(one)
            self._add(Connection(connected_on=cast(Connection, one.record).connected_on))
            for message in self._of(Message):
                if message.about is one:
                    self._change(message, sender="LinkedIn Member", sender_url=None)

    def _rename(self) -> None:
        for one in self._chance.some(self._people(), 1):
            self._change(one, last_name=f"Renamed {self._made}")
            self._sign(one)

    def _change_link(self) -> None:
        for one in self._chance.some(self._people(), 1):
            self._change(one, url=f"https://www.linkedin.com/in/new-{self._made}")
            self._sign(one)

    def _sign(self, writer: Thing) -> None:
        """Puts today's name and link of somebody on what they wrote."""
        for message in self._of(Message):
            if message.about is writer:
                self._change(message, **_signature(writer))

    def _write(self, at: datetime | None = None) -> None:
        writer = self._chance.pick(self._people())
        message = Message(
            conversation_id=f"2-{writer.number}",
            recipients="Member Example",
            recipient_urls=(_ME,),
            sent_at=(at or self._moment()).replace(tzinfo=UTC),
            content=f'Message {self._made}, "quoted"',
            folder=Folder.INBOX,
        )
        self._add(attrs.evolve(message, **_signature(writer)), writer)

    def _delete(self) -> None:
        for one in self._some(Message):
            self._of(Message).remove(one)

    def _take_position(self) -> None:
        self._made += 1
        started = PartialDate(self._since.year, 1 + self._made % 12)
        self._add(
            Position(
                company_name=f"{self._chance.pick(_COMPANIES)} {self._made}",
                title=self._chance.pick(_TITLES),
                started_on=started,
            )
        )

    def _reword_position(self) -> None:
        for one in self._some(Position, 1):
            self._change(one, title=self._chance.pick(_TITLES))

    def _end_position(self) -> None:
        for one in self._some(Position, 1):
            self._change(one, finished_on=PartialDate(self._today.year, self._today.month))

    def _learn(self) -> None:
        skill = Skill(name=self._chance.pick(_SKILLS))
        given_up = [one for one in self._away if one.record == skill]
        if given_up:
            self._take_up(given_up[0])
        elif skill not in [one.record for one in self._of(Skill)]:
            self._add(skill)

    def _unlearn(self) -> None:
        for one in self._some(Skill, 1):
            self._give_up(one)

    def _endorse(self) -> None:
        by = cast(Connection, self._chance.pick(self._people()).record)
        self._add(
            EndorsementReceived(
                endorsed_at=self._moment().replace(tzinfo=UTC),
                skill_name=self._chance.pick(_SKILLS),
                endorser_first_name=by.first_name,
                endorser_last_name=by.last_name,
                endorser_url=by.url,
                status=EndorsementStatus.PENDING,
            )
        )

    def _judge(self) -> None:
        for one in self._some(EndorsementReceived, 2):
            self._change(one, status=self._chance.pick((EndorsementStatus.ACCEPTED, EndorsementStatus.REJECTED)))

    def _save_job(self) -> None:
        self._made += 1
        self._add(
            SavedJob(
                saved_at=self._today.replace(second=0) - timedelta(minutes=self._made),
                job_url=f"http://www.linkedin.com/jobs/view/{1_000_000_000 + self._made}",
                job_title=self._chance.pick(_TITLES),
                company_name=self._chance.pick(_COMPANIES),
            )
        )

    def _take_down_job(self) -> None:
        for one in self._some(SavedJob, 3):
            self._change(one, job_title=None, company_name=None)

    def _react(self) -> None:
        self._made += 1
        link = f"https://www.example.com/posts/{self._made}"
        self._add(Reaction(reacted_at=self._moment(), type=ReactionType.LIKE, link=link))

    def _react_again(self) -> None:
        for one in self._some(Reaction, 2):
            self._change(one, type=self._chance.pick(tuple(ReactionType)))

    def _unreact(self) -> None:
        for one in self._some(Reaction, 1):
            self._of(Reaction).remove(one)

    def _search(self) -> None:
        """The same words in the same moment, once or several times."""
        search = SearchQuery(searched_at=self._moment().replace(tzinfo=UTC), query=self._chance.pick(_TITLES))
        for _ in range(1 + self._chance.number(3)):
            self._add(search)

    def _forget_searches(self) -> None:
        """LinkedIn keeps searches for a while: the oldest go, the alike together."""
        oldest = [one.record for one in self._of(SearchQuery)[-1:]]
        self.things[SearchQuery] = [one for one in self._of(SearchQuery) if one.record not in oldest]

    def _reword_profile(self) -> None:
        (profile,) = self._of(Profile)
        self._change(profile, headline=self._chance.pick(_TITLES), summary=self._chance.pick((None, "One of many")))


def _link(of: Person) -> str:
    return f"https://www.linkedin.com/in/{of.slug}"


def _signature(writer: Thing) -> dict[str, Any]:
    by = cast(Connection, writer.record)
    return {"sender": f"{by.first_name} {by.last_name}", "sender_url": by.url}


def _is_found(record: Record, shown: Record) -> bool:
    """Whether the key finds a record by what was shown of it."""
    for choice in record.spec.key:
        now, then = ([getattr(one, name) for name in choice] for one in (record, shown))
        if now == then and (not choice or now[0]):
            return True
    return False
