import pytest

from linkedin_export.shown import aligned, cut, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Grüße 例 🌱", "Grüße 例 🌱"),
        ("a\nb\t\x00\x1b\x7f\x9b", "a\\nb\\t\\x00\\x1b\\x7f\\x9b"),
        ("a\u2028b", "a\\u2028b"),
    ],
)
def test_a_text_is_shown_on_one_line(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("longest", "shown"), [(10, "abcdefghij"), (9, "abcd…ghij"), (8, "abcd…hij"), (2, "a…"), (1, "…")]
)
def test_a_text_that_is_too_long_keeps_its_ends(longest, shown):
    assert cut("abcdefghij", longest) == shown


def test_a_table_is_aligned():
    assert aligned([("a", "n"), ("bcd", "1"), ("e", "22")], numbers=("n",)) == [
        "a     n", "---  --", "bcd   1", "e    22",
    ]  # fmt: skip
    assert aligned([("a", "n")]) == ["a  n", "-  -"]


def test_the_rule_under_a_wide_heading_ends_early():
    assert aligned([("what",), ("x" * 100,)])[1] == "-" * 48
