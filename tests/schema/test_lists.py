import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from linkedin_export.schema import lists
from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.values import Answer, Kind, Labelled, Many

MANY = {name: kind for name, kind in vars(lists).items() if isinstance(kind, Many)}
ALL = {name: kind for name, kind in vars(lists).items() if isinstance(kind, Kind)}


@pytest.mark.parametrize(
    ("kind", "cell", "items"),
    [
        (lists.commas, "a", ("a",)),
        (
            lists.commas,
            "https://example.com/a,https://example.com/b",
            ("https://example.com/a", "https://example.com/b"),
        ),
        (lists.commas, "a, b,,c ", ("a", " b", "", "c ")),
        (lists.spaced_commas, "ada@example.com, grace@example.com", ("ada@example.com", "grace@example.com")),
        (lists.spaced_commas, r"a\, b", ("a", "b")),
        (lists.spaced_commas, "a,b", ("a,b",)),
        (lists.spaced_commas, " a ,  b", ("a", "b")),
        (lists.backslashed_commas, r"a\, b", ("a", "b")),
        (lists.backslashed_commas, "a, b", ("a", "b")),
        (lists.backslashed_commas, r"a\b\, c\,d", ("a\\b", r"c\,d")),
        (lists.semicolons, "Mobile; Android", ("Mobile", "Android")),
        (lists.semicolons, "a;b ; c", ("a;b", "c")),
        (lists.semicolons, "200; 500; ", ("200", "500", "")),
        (lists.pipes, "Full-time | Contract", ("Full-time", "Contract")),
        (lists.pipes, "a|b |c", ("a|b |c",)),
        (lists.pipes, "[Springfield, Sampleland], [Exampleton]", ("Springfield, Sampleland", "Exampleton")),
        (lists.pipes, "[a]", ("a",)),
        (lists.pipes, "[]", ()),
        (lists.pipes, "[a] | [b]", ("[a]", "[b]")),
        (lists.pipes, "[a", ("[a",)),
        (lists.bracketed, "[ada_example]", ("ada_example",)),
        (lists.bracketed, " [a, b,c] ", ("a", "b", "c")),
        (lists.bracketed, "[]", ()),
        (lists.bracketed, "[ ]", ()),
        (lists.bracketed, "[[a]]", ("[a]",)),
        (
            lists.labelled,
            "[PERSONAL:http://example.com,BLOG:example.org]",
            (Labelled("PERSONAL", "http://example.com"), Labelled("BLOG", "example.org")),
        ),
        (
            lists.labelled,
            "[OTHER:example.com/a,b, SKYPE:ada]",
            (Labelled("OTHER", "example.com/a,b"), Labelled("SKYPE", "ada")),
        ),
        (lists.labelled, "[PERSONAL:]", (Labelled("PERSONAL", ""),)),
        (lists.labelled, "[http://example.com]", (Labelled("", "http://example.com"),)),
        (lists.labelled, "[ada]", (Labelled("", "ada"),)),
        (lists.labelled, "[,]", (Labelled("", ","),)),
        (lists.labelled, "[]", ()),
        (lists.answers, "Years of work?:5", (Answer("Years of work?", "5"),)),
        (lists.answers, "One:1 | Two:2", (Answer("One", "1"), Answer("Two", "2"))),
        (lists.answers, "Link:https://example.com/a:b", (Answer("Link", "https://example.com/a:b"),)),
        (lists.answers, "See https://example.com, then say:yes", (Answer("See https://example.com, then say", "yes"),)),
        (lists.answers, "Note: this one:yes", (Answer("Note: this one", "yes"),)),
        (lists.answers, "When:10:30", (Answer("When", "10:30"),)),
        (lists.answers, "Tea | Coffee:tea", (Answer("Tea | Coffee", "tea"),)),
        (lists.answers, "One:1 | more", (Answer("One", "1"), Answer("more", ""))),
        (lists.answers, "One:", (Answer("One", ""),)),
        (lists.answers, "One: | Two:2", (Answer("One", ""), Answer("Two", "2"))),
        (lists.answers, "No colon", (Answer("No colon", ""),)),
        (lists.answers, "a | b | c", (Answer("a | b | c", ""),)),
        (lists.answers, "Path:/a", (Answer("Path", "/a"),)),
        (lists.numbered_answers, "1. What? A thing", (Answer("What?", "A thing"),)),
        (
            lists.numbered_answers,
            "1. What? It 2. When? Soon? Yes",
            (Answer("What?", "It"), Answer("When?", "Soon? Yes")),
        ),
        (
            lists.numbered_answers,
            "1. What? In 02. or 2. When? Now",
            (Answer("What?", "In 02. or"), Answer("When?", "Now")),
        ),
        (lists.numbered_answers, " 1. What?", (Answer("What?", ""),)),
        (lists.numbered_answers, "1. What? 2. When? ", (Answer("What?", ""), Answer("When?", ""))),
        (lists.numbered_answers, "1. Say what 2. When? Soon", (Answer("Say what", ""), Answer("When?", "Soon"))),
        (
            lists.numbered_answers,
            "1. Many? 7. 12. So 2. When? 3 days",
            (Answer("Many?", "7. 12. So"), Answer("When?", "3 days")),
        ),
        (lists.numbered_answers, "1. What? Line\n2. When? Now", (Answer("What?", "Line"), Answer("When?", "Now"))),
    ],
)
def test_list_comes_apart(kind, cell, items):
    assert kind.read(cell) == items
    assert kind.cell(cell) == items
    assert kind.column([cell, ""]) == [items, ()]


