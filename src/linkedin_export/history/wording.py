"""How an export writes who somebody is: links to profiles, names, and names joined with commas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

Part: TypeAlias = tuple[str | None, str | None]
"""Somebody in a list: the name as written and the key of the profile, as far as each is known."""

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
    own = {key: names_of.get(key, ()) for _, key in parts if key}
    for name, key in parts:
        folded = fold_name(name)
        others = any(folded in names for other, names in own.items() if other != key)
        if key and folded and others and folded not in own[key]:
            return False
    return True


def _by_names(
    pieces: Sequence[str], keys: Sequence[str], names_of: Mapping[str, Collection[str]], known: Collection[str]
) -> list[Part] | None:
    """The one way in which all names are known ones, each of its key where there are keys, and all keys are used.

    Those without a key may be anybody who left, and anybody known where no key is given.
    """
    ways: dict[tuple[int, int], tuple[int, list[Part]]] = {(len(pieces), len(keys)): (1, [])}
    for start in range(len(pieces) - 1, -1, -1):
        for used in range(len(keys), -1, -1):
            count, way = 0, list[Part]()
            for end in range(start + 1, min(start + _LONGEST, len(pieces)) + 1):
                name = ",".join(pieces[start:end])
                folded = fold_name(name)
                options: list[tuple[int, str | None]] = (
                    [(used, None)] if (folded in known and not keys) or not folded else []
                )
                if used < len(keys) and folded in names_of.get(keys[used], ()):
                    options.append((used + 1, keys[used]))
                for after, key in options:
                    more, rest = ways.get((end, after), (0, []))
                    if more:
                        count, way = min(2, count + more), [(name, key), *rest]
            if count:
                ways[start, used] = (count, way)
    count, way = ways.get((0, 0), (0, []))
    return way if count == 1 else None
