"""What a notebook shows, read back as a browser reads it."""

import io
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linkedin_export
from linkedin_export.notebook import COLUMNS, LONGEST, bullets, grid, shown
from linkedin_export.reading.members import Member
from linkedin_export.testing import make_export

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """The tags of a page, and the text of the cells and paragraphs."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.open, self.rows, self.paragraphs, self.classes, self.flush = [], [], [], [], set(), []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        assert set(dict(attributes)) <= {"class", "colspan"}
        assert tag not in VOID
        self.classes |= {dict(attributes).get("class")}
        self.tags.append(tag)
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.flush += [len(self.rows[-1]) - 1] * (("class", "n") in attributes)
        elif tag in ("p", "li"):
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data
        elif {"p", "li"} & set(self.open):
            self.paragraphs[-1] += data


def page_of(one):
    return Page(one._repr_html_())


def table_of(*rows, header=HEADER, record=linkedin_export.Connection):
    text = "\n".join([header, *rows]) + "\n"
    return linkedin_export.read_table(io.BytesIO(text.encode("utf-8", "surrogatepass")), record=record)


def numbered(rows):
    return table_of(*(f"Ada {number},Example,,,,,07 Jun 2026" for number in range(rows)))


@pytest.fixture(scope="module")
def export():
    return linkedin_export.open(io.BytesIO(make_export("2026-05", rows=30).data))


@pytest.mark.parametrize("rows", [1, 10])
def test_a_short_table_is_shown_whole(rows):
    page = page_of(numbered(rows))

    assert [row[:2] for row in page.rows] == [["#", "first_name"], *([f"{one}", f"Ada {one}"] for one in range(rows))]


def test_of_a_long_table_the_first_and_last_rows_are_shown():
    page = page_of(numbered(12_345))

    assert [row[0] for row in page.rows] == ["#", "0", "1", "2", "3", "4", "⋮", *map(str, range(12_340, 12_345))]
    assert page.rows[-1] == ["12344", "Ada 12344", "Example", "2026-06-07"]
    assert page.paragraphs[0].startswith("Connection: 12,345 records · from ")


def test_columns_that_are_blank_in_what_is_shown_are_left_out_and_named():
    rows = [f"Ada,Example,,{'ada@example.com' if number == 7 else ''},,,07 Jun 2026" for number in range(20)]
    page = page_of(table_of(*rows))

    assert page.rows[0] == ["#", "first_name", "last_name", "connected_on"]
    assert page.paragraphs[1] == (
        "Blank in these rows, and left out: url, email, company, position, address, websites, instant_messengers."
    )


def test_it_says_what_is_known_of_the_table():
    page = page_of(table_of("Ada,Example,,,,,77 Jun 2026", "Ada,Example"))

    assert page.paragraphs[0].endswith("layout 2023-06 (7 columns) · 2 issues: row-short 1, bad-value 1")
    assert page.rows[0][-1] == "extra: Connected On"
    assert [row[-1] for row in page.rows[1:]] == ["77 Jun 2026", ""]


def test_a_table_without_files_or_records_says_so():
    page = page_of(linkedin_export.open(io.BytesIO(f"{HEADER}\n".encode())).messages)

    assert (page.rows, page.paragraphs) == ([], ["Message: 0 records · 0 issues"])


def test_every_table_can_be_shown(export):
    for record, table in export.tables.items():
        page = page_of(table)
        assert page.paragraphs[0].startswith(f"{record.__name__}: {len(table)} records")
        assert {len(row) for row in page.rows} <= {1, len(page.rows[0])}
        assert len(page.rows[0]) <= COLUMNS + 1
        for cells in page.rows[1:]:
            assert max(map(len, cells)) <= 2 * LONGEST


def test_lists_and_moments_are_shown_as_text(export):
    page = page_of(export.messages)
    first = dict(zip(page.rows[0], page.rows[1], strict=True))
    assert first["sent_at"] == str(export.messages[0].sent_at)
    assert first["sent_at"].endswith("+00:00")

    profile = page_of(export.profile)
    websites = dict(zip(profile.rows[0], profile.rows[1], strict=True))["websites"]
    assert websites.startswith('[{"label": "')


def test_of_very_many_columns_the_others_are_named():
    header = ",".join([HEADER, *(f"New {number}" for number in range(100))])
    page = page_of(table_of("Ada,Example,,,,,," + ",".join("x" * 100), header=header))

    assert len(page.rows[0]) == COLUMNS + 1
    first = COLUMNS - 2
    named = ", ".join(f"extra: New {number}" for number in range(first, first + 8))
    assert page.paragraphs[-1] == f"Left out, for there are many: {named} and {100 - first - 8} more."


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_what_strangers_wrote_stays_text(texts):
    page = Page(grid(["a"], [[text] for text in texts]) + bullets(texts))

    assert set(page.tags) <= {"div", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    assert [cells for cells in page.rows[1:] if len(cells) != 1] == []
    for (cell,) in page.rows[1:]:
        assert cell.replace("\u200c", "").replace("\u200d", "").isprintable()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\" onload='x' &", "&quot; onload=&#x27;x&#x27; &amp;"),
        ("</td></table><style>*{}", "&lt;/td&gt;&lt;/table&gt;&lt;style&gt;*{}"),
        ("ab\u202ecd\u2066\u200f", "ab\\u202ecd\\u2066\\u200f"),
        ("a\x00\x1b[31m\x9b", "a\\x00\\x1b[31m\\x9b"),
        ("one \r\n two\u2028three", "one ↵ two ↵ three"),
        ("👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"),
        ("\ud800", "\\ud800"),
        ("x" * 81, "x" * 40 + "…" + "x" * 39),
        ("x" * 80, "x" * 80),
    ],
)
def test_a_cell_is_escaped_and_cut(text, html):
    assert shown(text) == html


def test_hostile_cells_and_headers_stay_in_their_place():
    hostile = "</td></tr></table><script>alert(1)</script>"
    table = table_of(f"{hostile},Example,,,,,07 Jun 2026,{hostile}", header=f"{HEADER},<img src=x onerror=alert(1)>")
    page = page_of(table)

    assert page.rows[0][-1] == "extra: <img src=x onerror=alert(1)>"
    assert (page.rows[1][1], page.rows[1][-1]) == (hostile, hostile)
    assert set(page.tags) == {"div", "style", "p", "b", "bdi", "table", "thead", "tbody", "tr", "th", "td"}


def test_an_export_lists_its_tables():
    export = linkedin_export.open(io.BytesIO(make_export("2026-05", rows=30).data))
    len(export.connections)
    page = page_of(export)
    lines = {row[0]: row[1:] for row in page.rows}

    assert page.paragraphs[0] == f"LinkedIn export: {len(export.files)} files · {len(export.tables)} tables"
    assert len(lines) == len(export.tables) + 1
    (size,) = [file.size for file in export.files if file.name == "Connections.csv"]
    assert 1000 < size < 1_000_000
    assert lines["connections"] == [
        "Connection", "Connections.csv", f"{size / 1000:.1f} kB", "known", "2023-06 (7 columns)", "30"
    ]  # fmt: skip
    assert lines["articles"][1] == "Articles/Articles/made-up 1.html and 29 more"
    assert lines["votes"][-1] == ""
    assert "tall" in page.classes


def test_the_size_is_that_of_all_files_of_a_table():
    made = make_export("2026-05", rows=30)
    page = page_of(linkedin_export.open(io.BytesIO(made.data)))
    size = sum(len(data) for path, data in made.files.items() if path.startswith("Articles/"))

    assert next(row for row in page.rows if row[0] == "articles")[3] == f"{size / 1000:.1f} kB"


def test_numbers_end_flush(export):
    assert page_of(numbered(2)).flush == [0, 0, 0]
    page = page_of(export.receipts)
    amounts = [page.rows[0].index(name) for name in ("total_amount", "tax_amount")]
    assert {0, *amounts} <= set(page.flush)
    assert page.rows[0].index("currency_code") not in page.flush
    assert set(page_of(export).flush) == {3, 6}


def test_an_export_names_what_could_not_be_read(tmp_path):
    (tmp_path / "Connections.csv").write_text(f"{HEADER}\nAda,Example,,,,,07 Jun 2026\n")
    (tmp_path / "Votes <b>.csv").write_text("PK\x03\x04")
    (tmp_path / "Novelty.csv").write_text("Colour,Shape\n" + "red,round\n" * 200_000)
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "._Connections.csv").write_text("x")
    page = page_of(linkedin_export.open(tmp_path))

    assert [row[:5] for row in page.rows[1:]] == [
        ["connections", "Connection", "Connections.csv", "97 B", "known"],
        ["unrecognised", "Unrecognised", "Novelty.csv", "2.0 MB", "unknown"],
    ]
    assert page.paragraphs[2:] == ["Not read: Votes <b>.csv (not-text).", "1 file ignored on purpose."]
    assert "tall" not in page.classes


def opened(monkeypatch):
    """The names of the files that are opened, one by one."""
    names = []
    open_ = Member.open

    def opening(member):
        names.append(member.name)
        return open_(member)

    monkeypatch.setattr(Member, "open", opening)
    return names


def test_showing_an_export_reads_no_file_and_a_table_what_its_length_reads(tmp_path, monkeypatch):
    path = make_export("2026-05", rows=30).write(tmp_path)
    names = opened(monkeypatch)
    for table in ("connections", "votes", "comments", "ad_targeting"):
        counted, export = linkedin_export.open(path), linkedin_export.open(path)
        names.clear()
        page_of(export)
        assert names == []
        len(getattr(counted, table))
        by_length = names.copy()
        assert by_length != []
        page_of(getattr(counted, table))
        assert names == by_length
        names.clear()
        page_of(getattr(export, table))
        assert names == by_length


def test_a_report_starts_with_its_totals_and_cuts_nothing(export):
    report = export.report()
    page = page_of(report)

    assert page.paragraphs[0] == report.summary()
    assert [row[0] for row in page.rows] == ["file", *(line.name for line in report.files)]
    assert [row[4] for row in page.rows[1:]] == [str(line.rows) for line in report.files]
    assert len(page.paragraphs) == 1 + len(report._notes())
    assert set(page.paragraphs[1:]) <= set(report.text(width=10_000).splitlines())
