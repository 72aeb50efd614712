"""Which sights are of one person. Precision goes before recall: what is not certain stays apart.

The rules, in this order, are told and explained in ``docs/explanation/who-is-who.md``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from linkedin_export.history.sights import How, Sight
from linkedin_export.history.times import When, when_of
from linkedin_export.history.wording import agree
from linkedin_export.schema.parties import OWNER
from linkedin_export.schema.spec import Record


@define(eq=False)
class Group:
    """Sights that are of one person."""

    sights: list[Sight] = field(factory=list)
    names: set[str] = field(factory=set)
    keys: set[str] = field(factory=set)
    emails: set[str] = field(factory=set)

    def add(self, sight: Sight, how: How) -> None:
        """Takes a sight in, and keeps by what it was told."""
        sight.how = how
        self.sights.append(sight)
        self.names.update(filter(None, [sight.folded]))
        self.keys.update(filter(None, [sight.key]))
        self.emails |= sight.emails

    def take(self, other: Group, how: How) -> None:
        """Takes in all of another group, which is empty then."""
        for sight in other.sights:
            self.add(sight, "slug" if sight.key else how)
        other.sights = []

    def rows(self) -> Iterator[tuple[type[Record], str]]:
        """The files in which it has a row that is a person."""
        return ((one.record, file) for one in self.sights if one.distinct for file in one.files)

    def files(self) -> set[str]:
        """All files it is written of in."""
        return {file for one in self.sights for file in one.files}

    def disputes(self, emails: Iterable[str]) -> bool:
        """Whether both have addresses, and not one in common."""
        theirs = set(emails)
        return bool(theirs and self.emails and not theirs & self.emails)


def link(sights: Sequence[Sight]) -> list[Group]:
    """The people that sights are of, in the order in which they come; sights that tell of nobody are in no group.

    Those of the owner are left out too.
    """
    keyed: dict[str, Group] = {}
    loose: list[Sight] = []
    rows: list[Group] = []
    for sight in sights:
        if sight.party.role == OWNER or not sight.telling:
            continue
        if sight.key:
            keyed.setdefault(sight.key, Group()).add(sight, "slug")
        elif sight.distinct:
            rows.append(Group())
            rows[-1].add(sight, "row")
        else:
            loose.append(sight)
    groups = [*keyed.values(), *rows]
    _same_rows(groups)
    groups = [group for group in groups if group.sights]
    _same_address(groups)
    groups = [group for group in groups if group.sights]
    waiting = _by_address(groups, loose)
    _by_name(groups, waiting)
    order = {id(sight): position for position, sight in enumerate(sights)}
    groups = [group for group in groups if group.sights]
    for group in groups:
        group.sights.sort(key=lambda sight: order[id(sight)])
    return sorted(groups, key=lambda group: order[id(group.sights[0])])


def _named_alike(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """By folded name, those who bear it."""
    found: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for name in group.names:
            found[name].append(group)
    return found


def _same_rows(groups: list[Group]) -> None:
    """One row that stands in two files, in each of them once, and with two links: somebody's link has changed.

    It is the same if it is of the same class, has the same time and writes the same name. Nobody of the two may have
    both files, for whoever stands side by side in one is not the same.
    """
    for name, alike in _named_alike(groups).items():
        if len(alike) < 2:
            continue
        seen: defaultdict[tuple[type[Record], str, When], dict[str, list[Group]]] = defaultdict(dict)
        for group in alike:
            for sight in group.sights:
                if sight.folded == name:
                    _note(seen, sight, group)
        joined: dict[int, Group] = {}
        others: set[tuple[int, int]] = set()
        for files in seen.values():
            bearers = [found[0] for found in files.values() if len(found) == 1]
            for first, second in pairwise(bearers):
                one, other = _now(first, joined), _now(second, joined)
                if one is other or (id(one), id(other)) in others:
                    continue
                if _side_by_side(one, other):
                    others.add((id(one), id(other)))
                else:
                    one.take(other, "row")
                    joined[id(other)] = one


def _now(group: Group, joined: dict[int, Group]) -> Group:
    """What a group has become part of."""
    while id(group) in joined:
        group = joined[id(group)]
    return group


def _note(
    seen: defaultdict[tuple[type[Record], str, When], dict[str, list[Group]]], sight: Sight, group: Group
) -> None:
    """Enters the dated rows of a sight, by what must be the same, and by file."""
    read = when_of(sight.record)
    for record in sight.records:
        when = read(record)
        if when is not None and record.source is not None:
            bearers = seen[sight.record, sight.party.role, when].setdefault(record.source.file, [])
            if group not in bearers:
                bearers.append(group)


def _side_by_side(one: Group, other: Group) -> bool:
    """Whether both have a row of their own in one file, or links of both stand in one."""
    if set(one.rows()) & set(other.rows()):
        return True
    return bool(one.keys and other.keys and one.files() & other.files())


def _same_address(groups: list[Group]) -> None:
    """Two who have the same address and the same name, and stand side by side in no file, are one."""
    found: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for email in group.emails:
            found[email].append(group)
    for alike in found.values():
        alike = [group for group in alike if group.sights]
        if len(alike) == 2:
            one, other = alike
            if one.names & other.names and not _side_by_side(one, other):
                one.take(other, "email")


def _by_address(groups: list[Group], loose: list[Sight]) -> list[Sight]:
    """Puts sights without a link to whom their address is of; those that are left.

    Nobody else may have the address, and the names, where both have one, must agree: people share addresses.
    """
    found: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for email in group.emails:
            found[email].append(group)
    left = []
    for sight in loose:
        bearers = {id(group): group for email in sight.emails for group in found.get(email, ())}
        fitting = [
            group
            for group in bearers.values()
            if not sight.folded or not group.names or any(agree(sight.folded, name) for name in group.names)
        ]
        if len(bearers) == len(fitting) == 1:
            fitting[0].add(sight, "email")
        else:
            left.append(sight)
    return left


def _by_name(groups: list[Group], loose: list[Sight]) -> None:
    """Puts the sights that are left to the one person of their name, where there is one and no address gainsays it.

    Where nobody has a link or a row, all of the same name and the same addresses are one.
    """
    bearers = _named_alike(groups)
    for name, alike in bearers.items():
        keyed = [group for group in alike if group.keys]
        rows = [group for group in alike if not group.keys]
        if len(keyed) == len(rows) == 1 and not rows[0].disputes(keyed[0].emails):
            classes = {sight.record for sight in keyed[0].sights if sight.distinct}
            if not any(sight.record in classes for sight in rows[0].sights):
                keyed[0].take(rows[0], "name")
                bearers[name] = keyed
    nameless: defaultdict[str, list[Sight]] = defaultdict(list)
    for sight in loose:
        nameless[sight.folded].append(sight)
    for name, sights in nameless.items():
        alike = bearers.get(name, [])
        if not name:
            groups += _by_own_addresses(sights)
        elif len(alike) == 1:
            groups += _by_own_addresses(_not_joined(alike[0], sights))
        elif not alike:
            groups += _by_own_addresses(sights)
        else:
            groups += _by_own_addresses([sight for sight in sights if sight.emails])


def _not_joined(group: Group, sights: list[Sight]) -> list[Sight]:
    """Puts sights to somebody of their name; those that an address gainsays, and that are the other side of a row."""
    facing = {id(one) for sight in group.sights if len(sight.record.spec.parties) > 1 for one in sight.records}
    left = []
    for sight in sights:
        if group.disputes(sight.emails):
            left.append(sight)
        elif not any(id(one) in facing for one in sight.records):
            group.add(sight, "name")
    return left


def _by_own_addresses(sights: list[Sight]) -> list[Group]:
    """People whom only sights of one name tell of, each with addresses of their own.

    Sights without any are of the one who has some, if there is one only; else of somebody else.
    """
    home: dict[str, Group] = {}
    bare = Group()
    for sight in sights:
        if not sight.emails:
            bare.add(sight, "name")
            continue
        mine, *others = {id(found): found for email in sight.emails if (found := home.get(email))}.values() or [Group()]
        mine.add(sight, "email")
        for other in others:
            mine.take(other, "email")
        home |= dict.fromkeys(mine.emails, mine)
    groups = list({id(group): group for group in home.values()}.values())
    if len(groups) == 1:
        groups[0].take(bare, "name")
    return [*groups, bare] if bare.sights else groups
