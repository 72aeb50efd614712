"""A redacted export reads back as the export does, and holds none of its words."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st

import linkedin_export
from linkedin_export.redaction.vocabulary import Vocabulary
from linkedin_export.schema.evidence import Format
from linkedin_export.testing import make_export
from linkedin_export.testing.fixtures import ERAS
from tests.reading.archives import zip_of
from tests.redaction.told import all_text, redacted, told

VOCABULARY = Vocabulary(linkedin_export.registry)
KEPT = " ".join(VOCABULARY.reserved | VOCABULARY.headers | {"completelinkedindataexport"})
TABLES = [record for record in linkedin_export.registry.records if record.spec.format is Format.TABLE]

letters = "abcdefghijklmnopqrstuvwxyzéñøßжя中"
secrets = st.builds(
    lambda word, spelt: spelt(word), st.text(letters, min_size=8, max_size=10),
    st.sampled_from([str.lower, str.title, str.upper]),
).filter(lambda word: word.lower() not in KEPT)  # fmt: skip


def check(data, words):
    """Redacts an archive; its copy tells the same and has none of the words."""
    export = linkedin_export.open(io.BytesIO(data))
    again, names, archive = redacted(export)
    assert told(again) == told(export, names)
    text = all_text(archive)
    assert [word for word in words if word.lower() in text] == []


@settings(max_examples=5)
@given(st.sampled_from(ERAS), st.integers(0, 99), st.lists(secrets, min_size=4, max_size=4, unique_by=str.lower))
def test_no_word_of_an_archive_is_left_and_all_reads_the_same(era, seed, words):
    made = make_export(era, seed, rows=2)
    hidden = dict(zip(("Example", "Sample", "example", "sample"), words, strict=True))

    def planted(data, wide):
        text = data.decode("utf-16" if wide else "utf-8")
        for word, secret in hidden.items():
            text = text.replace(word, secret)
        return text.encode("utf-16" if wide else "utf-8")

    files = {name: planted(data, data.startswith(b"\xff\xfe")) for name, data in made.files.items()}
    check(zip_of(files), words)


CELLS = """
{}|{} {}|{}@{}.com|https://www.linkedin.com/in/{}|https://{}.com/{}?{}=1|www.{}.com|urn:li:{}:1|urn:li:member:{}
[PERSONAL:http://{}.com]|[{},{}]|{{key={}, list=[{}]}}|1. {}? 2. {}|{}; {}|{}, {}|2021 {}|{} 42|31 Feb {}|7 {} 2021
You uploaded a {} photo on June 10, 2025 at 12:54 PM (GMT)|Yes {}|{}%3A|N/A {}|127.0.0.1%{}|fe80::1%{}
2021-01-02 03:04 {}
""".strip().replace("\n", "|").split("|")  # fmt: skip
PLAIN = """
Yes|no|N/A|-|2021|31 Feb 2021|Feb 30, 1980|13/13/2021|1/2/2021|Oct 18|Jan 2, 1980|17 Nov 2021|2025-09-22 21:06:44 UTC
11/16/21, 9:40 AM|17th of November 2021 at ten|2021-08-24T22:31:00+02:00|1750000000000|-3|12.50|007|LIKE|INCOMING
127.0.0.1|10.20.255.255|::1|fe80::a1|2001:DB8::1%1|{month=9, day=9, year=1999}|Created on|a | b||x
""".strip().replace("\n", "|").split("|")  # fmt: skip


@st.composite
def tables(draw):
    """A name, a file, and the secret words in both."""
    words = draw(st.lists(secrets, min_size=3, max_size=5, unique_by=str.lower))
    secret = st.sampled_from(words)
    cell = st.builds(lambda form, one, other: form.format(one, other, one), st.sampled_from(CELLS), secret, secret)
    record = draw(st.sampled_from(TABLES))
    columns = (
        draw(st.lists(st.sampled_from(record.spec.columns), min_size=1, max_size=5)) if record.spec.columns else []
    )
    header = [column.header for column in columns] + draw(st.lists(secret | cell, max_size=2))
    row = st.lists(cell | cell | st.sampled_from(PLAIN), min_size=len(header), max_size=len(header))
    ragged = st.lists(cell | st.sampled_from(PLAIN), max_size=len(header) + 2)
    rows = draw(st.lists(row | row | row | ragged | st.just(header), max_size=6))
    delimiter, end, quote = draw(st.sampled_from(",,,\t;|")), draw(st.sampled_from(["\n", "\r\n", "\r"])), draw(
        st.sampled_from(["", '"', '"'])
    )  # fmt: skip
    lines = [delimiter.join(quote + one.replace('"', '""') + quote for one in cells) for cells in [header, *rows]]
    preamble = draw(st.sampled_from(["", "", f"Notes:{end}{words[0]}{end}{end}"]))
    text = preamble + end.join(lines)
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"]))
    folder = draw(st.sampled_from(["", "", f"{words[0]}/", "Jobs/", f"Jobs/{words[0]} {words[0]}/"]))
    name = draw(st.sampled_from([*record.spec.names, f"{words[0]}.csv", f"{words[0]}_{record.spec.names[0]}"]))
    return folder + name, text.encode(encoding), words


@settings(max_examples=300)
@given(tables())
def test_no_word_of_a_table_is_left_and_it_reads_the_same(made):
    name, data, words = made
    good = "Email Addresses.csv", b"Email Address,Confirmed,Primary,Updated On\nada@example.com,Yes,No,\n"
    check(zip_of([(name, data), ("x/" + good[0], good[1])]), words)
