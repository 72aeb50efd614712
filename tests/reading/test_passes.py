"""Passes over a text that are made of others."""

import pytest

from linkedin_export.reading.lines import Changed, Rest, ShortText, line_numbers

TEXT = "a\r\nb\rc\n\nd"


@pytest.mark.parametrize("skip", range(7))
def test_the_rest_of_a_text_is_its_last_lines(skip):
    rest = ["a\r\n", "b\r", "c\n", "\n", "d"][skip:]
    assert list(Rest(ShortText(TEXT), skip)) == rest
    assert "".join(Rest(ShortText(TEXT), skip).blocks()) == "".join(rest)


def test_each_line_is_changed():
    for made in (Changed(ShortText(TEXT), str.upper), Rest(Changed(ShortText(TEXT), str.upper), 0)):
        made.allow()
        assert "".join(made) == "".join(made.blocks()) == TEXT.upper()


def test_positions_in_a_text_have_line_numbers():
    assert line_numbers(ShortText(TEXT), range(len(TEXT))) == [1, 1, 2, 2, 2, 3, 3, 4, 5][: len(TEXT)]
    assert line_numbers(ShortText("a\n"), [2]) == [2]
    assert line_numbers(ShortText(""), []) == []
