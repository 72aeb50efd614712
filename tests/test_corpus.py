"""Real exports, made anonymous, where a checkout has them beside it; the words of the files must all be found again."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import linkedin_export

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real exports is not beside this checkout")

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