@pytest.mark.parametrize("kind", [lists.spaced_commas, lists.backslashed_commas, lists.semicolons, lists.pipes])
@pytest.mark.parametrize("cell", ["[a], [b]", r"a\, b; c | d, e", " a ;  b ", "a\u00a0, b\n | c", ",", "; ", "\\, "])
def test_items_of_many_cells_are_those_of_each(kind, cell):
    cells = ["a", cell, "", "b, c"]
    assert kind.column(cells) == [kind.read(one) if one else () for one in cells]
    assert kind.column([*cells, " \n"]) == [*kind.column(cells), ()]


@pytest.mark.parametrize("cell", ["[", "]", "a", "[a", "a]", "[a] b", "(a)", " a "])
def test_where_brackets_are_missing_the_whole_cell_counts(cell):
    assert lists.bracketed.read(cell) == (cell.strip(),)
    assert lists.labelled.read(cell) == (Labelled("", cell.strip()),)


@pytest.mark.parametrize(
    "cell", ["", "What? A thing", "2. What? A thing", "0. What?", "so 1. What? It", "1.What?", "１. What? It"]
)
def test_numbered_answers_start_with_the_first(cell):
    with pytest.raises(ValueError, match="not numbered from 1"):
        lists.numbered_answers.read(cell)


@pytest.mark.parametrize(
    ("kind", "items", "cell"),
    [
        (lists.commas, ("a", "b"), "a,b"),
        (lists.spaced_commas, ("a", "b"), "a, b"),
        (lists.backslashed_commas, ("a", "b"), r"a\, b"),
        (lists.semicolons, ("a", "b"), "a; b"),
        (lists.pipes, ("a", "b"), "a | b"),
        (lists.bracketed, ("a", "b"), "[a,b]"),
        (lists.labelled, (Labelled("BLOG", "example.com"), Labelled("", "ada")), "[BLOG:example.com,ada]"),
        (lists.answers, (Answer("One", "1"), Answer("Two", "")), "One:1 | Two"),
        (lists.numbered_answers, (Answer("What?", "It"), Answer("Say", "")), "1. What? It 2. Say "),
    ],
)
def test_list_is_written_as_linkedin_joins_it(kind, items, cell):
    assert kind.write(items) == cell


def test_every_list_is_tested_here():
    assert set(MANY) == {
        "commas", "spaced_commas", "backslashed_commas", "semicolons", "pipes", "bracketed", "labelled", "answers",
        "numbered_answers",
    }  # fmt: skip


WORDS = st.text("ab1 .é/\u2028", min_size=1, max_size=6).filter(lambda word: word == word.strip())


@pytest.mark.parametrize("name", ["commas", "spaced_commas", "backslashed_commas", "semicolons", "pipes", "bracketed"])
@given(items=st.lists(WORDS, min_size=1).map(tuple))
def test_lists_of_text_survive_their_cell(name, items):
    assert MANY[name].read(MANY[name].write(items)) == items


@given(st.lists(st.builds(Labelled, st.sampled_from(["PERSONAL", "BLOG", "RSS_FEED"]), WORDS)).map(tuple))
def test_labelled_items_survive_their_cell(items):
    assert lists.labelled.read(lists.labelled.write(items)) == items


