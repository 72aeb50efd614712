"""Words that stand for words: of the same shape, and the same for the same.

The key that decides which is drawn anew for each archive and kept nowhere. Letters stand for letters of the same case,
script and size, digits for digits; all between words stays.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Set
from functools import lru_cache
from hashlib import shake_256
from string import ascii_lowercase, ascii_uppercase, digits
from typing import TypeAlias

from attrs import Factory, evolve, field, frozen

from linkedin_export.redaction.vocabulary import PATH_WORDS, URN_WORDS

Keep: TypeAlias = Callable[[str], object]
"""Tells of a word in lower case whether it is kept."""
NOTHING: Keep = frozenset[str]().__contains__

_TRIES = 256
"""How often another word is drawn in place of one that is taken, until no shorter one is left."""
_SHORT = 12
"""Letters of the longest words that could be drawn twice."""

# UTF-8 read as Windows-1252: a first byte, and as many behind it as it asks for.
_BEHIND = f"[{''.join(bytes((byte,)).decode('cp1252', 'ignore') or chr(byte) for byte in range(0x80, 0xC0))}]"
MOJIBAKE = f"(?:[Â-ß]{_BEHIND}|[à-ï]{_BEHIND}{{2}}|[ð-ô]{_BEHIND}{{3}})"

_COLON = "(?::|%3A)"


def _pieces(never: str, letter: str) -> re.Pattern[str]:
    """What a text is made of: parts that are kept, links of LinkedIn, and words of letters."""
    return re.compile(
        r"(?P<kept>https?://(?:www\.)?|\Awww\."
        rf"|urn{_COLON}li{_COLON}(?:(?:{'|'.join(URN_WORDS)}){_COLON})?"
        rf"|&(?:amp|lt|gt|quot|apos|nbsp);|{never})"
        r"|(?:(?:www|media|static)\.)?(?:linkedin\.com|licdn\.com|lnkd\.in)(?![^\W_])(?P<path>/[^\s\"'<>,;|\])}]*)?"
        rf"|(?P<word>{letter}+)"
    )


_PIECE = _pieces(MOJIBAKE, f"(?:(?!{MOJIBAKE})[^\\W_])")
_ASCII_PIECE = _pieces("(?!)", "[A-Za-z0-9]")
_SEGMENT = re.compile(r"[^/?#&=]+")


@frozen(kw_only=True)
class Replacer:
    """Puts words in the place of words, those of ``reserved`` excepted, which stand for nothing but themselves.

    ``encoding``: letters stand for letters that are as long in it; None for those of Unicode.
    """

    reserved: Set[str]
    encoding: str | None = None
    _key: bytes = field(factory=lambda: secrets.token_bytes(32), repr=False)
    _known: dict[tuple[str, str | None, int], str] = Factory(dict)
    _taken: set[tuple[str, int]] = Factory(set)

    def within(self, encoding: str) -> Replacer:
        """The same, for a text of that encoding."""
        return evolve(self, encoding=None if encoding.startswith("utf-") else encoding)

    def draw(self, label: str, count: int) -> list[int]:
        """Numbers that nobody can tell without the key; always the same for the same label."""
        data = shake_256(self._key + label.encode("utf-8", "surrogatepass")).digest(4 * count)
        return [int.from_bytes(data[start : start + 4]) for start in range(0, 4 * count, 4)]

    def text(self, text: str, keep: Keep = NOTHING, salt: int = 0) -> str:
        """A text with other words; of links the parts that are LinkedIn's stay. Another ``salt`` gives other words."""

        def segment(found: re.Match[str]) -> str:
            return found[0] if found[0].lower() in PATH_WORDS else self.text(found[0], keep, salt)

        def piece(found: re.Match[str]) -> str:
            if found["word"]:
                return found[0] if keep(found[0].lower()) else self.word(found[0], salt)
            if found["path"]:
                return found[0][: -len(found["path"])] + _SEGMENT.sub(segment, found["path"])
            return found[0]

        return (_ASCII_PIECE if text.isascii() else _PIECE).sub(piece, text)

    def word(self, word: str, salt: int = 0) -> str:
        """The word that stands for a word."""
        encoding = None if word.isascii() else self.encoding
        key = (word, encoding, salt)
        known = self._known.get(key)
        if known is not None:
            return known
        lower = word.lower()
        if len(lower) != len(word):
            lower = word
        if lower == word:
            hidden = self._new(word, encoding, salt)
        else:
            hidden = "".join(map(_cased, word, lower, self.word(lower, salt), [encoding] * len(word)))
        if len(word) <= _SHORT:
            self._known[key] = hidden
            self._taken.add((hidden, salt))
        return hidden

    def _new(self, word: str, encoding: str | None, salt: int) -> str:
        alphabets = [_alphabet(word, position, encoding) for position in range(len(word))]
        drawn = word
        for attempt in range(_TRIES):
            numbers = self.draw(f"{salt} {attempt} {word}", len(word))
            drawn = "".join(
                alphabet[number % len(alphabet)] for alphabet, number in zip(alphabets, numbers, strict=True)
            )
            if drawn != word and drawn.lower() not in self.reserved and (drawn, salt) not in self._taken:
                break
        return drawn


def _alphabet(word: str, position: int, encoding: str | None) -> str:
    """What can stand in the place of a character; a zero before other digits is one that counts."""
    character = word[position]
    if character in digits and not (position and word[position - 1] in digits):
        return "0" if character == "0" else digits[1:]
    return _like(character, encoding)


@lru_cache(maxsize=4096)
def _like(character: str, encoding: str | None) -> str:
    """The characters of the same case, script and size."""
    for alphabet in (ascii_lowercase, ascii_uppercase, digits):
        if character in alphabet:
            return alphabet
    if character in _GARBLED:
        return character
    first = ord(character) & ~0x7F
    return "".join(
        one
        for one in map(chr, range(first, first + 0x80))
        if one not in _GARBLED
        and unicodedata.category(one) == unicodedata.category(character)
        and _part_in_mojibake(one) == _part_in_mojibake(character)
        and (encoding is None or len(one.encode(encoding, "ignore")) == len(character.encode(encoding, "ignore")))
    )


_GARBLED = "ÃÂâðŸ"
"""Letters by which text that was decoded wrongly is known; they stay, and no other becomes one of them."""


def _part_in_mojibake(character: str) -> int:
    """How many bytes a character would ask for if it were UTF-8 read as Windows-1252, 1 if it is one of those."""
    byte = int.from_bytes(character.encode("cp1252", "ignore"))
    return sum(byte >= limit for limit in (0x80, 0xC2, 0xE0, 0xF0)) if byte < 0xF5 else 0


def _cased(character: str, lower: str, drawn: str, encoding: str | None) -> str:
    """What was drawn for a lower-case character, in the case of the character."""
    if character == lower:
        return drawn
    alphabet, upper = _like(character, encoding), drawn.upper()
    return upper if upper in alphabet else alphabet[ord(drawn) % len(alphabet)]
