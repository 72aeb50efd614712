"""Whose export it is."""

from __future__ import annotations

from collections.abc import Sequence

from linkedin_export.history.linking import Group
from linkedin_export.history.sights import Sight
from linkedin_export.history.wording import agree
from linkedin_export.schema.parties import OWNER

_SHARE = 0.8
"""In how many of the rows with two sides the owner is at least, where no profile says who it is."""


def find_owner(groups: Sequence[Group], sights: Sequence[Sight]) -> tuple[Group | None, int, int]:
    """The owner, in how many rows with two sides, and of how many.

    The owner is on one side of every message and every invitation, so it is who is in most of them: of those who are
    called as the profile says; without a profile, of those in four of five rows. If two are in as many, or profiles
    differ, the export does not tell. If nobody is called as the profile says, it alone tells of the owner.
    What files say of the member is put to the owner's group.
    """
    own = [sight for sight in sights if sight.party.role == OWNER and sight.telling]
    named = {sight.folded for sight in own} - {""}
    two_sided = {sight.record for sight in sights if len(sight.record.spec.parties) > 1}
    total = sum(
        len(sight.records)
        for sight in sights
        if sight.record in two_sided and sight.party is sight.record.spec.parties[0]
    )
    ranking = [
        (rows, group)
        for group in groups
        if (rows := sum(len(sight.records) for sight in group.sights if sight.record in two_sided))
    ]
    if len(named) > 1:
        return None, 0, total
    for name in named:
        exact = [(rows, group) for rows, group in ranking if name in group.names]
        ranking = exact or [(rows, group) for rows, group in ranking if any(agree(name, own) for own in group.names)]
    most = max((rows for rows, _ in ranking), default=0)
    best = [group for rows, group in ranking if rows == most]
    if len(best) > 1 or (not named and most < _SHARE * total):
        return None, 0, total
    if not best and not own:
        return None, 0, total
    owner = best[0] if best else Group()
    for sight in own:
        owner.add(sight, "owner")
    return owner, most, total
