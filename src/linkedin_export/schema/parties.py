"""Whom a record tells of: columns that belong to one person, or to several, as `column(person=...)` declares them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from linkedin_export.schema.values import Many

if TYPE_CHECKING:
    from linkedin_export.schema.spec import Column

OWNER = "owner"
"""The party that is the member whose export it is."""

_TELLING = ("name", "profile", "email")


@frozen(kw_only=True)
class Party:
    """Somebody, or several people, whom each record of a class tells of: the fields that say who.

    ``names`` are joined with spaces, unless one of ``whole`` has text, which is a name in one piece. ``many``: the
    field of ``names`` holds several names joined with commas, and the one of ``profiles`` a link for each, or for some.
    """

    role: str
    names: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    many: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """All its fields: names, names in one piece, profiles, addresses."""
        return self.names + self.whole + self.profiles + self.emails


def parties_of(record: str, columns: Iterable[Column]) -> tuple[Party, ...]:
    """The parties that the columns of a record class declare, in order.

    Raises TypeError if a column of a party tells neither name, profile nor address, if one is whole that is no name
    of a party, and if names of several people stand in other than one field beside one list of links.
    """
    roles: dict[str, list[Column]] = {}
    for one in columns:
        if one.whole and (one.person is None or one.pii != "name"):
            raise TypeError(f"{record}: {one.field} is whole, but no name of a person")
        if one.person is not None:
            if one.pii not in _TELLING:
                raise TypeError(f"{record}: {one.field} is of a person, but neither name, profile nor email")
            roles.setdefault(one.person, []).append(one)
    return tuple(_party(record, role, own) for role, own in roles.items())


def _party(record: str, role: str, own: list[Column]) -> Party:
    party = Party(
        role=role,
        names=tuple(one.field for one in own if one.pii == "name" and not one.whole),
        whole=tuple(one.field for one in own if one.whole),
        profiles=tuple(one.field for one in own if one.pii == "profile"),
        emails=tuple(one.field for one in own if one.pii == "email"),
        many=any(one.pii == "profile" and isinstance(one.kind, Many) for one in own),
    )
    if party.many and (len(party.names), len(party.fields)) != (1, 2):
        raise TypeError(f"{record}: {role} are several people, so they have one field of names and one of links")
    return party
