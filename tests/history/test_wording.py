"""Links to profiles, names, and lists of names."""

import pytest

from linkedin_export.history.wording import agree, fold_name, profile_key, split_names

SLUG = "ada-example"
ID = "ACoAAB1cDEfgHIjkLMnoPQrsTUvwxYZ0123456789"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/in/ada-example",
        "http://www.linkedin.com/in/ada-example/",
        "https://linkedin.com/in/ada-example",
        "www.linkedin.com/in/ada-example",
        "linkedin.com/in/Ada-Example",
        "https://uk.linkedin.com/in/ada-example",
        "https://de.linkedin.com/in/ada-example/de",
        "https://www.linkedin.com/in/ada-example?trk=people",
        "https://www.linkedin.com/in/ada-example/#top",
        "HTTPS://WWW.LINKEDIN.COM/IN/ADA-EXAMPLE",
        "https://www.linkedin.com//in//ada-example",
        "https://www.linkedin.com/in/%61da-example ",
    ],
)
def test_spellings_of_one_profile_have_one_key(link):
    assert profile_key(link) == SLUG


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("https://www.linkedin.com/in/jos%C3%A9-modelo", "josé-modelo"),
        ("https://www.linkedin.com/in/JOSÉ-modelo", "josé-modelo"),
        ("https://www.linkedin.com/in/jose%CC%81-modelo", "josé-modelo"),
        ("https://www.linkedin.com/in/max%F0%9F%8C%B1", "max🌱"),
        (f"https://www.linkedin.com/in/{ID}", ID),
        (f"urn:li:fsd_profile:{ID}", ID),
        (f"urn:li:fs_miniProfile:{ID}", ID),
        ("urn:li:member:1234", "urn:li:member:1234"),
        ("URN:li:member:1234", "urn:li:member:1234"),
        ("https://sy.linkedin.com/pub/ada-example/a7/576/b50?trk=x", "ada-example-b50576a7"),
        ("https://www.linkedin.com/in/ada-example-b50576a7", "ada-example-b50576a7"),
        ("https://www.linkedin.com/pub/ada-example/a7/57/b50", "pub/ada-example/a7/57/b50"),
        ("https://www.linkedin.com/pub/ada-example/a7/576/b-0", "pub/ada-example/a7/576/b-0"),
        ("https://www.linkedin.com/pub/ada-example", "pub/ada-example"),
        ("https://www.linkedin.com/company/example", "company/example"),
        ("https://www.linkedin.com/profile/view?id=12", "profile/view?id=12"),
    ],
)
def test_what_a_key_keeps(link, key):
    assert profile_key(link) == key


def test_the_case_of_a_members_id_matters():
    assert profile_key(f"https://www.linkedin.com/in/{ID.swapcase()}") != ID
    assert profile_key(f"https://www.linkedin.com/in/{ID[:-1]}x") != profile_key(
        f"https://www.linkedin.com/in/{ID[:-1]}y"
    )
    assert profile_key("https://www.linkedin.com/in/ACoAA") == "acoaa"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/in",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/",
        "https://www.linkedin.com",
        "https://example.com/in/ada-example",
        "https://notlinkedin.com/in/ada-example",
        "https://linkedin.com.example.com/in/ada-example",
        "https://[::1/in/ada-example",
        "ada-example",
        "",
    ],
)
def test_what_names_nobody_has_no_key(link):
    assert profile_key(link) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Example", " ADA  example\u00a0", True),
        ("Ada Example", "Ada Ｅxample", True),
        ("José", "Jose\u0301", True),
        ("José", "Jose", False),
        ("Ada Example", "Ada Example, PhD", False),
        ("Ada Example", "Ada Example 🌱", False),
    ],
)
def test_names_are_folded_but_not_much(one, other, same):
    assert (fold_name(one) == fold_name(other)) is same


