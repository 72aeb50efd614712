"""Whatever is done to saved pages, they are opened, and every word in them is somewhere."""

import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st

import linkedin_export
from linkedin_export import LinkedInExportError, Unrecognised
from linkedin_export.testing import make_snapshot
from tests.fuzz.export import check_export

WORD = re.compile(r"w\d+w")
WORDS = st.integers(0, 999).map("w{}w".format)
KEYS = st.sampled_from(["First Name", "Connected On", "Name", "TO", "RECIPIENT PROFILE URLS", "snapshotData"]) | WORDS
CELLS = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS | st.sampled_from(["", "07 Jun 2026", "Ã©", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
ROWS = st.dictionaries(KEYS, CELLS, max_size=4)
DOMAINS = st.sampled_from(["CONNECTIONS", "connections", "INBOX", "ENDORSEMENTS", "ARTICLES", "PATENTS", "", None])
ELEMENTS = st.fixed_dictionaries(
    {},
    optional={
        "snapshotDomain": DOMAINS | WORDS,
        "snapshotData": st.lists(ROWS | CELLS, max_size=4) | ROWS,
        "id": CELLS,
    },
)
PAGES = st.fixed_dictionaries(
    {"elements": st.lists(ELEMENTS | CELLS, max_size=3) | ELEMENTS}, optional={"paging": st.none(), "fetched": CELLS}
)
VALUES = PAGES | ELEMENTS | CELLS
PUT_IN = st.sampled_from(["", "{", "}", "[", "]", '"', ",", "\n", "\n{", "\\", "\0"])
DAMAGES = st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 30), PUT_IN), max_size=3)
SNAPSHOT = make_snapshot(rows=1).lines[:3_000].encode()


def opened(text):
    stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    stream.name = "pages.json"
    try:
        return linkedin_export.open(stream)
    except LinkedInExportError:
        return None


def found_in(export):
    """All words that are to be had of an export."""
    places = [file.name for file in export.files] + [cell for file in export.files for cell in file.header or ()]
    places += [part for issue in export.issues for part in (issue.raw, issue.header) if part]
    for table in export.tables.values():
        places += [json.dumps(linkedin_export.to_dict(one), ensure_ascii=False) for one in table]
    return set(WORD.findall(" ".join(places)))


@given(st.lists(VALUES, min_size=1, max_size=4), st.sampled_from(["lines", "document", "list"]), DAMAGES)
def test_damaged_pages_are_read_and_no_word_is_lost(values, form, damages):
    texts = [json.dumps(value, indent=1 if form == "document" else None) for value in values]
    text = f"[{', '.join(texts)}]" if form == "list" else "\n".join(texts)
    for start, size, put_in in damages:
        start %= len(text) + 1
        text = text[:start] + put_in + text[start + size :]
    export = opened(text)
    if export is None or not any(file.recognised.of_api for file in export.files):
        return
    check_export(export)
    assert set(WORD.findall(text)) <= found_in(export)


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=6), max_size=5))
def test_a_row_is_there_as_often_as_in_the_page_that_has_it_most_often(pages):
    export = linkedin_export.open(
        {"elements": [{"snapshotDomain": "MOODS", "snapshotData": []}]},
        *({"elements": [{"snapshotDomain": "MOODS", "snapshotData": [{"x": one} for one in page]}]} for page in pages),
    )
    got = [one.extra["x"] for one in export.read(Unrecognised)]
    assert sorted(got) == sorted(
        one for one in "abc" for _ in range(max((page.count(one) for page in pages), default=0))
    )


@given(st.binary(max_size=200), st.integers(0, 3_000))
def test_bytes_within_pages_never_raise(data, place):
    export = opened((SNAPSHOT[:place] + data + SNAPSHOT[place:]).decode("latin-1"))
    if export is not None:
        check_export(export)