@given(st.lists(st.builds(Answer, WORDS.filter(lambda word: word[0] != "/"), WORDS), min_size=1).map(tuple))
def test_answers_survive_their_cell(items):
    assume(not any(item.answer.startswith("//") for item in items))
    assert lists.answers.read(lists.answers.write(items)) == items


@given(
    st.lists(
        st.builds(Answer, st.sampled_from(["What?", "How many?", "When and where?"]), st.just("") | WORDS), min_size=1
    ).map(tuple)
)
def test_numbered_answers_survive_their_cell(items):
    assume(not any(re.search(r"\d\. ", item.answer + " ") for item in items))
    assert lists.numbered_answers.read(lists.numbered_answers.write(items)) == items


def squashed(text):
    """Without what may be lost around separators."""
    return re.sub(r"[\s\\]", "", text)


@pytest.mark.parametrize("name", sorted(MANY.keys() - {"answers", "pipes", "bracketed", "labelled"}))
@given(cell=st.text(",; |[]:?.\\1A/", max_size=20))
def test_no_character_of_an_item_is_lost(name, cell):
    try:
        items = MANY[name].read(cell)
    except ValueError:
        return
    assert squashed(MANY[name].write(items)) == squashed(cell)


@pytest.mark.parametrize("kind", [lists.bracketed, lists.labelled])
@given(inside=st.text(",; |[]:A/", max_size=20))
def test_no_character_inside_brackets_is_lost(kind, inside):
    assert squashed(kind.write(kind.read(f"[{inside}]"))) == squashed(f"[{inside}]")


@given(st.text(",; |]:A/", max_size=20))
def test_no_character_between_bars_is_lost(cell):
    assert squashed(lists.pipes.write(lists.pipes.read(cell))) == squashed(cell)


@given(st.text(",; |[]:A/", max_size=20))
def test_no_character_of_an_answer_is_lost_but_the_colon_before_none(cell):
    written = lists.answers.write(lists.answers.read(cell))
    assert written.replace(":", "") == cell.replace(":", "")
    assert len(cell) - len(written) <= len(re.findall(r":(?= \| |$)", cell))


# Java maps


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("{}", {}),
        (" {frequency=DAILY} ", {"frequency": "DAILY"}),
        (
            "{smart=true, channels=[EMAIL, IN_APP], frequency=DAILY}",
            {"smart": "true", "channels": ("EMAIL", "IN_APP"), "frequency": "DAILY"},
        ),
        ("{a=[], b={}, c=}", {"a": (), "b": {}, "c": ""}),
        ("{a=[[x, y], [z]], b={c={d=e}}}", {"a": (("x", "y"), ("z",)), "b": {"c": {"d": "e"}}}),
        ("{a=[{b=1}, {b=2}]}", {"a": ({"b": "1"}, {"b": "2"})}),
        ("{place=Springfield, Sampleland, kind=x}", {"place": "Springfield, Sampleland", "kind": "x"}),
        ("{sum=1=1, text=a,b}", {"sum": "1=1", "text": "a,b"}),
        ("{urn:li:x=1}", None),
        ("{my.key-1$=v}", {"my.key-1$": "v"}),
    ],
)
def test_java_map_comes_apart(cell, value):
    if value is None:
        with pytest.raises(ValueError, match="without a key"):
            lists.java_map.read(cell)
    else:
        assert lists.java_map.read(cell) == value
        assert lists.java_map.column([cell, ""]) == [value, None]
        assert lists.java_map.write(lists.java_map.read(cell)) == cell.strip()
        assert isinstance(hash(lists.java_map.read(cell)), int)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "no printed Java map"),
        ("frequency=DAILY", "no printed Java map"),
        ("[a, b]", "no printed Java map"),
        ("{a=1", "no printed Java map"),
        ("a=1}", "no printed Java map"),
        ("{", "no printed Java map"),
        ("{a}", "without a key"),
        ("{=1}", "without a key"),
        ("{a, b=1}", "without a key"),
        ("{é=1}", "without a key"),
        ("{a=[}", "do not match"),
        ("{a=]}", "do not match"),
        ("{a=[1}]}", "do not match"),
        ("{a={b=1]}", "do not match"),
        ("{a=1}, {b=2}", "do not match"),
        ("{a=1, a=2}", "a key stands twice"),
        ("{b={a=1, a=1}}", "a key stands twice"),
    ],
)
def test_what_is_no_java_map_is_refused(cell, reason):
    with pytest.raises(ValueError, match=reason):
        lists.java_map.read(cell)


