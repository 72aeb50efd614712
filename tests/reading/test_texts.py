"""Files of the export that are no tables: articles, transcripts, notices."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin_export.reading.lines import ShortText
from linkedin_export.reading.rows import CHUNK
from linkedin_export.reading.texts import TextRows, article, notice, transcript
from linkedin_export.schema.evidence import Format

PAGE = """<html><head>
<title>On &amp; off</title>
<style>body {color: red}</style></head>
<body>
<h1><a href="https://www.linkedin.com/pulse/example?a=1&amp;b=2">On &amp; off</a></h1>
<p class="created">Created on 2021-08-24 22:31</p>
<p class="published">Published on 2021-08-25 07:00</p>
<p>First.</p>
<h1>A heading</h1>
<p class="created">Created on my own</p>
</body></html>
"""
BODY = '<p>First.</p>\n<h1>A heading</h1>\n<p class="created">Created on my own</p>'


def only(rows):
    ((number, row),) = rows
    assert number == 1
    return row


def lines(text):
    return ShortText(text)


def test_an_article_is_a_row_of_title_link_dates_and_body():
    assert only(article(lines(PAGE))) == [
        "On & off",
        "https://www.linkedin.com/pulse/example?a=1&b=2",
        "2021-08-24 22:31",
        "2021-08-25 07:00",
        BODY,
    ]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("<title>On &amp; off</title>", "", ["On & off", None, None, None, None]),
        ("<title>On &amp; off</title>", "<title> </title>", ["On & off", None, None, None, None]),
        ("<title>On &amp; off</title>", "<title>On  &amp;\noff </title>", ["On  &\noff", None, None, None, None]),
        (' href="https://www.linkedin.com/pulse/example?a=1&amp;b=2"', "", [None, "", None, None, None]),
        (' href="https://www.linkedin.com/pulse/example?a=1&amp;b=2"', " href", [None, "", None, None, None]),
        ("Published on 2021-08-25 07:00", "Published on ---", [None, None, None, "---", None]),
        ("Published on 2021-08-25 07:00", "Not published yet", [None, None, None, "Not published yet", None]),
        ('<p class="published">Published on 2021-08-25 07:00</p>\n', "", [None, None, None, "", None]),
        (
            '<p class="published">Published on 2021-08-25 07:00</p>',
            "<P CLASS='published' >Published on 2021</P\n>",
            [None, None, None, "2021", None],
        ),
        ("</body></html>\n", "", [None, None, None, None, None]),
        ("</body></html>\n", "</body>\n</html> \n", [None, None, None, None, None]),
        ("<head>", "<HEAD lang='en'>", [None, None, None, None, None]),
        ("</head>", "", [None, None, None, None, None]),
        ("<html>", "<!DOCTYPE html>\n<html lang='en'>", [None, None, None, None, None]),
        (' class="created">Created on 2021-', ' class="created">Created <i>on</i> 2021<b>-', [None] * 5),
        ("\n", "\r\n", [None, None, None, None, BODY.replace("\n", "\r\n")]),
        ("First.", "<![if !x]>Second</p>", [None, None, None, None, BODY.replace("First.", "<![if !x]>Second</p>")]),
        ("First.", "<![broken[x", [None, None, None, None, BODY.replace("First.", "<![broken[x")]),
    ],
)
def test_an_article_may_lack_parts_or_have_them_otherwise(old, new, row):
    found = only(article(lines(PAGE.replace(old, new))))
    usual = only(article(lines(PAGE)))
    assert found == [cell if cell is not None else usual[place] for place, cell in enumerate(row)]


def test_an_article_without_dates_keeps_all_of_its_text():
    page = "<html><body><h1>Title</h1><p>one</p><h1>Heading</h1><p>two</p></body></html>"
    assert only(article([page])) == ["Title", "", "", "", "<p>one</p><h1>Heading</h1><p>two</p>"]


HEADING = '<h1><a href="https://www.linkedin.com/pulse/example?a=1&amp;b=2">On &amp; off</a></h1>'


def test_a_heading_may_stand_in_several_pieces():
    page = PAGE.replace("<title>On &amp; off</title>", "").replace(
        HEADING, "<h1><a href='x'>Real <b>heading</b> here</a></h1>"
    )
    assert only(article([page])) == ["Real heading here", "x", "2021-08-24 22:31", "2021-08-25 07:00", BODY]


def test_a_heading_that_is_not_the_title_belongs_to_the_body():
    row = only(article([PAGE.replace("<title>On &amp; off</title>", "<title>Other</title>")]))
    assert row[0] == "Other"
    assert row[4].split() == [*HEADING.split(), *BODY.split()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</head>", "</head>Readable"),
        ("<body>", "<body>Readable"),
        ("</h1>\n<p class", "</h1>\nReadable\n<p class"),
        ("</h1>\n<p class", "</h1>\n<h1>Readable</h1><p class"),
        ("22:31</p>", "22:31</p><p>Readable</p>"),
        ("07:00</p>", "07:00</p>Readable"),
        ("</body>", "</body>Readable"),
        ("</html>", "</html><p>Readable</p>"),
        ("<p>First.", "<h1>Readable<p>First."),
        ('<p class="created">Created on 2021', '<p class="created">Readable<p class="created">Created on 2021'),
    ],
)
def test_text_in_any_place_is_in_the_body(old, new):
    row = only(article([PAGE.replace(old, new, 1)]))
    assert "Readable" in row[4]
    assert row[:4] == only(article([PAGE]))[:4]
    assert "First." in row[4]
    assert "color: red" not in row[4]


def test_a_date_that_is_not_closed_belongs_to_the_body():
    row = only(article(["<body><h1>Title</h1><p class='created'>Created on 2021<div>Text</div>"]))
    assert row == ["Title", "", "", "", "<p class='created'>Created on 2021<div>Text</div>"]


def test_a_long_article_is_kept_whole():
    body = BODY + "<p>word</p>\n" * 20_000 + "<p>The end.</p>"
    found = only(article([PAGE.replace(BODY, body)]))
    assert found[:4] == only(article(lines(PAGE)))[:4]
    assert found[4] == body


def test_a_page_without_any_part_is_its_body():
    assert only(article(["<html>\n<body class='x'>\nText</body>"])) == ["", "", "", "", "Text"]
    assert only(article(["Text"])) == ["", "", "", "", "Text"]


@pytest.mark.parametrize("text", ["", " \n\t\r\n"])
def test_a_blank_page_is_no_row(text):
    assert list(article(lines(text))) == []


tags = "<h1> </h1> <p> </p> <p\tclass=created> <title> </title> <a\thref=x> <body> </body> <script>"
broken = "<![ [x]> <! -- < > &amp &#x; <? </ <![CDATA[ ]]> ' \""
pieces = st.sampled_from([*tags.split(" "), *broken.split(" "), "\n", " ", "a", "Created on "])


@settings(deadline=None)
@given(st.lists(pieces | st.text(max_size=3)).map("".join))
def test_any_page_makes_one_row_at_most(text):
    rows = list(article([text]))
    assert len(rows) == bool(text.strip())
    assert all(len(row) == 5 for _, row in rows)


words = st.sampled_from(["alpha", "beta", "gamma", "delta"])
body_tags = st.sampled_from(
    ["<h1>", "</h1>", "<p>", "</p>", "<p class=created>", "<p class='published'>", "<title>", "</title>", "<a href=x>",
     "</a>", "<body>", "</body>", "</html>", "<b>", "</b>"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(words | body_tags).map(" ".join))
def test_every_word_of_a_page_is_in_its_row(text):
    rows = list(article([f"<html><head><style>hidden</style></head>{text}"]))
    found = " ".join(cell for _, row in rows for cell in row)
    for word in ("alpha", "beta", "gamma", "delta"):
        assert found.count(word) >= (text.count(word) > 0)
    assert "hidden" not in found


TRANSCRIPT = """conversation: 1f00-aa
timestamp: 1750000000000
user: Hello
coach: Dear Ada,

