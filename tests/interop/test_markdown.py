"""Conversations and articles as Markdown files, rendered by a library that knows nothing of ours."""

import io
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import linkedin_export
from linkedin_export.testing import make_export

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
RENDERER.validateLink = lambda link: True  # it would refuse some by itself
NEVER = {"html_block", "html_inline", "image"}
HEADER = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
HEADER += "FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"


def quoted(*cells):
    return ",".join('"{}"'.format(cell.replace('"', '""')) for cell in cells)


def row(content, *, id="2-abc", title="", sender="Ada Example", to="Bo Sample", at="10:00:00", subject="",
        files="", draft="No"):  # fmt: skip
    date = f"2026-06-07 {at} UTC" if at else ""
    return quoted(id, title, sender, "", to, "", date, subject, content, "INBOX", files, draft)


def export_of(tmp_path, *rows, articles=()):
    source = tmp_path / "export"
    (source / "Articles").mkdir(parents=True)
    (source / "messages.csv").write_text("\r\n".join([HEADER, *rows, ""]), encoding="utf-8", newline="")
    for number, article in enumerate(articles):
        (source / "Articles" / f"{number}.html").write_text(article, encoding="utf-8", newline="")
    return linkedin_export.open(source)


def written(export, folder):
    count = export.to_markdown(folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert len(files) == count
    return [path.read_bytes().decode() for path in files]


def one(tmp_path, content):
    """What is written of a message, without the heading."""
    (text,) = written(export_of(tmp_path, row(content)), tmp_path / "out")
    beginning, _, rest = text.partition("## 2026-06-07 10:00:00 UTC, Ada Example\n\n")
    assert beginning == "# Conversation\n\nBetween: Ada Example; Bo Sample\n\n"
    return rest.removesuffix("\n")


def inline(text):
    for token in RENDERER.parse(text):
        yield token
        yield from token.children or ()


def shown(text):
    """The kinds of what a reader sees, and its text, line by line."""
    parts = {"softbreak": "\n", "hardbreak": "\n", "paragraph_close": "\n\n"}
    tokens = list(inline(text))
    said = "".join(token.content if token.type == "text" else parts.get(token.type, "") for token in tokens)
    return {token.type for token in tokens} - {"text", "inline"}, said.rstrip("\n")


def test_a_conversation_is_a_file_in_the_order_of_time(tmp_path):
    export = export_of(
        tmp_path,
        row("Bye", at="10:00:02", draft="Yes", files="https://example.com/a_b,https://example.com/c"),
        row("", at="10:00:01", sender="Bo Sample", to="Ada Example", subject="On _this_"),
        row("Hi", at="10:00:00", title="Plans: *ours*"),
        row("Else", id="2-xyz", at=""),
    )
    names = {"2026-06-07-plans-ours-ee2d9fd2c942.md", "undated-conversation-dac6be506916.md"}
    first, second = written(export, tmp_path / "out")

    assert {path.name for path in (tmp_path / "out" / "conversations").iterdir()} == names
    assert first == (
        "# Plans: \\*ours\\*\n"
        "\nBetween: Ada Example; Bo Sample\n"
        "\n## 2026-06-07 10:00:00 UTC, Ada Example\n"
        "\nHi\n"
        "\n## 2026-06-07 10:00:01 UTC, Bo Sample\n"
        "\n**On \\_this\\_**\n"
        "\n## 2026-06-07 10:00:02 UTC, Ada Example, draft\n"
        "\nBye\n"
        "\nAttachment: <https://example.com/a_b>\n"
        "\nAttachment: <https://example.com/c>\n"
    )
    assert second.endswith("\n## Ada Example\n\nElse\n")


@pytest.mark.parametrize("title", ["C #", "a ##", "#", "1. a", "* a"])
def test_a_title_is_shown_as_it_is(tmp_path, title):
    (text,) = written(export_of(tmp_path, row("a", title=title, subject=title)), tmp_path / "out")

    assert shown(text.split("\n\n")[0]) == (
        {"heading_open", "heading_close"} | shown(text)[0] & {"text_special"},
        title,
    )
    assert shown(text.split("\n\n")[3])[1] == title


def test_messages_of_no_known_conversation_are_put_together_by_who_is_in_it(tmp_path):
    export = export_of(
        tmp_path,
        row("a", id=""),
        row("b", id="", sender="Bo Sample", to="Ada Example", at="10:00:01"),
        row("c", id="", to="Cy Sample"),
    )
    told = [text.count("## 2026") for text in written(export, tmp_path / "out")]

    assert sorted(told) == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ **c** `d` ~~e~~ [f](g) ![h](https://example.com/i.png) &amp; \\",
        "<script>alert(1)</script>",
        "<b",
        "# a",
        "- a",
        "+ a",
        "> a",
        "1. a",
        "2) a",
        "---",
        "a\n===",
        "a\n---",
        "```\na\n```",
        "    a\n\ta",
        "a | b\n--- | ---\nc | d",
        "a\n\n\nb",
        "[a]: https://example.com",
        "a  \nb",
        "<!-- a",
        "&nbsp;",
    ],
)
def test_marks_in_a_message_mean_nothing(tmp_path, text):
    kinds, said = shown(one(tmp_path, text))

    assert kinds <= {"paragraph_open", "paragraph_close", "hardbreak", "text_special", "link_open", "link_close"}
    lines = [line.rstrip().replace("\t", "    ") for line in text.split("\n")]
    assert [line for line in said.replace("\xa0", " ").split("\n") if line] == [line for line in lines if line]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1))
