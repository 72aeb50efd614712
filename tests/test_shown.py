import pytest

from linkedin_export.shown import aligned, cut, listed, on_one_line, printable, width, wrapped


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


def test_the_rule_under_a_last_wide_heading_ends_early():
    assert aligned([("what",), ("x" * 100,)])[1] == "-" * 48


def test_the_rule_is_as_wide_as_the_columns_that_others_follow():
    assert aligned([("what", "n"), ("x" * 60, "1")])[1] == "-" * 60 + "  -"


@pytest.mark.parametrize(
    ("most", "shown"),
    [(30, ["Gone: messages 12, shares 3"]), (24, ["Gone: messages 12,", "  shares 3"])],
)
def test_lines_are_not_broken_inside_an_item(most, shown):
    assert wrapped(f"Gone: {listed(['messages 12', 'shares 3'])}", most) == shown


def test_what_is_listed_can_be_shown_without_lines():
    assert on_one_line(f"Gone: {listed(['messages 12', 'shares 3'])}") == "Gone: messages 12, shares 3"


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("Ada", 3), ("例🌱", 4), ("é", 1), ("e\u0301", 1)])
def test_a_text_takes_columns_of_a_terminal(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(("longest", "shown"), [(8, "例例例例"), (7, "例…例"), (5, "例…例"), (4, "例…"), (3, "…")])
def test_wide_letters_are_cut_to_columns(longest, shown):
    assert cut("例例例例", longest) == shown


def test_a_table_with_wide_letters_is_aligned():
    assert aligned([("a", "n"), ("例例", "1"), ("e", "22")], numbers=("n",))[2:] == ["例例   1", "e     22"]


def test_a_table_is_narrowed_at_its_widest_columns():
    lines = aligned([("n", "what", "name"), ("123456789", "x" * 40, "y" * 20)], numbers=("n",), most=40)

    assert lines[2] == "123456789  xxxxxx…xxxxxx  yyyyyyy…yyyyyy"
    assert {len(line) <= 40 for line in lines} == {True}


def test_no_column_is_narrowed_to_nothing():
    assert aligned([("what", "name"), ("x" * 40, "yyyy")], most=6)[2] == "xxxx…xxx  yyyy"
