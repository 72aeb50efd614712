"""How an export writes who somebody is: links to profiles, names, and names joined with commas."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

Part: TypeAlias = tuple[str | None, str | None]
"""Somebody in a list: the name as written and the key of the profile, as far as each is known."""

_Step: TypeAlias = "tuple[str, str | None, _Step] | None"

_MEMBER_ID = re.compile(r"AC[a-z]A[\w-]{16,}", re.ASCII)
"""A member's id in place of a slug, ``ACoAAA...``: other than in slugs, case matters."""
_PROFILE_URN = re.compile(r"urn:li:(?:fsd_profile|fs_miniProfile):(.+)", re.ASCII)
_OLD_NUMBERS = re.compile(r"[0-9a-z]{1,3}", re.ASCII)
_LONGEST = 4
"""How many pieces at most a name with commas is taken to have."""

GONE = "linkedin member"
"""The name, folded, of whoever has no name any more: it is written for all of them."""


def profile_key(link: str) -> str | None:
    """What stays the same however a profile is linked to; None where the link names nobody, as a bare ``/in`` does.

    Scheme, host (``uk.linkedin.com``), query, language and slashes behind the slug are dropped, percent signs decoded
    and case folded: LinkedIn says that the case does not matter
    (https://www.linkedin.com/help/linkedin/answer/a542685), except in a member's id, ``ACoAA...``. The old
    ``/pub/ada-example/a7/576/b50`` is ``ada-example-b50576a7``, as LinkedIn redirects it; where the last two numbers
    have less than three digits, it is not known how, so that the link is kept for itself. A URN is its own key.
    """
    link = link.strip()
    urn = _PROFILE_URN.fullmatch(link)
    if urn or link.lower().startswith("urn:"):
        return urn[1] if urn else link.lower()
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if host != "linkedin.com" and not host.endswith(".linkedin.com"):
        return None
    path = [unquote(part) for part in parts.path.split("/") if part.strip()]
    match [part.lower() for part in path[:1]], path[1:]:
        case (["in"], []) | ([], _):
            return None
        case ["in"], [slug, *_]:
            return slug if _MEMBER_ID.fullmatch(slug) else _fold_slug(slug)
        case ["pub"], [name, first, second, third, *_] if len(second) == len(third) == 3 and all(
            map(_OLD_NUMBERS.fullmatch, (first.lower(), second.lower(), third.lower()))
        ):
            return _fold_slug(f"{name}-{third}{second}{first}")
    return _fold_slug("/".join(path)) + (f"?{parts.query}" if parts.query else "")


def _fold_slug(slug: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", slug).casefold())


def fold_name(name: str | None) -> str:
    """A name with case, white space and compatible characters folded; empty for no name, and for `GONE`.

    Accents, titles and emoji stay: two people may differ in no more than that.
    """
    folded = " ".join(unicodedata.normalize("NFKC", name or "").casefold().split())
    return "" if folded == GONE else folded


def agree(one: str, other: str) -> bool:
    """Whether one of two folded names has all the words of the other."""
    first, second = set(one.replace(",", " ").split()), set(other.replace(",", " ").split())
    return first <= second or second <= first


def split_names(
    text: str | None, keys: Sequence[str], names_of: Mapping[str, Collection[str]], known: Collection[str]
) -> list[Part] | None:
    """The people of a list of names joined with commas, where it is certain; None where it is not.

    ``keys`` are those of the profiles, in order, none for those who left. ``names_of`` are the folded names that each
    key has elsewhere, ``known`` all folded names. Names hold commas too: LinkedIn joins without a space, so that a
    comma and a space stand inside a name; there are never more links than names.
    """
    if not text:
        return [(None, key) for key in keys]
    pieces = text.split(",")
    glued = list(_glued(pieces))
    if len(glued) == len(keys):
        alike: list[Part] = list(zip(glued, keys, strict=True))
        return alike if _fits(alike, names_of) else _by_names(pieces, keys, names_of, known)
    present = [piece for piece in glued if fold_name(piece)]
    if keys and len(present) == len(keys):
        waiting = iter(keys)
        mixed: list[Part] = [(piece, next(waiting) if fold_name(piece) else None) for piece in glued]
        return mixed if _fits(mixed, names_of) else _by_names(pieces, keys, names_of, known)
    if not keys and len(glued) == 1:
        return [(text, None)]
    return _by_names(pieces, keys, names_of, known)


def _glued(pieces: Sequence[str]) -> Iterator[str]:
    """Pieces, each with the ones behind it that begin with a space."""
    current = pieces[0]
    for piece in pieces[1:]:
        if piece.startswith(" "):
            current += f",{piece}"
        else:
            yield current
            current = piece
    yield current


def _fits(parts: Sequence[Part], names_of: Mapping[str, Collection[str]]) -> bool:
    """Whether nobody bears a name that another of them is known by."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for _, key in parts:
        for name in names_of.get(key or "", ()):
            bearers[name].add(key or "")
    known = ((bearers.get(fold_name(name)), key) for name, key in parts if key)
    return all(not keys or key in keys for keys, key in known)


def _by_names(
    pieces: Sequence[str], keys: Sequence[str], names_of: Mapping[str, Collection[str]], known: Collection[str]
) -> list[Part] | None:
    """The one way in which all names are known ones, each of its key where there are keys, and all keys are used.

    Those without a key may be anybody who left, and anybody known where no key is given.
    """
    # By piece and by how many keys are used: in how many ways that is reached, and the last step of one of them.
    ways: list[dict[int, tuple[int, _Step]]] = [{} for _ in range(len(pieces) + 1)]
    ways[0][0] = (1, None)
    for start, reached in enumerate(ways[:-1]):
        for end in range(start + 1, min(start + _LONGEST, len(pieces)) + 1) if reached else ():
            name = ",".join(pieces[start:end])
            folded = fold_name(name)
            without = not folded or (not keys and folded in known)
            for used, (count, step) in reached.items():
                if without:
                    more, _ = ways[end].get(used, (0, None))
                    ways[end][used] = (min(2, count + more), (name, None, step))
                if used < len(keys) and folded in names_of.get(keys[used], ()):
                    more, _ = ways[end].get(used + 1, (0, None))
                    ways[end][used + 1] = (min(2, count + more), (name, keys[used], step))
    count, step = ways[-1].get(len(keys), (0, None))
    if count != 1:
        return None
    found: list[Part] = []
    while step is not None:
        name, key, step = step
        found.append((name, key))
    return found[::-1]
