import operator
import pickle
import re
from copy import deepcopy
from enum import StrEnum

import pytest
from attrs.exceptions import FrozenInstanceError

from linkedin_export.issues import Code, Issue, Severity


@pytest.mark.parametrize("code", Code)
def test_code_is_stable_text_with_a_severity_and_a_meaning(code):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert code.severity in Severity
    assert re.fullmatch(r"[A-Z].*\.", code.meaning)
    assert Code(str(code)) is code


def test_codes_and_meanings_are_all_different():
    assert len(set(Code)) == len({code.meaning for code in Code}) == len(Code.__members__)


@pytest.mark.parametrize(
    ("code", "text", "severity"),
    [
        (Code.BAD_VALUE, "bad-value", "error"),
        (Code.UNKNOWN_COLUMN, "unknown-column", "warning"),
        (Code.DATE_GUESSED, "date-guessed", "warning"),
        (Code.PREAMBLE, "preamble-skipped", "info"),
    ],
)
def test_codes_and_severities_compare_as_text(code, text, severity):
    assert code == text
    assert f"{code}" == text
    assert code.severity == severity


def test_codes_survive_pickle_and_copy():
    assert pickle.loads(pickle.dumps(Code.BAD_VALUE)) is Code.BAD_VALUE
    assert deepcopy(Code.BAD_VALUE) is Code.BAD_VALUE


ISSUE = Issue(Code.BAD_VALUE, "Pets.csv", 7, "Born On", "born_on", "no day", "somewhen in May")


@pytest.mark.parametrize(
    ("issue", "text"),
    [
        (ISSUE, "Pets.csv, line 7, column 'Born On': bad-value: no day"),
        (Issue(Code.EMPTY_FILE, "Pets.csv"), "Pets.csv: empty-file: The file holds no text at all."),
        (
            Issue(Code.ROW_SHORT, "Pets.csv", 3, message="2 cells under 3 headers"),
            "Pets.csv, line 3: row-short: 2 cells under 3 headers",
        ),
        (
            Issue(Code.QUIRK, "Pets.csv", header=""),
            "Pets.csv, column '': quirk: A habit of LinkedIn's writer was undone.",
        ),
    ],
)
def test_issue_says_where_and_what(issue, text):
    assert str(issue) == text


def test_text_in_question_is_kept_but_shown_nowhere():
    assert ISSUE.raw == "somewhen in May"
    assert "somewhen" not in repr(ISSUE)
    assert "somewhen" not in str(ISSUE)


def test_issue_is_as_severe_as_its_code():
    assert ISSUE.severity is Severity.ERROR
    assert Issue(Code.QUIRK, "Pets.csv").severity is Severity.INFO


def test_issues_are_values():
    assert pickle.loads(pickle.dumps(ISSUE)) == ISSUE
    assert len({ISSUE, deepcopy(ISSUE)}) == 1
    assert Issue(Code.QUIRK, "Pets.csv") != Issue(Code.QUIRK, "Toys.csv")
    with pytest.raises(FrozenInstanceError):
        ISSUE.line = 8


def test_severities_have_an_order_and_stay_text():
    assert sorted(Severity, reverse=True) == ["error", "warning", "info"]
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert not Severity.INFO < Severity.INFO
    assert Severity.INFO <= Severity.INFO <= Severity.WARNING
    assert not Severity.ERROR <= Severity.WARNING
    assert Severity.ERROR > Severity.WARNING > Severity.INFO
    assert not Severity.INFO > Severity.INFO
    assert Severity.INFO >= Severity.INFO
    assert not Severity.WARNING >= Severity.ERROR
    assert max(Severity) is Severity.ERROR
    assert {Severity.INFO: 1}["info"] == 1
    assert isinstance(Severity.INFO, StrEnum)


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_severities_compare_with_their_words_and_with_no_other(compare):
    assert compare(Severity.ERROR, "warning") is compare(2, 1)
    assert compare("error", Severity.WARNING) is compare(2, 1)
    with pytest.raises(ValueError, match="'fatal' is not a valid Severity"):
        compare(Severity.ERROR, "fatal")


def test_issue_is_one_line_without_control_characters():
    issue = Issue(Code.QUIRK, "Pets\x1b[31m.csv", 3, "Mo\nod", message="no\nday")
    assert str(issue) == "Pets\\x1b[31m.csv, line 3, column 'Mo\\nod': quirk: no\\nday"