@pytest.mark.parametrize(("opening", "closing"), [("{a=", "}"), ("[", "]")])
def test_java_maps_nest_as_deep_as_is_sane(opening, closing):
    inner = "x"
    for _ in range(15):
        inner = f"{opening}{inner}{closing}"
    cell = f"{{a={inner}}}"
    assert lists.java_map.write(lists.java_map.read(cell)) == cell
    with pytest.raises(ValueError, match="nested too deep"):
        lists.java_map.read(f"{{a={opening}{inner}{closing}}}")


JAVA_TEXT = st.text("ab1.:/é ", min_size=1, max_size=5)
JAVA = st.recursive(
    JAVA_TEXT,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text("abz_.$-1", min_size=1, max_size=4), inner, max_size=3).map(FrozenMap)
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.text("abz_.$-1", min_size=1, max_size=4), JAVA, max_size=3).map(FrozenMap))
def test_java_maps_survive_their_text(value):
    assert lists.java_map.read(lists.java_map.write(value)) == value


@given(st.text("{}[]=, ab", max_size=25).map(lambda inside: "{" + inside + "}"))
def test_no_character_of_a_java_map_is_lost(cell):
    try:
        value = lists.java_map.read(cell)
    except ValueError:
        return
    assert lists.java_map.write(value) == cell


# Birthdays


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("{month=9, day=8, year=1999}", PartialDate(1999, 9, 8)),
        ("{month=9, day=8}", PartialDate(None, 9, 8)),
        ("{year=1999}", PartialDate(1999)),
        ("{month=9}", PartialDate(None, 9)),
        ("{month=02, day=29}", PartialDate(None, 2, 29)),
    ],
)
def test_birthday_comes_out_of_its_map(cell, day):
    assert lists.birthday_map.read(cell) == day
    assert lists.birthday_map.read(lists.birthday_map.write(day)) == day


def test_birthday_is_written_month_first():
    assert lists.birthday_map.write(PartialDate(1999, 9, 8)) == "{month=9, day=8, year=1999}"
    assert lists.birthday_map.write(PartialDate(None, 9)) == "{month=9}"


@pytest.mark.parametrize(
    "cell",
    [
        "", "9/8/1999", "{}", "{day=8}", "{month=13}", "{month=2, day=30}", "{month=0, day=1}",
        "{month=9, day=8, year=0}", "{month=September}", "{month=9, day=}",
        "{month=٩}", "{month=+9}", "{month=9, hour=1}", "{month=9, day=[8]}",
        "{month=9, zone={a=b}}", "{year=99999999999}",
    ],
)  # fmt: skip
def test_what_is_no_birthday_is_refused(cell):
    with pytest.raises(ValueError, match=r"birthday|Java map|partial date|month|day|year"):
        lists.birthday_map.read(cell)


# Time

LONG = 200_000
WORST = {
    pattern: (pattern * (LONG // len(pattern)))[:LONG]
    for pattern in (
        "a", " ", ",", ", ", "\\, ", "\\", ";", "; ", " | ", "|", ":", "://", "A:", ",A:", ", ,A", "1. ", " 1. ", "? ",
        "1. ? ", "[", "]", "{", "}", "[]", "{}", "], [", "a=", "a=b, ", "{a=", "[a, ", "_", "A", "1", "\n", "\u00a0",
    )
}  # fmt: skip


@pytest.mark.parametrize("frame", ["{}", "[{}:]", "{{a={}}}"])
@pytest.mark.parametrize("name", sorted(ALL))
def test_long_cells_are_read_or_refused_in_reasonable_time(name, frame):
    """With anything worse than linear time this does not come to an end."""
    kind, done = ALL[name], 0
    for text in WORST.values():
        try:
            value = kind.read(frame.format(text))
        except ValueError:
            value = None
        done += 1
        assert value is None or kind.write(value) is not None
    assert done == len(WORST)


def test_long_numbers_of_a_birthday_are_refused():
    with pytest.raises(ValueError, match="no birthday"):
        lists.birthday_map.read("{year=" + "9" * LONG + "}")


def test_deep_brackets_are_refused_in_reasonable_time():
    with pytest.raises(ValueError, match="nested too deep"):
        lists.java_map.read("{a=" * (LONG // 10) + "}" * (LONG // 10))
    with pytest.raises(ValueError, match="nested too deep"):
        lists.java_map.read("{a=" + "[" * (LONG // 10) + "]" * (LONG // 10) + "}")
