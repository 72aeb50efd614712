"""Real exports, made anonymous, where a checkout has them beside it; the words of the files must all be found again."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import linkedin_export
from linkedin_export.history.matching import whole
from linkedin_export.history.merging import same
from linkedin_export.redaction.vocabulary import Vocabulary
from tests.redaction.told import contents, redacted, told

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real exports is not beside this checkout")

LONE = 40_000
"""Bytes of the largest file that is redacted on its own."""
# Of `urn%3Ali%3Ashare` some words start with the end of an escape.
ENCODED = re.compile("a?(amp|gt|lt|nbsp|quot|apos|li|activity|article|comment|grouppost|share|ugcpost)")
WORD = re.compile(r"[^\W\d_]{3,}")


def entries():
    index = json.loads((CORPUS / "INDEX.json").read_text(encoding="utf-8")) if CORPUS.is_dir() else []
    return [entry for entry in index if entry["path"].lower().endswith(".csv")]


def test_every_file_is_recognised_and_every_row_counted():
    wrong = []
    cells = bad = 0
    for entry in entries():
        export = linkedin_export.open(CORPUS / entry["path"])
        (file,) = export.files
        if entry["kind"] and file.record is None:
            wrong.append((entry["path"], "not recognised"))
        loose = {"SearchQueries", "Comments", "LearningCoachMessages (transcript)"}
        if entry["rows"] is not None and entry["kind"] not in loose and file.record and file.rows != entry["rows"]:
            wrong.append((entry["path"], f"{file.rows} rows instead of {entry['rows']}"))
        if not entry["resaved"]:
            cells += file.rows * len(file.header or ())
            bad += sum(issue.code in ("bad-value", "date-guessed") for issue in export.issues)

    assert wrong == []
    assert cells > 500_000
    assert bad * 1000 < cells


def test_every_archive_reads_without_an_unknown_file():
    for path in CORPUS.rglob("*.zip*"):
        report = linkedin_export.open(path).report()
        assert (report.unknown, report.drifted) == ((), ()), path.name


def test_every_export_is_redacted_and_reads_the_same():
    folders = [path for path in sorted(CORPUS.glob("*/*")) if path.is_dir()]
    archives = sorted(CORPUS.rglob("*.zip*"))
    for path in (*folders, *archives):
        export = linkedin_export.open(path)
        again, names, _ = redacted(export)
        assert told(again) == told(export, names), path


def test_every_export_merged_with_itself_is_what_it_was():
    folders = [path for path in sorted(CORPUS.glob("*/*")) if path.is_dir()]
    for path in (*folders, *sorted(CORPUS.rglob("*.zip*"))):
        export = linkedin_export.open(path)
        merged = linkedin_export.merge(export, export)
        assert same(merged, linkedin_export.open(path)), path
        for record, table in export.tables.items():
            assert list(map(whole, merged.read(record))) == list(map(whole, table)), (path, record)


def test_no_word_but_linkedins_is_where_it_was_in_a_redacted_file():
    reserved = Vocabulary(linkedin_export.registry).reserved
    for entry in entries():
        data = (CORPUS / entry["path"]).read_bytes()
        if entry["encoding"] != "utf-8" or len(data) > LONE:
            continue
        _, _, archive = redacted(linkedin_export.open(CORPUS / entry["path"]))
        (copy,) = contents(archive).values()
        old, new = data.decode("utf-8", "replace"), copy.decode("utf-8", "replace")
        kept = {word[0].lower() for word in WORD.finditer(old) if new[word.start() : word.end()] == word[0]}
        assert {word for word in kept - reserved if not ENCODED.fullmatch(word)} == set(), entry["path"]


def texts(value):
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        yield str(value)


def test_no_word_of_a_message_is_lost():
    for entry in entries():
        if entry["kind"] != "messages":
            continue
        path = CORPUS / entry["path"]
        table = linkedin_export.read_table(path)
        found = Counter(word for row in table.to_dicts() for text in texts(row) for word in WORD.findall(text))
        header = set(WORD.findall(" ".join(table.files[0].header or ())))
        raw = set(WORD.findall(path.read_bytes().decode("utf-8", "replace")))
        assert raw - set(found) - header - {"UTC", "Yes"} == set(), entry["path"]