@example("#")
@example("1.")
@example("&lt;")
@example("<https://example.com>")
def test_every_text_is_shown_as_it_is(tmp_path_factory, text):
    kinds, said = shown(one(tmp_path_factory.mktemp("markdown"), f"x {text}"))

    assert kinds <= {"paragraph_open", "paragraph_close", "text_special", "link_open", "link_close"}
    assert said == f"x {text}"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see https://example.com/a_b*c, or", "https://example.com/a_b*c"),
        ("(HTTP://example.com/a?b=c&d)", "HTTP://example.com/a?b=c&d"),
    ],
)
def test_a_link_to_a_web_page_is_one(tmp_path, text, link):
    written = one(tmp_path, text)

    assert f"<{link}>" in written
    assert shown(written)[0] >= {"link_open"}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_other_links_are_text(tmp_path, link):
    assert shown(one(tmp_path, f"[a]({link}) <{link}>"))[0] <= {"paragraph_open", "paragraph_close", "text_special"}


ARTICLE = """<html><head>
<title>{title}</title>
</head>
<body>
<h1><a href="https://www.linkedin.com/pulse/on-counting">{title}</a></h1>
<p class="created">Created on 2026-06-06 10:11</p>
<p class="published">Published on 2026-06-07 10:11</p>
{body}
</body></html>
"""


def test_an_article_is_a_file(tmp_path):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    article = ARTICLE.format(
        title="On counting",
        body='<div><h2>Why</h2><p>To <b>know</b>, <a href="https://example.com/(a)">a link</a>.</p>'
        '<img src="https://example.com/p.png" alt="a picture"><img src="https://example.com/q.png"></div>',
    )
    (text,) = written(export_of(tmp_path, articles=[article]), tmp_path / "out")

    assert [path.name for path in (tmp_path / "out" / "articles").iterdir()] == [
        "2026-06-07-on-counting-f8ddaf574ce9.md"
    ]
    assert not (tmp_path / "out" / "conversations").exists()
    assert text == (
        "# On counting\n"
        "\nBegun: 2026-06-06 10:11:00  \n"
        "Published: 2026-06-07 10:11:00  \n"
        "At: <https://www.linkedin.com/pulse/on-counting>\n"
        "\n## Why\n"
        "\nTo **know**, [a link](https://example.com/%28a%29).\n"
        "\n[a picture](https://example.com/p.png)"
        "[https://example.com/q.png](https://example.com/q.png)\n"
    )


def test_two_copies_of_an_article_are_two_files(tmp_path):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    article = ARTICLE.format(title="On counting", body="<p>a</p>")
    texts = written(export_of(tmp_path, articles=[article, article]), tmp_path / "out")

    assert len(texts) == 2
    assert texts[0] == texts[1]


def test_an_article_may_have_no_date_and_no_text(tmp_path):
    article = "<html><head>\n<title>On counting</title>\n</head>\n<body>\n<h1>On counting</h1>\n</body></html>\n"
    (text,) = written(export_of(tmp_path, articles=[article]), tmp_path / "out")

    assert text == "# On counting\n\nNot dated\n"
    assert [path.name[:19] for path in (tmp_path / "out" / "articles").iterdir()] == ["undated-on-counting"]


HOSTILE = [
    '<p>a!<a href="https://example.com">b</a></p>',
    "<table><tr><td><code>a|![x](https://example.com/p.png)|[b](javascript:alert(1))</code></td></tr></table>",
    "<b><pre>```\n[b](javascript:alert(1))</pre></b>",
    "<p>a</p><script>alert(1)</script>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<p>\\&lt;b&gt; \\\\&lt;b&gt;</p>",
    '<p><img src="https://example.com/p.png" alt="![b](https://example.com)"></p>',
    '<p><a href="javascript:alert(1)">a</a><a href=" JaVaScRiPt:alert(1)">b</a></p>',
    '<p><a href="https://example.com/ )![a](https://example.com/b.png" title=")![c](d">e</a></p>',
    '<p><iframe src="https://example.com"></iframe><video poster="https://example.com/p.png" src="x"></video></p>',
    "<pre>```\n<script>alert(1)</script>\n```\n![a](https://example.com/p.png)</pre><p>a</p>",
    "<p>a</p><pre><code>`</code></pre><code>`<b>`</code>",
    "<p>a</p><table><tr><td>&lt;b&gt;|</td></tr></table>",
    '<p onclick="alert(1)">![a](https://example.com/p.png)</p>',
    "<p>a</p><!-- <b> --><![CDATA[<b>x</b>]]><svg><script>alert(1)</script></svg>",
]


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_in_html_is_executed_or_fetched(tmp_path, html):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    tokens = list(inline(one(tmp_path, html)))

    assert {token.type for token in tokens} & NEVER == set()
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert [link for link in links if not link.startswith("https://example.com")] == []