def test_who_left_has_no_name():
    assert [fold_name(name) for name in (None, "", " ", "LinkedIn Member", "linkedin  member")] == [""] * 5


@pytest.mark.parametrize(
    ("one", "other", "whether"),
    [
        ("ada example", "ada example, phd", True),
        ("ada b. example", "ada example", True),
        ("ada", "ada example", True),
        ("ada example", "max example", False),
        ("ada example", "ada muster", False),
    ],
)
def test_names_agree_where_one_has_all_words_of_the_other(one, other, whether):
    assert agree(one, other) is agree(other, one) is whether


NAMES = {
    "a": {"ada example, phd"},
    "b": {"bo muster"},
    "c": {"mia probe,mba"},
    "m": {"max sample"},
    "two": {"x", "x,y"},
    "three": {"y,z", "z"},
}
KNOWN = {name for names in NAMES.values() for name in names}


@pytest.mark.parametrize(
    ("text", "keys", "found"),
    [
        # As many names as links.
        ("Ada Example, PhD", "a", [("Ada Example, PhD", "a")]),
        ("Ada Example, PhD,Bo Muster", "ab", [("Ada Example, PhD", "a"), ("Bo Muster", "b")]),
        ("Nobody Known,Anybody Else, MD", "ux", [("Nobody Known", "u"), ("Anybody Else, MD", "x")]),
        # Some left.
        ("LinkedIn Member,Bo Muster", "b", [("LinkedIn Member", None), ("Bo Muster", "b")]),
        ("New One,LinkedIn Member,Bo Muster", "ub", [("New One", "u"), ("LinkedIn Member", None), ("Bo Muster", "b")]),
        # Known names hold commas without a space.
        ("Mia Probe,MBA", "c", [("Mia Probe,MBA", "c")]),
        ("Mia Probe,MBA,Bo Muster", "cb", [("Mia Probe,MBA", "c"), ("Bo Muster", "b")]),
        ("LinkedIn Member,Mia Probe,MBA", "c", [("LinkedIn Member", None), ("Mia Probe,MBA", "c")]),
        # The links are of others than the text says.
        ("Bo Muster,Max Sample", "mb", None),
        ("LinkedIn Member,Bo Muster,Max Sample", "mb", None),
        # Nobody knows where the names end.
        ("Some Body,Any Body", "u", None),
        ("Mia Probe,MBA,New One", "cu", None),
        # Without links.
        ("Any Body", "", [("Any Body", None)]),
        ("Any Body, MD", "", [("Any Body, MD", None)]),
        ("Bo Muster,Max Sample", "", [("Bo Muster", None), ("Max Sample", None)]),
        ("Bo Muster,LinkedIn Member", "", [("Bo Muster", None), ("LinkedIn Member", None)]),
        ("Mia Probe,MBA", "", [("Mia Probe,MBA", None)]),
        ("Bo Muster,Any Body", "", None),
        # Two ways to take it apart, both of known names.
        ("X,Y,Z", "", None),
        # Links alone.
        (None, "ab", [(None, "a"), (None, "b")]),
        (None, "", []),
    ],
)
def test_lists_of_names_are_taken_apart_where_it_is_certain(text, keys, found):
    assert split_names(text, tuple(keys), NAMES, KNOWN) == found


def test_a_long_list_is_taken_apart_in_reasonable_time():
    names = [f"Person {number}, PhD,MBA" for number in range(300)]
    known = {name.casefold() for name in names}

    found = split_names(",".join(names), (), {}, known)
    keyed = split_names(
        ",".join(names), [str(n) for n in range(300)], {str(n): {names[n].casefold()} for n in range(300)}, known
    )

    assert found == [(name, None) for name in names]
    fitting = split_names(",".join(f"Person {n}, PhD" for n in range(9_000)), [str(n) for n in range(9_000)], {}, set())

    assert len(fitting or ()) == 9_000
    assert keyed == [(name, str(number)) for number, name in enumerate(names)]
