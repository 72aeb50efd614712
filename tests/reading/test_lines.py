"""Passes over the lines of a text: blocks that end with a line, the first lines left out, lines changed."""

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkedin_export.reading import lines as reading_lines
from linkedin_export.reading.decoding import Encoding
from linkedin_export.reading.lines import Changed, Lines, LongRowsError, Rest, ShortText, line_numbers, split_lines

any_text = st.text('ab,"\r\n\u2028\x85\x0b\x0c\x1cé')
blocks = st.integers(1, 9)


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr(reading_lines, "BLOCK", 4)


def cut(text, block):
    """A pass over a text that is read in blocks of so many bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_lines, "BLOCK", block)
        lines = Lines(lambda: io.BytesIO(text.encode()), Encoding("utf-8"))
        return list(lines.blocks())


class Pieces:
    """A pass over a text that comes in the blocks it is given in."""

    def __init__(self, pieces):
        self.pieces = pieces
        self.allowed = 0

    def __iter__(self):
        return iter(split_lines("".join(self.pieces)))

    def blocks(self):
        return iter(self.pieces)

    def allow(self):
        self.allowed += 1


@settings(deadline=None)
@given(any_text, blocks)
@example("a\r\nb\r\nc", 2)
@example("a\r", 2)
def test_blocks_are_the_text_and_end_with_lines(text, block):
    pieces = cut(text, block)
    assert "".join(pieces) == text
    assert all(pieces)
    assert [line for piece in pieces for line in split_lines(piece)] == list(io.StringIO(text, newline=""))


@given(any_text)
def test_lines_break_as_they_do_for_csv_reader(text):
    assert split_lines(text) == list(ShortText(text)) == list(io.StringIO(text, newline=""))


def test_a_short_text_is_one_block_and_no_text_is_none():
    assert list(ShortText("a\nb").blocks()) == ["a\nb"]
    assert list(ShortText("").blocks()) == []


@settings(deadline=None)
@given(any_text, st.integers(0, 5), blocks)
@example("a\nb\nc\n", 2, 4)
@example("a\nb\nc\n", 9, 2)
def test_the_rest_of_a_text_lacks_its_first_lines(text, skip, block):
    rest = Rest(Pieces(cut(text, block)), skip)
    expected = split_lines(text)[skip:]
    assert list(rest) == expected
    pieces = list(rest.blocks())
    assert all(pieces)
    assert [line for piece in pieces for line in split_lines(piece)] == expected


def test_changed_lines_are_their_own_blocks():
    changed = Changed(Pieces(["a\nb\n", "c"]), str.upper)
    assert list(changed) == list(changed.blocks()) == ["A\n", "B\n", "C"]


def test_what_is_made_of_a_pass_begins_its_steps():
    origin = Pieces(["a\n"])
    Rest(origin, 1).allow()
    Changed(origin, str.upper).allow()
    assert origin.allowed == 2


@pytest.mark.usefixtures("small_blocks")
def test_a_step_takes_no_more_than_it_may(monkeypatch):
    monkeypatch.setattr(reading_lines, "STEP", 8)
    lines = Lines(lambda: io.BytesIO(b"abc\n" * 6), Encoding("utf-8"))
    lines.allow()
    found = lines.blocks()
    assert [next(found) for _ in range(3)] == ["abc\n"] * 3
    with pytest.raises(LongRowsError):
        next(found)


@pytest.mark.usefixtures("small_blocks")
def test_steps_that_begin_anew_take_any_text(monkeypatch):
    monkeypatch.setattr(reading_lines, "STEP", 8)
    lines = Lines(lambda: io.BytesIO(b"abc\n" * 60), Encoding("utf-8"))
    lines.allow()
    read = 0
    for block in lines.blocks():
        read += len(block)
        lines.allow()
    assert read == 240


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("DyÃ©ing", 2),
        ("â, ð, Â and Ã; Ã\u00c0, Â\u009f, âŸ, ð€; Ã", None),
        ("ð, Ã, â: ðŸ", 9),
        ("Ã Ã Â\u00a0 Ã\u00bf", 4),
        ("â€™ Ã©", 0),
        ("Ã© â€™", 0),
        ("Wéaving", None),
        ("Ã", None),
    ],
)
def test_the_first_text_that_was_decoded_wrongly_is_found(text, position):
    lines = Lines(lambda: io.BytesIO(text.encode()), Encoding("utf-8"))
    assert ("".join(lines.blocks()), lines.garbled) == (text, position)


@settings(deadline=None)
@given(any_text, blocks, st.lists(st.integers(0, 30)))
def test_positions_are_on_the_lines_that_an_editor_shows(text, block, positions):
    inside = sorted(position for position in positions if position <= len(text))
    whole = [p for p in inside if not text[:p].endswith("\r") or text[p : p + 1] != "\n"]
    expected = [len(split_lines(text[:position] + "x")) for position in whole]
    assert line_numbers(Pieces(cut(text, block)), whole) == expected