@pytest.mark.parametrize("html", ["<p>a</p><![b", "<p>a</p><![if !supportLists]>- b<![endif]>"])
def test_html_that_no_parser_takes_is_text(tmp_path, html):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    kinds, said = shown(one(tmp_path, html))

    assert kinds & NEVER == set()
    assert "a" in said


def test_a_broken_page_keeps_every_word(tmp_path):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    assert shown(one(tmp_path, "<p>a</p><![<p>b"))[1] == "<p>a</p><![<p>b"


@pytest.mark.parametrize(
    ("body", "shows"),
    [
        ("https://example.com", "https://example.com"),
        ("a.txt", "a.txt"),
        ('<?xml version="1.0"?><p>a</p>', 'xml version="1.0"?\n\na'),
        ("a &amp; b", "a & b"),
    ],
)
def test_an_article_may_be_any_text(tmp_path, body, shows):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    (text,) = written(export_of(tmp_path, articles=[ARTICLE.format(title="a", body=body)]), tmp_path / "out")

    assert shown(text.partition("on-counting>\n\n")[2])[1] == shows


def test_code_is_shown_line_by_line(tmp_path):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    kinds, said = shown(one(tmp_path, "<p>a</p><pre><code>if a &lt; b:\n    `c`[0] = *d\n</code></pre><p>e</p>"))

    assert kinds <= {"paragraph_open", "paragraph_close", "hardbreak", "text_special"}
    assert said.replace("\xa0", " ") == "a\n\nif a < b:\n    `c`[0] = *d\n\ne"


@given(
    st.lists(
        st.sampled_from(
            [*HOSTILE, "`", "```", "\n", "<", "\\", "![", "](https://a.example)", "<b>", "<a>", "<li>", "<td>"]
        )
    )
)
def test_no_mixture_of_html_is_executed_or_fetched(tmp_path_factory, parts):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    written = one(tmp_path_factory.mktemp("markdown"), "<p>a</p>" + "".join(parts))

    tokens = list(inline(written))
    assert {token.type for token in tokens} & NEVER == set()
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert [link for link in links if not link.startswith("https://")] == []


def test_what_is_in_html_needs_the_extra_and_what_is_not_does_not(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "bs4", None)
    export = export_of(tmp_path, row("<p>a</p>"))
    with pytest.raises(linkedin_export.MissingExtraError, match=r"bs4 is not installed.*linkedin-export\[markdown\]"):
        export.to_markdown(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["export"]

    assert export_of(tmp_path / "plain", row("a")).to_markdown(tmp_path / "out") == 1


@pytest.mark.parametrize("title", ["../../etc/passwd", "CON", "a" * 300, "Ünïcode/日本語", "...", "a\\b:c*d?e"])
def test_names_of_files_are_good_on_every_system(tmp_path, title):
    export_of(tmp_path, row("a", title=title)).to_markdown(tmp_path / "out")

    (name,) = [path.name for path in (tmp_path / "out" / "conversations").iterdir()]
    assert len(name) <= 70
    assert all(character.isalnum() or character in "-." for character in name)
    assert name.startswith("2026-06-07-")
    assert name.endswith(".md")


def test_every_conversation_and_article_of_an_export_is_there(tmp_path):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    for era in ("2018-10", "2024-07", "2026-05"):
        export = linkedin_export.open(io.BytesIO(make_export(era, rows=20).data))
        texts = written(export, tmp_path / era)
        assert sum(text.count("\n## ") for text in texts) >= len(export.messages) == 20
        conversations = {one.conversation_id for one in export.messages} - {None}
        assert len(texts) >= len(conversations) + len(export.articles)
        assert not any(token.type.startswith("html") for text in texts for token in inline(text))


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    export = export_of(tmp_path, row("a"))
    with pytest.raises(FileExistsError, match="is there already"):
        export.to_markdown(tmp_path / "export")
    assert [path.name for path in tmp_path.iterdir()] == ["export"]


def test_times_without_a_zone_show_none(tmp_path):
    (tmp_path / "Messages.csv").write_text(
        "From,To,Date,Subject,Content,Direction,Folder\nAda,Bo,10/2/18 3:04 AM,,a,,\n"
    )
    export = linkedin_export.open(tmp_path)
    assert export.messages[0].sent_at == datetime(2018, 10, 2, 3, 4)
    assert export.messages[0].sent_at.tzinfo is not UTC

    (text,) = written(export, tmp_path / "out")
    assert "\n## 2018-10-02 03:04:00, Ada\n" in text
