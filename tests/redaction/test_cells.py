"""Cells that read as they did, and say nothing."""

import re

import pytest

from linkedin_export.records.messages import Speaker
from linkedin_export.redaction.cells import Cells
from linkedin_export.redaction.words import Replacer
from linkedin_export.schema import lists, sentences, values
from linkedin_export.schema.spec import Column

CELLS = Cells(Replacer(reserved=frozenset({"yes", "no", "user", "coach"}), key=b"key"))


def hidden(cell, kind=values.text, **options):
    return CELLS.hide(Column(headers=("x",), kind=kind, **options), cell)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (values.day, "17 Nov 2021"),
        (values.day, "11/16/21, 9:40 AM"),
        (values.day, "31 Feb 2021"),
        (values.day, "13/13/2021"),
        (values.utc_seconds, "6/24/2023"),
        (values.utc_seconds, "2021-08-24T22:31:00+02:00"),
        (values.java_utc, "Tue Sep 28 09:08:27 UTC 2021"),
        (values.naive_seconds, "Tuesday, 17th of November 2021 at 10:02"),
        (values.month, "2015"),
        (sentences.epoch_milliseconds, " 1750000000000\n"),
        (sentences.time_range, "Jul 08, 2020 01:00 PM - Jul 08, 2020 02:00 PM"),
        (sentences.upload, "You uploaded a feed photo on June 10, 2025 at 12:54 PM (GMT)"),
        (values.yes_no, "Yes"),
        (values.true_false, "FALSE"),
        (values.words(Speaker), "User"),
        (values.text, " "),
        (values.text, ""),
    ],
)
def test_dates_flags_and_known_words_stay(kind, cell):
    assert hidden(cell, kind) == cell


@pytest.mark.parametrize(
    ("kind", "cell", "pattern"),
    [
        (values.text, "17 Nov 2021", r"[1-9]\d [A-Z][a-z]{2} [1-9]\d{3}"),
        (values.day, "Smith 42", r"(?!Smith)[A-Z][a-z]{4} [1-9]\d"),
        (values.day, "Ada", r"(?!Ada)[A-Z][a-z]{2}"),
        (values.utc_seconds, "Xyz Jan 02 15:04:05 UTC 2006", r"(?!Xyz)[A-Z][a-z]{2} Jan 02 15:04:05 UTC 2006"),
        (sentences.time_range, "Ada - Bo", r"[A-Z][a-z]{2} - [A-Z][a-z]"),
        (sentences.upload, "You uploaded a cat on June 1, 2025 at 2:54 PM (GMT)", r"You uploaded a (?!cat)\w{3} on .*"),
        (sentences.upload, "a cat on a mat", r"[a-z] (?!cat)[a-z]{3} [a-z]{2} [a-z] [a-z]{3}"),
        (values.yes_no, "Nay", r"(?!Nay)[A-Z][a-z]{2}"),
        (values.words(Speaker), "Ada", r"(?!Ada)[A-Z][a-z]{2}"),
        (values.integer, "-105", r"-[1-9]\d\d"),
        (values.decimal, "12.50", r"[1-9]\d\.[1-9]\d"),
        (values.ip, "255.20.7.0", r"[12]\d\d\.[1-9]\d\.\d\.\d"),
        (values.ip, "fe80::A1%eth0", r"[a-f]{2}\d\d::[A-F]\d%[a-z]{3}0"),
        (values.ip, "no address", r"[a-z]{2} (?!address)[a-z]{7}"),
        (lists.numbered_answers, "1. Since 5? 2. Ada 7. x", r"1\. [A-Z][a-z]{4} [1-9]\? 2\. (?!Ada)\w{3} 7\. [a-z]"),
        (lists.java_map, "{ada=[A, B], bo=1}", r"\{(?!ada)[a-z]{3}=\[[A-Z], [A-Z]\], [a-z]{2}=[1-9]\}"),
        (lists.labelled, "[OTHER:http://ada.com]", r"\[[A-Z]{5}:http://(?!ada)[a-z]{3}\.[a-z]{3}\]"),
    ],
)  # fmt: skip
def test_all_else_is_hidden_and_reads_as_before(kind, cell, pattern):
    assert re.fullmatch(pattern, hidden(cell, kind))
    assert reads(kind, hidden(cell, kind)) == reads(kind, cell)


def reads(kind, cell):
    try:
        kind.cell(cell)
    except (ValueError, LookupError):
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "cell", "pattern"),
    [
        (values.birth_day, "Oct 18, 1980", r"[A-Z][a-z]{2} (?!18)[12]\d, 19\d\d"),
        (values.birth_day, "October 1", r"(January|October) [1-9]"),
        (values.birth_day, "OCT 05", r"[A-Z]{3} 0[1-9]"),
        (values.birth_day, "17 oct 1980", r"\d\d [a-z]{3} 19\d\d"),
        (values.birth_day, "1980", r"19\d\d"),
        (lists.birthday_map, "{month=9, day=19, year=1999}", r"\{month=[1-9], day=[12]\d, year=19\d\d\}"),
        (lists.birthday_map, "{month=9, day=19, year=199}", r"\{month=[1-9], day=[12]\d, year=[1-9]\d\d\}"),
        (values.utc_seconds, "Xyz Jan 02 15:04:05 UTC 2006", r"(?!Xyz)[A-Z][a-z]{2} [A-Z].*"),
    ],
)
def test_a_birth_becomes_another(kind, cell, pattern):
    other = hidden(cell, kind, pii="birth")

    assert other != cell
    assert re.fullmatch(pattern, other)
    assert reads(kind, other)


def test_a_birth_that_is_no_date_is_hidden_like_any_text():
    assert re.fullmatch(r"[1-9]\d [a-z]{2} [1-9]\d", hidden("25 to 34", pii="birth"))
    assert re.fullmatch(
        r"[1-9]\d (?!Feb)[A-Z][a-z]{2} [1-9]\d{3}", hidden("31 Feb 1980", values.birth_day, pii="birth")
    )


def test_words_for_nothing_stay_and_no_other_cell_becomes_one():
    cells = Cells(Replacer(reserved=frozenset(), key=b"key"))
    blank = frozenset(one + "/A" for one in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") | {"N/A"}
    column = Column(headers=("x",), kind=values.text, blank=blank)

    assert cells.hide(column, "N/A") == "N/A"
    for letter in "BCDEFGHIJ":
        assert cells.hide(column, f"N/{letter}")[2] != "A"


def test_a_column_that_nobody_knows_is_hidden_whole():
    assert re.fullmatch(r"[1-9]\d [A-Z][a-z]{2} [1-9]\d{3}", CELLS.hide(None, "17 Nov 2021"))


def test_a_cell_is_hidden_even_if_it_can_then_no_longer_be_read():
    def only_ada(cell):
        if cell != "Ada 7":
            raise ValueError(cell)
        return cell

    assert re.fullmatch(r"(?!Ada)[A-Z][a-z]{2} 0", hidden("Ada 7", values.Parsed("a name", only_ada)))
