"""Words that stand for words."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.redaction.words import MOJIBAKE, Replacer

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def replacer(*reserved, encoding="utf-8", key=b"key"):
    return Replacer(reserved=frozenset(reserved), key=key).within(encoding)


texts = st.text(
    st.sampled_from("aAzZ019éÉßœŠàÀÃ©ñДж中𝔄ªⅣ٣ .,:/@%_-&#\n\"'") | st.characters(codec="utf-8"), max_size=30
)


def shape(text):
    return [unicodedata.category(one) if one.isalnum() else one for one in text]


@given(texts)
def test_a_text_keeps_its_shape_and_size(text):
    hidden = replacer().text(text)

    assert shape(hidden) == shape(text)
    assert [len(one.encode()) for one in hidden] == [len(one.encode()) for one in text]


@given(st.text("aé中Ж", min_size=2))
def test_a_word_is_never_itself(word):
    assert replacer().text(word) != word


def test_the_same_word_is_the_same_whatever_its_case_and_the_key_decides_which():
    words = replacer()
    hidden = words.text("Ada ada ADA aDa Ädä ÄDÄ")
    first, second, third, fourth, fifth, sixth = hidden.split(" ")

    assert (second.title(), second.upper(), second) == (first, third, fourth.lower())
    assert fifth.upper() == sixth
    assert hidden == replacer().text("Ada ada ADA aDa Ädä ÄDÄ")
    assert hidden != replacer(key=b"another").text("Ada ada ADA aDa Ädä ÄDÄ")
    assert Replacer(reserved=frozenset()).text("Ada" * 9) != Replacer(reserved=frozenset()).text("Ada" * 9)
    assert words.text("Ada", salt=1) != first


def test_two_words_become_two_words():
    words = replacer()
    pairs = [one + other for one in ALPHABET for other in ALPHABET[:10]]
    assert len({words.word(pair) for pair in pairs}) == len(pairs)


def test_where_no_word_is_left_one_is_taken_twice():
    words = replacer()
    assert {words.word(digit) for digit in "123456789"} <= set("123456789")
    assert words.word("0") == "0"


def test_no_word_becomes_one_that_is_reserved():
    but_one = replacer(*ALPHABET[1:])
    assert {but_one.word(one) for one in "bcd"} == {"a", but_one.word("c"), but_one.word("d")}
    assert replacer(*(one + other for one in ALPHABET for other in ALPHABET if other != "q")).word("ab")[1] == "q"


def test_zeros_and_digits_stay_where_a_number_reads_by_them():
    hidden = replacer().text("100 007 12.50 a05")
    assert re.fullmatch(r"[1-9]\d\d 0\d\d [1-9]\d\.[1-9]\d [a-z]0\d", hidden)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("https://www.linkedin.com/in/ada-example-1", r"https://www\.linkedin\.com/in/[a-z]{3}-[a-z]{7}-[1-9]"),
        ("linkedin.com/pulse/ada?ada=jobs", r"linkedin\.com/pulse/(?!ada)[a-z]{3}\?(?!ada)[a-z]{3}=jobs"),
        ("https://media.licdn.com/dms/ada", r"https://media\.licdn\.com/dms/(?!ada)[a-z]{3}"),
        ("de.linkedin.com", r"(?!de)[a-z]{2}\.linkedin\.com"),
        ("see lnkd.in/eXample, in", r"(?!see)[a-z]{3} lnkd\.in/[a-z][A-Z][a-z]{5}, (?!in)[a-z]{2}"),
        ("http://ada.example.com/in/jobs", r"http://(?!ada)[a-z]{3}\.(?!example)[a-z]{7}\.(?!com)[a-z]{3}/(?!in)..*"),
        ("linkedin.community", r"(?!linkedin)[a-z]{8}\.[a-z]{9}"),
        ("www.example.com", r"www\.(?!example)[a-z]{7}\.(?!com)[a-z]{3}"),
        ("urn:li:member:12", r"urn:li:member:[1-9]\d"),
        ("/feed/urn%3Ali%3Ashare%3A12", r"/(?!feed)[a-z]{4}/urn%3Ali%3Ashare%3A[1-9]\d"),
        ("urn:li:ada:12", r"urn:li:(?!ada)[a-z]{3}:[1-9]\d"),
        ("Ada &amp; Bo&nbsp;", r"[A-Z][a-z]{2} &amp; [A-Z][a-z]&nbsp;"),
    ],
)
def test_of_links_linkedins_own_parts_stay(text, pattern):
    assert re.fullmatch(pattern, replacer().text(text))


def test_a_word_that_is_longer_in_lower_case_keeps_its_length():
    assert re.fullmatch(r"[^\Wİ][A-Z]{2}", replacer().word("İST"))


def test_words_that_are_kept_stay():
    assert replacer().text("Created on 2021", {"created", "on"}.__contains__).startswith("Created on ")


@given(st.text(st.sampled_from("aéÃ©Â â€™”ÜÜÎŸœðŸ™‚£")))
def test_text_that_was_decoded_wrongly_stays_so_and_none_is_made(text):
    found = [(match.start(), match[0]) for match in re.finditer(MOJIBAKE, text)]
    hidden = replacer().text(text)

    assert [(match.start(), match[0]) for match in re.finditer(MOJIBAKE, hidden)] == found


@given(st.text("aéÉßœŠŽ"))
def test_in_another_encoding_letters_are_such_as_it_has(text):
    assert len(replacer(encoding="cp1252").text(text).encode("cp1252")) == len(text)
