import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.reading.json_values import (
    Broken,
    Number,
    Placed,
    as_json,
    as_text,
    is_by_lines,
    texts_of,
    value_at,
    values_in,
)
from linkedin_export.reading.lines import ShortText

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(), JSON, max_size=3)


def values(text):
    found = list(values_in(text))
    assert not [one for one in found if isinstance(one, Broken)]
    return [one.value for one in found]


def broken(text):
    return [one for one in values_in(text) if isinstance(one, Broken)]


def test_objects_keep_keys_that_are_there_twice():
    assert values('{"Company Names": "a", "Company Names": "b"}') == [(("Company Names", "a"), ("Company Names", "b"))]


@pytest.mark.parametrize("spelt", ["1.10", "-0", "1e400", "9" * 5_000, "NaN", "-Infinity", "12345678901234567890"])
def test_numbers_keep_their_digits(spelt):
    (value,) = values(spelt)
    assert isinstance(value, Number)
    assert (as_text(value), as_json([value])) == (spelt, f"[{spelt}]")


@pytest.mark.parametrize("between", ["", "\n", " ", ",", "\n,\n", "\r\n\r\n"])
def test_values_stand_behind_one_another(between):
    assert values(f'{{"a": "1"}}{between}{{"b": "2"}}\n') == [(("a", "1"),), (("b", "2"),)]


def test_control_characters_stay_in_texts():
    assert values('{"a": "one\ttwo\nthree\0"}') == [(("a", "one\ttwo\nthree\0"),)]


def test_a_list_is_its_items():
    assert values('[{"a": "1"}, {"b": ["2"]}]') == [(("a", "1"),), (("b", ["2"]),)]
    assert values("[]") == values(" \n") == values("") == []


@given(st.lists(OBJECTS), st.sampled_from([None, 0, 2]))
def test_a_list_lines_and_documents_hold_the_same(pages, indent):
    texts = [json.dumps(page, indent=indent) for page in pages]
    assert values(json.dumps(pages, indent=indent)) == values("\n".join(texts)) == values("".join(texts))


@given(JSON)
def test_json_made_of_a_value_is_that_value(value):
    text = json.dumps(value, allow_nan=True)
    found = value_at(text, 0)
    assert value_at(as_json(found), 0) == found
    assert repr(json.loads(as_json(found))) == repr(value)


def test_what_was_found_is_found_again_in_its_place():
    text = '[{"a": "1"},\n {"b": "2"}]'
    found = list(values_in(text, 7))
    assert [(one.line, text[one.offset : one.end]) for one in found] == [(7, '{"a": "1"}'), (7, '{"b": "2"}')]
    assert [value_at(text, one.offset) for one in found] == [one.value for one in found]


def test_a_broken_value_costs_itself():
    found = list(values_in('{"a": "1"}\n{"b": \n{"c": "3"}\n', 4))
    assert found[0] == Placed(4, 0, 10, (("a", "1"),))
    assert found[1] == Broken(7, '{"b":', "Expecting ',' delimiter, column 1")
    assert found[2].value == (("c", "3"),)


def test_the_line_of_an_error_is_told():
    (one,) = broken('{\n "a": "1",\n "b": oops\n}\n')
    assert (one.line, one.why) == (3, "Expecting value, column 7")
    assert one.text == '{\n "a": "1",\n "b": oops\n}'


@pytest.mark.parametrize(
    ("text", "line"), [('[{"a": "1"},\n{"b": "2"}', 2), ('{"a": "1"}]\n', 1), ('[[{"a": "1"}]\n\n', 1)]
)
def test_a_list_without_an_end_is_told(text, line):
    assert [(one.line, one.why) for one in broken(text)] == [(line, "a list has no end, or no start")]


def test_a_broken_value_is_told_once():
    assert len(broken('[{"a": "1"},\n{"b": "2"')) == 1


def test_a_value_nested_too_deep_is_broken():
    (one,) = broken('\n{"a": ' + "[" * 100_000)
    assert (one.line, one.why) == (2, "nested too deep")


def test_a_cell_nested_too_deep_is_no_text():
    assert as_text(value_at("[" * 60 + "]" * 60, 0)) == "[" * 60 + "]" * 60
    with pytest.raises(RecursionError, match="more than 64 levels"):
        as_text(value_at("[" * 70 + "]" * 70, 0))


def test_broken_values_are_not_looked_for_without_end():
    """Each line starts a value that breaks at the end of the text: to try them all takes a time quadratic in it."""
    text = '{"a": [1,\n' * 100 + "2, " * 20_000
    (found,) = broken(text + '\n{"b": "2"}')
    assert found.text == text + '\n{"b": "2"}'


def test_many_values_may_break_at_once():
    found = list(values_in('{"a": oops}\n' * 100 + '{"b": "2"}\n{"c"'))
    assert [type(one) for one in found] == [Broken, Placed, Broken]
    assert [one.line for one in found] == [1, 1, 102]


def test_a_first_line_that_is_too_long_is_not_parsed():
    assert is_by_lines(ShortText("{" * 100), 99) is True


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("null", ""), ("true", "true"), ('"a\\nb"', "a\nb"), ('{"é":[null,1.50]}', '{"é": [null, 1.50]}'),
        ('"\\ud83d\\ude42"', "🙂"), ('"\\ud83d"', "\\ud83d"), ("{}", "{}"), ("[]", "[]"),
    ],
)  # fmt: skip
def test_values_as_texts_of_cells(value, text):
    assert as_text(value_at(value, 0)) == text
    assert type(as_text(value_at(value, 0))) is str


@pytest.mark.parametrize(
    ("text", "by_lines"),
    [
        ('{"a": 1}\n{"b": 2}\n', True), ('\n\n{"a": 1}', True), ("[{}]", True), ("[\n{}\n]", False),
        ('{"a": 1,\n"b": 2}', False), ("", False), ("oops\n{}\n", False), ('{"a": [\n{}\n]}', False),
    ],
)  # fmt: skip
def test_json_lines_are_told_by_the_first(text, by_lines):
    assert is_by_lines(ShortText(text), 100) is by_lines


def test_lines_are_read_one_by_one_and_documents_whole():
    text = ShortText("{}\n\n{}\n")
    assert list(texts_of(text, 3, by_lines=True)) == [(1, "{}\n"), (2, "\n"), (3, "{}\n")]
    assert list(texts_of(text, 7, by_lines=False)) == [(1, "{}\n\n{}\n")]
    assert list(texts_of(text, 6, by_lines=False)) == [(1, None)]
    assert list(texts_of(text, 2, by_lines=True)) == [(1, None), (2, "\n"), (3, None)]