note: this is text
With thanks

conversation: 2f00-bb
timestamp: 1750000001000
user:
coach:no space
"""


def test_a_transcript_is_a_row_for_each_thing_said():
    assert list(transcript(lines(TRANSCRIPT))) == [
        (3, ["1f00-aa", "1750000000000", "user", "Hello"]),
        (4, ["1f00-aa", "1750000000000", "coach", "Dear Ada,\n\nnote: this is text\nWith thanks"]),
        (11, ["2f00-bb", "1750000001000", "user", ""]),
        (12, ["2f00-bb", "1750000001000", "coach", "no space"]),
    ]


def test_a_new_conversation_does_not_inherit_the_time_of_the_one_before():
    text = "conversation: a\ntimestamp: 1\nuser: x\ntimestamp: 2\nuser: y\nconversation: b\nuser: z\n"
    assert [row for _, row in transcript(lines(text))] == [
        ["a", "1", "user", "x"],
        ["a", "2", "user", "y"],
        ["b", "", "user", "z"],
    ]


def test_text_that_nobody_says_is_a_row_too():
    assert list(transcript(lines("\nSome words\nand more\r\nuser: Hi"))) == [
        (2, ["", "", "", "Some words\nand more"]),
        (4, ["", "", "user", "Hi"]),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "No conversations found", "no conversations found\r\n\n"])
def test_a_transcript_of_nothing_has_no_rows(text):
    assert list(transcript(lines(text))) == []


said = st.text("ab:\n \u2028", min_size=1).filter(lambda text: text.strip()).map(str.rstrip)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.sampled_from(["user", "coach"]), said)))
def test_what_was_said_comes_back_from_a_transcript(entries):
    text = "".join(
        f"conversation: {conversation}\ntimestamp: {time}\n{who}: {what}\n\n"
        for conversation, time, who, what in entries
    )
    rows = [row for _, row in transcript(lines(text))]
    assert rows == [[conversation, str(time), who, what] for conversation, time, who, what in entries]


NOTICE = "Sorry, there was a problem. We weren't able to download the following files: "


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{NOTICE}Messages.csv, Shares.csv\n", [(1, ["Messages.csv"]), (1, ["Shares.csv"])]),
        (f"{NOTICE}Messages.csv", [(1, ["Messages.csv"])]),
        (f"{NOTICE}Messages.csv; Shares.csv.\n", [(1, ["Messages.csv"]), (1, ["Shares.csv"])]),
        (f"{NOTICE}\r\nMessages.csv\r\n\r\nShares.csv,,\r\n", [(2, ["Messages.csv"]), (4, ["Shares.csv"])]),
        (f"{NOTICE}A.csv, B.csv. Please try again later.", [(1, ["A.csv"]), (1, ["B.csv"])]),
        (f"{NOTICE}A.csv, ,\n\nB.csv.", [(1, ["A.csv"]), (3, ["B.csv"])]),
        (f"{NOTICE}A.csv.\nPlease try again, later.\n", [(1, ["A.csv"])]),
        ("Sorry.\n\nDOWNLOAD THE FOLLOWING FILE:\nA.csv\n", [(4, ["A.csv"])]),
        (NOTICE, []),
        ("Something went wrong,\nsorry.\n", [(1, ["Something went wrong,\nsorry."])]),
        ("", []),
        (" \r\n", []),
    ],
)
def test_a_notice_is_a_row_for_each_file_it_names(text, names):
    assert list(notice(lines(text))) == names


def test_rows_of_a_text_can_be_read_again_and_come_in_chunks():
    text = "".join(f"user: {number}\n" for number in range(2 * CHUNK))
    rows = TextRows(lambda: lines(text), Format.TRANSCRIPT, "\r\n")
    first = list(rows.chunks())
    assert [len(numbers) for numbers, _ in first] == [8, 16, 32, 64, 128, CHUNK, 8]
    assert list(rows.chunks()) == first
    assert (rows.dialect.line_end, rows.dialect.headless, rows.unclosed) == ("\r\n", True, [])


@pytest.mark.parametrize(
    ("form", "text", "row"),
    [
        (Format.ARTICLE, "Text", ["", "", "", "", "Text"]),
        (Format.TRANSCRIPT, "coach: Hi", ["", "", "coach", "Hi"]),
        (Format.NOTICE, "Sorry", ["Sorry"]),
    ],
)
def test_each_kind_of_text_has_its_rows(form, text, row):
    assert list(TextRows(lambda: ShortText(text), form, "\n").chunks()) == [([1], [row])]


def test_a_conversation_in_which_nobody_speaks_is_a_row():
    text = "conversation: 1\ntimestamp: 2\n\nconversation: 3\ntimestamp: 4\ntimestamp: 5\nuser: Hi\n\nconversation: 6\n"
    rows = list(transcript(text.splitlines(keepends=True)))
    assert [row for _, row in rows] == [
        ["1", "2", "", ""], ["3", "4", "", ""], ["3", "5", "user", "Hi"], ["6", "", "", ""],
    ]  # fmt: skip
